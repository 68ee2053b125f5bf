// SPDX-License-Identifier: Apache-2.0
// Checks → roots: what of each check is computed where, when its citations are in force, what its subject is.
#include "engine/graph/plan.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "engine/graph/buckets.hpp"
#include "engine/graph/builder.hpp"
#include "engine/graph/dependency_graph.hpp"
#include "engine/graph/force.hpp"

namespace zhunsheng::graph {
namespace {

class CheckPlanner {
 public:
  CheckPlanner(const model::Ruleset& rules, Builder& builder) : rules_(rules), builder_(builder) {}

  CheckPlan plan(const model::Check& check) {
    check_ = &check;
    CheckPlan row;
    row.kinds = check.kinds;
    Environment environment = bind(check);
    row.at = environment.date;
    row.is_dated = check.at.is_valid();
    row.force = store(check.in_force.is_always() ? force_of(rules_, check.citations) : std::vector<base::DateSpan>{check.in_force});
    row.applies = use(builder_.lower(check.applies, environment));
    row.norm = use(builder_.lower(check.norm, environment));
    row.forbids = check.forbids && row.norm != no_node;
    plan_subject(row, environment);
    plan_exceptions(row, environment);
    if (check.for_each) row.block = builder_.make_block(builder_.plan.nodes[element_].a, element_, roots_, subject_variable_);
    return row;
  }

 private:
  NodeIndex use(NodeIndex root) {
    if (root != no_node) roots_.push_back(root);
    return root;
  }

  /// Spans that were stored before are used again: most checks rest on few instruments.
  Range store(const std::vector<base::DateSpan>& spans) {
    std::vector<std::int64_t> key;
    for (const base::DateSpan& span : spans)
      for (const auto& date : {span.from, span.until}) key.push_back(date ? date->days : std::numeric_limits<std::int64_t>::max());
    const auto [place, is_new] = stored_spans_.try_emplace(std::move(key));
    if (!is_new) return place->second;
    Range& range = place->second;
    range.begin = static_cast<std::uint32_t>(builder_.plan.spans.size());
    builder_.plan.spans.insert(builder_.plan.spans.end(), spans.begin(), spans.end());
    range.end = static_cast<std::uint32_t>(builder_.plan.spans.size());
    return range;
  }

  Environment bind(const model::Check& check) {
    roots_.clear();
    Environment environment{builder_.as_of(), {}};
    if (check.for_each) {
      const NodeIndex list = use(builder_.lower(check.for_each->list, environment));
      builder_.note_element_type(list, rules_.exprs[check.for_each->list.index()].type);
      element_ = builder_.variable_over(list, environment);
      environment.bindings.emplace_back(check.for_each->variable, element_);
    }
    if (check.at.is_valid()) environment.date = use(builder_.lower(check.at, environment));
    return environment;
  }

  /// The conjuncts that the norm reaches through 且 alone.
  std::vector<model::ExprId> conjuncts(model::ExprId norm) const {
    std::vector<model::ExprId> found, stack{norm};
    while (!stack.empty()) {
      const model::ExprId now = stack.back();
      stack.pop_back();
      const model::Expr& expr = at(rules_, now);
      if (expr.op != model::Op::logical_and) found.push_back(now);
      else stack.insert(stack.end(), rules_.operands.begin() + expr.list_begin, rules_.operands.begin() + expr.list_end);
    }
    return found;
  }

  void plan_subject(CheckPlan& row, Environment& environment) {
    const model::Subject& subject = check_->subject;
    subject_variable_ = no_node;
    if (subject.kind == model::Subject::Kind::none || !subject.expr.is_valid()) return;
    std::vector<NodeIndex> rest;
    bool is_reached = false;
    for (const model::ExprId conjunct : conjuncts(check_->norm)) {
      if (conjunct == subject.expr) is_reached = true;
      else rest.push_back(builder_.lower(conjunct, environment));
    }
    if (!is_reached) return;
    if (!rest.empty()) row.rest = use(builder_.make_junction(NodeOp::logical_and, std::move(rest)));
    row.rest_breaks = !check_->forbids;
    const model::Expr& expr = at(rules_, subject.expr);
    const NodeIndex whole = builder_.lower(subject.expr, environment);
    if (subject.kind == model::Subject::Kind::hits) {
      row.subject = SubjectKind::hits;
      row.subject_node = whole;
      subject_variable_ = builder_.hit();
    } else {
      row.subject = SubjectKind::elements;
      row.subject_node = builder_.plan.nodes[whole].b;
      row.broken_when = expr.op != model::Op::every;
      subject_variable_ = builder_.plan.blocks[builder_.plan.nodes[whole].imm].variable;
      environment.bindings.emplace_back(subject.variable.is_valid() ? subject.variable : model::VariableId(expr.ref), subject_variable_);
    }
  }

  void plan_exceptions(CheckPlan& row, Environment& environment) {
    per_subject_roots_.clear();
    std::vector<ExceptionPlan> instance, per_hit;
    for (const model::ExceptionId id : check_->exceptions) {
      bool is_per_hit = false;
      ExceptionPlan planned = plan_exception(id, environment, is_per_hit);
      (is_per_hit ? per_hit : instance).push_back(planned);
    }
    const auto instances = static_cast<std::uint32_t>(instance.size());
    instance.insert(instance.end(), per_hit.begin(), per_hit.end());
    row.exceptions = store(instance);
    row.per_hit_begin = row.exceptions.begin + instances;
    if (row.subject == SubjectKind::none) return;
    if (row.subject == SubjectKind::elements) per_subject_roots_.push_back(row.subject_node);
    const NodeIndex list = row.subject == SubjectKind::elements ? builder_.plan.nodes[subject_variable_].a : no_node;
    row.subject_block = builder_.make_block(list, subject_variable_, per_subject_roots_);
  }

  Range store(const std::vector<ExceptionPlan>& exceptions) {
    Range range;
    range.begin = static_cast<std::uint32_t>(builder_.plan.exceptions.size());
    builder_.plan.exceptions.insert(builder_.plan.exceptions.end(), exceptions.begin(), exceptions.end());
    range.end = static_cast<std::uint32_t>(builder_.plan.exceptions.size());
    return range;
  }

  ExceptionPlan plan_exception(model::ExceptionId id, Environment& environment, bool& is_per_hit) {
    const model::Exception& exception = at(rules_, id);
    ExceptionPlan row;
    row.id = id;
    row.force = store(force_of(rules_, exception.citations));
    row.when = use(builder_.lower(exception.when, environment));
    if (subject_variable_ != no_node) {
      per_subject_roots_.push_back(row.when);
      is_per_hit = is_per_hit || exception.per_hit || (row.when != no_node && builder_.changes_with(row.when, subject_variable_));
    }
    std::vector<ExceptionPlan> inner;
    for (const model::ExceptionId each : exception.inner) inner.push_back(plan_exception(each, environment, is_per_hit));
    row.inner = store(inner);
    return row;
  }

  const model::Ruleset& rules_;
  Builder& builder_;
  const model::Check* check_ = nullptr;
  NodeIndex element_ = no_node, subject_variable_ = no_node;
  std::vector<NodeIndex> roots_, per_subject_roots_;
  std::map<std::vector<std::int64_t>, Range> stored_spans_;  ///< by the dates of the spans
};

}  // namespace

base::Checked<Plan> make_plan(const model::Ruleset& rules) {
  base::Checked<Plan> result;
  result.diagnostics = report_loops(rules, DependencyGraph(rules));
  if (!result.diagnostics.empty()) return result;
  Builder builder(rules);
  CheckPlanner planner(rules, builder);
  for (const model::Check& check : rules.checks) builder.plan.checks.push_back(planner.plan(check));
  make_buckets(builder);
  result.value = builder.finish();
  return result;
}

Plan make_check_plan(const model::Ruleset& rules, model::CheckId check, std::vector<Place>* places) {
  Builder builder(rules);
  builder.places = places;
  CheckPlanner planner(rules, builder);
  builder.plan.checks.resize(rules.checks.size());
  builder.plan.checks[check.index()] = planner.plan(at(rules, check));
  make_buckets(builder);
  return builder.finish();
}

ExpressionPlan make_plan(const model::Ruleset& rules, const model::Check& check, model::ExprId expr) {
  Builder builder(rules);
  ExpressionPlan result;
  Environment environment{builder.as_of(), {}};
  const auto bind = [&](model::ExprId list_expr, model::VariableId variable) {
    const NodeIndex list = builder.lower(list_expr, environment);
    builder.note_element_type(list, rules.exprs[list_expr.index()].type);
    const NodeIndex bound = builder.variable_over(list, environment);
    environment.bindings.emplace_back(variable, bound);
    return builder.plan.blocks[builder.make_block(list, bound, {})];
  };
  if (check.for_each) result.for_each = bind(check.for_each->list, check.for_each->variable);
  if (check.at.is_valid()) environment.date = builder.lower(check.at, environment);
  if (check.subject.kind == model::Subject::Kind::elements && check.subject.expr.is_valid()) {
    const model::Expr& subject = at(rules, check.subject.expr);
    result.subject = bind(subject.a, check.subject.variable.is_valid() ? check.subject.variable : model::VariableId(subject.ref));
  }
  result.root = builder.lower(expr, environment);
  result.plan = builder.finish();
  return result;
}

}  // namespace zhunsheng::graph

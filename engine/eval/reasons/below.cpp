// SPDX-License-Identifier: Apache-2.0
// What an expression rests on: its operands, the elements of its loop, the cases of its definition, the hits of its 句式.
// `decides` marks those that make its value what it is.
#include "engine/eval/reasons/tree.hpp"

#include <algorithm>

#include "engine/eval/given_of.hpp"
#include "engine/model/list_type.hpp"

namespace zhunsheng::eval {

using model::Expr;
using model::ExprId;
using model::Op;

namespace {

bool is_truth(const Expr& expr) { return expr.type.kind == model::TypeKind::boolean; }

/// Only the steps with this truth decide.
void decide_by(std::vector<Step>& steps, Truth truth) {
  for (Step& step : steps) step.decides = step.truth == truth;
}

/// The operands of an 且 (or of an 或, turned round) that make it what it is.
void mark_deciding(std::vector<Step>& steps, Truth result, bool is_and) {
  const Truth all = is_and ? Truth::yes : Truth::no;
  if (result != all) decide_by(steps, result);
}

}  // namespace

bool ReasonTree::is_literal(ExprId id) const {
  const Op op = at(rules_, id).op;
  return op == Op::constant || op == Op::unknown || op == Op::not_applicable;
}

/// A definition with one case speaks through what it says; one that only renames another does not, so that chains unroll.
ExprId ReasonTree::body_of(ExprId id) const {
  if (!id.is_valid() || at(rules_, id).op != Op::definition) return id;
  const model::Definition& definition = at(rules_, model::DefinitionId(at(rules_, id).ref));
  if (definition.policy == model::CasePolicy::all || definition.cases.size() != 1 || definition.cases.front().guard.is_valid()) return id;
  const ExprId value = definition.cases.front().value;
  return at(rules_, value).op == Op::definition ? id : value;
}

Step ReasonTree::expression(const Step& at, ExprId expr, Role role) {
  Step step;
  step.role = role;
  step.expr = expr;
  step.body = body_of(expr);
  step.instance = at.instance;
  step.bindings = at.bindings;
  step.hit = at.hit;
  step.is_at_review_date = at.is_at_review_date || role == Role::legal_date || (role == Role::list && at.kind == StepKind::instance);  // 按 and 逐, not an inner loop
  enter(step);
  const Expr& row = model::at(rules_, expr);
  step.truth = step.body_truth = truth(step, expr);
  if (!is_truth(row)) step.value = given_of(machine_, node(step, expr), row.type);
  return step;
}

void ReasonTree::add_operand(const Step& at, ExprId expr, std::vector<Step>& out) {
  if (expr.is_valid() && !is_literal(expr)) out.push_back(expression(at, expr));
}

std::vector<Step> ReasonTree::operands(const Step& step) {
  std::vector<Step> out;
  if (!step.body.is_valid()) return out;
  const Expr& expr = at(rules_, step.body);
  switch (expr.op) {
    case Op::logical_and: case Op::logical_or: return of_junction(step);
    case Op::definition: return of_definition(step);
    case Op::fact: return of_fact(step);
    case Op::matches: return of_matches(step);
    case Op::every: case Op::some: case Op::none: case Op::sum: case Op::count: case Op::maximum: case Op::minimum: return of_loop(step);
    case Op::logical_not: case Op::negate: case Op::equal: case Op::not_equal: case Op::at_least: case Op::greater: case Op::at_most: case Op::less: case Op::contains:
    case Op::in_set: case Op::add: case Op::subtract: case Op::multiply: case Op::divide: case Op::call:
      for (const ExprId operand : {expr.a, expr.b}) add_operand(step, operand, out);
      for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) add_operand(step, rules_.operands[i], out);
      return out;
    case Op::constant: case Op::unknown: case Op::not_applicable: case Op::records: case Op::variable: case Op::field: case Op::parameter: case Op::present: case Op::absent:
    case Op::has_material: case Op::lacks_material: case Op::hit_field:
      return out;
  }
  return out;
}

std::vector<Step> ReasonTree::of_junction(const Step& step) {
  std::vector<Step> out;
  const Expr& expr = at(rules_, step.body);
  for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) out.push_back(expression(step, rules_.operands[i]));
  mark_deciding(out, step.body_truth, expr.op == Op::logical_and);
  return out;
}

/// Nothing for one that says what it is by an expression (body_of has gone there), but for a name of another.
std::vector<Step> ReasonTree::of_definition(const Step& step) {
  const model::DefinitionId id(at(rules_, step.body).ref);
  const model::Definition& definition = at(rules_, id);
  Step outside = step;  // a definition knows no variable of the place that reads it
  std::vector<Step> out;
  if (definition.policy != model::CasePolicy::all && definition.cases.size() == 1 && !definition.cases.front().guard.is_valid()) {
    add_operand(outside, definition.cases.front().value, out);
    return out;
  }
  Truth before = Truth::no;  // does an earlier case apply?
  for (std::size_t i = 0; i < definition.cases.size(); ++i) {
    const model::DefinitionCase& row = definition.cases[i];
    Step choice = expression(outside, row.value, Role::value);
    choice.kind = StepKind::choice;
    choice.index = static_cast<std::uint32_t>(i);
    choice.definition = id;
    choice.value = given_of(machine_, node(choice, row.value), at(rules_, row.value).type);
    choice.body = row.guard;
    choice.truth = choice.body_truth = row.guard.is_valid() ? truth(choice, row.guard) : negate(before);
    if (choice.truth == Truth::not_applicable) choice.truth = Truth::no;
    choice.decides = choice.truth != Truth::no && !(definition.policy == model::CasePolicy::first && before == Truth::yes);
    before = either(before, choice.truth);
    out.push_back(std::move(choice));
  }
  if (std::none_of(out.begin(), out.end(), [](const Step& each) { return each.decides; }))
    for (Step& each : out) each.decides = true;
  return out;
}

std::vector<Step> ReasonTree::of_choice(const Step& step) {
  std::vector<Step> out;
  add_operand(step, step.body, out);
  add_operand(step, step.expr, out);
  return out;
}

/// What was not said may be presumed.
std::vector<Step> ReasonTree::of_fact(const Step& step) {
  const model::FactId fact(at(rules_, step.body).ref);
  const model::Presumption* presumption = find_presumption(rules_, fact);
  const model::FactState state = store_.facts[fact.index()].given.state;
  const bool is_said = state == model::FactState::known || state == model::FactState::not_applicable;
  if (presumption == nullptr || is_said) return {};
  Step below = step;
  below.kind = StepKind::presumption;
  below.role = Role::plain;
  below.fact = fact;
  below.expr = presumption->value;
  below.body = presumption->unless;
  enter(below);
  below.truth = truth(step, step.body) == Truth::unknown ? Truth::no : Truth::yes;  // presumed, or not
  below.body_truth = presumption->unless.is_valid() && nodes_.count(presumption->unless.value) != 0 ? truth(below, presumption->unless) : Truth::no;
  below.subject = nullptr;
  return {below};
}

std::vector<Step> ReasonTree::of_presumption(const Step& step) {
  std::vector<Step> out;
  if (step.body.is_valid() && nodes_.count(step.body.value) != 0) add_operand(step, step.body, out);
  return out;
}

bool ReasonTree::is_subject_of(const Step& step, model::Subject::Kind kind) const { return check_.subject.kind == kind && step.body == check_.subject.expr && step.instance != nullptr; }

const SubjectOutcome* ReasonTree::find_subject(const InstanceOutcome& instance, std::uint32_t index) {
  const auto place = std::find_if(instance.subjects.begin(), instance.subjects.end(), [&](const SubjectOutcome& each) { return each.index == index; });
  return place == instance.subjects.end() ? nullptr : &*place;
}

/// The sum of decimals as a percentage is a conversion over the loop.
graph::NodeIndex ReasonTree::loop_node(const Step& step) const {
  graph::NodeIndex loop = node(step, step.body);
  while (plan_.nodes[loop].op < graph::NodeOp::every) loop = plan_.nodes[loop].a;
  return loop;
}

std::vector<Step> ReasonTree::of_loop(const Step& step) {
  enter(step);
  const ExprId list = at(rules_, step.body).a;
  const graph::NodeIndex list_node = node(step, list);
  std::vector<Step> out;
  if (machine_.status(list_node) != graph::status::known || at(rules_, list).op == Op::definition) out.push_back(expression(step, list, Role::list));
  if (machine_.status(list_node) != graph::status::known) return out;
  for (Step& each : of_elements(step)) out.push_back(std::move(each));
  return out;
}

Step ReasonTree::element_step(const Step& step, std::uint32_t index) {
  const Expr& expr = at(rules_, step.body);
  const bool is_quantifier = expr.op == Op::every || expr.op == Op::some || expr.op == Op::none;
  Step each;
  each.kind = StepKind::element;
  each.index = index;
  each.instance = step.instance;
  each.bindings = step.bindings;
  each.hit = step.hit;
  each.is_at_review_date = step.is_at_review_date;
  each.bindings.push_back({model::VariableId(expr.ref), expr.a, index, step.body, loop_block(step)});
  each.expr = is_quantifier ? expr.b : expr.c;
  each.body = is_quantifier ? body_of(expr.b) : expr.c;
  enter(each);
  const model::Type& list = at(rules_, expr.a).type;
  if (list.element != model::TypeKind::record) each.value = given_of(machine_, plan_.blocks[each.bindings.back().block].variable, model::element_type(list));
  if (is_quantifier) {
    each.truth = each.body_truth = truth(each, expr.b);
    return each;
  }
  each.truth = truth(each, expr.b);
  each.is_counted = each.truth == Truth::yes;
  if (!each.is_counted || !expr.c.is_valid()) each.expr = expr.b;  // what lets it in, or keeps it out
  each.body = body_of(each.expr);
  if (each.is_counted && expr.c.is_valid()) each.value = given_of(machine_, node(each, expr.c), at(rules_, expr.c).type);
  each.body_truth = each.expr.is_valid() ? truth(each, each.expr) : Truth::yes;
  return each;
}

/// Negated for 没有; of an aggregate: what is counted, or may be.
void ReasonTree::mark_elements(const Step& step, std::vector<Step>& out) const {
  const Op op = at(rules_, step.body).op;
  if (op == Op::every || op == Op::some) return mark_deciding(out, step.body_truth, op == Op::every);
  if (op == Op::none) return mark_deciding(out, negate(step.body_truth), false);
  const bool is_unknown = step.body_truth == Truth::unknown;
  for (Step& each : out) each.decides = is_unknown ? each.truth == Truth::unknown || (each.is_counted && each.value.state != model::FactState::known) : each.is_counted;
  const bool is_extreme = (op == Op::maximum || op == Op::minimum) && step.value.state == model::FactState::known;
  if (is_extreme)
    for (Step& each : out) each.decides = each.is_counted && each.value == step.value;
  if (std::none_of(out.begin(), out.end(), [](const Step& each) { return each.decides; }))
    for (Step& each : out) each.decides = each.truth != Truth::no;
}

std::vector<Step> ReasonTree::of_elements(const Step& step) {
  const std::uint32_t size = machine_.list_size(node(step, at(rules_, step.body).a));
  const bool is_subject = is_subject_of(step, model::Subject::Kind::elements);
  std::vector<Step> out;
  for (std::uint32_t i = 0; i < size; ++i) {
    Step each = element_step(step, i);
    if (is_subject) each.subject = find_subject(*step.instance, i);
    out.push_back(std::move(each));
  }
  mark_elements(step, out);
  return out;
}

/// Hits at the place looked at, those that count and those that do not.
std::vector<Step> ReasonTree::of_matches(const Step& step) {
  enter(step);
  const graph::Node& matches = plan_.nodes[node(step, step.body)];
  const bool is_subject = is_subject_of(step, model::Subject::Kind::hits);
  const std::uint16_t allowed = rules_.patterns[matches.imm].contexts;
  std::vector<Step> out;
  if (!store_.hits.searched) return out;
  const auto& hits = store_.hits.by_pattern[matches.imm];
  for (std::uint32_t i = 0; i < hits.size(); ++i) {
    if (!machine_.is_target(matches, hits[i])) continue;
    Step hit;
    hit.kind = StepKind::hit;
    hit.expr = step.body;
    hit.index = i;
    const bool counts = (allowed & model::context_bit(hits[i].context)) != 0;
    hit.truth = hit.body_truth = counts ? Truth::yes : hits[i].context == model::Context::doubtful ? Truth::unknown : Truth::no;
    hit.instance = step.instance;
    hit.bindings = step.bindings;
    if (is_subject) hit.subject = find_subject(*step.instance, i);
    out.push_back(std::move(hit));
  }
  if (step.body_truth != Truth::no) decide_by(out, step.body_truth);
  return out;
}

}  // namespace zhunsheng::eval

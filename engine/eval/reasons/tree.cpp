// SPDX-License-Identifier: Apache-2.0
// The upper steps: instances, the parts of the outcome table, exceptions; and where the machine stands. What expressions
// rest on is in below.cpp.
#include "engine/eval/reasons/tree.hpp"

#include <algorithm>

#include "engine/base/assert.hpp"
#include "engine/eval/given_of.hpp"

namespace zhunsheng::eval {

using graph::ExceptionPlan;

namespace {

bool ends(Truth truth) { return truth == Truth::no || truth == Truth::not_applicable; }

}  // namespace

ReasonTree::ReasonTree(const model::Ruleset& rules, const facts::FactStore& store, Settings settings, std::vector<InstanceOutcome> instances)
    : rules_(rules), store_(store), settings_(std::move(settings)), instances_(std::move(instances)), id_(instances_.front().check), check_(at(rules, id_)),
      plan_(graph::make_check_plan(rules, id_, &places_)), machine_(plan_, rules), inquiry_(machine_) {
  for (const graph::Place& place : places_) {
    const auto [known, is_new] = nodes_.try_emplace(place.expr.value, place.node, place.node);
    if (!is_new) known->second.second = place.node;
  }
  machine_.start(store, settings_.as_of);
}

Step ReasonTree::root() {
  if (!check_.for_each || instances_.size() == 1) return instance_step(0);
  Step step;
  step.kind = StepKind::check;
  return step;
}

std::vector<Step> ReasonTree::below(const Step& step) {
  switch (step.kind) {
    case StepKind::check: return below_check();
    case StepKind::instance: return below_instance(step);
    case StepKind::force: return {};
    case StepKind::exception: return below_exception(step);
    case StepKind::presumption: return of_presumption(step);
    case StepKind::choice: return of_choice(step);
    case StepKind::expression: case StepKind::element: case StepKind::hit: break;
  }
  std::vector<Step> out;
  if (step.kind != StepKind::hit) out = operands(step);
  add_hit_exceptions(step, out);
  return out;
}

std::vector<Step> ReasonTree::below_check() {
  std::vector<Step> out;
  for (std::size_t i = 0; i < instances_.size(); ++i) out.push_back(instance_step(i));
  const auto is_telling = [](const Step& step) { return step.row == OutcomeRow::broken || step.row == OutcomeRow::open || step.row == OutcomeRow::excused; };
  const bool any = std::any_of(out.begin(), out.end(), is_telling);
  for (Step& step : out) step.decides = !any || is_telling(step);
  return out;
}

OutcomeRow ReasonTree::row_of(const InstanceOutcome& instance) const {
  switch (instance.outcome) {
    case Outcome::violated: return OutcomeRow::broken;
    case Outcome::undetermined: return OutcomeRow::open;
    case Outcome::exempt: return OutcomeRow::excused;
    case Outcome::satisfied: return OutcomeRow::kept;
    case Outcome::not_applicable: break;
  }
  if (check_.kinds != 0 && (check_.kinds & settings_.kinds) == 0) return OutcomeRow::other_kind;
  if (!instance.in_force) return OutcomeRow::not_in_force;
  if (check_.for_each && instance.element == InstanceOutcome::no_element && !instance.is_open_extra) return OutcomeRow::no_list;
  return ends(instance.applies) ? OutcomeRow::does_not_apply : OutcomeRow::norm_not_applicable;
}

Step ReasonTree::instance_step(std::size_t index) {
  Step step;
  step.kind = StepKind::instance;
  step.index = static_cast<std::uint32_t>(index);
  step.instance = &instances_[index];
  step.row = row_of(*step.instance);
  const bool has_element = check_.for_each && step.row != OutcomeRow::other_kind && step.row != OutcomeRow::no_list;
  if (has_element) step.bindings.push_back({check_.for_each->variable, check_.for_each->list, step.instance->element, {}, plan_.checks[id_.index()].block});
  return step;
}

std::vector<Step> ReasonTree::below_instance(const Step& step) {
  std::vector<Step> out;
  const InstanceOutcome& instance = *step.instance;
  const graph::CheckPlan& row = plan_.checks[id_.index()];
  if (step.row == OutcomeRow::other_kind) return out;
  if (step.row == OutcomeRow::no_list || instance.is_open_extra) {
    out.push_back(expression(step, check_.for_each->list, Role::list));
    if (step.row == OutcomeRow::no_list) return out;
  }
  if (check_.at.is_valid()) out.push_back(expression(step, check_.at, Role::legal_date));
  if (const Truth in_force = force(row.force, step); in_force != Truth::yes) {
    out.push_back(step);
    out.back().kind = StepKind::force;
    out.back().truth = in_force;
  }
  if (step.row == OutcomeRow::not_in_force) return out;
  if (check_.applies.is_valid()) out.push_back(expression(step, check_.applies, Role::applies));
  if (step.row == OutcomeRow::does_not_apply) return out;
  out.push_back(expression(step, check_.norm, Role::norm));
  if (ends(instance.norm) || instance.norm == Truth::unknown) {
    std::vector<model::ExceptionId> ids;
    for (const ExceptionOutcome& each : instance.exceptions) ids.push_back(each.exception);
    if (instance.norm != Truth::not_applicable) add_exceptions(step, ids, out);
  }
  return out;
}

Truth ReasonTree::force(graph::Range spans, const Step& at) const {
  if (spans.begin == spans.end) return Truth::no;
  if (plan_.spans[spans.begin].is_always()) return Truth::yes;
  if (!at.instance->legal_date) return Truth::unknown;
  for (std::uint32_t i = spans.begin; i < spans.end; ++i)
    if (plan_.spans[i].contains(*at.instance->legal_date)) return Truth::yes;
  return Truth::no;
}

const ExceptionPlan& ReasonTree::planned(model::ExceptionId id) const {
  const auto place = std::find_if(plan_.exceptions.begin(), plan_.exceptions.end(), [&](const ExceptionPlan& each) { return each.id == id; });
  ZS_ASSERT(place != plan_.exceptions.end(), "the plan of a check holds its exceptions");
  return *place;
}

/// As the design defines it; the machine stands at the place of the exception.
Truth ReasonTree::holds(const ExceptionPlan& exception, const Step& at) {
  Truth result = machine_.truth(exception.when);
  if (result == Truth::not_applicable) result = Truth::no;
  for (std::uint32_t i = exception.inner.begin; i < exception.inner.end; ++i) result = both(result, negate(holds(plan_.exceptions[i], at)));
  return both(result, force(exception.force, at));
}

void ReasonTree::add_exceptions(const Step& at, const std::vector<model::ExceptionId>& ids, std::vector<Step>& out) {
  enter(at);
  const std::size_t first = out.size();
  for (const model::ExceptionId id : ids) {
    const ExceptionPlan& exception = planned(id);
    Step step;
    step.kind = StepKind::exception;
    step.exception = id;
    step.expr = step.body = model::at(rules_, id).when;
    step.body = body_of(step.expr);
    step.truth = holds(exception, at);
    step.body_truth = machine_.truth(exception.when);
    step.instance = at.instance;
    step.bindings = at.bindings;
    step.hit = at.hit;
    out.push_back(std::move(step));
  }
  const auto holds_now = [](const Step& step) { return step.truth == Truth::yes; };
  const bool any = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), holds_now);
  for (std::size_t i = first; i < out.size(); ++i) out[i].decides = !any || holds_now(out[i]);
}

std::vector<Step> ReasonTree::below_exception(const Step& step) {
  std::vector<Step> out;
  const ExceptionPlan& exception = planned(step.exception);
  if (exception.when != graph::no_node) out = operands(step);
  if (ends(step.body_truth)) return out;  // it fails already
  if (const Truth in_force = force(exception.force, step); in_force != Truth::yes) {
    out.push_back(step);
    out.back().kind = StepKind::force;
    out.back().truth = in_force;
  }
  add_exceptions(step, model::at(rules_, step.exception).inner, out);
  return out;
}

/// A hit or element of the subject has the exceptions that were decided for it.
void ReasonTree::add_hit_exceptions(const Step& step, std::vector<Step>& out) {
  if (step.subject == nullptr) return;
  std::vector<model::ExceptionId> ids;
  for (const ExceptionOutcome& each : step.subject->exceptions) ids.push_back(each.exception);
  Step at = step;
  if (step.kind == StepKind::hit) at.hit = step.index;
  add_exceptions(at, ids, out);
}

namespace {

bool is_same_place(const Step& left, const Step& right) { return left.instance == right.instance && left.bindings == right.bindings && left.hit == right.hit; }

}  // namespace

void ReasonTree::enter(const Step& step) {
  if (entered_ && is_same_place(*entered_, step)) return;
  entered_ = step;
  const graph::CheckPlan& row = plan_.checks[id_.index()];
  const auto enter_block = [&](std::uint32_t block, std::uint32_t element) {
    const graph::Block& loop = plan_.blocks[block];
    if (element == InstanceOutcome::no_element) machine_.enter_unknown(loop);
    else machine_.enter(loop, element);
  };
  const auto enter_hit = [&] {
    const graph::Node& matches = plan_.nodes[row.subject_node];
    machine_.enter_hit(plan_.blocks[row.subject_block], store_.hits.by_pattern[matches.imm][step.hit]);
  };
  bool is_hit_entered = step.hit == Step::none;
  for (const Binding& binding : step.bindings) {
    if (binding.loop.is_valid() && !is_hit_entered) {  // loops stand inside of the hit: its program runs them, too
      enter_hit();
      is_hit_entered = true;
    }
    enter_block(binding.block, binding.element);
    const bool is_subject = binding.loop.is_valid() && binding.loop == check_.subject.expr && row.subject == graph::SubjectKind::elements;
    if (is_subject) enter_block(row.subject_block, binding.element);
  }
  if (!is_hit_entered) enter_hit();
}

graph::NodeIndex ReasonTree::node(const Step& at, model::ExprId expr) const {
  if (!expr.is_valid()) return graph::no_node;
  const auto place = nodes_.find(expr.value);
  ZS_ASSERT(place != nodes_.end(), "the plan of a check holds every expression below it");
  return at.is_at_review_date ? place->second.first : place->second.second;
}

/// The plan leaves double negations out: what stands between them has no value of its own there.
Truth ReasonTree::truth(const Step& at, model::ExprId expr) const {
  bool is_negated = false;
  while (expr.is_valid()) {
    const model::Expr& row = model::at(rules_, expr);
    if (row.op == model::Op::logical_not) {
      is_negated = !is_negated;
      expr = row.a;
      continue;
    }
    const model::Definition* named = row.op == model::Op::definition ? &model::at(rules_, model::DefinitionId(row.ref)) : nullptr;
    if (named == nullptr || named->policy == model::CasePolicy::all || named->cases.size() != 1 || named->cases.front().guard.is_valid()) break;
    expr = named->cases.front().value;
  }
  const Truth found = machine_.truth(node(at, expr));
  return is_negated ? negate(found) : found;
}

model::Given ReasonTree::value(const Step& at, model::ExprId expr) {
  enter(at);
  return given_of(machine_, node(at, expr), model::at(rules_, expr).type);
}

std::optional<MissingInput> ReasonTree::cause(const Step& step) {
  if (!step.body.is_valid()) return std::nullopt;
  enter(step);
  if (truth(step, step.body) != Truth::unknown) return std::nullopt;
  std::vector<MissingInput> inputs;
  inquiry_.restart();
  inquiry_.begin();
  inquiry_.collect(node(step, step.body), inputs);
  sort_inputs(inputs);
  const auto is_plain = [](const MissingInput& input) { return input.why == Unknown::fact || input.why == Unknown::material; };
  const auto place = std::find_if(inputs.begin(), inputs.end(), [&](const MissingInput& input) { return !is_plain(input); });
  return place == inputs.end() ? std::nullopt : std::optional(*place);
}

}  // namespace zhunsheng::eval

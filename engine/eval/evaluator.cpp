// SPDX-License-Identifier: Apache-2.0
// Every program of the plan is run, then each check is decided, instance by instance.
#include "engine/eval/evaluator.hpp"

#include "engine/eval/decide.hpp"
#include "engine/eval/instances.hpp"
#include "engine/eval/presumed.hpp"

namespace zhunsheng::eval {

struct Evaluator::State {
  State(const graph::Plan& plan, const model::Ruleset& rules) : machine(plan, rules), inquiry(machine), decider(machine, inquiry), presumed(machine) {}
  void start(const facts::FactStore& store, base::Date as_of);
  void add(model::CheckId check, model::KindSet kinds, std::vector<InstanceOutcome>& out);

  Machine machine;
  Inquiry inquiry;
  Decider decider;
  PresumedFacts presumed;
};

namespace {

InstanceOutcome not_applicable(model::CheckId check) {
  InstanceOutcome instance;
  instance.check = check;
  return instance;
}

}  // namespace

void Evaluator::State::start(const facts::FactStore& store, base::Date as_of) {
  inquiry.restart();
  machine.start(store, as_of);
  presumed.restart();
}

void Evaluator::State::add(model::CheckId check, model::KindSet kinds, std::vector<InstanceOutcome>& out) {
  const graph::CheckPlan& row = machine.plan().checks[check.index()];
  if (!is_meant_for(row.kinds, kinds)) return out.push_back(not_applicable(check));
  const bool has_no_list = row.block != graph::no_node && machine.status(machine.plan().blocks[row.block].list) == graph::status::not_applicable;
  if (has_no_list) out.push_back(not_applicable(check));
  for_each_instance(machine, check, [&](std::uint32_t element, bool is_open_extra) { out.push_back(decider.decide(check, element, is_open_extra)); });
}

Evaluator::Evaluator(const graph::Plan& plan, const model::Ruleset& rules) : state_(std::make_unique<State>(plan, rules)) {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;
void Evaluator::watch(Trace* trace) { state_->machine.watch(trace); }

Outcomes Evaluator::evaluate(const facts::FactStore& store, const Settings& settings) {
  state_->start(store, settings.as_of);
  Outcomes outcomes;
  const std::vector<graph::CheckPlan>& checks = state_->machine.plan().checks;
  outcomes.instances.reserve(checks.size());
  for (std::size_t i = 0; i < checks.size(); ++i)
    if (!settings.selected || (*settings.selected)[i]) state_->add(model::CheckId(i), settings.kinds, outcomes.instances);
  for (InstanceOutcome& instance : outcomes.instances)
    if (is_meant_for(checks[instance.check.index()].kinds, settings.kinds)) state_->presumed.fill(instance);
  return outcomes;
}

Outcomes Evaluator::evaluate_check(model::CheckId check, const facts::FactStore& store, const Settings& settings) {
  state_->start(store, settings.as_of);
  Outcomes outcomes;
  state_->add(check, settings.kinds, outcomes.instances);
  if (is_meant_for(state_->machine.plan().checks[check.index()].kinds, settings.kinds))
    for (InstanceOutcome& instance : outcomes.instances) state_->presumed.fill(instance);
  return outcomes;
}

Outcomes evaluate(const graph::Plan& plan, const model::Ruleset& rules, const facts::FactStore& store, const Settings& settings) {
  return Evaluator(plan, rules).evaluate(store, settings);
}

}  // namespace zhunsheng::eval

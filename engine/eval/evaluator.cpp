// SPDX-License-Identifier: Apache-2.0
// Which instances a check has: one, or one for each element of its 逐 list.
#include "engine/eval/evaluator.hpp"

#include "engine/eval/decide.hpp"
#include "engine/eval/presumed.hpp"

namespace zhunsheng::eval {

struct Evaluator::State {
  State(const graph::Plan& plan, const model::Ruleset& rules) : machine(plan, rules), inquiry(machine), decider(machine, inquiry), presumed(machine) {}
  void add(model::CheckId check, std::vector<InstanceOutcome>& out);
  void add_elements(model::CheckId check, const graph::Block& block, std::vector<InstanceOutcome>& out);

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

bool is_meant_for(model::KindSet wanted, model::KindSet kinds) { return wanted == 0 || (wanted & kinds) != 0; }

}  // namespace

void Evaluator::State::add_elements(model::CheckId check, const graph::Block& block, std::vector<InstanceOutcome>& out) {
  const std::uint8_t list = machine.status(block.list);
  if (list == graph::status::not_applicable) {
    out.push_back(not_applicable(check));
    return;
  }
  const bool is_known = list == graph::status::known;
  for (std::uint32_t i = 0; is_known && i < machine.list_size(block.list); ++i) {
    machine.enter(block, i);
    out.push_back(decider.decide(check, i, false));
  }
  if (is_known && !machine.is_open(block.list)) return;
  machine.enter_unknown(block);
  out.push_back(decider.decide(check, InstanceOutcome::no_element, true));
}

void Evaluator::State::add(model::CheckId check, std::vector<InstanceOutcome>& out) {
  const graph::CheckPlan& row = machine.plan().checks[check.index()];
  if (row.block == graph::no_node) out.push_back(decider.decide(check, InstanceOutcome::no_element, false));
  else add_elements(check, machine.plan().blocks[row.block], out);
}

Evaluator::Evaluator(const graph::Plan& plan, const model::Ruleset& rules) : state_(std::make_unique<State>(plan, rules)) {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;
void Evaluator::watch(Trace* trace) { state_->machine.watch(trace); }

Outcomes Evaluator::evaluate(const facts::FactStore& store, const Settings& settings) {
  state_->inquiry.restart();
  state_->machine.start(store, settings.as_of);
  state_->presumed.restart();
  Outcomes outcomes;
  const std::vector<graph::CheckPlan>& checks = state_->machine.plan().checks;
  outcomes.instances.reserve(checks.size());
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const model::CheckId check(i);
    if (settings.selected && !(*settings.selected)[i]) continue;
    if (is_meant_for(checks[i].kinds, settings.kinds)) state_->add(check, outcomes.instances);
    else outcomes.instances.push_back(not_applicable(check));
  }
  for (InstanceOutcome& instance : outcomes.instances)
    if (is_meant_for(checks[instance.check.index()].kinds, settings.kinds)) state_->presumed.fill(instance);
  return outcomes;
}

Outcomes evaluate(const graph::Plan& plan, const model::Ruleset& rules, const facts::FactStore& store, const Settings& settings) {
  return Evaluator(plan, rules).evaluate(store, settings);
}

}  // namespace zhunsheng::eval

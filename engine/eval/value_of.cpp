// SPDX-License-Identifier: Apache-2.0
// A message slot is worked out when it is printed: a plan of that one expression, under the bindings of its finding.
#include "engine/eval/evaluator.hpp"
#include "engine/eval/given_of.hpp"

namespace zhunsheng::eval {
namespace {

bool has_element(const Machine& machine, const graph::Block& block, std::uint32_t element) {
  return machine.status(block.list) == graph::status::known && element < machine.list_size(block.list);
}

}  // namespace

model::Given value_of(const graph::Plan&, const model::Ruleset& rules, const facts::FactStore& store, const Settings& settings, const InstanceOutcome& instance,
                      const SubjectOutcome* subject, model::ExprId expr) {
  const model::Check& check = at(rules, instance.check);
  const graph::ExpressionPlan mini = graph::make_plan(rules, check, expr);
  Machine machine(mini.plan, rules);
  machine.start(store, settings.as_of);
  const auto last = static_cast<graph::NodeIndex>(mini.plan.nodes.size() - 1);
  const auto bind = [&](const std::optional<graph::Block>& block, std::uint32_t element) {
    if (!block) return;
    machine.run_all_up_to(last);
    if (has_element(machine, *block, element)) machine.set_element(*block, element);
  };
  bind(mini.for_each, instance.element);
  if (subject != nullptr) bind(mini.subject, subject->index);
  if (subject != nullptr && check.subject.kind == model::Subject::Kind::hits) {
    const auto& hits = store.hits.by_pattern[at(rules, check.subject.expr).ref];
    if (subject->index < hits.size()) machine.set_hit(hits[subject->index]);
  }
  machine.run_all_up_to(last);
  return given_of(machine, mini.root, rules.exprs[expr.index()].type);
}

}  // namespace zhunsheng::eval

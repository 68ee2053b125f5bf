// SPDX-License-Identifier: Apache-2.0
// A message slot is worked out when it is printed: a plan of that one expression, under the bindings of its finding.
#include "engine/eval/evaluator.hpp"
#include "engine/eval/machine.hpp"

namespace zhunsheng::eval {
namespace {

using model::TypeKind;

model::Value to_value(const Machine& machine, const graph::Cell& cell, std::uint8_t status, const model::Type& type);

model::Given to_given(const Machine& machine, const graph::Cell& cell, std::uint8_t status, const model::Type& type) {
  const bool is_truth = type.kind == TypeKind::boolean;
  if (status == graph::status::not_applicable) return {model::FactState::not_applicable, {}};
  if (status == graph::status::unknown || (!is_truth && status != graph::status::known)) return {model::FactState::unknown, {}};
  return model::known(to_value(machine, cell, status, type));
}

model::Value to_list(const Machine& machine, const graph::Cell& cell, const model::Type& type) {
  model::Value value;
  value.kind = TypeKind::list;
  value.open = cell.b != 0;
  const std::size_t first = static_cast<std::uint64_t>(cell.a) >> 32, count = static_cast<std::uint32_t>(cell.a);
  model::Type element;
  element.kind = type.element;
  element.ref = type.ref;
  element.unit = type.unit;
  for (std::size_t i = 0; i < count; ++i) {
    if (element.kind == TypeKind::record) {  // its fields are asked for by themselves
      model::Value record;
      record.kind = TypeKind::record;
      value.items.push_back(model::known(std::move(record)));
    } else {
      const Row& row = machine.inputs().row(first + i);
      value.items.push_back(to_given(machine, row.cell, row.status, element));
    }
  }
  return value;
}

model::Value to_value(const Machine& machine, const graph::Cell& cell, std::uint8_t status, const model::Type& type) {
  switch (type.kind) {
    case TypeKind::boolean: return model::make_boolean(status == graph::status::yes);
    case TypeKind::text: return model::make_text(std::string(machine.inputs().text(cell.a)));
    case TypeKind::list: return to_list(machine, cell, type);
    case TypeKind::error: case TypeKind::integer: case TypeKind::decimal: case TypeKind::percent: case TypeKind::money: case TypeKind::date: case TypeKind::duration:
    case TypeKind::enumeration: case TypeKind::record: break;
  }
  model::Value value;
  value.kind = type.kind;
  value.a = cell.a;
  value.b = cell.b;
  return value;
}

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
  return to_given(machine, machine.cell(mini.root), machine.status(mini.root), rules.exprs[expr.index()].type);
}

}  // namespace zhunsheng::eval

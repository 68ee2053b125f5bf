// SPDX-License-Identifier: Apache-2.0
// Cells → values.
#include "engine/eval/given_of.hpp"

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
    if (element.kind == TypeKind::record) {
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

}  // namespace

model::Given given_of(const Machine& machine, graph::NodeIndex node, const model::Type& type) { return to_given(machine, machine.cell(node), machine.status(node), type); }

}  // namespace zhunsheng::eval

// SPDX-License-Identifier: Apache-2.0
// Givens → rows. A record that is itself 不详 or 不适用 spreads its state over its fields.
#include "engine/eval/inputs.hpp"

#include <algorithm>

#include "engine/model/list_type.hpp"

namespace zhunsheng::eval {

using model::FactState;
using model::Given;
using model::Type;
using model::TypeKind;

namespace {

std::uint8_t status_of(FactState state) {
  switch (state) {
    case FactState::known: return graph::status::known;
    case FactState::not_applicable: return graph::status::not_applicable;
    case FactState::absent: case FactState::unknown: break;
  }
  return graph::status::unknown;
}

}  // namespace

Inputs::Inputs(const graph::Plan& plan, const model::Ruleset& rules) : plan_(plan), rules_(rules), facts_(plan.facts.size()), records_(plan.records.size()) {
  for (const std::uint32_t stride : plan.strides) widest_ = std::max<std::size_t>(widest_, stride);
}

std::string_view Inputs::text(std::int64_t number) const {
  const auto index = static_cast<std::size_t>(number);
  if (index < plan_.texts.size()) return plan_.texts[index];
  const std::size_t later = index - plan_.texts.size();
  return later < texts_.size() ? texts_[later] : std::string_view{};  // as of rows
}

std::int64_t Inputs::number_of(std::string_view text) {
  const auto place = std::lower_bound(plan_.texts.begin(), plan_.texts.end(), text);
  if (place != plan_.texts.end() && *place == text) return place - plan_.texts.begin();
  const auto [known, is_new] = numbers_.try_emplace(text, static_cast<std::int64_t>(plan_.texts.size() + texts_.size()));
  if (is_new) texts_.push_back(text);
  return known->second;
}

Row Inputs::to_row(const Given& given, const Type& type) {
  if (given.state == FactState::known) return row_of(given.value, type);
  return {given.state, status_of(given.state), {}};
}

Row Inputs::row_of(const model::Value& value, const Type& type) {
  Row row{FactState::known, graph::status::known, {}};
  switch (type.kind) {
    case TypeKind::boolean: row.status = value.a != 0 ? graph::status::yes : graph::status::no; break;
    case TypeKind::text: row.cell.a = number_of(value.text); break;
    case TypeKind::list: return write_list(value.items, value.open, type);
    case TypeKind::integer: case TypeKind::decimal: case TypeKind::percent: case TypeKind::money: case TypeKind::date: case TypeKind::duration: case TypeKind::enumeration:
      row.cell = {value.a, value.b};
      break;
    case TypeKind::record: case TypeKind::error: row.status = graph::status::unknown; break;
  }
  return row;
}

void Inputs::write_record(std::size_t at, const Given& given, model::RecordId record) {
  const std::vector<model::FactId>& fields = model::at(rules_, record).fields;
  Given missing;
  missing.state = given.state == FactState::known ? FactState::absent : given.state;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool is_there = given.state == FactState::known && i < given.value.items.size();
    const Row row = to_row(is_there ? given.value.items[i] : missing, model::at(rules_, fields[i]).type);
    rows_[at + i] = row;
  }
}

void Inputs::write_element(std::size_t at, const Given& given, const Type& list_type) {
  if (list_type.element == TypeKind::record) return write_record(at, given, model::RecordId(list_type.ref));
  const Row row = to_row(given, model::element_type(list_type));  // may make rows_ grow
  rows_[at] = row;
}

Row Inputs::write_list(const std::vector<Given>& items, bool is_open, const Type& type) {
  const std::size_t stride = type.element == TypeKind::record ? std::max(1u, plan_.strides[type.ref]) : 1;
  const std::size_t begin = rows_.size();
  rows_.resize(begin + items.size() * stride);
  for (std::size_t i = 0; i < items.size(); ++i) write_element(begin + i * stride, items[i], type);
  Row row{FactState::known, graph::status::known, {}};
  row.cell.a = static_cast<std::int64_t>(begin << 32 | items.size());
  row.cell.b = is_open ? 1 : 0;
  return row;
}

void Inputs::reread(std::size_t position) {
  const model::FactId fact(plan_.facts[position].id);
  const Type& type = model::at(rules_, fact).type;
  if (type.kind != TypeKind::text && type.kind != TypeKind::list) facts_[position] = to_row(store_->facts[fact.index()].given, type);
}

void Inputs::bind(const facts::FactStore& store) {
  store_ = &store;
  texts_.clear();
  numbers_.clear();
  rows_.assign(widest_, Row{FactState::unknown, graph::status::unknown, {}});
  for (std::size_t i = 0; i < plan_.facts.size(); ++i) {
    const model::FactId fact(plan_.facts[i].id);
    facts_[i] = to_row(store.facts[fact.index()].given, model::at(rules_, fact).type);
  }
  for (std::size_t i = 0; i < plan_.records.size(); ++i) {
    Type type;
    type.kind = TypeKind::list;
    type.element = TypeKind::record;
    type.ref = plan_.records[i].id;
    const facts::RecordList& list = store.records[type.ref];
    records_[i] = write_list(list.records, list.open || !list.given, type);
  }
  collected_begin_ = rows_.size();
  rows_.resize(collected_begin_ + plan_.collected_rows);
}

}  // namespace zhunsheng::eval

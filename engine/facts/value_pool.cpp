// SPDX-License-Identifier: Apache-2.0
// Scalars cost nothing to make; records and texts are kept by kind, since a value keeps what it is not asked to change.
#include "engine/facts/value_pool.hpp"

namespace zhunsheng::facts {
namespace {

using model::FactState;
using model::Given;
using model::TypeKind;

// What one large line leaves behind is given back, not kept.
constexpr std::size_t most_kept_items = std::size_t{16} << 10;
constexpr std::size_t most_kept_bytes = std::size_t{64} << 10;

}  // namespace

ValuePool::ValuePool(const model::Ruleset& rules) : rules_(rules), records_(rules.records.size()) {}

model::Type ValuePool::type_of(model::RecordId record) {
  model::Type type;
  type.kind = TypeKind::record;
  type.ref = record.value;
  return type;
}

std::vector<Given>* ValuePool::spares_of(const model::Type& element) {
  if (element.kind == TypeKind::record) return &records_[element.ref];
  return element.kind == TypeKind::text ? &texts_ : nullptr;
}

Given& ValuePool::add(const model::Type& element, std::vector<Given>& items) {
  std::vector<Given>* const spares = spares_of(element);
  if (spares != nullptr && !spares->empty()) {
    items.push_back(std::move(spares->back()));
    spares->pop_back();
    return items.back();
  }
  Given& out = items.emplace_back();
  if (element.kind != TypeKind::record) return out;
  out.value.kind = TypeKind::record;
  out.value.items.resize(rules_.records[element.ref].fields.size());
  return out;
}

void ValuePool::recycle(const model::Type& type, Given& given) {
  if (given.state == FactState::absent) return;
  given.state = FactState::absent;
  if (type.kind == TypeKind::list) {
    recycle_items(model::element_type(type), given.value.items);
  } else if (type.kind == TypeKind::record) {
    const auto& fields = rules_.records[type.ref].fields;
    for (std::size_t i = 0; i < given.value.items.size(); ++i) recycle(model::at(rules_, fields[i]).type, given.value.items[i]);
  } else if (given.value.text.capacity() > most_kept_bytes) {
    std::string().swap(given.value.text);
  }
}

void ValuePool::recycle_items(const model::Type& element, std::vector<Given>& items) {
  std::vector<Given>* const spares = spares_of(element);
  if (spares != nullptr)
    for (Given& item : items) {
      recycle(element, item);
      const bool is_whole = element.kind != TypeKind::record || item.value.items.size() == rules_.records[element.ref].fields.size();
      if (is_whole && spares->size() < most_kept_items) spares->push_back(std::move(item));
    }
  if (items.capacity() > most_kept_items) std::vector<Given>().swap(items);
  items.clear();
}

}  // namespace zhunsheng::facts

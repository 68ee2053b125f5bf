// SPDX-License-Identifier: Apache-2.0
#include "bench/workload/filler.hpp"

#include "engine/base/assert.hpp"

namespace zhunsheng::bench {

bool is_unknown(std::size_t dossier, std::size_t fact) {
  std::uint64_t z = (dossier * 64 + fact + 1) * 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  return ((z ^ (z >> 27)) >> 33) % 10 == 0;
}

Filler::Filler(const model::Ruleset& rules, const std::vector<FactInfo>& facts) : facts_(facts) {
  for (const auto& info : facts)
    for (std::size_t i = 0; i < rules.facts.size(); ++i)
      if (rules.facts[i].name == info.name) ids_.emplace_back(i);
  ZS_ASSERT(ids_.size() == facts.size(), "the rules declare the workload's facts");
}

model::Value Filler::list_of(std::vector<model::Given> items) {
  model::Value out;
  out.kind = model::TypeKind::list;
  out.items = std::move(items);
  return out;
}

model::Given Filler::given(std::size_t fact, std::int32_t value) const {
  const std::string& type = facts_[fact].type;
  return model::known(type == "bool" ? model::make_boolean(value != 0) : type == "int" ? model::make_integer(value) : model::make_enumerant(value));
}

void Filler::fill(const DossierRow& row, facts::FactStore& store) const {
  for (std::size_t fact = 0; fact < scalar_facts; ++fact) set(fact, given(fact, row[fact]), store);
  std::vector<model::Given> tags, items;
  for (std::size_t tag = 0; tag < facts_[tag_mask_at].values.size(); ++tag)
    if (row[tag_mask_at] >> tag & 1) tags.push_back(model::known(model::make_enumerant(static_cast<std::int64_t>(tag))));
  for (std::int32_t i = 0; i < row[list_size_at]; ++i) items.push_back(model::known(model::make_integer(row[list_at + static_cast<std::size_t>(i)])));
  set(scalar_facts, model::known(list_of(std::move(tags))), store);
  set(scalar_facts + 1, model::known(list_of(std::move(items))), store);
}

void Filler::fill_with_gaps(const DossierRow& row, std::size_t dossier, facts::FactStore& store) const {
  fill(row, store);
  for (std::size_t fact = 0; fact < ids_.size(); ++fact)
    if (is_unknown(dossier, fact)) set(fact, {model::FactState::unknown, {}}, store);
}

}  // namespace zhunsheng::bench

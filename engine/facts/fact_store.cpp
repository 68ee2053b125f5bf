// SPDX-License-Identifier: Apache-2.0
// The store's size follows the rule set.
#include "engine/facts/fact_store.hpp"

namespace zhunsheng::facts {

FactStore::FactStore(const model::Ruleset& rules) : facts(rules.facts.size()), records(rules.records.size()), materials(rules.materials.size(), false) {
  hits.by_pattern.resize(rules.patterns.size());
}

void FactStore::set(model::FactId fact, model::Given given, Evidence evidence) {
  FactEntry& entry = facts[fact.index()];
  entry.given = std::move(given);
  entry.evidence.assign(1, std::move(evidence));
}

}  // namespace zhunsheng::facts

// SPDX-License-Identifier: Apache-2.0
// A dossier of the workload as facts of ours.
#pragma once
#include "bench/workload/data.hpp"
#include "engine/facts/fact_store.hpp"

namespace zhunsheng::bench {

/// Which facts of which dossier nobody knows: a tenth of them, by number, the same on every run.
bool is_unknown(std::size_t dossier, std::size_t fact);

/// Views the rule set.
class Filler {
 public:
  Filler(const model::Ruleset& rules, const std::vector<FactInfo>& facts);
  void fill(const DossierRow& row, facts::FactStore& store) const;
  /// The same, with the facts that is_unknown names left 不详.
  void fill_with_gaps(const DossierRow& row, std::size_t dossier, facts::FactStore& store) const;
  /// One scalar fact, as a row holds it.
  [[nodiscard]] model::Given given(std::size_t fact, std::int32_t value) const;
  [[nodiscard]] model::FactId id(std::size_t fact) const { return ids_[fact]; }

 private:
  static model::Value list_of(std::vector<model::Given> items);
  void set(std::size_t fact, model::Given given, facts::FactStore& store) const { store.facts[ids_[fact].index()].given = std::move(given); }

  const std::vector<FactInfo>& facts_;
  std::vector<model::FactId> ids_;
};

}  // namespace zhunsheng::bench

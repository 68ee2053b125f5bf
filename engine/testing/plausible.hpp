// SPDX-License-Identifier: Apache-2.0
// Plausible dossiers for a rule set, from a seed: numbers at the constants they are compared with and a step either side,
// dates near the versions of parameters and a period apart, words of an enum evenly, lists of 0–8, some facts 不详, 未提供
// or 不适用. Half of the dossiers say everything, so that every outcome occurs.
//
//   DossierGenerator generator(rules, 1);
//   facts::FactsFile dossier = generator.make(0);   // depends on rule set, seed and number alone
//
// Facts only: no documents, so checks over their text end 待查.
#pragma once
#include <cstdint>

#include "engine/facts/json.hpp"
#include "engine/testing/boundaries.hpp"

namespace zhunsheng::testing {

/// Views the rule set, which must outlive it. May be shared by threads.
class DossierGenerator {
 public:
  DossierGenerator(const model::Ruleset& rules, std::uint64_t seed);
  [[nodiscard]] facts::FactsFile make(std::uint64_t number) const;

 private:
  const model::Ruleset& rules_;
  std::uint64_t seed_;
  Boundaries boundaries_;
  std::vector<model::Kind> kinds_;  ///< that some check is meant for
};

}  // namespace zhunsheng::testing

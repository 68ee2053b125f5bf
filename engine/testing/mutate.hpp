// SPDX-License-Identifier: Apache-2.0
// Is every mistake noticed? Each mutant is run against the claims of the checks it reaches; it is killed if one that held
// fails. For a survivor a case is sought that tells it from the rule as it is: the example that is missing.
#pragma once
#include <optional>

#include "engine/testing/mutant.hpp"
#include "engine/testing/search.hpp"
#include "engine/testing/stage.hpp"

namespace zhunsheng::testing {

struct MutantResult {
  Mutant mutant;
  bool killed = false;
  std::size_t killer = 0;               ///< index of the example that failed
  bool reached = false;                 ///< a check it reaches has an example at all
  std::optional<Counterexample> cure;   ///< of a survivor: an example that would kill it; nothing: equivalent, or not found
};

/// The owners of mutants in order: checks, definitions that checks read, parameters that they or definitions read.
std::vector<Owner> owners(const model::Ruleset& rules);
/// Runs all mutants of one owner. `workshop` is of the stage's rules and belongs to one thread; the stage may be shared.
std::vector<MutantResult> mutate(const Stage& stage, Workshop& workshop, Owner owner);

}  // namespace zhunsheng::testing

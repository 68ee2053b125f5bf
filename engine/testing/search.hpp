// SPDX-License-Identifier: Apache-2.0
// Looks for facts under which a check would end otherwise: told from a changed rule (the example that would kill a
// mutant), or brought to a wanted outcome (what an author would have to change in a failing example).
//
// Starts from the scenes that the examples of the check already have, and from an empty one, and changes one fact, then
// two; from the empty one also all at once. Values are those of boundaries: every constant, parameter and known value of
// the type that is met and one unit either side, dates a period apart, every word of an enum, 是/否. Bounded: what is not
// found may still exist.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/testing/stage.hpp"
#include "engine/testing/workshop.hpp"

namespace zhunsheng::testing {

struct Counterexample {
  model::Example example;  ///< with one expectation: the outcome under the rules as they are
  model::CheckId check;
  model::Outcome otherwise = model::Outcome::violated;  ///< the outcome under the changed rules
};

/// An example whose outcome differs between the original rules and those that stand in the workshop.
std::optional<Counterexample> find_difference(const Stage& stage, const Workshop& workshop, model::CheckId check);

/// One or two facts of a scene to change, so that the check ends as wanted.
struct Change {
  std::string fact;  ///< path, "决策.征求意见截止"
  std::string from, to;
};
std::vector<Change> find_change(const Bench& bench, const model::Example& example, const model::Sample* sample, const Scene& scene, model::CheckId check, model::Outcome wanted);

}  // namespace zhunsheng::testing

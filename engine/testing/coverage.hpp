// SPDX-License-Identifier: Apache-2.0
// What the examples show of the rules, by masking MC/DC over four truths (docs/decisions/0006-coverage.md).
//
// The decision is the outcome of a check. A condition was *seen* yes or no if it was so in an example of the check. It
// *decides* in an example if, made the opposite by force and all else left alone, the outcome would be another. It is
// covered if it decides in one example where it is yes and in one where it is no, and those outcomes differ. 不详 and
// 不适用 count for neither. Conditions of a definition are counted once, and shown by any check that reads it.
#pragma once
#include <vector>

#include "engine/testing/conditions.hpp"
#include "engine/testing/stage.hpp"
#include "engine/testing/workshop.hpp"

namespace zhunsheng::testing {

struct ConditionCoverage {
  Condition condition;
  bool seen_yes = false, seen_no = false;        ///< was so in an example
  bool decides_yes = false, decides_no = false;  ///< and decided there
  bool covered = false;
};
struct ExceptionCoverage {
  model::ExceptionId exception;
  bool held = false, failed = false;  ///< where the norm was broken, or might be
};
struct CheckCoverage {
  model::CheckId check;
  std::size_t cases = 0;              ///< claims of examples on this check
  std::uint8_t outcomes = 0;          ///< seen: bit 1 << Outcome
  std::uint8_t wanted_outcomes = 0;   ///< that the check can have: 依例外通过 only with an exception, 不适用 only with 适用
  std::vector<ConditionCoverage> conditions;
  std::vector<ExceptionCoverage> exceptions;
};
struct DefinitionCoverage {
  model::DefinitionId definition;
  std::vector<ConditionCoverage> conditions;
};
struct Coverage {
  std::vector<CheckCoverage> checks;            ///< by CheckId
  std::vector<DefinitionCoverage> definitions;  ///< those that a check reads and that have conditions, by id
};

/// One check, and what it shows of the definitions below it. `workshop` is of the stage's rules.
CheckCoverage cover(const Stage& stage, Workshop& workshop, model::CheckId check, std::vector<DefinitionCoverage>& definitions);
Coverage cover(const Stage& stage);

}  // namespace zhunsheng::testing

// SPDX-License-Identifier: Apache-2.0
// Runs 例 blocks. A pattern's samples are matched alone; a check's samples are reviewed as a one-paragraph document; a
// scenario (给定, 文本, 材料, 期望) is reviewed whole, with the kinds of its text, else those the expected check is for.
// Examples never read the clock: one without 按 is judged at the date handed in.
#pragma once
#include <string>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/graph/plan.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::testing {

enum class ExampleStatus : std::uint8_t { passed, failed, known };

struct ExampleResult {
  std::size_t example = 0;  ///< index in Ruleset::examples
  ExampleStatus status = ExampleStatus::passed;
  std::vector<std::string> messages;  ///< Chinese
};

/// What an example is run against; views its members, which must outlive the run.
struct Bench {
  const model::Ruleset& rules;
  const graph::Plan& plan;
  const matching::Matcher& matcher;
  base::Date as_of;  ///< for examples without 按
};

ExampleResult run_example(const Bench& bench, std::size_t example);

}  // namespace zhunsheng::testing

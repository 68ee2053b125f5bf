// SPDX-License-Identifier: Apache-2.0
// What answers are verified with: the naive evaluator of the tests, one outcome a check.
#pragma once
#include <vector>

#include "engine/eval/outcome.hpp"
#include "tests/harness/naive_evaluator.hpp"

namespace zhunsheng::bench {

/// The worst outcome of each check's instances, in the order of the enumerators: violated first.
std::vector<eval::Outcome> worst_outcomes(const eval::Outcomes& outcomes, std::size_t checks);
std::vector<eval::Outcome> naive_outcomes(const model::Ruleset& rules, const facts::FactStore& store, const eval::Settings& settings);

}  // namespace zhunsheng::bench

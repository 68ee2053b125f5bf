// SPDX-License-Identifier: Apache-2.0
#include "bench/naive.hpp"

#include <algorithm>

namespace zhunsheng::bench {

std::vector<eval::Outcome> worst_outcomes(const eval::Outcomes& outcomes, std::size_t checks) {
  std::vector<eval::Outcome> out(checks, eval::Outcome::not_applicable);
  for (const auto& instance : outcomes.instances) out[instance.check.index()] = std::min(out[instance.check.index()], instance.outcome);
  return out;
}

std::vector<eval::Outcome> naive_outcomes(const model::Ruleset& rules, const facts::FactStore& store, const eval::Settings& settings) {
  return worst_outcomes(harness::evaluate_naively(rules, store, settings), rules.checks.size());
}

}  // namespace zhunsheng::bench

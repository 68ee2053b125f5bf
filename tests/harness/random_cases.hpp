// SPDX-License-Identifier: Apache-2.0
// The loop of every property over random rule sets and facts, and outcomes as lines to compare. A failure prints the seed;
// ZS_SEED=<seed> ZS_CASES=1 runs just that rule set. ZS_SCALE=<n> multiplies the number of cases (the nightly run).
//
//   for_random_cases(10'000, [](RandomCase& one) {
//     EXPECT_EQ(describe(one.evaluator.evaluate(one.store, one.settings)), describe(evaluate_naively(one.rules, one.store, one.settings)));
//   });
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/graph/plan.hpp"
#include "tests/harness/generate.hpp"

namespace zhunsheng::harness {

/// One fact store for one rule set; the rule set, its plan and the evaluator serve the stores that follow, too.
struct RandomCase {
  Random& random;
  const model::Ruleset& rules;
  const graph::Plan& plan;
  eval::Evaluator& evaluator;
  facts::FactStore& store;
  eval::Settings settings;
};

inline constexpr int stores_a_ruleset = 20;

/// A number from the environment.
std::uint64_t number_from(const char* name, std::uint64_t otherwise);
/// ZS_SEED, else the seed of the suite; `part` keeps tests that run side by side apart.
std::uint64_t first_seed(std::uint64_t part);
/// ZS_CASES, else `cases` × ZS_SCALE.
std::uint64_t number_of_cases(std::uint64_t cases);
/// ZS_CASES is set: one case is looked at again, and what a test says of all its cases together does not hold.
bool is_single_case();

/// One line an instance, all of an outcome but harmless, missing and presumed.
std::vector<std::string> describe(const eval::Outcomes& outcomes);
std::string describe(const eval::InstanceOutcome& instance);

/// The instance of the same check and element; nullptr if it is gone.
const eval::InstanceOutcome* find_same(const eval::Outcomes& outcomes, const eval::InstanceOutcome& wanted);

/// Calls `test(RandomCase&)` until `cases` stores were tried or one failed.
template <class Test>
void for_random_cases(std::uint64_t cases, Test&& test, std::uint64_t part = 0) {
  const std::uint64_t first = first_seed(part);
  const std::uint64_t rulesets = (number_of_cases(cases) + stores_a_ruleset - 1) / stores_a_ruleset;
  for (std::uint64_t seed = first; seed < first + rulesets; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const model::Ruleset rules = generate_ruleset(random);
    const auto plan = graph::make_plan(rules);
    ASSERT_TRUE(plan.is_ok());
    eval::Evaluator evaluator(*plan.value, rules);
    for (int i = 0; i < stores_a_ruleset && !::testing::Test::HasFailure(); ++i) {
      SCOPED_TRACE("store " + std::to_string(i));
      facts::FactStore store = generate_facts(random, rules);
      RandomCase one{random, rules, *plan.value, evaluator, store, generate_settings(random)};
      test(one);
    }
    if (::testing::Test::HasFailure()) return;
  }
}

}  // namespace zhunsheng::harness

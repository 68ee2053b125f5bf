// SPDX-License-Identifier: Apache-2.0
// The fast door says what the evaluator says: for each check the worst outcome of its instances, with whatever was left in
// memory by the dossier before; and it says what settled it.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "engine/eval/verdicts.hpp"
#include "tests/harness/random_cases.hpp"

namespace zhunsheng {
namespace {

using eval::Outcome;
using harness::RandomCase;

std::vector<Outcome> worst_of(const eval::Outcomes& outcomes, std::size_t checks) {
  std::vector<Outcome> worst(checks, Outcome::not_applicable);
  for (const auto& instance : outcomes.instances) worst[instance.check.index()] = std::min(worst[instance.check.index()], instance.outcome);
  return worst;
}

TEST(Verdicts, are_the_worst_outcomes_of_the_evaluator) {
  std::array<std::size_t, 5> seen{};
  std::size_t guarded = 0;
  int stores = 0;
  std::optional<eval::Verdicts> verdicts;
  harness::for_random_cases(30'000, [&](RandomCase& one) {
    if (stores++ % harness::stores_a_ruleset == 0) verdicts.emplace(one.plan, one.rules);
    verdicts->bind(one.store);
    const auto found = verdicts->evaluate(one.settings);
    EXPECT_EQ(std::vector(found.begin(), found.end()), worst_of(one.evaluator.evaluate(one.store, one.settings), one.rules.checks.size()));
    for (const Outcome outcome : found) ++seen[static_cast<std::size_t>(outcome)];
    for (const auto& bucket : one.plan.buckets) guarded += bucket.guard != graph::no_node ? 1 : 0;
  }, 7);
  if (harness::is_single_case()) return;
  for (const std::size_t count : seen) EXPECT_GT(count, 100u);
  EXPECT_GT(guarded, 100u);
}

TEST(Verdicts, name_what_settled_each_check_that_is_not_quiet) {
  std::vector<eval::Ground> grounds;
  std::size_t excused = 0;
  harness::for_random_cases(4'000, [&](RandomCase& one) {
    eval::Verdicts verdicts(one.plan, one.rules);
    verdicts.bind(one.store);
    grounds.clear();
    const auto found = verdicts.evaluate(one.settings, &grounds);
    const auto loud = std::count_if(found.begin(), found.end(), [](Outcome outcome) { return outcome < Outcome::satisfied; });
    ASSERT_EQ(grounds.size(), static_cast<std::size_t>(loud));
    for (const eval::Ground& ground : grounds) {
      EXPECT_EQ(ground.outcome, found[ground.check.index()]);
      if (ground.exception != graph::no_node) ++excused;
      const bool names_one = ground.outcome != Outcome::exempt || !one.plan.checks[ground.check.index()].is_plain() || ground.exception != graph::no_node;
      EXPECT_TRUE(names_one);
    }
  }, 8);
  if (harness::is_single_case()) return;
  EXPECT_GT(excused, 20u);
}

TEST(Verdicts, leave_out_what_is_not_selected) {
  harness::for_random_cases(2'000, [&](RandomCase& one) {
    eval::Verdicts verdicts(one.plan, one.rules);
    verdicts.bind(one.store);
    const auto all = verdicts.evaluate(one.settings);
    const std::vector<Outcome> whole(all.begin(), all.end());
    one.settings.selected.emplace(one.rules.checks.size(), false);
    for (std::size_t i = 0; i < whole.size(); i += 2) (*one.settings.selected)[i] = true;
    const auto some = verdicts.evaluate(one.settings);
    for (std::size_t i = 0; i < whole.size(); ++i) EXPECT_EQ(some[i], i % 2 == 0 ? whole[i] : Outcome::not_applicable) << "check " << i;
  }, 9);
}

}  // namespace
}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Properties of evaluation over random rule sets and facts: the plan says what the naive evaluator says; learning never
// turns a decided outcome round; what is called harmless never becomes violated; what is not asked for cannot decide.
// How many cases, and how to run one again: harness/random_cases.hpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "tests/harness/naive_evaluator.hpp"
#include "tests/harness/random_cases.hpp"

namespace zhunsheng {
namespace {

using eval::InstanceOutcome;
using harness::describe;
using harness::find_same;
using harness::for_random_cases;
using harness::RandomCase;

/// Parts of the cases, so that they run side by side.
class Evaluation : public ::testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(part, Evaluation, ::testing::Range(std::uint64_t{0}, std::uint64_t{4}));

TEST_P(Evaluation, plan_says_what_the_naive_evaluator_says) {
  std::array<int, 5> seen{};
  for_random_cases(25'000, [&](RandomCase& one) {
    const eval::Outcomes planned = one.evaluator.evaluate(one.store, one.settings);
    EXPECT_EQ(describe(planned), describe(harness::evaluate_naively(one.rules, one.store, one.settings)));
    for (const InstanceOutcome& instance : planned.instances) ++seen[static_cast<std::size_t>(instance.outcome)];
  }, GetParam());
  if (harness::is_single_case()) return;
  for (const int count : seen) EXPECT_GT(count, 100);  // the generator reaches every outcome
}

bool is_presumed(const InstanceOutcome& instance, model::FactId fact) { return std::find(instance.presumed.begin(), instance.presumed.end(), fact) != instance.presumed.end(); }

TEST_P(Evaluation, learning_never_turns_a_decided_outcome_round) {
  int steps = 0;
  for_random_cases(5'000, [&](RandomCase& one) {
    auto& [random, rules, plan, evaluator, store, settings] = one;
    eval::Outcomes before = evaluator.evaluate(store, settings);
    model::FactId touched;
    for (int step = 0; step < 12 && harness::refine(random, rules, store, touched); ++step) {
      eval::Outcomes after = evaluator.evaluate(store, settings);
      for (const InstanceOutcome& was : before.instances) {
        const InstanceOutcome* is = find_same(after, was);
        if (is_presumed(was, touched)) continue;  // learning that fact may change it, and the list it stands in
        if (is == nullptr) {
          EXPECT_TRUE(was.is_open_extra) << describe(was);
          continue;
        }
        ++steps;
        const std::string both = describe(was) + "\n" + describe(*is);
        EXPECT_TRUE(was.outcome == eval::Outcome::undetermined || was.outcome == is->outcome) << both;
        EXPECT_FALSE(was.harmless && is->outcome == eval::Outcome::violated) << both;
      }
      before = std::move(after);
    }
  }, GetParam());
  if (harness::is_single_case()) return;
  EXPECT_GT(steps, 1'000);
}

bool asks_for(const InstanceOutcome& instance, model::FactId fact) {
  return std::any_of(instance.missing.begin(), instance.missing.end(), [&](const eval::MissingInput& input) { return input.fact == fact; });
}

TEST_P(Evaluation, what_is_not_asked_for_cannot_decide) {
  for_random_cases(5'000, [&](RandomCase& one) {
    auto& [random, rules, plan, evaluator, store, settings] = one;
    for (int step = 0; step < 6; ++step) {
      const eval::Outcomes before = evaluator.evaluate(store, settings);
      model::FactId touched;
      if (!harness::refine(random, rules, store, touched)) return;
      const eval::Outcomes after = evaluator.evaluate(store, settings);
      for (const InstanceOutcome& was : before.instances) {
        if (was.outcome != eval::Outcome::undetermined || was.harmless || was.is_open_extra || !touched.is_valid() || asks_for(was, touched) || is_presumed(was, touched)) continue;
        const InstanceOutcome* is = find_same(after, was);
        ASSERT_NE(is, nullptr);
        EXPECT_EQ(is->outcome, eval::Outcome::undetermined) << "learnt " << path_of(rules, touched) << "\n" << describe(was) << "\n" << describe(*is);
      }
    }
  }, GetParam());
}

TEST(EvaluationAlone, an_evaluator_keeps_nothing_from_one_dossier_to_the_next) {
  for_random_cases(400, [](RandomCase& one) {
    one.evaluator.evaluate(harness::generate_facts(one.random, one.rules), one.settings);
    EXPECT_EQ(describe(one.evaluator.evaluate(one.store, one.settings)), describe(eval::evaluate(one.plan, one.rules, one.store, one.settings)));
  });
}

TEST(EvaluationAlone, the_order_of_checks_changes_no_outcome) {
  for_random_cases(400, [](RandomCase& one) {
    const model::Ruleset& rules = one.rules;
    model::Ruleset reversed = rules;
    std::reverse(reversed.checks.begin(), reversed.checks.end());
    const auto plan = graph::make_plan(reversed);
    eval::Outcomes outcomes = eval::evaluate(*plan.value, reversed, one.store, one.settings);
    for (InstanceOutcome& instance : outcomes.instances) instance.check = model::CheckId(rules.checks.size() - 1 - instance.check.index());
    std::stable_sort(outcomes.instances.begin(), outcomes.instances.end(), [](const InstanceOutcome& left, const InstanceOutcome& right) { return left.check < right.check; });
    EXPECT_EQ(describe(one.evaluator.evaluate(one.store, one.settings)), describe(outcomes));
  });
}

}  // namespace
}  // namespace zhunsheng

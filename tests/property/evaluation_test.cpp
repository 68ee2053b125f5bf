// SPDX-License-Identifier: Apache-2.0
// Properties of evaluation over random rule sets and facts: the plan says what the naive evaluator says; learning never
// turns a decided outcome round; what is called harmless never becomes violated; what is not asked for cannot decide.
// A failure prints the seed; ZS_SEED=<seed> ZS_CASES=1 runs just that case.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "tests/harness/generate.hpp"
#include "tests/harness/naive_evaluator.hpp"

namespace zhunsheng {
namespace {

using eval::InstanceOutcome;
using harness::Random;

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

std::string describe(const InstanceOutcome& instance) {
  std::string out = "check " + std::to_string(instance.check.value) + " element " + std::to_string(instance.element) + (instance.is_open_extra ? " extra" : "") + ": " +
                    to_english(instance.outcome) + (instance.in_force ? "" : " not in force") + (instance.legal_date ? " at " + to_string(*instance.legal_date) : " at no date") +
                    " applies " + std::to_string(static_cast<int>(instance.applies)) + " norm " + std::to_string(static_cast<int>(instance.norm));
  for (const auto& exception : instance.exceptions) out += " e" + std::to_string(exception.exception.value) + "=" + std::to_string(static_cast<int>(exception.holds));
  for (const auto& subject : instance.subjects) {
    out += " [" + std::to_string(subject.index) + " " + to_english(subject.outcome);
    for (const auto& exception : subject.exceptions) out += " e" + std::to_string(exception.exception.value) + "=" + std::to_string(static_cast<int>(exception.holds));
    out += "]";
  }
  return out;
}

std::vector<std::string> describe(const eval::Outcomes& outcomes) {
  std::vector<std::string> out;
  for (const InstanceOutcome& instance : outcomes.instances) out.push_back(describe(instance));
  return out;
}

constexpr int stores_a_ruleset = 20;

/// Calls `test(random, rules, evaluator, store, settings)` until `cases` stores were tried.
template <class Test>
void for_random_cases(std::uint64_t cases, Test&& test) {
  const std::uint64_t first = number_from("ZS_SEED", 20260801);
  cases = number_from("ZS_CASES", cases);
  for (std::uint64_t seed = first; seed < first + (cases + stores_a_ruleset - 1) / stores_a_ruleset; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    const model::Ruleset rules = harness::generate_ruleset(random);
    const auto plan = graph::make_plan(rules);
    ASSERT_TRUE(plan.is_ok());
    eval::Evaluator evaluator(*plan.value, rules);
    for (int i = 0; i < stores_a_ruleset && !::testing::Test::HasFailure(); ++i) {
      SCOPED_TRACE("store " + std::to_string(i));
      facts::FactStore store = harness::generate_facts(random, rules);
      test(random, rules, evaluator, store, harness::generate_settings(random));
    }
    if (::testing::Test::HasFailure()) return;
  }
}

TEST(Evaluation, plan_says_what_the_naive_evaluator_says) {
  std::array<int, 5> seen{};
  for_random_cases(30'000, [&](Random&, const model::Ruleset& rules, eval::Evaluator& evaluator, const facts::FactStore& store, const eval::Settings& settings) {
    const eval::Outcomes planned = evaluator.evaluate(store, settings);
    EXPECT_EQ(describe(planned), describe(harness::evaluate_naively(rules, store, settings)));
    for (const InstanceOutcome& instance : planned.instances) ++seen[static_cast<std::size_t>(instance.outcome)];
  });
  if (std::getenv("ZS_CASES") != nullptr) return;
  for (const int count : seen) EXPECT_GT(count, 100);  // the generator reaches every outcome
}

const InstanceOutcome* find_same(const eval::Outcomes& outcomes, const InstanceOutcome& wanted) {
  const auto is_same = [&](const InstanceOutcome& each) { return each.check == wanted.check && each.element == wanted.element && each.is_open_extra == wanted.is_open_extra; };
  const auto place = std::find_if(outcomes.instances.begin(), outcomes.instances.end(), is_same);
  return place == outcomes.instances.end() ? nullptr : &*place;
}

bool is_presumed(const InstanceOutcome& instance, model::FactId fact) { return std::find(instance.presumed.begin(), instance.presumed.end(), fact) != instance.presumed.end(); }

TEST(Evaluation, learning_never_turns_a_decided_outcome_round) {
  int steps = 0;
  for_random_cases(4'000, [&](Random& random, const model::Ruleset& rules, eval::Evaluator& evaluator, facts::FactStore& store, const eval::Settings& settings) {
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
  });
  EXPECT_GT(steps, 1'000);
}

bool asks_for(const InstanceOutcome& instance, model::FactId fact) {
  return std::any_of(instance.missing.begin(), instance.missing.end(), [&](const eval::MissingInput& input) { return input.fact == fact; });
}

TEST(Evaluation, what_is_not_asked_for_cannot_decide) {
  for_random_cases(4'000, [&](Random& random, const model::Ruleset& rules, eval::Evaluator& evaluator, facts::FactStore& store, const eval::Settings& settings) {
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
  });
}

TEST(Evaluation, an_evaluator_keeps_nothing_from_one_dossier_to_the_next) {
  for_random_cases(400, [](Random& random, const model::Ruleset& rules, eval::Evaluator& evaluator, const facts::FactStore& store, const eval::Settings& settings) {
    evaluator.evaluate(harness::generate_facts(random, rules), settings);
    const auto plan = graph::make_plan(rules);
    EXPECT_EQ(describe(evaluator.evaluate(store, settings)), describe(eval::evaluate(*plan.value, rules, store, settings)));
  });
}

TEST(Evaluation, the_order_of_checks_changes_no_outcome) {
  for_random_cases(400, [](Random&, const model::Ruleset& rules, eval::Evaluator& evaluator, const facts::FactStore& store, const eval::Settings& settings) {
    model::Ruleset reversed = rules;
    std::reverse(reversed.checks.begin(), reversed.checks.end());
    const auto plan = graph::make_plan(reversed);
    eval::Outcomes outcomes = eval::evaluate(*plan.value, reversed, store, settings);
    for (InstanceOutcome& instance : outcomes.instances) instance.check = model::CheckId(rules.checks.size() - 1 - instance.check.index());
    std::stable_sort(outcomes.instances.begin(), outcomes.instances.end(), [](const InstanceOutcome& left, const InstanceOutcome& right) { return left.check < right.check; });
    EXPECT_EQ(describe(evaluator.evaluate(store, settings)), describe(outcomes));
  });
}

}  // namespace
}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Ask-lists and harmless outcomes over random rule sets and facts, against brute force over the naive evaluator.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "engine/findings/ask.hpp"
#include "tests/harness/ask_brute_force.hpp"
#include "tests/harness/random_cases.hpp"

namespace zhunsheng {
namespace {

using eval::InstanceOutcome;
using eval::Outcome;
using findings::AskSet;
using harness::for_random_cases;
using harness::RandomCase;
using harness::UnknownInput;

constexpr std::size_t most_evaluations = 100;  // of brute force, for one instance

/// Rank of an input in what the instance misses.
std::size_t rank_of(const InstanceOutcome& instance, const UnknownInput& name) {
  const auto place = std::find_if(instance.missing.begin(), instance.missing.end(), [&](const eval::MissingInput& input) { return harness::name_of(input) == name; });
  return static_cast<std::size_t>(place - instance.missing.begin());
}

/// The sets as they should be listed: in the order of `missing`, at most 8; all that is missing if none decides.
std::vector<std::vector<UnknownInput>> expected_sets(const InstanceOutcome& instance, harness::BruteForce brute) {
  const auto is_before = [&](const UnknownInput& left, const UnknownInput& right) { return rank_of(instance, left) < rank_of(instance, right); };
  for (auto& set : brute.smallest) std::sort(set.begin(), set.end(), is_before);
  std::sort(brute.smallest.begin(), brute.smallest.end(), [&](const auto& left, const auto& right) { return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(), is_before); });
  if (brute.smallest.size() > findings::most_ask_sets) brute.smallest.resize(findings::most_ask_sets);
  if (brute.smallest.empty()) {
    brute.smallest.emplace_back();
    for (const auto& input : instance.missing) brute.smallest.back().push_back(harness::name_of(input));
  }
  return std::move(brute.smallest);
}

std::string explain(const model::Ruleset& rules, const facts::FactStore& store, const InstanceOutcome& instance) {
  std::string out = harness::describe(instance) + (store.complete ? "\ncomplete" : "\nnot complete");
  for (const auto& input : instance.missing) {
    out += "\n" + harness::name_of(input) + " why " + std::to_string(static_cast<int>(input.why));
    if (!input.fact.is_valid()) continue;
    const model::Type& type = at(rules, input.fact).type;
    out += " " + path_of(rules, input.fact) + " type " + std::to_string(static_cast<int>(type.kind)) + " of " + std::to_string(static_cast<int>(type.element)) + " state " + std::to_string(static_cast<int>(store.facts[input.fact.index()].given.state));
  }
  return out;
}

std::vector<std::vector<UnknownInput>> names(const std::vector<AskSet>& sets) {
  std::vector<std::vector<UnknownInput>> out;
  for (const AskSet& set : sets) {
    out.emplace_back();
    for (const auto& input : set) out.back().push_back(harness::name_of(input));
  }
  return out;
}

/// Instances compared, by size of their smallest sets and by inputs not known.
struct Compared {
  std::map<std::size_t, int> by_size, by_inputs;
  int too_many = 0;
};

void compare(const findings::Inputs& in, const eval::Outcomes& outcomes, std::size_t most, Compared& compared) {
  const auto lists = findings::ask_lists(in, outcomes);
  for (std::size_t i = 0; i < outcomes.instances.size(); ++i) {
    const InstanceOutcome& instance = outcomes.instances[i];
    if (instance.outcome != Outcome::undetermined || instance.harmless || instance.missing.empty()) {
      EXPECT_TRUE(lists[i].empty());
      continue;
    }
    const auto brute = harness::ask_by_brute_force(in, instance, most);
    if (!brute || brute->inputs.size() > findings::most_asked_exactly) {
      ++compared.too_many;
      continue;
    }
    ++compared.by_size[brute->smallest.empty() ? 0 : brute->smallest.front().size()];
    ++compared.by_inputs[brute->inputs.size()];
    EXPECT_EQ(names(lists[i]), expected_sets(instance, *brute)) << explain(in.rules, in.store, instance);
  }
}

int total(const std::map<std::size_t, int>& counts, std::size_t from) {
  int out = 0;
  for (const auto& [key, count] : counts) out += key >= from ? count : 0;
  return out;
}

class AskLists : public ::testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(part, AskLists, ::testing::Range(std::uint64_t{0}, std::uint64_t{4}));

TEST_P(AskLists, are_those_of_brute_force) {
  Compared compared;
  for_random_cases(5'000, [&](RandomCase& one) {
    compare({one.plan, one.rules, one.store, one.settings, nullptr}, one.evaluator.evaluate(one.store, one.settings), most_evaluations, compared);
  }, GetParam());
  if (harness::is_single_case()) return;
  EXPECT_GT(total(compared.by_size, 2), 100);
  EXPECT_GT(total(compared.by_inputs, 5), 500);
  EXPECT_LT(compared.too_many, total(compared.by_inputs, 0) / 2);
}

/// Checks over up to 14 facts, so that the smallest sets are large.
TEST_P(AskLists, over_many_facts_are_those_of_brute_force) {
  Compared compared;
  const std::uint64_t first = harness::first_seed(GetParam() + 100);
  for (std::uint64_t seed = first; seed < first + harness::number_of_cases(250) && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    harness::Random random(seed);
    const model::Ruleset rules = harness::generate_formula(random, 4 + random.below(11));
    const auto plan = graph::make_plan(rules);
    facts::FactStore store(rules);
    eval::Settings settings;
    settings.as_of = {19'000};
    compare({*plan.value, rules, store, settings, nullptr}, eval::evaluate(*plan.value, rules, store, settings), 20'000, compared);
  }
  if (harness::is_single_case()) return;
  EXPECT_GT(total(compared.by_size, 3), 15);
  EXPECT_GT(total(compared.by_inputs, 12), 10);
}

/// Could everything that the instance hangs on be answered? (Overflow and its like could not, and stay in the report.)
bool is_answerable(const InstanceOutcome& instance) {
  return std::all_of(instance.missing.begin(), instance.missing.end(), [](const eval::MissingInput& input) { return harness::name_of(input) != "?"; });
}

/// What is harmless is never violated; how often the other way round, in instances whose every input is a value.
TEST_P(AskLists, harmless_is_what_no_answers_violate) {
  int harmless = 0, harmful = 0, never_violated = 0;
  for_random_cases(2'500, [&](RandomCase& one) {
    const findings::Inputs in{one.plan, one.rules, one.store, one.settings, nullptr};
    for (const InstanceOutcome& instance : one.evaluator.evaluate(one.store, one.settings).instances) {
      if (instance.outcome != Outcome::undetermined || instance.is_open_extra || !is_answerable(instance)) continue;
      const auto may = harness::may_be_violated(in, instance, 2'000);
      if (!may) continue;
      EXPECT_FALSE(instance.harmless && *may) << explain(in.rules, in.store, instance);
      ++(instance.harmless ? harmless : *may ? harmful : never_violated);
    }
  }, GetParam());
  RecordProperty("harmless", harmless);
  RecordProperty("harmful", harmful);
  RecordProperty("not_called_harmless_and_never_violated", never_violated);
  std::printf("harmless %d, may be violated %d, asked for although nothing tried violates %d\n", harmless, harmful, never_violated);
  if (harness::is_single_case()) return;
  EXPECT_GT(harmless, 50);
}

}  // namespace
}  // namespace zhunsheng

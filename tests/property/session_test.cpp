// SPDX-License-Identifier: Apache-2.0
// A session says what a review from the beginning says, change after change, and names just the outcomes that changed.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/eval/session.hpp"
#include "engine/eval/verdicts.hpp"
#include "tests/harness/random_cases.hpp"

namespace zhunsheng {
namespace {

using eval::Outcome;
using harness::RandomCase;

std::vector<Outcome> from_the_beginning(const RandomCase& one, const facts::FactStore& store) {
  eval::Verdicts verdicts(one.plan, one.rules);
  verdicts.bind(store);
  const auto found = verdicts.evaluate(one.settings);
  return {found.begin(), found.end()};
}

/// Facts that a session can set: those of singleton blocks.
std::vector<model::FactId> settable(const model::Ruleset& rules) {
  std::vector<model::FactId> out;
  for (std::size_t i = 0; i < rules.facts.size(); ++i)
    if (model::at(rules, rules.facts[i].record).use == model::RecordUse::singleton) out.emplace_back(i);
  return out;
}

void expect_same(const RandomCase& one, const eval::Session& session, std::span<const eval::OutcomeChange> changes, const std::vector<Outcome>& before) {
  const std::vector<Outcome> wanted = from_the_beginning(one, session.store());
  EXPECT_EQ(std::vector(session.outcomes().begin(), session.outcomes().end()), wanted);
  std::vector<eval::OutcomeChange> expected;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (wanted[i] != before[i]) expected.push_back({model::CheckId(i), before[i], wanted[i]});
  EXPECT_EQ(std::vector(changes.begin(), changes.end()), expected);
}

TEST(Session, says_after_each_change_what_a_review_from_the_beginning_says) {
  std::size_t changed = 0;
  harness::for_random_cases(6'000, [&](RandomCase& one) {
    const graph::Readers readers = graph::find_readers(one.plan, one.rules);
    eval::Session session(one.plan, one.rules, readers, one.store, one.settings);
    EXPECT_EQ(std::vector(session.outcomes().begin(), session.outcomes().end()), from_the_beginning(one, one.store));
    const auto facts = settable(one.rules);
    for (int step = 0; step < 12 && !facts.empty() && !::testing::Test::HasFailure(); ++step) {
      const std::vector<Outcome> before(session.outcomes().begin(), session.outcomes().end());
      const facts::FactStore other = harness::generate_facts(one.random, one.rules);
      for (int i = one.random.below(3); i >= 0; --i) {  // some changes at once
        const model::FactId fact = facts[static_cast<std::size_t>(one.random.below(static_cast<int>(facts.size())))];
        session.set(fact, other.facts[fact.index()].given);
      }
      const auto changes = session.update();
      changed += changes.size();
      expect_same(one, session, changes, before);
    }
  }, 11);
  if (harness::is_single_case()) return;
  EXPECT_GT(changed, 1'000u);
}

TEST(Session, can_be_given_another_dossier) {
  harness::for_random_cases(2'000, [&](RandomCase& one) {
    const graph::Readers readers = graph::find_readers(one.plan, one.rules);
    eval::Session session(one.plan, one.rules, readers, one.store, one.settings);
    const std::vector<Outcome> before(session.outcomes().begin(), session.outcomes().end());
    session.replace(harness::generate_facts(one.random, one.rules));
    expect_same(one, session, session.update(), before);
    EXPECT_TRUE(session.update().empty());
  }, 12);
}

TEST(Worklist, gives_out_the_lowest_first_and_takes_more_on_the_way) {
  eval::Worklist list(20'000);
  std::vector<std::uint32_t> seen;
  for (const std::uint32_t number : {19'999u, 3u, 64u, 4'096u}) list.add(number);
  list.drain([&](std::uint32_t number) {
    seen.push_back(number);
    if (number == 3) list.add(4);
    if (number == 4) list.add(8'192);
  });
  EXPECT_EQ(seen, (std::vector<std::uint32_t>{3, 4, 64, 4'096, 8'192, 19'999}));
  list.drain([&](std::uint32_t) { ADD_FAILURE() << "nothing is left"; });
}

}  // namespace
}  // namespace zhunsheng

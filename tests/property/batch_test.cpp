// SPDX-License-Identifier: Apache-2.0
// Columns say what the evaluator of one dossier says: every check and lane, on random rule sets and facts, with every set of
// kernels that this processor has, in blocks of every awkward size. A failure prints the seed (see random_cases.hpp).
#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <string>

#include "engine/eval/batch.hpp"
#include "tests/harness/random_cases.hpp"

namespace zhunsheng {
namespace {

using eval::Batch;
using eval::Lane;
using eval::columns::Level;
using model::FactState;
using model::Outcome;

const std::vector<Level> levels{Level::portable, Level::avx2, Level::avx512};
const std::vector<std::size_t> block_sizes{1, 63, 64, 65, 37, 511, 512, 200};

/// By check: the worst outcome over its instances, not applicable where there are none.
std::vector<Outcome> worst_outcomes(const model::Ruleset& rules, const eval::Outcomes& outcomes) {
  std::vector<Outcome> worst(rules.checks.size(), Outcome::not_applicable);
  for (const eval::InstanceOutcome& instance : outcomes.instances) worst[instance.check.index()] = std::min(worst[instance.check.index()], instance.outcome);
  return worst;
}

/// Moves numbers to where columns change their width, or overflow.
void stretch(harness::Random& random, facts::FactStore& store, const std::vector<std::int64_t>& around) {
  for (facts::FactEntry& entry : store.facts) {
    model::Value& value = entry.given.value;
    const bool is_number = value.kind == model::TypeKind::integer || value.kind == model::TypeKind::money || value.kind == model::TypeKind::decimal;
    if (entry.given.state == FactState::known && is_number && random.one_in(2)) value.a = random.pick(around) + (static_cast<std::int64_t>(random.below(5)) - 2);
  }
}

void make_inapplicable(facts::FactStore& store) {
  for (facts::FactEntry& entry : store.facts) entry.given = {FactState::not_applicable, {}};
}

/// A rule set, and the dossiers of one block with what is expected of each.
struct Scene {
  Scene(std::uint64_t seed, std::size_t size) : random(seed), rules(harness::generate_ruleset(random, seed % 4 == 0 ? harness::RulesetStyle::any : harness::RulesetStyle::columnar)), plan(*graph::make_plan(rules).value) {
    eval::Evaluator evaluator(plan, rules);
    const std::int64_t narrow = std::int64_t{1} << 31, wide = std::numeric_limits<std::int64_t>::max() - 2;
    const std::vector<std::vector<std::int64_t>> around{{0}, {0}, {narrow, -narrow, 0}, {wide, -wide, 0}, {narrow, -narrow, wide, -wide, 1 << 15, 127, -128, 0}};
    const std::vector<std::int64_t>& values = random.pick(around);
    const bool is_uniform = random.one_in(3);  // one date and one set of kinds for all
    const eval::Settings common = harness::generate_settings(random);
    stores.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
      stores.push_back(harness::generate_facts(random, rules));
      stretch(random, stores.back(), values);
      if (random.one_in(20) || seed % 16 == 3) make_inapplicable(stores.back());
      const eval::Settings settings = is_uniform ? common : harness::generate_settings(random);
      lanes.push_back({&stores.back(), settings.as_of, settings.kinds});
      expected.push_back(worst_outcomes(rules, evaluator.evaluate(stores.back(), settings)));
    }
  }

  harness::Random random;
  model::Ruleset rules;
  graph::Plan plan;
  std::vector<facts::FactStore> stores;
  std::vector<Lane> lanes;
  std::vector<std::vector<Outcome>> expected;  ///< by lane, by check
};

struct Seen {
  std::array<std::uint64_t, 5> outcomes{};
  std::uint64_t columnar = 0, checks = 0;
};

void expect_outcomes(const Scene& scene, const Batch& batch, Seen& seen) {
  for (std::size_t check = 0; check < scene.rules.checks.size(); ++check)
    for (std::uint32_t lane = 0; lane < scene.lanes.size(); ++lane) {
      const Outcome outcome = batch.outcome(model::CheckId(check), lane);
      ++seen.outcomes[static_cast<std::size_t>(outcome)];
      if (outcome == scene.expected[lane][check]) continue;
      ADD_FAILURE() << scene.rules.checks[check].name << ", lane " << lane << ": " << to_english(outcome) << ", expected " << to_english(scene.expected[lane][check]);
      return;
    }
}

void expect_all_levels(const Scene& scene, Seen& seen) {
  for (const Level level : levels) {
    if (eval::columns::find_kernels(level) == nullptr) continue;
    Batch batch(scene.plan, scene.rules, {{}, level});
    SCOPED_TRACE(batch.instruction_set());
    eval::Block block = batch.make_block();
    batch.load(block, scene.lanes);
    batch.evaluate(block);
    seen.columnar += batch.columnar_checks();
    seen.checks += scene.rules.checks.size();
    expect_outcomes(scene, batch, seen);
  }
}

TEST(Batch, says_what_the_evaluator_of_one_dossier_says) {
  const std::uint64_t cases = harness::number_of_cases(100'000);
  Seen seen;
  std::uint64_t done = 0;
  for (std::uint64_t seed = harness::first_seed(9); done < cases && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Scene scene(seed, block_sizes[seed % block_sizes.size()]);
    expect_all_levels(scene, seen);
    done += scene.lanes.size();
  }
  if (harness::is_single_case()) return;
  for (const std::uint64_t count : seen.outcomes) EXPECT_GT(count, 100u);  // every outcome is met
  EXPECT_GT(seen.columnar * 2, seen.checks);                               // and most of them in columns
}

TEST(Batch, what_is_not_applicable_wins_over_unknown_between_literals_too) {  // 不详 - 不适用, found by a million cases
  Seen seen;
  expect_all_levels(Scene(110264381, 200), seen);
  expect_all_levels(Scene(110264381, 37), seen);
}

TEST(Batch, keeps_nothing_from_one_block_to_the_next) {
  Seen seen;
  for (std::uint64_t seed = harness::first_seed(10), last = seed + 40; seed < last && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Scene scene(seed, 130);
    const std::vector<Lane> lanes = scene.lanes;
    const std::vector<std::vector<Outcome>> expected = scene.expected;
    Batch batch(scene.plan, scene.rules);
    eval::Block block = batch.make_block();
    for (const std::size_t size : {std::size_t{130}, std::size_t{5}, std::size_t{64}, std::size_t{129}}) {
      batch.load(block, {lanes.data() + (lanes.size() - size), size});
      batch.evaluate(block);
      scene.lanes.assign(lanes.end() - static_cast<std::ptrdiff_t>(size), lanes.end());
      scene.expected.assign(expected.end() - static_cast<std::ptrdiff_t>(size), expected.end());
      expect_outcomes(scene, batch, seen);
    }
  }
}

TEST(Batch, hands_out_each_outcome_once) {
  Scene scene(harness::first_seed(11), 77);
  Batch batch(scene.plan, scene.rules);
  eval::Block block = batch.make_block();
  batch.load(block, scene.lanes);
  batch.evaluate(block);
  std::size_t count = 0;
  for (const Outcome outcome : {Outcome::violated, Outcome::undetermined, Outcome::exempt, Outcome::satisfied, Outcome::not_applicable})
    batch.for_each(outcome, [&](std::uint32_t lane, model::CheckId check) {
      ++count;
      EXPECT_EQ(outcome, scene.expected[lane][check.index()]);
    });
  EXPECT_EQ(count, scene.lanes.size() * scene.rules.checks.size());
}

TEST(Batch, leaves_out_what_is_not_selected) {
  Scene scene(harness::first_seed(12), 50);
  std::vector<bool> selected(scene.rules.checks.size(), false);
  selected[1] = selected[3] = true;
  Batch batch(scene.plan, scene.rules, {selected});
  eval::Block block = batch.make_block();
  batch.load(block, scene.lanes);
  batch.evaluate(block);
  EXPECT_EQ(batch.checks(), (std::vector<model::CheckId>{model::CheckId(std::size_t{1}), model::CheckId(std::size_t{3})}));
  for (const model::CheckId check : batch.checks())
    for (std::uint32_t lane = 0; lane < scene.lanes.size(); ++lane) EXPECT_EQ(batch.outcome(check, lane), scene.expected[lane][check.index()]);
}

}  // namespace
}  // namespace zhunsheng

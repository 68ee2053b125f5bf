// SPDX-License-Identifier: Apache-2.0
// Generated dossiers: the same for the same seed, read back as they were written, near the values the rules compare with.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "engine/facts/write_json.hpp"
#include "engine/testing/plausible.hpp"
#include "tests/harness/generate.hpp"

namespace zhunsheng::testing {
namespace {

TEST(DossierGenerator, gives_the_same_dossier_for_the_same_seed_and_number) {
  harness::Random random(3);
  const model::Ruleset rules = harness::generate_ruleset(random);
  const DossierGenerator one(rules, 7), same(rules, 7), other(rules, 8);
  std::size_t different = 0;
  for (std::uint64_t number = 0; number < 50; ++number) {
    const std::string line = facts::write_facts(rules, one.make(number));
    EXPECT_EQ(line, facts::write_facts(rules, same.make(number)));
    different += line != facts::write_facts(rules, other.make(number));
  }
  EXPECT_GT(different, 45u);
}

/// What is written is read back, for every type and state, and nothing of it is refused.
TEST(DossierGenerator, makes_facts_that_are_read_back_as_they_were_written) {
  std::set<std::pair<model::TypeKind, model::FactState>> seen;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    harness::Random random(seed);
    const model::Ruleset rules = harness::generate_ruleset(random);
    const DossierGenerator generator(rules, seed);
    for (std::uint64_t number = 0; number < 20; ++number) {
      const facts::FactsFile made = generator.make(number);
      const facts::FactsReading read = facts::parse_facts(rules, facts::write_facts(rules, made), "line");
      ASSERT_TRUE(read.problems.empty()) << read.problems[0].message_en;
      EXPECT_EQ(read.file.header.kinds, made.header.kinds);
      EXPECT_EQ(read.file.header.complete, made.header.complete);
      ASSERT_EQ(read.file.statements.size(), made.statements.size());
      for (std::size_t i = 0; i < made.statements.size(); ++i) {
        EXPECT_EQ(read.file.statements[i].fact, made.statements[i].fact);
        EXPECT_EQ(read.file.statements[i].record, made.statements[i].record);
        EXPECT_EQ(read.file.statements[i].given, made.statements[i].given) << facts::write_facts(rules, made);
        if (made.statements[i].fact.is_valid()) seen.emplace(model::at(rules, made.statements[i].fact).type.kind, made.statements[i].given.state);
      }
    }
  }
  for (const auto kind : {model::TypeKind::boolean, model::TypeKind::integer, model::TypeKind::money, model::TypeKind::date, model::TypeKind::enumeration, model::TypeKind::list})
    for (const auto state : {model::FactState::known, model::FactState::unknown, model::FactState::not_applicable}) EXPECT_TRUE(seen.count({kind, state}) != 0) << static_cast<int>(kind) << " " << static_cast<int>(state);
}

TEST(DossierGenerator, stays_near_the_values_that_the_rules_compare_with) {
  harness::Random random(5);
  const model::Ruleset rules = harness::generate_ruleset(random);
  const Boundaries boundaries = find_boundaries(rules);
  const DossierGenerator generator(rules, 1);
  std::map<std::uint32_t, std::set<std::int64_t>> values;  // of integer facts
  for (std::uint64_t number = 0; number < 2000; ++number)
    for (const auto& statement : generator.make(number).statements)
      if (statement.fact.is_valid() && statement.given.state == model::FactState::known && model::at(rules, statement.fact).type.kind == model::TypeKind::integer)
        values[statement.fact.value].insert(statement.given.value.a);
  std::size_t tried = 0;
  for (const auto& [fact, drawn] : values)
    for (const auto& boundary : boundaries.of_facts[fact]) {
      if (boundary.a < 1 || boundary.a > 1000) continue;  // counts are not drawn below zero, and some constants are extreme on purpose
      for (const int step : {-1, 0, 1}) EXPECT_TRUE(drawn.count(boundary.a + step) != 0) << "fact " << fact << " was never " << boundary.a + step;
      ++tried;
    }
  EXPECT_GT(tried, 0u);
}

}  // namespace
}  // namespace zhunsheng::testing

// SPDX-License-Identifier: Apache-2.0
// Generated dossiers over rules as they are shipped: the same bytes for the same seed, nothing refused, every outcome.
#include <gtest/gtest.h>

#include <sstream>

#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

const RuleSet& shipped() {
  static const RuleSet rules = load_rules({ZS_SOURCE_DIR "/rulesets"}, {});
  return rules;
}

TEST(GeneratedDossiers, are_the_same_for_the_same_seed) {
  ASSERT_TRUE(shipped().is_ok());
  const std::string lines = generate_dossiers(shipped(), 50, 7);
  EXPECT_EQ(lines, generate_dossiers(shipped(), 50, 7));
  EXPECT_NE(lines, generate_dossiers(shipped(), 50, 8));
  EXPECT_TRUE(generate_dossiers(shipped(), 100, 7).starts_with(lines)) << "a dossier depends on its number, not on how many there are";
}

TEST(GeneratedDossiers, are_read_without_a_problem_and_show_every_outcome) {
  ASSERT_TRUE(shipped().is_ok());
  std::istringstream lines(generate_dossiers(shipped(), 300, 1));
  Summary sum;
  std::size_t checks_violated = 0;
  for (std::string line; std::getline(lines, line);) {
    ReviewOptions options;
    options.as_of = "2026-03-01";
    options.facts = line;
    const Review review = review_facts(shipped(), options);
    ASSERT_TRUE(review.unreadable().empty()) << review.unreadable()[0];
    const Summary one = review.summary();
    sum.violated += one.violated, sum.undetermined += one.undetermined, sum.exempt += one.exempt, sum.satisfied += one.satisfied, sum.not_applicable += one.not_applicable;
    checks_violated += one.violated > 0;
  }
  EXPECT_GT(checks_violated, 50u);
  EXPECT_GT(sum.undetermined, 300u);
  EXPECT_GT(sum.exempt, 5u);
  EXPECT_GT(sum.satisfied, 100u);
  EXPECT_GT(sum.not_applicable, 300u);
}

}  // namespace
}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Applying fixes: whole fixes, in order, none over another.
#include "engine/base/fix.hpp"

#include <gtest/gtest.h>

namespace {
using namespace zhunsheng::base;

Diagnostic with(Fix fix) {
  Diagnostic out;
  out.code = Code::glued_literal;
  out.span = fix.edits.empty() ? Span{} : fix.edits.front().span;
  out.fix = std::move(fix);
  return out;
}
Span at(std::uint32_t begin, std::uint32_t end, std::uint32_t source = 0) { return {source, begin, end}; }

TEST(Fix, is_applied_in_order_of_place_whatever_the_order_of_diagnostics) {
  const std::vector<Diagnostic> found{with({at(4, 5), "E"}), with({at(0, 1), ""}), with({at(2, 2), "++"})};
  const FixedText fixed = apply_fixes("abcdef", 0, found);
  EXPECT_EQ(fixed.text, "b++cdEf");
  EXPECT_EQ(fixed.applied, 3u);
  EXPECT_EQ(fixed.left, 0u);
  ASSERT_EQ(fixed.edits.size(), 3u);
  EXPECT_EQ(fixed.edits[1], (Edit{at(2, 2), "++"}));
}

TEST(Fix, leaves_the_one_that_overlaps_for_the_next_round) {
  const FixedText fixed = apply_fixes("abcdef", 0, {with({at(0, 3), "x"}), with({at(2, 4), "y"}), with({at(3, 3), "-"})});
  EXPECT_EQ(fixed.text, "x-def");
  EXPECT_EQ(fixed.applied, 2u);
  EXPECT_EQ(fixed.left, 1u);
}

TEST(Fix, two_insertions_at_one_place_are_two_rounds) {
  const FixedText fixed = apply_fixes("ab", 0, {with({at(1, 1), "1"}), with({at(1, 1), "2"})});
  EXPECT_EQ(fixed.text, "a1b");
  EXPECT_EQ(fixed.left, 1u);
}

TEST(Fix, the_same_fix_twice_is_one) {
  const FixedText fixed = apply_fixes("ab", 0, {with({at(1, 2), "1"}), with({at(1, 2), "1"})});
  EXPECT_EQ(fixed.text, "a1");
  EXPECT_EQ(fixed.applied, 1u);
  EXPECT_EQ(fixed.left, 0u);
}

TEST(Fix, of_several_edits_is_applied_whole_or_not_at_all) {
  const Fix pair(std::vector<Edit>{{at(0, 0), "("}, {at(3, 3), ")"}});
  EXPECT_EQ(apply_fixes("abc", 0, {with(pair)}).text, "(abc)");
  const FixedText hindered = apply_fixes("abc", 0, {with({at(0, 0), "!"}), with(pair)});
  EXPECT_EQ(hindered.text, "!abc");
  EXPECT_EQ(hindered.left, 1u);
}

TEST(Fix, offers_are_applied_only_on_request) {
  const std::vector<Diagnostic> found{with(Fix::offer(at(0, 1), "x"))};
  EXPECT_EQ(apply_fixes("ab", 0, found).text, "ab");
  EXPECT_EQ(apply_fixes("ab", 0, found).left, 0u);
  EXPECT_EQ(apply_fixes("ab", 0, found, FixScope::with_offers).text, "xb");
}

TEST(Fix, what_does_not_fit_the_text_is_not_applied) {
  for (const Fix& wrong : {Fix(at(0, 1, 1), "x"), Fix(at(0, 9), "x"), Fix(at(1, 3), "x"), Fix(at(3, 0), "x"), Fix(std::vector<Edit>{}), Fix(std::vector<Edit>{{at(0, 3), "x"}, {at(0, 3), "y"}})}) {
    const FixedText fixed = apply_fixes("甲b", 0, {with(wrong)});
    EXPECT_EQ(fixed.text, "甲b");
    EXPECT_EQ(fixed.applied, 0u);
  }
}

TEST(Fix, ten_thousand_at_once) {
  std::string text(20000, 'a');
  std::vector<Diagnostic> found;
  for (std::uint32_t i = 0; i < 20000; i += 2) found.push_back(with({at(i, i + 1), ""}));
  EXPECT_EQ(apply_fixes(text, 0, found).text, std::string(10000, 'a'));
}

}  // namespace

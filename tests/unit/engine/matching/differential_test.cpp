// SPDX-License-Identifier: Apache-2.0
// The scanner against the naive matcher on random small patterns and texts.
#include <gtest/gtest.h>

#include <random>

#include "engine/matching/search.hpp"
#include "tests/unit/engine/matching/naive_matcher.hpp"
#include "tests/unit/engine/matching/pattern_builder.hpp"

namespace zhunsheng {
namespace {

using namespace testing_support;

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  model::Ruleset rules() {
    model::Ruleset out;
    model::declare_builtins(out);
    for (int i = 0; i < 2; ++i) add_lexicon(out, {phrase(), phrase(), phrase()});
    for (int i = 0; i < 3; ++i) {
      patterns_ = out.patterns.size();
      add_pattern(out, branches(2), static_cast<model::Scope>(below(4)), model::any_context);
    }
    return out;
  }

  document::Document document() {
    document::Document out;
    const std::size_t paragraphs = 1 + below(3);
    for (std::size_t p = 0; p < paragraphs; ++p) out.paragraphs.push_back({text(), {document::PlaceKind::paragraph, static_cast<std::uint32_t>(p + 1), 0, 0}});
    for (std::uint32_t first = 0; first < paragraphs;) {
      const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(paragraphs, first + 1 + below(2)));
      out.clauses.push_back({"第一条", "", -1, 0, first, last});
      first = last;
    }
    return out;
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  std::string phrase() {
    static const std::vector<std::string> letters{"甲", "乙", "丙", "甲", "Ａ", "，"};
    std::string out;
    for (std::size_t n = 1 + below(3); n > 0; --n) out += letters[below(below(8) == 0 ? letters.size() : 3)];
    return out;
  }

  std::string text() {
    static const std::vector<std::string> letters{"甲", "乙", "丙", "甲", "乙", "，", "。", "；", "、", "：", "“", "”", "Ａ", "A", " ", "　", "1", ",", "的", "？"};
    std::string out;
    for (std::size_t n = below(24); n > 0; --n) out += letters[below(3) == 0 ? below(letters.size()) : below(5)];
    return out;
  }

  std::vector<model::Branch> branches(int depth) {
    std::vector<model::Branch> out(1 + below(2));
    for (model::Branch& branch : out)
      for (std::size_t n = 1 + below(4); n > 0; --n) branch.push_back(item(depth));
    return out;
  }

  PatternItem item(int depth) {
    switch (below(depth > 0 ? 12 : 7)) {
      case 0: case 1: case 2: return literal(phrase());
      case 3: case 4: return gap(static_cast<std::uint32_t>(below(2)), static_cast<std::uint32_t>(1 + below(4)));
      case 5: return lexicon(below(2));
      case 6: return patterns_ > 0 ? reference(below(patterns_)) : literal(phrase());
      case 7: return group(branches(depth - 1));
      case 8: return optional(branches(depth - 1));
      case 9: return not_before(item(depth - 1));
      case 10: return not_after(item(depth - 1));
      default: return slot(model::TypeKind::text, "文");
    }
  }

  std::mt19937 random_;
  std::size_t patterns_ = 0;
};

std::vector<std::pair<std::size_t, std::size_t>> scanned(const model::Ruleset& rules, const matching::PreparedText& text, std::size_t pattern, matching::Search& search) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  search.each_match(model::PatternId(pattern), [&](std::size_t unit, matching::Range match) {
    EXPECT_TRUE(text.units(rules.patterns[pattern].scope).unit(unit).holds(match));
    out.emplace_back(match.begin, match.end);
    return matching::Search::Next::start;
  });
  return out;
}

std::string all_text(const document::Document& document) {
  std::string out;
  for (const auto& paragraph : document.paragraphs) out += paragraph.text + "\n";
  return out;
}

TEST(Differential, agrees_with_the_naive_matcher) {
  std::size_t cases = 0, matches = 0;
  for (std::uint32_t seed = 1; seed <= 900; ++seed) {
    Generator generator(seed);
    const model::Ruleset rules = generator.rules();
    matching::PhraseSets sets;
    const matching::Program program = matching::compile(rules, sets);
    const matching::Scanner scanner(sets.phrases());
    for (int i = 0; i < 8; ++i) {
      const document::Document document = generator.document();
      const matching::PreparedText text(document);
      matching::Search search(program, sets, scanner, text);
      const NaiveMatcher naive(rules, document);
      for (std::size_t pattern = 0; pattern < rules.patterns.size(); ++pattern, ++cases) {
        const auto expected = naive.matches(pattern);
        matches += expected.size();
        ASSERT_EQ(scanned(rules, text, pattern, search), expected) << "seed " << seed << " pattern " << pattern << "\n" << all_text(document);
      }
    }
  }
  EXPECT_GE(cases, 20'000u);
  EXPECT_GE(matches, 20'000u);
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char32_t c : base::to_code_points(text))
    if (!base::is_blank(c)) base::append_utf8(out, c);
  return out;
}

TEST(Differential, quotes_are_slices_of_their_paragraph) {
  for (std::uint32_t seed = 5000; seed < 5400; ++seed) {
    Generator generator(seed);
    const model::Ruleset rules = generator.rules();
    const matching::Matcher matcher(rules);
    const document::Document document = generator.document();
    const facts::Hits hits = matcher.match(document);
    for (const auto& list : hits.by_pattern)
      for (const facts::Hit& hit : list) {
        ASSERT_LT(hit.paragraph, document.paragraphs.size());
        const std::string& text = document.paragraphs[hit.paragraph].text;
        ASSERT_LT(hit.start, hit.end);
        ASSERT_LE(hit.end, base::count_code_points(text));
        EXPECT_EQ(without_blanks(base::slice_code_points(text, hit.start, hit.end)), without_blanks(hit.quote));
        EXPECT_EQ(hit.clause, document::clause_of(document, hit.paragraph));
        EXPECT_EQ(hit.evidence.quote, hit.quote);
      }
  }
}

TEST(Differential, is_the_same_on_every_run) {
  Generator generator(77);
  const model::Ruleset rules = generator.rules();
  const document::Document document = generator.document();
  const matching::Matcher first(rules), second(rules);
  const auto a = first.match(document), b = second.match(document);
  for (std::size_t i = 0; i < a.by_pattern.size(); ++i) {
    ASSERT_EQ(a.by_pattern[i].size(), b.by_pattern[i].size());
    for (std::size_t k = 0; k < a.by_pattern[i].size(); ++k) EXPECT_EQ(a.by_pattern[i][k].quote, b.by_pattern[i][k].quote);
  }
}

}  // namespace
}  // namespace zhunsheng

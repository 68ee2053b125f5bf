// SPDX-License-Identifier: Apache-2.0
// Diagnostics: the table, the filling of arguments, the caret under Chinese text.
#include <gtest/gtest.h>

#include <set>

#include "engine/base/bilingual.hpp"
#include "engine/base/render.hpp"

namespace zhunsheng::base {
namespace {

TEST(Diagnostics, codes_are_unique_and_worded_in_both_languages) {
  std::set<int> seen;
  for (const auto& row : all_diagnostics()) {
    EXPECT_TRUE(seen.insert(static_cast<int>(row.code)).second) << code_name(row.code);
    EXPECT_FALSE(row.chinese.empty()) << code_name(row.code);
    EXPECT_FALSE(row.english.empty()) << code_name(row.code);
  }
}

TEST(Diagnostics, the_caret_stands_under_chinese_text) {
  const std::vector<SourceText> sources{SourceText("a.zs", "规则 甲 {\n  应档 真\n}\n")};
  Diagnostic diagnostic;
  diagnostic.code = Code::unexpected_token;
  diagnostic.span = {0, 15, 21};
  diagnostic.arguments = {"“应当”", "应档"};
  diagnostic.suggestion = "应当";
  EXPECT_EQ(render({diagnostic}, sources, Language::chinese),
            "a.zs:2:3: 错误 ZS1002: 这里应当是“应当”，却是“应档”\n"
            "      应档 真\n"
            "      ^^^^\n"
            "  您是不是想写“应当”？\n");
}

TEST(Diagnostics, words_of_ours_in_arguments_follow_the_language) {
  Diagnostic diagnostic;
  diagnostic.code = Code::expected_list;
  diagnostic.arguments = {"合同.金额", in_both("金额", "money")};
  EXPECT_EQ(message(diagnostic, Language::chinese), "这里应当是列表，“合同.金额”是金额");
  EXPECT_EQ(message(diagnostic, Language::english), "a list is expected here; “合同.金额” is money");
}

/// The rendering of one diagnostic over `text`.
std::string rendered(const std::string& text, Span span, std::optional<Fix> fix = std::nullopt, Language language = Language::chinese, bool is_coloured = false) {
  Diagnostic diagnostic;
  diagnostic.code = Code::chained_comparison;
  diagnostic.span = span;
  diagnostic.fix = std::move(fix);
  return render({diagnostic}, {SourceText("a.zs", text)}, language, is_coloured);
}
std::string without_first_line(const std::string& text) { return text.substr(text.find('\n') + 1); }

TEST(Render, tabs_and_hidden_characters_keep_the_caret_in_place) {
  EXPECT_EQ(without_first_line(rendered("\t甲\tab", {0, 5, 7})), "        甲    ab\n              ^^\n");
  EXPECT_EQ(without_first_line(rendered("a\xE2\x80\xAE\x1B[31mb", {0, 1, 4})), "    a��[31mb\n     ^\n") << "no text steers the terminal";
}

TEST(Render, a_span_over_several_lines_says_how_far) {
  EXPECT_EQ(without_first_line(rendered("一 {\n二\n}\n三", {0, 4, 11})), "    一 {\n       ^ 到第3行\n");
  EXPECT_EQ(without_first_line(rendered("一 {\r\n}", {0, 0, 8}, std::nullopt, Language::english)), "    一 {\n    ^^^^ to line 2\n");
}

TEST(Render, the_end_of_the_file_has_a_caret) {
  EXPECT_EQ(without_first_line(rendered("甲", {0, 3, 3})), "    甲\n      ^\n");
  EXPECT_EQ(without_first_line(rendered("", {0, 0, 0})), "    \n    ^\n");
  EXPECT_EQ(without_first_line(rendered("甲\n", {0, 4, 9})), "    \n    ^\n");
}

TEST(Render, a_long_line_is_shown_around_the_caret) {
  std::string line;
  for (int i = 0; i < 300; ++i) line += "长";
  const std::string text = without_first_line(rendered(line, {0, 300, 306}));
  EXPECT_EQ(text.substr(0, 4 + 3 + 3), "    …长");
  EXPECT_EQ(text.substr(text.find('\n') + 1), "    " + std::string(2 + 40, ' ') + "^^^^\n");
  const std::string all = without_first_line(rendered(line, {0, 0, 900}));
  EXPECT_EQ(all.substr(all.find('\n') + 1), "    " + std::string(160, '^') + "\n");
}

TEST(Render, fixes_are_worded_by_what_they_do) {
  const auto last_line = [](const std::string& text) { return text.substr(text.rfind("  ")); };
  EXPECT_EQ(last_line(rendered("甲乙", {0, 0, 3}, Fix({0, 0, 3}, "丙"))), "  改法: 丙\n");
  EXPECT_EQ(last_line(rendered("甲乙", {0, 0, 3}, Fix({0, 3, 6}, "丙"))), "  改法: 把“乙”改成“丙”\n");
  EXPECT_EQ(last_line(rendered("甲乙", {0, 0, 3}, Fix({0, 0, 3}, ""))), "  改法: 删去“甲”\n");
  EXPECT_EQ(last_line(rendered("甲乙", {0, 0, 3}, Fix({0, 3, 3}, "\n丙"), Language::english)), "  fix: insert at 1:2: “ 丙”\n");
  EXPECT_EQ(last_line(rendered("甲乙", {0, 0, 3}, Fix::offer({0, 0, 3}, "丙"), Language::english)), "  you could write: 丙\n");
  EXPECT_EQ(last_line(rendered("甲乙", {0, 0, 3}, Fix(std::vector<Edit>{{{0, 0, 0}, "("}, {{0, 3, 3}, ")"}}))), "  改法: 在 1:1 加上“(”；在 1:2 加上“)”\n");
}

TEST(Render, colour_changes_no_character) {
  const std::string text = "甲乙";
  const std::string plain = rendered(text, {0, 0, 3}, Fix({0, 0, 3}, "丙")), coloured = rendered(text, {0, 0, 3}, Fix({0, 0, 3}, "丙"), Language::chinese, true);
  std::string stripped;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] == '\x1B') i = coloured.find('m', i);
    else stripped += coloured[i];
  }
  EXPECT_NE(plain, coloured);
  EXPECT_EQ(plain, stripped);
}

TEST(Source, columns_of_a_line_of_megabytes) {
  std::string line = "甲\n";
  for (int i = 0; i < 5000; ++i) line += "长a";
  const SourceText source("x", line);
  EXPECT_EQ(source.position(4 + 4 * 3000), (Position{2, 6001}));
  EXPECT_EQ(source.position(4 + 4 * 5000), (Position{2, 10001}));
  EXPECT_EQ(source.line_at(5).size(), 20000u);
}

TEST(Source, positions_count_characters) {
  const SourceText source("x", "一二\n三四");
  EXPECT_EQ(source.position(3), (Position{1, 2}));
  EXPECT_EQ(source.position(10), (Position{2, 2}));
  EXPECT_EQ(source.position(999), (Position{2, 3})) << "behind the end is the end";
}

}  // namespace
}  // namespace zhunsheng::base

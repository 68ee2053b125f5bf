// SPDX-License-Identifier: Apache-2.0
// Fences and headings of Markdown rule files.
#include "engine/base/markdown.hpp"

#include <gtest/gtest.h>

#include "engine/base/source.hpp"

namespace zhunsheng::base {
namespace {

std::vector<std::string> rules_of(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& fence : read_markdown(text).fences) out.push_back(text.substr(fence.begin, fence.end - fence.begin));
  return out;
}
std::string path_at(const std::string& text, const std::string& mark) { return heading_path(read_markdown(text), static_cast<std::uint32_t>(text.find(mark))); }
std::size_t problems(const std::string& text, MarkdownProblem::Kind kind) {
  std::size_t count = 0;
  for (const auto& problem : read_markdown(text).problems) count += problem.kind == kind;
  return count;
}
using Rules = std::vector<std::string>;

}  // namespace

TEST(Markdown, reads_fences_of_rules_only) {
  EXPECT_EQ(rules_of("a\n```准绳\n规则\n```\nb\n"), Rules{"规则\n"});
  EXPECT_EQ(rules_of("```zs\na\n```\n~~~zhunsheng\nb\n~~~\n```\nc\n```\n```js\nd\n```\n"), (Rules{"a\n", "b\n"}));
  EXPECT_EQ(rules_of("``` ZS title=x\r\na\r\n```\r\n"), Rules{"a\r\n"});
  EXPECT_EQ(rules_of("```准绳规则\na\n```\n"), Rules{});
  EXPECT_EQ(rules_of("\xEF\xBB\xBF```准绳\na\n```"), Rules{"a\n"});
}

TEST(Markdown, closes_a_fence_by_at_least_as_many_marks_of_the_same_kind) {
  EXPECT_EQ(rules_of("````准绳\n```\n~~~~\n``` x\n`````  \n"), Rules{"```\n~~~~\n``` x\n"});
  EXPECT_EQ(rules_of("   ~~~准绳\n   a\n  ~~~~\n"), Rules{"   a\n"});
  EXPECT_EQ(rules_of("```准绳\n    ```\n```\n"), Rules{"    ```\n"});
  EXPECT_EQ(rules_of("```准绳 `x`\na\n```\n"), Rules{});  // no info with a backtick: no fence; the last line opens one
  EXPECT_EQ(rules_of("````md\n```准绳\na\n```\n````\n"), Rules{});
}

TEST(Markdown, says_which_fences_it_does_not_read) {
  EXPECT_EQ(problems("```准绳\na\n", MarkdownProblem::Kind::unclosed), 1u);
  EXPECT_EQ(problems("```准绳\na\n```准绳\nb\n```\n", MarkdownProblem::Kind::unclosed), 1u);
  EXPECT_EQ(rules_of("```准绳\na\n```准绳\nb\n```\n"), Rules{"b\n"});
  EXPECT_EQ(problems("    ```准绳\n", MarkdownProblem::Kind::not_read), 1u);
  EXPECT_EQ(problems("> ```zs\n1. ```zs\n- > ~~~准绳\n", MarkdownProblem::Kind::not_read), 3u);
  EXPECT_EQ(problems("说明 ```准绳 ``` 的用法\n    ```js\n", MarkdownProblem::Kind::not_read), 0u);
  EXPECT_EQ(problems("<!--\n    ```准绳\n-->\n", MarkdownProblem::Kind::not_read), 0u);
}

TEST(Markdown, tells_the_headings_above_a_place) {
  const std::string text = "前言甲\n\n# 一 #\n乙\n\n## 二 ##\n### 三\n丙\n## 四 # 五\n丁\n\n六\n七\n===\n戊\n##不是\n#######  也不是\n己\n";
  EXPECT_EQ(path_at(text, "前言"), "");
  EXPECT_EQ(path_at(text, "乙"), "一");
  EXPECT_EQ(path_at(text, "丙"), "一 > 二 > 三");
  EXPECT_EQ(path_at(text, "丁"), "一 > 四 # 五");
  EXPECT_EQ(path_at(text, "己"), "六 七");
}

TEST(Markdown, knows_what_is_no_underlined_heading) {
  EXPECT_EQ(path_at("- 甲\n---\n乙", "乙"), "");
  EXPECT_EQ(path_at("> 甲\n---\n乙", "乙"), "");
  EXPECT_EQ(path_at("甲\n\n---\n乙", "乙"), "");
  EXPECT_EQ(path_at("甲\n---\n乙", "乙"), "甲");
  EXPECT_EQ(path_at("```js\n# 甲\n```\n乙", "乙"), "");
  EXPECT_EQ(path_at("# 甲\x1b[31m\xE2\x80\xAE\n乙", "乙"), "甲 [31m ");
}

TEST(Markdown, is_told_by_the_name) {
  EXPECT_TRUE(SourceText("a.zs.md", "").markdown().has_value());
  EXPECT_TRUE(SourceText("A.MD", "").markdown().has_value());
  EXPECT_FALSE(SourceText("a.zs", "").markdown().has_value());
  EXPECT_TRUE(SourceText("a.test.zs.md", "").is_test());
  EXPECT_TRUE(SourceText("a.test.zs", "").is_test());
  EXPECT_FALSE(SourceText("a.zs.md", "").is_test());
}

TEST(Markdown, takes_linear_time_for_many_fences_and_headings) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "# 甲\n```准绳\n```\n";
  const Markdown markdown = read_markdown(text);
  EXPECT_EQ(markdown.fences.size(), 100000u);
  EXPECT_EQ(heading_path(markdown, static_cast<std::uint32_t>(text.size())), "甲");
  EXPECT_EQ(read_markdown(std::string(std::size_t{1} << 20, '>')).fences.size(), 0u);
  EXPECT_EQ(read_markdown(std::string(std::size_t{1} << 20, '#')).headings.size(), 0u);
  std::string open;
  for (int i = 0; i < 100000; ++i) open += "```准绳\n";
  EXPECT_EQ(read_markdown(open).problems.size(), 100000u);
}

}  // namespace zhunsheng::base

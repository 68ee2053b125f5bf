// SPDX-License-Identifier: Apache-2.0
// Diagnostics: the table, the filling of arguments, the caret under Chinese text.
#include <gtest/gtest.h>

#include <set>

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

TEST(Source, positions_count_characters) {
  const SourceText source("x", "一二\n三四");
  EXPECT_EQ(source.position(3), (Position{1, 2}));
  EXPECT_EQ(source.position(10), (Position{2, 2}));
  EXPECT_EQ(source.position(999), (Position{2, 3})) << "behind the end is the end";
}

}  // namespace
}  // namespace zhunsheng::base

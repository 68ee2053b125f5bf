// SPDX-License-Identifier: Apache-2.0
// What an author sees: errors of all files at once and none that follows from another; fixes in rounds; diagnostics as values.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "zhunsheng/zhunsheng.hpp"

namespace {
using namespace zhunsheng;

/// "file:code" of every diagnostic, in order.
std::vector<std::string> codes(const RuleSet& rules) {
  std::vector<std::string> out;
  for (const auto& one : rules.diagnostic_list()) out.push_back(one.place.file + ":" + one.code);
  return out;
}
std::vector<std::string> codes(std::vector<RuleSource> sources) { return codes(load_rules_from_memory(std::move(sources))); }
using Codes = std::vector<std::string>;

const std::string statute = "法规 《甲条例》 { 条数 30  施行 2019-09-01 }\n";
std::string check_reading(const std::string& condition) {
  return "规则 应当招标 {\n  类别 程序  等级 较大\n  依据 《甲条例》第三条\n  应当 " + condition + "\n  提示 \"没有招标。\"\n}\n";
}

TEST(Check, a_syntax_error_does_not_hide_the_errors_of_other_files) {
  EXPECT_EQ(codes({{"a.zs", "模块 甲\n定义 限额 金额 400万元\n"}, {"b.zs", "模块 乙\n定义 面积 小数 = 3日\n定义 天数 整数 = 没有这个\n"}}),
            (Codes{"a.zs:ZS1051", "b.zs:ZS3002", "b.zs:ZS2001"}));
}

TEST(Check, what_stands_whole_in_a_damaged_file_is_checked_too) {
  EXPECT_EQ(codes({{"a.zs", "模块 甲\n定义 限额 金额 400万元\n定义 面积 小数 = 3日\n"}}), (Codes{"a.zs:ZS1051", "a.zs:ZS3002"}));
}

/// Whatever is damaged, the files that read it are not blamed.
TEST(Check, names_of_damaged_declarations_are_not_called_unknown) {
  const std::string user = "模块 乙\n引用 甲 为 甲\n" + statute + check_reading("合同.金额 不少于 甲.限额 且 缺(公告)") + "材料 合同文稿 { 标题 含 \"合同\" }\n例 \"一\" { 给定 合同 { 金额 3元 } 期望 待查 应当招标 }\n";
  const std::string whole = "模块 甲\n事实 合同 { 金额 金额 }\n材料 公告 { 标题 含 \"公告\" }\n定义 限额 金额 = 400万元\n";
  ASSERT_TRUE(load_rules_from_memory({{"a.zs", whole}, {"b.zs", user}}).is_ok());
  const std::vector<std::pair<std::string, std::string>> damages{
      {"事实 合同 { 金额 金额 }", "事实 合同 { 金额 金额 "}, {"事实 合同 { 金额 金额 }", "事时 合同 { 金额 金额 }"}, {"合同 { 金额 金额 }", "合同 { 金额 ? }"},  {"材料 公告 {", "材料 公告 "},
      {"定义 限额 金额 =", "定义 限额 金额"},                {"定义 限额", "定义 限\xE2\x80\x8B额"},            {"模块 甲", "模块 ="},                   {"模块 甲", "模块 甲 甲"},
      {"定义 限额", "定一 限额"},                            {"400万元", "400万"},                              {"标题 含 \"公告\"", "标题 含 \"公告"}, {"合同", "合\xFF同"}};
  for (const auto& [from, to] : damages) {
    std::string text = whole;
    text.replace(text.find(from), from.size(), to);
    const auto found = codes({{"a.zs", text}, {"b.zs", user}});
    EXPECT_FALSE(found.empty()) << text;
    for (const auto& one : found) EXPECT_TRUE(one.starts_with("a.zs:ZS1")) << one << " for\n" << text;
  }
}

TEST(Check, every_cut_of_a_file_blames_that_file_alone) {
  const std::string first = "模块 甲\n法规 《甲条例》 { 条数 30  施行 2019-09-01 }\n事实 合同 { 金额 金额  已招标 是否 }\n词表 主体 = \"企业\"\n句式 限制 = <主体> ..4 \"优先\"\n定义 小额 是否 = 合同.金额 < 400万元\n";
  const std::string second = "模块 甲\n" + check_reading("合同.已招标 或 小额") + "规则 限制外地 {\n  类别 内容  等级 较大\n  依据 《甲条例》第四条\n  不得 文书.条款 命中 限制\n  提示 \"{命中.原文}\"\n}\n例 限制 { 命中 \"企业优先\" }\n例 \"一\" { 给定 合同 { 已招标 否  金额 500万元 } 期望 存在风险 应当招标 }\n";
  for (std::size_t cut = 0; cut < first.size(); ++cut) {
    if ((static_cast<unsigned char>(first[cut]) & 0xC0) == 0x80) continue;
    std::string text = first;
    text.insert(cut, " ] ");
    if (codes({{"a.zs", text}}).empty()) continue;  // in a title or string it is text
    for (const auto& one : codes({{"a.zs", text}, {"b.zs", second}})) EXPECT_TRUE(one.starts_with("a.zs:ZS1")) << one << " for\n" << text;
  }
}

TEST(Check, a_misspelt_name_is_still_found_beside_damage) {
  EXPECT_EQ(codes({{"a.zs", "模块 甲\n定义 限额 金额 400万元\n"}, {"b.zs", "模块 乙\n定义 数 金额 = 完全不同的名称\n"}}), (Codes{"a.zs:ZS1051", "b.zs:ZS2001"}));
}

TEST(Check, values_tell_place_words_and_fix) {
  const RuleSet rules = load_rules_from_memory({{"a.zs", "定义 甲 是否 = 1日 不少于 30日且 是\n"}});
  const auto list = rules.diagnostic_list();
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0].code, "ZS1023");
  EXPECT_TRUE(list[0].is_error);
  EXPECT_NE(list[0].message, list[0].message_en);
  EXPECT_EQ(list[0].place.line, 1u);
  EXPECT_EQ(list[0].place.column, 18u);
  EXPECT_EQ(list[0].place.end_column, 22u);
  EXPECT_EQ(list[0].place.end_byte - list[0].place.begin_byte, 8u);
  ASSERT_TRUE(list[0].fix.has_value());
  EXPECT_FALSE(list[0].fix->is_offer);
  EXPECT_EQ(list[0].fix->edits.at(0).replacement, "30日 且");
}

TEST(Fix, goes_on_in_rounds_until_nothing_is_left) {
  // The blank lets the file be read; then the comparison of days with years can be mended.
  const RuleSet rules = load_rules_from_memory({{"a.zs", "模块 甲\n事实 合同 { 签订 日期  届满 日期 }\n定义 合规 是否 = 合同.届满 - 合同.签订 不超过 20年且 有(合同.签订)\n"}});
  ASSERT_FALSE(rules.is_ok());
  const FixResult fixed = fix_rules(rules, {});
  EXPECT_TRUE(fixed.rules.is_ok()) << fixed.rules.diagnostics(Language::chinese);
  ASSERT_EQ(fixed.files.size(), 1u);
  EXPECT_NE(fixed.files[0].text.find("合同.届满 不超过 合同.签订 + 20年 且 有(合同.签订)"), std::string::npos) << fixed.files[0].text;
  ASSERT_EQ(fixed.files[0].places.size(), 2u);
  EXPECT_EQ(fixed.files[0].places[0].line, 3u);
  EXPECT_EQ(fixed.files[0].places[0].after, "20年 且");
  EXPECT_TRUE(fix_rules(fixed.rules, {}).files.empty()) << "a second run changes nothing";
}

TEST(Fix, touches_only_the_files_named_and_applies_no_guess) {
  const RuleSet rules = load_rules_from_memory({{"a.zs", "模块 甲\n定义 甲 是否 = 1日 不少于 30日且 是\n"}, {"b.zs", "模块 乙\n定义 最低限价 金额 = 3元\n定义 乙 金额 = 最高限价\n"}});
  EXPECT_TRUE(fix_rules(rules, {"b.zs"}).files.empty());
  const FixResult all = fix_rules(rules, {});
  ASSERT_EQ(all.files.size(), 1u);
  EXPECT_EQ(all.files[0].name, "a.zs");
  const auto left = all.rules.diagnostic_list();
  ASSERT_EQ(left.size(), 1u);
  ASSERT_TRUE(left[0].fix.has_value());
  EXPECT_TRUE(left[0].fix->is_offer);
}

}  // namespace

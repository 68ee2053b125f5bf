// SPDX-License-Identifier: Apache-2.0
// A rule set with a folder of law texts: what it checks, what a review quotes, and how 参照 and brackets of force decide which
// citation is printed on which day.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* old_text =
    "---\ntitle: \"中华人民共和国甲法\"\neffective: \"2018-01-01\"\nended: \"2024-01-01\"\narticles: 3\ncomplete: true\n---\n\n# 甲法\n\n第一条　旧法第一款。\n旧法第二款。\n\n第二条　旧法第二条。\n\n第三条　施行。\n";
constexpr const char* new_text =
    "---\ntitle: \"中华人民共和国甲法\"\neffective: \"2024-01-01\"\nended: \"\"\narticles: 3\ncomplete: true\n---\n\n# 甲法\n\n第一条　新法第一款。\n新法第二款。\n\n第二条　新法应当有下列文件：\n（一）方案；\n（二）纪要。\n\n第三条　施行。\n";
constexpr const char* declarations =
    "模块 试\n法规 《中华人民共和国甲法》 { 位阶 法律 条数 3 施行 2018-01-01 起 2024-01-01 止 }\n法规 《中华人民共和国甲法》 { 位阶 法律 条数 3 施行 2024-01-01 简称 \"甲\" }\n"
    "法规 《乙条例》 { 位阶 行政法规 条数 9 施行 2020-01-01 文号 \"令第1号\" }\n事实 合同 { 已招标 是否  签订 日期 }\n";

/// A folder below the temporary one with rules and law texts; gone at the end.
class Statutes : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(::testing::TempDir()) / ("zhunsheng_statutes_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(root_);
    fs::create_directories(root_ / "laws/superseded");
    write("laws/甲法.md", new_text);
    write("laws/superseded/甲法(2018).md", old_text);
    write("laws/README.md", "# 说明\n");
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(root_ / name, std::ios::binary) << text; }
  [[nodiscard]] RuleSet load(const std::string& checks) const {
    write("rules.zs", declarations + checks);
    LoadOptions options;
    options.statutes = (root_ / "laws").string();
    return load_rules({(root_ / "rules.zs").string()}, options);
  }
  static Review review(const RuleSet& rules, const std::string& as_of, const std::string& facts) {
    ReviewOptions options;
    options.as_of = as_of;
    options.facts = facts;
    return review_facts(rules, options);
  }
  static Json finding(const Review& review) { return Json::parse(render(review, Format::json, {}))["findings"].at(0); }

  fs::path root_;
};

constexpr const char* plain = "规则 一 { 类别 程序 等级 较大 依据 《甲法》第一条第二款（2024-01-01 止）, 《甲法》第二条第二项（2024-01-01 起）, 《乙条例》第九条 应当 合同.已招标 提示 \"没有招标。\" }\n";

TEST_F(Statutes, a_review_quotes_the_version_of_the_legal_date) {
  const RuleSet rules = load(plain);
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english);
  EXPECT_EQ(rules.statutes()->compared, 2u);
  EXPECT_EQ(rules.statutes()->without_text, std::vector<std::string>{"乙条例"});
  const std::string facts = R"({"合同": {"已招标": false}})";
  const Json before = finding(review(rules, "2023-05-01", facts))["citations"], after = finding(review(rules, "2025-05-01", facts))["citations"];
  ASSERT_EQ(before.size(), 2u);
  EXPECT_EQ(before[0]["article"], "第一条第二款");
  EXPECT_EQ(before[0]["text"], "旧法第二款。");
  EXPECT_FALSE(before[1].contains("text")) << "no text at hand, no words";
  ASSERT_EQ(after.size(), 2u);
  EXPECT_EQ(after[0]["article"], "第二条第二项");
  EXPECT_EQ(after[0]["text"], "新法应当有下列文件：……（二）纪要。");
  EXPECT_EQ(after[0]["effective"], "2024-01-01");
}

TEST_F(Statutes, the_text_report_quotes_each_article_once) {
  const RuleSet rules = load(std::string(plain) + "规则 二 { 类别 程序 等级 较大 依据 《甲》第二条第二项（2024-01-01 起） 应当 合同.已招标 提示 \"又没有招标。\" }\n");
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english);
  const std::string printed = render(review(rules, "2025-05-01", R"({"合同": {"已招标": false}})"), Format::text, {});
  const std::string words = "“新法应当有下列文件：……（二）纪要。”";
  const auto first = printed.find(words);
  ASSERT_NE(first, std::string::npos) << printed;
  EXPECT_EQ(printed.find(words, first + 1), std::string::npos) << printed;
}

TEST_F(Statutes, a_paragraph_that_is_not_in_the_text_does_not_compile) {
  const RuleSet rules = load("规则 一 { 类别 程序 等级 较大 依据 《甲法》第一条第三款（2024-01-01 起） 应当 合同.已招标 提示 \"没有招标。\" }\n");
  EXPECT_FALSE(rules.is_ok());
  EXPECT_NE(rules.diagnostics(Language::english).find("ZS5030"), std::string::npos) << rules.diagnostics(Language::english);
}

TEST_F(Statutes, a_folder_without_law_texts_is_said) {
  LoadOptions options;
  write("rules.zs", std::string(declarations) + plain);
  for (const char* folder : {"nowhere", "laws/superseded/none"}) {
    options.statutes = (root_ / folder).string();
    EXPECT_EQ(load_rules({(root_ / "rules.zs").string()}, options).unreadable().size(), 1u) << folder;
  }
  fs::create_directories(root_ / "empty");
  options.statutes = (root_ / "empty").string();
  EXPECT_EQ(load_rules({(root_ / "rules.zs").string()}, options).unreadable().size(), 1u);
}

TEST_F(Statutes, a_text_that_is_broken_contradicts_nobody) {
  write("laws/甲法.md", std::string(new_text) + "\xE6\x97");
  const RuleSet rules = load("规则 一 { 类别 程序 等级 较大 依据 《甲法》第一条第三款（2024-01-01 起） 应当 合同.已招标 提示 \"没有招标。\" }\n");
  EXPECT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english);
}

TEST_F(Statutes, by_reference_says_so_and_carries_its_own_severity) {
  const RuleSet rules = load("规则 一 { 类别 程序 等级 较大 依据 《甲法》第二条（2024-01-01 起） 参照 《乙条例》第九条（等级 一般） 应当 合同.已招标 提示 \"没有招标。\" }\n");
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english);
  const Json township = finding(review(rules, "2025-05-01", R"({"文书": {"主体": "乡镇政府"}, "合同": {"已招标": false}})"));
  EXPECT_EQ(township["severity"], "minor");
  EXPECT_EQ(township["citations"][1]["mode"], "by_reference");
  const Review of_township = review(rules, "2025-05-01", R"({"文书": {"主体": "乡镇政府"}, "合同": {"已招标": false}})");
  const std::string printed = render(of_township, Format::text, {});
  EXPECT_NE(printed.find("参照《乙条例》第九条，没有招标。"), std::string::npos) << printed;
  EXPECT_NE(printed.find("参照：《乙条例》第九条"), std::string::npos) << printed;
  EXPECT_NE(printed.find("【一般】"), std::string::npos) << printed;
  const Json county = finding(review(rules, "2025-05-01", R"({"文书": {"主体": "县级以上机关"}, "合同": {"已招标": false}})"));
  EXPECT_EQ(county["severity"], "major");
  EXPECT_EQ(county["citations"].size(), 1u) << "the reference is not for those whom the law names";
}

TEST_F(Statutes, brackets_of_force_work_on_exceptions_parameters_and_tables) {
  const RuleSet rules = load(
      "参数 限额 金额 { 2018-01-01 起 100万元 依据 《甲法》第一条（2024-01-01 止） 2024-01-01 起 200万元 依据 《甲法》第二条（2024-01-01 起） }\n"
      "事实 项目 { 金额 金额  类型 枚举(施工、货物)  紧急 是否 }\n"
      "表 比例 整数 { 列 项目.类型 行 施工 : 1 依据 《甲法》第一条（2024-01-01 止） 行 货物 : 2 依据 《乙条例》第一条 }\n"
      "规则 一 { 类别 程序 等级 较大 依据 《乙条例》第九条 应当 项目.金额 < 限额 且 比例 < 9 例外 紧急 { 当 项目.紧急 依据 《甲法》第二条（2024-01-01 止） } 提示 \"超过限额。\" }\n");
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english);
  const std::string facts = R"({"项目": {"金额": "150万元", "紧急": true, "类型": "施工"}})";
  EXPECT_EQ(review(rules, "2023-05-01", facts).summary().exempt, 1u) << "the exception's basis is in force";
  EXPECT_EQ(review(rules, "2025-05-01", facts).summary().satisfied, 1u) << "the new limit";
  const std::string more = R"({"项目": {"金额": "250万元", "紧急": true, "类型": "施工"}})";
  EXPECT_EQ(review(rules, "2025-05-01", more).summary().violated, 1u) << "an exception none of whose 依据 is in force fails";
}

}  // namespace
}  // namespace zhunsheng

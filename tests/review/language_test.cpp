// SPDX-License-Identifier: Apache-2.0
// The language by example: each file of tests/review/language is a module whose 例 say what the design says of it. Then what
// examples cannot say: reasons, presumed facts, harmless outcomes, and a calendar that agrees with the notices at hand.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/eval/builtins/date.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const fs::path folder = ZS_SOURCE_DIR "/tests/review/language";

class Language : public ::testing::TestWithParam<std::string> {};

TEST_P(Language, means_what_its_examples_say) {
  const RuleSet rules = load_rules({(folder / GetParam()).string()}, {});
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(zhunsheng::Language::chinese);
  TestOptions options;
  options.as_of = "2024-01-01";
  const auto results = run_examples(rules, options);
  EXPECT_GE(results.size(), 4u);
  for (const auto& result : results) {
    std::string why;
    for (const auto& problem : result.problems) why += "\n    " + problem.message;
    EXPECT_EQ(result.status, ExampleResult::Status::passed) << result.place.file << ":" << result.place.line << " 例 " << result.name << why;
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Language, ::testing::Values("presumption.zs", "tables.zs", "cases.zs", "quantifiers.zs", "dates.zs", "words.zs", "norms.zs"),
                         [](const auto& param) { return param.param.substr(0, param.param.find('.')); });

Json review(const std::string& text, const std::string& facts, bool complete = false, bool all = false) {
  const RuleSet rules = load_rules_from_memory({{"甲.zs", text}});
  EXPECT_TRUE(rules.is_ok()) << rules.diagnostics(zhunsheng::Language::chinese);
  if (!rules.is_ok()) return {};
  ReviewOptions options;
  options.as_of = "2024-01-01";
  options.facts = facts;
  options.complete = complete;
  RenderOptions render_options;
  render_options.all = all;
  return Json::parse(render(review_facts(rules, options), Format::json, render_options));
}

std::string rule(const std::string& name, const std::string& body) { return "规则 " + name + " { 类别 内容 等级 提示 依据 实务 \"甲\" 提示 \"乙\" " + body + " }\n"; }

TEST(Semantics, an_outcome_lists_the_facts_it_presumes) {
  const std::string text = "事实 甲 { 一 是否  二 是否  三 是否 }\n推定 甲.一 = 是 依据 实务 \"某地\"\n推定 甲.二 = 否 除非 甲.三 依据 实务 \"某地\"\n" + rule("规", "应当 不是 甲.一") +
                           rule("无关", "应当 甲.三 或 甲.一") + rule("连带", "不得 甲.二 或 甲.一");
  const Json out = review(text, R"({"甲": {"三": true}})", true, true);
  std::map<std::string, Json> presumed;
  for (const auto& finding : out["findings"]) presumed[finding["check"]] = finding["presumed"];
  EXPECT_EQ(presumed["规"], Json({"甲.一"}));
  EXPECT_EQ(presumed["无关"], Json::array());  // 甲.三 alone keeps it
  EXPECT_EQ(presumed["连带"], Json({"甲.一"}));
}

TEST(Semantics, a_conflict_names_both_cases) {
  const Json out = review("事实 甲 { 一 是否 }\n定义 值 整数 { 当 甲.一 : 1  当 有(甲.一) : 2  当 不是 甲.一 : 3 }\n" + rule("规", "应当 值 = 1"), R"({"甲": {"一": true}})");
  ASSERT_EQ(out["findings"].size(), 1u);
  EXPECT_NE(out["findings"][0]["message"].get<std::string>().find("“值”的第1种和第2种情形同时成立"), std::string::npos) << out["findings"][0]["message"];
}

TEST(Semantics, a_year_without_calendar_is_the_reason_given) {
  const Json out = review("日历 2024 { 休 2024-01-01 依据 \"甲\" }\n事实 甲 { 起 日期 }\n" + rule("规", "应当 工作日数(甲.起, 甲.起 + 9日) 不少于 3工作日"), R"({"甲": {"起": "2031-01-01"}})");
  ASSERT_EQ(out["findings"].size(), 1u);
  EXPECT_NE(out["findings"][0]["message"].get<std::string>().find("没有当年的节假日安排"), std::string::npos);
  EXPECT_EQ(out["findings"][0]["missing"], Json::array());
}

TEST(Semantics, what_can_only_end_well_is_harmless) {
  const std::string text = "事实 甲 { 一 是否  二 是否 }\n" + rule("必好", "适用 甲.一 应当 1 = 1") + rule("已例外", "适用 甲.一 应当 甲.二 例外 外 { 当 1 = 1 依据 实务 \"丙\" }") + rule("可坏", "应当 甲.一");
  const Json quiet = review(text, "{}"), all = review(text, "{}", false, true);
  ASSERT_EQ(quiet["findings"].size(), 1u);
  EXPECT_EQ(quiet["findings"][0]["check"], "可坏");
  EXPECT_EQ(quiet["summary"]["undetermined"], 3);
  int harmless = 0;
  for (const auto& finding : all["findings"]) {
    const bool is_harmless = finding.value("harmless", false);
    harmless += is_harmless;
    if (is_harmless) {
      EXPECT_EQ(finding["missing"], Json::array());
    }
  }
  EXPECT_EQ(harmless, 2);
}

std::string diagnostics(std::vector<RuleSource> sources) { return load_rules_from_memory(std::move(sources)).diagnostics(zhunsheng::Language::chinese); }
std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Semantics, a_presumption_that_rests_on_its_own_fact_is_refused) {
  const std::string direct = diagnostics({{"甲.zs", "事实 甲 { 一 是否 }\n推定 甲.一 = 否 除非 甲.一 依据 实务 \"某地\"\n"}});
  EXPECT_NE(direct.find("ZS4002"), std::string::npos) << direct;
  const std::string around = diagnostics({{"甲.zs", "事实 甲 { 一 是否  二 是否 }\n定义 中 是否 = 甲.一\n推定 甲.一 = 否 除非 甲.二 依据 实务 \"某地\"\n推定 甲.二 = 中 依据 实务 \"某地\"\n"}});
  EXPECT_EQ(count(around, "ZS4002"), 1u) << around;
  EXPECT_NE(around.find("甲.一 → 甲.二 → 中 → 甲.一"), std::string::npos) << around;
  EXPECT_EQ(count(around, "说明"), 3u) << around;
}

TEST(Hostile, a_file_that_imports_itself_is_told_so) {
  const std::string out = diagnostics({{"甲.zs", "模块 甲\n引用 甲 为 己\n"}});
  EXPECT_NE(out.find("ZS2051: 模块之间循环引用：甲 → 甲"), std::string::npos) << out;
}

TEST(Hostile, a_long_chain_of_presumptions_is_worked_out) {
  std::string facts = "零 是否 ", presumptions, before = "零";
  for (int i = 0; i < 5000; ++i) {
    const std::string name = "n" + std::to_string(i);
    facts += name + " 是否 ";
    presumptions += "推定 甲." + name + " = 甲." + before + " 依据 实务 \"某地\"\n";
    before = name;
  }
  std::string text = "事实 甲 { " + facts + "}\n" + presumptions;
  text += rule("规", "应当 甲." + before);
  const Json out = review(text, R"({"甲": {"零": true}})", true);
  EXPECT_EQ(out["summary"]["satisfied"], 1);
}

TEST(Hostile, many_fences_and_headings_of_markdown_end_in_rules_or_diagnostics) {
  std::string good, open;
  for (int i = 0; i < 100000; ++i) good += "# 甲\n```准绳\n```\n";
  EXPECT_EQ(diagnostics({{"甲.md", good}}), "");
  for (int i = 0; i < 100000; ++i) open += "# 甲\n```准绳\n";
  EXPECT_GE(count(diagnostics({{"甲.md", open}}), "ZS1040"), 1000u);  // as many as are listed for one file
  const std::string wide = diagnostics({{"甲.md", "# " + std::string(1000000, 'a') + "\n```准绳\n规则\n```\n"}});
  EXPECT_LT(wide.size(), 2000u);
  EXPECT_NE(wide.find("错误"), std::string::npos);
}

/// Every day of twenty years, as the shipped calendar has it and as holidays.tsv does.
TEST(Semantics, the_shipped_calendar_is_that_of_the_notices) {
  const fs::path notices = ZS_SOURCE_DIR "/../shared/calendar/holidays.tsv";
  if (!fs::exists(notices)) GTEST_SKIP() << "the notices are not at hand";
  const RuleSet rules = load_rules({ZS_SOURCE_DIR "/rulesets/common/calendar.zs"}, {});
  ASSERT_TRUE(rules.is_ok());
  std::map<std::string, std::string> noticed;
  std::ifstream file(notices);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto first = line.find('\t'), second = line.find('\t', first + 1), third = line.find('\t', second + 1);
    noticed[line.substr(0, first)] = line.substr(second + 1, third - second - 1);
  }
  ASSERT_GT(noticed.size(), 500u);
  const auto& calendar = rules.impl().rules->calendar;
  for (base::Date day = *base::make_date(2007, 1, 1); day <= *base::make_date(2026, 12, 31); ++day.days) {
    const auto said = noticed.find(base::to_string(day));
    const bool works = said == noticed.end() ? base::weekday(day) < 5 : said->second == "班";
    EXPECT_EQ(eval::is_workday(calendar, day), std::optional<bool>(works)) << base::to_string(day);
  }
  for (const auto& year : calendar) EXPECT_FALSE(year.source.empty()) << year.year;
  EXPECT_EQ(eval::is_workday(calendar, *base::make_date(2027, 1, 4)), std::nullopt);
}

}  // namespace
}  // namespace zhunsheng

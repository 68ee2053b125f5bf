// SPDX-License-Identifier: Apache-2.0
// Explanations as a law officer reads them: goldens for every kind of step, handles, hostile sizes, names of checks. The
// rules are tests/golden/explain/rules.zs; each golden is the whole text (or JSON) of one question.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "tests/harness/golden.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;
const std::string folder = std::string(ZS_SOURCE_DIR) + "/tests/golden/explain/";

const RuleSet& rules() {
  static const RuleSet loaded = load_rules_from_memory({{"rules.zs", harness::read_file(folder + "rules.zs")}});
  EXPECT_TRUE(loaded.is_ok()) << loaded.diagnostics(Language::chinese);
  return loaded;
}

ReviewOptions facts(const std::string& json) {
  ReviewOptions options;
  options.as_of = "2024-06-01";
  options.as_of_source = ReviewOptions::AsOfSource::today;  // "$dossier" may state another
  options.facts = json;
  options.facts_name = "事实.json";
  return options;
}

struct Case {
  const char* name;   ///< of the golden
  const char* check;
  const char* facts;  ///< empty: what the check requires
  ExplainOptions options = {};
};

const std::string decision = R"("$dossier": {"kinds": ["decision"]}, "决策": {"属于重大决策": true, "征求意见": true, "征求意见开始": "2024-03-01", "征求意见截止": "2024-03-21")";
const std::string contract = R"("$dossier": {"kinds": ["contract"]}, "合同": {)";
const std::string payments = R"("付款": [{"名称": "首付", "金额": "50万元", "预付": true}, {"金额": "20万元", "预付": true}, {"名称": "尾款", "金额": "0元", "预付": false}])";

std::vector<Case> cases() {
  static const std::string violated = "{" + decision + R"(, "已说明缩短理由": false}})", excluded = "{" + decision + R"(, "已说明缩短理由": true, "事后补写": true}})",
                           exempt = "{" + decision + R"(, "已说明缩短理由": true, "事后补写": false}})", unknown = "{" + decision + R"(, "已说明缩短理由": null}})",
                           unasked = "{" + decision + "}}", other_kind = "{" + contract + "}}", not_a_matter = R"({"$dossier": {"kinds": ["decision"]}, "决策": {"属于重大决策": false}})",
                           old = R"({"$dossier": {"kinds": ["decision"], "as_of": "2019-01-01"}})", workdays = R"({"$dossier": {"kinds": ["decision"]}, "决策": {"征求意见截止": "2024-04-30", "备案日": "2024-05-13"}})",
                           no_calendar = R"({"$dossier": {"kinds": ["decision"]}, "决策": {"征求意见截止": "2023-04-30", "备案日": "2023-05-13"}})",
                           parameter = "{" + contract + R"("类型": "货物", "金额": "450万元", "签订日期": "2020-05-06", "已招标": false}})", no_date = "{" + contract + R"("类型": "货物", "金额": "450万元", "已招标": false}})",
                           before = "{" + contract + R"("类型": "服务", "金额": "300万元", "签订日期": "2010-05-06"}})", before_all = "{" + contract + R"("类型": "施工", "签订日期": "1999-05-06"}})",
                           loops = "{" + contract + R"("金额": "100万元", )" + payments + "}}", open = "{" + contract + R"("金额": "100万元", "付款": {"items": [{"名称": "甲", "金额": "1元"}], "open": true}}})",
                           cases = "{" + contract + R"("类型": "施工", "金额": "50万元"}})", conflict = "{" + contract + R"("类型": "施工", "金额": "500万元"}})", zero = "{" + contract + R"("金额": "50万元", "份数": 0}})",
                           presumed = R"({"$dossier": {"kinds": ["contract"], "complete": true}, "合同": {"相对人应当知道越权": false}})", not_presumed = "{" + contract + R"("相对人应当知道越权": false}})",
                           absent = R"({"$dossier": {"kinds": ["decision"], "complete": true}, "决策": {"事后补写": {"n_a": true}}})";
  ExplainOptions english, json, all, opened;
  english.language = Language::english;
  json.format = Format::json;
  all.depth = 0;
  opened.open = {"2.1"};
  opened.command = "zhunsheng explain 征求意见期限不足 --facts 事实.json --open";
  ExplainOptions shallow;
  shallow.depth = 1;
  shallow.command = opened.command;
  return {{"violated", "征求意见期限不足", violated.c_str()}, {"violated.en", "征求意见期限不足", violated.c_str(), english}, {"violated.json", "征求意见期限不足", violated.c_str(), json},
          {"exception_excluded", "征求意见期限不足", excluded.c_str()}, {"exempt", "征求意见期限不足", exempt.c_str()}, {"not_known", "征求意见期限不足", unknown.c_str()},
          {"no_material", "征求意见期限不足", unasked.c_str()}, {"no_material.en", "征求意见期限不足", unasked.c_str(), english}, {"other_kind", "征求意见期限不足", other_kind.c_str()},
          {"does_not_apply", "征求意见期限不足", not_a_matter.c_str()}, {"not_in_force", "征求意见期限不足", old.c_str()}, {"workdays", "备案迟延", workdays.c_str()},
          {"no_calendar", "备案迟延", no_calendar.c_str()}, {"parameter", "应招未招", parameter.c_str()}, {"no_legal_date", "应招未招", no_date.c_str()}, {"earlier_version", "应招未招", before.c_str()},
          {"before_all_law", "应招未招", before_all.c_str()}, {"sum_and_division", "预付过多", loops.c_str(), all}, {"open_list", "预付过多", open.c_str(), all}, {"every_element", "付款无名", loops.c_str()},
          {"every_element.en", "付款无名", loops.c_str(), english}, {"cases", "风险过高", cases.c_str(), all}, {"conflict", "风险过高", conflict.c_str(), all}, {"division_by_zero", "份额过大", zero.c_str(), all},
          {"presumed", "越权", presumed.c_str()}, {"presumed.json", "越权", presumed.c_str(), json}, {"not_presumed", "越权", not_presumed.c_str()}, {"no_material_at_all", "要有公告", absent.c_str()},
          {"instances", "逐项付款", loops.c_str()}, {"folded", "征求意见期限不足", violated.c_str(), shallow}, {"opened", "征求意见期限不足", violated.c_str(), opened}, {"requirement", "征求意见期限不足", ""},
          {"requirement.en", "应招未招", "", english}, {"requirement.json", "越权", "", json}, {"requirement_of_cases", "风险过高", ""}};
}

TEST(Explain, says_what_the_goldens_say) {
  for (const Case& one : cases()) {
    SCOPED_TRACE(one.name);
    const Explained told = explain(rules(), one.check, {}, facts(one.facts), one.options);
    EXPECT_TRUE(told.usage_errors.empty() && told.unreadable.empty()) << (told.unreadable.empty() ? "" : told.unreadable.front());
    harness::compare_golden(folder + one.name + ".expected", told.text);
  }
}

/// A folder with one document, gone at the end.
class Documents {
 public:
  Documents(const std::string& name, const std::string& text) : folder_(fs::temp_directory_path() / ("zs_explain_" + std::to_string(::getpid()))), before_(fs::current_path()) {
    fs::create_directories(folder_);
    std::ofstream(folder_ / name, std::ios::binary) << text;
    fs::current_path(folder_);  // so that no path of this machine stands in a golden
  }
  ~Documents() {
    fs::current_path(before_);
    fs::remove_all(folder_);
  }
  Documents(const Documents&) = delete;
  Documents& operator=(const Documents&) = delete;

 private:
  fs::path folder_, before_;
};

const char* const subsidy = "云溪镇产业奖补办法\n第一条 为发展产业，制定本办法。\n第二条 申请奖补的企业应当在本镇注册。\n第三条 不得要求企业在本县注册。\n第四条 在本县内注册的合作社优先。\n";

ReviewOptions over_documents() {
  ReviewOptions options;
  options.as_of = "2024-06-01";
  options.kinds = {"subsidy"};
  return options;
}

TEST(Explain, quotes_hits_and_says_where_it_looked) {
  const Documents documents("办法.txt", subsidy);
  for (const bool english : {false, true}) {
    ExplainOptions options;
    options.language = english ? Language::english : Language::chinese;
    const Explained told = explain(rules(), "以注册地为条件", {"办法.txt"}, over_documents(), options);
    harness::compare_golden(folder + (english ? "hits.en.expected" : "hits.expected"), told.text);
  }
}

TEST(Explain, review_gives_each_finding_its_reasons) {
  const Documents documents("办法.txt", subsidy);
  ReviewOptions options = over_documents();
  options.reasons.of = ReasonOptions::Of::findings;
  options.only = {"试.以注册地为条件"};
  const Review review = review_file(rules(), "办法.txt", options);
  RenderOptions rendering;
  rendering.explain_command = "zhunsheng explain {check} {path} --open";
  harness::compare_golden(folder + "review.expected", render(review, Format::text, rendering));
  const auto json = nlohmann::json::parse(render(review, Format::json, rendering));
  ASSERT_EQ(json["findings"].size(), 2u);
  for (const auto& finding : json["findings"]) EXPECT_EQ(finding["reasons"]["kind"], "outcome");
}

TEST(Explain, costs_nothing_that_is_not_asked_for) {
  const Review review = review_facts(rules(), facts("{" + decision + "}}"));
  EXPECT_EQ(nlohmann::json::parse(render(review, Format::json, {}))["findings"][0].count("reasons"), 0u);
}

TEST(Explain, names_the_nearest_check) {
  EXPECT_EQ(explain(rules(), "征求意见期限不是", {}, facts(""), {}).usage_errors, std::vector<std::string>{"没有这个检查：征求意见期限不是；您是不是想写“试.征求意见期限不足”？"});
  ExplainOptions options;
  options.open = {"9.9"};
  EXPECT_EQ(explain(rules(), "试.征求意见期限不足", {}, facts("{" + decision + "}}"), options).usage_errors, std::vector<std::string>{"没有编号为 9.9 的一项"});
  for (const char* wrong : {"x", "1.", "1..2", "-1", "1+", "99999999999999999999"}) {
    options.open = {wrong};
    EXPECT_FALSE(explain(rules(), "征求意见期限不足", {}, facts("{" + decision + "}}"), options).usage_errors.empty()) << wrong;
  }
}

/// Each handle that is shown, with its sentence.
void collect(const nlohmann::json& reason, std::map<std::string, std::string>& out) {
  out[reason["handle"]] = reason["text"];
  if (reason.contains("below"))
    for (const auto& each : reason["below"]) collect(each, out);
}

TEST(Explain, handles_name_the_same_step_however_much_is_shown) {
  const std::string given = "{" + contract + R"("金额": "100万元", )" + payments + "}}";
  ExplainOptions options;
  options.format = Format::json;
  options.depth = 0;
  std::map<std::string, std::string> all;
  collect(nlohmann::json::parse(explain(rules(), "预付过多", {}, facts(given), options).text)["reasons"], all);
  ASSERT_GT(all.size(), 5u);
  for (const auto& [handle, text] : all) {
    if (handle.empty()) continue;
    options.open = {handle};
    options.depth = 1;
    EXPECT_EQ(nlohmann::json::parse(explain(rules(), "预付过多", {}, facts(given), options).text)["reasons"]["text"], text) << handle;
  }
}

TEST(Explain, a_chain_of_definitions_costs_what_is_looked_at) {
  std::string text = "模块 试\n法规 《某法》 { 位阶 法律 条数 9 施行 2020-01-01 }\n事实 甲 { 数 整数 }\n定义 d_0 整数 = 甲.数\n";
  constexpr int length = 9000;
  for (int i = 1; i <= length; ++i) text += "定义 d_" + std::to_string(i) + " 整数 = d_" + std::to_string(i - 1) + " + 1\n";
  text += "规则 规 { 类别 内容 等级 一般 依据 《某法》第一条 应当 d_" + std::to_string(length) + " 少于 5 提示 \"多\" }\n";
  const RuleSet chain = load_rules_from_memory({{"chain.zs", text}});
  ASSERT_TRUE(chain.is_ok()) << chain.diagnostics(Language::chinese).substr(0, 500);
  for (const std::size_t depth : {std::size_t{3}, std::size_t{0}}) {
    ExplainOptions options;
    options.depth = depth;
    const Explained told = explain(chain, "规", {}, facts(R"({"甲": {"数": 0}})"), options);
    EXPECT_TRUE(told.usage_errors.empty());
    EXPECT_LT(std::count(told.text.begin(), told.text.end(), '\n'), 900);
  }
}

TEST(Explain, a_long_list_is_folded_page_by_page) {
  std::string list;
  for (int i = 0; i < 5000; ++i) list += (i == 0 ? "" : ",") + std::string(R"({"名称": "某", "金额": ")") + (i == 4321 ? "0元" : "1元") + R"("})";
  const ReviewOptions options = facts("{" + contract + R"("付款": [)" + list + "]}}");
  const Explained told = explain(rules(), "付款无名", {}, options, {});
  EXPECT_NE(told.text.find("1.4322"), std::string::npos) << told.text.substr(0, 1000);
  EXPECT_NE(told.text.find("［另有 4999 项不影响结论，--open 1］"), std::string::npos) << told.text.substr(0, 1000);
  ExplainOptions opened;
  opened.open = {"1", "1+50", "1+4990"};
  const std::string pages = explain(rules(), "付款无名", {}, options, opened).text;
  EXPECT_NE(pages.find("--open 1+50］"), std::string::npos);
  EXPECT_NE(pages.find("--open 1+100］"), std::string::npos);
  EXPECT_NE(pages.find("1.5000 "), std::string::npos);
  EXPECT_LT(std::count(pages.begin(), pages.end(), '\n'), 900);
}

}  // namespace
}  // namespace zhunsheng

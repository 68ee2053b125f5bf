// SPDX-License-Identifier: Apache-2.0
// Impact over the shipped rule sets: every article that a rule cites leads back to that rule; some amendments and changes
// are looked through by hand; every picture can be drawn.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/law/citation.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

const RuleSet& rules() {
  static const RuleSet loaded = load_rules({ZS_SOURCE_DIR "/rulesets"}, {.with_tests = true, .statutes = {}});
  return loaded;
}

const ImpactCheck* find_check(const Impact& impact, const std::string& id) {
  const auto found = std::find_if(impact.checks.begin(), impact.checks.end(), [&](const ImpactCheck& check) { return check.id == id; });
  return found == impact.checks.end() ? nullptr : &*found;
}

/// "part: a → b" of every way.
std::set<std::string> ways_of(const Impact& impact, const std::string& id) {
  std::set<std::string> out;
  const ImpactCheck* check = find_check(impact, id);
  if (check == nullptr) return {"not touched"};
  for (const ImpactWay& way : check->ways) {
    std::string text = way.part + ":";
    for (const ImpactStep& step : way.path) text += " " + step.name;
    out.insert(text + (way.citation ? " " + way.citation->citation : ""));
  }
  return out;
}

TEST(Impact, every_article_that_a_rule_cites_leads_back_to_it) {
  ASSERT_TRUE(rules().is_ok());
  const model::Ruleset& model = *rules().impl().rules;
  std::size_t articles = 0;
  const auto expect_way = [&](const model::CitationUse& use, const std::string& id, const std::string& part) {
    if (use.versions.empty()) return;
    ++articles;
    const Impact impact = rules().impact({.statutes = {law::format(use.citation)}, .parameters = {}, .facts = {}, .checks = {}});
    ASSERT_TRUE(impact.problems.empty()) << impact.problems.front().message;
    const ImpactCheck* check = find_check(impact, id);
    ASSERT_NE(check, nullptr) << law::format(use.citation) << " " << id;
    const auto place = rules().impl().sources[use.span.source].position(use.span.begin);
    EXPECT_TRUE(std::any_of(check->ways.begin(), check->ways.end(), [&](const ImpactWay& way) { return way.part == part && (!way.citation || way.citation->place.line == place.line); })) << law::format(use.citation) << " " << id;
  };
  for (const model::Check& check : model.checks) {
    for (const auto& use : check.citations) expect_way(use, model::id_of(check), use.mode == model::CitationMode::by_reference ? "by_reference" : "cite");
    for (const model::ExceptionId exception : check.exceptions)
      for (const auto& use : at(model, exception).citations) expect_way(use, model::id_of(check), "exception");
  }
  EXPECT_GT(articles, 200u);
}

TEST(Impact, of_the_article_on_consultation) {
  const Impact impact = rules().impact({.statutes = {"《重大行政决策程序暂行条例》第十五条"}, .parameters = {}, .facts = {}, .checks = {}});
  EXPECT_EQ(ways_of(impact, "决策.公众参与.征求意见期限不足"),
            (std::set<std::string>{"cite: 《重大行政决策程序暂行条例》第十五条第一款", "exception: 已说明缩短", "exception: 事后补写 已说明缩短"}));
  EXPECT_EQ(ways_of(impact, "决策.公众参与.征求意见材料不全"), std::set<std::string>{"cite: 《重大行政决策程序暂行条例》第十五条第一款"});
  EXPECT_EQ(impact.checks.size(), 2u);
  EXPECT_GE(impact.checks[0].examples.size(), 5u);
  const Impact second = rules().impact({.statutes = {"《重大行政决策程序暂行条例》第十五条第二款"}, .parameters = {}, .facts = {}, .checks = {}});
  EXPECT_TRUE(second.checks.empty()) << "the first 款 alone is cited";
  EXPECT_TRUE(second.problems.empty());
}

TEST(Impact, of_an_article_on_which_parameters_rest) {
  const Impact impact = rules().impact({.statutes = {"《必须招标的工程项目规定》第五条第一款第一项"}, .parameters = {}, .facts = {}, .checks = {}});
  EXPECT_EQ(ways_of(impact, "合同.招标.应招未招"), (std::set<std::string>{"applies: 合同.招标.施工招标限额", "cite: 《必须招标的工程项目规定》第五条第一款", "message: 合同.招标.施工招标限额"}));
  const auto parameter = std::find_if(impact.causes.begin(), impact.causes.end(), [](const ImpactCause& cause) { return cause.what.kind == "parameter"; });
  ASSERT_NE(parameter, impact.causes.end());
  EXPECT_EQ(parameter->what.name, "合同.招标.施工招标限额");
  ASSERT_EQ(parameter->citations.size(), 1u);
  EXPECT_EQ(parameter->citations[0].since, "2018-06-01");
  EXPECT_EQ(parameter->citations[0].extent, "same");
  ASSERT_EQ(impact.statutes.size(), 1u);
  EXPECT_EQ(impact.statutes[0].declarations.size(), 1u);
  EXPECT_FALSE(impact.statutes[0].kin.empty()) << "the provisions of 2000, which it replaced, are cited too";
}

TEST(Impact, of_a_fact_through_a_definition) {
  const Impact impact = rules().impact({.statutes = {}, .parameters = {}, .facts = {"决策.征求意见截止"}, .checks = {}});
  EXPECT_EQ(ways_of(impact, "决策.公众参与.征求意见期限不足"), (std::set<std::string>{"must: 决策.征求意见截止 决策.公众参与.征求意见天数", "message: 决策.征求意见截止 决策.公众参与.征求意见天数", "message: 决策.征求意见截止"}));
  const Impact block = rules().impact({.statutes = {}, .parameters = {}, .facts = {"决策"}, .checks = {}});
  EXPECT_GT(block.checks.size(), 20u);
}

TEST(Impact, of_a_number_that_moved_and_of_a_whole_instrument) {
  const Impact moved = rules().impact({.statutes = {"《反垄断法》第三十九条"}, .parameters = {}, .facts = {}, .checks = {}});
  std::set<std::string> links;
  for (const ImpactCheck& check : moved.checks)
    for (const ImpactWay& way : check.ways)
      if (way.citation) links.insert(way.citation->link);
  EXPECT_EQ(links, (std::set<std::string>{"same", "renumbered"}));
  const Impact whole = rules().impact({.statutes = {"《民法典》"}, .parameters = {}, .facts = {}, .checks = {}});
  EXPECT_GT(whole.checks.size(), 5u);
}

TEST(Impact, of_a_check_is_itself_and_what_it_shares) {
  const Impact impact = rules().impact({.statutes = {}, .parameters = {}, .facts = {}, .checks = {"应招未招"}});
  ASSERT_EQ(impact.checks.size(), 1u);
  EXPECT_EQ(ways_of(impact, "合同.招标.应招未招"), std::set<std::string>{"itself:"});
  const auto shared = std::find_if(impact.foundations.begin(), impact.foundations.end(), [](const ImpactFoundation& row) { return row.what.name == "合同.招标.施工招标限额"; });
  ASSERT_NE(shared, impact.foundations.end());
  EXPECT_EQ(shared->others, std::vector<std::string>{"合同.招标.拆分规避招标"});
}

TEST(Impact, wrong_names_are_answered_with_the_nearest) {
  const Impact impact = rules().impact({.statutes = {"《公平竞争审查条列》第十条"}, .parameters = {"施工招标限"}, .facts = {"决策.征求意见结止"}, .checks = {"没有的检查"}});
  ASSERT_EQ(impact.problems.size(), 4u);
  EXPECT_NE(impact.problems[0].message.find("《公平竞争审查条例》第十条"), std::string::npos);
  EXPECT_NE(impact.problems[1].message.find("合同.招标.施工招标限额"), std::string::npos);
  EXPECT_NE(impact.problems[2].message.find("决策.征求意见截止"), std::string::npos);
  EXPECT_TRUE(impact.checks.empty());
}

/// Tags that open close again, and no name has opened one.
void expect_balanced(const std::string& svg) {
  std::vector<std::string> open;
  for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
    const std::size_t end = svg.find('>', at);
    ASSERT_NE(end, std::string::npos);
    const std::string tag = svg.substr(at + 1, end - at - 1);
    if (tag.back() == '/') continue;
    const std::string name = tag.substr(tag[0] == '/' ? 1 : 0, tag.find(' ') - (tag[0] == '/' ? 1 : 0));
    if (tag[0] != '/') {
      open.push_back(name);
      continue;
    }
    ASSERT_FALSE(open.empty());
    EXPECT_EQ(open.back(), name);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

TEST(Graph, of_the_shipped_rules_is_drawn_in_every_format) {
  for (const bool is_whole : {false, true}) {
    const Drawing svg = rules().graph({.format = PictureFormat::svg, .checks = {}, .is_whole = is_whole});
    EXPECT_TRUE(svg.problems.empty());
    expect_balanced(svg.text);
    for (const CheckInfo& check : rules().checks()) {
      const bool is_drawn = svg.text.find(" " + check.id.substr(check.id.rfind('.') + 1) + "</title>") != std::string::npos;
      EXPECT_TRUE(is_drawn || !is_whole) << check.id;
    }
    EXPECT_NE(rules().graph({.format = PictureFormat::mermaid, .checks = {}, .is_whole = is_whole}).text.find("flowchart LR"), std::string::npos);
    EXPECT_NE(rules().graph({.format = PictureFormat::dot, .checks = {}, .is_whole = is_whole}).text.find("digraph"), std::string::npos);
  }
}

TEST(Graph, of_a_check_a_module_and_a_wrong_name) {
  const Drawing check = rules().graph({.format = PictureFormat::mermaid, .checks = {"决策.公众参与.征求意见期限不足"}});
  EXPECT_NE(check.text.find("《重大行政决策程序暂行条例》"), std::string::npos) << "with the articles that it cites";
  const Drawing module = rules().graph({.format = PictureFormat::mermaid, .checks = {"决策"}});
  EXPECT_GT(module.text.size(), check.text.size());
  const Drawing wrong = rules().graph({.format = PictureFormat::svg, .checks = {"决策.公众参于"}});
  ASSERT_EQ(wrong.problems.size(), 1u);
  EXPECT_NE(wrong.problems[0].message.find("决策.公众参与"), std::string::npos);
  EXPECT_TRUE(wrong.text.empty());
}

TEST(Graph, names_that_look_like_markup_stay_names) {
  const RuleSet hostile = load_rules_from_memory({{"甲.zs", "模块 甲\n事实 乙 { 丙 是否 }\n规则 丁 { 标题 \"<script>alert(1)</script>\\\"]]--&\" 类别 程序 等级 提示 依据 实务 \"x\" 应当 乙.丙 提示 \"缺{乙.丙}\" }\n"}});
  ASSERT_TRUE(hostile.is_ok()) << hostile.diagnostics(Language::english);
  const std::string svg = hostile.graph({.format = PictureFormat::svg}).text;
  expect_balanced(svg);
  EXPECT_EQ(svg.find("<script>"), std::string::npos);
  EXPECT_EQ(hostile.graph({.format = PictureFormat::mermaid}).text.find("<script>"), std::string::npos);
}

}  // namespace
}  // namespace zhunsheng

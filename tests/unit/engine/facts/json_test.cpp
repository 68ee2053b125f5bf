// SPDX-License-Identifier: Apache-2.0
// Facts in: every type good and bad, all problems at once, nothing thrown.
#include "engine/facts/json.hpp"

#include <gtest/gtest.h>

#include "engine/facts/value_text.hpp"
#include "tests/unit/engine/facts/world.hpp"

namespace zhunsheng::facts {
namespace {

using model::FactState;

TEST(FactsJson, reads_every_type) {
  const World world;
  const struct { const char* json; const char* path; const char* expected; } rows[] = {
      {R"({"决策": {"征求意见": true}})", "决策.征求意见", "是"},
      {R"({"决策": {"征求意见": false}})", "决策.征求意见", "否"},
      {R"({"决策": {"征求意见": null}})", "决策.征求意见", "（不详）"},
      {R"({"决策": {"征求意见": {"n_a": true}}})", "决策.征求意见", "（不适用）"},
      {R"({"决策": {}})", "决策.征求意见", "（未提供）"},
      {R"({"决策": null})", "决策.征求意见", "（不详）"},
      {R"({"决策": {"征求意见开始": "2024-03-01"}})", "决策.征求意见开始", "2024年3月1日"},
      {R"({"决策": {"征求意见开始": "2024年3月1日"}})", "决策.征求意见开始", "2024年3月1日"},
      {R"({"决策": {"期限": "5个工作日"}})", "决策.期限", "5个工作日"},
      {R"({"合同": {"金额": "400万元"}})", "合同.金额", "400万元"},
      {R"({"合同": {"金额": "1,200元"}})", "合同.金额", "1200元"},
      {R"({"合同": {"类型": "施工"}})", "合同.类型", "施工"},
      {R"({"合同": {"份数": 12}})", "合同.份数", "12"},
      {R"({"合同": {"面积": 0.1}})", "合同.面积", "0.1"},
      {R"({"合同": {"面积": 3}})", "合同.面积", "3"},
      {R"({"合同": {"预付比例": "37.5%"}})", "合同.预付比例", "37.5%"},
      {R"({"合同": {"名称": "甲"}})", "合同.名称", "甲"},
      {R"({"合同": {"付款": [{"金额": "1元"}, {"金额": "2元", "预付": true}]}})", "合同.付款", "2项"},
  };
  for (const auto& row : rows) EXPECT_EQ(world.said(row.json, row.path), row.expected) << row.json;
}

TEST(FactsJson, names_what_is_wrong_and_the_nearest_name) {
  const World world;
  const struct { const char* json; const char* expected; } rows[] = {
      {R"({"决第": {}})", "/决第：没有叫“决第”的事实块；您是不是想写“决策”？"},
      {R"({"决策": {"征求意间": true}})", "/决策/征求意间：没有叫“征求意间”的事实；您是不是想写“征求意见”？"},
      {R"({"决策": {"征求意见": "是"}})", "/决策/征求意见：应为是否，写 true 或者 false，却是 \"是\"；您是不是想写 true？"},
      {R"({"决策": {"征求意见开始": "2024-02-30"}})", "/决策/征求意见开始：应为日期，如 \"2024-03-01\"，却是 \"2024-02-30\"；没有这一天"},
      {R"({"决策": 1})", "/决策：应为对象 {…}"},
      {R"({"决策": {"征求意见": true, "征求意见": false}})", "/决策/征求意见：“征求意见”写了不止一次"},
      {R"({"合同": {"金额": 400}})", "/合同/金额：应为金额，写成文字并带单位，如 \"400万元\"、\"1,200元\"，却是 400；您是不是想写 \"400元\"？"},
      {R"({"合同": {"金额": "400"}})", "/合同/金额：应为金额，写成文字并带单位，如 \"400万元\"、\"1,200元\"，却是 \"400\"；您是不是想写 \"400元\"？"},
      {R"({"合同": {"类型": "施土"}})", "/合同/类型：\"施土\" 不是可选值（货物、施工、服务）；您是不是想写 \"施工\"？"},
      {R"({"合同": {"份数": 1.5}})", "/合同/份数：应为整数，如 12，却是 1.5"},
      {R"({"合同": {"份数": 99999999999999999999}})", "/合同/份数：应为整数，如 12，却是 99999999999999999999；数太大"},
      {R"({"合同": {"付款": {"金额": "1元"}}})", "/合同/付款：应为列表 […]，或者 {\"items\": […], \"open\": true}，却是 {…}"},
      {R"({"合同": {"付款": [{"金额": 1}]}})", "/合同/付款/0/金额：应为金额，写成文字并带单位，如 \"400万元\"、\"1,200元\"，却是 1；您是不是想写 \"1元\"？"},
      {R"({"合同": {"付款": {"items": [], "opened": true}}})", "/合同/付款/opened：没有叫“opened”的键；您是不是想写“open”？"},
      {R"({"付款": []})", "/付款：“付款”只是列表的元素，写在用它的列表里"},
      {R"({"文书": {"条款": []}})", "/文书/条款：条款从送审文件中读出，不能在这里给出"},
      {R"({"a/b~c": 1})", "/a~1b~0c：没有叫“a/b~c”的事实块"},
      {R"([])", "应为对象 {…}"},
      {"{\n  \"决策\": ,}", "第2行第9个字：不是有效的 JSON"},
      {R"({"$dossier": {"kinds": ["subsidi"]}})", "/$dossier/kinds/0：没有叫“subsidi”的文书类别；您是不是想写“subsidy”？"},
      {R"({"$dossier": {"as_of": "x"}})", "/$dossier/as_of：应为日期，如 \"2024-08-05\"，或者 \"document\""},
  };
  for (const auto& row : rows) EXPECT_EQ(world.problems(row.json), std::vector<std::string>{row.expected}) << row.json;
}

/// What a message offers, taken from its end; empty if it offers nothing.
std::string offered(const std::vector<std::string>& problems) {
  const std::string lead = "您是不是想写 ";
  const auto at = problems.size() == 1 ? problems[0].find(lead) : std::string::npos;
  if (at == std::string::npos) return {};
  return problems[0].substr(at + lead.size(), problems[0].size() - at - lead.size() - std::string("？").size());
}

TEST(FactsJson, offers_the_value_that_was_meant_and_takes_it) {
  const World world;
  const struct { const char* fact; const char* written; const char* offered; } rows[] = {
      {"决策/征求意见", "\"否\"", "false"},           {"决策/征求意见", "1", "true"},                {"决策/征求意见", "\"可能\"", ""},
      {"决策/征求意见开始", "\"2024/3/1\"", "\"2024-03-01\""}, {"决策/征求意见开始", "20240301", "\"2024-03-01\""}, {"决策/征求意见开始", "\"2024.3.1\"", "\"2024-03-01\""},
      {"决策/征求意见开始", "\"2024-03-01T08:00\"", "\"2024-03-01\""}, {"决策/征求意见开始", "\"三月一日\"", ""},  {"决策/期限", "30", "\"30日\""},
      {"决策/期限", "\"三十日\"", "\"30日\""},       {"决策/期限", "\"5 个工作日\"", "\"5个工作日\""},   {"决策/期限", "\"许久\"", ""},
      {"合同/金额", "\"400万\"", "\"400万元\""},     {"合同/金额", "\"￥1,200\"", "\"1,200元\""},      {"合同/金额", "\"400 万元\"", "\"400万元\""},
      {"合同/金额", "\"很多\"", ""},                 {"合同/类型", "\"施工合同\"", "\"施工\""},        {"合同/类型", "\"咨询\"", ""},
      {"合同/份数", "\"12\"", "12"},                 {"合同/份数", "\"十二\"", "12"},                  {"合同/份数", "12.0", "12"},
      {"合同/份数", "-3.0", "-3"},                   {"合同/份数", "1.5", ""},                         {"合同/面积", "\"1.25\"", "1.25"},
      {"合同/预付比例", "0.8", "\"80%\""},           {"合同/预付比例", "0.375", "\"37.5%\""},          {"合同/预付比例", "30", "\"30%\""},
      {"合同/预付比例", "-0.5", "\"-50%\""},         {"合同/名称", "12", "\"12\""},                    {"合同/名称", "true", ""}};
  for (const auto& row : rows) {
    const std::string fact = row.fact;
    const auto file = [&](const std::string& value) { return "{\"" + fact.substr(0, fact.find('/')) + "\": {\"" + fact.substr(fact.find('/') + 1) + "\": " + value + "}}"; };
    EXPECT_EQ(offered(world.problems(file(row.written))), row.offered) << row.fact << " " << row.written;
    if (*row.offered == '\0') continue;
    EXPECT_TRUE(world.problems(file(row.offered)).empty()) << row.offered;
  }
}

TEST(FactsJson, says_what_breaks_the_json) {
  const World world;
  const struct { const char* json; const char* expected; } rows[] = {
      {R"({"决策": {"征求意见": NaN}})", "第1行第17个字：不是有效的 JSON：不知道的写 null"},
      {R"({"决策": {},})", "第1行第11个字：不是有效的 JSON：前面多了一个逗号"},
      {R"({"决策": {"征求意见": "a)", "第1行第19个字：不是有效的 JSON：到这里就断了，引号或者括号没有配对"},
      {R"({“决策”: {}})", "第1行第2个字：不是有效的 JSON：引号、逗号、冒号要用英文（半角）的"},
      {R"({'决策': {}})", "第1行第2个字：不是有效的 JSON：引号要用英文双引号"},
      {"{\"决策\": {}\n \"合同\": {}}", "第2行第5个字：不是有效的 JSON：前面少了一个逗号或者冒号"}};
  for (const auto& row : rows) EXPECT_EQ(world.problems(row.json), std::vector<std::string>{row.expected}) << row.json;
}

TEST(FactsJson, reports_all_problems_at_once_and_keeps_what_fits) {
  const World world;
  FactStore store(world.rules);
  const auto problems = read_facts(world.rules, R"({"决策": {"征求意见": true, "期限": 3}, "合同": {"金额": 1, "类型": "施工"}})", "facts.json", store);
  EXPECT_EQ(problems.size(), 2u);
  EXPECT_EQ(store.facts[world.fact("决策.征求意见").index()].given.state, FactState::known);
  EXPECT_EQ(store.facts[world.fact("合同.类型").index()].given.state, FactState::known);
  EXPECT_EQ(store.facts[world.fact("合同.金额").index()].given.state, FactState::absent);
}

TEST(FactsJson, gives_each_fact_its_pointer_as_evidence) {
  const World world;
  FactStore store(world.rules);
  read_facts(world.rules, R"({"决策": {"征求意见": true}})", "facts.json", store);
  const auto& evidence = store.facts[world.fact("决策.征求意见").index()].evidence;
  ASSERT_EQ(evidence.size(), 1u);
  EXPECT_EQ(evidence[0].kind, EvidenceKind::given);
  EXPECT_EQ(evidence[0].document, "facts.json");
  EXPECT_EQ(evidence[0].pointer, "/决策/征求意见");
}

TEST(FactsJson, reads_a_block_per_material_as_a_list) {
  const World world;
  const struct { const char* json; bool given, open; std::size_t size; } rows[] = {
      {R"({"租约": [{"租金": "1元"}, {}]})", true, false, 2},
      {R"({"租约": {"租金": "1元"}})", true, false, 1},
      {R"({"租约": {"items": [{"租金": "1元"}], "open": true}})", true, true, 1},
      {R"({"租约": []})", true, false, 0},
      {R"({"租约": null})", false, true, 0},
  };
  for (const auto& row : rows) {
    FactStore store(world.rules);
    EXPECT_TRUE(read_facts(world.rules, row.json, "facts.json", store).empty()) << row.json;
    const auto& list = store.records[world.lease.index()];
    EXPECT_EQ(list.given, row.given) << row.json;
    EXPECT_EQ(list.open, row.open) << row.json;
    EXPECT_EQ(list.records.size(), row.size) << row.json;
  }
}

TEST(FactsJson, reads_the_header) {
  const World world;
  FactStore store(world.rules);
  DossierHeader header;
  EXPECT_TRUE(read_facts(world.rules, R"({"$dossier": {"id": "7", "kinds": ["subsidy", "合同"], "complete": true, "as_of": "2024-08-05"}})", "f", store, &header).empty());
  EXPECT_EQ(header.id, "7");
  EXPECT_EQ(header.kinds, model::kind_bit(model::Kind::subsidy) | model::kind_bit(model::Kind::contract));
  EXPECT_EQ(header.complete, true);
  EXPECT_EQ(header.as_of, base::make_date(2024, 8, 5));
}

TEST(FactsJson, takes_the_kinds_from_the_facts_where_the_header_is_silent) {
  const World world;
  const auto reading = parse_facts(world.rules, R"({"文书": {"类别": ["补贴政策"]}})", "f");
  EXPECT_TRUE(reading.problems.empty());
  EXPECT_EQ(reading.file.header.kinds, model::kind_bit(model::Kind::subsidy));
}

TEST(FactsJson, reads_dossier_json) {
  const World world;
  const auto reading = parse_dossier(world.rules, R"({"kinds": ["contract"], "complete": false, "as_of": "document", "materials": {"a.docx": "租赁合同文本", "b.txt": ["送审稿"]},
    "facts": {"决策": {"征求意见": true}}})", "dossier.json");
  EXPECT_TRUE(reading.problems.empty());
  EXPECT_TRUE(reading.file.header.as_of_document);
  EXPECT_EQ(reading.file.header.complete, false);
  const std::vector<std::pair<std::string, std::string>> materials{{"a.docx", "租赁合同文本"}, {"b.txt", "送审稿"}};
  EXPECT_EQ(reading.file.materials, materials);
  ASSERT_EQ(reading.file.statements.size(), 1u);
  EXPECT_EQ(reading.file.statements[0].evidence[0].pointer, "/facts/决策/征求意见");
}

TEST(FactsJson, suggests_the_nearest_material_and_key_of_dossier_json) {
  const World world;
  const auto reading = parse_dossier(world.rules, R"({"material": {}, "materials": {"a": "租赁合同文木"}})", "dossier.json");
  ASSERT_EQ(reading.problems.size(), 2u);
  EXPECT_EQ(reading.problems[0].message, "/material：没有叫“material”的键；您是不是想写“materials”？");
  EXPECT_EQ(reading.problems[1].message, "/materials/a：没有叫“租赁合同文木”的材料；您是不是想写“租赁合同文本”？");
}

TEST(FactsJson, says_where_two_sources_differ) {
  const World world;
  FactStore store(world.rules);
  read_facts(world.rules, R"({"决策": {"征求意见": true, "期限": "3日"}})", "a.json", store);
  read_facts(world.rules, R"({"决策": {"征求意见": false, "期限": "3日"}})", "b.json", store);
  EXPECT_EQ(store.conflicts, std::vector<std::string>{"决策.征求意见：a.json 为是，b.json 为否，以 b.json 为准"});
}

TEST(FactsJson, survives_hostile_text) {
  const World world;
  const std::string deep(100'000, '[');
  EXPECT_EQ(world.problems(deep), std::vector<std::string>{"JSON 嵌套超过 64 层"});
  EXPECT_EQ(world.problems("{\"\xff\": 1}"), std::vector<std::string>{"第1行第3个字：不是有效的 UTF-8 文字"});
  EXPECT_EQ(world.problems(""), std::vector<std::string>{"第1行第1个字：不是有效的 JSON：文件是空的"});
  EXPECT_EQ(world.problems("{\"a\": 1e999}").size(), 1u);
  EXPECT_EQ(world.problems("{} {}").size(), 1u);
}

TEST(ValueText, reads_and_refuses) {
  EXPECT_EQ(parse_money("1.2亿元"), 12'000'000'000);
  EXPECT_EQ(parse_money("１，２００元"), 120'000);
  EXPECT_EQ(parse_money("0.01元"), 1);
  EXPECT_EQ(parse_money("-5元"), -500);
  for (const char* bad : {"0.001元", "1,20元", "400万", "元", "4 00元", "400 元", "99999999999999亿元", "1,2000元", ",200元"}) EXPECT_FALSE(parse_money(bad)) << bad;
  EXPECT_EQ(parse_duration("3天"), (base::Duration{3, base::DurationUnit::day}));
  EXPECT_EQ(parse_duration("18个月"), (base::Duration{18, base::DurationUnit::month}));
  EXPECT_EQ(parse_duration("3 days"), (base::Duration{3, base::DurationUnit::day}));
  for (const char* bad : {"3", "1.5年", "3 日", "三十日", "1年6个月"}) EXPECT_FALSE(parse_duration(bad)) << bad;
  EXPECT_EQ(parse_percent("80%"), (base::Fraction{4, 5}));
  EXPECT_EQ(parse_percent("5‰"), (base::Fraction{1, 200}));
  EXPECT_FALSE(parse_percent("0.8"));
  EXPECT_EQ(parse_decimal("1.25"), 1'250'000);
  for (const char* bad : {"1e3", "1.", ".5", "1.0000001", ""}) EXPECT_FALSE(parse_decimal(bad)) << bad;
}

}  // namespace
}  // namespace zhunsheng::facts

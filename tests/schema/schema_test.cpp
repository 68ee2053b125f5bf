// SPDX-License-Identifier: Apache-2.0
// The JSON Schema of the facts and the reader of facts agree: what the schema accepts the reader takes without a problem, and
// the other way round, but for the differences that engine/facts/schema.hpp lists.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/facts/json.hpp"
#include "tests/harness/generate.hpp"
#include "tests/harness/json_schema.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

using nlohmann::json;

constexpr const char* vocabulary =
    "模块 试\n材料 租赁合同文本 { 标题 含 \"租赁\" }\n材料 公告 { 标题 含 \"公告\" }\n"
    "事实 付款 { 金额 金额  预付 是否  方式 枚举(现金、转账) }\n"
    "事实 租约 逐 租赁合同文本 { 租金 金额  用途 枚举(厂房、土地、商铺)  付款 列表(付款) }\n"
    "事实 合同 { 甲 是否 \"是否甲\" 问 \"是甲吗？\"  份数 整数  面积 小数 \"面积（亩）\"  比例 比例  金额 金额  签订 日期 自 公告  期限 时长  公示 时长(日)  办理 时长(工作日)  工期 时长(月)  租期 时长(年)  周期 时长(周)  名称 文本  类型 枚举(施工、货物)\n"
    "  付款 列表(付款)  日子 列表(日期)  类型们 列表(枚举(施工、货物)) }\n";

struct World {
  RuleSet rules;
  harness::JsonSchema schema;

  explicit World(RuleSet loaded) : rules(std::move(loaded)), schema(rules.facts_schema()) {}
  [[nodiscard]] bool schema_accepts(const json& facts) const { return schema.accepts(facts.dump()); }
  [[nodiscard]] std::string problems(const json& facts) const {
    std::string out;
    for (const auto& problem : facts::parse_facts(*rules.impl().rules, facts.dump(), "facts").problems) out += problem.message_en + "\n";
    return out;
  }
  void expect_agreement(const json& facts) const {
    const std::string found = problems(facts);
    EXPECT_EQ(schema_accepts(facts), found.empty()) << facts.dump() << "\n" << found;
  }
};

const World& world() {
  static const World one(load_rules_from_memory({{"vocabulary.zs", vocabulary}}));
  return one;
}

/// Every kind of value, good and bad for each type; texts with each unit, and near misses.
const std::vector<json>& values() {
  static const std::vector<json> all = [] {
    std::vector<json> out;
    for (const char* text :
         {"true", "false", "null", "0", "1", "-5", "12", "1.5", "-0.25", "9223372036854775807", "-9223372036854775808", R"("")", R"("甲")", R"("400")", R"("400万元")", R"("-3元")", R"("1,200元")", R"("12,345,678.90元")",
          R"("1,20元")", R"("1200,300元")", R"("0.01元")", R"("0.001元")", R"("0.100元")", R"("0.000001万元")", R"("0.0000001万元")", R"("1.5亿元")", R"("3百万元")", R"("3千万元")", R"("2.5千元")", R"("400 万元")", R"("400万")", R"("￥400")", R"("80%")",
          R"("37.5%")", R"("8‰")", R"("-2%")", R"("80")", R"("80 %")", R"("%")", R"("2024-03-01")", R"("2024年3月1日")", R"("2024-3-1")", R"("2024-13-01")", R"("2024-02-30")", R"("2024-04-31")", R"("2024-02-29")", R"("2024-00-10")", R"("0000-01-01")", R"("2024年3月")",
          R"("2024/03/01")", R"("2024-03-01T00:00")", R"("30日")", R"("30天")", R"("5个工作日")", R"("5工作日")", R"("2周")", R"("18个月")", R"("18月")", R"("20年")", R"("3 days")", R"("3days")", R"("3  days")", R"("2 weeks")", R"("6 months")", R"("5 workdays")",
          R"("2 years")", R"("1.5年")", R"("30")", R"("30分钟")", R"("施工")", R"("施土")", R"("现金")", "[]", "[null]", "[true]", R"(["施工"])", R"(["施工", "货物"])", R"(["施土"])", R"(["2024-03-01", null, {"n_a": true}])", R"(["2024-02-31"])", "[[]]", "{}", R"({"n_a": true})",
          R"({"n_a": false})", R"({"n_a": true, "items": []})", R"({"items": []})", R"({"items": [], "open": true})", R"({"items": [], "open": false})", R"({"items": [], "open": 1})", R"({"items": [], "opened": true})", R"({"items": {}})", R"({"open": true})",
          R"({"items": ["2024-03-01"], "open": true})", R"({"金额": "1元"})", R"([{"金额": "1元"}])", R"([{"金额": "1元", "预付": null, "方式": "转账"}])", R"([{"金额": 1}])", R"([{"金额": "1元", "税率": "3%"}])", R"([{}])", R"([{"n_a": true}])",
          R"({"items": [{"方式": "现金"}], "open": true})", R"({"items": [{"方式": "支票"}], "open": true})", R"({"甲": true})", R"({"租金": "3万元", "付款": [{"金额": "1元"}]})", R"([{"租金": "3万元"}, {"用途": "厂房"}])", R"([{"租金": 3}])", R"({"租金": "3万元", "items": []})"})
      out.push_back(json::parse(text));
    return out;
  }();
  return all;
}

/// Block → its facts, as the schema names them.
std::vector<std::pair<std::string, std::string>> facts_of(const RuleSet& rules) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& fact : rules.impl().rules->facts) {
    const auto& record = model::at(*rules.impl().rules, fact.record);
    if (record.use != model::RecordUse::element) out.emplace_back(record.name, fact.name);
  }
  return out;
}

TEST(Schema, agrees_with_the_reader_on_every_fact_and_value) {
  ASSERT_TRUE(world().rules.is_ok()) << world().rules.diagnostics(Language::english);
  std::size_t accepted = 0, compared = 0;
  for (const auto& [block, fact] : facts_of(world().rules))
    for (const auto& value : values()) {
      const json facts{{block, {{fact, value}}}};
      world().expect_agreement(facts);
      accepted += world().schema_accepts(facts);
      ++compared;
    }
  EXPECT_GT(compared, 2000u);
  EXPECT_GT(accepted, 150u) << "a schema that accepts nothing would agree with a reader that reads nothing";
}

TEST(Schema, agrees_with_the_reader_on_whole_blocks_and_unknown_names) {
  for (const auto& value : values())
    for (const char* block : {"合同", "租约", "付款", "条款", "没有这个块", "文书", "$dossier"}) world().expect_agreement({{block, value}});
  for (const auto& value : values()) {
    world().expect_agreement(value);
    for (const char* key : {"id", "kinds", "complete", "as_of", "asof"}) world().expect_agreement({{"$dossier", {{key, value}}}});
  }
  world().expect_agreement(json::parse(R"({"$dossier": {"id": "一", "kinds": ["subsidy", "合同"], "complete": true, "as_of": "document"}, "合同": {"甲": null}})"));
  world().expect_agreement(json::parse(R"({"$dossier": {"kinds": ["subsidi"]}})"));
  world().expect_agreement(json::parse(R"({"文书": {"条款": []}})"));
}

TEST(Schema, agrees_with_the_reader_on_random_files) {
  harness::Random random(7);
  const auto names = facts_of(world().rules);
  for (int round = 0; round < 3000; ++round) {
    json facts = json::object();
    for (std::uint32_t i = 0, count = random.below(5); i < count; ++i) {
      const auto& [block, fact] = random.pick(names);
      if (facts.contains(block) && !facts[block].is_object()) continue;
      if (random.one_in(8)) facts[block] = random.pick(values());
      else facts[block][random.one_in(20) ? fact + "错" : fact] = random.pick(values());
    }
    world().expect_agreement(facts);
  }
}

TEST(Schema, of_the_shipped_rules_accepts_their_own_empty_and_unknown_facts) {
  const World shipped(load_rules({ZS_SOURCE_DIR "/rulesets"}, {}));
  ASSERT_TRUE(shipped.rules.is_ok());
  shipped.expect_agreement(json::object());
  harness::Random random(11);
  const auto names = facts_of(shipped.rules);
  ASSERT_GT(names.size(), 100u);
  for (const auto& [block, fact] : names)
    for (int i = 0; i < 6; ++i) shipped.expect_agreement({{block, {{fact, random.pick(values())}}}});
}

TEST(Schema, says_labels_questions_and_sources_in_a_stable_order) {
  const std::string text = world().rules.facts_schema();
  EXPECT_EQ(text, world().rules.facts_schema());
  const auto schema = nlohmann::ordered_json::parse(text);
  EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
  const auto& facts = schema["properties"]["合同"]["anyOf"][0]["properties"];
  EXPECT_EQ(facts["甲"]["title"], "是否甲");
  EXPECT_EQ(facts["甲"]["description"], "是甲吗？");
  EXPECT_EQ(facts["签订"]["$comment"], "自 公告");
  EXPECT_EQ(facts.begin().key(), "甲") << "in order of declaration";
  EXPECT_FALSE(schema["properties"].contains("付款")) << "only describes elements of a list";
}

/// The differences that the schema's header lists: each stands here, so that the list stays true.
TEST(Schema, differs_from_the_reader_only_where_it_says_so) {
  const auto only_schema = [](const char* facts) {
    EXPECT_TRUE(world().schema_accepts(json::parse(facts))) << facts;
    EXPECT_FALSE(facts::parse_facts(*world().rules.impl().rules, facts, "facts").problems.empty()) << facts;
  };
  only_schema(R"({"合同": {"签订": "2023-02-29"}})");
  only_schema(R"({"合同": {"金额": "9999999999999999999亿元"}})");
  only_schema(R"({"合同": {"面积": 0.1234567}})");
  only_schema(R"({"合同": {"甲": true, "甲": true}})");
  const auto only_reader = [](const char* facts) {
    EXPECT_FALSE(world().schema_accepts(json::parse(facts))) << facts;
    EXPECT_TRUE(facts::parse_facts(*world().rules.impl().rules, facts, "facts").problems.empty()) << facts;
  };
  only_reader(R"({"合同": {"金额": "４００万元"}})");
  only_reader(R"({"合同": {"比例": " 80% "}})");
}

}  // namespace
}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Scopes, gaps, 前无 and 后无, merging, slots and quotes.
#include <gtest/gtest.h>

#include "tests/unit/engine/matching/pattern_builder.hpp"

namespace zhunsheng {
namespace {

using model::Context;
using model::Scope;
using namespace testing_support;

std::vector<facts::Hit> hits_of(std::vector<Branch> branches, const std::string& text, Scope scope = Scope::sentence, std::uint16_t contexts = model::any_context) {
  model::Ruleset rules;
  model::declare_builtins(rules);
  const auto pattern = add_pattern(rules, std::move(branches), scope, contexts);
  return matching::Matcher(rules).match(make_document(text)).by_pattern[pattern.index()];
}

TEST(Matcher, keeps_to_the_unit) {
  const Branch pattern{literal("甲"), gap(0, 20), literal("乙")};
  const auto count = [&](const char* text, Scope scope) { return hits_of({pattern}, text, scope).size(); };
  EXPECT_EQ(count("甲、乙", Scope::clause_part), 1u);
  EXPECT_EQ(count("甲，乙", Scope::clause_part), 0u);
  EXPECT_EQ(count("甲：乙", Scope::clause_part), 0u);
  EXPECT_EQ(count("甲1,200乙", Scope::clause_part), 1u);
  EXPECT_EQ(count("甲，乙", Scope::sentence), 1u);
  EXPECT_EQ(count("甲；乙", Scope::sentence), 0u);
  EXPECT_EQ(count("甲。乙", Scope::sentence), 0u);
  EXPECT_EQ(count("（一）甲；（二）乙", Scope::sentence), 0u);
  EXPECT_EQ(count("甲“丙。丁”乙", Scope::sentence), 1u);
  EXPECT_EQ(count("甲“丙。”的乙", Scope::sentence), 1u);
  EXPECT_EQ(count("甲“丙。”乙", Scope::sentence), 0u);
  EXPECT_EQ(count("甲。乙", Scope::paragraph), 1u);
  EXPECT_EQ(count("甲。\n乙", Scope::paragraph), 0u);
}

TEST(Matcher, joins_the_own_paragraphs_of_a_clause_and_the_lines_of_a_title) {
  model::Ruleset rules;
  model::declare_builtins(rules);
  const auto pattern = add_pattern(rules, {{literal("甲"), gap(0, 20), literal("乙")}}, Scope::clause);
  auto document = make_document("甲的标\n题乙\n甲。\n乙。\n甲");
  document.title_paragraphs = {0, 1};
  document.clauses = {{"第一条", "", -1, 0, 2, 4}, {"（一）", "", 0, 1, 4, 5}};
  const auto hits = matching::Matcher(rules).match(document).by_pattern[pattern.index()];
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_EQ(hits[0].clause, -1);
  EXPECT_EQ(hits[1].clause, 0);
  EXPECT_EQ(hits[1].clause_number, "第一条");
  EXPECT_EQ(hits[1].paragraph, 2u);
}

TEST(Matcher, counts_gaps_without_blanks) {
  EXPECT_EQ(hits_of({{literal("甲"), gap(2, 3), literal("乙")}}, "甲 一 二 乙").size(), 1u);
  EXPECT_EQ(hits_of({{literal("甲"), gap(2, 3), literal("乙")}}, "甲一乙").size(), 0u);
  EXPECT_EQ(hits_of({{literal("甲"), gap(2, 3), literal("乙")}}, "甲一二三四乙").size(), 0u);
  EXPECT_EQ(hits_of({{literal("甲"), literal("乙")}}, "甲　乙").size(), 1u);
  EXPECT_EQ(hits_of({{literal("(一)")}}, "（ 一 ）").size(), 1u);
}

TEST(Matcher, looks_before_and_behind_within_the_part) {
  const std::vector<Branch> not_after_cue{{not_before(literal("不")), literal("甲"), gap(0, 3), literal("乙")}};
  EXPECT_EQ(hits_of(not_after_cue, "甲乙").size(), 1u);
  EXPECT_EQ(hits_of(not_after_cue, "不丙甲乙").size(), 0u);
  EXPECT_EQ(hits_of(not_after_cue, "不丙，甲乙").size(), 1u);
  const std::vector<Branch> guarded{{literal("甲"), not_after(literal("丁"))}};
  EXPECT_EQ(hits_of(guarded, "甲丙").size(), 1u);
  EXPECT_EQ(hits_of(guarded, "甲丙丁").size(), 0u);
  EXPECT_EQ(hits_of(guarded, "甲丙，丁").size(), 1u);
  EXPECT_EQ(hits_of(guarded, "丁甲").size(), 1u);
  EXPECT_EQ(hits_of({{literal("甲"), gap(0, 3), not_before(literal("丁")), literal("乙")}}, "甲丁乙").size(), 0u);
}

TEST(Matcher, makes_one_hit_a_unit) {
  const std::vector<Branch> pattern{{literal("甲"), gap(0, 4), literal("乙")}};
  EXPECT_EQ(hits_of(pattern, "甲丙乙，甲乙。甲乙").size(), 2u);
  EXPECT_EQ(hits_of(pattern, "甲乙，甲乙", Scope::clause_part).size(), 2u);
  EXPECT_EQ(hits_of(pattern, "甲乙。甲乙", Scope::paragraph).size(), 1u);
}

TEST(Matcher, prefers_the_hit_whose_context_counts) {
  const auto allowed = model::context_bit(Context::affirmed);
  const auto hits = hits_of({{literal("本地注册")}}, "不得以本地注册为条件，企业应当在县内完成本地注册。", Scope::sentence, allowed);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].context, Context::affirmed);
  const auto negated = hits_of({{literal("本地注册")}}, "不得要求本地注册。", Scope::sentence, allowed);
  ASSERT_EQ(negated.size(), 1u);
  EXPECT_EQ(negated[0].context, Context::negated);
}

TEST(Matcher, hears_a_cue_in_a_gap_and_not_one_that_the_pattern_says) {
  const Branch guarantee{literal("镇政府"), gap(0, 10), literal("提供担保")};
  EXPECT_EQ(hits_of({guarantee}, "镇政府为企业提供担保。").at(0).context, Context::affirmed);
  EXPECT_EQ(hits_of({guarantee}, "镇政府不得为企业提供担保。").at(0).context, Context::negated);
  EXPECT_EQ(hits_of({{literal("企业"), gap(0, 6), literal("不得"), gap(0, 4), literal("迁出")}}, "企业五年内不得擅自迁出。").at(0).context, Context::affirmed);
}

TEST(Matcher, quotes_the_part_where_it_is_short_enough) {
  auto hits = hits_of({{literal("本镇注册")}}, "一、条件：申请企业须在 本镇注册，并依法纳税。");
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].quote, "申请企业须在本镇注册");
  EXPECT_EQ(hits[0].start, 5u);
  EXPECT_EQ(hits[0].end, 16u);
  EXPECT_EQ(hits[0].evidence.place, (document::Place{document::PlaceKind::paragraph, 1, 0, 0}));
  EXPECT_EQ(hits[0].evidence.context, "肯定");
  std::string long_part;
  for (int i = 0; i < 30; ++i) long_part += "甲丙";
  hits = hits_of({{literal("乙")}}, long_part + "乙" + long_part);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].quote, "乙");
  EXPECT_EQ(hits[0].start, 60u);
}

TEST(Matcher, fills_typed_slots) {
  auto hits = hits_of({{literal("价款"), gap(0, 12), slot(model::TypeKind::money, "金额")}}, "合同价款为人民币（大写）壹佰贰拾万元整。");
  ASSERT_EQ(hits.size(), 1u);
  ASSERT_EQ(hits[0].slots.size(), 1u);
  EXPECT_EQ(hits[0].slots[0].name, "金额");
  EXPECT_EQ(hits[0].slots[0].value.a, 120'000'000);
  EXPECT_EQ(hits[0].slots[0].text, "壹佰贰拾万元整");

  hits = hits_of({{literal("价款"), gap(0, 12), slot(model::TypeKind::money, "金额")}}, "价款为1,200,000.00元。");
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].slots[0].text, "1,200,000.00元");

  hits = hits_of({{literal("到会"), gap(0, 4), slot(model::TypeKind::integer, "人数"), literal("人"), gap(0, 6), slot(model::TypeKind::integer, "同意"), literal("人同意")}}, "到会代表五十六人，其中48人同意。");
  ASSERT_EQ(hits.size(), 1u);
  ASSERT_EQ(hits[0].slots.size(), 2u);
  EXPECT_EQ(hits[0].slots[0].value.a, 56);
  EXPECT_EQ(hits[0].slots[1].value.a, 48);
}

TEST(Matcher, reads_text_slots_up_to_the_next_item_or_the_end_of_the_part) {
  auto hits = hits_of({{literal("甲方："), slot(model::TypeKind::text, "甲方"), literal("乙方："), slot(model::TypeKind::text, "乙方")}}, "甲方：青石镇人民政府 乙方：某某建设有限公司，双方约定如下。");
  ASSERT_EQ(hits.size(), 1u);
  ASSERT_EQ(hits[0].slots.size(), 2u);
  EXPECT_EQ(hits[0].slots[0].value.text, "青石镇人民政府");
  EXPECT_EQ(hits[0].slots[1].value.text, "某某建设有限公司");
}

TEST(Matcher, reads_enumerations_by_their_words) {
  model::Ruleset rules;
  model::declare_builtins(rules);
  rules.enums.push_back({"用途", {"厂房", "土地", "商铺"}});
  PatternItem item = slot(model::TypeKind::enumeration, "用途");
  item.slot_type.ref = static_cast<std::uint32_t>(rules.enums.size() - 1);
  const auto pattern = add_pattern(rules, {{literal("出租"), gap(0, 6), std::move(item)}});
  const auto hits = matching::Matcher(rules).match(make_document("出租村集体的商铺三间。")).by_pattern[pattern.index()];
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].slots[0].value.a, 2);
}

TEST(Matcher, keeps_a_referenced_pattern_within_its_own_scope) {
  model::Ruleset rules;
  model::declare_builtins(rules);
  add_pattern(rules, {{literal("甲"), gap(0, 5), literal("乙")}}, Scope::clause_part);
  const auto outer = add_pattern(rules, {{reference(0), gap(0, 5), literal("丙")}});
  const matching::Matcher matcher(rules);
  EXPECT_EQ(matcher.match(make_document("甲乙，丙")).by_pattern[outer.index()].size(), 1u);
  EXPECT_EQ(matcher.match(make_document("甲，乙丙")).by_pattern[outer.index()].size(), 0u);
}

TEST(Matcher, finds_every_separate_match_for_extraction) {
  model::Ruleset rules;
  model::declare_builtins(rules);
  const auto pattern = add_pattern(rules, {{literal("支付"), gap(0, 6), slot(model::TypeKind::money, "金额")}});
  const auto found = matching::Matcher(rules).find(make_document("首期支付50万元，验收后支付30万元。"), {pattern});
  ASSERT_EQ(found.size(), 1u);
  ASSERT_EQ(found[0].size(), 2u);
  EXPECT_EQ(found[0][0].slots[0].value.a, 50'000'000);
  EXPECT_EQ(found[0][1].slots[0].value.a, 30'000'000);
}

TEST(Matcher, says_what_was_searched) {
  model::Ruleset rules;
  model::declare_builtins(rules);
  auto document = make_document("", "空.txt");
  document.read_whole = false;
  const auto hits = matching::Matcher(rules).match(document);
  EXPECT_TRUE(hits.searched);
  EXPECT_TRUE(hits.open);
  EXPECT_EQ(hits.looked_in, std::vector<std::string>{"空.txt"});
}

TEST(Matcher, bears_broken_text_and_empty_phrases) {
  EXPECT_EQ(hits_of({{literal("")}}, "甲乙").size(), 0u);
  EXPECT_EQ(hits_of({{literal("甲")}}, "\xFF甲\xE4\xB8").size(), 1u);
  EXPECT_EQ(hits_of({{gap(0, 3), literal("甲")}}, "甲").size(), 1u);
}

}  // namespace
}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// From hits to facts: sources, 取, 未见, 多处, records read 逐 material.
#include <gtest/gtest.h>

#include "engine/intake/extract.hpp"
#include "tests/unit/engine/matching/pattern_builder.hpp"

namespace zhunsheng {
namespace {

using facts::EvidenceKind;
using model::FactState;
using model::Repeated;
using model::TypeKind;
using namespace testing_support;

/// A rule set with one block 合同 and the materials 合同文本 and 审查表, and a dossier to read.
class ExtractTest : public ::testing::Test {
 protected:
  void SetUp() override {
    model::declare_builtins(rules);
    contract = add_material("合同文本");
    form = add_material("审查表");
    rules.records.push_back({"合同", model::RecordUse::singleton, {}, {}, {}});
    block = model::RecordId(rules.records.size() - 1);
    amount = add_fact("金额", TypeKind::money);
  }

  model::MaterialId add_material(const char* name) {
    rules.materials.push_back({name, name, {}, {}});
    return model::MaterialId(rules.materials.size() - 1);
  }

  model::FactId add_fact(const char* name, TypeKind kind) {
    model::Fact fact;
    fact.record = block;
    fact.name = name;
    fact.type = type_of(kind);
    fact.question = "请说明";
    rules.facts.push_back(std::move(fact));
    const model::FactId id(rules.facts.size() - 1);
    rules.records[block.index()].fields.push_back(id);
    return id;
  }

  model::Extract& add_extract(model::FactId fact, model::MaterialId source, Branch branch) {
    model::Extract extract;
    extract.fact = fact;
    extract.sources = {source};
    extract.pattern = add_pattern(rules, {std::move(branch)});
    rules.patterns.back().name.clear();
    rules.extracts.push_back(std::move(extract));
    return rules.extracts.back();
  }

  model::Extract& read_amount() { return add_extract(amount, contract, {literal("价款"), gap(0, 12), slot(TypeKind::money)}); }

  void add_file(const char* path, std::vector<std::string> materials, const std::string& text, bool read_whole = true) {
    auto document = make_document(text, path);
    document.read_whole = read_whole;
    dossier.files.push_back({std::move(document), std::move(materials)});
  }

  facts::FactStore run() {
    facts::FactStore store(rules);
    intake::extract(rules, dossier, matching::Matcher(rules), store);
    return store;
  }

  model::Ruleset rules;
  document::Dossier dossier;
  model::MaterialId contract, form;
  model::RecordId block;
  model::FactId amount;
};

TEST_F(ExtractTest, reads_the_slot_with_its_place) {
  read_amount();
  add_file("合同.txt", {"合同文本"}, "第一条 标的\n第二条 合同价款为120万元。");
  const auto store = run();
  const auto& entry = store.facts[amount.index()];
  ASSERT_EQ(entry.given.state, FactState::known);
  EXPECT_EQ(entry.given.value.a, 120'000'000);
  ASSERT_EQ(entry.evidence.size(), 1u);
  EXPECT_EQ(entry.evidence[0].kind, EvidenceKind::text);
  EXPECT_EQ(entry.evidence[0].document, "合同.txt");
  EXPECT_EQ(entry.evidence[0].clause, "第二条");
  EXPECT_EQ(entry.evidence[0].quote, "第二条合同价款为120万元");
}

TEST_F(ExtractTest, reads_only_the_materials_named) {
  read_amount();
  add_file("表.txt", {"审查表"}, "价款为120万元。");
  const auto store = run();
  EXPECT_EQ(store.facts[amount.index()].given.state, FactState::absent);
  EXPECT_TRUE(store.materials[form.index()]);
  EXPECT_FALSE(store.materials[contract.index()]);
  EXPECT_FALSE(store.hits.searched);
}

TEST_F(ExtractTest, settles_several_statements_as_told) {
  const std::vector<std::tuple<Repeated, FactState, std::int64_t>> rows{{Repeated::agree, FactState::unknown, 0},
                                                                        {Repeated::first, FactState::known, 10'000'000},
                                                                        {Repeated::last, FactState::known, 20'000'000},
                                                                        {Repeated::maximum, FactState::known, 30'000'000},
                                                                        {Repeated::total, FactState::known, 60'000'000}};
  model::Extract& extract = read_amount();
  add_file("合同.txt", {"合同文本"}, "价款为10万元。\n补充价款30万元。\n追加价款20万元。");
  for (const auto& [repeated, state, value] : rows) {
    extract.repeated = repeated;
    const auto store = run();
    const auto& entry = store.facts[amount.index()];
    EXPECT_EQ(entry.given.state, state);
    EXPECT_EQ(entry.given.value.a, value);
    EXPECT_EQ(store.conflicts.size(), repeated == Repeated::agree ? 1u : 0u);
    EXPECT_EQ(entry.evidence.size(), repeated == Repeated::agree || repeated == Repeated::total ? 3u : 1u);
  }
}

TEST_F(ExtractTest, says_where_two_statements_disagree) {
  read_amount();
  add_file("甲.txt", {"合同文本"}, "价款为10万元。");
  add_file("乙.txt", {"合同文本"}, "价款为30万元。");
  const auto store = run();
  ASSERT_EQ(store.conflicts.size(), 1u);
  EXPECT_EQ(store.conflicts[0], "合同.金额：甲.txt第一条“价款为10万元”说是10万元，乙.txt第一条“价款为30万元”说是30万元，前后不一致。");
}

TEST_F(ExtractTest, agrees_on_one_value_written_in_two_ways) {
  read_amount();
  add_file("合同.txt", {"合同文本"}, "价款为人民币壹拾万元整。\n价款计100,000元。");
  const auto store = run();
  EXPECT_EQ(store.facts[amount.index()].given.state, FactState::known);
  EXPECT_EQ(store.facts[amount.index()].evidence.size(), 2u);
  EXPECT_TRUE(store.conflicts.empty());
}

TEST_F(ExtractTest, concludes_from_silence_only_in_a_form_read_whole) {
  const auto refused = add_fact("不得出台", TypeKind::boolean);
  model::Extract& extract = add_extract(refused, form, {literal("审查结论"), gap(0, 6), literal("不得出台")});
  extract.take = model::known(model::make_boolean(true));
  extract.if_none = model::known(model::make_boolean(false));
  EXPECT_EQ(run().facts[refused.index()].given.state, FactState::absent);

  add_file("表.txt", {"审查表"}, "审查结论：可以出台");
  auto store = run();
  ASSERT_EQ(store.facts[refused.index()].given.state, FactState::known);
  EXPECT_EQ(store.facts[refused.index()].given.value.a, 0);
  ASSERT_EQ(store.facts[refused.index()].evidence.size(), 1u);
  EXPECT_EQ(store.facts[refused.index()].evidence[0].kind, EvidenceKind::absence);
  EXPECT_EQ(store.facts[refused.index()].evidence[0].looked_in, std::vector<std::string>{"表.txt"});

  dossier.files[0].document.read_whole = false;
  EXPECT_EQ(run().facts[refused.index()].given.state, FactState::absent);

  dossier.files.clear();
  add_file("表.txt", {"审查表"}, "审查结论：不得出台");
  store = run();
  ASSERT_EQ(store.facts[refused.index()].given.state, FactState::known);
  EXPECT_EQ(store.facts[refused.index()].given.value.a, 1);
}

TEST_F(ExtractTest, counts_only_hits_in_an_allowed_context) {
  const auto held = add_fact("已公示", TypeKind::boolean);
  add_extract(held, form, {literal("公示七日")}).take = model::known(model::make_boolean(true));
  add_file("表.txt", {"审查表"}, "是否公示七日：");
  EXPECT_EQ(run().facts[held.index()].given.state, FactState::absent);
}

TEST_F(ExtractTest, fills_one_record_for_each_material) {
  rules.records[block.index()].use = model::RecordUse::per_material;
  rules.records[block.index()].material = contract;
  read_amount();
  add_file("一.txt", {"合同文本"}, "价款为10万元。");
  add_file("表.txt", {"审查表"}, "价款为99万元。");
  add_file("二.txt", {"合同文本"}, "另行约定。");
  const auto store = run();
  const auto& list = store.records[block.index()];
  EXPECT_TRUE(list.given);
  EXPECT_FALSE(list.open);
  ASSERT_EQ(list.records.size(), 2u);
  ASSERT_EQ(list.evidence.size(), 2u);
  EXPECT_EQ(list.records[0].value.items.at(0).value.a, 10'000'000);
  EXPECT_EQ(list.evidence[0].quote, "价款为10万元");
  EXPECT_EQ(list.records[1].value.items.at(0).state, FactState::absent);
  EXPECT_EQ(list.evidence[1].document, "二.txt");
  EXPECT_EQ(store.facts[amount.index()].given.state, FactState::absent);
}

TEST_F(ExtractTest, leaves_the_list_open_where_a_file_was_not_read_whole) {
  rules.records[block.index()].use = model::RecordUse::per_material;
  rules.records[block.index()].material = contract;
  read_amount();
  add_file("一.txt", {"合同文本"}, "价款为10万元。", false);
  add_file("二.txt", {"合同文本"}, "价款为10万元。");
  EXPECT_TRUE(run().records[block.index()].open);
  dossier.files.clear();
  EXPECT_FALSE(run().records[block.index()].given);
}

TEST_F(ExtractTest, matches_the_draft) {
  const auto pattern = add_pattern(rules, {{literal("本镇注册")}});
  add_file("办法.txt", {"送审稿"}, "企业须在本镇注册。");
  dossier.draft = 0;
  dossier.complete = true;
  const auto store = run();
  EXPECT_TRUE(store.complete);
  EXPECT_TRUE(store.hits.searched);
  EXPECT_TRUE(store.materials[model::draft_material.index()]);
  EXPECT_EQ(store.hits.by_pattern[pattern.index()].size(), 1u);
}

}  // namespace
}  // namespace zhunsheng

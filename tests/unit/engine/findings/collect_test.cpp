// SPDX-License-Identifier: Apache-2.0
// Outcomes → findings: what becomes an entry, in which order, under which id, on which basis, with which evidence.
#include "engine/findings/collect.hpp"

#include <gtest/gtest.h>

#include "engine/findings/identity.hpp"
#include "engine/findings/requests.hpp"
#include "tests/unit/engine/findings/world.hpp"

namespace zhunsheng::findings {
namespace {

using eval::InstanceOutcome;
using eval::SubjectOutcome;
using model::CitationMode;
using model::Severity;

InstanceOutcome instance(std::size_t check, Outcome outcome) {
  InstanceOutcome out;
  out.check = model::CheckId(check);
  out.outcome = outcome;
  out.legal_date = World::date(2024, 8, 5);
  return out;
}

/// Collects without trials: the outcomes are as given.
Collected collect_given(const World& world, const facts::FactStore& store, const std::vector<InstanceOutcome>& instances, bool with_rest = false, const document::Dossier* dossier = nullptr) {
  const graph::Plan plan;
  eval::Settings settings;
  settings.as_of = World::date(2024, 8, 5);
  return collect({plan, world.rules, store, settings, dossier}, {instances}, {with_rest, false});
}

std::vector<std::string> ids(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const auto& finding : findings) out.push_back(finding.id);
  return out;
}

TEST(Collect, gives_one_finding_for_each_hit_in_order_of_place) {
  World world;
  world.check_of_words("条件").message = {{model::MessagePart::Kind::hit_number, {}, {}}, {model::MessagePart::Kind::literal, "写了", {}}, {model::MessagePart::Kind::hit_text, {}, {}}};
  facts::FactStore store(world.rules);
  store.hits.by_pattern[0] = {World::hit("第七条", 9, "乙"), World::hit("第五条", 5, "甲")};
  auto violated = instance(0, Outcome::violated);
  violated.subjects = {{0, Outcome::violated, {}}, {1, Outcome::violated, {}}};
  const auto found = collect_given(world, store, {violated});
  ASSERT_EQ(found.findings.size(), 2u);
  EXPECT_EQ(found.findings[0].message, "第五条写了甲");
  EXPECT_EQ(found.findings[1].message, "第七条写了乙");
  EXPECT_EQ(found.summary.violated, 1u);  // instances
  ASSERT_EQ(found.findings[0].evidence.size(), 1u);
  EXPECT_EQ(found.findings[0].evidence[0].source.context, "肯定");
}

TEST(Collect, shows_the_sentence_around_a_quote) {
  World world;
  world.check_of_words("条件");
  facts::FactStore store(world.rules);
  store.hits.by_pattern[0] = {World::hit("第五条", 1, "须注册")};
  store.hits.by_pattern[0][0].evidence.start = 7;
  store.hits.by_pattern[0][0].evidence.end = 10;
  document::Dossier dossier;
  dossier.files.emplace_back();
  dossier.files[0].document.path = "稿.txt";
  dossier.files[0].document.paragraphs = {{"第一句。申请人须注册，再申请。第三句。", {document::PlaceKind::paragraph, 1}}};
  auto violated = instance(0, Outcome::violated);
  violated.subjects = {{0, Outcome::violated, {}}};
  const auto found = collect_given(world, store, {violated}, false, &dossier);
  EXPECT_EQ(found.findings[0].evidence[0].before, "申请人");
  EXPECT_EQ(found.findings[0].evidence[0].after, "，再申请。");
}

TEST(Collect, puts_the_worst_first_and_leaves_the_rest_to_all) {
  World world;
  const Severity severities[] = {Severity::minor, Severity::critical, Severity::major, Severity::minor};
  const Outcome outcomes[] = {Outcome::violated, Outcome::undetermined, Outcome::exempt, Outcome::satisfied};
  std::vector<InstanceOutcome> instances;
  for (std::size_t i = 0; i < 4; ++i) {
    world.check(std::string(1, static_cast<char>('a' + i))).severity = severities[i];
    instances.push_back(instance(i, outcomes[i]));
  }
  const facts::FactStore store(world.rules);
  const auto found = collect_given(world, store, instances, true);
  std::string order;
  for (const auto& finding : found.findings) order += finding.title;
  EXPECT_EQ(order, "bcad");
  EXPECT_TRUE(found.findings[3].is_rest);
  EXPECT_EQ(collect_given(world, store, instances).findings.size(), 3u);
}

TEST(Collect, counts_a_harmless_one_and_prints_it_by_all_only) {
  World world;
  world.check("a");
  const facts::FactStore store(world.rules);
  auto harmless = instance(0, Outcome::undetermined);
  harmless.harmless = true;
  EXPECT_TRUE(collect_given(world, store, {harmless}).findings.empty());
  const auto all = collect_given(world, store, {harmless}, true);
  EXPECT_EQ(all.summary.undetermined, 1u);
  ASSERT_EQ(all.findings.size(), 1u);
  EXPECT_TRUE(all.findings[0].harmless);
}

TEST(Collect, keeps_the_entry_of_an_instance_that_is_worse_than_its_hits) {
  World world;
  world.check_of_words("条件");
  facts::FactStore store(world.rules);
  store.hits.by_pattern[0] = {World::hit("第五条", 5, "甲")};
  auto open = instance(0, Outcome::undetermined);
  open.subjects = {{0, Outcome::exempt, {}}};
  const auto found = collect_given(world, store, {open});
  ASSERT_EQ(found.findings.size(), 2u);
}

TEST(Collect, lists_doubtful_hits_beside_affirmed_ones_once) {
  World world;
  world.check_of_words("条件");
  facts::FactStore store(world.rules);
  store.hits.by_pattern[0] = {World::hit("第五条", 5, "甲"), World::hit("第六条", 6, "乙", model::Context::doubtful), World::hit("第七条", 7, "丙")};
  auto violated = instance(0, Outcome::violated);
  violated.subjects = {{0, Outcome::violated, {}}, {2, Outcome::violated, {}}};
  const auto found = collect_given(world, store, {violated});
  ASSERT_EQ(found.findings.size(), 2u);
  ASSERT_EQ(found.findings[0].evidence.size(), 2u);
  EXPECT_EQ(found.findings[0].evidence[1].source.context, "存疑");
  EXPECT_EQ(found.findings[1].evidence.size(), 1u);
}

TEST(Collect, never_leaves_a_violated_finding_without_evidence) {
  World world;
  const auto reviewed = world.fact("已审查", World::simple(model::TypeKind::boolean));
  const auto norm = world.read(reviewed);
  world.check("未审查").norm = norm;
  facts::FactStore store(world.rules);
  store.complete = true;
  const auto absent = collect_given(world, store, {instance(0, Outcome::violated)});
  ASSERT_EQ(absent.findings[0].evidence.size(), 1u);
  EXPECT_EQ(absent.findings[0].evidence[0].kind, FindingEvidence::Kind::absence);
  EXPECT_FALSE(absent.findings[0].evidence[0].source.looked_in.empty());

  facts::Evidence evidence;
  evidence.document = "facts.json";
  evidence.pointer = "/决策/已审查";
  store.set(reviewed, model::known(model::make_boolean(false)), evidence);
  const auto given = collect_given(world, store, {instance(0, Outcome::violated)});
  ASSERT_EQ(given.findings[0].evidence.size(), 1u);
  EXPECT_EQ(given.findings[0].evidence[0].fact, "决策.已审查");
  EXPECT_EQ(given.findings[0].evidence[0].value, "否");
}

TEST(Collect, says_where_it_looked_for_words_that_are_missing) {
  World world;
  model::Check& check = world.check_of_words("有效期");
  check.forbids = false;
  check.subject = {};
  facts::FactStore store(world.rules);
  store.hits.searched = true;
  store.hits.looked_in = {"稿.txt"};
  const auto found = collect_given(world, store, {instance(0, Outcome::violated)});
  ASSERT_EQ(found.findings[0].evidence.size(), 1u);
  EXPECT_EQ(found.findings[0].evidence[0].kind, FindingEvidence::Kind::absence);
  EXPECT_EQ(found.findings[0].evidence[0].source.looked_in, std::vector<std::string>{"稿.txt"});
}

TEST(Collect, prints_only_citations_in_force_on_the_legal_date) {
  World world;
  const auto old = world.statute("合同法", "", World::date(1999, 10, 1), World::date(2021, 1, 1));
  const auto code = world.statute("民法典", "主席令第45号", World::date(2021, 1, 1));
  world.check("租期").citations = {World::cite(old, "合同法", 214), World::cite(code, "民法典", 705)};
  const facts::FactStore store(world.rules);
  const auto found = collect_given(world, store, {instance(0, Outcome::violated)});
  ASSERT_EQ(found.findings[0].citations.size(), 1u);
  EXPECT_EQ(found.findings[0].citations[0].statute, "民法典");
  EXPECT_EQ(found.findings[0].citations[0].article, "第七百零五条");
  EXPECT_EQ(found.findings[0].citations[0].number, "主席令第45号");
}

TEST(Collect, applies_a_regulation_by_reference_to_a_township_and_directly_to_a_county) {
  World world;
  const auto regulation = world.statute("决策条例", "", World::date(2019, 9, 1));
  model::Check& check = world.check("期限");
  check.severity = Severity::critical;
  check.citations = {World::cite(regulation, "决策条例", 15), World::cite(regulation, "决策条例", 42, CitationMode::by_reference)};
  facts::FactStore store(world.rules);
  const auto township = collect_given(world, store, {instance(0, Outcome::violated)}).findings[0];  // body unknown: the weaker case
  EXPECT_EQ(township.severity, Severity::major);
  EXPECT_EQ(township.reference_note, "参照《决策条例》第四十二条，");
  EXPECT_EQ(township.citations.size(), 2u);

  store.set(model::builtin::acting_body, model::known(model::make_enumerant(static_cast<std::int64_t>(model::ActingBody::county_or_above))), {});
  const auto county = collect_given(world, store, {instance(0, Outcome::violated)}).findings[0];
  EXPECT_EQ(county.severity, Severity::critical);
  EXPECT_TRUE(county.reference_note.empty());
  EXPECT_EQ(county.citations.size(), 1u);
}

TEST(Collect, takes_the_severity_that_a_reference_carries) {
  World world;
  const auto regulation = world.statute("决策条例", "", World::date(2019, 9, 1));
  model::Check& check = world.check("期限");
  check.severity = Severity::critical;
  check.citations = {World::cite(regulation, "决策条例", 15), World::cite(regulation, "决策条例", 42, CitationMode::by_reference)};
  check.citations[1].severity = Severity::minor;
  const facts::FactStore store(world.rules);
  EXPECT_EQ(collect_given(world, store, {instance(0, Outcome::violated)}).findings[0].severity, Severity::minor);
}

TEST(Collect, makes_practice_alone_a_note) {
  World world;
  model::Check& check = world.check("有效期");
  check.severity = Severity::major;
  check.citations = {World::practice("各地多要求写明")};
  const facts::FactStore store(world.rules);
  const auto found = collect_given(world, store, {instance(0, Outcome::violated)});
  EXPECT_EQ(found.findings[0].severity, Severity::note);
  EXPECT_TRUE(found.findings[0].is_practice);
  EXPECT_EQ(found.summary.violated_by_severity[0], 1u);
}

TEST(Collect, words_an_undetermined_finding_from_its_questions) {
  World world;
  const auto notice = world.material("公告");
  const auto open = world.fact("征求意见", World::simple(model::TypeKind::boolean), {notice});
  world.check("期限").message = {{model::MessagePart::Kind::literal, "少于30日。", {}}};
  facts::FactStore store(world.rules);
  auto undetermined = instance(0, Outcome::undetermined);
  undetermined.missing = {{eval::Unknown::fact, open, {}}, {eval::Unknown::material, {}, notice}};
  const auto finding = collect_given(world, store, {undetermined}).findings[0];
  EXPECT_EQ(finding.message, "待核实：征求意见？有没有“公告”？有的，请提交。");
  ASSERT_EQ(finding.missing.size(), 2u);
  EXPECT_EQ(finding.missing[0].fact, "决策.征求意见");
  EXPECT_EQ(finding.missing[0].material, "公告");
  EXPECT_FALSE(finding.missing[0].is_submitted);
  store.materials[notice.index()] = true;
  EXPECT_TRUE(collect_given(world, store, {undetermined}).findings[0].missing[0].is_submitted);
}

TEST(Requests, are_grouped_by_what_is_to_be_submitted) {
  std::vector<Finding> findings(3);
  for (auto& finding : findings) finding.outcome = Outcome::undetermined;
  findings[0].title = "一";
  findings[0].missing = {{"决策.甲", "甲？", "", false}, {"决策.乙", "乙？", "公告", false}};
  findings[1].title = "二";
  findings[1].missing = {{"决策.乙", "乙？", "公告", false}, {"决策.丙", "丙？", "公告", true}};
  findings[2].title = "三";
  findings[2].harmless = true;
  findings[2].missing = {{"决策.丁", "丁？", "", false}};
  const auto groups = group_requests(findings);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].what, "公告");
  EXPECT_EQ(groups[0].questions, std::vector<std::string>{"乙？"});
  EXPECT_EQ(groups[0].checks, (std::vector<std::string>{"一", "二"}));
  EXPECT_EQ(groups[1].what, "");
  EXPECT_EQ(groups[1].questions, (std::vector<std::string>{"甲？", "丙？"}));
}

TEST(Identity, is_stable_under_edits_elsewhere) {
  World world;
  world.check_of_words("条件");
  facts::FactStore store(world.rules);
  auto violated = instance(0, Outcome::violated);
  violated.subjects = {{0, Outcome::violated, {}}, {1, Outcome::violated, {}}};
  store.hits.by_pattern[0] = {World::hit("第五条", 5, "须 注册"), World::hit("第五条", 5, "须注册")};
  const auto before = ids(collect_given(world, store, {violated}).findings);
  ASSERT_EQ(before.size(), 2u);
  EXPECT_NE(before[0], before[1]);  // equal but for blanks: told apart by their ordinal
  store.hits.by_pattern[0] = {World::hit("第五条", 50, "须注册"), World::hit("第五条", 51, "须注 册")};
  EXPECT_EQ(ids(collect_given(world, store, {violated}).findings), before);
  store.hits.by_pattern[0][0].evidence.clause = "第六条";
  EXPECT_NE(ids(collect_given(world, store, {violated}).findings), before);
}

TEST(Identity, is_the_same_on_every_machine) {
  std::vector<Finding> findings(1);
  findings[0].check = "试.条件";
  assign_ids(findings);
  EXPECT_EQ(findings[0].id.size(), 16u);
  EXPECT_EQ(findings[0].id, "3300f27f1d252aa2");
}

}  // namespace
}  // namespace zhunsheng::findings

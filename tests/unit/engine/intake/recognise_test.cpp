// SPDX-License-Identifier: Apache-2.0
// Tables of small documents and what they show; just as much, what must not be recognised.
#include "engine/intake/recognise.hpp"

#include <gtest/gtest.h>

#include "engine/base/text.hpp"
#include "engine/intake/reader.hpp"
#include "engine/intake/structure.hpp"

namespace zhunsheng::intake {
namespace {

document::Document document_of(const std::string& text) {
  base::Result<document::Document> read_document = read(text, "文.txt");
  EXPECT_TRUE(read_document.is_ok());
  document::Document document = read_document.value();
  structure(document);
  return document;
}

std::string kinds_of(const std::string& text) {
  std::string out;
  for (const Found<model::Kind>& kind : recognise(document_of(text)).kinds) out += std::string(out.empty() ? "" : "、") + model::to_chinese(kind.value);
  return out;
}

/// The evidence quotes what stands at its place.
void expect_evidence(const document::Document& document, const facts::Evidence& evidence) {
  const auto at = std::find_if(document.paragraphs.begin(), document.paragraphs.end(), [&](const document::Paragraph& paragraph) { return paragraph.place == evidence.place; });
  ASSERT_NE(at, document.paragraphs.end());
  EXPECT_EQ(base::slice_code_points(at->text, evidence.start, evidence.end), evidence.quote);
  EXPECT_FALSE(evidence.quote.empty());
}

const std::string subsidy =
    "杨家镇人民政府关于印发《杨家镇促进工业发展奖补办法》的通知\n杨政规〔2024〕3号\n各村、各单位：\n现印发给你们，请遵照执行。\n杨家镇人民政府\n二〇二四年三月五日\n"
    "杨家镇促进工业发展奖补办法\n第一条 对新建厂房的企业给予10万元奖励。\n第二条 本办法自2024年4月1日起施行，有效期五年。\n";

TEST(Recognise, a_subsidy_policy_with_everything) {
  const document::Document document = document_of(subsidy);
  const Recognised recognised = recognise(document);
  EXPECT_EQ(recognised.kind_set(), model::kind_bit(model::Kind::subsidy) | model::kind_bit(model::Kind::normative));
  ASSERT_TRUE(recognised.title && recognised.number && recognised.issuer && recognised.acting_body && recognised.dated && recognised.effective && recognised.expires);
  EXPECT_EQ(recognised.title->value, "杨家镇人民政府关于印发《杨家镇促进工业发展奖补办法》的通知");
  EXPECT_EQ(recognised.number->value, "杨政规〔2024〕3号");
  EXPECT_EQ(recognised.issuer->value, "杨家镇人民政府");
  EXPECT_EQ(recognised.acting_body->value, model::ActingBody::township_government);
  EXPECT_EQ(base::to_string(recognised.dated->value), "2024-03-05");
  EXPECT_EQ(base::to_string(recognised.effective->value), "2024-04-01");
  EXPECT_EQ(base::to_string(recognised.expires->value), "2029-03-31");
  EXPECT_EQ(recognised.expires->evidence.clause, "第二条");
  for (const facts::Evidence* evidence : {&recognised.title->evidence, &recognised.number->evidence, &recognised.issuer->evidence, &recognised.acting_body->evidence, &recognised.dated->evidence, &recognised.effective->evidence, &recognised.expires->evidence})
    expect_evidence(document, *evidence);
  for (const Found<model::Kind>& kind : recognised.kinds) expect_evidence(document, kind.evidence);
}

TEST(Recognise, kinds_by_title_and_text) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {subsidy, "补贴政策、规范性文件"},
      {"杨家镇小额工程管理办法\n第一条 为了规范管理，制定本办法。\n第二条 工程应当比选。\n", "规范性文件"},
      {"杨家镇人民政府关于调整停车管理的通告\n一、调整范围。\n二、本通告自发布之日起施行。\n", "规范性文件"},
      {"厂房租赁合同\n出租方：杨家镇人民政府\n承租方：长乐机械有限公司\n第一条 租期五年。\n", "合同"},
      {"土地承包合同\n发包方：杨家镇北村村民委员会\n承包方：李四\n第一条 租期五年。\n", "合同、村居事项"},
      {"甲方：杨家镇人民政府\n乙方：长乐机械有限公司\n第一条 甲方向乙方采购设备。\n第二条 价款10万元。\n", "合同"},
      {"杨家镇道路工程招标公告\n一、项目概况。\n二、投标人须具有资质。\n", "招标采购文件"},
      {"北村村规民约\n第一条 为了推进村民自治，制定本村规民约。\n第二条 村民应当爱护环境。\n", "村居事项"},
      {"杨家镇国土空间规划实施方案\n一、目标。\n二、本方案自发布之日起施行。\n", "重大行政决策、规范性文件"},
  };
  for (const auto& [text, kinds] : cases) EXPECT_EQ(kinds_of(text), kinds) << text;
}

TEST(Recognise, what_is_no_kind) {
  const std::vector<std::string> cases{
      "申请补贴的企业须在本镇完成工商注册。",
      "在全镇经济工作会议上的讲话\n同志们：\n今年我们对企业给予100万元奖励，给予补贴20万元，给予补助5万元。\n第一，抓项目。\n",
      "杨家镇人民政府关于举办第三届运动会的通知\n各村：\n一、比赛前三名给予500元奖励。\n二、本通知自发布之日起执行。\n",
      "中华人民共和国价格法\n第一章 总则\n第一条 为了规范价格行为，根据宪法，制定本法。\n第二条 本法自1998年5月1日起施行。\n",
      "公平竞争审查条例\n第一章 总则\n第一条 为了规范公平竞争审查工作，制定本条例。\n第二条 起草单位应当审查。\n第三条 县级以上地方人民政府应当保障经费。本条例自2024年8月1日起施行。\n",
      "必须招标的工程项目规定\n（国家发展和改革委员会令第16号）\n第一条 为了确定必须招标的工程项目，制定本规定。\n第五条 本规定自2018年6月1日起施行。\n",
      "市场监督管理投诉处理办法\n第一条 县级以上人民政府市场监督管理部门应当处理投诉，给予补贴10元。\n第二条 本办法自2020年1月1日起施行。\n",
      "最高人民法院关于审理某类案件若干问题的规定\n第一条 为了审理案件，制定本规定。\n第二条 本规定自2020年1月1日起施行。\n",
      "杨家镇人民政府2024年工作总结\n一、给予企业奖励100万元。\n二、给予企业补贴10万元。\n三、给予企业补助3万元。\n",
      "关于开展2024年度防汛演练的通知\n各村：\n请按时参加。\n本通知自发布之日起执行。\n",
      "关于公开征求《杨家镇奖补办法》意见的公告\n现公开征求意见。\n对企业给予10万元奖励的意见请于2024年8月1日前反馈。\n",
  };
  for (const std::string& text : cases) EXPECT_EQ(kinds_of(text), "") << text;
}

TEST(Recognise, who_acts) {
  using model::ActingBody;
  const std::vector<std::pair<std::string, std::optional<ActingBody>>> cases{
      {"杨家镇人民政府关于加强管理的通知\n一、甲。\n", ActingBody::township_government},
      {"长安街道办事处关于加强管理的通知\n一、甲。\n", ActingBody::subdistrict_office},
      {"杨家镇人民政府办公室关于加强管理的通知\n一、甲。\n", ActingBody::internal_office},
      {"杨家镇河长制工作领导小组关于加强管理的通知\n一、甲。\n", ActingBody::coordinating_body},
      {"某某市人民政府办公室关于加强管理的通知\n一、甲。\n", ActingBody::county_or_above},
      {"杨家镇小额工程管理办法\n第一条 甲。\n", ActingBody::township_government},
      {"长安街道物业管理办法\n第一条 甲。\n", ActingBody::subdistrict_office},
      {"关于印发《杨家镇工程管理办法》的通知\n各村：\n现印发给你们。\n", ActingBody::township_government},
      {"厂房租赁合同\n甲方：长乐机械有限公司\n乙方：杨家镇北村经济合作社（以下简称乙方）\n第一条 甲。\n", ActingBody::collective_economic_organisation},
      {"征收补偿协议\n甲方：长安街道办事处\n乙方：张三\n第一条 甲。\n", ActingBody::subdistrict_office},
      {"农村公路养护办法\n第一条 道路应当养护。\n第二条 我镇各村落实。\n", ActingBody::township_government},
      {"农村公路养护办法\n第一条 道路应当养护。\n第二条 各村落实。\n", std::nullopt},
      {"城镇燃气管理办法\n第一条 甲。\n第二条 乙。\n", std::nullopt},
  };
  for (const auto& [text, body] : cases) {
    const Recognised recognised = recognise(document_of(text));
    EXPECT_EQ(recognised.acting_body.has_value(), body.has_value()) << text;
    if (recognised.acting_body && body) {
      EXPECT_EQ(recognised.acting_body->value, *body) << text << model::to_chinese(recognised.acting_body->value);
    }
  }
}

TEST(Recognise, days_that_are_not_the_documents_own_are_left) {
  const Recognised recognised = recognise(document_of("杨家镇奖补办法\n第一条 根据自2024年8月1日起施行的条例，制定本办法。\n第二条 许可证有效期至2030年1月1日。\n第三条 本办法自印发之日起施行，有效期三年。\n"));
  EXPECT_FALSE(recognised.effective);
  EXPECT_FALSE(recognised.expires);
  EXPECT_FALSE(recognised.dated);
}

TEST(Recognise, a_number_quoted_in_a_sentence_is_not_the_documents_own) {
  EXPECT_FALSE(recognise(document_of("杨家镇奖补办法\n第一条 根据《意见》（国发〔2014〕11号），制定本办法。\n第二条 甲。\n")).number);
}

TEST(Recognise, puts_facts_and_clauses) {
  model::Ruleset rules;
  model::declare_builtins(rules);
  facts::FactStore store(rules);
  document::Document document = document_of(subsidy);
  put(recognise(document), document, store);
  const model::Given& kinds = store.facts[model::builtin::kinds.index()].given;
  ASSERT_EQ(kinds.state, model::FactState::known);
  EXPECT_FALSE(kinds.value.open);
  EXPECT_EQ(kinds.value.items.size(), 2u);
  const model::Given& clauses = store.facts[model::builtin::clauses.index()].given;
  ASSERT_EQ(clauses.state, model::FactState::known);
  EXPECT_FALSE(clauses.value.open);
  ASSERT_EQ(clauses.value.items.size(), document.clauses.size());
  EXPECT_EQ(clauses.value.items.back().value.items[0].value.text, "第二条");
  EXPECT_EQ(clauses.value.items.back().value.items[2].value.text, "第二条 本办法自2024年4月1日起施行，有效期五年。");
  document.read_whole = false;
  put(recognise(document), document, store);
  EXPECT_TRUE(store.facts[model::builtin::clauses.index()].given.value.open);
}

}  // namespace
}  // namespace zhunsheng::intake

// SPDX-License-Identifier: Apache-2.0
// Evaluation through the public headers: outcomes by check, sessions, and what is said of wrong input.
#include <gtest/gtest.h>

#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

constexpr const char* source = R"(模块 试验
法规 《试验条例》 { 机关 国务院 文号 "试验第1号" 位阶 行政法规 条数 9 施行 2000-01-01 }
事实 会议 {
  应到   整数
  实到   整数
  已公告 是否
  地点   文本
  议题   列表(枚举(补贴、租赁))
}
规则 到会不足 { 类别 程序 等级 较大 提示 "到会不足。" 依据 《试验条例》第一条 适用 会议.已公告 应当 会议.实到 * 2 超过 会议.应到
  例外 另议 { 当 会议.议题 含 租赁 依据 《试验条例》第二条 } }
规则 地点不符 { 类别 内容 等级 一般 依据 《试验条例》第三条 应当 会议.地点 = "村委会" 提示 "地点不符。" }
规则 只对合同 { 对象 合同 类别 内容 等级 一般 依据 《试验条例》第四条 应当 会议.已公告 提示 "没有公告。" }
)";

class Evaluation : public testing::Test {
 protected:
  RuleSet rules = load_rules_from_memory({{"试验.zs", source}});
  std::string error;
  EvaluationOptions options{"2026-03-01", {}, Language::chinese};

  void SetUp() override { ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::chinese); }
  FactSet facts(const char* json) {
    auto parsed = FactSet::parse(rules, json, error);
    EXPECT_TRUE(parsed) << error;
    return std::move(*parsed);
  }
  /// By the names of the checks, which checks() has in order.
  std::string said(std::span<const Outcome> outcomes) const {
    static constexpr const char* words[] = {"violated", "undetermined", "exempt", "satisfied", "not_applicable"};
    std::string out;
    const auto checks = rules.checks();
    for (std::size_t i = 0; i < outcomes.size(); ++i) out += checks[i].id.substr(checks[i].id.find('.') + 1) + " " + words[static_cast<int>(outcomes[i])] + "; ";
    return out;
  }
};

TEST_F(Evaluation, gives_one_outcome_a_check) {
  auto evaluator = Evaluator::make(rules, options, error);
  ASSERT_TRUE(evaluator) << error;
  const auto low = facts(R"({"会议": {"应到": 30, "实到": 12, "已公告": true, "地点": "祠堂"}})");
  EXPECT_EQ(said(evaluator->evaluate(low)), "到会不足 undetermined; 只对合同 not_applicable; 地点不符 violated; ");  // the topics are not said
  const auto excused = facts(R"({"会议": {"应到": 30, "实到": 12, "已公告": true, "地点": "村委会", "议题": ["租赁"]}, "$dossier": {"kinds": ["contract"]}})");
  EXPECT_EQ(said(evaluator->evaluate(excused)), "到会不足 exempt; 只对合同 satisfied; 地点不符 satisfied; ");
}

TEST_F(Evaluation, a_session_names_what_became_another) {
  auto session = Session::open(rules, facts(R"({"会议": {"应到": 30, "实到": 12, "已公告": true, "地点": "祠堂", "议题": []}})"), options, error);
  ASSERT_TRUE(session) << error;
  EXPECT_EQ(said(session->outcomes()), "到会不足 violated; 只对合同 not_applicable; 地点不符 violated; ");
  ASSERT_TRUE(session->set(R"({"会议": {"实到": 16}})", error)) << error;
  const auto& changes = session->update();
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(rules.checks()[changes[0].check].id, "试验.到会不足");
  EXPECT_EQ(changes[0].before, Outcome::violated);
  EXPECT_EQ(changes[0].after, Outcome::satisfied);
  ASSERT_TRUE(session->set(R"({"会议": {"实到": 12, "地点": "村委会", "议题": ["补贴", "租赁"]}})", error));
  session->update();
  EXPECT_EQ(said(session->outcomes()), "到会不足 exempt; 只对合同 not_applicable; 地点不符 satisfied; ");
  EXPECT_TRUE(session->withdraw("会议.已公告"));
  EXPECT_FALSE(session->withdraw("会议.没有"));
  EXPECT_EQ(session->update().size(), 1u);
  EXPECT_EQ(said(session->outcomes()), "到会不足 undetermined; 只对合同 not_applicable; 地点不符 satisfied; ");
  EXPECT_TRUE(session->update().empty());
}

TEST_F(Evaluation, wrong_input_changes_nothing_and_says_why) {
  EXPECT_FALSE(FactSet::parse(rules, R"({"会议": {"应倒": 30}})", error));
  EXPECT_NE(error.find("应到"), std::string::npos) << error;
  auto session = Session::open(rules, facts(R"({"会议": {"地点": "祠堂"}})"), options, error);
  ASSERT_TRUE(session);
  EXPECT_FALSE(session->set(R"({"会议": {"地点": "村委会", "实到": "多"}})", error));
  EXPECT_FALSE(error.empty());
  EXPECT_TRUE(session->update().empty());
  options.as_of = "昨天";
  EXPECT_FALSE(Evaluator::make(rules, options, error));
  EXPECT_NE(error.find("2025-06-01"), std::string::npos);
  options = {"2026-03-01", {"contracts"}, Language::english};
  EXPECT_FALSE(Evaluator::make(rules, options, error));
  EXPECT_NE(error.find("contracts"), std::string::npos);
  EXPECT_FALSE(Evaluator::make(load_rules_from_memory({{"坏.zs", "规则"}}), options, error));
}

TEST_F(Evaluation, says_what_a_review_says) {
  auto evaluator = Evaluator::make(rules, options, error);
  ReviewOptions review;
  review.as_of = options.as_of;
  for (const char* json : {R"({})", R"({"会议": {"应到": 3}})", R"({"会议": {"应到": 30, "实到": null, "已公告": true}})", R"({"会议": {"已公告": {"n_a": true}, "地点": {"n_a": true}}})"}) {
    review.facts = json;
    const Summary summary = review_facts(rules, review).summary();
    Summary counted;
    for (const Outcome outcome : evaluator->evaluate(facts(json)))
      ++(outcome == Outcome::violated ? counted.violated : outcome == Outcome::undetermined ? counted.undetermined : outcome == Outcome::exempt ? counted.exempt : outcome == Outcome::satisfied ? counted.satisfied : counted.not_applicable);
    EXPECT_EQ(counted.violated, summary.violated) << json;
    EXPECT_EQ(counted.undetermined, summary.undetermined) << json;
    EXPECT_EQ(counted.satisfied, summary.satisfied) << json;
    EXPECT_EQ(counted.not_applicable, summary.not_applicable) << json;
  }
}

}  // namespace
}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Many dossiers through the public headers: what an Evaluator says of each, in order, on any number of threads.
#include <gtest/gtest.h>

#include "zhunsheng/batch.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

constexpr const char* source = R"(模块 试验
法规 《试验条例》 { 机关 国务院 文号 "试验第1号" 位阶 行政法规 条数 9 施行 2000-01-01 }
事实 会议 {
  应到   整数
  实到   整数
  已公告 是否
  占比   比例
}
规则 到会不足 { 类别 程序 等级 较大 依据 《试验条例》第一条 适用 会议.已公告 应当 会议.实到 * 2 超过 会议.应到 提示 "到会不足。" }
规则 只对合同 { 对象 合同 类别 内容 等级 一般 依据 《试验条例》第四条 应当 会议.已公告 提示 "没有公告。" }
)";
constexpr const char* without_columns = R"(规则 占比不足 { 类别 内容 等级 一般 依据 《试验条例》第三条 应当 会议.占比 不少于 50% 提示 "占比不足。" }
)";

std::string dossier(int number) {
  std::string facts = R"("应到": 30, "实到": )" + std::to_string(number % 31);
  if (number % 3 != 0) facts += std::string(R"(, "已公告": )") + (number % 2 != 0 ? "true" : "false");
  if (number % 5 != 0) facts += R"(, "占比": ")" + std::to_string(number % 100) + R"(%")";
  return R"({"会议": {)" + facts + "}" + (number % 7 == 0 ? R"(, "$dossier": {"kinds": ["contract"]})" : "") + "}";
}

void expect_what_an_evaluator_says(const std::string& text) {
  const RuleSet rules = load_rules_from_memory({{"试验.zs", text}});
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::chinese);
  const EvaluationOptions options{"2026-03-01", {}, Language::chinese};
  std::string error;
  auto evaluator = Evaluator::make(rules, options, error);
  ASSERT_TRUE(evaluator) << error;
  std::vector<FactSet> dossiers;
  std::vector<Flag> expected;
  for (int i = 0; i < 1300; ++i) {
    auto facts = FactSet::parse(rules, dossier(i), error);
    ASSERT_TRUE(facts) << error;
    const auto outcomes = evaluator->evaluate(*facts);
    for (std::uint32_t check = 0; check < outcomes.size(); ++check)
      if (outcomes[check] < Outcome::satisfied) expected.push_back({dossiers.size(), check, outcomes[check]});
    dossiers.push_back(std::move(*facts));
  }
  ASSERT_GT(expected.size(), 500u);
  for (const unsigned jobs : {0u, 1u, 2u, 5u}) {
    std::vector<Flag> flags;
    EXPECT_TRUE(evaluate_many(rules, dossiers, options, {.jobs = jobs}, [&](std::span<const Flag> block) { flags.insert(flags.end(), block.begin(), block.end()); }, error)) << error;
    EXPECT_EQ(flags, expected) << jobs;
  }
}

TEST(Many, says_what_an_evaluator_says_in_order_on_any_number_of_threads) {
  expect_what_an_evaluator_says(source);
  expect_what_an_evaluator_says(std::string(source) + without_columns);
}

TEST(Many, says_what_is_wrong_with_the_options) {
  const RuleSet rules = load_rules_from_memory({{"试验.zs", source}});
  std::string error;
  EXPECT_FALSE(evaluate_many(rules, {}, {}, {}, [](std::span<const Flag>) { FAIL(); }, error));
  EXPECT_NE(error, "");
}

}  // namespace
}  // namespace zhunsheng

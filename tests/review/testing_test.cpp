// SPDX-License-Identifier: Apache-2.0
// The test tool end to end: the fate of mutants known by hand, cases that really kill, messages of failing examples,
// and coverage as an author reads it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "bindings/cpp/ruleset_impl.hpp"
#include "dsl/grammar/keywords.hpp"
#include "engine/testing/examples.hpp"
#include "engine/testing/mutate.hpp"
#include "engine/testing/write_example.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

const char* const small_rules = R"(模块 甲
法规 《某法》 { 位阶 法律 条数 10 施行 2020-01-01 }
事实 合同 { 金额 金额  已招标 是否  紧急 是否  弄虚作假 是否 }
参数 限额 金额 { 2021-01-01 起 400万元 依据 《某法》第一条 }
规则 应招未招 {
  标题 "没有招标" 类别 程序 等级 较大 对象 合同
  依据 《某法》第三条
  适用 合同.金额 不少于 限额
  应当 合同.已招标
  例外 紧急 { 当 合同.紧急 依据 《某法》第四条 }
  提示 "没有招标"
}
)";

RuleSet load(std::vector<std::string> examples) {
  std::vector<RuleSource> sources{{"a.zs", small_rules}};
  std::string tests = "模块 甲\n";
  for (const auto& example : examples) tests += example + "\n";
  sources.push_back({"a.test.zs", tests});
  RuleSet rules = load_rules_from_memory(std::move(sources));
  EXPECT_TRUE(rules.is_ok()) << rules.diagnostics(Language::chinese);
  return rules;
}

TestOptions options() {
  TestOptions out;
  out.as_of = "2026-03-01";
  return out;
}

std::map<std::string, bool> fates(const RuleSet& rules) {
  std::map<std::string, bool> out;
  for (const auto& mutant : run_mutants(rules, options()).mutants) out[mutant.kind + " " + mutant.from + " → " + mutant.to] = mutant.killed;
  return out;
}

TEST(Mutation, fates_are_those_worked_out_by_hand) {
  const RuleSet rules = load({"例 \"一\" { 按 2024-01-01 给定 合同 { 金额 400万元 已招标 否 紧急 否 } 期望 存在风险 应招未招 }",
                              "例 \"二\" { 按 2024-01-01 给定 合同 { 金额 300万元 已招标 否 紧急 否 } 期望 不适用 应招未招 }",
                              "例 \"三\" { 按 2024-01-01 给定 合同 { 金额 500万元 已招标 是 } 期望 通过 应招未招 }"});
  const std::map<std::string, bool> expected{
      {"relation 不少于 限额 → 超过 限额", true},                       // 一 stands on the limit
      {"negation 合同.金额 不少于 限额 → 不是 合同.金额 不少于 限额", true},
      {"negation 合同.已招标 → 不是 合同.已招标", true},
      {"negation 合同.紧急 → 不是 合同.紧急", true},                    // 一 would be excused
      {"exception 例外 紧急 → （删去）", false},                        // nobody is excused
      {"threshold 2021-01-01 起 400万元 → 2021-01-01 起 4000000.01元", true},
      {"threshold 2021-01-01 起 400万元 → 2021-01-01 起 3999999.99元", false},
      {"date 2021-01-01 起 400万元 → 2020-12-31 起 400万元", false},
      {"date 2021-01-01 起 400万元 → 2021-01-02 起 400万元", false},
  };
  EXPECT_EQ(fates(rules), expected);
  for (const auto& mutant : run_mutants(rules, options()).mutants) EXPECT_EQ(mutant.killed, mutant.cure.empty()) << mutant.from << " → " << mutant.to;
}

TEST(Mutation, says_the_same_on_any_number_of_threads) {
  const RuleSet rules = load({"例 \"一\" { 按 2024-01-01 给定 合同 { 金额 400万元 已招标 否 紧急 否 } 期望 存在风险 应招未招 }"});
  TestOptions two = options();
  two.jobs = 2;
  const auto one_thread = run_mutants(rules, options()).mutants, two_threads = run_mutants(rules, two).mutants;
  ASSERT_EQ(one_thread.size(), two_threads.size());
  for (std::size_t i = 0; i < one_thread.size(); ++i) EXPECT_EQ(one_thread[i].cure + one_thread[i].killer, two_threads[i].cure + two_threads[i].killer);
}

/// A survivor, and the number of its case among the added examples.
struct Cured {
  testing::Mutant mutant;
  model::CheckId check;
  std::string name;
};

testing::Bench bench_of(const RuleSet& rules) {
  const auto& impl = rules.impl();
  return {*impl.rules, *impl.plan, *impl.matcher, *base::parse_date("2026-03-01"), impl.sources, base::Language::chinese, [](std::string_view name) { return grammar::is_reserved(grammar::find_spelling(name)); }};
}

/// Adds every case that is offered to the rule files: all hold, and each fails once its mistake is made.
void expect_cases_to_kill(std::vector<RuleSource> sources, std::size_t at_least) {
  const RuleSet rules = load_rules_from_memory(sources);
  ASSERT_TRUE(rules.is_ok());
  const testing::Bench bench = bench_of(rules);
  const testing::Stage stage(bench);
  testing::Workshop workshop(bench.rules);
  std::vector<Cured> cured;
  for (const auto owner : testing::owners(bench.rules)) {
    for (auto& result : testing::mutate(stage, workshop, owner)) {
      if (!result.cure) continue;
      result.cure->example.name = "补" + std::to_string(cured.size());
      const std::string module = at(bench.rules, result.cure->check).module;
      sources.push_back({"cure" + std::to_string(cured.size()) + ".test.zs", "模块 " + module + "\n" + testing::write_example(bench, result.cure->example)});
      cured.push_back({std::move(result.mutant), result.cure->check, result.cure->example.name});
    }
  }
  EXPECT_GE(cured.size(), at_least);
  const RuleSet more = load_rules_from_memory(sources);
  ASSERT_TRUE(more.is_ok()) << more.diagnostics(Language::chinese);
  const testing::Bench with_cases = bench_of(more);
  testing::Workshop mistakes(with_cases.rules);
  for (const Cured& one : cured) {
    const auto& examples = with_cases.rules.examples;
    const auto place = std::find_if(examples.begin(), examples.end(), [&](const auto& example) { return example.name == one.name; });
    ASSERT_NE(place, examples.end());
    const auto index = static_cast<std::size_t>(place - examples.begin());
    const auto result = testing::run_example(with_cases, index);
    EXPECT_EQ(result.status, testing::ExampleStatus::passed) << one.name << " " << one.mutant.from << " → " << one.mutant.to << (result.problems.empty() ? "" : result.problems[0].message);
    one.mutant.apply(mistakes);
    mistakes.settle(one.check);
    const testing::Claim claim = testing::claims_of(with_cases.rules, index).at(0);
    const testing::Scene scene = testing::make_scene(with_cases, *place);
    const graph::Plan plan = graph::make_check_plan(mistakes.rules(), one.check);
    const auto outcomes = eval::evaluate(plan, mistakes.rules(), scene.store, testing::settings_for(mistakes.rules(), scene, one.check));
    EXPECT_FALSE(testing::agrees(mistakes.rules(), claim, scene, outcomes)) << one.name << " " << one.mutant.from << " → " << one.mutant.to;
    mistakes.restore();
  }
}

TEST(Mutation, every_case_it_offers_kills_in_small_rules) { expect_cases_to_kill({{"a.zs", small_rules}}, 9); }

TEST(Mutation, every_case_it_offers_kills_in_the_shipped_rules) {
  LoadOptions with_tests;
  with_tests.with_tests = true;
  const RuleSet rules = load_rules({ZS_SOURCE_DIR "/rulesets"}, with_tests);
  std::vector<RuleSource> sources;
  for (const auto& source : rules.impl().sources) {
    // The shipped examples leave next to nothing alive; without those of one topic there is something to cure.
    if (!source.name().ends_with("village/meetings.test.zs")) sources.push_back({source.name(), std::string(source.text())});
  }
  expect_cases_to_kill(std::move(sources), 20);
}

TEST(Examples, a_failure_says_where_what_instead_why_and_what_to_change) {
  const RuleSet rules = load({"例 \"差一点\" { 按 2024-01-01 给定 合同 { 金额 399万元 已招标 否 紧急 否 }\n  期望 存在风险 应招未招 }"});
  const auto results = run_examples(rules, options());
  ASSERT_EQ(results.size(), 1u);
  ASSERT_EQ(results[0].problems.size(), 1u);
  const TestProblem& problem = results[0].problems[0];
  EXPECT_EQ(problem.place.line, 3u);
  EXPECT_EQ(problem.message, "应招未招：期望 存在风险，实际 不适用");
  EXPECT_EQ(problem.details, (std::vector<std::string>{"适用：“合同.金额 不少于 限额”为 否", "要得到 存在风险，最近的改法：合同.金额 由 399万元 改为 400万元"}));
}

TEST(Examples, every_form_is_understood) {
  const RuleSet rules = load_rules_from_memory({{"b.zs", R"(模块 乙
法规 《某法》 { 位阶 法律 条数 10 施行 2020-01-01 }
材料 租赁合同文本 { 标题 含 "租赁" }
材料 合同文本 { 标题 含 "合同" }
事实 方 { 名称 文本  签约权限 是否 }
事实 合同 { 当事人 列表(方)  类型 枚举(施工、货物)  金额 金额  自 合同文本 }
事实 租约 逐 租赁合同文本 { 起始 日期  终止 日期 }
提取 合同.金额 { 自 合同文本  句式 "价款" ..4 {金额} }
定义 是大额 是否 = 合同.金额 超过 100万元
规则 权限 { 标题 "没有代理权" 类别 权限 等级 较大 对象 合同 依据 《某法》第一条
  应当 每个 人 属于 合同.当事人 : 人.签约权限
  例外 小额 { 当 不是 是大额 依据 《某法》第二条  例外 重要 { 当 合同.类型 = 施工 依据 《某法》第二条 } }
  提示 "没有代理权" }
规则 租期 { 标题 "过长" 类别 内容 等级 较大 对象 合同 依据 《某法》第三条
  逐 份 属于 租约
  应当 份.终止 不超过 份.起始 + 20年
  提示 "过长" }
句式 坏 = "必须" ..4 "本镇"
规则 坏条款 { 标题 "坏" 类别 内容 等级 重大 对象 补贴政策 依据 《某法》第五条
  不得 文书.条款 命中 坏
  提示 "{命中.原文}" }
例 "闭列表" { 给定 合同 { 当事人 [ { 名称 "甲" 签约权限 是 }, { 名称 "乙" 签约权限 否 } ] 金额 200万元 } 期望 存在风险 权限 因为 是大额 }
例 "开列表" { 给定 合同 { 当事人 [ { 签约权限 是 }, .. ] } 期望 待查 权限 缺 合同.当事人 }
例 "空列表" { 给定 合同 { 当事人 [] } 期望 通过 权限 }
例 "不适用" { 给定 合同 { 当事人 [ { 签约权限 不适用 } ] } 期望 不适用 权限 }
例 "不详" { 给定 合同 { 当事人 [ { 签约权限 不详 } ] 金额 200万元 } 期望 待查 权限 缺 方.签约权限 }
例 "内层例外" { 给定 合同 { 当事人 [ { 签约权限 否 } ] 金额 50万元 类型 施工 } 期望 存在风险 权限 因为 重要 }
例 "例外" { 给定 合同 { 当事人 [ { 签约权限 否 } ] 金额 50万元 类型 货物 } 期望 依例外通过 权限 因为 小额 }
例 "逐份" { 给定 租约 [ { 起始 2020-01-01 终止 2030-01-01 }, { 起始 2020-01-01 终止 2040-01-02 } ] 期望 存在风险 租期 }
例 "逐份未完" { 给定 租约 [ { 起始 2020-01-01 终止 2030-01-01 }, .. ] 期望 待查 租期 }
例 "合同文本是文书" { 文本 合同 "采购合同\n第一条 价款为50万元。" 给定 合同 { 当事人 [ { 签约权限 否 } ] 类型 货物 } 期望 依例外通过 权限 }
例 "文本" { 文本 补贴政策 "第一条 必须在本镇。" 期望 存在风险 坏条款 }
例 坏条款 { 命中 "必须在本镇。" 不命中 "不得必须在本镇。" 漏报待改 "须在本镇。" }
例 坏 { 命中 "必须在本镇。" 误报待改 "必须到本镇政府办理。" }
)"}});
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::chinese);
  for (const auto& result : run_examples(rules, options())) {
    for (const auto& problem : result.problems)
      EXPECT_EQ(problem.kind, TestProblem::Kind::known) << result.name << "：" << problem.message << (problem.details.empty() ? "" : "；" + problem.details[0]);
  }
}

TEST(Coverage, tells_the_gaps_in_the_words_of_the_author) {
  const RuleSet rules = load({"例 \"一\" { 按 2024-01-01 给定 合同 { 金额 400万元 已招标 否 紧急 否 } 期望 存在风险 应招未招 }"});
  const auto report = measure_coverage(rules, options());
  ASSERT_EQ(report.items.size(), 1u);
  std::vector<std::string> gaps;
  for (const auto& gap : report.items[0].gaps) gaps.push_back(gap.message);
  EXPECT_EQ(gaps, (std::vector<std::string>{"没有一个例的结论是 待查", "没有一个例的结论是 依例外通过", "没有一个例的结论是 通过", "没有一个例的结论是 不适用", "没有一个例使“合同.金额 不少于 限额”为否",
                                            "没有一个例使“合同.已招标”为是", "没有一个例使“合同.紧急”为是", "没有一个例使例外“紧急”成立"}));
}

TEST(Coverage, tells_a_cell_of_a_table_with_its_column) {
  const RuleSet rules = load_rules_from_memory({{"a.zs", R"(模块 甲
法规 《某法》 { 条数 10 施行 2020-01-01 }
事实 合同 { 类型 枚举(施工、货物)  金额 金额  已招标 是否 }
表 限额 金额 首个 {
  列 合同.类型, 合同.金额
  行 施工, 不少于 100万元 : 400万元
  行 货物, - : 200万元
  行 -, - : 0元
}
规则 应招未招 { 类别 程序 等级 较大 依据 《某法》第三条  适用 合同.金额 达到 限额  应当 合同.已招标  提示 "未招标。" }
例 "一" { 给定 合同 { 类型 施工 金额 500万元 已招标 否 } 期望 存在风险 应招未招 }
)"}});
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::chinese);
  std::vector<std::string> texts;
  for (const auto& item : measure_coverage(rules, options()).items)
    if (!item.is_check)
      for (const auto& condition : item.conditions) texts.push_back(condition.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"合同.类型 = 施工", "合同.金额 不少于 100万元", "合同.类型 = 货物"}));
}

}  // namespace
}  // namespace zhunsheng

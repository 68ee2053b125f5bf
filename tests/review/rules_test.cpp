// SPDX-License-Identifier: Apache-2.0
// The shipped rule sets: they compile without a warning, every example holds, every check has its cases, and the
// citations exist in the library of texts when that is at hand (beside the project; said when it is not).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "bindings/cpp/ruleset_impl.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;

const RuleSet& rules() {
  static const RuleSet loaded = [] {
    LoadOptions options;
    options.with_tests = true;
    return load_rules({ZS_SOURCE_DIR "/rulesets"}, options);
  }();
  return loaded;
}

TEST(Rules, compile_without_a_diagnostic) {
  ASSERT_TRUE(rules().is_ok()) << rules().diagnostics(Language::english);
  EXPECT_EQ(rules().diagnostics(Language::english), "");
  EXPECT_GE(rules().check_count(), 30u);
}

TEST(Rules, every_example_holds) {
  TestOptions options;
  options.as_of = "2026-03-01";
  const auto results = run_examples(rules(), options);
  EXPECT_GE(results.size(), 300u);
  for (const auto& result : results) {
    std::string why;
    for (const auto& problem : result.problems) why += "\n    " + problem.message;
    EXPECT_NE(result.status, ExampleResult::Status::failed) << result.place.file << ":" << result.place.line << " 例 " << result.name << why;
  }
}

TEST(Rules, stand_in_markdown_too) {
  const fs::path folder = fs::path(::testing::TempDir()) / "zhunsheng_markdown";
  fs::remove_all(folder);
  fs::create_directories(folder / "docs");
  const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(folder / name) << text; };
  write("期限.zs.md", "# 期限\n\n```准绳\n模块 甲\n事实 决策 { 征求意见 是否 }\n规则 未征求意见 { 类别 程序 等级 提示 依据 实务 \"某地\" 应当 决策.征求意见 提示 \"没有\" }\n```\n");
  write("期限.test.zs.md", "```zs\n模块 甲\n例 \"没有征求\" { 给定 决策 { 征求意见 否 } 期望 存在风险 未征求意见 }\n```\n");
  write("README.md", "# 说明\n\n```准绳\n这里不是规则\n```\n");
  LoadOptions with_tests;
  with_tests.with_tests = true;
  const RuleSet tested = load_rules({folder.string()}, with_tests);
  ASSERT_TRUE(tested.is_ok()) << tested.diagnostics(Language::english);
  EXPECT_EQ(tested.file_count(), 2u);
  TestOptions options;
  options.as_of = "2025-06-01";
  const auto results = run_examples(tested, options);
  ASSERT_EQ(results.size(), 1u);
  EXPECT_EQ(results[0].status, ExampleResult::Status::passed);
  EXPECT_EQ(results[0].place.line, 3u);
  const RuleSet alone = load_rules({folder.string()}, {});
  ASSERT_TRUE(alone.is_ok());
  EXPECT_EQ(alone.impl().rules->modules[0].sha256, tested.impl().rules->modules[0].sha256);
  const RuleSet readme = load_rules({(folder / "README.md").string()}, {});
  EXPECT_NE(readme.diagnostics(Language::chinese).find("README.md:4:1（说明）: 错误"), std::string::npos) << readme.diagnostics(Language::chinese);
  fs::remove_all(folder);
}

/// For each check, what its examples expect of it.
std::map<std::string, std::set<model::Outcome>> expectations() {
  const model::Ruleset& model_rules = *rules().impl().rules;
  std::map<std::string, std::set<model::Outcome>> out;
  for (const auto& check : model_rules.checks) out[model::id_of(check)];
  for (const auto& example : model_rules.examples) {
    for (const auto& expectation : example.expectations) out[model::id_of(model::at(model_rules, expectation.check))].insert(expectation.outcome);
    if (!example.check.is_valid()) continue;
    for (const auto& sample : example.samples) {
      const bool hit = sample.kind == model::SampleKind::hit;
      if (hit || sample.kind == model::SampleKind::miss) out[model::id_of(model::at(model_rules, example.check))].insert(hit ? model::Outcome::violated : model::Outcome::satisfied);
    }
  }
  return out;
}

TEST(Rules, every_check_has_a_violated_and_a_kept_case) {
  ASSERT_TRUE(rules().is_ok());
  for (const auto& [id, outcomes] : expectations()) {
    EXPECT_TRUE(outcomes.count(model::Outcome::violated) > 0) << id << " has no violated case";
    EXPECT_TRUE(outcomes.count(model::Outcome::satisfied) + outcomes.count(model::Outcome::not_applicable) + outcomes.count(model::Outcome::exempt) > 0) << id << " has no case that must stay silent";
  }
}

TEST(Rules, severity_is_honest) {
  ASSERT_TRUE(rules().is_ok());
  const model::Ruleset& model_rules = *rules().impl().rules;
  for (const auto& check : model_rules.checks) {
    const bool has_article = std::any_of(check.citations.begin(), check.citations.end(), [](const model::CitationUse& use) { return use.mode == model::CitationMode::direct || use.mode == model::CitationMode::by_reference; });
    EXPECT_TRUE(has_article || check.severity == model::Severity::note) << model::id_of(check) << ": practice alone is 提示";
    for (const auto& use : check.citations) {
      const bool is_critical = !use.severity || *use.severity == model::Severity::critical;
      EXPECT_FALSE(use.mode == model::CitationMode::by_reference && is_critical) << model::id_of(check) << ": by reference is never 重大";
    }
    for (const auto& part : check.message) EXPECT_EQ(part.text.find("违法"), std::string::npos) << model::id_of(check) << " says 违法";
  }
}

TEST(Rules, citations_and_declarations_agree_with_the_library_of_texts) {
  const fs::path library = fs::path(ZS_SOURCE_DIR) / "../shared/statutes";
  if (!fs::exists(library / "index.tsv")) {
    std::printf("the library of texts is not beside the project: articles were not compared\n");
    return;
  }
  LoadOptions options;
  options.with_tests = true;
  options.statutes = library.string();
  const RuleSet compared = load_rules({ZS_SOURCE_DIR "/rulesets"}, options);
  ASSERT_TRUE(compared.is_ok()) << compared.diagnostics(Language::english);
  EXPECT_EQ(compared.diagnostics(Language::english), "");
  const auto coverage = compared.statutes();
  ASSERT_TRUE(coverage.has_value());
  EXPECT_GE(coverage->compared, 40u);
  // What has no whole text must say so: 核对 否.
  const auto& statutes = compared.impl().rules->statutes;
  for (const auto& title : coverage->without_text)
    EXPECT_TRUE(std::any_of(statutes.begin(), statutes.end(), [&](const law::Statute& statute) { return statute.title == title && !statute.verified; })) << "《" << title << "》 has no text and claims to be verified";
}

}  // namespace
}  // namespace zhunsheng

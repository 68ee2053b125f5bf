// SPDX-License-Identifier: Apache-2.0
// Every rule file we ship: formatting is idempotent, keeps the tree, and zh → en → zh gives the same bytes.
#include <gtest/gtest.h>

#include "dsl/format/format.hpp"
#include "dsl/grammar/parse.hpp"
#include "dsl/syntax/print.hpp"
#include "engine/base/render.hpp"
#include "tests/harness/golden.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng::format {
namespace {

std::string formatted(const std::string& name, const std::string& text, Column column = Column::as_written) {
  const std::vector<base::SourceText> sources{base::SourceText(name, text)};
  const auto out = format(sources.front(), 0, {column});
  EXPECT_TRUE(out.value.has_value()) << base::render(out.diagnostics, sources, base::Language::english);
  return out.value.value_or("");
}

std::string tree(const std::string& text) {
  const auto parsed = grammar::parse(base::SourceText("a.zs", text), 0);
  return parsed.value ? syntax::print(*parsed.value) : "no tree";
}

/// The tree with every word of either column in the Chinese one: 等级 values and the like are kept in a tree as written.
std::string tree_in_chinese(const std::string& text) {
  return tree(formatted("a.zs", text, Column::chinese));
}

std::vector<std::string> rule_files() { return harness::list_files(std::string(ZS_SOURCE_DIR) + "/rulesets", ".zs"); }

TEST(ShippedRules, formatting_is_idempotent_and_keeps_the_tree) {
  for (const auto& path : rule_files()) {
    const std::string text = harness::read_file(path), once = formatted(path, text);
    EXPECT_EQ(formatted(path, once), once) << path;
    EXPECT_EQ(tree(once), tree(text)) << path;
  }
}

TEST(ShippedRules, are_canonical) {
  for (const auto& path : rule_files()) {
    const std::string text = harness::read_file(path);
    EXPECT_TRUE(formatted(path, text) == text) << path << ": run zhunsheng fmt rulesets";
  }
}

TEST(ShippedRules, there_and_back_between_the_columns_gives_the_same_bytes) {
  ASSERT_FALSE(rule_files().empty());
  for (const auto& path : rule_files()) {
    const std::string chinese = formatted(path, harness::read_file(path), Column::chinese);
    const std::string english = formatted(path, chinese, Column::english);
    EXPECT_NE(english, chinese) << path;
    EXPECT_EQ(formatted(path, english, Column::english), english) << path;
    EXPECT_EQ(formatted(path, english, Column::chinese), chinese) << path;
    EXPECT_EQ(tree_in_chinese(english), tree(chinese)) << path;
  }
}

/// All that can be seen of a rule set: its checks, its dependency graph, and what every example of it gives.
std::string seen_of(const std::vector<RuleSource>& texts) {
  const RuleSet rules = load_rules_from_memory(texts);
  EXPECT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english);
  std::string out = rules.graph({.format = PictureFormat::json, .checks = {}}).text;
  const auto add = [&](const std::vector<std::string>& words) {
    for (const auto& word : words) out += word + "\n";
  };
  for (const auto& check : rules.checks()) {
    add({check.id, check.title, check.severity, check.category});
    add(check.points);
    add(check.kinds);
    add(check.citations);
  }
  TestOptions options;
  options.as_of = "2026-03-01";
  for (const auto& example : run_examples(rules, options)) {
    add({example.module, example.name, std::to_string(static_cast<int>(example.status))});
    for (const auto& problem : example.problems) add({problem.message});
  }
  return out;
}

TEST(ShippedRules, the_english_column_is_the_same_rule_set) {
  std::vector<RuleSource> original, chinese, english;
  for (const auto& path : rule_files()) {
    if (path.find("/examples/") != std::string::npos) continue;
    const std::string text = harness::read_file(path);
    original.push_back({path, text});
    chinese.push_back({path, formatted(path, text)});
    english.push_back({path, formatted(path, text, Column::english)});
  }
  const std::string wanted = seen_of(original);
  EXPECT_TRUE(seen_of(chinese) == wanted);
  EXPECT_TRUE(seen_of(english) == wanted);
}

}  // namespace
}  // namespace zhunsheng::format

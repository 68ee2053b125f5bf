// SPDX-License-Identifier: Apache-2.0
// What holds of every compiled rule set, whatever is in it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "compiled.hpp"
#include "engine/base/render.hpp"

namespace zhunsheng::sema::testing {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

const std::string statute = "法规 《甲法》 { 条数 44  施行 2019-09-01 }\n";

std::string check(const std::string& name, const std::string& norm) {
  return "规则 " + name + " { 类别 程序 等级 较大 依据 《甲法》第一条 " + norm + " 提示 \"。\" }\n";
}

std::vector<std::string> codes(const Compiled& compiled) {
  std::vector<std::string> out;
  for (const auto& diagnostic : compiled.diagnostics) out.push_back(base::code_name(diagnostic.code));
  return out;
}

/// Every rule file that ships, tests included.
Compiled shipped_rules() {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(ZS_SOURCE_DIR) / "rulesets"))
    if (entry.path().extension() == ".zs" && entry.path().string().find("/examples/") == std::string::npos) paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& path : paths) files.emplace_back(path, read_file(path));
  return compile_texts(std::move(files));
}

void expect_operands_come_first(const model::Ruleset& rules) {
  for (std::size_t i = 0; i < rules.exprs.size(); ++i) {
    const model::Expr& node = rules.exprs[i];
    ASSERT_NE(node.type.kind, model::TypeKind::error);
    for (const model::ExprId child : {node.a, node.b, node.c})
      if (child.is_valid()) {
        ASSERT_LT(child.index(), i);
      }
    for (std::uint32_t k = node.list_begin; k < node.list_end; ++k) ASSERT_LT(rules.operands[k].index(), i);
  }
}

TEST(Compile, the_shipped_rules_have_no_error) {
  const Compiled compiled = shipped_rules();
  ASSERT_TRUE(compiled.rules.has_value()) << base::render(compiled.diagnostics, compiled.sources, base::Language::chinese);
  EXPECT_GT(compiled.rules->checks.size(), 100u);
  expect_operands_come_first(*compiled.rules);
  for (const auto& check : compiled.rules->checks)
    for (const auto& use : check.citations) EXPECT_TRUE(!use.versions.empty() || !use.text.empty()) << id_of(check);
}

TEST(Compile, checks_are_sorted_by_id_and_patterns_follow_their_parts) {
  const Compiled compiled = shipped_rules();
  ASSERT_TRUE(compiled.rules.has_value());
  const auto& checks = compiled.rules->checks;
  EXPECT_TRUE(std::is_sorted(checks.begin(), checks.end(), [](const auto& a, const auto& b) { return id_of(a) < id_of(b); }));
  for (std::size_t i = 0; i < compiled.rules->patterns.size(); ++i)
    for (const auto& branch : compiled.rules->patterns[i].branches)
      for (const auto& item : branch)
        if (item.kind == model::ItemKind::pattern) {
          EXPECT_LT(item.pattern.index(), i);
        }
}

TEST(Compile, the_same_files_give_the_same_model) {
  const Compiled first = shipped_rules(), second = shipped_rules();
  ASSERT_TRUE(first.rules && second.rules);
  EXPECT_EQ(print_model(*first.rules), print_model(*second.rules));
}

TEST(Compile, a_value_is_there_if_and_only_if_there_is_no_error) {
  EXPECT_TRUE(compile_text("a.zs", "模块 甲\n").rules.has_value());
  EXPECT_FALSE(compile_text("a.zs", "模块 甲\n定义 乙 是否 = 丙\n").rules.has_value());
  const Compiled warned = compile_text("a.test.zs", "模块 甲\n" + statute + check("乙", "应当 有(送审稿)"));
  EXPECT_EQ(codes(warned), std::vector<std::string>{"ZS6001"});
  EXPECT_TRUE(warned.rules.has_value());
}

TEST(Compile, reports_every_error_of_every_file_in_one_call) {
  const Compiled compiled = compile_texts({{"a.zs", "模块 甲\n定义 乙 是否 = 丙\n" + statute + check("丁", "应当 戊")}, {"b.zs", "模块 乙\n引用 无此\n句式 己 = <庚>\n"}});
  EXPECT_EQ(codes(compiled), (std::vector<std::string>{"ZS2001", "ZS2001", "ZS2007", "ZS2010"}));
}

TEST(Compile, order_of_declarations_does_not_matter) {
  const std::string fact = "事实 合同 { 开始 日期  结束 日期 }\n", days = "定义 天数 时长 = 合同.结束 - 合同.开始\n", use = "定义 够 是否 = 天数 不少于 30日\n";
  for (const auto& text : {fact + days + use, use + days + fact, days + use + fact}) {
    const Compiled compiled = compile_text("a.zs", "模块 甲\n" + text);
    ASSERT_TRUE(compiled.rules.has_value()) << base::render(compiled.diagnostics, compiled.sources, base::Language::chinese);
    const auto& definitions = compiled.rules->definitions;
    const auto found = std::find_if(definitions.begin(), definitions.end(), [](const auto& one) { return one.name == "天数"; });
    EXPECT_EQ(found->type.unit, static_cast<std::uint8_t>(base::DurationUnit::day));
  }
}

TEST(Compile, definitions_that_read_each_other_are_left_to_the_graph) {
  const Compiled compiled = compile_text("a.zs", "模块 甲\n定义 乙 时长 = 丙 + 1日\n定义 丙 时长 = 乙 + 1日\n定义 丁 是否 = 戊\n定义 戊 是否 = 丁\n");
  for (const auto& code : codes(compiled)) EXPECT_EQ(code.substr(0, 3), "ZS3") << "a unit that cannot be settled, no loop";
}

TEST(Compile, long_chains_of_definitions_do_not_exhaust_the_stack) {
  std::string text = "模块 甲\n事实 事 { 期 时长(日) }\n定义 d0 时长 = 事.期\n";
  for (int i = 1; i < 3000; ++i) text += "定义 d" + std::to_string(i) + " 时长 = d" + std::to_string(i - 1) + "\n";
  EXPECT_TRUE(compile_text("a.zs", text).rules.has_value());
  std::string reversed = "模块 甲\n事实 事 { 期 时长(日) }\n";
  for (int i = 3000; i > 0; --i) reversed += "定义 d" + std::to_string(i) + " 时长 = d" + std::to_string(i - 1) + "\n";
  EXPECT_TRUE(compile_text("a.zs", reversed + "定义 d0 时长 = 事.期\n").rules.has_value());
}

TEST(Compile, places_of_slots_survive_escapes) {
  const Compiled compiled = compile_text("a.zs", "模块 甲\n" + statute + "规则 乙 { 类别 程序 等级 较大 依据 《甲法》第一条 应当 有(送审稿) 提示 \"甲\\\"乙\\n{{x}}{文书.没有}\" }\n");
  ASSERT_EQ(compiled.diagnostics.size(), 1u);
  EXPECT_EQ(compiled.sources[0].slice(compiled.diagnostics[0].span), "没有");
}

TEST(Compile, fixes_stand_inside_their_source) {
  for (const char* stage : {"names", "types", "law", "lint"})
    for (const auto& entry : fs::directory_iterator(fs::path(ZS_SOURCE_DIR) / "tests/golden" / stage / "bad")) {
      if (entry.path().extension() != ".zs") continue;
      const Compiled compiled = compile_text(entry.path().filename().string(), read_file(entry.path()));
      for (const auto& diagnostic : compiled.diagnostics) {
        const auto size = compiled.sources[diagnostic.span.source].text().size();
        EXPECT_LE(diagnostic.span.begin, diagnostic.span.end);
        EXPECT_LE(diagnostic.span.end, size);
        if (diagnostic.fix) {
          for (const auto& edit : diagnostic.fix->edits) EXPECT_LE(edit.span.end, compiled.sources[edit.span.source].text().size());
        }
      }
    }
}

TEST(Compile, every_diagnostic_of_this_room_has_a_bad_golden) {
  std::string all;
  for (const char* stage : {"names", "types", "law", "lint"})
    for (const auto& entry : fs::directory_iterator(fs::path(ZS_SOURCE_DIR) / "tests/golden" / stage / "bad"))
      if (entry.path().extension() == ".expected") all += read_file(entry.path());
  for (const auto& row : base::all_diagnostics()) {
    const int family = static_cast<int>(row.code) / 1000;
    if (family == 2 || family == 3 || family == 5 || family == 6) {
      EXPECT_NE(all.find(base::code_name(row.code)), std::string::npos) << row.name;
    }
  }
}

}  // namespace
}  // namespace zhunsheng::sema::testing

// SPDX-License-Identifier: Apache-2.0
// docs/diagnostics: a page for every code and a code for every page; the text under 会引出 has the diagnostic and no
// other error, the one under 这样写 has neither it nor any error; the index lists them all (ZS_BLESS=1 rewrites it).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace {
namespace fs = std::filesystem;
using namespace zhunsheng;

const fs::path folder = fs::path(ZS_SOURCE_DIR) / "docs/diagnostics";
const fs::path index_page = fs::path(ZS_SOURCE_DIR) / "docs/diagnostics.md";

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// The fences of rules under the heading; empty if there is none.
std::string fence_below(const std::string& page, const std::string& heading) {
  const auto at = page.find("\n## " + heading + "\n");
  if (at == std::string::npos) return {};
  const std::string opening = "\n```准绳\n";
  const auto begin = page.find(opening, at), next = page.find("\n## ", at + 1);
  if (begin == std::string::npos || begin > next) return {};
  const auto first = begin + opening.size();
  return page.substr(first, page.find("```\n", first) - first);
}

/// "#--- name.zs" begins another file.
RuleSet compile(const std::string& text) {
  std::vector<RuleSource> sources{{"示例.zs", ""}};
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    if (line.starts_with("#--- ")) sources.push_back({line.substr(5, line.size() - 6), ""});
    else sources.back().text += line;
    at = end;
  }
  return load_rules_from_memory(std::move(sources));
}

bool is_without_example(const std::string& page) { return page.find("<!-- 无示例: ") != std::string::npos; }

std::string title_of(const std::string& page) {
  const std::string line = page.substr(0, page.find('\n'));
  return line.size() > 9 ? line.substr(9) : "";
}

TEST(DiagnosticPages, there_is_one_for_every_code_and_none_without) {
  std::set<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.insert(entry.path().filename().string());
  for (const auto& code : diagnostic_codes()) {
    EXPECT_EQ(files.erase(code + ".md"), 1u) << "docs/diagnostics/" << code << ".md is missing";
    const auto page = diagnostic_page(code);
    ASSERT_TRUE(page.has_value()) << code;
    EXPECT_EQ(*page, read(folder / (code + ".md"))) << "the page in the library is the one in the folder";
    EXPECT_TRUE(page->starts_with("# " + code + " ")) << code;
    EXPECT_NE(page->find("\n## English\n"), std::string::npos) << code;
  }
  for (const auto& left : files) ADD_FAILURE() << "docs/diagnostics/" << left << " is the page of no code";
}

TEST(DiagnosticPages, the_first_text_has_the_diagnostic_and_the_second_has_not) {
  for (const auto& code : diagnostic_codes()) {
    const std::string page = diagnostic_page(code).value_or("");
    if (is_without_example(page)) continue;
    const std::string bad = fence_below(page, "会引出"), good = fence_below(page, "这样写");
    EXPECT_FALSE(bad.empty() || good.empty()) << code << " lacks a text; mark the page <!-- 无示例: reason --> if there can be none";
    const RuleSet wrong = compile(bad), right = compile(good);
    const auto found = wrong.diagnostic_list();
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](const Diagnostic& one) { return one.code == code; })) << code << " is not found in its text:\n" << wrong.diagnostics(Language::chinese);
    EXPECT_TRUE(std::all_of(found.begin(), found.end(), [&](const Diagnostic& one) { return one.code == code || !one.is_error; })) << code << ": other errors too:\n" << wrong.diagnostics(Language::chinese);
    EXPECT_TRUE(right.is_ok()) << code << ": the second text is wrong:\n" << right.diagnostics(Language::chinese);
    for (const auto& one : right.diagnostic_list()) EXPECT_NE(one.code, code) << right.diagnostics(Language::chinese);
  }
}

TEST(DiagnosticPages, the_index_lists_every_code) {
  const std::string begin = "<!-- 编号表开始 -->\n", end = "<!-- 编号表结束 -->\n";
  std::string table = "| 编号 | 级别 | 说的是 |\n| --- | --- | --- |\n";
  for (const auto& row : base::all_diagnostics()) {
    const std::string code = base::code_name(row.code), page = diagnostic_page(code).value_or("");
    table += "| [" + code + "](diagnostics/" + code + ".md) | " + (row.severity == base::DiagnosticSeverity::error ? "错误" : "警告") + " | " + title_of(page) + (is_without_example(page) ? "（无示例）" : "") + " |\n";
  }
  std::string text = read(index_page);
  const auto from = text.find(begin), to = text.find(end);
  ASSERT_TRUE(from != std::string::npos && to != std::string::npos && from < to);
  const std::string written = text.substr(from + begin.size(), to - from - begin.size());
  if (written != table && std::getenv("ZS_BLESS") != nullptr) {
    text.replace(from + begin.size(), written.size(), table);
    std::ofstream(index_page, std::ios::binary) << text;
    return;
  }
  EXPECT_EQ(written, table) << "ZS_BLESS=1 build/bin/test_conventions rewrites it";
}

}  // namespace

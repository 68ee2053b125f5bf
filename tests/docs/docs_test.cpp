// SPDX-License-Identifier: Apache-2.0
// Every rule written in docs/*.md, README*.md is compiled: the fences marked 准绳 of one page are one rule file (as
// `zhunsheng check PAGE` reads it), and its examples must hold; a fence marked 准绳错误 ZS3009 must give that
// diagnostic and no other (lints apart).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "zhunsheng/testing.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// A fence of a page: what stands behind ```, and the lines up to the closing ```.
struct Fence {
  std::string info, text;
  std::size_t line = 0;
};
std::vector<Fence> fences(const std::string& page) {
  std::vector<Fence> out;
  bool is_inside = false;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < page.size();) {
    const std::size_t end = std::min(page.find('\n', begin), page.size());
    const std::string text = page.substr(begin, end - begin);
    ++line;
    begin = end + 1;
    if (text.rfind("```", 0) == 0) {
      if (!is_inside) out.push_back({text.substr(3), "", line});
      is_inside = !is_inside;
    } else if (is_inside) {
      out.back().text += text + "\n";
    }
  }
  return out;
}

std::vector<fs::path> pages() {
  std::vector<fs::path> out;
  for (const char* name : {"README.md", "README.zh-CN.md"}) out.push_back(fs::path(ZS_SOURCE_DIR) / name);
  for (const auto& entry : fs::directory_iterator(fs::path(ZS_SOURCE_DIR) / "docs"))
    if (entry.path().extension() == ".md") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

bool has_rules(const std::string& page) {
  const auto all = fences(page);
  return std::any_of(all.begin(), all.end(), [](const Fence& fence) { return fence.info == "准绳"; });
}

/// A page shows many things that nothing else on it uses (6005), and short messages (6009).
bool is_of_the_page(const zhunsheng::Diagnostic& diagnostic) { return diagnostic.code == "ZS6005" || diagnostic.code == "ZS6009"; }

class Page : public ::testing::TestWithParam<fs::path> {};

TEST_P(Page, compiles_and_its_examples_hold) {
  const std::string page = read(GetParam());
  if (!has_rules(page)) return;
  const auto rules = zhunsheng::load_rules_from_memory({{GetParam().filename().string(), page}});
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(zhunsheng::Language::chinese);
  for (const auto& diagnostic : rules.diagnostic_list()) EXPECT_TRUE(is_of_the_page(diagnostic)) << diagnostic.place.line << ": " << diagnostic.code << " " << diagnostic.message;
  for (const auto& result : zhunsheng::run_examples(rules, {.as_of = "2026-06-01"})) {
    EXPECT_NE(result.status, zhunsheng::ExampleResult::Status::failed) << result.name << (result.problems.empty() ? "" : ": " + result.problems.front().message);
  }
}

TEST_P(Page, shows_mistakes_that_are_mistakes) {
  for (const Fence& fence : fences(read(GetParam()))) {
    const std::string mark = "准绳错误 ";
    if (fence.info.rfind(mark, 0) != 0) continue;
    std::string codes;
    for (const auto& diagnostic : zhunsheng::load_rules_from_memory({{"page.zs", fence.text}}).diagnostic_list())
      if (diagnostic.code < "ZS6002") codes += (codes.empty() ? "" : " ") + diagnostic.code;
    EXPECT_EQ(codes, fence.info.substr(mark.size())) << "line " << fence.line;
  }
}

/// A fence ```说明 CHECK [--open N] … is what `explain` says over the page's rules and its fence ```json 事实.json.
TEST_P(Page, shows_explanations_as_they_are) {
  const std::string page = read(GetParam());
  zhunsheng::ReviewOptions options;
  options.as_of = "2024-06-01";
  options.facts_name = "事实.json";
  for (const Fence& fence : fences(page)) {
    if (fence.info == "json " + options.facts_name) options.facts = fence.text;
    const std::string mark = "说明 ";
    if (fence.info.rfind(mark, 0) != 0) continue;
    std::string check = fence.info.substr(mark.size());
    zhunsheng::ExplainOptions explaining;
    if (const std::size_t open = check.find(" --open "); open != std::string::npos) {
      explaining.open = {check.substr(open + std::string(" --open ").size())};
      check.resize(open);
    }
    const auto told = zhunsheng::explain(zhunsheng::load_rules_from_memory({{"page.md", page}}), check, {}, options, explaining);
    EXPECT_EQ(told.text, fence.text) << "line " << fence.line << (told.usage_errors.empty() ? "" : told.usage_errors.front());
  }
}

INSTANTIATE_TEST_SUITE_P(Docs, Page, ::testing::ValuesIn(pages()), [](const auto& param) {
  std::string name = param.param.stem().string();
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return name;
});

TEST(Pages, of_the_language_hold_rules) { EXPECT_TRUE(has_rules(read(fs::path(ZS_SOURCE_DIR) / "docs/language.md"))); }

}  // namespace

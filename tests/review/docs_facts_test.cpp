// SPDX-License-Identifier: Apache-2.0
// docs/facts.md: its rules compile, its JSON is read without a problem by the reader, and the messages it shows are the ones that
// its wrong example gives. docs/citations.md: its rules compile and its examples hold.
#include <gtest/gtest.h>

#include <fstream>

#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/facts/json.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

struct Fence {
  std::string info, text;
};

std::vector<Fence> fences_of(const std::string& page) {
  std::ifstream file(std::string(ZS_SOURCE_DIR) + "/docs/" + page);
  std::vector<Fence> out;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("```", 0) != 0) {
      if (inside) out.back().text += line + "\n";
      continue;
    }
    inside = !inside;
    if (inside) out.push_back({line.substr(3), ""});
  }
  return out;
}

TEST(DocsFacts, examples_are_read_and_mistakes_are_answered_as_shown) {
  const auto fences = fences_of("facts.md");
  ASSERT_FALSE(fences.empty());
  ASSERT_EQ(fences[0].info, "准绳");
  const RuleSet rules = load_rules_from_memory({{"facts.zs", fences[0].text}});
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english);
  std::size_t good = 0, bad = 0;
  for (std::size_t i = 1; i < fences.size(); ++i) {
    std::string problems;
    if (fences[i].info.rfind("json", 0) == 0)
      for (const auto& problem : facts::parse_facts(*rules.impl().rules, fences[i].text, "facts").problems) problems += problem.message + "\n";
    if (fences[i].info == "json") {
      EXPECT_EQ(problems, "") << fences[i].text;
      ++good;
    }
    if (fences[i].info == "json 错") {
      ASSERT_LT(i + 1, fences.size());
      EXPECT_EQ(problems, fences[i + 1].text);
      ++bad;
    }
  }
  EXPECT_GE(good, 5u);
  EXPECT_EQ(bad, 1u);
}

TEST(DocsCitations, examples_compile_hold_and_warn_as_said) {
  for (const auto& fence : fences_of("citations.md")) {
    const std::string wrong = "准绳错误 ";
    if (fence.info != "准绳" && fence.info.rfind(wrong, 0) != 0) continue;
    const RuleSet rules = load_rules_from_memory({{"citations.zs", fence.text}});
    const std::string diagnostics = rules.diagnostics(Language::english);
    if (fence.info == "准绳") {
      EXPECT_EQ(diagnostics, "");
      TestOptions options;
      options.as_of = "2026-03-01";
      const auto results = run_examples(rules, options);
      EXPECT_EQ(results.size(), 2u);
      for (const auto& result : results) EXPECT_EQ(result.status, ExampleResult::Status::passed) << result.name;
    } else {
      EXPECT_NE(diagnostics.find(fence.info.substr(wrong.size())), std::string::npos) << diagnostics;
    }
  }
}

/// The format of law texts that the page shows is one that the library reads.
TEST(DocsCitations, the_law_text_shown_is_one) {
  std::string shown;
  for (const auto& fence : fences_of("citations.md"))
    if (fence.info == "text" && fence.text.rfind("---", 0) == 0) shown = fence.text;
  ASSERT_FALSE(shown.empty());
  const law::StatuteText text = law::read_text(shown);
  EXPECT_EQ(text.header.title, "某某管理条例");
  const law::ArticleText* article = law::find_article(text, {1, 0});
  ASSERT_NE(article, nullptr);
  EXPECT_EQ(law::count_paragraphs(text, *article), 2);
  EXPECT_EQ(law::count_items(text, *article, 2), 2);
}

}  // namespace
}  // namespace zhunsheng

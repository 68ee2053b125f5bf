// SPDX-License-Identifier: Apache-2.0
// The shipped rule sets: they compile without a warning, every example holds, every check has its cases, and the
// citations exist in the library of texts when that is at hand (beside the project; said when it is not).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/base/text.hpp"
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
  const auto results = rules().run_examples("2026-03-01");
  EXPECT_GE(results.size(), 300u);
  for (const auto& result : results) {
    std::string why;
    for (const auto& message : result.messages) why += "\n    " + message;
    EXPECT_NE(result.status, ExampleResult::Status::failed) << result.file << ":" << result.line << " 例 " << result.name << why;
  }
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

/// The articles of one text of the library: number → paragraphs of the article (款 and 项 lines).
std::map<law::ArticleNumber, std::vector<std::string>> read_articles(const fs::path& path) {
  std::map<law::ArticleNumber, std::vector<std::string>> out;
  std::ifstream file(path);
  std::vector<std::string>* current = nullptr;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') {
      current = nullptr;
      continue;
    }
    const auto match = law::read_citation("《x》" + line);
    const bool is_article = match && match->citation.article && match->citation.paragraph == 0 && line.rfind("第", 0) == 0 && line.find("条\u3000") != std::string::npos;
    if (is_article) current = &out[*match->citation.article];
    if (current != nullptr) current->push_back(line);
  }
  return out;
}

std::size_t count_paragraphs(const std::vector<std::string>& lines) {
  return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const std::string& line) { return line.rfind("（", 0) != 0; }));
}
std::size_t count_items(const std::vector<std::string>& lines) { return lines.size() - count_paragraphs(lines); }

TEST(Rules, citations_stand_in_the_library_of_texts) {
  const fs::path library = fs::path(ZS_SOURCE_DIR) / "../shared/statutes";
  if (!fs::exists(library / "index.tsv")) {
    std::printf("the library of texts is not beside the project: articles were not compared\n");
    return;
  }
  std::map<std::pair<std::string, std::string>, fs::path> texts;  // title, effective → file
  std::ifstream index(library / "index.tsv");
  for (std::string line; std::getline(index, line);) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
    if (cells.size() >= 4) texts[{cells[0], cells[3]}] = library / cells[1];
  }
  ASSERT_TRUE(rules().is_ok());
  const model::Ruleset& model_rules = *rules().impl().rules;
  std::map<fs::path, std::map<law::ArticleNumber, std::vector<std::string>>> cache;
  std::size_t compared = 0;
  const auto compare = [&](const std::string& who, const model::CitationUse& use) {
    if (!use.citation.article) return;
    for (const auto version : use.versions) {
      const law::Statute& statute = model::at(model_rules, version);
      if (!base::intersect(use.bracket, statute.force) || !statute.verified) continue;
      const auto text = texts.find({statute.title, statute.force.from ? base::to_string(*statute.force.from) : ""});
      ASSERT_NE(text, texts.end()) << who << ": no text of 《" << statute.title << "》 in force from " << (statute.force.from ? base::to_string(*statute.force.from) : "?");
      auto& articles = cache[text->second];
      if (articles.empty()) articles = read_articles(text->second);
      const auto article = articles.find(*use.citation.article);
      ASSERT_NE(article, articles.end()) << who << ": " << law::format(use.citation);
      EXPECT_LE(static_cast<std::size_t>(use.citation.paragraph), count_paragraphs(article->second)) << who << ": " << law::format(use.citation);
      EXPECT_LE(static_cast<std::size_t>(use.citation.item), count_items(article->second)) << who << ": " << law::format(use.citation);
      ++compared;
    }
  };
  for (const auto& check : model_rules.checks)
    for (const auto& use : check.citations) compare(model::id_of(check), use);
  for (const auto& exception : model_rules.exceptions)
    for (const auto& use : exception.citations) compare("例外 " + exception.name, use);
  for (const auto& parameter : model_rules.parameters)
    for (const auto& version : parameter.versions)
      for (const auto& use : version.citations) compare("参数 " + parameter.name, use);
  EXPECT_GE(compared, 100u);
}

}  // namespace
}  // namespace zhunsheng

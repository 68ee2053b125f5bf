// SPDX-License-Identifier: Apache-2.0
// Keywords and built-ins stand in the language reference, the grammar and the editor's grammar exactly as in the code.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "dsl/grammar/parse.hpp"
#include "engine/model/builtins.hpp"

namespace {

namespace fs = std::filesystem;
using Words = std::set<std::string>;

std::string read(const char* path) {
  std::ifstream file(fs::path(ZS_SOURCE_DIR) / path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

bool is_word(std::string_view english) { return !english.empty() && (std::isalpha(static_cast<unsigned char>(english.front())) != 0); }

/// "应当 = must" for every row of the table below a heading, until the next heading.
Words table_below(const std::string& page, const std::string& heading) {
  const auto begin = page.find(heading);
  if (begin == std::string::npos) return {};
  const std::string part = page.substr(begin, page.find("\n#", begin + heading.size()) - begin);
  static const std::regex pair("`([^`]+)` \\| (?:`([^`]+)`)?");
  Words out;
  for (std::sregex_iterator at(part.begin(), part.end(), pair), end; at != end; ++at) out.insert((*at)[1].str() + " = " + (*at)[2].str());
  return out;
}

Words words_of_the_code(bool reserved) {
  Words out;
  for (const auto& word : zhunsheng::grammar::keywords())
    if (word.reserved == reserved) out.insert(std::string(word.chinese) + " = " + std::string(word.english));
  return out;
}

TEST(Keywords, stand_in_the_language_reference) {
  const std::string page = read("docs/language.md");
  EXPECT_EQ(table_below(page, "### 保留字"), words_of_the_code(true));
  EXPECT_EQ(table_below(page, "### 不保留的词"), words_of_the_code(false));
}

TEST(Keywords, of_the_grammar_are_those_of_the_code) {
  const std::string grammar = read("docs/grammar.ebnf");
  Words known, reserved;
  for (const auto& word : zhunsheng::grammar::keywords()) {
    known.insert(std::string(word.chinese));
    if (word.reserved) reserved.insert(std::string(word.chinese));
  }
  // Comparison words stand for signs (their words), which the grammar names by the sign.
  for (const char* word : {"不少于", "达到", "不低于", "超过", "不满", "少于", "不超过", "不高于"}) reserved.erase(word);
  static const std::regex quoted("\"([^\"]+)\"");
  Words found;
  for (std::sregex_iterator at(grammar.begin(), grammar.end(), quoted), end; at != end; ++at) found.insert((*at)[1].str());
  for (const auto& word : found)
    if (static_cast<unsigned char>(word.front()) >= 0xE4) {  // a Han character, not a sign
      EXPECT_TRUE(known.count(word)) << word << " is in docs/grammar.ebnf and no keyword";
    }
  for (const auto& word : reserved) EXPECT_TRUE(found.count(word)) << word << " is reserved and not in docs/grammar.ebnf";
}

TEST(Keywords, are_coloured_by_the_editor) {
  const std::string text = read("dsl/editor/syntaxes/zhunsheng.tmLanguage.json");
  const auto has = [&](const std::string& word) {
    for (const char* before : {"(?:", "|"})
      for (const char* after : {")", "|"})
        if (text.find(before + word + after) != std::string::npos) return true;
    return false;
  };
  for (const auto& word : zhunsheng::grammar::keywords()) {
    EXPECT_TRUE(has(std::string(word.chinese))) << word.chinese;
    if (is_word(word.english)) {
      EXPECT_TRUE(has(std::string(word.english))) << word.english;
    }
  }
}

TEST(Builtins, stand_in_the_language_reference) {
  const std::string page = read("docs/language.md");
  for (const auto& function : zhunsheng::model::builtin_functions()) EXPECT_NE(page.find(function.name), std::string::npos) << function.name;
}

}  // namespace

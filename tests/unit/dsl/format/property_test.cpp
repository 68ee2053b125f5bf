// SPDX-License-Identifier: Apache-2.0
// Rule files with comments and line ends thrown into every gap, from a fixed seed: what is read stays what it was, no comment
// is lost, and formatting twice is formatting once.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "dsl/format/comments.hpp"
#include "dsl/format/format.hpp"
#include "dsl/grammar/parse.hpp"
#include "dsl/syntax/print.hpp"
#include "tests/harness/golden.hpp"

namespace zhunsheng::format {
namespace {

/// The text with something put between some of its tokens.
class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string mutate(const std::string& text, int one_in) {
    const base::SourceText source("a.zs", text);
    const auto tokens = grammar::lex(source, 0).tokens;
    std::string out;
    std::size_t from = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      out.append(text, from, tokens[i].begin - from);
      if (i > 0 && pick(one_in) == 0) out += something();
      out.append(text, tokens[i].begin, tokens[i].end - tokens[i].begin);
      from = tokens[i].end;
    }
    return out;
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  std::string something() {
    const std::string number = std::to_string(++count_);
    switch (pick(6)) {
      case 0: return " # 尾注" + number + "\n";
      case 1: return "\n  // own " + number + "\n";
      case 2: return "\n\n# 一" + number + "\n\n# 二" + number + "\n";
      case 3: return "\n";
      case 4: return "\n\n\n";
      default: return "   \t";
    }
  }

  std::mt19937 random_;
  int count_ = 0;
};

struct Read {
  bool is_right = false;
  std::string tree;
  std::vector<std::string> comments;
};

Read read(const std::string& text) {
  Read out;
  const base::SourceText source("a.zs", text);
  const auto parsed = grammar::parse(source, 0);
  out.is_right = parsed.is_ok();
  if (!out.is_right) return out;
  out.tree = syntax::print(*parsed.value);
  const auto tokens = grammar::lex(source, 0).tokens;
  const Comments comments(source.text(), tokens);
  for (const auto comment : comments.all()) out.comments.emplace_back(comment);
  std::sort(out.comments.begin(), out.comments.end());
  return out;
}

std::string formatted(const std::string& text, Column column = Column::as_written) {
  const auto out = format(base::SourceText("a.zs", text), 0, {column});
  EXPECT_TRUE(out.value.has_value()) << "the formatter refuses:\n" << text;
  return out.value.value_or("");
}

/// False if the mutated text is no rule file any more (a word at the beginning of a line may become a field).
bool check(const std::string& text) {
  const Read before = read(text);
  if (!before.is_right) return false;
  const std::string once = formatted(text);
  const Read after = read(once);
  EXPECT_TRUE(after.is_right) << once;
  EXPECT_EQ(after.tree, before.tree) << text;
  EXPECT_EQ(after.comments, before.comments) << text;
  EXPECT_EQ(formatted(once), once) << text;
  const std::string chinese = formatted(text, Column::chinese), english = formatted(chinese, Column::english);
  EXPECT_EQ(formatted(english, Column::english), english) << text;
  EXPECT_EQ(formatted(english, Column::chinese), chinese) << text;
  return true;
}

std::vector<std::string> seeds() {
  std::vector<std::string> out;
  for (const char* folder : {"/tests/golden/parse/good", "/tests/golden/format/good", "/rulesets"}) {
    for (const auto& path : harness::list_files(std::string(ZS_SOURCE_DIR) + folder, ".zs")) out.push_back(harness::read_file(path));
  }
  return out;
}

/// ZS_ROUNDS in the environment: how many times, each with other seeds.
unsigned rounds() {
  const char* wanted = std::getenv("ZS_ROUNDS");
  return wanted == nullptr ? 1 : static_cast<unsigned>(std::strtoul(wanted, nullptr, 10));
}

void check_all(int one_in, std::size_t step) {
  const auto texts = seeds();
  ASSERT_GT(texts.size(), 50u);
  std::size_t checked = 0, tried = 0;
  for (unsigned round = 0; round < rounds(); ++round) {
    for (std::size_t i = 0; i < texts.size() && !::testing::Test::HasFailure(); i += step) {
      Mutator mutator(round * 1'000'000 + static_cast<unsigned>(i * 1000) + static_cast<unsigned>(one_in));
      checked += check(mutator.mutate(texts[i], one_in)) ? 1 : 0;
      ++tried;
    }
  }
  ::testing::Test::RecordProperty("checked", std::to_string(checked) + " of " + std::to_string(tried));
  EXPECT_GT(checked, tried / 3);
}

TEST(FormatProperty, a_comment_here_and_there) { check_all(40, 1); }
TEST(FormatProperty, many_comments) { check_all(6, 1); }
TEST(FormatProperty, a_comment_in_most_gaps) { check_all(2, 2); }

}  // namespace
}  // namespace zhunsheng::format

// SPDX-License-Identifier: Apache-2.0
// tests/golden/parse: the tree of good files, the diagnostics of bad ones (and what was read beside the mistakes).
#include <gtest/gtest.h>

#include "dsl/grammar/parse.hpp"
#include "dsl/syntax/print.hpp"
#include "engine/base/render.hpp"
#include "tests/harness/golden.hpp"

namespace zhunsheng {
namespace {

const std::string folder = std::string(ZS_SOURCE_DIR) + "/tests/golden/parse";

std::string print_parse(const base::SourceText& source) {
  const auto parsed = grammar::parse(source, 0);
  const std::string messages = base::render(parsed.diagnostics, {source}, base::Language::chinese);
  return messages + (parsed.value ? syntax::print(*parsed.value) : "");
}

}  // namespace

TEST(GoldenParse, good) { harness::run_goldens(folder + "/good", print_parse); }
TEST(GoldenParse, bad) { harness::run_goldens(folder + "/bad", print_parse); }

TEST(GoldenParse, good_files_have_no_diagnostics) {
  for (const auto& path : harness::list_files(folder + "/good", ".zs")) {
    EXPECT_TRUE(grammar::parse(base::SourceText(path, harness::read_file(path)), 0).diagnostics.empty()) << path;
  }
}

TEST(GoldenParse, spans_of_a_small_file) {
  harness::run_golden(folder + "/spans/places.zs", [](const base::SourceText& source) { return syntax::print(*grammar::parse(source, 0).value, &source); });
}

TEST(GoldenParse, every_rule_file_of_the_tree) {
  for (const auto& path : harness::list_files(std::string(ZS_SOURCE_DIR) + "/rulesets", ".zs")) {
    const base::SourceText source(path, harness::read_file(path));
    const auto parsed = grammar::parse(source, 0);
    EXPECT_TRUE(parsed.diagnostics.empty()) << base::render(parsed.diagnostics, {source}, base::Language::chinese);
  }
}

}  // namespace zhunsheng

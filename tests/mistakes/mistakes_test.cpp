// SPDX-License-Identifier: Apache-2.0
// Measures the diagnostics on the corpus and prints the figures (docs/diagnostics-quality.md states them). The messages
// themselves are golden: <topic>.expected. ZS_MISTAKES=1 lists every mistake that falls short of something.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "engine/base/render.hpp"
#include "tests/harness/golden.hpp"
#include "tests/mistakes/measure.hpp"

namespace zhunsheng::mistakes {
namespace {

const std::string folder = std::string(ZS_SOURCE_DIR) + "/tests/mistakes";
constexpr std::size_t least_mistakes = 240;
constexpr double least_place = 0.98, least_compiling = 0.80, most_extra = 0.02;
constexpr std::size_t english_every = 8;  ///< of the golden messages, so many are shown in English too

Surroundings surroundings() { return {harness::read_file(folder + "/shared_vocabulary.zs"), harness::read_file(folder + "/shared_library.zs")}; }

std::vector<Mistake> read_topic(const std::string& path) { return read_corpus(std::filesystem::path(path).stem().string(), harness::read_file(path)); }

std::vector<Mistake> all_mistakes() {
  std::vector<Mistake> out;
  for (const std::string& path : harness::list_files(folder, ".mistakes")) {
    for (Mistake& mistake : read_topic(path)) out.push_back(std::move(mistake));
  }
  return out;
}

/// The lines on which mistakes and their messages are read.
std::string print_topic(const base::SourceText& text) {
  const Surroundings around = surroundings();
  std::string out;
  std::size_t number = 0;
  for (const Mistake& mistake : read_corpus("", std::string(text.text()))) {
    const Compiled compiled = compile(mistake.written, around);
    out += "== " + mistake.name + "\n" + base::render(compiled.diagnostics, compiled.sources, base::Language::chinese);
    if (number++ % english_every == 0) out += base::render(compiled.diagnostics, compiled.sources, base::Language::english);
  }
  return out;
}

struct Figures {
  std::size_t mistakes = 0, found = 0, extra = 0, place = 0, compiling = 0, meant = 0;
  void add(const Verdict& verdict) {
    ++mistakes;
    found += verdict.is_found;
    extra += verdict.has_extra;
    place += verdict.is_place_right;
    compiling += verdict.does_compile;
    meant += verdict.is_meant;
  }
  [[nodiscard]] double share(std::size_t count) const { return static_cast<double>(count) / static_cast<double>(mistakes); }
};

void list(const Mistake& mistake, const Verdict& verdict, const Surroundings& around) {
  if (verdict.is_meant && verdict.is_place_right && !verdict.has_extra) return;
  std::printf("---- %s: %s%s%s%s%s\n", mistake.topic.c_str(), mistake.name.c_str(), verdict.is_found ? "" : " [没有报告]", verdict.is_place_right ? "" : " [位置]",
              verdict.has_extra ? " [多报]" : "", verdict.is_meant ? "" : verdict.does_compile ? " [改成别的意思]" : verdict.has_fix ? " [改后不能编译]" : " [没有改法]");
  const Compiled compiled = compile(mistake.written, around);
  std::printf("%s", base::render(compiled.diagnostics, compiled.sources, base::Language::chinese).c_str());
  if (verdict.has_fix && !verdict.is_meant) {
    const Compiled again = compile(verdict.fixed, around);
    std::printf("  after the fixes:\n%s", base::render(again.diagnostics, again.sources, base::Language::chinese).c_str());
    if (verdict.does_compile) std::printf("%s\n", verdict.fixed.c_str());
  }
}

TEST(Mistakes, are_told_at_the_right_place_with_a_fix_that_compiles) {
  const Surroundings around = surroundings();
  const bool is_listing = std::getenv("ZS_MISTAKES") != nullptr;
  Figures figures;
  for (const Mistake& mistake : all_mistakes()) {
    const Verdict verdict = judge(mistake, around);
    figures.add(verdict);
    if (is_listing) list(mistake, verdict, around);
  }
  std::printf("错误 %zu 例：有报告 %.1f %%，位置正确 %.1f %%，改法可编译 %.1f %%，改成原意 %.1f %%，多报 %.1f %%\n", figures.mistakes, 100 * figures.share(figures.found),
              100 * figures.share(figures.place), 100 * figures.share(figures.compiling), 100 * figures.share(figures.meant), 100 * figures.share(figures.extra));
  EXPECT_GE(figures.mistakes, least_mistakes);
  EXPECT_GE(figures.share(figures.place), least_place);
  EXPECT_GE(figures.share(figures.compiling), least_compiling);
  EXPECT_LE(figures.share(figures.extra), most_extra);
}

/// Else the corpus would prove nothing: the text meant has no mistake, and the surroundings have none.
TEST(Mistakes, are_the_only_ones_in_their_file) {
  const Surroundings around = surroundings();
  const Compiled alone = compile("模块 试写\n", around);
  EXPECT_TRUE(alone.diagnostics.empty()) << base::render(alone.diagnostics, alone.sources, base::Language::chinese);
  for (const Mistake& mistake : all_mistakes()) {
    const Compiled compiled = compile(mistake.meant, around);
    EXPECT_TRUE(compiled.diagnostics.empty()) << mistake.topic << ": " << mistake.name << "\n" << base::render(compiled.diagnostics, compiled.sources, base::Language::chinese);
  }
}

TEST(Mistakes, have_messages_that_were_read) {
  for (const std::string& path : harness::list_files(folder, ".mistakes")) harness::run_golden(path, &print_topic);
}

}  // namespace
}  // namespace zhunsheng::mistakes

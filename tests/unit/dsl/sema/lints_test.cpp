// SPDX-License-Identifier: Apache-2.0
// Fixes of lints: applied, the rule set still compiles, and the warning is gone.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "compiled.hpp"
#include "engine/base/fix.hpp"

namespace zhunsheng::sema::testing {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t count_of(const Compiled& compiled, base::Code code) {
  return static_cast<std::size_t>(std::count_if(compiled.diagnostics.begin(), compiled.diagnostics.end(), [&](const auto& one) { return one.code == code; }));
}

TEST(Lints, fixes_remove_what_they_fix) {
  int applied = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(ZS_SOURCE_DIR) / "tests/golden/lint/bad")) {
    if (entry.path().extension() != ".zs") continue;
    const std::string text = read_file(entry.path());
    const Compiled before = compile_text("甲.zs", text);
    for (const auto& diagnostic : before.diagnostics) {
      if (!diagnostic.fix || before.sources.size() > 1) continue;
      const std::string fixed = base::apply_fixes(text, 0, {diagnostic}, base::FixScope::with_offers).text;
      const Compiled after = compile_text("甲.zs", fixed);
      EXPECT_TRUE(after.rules) << entry.path() << "\n" << fixed;
      EXPECT_LT(count_of(after, diagnostic.code), count_of(before, diagnostic.code)) << entry.path() << "\n" << fixed;
      ++applied;
    }
  }
  EXPECT_GE(applied, 7);
}

TEST(Lints, do_not_run_where_there_is_an_error) {
  const Compiled compiled = compile_text("甲.zs", "法规 《甲法》 { 条数 9  施行 2019-09-01 }\n事实 甲 { 数 整数 }\n规则 甲 { 类别 程序  等级 较大  依据 《甲法》第一条\n  应当 甲.数 > 甲.数 且 甲.没有\n  提示 \"提示。\" }\n");
  EXPECT_FALSE(compiled.rules);
  EXPECT_TRUE(std::none_of(compiled.diagnostics.begin(), compiled.diagnostics.end(), is_lint));
}

}  // namespace
}  // namespace zhunsheng::sema::testing

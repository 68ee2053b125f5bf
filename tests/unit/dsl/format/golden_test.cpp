// SPDX-License-Identifier: Apache-2.0
// tests/golden/format: good/ as written, english/ in the English column. A file with a syntax error is given back by nobody.
#include <gtest/gtest.h>

#include "dsl/format/format.hpp"
#include "engine/base/render.hpp"
#include "tests/harness/golden.hpp"

namespace zhunsheng::format {
namespace {

std::string text_of(const base::SourceText& source, Column column) {
  const auto out = format(source, 0, {column});
  return out.value ? *out.value : base::render(out.diagnostics, {source}, base::Language::english);
}

TEST(FormatGolden, good) {
  harness::run_goldens(std::string(ZS_SOURCE_DIR) + "/tests/golden/format/good", [](const base::SourceText& source) { return text_of(source, Column::as_written); });
}

TEST(FormatGolden, english) {
  harness::run_goldens(std::string(ZS_SOURCE_DIR) + "/tests/golden/format/english", [](const base::SourceText& source) { return text_of(source, Column::english); });
}

TEST(Format, leaves_a_file_with_a_syntax_error_alone) {
  const auto out = format(base::SourceText("a.zs", "规则 甲 {\n  等级\n}\n"), 0);
  EXPECT_FALSE(out.value.has_value());
  EXPECT_TRUE(base::has_error(out.diagnostics));
}

TEST(Format, gives_an_empty_text_for_an_empty_one_and_keeps_lone_comments) {
  EXPECT_EQ(format(base::SourceText("a.zs", ""), 0).value, "");
  EXPECT_EQ(format(base::SourceText("a.zs", "\n\n # a\n\n\n// b"), 0).value, "# a\n\n// b\n");
}

}  // namespace
}  // namespace zhunsheng::format

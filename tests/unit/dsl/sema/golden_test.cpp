// SPDX-License-Identifier: Apache-2.0
// tests/golden/{names,types,law,lint}/{good,bad}/<behaviour>.zs beside .expected: the diagnostics in Chinese, and below a
// good one the model. Lints are shown in lint/ only, without the model. ZS_BLESS=1 rewrites the expected files.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "compiled.hpp"
#include "engine/base/render.hpp"

namespace zhunsheng::sema::testing {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<fs::path> golden_files() {
  std::vector<fs::path> out;
  for (const char* stage : {"names", "types", "law", "lint"})
    for (const char* folder : {"good", "bad"})
      for (const auto& entry : fs::directory_iterator(fs::path(ZS_SOURCE_DIR) / "tests/golden" / stage / folder))
        if (entry.path().extension() == ".zs") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

class SemaGolden : public ::testing::TestWithParam<fs::path> {};

TEST_P(SemaGolden, prints_what_is_expected) {
  const fs::path path = GetParam();
  const bool is_good = path.parent_path().filename() == "good";
  const bool shows_lints = path.parent_path().parent_path().filename() == "lint";
  Compiled compiled = compile_text(path.filename().string(), read_file(path));
  if (!shows_lints) std::erase_if(compiled.diagnostics, is_lint);
  std::string printed = base::render(compiled.diagnostics, compiled.sources, base::Language::chinese);
  if (compiled.rules && !shows_lints) printed += print_model(*compiled.rules);
  EXPECT_EQ(compiled.rules.has_value(), is_good || !base::has_error(compiled.diagnostics)) << printed;
  if (is_good) {
    EXPECT_FALSE(base::has_error(compiled.diagnostics)) << printed;
    EXPECT_TRUE(!shows_lints || compiled.diagnostics.empty()) << printed;
  } else {
    EXPECT_FALSE(compiled.diagnostics.empty());
  }
  const fs::path expected = fs::path(path).replace_extension(".expected");
  if (std::getenv("ZS_BLESS") != nullptr) std::ofstream(expected, std::ios::binary) << printed;
  EXPECT_EQ(printed, read_file(expected));
}

INSTANTIATE_TEST_SUITE_P(Files, SemaGolden, ::testing::ValuesIn(golden_files()), [](const auto& param) {
  std::string name = param.param.parent_path().parent_path().filename().string() + "_" + param.param.parent_path().filename().string() + "_" + param.param.stem().string();
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return name;
});

}  // namespace
}  // namespace zhunsheng::sema::testing

// SPDX-License-Identifier: Apache-2.0
// Reads, compares and (when asked) rewrites golden files.
#include "tests/harness/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace zhunsheng::harness {
namespace {

bool is_blessing() {
  const char* wanted = std::getenv("ZS_BLESS");
  return wanted != nullptr && std::string(wanted) == "1";
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << "cannot read " << path;
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> list_files(const std::string& folder, const std::string& ending) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (entry.is_regular_file() && path.ends_with(ending)) out.push_back(path);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void compare_golden(const std::string& expected_path, const std::string& printed) {
  if (is_blessing()) {
    std::ofstream(expected_path, std::ios::binary) << printed;
    return;
  }
  if (!std::filesystem::exists(expected_path)) {
    ADD_FAILURE() << "no expected file; printed was:\n" << printed;
    return;
  }
  EXPECT_EQ(read_file(expected_path), printed);
}

void run_golden(const std::string& path, const Stage& stage) {
  SCOPED_TRACE(path);
  const std::filesystem::path file(path);
  const std::string expected_path = std::filesystem::path(file).replace_extension(".expected").string();
  const std::string printed = stage(base::SourceText(file.filename().string(), read_file(path)));
  compare_golden(expected_path, printed);
}

void run_goldens(const std::string& folder, const Stage& stage) {
  auto files = list_files(folder, ".zs");
  for (auto& markdown : list_files(folder, ".md")) files.push_back(std::move(markdown));
  EXPECT_FALSE(files.empty()) << "no golden files in " << folder;
  for (const auto& file : files) run_golden(file, stage);
}

}  // namespace zhunsheng::harness

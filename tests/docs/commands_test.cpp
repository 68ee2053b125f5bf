// SPDX-License-Identifier: Apache-2.0
// Every command shown on a page in a fence marked 运行 is run from the root of the project: the first line is "$ zhunsheng …",
// the rest is what it prints, whole, or up to a line "…".
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

struct Shown {
  std::string page, command, output;
};

std::vector<Shown> shown_commands() {
  std::vector<Shown> out;
  for (const auto& entry : fs::directory_iterator(fs::path(ZS_SOURCE_DIR) / "docs")) {
    if (entry.path().extension() != ".md") continue;
    const std::string page = read(entry.path()), mark = "\n```运行\n$ zhunsheng ";
    for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
      const std::size_t begin = at + mark.size(), line = page.find('\n', begin), end = page.find("\n```", line);
      out.push_back({entry.path().filename().string(), page.substr(begin, line - begin), end == line ? "" : page.substr(line + 1, end - line)});
    }
  }
  return out;
}

std::string run(const std::string& arguments) {
  const std::string command = std::string("cd '") + ZS_SOURCE_DIR + "' && '" + ZS_BINARY_DIR + "/bin/zhunsheng' " + arguments + " --lang zh 2>&1";
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return {};
  std::string out;
  char buffer[4096];
  for (std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe); count > 0; count = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, count);
  pclose(pipe);
  return out;
}

TEST(Commands, print_what_the_pages_show) {
  const auto all = shown_commands();
  EXPECT_GE(all.size(), 4u);
  for (const Shown& shown : all) {
    SCOPED_TRACE(shown.page + ": " + shown.command);
    const std::string printed = run(shown.command), rest = "…\n";
    if (!shown.output.ends_with(rest)) {
      EXPECT_EQ(printed, shown.output);
      continue;
    }
    const std::string begin = shown.output.substr(0, shown.output.size() - rest.size());
    EXPECT_EQ(printed.substr(0, begin.size()), begin);
  }
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// The include table holds: every `#include "room/…"` of ours is allowed by layers.txt, third-party headers stay in the
// rooms that own them, and every source file says its licence.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {
namespace fs = std::filesystem;

const fs::path root = ZS_SOURCE_DIR;

std::map<std::string, std::set<std::string>> read_table() {
  std::map<std::string, std::set<std::string>> table;
  std::ifstream file(root / "tests/conventions/layers.txt");
  for (std::string line; std::getline(file, line);) {
    const auto colon = line.find(':');
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    auto& allowed = table[line.substr(0, colon)];
    std::istringstream words(line.substr(colon + 1));
    for (std::string word; words >> word;) allowed.insert(word);
  }
  return table;
}

std::vector<fs::path> sources_below(const std::vector<std::string>& folders) {
  std::vector<fs::path> out;
  for (const auto& folder : folders)
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const auto extension = entry.path().extension();
      if (entry.is_regular_file() && (extension == ".cpp" || extension == ".hpp" || extension == ".def" || extension == ".h")) out.push_back(entry.path());
    }
  return out;
}

/// "engine/graph/plan.hpp" -> "engine/graph".
std::string room_of(const std::string& path) {
  const auto first = path.find('/');
  const auto second = first == std::string::npos ? first : path.find('/', first + 1);
  return second == std::string::npos ? "" : path.substr(0, second);
}

std::vector<std::string> includes_of(const fs::path& path, char open, char close) {
  std::vector<std::string> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("#include", 0) != 0) continue;
    const auto begin = line.find(open), end = line.find(close, begin + 1);
    if (begin != std::string::npos && end != std::string::npos) out.push_back(line.substr(begin + 1, end - begin - 1));
  }
  return out;
}

TEST(Layering, every_include_is_in_the_table) {
  const auto table = read_table();
  ASSERT_GE(table.size(), 15u);
  for (const auto& path : sources_below({"engine", "dsl", "bindings"})) {
    const std::string relative = fs::relative(path, root).generic_string();
    const auto row = table.find(room_of(relative));
    ASSERT_NE(row, table.end()) << relative << " is in a room that layers.txt does not name";
    for (const auto& include : includes_of(path, '"', '"')) {
      const std::string room = room_of(include);
      if (room.empty() || room == "zhunsheng" || include.rfind("zhunsheng/", 0) == 0) continue;
      EXPECT_TRUE(room == row->first || row->second.count(room) > 0) << relative << " includes " << include;
    }
  }
}

TEST(Layering, the_engine_never_includes_the_front_end) {
  for (const auto& path : sources_below({"engine"}))
    for (const auto& include : includes_of(path, '"', '"')) EXPECT_NE(include.rfind("dsl/", 0), 0u) << path << " includes " << include;
}

TEST(Layering, third_party_headers_stay_in_their_rooms) {
  const std::map<std::string, std::vector<std::string>> owners{
      {"boost/spirit", {"dsl/grammar"}}, {"boost/graph", {"engine/graph"}}, {"zip.h", {"engine/intake"}}, {"pugixml.hpp", {"engine/intake"}}, {"unicode/", {"engine/intake"}},
      {"simdjson.h", {"engine/facts"}},  {"spdlog/", {"bindings/cli"}},     {"CLI/", {"bindings/cli"}},        {"openssl/", {"bindings/cpp"}}};
  for (const auto& path : sources_below({"engine", "dsl", "bindings"})) {
    const std::string relative = fs::relative(path, root).generic_string();
    for (const auto& include : includes_of(path, '<', '>'))
      for (const auto& [prefix, rooms] : owners) {
        if (include.rfind(prefix, 0) != 0) continue;
        const bool allowed = std::any_of(rooms.begin(), rooms.end(), [&](const std::string& room) { return relative.rfind(room + "/", 0) == 0; });
        EXPECT_TRUE(allowed) << relative << " includes <" << include << ">";
        EXPECT_TRUE(prefix != "boost/graph" || path.extension() == ".cpp") << relative << ": Boost.Graph stays out of headers";
      }
  }
}

TEST(Layering, every_file_says_its_licence) {
  auto files = sources_below({"engine", "dsl", "bindings", "tests", "bench"});
  for (const auto& entry : fs::recursive_directory_iterator(root / "rulesets"))
    if (entry.path().extension() == ".zs") files.push_back(entry.path());
  for (const auto& path : files) {
    std::ifstream file(path);
    std::string first, second;
    std::getline(file, first);
    std::getline(file, second);
    EXPECT_NE((first + second).find("SPDX-License-Identifier: Apache-2.0"), std::string::npos) << path;
  }
}

TEST(Layering, sources_stay_short) {
  for (const auto& path : sources_below({"engine", "dsl", "bindings"})) {
    std::ifstream file(path);
    std::size_t lines = 0;
    for (std::string line; std::getline(file, line);) ++lines;
    EXPECT_LE(lines, 600u) << path << ": split by noun";
  }
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// The emitted rules raise the flags that the workload's own oracle raises, dossier by dossier. Needs ../shared/workload
// with node and python3; skipped, and said so, where they are not at hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>

#include "bench/workload/emit.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng::bench {
namespace {

namespace fs = std::filesystem;

const fs::path workload = ZS_SOURCE_DIR "/../shared/workload";
constexpr std::size_t dossier_count = 200;

bool has_program(const std::string& name) { return std::system((name + " --version > /dev/null 2>&1").c_str()) == 0; }

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string output_of(const std::string& command) {
  std::string out;
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, got);
  pclose(pipe);
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

using Flags = std::vector<std::uint32_t>;

Flags flags_of(const RuleSet& rules, const std::string& dossier) {
  ReviewOptions options;
  options.as_of = "2025-06-01";
  options.facts = emit_facts(dossier);
  const auto review = nlohmann::json::parse(render(review_facts(rules, options), Format::json, {}));
  Flags out;
  for (const auto& finding : review.at("findings"))
    if (const auto flag = flag_of(finding.at("check").get<std::string>()); flag && finding.at("outcome") == "violated") out.push_back(*flag);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());  // one finding an element of a list, one flag a rule
  return out;
}

/// The workload's data in a folder of its own that goes when the test ends.
class Workload : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    if (!fs::exists(workload / "gen.mjs")) GTEST_SKIP() << "no ../shared/workload here";
    if (!has_program("node") || !has_program("python3")) GTEST_SKIP() << "node or python3 is not installed";
    folder_ = fs::temp_directory_path() / ("zs-workload-" + std::to_string(std::random_device{}()));
    fs::create_directories(folder_);
    run("PEERS_D=" + std::to_string(dossier_count) + " node '" + (workload / "gen.mjs").string() + "' " + std::to_string(GetParam()));
  }
  void TearDown() override {
    if (!folder_.empty()) fs::remove_all(folder_);
  }
  std::string run(const std::string& command) const { return output_of("PEERS_DATA='" + folder_.string() + "' " + command); }
  std::string file(const std::string& name) const { return read_file(folder_ / name); }

 private:
  fs::path folder_;
};

TEST_P(Workload, emitted_rules_raise_the_oracles_flags) {
  const std::string size = std::to_string(GetParam());
  const std::string text = emit_rules(file("rules_" + size + ".json"));
  const RuleSet rules = load_rules_from_memory({{"workload.zs", text}});
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english).substr(0, 2000);
  EXPECT_GE(rules.check_count(), static_cast<std::size_t>(GetParam()));
  const auto expected = lines_of(run("python3 '" + (workload / "oracle.py").string() + "' " + size + " " + std::to_string(dossier_count) + " --print"));
  const auto dossiers = lines_of(file("dossiers_1000.jsonl"));
  ASSERT_EQ(expected.size(), dossier_count);
  ASSERT_EQ(dossiers.size(), dossier_count);
  std::size_t raised = 0;
  for (std::size_t i = 0; i < dossier_count; ++i) {
    const auto wanted = nlohmann::json::parse(expected[i]).get<Flags>();
    EXPECT_EQ(flags_of(rules, dossiers[i]), wanted) << "dossier " << i;
    raised += wanted.size();
  }
  EXPECT_GT(raised, dossier_count / 10);
}
INSTANTIATE_TEST_SUITE_P(Sizes, Workload, testing::Values(10, 100));

TEST(Flags, are_read_from_the_names_of_checks) {
  EXPECT_EQ(flag_of("基准.R00012_3"), 12u * 8 + 3);
  EXPECT_EQ(flag_of("基准.R00000_1"), 1u);
  EXPECT_EQ(flag_of("基准.R00012"), std::nullopt);
  EXPECT_EQ(flag_of("基准.R00012_7"), std::nullopt);
  EXPECT_EQ(flag_of("决策.程序.期限_1"), std::nullopt);
}

}  // namespace
}  // namespace zhunsheng::bench

// SPDX-License-Identifier: Apache-2.0
// The emitted rules raise the flags that the workload's own oracle raises, dossier by dossier, and the adapter prints no time
// where a digest is wrong. Needs ../shared/workload with node and python3; skipped, and said so, where they are not at hand.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bench/workload/emit.hpp"
#include "tests/workload/workload_folder.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng::bench {
namespace {

constexpr std::size_t dossier_count = 200;

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

class Workload : public testing::TestWithParam<std::size_t> {};

TEST_P(Workload, emitted_rules_raise_the_oracles_flags) {
  std::string reason;
  const WorkloadFolder folder(GetParam(), dossier_count, reason);
  if (!reason.empty()) GTEST_SKIP() << reason;
  const std::string text = emit_rules(folder.file("rules_" + std::to_string(GetParam()) + ".json"));
  const RuleSet rules = load_rules_from_memory({{"workload.zs", text}});
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english).substr(0, 2000);
  EXPECT_GE(rules.check_count(), GetParam());
  const auto expected = lines_of(folder.oracle());
  const auto dossiers = lines_of(folder.file("dossiers_1000.jsonl"));
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

/// Standard output of the adapter, and its exit status.
std::string adapter_output(const WorkloadFolder& folder, int& status) {
  const std::string text = output_of(std::string("'") + ZS_BINARY_DIR + "/bin/zs_bench_workload' '" + folder.path() + "' 100 0.01 2>/dev/null; echo $?");
  const auto lines = lines_of(text);
  status = std::stoi(lines.back());
  return text.substr(0, text.size() - lines.back().size() - 1);
}

TEST(WorkloadAdapter, prints_one_line_of_figures_when_every_digest_is_right_and_none_otherwise) {
  std::string reason;
  const WorkloadFolder folder(100, dossier_count, reason);
  if (!reason.empty()) GTEST_SKIP() << reason;
  const std::string flags = folder.oracle();
  folder.write("flags_100.txt", flags);
  int status = -1;
  const auto figures = nlohmann::json::parse(adapter_output(folder, status));
  EXPECT_EQ(status, 0);
  EXPECT_EQ(figures.at("verified"), dossier_count);
  for (const char* key : {"peer", "version", "R", "load_ms", "first_ms", "mem_mb", "lat_us", "one_us", "inc_us", "inc_mean_us", "incremental"}) EXPECT_TRUE(figures.contains(key)) << key;
  const std::size_t at = flags.rfind("]\n");  // one flag too many for the last dossier
  folder.write("flags_100.txt", flags.substr(0, at) + (flags[at - 1] == '[' ? "9" : ", 9") + flags.substr(at));
  EXPECT_EQ(adapter_output(folder, status), "");
  EXPECT_EQ(status, 1);
}


TEST(Flags, are_read_from_the_names_of_checks) {
  EXPECT_EQ(flag_of("基准.R00012_3"), 12u * 8 + 3);
  EXPECT_EQ(flag_of("基准.R00000_1"), 1u);
  EXPECT_EQ(flag_of("基准.R00012"), std::nullopt);
  EXPECT_EQ(flag_of("基准.R00012_7"), std::nullopt);
  EXPECT_EQ(flag_of("决策.程序.期限_1"), std::nullopt);
}

}  // namespace
}  // namespace zhunsheng::bench

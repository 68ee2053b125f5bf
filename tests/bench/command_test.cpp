// SPDX-License-Identifier: Apache-2.0
// `zhunsheng bench` as a script meets it: the shape of its JSON (golden, and the published schema), and its exit status
// beside baselines that were doctored, belong to other rules or are none. No time is asserted.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>

#include "tests/harness/golden.hpp"
#include "tests/harness/json_schema.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* rules_text = R"(模块 试
事实 合同 { 金额 金额  已审批 是否  签订 日期  金额们 列表(整数) }
规则 大额未审批 { 标题 "大额合同未经审批" 类别 程序 等级 提示 依据 实务 "试" 适用 合同.金额 达到 100万元 应当 合同.已审批 提示 "没有审批。" }
规则 签订过早 { 标题 "签订过早" 类别 程序 等级 提示 依据 实务 "试" 应当 合同.签订 不少于 2024-03-01 提示 "过早。" }
规则 各项有数 { 标题 "各项有数" 类别 程序 等级 提示 依据 实务 "试" 应当 每个 项 属于 合同.金额们 : 项 不少于 5 提示 "太少。" }
)";

class BenchCommand : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("zs-bench-" + std::to_string(std::random_device{}()));
    fs::create_directories(folder_);
    write("rules.zs", rules_text);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name, std::ios::binary) << text; }
  std::string read(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  /// Exit status of `zhunsheng bench`; standard output and error go to files of the folder.
  int bench(const std::string& options, const std::string& rules = "rules.zs") const {
    const std::string command = std::string("'") + ZS_BINARY_DIR + "/bin/zhunsheng' bench --lang en --seconds 0.02 --as-of 2026-03-01 --rules '" + path(rules) + "' " + options + " > '" + path("out") + "' 2> '" + path("err") + "'";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  Json run_json(const std::string& options) const {
    EXPECT_EQ(bench("--format json " + options), 0) << read("err");
    return Json::parse(read("out"));
  }
  /// A baseline whose figures are those of a fresh run times `factor`, as `name`.
  void write_doctored(const std::string& name, double factor) const {
    Json json = run_json("--generate 20");
    for (auto& measure : json["measures"])
      if (measure["name"] != "reference")
        for (auto& segment : measure["segments"]) segment = segment.get<double>() * factor;
    write(name, json.dump());
  }

 private:
  fs::path folder_;
};

/// Numbers and hashes made alike, lists of figures cut to one.
void forget_figures(Json& json) {
  if (json.is_array() && !json.empty() && json[0].is_number()) json = Json::array({json[0]});
  if (json.is_number()) json = 0;
  if (json.is_string() && json.get<std::string>().size() == 64) json = "<sha256>";
  if (json.is_structured())
    for (auto& child : json) forget_figures(child);
}

TEST_F(BenchCommand, prints_json_of_a_stable_shape) {
  write_doctored("base.json", 1e6);
  Json json = run_json("--generate 20 --seed 3 --profile");
  const Json compared = run_json("--generate 20 --baseline '" + path("base.json") + "'");
  json["comparison"] = compared.at("comparison");
  forget_figures(json);
  json["zhunsheng"] = "<version>";
  json["comparison"]["baseline"] = "base.json";
  std::sort(json["profile"].begin(), json["profile"].end(), [](const Json& left, const Json& right) { return left["check"] < right["check"]; });  // dearest first: by time
  harness::compare_golden(ZS_SOURCE_DIR "/tests/golden/bench/shape.expected", json.dump(2) + "\n");
}

TEST_F(BenchCommand, prints_json_that_the_published_schema_accepts) {
  write_doctored("base.json", 1e6);
  const harness::JsonSchema schema(nlohmann::json::parse(std::ifstream(ZS_SOURCE_DIR "/docs/schemas/bench.schema.json")).dump());
  EXPECT_EQ(schema.problems(run_json("--generate 20 --profile --baseline '" + path("base.json") + "'").dump()), "");
  nlohmann::json wrong = run_json("--generate 20");
  wrong.erase("measures");
  EXPECT_FALSE(schema.accepts(wrong.dump()));
}

TEST_F(BenchCommand, exits_1_where_it_is_slower_than_the_baseline) {
  write_doctored("fast.json", 1e-3);
  EXPECT_EQ(bench("--generate 20 --baseline '" + path("fast.json") + "'"), 1) << read("out");
  EXPECT_NE(read("out").find("there is a regression"), std::string::npos);
}

TEST_F(BenchCommand, exits_0_where_it_is_faster_than_the_baseline) {
  write_doctored("slow.json", 1e3);
  EXPECT_EQ(bench("--generate 20 --baseline '" + path("slow.json") + "'"), 0) << read("out");
  EXPECT_NE(read("out").find("no regression"), std::string::npos);
}

TEST_F(BenchCommand, exits_0_within_a_wide_tolerance) {
  write_doctored("base.json", 0.5);
  EXPECT_EQ(bench("--generate 20 --tolerance 900000% --baseline '" + path("base.json") + "'"), 0) << read("out");
}

TEST_F(BenchCommand, refuses_a_baseline_of_other_dossiers) {
  write_doctored("base.json", 1e6);
  EXPECT_EQ(bench("--generate 21 --baseline '" + path("base.json") + "'"), 2);
  EXPECT_NE(read("err").find("other dossiers"), std::string::npos) << read("err");
  EXPECT_EQ(bench("--generate 20 --seed 2 --baseline '" + path("base.json") + "'"), 2);
}

TEST_F(BenchCommand, refuses_a_baseline_of_other_rules_unless_told_that_they_changed) {
  EXPECT_EQ(bench("--generate 20 --save-facts '" + path("facts.jsonl") + "'"), 0) << read("err");
  Json json = run_json("--facts '" + path("facts.jsonl") + "'");
  for (auto& measure : json["measures"])
    for (auto& segment : measure["segments"]) segment = segment.get<double>() * 1e6;
  write("base.json", json.dump());
  write("changed.zs", std::string(rules_text) + "规则 又一条 { 标题 \"又一条\" 类别 程序 等级 提示 依据 实务 \"试\" 应当 合同.已审批 提示 \"没有。\" }\n");
  const std::string options = "--facts '" + path("facts.jsonl") + "' --baseline '" + path("base.json") + "'";
  EXPECT_EQ(bench(options, "changed.zs"), 2);
  EXPECT_NE(read("err").find("the rules have changed"), std::string::npos) << read("err");
  EXPECT_EQ(bench(options + " --changed-rules", "changed.zs"), 0) << read("err");
}

TEST_F(BenchCommand, refuses_what_is_no_baseline) {
  for (const char* text : {"", "[]", "{}", "null", R"({"zhunsheng": 1})", R"({"measures": "none"})", "{\"measures\": [{"}) {
    write("base.json", text);
    EXPECT_EQ(bench("--generate 2 --baseline '" + path("base.json") + "'"), 2) << text;
    EXPECT_NE(read("err").find("no baseline"), std::string::npos) << read("err");
  }
  EXPECT_EQ(bench("--generate 2 --baseline '" + path("missing.json") + "'"), 2);
}

TEST_F(BenchCommand, refuses_wrong_options) {
  EXPECT_EQ(bench("--generate 2 --tolerance much"), 2);
  EXPECT_EQ(bench("--generate 2 --tolerance -5%"), 2);
  EXPECT_EQ(bench("--generate 0"), 2);
  EXPECT_EQ(bench("--generate 2 --facts x.jsonl"), 2);
  EXPECT_EQ(bench("--facts '" + path("missing.jsonl") + "'"), 2);
}

TEST_F(BenchCommand, measures_the_good_lines_and_reports_the_others) {
  write("facts.jsonl", "{\"合同\": {\"金额\": \"200万元\"}}\n{\"合同\": {\"金额\": \"两百\"}}\n\n{\"合同\": {\"已审批\": true}}\n");
  EXPECT_EQ(bench("--facts '" + path("facts.jsonl") + "' --format json"), 3);
  EXPECT_NE(read("err").find("line 2"), std::string::npos) << read("err");
  EXPECT_EQ(Json::parse(read("out"))["dossiers"]["count"], 2);
}

TEST_F(BenchCommand, counts_how_each_check_ended) {
  write("facts.jsonl", "{\"合同\": {\"金额\": \"200万元\", \"已审批\": false}}\n{\"合同\": {\"金额\": \"200万元\", \"已审批\": null}}\n{\"合同\": {\"金额\": \"2万元\"}}\n{\"合同\": {\"金额\": \"200万元\", \"已审批\": true}}\n");
  const Json json = run_json("--profile --facts '" + path("facts.jsonl") + "'");
  ASSERT_EQ(json["profile"].size(), 3u);
  double shares = 0;
  for (const auto& row : json["profile"]) {
    shares += row["share"].get<double>();
    if (row["check"] != "试.大额未审批") continue;
    EXPECT_EQ(row["violated"], 1);
    EXPECT_EQ(row["undetermined"], 1);
    EXPECT_EQ(row["satisfied"], 1);
    EXPECT_EQ(row["not_applicable"], 1);
  }
  EXPECT_NEAR(shares, 1, 1e-9);
}

}  // namespace
}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Whole-pipeline behaviour through the public API: the shipped examples, real policies when they are at hand, broken
// files, threads, and the same bytes out.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/harness/folder.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;
using harness::Folder;
using Json = nlohmann::json;

const RuleSet& rules() {
  static const RuleSet loaded = load_rules({ZS_SOURCE_DIR "/rulesets"}, {});
  return loaded;
}

ReviewOptions options_at(const std::string& as_of, std::vector<std::string> kinds = {}) {
  ReviewOptions options;
  options.as_of = as_of;
  options.kinds = std::move(kinds);
  return options;
}

Json review_json(const std::string& path, const ReviewOptions& options) { return Json::parse(render(review_file(rules(), path, options), Format::json, {})); }

/// Clauses with a violated finding above 提示.
std::multiset<std::string> accused_clauses(const Json& review) {
  std::multiset<std::string> out;
  for (const auto& finding : review["findings"])
    if (finding["outcome"] == "violated" && finding["severity"] != "note") out.insert(finding["evidence"].empty() ? "" : finding["evidence"][0].value("clause", ""));
  return out;
}

const std::string example = ZS_SOURCE_DIR "/rulesets/examples/奖补办法.docx";

TEST(Review, the_example_shows_its_planted_defects_and_nothing_else) {
  const Json review = review_json(example, options_at("2025-06-01"));
  EXPECT_EQ(accused_clauses(review), (std::multiset<std::string>{"第三条", "第五条", "第六条", "第八条", "第八条", "第九条"}));
  EXPECT_EQ(review["kinds"], (Json{"subsidy", "normative"}));
}

TEST(Review, the_clean_example_gets_no_accusation) {
  const Json review = review_json(ZS_SOURCE_DIR "/rulesets/examples/奖补办法_合规.txt", options_at("2025-06-01"));
  EXPECT_TRUE(accused_clauses(review).empty());
}

TEST(Review, the_law_of_the_day_is_applied) {
  // 公平竞争审查条例 is in force from 2024-08-01.
  EXPECT_TRUE(accused_clauses(review_json(example, options_at("2024-07-31"))).empty());
  EXPECT_FALSE(accused_clauses(review_json(example, options_at("2024-08-01"))).empty());
}

TEST(Review, real_policies_when_at_hand) {
  const fs::path documents = fs::path(ZS_SOURCE_DIR) / "../shared/cases/documents";
  if (!fs::exists(documents)) {
    std::printf("the collection of real documents is not beside the project: not reviewed\n");
    return;
  }
  const auto find = [&](const std::string& prefix) {
    for (const auto& entry : fs::directory_iterator(documents))
      if (entry.path().filename().string().rfind(prefix, 0) == 0) return entry.path().string();
    return std::string();
  };
  const Json policy = review_json(find("001"), options_at("2025-06-01", {"subsidy"}));
  const auto accused = accused_clauses(policy);
  for (const char* clause : {"一、3.", "六、18.", "九、附则（一）", "九、附则（二）"}) EXPECT_TRUE(accused.count(clause) > 0) << clause;
  for (const auto& [prefix, kind] : {std::pair{"024", "normative"}, {"027", "normative"}, {"042", "subsidy"}})
    EXPECT_TRUE(accused_clauses(review_json(find(prefix), options_at("2025-06-01", {kind}))).empty()) << prefix;
}

TEST(Review, evidence_quotes_stand_where_it_says) {
  const Json review = review_json(example, options_at("2025-06-01"));
  for (const auto& finding : review["findings"]) {
    if (finding["outcome"] != "violated") continue;
    ASSERT_FALSE(finding["evidence"].empty()) << finding["check"];
    for (const auto& evidence : finding["evidence"])
      if (evidence["kind"] == "text") {
        EXPECT_LT(evidence["start"].get<int>(), evidence["end"].get<int>());
        EXPECT_FALSE(evidence["quote"].get<std::string>().empty());
      }
  }
}

TEST(Review, broken_files_are_reported_and_the_others_reviewed) {
  const Folder folder;
  std::ifstream source(example, std::ios::binary);
  const std::string docx(std::istreambuf_iterator<char>(source), {});
  const std::vector<std::string> paths{folder.write("half.docx", docx.substr(0, docx.size() / 2)), folder.write("empty.txt", ""), folder.write("binary.txt", std::string("\x7f" "ELF\0\0\x01\xff\xfe\x80", 10)),
                                       folder.path.string(), (folder.path / "none.txt").string(), folder.write("good.docx", docx)};
  std::vector<std::size_t> errors;
  std::size_t violated = 0;
  review_files(rules(), paths, options_at("2025-06-01"), 2, [&](const Review& review) {
    errors.push_back(review.unreadable().size());
    violated += review.summary().violated;
    EXPECT_FALSE(Json::parse(render(review, Format::json, {}))["documents"].empty());
    return true;
  });
  EXPECT_EQ(errors, (std::vector<std::size_t>{1, 1, 1, 1, 1, 0}));
  EXPECT_GT(violated, 0u);
}

TEST(Review, same_bytes_on_any_number_of_threads) {
  const Folder folder;
  std::vector<std::string> paths;
  for (int i = 0; i < 40; ++i) paths.push_back(folder.write(std::to_string(i) + ".txt", "第" + std::to_string(i + 1) + "条 申报企业须在本镇完成工商注册，并承诺五年内不迁出。"));
  const auto run = [&](unsigned jobs) {
    std::string out;
    review_files(rules(), paths, options_at("2025-06-01", {"subsidy"}), jobs, [&](const Review& review) {
      out += render(review, Format::jsonl, {});
      return true;
    });
    return out;
  };
  const std::string one = run(1);
  EXPECT_NE(one.find("\"violated\""), std::string::npos);
  EXPECT_EQ(run(4), one);
}

TEST(Review, encodings_read_the_same) {
  const Folder folder;
  const std::string utf8 = "申请补贴的企业须在本镇完成工商注册。";
  const std::string gb18030 = "\xC9\xEA\xC7\xEB\xB2\xB9\xCC\xF9\xB5\xC4\xC6\xF3\xD2\xB5\xD0\xEB\xD4\xDA\xB1\xBE\xD5\xF2\xCD\xEA\xB3\xC9\xB9\xA4\xC9\xCC\xD7\xA2\xB2\xE1\xA1\xA3";
  const auto accused = [&](const std::string& name, const std::string& bytes) { return accused_clauses(review_json(folder.write(name, bytes), options_at("2025-06-01", {"subsidy"}))).size(); };
  EXPECT_EQ(accused("u.txt", utf8), 1u);
  EXPECT_EQ(accused("g.txt", gb18030), 1u);
}

TEST(Review, facts_decide_what_documents_do_not_say) {
  ReviewOptions options = options_at("2025-06-01", {"decision"});
  options.facts = R"({"文书": {"主体": "乡镇政府"}, "决策": {"属于重大决策": true, "征求意见": true, "征求意见开始": "2025-03-01", "征求意见截止": "2025-03-11", "已说明缩短理由": false}})";
  const Json review = Json::parse(render(review_facts(rules(), options), Format::json, {}));
  bool found = false;
  for (const auto& finding : review["findings"]) {
    if (finding["check"].get<std::string>().find("征求意见期限不足") == std::string::npos || finding["outcome"] != "violated") continue;
    found = true;
    EXPECT_EQ(finding["severity"], "minor") << "a township follows the regulation by reference";
    EXPECT_EQ(finding["citations"].back()["mode"], "by_reference");
  }
  EXPECT_TRUE(found) << review.dump(1);
}

TEST(Review, wrong_facts_are_named_with_the_nearest_key) {
  ReviewOptions options = options_at("2025-06-01");
  options.facts = R"({"决策": {"征求意贝": true}})";
  const Review review = review_facts(rules(), options);
  ASSERT_EQ(review.unreadable().size(), 1u);
  EXPECT_NE(review.unreadable()[0].find("征求意见"), std::string::npos) << review.unreadable()[0];
}

TEST(Review, wrong_options_are_usage_errors) {
  EXPECT_FALSE(review_facts(rules(), options_at("2025-02-30")).usage_errors().empty());
  EXPECT_FALSE(review_facts(rules(), options_at("2025-06-01", {"poem"})).usage_errors().empty());
}

}  // namespace
}  // namespace zhunsheng

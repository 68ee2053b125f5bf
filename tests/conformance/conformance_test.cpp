// SPDX-License-Identifier: Apache-2.0
// Runs the conformance suite: every case of every file, and the suite's own promises: enough cases, names of their own,
// files as the schema has them, and no expectation that could say something else and go unnoticed.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "tests/conformance/suite.hpp"
#include "tests/harness/json_schema.hpp"

namespace zhunsheng::conformance {
namespace {

const std::filesystem::path folder = ZS_SOURCE_DIR "/tests/conformance";

const std::vector<Suite>& suites() {
  static const std::vector<Suite> all = load_suites(folder);
  return all;
}

std::string joined(const std::vector<std::string>& problems) {
  std::string out;
  for (const auto& problem : problems) out += "\n    " + problem;
  return out;
}

class Conformance : public ::testing::TestWithParam<std::size_t> {};

void expect_conformance(const Suite& suite, const Json& one, Door door) {
  const std::string name = suite.file + " “" + one["name"].get<std::string>() + "”: ";
  const Observed observed = observe(suite, one, door);
  EXPECT_TRUE(observed.problems.empty()) << name << joined(observed.problems);
  for (const auto& [check, review] : observed.reviews) {
    const auto found = differences(check, one["expect"][check], review);
    EXPECT_TRUE(found.empty()) << name << check << joined(found) << "\n    why: " << one["why"].get<std::string>();
  }
}

void expect_conformance(const Suite& suite, Door door) {
  for (const auto& one : suite.json["cases"])
    if (one.contains("expect") && (door != Door::line || !one.contains("documents"))) expect_conformance(suite, one, door);
}

TEST_P(Conformance, of_every_case) { expect_conformance(suites()[GetParam()], Door::review); }
TEST_P(Conformance, of_facts_as_a_line) { expect_conformance(suites()[GetParam()], Door::line); }
TEST_P(Conformance, of_rules_from_a_pack) { expect_conformance(suites()[GetParam()], Door::pack); }
TEST_P(Conformance, of_rules_with_english_keywords) { expect_conformance(suites()[GetParam()], Door::english); }

TEST_P(Conformance, of_every_refusal) {
  const Suite& suite = suites()[GetParam()];
  for (const auto& one : suite.json["cases"]) {
    if (!one.contains("refused")) continue;
    const auto problems = refusal_problems(suite, one);
    EXPECT_TRUE(problems.empty()) << suite.file << " “" << one["name"] << "”: " << joined(problems);
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Conformance, ::testing::Range(std::size_t{0}, suites().size()), [](const auto& param) {
  const std::string& file = suites()[param.param].file;
  return file.substr(0, file.find('.'));
});

/// The value with one leaf changed, for each leaf; names of keys stay.
void alter(const Json& value, const std::function<void(Json)>& visit) {
  if (value.is_object()) {
    for (const auto& [key, part] : value.items())
      alter(part, [&, key = key](Json changed) {
        Json copy = value;
        copy[key] = std::move(changed);
        visit(copy);
      });
  } else if (value.is_array()) {
    if (value.empty()) visit(Json::array({Json::array({"another"})}));
    for (std::size_t i = 0; i < value.size(); ++i)
      alter(value[i], [&](Json changed) {
        Json copy = value;
        copy[i] = std::move(changed);
        visit(copy);
      });
  } else if (value.is_boolean()) {
    visit(!value.get<bool>());
  } else if (value.is_number()) {
    visit(value.get<int>() + 1);
  } else {
    visit(value == "violated" ? "satisfied" : value.is_string() ? "violated" : "2001-01-01");
  }
}

TEST(ConformanceSuite, notices_every_expectation_that_is_altered) {
  std::size_t altered = 0;
  for (const Suite& suite : suites())
    for (const auto& one : suite.json["cases"]) {
      if (one.contains("refused")) continue;
      const Observed observed = observe(suite, one);
      for (const auto& [check, review] : observed.reviews)
        alter(one["expect"][check], [&, check = check, &review = review](const Json& other) {
          ++altered;
          EXPECT_FALSE(differences(check, other, review).empty()) << suite.file << " “" << one["name"] << "” " << check << " takes " << other << " too";
        });
    }
  EXPECT_GT(altered, 1000u);
}

TEST(ConformanceSuite, notices_a_word_that_it_does_not_know) {
  const Json review = Json::parse(R"({"summary": {"violated": 1, "undetermined": 0, "exempt": 0, "satisfied": 0, "not_applicable": 0}, "findings": [{"check": "甲", "outcome": "violated"}]})");
  EXPECT_TRUE(differences("甲", "violated", review).empty());
  EXPECT_FALSE(differences("甲", Json{{"outcome", "violated"}, {"outcom", "violated"}}, review).empty());
  EXPECT_FALSE(differences("甲", Json{{"outcome", "violated"}, {"harmless", false}}, review).empty());
}

TEST(ConformanceSuite, is_as_its_schema_says) {
  std::ifstream file(folder / "schema.json", std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  const harness::JsonSchema schema(text.str());
  for (const Suite& suite : suites()) EXPECT_EQ(schema.problems(suite.json.dump()), "") << suite.file;
  EXPECT_NE(schema.problems(R"({"topic": "a", "section": "design §3.6", "cases": [{"name": "b", "why": "c", "expect": {"甲": {"outcom": "violated"}}}]})"), "");
}

TEST(ConformanceSuite, has_enough_cases_and_names_each_once) {
  std::set<std::string> names;
  std::size_t cases = 0;
  for (const Suite& suite : suites())
    for (const auto& one : suite.json["cases"]) {
      ++cases;
      EXPECT_TRUE(names.insert(suite.file + " " + one["name"].get<std::string>()).second) << suite.file << " has two cases " << one["name"];
    }
  EXPECT_GE(cases, 400u);
  RecordProperty("cases", static_cast<int>(cases));
}

}  // namespace
}  // namespace zhunsheng::conformance

// SPDX-License-Identifier: Apache-2.0
// The order in which things are written never matters: files, modules and declarations of the shipped rule sets, facts in
// JSON. The same facts give the same bytes, run by run. (The order of facts in their block is the order of questions, so
// it stays.)
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "zhunsheng/bench.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;

std::vector<RuleSource> sources() {
  std::vector<RuleSource> out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(ZS_SOURCE_DIR) / "rulesets")) {
    const std::string name = entry.path().string();
    if (entry.path().extension() != ".zs" || name.ends_with(".test.zs") || name.find("/examples/") != std::string::npos) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    out.push_back({name, text.str()});
  }
  std::sort(out.begin(), out.end(), [](const RuleSource& left, const RuleSource& right) { return left.name < right.name; });
  return out;
}

bool begins(const std::string& line, const char* word) { return line.rfind(word, 0) == 0; }

/// The declarations of a canonical file: each begins in the first column; 模块 and 引用 stay in front.
std::string shuffled(const std::string& text, std::mt19937& random) {
  std::string head;
  std::vector<std::string> parts;
  std::stringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const bool is_head = begins(line, "模块") || begins(line, "引用");
    const bool goes_on = line.empty() || line[0] == ' ' || line[0] == '}' || line[0] == '#';
    if (is_head || (parts.empty() && goes_on)) head += line + "\n";
    else if (goes_on) parts.back() += line + "\n";
    else parts.push_back(line + "\n");
  }
  std::shuffle(parts.begin(), parts.end(), random);
  for (const std::string& part : parts) head += part;
  return head;
}

using Ordered = nlohmann::ordered_json;

Ordered shuffled(const Ordered& json, std::mt19937& random) {
  if (json.is_array()) {
    Ordered out = Ordered::array();
    for (const Ordered& each : json) out.push_back(shuffled(each, random));
    return out;
  }
  if (!json.is_object()) return json;
  std::vector<std::pair<std::string, Ordered>> fields;
  for (const auto& [key, value] : json.items()) fields.emplace_back(key, shuffled(value, random));
  std::shuffle(fields.begin(), fields.end(), random);
  Ordered out = Ordered::object();
  for (auto& [key, value] : fields) out[key] = std::move(value);
  return out;
}

std::vector<Ordered> dossiers(const RuleSet& rules) {
  std::vector<Ordered> out;
  std::stringstream lines(generate_dossiers(rules, 40, 7));
  for (std::string line; std::getline(lines, line);) {
    Ordered json = Ordered::parse(line);
    json.erase("$dossier");
    out.push_back(std::move(json));
  }
  return out;
}

std::string review(const RuleSet& rules, const Ordered& facts) {
  ReviewOptions options;
  options.as_of = "2025-06-01";
  options.kinds = {"decision", "contract", "subsidy", "normative", "tender", "village"};
  options.facts = facts.dump();
  RenderOptions render_options;
  render_options.all = true;
  const Review done = review_facts(rules, options);
  EXPECT_TRUE(done.unreadable().empty()) << done.unreadable().front();
  return render(done, Format::json, render_options);
}

/// Without the digests of the rule files, and the id of the review, which is made from them.
nlohmann::json without_digests(const std::string& text) {
  nlohmann::json json = nlohmann::json::parse(text);
  json.erase("rules");
  json.erase("id");
  return json;
}

TEST(Order, of_facts_in_json_changes_no_byte) {
  const RuleSet rules = load_rules_from_memory(sources());
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english);
  std::mt19937 random(1);
  for (const Ordered& facts : dossiers(rules)) {
    const std::string once = review(rules, facts);
    EXPECT_EQ(once, review(rules, facts));
    EXPECT_EQ(once, review(rules, shuffled(facts, random)));
  }
}

TEST(Order, of_files_and_declarations_changes_no_finding) {
  std::vector<RuleSource> files = sources();
  const RuleSet rules = load_rules_from_memory(files);
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english);
  std::mt19937 random(2);
  for (RuleSource& file : files)
    if (file.text.find("\n事实 ") == std::string::npos) file.text = shuffled(file.text, random);
  std::vector<RuleSource> with_facts, others;
  for (RuleSource& file : files) (file.text.find("\n事实 ") == std::string::npos ? others : with_facts).push_back(std::move(file));
  std::shuffle(others.begin(), others.end(), random);
  others.insert(others.begin() + static_cast<std::ptrdiff_t>(others.size() / 2), with_facts.begin(), with_facts.end());
  const RuleSet other = load_rules_from_memory(others);
  ASSERT_TRUE(other.is_ok()) << other.diagnostics(Language::english);
  for (const Ordered& facts : dossiers(rules)) EXPECT_EQ(without_digests(review(rules, facts)), without_digests(review(other, facts)));
}

}  // namespace
}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// An expectation against the JSON of a review (design §6). Whatever an expectation says is compared; a word that is not
// known here is a difference, so that nothing is skipped in silence.
#include <algorithm>
#include <set>

#include "tests/conformance/suite.hpp"

namespace zhunsheng::conformance {
namespace {

using Problems = std::vector<std::string>;

constexpr const char* outcomes[] = {"violated", "undetermined", "exempt", "satisfied", "not_applicable"};

bool is_harmless(const Json& entry) { return entry.value("harmless", false); }
/// Does the entry stand in a report that was not asked for everything?
bool is_said(const Json& entry) {
  const auto& outcome = entry["outcome"];
  return outcome == "violated" || outcome == "exempt" || (outcome == "undetermined" && !is_harmless(entry));
}

void expect_equal(const std::string& what, const Json& expected, const Json& actual, Problems& out) {
  if (expected != actual) out.push_back(what + ": expected " + expected.dump() + ", got " + actual.dump());
}

/// The report prints the facts of all smallest sets once, in order; with one set, or sets of one, the order is that of the case.
void compare_missing(const Json& sets, const Json& entry, Problems& out) {
  std::vector<std::string> expected, actual;
  bool has_order = sets.size() < 2;
  for (const auto& set : sets)
    for (const auto& fact : set)
      if (std::find(expected.begin(), expected.end(), fact) == expected.end()) expected.push_back(fact);
  has_order = has_order || std::all_of(sets.begin(), sets.end(), [](const Json& set) { return set.size() == 1; });
  for (const auto& missing : entry["missing"]) actual.push_back(missing[missing["fact"].is_null() ? "material" : "fact"].get<std::string>());
  if (!has_order) {
    std::sort(expected.begin(), expected.end());
    std::sort(actual.begin(), actual.end());
  }
  expect_equal("missing", expected, actual, out);
}

void compare_exceptions(const Json& expected, const Json& entry, Problems& out) {
  const std::map<std::string, std::string> words{{"true", "holds"}, {"false", "fails"}, {"n_a", "fails"}, {"unknown", "unknown"}};
  for (const auto& [name, state] : expected.items()) {
    const auto is_it = [&](const Json& exception) { return exception["name"] == name; };
    const auto found = std::find_if(entry["exceptions"].begin(), entry["exceptions"].end(), is_it);
    if (found == entry["exceptions"].end()) out.push_back("exception " + name + ": not reported");
    else expect_equal("exception " + name, state, words.at((*found)["holds"].get<std::string>()), out);
  }
}

/// Does the actual object say everything that the expected one says?
bool has_all(const Json& expected, const Json& actual) {
  return std::all_of(expected.items().begin(), expected.items().end(), [&](const auto& item) { return actual.contains(item.key()) && actual[item.key()] == item.value(); });
}

void compare_citations(const Json& expected, const Json& entry, Problems& out) {
  const Json& actual = entry["citations"];
  bool is_same = expected.size() == actual.size();
  for (std::size_t i = 0; is_same && i < expected.size(); ++i) is_same = has_all(expected[i], actual[i]);
  if (!is_same) expect_equal("citations", expected, actual, out);
}

void compare_evidence(const Json& expected, const Json& entry, Problems& out) {
  for (const auto& piece : expected) {
    const auto is_it = [&](const Json& actual) { return has_all(piece, actual); };
    if (std::none_of(entry["evidence"].begin(), entry["evidence"].end(), is_it)) expect_equal("evidence", piece, entry["evidence"], out);
  }
}

Json sorted(Json list) {
  std::sort(list.begin(), list.end());
  return list;
}

/// What an expectation says of one entry of `findings`. False: the word says nothing of an entry.
bool compare_word(const std::string& word, const Json& expected, const Json& entry, Problems& out) {
  if (word == "missing") compare_missing(expected, entry, out);
  else if (word == "exceptions") compare_exceptions(expected, entry, out);
  else if (word == "citations") compare_citations(expected, entry, out);
  else if (word == "evidence") compare_evidence(expected, entry, out);
  else if (word == "presumed") expect_equal(word, sorted(expected), sorted(entry["presumed"]), out);
  else if (word == "legal_date" || word == "severity") expect_equal(word, expected, entry[word], out);
  else return false;
  return true;
}

void compare_findings(const Json& expected, const std::vector<Json>& entries, Problems& out) {
  std::vector<Json> said;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(said), is_said);
  if (said.size() != expected.size()) {
    out.push_back("findings: expected " + std::to_string(expected.size()) + ", got " + std::to_string(said.size()));
    return;
  }
  for (std::size_t i = 0; i < said.size(); ++i)
    for (const auto& [word, value] : expected[i].items()) {
      if (word == "outcome") expect_equal("outcome of finding " + std::to_string(i + 1), value, said[i]["outcome"], out);
      else if (!compare_word(word, value, said[i], out)) out.push_back("unknown word " + word);
    }
}

void compare_instances(const Json& expected, const Json& review, Problems& out) {
  for (const char* outcome : outcomes) expect_equal(std::string("instances ") + outcome, expected.value(outcome, 0), review["summary"][outcome], out);
}

void compare_harmless(const Json& expectation, const std::vector<Json>& entries, Problems& out) {
  if (expectation.value("outcome", "") != "undetermined") {
    if (expectation.contains("harmless")) out.emplace_back("harmless: says nothing of a decided outcome");
    return;
  }
  for (const auto& entry : entries)
    if (entry["outcome"] == "undetermined") expect_equal("harmless", expectation.value("harmless", false), is_harmless(entry), out);
}

}  // namespace

std::vector<std::string> differences(const std::string& check, const Json& expectation, const Json& review) {
  Problems out;
  if (expectation.is_string()) return differences(check, Json{{"outcome", expectation}}, review);
  std::vector<Json> entries;
  for (const auto& entry : review["findings"])
    if (entry["check"] == check) entries.push_back(entry);
  for (const auto& [word, value] : expectation.items()) {
    if (word == "outcome") compare_instances(Json{{value.get<std::string>(), 1}}, review, out);
    else if (word == "instances") compare_instances(value, review, out);
    else if (word == "findings") compare_findings(value, entries, out);
    else if (word == "harmless") continue;
    else if (entries.size() != 1) out.push_back(word + ": there are " + std::to_string(entries.size()) + " entries");
    else if (!compare_word(word, value, entries[0], out)) out.push_back("unknown word " + word);
  }
  compare_harmless(expectation, entries, out);
  return out;
}

}  // namespace zhunsheng::conformance

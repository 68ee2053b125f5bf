// SPDX-License-Identifier: Apache-2.0
// The conformance suite as data (README.md): reads its files, runs a case through the public facade, and says in words where
// what came out differs from what the case expects. Nothing here knows what is right: that stands in the files.
#pragma once
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng::conformance {

using Json = nlohmann::ordered_json;

struct Suite {
  std::string file;  ///< "junctions.json"
  Json json;
};

/// Every *.json of the folder but schema.json, in order of their names.
std::vector<Suite> load_suites(const std::filesystem::path& folder);

/// What came out for one check: the JSON review of it alone, with everything listed.
struct Observed {
  std::map<std::string, Json> reviews;  ///< by check
  std::vector<std::string> problems;    ///< the case could not be run
};

/// The ways in: a review of documents or facts; a line of JSON Lines (facts alone); a review by rules that were packed and
/// loaded, or laid out anew with English keywords.
enum class Door { review, line, pack, english };

/// Rules of the file and of the case, facts and documents → a review for each check that the case expects something of.
Observed observe(const Suite& suite, const Json& one, Door door = Door::review);

/// The rule set of a case, and what a review of it is told.
RuleSet rules_of(const Suite& suite, const Json& one);
ReviewOptions options_of(const Json& one);

/// Where the review of a check differs from the expectation; empty: nowhere.
std::vector<std::string> differences(const std::string& check, const Json& expectation, const Json& review);

/// A case that must be refused: that it is, and that its cure is not.
std::vector<std::string> refusal_problems(const Suite& suite, const Json& one);

}  // namespace zhunsheng::conformance

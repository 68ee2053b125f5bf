// SPDX-License-Identifier: Apache-2.0
// Mends rule files as far as their diagnostics say how, in memory; writing is the caller's.
//
//   zhunsheng::FixResult fixed = zhunsheng::fix_rules(rules, {"my.zs"});
//   for (const auto& file : fixed.files) write(file.name, file.text);
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "zhunsheng/ruleset.hpp"

namespace zhunsheng {

struct FixedPlace {
  std::size_t line = 1;  ///< in the text as it was when this fix was applied
  std::string before, after;
};

struct FixedFile {
  std::string name;
  std::string text;  ///< the new one
  std::vector<FixedPlace> places;
};

struct FixResult {
  RuleSet rules;                     ///< as it is with the new texts
  std::vector<FixedFile> files;      ///< those that changed, in order of the rule set
  std::vector<std::string> refused;  ///< files left as they were, because a fix brought more errors than it mended
};

/// Applies the fixes that can mean nothing else (no offers) to `files` of the rule set, compiles again, and goes on
/// until there are none, at most ten rounds. A file never ends with more syntax errors than it had, nor, at as many,
/// with more errors (what a syntax error had hidden counts as found, not as new).
FixResult fix_rules(const RuleSet& rules, const std::vector<std::string>& files);

}  // namespace zhunsheng

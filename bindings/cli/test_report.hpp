// SPDX-License-Identifier: Apache-2.0
// What `test` prints: one line a failure that an editor can jump to, JSON, JUnit, and coverage as one HTML page.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng::cli {

struct TestRun {
  std::vector<ExampleResult> examples;
  std::optional<CoverageReport> coverage;
  std::optional<MutationReport> mutation;
};

/// `all`: known faults, covered checks and killed mutants too.
std::string test_text(const TestRun& run, Language language, bool all);
std::string test_json(const TestRun& run);
std::string test_junit(const TestRun& run);
std::string coverage_html(const CoverageReport& coverage, Language language);

/// A share as people read it: "67%"; never 100% unless it is all.
std::string percent(std::size_t part, std::size_t whole);
/// 通过 or satisfied, of an outcome's English word.
std::string outcome_word(const std::string& outcome, Language language);
/// The items in the order in which they need work: least covered first.
std::vector<const CoverageItem*> worst_first(const CoverageReport& coverage);

}  // namespace zhunsheng::cli

// SPDX-License-Identifier: Apache-2.0
// Testing rules: runs the examples (例), says which conditions they show (coverage), and which small mistakes in the rules
// they would not notice (mutation).
//
//   for (const auto& example : zhunsheng::run_examples(rules, {.as_of = "2026-03-01"}))
//     for (const auto& problem : example.problems) std::cerr << problem.place.file << ':' << problem.place.line << ": " << problem.message << '\n';
//
// Everything is in a fixed order, on any number of threads. Nothing here reads the clock. Messages are in `language`;
// words of the rules are quoted as their author wrote them.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "zhunsheng/ruleset.hpp"

namespace zhunsheng {

struct TestOptions {
  std::string as_of;               ///< "2026-03-01": for examples without 按
  std::vector<std::string> files;  ///< only what stands in these files and folders; empty: everything
  std::string only;                ///< only examples whose name, or the id of whose check or pattern, contains this
  Language language = Language::chinese;
  unsigned jobs = 1;               ///< threads for coverage and mutation
};

/// A place in a rule file: 1-based line and column (in characters), and the bytes [begin, end) of the file.
struct SourcePlace {
  std::string file;
  std::size_t line = 0, column = 0, begin = 0, end = 0;
};

/// Something to say about an example: `message` in one line, `details` why, and the nearest thing to change.
struct TestProblem {
  enum class Kind { failure, known, mended };  ///< known: 漏报待改 or 误报待改 still stands; mended: it stands no more
  Kind kind = Kind::failure;
  SourcePlace place;
  std::string message;
  std::vector<std::string> details;
};

/// One example after its run.
struct ExampleResult {
  enum class Status { passed, failed, known };
  std::string module, name;
  SourcePlace place;
  Status status = Status::passed;
  std::size_t claims = 0;  ///< 期望 and sentences
  std::vector<TestProblem> problems;
};
std::vector<ExampleResult> run_examples(const RuleSet& rules, const TestOptions& options);

struct CoverageGap {
  SourcePlace place;
  std::string message;  ///< 没有一个例使“决策.征求意见”为否
};
struct ConditionCoverage {
  SourcePlace place;
  std::string text;
  std::string role;       ///< applies, norm, exception, definition
  std::string exception;  ///< its name, for role exception
  bool seen_yes = false, seen_no = false, decides_yes = false, decides_no = false;
  bool covered = false;   ///< alone decides in an example where it is 是 and in one where it is 否
};
struct ExceptionCoverage {
  SourcePlace place;
  std::string name;
  bool held = false, failed = false;
};
/// A check, or a definition that checks read (then without outcomes and exceptions).
struct CoverageItem {
  std::string id;
  bool is_check = true;
  SourcePlace place;
  std::size_t cases = 0;  ///< claims of examples on the check
  std::vector<std::string> outcomes, missing_outcomes;  ///< violated, undetermined, …
  std::vector<ConditionCoverage> conditions;
  std::vector<ExceptionCoverage> exceptions;
  std::vector<CoverageGap> gaps;
  [[nodiscard]] std::size_t covered() const;
};
struct CoverageReport {
  std::vector<CoverageItem> items;  ///< checks by id, then definitions
  std::vector<RuleSource> files;    ///< the rule files in which they stand
};
CoverageReport measure_coverage(const RuleSet& rules, const TestOptions& options);

struct MutantReport {
  SourcePlace place;
  std::string owner;          ///< id of the check, definition or parameter
  std::string kind;           ///< relation, threshold, exception, operand, junction, negation, quantifier, date
  std::string kind_label;     ///< the same for people
  std::string from, to;       ///< 不少于 30日 → 超过 30日
  bool killed = false;
  std::string killer;         ///< name of the example that failed
  std::string cure;           ///< of a survivor: a 例 that holds and would fail; empty: equivalent, or none found
  std::string cure_check;     ///< id of the check that it is about
  std::string otherwise;      ///< the outcome the mistake would give
};
struct MutationReport {
  std::vector<MutantReport> mutants;
};
MutationReport run_mutants(const RuleSet& rules, const TestOptions& options);

}  // namespace zhunsheng

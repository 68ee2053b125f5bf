// SPDX-License-Identifier: Apache-2.0
// Runs 例 blocks. A pattern's samples are matched alone; a check's samples are reviewed as a one-paragraph document; a
// scenario (给定, 文本, 材料, 期望) is reviewed whole, with the kinds of its text, else those the expected check is for.
// Examples never read the clock: one without 按 is judged at the date handed in.
//
// A problem says where, what was expected and what came instead in one line; its details say why, and what is the
// nearest thing to change.
#pragma once
#include <string>
#include <vector>

#include "engine/testing/bench.hpp"

namespace zhunsheng::testing {

enum class ExampleStatus : std::uint8_t { passed, failed, known };
enum class ProblemKind : std::uint8_t {
  failure,
  known,   ///< 漏报待改 or 误报待改 that still stands
  mended   ///< one that stands no more: to be written as 命中 or 不命中
};

struct Problem {
  ProblemKind kind = ProblemKind::failure;
  base::Span span;
  std::string message;
  std::vector<std::string> details;
};

struct ExampleResult {
  std::size_t example = 0;  ///< index in Ruleset::examples
  ExampleStatus status = ExampleStatus::passed;
  std::size_t claims = 0;   ///< expectations and sentences judged
  std::vector<Problem> problems;
};

ExampleResult run_example(const Bench& bench, std::size_t example);

}  // namespace zhunsheng::testing

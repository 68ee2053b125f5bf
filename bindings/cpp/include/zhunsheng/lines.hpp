// SPDX-License-Identifier: Apache-2.0
// Facts by the million: JSON Lines, one dossier a line, each evaluated on its own; on several threads where asked for, and
// always handed out in order of the lines. A wrong line is said to be wrong and left out, the others go on.
//
//   zhunsheng::review_lines(rules, "dossiers.jsonl", options, {.jobs = 0}, [](const zhunsheng::LineReview& line) {
//     std::cout << line.text;
//     return true;   // false: enough
//   });
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "zhunsheng/review.hpp"

namespace zhunsheng {

/// What became of one line. Blank lines are passed over.
struct LineReview {
  std::size_t line = 0;             ///< from 1; blank lines count
  std::string text;                 ///< the review rendered; of a wrong line {"line", "error"}, in the text format words
  std::vector<std::string> errors;  ///< what is wrong with the line (ReviewOptions::language): it was not reviewed
  Summary summary;
  std::optional<Severity> worst;    ///< of what is violated
};

struct LinesOptions {
  Format format = Format::jsonl;
  RenderOptions render;
  unsigned jobs = 1;  ///< threads; 0: as many as there are cores
};

/// Why it ended, where it did not end behind the last line.
struct LinesEnd {
  std::vector<std::string> usage_errors;  ///< wrong options, or no such file: nothing was reviewed
  std::string unreadable;                 ///< the file is no text, or could not be read on
};

/// Reviews the lines of a file ("-": of standard input); ReviewOptions::facts is not read. A file of any size goes through
/// little memory. `done` is called on the calling thread; the run ends when it returns false.
LinesEnd review_lines(const RuleSet& rules, const std::string& path, const ReviewOptions& options, const LinesOptions& lines, const std::function<bool(const LineReview&)>& done);

}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// A Review → one of the report formats, as one string of valid UTF-8. Same review, same bytes.
//
//   text   for people: worst first, what to submit grouped by material, one line of counts
//   json   one object a review (design.md §6), an array for several; jsonl: one line a review
//
// Reports escape what documents say: no control character, escape sequence or direction mark reaches a terminal. They
// decide nothing, read no file and know no rule set.
#pragma once
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/findings/finding.hpp"

namespace zhunsheng::report {

struct TextOptions {
  base::Language language = base::Language::chinese;  ///< of the frame; rule sets speak Chinese
  bool colour = false;
  bool all = false;    ///< satisfied, not applicable and harmless ones too
  bool quiet = false;  ///< the one-line count only
  std::size_t width = 80;  ///< terminal cells
  std::string explain_command;  ///< opens what is folded of reasons; {check} stands for the id of the check, {path} for the document
};

std::string render_text(const findings::Review& review, const TextOptions& options);
/// One object, indented; ends with a line feed. `all`: entries marked is_rest too.
std::string render_json(const findings::Review& review, bool all);
/// An array of such objects.
std::string render_json(const std::vector<const findings::Review*>& reviews, bool all);
/// One line, ends with a line feed.
std::string render_jsonl(const findings::Review& review, bool all);

/// A line of JSON Lines that was not reviewed, among those that were.
struct WrongLine {
  std::string source;               ///< name of the file
  std::size_t line = 0;             ///< from 1
  std::vector<std::string> errors;  ///< in the language of the review
};
std::string render_text(const WrongLine& wrong, const TextOptions& options);
/// {"line", "error"}; several errors are joined by line feeds.
std::string render_json(const WrongLine& wrong);
std::string render_jsonl(const WrongLine& wrong);

}  // namespace zhunsheng::report

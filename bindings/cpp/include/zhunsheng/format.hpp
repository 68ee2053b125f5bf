// SPDX-License-Identifier: Apache-2.0
// The canonical layout of a rule file, for editors and for `zhunsheng fmt`.
//
//   const zhunsheng::Formatted result = zhunsheng::format_rules({"a.zs", text}, {});
//   if (result.status == zhunsheng::Formatted::Status::changed) save(result.text);
//
// Keywords, names, literals, comments and signs stay; blanks, line ends and the order of fields become canonical. A text with
// a syntax error is not touched. What a text says never changes: that is checked before the result is given.
#pragma once
#include <string>
#include <vector>

#include "zhunsheng/ruleset.hpp"

namespace zhunsheng {

enum class KeywordColumn { as_written, chinese, english };

struct FormatOptions {
  KeywordColumn column = KeywordColumn::as_written;
  Language language = Language::chinese;  ///< of messages
};

struct Formatted {
  enum class Status { unchanged, changed, syntax_error, bug /**< ours: the text was left alone */ };
  Status status = Status::unchanged;
  std::string text;         ///< canonical; empty unless unchanged or changed
  std::string diagnostics;  ///< with source lines and carets, where there is a syntax error
};

Formatted format_rules(const RuleSource& source, const FormatOptions& options);

}  // namespace zhunsheng

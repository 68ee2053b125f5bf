// SPDX-License-Identifier: Apache-2.0
// What is wrong in rule files, as values: a stable code, a place, the words in both languages, notes, and what would
// mend it. docs/diagnostics.md explains the codes; diagnostic_page gives the page of one.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace zhunsheng {

/// A half-open stretch of a rule file. Lines and columns count from 1, columns in characters; bytes from 0.
struct TextPlace {
  std::string file;
  std::size_t line = 1, column = 1, end_line = 1, end_column = 1;
  std::size_t begin_byte = 0, end_byte = 0;
};

struct DiagnosticNote {
  TextPlace place;
  std::string message, message_en;
};

/// Replace what stands at `place`; an empty place inserts, an empty replacement deletes.
struct TextEdit {
  TextPlace place;
  std::string replacement;
};

/// All edits together mend the mistake. An offer is a guess for the author to judge; fix_rules leaves it alone.
struct DiagnosticFix {
  bool is_offer = false;
  std::vector<TextEdit> edits;
};

struct Diagnostic {
  std::string code;  ///< ZS2003
  bool is_error = true;  ///< false: a warning
  std::string message, message_en;
  TextPlace place;
  std::vector<DiagnosticNote> notes;
  std::optional<std::string> suggestion;  ///< 您是不是想写“…”？
  std::optional<DiagnosticFix> fix;
};

/// Every code there is ("ZS1001" …), in order.
std::vector<std::string> diagnostic_codes();
/// The page of a code (Markdown: what it says, a text that has it, one that has not); nothing if there is no such code.
std::optional<std::string> diagnostic_page(const std::string& code);

}  // namespace zhunsheng

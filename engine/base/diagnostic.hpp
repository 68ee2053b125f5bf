// SPDX-License-Identifier: Apache-2.0
// Diagnostics are data: a stable code, one primary span, arguments taken from the author's text, notes with spans, and
// a fix where one is known. The messages live in engine/base/diagnostics/*.def, one line each.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/source.hpp"

namespace zhunsheng::base {

enum class DiagnosticSeverity : std::uint8_t { error, warning };
enum class Language : std::uint8_t { chinese, english };

enum class Code : std::uint16_t {
#define ZS_DIAGNOSTIC(number, name, severity, chinese, english) name = number,
#include "engine/base/diagnostics.def"
#undef ZS_DIAGNOSTIC
};

/// The message of a note; its arguments fill {0}, {1}, …
struct Note {
  Span span;
  std::string chinese;
  std::string english;
};

/// Replace the bytes of `span` by `replacement`; an empty span inserts, an empty replacement deletes.
struct Edit {
  Span span;
  std::string replacement;
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// What mends the mistake. `check --fix` applies it where the author can have meant nothing else; an offer (the nearest
/// name, a unit that was guessed) is only shown: 最高限价 is one letter from 最低限价.
struct Fix {
  std::vector<Edit> edits;  ///< of one source, in order, not overlapping
  bool is_offer = false;
  explicit Fix(std::vector<Edit> all) : edits(std::move(all)) {}
  Fix(Span span, std::string replacement) : edits{{span, std::move(replacement)}} {}
  static Fix offer(Span span, std::string replacement) {
    Fix fix(span, std::move(replacement));
    fix.is_offer = true;
    return fix;
  }
};

struct Diagnostic {
  Code code{};
  Span span;
  std::vector<std::string> arguments;
  std::vector<Note> notes;
  std::optional<std::string> suggestion;  ///< 您是不是想写“…”？
  std::optional<Fix> fix;
};

struct DiagnosticInfo {
  Code code{};
  std::string_view name;
  DiagnosticSeverity severity{};
  std::string_view chinese;
  std::string_view english;
};

/// Every diagnostic there is, in order of its code.
const std::vector<DiagnosticInfo>& all_diagnostics();
const DiagnosticInfo& info(Code code);
/// "ZS2003".
std::string code_name(Code code);
/// Fills {0}, {1}, … of the template.
std::string fill(std::string_view message, const std::vector<std::string>& arguments);
std::string message(const Diagnostic& diagnostic, Language language);
bool has_error(const std::vector<Diagnostic>& diagnostics);

}  // namespace zhunsheng::base

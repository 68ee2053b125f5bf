// SPDX-License-Identifier: Apache-2.0
// The table of messages, built from the .def files.
#include "engine/base/diagnostic.hpp"

#include <algorithm>

#include "engine/base/assert.hpp"
#include "engine/base/bilingual.hpp"

namespace zhunsheng::base {

const std::vector<DiagnosticInfo>& all_diagnostics() {
  static const std::vector<DiagnosticInfo> table = [] {
    std::vector<DiagnosticInfo> rows{
#define ZS_DIAGNOSTIC(number, name, severity, chinese, english) {Code::name, #name, DiagnosticSeverity::severity, chinese, english},
#include "engine/base/diagnostics.def"
#undef ZS_DIAGNOSTIC
    };
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    return rows;
  }();
  return table;
}

const DiagnosticInfo& info(Code code) {
  const auto& rows = all_diagnostics();
  const auto found = std::lower_bound(rows.begin(), rows.end(), code, [](const DiagnosticInfo& row, Code wanted) { return row.code < wanted; });
  ZS_ASSERT(found != rows.end() && found->code == code, "every code has a message");
  return *found;
}

namespace {
constexpr char language_break = '\x1e';  // a record separator; no author's word holds one (the lexer refuses control characters)
}

std::string in_both(std::string_view chinese, std::string_view english) { return std::string(chinese) + language_break + std::string(english); }

std::string_view in_language(std::string_view argument, Language language) {
  const auto at = argument.find(language_break);
  if (at == std::string_view::npos) return argument;
  return language == Language::chinese ? argument.substr(0, at) : argument.substr(at + 1);
}

std::string code_name(Code code) { return "ZS" + std::to_string(static_cast<int>(code)); }

std::string fill(std::string_view message, const std::vector<std::string>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < message.size(); ++i) {
    const bool is_slot = message[i] == '{' && i + 2 < message.size() && message[i + 1] >= '0' && message[i + 1] <= '9' && message[i + 2] == '}';
    if (!is_slot) {
      out += message[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(message[i + 1] - '0');
    if (index < arguments.size()) out += arguments[index];
    i += 2;
  }
  return out;
}

std::string message(const Diagnostic& diagnostic, Language language) {
  const DiagnosticInfo& row = info(diagnostic.code);
  std::vector<std::string> arguments;
  for (const auto& argument : diagnostic.arguments) arguments.emplace_back(in_language(argument, language));
  return fill(language == Language::chinese ? row.chinese : row.english, arguments);
}

bool has_error(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return info(d.code).severity == DiagnosticSeverity::error; });
}

}  // namespace zhunsheng::base

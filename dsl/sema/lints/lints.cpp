// SPDX-License-Identifier: Apache-2.0
// The table of lints.
#include "dsl/sema/lints/lints.hpp"

#include "dsl/sema/passes.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {

base::Diagnostic* LintInput::warn(base::Code code, base::Span span, std::vector<std::string> arguments) {
  if (!seen_.emplace(code, span.source, span.begin, span.end).second) return nullptr;
  return &context.report.add(code, span, std::move(arguments));
}

std::string LintInput::text_of(base::Span span) const {
  constexpr std::size_t longest_shown = 40;  // characters of the author's text in a message
  std::string out;
  bool blank = false;
  for (const char c : context.slice(span)) {
    const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (is_blank && blank) continue;
    out += is_blank ? ' ' : c;
    blank = is_blank;
  }
  if (base::count_code_points(out) <= longest_shown) return out;
  return std::string(base::slice_code_points(out, 0, longest_shown - 1)) + "…";
}

void run_lints(Context& context) {
  LintInput input(context);
  for (const auto lint : {lint_expressions, lint_conditions, lint_rows, lint_norms, lint_unused, lint_parameters, lint_examples, lint_slots,
                          lint_characters, lint_duplicates, lint_phrases, lint_dates, lint_checks})
    lint(input);
}

}  // namespace zhunsheng::sema

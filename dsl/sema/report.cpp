// SPDX-License-Identifier: Apache-2.0
// Sorting of diagnostics is stable, so that two at one place keep the order in which they were found.
#include "dsl/sema/report.hpp"

#include <algorithm>
#include <utility>

namespace zhunsheng::sema {

base::Diagnostic& Report::add(base::Code code, base::Span span, std::vector<std::string> arguments) {
  ++count_;
  base::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.span = span;
  diagnostic.arguments = std::move(arguments);
  if (diagnostics_.size() > most_diagnostics) {  // the caller may fill in the last one, which is dropped
    has_error_ = has_error_ || base::info(code).severity == base::DiagnosticSeverity::error;
    dropped_ = std::move(diagnostic);
    return dropped_;
  }
  diagnostics_.push_back(std::move(diagnostic));
  return diagnostics_.back();
}

std::vector<base::Diagnostic> Report::take() {
  if (count_ > diagnostics_.size()) {
    diagnostics_.back().code = has_error_ || base::has_error(diagnostics_) ? base::Code::too_many_errors : diagnostics_.back().code;
    diagnostics_.back().arguments = {std::to_string(most_diagnostics)};
    diagnostics_.back().fix.reset();
  }
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [](const base::Diagnostic& a, const base::Diagnostic& b) {
    return a.span.source != b.span.source ? a.span.source < b.span.source : a.span.begin < b.span.begin;
  });
  return std::move(diagnostics_);
}

base::Note first_note(base::Span span) { return {span, "第一次写在这里", "first written here"}; }

}  // namespace zhunsheng::sema

// SPDX-License-Identifier: Apache-2.0
// Dates that the author writes in rules: the law reviewed here begins in 1949, and nothing of it is dated beyond 2100.
#include "dsl/sema/lints/lints.hpp"

namespace zhunsheng::sema {
namespace {

constexpr int earliest_year = 1949, latest_year = 2100;

void examine(LintInput& input, base::Date date, base::Span span) {
  const int year = base::civil(date).year;
  if (year < earliest_year || year > latest_year) input.warn(base::Code::improbable_date, span, {std::to_string(year)});
}

void examine(LintInput& input, const std::vector<model::CitationUse>& uses) {
  for (const auto& use : uses) {
    if (use.bracket.from) examine(input, *use.bracket.from, use.span);
    if (use.bracket.until) examine(input, *use.bracket.until, use.span);
  }
}

}  // namespace

void lint_dates(LintInput& input) {
  for (const auto& node : input.rules.exprs) {
    if (node.op != model::Op::constant || node.type.kind != model::TypeKind::date) continue;
    examine(input, base::Date{static_cast<std::int32_t>(input.rules.constants[node.ref].a)}, node.span);
  }
  for (const auto& declared : input.context.declarations.parameters)
    for (const auto& version : declared.node->versions) examine(input, version.from, version.from_span);
  for (const auto& declared : input.context.declarations.checks)
    for (const auto& range : declared.node->in_force)
      for (const auto& date : {range.from, range.until})
        if (date) examine(input, *date, range.span);
  for (const auto& check : input.rules.checks) examine(input, check.citations);
  for (const auto& exception : input.rules.exceptions) examine(input, exception.citations);
}

}  // namespace zhunsheng::sema

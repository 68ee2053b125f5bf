// SPDX-License-Identifier: Apache-2.0
// Lints: warnings about rule sets that compile. Each lint is one function over the finished model, one file each, listed
// in lints.cpp; they run only where no error was found. A lint proves what it says or stays silent: "never" means for no
// known values of the facts, and what is beyond the reach of the solver (solver.hpp) is not reported.
//
// To add one: a line in engine/base/diagnostics/lint.def, a function here, a line in lints.cpp, docs/diagnostics/ZS….md,
// tests/golden/lint/{good,bad}.
#pragma once
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "dsl/sema/context.hpp"
#include "dsl/sema/lints/terms.hpp"

namespace zhunsheng::sema {

/// What every lint reads, and how it reports: a second warning of one code at one place is dropped (a row of a 表 stands
/// in the guards of later rows too).
class LintInput {
 public:
  explicit LintInput(Context& context) : context(context), rules(context.rules), terms(context.rules) {}
  /// Null if this was reported already. Valid until the next call.
  base::Diagnostic* warn(base::Code code, base::Span span, std::vector<std::string> arguments = {});
  [[nodiscard]] std::string text_of(base::Span span) const;

  Context& context;
  const model::Ruleset& rules;
  Terms terms;

 private:
  std::set<std::tuple<base::Code, std::uint32_t, std::uint32_t, std::uint32_t>> seen_;
};

void lint_conditions(LintInput& input);    ///< conditions that never, or always, hold
void lint_norms(LintInput& input);         ///< checks that can never be violated, exceptions without effect
void lint_rows(LintInput& input);          ///< rows of a 表 and cases of a 定义 that are never reached
void lint_unused(LintInput& input);        ///< declarations that nothing reads
void lint_parameters(LintInput& input);    ///< versions without a citation in force, versions that change nothing
void lint_examples(LintInput& input);      ///< checks whose examples never expect a violation
void lint_slots(LintInput& input);         ///< slots of 提示 whose value may be unknown when the check is violated
void lint_characters(LintInput& input);    ///< hidden, look-alike and full-width characters in strings
void lint_duplicates(LintInput& input);    ///< two checks of one norm, two of one title, a citation twice
void lint_phrases(LintInput& input);       ///< phrases that stand twice, phrases that reach over the end of a sentence
void lint_expressions(LintInput& input);   ///< comparisons with oneself, double negation
void lint_dates(LintInput& input);         ///< years that are probably slips
void lint_checks(LintInput& input);        ///< 要点 and 补正

/// Runs them all.
void run_lints(Context& context);

}  // namespace zhunsheng::sema

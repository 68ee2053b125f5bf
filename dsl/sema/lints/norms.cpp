// SPDX-License-Identifier: Apache-2.0
// 适用 and 应当 together: a check that can never be violated, and exceptions that never, or always, hold where it is.
#include "dsl/sema/citations.hpp"
#include "dsl/sema/lints/lints.hpp"
#include "dsl/sema/lints/solver.hpp"

namespace zhunsheng::sema {
namespace {

using model::Op;

class Norms {
 public:
  explicit Norms(LintInput& input) : input_(input), solver_(input.rules, input.terms) {}

  void examine(const model::Check& check) {
    const model::Expr& norm = at(input_.rules, check.norm);
    if (norm.op == Op::constant) return;  // 不得 是: whenever it applies, said openly
    std::vector<Goal> broken{{check.norm, check.forbids}};
    if (!solver_.can_be(broken)) return;  // said of the condition itself
    if (check.applies.is_valid()) {
      if (!solver_.can_be({{check.applies, true}})) return;
      broken.push_back({check.applies, true});
    }
    if (!solver_.can_be(broken)) {
      if (base::Diagnostic* diagnostic = input_.warn(base::Code::norm_never_broken, norm.span, {check.name}))
        diagnostic->notes.push_back({at(input_.rules, check.applies).span, "适用的条件写在这里", "it applies where this holds"});
      return;
    }
    for (const model::ExceptionId id : check.exceptions) {
      examine(id, broken);
      examine_certainty(check, at(input_.rules, id), broken);
    }
  }

 private:
  /// `around`: what holds where the exception is asked.
  void examine(model::ExceptionId id, const std::vector<Goal>& around) {
    const model::Exception& exception = at(input_.rules, id);
    if (!exception.when.is_valid() || !solver_.can_be({{exception.when, true}})) return;
    std::vector<Goal> inside = around;
    inside.push_back({exception.when, true});
    if (!solver_.can_be(inside)) {
      input_.warn(base::Code::exception_without_effect, at(input_.rules, exception.when).span, {exception.name});
      return;
    }
    for (const model::ExceptionId inner : exception.inner) examine(inner, inside);
  }

  /// An exception that holds wherever the norm is broken. One whose citations begin later, or end, fails on other days.
  void examine_certainty(const model::Check& check, const model::Exception& exception, std::vector<Goal> broken) {
    if (!exception.inner.empty() || !exception.when.is_valid() || !solver_.can_be({{exception.when, false}})) return;
    broken.push_back({exception.when, false});
    if (!solver_.can_be(broken) && is_always_in_force(check, exception)) input_.warn(base::Code::always_exempt, at(input_.rules, exception.when).span, {exception.name});
  }

  bool is_always_in_force(const model::Check& check, const model::Exception& exception) const {
    std::optional<base::Date> first;  // nothing: some citation of the check is in force since ever
    for (const auto& use : check.citations)
      for (const auto& span : force_of(input_.context, use)) {
        if (!span.from) return covers(exception, std::nullopt);
        if (!first || *span.from < *first) first = span.from;
      }
    return covers(exception, first);
  }
  bool covers(const model::Exception& exception, std::optional<base::Date> first) const {
    for (const auto& use : exception.citations)
      for (const auto& span : force_of(input_.context, use))
        if (is_basis(use) && !span.until && (!span.from || (first && *span.from <= *first))) return true;
    return false;
  }

  LintInput& input_;
  Solver solver_;
};

}  // namespace

void lint_norms(LintInput& input) {
  Norms norms(input);
  for (const auto& check : input.rules.checks)
    if (check.norm.is_valid()) norms.examine(check);
}

}  // namespace zhunsheng::sema

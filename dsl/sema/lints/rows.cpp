// SPDX-License-Identifier: Apache-2.0
// Rows of a 首个 table that earlier rows cover, and rows or cases whose condition stands there already.
#include <map>

#include "dsl/sema/lints/lints.hpp"
#include "dsl/sema/lints/solver.hpp"
#include "dsl/sema/lints/words.hpp"

namespace zhunsheng::sema {
namespace {

constexpr std::size_t longest_table = 200;  // rows of a 首个 table; each is compared with all before it

void examine_covered(LintInput& input, Solver& solver, const model::Definition& definition) {
  std::vector<Goal> earlier;  // none of them holds
  for (std::size_t i = 0; i < definition.cases.size() && i < longest_table; ++i) {
    const model::ExprId guard = definition.cases[i].guard;
    if (!guard.is_valid()) continue;
    std::vector<Goal> goals = earlier;
    goals.push_back({guard, true});
    const bool is_own_fault = !solver.can_be({{guard, true}});
    if (!is_own_fault && !solver.can_be(goals)) input.warn(base::Code::shadowed_row, at(input.rules, guard).span);
    earlier.push_back({guard, false});
  }
}

/// Two cases with one condition: the later says nothing new, or both together give no result.
void examine_repeated(LintInput& input, const model::Definition& definition) {
  std::map<TermId, const model::DefinitionCase*> first;
  for (const auto& one : definition.cases) {
    if (!one.guard.is_valid()) continue;
    const auto [found, is_new] = first.emplace(input.terms.of(one.guard), &one);
    if (is_new) continue;
    const bool same_value = input.terms.of(one.value) == input.terms.of(found->second->value);
    base::Diagnostic* diagnostic = input.warn(same_value ? base::Code::shadowed_row : base::Code::conflicting_rows, at(input.rules, one.guard).span);
    if (diagnostic != nullptr) diagnostic->notes.push_back({at(input.rules, found->second->guard).span, "同样的条件写在这里", "the same condition stands here"});
  }
}

}  // namespace

void lint_rows(LintInput& input) {
  Solver solver(input.rules, input.terms);
  for (std::size_t i = 0; i < input.rules.definitions.size(); ++i) {
    if (is_table_with_policy(input, i, "首个", "first")) examine_covered(input, solver, input.rules.definitions[i]);
    else if (!is_table_with_policy(input, i, "全部", "all")) examine_repeated(input, input.rules.definitions[i]);
  }
}

}  // namespace zhunsheng::sema

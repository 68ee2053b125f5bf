// SPDX-License-Identifier: Apache-2.0
// Conditions that hold for no facts, or for all of them, and parts of 且 and 或 that add nothing. The smallest part at
// fault is reported, and what contains it is not.
#include "dsl/sema/lints/lints.hpp"
#include "dsl/sema/lints/solver.hpp"
#include "dsl/sema/lints/words.hpp"

namespace zhunsheng::sema {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;

constexpr std::size_t longest_run = 16;  // operands of one 且 or 或 that are compared with each other

class Conditions {
 public:
  explicit Conditions(LintInput& input) : input_(input), solver_(input.rules, input.terms) {}

  /// True if something was said about the condition or a part of it.
  bool examine(ExprId id) {
    if (!id.is_valid()) return false;
    const Expr& node = at(input_.rules, id);
    if (node.op == Op::logical_not) return examine(node.a);
    if (node.op == Op::logical_and || node.op == Op::logical_or) return examine_run(id, node);
    const bool is_decidable = (node.op >= Op::equal && node.op <= Op::less) || node.op == Op::in_set;
    if (!is_decidable) return false;
    return is_self_comparison(input_, node) || examine_whole(id, node);  // a comparison with oneself is said by its own lint
  }

 private:
  bool examine_whole(ExprId id, const Expr& node) {
    if (!solver_.can_be({{id, true}})) return input_.warn(base::Code::condition_never, node.span, {input_.text_of(node.span)}), true;
    if (!solver_.can_be({{id, false}})) return input_.warn(base::Code::condition_always, node.span, {input_.text_of(node.span)}), true;
    return false;
  }

  bool examine_run(ExprId id, const Expr& node) {
    bool is_reported = false;
    for (std::uint32_t i = node.list_begin; i < node.list_end; ++i) is_reported = examine(input_.rules.operands[i]) || is_reported;
    return is_reported || examine_whole(id, node) || examine_parts(node);
  }

  /// A part of 且 that the other parts imply; of 或, one that implies the others.
  bool examine_parts(const Expr& node) {
    const std::size_t count = node.list_end - node.list_begin;
    if (count > longest_run) return false;
    const bool is_and = node.op == Op::logical_and;
    for (std::size_t i = count; i-- > 0;) {  // of two that say the same, the later one is superfluous
      std::vector<Goal> goals;
      for (std::size_t k = 0; k < count; ++k) goals.push_back({input_.rules.operands[node.list_begin + k], (k == i) != is_and});
      if (solver_.can_be(goals)) continue;
      const Expr& part = at(input_.rules, input_.rules.operands[node.list_begin + i]);
      if (part.op == Op::constant) return false;
      if (base::Diagnostic* diagnostic = input_.warn(base::Code::redundant_condition, part.span, {input_.text_of(part.span)}); diagnostic != nullptr && i > 0)
        diagnostic->fix = removal(input_, at(input_.rules, input_.rules.operands[node.list_begin + i - 1]).span, part.span);
      return true;
    }
    return false;
  }

  LintInput& input_;
  Solver solver_;
};

/// The rows of a 首个 table repeat the earlier rows in their guards: their own condition is the first operand.
ExprId own_condition(const model::Ruleset& rules, ExprId guard, bool is_first_hit) {
  if (!is_first_hit || !guard.is_valid()) return guard;
  const Expr& node = at(rules, guard);
  return node.op == Op::logical_and ? rules.operands[node.list_begin] : guard;
}

}  // namespace

void lint_conditions(LintInput& input) {
  const model::Ruleset& rules = input.rules;
  Conditions conditions(input);
  for (const auto& material : rules.materials) conditions.examine(material.condition);
  for (std::size_t i = 0; i < rules.definitions.size(); ++i)
    for (std::size_t row = 0; row < rules.definitions[i].cases.size(); ++row) {
      const auto& one = rules.definitions[i].cases[row];
      conditions.examine(own_condition(rules, one.guard, row > 0 && is_table_with_policy(input, i, "首个", "first")));
      if (rules.definitions[i].type.kind == model::TypeKind::boolean) conditions.examine(one.value);
    }
  for (const auto& check : rules.checks) {
    conditions.examine(check.applies);
    conditions.examine(check.norm);
  }
  for (const auto& exception : rules.exceptions) conditions.examine(exception.when);
  for (const auto& node : rules.exprs) {
    const bool is_quantifier = node.op == Op::every || node.op == Op::some || node.op == Op::none;
    const bool is_aggregate = node.op == Op::sum || node.op == Op::count || node.op == Op::maximum || node.op == Op::minimum;
    if (is_quantifier || is_aggregate) conditions.examine(node.b);
  }
}

}  // namespace zhunsheng::sema

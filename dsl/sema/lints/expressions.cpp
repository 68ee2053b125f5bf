// SPDX-License-Identifier: Apache-2.0
// Comparisons of a value with itself, and 不是 不是.
#include "dsl/sema/lints/lints.hpp"
#include "dsl/sema/lints/words.hpp"

namespace zhunsheng::sema {
namespace {

using model::Expr;
using model::Op;

void examine_comparison(LintInput& input, const Expr& node) {
  if (at(input.rules, node.a).op == Op::constant) return;  // columns of a 表 may be anything; a constant with itself is said elsewhere
  const bool holds = node.op == Op::equal || node.op == Op::at_least || node.op == Op::at_most;
  input.warn(base::Code::self_comparison, node.span, {input.text_of(node.span), holds ? "成立" : "不成立", holds ? "true" : "false"});
}

void examine_negation(LintInput& input, const Expr& node) {
  const Expr& inner = at(input.rules, node.a);
  if (inner.op != Op::logical_not || inner.span.source != node.span.source) return;
  base::Diagnostic* diagnostic = input.warn(base::Code::double_negation, node.span);
  if (diagnostic == nullptr) return;
  const Expr& kept = at(input.rules, inner.a);
  const bool is_run = kept.op == Op::logical_and || kept.op == Op::logical_or;
  const std::string text(input.context.slice(kept.span));
  const bool has_brackets = text.starts_with("(") || text.starts_with("（");
  diagnostic->fix = base::Fix{node.span, is_run && !has_brackets ? "(" + text + ")" : text};
}

}  // namespace

void lint_expressions(LintInput& input) {
  for (const auto& node : input.rules.exprs) {
    if (node.op >= Op::equal && node.op <= Op::less && is_self_comparison(input, node)) examine_comparison(input, node);
    if (node.op == Op::logical_not) examine_negation(input, node);
  }
}

}  // namespace zhunsheng::sema

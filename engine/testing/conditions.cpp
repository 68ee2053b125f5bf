// SPDX-License-Identifier: Apache-2.0
// Walks expressions down to what is neither 且, 或, 不是 nor a quantifier.
#include "engine/testing/conditions.hpp"

#include <algorithm>

namespace zhunsheng::testing {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;
using model::TypeKind;

bool is_aggregate(Op op) { return op == Op::sum || op == Op::count || op == Op::maximum || op == Op::minimum; }
bool is_quantifier(Op op) { return op == Op::every || op == Op::some || op == Op::none; }
bool is_literal(Op op) { return op == Op::constant || op == Op::unknown || op == Op::not_applicable; }

class Collector {
 public:
  Collector(const model::Ruleset& rules, Role role, std::uint32_t owner, std::vector<Condition>& out) : rules_(rules), role_(role), owner_(owner), out_(out) {}

  /// `root` is a condition: its atoms are.
  void decompose(ExprId root) {
    if (!root.is_valid()) return;
    const Expr& expr = at(rules_, root);
    if (expr.op == Op::logical_not) return decompose(expr.a);
    if (is_quantifier(expr.op)) {
      look_inside(expr.a);
      return decompose(expr.b);
    }
    if (expr.op == Op::logical_and || expr.op == Op::logical_or) {
      for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) decompose(rules_.operands[i]);
      return;
    }
    if (is_literal(expr.op)) return;
    add(root, expr.span);
    look_inside_operands(expr);
  }

  /// A value: only what chooses the elements of an aggregate is a condition.
  void look_inside(ExprId root) {
    if (!root.is_valid()) return;
    const Expr& expr = at(rules_, root);
    if (!is_aggregate(expr.op)) return look_inside_operands(expr);
    look_inside(expr.a);
    decompose(expr.b);
    look_inside(expr.c);
  }

 private:
  void look_inside_operands(const Expr& expr) {
    for (const ExprId child : {expr.a, expr.b, expr.c}) look_inside(child);
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) look_inside(rules_.operands[i]);
  }
  void add(ExprId expr, base::Span span) {
    const bool has_place = span.end > span.begin;
    for (Condition& each : out_) {
      if (!has_place || each.role != role_ || each.owner != owner_ || each.span != span) continue;
      each.exprs.push_back(expr);
      return;
    }
    out_.push_back({{expr}, role_, owner_, span});
  }

  const model::Ruleset& rules_;
  Role role_;
  std::uint32_t owner_;
  std::vector<Condition>& out_;
};

void add_exceptions(const model::Ruleset& rules, const std::vector<model::ExceptionId>& ids, std::vector<model::ExceptionId>& out) {
  for (const auto id : ids) {
    out.push_back(id);
    add_exceptions(rules, at(rules, id).inner, out);
  }
}

}  // namespace

std::string words_of(const Bench& bench, const Condition& condition) {
  const std::string words = words_of(bench, condition.span);
  const Expr& expr = at(bench.rules, condition.exprs.front());
  if (words.empty() || expr.op < Op::equal || expr.op > Op::less || !expr.a.is_valid() || !expr.b.is_valid()) return words;
  const base::Span column = at(bench.rules, expr.a).span, value = at(bench.rules, expr.b).span;
  const bool is_outside = column.source == condition.span.source && column.end <= condition.span.begin;
  if (!is_outside) return words;
  constexpr const char* signs[] = {"=", "!=", ">=", ">", "<=", "<"};
  const bool is_bare = value.begin <= condition.span.begin;  // the cell is the value alone, its sign is not written
  return words_of(bench, column) + " " + (is_bare ? std::string(signs[static_cast<std::size_t>(expr.op) - static_cast<std::size_t>(Op::equal)]) + " " : "") + words;
}

std::vector<Condition> conditions_of(const model::Ruleset& rules, const model::Check& check) {
  std::vector<Condition> out;
  Collector(rules, Role::applies, 0, out).decompose(check.applies);
  Collector(rules, Role::norm, 0, out).decompose(check.norm);
  for (const auto id : all_exceptions(rules, check)) Collector(rules, Role::exception, id.value, out).decompose(at(rules, id).when);
  return out;
}

std::vector<Condition> conditions_of(const model::Ruleset& rules, model::DefinitionId definition) {
  std::vector<Condition> out;
  Collector collector(rules, Role::definition, definition.value, out);
  for (const auto& row : at(rules, definition).cases) {
    collector.decompose(row.guard);
    if (at(rules, definition).type.kind == TypeKind::boolean) collector.decompose(row.value);
    else collector.look_inside(row.value);
  }
  return out;
}

std::vector<model::ExprId> expressions_below(const model::Ruleset& rules, const std::vector<ExprId>& roots) {
  std::vector<ExprId> out, stack(roots.rbegin(), roots.rend());
  std::vector<bool> met(rules.exprs.size(), false);
  while (!stack.empty()) {
    const ExprId now = stack.back();
    stack.pop_back();
    if (!now.is_valid() || met[now.index()]) continue;
    met[now.index()] = true;
    out.push_back(now);
    const Expr& expr = at(rules, now);
    for (std::uint32_t i = expr.list_end; i > expr.list_begin; --i) stack.push_back(rules.operands[i - 1]);
    for (const ExprId child : {expr.c, expr.b, expr.a}) stack.push_back(child);
  }
  return out;
}

std::vector<model::DefinitionId> definitions_below(const model::Ruleset& rules, const model::Check& check) {
  std::vector<bool> met(rules.definitions.size(), false);
  std::vector<std::vector<ExprId>> stack{roots_of(rules, check)};
  while (!stack.empty()) {
    const auto roots = std::move(stack.back());
    stack.pop_back();
    for (const ExprId id : expressions_below(rules, roots)) {
      const Expr& expr = at(rules, id);
      if (expr.op != Op::definition || met[expr.ref]) continue;
      met[expr.ref] = true;
      std::vector<ExprId> inner;
      for (const auto& row : rules.definitions[expr.ref].cases) inner.insert(inner.end(), {row.guard, row.value});
      stack.push_back(std::move(inner));
    }
  }
  std::vector<model::DefinitionId> out;
  for (std::size_t i = 0; i < met.size(); ++i)
    if (met[i]) out.emplace_back(i);
  return out;
}

std::vector<model::ExceptionId> all_exceptions(const model::Ruleset& rules, const model::Check& check) {
  std::vector<model::ExceptionId> out;
  add_exceptions(rules, check.exceptions, out);
  return out;
}

std::vector<model::ExprId> roots_of(const model::Ruleset& rules, const model::Check& check) {
  std::vector<ExprId> out{check.at, check.applies, check.norm};
  if (check.for_each) out.push_back(check.for_each->list);
  for (const auto id : all_exceptions(rules, check)) out.push_back(at(rules, id).when);
  out.erase(std::remove_if(out.begin(), out.end(), [](ExprId id) { return !id.is_valid(); }), out.end());
  return out;
}

}  // namespace zhunsheng::testing

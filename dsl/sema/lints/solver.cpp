// SPDX-License-Identifier: Apache-2.0
// A small tableau: goals that must all be met are met first, then the alternatives of one 或 are tried in turn.
#include "dsl/sema/lints/solver.hpp"

#include <algorithm>
#include <utility>

namespace zhunsheng::sema {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;
using model::TypeKind;

constexpr unsigned most_steps = 400;     // goals met in one question; beyond, the answer is "perhaps"
constexpr std::uint64_t is_less = 1, is_equal = 2, is_greater = 4;

bool is_comparison(Op op) { return op >= Op::equal && op <= Op::less; }

Op opposite(Op op) {
  switch (op) {
    case Op::equal: return Op::not_equal;
    case Op::not_equal: return Op::equal;
    case Op::at_least: return Op::less;
    case Op::less: return Op::at_least;
    case Op::greater: return Op::at_most;
    default: return Op::greater;
  }
}

Op mirrored(Op op) {
  switch (op) {
    case Op::at_least: return Op::at_most;
    case Op::at_most: return Op::at_least;
    case Op::greater: return Op::less;
    case Op::less: return Op::greater;
    default: return op;
  }
}

/// The orders of two values under which they compare so.
std::uint64_t orders(Op op) {
  switch (op) {
    case Op::equal: return is_equal;
    case Op::not_equal: return is_less | is_greater;
    case Op::at_least: return is_equal | is_greater;
    case Op::greater: return is_greater;
    case Op::at_most: return is_equal | is_less;
    default: return is_less;
  }
}

/// A duration compares as a number only with one of its own unit.
bool is_one_line(const model::Type& type, const model::Value& value) {
  if (value.kind != TypeKind::duration) return true;
  return type.kind == TypeKind::duration && type.unit == static_cast<std::uint8_t>(value.b);
}

}  // namespace

bool Solver::can_be(const std::vector<Goal>& goals) {
  budget_ = most_steps;
  pairs_.clear();
  return solve({}, goals);
}

bool Solver::solve(State state, std::vector<Goal> work) {
  std::vector<Goal> disjunctions;
  while (!work.empty()) {
    if (budget_ == 0) return true;
    --budget_;
    const Goal goal = work.back();
    work.pop_back();
    if (is_disjunction(goal)) disjunctions.push_back(goal);
    else if (!assume(goal, {state, work})) return false;
  }
  if (disjunctions.empty()) return true;
  const Goal choice = disjunctions.back();
  disjunctions.pop_back();
  for (const Goal& one : alternatives(choice)) {
    std::vector<Goal> next = disjunctions;
    next.push_back(one);
    if (solve(state, std::move(next))) return true;
  }
  return false;
}

bool Solver::is_disjunction(const Goal& goal) const { return at(rules_, goal.condition).op == (goal.holds ? Op::logical_or : Op::logical_and); }

std::vector<Goal> Solver::alternatives(const Goal& goal) const {
  const Expr& node = at(rules_, goal.condition);
  std::vector<Goal> out;
  for (std::uint32_t i = node.list_begin; i < node.list_end; ++i) out.push_back({rules_.operands[i], goal.holds});
  return out;
}

Domain& Solver::domain(TermId term, State& state) {
  const auto found = std::find_if(state.begin(), state.end(), [term](const Narrowed& one) { return one.term == term; });
  if (found != state.end()) return found->domain;
  state.push_back({term, {}});
  if (term < terms_.count()) narrow_at_first(term, state.back().domain);
  return state.back().domain;
}

/// All values that a parameter ever has, or a definition whose cases are constants.
std::vector<const model::Value*> Solver::possible_values(TermId term) const {
  std::vector<const model::Value*> out;
  const Expr& node = at(rules_, terms_.expression(term));
  if (node.op == Op::parameter)
    for (const auto& version : rules_.parameters[node.ref].versions) out.push_back(&version.value);
  if (node.op != Op::definition || rules_.definitions[node.ref].policy == model::CasePolicy::all) return out;
  for (const auto& one : rules_.definitions[node.ref].cases) {
    const Expr& value = at(rules_, one.value);
    if (value.op == Op::not_applicable || value.op == Op::unknown) continue;
    if (value.op != Op::constant) return {};
    out.push_back(&rules_.constants[value.ref]);
  }
  return out;
}

void Solver::narrow_at_first(TermId term, Domain& out) const {
  const Expr& node = at(rules_, terms_.expression(term));
  if (node.op == Op::count) out.compare(Op::at_least, Point{{0, 1}, true});
  if (node.type.kind == TypeKind::enumeration && node.type.ref < rules_.enums.size()) {
    const std::size_t size = rules_.enums[node.type.ref].values.size();
    if (size < 64) out.keep((std::uint64_t{1} << size) - 1);
  }
  if (node.op != Op::parameter && node.op != Op::definition) return;
  const auto values = possible_values(term);
  std::optional<Point> least, greatest;
  std::uint64_t alternatives = 0;
  for (const model::Value* value : values) {
    if (value->kind == TypeKind::boolean || (value->kind == TypeKind::enumeration && value->a >= 0 && value->a < 64)) alternatives |= std::uint64_t{1} << value->a;
    const auto point = is_one_line(node.type, *value) ? point_of(*value) : std::nullopt;
    if (!point && alternatives == 0) return;
    if (!point) continue;
    if (!least || point->value < least->value) least = point;
    if (!greatest || greatest->value < point->value) greatest = point;
  }
  if (alternatives != 0) out.keep(alternatives);
  if (least) out.compare(Op::at_least, *least), out.compare(Op::at_most, *greatest);
}

bool Solver::choose(TermId term, std::uint64_t alternatives, State& state) {
  Domain& out = domain(term, state);
  out.keep(alternatives);
  return !out.is_empty();
}

/// The terms that stand for two others compared are numbered above all expressions.
TermId Solver::order_of(TermId left, TermId right) {
  const std::uint64_t key = (std::uint64_t{left} << 32) | right;
  const auto found = std::find(pairs_.begin(), pairs_.end(), key);
  if (found != pairs_.end()) return terms_.count() + static_cast<TermId>(found - pairs_.begin());
  pairs_.push_back(key);
  return terms_.count() + static_cast<TermId>(pairs_.size() - 1);
}

bool Solver::compare_terms(ExprId left, Op op, ExprId right, State& state) {
  TermId a = terms_.of(left), b = terms_.of(right);
  if (a == b) return (orders(op) & is_equal) != 0;
  bound_by_values(a, op, b, state);
  bound_by_values(b, mirrored(op), a, state);
  if (domain(a, state).is_empty() || domain(b, state).is_empty()) return false;
  if (b < a) std::swap(a, b), op = mirrored(op);
  return choose(order_of(a, b), orders(op), state);
}

/// `term` compares so with one of the values that `other` can have.
void Solver::bound_by_values(TermId term, Op op, TermId other, State& state) {
  const model::Type& type = at(rules_, terms_.expression(term)).type;
  std::optional<Point> least, greatest;
  for (const model::Value* value : possible_values(other)) {
    const auto point = is_one_line(type, *value) ? point_of(*value) : std::nullopt;
    if (!point) return;
    if (!least || point->value < least->value) least = point;
    if (!greatest || greatest->value < point->value) greatest = point;
  }
  if (!least) return;
  Domain& out = domain(term, state);
  if (op == Op::at_least || op == Op::greater) out.compare(op, *least);
  if (op == Op::at_most || op == Op::less) out.compare(op, *greatest);
  if (op == Op::equal) out.compare(Op::at_least, *least), out.compare(Op::at_most, *greatest);
  if (op == Op::not_equal && least->value == greatest->value) out.compare(op, *least);
}

bool Solver::compare_with_constant(ExprId left, Op op, const Expr& constant, Attempt attempt) {
  const model::Value& value = rules_.constants[constant.ref];
  const model::Type& type = at(rules_, left).type;
  const TermId term = terms_.of(left);
  if (type.kind == TypeKind::boolean) return attempt.work.push_back({left, (value.a != 0) == (op == Op::equal)}), true;
  Domain& out = domain(term, attempt.state);
  if (value.kind == TypeKind::text) out.text_is(value.text, op == Op::equal);
  else if (value.kind == TypeKind::enumeration && value.a >= 0 && value.a < 63) out.keep(op == Op::equal ? std::uint64_t{1} << value.a : ~(std::uint64_t{1} << value.a));
  else if (const auto point = point_of(value); point && is_one_line(type, value)) out.compare(op, *point);
  return !out.is_empty();
}

bool Solver::assume_comparison(const Expr& node, bool holds, Attempt attempt) {
  const Op op = holds ? node.op : opposite(node.op);
  if (at(rules_, node.b).op == Op::constant) return compare_with_constant(node.a, op, at(rules_, node.b), attempt);
  if (at(rules_, node.a).op == Op::constant) return compare_with_constant(node.b, mirrored(op), at(rules_, node.a), attempt);
  return compare_terms(node.a, op, node.b, attempt.state);
}

bool Solver::assume_contains(const Expr& node, const Goal& goal, State& state) {
  const Expr& part = at(rules_, node.b);
  if (at(rules_, node.a).type.kind == TypeKind::text && part.op == Op::constant) {
    Domain& out = domain(terms_.of(node.a), state);
    out.text_contains(rules_.constants[part.ref].text, goal.holds);
    if (out.is_empty()) return false;
  }
  return choose(terms_.of(goal.condition), goal.holds ? 2 : 1, state);
}

/// 属于( ): of enumerants exactly, of ordered values by the least and the greatest.
bool Solver::assume_member(const Expr& node, const Goal& goal, State& state) {
  std::uint64_t members = 0;
  std::optional<Point> least, greatest;
  bool is_ordered = true;
  for (std::uint32_t i = node.list_begin; i < node.list_end; ++i) {
    const Expr& one = at(rules_, rules_.operands[i]);
    if (one.op != Op::constant) return choose(terms_.of(goal.condition), goal.holds ? 2 : 1, state);
    const model::Value& value = rules_.constants[one.ref];
    if (value.kind == TypeKind::enumeration && value.a >= 0 && value.a < 63) members |= std::uint64_t{1} << value.a;
    const auto point = is_one_line(at(rules_, node.a).type, value) ? point_of(value) : std::nullopt;
    is_ordered = is_ordered && point.has_value();
    if (!point) continue;
    if (!least || point->value < least->value) least = point;
    if (!greatest || greatest->value < point->value) greatest = point;
    if (!goal.holds) domain(terms_.of(node.a), state).compare(Op::not_equal, *point);
  }
  Domain& out = domain(terms_.of(node.a), state);
  if (at(rules_, node.a).type.kind == TypeKind::enumeration && members != 0) out.keep(goal.holds ? members : ~members);
  if (goal.holds && is_ordered && least) out.compare(Op::at_least, *least), out.compare(Op::at_most, *greatest);
  return !out.is_empty() && choose(terms_.of(goal.condition), goal.holds ? 2 : 1, state);
}

/// 有 and 缺 of one fact or material: known, missing, or neither.
bool Solver::assume_presence(const Expr& node, bool holds, State& state) {
  const bool is_material = node.op == Op::has_material || node.op == Op::lacks_material;
  const bool asks_presence = node.op == Op::present || node.op == Op::has_material;
  const TermId owner = node.a.is_valid() ? terms_.of(node.a) : node.ref;
  const TermId term = order_of(owner, node.a.is_valid() ? 0xffffffffu : is_material ? 0xfffffffeu : 0xfffffffdu);
  const std::uint64_t alternative = asks_presence ? 1 : 2;
  return choose(term, holds ? alternative : ~alternative & 7, state);
}

bool Solver::assume(const Goal& goal, Attempt attempt) {
  auto& [state, work] = attempt;
  const Expr& node = at(rules_, goal.condition);
  if (node.op == Op::logical_not) return work.push_back({node.a, !goal.holds}), true;
  if (node.op == Op::logical_and || node.op == Op::logical_or) {
    for (std::uint32_t i = node.list_begin; i < node.list_end; ++i) work.push_back({rules_.operands[i], goal.holds});
    return true;
  }
  if (node.op == Op::constant) return (rules_.constants[node.ref].a != 0) == goal.holds;
  if (is_comparison(node.op)) return assume_comparison(node, goal.holds, attempt);
  if (node.op == Op::contains) return assume_contains(node, goal, state);
  if (node.op == Op::present || node.op == Op::absent || node.op == Op::has_material || node.op == Op::lacks_material) return assume_presence(node, goal.holds, state);
  if (node.op == Op::in_set) return assume_member(node, goal, state);
  const ExprId canonical = terms_.expression(terms_.of(goal.condition));
  if (at(rules_, canonical).op != node.op) return work.push_back({canonical, goal.holds}), true;  // a definition of one case
  return choose(terms_.of(goal.condition), goal.holds ? 2 : 1, state);
}

}  // namespace zhunsheng::sema

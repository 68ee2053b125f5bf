// SPDX-License-Identifier: Apache-2.0
// Numbers, dates and aggregates. 不适用 wins over unknown; what overflows, divides by zero or lacks a calendar is unknown.
#include <algorithm>

#include "engine/eval/builtins/date.hpp"
#include "engine/eval/machine.hpp"

namespace zhunsheng::eval {

using graph::Cell;
using graph::Node;
using graph::NodeOp;
namespace status = graph::status;

namespace {

std::uint8_t of(bool value) { return value ? status::yes : status::no; }
base::Fraction as_fraction(const Cell& cell) { return {cell.a, cell.b}; }
base::Date as_date(const Cell& cell) { return {static_cast<std::int32_t>(cell.a)}; }

std::uint8_t give(Cell& out, std::optional<std::int64_t> value, std::int64_t second = 0) {
  if (!value) return status::unknown;
  out = {*value, second};
  return status::known;
}
std::uint8_t give(Cell& out, std::optional<base::Fraction> value) {
  if (!value) return status::unknown;
  out = {value->numerator, value->denominator};
  return status::known;
}
std::uint8_t give(Cell& out, std::optional<base::Date> value) {
  if (!value) return status::unknown;
  out = {value->days, 0};
  return status::known;
}

template <class T>
bool holds(graph::Relation relation, const T& left, const T& right) {
  switch (relation) {
    case graph::Relation::equal: return left == right;
    case graph::Relation::not_equal: return !(left == right);
    case graph::Relation::at_least: return left >= right;
    case graph::Relation::greater: return left > right;
    case graph::Relation::at_most: return left <= right;
    case graph::Relation::less: return left < right;
  }
  return false;
}

}  // namespace

std::uint8_t Machine::compare(const Node& node) const {
  const std::uint8_t joined = std::max(status_[node.a], status_[node.b]);
  if (joined > status::known) return joined;
  const Cell &left = cells_[node.a], &right = cells_[node.b];
  switch (node.op) {
    case NodeOp::same_truth: return of(status_[node.a] == status_[node.b]);
    case NodeOp::other_truth: return of(status_[node.a] != status_[node.b]);
    case NodeOp::compare_fraction: return of(holds(static_cast<graph::Relation>(node.imm), as_fraction(left), as_fraction(right)));
    case NodeOp::compare_duration: return left.b != right.b ? status::unknown : of(holds(static_cast<graph::Relation>(node.imm), left.a, right.a));
    case NodeOp::equal: return of(left.a == right.a);
    case NodeOp::not_equal: return of(left.a != right.a);
    case NodeOp::at_least: return of(left.a >= right.a);
    case NodeOp::greater: return of(left.a > right.a);
    case NodeOp::at_most: return of(left.a <= right.a);
    default: return of(left.a < right.a);  // only comparisons come here
  }
}

std::uint8_t Machine::arithmetic(const Node& node, Cell& out) const {
  const std::uint8_t joined = node.b == graph::no_node ? status_[node.a] : std::max(status_[node.a], status_[node.b]);
  if (joined != status::known) return joined;
  const Cell left = cells_[node.a], right = node.b == graph::no_node ? Cell{} : cells_[node.b];
  switch (node.op) {
    case NodeOp::add: return left.b != right.b ? status::unknown : give(out, base::checked_add(left.a, right.a), left.b);
    case NodeOp::subtract: return left.b != right.b ? status::unknown : give(out, base::checked_subtract(left.a, right.a), left.b);
    case NodeOp::multiply: return give(out, base::checked_multiply(left.a, right.a), left.b);
    case NodeOp::negate: return give(out, base::checked_subtract(0, left.a), left.b);
    case NodeOp::multiply_decimal: return give(out, base::multiply_decimal(left.a, right.a));
    case NodeOp::scale: return give(out, base::multiply_rounded(left.a, as_fraction(right)), left.b);
    case NodeOp::quotient: return left.b != right.b ? status::unknown : give(out, base::make_fraction(left.a, right.a));
    case NodeOp::integer_to_decimal: return give(out, base::checked_multiply(left.a, base::decimal_scale));
    case NodeOp::integer_to_fraction: return give(out, base::make_fraction(left.a, 1));
    case NodeOp::decimal_to_fraction: return give(out, base::make_fraction(left.a, base::decimal_scale));
    default: return give(out, base::multiply_rounded(base::decimal_scale, as_fraction(left)));  // fraction_to_decimal
  }
}

std::uint8_t Machine::fraction(const Node& node, Cell& out) const {
  const std::uint8_t joined = node.b == graph::no_node ? status_[node.a] : std::max(status_[node.a], status_[node.b]);
  if (joined != status::known) return joined;
  const base::Fraction left = as_fraction(cells_[node.a]), right = node.b == graph::no_node ? base::Fraction{} : as_fraction(cells_[node.b]);
  switch (node.op) {
    case NodeOp::add_fraction: return give(out, base::add(left, right));
    case NodeOp::subtract_fraction: return give(out, base::subtract(left, right));
    case NodeOp::multiply_fraction: return give(out, base::multiply(left, right));
    case NodeOp::divide_fraction: return give(out, base::divide(left, right));
    case NodeOp::reciprocal: return give(out, base::divide({1, 1}, left));
    default: return give(out, base::subtract({0, 1}, left));  // negate_fraction
  }
}

std::uint8_t Machine::dates(const Node& node, Cell& out) const {
  const std::uint8_t joined = node.b == graph::no_node ? status_[node.a] : std::max(status_[node.a], status_[node.b]);
  if (joined != status::known) return joined;
  const base::Date date = as_date(cells_[node.a]);
  if (node.op == NodeOp::roll_forward) return give(out, roll_forward(rules_.calendar, date));
  const Cell right = cells_[node.b];
  if (node.op == NodeOp::workdays_between) return give(out, workdays_between(rules_.calendar, date, as_date(right)), static_cast<std::int64_t>(base::DurationUnit::workday));
  std::optional<std::int64_t> count = right.a;
  if (node.op == NodeOp::subtract_duration) count = base::checked_subtract(0, right.a);
  if (!count) return status::unknown;
  return give(out, shift(rules_.calendar, date, {*count, static_cast<base::DurationUnit>(right.b)}));
}

/// At an unknown date only a parameter that never had another value, not even none, keeps it: any other would let a
/// later learnt date flip a decided outcome.
std::uint8_t Machine::parameter(const Node& node, Cell& out) const {
  const graph::Range range = plan_.parameters[node.imm];
  const std::optional<base::Date> when = date(node.a);
  const graph::ParameterStep* found = nullptr;
  static const base::Date beginning = *base::make_date(1, 1, 1);
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const graph::ParameterStep& step = plan_.parameter_steps[i];
    if (when ? step.from <= *when : range.end - range.begin == 1 && step.from <= beginning) found = &step;
  }
  if (found == nullptr) return status::unknown;
  if (node.flag) return found->cell.a != 0 ? status::yes : status::no;
  out = found->cell;
  return status::known;
}

bool Machine::is_included(const Node& node, bool& is_unsure) const {
  const Truth filter = truth(node.c);
  if (filter == Truth::unknown) is_unsure = true;
  return filter == Truth::yes;
}

std::uint8_t Machine::aggregate(const Node& node, Cell& out) {
  if (status_[node.a] != status::known) return status_[node.a];
  if (is_open(node.a)) return status::unknown;
  if (node.op == NodeOp::maximum || node.op == NodeOp::minimum) return extreme(node, out);
  return total(node, out);
}

std::uint8_t Machine::total(const Node& node, Cell& out) {
  const graph::Block& block = plan_.blocks[node.imm];
  __int128 sum = 0;
  std::optional<base::Fraction> fractions = base::Fraction{0, 1};
  std::int64_t unit = 0;
  bool is_unsure = false, has_unit = false;
  std::uint8_t joined = status::known;
  for (std::uint32_t i = 0; i < list_size(node.a); ++i) {
    enter(block, i);
    if (!is_included(node, is_unsure)) continue;
    if (node.op == NodeOp::count) {
      ++sum;
      continue;
    }
    joined = std::max(joined, status_[node.b]);
    if (status_[node.b] != status::known) continue;
    const Cell& term = cells_[node.b];
    if (node.op == NodeOp::sum_fraction) {
      if (fractions) fractions = base::add(*fractions, as_fraction(term));
      continue;
    }
    is_unsure = is_unsure || (has_unit && term.b != unit);  // days and months do not add up
    unit = term.b;
    has_unit = true;
    sum += term.a;
  }
  if (joined == status::not_applicable) return joined;
  if (is_unsure || joined != status::known) return status::unknown;
  if (node.op == NodeOp::sum_fraction) return give(out, fractions);
  if (sum != static_cast<std::int64_t>(sum)) return status::unknown;
  return give(out, static_cast<std::int64_t>(sum), unit);
}

std::uint8_t Machine::extreme(const Node& node, Cell& out) {
  const graph::Block& block = plan_.blocks[node.imm];
  bool is_unsure = false, is_first = true;
  std::uint8_t joined = status::known;
  for (std::uint32_t i = 0; i < list_size(node.a); ++i) {
    enter(block, i);
    if (!is_included(node, is_unsure)) continue;
    joined = std::max(joined, status_[node.b]);
    if (status_[node.b] != status::known) continue;
    const Cell& term = cells_[node.b];
    const graph::Relation better = node.op == NodeOp::maximum ? graph::Relation::greater : graph::Relation::less;
    is_unsure = is_unsure || (!is_first && !node.flag && term.b != out.b);
    if (is_first || (node.flag ? holds(better, as_fraction(term), as_fraction(out)) : holds(better, term.a, out.a))) out = term;
    is_first = false;
  }
  if (joined == status::not_applicable) return joined;
  if (is_unsure || joined != status::known) return status::unknown;
  return is_first ? status::not_applicable : status::known;
}

}  // namespace zhunsheng::eval

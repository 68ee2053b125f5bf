// SPDX-License-Identifier: Apache-2.0
#include "tests/harness/naive_arithmetic.hpp"

#include <algorithm>

#include "engine/model/builtins.hpp"

namespace zhunsheng::harness::naive {

using eval::Truth;
using model::Expr;
using model::FactState;
using model::Given;
using model::Op;
using model::TypeKind;
using model::Value;

Given unknown() { return {FactState::unknown, {}}; }

Given not_applicable() { return {FactState::not_applicable, {}}; }

Truth truth_of(const Given& given) {
  if (given.state == FactState::known) return given.value.a != 0 ? Truth::yes : Truth::no;
  return given.state == FactState::not_applicable ? Truth::not_applicable : Truth::unknown;
}

Given given_of(Truth truth) {
  if (truth == Truth::unknown) return unknown();
  return truth == Truth::not_applicable ? not_applicable() : known(model::make_boolean(truth == Truth::yes));
}

Given given_of(bool truth) { return known(model::make_boolean(truth)); }

std::optional<Given> undecided(const std::vector<Given>& operands) {
  for (const Given& each : operands)
    if (each.state == FactState::not_applicable) return not_applicable();
  for (const Given& each : operands)
    if (each.state != FactState::known) return unknown();
  return std::nullopt;
}

namespace {

bool is_plain(TypeKind kind) { return kind == TypeKind::integer || kind == TypeKind::decimal || kind == TypeKind::percent; }

std::optional<base::Fraction> rational(const Value& value) {
  if (value.kind == TypeKind::percent) return base::Fraction{value.a, value.b};
  return base::make_fraction(value.a, value.kind == TypeKind::decimal ? base::decimal_scale : 1);
}

/// A plain number of the wanted kind; nothing on overflow.
std::optional<Value> widen(const Value& value, TypeKind kind) {
  if (value.kind == kind || !is_plain(value.kind) || !is_plain(kind)) return value;
  if (kind == TypeKind::percent) {
    const auto fraction = rational(value);
    return fraction ? std::optional(model::make_percent(*fraction)) : std::nullopt;
  }
  if (kind == TypeKind::decimal) {
    const auto scaled = value.kind == TypeKind::integer ? base::checked_multiply(value.a, base::decimal_scale) : base::multiply_rounded(base::decimal_scale, {value.a, value.b});
    return scaled ? std::optional(model::make_decimal(*scaled)) : std::nullopt;
  }
  return value;
}

/// -1, 0, 1; nothing if the two cannot be compared.
std::optional<int> order(const Value& left, const Value& right) {
  if (left.kind == TypeKind::text) return left.text == right.text ? 0 : 1;
  if (is_plain(left.kind) && is_plain(right.kind)) {
    const TypeKind kind = std::max(left.kind, right.kind);
    const auto a = widen(left, kind), b = widen(right, kind);
    if (!a || !b) return std::nullopt;
    const auto x = rational(*a), y = rational(*b);
    if (!x || !y) return std::nullopt;
    return *x < *y ? -1 : *x == *y ? 0 : 1;
  }
  if (left.kind == TypeKind::duration && left.b != right.b) return std::nullopt;
  return left.a < right.a ? -1 : left.a == right.a ? 0 : 1;
}

/// A one-word result that keeps the kind (and unit) of `like`.
Given word(const Value& like, std::optional<std::int64_t> amount) {
  if (!amount) return unknown();
  Value value = like;
  value.a = *amount;
  return known(value);
}

Given portion(std::optional<base::Fraction> fraction) { return fraction ? known(model::make_percent(*fraction)) : unknown(); }

Given day(std::optional<base::Date> result) { return result ? known(model::make_date(*result)) : unknown(); }

std::optional<bool> works_on(const model::Ruleset& rules, base::Date day_of) {
  const model::CalendarYear* year = find_year(rules, base::civil(day_of).year);
  if (year == nullptr) return std::nullopt;
  const auto in = [&](const std::vector<base::Date>& days) { return std::find(days.begin(), days.end(), day_of) != days.end(); };
  if (in(year->work)) return true;
  return !in(year->off) && base::weekday(day_of) < 5;
}

Given shifted(const model::Ruleset& rules, const Value& from, const Value& by, bool forward) {
  const auto count = forward ? std::optional(by.a) : base::checked_subtract(0, by.a);
  if (!count) return unknown();
  const base::Date start{static_cast<std::int32_t>(from.a)};
  const auto times = [&](std::int64_t factor) { return base::checked_multiply(*count, factor); };
  switch (static_cast<base::DurationUnit>(by.b)) {
    case base::DurationUnit::day: return day(base::add_days(start, *count));
    case base::DurationUnit::week: return times(7) ? day(base::add_days(start, *times(7))) : unknown();
    case base::DurationUnit::month: return day(base::add_months(start, *count));
    case base::DurationUnit::year: return times(12) ? day(base::add_months(start, *times(12))) : unknown();
    case base::DurationUnit::workday: break;
  }
  base::Date at_day = start;
  for (std::int64_t left = *count; left != 0;) {
    at_day.days += *count < 0 ? -1 : 1;
    const auto works = works_on(rules, at_day);
    if (!works) return unknown();
    if (*works) left += *count < 0 ? 1 : -1;
  }
  return day(at_day);
}

}  // namespace

Given widened(const Given& given, TypeKind kind) {
  if (given.state != FactState::known) return given;
  const auto value = widen(given.value, kind);
  return value ? known(*value) : unknown();
}

Given comparison(Op op, const Given& left, const Given& right) {
  if (const auto early = undecided({left, right})) return *early;
  const auto sign = order(left.value, right.value);
  if (!sign) return unknown();
  switch (op) {
    case Op::equal: return given_of(*sign == 0);
    case Op::not_equal: return given_of(*sign != 0);
    case Op::at_least: return given_of(*sign >= 0);
    case Op::greater: return given_of(*sign > 0);
    case Op::at_most: return given_of(*sign <= 0);
    default: return given_of(*sign < 0);
  }
}

Given sum(const model::Ruleset& rules, const Expr& expr, Given left, Given right) {
  if (const auto early = undecided({left, right})) return *early;
  const bool adds = expr.op == Op::add;
  if (left.value.kind == TypeKind::duration && right.value.kind == TypeKind::date) std::swap(left, right);
  if (left.value.kind == TypeKind::date && right.value.kind == TypeKind::duration) return shifted(rules, left.value, right.value, adds);
  if (left.value.kind == TypeKind::date) return known(model::make_duration({left.value.a - right.value.a, base::DurationUnit::day}));
  if (is_plain(left.value.kind)) {
    const TypeKind kind = std::max(left.value.kind, right.value.kind);
    left = widened(left, kind);
    right = widened(right, kind);
    if (const auto early = undecided({left, right})) return *early;
    if (kind == TypeKind::percent) {
      const base::Fraction a{left.value.a, left.value.b}, b{right.value.a, right.value.b};
      return widened(portion(adds ? base::add(a, b) : base::subtract(a, b)), expr.type.kind);
    }
  } else if (left.value.b != right.value.b) {
    return unknown();
  }
  return widened(word(left.value, adds ? base::checked_add(left.value.a, right.value.a) : base::checked_subtract(left.value.a, right.value.a)), expr.type.kind);
}

Given product(const Expr& expr, Given left, Given right) {
  if (const auto early = undecided({left, right})) return *early;
  if (is_plain(left.value.kind) && !is_plain(right.value.kind)) std::swap(left, right);
  if (!is_plain(left.value.kind) || (left.value.kind == TypeKind::integer && right.value.kind == TypeKind::integer)) {
    if (right.value.kind == TypeKind::integer) return widened(word(left.value, base::checked_multiply(left.value.a, right.value.a)), expr.type.kind);
    const auto factor = rational(right.value);
    return factor ? word(left.value, base::multiply_rounded(left.value.a, *factor)) : unknown();
  }
  const TypeKind kind = std::max(left.value.kind, right.value.kind);
  left = widened(left, kind);
  right = widened(right, kind);
  if (const auto early = undecided({left, right})) return *early;
  const auto a = rational(left.value), b = rational(right.value);
  if (!a || !b) return unknown();
  if (kind == TypeKind::percent) return widened(portion(base::multiply(*a, *b)), expr.type.kind);
  return widened(word(left.value, base::multiply_rounded(left.value.a, *b)), expr.type.kind);
}

Given quotient(const Expr& expr, Given left, Given right) {
  if (const auto early = undecided({left, right})) return *early;
  if (!is_plain(left.value.kind) && is_plain(right.value.kind)) {
    const auto divisor = rational(right.value);
    const auto factor = divisor ? base::divide({1, 1}, *divisor) : std::nullopt;
    return factor ? word(left.value, base::multiply_rounded(left.value.a, *factor)) : unknown();
  }
  if (!is_plain(left.value.kind)) return left.value.b == right.value.b ? portion(base::make_fraction(left.value.a, right.value.a)) : unknown();
  const TypeKind kind = std::max(left.value.kind, right.value.kind);
  left = widened(left, kind);
  right = widened(right, kind);
  if (const auto early = undecided({left, right})) return *early;
  if (kind != TypeKind::percent) return widened(portion(base::make_fraction(left.value.a, right.value.a)), expr.type.kind);
  return widened(portion(base::divide({left.value.a, left.value.b}, {right.value.a, right.value.b})), expr.type.kind);
}

Given negation(const Given& operand) {
  if (operand.state != FactState::known) return operand;
  return word(operand.value, base::checked_subtract(0, operand.value.a));
}

Given total(const Expr& expr, const std::vector<Given>& terms) {
  if (terms.empty()) {
    Value zero;
    zero.kind = expr.type.kind;
    zero.b = expr.type.kind == TypeKind::percent ? 1 : 0;
    return known(zero);
  }
  if (terms.front().value.kind == TypeKind::percent) {
    std::optional<base::Fraction> sum = base::Fraction{0, 1};
    for (const Given& term : terms) sum = sum ? base::add(*sum, {term.value.a, term.value.b}) : sum;
    return portion(sum);
  }
  __int128 sum = 0;
  for (const Given& term : terms) {
    if (term.value.b != terms.front().value.b) return unknown();
    sum += term.value.a;
  }
  const auto narrow = static_cast<std::int64_t>(sum);
  return narrow == sum ? widened(word(terms.front().value, narrow), expr.type.kind) : unknown();
}

Given extreme(const Expr& expr, const std::vector<Given>& terms) {
  if (terms.empty()) return not_applicable();
  Value best = terms.front().value;
  for (const Given& term : terms) {
    const auto sign = order(term.value, best);
    if (!sign) return unknown();
    if (expr.op == Op::maximum ? *sign > 0 : *sign < 0) best = term.value;
  }
  return known(best);
}

Given call(const model::Ruleset& rules, const Expr& expr, const std::vector<Given>& operands) {
  const std::string_view name = model::builtin_functions()[expr.ref].name;
  if (const auto early = undecided(operands)) return *early;
  const base::Date first{static_cast<std::int32_t>(operands[0].value.a)};
  if (name == "顺延") {
    for (base::Date now = first;; ++now.days) {
      const auto works = works_on(rules, now);
      if (!works) return unknown();
      if (*works) return day(now);
    }
  }
  const base::Date last{static_cast<std::int32_t>(operands[1].value.a)};
  std::int64_t count = 0;
  for (base::Date now{std::min(first, last).days + 1}; now <= std::max(first, last); ++now.days) {
    const auto works = works_on(rules, now);
    if (!works) return unknown();
    count += *works ? 1 : 0;
  }
  return known(model::make_duration({first <= last ? count : -count, base::DurationUnit::workday}));
}

}  // namespace zhunsheng::harness::naive

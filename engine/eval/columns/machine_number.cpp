// SPDX-License-Identifier: Apache-2.0
// Numbers, all lanes at once: how wide they are, and what overflows.
#include <algorithm>
#include <limits>

#include "engine/base/number.hpp"
#include "engine/eval/builtins/date.hpp"
#include "engine/eval/columns/machine.hpp"

namespace zhunsheng::eval::columns {

using graph::NodeOp;

namespace {

struct Bounds {
  __int128 least = 0, most = 0;
};

Bounds bounds_of(Arithmetic op, Bounds a, Bounds b) {
  switch (op) {
    case Arithmetic::add: return {a.least + b.least, a.most + b.most};
    case Arithmetic::subtract: return {a.least - b.most, a.most - b.least};
    case Arithmetic::multiply: break;
  }
  const __int128 corners[] = {a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most};
  return {*std::min_element(std::begin(corners), std::end(corners)), *std::max_element(std::begin(corners), std::end(corners))};
}

}  // namespace

std::int64_t ColumnMachine::value(const Number& number, std::size_t lane) const {
  if (number.narrow != nullptr) return number.narrow[lane];
  return number.wide != nullptr ? number.wide[lane] : number.least;
}

const std::int32_t* ColumnMachine::narrow(const Number& number, Narrow& scratch) const {
  if (number.narrow != nullptr) return number.narrow;
  std::fill_n(scratch.lane, lanes, static_cast<std::int32_t>(number.least));
  return scratch.lane;
}

const std::int64_t* ColumnMachine::wide(const Number& number, Wide& scratch) const {
  if (number.wide != nullptr) return number.wide;
  if (number.narrow != nullptr) std::copy_n(number.narrow, lanes, scratch.lane);
  else std::fill_n(scratch.lane, lanes, number.least);
  return scratch.lane;
}

Narrow& ColumnMachine::narrow_store(std::uint32_t slot) {
  if (stores_[slot].narrow == nullptr) stores_[slot].narrow = &narrow_pool_.emplace_back();
  return *stores_[slot].narrow;
}

Wide& ColumnMachine::wide_store(std::uint32_t slot) {
  if (stores_[slot].wide == nullptr) stores_[slot].wide = &wide_pool_.emplace_back();
  return *stores_[slot].wide;
}

Status ColumnMachine::join_status(std::uint32_t out, const Status& a, const Status& b) {
  if (a.high == nullptr) return b;
  if (b.high == nullptr || (b.high == a.high && b.low == a.low)) return a;  // literals of both kinds have the same high
  stores_[out].low = all_;
  kernels_.join(a, b, stores_[out].low, stores_[out].high);
  return {&stores_[out].low, &stores_[out].high};
}

/// Where the relation holds, whatever the status; bounds that do not meet decide it at once.
Plane ColumnMachine::relation(bool is_equal, const Number& a, const Number& b) {
  if (is_equal ? a.most < b.least || b.most < a.least : a.most <= b.least) return none_;
  if (is_equal ? a.least == a.most && b.least == b.most : a.least > b.most) return all_;
  Plane result;
  if (is_one(a)) {  // one > b: not b > one - 1
    Number other = a;
    other.least = other.most = is_equal ? a.least : a.least - 1;
    result = relation(is_equal, b, other);
    for (std::size_t w = 0; !is_equal && w < words; ++w) result.word[w] = ~result.word[w];
    return result;
  }
  const std::size_t form = is_one(b) ? 1 : 0;
  if (a.narrow != nullptr && b.wide == nullptr) {
    const auto one = static_cast<std::int32_t>(b.least);  // within the bounds of a
    (is_equal ? kernels_.equal_narrow : kernels_.greater_narrow)[form](a.narrow, form == 1 ? &one : b.narrow, result);
    return result;
  }
  const std::int64_t* right = form == 1 ? &b.least : wide(b, wide_scratch_[1]);
  (is_equal ? kernels_.equal_wide : kernels_.greater_wide)[form](wide(a, wide_scratch_[0]), right, result);
  return result;
}

void ColumnMachine::compare(const Comparison& comparison) {
  const Number &a = numbers_[comparison.a], &b = numbers_[comparison.b];
  low_[comparison.out] = relation(comparison.is_equal, a, b);
  any_high_[comparison.out] = a.status.high != nullptr || b.status.high != nullptr ? 1 : 0;
  if (any_high_[comparison.out] != 0) kernels_.join(a.status, b.status, low_[comparison.out], high_[comparison.out]);
}

void ColumnMachine::compute(Arithmetic op, const Number& a, const Number& b, std::uint32_t out) {
  const Bounds bounds = bounds_of(op, {a.least, a.most}, {b.least, b.most});
  if (!fits<std::int64_t>(bounds.least, bounds.most)) {
    each_lane(out, a, b, [&](std::int64_t left, std::int64_t right) {
      return op == Arithmetic::add ? base::checked_add(left, right) : op == Arithmetic::subtract ? base::checked_subtract(left, right) : base::checked_multiply(left, right);
    });
    return;
  }
  Number result;
  result.least = static_cast<std::int64_t>(bounds.least);
  result.most = static_cast<std::int64_t>(bounds.most);
  result.status = join_status(out, a.status, b.status);
  const std::size_t form = is_one(b) ? 1 : 0;
  const bool is_narrow = a.wide == nullptr && b.wide == nullptr && fits<std::int32_t>(bounds.least, bounds.most) && fits<std::int32_t>(a.least, a.most) && fits<std::int32_t>(b.least, b.most);
  if (result.least == result.most) {
    // one value: what is not known does not matter
  } else if (is_narrow) {
    Narrow& store = narrow_store(out);
    const auto one = static_cast<std::int32_t>(b.least);
    kernels_.compute_narrow[form](op, narrow(a, narrow_scratch_[0]), form == 1 ? &one : b.narrow, store.lane);
    result.narrow = store.lane;
  } else {
    Wide& store = wide_store(out);
    kernels_.compute_wide[form](op, wide(a, wide_scratch_[0]), form == 1 ? &b.least : wide(b, wide_scratch_[1]), store.lane);
    result.wide = store.lane;
  }
  numbers_[out] = result;
}

/// The value of each lane by itself; none: unknown. Lanes that are not known are left out.
template <class Compute>
void ColumnMachine::each_lane(std::uint32_t out, const Number& a, const Number& b, Compute&& compute) {
  const Status joined = join_status(out, a.status, b.status);
  Plane low = joined.high == nullptr ? all_ : *joined.low, high = joined.high == nullptr ? none_ : *joined.high;
  Wide& store = wide_store(out);
  Number result;
  bool is_empty = true;
  const bool has_one = is_one(a) && is_one(b);
  const std::optional<std::int64_t> only = has_one ? compute(a.least, b.least) : std::nullopt;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const std::uint64_t bit = std::uint64_t{1} << (lane % 64);
    store.lane[lane] = 0;
    if ((high.word[lane / 64] & bit) != 0 || (block_->valid.word[lane / 64] & bit) == 0) continue;
    const std::optional<std::int64_t> made = has_one ? only : compute(value(a, lane), value(b, lane));
    if (!made) {
      high.word[lane / 64] |= bit;
      low.word[lane / 64] &= ~bit;
      continue;
    }
    store.lane[lane] = *made;
    result.least = is_empty ? *made : std::min(result.least, *made);
    result.most = is_empty ? *made : std::max(result.most, *made);
    is_empty = false;
  }
  if (result.least != result.most && fits<std::int32_t>(result.least, result.most)) {
    std::transform(store.lane, store.lane + lanes, narrow_store(out).lane, [](std::int64_t wide_value) { return static_cast<std::int32_t>(wide_value); });
    result.narrow = stores_[out].narrow->lane;
  } else if (result.least != result.most) {
    result.wide = store.lane;
  }
  if (any(high)) {
    stores_[out].low = low;
    stores_[out].high = high;
    result.status = {&stores_[out].low, &stores_[out].high};
  }
  numbers_[out] = result;
}

void ColumnMachine::lane_by_lane(const Step& step) {
  const Number& right = step.b == no_index ? numbers_[step.a] : numbers_[step.b];
  each_lane(step.out, numbers_[step.a], right, [&](std::int64_t a, std::int64_t b) { return lane_value(step, a, b); });
}

std::optional<std::int64_t> ColumnMachine::lane_value(const Step& step, std::int64_t left, std::int64_t right) const {
  const base::Date date{static_cast<std::int32_t>(left)};
  const auto days = [](std::optional<base::Date> made) { return made ? std::optional<std::int64_t>(made->days) : std::nullopt; };
  switch (step.op) {
    case NodeOp::multiply_decimal: return base::multiply_decimal(left, right);
    case NodeOp::integer_to_decimal: return base::checked_multiply(left, base::decimal_scale);
    case NodeOp::add_duration: return days(shift(rules_.calendar, date, {right, static_cast<base::DurationUnit>(step.unit)}));
    case NodeOp::subtract_duration: {
      const auto count = base::checked_subtract(0, right);
      return count ? days(shift(rules_.calendar, date, {*count, static_cast<base::DurationUnit>(step.unit)})) : std::nullopt;
    }
    case NodeOp::workdays_between: return workdays_between(rules_.calendar, date, {static_cast<std::int32_t>(right)});
    case NodeOp::roll_forward: return days(roll_forward(rules_.calendar, date));
    default: return std::nullopt;  // only these are laid out so
  }
}

Plane ColumnMachine::not_before(const Number& date, base::Date from) {
  Number other;
  other.least = other.most = std::int64_t{from.days} - 1;
  Plane result = relation(false, date, other);
  for (std::size_t w = 0; date.status.high != nullptr && w < words; ++w) result.word[w] &= ~date.status.high->word[w];
  return result;
}

/// The one version that there ever was: it needs no date.
const graph::ParameterStep* ColumnMachine::only_version(graph::Range range) const {
  static const base::Date beginning = *base::make_date(1, 1, 1);
  const graph::ParameterStep* first = plan_.parameter_steps.data() + range.begin;
  return range.end - range.begin == 1 && first->from <= beginning ? first : nullptr;
}

void ColumnMachine::parameter(const Step& step) {
  const graph::Range range = plan_.parameters[step.b];
  Number number;
  if (const graph::ParameterStep* only = only_version(range)) {
    number.least = number.most = only->cell.a;
    numbers_[step.out] = number;
    return;
  }
  bool is_wide = false;
  for (std::uint32_t i = range.begin; i < range.end; ++i) is_wide = is_wide || !fits<std::int32_t>(plan_.parameter_steps[i].cell.a, plan_.parameter_steps[i].cell.a);
  Merge merge = begin_merge(step.out, is_wide);
  merge.high = all_;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Plane mask = not_before(numbers_[step.a], plan_.parameter_steps[i].from);
    number.least = number.most = plan_.parameter_steps[i].cell.a;
    take(merge, mask, number);
  }
  finish(step.out, merge);
}

void ColumnMachine::parameter_truth(const Step& step) {
  const graph::Range range = plan_.parameters[step.b];
  if (const graph::ParameterStep* only = only_version(range)) return set_known(step.out, only->cell.a != 0 ? all_ : none_);
  Plane low = none_, high = all_;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Plane mask = not_before(numbers_[step.a], plan_.parameter_steps[i].from);
    for (std::size_t w = 0; w < words; ++w) {
      low.word[w] = plan_.parameter_steps[i].cell.a != 0 ? low.word[w] | mask.word[w] : low.word[w] & ~mask.word[w];
      high.word[w] &= ~mask.word[w];
    }
  }
  set_truth(step.out, low, high);
}

/// Unknown where the date is.
void ColumnMachine::in_force(const Step& step) {
  const Number& date = numbers_[step.a];
  Plane inside = none_;
  for (std::uint32_t i = step.b; i < step.c; ++i) {
    const base::DateSpan& span = plan_.spans[i];
    const Plane from = span.from ? not_before(date, *span.from) : all_, until = span.until ? not_before(date, *span.until) : none_;
    for (std::size_t w = 0; w < words; ++w) inside.word[w] |= from.word[w] & ~until.word[w];
  }
  if (date.status.high == nullptr) return set_known(step.out, inside);
  for (std::size_t w = 0; w < words; ++w) inside.word[w] &= ~date.status.high->word[w];
  set_truth(step.out, inside, *date.status.high);
}

}  // namespace zhunsheng::eval::columns

// SPDX-License-Identifier: Apache-2.0
// Values chosen lane by lane: cases and presumptions, of truths and of numbers.
#include <algorithm>

#include "engine/eval/columns/machine.hpp"

namespace zhunsheng::eval::columns {

namespace {

void blend(Plane& into, const Plane& from, const Plane& mask) {
  for (std::size_t w = 0; w < words; ++w) into.word[w] = (into.word[w] & ~mask.word[w]) | (from.word[w] & mask.word[w]);
}

}  // namespace

ColumnMachine::Merge ColumnMachine::begin_merge(std::uint32_t out, bool is_wide) {
  Merge merge;
  if (is_wide) merge.number.wide = wide_store(out).lane;
  else merge.number.narrow = narrow_store(out).lane;
  merge.number.least = 1;  // nothing yet
  return merge;
}

void ColumnMachine::take(Merge& merge, const Plane& mask, const Number& from) {
  if (!any(mask)) return;
  const bool is_first = merge.number.least > merge.number.most;
  merge.number.least = is_first ? from.least : std::min(merge.number.least, from.least);
  merge.number.most = is_first ? from.most : std::max(merge.number.most, from.most);
  const std::size_t form = is_one(from) ? 1 : 0;
  if (merge.number.wide != nullptr) {
    kernels_.blend_wide[form](mask, form == 1 ? &from.least : wide(from, wide_scratch_[0]), const_cast<std::int64_t*>(merge.number.wide));
  } else {
    const auto one = static_cast<std::int32_t>(from.least);
    kernels_.blend_narrow[form](mask, form == 1 ? &one : from.narrow, const_cast<std::int32_t*>(merge.number.narrow));
  }
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t low = from.status.high == nullptr ? ~std::uint64_t{0} : from.status.low->word[w], high = from.status.high == nullptr ? 0 : from.status.high->word[w];
    merge.low.word[w] = (merge.low.word[w] & ~mask.word[w]) | (low & mask.word[w]);
    merge.high.word[w] = (merge.high.word[w] & ~mask.word[w]) | (high & mask.word[w]);
  }
}

void ColumnMachine::finish(std::uint32_t out, Merge& merge) {
  if (merge.number.least > merge.number.most) merge.number.least = merge.number.most = 0;
  for (std::size_t w = 0; w < words; ++w) merge.high.word[w] &= block_->valid.word[w];
  if (any(merge.high)) {
    stores_[out].low = merge.low;
    stores_[out].high = merge.high;
    merge.number.status = {&stores_[out].low, &stores_[out].high};
  }
  if (merge.number.least == merge.number.most) merge.number.narrow = nullptr, merge.number.wide = nullptr;
  numbers_[out] = merge.number;
}

/// Where nothing is said and the presumption holds.
Plane ColumnMachine::presumes(const Status& said, const Step& step) {
  Plane condition, condition_high, may, none;
  if (said.high == nullptr) return none_;
  read(truths(), step.c, condition, condition_high);
  read(truths(), step.d, may, none);
  for (std::size_t w = 0; w < words; ++w) may.word[w] &= said.high->word[w] & ~said.low->word[w] & condition.word[w] & ~condition_high.word[w];
  return may;
}

void ColumnMachine::presumed_truth(const Step& step) {
  Plane low, high, value, value_high;
  read(truths(), step.a, low, high);
  const Plane mask = presumes({&low, &high}, step);
  read(truths(), step.b, value, value_high);
  blend(low, value, mask);
  blend(high, value_high, mask);
  set_truth(step.out, low, high);
}

/// The cases in order: `take(mask, value)` for lanes that meet their first value, `differ(value)` where a later value
/// differs from what was taken. Gives the lanes whose value is settled.
template <class Take, class Differ>
Plane ColumnMachine::read_cases(const Step& step, Take&& take, Differ&& differ) const {
  const Truths all{const_cast<Plane*>(low_.data()), const_cast<Plane*>(high_.data()), const_cast<std::uint8_t*>(any_high_.data())};
  Plane applies = none_, may = none_, taken = none_, differs = none_, stopped = none_;
  for (std::uint32_t i = step.a; i < step.b; i += 2) {
    Plane low, high, fresh, again;
    if (layout_.refs[i] != no_index) read(all, layout_.refs[i], low, high);
    for (std::size_t w = 0; w < words; ++w) {
      const bool is_otherwise = layout_.refs[i] == no_index;
      const std::uint64_t yes = (is_otherwise ? ~applies.word[w] & ~may.word[w] : low.word[w] & ~high.word[w]) & ~stopped.word[w];
      const std::uint64_t unknown = (is_otherwise ? ~applies.word[w] & may.word[w] : high.word[w] & ~low.word[w]) & ~stopped.word[w];
      applies.word[w] |= yes;
      may.word[w] |= unknown;
      fresh.word[w] = (yes | unknown) & ~taken.word[w];
      again.word[w] = (yes | unknown) & taken.word[w];
      taken.word[w] |= yes | unknown;
      if (step.d != 0) stopped.word[w] |= yes;
    }
    if (any(again)) {
      const Plane other = differ(layout_.refs[i + 1]);
      for (std::size_t w = 0; w < words; ++w) differs.word[w] |= again.word[w] & other.word[w];
    }
    if (any(fresh)) take(fresh, layout_.refs[i + 1]);
  }
  for (std::size_t w = 0; w < words; ++w) applies.word[w] &= ~differs.word[w];
  return applies;
}

void ColumnMachine::cases_truth(const Step& step) {
  Plane low = none_, high = none_;
  const auto take = [&](const Plane& mask, Ref value) {
    Plane value_low, value_high;
    read(truths(), value, value_low, value_high);
    blend(low, value_low, mask);
    blend(high, value_high, mask);
  };
  const auto differ = [&](Ref value) {
    Plane value_low, value_high;
    read(truths(), value, value_low, value_high);
    for (std::size_t w = 0; w < words; ++w) value_low.word[w] = (value_low.word[w] ^ low.word[w]) | (value_high.word[w] ^ high.word[w]);
    return value_low;
  };
  const Plane settled = read_cases(step, take, differ);
  for (std::size_t w = 0; w < words; ++w) {
    low.word[w] &= settled.word[w];
    high.word[w] = ((high.word[w] & settled.word[w]) | ~settled.word[w]) & block_->valid.word[w];
  }
  set_truth(step.out, low, high);
}

void ColumnMachine::presumed(const Step& step) {
  const Number &said = numbers_[step.a], &value_there = numbers_[step.b];
  const Plane mask = presumes(said.status, step);
  if (!any(mask)) {
    numbers_[step.out] = said;
    return;
  }
  const bool is_wide = !fits<std::int32_t>(said.least, said.most) || !fits<std::int32_t>(value_there.least, value_there.most) || said.wide != nullptr || value_there.wide != nullptr;
  Merge merge = begin_merge(step.out, is_wide);
  take(merge, all_, said);
  take(merge, mask, value_there);
  finish(step.out, merge);
}

void ColumnMachine::cases(const Step& step) {
  bool is_wide = false;
  for (std::uint32_t i = step.a; i < step.b; i += 2) {
    const Number& each = numbers_[layout_.refs[i + 1]];
    is_wide = is_wide || each.wide != nullptr || !fits<std::int32_t>(each.least, each.most);
  }
  Merge merge = begin_merge(step.out, is_wide);
  const auto differ = [&](std::uint32_t slot) {
    const Number& other = numbers_[slot];
    Plane differs = relation(true, merge.number, other);
    for (std::size_t w = 0; w < words; ++w) {
      const std::uint64_t low = other.status.high == nullptr ? ~std::uint64_t{0} : other.status.low->word[w], high = other.status.high == nullptr ? 0 : other.status.high->word[w];
      differs.word[w] = (~differs.word[w] & ~merge.high.word[w]) | (low ^ merge.low.word[w]) | (high ^ merge.high.word[w]);
    }
    return differs;
  };
  const Plane settled = read_cases(step, [&](const Plane& mask, std::uint32_t slot) { take(merge, mask, numbers_[slot]); }, differ);
  for (std::size_t w = 0; w < words; ++w) {
    merge.low.word[w] &= settled.word[w];
    merge.high.word[w] = (merge.high.word[w] & settled.word[w]) | ~settled.word[w];
  }
  finish(step.out, merge);
}

}  // namespace zhunsheng::eval::columns

// SPDX-License-Identifier: Apache-2.0
// The kernels, written once over comparisons of 64 lanes that the including file provides in the struct `Compare`, which it
// names for its instruction set: equal, greater (a, b: pointers; `one`: b is one value). Included by kernels_*.cpp only;
// everything is in their unnamed namespaces, so that no function of a wider set is ever linked in place of another.
#include "engine/eval/columns/kernels.hpp"

namespace zhunsheng::eval::columns {
namespace {

inline void conjoin_known(const Junction& junction, const Ref* refs, const Truths& truths) {
  Plane all;
  for (std::size_t w = 0; w < words; ++w) all.word[w] = ~std::uint64_t{0};
  for (std::uint32_t i = junction.begin; i < junction.end; ++i) {
    const Plane& low = truths.low[refs[i] >> 1];
    const std::uint64_t flip = mask_of(refs[i]);
    for (std::size_t w = 0; w < words; ++w) all.word[w] &= low.word[w] ^ flip;
  }
  truths.low[junction.out] = all;
  truths.any_high[junction.out] = 0;
}

inline void conjoin_any(const Junction& junction, const Ref* refs, const Truths& truths) {
  Plane no, unknown, high;
  for (std::size_t w = 0; w < words; ++w) no.word[w] = unknown.word[w] = high.word[w] = 0;
  for (std::uint32_t i = junction.begin; i < junction.end; ++i) {
    Plane one_low, one_high;
    read(truths, refs[i], one_low, one_high);
    for (std::size_t w = 0; w < words; ++w) {
      no.word[w] |= ~(one_low.word[w] | one_high.word[w]);
      unknown.word[w] |= one_high.word[w] & ~one_low.word[w];
      high.word[w] |= one_high.word[w];
    }
  }
  for (std::size_t w = 0; w < words; ++w) {
    truths.low[junction.out].word[w] = ~(no.word[w] | unknown.word[w]);
    high.word[w] &= ~no.word[w];
  }
  truths.high[junction.out] = high;
  truths.any_high[junction.out] = any(high) ? 1 : 0;
}

void conjoin(const Junction* begin, const Junction* end, const Ref* refs, Truths truths) {
  for (const Junction* junction = begin; junction != end; ++junction) {
    std::uint8_t high = 0;
    for (std::uint32_t i = junction->begin; i < junction->end; ++i) high |= truths.any_high[refs[i] >> 1];
    if (high == 0) conjoin_known(*junction, refs, truths);
    else conjoin_any(*junction, refs, truths);
  }
}

inline void decide_known(const Decision& one, const Ref* refs, const Truths& truths, const Plane& valid, const OutcomePlanes& out) {
  const std::uint64_t kinds = mask_of(one.kinds), force = mask_of(one.force), applies = mask_of(one.applies), norm = mask_of(one.norm);
  const Plane &k = truths.low[one.kinds >> 1], &f = truths.low[one.force >> 1], &a = truths.low[one.applies >> 1], &n = truths.low[one.norm >> 1];
  Plane broken, idle;
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t runs = valid.word[w] & (k.word[w] ^ kinds) & (f.word[w] ^ force) & (a.word[w] ^ applies);
    broken.word[w] = runs & ~(n.word[w] ^ norm);
    idle.word[w] = valid.word[w] & ~runs;
  }
  out.idle[one.check] = idle;
  out.rare[one.check] = 0;
  if (one.begin != one.end) {
    Plane excused;
    for (std::size_t w = 0; w < words; ++w) excused.word[w] = 0;
    for (std::uint32_t i = one.begin; i < one.end; ++i) {
      const Plane& holds = truths.low[refs[i] >> 1];
      const std::uint64_t flip = mask_of(refs[i]);
      for (std::size_t w = 0; w < words; ++w) excused.word[w] |= holds.word[w] ^ flip;
    }
    for (std::size_t w = 0; w < words; ++w) {
      out.exempt[one.check].word[w] = broken.word[w] & excused.word[w];
      out.undetermined[one.check].word[w] = 0;
      broken.word[w] &= ~excused.word[w];
    }
    out.rare[one.check] = 1;
  }
  out.violated[one.check] = broken;
}

/// The table of the design, first row that fits; force and kinds are never 不适用.
inline void decide_any(const Decision& one, const Ref* refs, const Truths& truths, const Plane& valid, const OutcomePlanes& out) {
  Plane kinds, none, force, force_high, applies, applies_high, norm, norm_high, holds, fails;
  read(truths, one.kinds, kinds, none);
  read(truths, one.force, force, force_high);
  read(truths, one.applies, applies, applies_high);
  read(truths, one.norm, norm, norm_high);
  for (std::size_t w = 0; w < words; ++w) {
    holds.word[w] = 0;
    fails.word[w] = ~std::uint64_t{0};
  }
  for (std::uint32_t i = one.begin; i < one.end; ++i) {
    Plane low, high;
    read(truths, refs[i], low, high);
    for (std::size_t w = 0; w < words; ++w) {
      holds.word[w] |= low.word[w] & ~high.word[w];
      fails.word[w] &= ~(low.word[w] ^ high.word[w]);  // no, or 不适用
    }
  }
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t live = valid.word[w] & kinds.word[w], settled = live & force.word[w] & ~force_high.word[w];
    const std::uint64_t applying = settled & applies.word[w] & ~applies_high.word[w];
    const std::uint64_t out_of_force = ~force.word[w] & ~force_high.word[w];
    const std::uint64_t idle = (valid.word[w] & ~kinds.word[w]) | (live & out_of_force) | (settled & ~(applies.word[w] ^ applies_high.word[w])) |
                               (applying & norm.word[w] & norm_high.word[w]);
    const std::uint64_t kept = applying & norm.word[w] & ~norm_high.word[w], broken = applying & ~norm.word[w] & ~norm_high.word[w];
    const std::uint64_t exempt = broken & holds.word[w], violated = broken & fails.word[w];
    out.violated[one.check].word[w] = violated;
    out.idle[one.check].word[w] = idle;
    out.exempt[one.check].word[w] = exempt;
    out.undetermined[one.check].word[w] = live & ~(idle | kept | exempt | violated);
  }
  out.rare[one.check] = 1;
}

void decide(const Decision* begin, const Decision* end, const Ref* refs, Truths truths, const Plane& valid, OutcomePlanes out) {
  for (const Decision* one = begin; one != end; ++one) {
    std::uint8_t high = 0;
    const Ref basis[] = {one->kinds, one->force, one->applies, one->norm};
    for (const Ref ref : basis) high |= truths.any_high[ref >> 1];
    for (std::uint32_t i = one->begin; i < one->end; ++i) high |= truths.any_high[refs[i] >> 1];
    if (high == 0) decide_known(*one, refs, truths, valid, out);
    else decide_any(*one, refs, truths, valid, out);
  }
}

void join(Status a, Status b, Plane& low, Plane& high) {
  Plane is_high, inapplicable;
  for (std::size_t w = 0; w < words; ++w) is_high.word[w] = inapplicable.word[w] = 0;
  const Status both[] = {a, b};
  for (const Status& each : both) {
    if (each.high == nullptr) continue;
    for (std::size_t w = 0; w < words; ++w) {
      is_high.word[w] |= each.high->word[w];
      inapplicable.word[w] |= each.high->word[w] & each.low->word[w];
    }
  }
  for (std::size_t w = 0; w < words; ++w) low.word[w] = (low.word[w] & ~is_high.word[w]) | inapplicable.word[w];
  high = is_high;
}

template <bool is_one, class T>
void equal(const T* a, const T* b, Plane& out) {
  for (std::size_t w = 0; w < words; ++w) out.word[w] = Compare::equal<is_one>(a + w * 64, is_one ? b : b + w * 64);
}
template <bool is_one, class T>
void greater(const T* a, const T* b, Plane& out) {
  for (std::size_t w = 0; w < words; ++w) out.word[w] = Compare::greater<is_one>(a + w * 64, is_one ? b : b + w * 64);
}

/// Against one value; a lane that is not known keeps its status.
template <bool is_equal, class T>
inline void compare_one(const T* a, T one, const Status& status, Plane& low, Plane& high) {
  const auto relation = [&](std::size_t w) { return is_equal ? Compare::equal<true>(a + w * 64, &one) : Compare::greater<true>(a + w * 64, &one); };
  if (status.high == nullptr) {
    for (std::size_t w = 0; w < words; ++w) low.word[w] = relation(w);
    return;
  }
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t is_high = status.high->word[w];
    low.word[w] = (relation(w) & ~is_high) | (is_high & status.low->word[w]);
    high.word[w] = is_high;
  }
}

template <bool is_equal>
inline void compare_narrowest(const Number& a, std::int64_t one, Plane& low, Plane& high) {
  if (a.tiny != nullptr) compare_one<is_equal>(a.tiny, static_cast<std::int8_t>(one), a.status, low, high);
  else if (a.brief != nullptr) compare_one<is_equal>(a.brief, static_cast<std::int16_t>(one), a.status, low, high);
  else compare_one<is_equal>(a.narrow, static_cast<std::int32_t>(one), a.status, low, high);
}

const Comparison* compare(const Comparison* begin, const Comparison* end, const Number* numbers, Truths truths) {
  for (const Comparison* each = begin; each != end; ++each) {
    const Number& a = numbers[each->a];
    const bool is_inside = each->one >= a.least && each->one <= a.most;  // else the bounds decide it
    if (!each->has_one || a.narrow == nullptr || !is_inside) return each;
    Plane &low = truths.low[each->out], &high = truths.high[each->out];
    if (each->is_equal) compare_narrowest<true>(a, each->one, low, high);
    else compare_narrowest<false>(a, each->one, low, high);
    truths.any_high[each->out] = a.status.high != nullptr ? 1 : 0;
  }
  return end;
}

template <bool is_one, class T, class U>
void compute(Arithmetic op, const T* a, const T* b, T* out) {
  const T one = *b;
  const auto each = [&](std::size_t i) { return static_cast<U>(is_one ? one : b[i]); };
  switch (op) {
    case Arithmetic::add:
      for (std::size_t i = 0; i < lanes; ++i) out[i] = static_cast<T>(static_cast<U>(a[i]) + each(i));
      return;
    case Arithmetic::subtract:
      for (std::size_t i = 0; i < lanes; ++i) out[i] = static_cast<T>(static_cast<U>(a[i]) - each(i));
      return;
    case Arithmetic::multiply:
      for (std::size_t i = 0; i < lanes; ++i) out[i] = static_cast<T>(static_cast<U>(a[i]) * each(i));
      return;
  }
}
template <bool is_one>
void compute_narrow(Arithmetic op, const std::int32_t* a, const std::int32_t* b, std::int32_t* out) { compute<is_one, std::int32_t, std::uint32_t>(op, a, b, out); }
template <bool is_one>
void compute_wide(Arithmetic op, const std::int64_t* a, const std::int64_t* b, std::int64_t* out) { compute<is_one, std::int64_t, std::uint64_t>(op, a, b, out); }

template <bool is_one, class T>
void blend(const Plane& mask, const T* value, T* out) {
  const T one = *value;
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t bits = mask.word[w];
    const T* from = value + w * 64;
    T* to = out + w * 64;
    for (std::size_t i = 0; i < 64; ++i) to[i] = (bits >> i & 1u) != 0 ? (is_one ? one : from[i]) : to[i];
  }
}

constexpr Kernels make_table(const char* name) {
  return {name, conjoin, decide, compare,
          {equal<false, std::int32_t>, equal<true, std::int32_t>}, {greater<false, std::int32_t>, greater<true, std::int32_t>},
          {equal<false, std::int64_t>, equal<true, std::int64_t>}, {greater<false, std::int64_t>, greater<true, std::int64_t>},
          join,
          {compute_narrow<false>, compute_narrow<true>}, {compute_wide<false>, compute_wide<true>},
          {blend<false, std::int32_t>, blend<true, std::int32_t>}, {blend<false, std::int64_t>, blend<true, std::int64_t>}};
}

}  // namespace
}  // namespace zhunsheng::eval::columns

// SPDX-License-Identifier: Apache-2.0
// The shapes that columns have: a block is 512 dossiers, side by side; what one dossier has in a column is its *lane*. A
// truth of all lanes is two planes of bits, a number one column and two planes for its status. Plain data only: kernels
// are compiled once for each instruction set, and nothing that is shared may be inlined into them.
#pragma once
#include <cstddef>
#include <cstdint>

namespace zhunsheng::eval::columns {

inline constexpr std::size_t lanes = 512, words = lanes / 64;

/// One bit a lane.
struct alignas(64) Plane {
  std::uint64_t word[words];
};

/// Copies of columns whose values are that small, for comparisons.
struct alignas(64) Tiny {
  std::int8_t lane[lanes + 64];
};
struct alignas(64) Brief {
  std::int16_t lane[lanes + 32];
};
/// Columns are longer than their lanes, so that the same lane of neighbours does not fall on the same line of a cache.
struct alignas(64) Narrow {
  std::int32_t lane[lanes + 16];
};
struct alignas(64) Wide {
  std::int64_t lane[lanes + 8];
};

/// A truth: twice its slot, odd where it is taken negated. Status of a lane: no 00, yes 01, unknown 10, 不适用 11 (high, low);
/// of a number: known 01.
using Ref = std::uint32_t;
constexpr Ref ref_of(std::uint32_t slot) { return slot * 2; }

/// The truths by slot. `any_high`: some lane is unknown or 不适用; where it is 0 the high plane is not written.
struct Truths {
  Plane* low = nullptr;
  Plane* high = nullptr;
  std::uint8_t* any_high = nullptr;
};

/// The status of a number; no planes where every lane is known (else some lane is not).
struct Status {
  const Plane* low = nullptr;
  const Plane* high = nullptr;
};

/// A number of all lanes: a column, narrow or wide, or one value. Lanes that are not known may hold anything.
struct Number {
  const std::int8_t* tiny = nullptr;    ///< beside narrow, where all known values are that small
  const std::int16_t* brief = nullptr;  ///< likewise
  const std::int32_t* narrow = nullptr;
  const std::int64_t* wide = nullptr;
  std::int64_t least = 0, most = 0;     ///< no known lane is outside
  Status status;
};

// Functions here are static, so that each instruction set has its own.

/// All bits set where the ref is negated.
static inline std::uint64_t mask_of(Ref ref) { return std::uint64_t{0} - (ref & 1u); }

static inline bool is_one(const Number& number) { return number.narrow == nullptr && number.wide == nullptr; }

static inline bool any(const Plane& plane) {
  std::uint64_t joined = 0;
  for (std::size_t w = 0; w < words; ++w) joined |= plane.word[w];
  return joined != 0;
}

/// The planes of a ref; a negation keeps unknown and 不适用.
static inline void read(const Truths& truths, Ref ref, Plane& low, Plane& high) {
  const std::uint32_t slot = ref >> 1;
  const std::uint64_t flip = mask_of(ref);
  const bool has_high = truths.any_high[slot] != 0;
  for (std::size_t w = 0; w < words; ++w) {
    high.word[w] = has_high ? truths.high[slot].word[w] : 0;
    low.word[w] = truths.low[slot].word[w] ^ (flip & ~high.word[w]);
  }
}


}  // namespace zhunsheng::eval::columns

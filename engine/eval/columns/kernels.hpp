// SPDX-License-Identifier: Apache-2.0
// The work on whole columns, one table of functions for each instruction set; which to use is asked of the processor once.
// All give the same bits. Internal to the room.
#pragma once
#include "engine/eval/columns/plane.hpp"

namespace zhunsheng::eval::columns {

/// 且 of refs [begin, end) into a slot; 或 is written by negating all of them and the result.
struct Junction {
  std::uint32_t out = 0;
  std::uint32_t begin = 0, end = 0;
};

/// a = b or a > b into a slot; a, b are slots of numbers. A constant stands in it, so that it need not be fetched.
struct Comparison {
  std::uint32_t out = 0;
  std::uint32_t a = 0, b = 0;
  bool is_equal = false;
  bool has_one = false;
  std::int64_t one = 0;  ///< the known constant b
};

/// One check: the refs that its outcome follows from. Exceptions: whether each holds, refs [begin, end).
struct Decision {
  std::uint32_t check = 0;
  Ref kinds = 0, force = 0, applies = 0, norm = 0;
  std::uint32_t begin = 0, end = 0;
};

/// The outcomes of every check; what no plane says is satisfied.
struct OutcomePlanes {
  Plane* violated = nullptr;
  Plane* idle = nullptr;  ///< not applicable
  Plane* undetermined = nullptr;
  Plane* exempt = nullptr;
  std::uint8_t* rare = nullptr;  ///< by check: may some lane be undetermined or exempt? Where 0 these planes are not written
};

enum class Arithmetic : std::uint8_t { add, subtract, multiply };

struct Kernels {
  const char* name;
  void (*conjoin)(const Junction* begin, const Junction* end, const Ref* refs, Truths truths);
  void (*decide)(const Decision* begin, const Decision* end, const Ref* refs, Truths truths, const Plane& valid, OutcomePlanes out);
  /// Compares columns of at most 32 bits with one value; stops at the first comparison that is no such.
  const Comparison* (*compare)(const Comparison* begin, const Comparison* end, const Number* numbers, Truths truths);
  /// a = b or a > b, against a column or (second) against one value.
  void (*equal_narrow[2])(const std::int32_t* a, const std::int32_t* b, Plane& out);
  void (*greater_narrow[2])(const std::int32_t* a, const std::int32_t* b, Plane& out);
  void (*equal_wide[2])(const std::int64_t* a, const std::int64_t* b, Plane& out);
  void (*greater_wide[2])(const std::int64_t* a, const std::int64_t* b, Plane& out);
  /// The status of what is made of two numbers: `low` holds the relation where both are known.
  void (*join)(Status a, Status b, Plane& low, Plane& high);
  /// Wraps around: the caller knows that nothing overflows where it matters. Second: b is one value.
  void (*compute_narrow[2])(Arithmetic op, const std::int32_t* a, const std::int32_t* b, std::int32_t* out);
  void (*compute_wide[2])(Arithmetic op, const std::int64_t* a, const std::int64_t* b, std::int64_t* out);
  /// out = value where the mask is set. Second: one value.
  void (*blend_narrow[2])(const Plane& mask, const std::int32_t* value, std::int32_t* out);
  void (*blend_wide[2])(const Plane& mask, const std::int64_t* value, std::int64_t* out);
};

/// Instruction sets; `best` is the widest that this processor has.
enum class Level : std::uint8_t { portable, avx2, avx512, best };

/// nullptr if the processor (or the build) does not have it.
const Kernels* find_kernels(Level level);

}  // namespace zhunsheng::eval::columns

// SPDX-License-Identifier: Apache-2.0
// What one evaluation saw: for every node the truths it took, loops included; for every exception whether it held. Only
// an evaluator that was told to watch fills it (it then looks at every element of a list, also past the one that decides);
// otherwise it costs one test of a pointer a program.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/eval/truth.hpp"

namespace zhunsheng::eval {

/// A set of truths: bit 1 << Truth.
constexpr std::uint8_t seen_bit(Truth truth) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(truth)); }

struct Trace {
  std::vector<std::uint8_t> nodes;       ///< by node; of a value, known counts as yes
  std::vector<std::uint8_t> exceptions;  ///< by index in Plan::exceptions; weighed only where the norm is broken or may be
};

}  // namespace zhunsheng::eval

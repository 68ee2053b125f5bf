// SPDX-License-Identifier: Apache-2.0
// What each check costs by itself, and how often it ended in which way.
#pragma once
#include "bindings/cpp/bench/measures.hpp"

namespace zhunsheng::bench {

/// Dearest first; equal ones by id. A check is timed alone, on a plan of its own: what it shares is counted to it.
/// Spends about so many seconds, more where there are very many checks.
std::vector<CheckCost> profile(const Subject& subject, double seconds);

}  // namespace zhunsheng::bench

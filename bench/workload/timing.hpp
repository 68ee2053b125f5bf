// SPDX-License-Identifier: Apache-2.0
// Five segments and their median, as the limits are measured.
#pragma once
#include <algorithm>
#include <vector>

#include "bindings/cpp/bench/clock.hpp"

namespace zhunsheng::bench {

inline constexpr std::size_t segments = 5;

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// Microseconds of CPU time a call, median of the segments.
template <class Work>
double us_each(double seconds, Work&& work) {
  std::vector<double> out;
  for (std::size_t i = 0; i < segments; ++i) out.push_back(1e6 * seconds_each(seconds / segments, work));
  return median(std::move(out));
}

}  // namespace zhunsheng::bench

// SPDX-License-Identifier: Apache-2.0
// CPU time of this process, and work repeated until enough of it was spent. Bench only: nothing else here reads a clock.
#pragma once
#include <cstddef>
#include <ctime>

namespace zhunsheng::bench {

inline double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Calls `work` until `budget` seconds are spent, once at least; gives the seconds that one call took.
template <class Work>
double seconds_each(double budget, Work&& work) {
  const double begin = cpu_seconds();
  for (std::size_t done = 0, next = 1;;) {
    for (std::size_t i = 0; i < next; ++i) work();
    done += next;
    const double spent = cpu_seconds() - begin;
    if (spent >= budget) return spent / static_cast<double>(done);
    if (spent < budget / 8) next *= 2;  // so that reading the clock costs nothing beside the work
  }
}

}  // namespace zhunsheng::bench

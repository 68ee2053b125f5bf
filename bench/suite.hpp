// SPDX-License-Identifier: Apache-2.0
// Benchmarks that are registered when main has begun: their inputs are compiled, which a static initialiser must not do.
//
//   const Suite suite{[] { register_over_worlds("plan", plan); }};
#pragma once

namespace zhunsheng::bench {

struct Suite {
  explicit Suite(void (*add)());
};
/// Registers the benchmarks of the program's suite; main calls it.
void add_suite();

}  // namespace zhunsheng::bench

// SPDX-License-Identifier: Apache-2.0
// Walks round a number of inputs, for loops that are timed.
#pragma once
#include <cstddef>

namespace zhunsheng::bench {

/// Positions of a ring, one after the other.
class Ring {
 public:
  explicit Ring(std::size_t size) : size_(size) {}
  std::size_t next() { return at_ = at_ + 1 < size_ ? at_ + 1 : 0; }

 private:
  std::size_t size_, at_ = 0;
};

}  // namespace zhunsheng::bench

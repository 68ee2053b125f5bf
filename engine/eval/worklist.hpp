// SPDX-License-Identifier: Apache-2.0
// Numbers waiting to be looked at, given out from the lowest. Internal to the room.
#pragma once
#include <bit>
#include <cstdint>
#include <vector>

namespace zhunsheng::eval {

/// A set of numbers below `size`, in two layers of bits.
class Worklist {
 public:
  explicit Worklist(std::size_t size) : bits_(size / 64 + 1, 0), words_(bits_.size() / 64 + 1, 0) {}
  void add(std::uint32_t number) {
    bits_[number / 64] |= std::uint64_t{1} << (number % 64);
    words_[number / 4096] |= std::uint64_t{1} << (number / 64 % 64);
  }
  /// Calls `visit(number)` until none is left; what a visit adds must be higher than what it visits.
  template <class Visit>
  void drain(Visit&& visit);

 private:
  std::vector<std::uint64_t> bits_, words_;  // words_: which words of bits_ are not empty
};

template <class Visit>
void Worklist::drain(Visit&& visit) {
  for (std::size_t w = 0; w < words_.size(); ++w)
    while (words_[w] != 0) {
      const auto word = w * 64 + static_cast<std::size_t>(std::countr_zero(words_[w]));
      words_[w] &= words_[w] - 1;
      while (bits_[word] != 0) {
        const auto number = static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits_[word])));
        bits_[word] &= bits_[word] - 1;
        visit(number);
      }
      words_[w] &= ~(std::uint64_t{1} << (word % 64));  // visits may have set it for this word again
    }
}

}  // namespace zhunsheng::eval

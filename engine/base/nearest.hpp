// SPDX-License-Identifier: Apache-2.0
// "您是不是想写“…”？" among many names: prepared once, so that ten thousand wrong names are looked up in a moment. A name
// whose characters differ in more places than the best one so far is passed over without measuring it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhunsheng::base {

/// Rows of the table, kept from one comparison to the next.
struct DistanceRows {
  std::vector<std::size_t> row, before, two_before;
};
/// Damerau-Levenshtein within a band of `limit` round the diagonal; limit + 1 as soon as a row has nothing below.
std::size_t bounded_distance(std::u32string_view a, std::u32string_view b, std::size_t limit, DistanceRows& rows);

class NameIndex {
 public:
  explicit NameIndex(const std::vector<std::string>& names);

  struct Hit {
    std::string name;
    std::size_t distance = 0;  ///< characters inserted, deleted, replaced, or swapped with their neighbour
  };
  /// The first of the names nearest to `name` and not equal to it, if it differs in no more than a third of the characters (or one).
  [[nodiscard]] std::optional<Hit> nearest(std::string_view name) const;

 private:
  struct Entry {
    std::u32string characters;
    std::uint64_t letters = 0;  ///< a bit for each character, several to a bit
  };
  std::vector<Entry> entries_;
};

}  // namespace zhunsheng::base

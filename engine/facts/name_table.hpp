// SPDX-License-Identifier: Apache-2.0
// Names found by the bytes that stand between the quotes of a JSON string, as written or with every non-ASCII character as
// \uXXXX; keys also by the order in which they came the last time, which is as a rule the order in which they come again.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhunsheng::facts {

class NameTable {
 public:
  static constexpr std::uint32_t none = 0xffffffffu;

  NameTable() = default;
  /// Of two equal names the first is found. A name with a quote, a backslash or a control character is never found.
  explicit NameTable(const std::vector<std::string>& names);

  /// The index of the name, or none.
  [[nodiscard]] std::uint32_t find(std::string_view bytes) const;
  /// The index of a key: it begins at `key`, a quote stands behind it, all before `end` (behind which eight more bytes must be
  /// readable). `previous`: the index of the key
  /// before it (none for the first); what follows that is remembered.
  std::uint32_t find_key(const char* key, const char* end, std::uint32_t previous);

 private:
  struct Slot {
    std::uint32_t index = none, begin = 0, size = 0;
  };
  struct Spelling {
    std::uint64_t first = 0, mask = 0;  ///< its first eight bytes as a number, and which of them count
    std::uint32_t begin = 0, size = 0;  ///< in bytes_, the closing quote included; size 0: there is none
  };
  Spelling add(std::string_view bytes, std::uint32_t index);
  [[nodiscard]] bool is_at(const char* key, const char* end, const Spelling& spelling) const;

  std::string bytes_;                ///< every spelling, each with a quote behind it
  std::vector<Spelling> plain_, escaped_;  ///< by index
  std::vector<Slot> slots_;          ///< open addressing; a power of two, at most half full
  std::vector<std::uint32_t> next_;  ///< by previous index + 1
};

}  // namespace zhunsheng::facts

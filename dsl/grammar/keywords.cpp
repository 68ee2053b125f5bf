// SPDX-License-Identifier: Apache-2.0
// Looks runs up in an open-addressed table built once from the rows of keywords.def.
#include "dsl/grammar/keywords.hpp"

#include <cstring>
#include <vector>

#include "dsl/grammar/parse.hpp"

namespace zhunsheng::grammar {
namespace {

constexpr std::size_t slot_count = 1024;       // a power of two, about a third full
constexpr std::size_t longest_spelling = 24;   // bytes; checked when the table is built

std::size_t hash(std::string_view text) {
  std::uint64_t head = 0, tail = 0;
  const std::size_t part = text.size() < 8 ? text.size() : 8;
  std::memcpy(&head, text.data(), part);
  std::memcpy(&tail, text.data() + text.size() - part, part);
  const std::uint64_t mixed = (head ^ (tail * 0x9E3779B97F4A7C15ull) ^ text.size()) * 0xBF58476D1CE4E5B9ull;
  return static_cast<std::size_t>(mixed >> 40) & (slot_count - 1);
}

struct Slot {
  std::string_view text;
  Spelling spelling = 0;
};

struct Table {
  std::array<Slot, slot_count> slots{};
  std::array<bool, 2 * detail::keyword_count + 1> reserved{};

  Table() {
    for (const auto& row : detail::keyword_rows) {
      add(row.chinese, row.reserved);
      add(row.english, row.reserved);
    }
  }
  void add(std::string_view text, bool is_reserved_row) {
    const Spelling spelling = detail::first_spelling(text);
    if (spelling == 0 || text.size() > longest_spelling) return;
    reserved[spelling] = reserved[spelling] || is_reserved_row;
    std::size_t slot = hash(text);
    while (slots[slot].spelling != 0 && slots[slot].text != text) slot = (slot + 1) & (slot_count - 1);
    slots[slot] = {text, spelling};
  }
};

const Table& table() {
  static const Table built;
  return built;
}

}  // namespace

Spelling find_spelling(std::string_view run) {
  if (run.empty() || run.size() > longest_spelling) return 0;
  const auto& slots = table().slots;
  for (std::size_t slot = hash(run); slots[slot].spelling != 0; slot = (slot + 1) & (slot_count - 1)) {
    if (slots[slot].text == run) return slots[slot].spelling;
  }
  return 0;
}

bool is_reserved(Spelling spelling) { return table().reserved[spelling]; }

const std::vector<Word>& keywords() {
  static const std::vector<Word> words = [] {
    std::vector<Word> out;
    for (const auto& row : detail::keyword_rows) out.push_back({row.chinese, row.english, row.reserved});
    return out;
  }();
  return words;
}

}  // namespace zhunsheng::grammar

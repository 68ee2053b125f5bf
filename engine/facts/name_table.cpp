// SPDX-License-Identifier: Apache-2.0
// The guess costs one comparison of bytes; the table, with a hash of length, first and last eight bytes, stands behind it.
#include "engine/facts/name_table.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "engine/base/text.hpp"

namespace zhunsheng::facts {
namespace {

template <class Word>
std::uint64_t load(const char* from) {
  Word word = 0;
  std::memcpy(&word, from, sizeof word);
  return word;
}

std::uint64_t hash(std::string_view bytes) {
  std::uint64_t first = 0, last = 0;
  const char* const end = bytes.data() + bytes.size();
  if (bytes.size() >= 8) {
    first = load<std::uint64_t>(bytes.data());
    last = load<std::uint64_t>(end - 8);
  } else if (bytes.size() >= 4) {
    first = load<std::uint32_t>(bytes.data());
    last = load<std::uint32_t>(end - 4);
  } else if (!bytes.empty()) {
    first = static_cast<unsigned char>(bytes.front());
    last = static_cast<unsigned char>(bytes.back());
  }
  // folded product of two well-mixed operands: every bit of both reaches every bit of the result
  const auto product = static_cast<unsigned __int128>(first ^ 0x9e3779b97f4a7c15u) * (last ^ 0xbf58476d1ce4e5b9u ^ bytes.size());
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

bool is_plain(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
}

void append_unit(std::string& out, std::uint32_t unit) {
  constexpr char digits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[unit >> shift & 0xf];
}

/// Every non-ASCII character as \uXXXX, in lower case as most programs write it.
std::string escaped(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = base::decode(name, at);
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x10000) {
      append_unit(out, c);
    } else {
      append_unit(out, 0xd800 + ((c - 0x10000) >> 10));
      append_unit(out, 0xdc00 + ((c - 0x10000) & 0x3ff));
    }
  }
  return out;
}

}  // namespace

NameTable::NameTable(const std::vector<std::string>& names) : plain_(names.size()), escaped_(names.size()), slots_(std::bit_ceil(names.size() * 4 + 2)), next_(names.size() + 1) {
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    next_[i] = i;  // the order of declaration, until a line says otherwise
    if (!is_plain(names[i])) continue;
    plain_[i] = add(names[i], i);
    const std::string other = escaped(names[i]);
    if (other != names[i]) escaped_[i] = add(other, i);
  }
  next_.back() = none;
}

NameTable::Spelling NameTable::add(std::string_view bytes, std::uint32_t index) {
  Spelling spelling;
  spelling.begin = static_cast<std::uint32_t>(bytes_.size());
  spelling.size = static_cast<std::uint32_t>(bytes.size() + 1);
  bytes_.append(bytes).append(1, '"');
  const std::size_t counted = std::min<std::size_t>(spelling.size, 8);
  std::memcpy(&spelling.first, bytes_.data() + spelling.begin, counted);
  std::memset(&spelling.mask, 0xff, counted);
  if (find(bytes) != none) return spelling;
  std::size_t at = hash(bytes) & (slots_.size() - 1);
  while (slots_[at].index != none) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {index, spelling.begin, static_cast<std::uint32_t>(bytes.size())};
  return spelling;
}

std::uint32_t NameTable::find(std::string_view bytes) const {
  if (slots_.empty()) return none;
  for (std::size_t at = hash(bytes) & (slots_.size() - 1); slots_[at].index != none; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.size == bytes.size() && std::memcmp(bytes_.data() + slot.begin, bytes.data(), bytes.size()) == 0) return slot.index;
  }
  return none;
}

bool NameTable::is_at(const char* key, const char* end, const Spelling& spelling) const {
  if (spelling.size == 0 || static_cast<std::size_t>(end - key) < spelling.size || ((load<std::uint64_t>(key) ^ spelling.first) & spelling.mask) != 0) return false;
  return spelling.size <= 8 || std::memcmp(bytes_.data() + spelling.begin + 8, key + 8, spelling.size - 8) == 0;
}

std::uint32_t NameTable::find_key(const char* key, const char* end, std::uint32_t previous) {
  if (next_.empty()) return none;
  std::uint32_t& guess = next_[previous + 1];
  if (guess != none && (is_at(key, end, plain_[guess]) || is_at(key, end, escaped_[guess]))) return guess;
  const void* const quote = std::memchr(key, '"', static_cast<std::size_t>(end - key));
  if (quote == nullptr) return none;
  const std::uint32_t index = find({key, static_cast<std::size_t>(static_cast<const char*>(quote) - key)});
  if (index != none) guess = index;
  return index;
}

}  // namespace zhunsheng::facts

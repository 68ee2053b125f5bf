// SPDX-License-Identifier: Apache-2.0
// The table of strings: their number, the bytes of all of them, where each ends, and the bytes.
#include "engine/base/assert.hpp"
#include "engine/base/text.hpp"
#include "engine/pack/reader.hpp"
#include "engine/pack/writer.hpp"

namespace zhunsheng::pack {

std::uint32_t Writer::number_of(std::string_view text) {
  const auto [place, is_new] = numbers_.try_emplace(text, static_cast<std::uint32_t>(strings_.size()));
  if (is_new) strings_.push_back(text);
  return place->second;
}

std::string Writer::finish() const {
  std::string out;
  std::size_t bytes = 0;
  const auto append_number = [&](std::size_t number) {
    ZS_ASSERT(number <= 0xffffffffu, "a rule file has 16 MiB at most, and few sets have hundreds of such files");
    const auto word = static_cast<std::uint32_t>(number);
    out.append(reinterpret_cast<const char*>(&word), sizeof word);
  };
  for (const std::string_view text : strings_) bytes += text.size();
  out.reserve(8 + strings_.size() * 4 + bytes + stream_.size());
  append_number(strings_.size());
  append_number(bytes);
  std::size_t end = 0;
  for (const std::string_view text : strings_) append_number(end += text.size());
  for (const std::string_view text : strings_) out += text;
  return out += stream_;
}

Reader::Reader(std::string_view body) : at_(body.data()), end_(body.data() + body.size()) { read_strings(); }

/// Text was validated when the rules were read, and everything that prints relies on it.
void Reader::read_strings() {
  std::uint32_t count = 0, bytes = 0;
  (*this)(count, bytes);
  if (count > static_cast<std::size_t>(end_ - at_) / sizeof(std::uint32_t)) return fail();
  const char* const ends = at_;
  at_ += count * sizeof(std::uint32_t);
  if (!claim(bytes)) return;
  strings_ = {at_, bytes};
  at_ += bytes;
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint32_t end = 0;
    std::memcpy(&end, ends + i * sizeof end, sizeof end);
    const bool is_split = end < bytes && (static_cast<unsigned char>(strings_[end]) & 0xC0u) == 0x80u;
    if (end < last || end > bytes || is_split) return fail();
    last = end;
  }
  if (last != bytes || base::find_invalid_utf8(strings_)) return fail();
  string_ends_ = ends;
  string_count_ = count;
}

std::string_view Reader::string(std::uint32_t number) {
  if (number >= string_count_) {
    fail();
    return {};
  }
  std::uint32_t begin = 0, end = 0;
  if (number > 0) std::memcpy(&begin, string_ends_ + (number - 1) * sizeof begin, sizeof begin);
  std::memcpy(&end, string_ends_ + number * sizeof end, sizeof end);
  return strings_.substr(begin, end - begin);
}

}  // namespace zhunsheng::pack

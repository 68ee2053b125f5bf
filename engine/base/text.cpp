// SPDX-License-Identifier: Apache-2.0
// UTF-8 decoding, widths, numerals and nearest names.
#include "engine/base/text.hpp"

#include <algorithm>
#include <array>

#include "engine/base/nearest.hpp"

namespace zhunsheng::base {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Length of a well-formed sequence at `offset`, 0 if broken; writes the code point.
std::size_t decode_sequence(std::string_view text, std::size_t offset, char32_t& code_point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const auto is_tail = [&](std::size_t i) { return offset + i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const unsigned char lead = byte(0);
  if (lead < 0x80) {
    code_point = lead;
    return 1;
  }
  if (lead >= 0xC2 && lead <= 0xDF && is_tail(1)) {
    code_point = (char32_t(lead & 0x1F) << 6) | (byte(1) & 0x3F);
    return 2;
  }
  if (lead >= 0xE0 && lead <= 0xEF && is_tail(1) && is_tail(2)) {
    code_point = (char32_t(lead & 0x0F) << 12) | (char32_t(byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
    return code_point >= 0x800 && (code_point < 0xD800 || code_point > 0xDFFF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4 && is_tail(1) && is_tail(2) && is_tail(3)) {
    code_point = (char32_t(lead & 0x07) << 18) | (char32_t(byte(1) & 0x3F) << 12) | (char32_t(byte(2) & 0x3F) << 6) | (byte(3) & 0x3F);
    return code_point >= 0x10000 && code_point <= 0x10FFFF ? 4 : 0;
  }
  return 0;
}

int digit_of(char32_t c) {
  switch (c) {
    case U'〇': case U'零': case U'○': case U'Ｏ': return 0;
    case U'一': case U'壹': return 1;
    case U'二': case U'贰': case U'两': case U'貳': return 2;
    case U'三': case U'叁': case U'參': return 3;
    case U'四': case U'肆': return 4;
    case U'五': case U'伍': return 5;
    case U'六': case U'陆': case U'陸': return 6;
    case U'七': case U'柒': return 7;
    case U'八': case U'捌': return 8;
    case U'九': case U'玖': return 9;
    default: break;
  }
  const char32_t folded = fold_width(c);
  return folded >= U'0' && folded <= U'9' ? static_cast<int>(folded - U'0') : -1;
}

std::int64_t small_unit_of(char32_t c) {
  switch (c) {
    case U'十': case U'拾': return 10;
    case U'百': case U'佰': return 100;
    case U'千': case U'仟': return 1000;
    default: return 0;
  }
}

std::int64_t large_unit_of(char32_t c) {
  if (c == U'万' || c == U'萬') return 10'000;
  if (c == U'亿' || c == U'億') return 100'000'000;
  return 0;
}

constexpr std::int64_t numeral_limit = 1'000'000'000'000'000;  // above any amount a document states, far below overflow

}  // namespace

char32_t decode(std::string_view text, std::size_t& offset) {
  char32_t code_point = replacement;
  const std::size_t length = decode_sequence(text, offset, code_point);
  offset += length == 0 ? 1 : length;
  return length == 0 ? replacement : code_point;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

namespace {

/// Does nothing but ASCII and characters of three bytes stand there, whole? So it is with nearly all Chinese texts. There are
/// no branches in the loop: it is vectorised. (As signed bytes, continuations lie below -64 and the first bytes of three
/// above -32; E0 and ED, -32 and -19, are left out since not every second byte may follow them.)
bool is_plain_utf8(std::string_view text) {
  using Flag = std::uint8_t;
  const auto* const bytes = reinterpret_cast<const signed char*>(text.data());
  const std::size_t size = text.size();
  const auto begins = [](signed char c) { return static_cast<Flag>((c > -32) & (c < -16) & (c != -19)); };
  const auto continues = [](signed char c) { return static_cast<Flag>(c < -64); };
  const auto misfit = [&](signed char before2, signed char before, signed char c) {
    const Flag is_first = begins(c), is_next = continues(c), must_continue = begins(before) | begins(before2);
    return static_cast<Flag>((is_next ^ must_continue) | (static_cast<Flag>(c < 0) ^ (is_first | is_next)));
  };
  if (size < 2) return size == 0 || bytes[0] >= 0;
  Flag misfits = misfit(0, 0, bytes[0]) | misfit(0, bytes[0], bytes[1]) | begins(bytes[size - 1]) | begins(bytes[size - 2]);
  for (std::size_t i = 2; i < size; ++i) misfits |= misfit(bytes[i - 2], bytes[i - 1], bytes[i]);
  return misfits == 0;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  if (is_plain_utf8(text)) return std::nullopt;
  char32_t ignored = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      ++offset;
      continue;
    }
    const std::size_t length = decode_sequence(text, offset, ignored);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view slice_code_points(std::string_view text, std::size_t first, std::size_t last) {
  std::size_t offset = 0, index = 0, begin = text.size();
  while (offset < text.size() && index < last) {
    if (index == first) begin = offset;
    decode(text, offset);
    ++index;
  }
  return begin >= offset ? std::string_view{} : text.substr(begin, offset - begin);
}

std::u32string to_code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  for (std::size_t offset = 0; offset < text.size();) out += decode(text, offset);
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

int display_width(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                    (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
                    (c >= 0x20000 && c <= 0x3FFFD) || c == 0x2014 || c == 0x2026 || (c >= 0x2018 && c <= 0x201D);
  return wide ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size();) width += static_cast<std::size_t>(display_width(decode(text, offset)));
  return width;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3134F) || c == U'々' || c == U'〇';
}

bool is_blank(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

char32_t fold_width(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c == 0x3000 ? U' ' : c;
}

std::optional<std::int64_t> parse_chinese_integer(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::int64_t total = 0, section = 0, pending = -1;
  bool positional = false;  // 二〇二四 and 2024: digits only, no units
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode(text, offset);
    if (const int digit = digit_of(c); digit >= 0) {
      if (pending >= 0 && pending * 10 > numeral_limit) return std::nullopt;
      positional = pending > 0 || (pending == 0 && positional);
      pending = pending > 0 || positional ? pending * 10 + digit : digit;
    } else if (const std::int64_t small = small_unit_of(c); small > 0) {
      section += (pending < 0 ? 1 : pending) * small;
      pending = -1;
    } else if (const std::int64_t large = large_unit_of(c); large > 0) {
      section += std::max<std::int64_t>(pending, 0);
      if (section == 0 && total == 0) return std::nullopt;
      if (large == 100'000'000) {
        if (total + section > numeral_limit / large) return std::nullopt;
        total = (total + section) * large;
      } else {
        if (section > numeral_limit / large) return std::nullopt;
        total += section * large;
      }
      section = 0;
      pending = -1;
    } else {
      return std::nullopt;
    }
    if (total > numeral_limit || section > numeral_limit) return std::nullopt;
  }
  return total + section + std::max<std::int64_t>(pending, 0);
}

std::string chinese_numeral(std::int64_t number) {
  static constexpr std::array<const char*, 10> digits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static constexpr std::array<const char*, 4> units{"", "十", "百", "千"};
  if (number == 0) return digits[0];
  if (number < 0 || number > 9999) return std::to_string(number);
  std::string out;
  bool gap = false;
  for (int place = 3; place >= 0; --place) {
    const std::int64_t scale = place == 3 ? 1000 : place == 2 ? 100 : place == 1 ? 10 : 1;
    const auto digit = static_cast<std::size_t>(number / scale % 10);
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += digits[0];
    gap = false;
    if (!(digit == 1 && place == 1 && out.empty())) out += digits[digit];
    out += units[static_cast<std::size_t>(place)];
  }
  return out;
}

std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit) {
  DistanceRows rows;
  return bounded_distance(to_code_points(left), to_code_points(right), limit, rows);
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates) {
  const std::u32string wanted = to_code_points(name);
  std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  std::optional<std::string> found;
  DistanceRows rows;
  for (const auto& candidate : candidates) {
    // A code point has at most four bytes, so that most names of another length need not be read.
    const bool is_far = candidate.size() > (wanted.size() + limit) * 4 || candidate.size() + limit < wanted.size();
    if (is_far || candidate == name || limit == 0) continue;
    const std::size_t distance = bounded_distance(wanted, to_code_points(candidate), limit, rows);
    if (distance > limit) continue;
    found = candidate;
    limit = distance - 1;  // only a nearer one is better
  }
  return found;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = text.size(), end = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t here = offset;
    if (is_blank(decode(text, offset))) continue;
    begin = std::min(begin, here);
    end = offset;
  }
  return begin >= end ? std::string_view{} : text.substr(begin, end - begin);
}

}  // namespace zhunsheng::base

// SPDX-License-Identifier: Apache-2.0
// Arabic, Chinese and mixed numbers.
#include "engine/matching/numerals.hpp"

#include <string>

#include "engine/base/text.hpp"
#include "engine/matching/prepared_text.hpp"

namespace zhunsheng::matching {
namespace {

constexpr std::u32string_view digit_words = U"〇零○一二三四五六七八九两壹贰叁肆伍陆柒捌玖貳參陸";
constexpr std::u32string_view unit_words = U"十百千万亿拾佰仟萬億";
constexpr std::u32string_view range_marks = U"至~-—到–";
constexpr std::int64_t mantissa_limit = 1'000'000'000'000'000;  // 15 digits: above any amount a document states

bool is_unit(char32_t c) { return unit_words.find(c) != std::u32string_view::npos; }

std::optional<std::int64_t> parse(std::u32string_view run) { return base::parse_chinese_integer(base::to_utf8(run)); }

/// Digits with grouping commas: 1,200,000. Moves `at` behind them.
std::optional<std::int64_t> read_digits(std::u32string_view text, std::uint32_t& at) {
  std::int64_t value = 0;
  const auto group_follows = [&](std::uint32_t comma) {
    if (text[comma] != U',' || comma + 3 >= text.size()) return false;
    const bool three = is_digit(text[comma + 1]) && is_digit(text[comma + 2]) && is_digit(text[comma + 3]);
    return three && (comma + 4 >= text.size() || !is_digit(text[comma + 4]));
  };
  for (; at < text.size(); ++at) {
    if (!is_digit(text[at])) {
      if (!group_follows(at)) break;
      continue;
    }
    value = value * 10 + static_cast<std::int64_t>(text[at] - U'0');
    if (value > mantissa_limit) return std::nullopt;
  }
  return value;
}

/// .5 or 点五 behind the whole part.
void read_fraction(std::u32string_view text, char32_t mark, Number& number) {
  std::uint32_t at = number.end;
  if (at + 1 >= text.size() || text[at] != mark) return;
  Number read = number;
  for (++at; at < text.size() && read.scale < 6; ++at) {
    std::int64_t digit = 0;
    if (is_digit(text[at])) {
      digit = static_cast<std::int64_t>(text[at] - U'0');
    } else if (mark == U'点' && digit_words.find(text[at]) != std::u32string_view::npos) {
      digit = parse(text.substr(at, 1)).value_or(0);
    } else {
      break;
    }
    if (read.mantissa > mantissa_limit / 10) return;
    read.mantissa = read.mantissa * 10 + digit;
    ++read.scale;
    read.end = at + 1;
  }
  if (read.scale > 0) number = read;
}

/// 万, 亿, 百万 … behind an Arabic number.
bool apply_units(std::u32string_view text, Number& number) {
  std::uint32_t end = number.end;
  while (end < text.size() && is_unit(text[end])) ++end;
  if (end == number.end) return true;
  const auto factor = parse(U"一" + std::u32string(text.substr(number.end, end - number.end)));
  if (!factor || number.mantissa > mantissa_limit / *factor) return false;
  number.mantissa *= *factor;
  number.end = end;
  return true;
}

std::optional<Number> read_chinese(std::u32string_view text, std::uint32_t at) {
  Number number;
  number.end = at;
  while (number.end < text.size() && is_numeral(text[number.end])) ++number.end;
  const std::u32string_view run = text.substr(at, number.end - at);
  if (run.empty() || run[0] == U'千' || run[0] == U'万' || run[0] == U'亿' || run[0] == U'仟' || run[0] == U'萬' || run[0] == U'億') return std::nullopt;
  const auto value = parse(run);
  if (!value) return std::nullopt;
  number.mantissa = *value;
  const bool is_plain = run.find_first_of(U"万亿萬億") == std::u32string_view::npos;
  if (is_plain) read_fraction(text, U'点', number);
  if (number.scale > 0 && !apply_units(text, number)) return std::nullopt;
  return number;
}

}  // namespace

bool is_numeral(char32_t c) { return digit_words.find(c) != std::u32string_view::npos || is_unit(c); }

bool starts_with(std::u32string_view text, std::size_t at, std::u32string_view word) { return at <= text.size() && text.substr(at, word.size()) == word; }

std::optional<Number> read_number(std::u32string_view text, std::uint32_t at) {
  if (at >= text.size()) return std::nullopt;
  if (!is_digit(text[at])) return is_numeral(text[at]) ? read_chinese(text, at) : std::nullopt;
  Number number;
  number.end = at;
  const auto whole = read_digits(text, number.end);
  if (!whole) return std::nullopt;
  number.mantissa = *whole;
  read_fraction(text, U'.', number);
  if (number.end + 1 < text.size() && text[number.end] == U'.' && is_digit(text[number.end + 1])) return std::nullopt;  // 1.2.3, or too fine
  const bool is_mixed = number.scale == 0 && number.end + 2 < text.size() && is_unit(text[number.end]);
  if (is_mixed) {  // 3亿2000万: digits and units by turns
    std::uint32_t end = number.end;
    while (end < text.size() && (is_digit(text[end]) || is_numeral(text[end]))) ++end;
    std::u32string run;
    for (const char32_t c : text.substr(at, end - at))
      if (c != U',') run += c;
    if (const auto value = parse(run)) {
      number.mantissa = *value;
      number.end = end;
      return number;
    }
  }
  if (!apply_units(text, number)) return std::nullopt;
  return number;
}

bool may_begin_number(std::u32string_view text, std::uint32_t at) {
  if (at == 0) return true;
  const char32_t before = text[at - 1];
  const char32_t earlier = at > 1 ? text[at - 2] : U' ';
  if (is_digit(before)) return false;
  if ((before == U'.' || before == U',') && is_digit(earlier) && is_digit(text[at])) return false;
  if (range_marks.find(before) != std::u32string_view::npos && (is_digit(earlier) || is_numeral(earlier))) return false;
  if (is_digit(text[at]) || !is_numeral(before)) return true;
  return before == U'一' && std::u32string_view(U"统唯同单之").find(earlier) != std::u32string_view::npos;  // 统一五百元
}

std::optional<std::int64_t> scaled(const Number& number, std::int64_t factor) {
  __int128 divisor = 1;
  for (std::uint32_t i = 0; i < number.scale; ++i) divisor *= 10;
  const __int128 value = (static_cast<__int128>(number.mantissa) * factor * 2 + divisor) / (divisor * 2);
  if (value > INT64_MAX) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

}  // namespace zhunsheng::matching

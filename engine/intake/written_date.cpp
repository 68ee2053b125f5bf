// SPDX-License-Identifier: Apache-2.0
// Reads a date where one may begin: a year of four digits, Arabic or Chinese.
#include "engine/intake/written_date.hpp"

#include <string>

#include "engine/base/text.hpp"

namespace zhunsheng::intake {
namespace {

constexpr std::string_view chinese_digits = "〇零○一二三四五六七八九十";

bool is_digit(std::string_view text, std::size_t at) {
  std::size_t offset = at;
  const char32_t c = base::fold_width(base::decode(text, offset));
  return (c >= U'0' && c <= U'9') || (c > 0x7F && chinese_digits.find(text.substr(at, offset - at)) != std::string_view::npos);
}

void skip_blanks(std::string_view text, std::size_t& offset) {
  while (offset < text.size()) {
    std::size_t next = offset;
    if (!base::is_blank(base::decode(text, next))) return;
    offset = next;
  }
}

/// A run of digits (at most `limit`), and where it ends.
std::optional<int> read_number(std::string_view text, std::size_t& offset, std::size_t limit) {
  const std::size_t begin = offset;
  std::size_t count = 0;
  for (; offset < text.size() && is_digit(text, offset); ++count) base::decode(text, offset);
  if (count == 0 || count > limit) return std::nullopt;
  const std::optional<std::int64_t> number = base::parse_chinese_integer(text.substr(begin, offset - begin));
  if (!number || *number > 9999) return std::nullopt;
  return static_cast<int>(*number);
}

bool take(std::string_view text, std::size_t& offset, std::string_view word) {
  if (!text.substr(offset).starts_with(word)) return false;
  offset += word.size();
  return true;
}

/// Month and day behind the year: with 年 and 月, or with one of - / . twice.
std::optional<WrittenDate> read_rest(std::string_view text, std::size_t begin, int year, std::size_t offset) {
  skip_blanks(text, offset);
  const bool is_chinese = take(text, offset, "年");
  std::string_view mark;
  if (!is_chinese)
    for (const std::string_view candidate : {"-", "/", "."})
      if (text.substr(offset).starts_with(candidate)) mark = candidate;
  if (!is_chinese && (mark.empty() || !take(text, offset, mark))) return std::nullopt;
  skip_blanks(text, offset);
  const std::optional<int> month = read_number(text, offset, 3);
  skip_blanks(text, offset);
  if (!month || !take(text, offset, is_chinese ? "月" : mark)) return std::nullopt;
  skip_blanks(text, offset);
  const std::optional<int> day = read_number(text, offset, 3);
  if (!day) return std::nullopt;
  std::size_t behind = offset;
  skip_blanks(text, behind);
  if (is_chinese && !take(text, behind, "日") && !take(text, behind, "号")) return std::nullopt;
  const std::optional<base::Date> date = base::make_date(year, *month, *day);
  if (!date) return std::nullopt;
  return WrittenDate{*date, begin, is_chinese ? behind : offset};
}

}  // namespace

std::optional<WrittenDate> find_date(std::string_view text, std::size_t from) {
  bool after_digit = false;
  for (std::size_t at = from; at < text.size();) {
    if (!is_digit(text, at)) {
      base::decode(text, at);
      after_digit = false;
      continue;
    }
    std::size_t end = at;
    const std::optional<int> year = after_digit ? std::nullopt : read_number(text, end, 4);
    if (year && *year >= 1900 && *year < 2200)
      if (std::optional<WrittenDate> date = read_rest(text, at, *year, end)) return date;
    base::decode(text, at);
    after_digit = true;
  }
  return std::nullopt;
}

std::optional<WrittenDate> date_line(std::string_view text) {
  const std::optional<WrittenDate> date = find_date(text);
  if (!date) return std::nullopt;
  for (std::size_t offset = 0; offset < text.size();) {
    if (offset == date->begin) offset = date->end;
    if (offset >= text.size()) break;
    const char32_t c = base::decode(text, offset);
    if (!base::is_blank(c) && c != U'（' && c != U'）' && c != U'(' && c != U')') return std::nullopt;
  }
  return date;
}

}  // namespace zhunsheng::intake

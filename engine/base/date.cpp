// SPDX-License-Identifier: Apache-2.0
// Calendar arithmetic (days_from_civil as known from H. Hinnant's public description of the Gregorian calendar).
#include "engine/base/date.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace zhunsheng::base {
namespace {

std::int32_t days_from_civil(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

int days_in_month(int year, int month) {
  static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

/// Reads up to `most` ASCII digits at `offset`; -1 if there is none.
int read_number(std::string_view text, std::size_t& offset, std::size_t most) {
  int number = 0;
  const std::size_t begin = offset;
  while (offset < text.size() && offset - begin < most && text[offset] >= '0' && text[offset] <= '9') number = number * 10 + (text[offset++] - '0');
  return offset == begin ? -1 : number;
}

bool skip(std::string_view text, std::size_t& offset, std::string_view expected) {
  if (text.substr(offset, expected.size()) != expected) return false;
  offset += expected.size();
  return true;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{days_from_civil(year, month, day)};
}

CivilDate civil(Date date) {
  const int shifted = date.days + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_index = (5 * day_of_year + 2) / 153;
  const int month = month_index < 10 ? month_index + 3 : month_index - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * month_index + 2) / 5 + 1};
}

std::string to_string(Date date) {
  const CivilDate c = civil(date);
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", c.year, c.month, c.day);
  return buffer.data();
}

std::string to_chinese(Date date) {
  const CivilDate c = civil(date);
  return std::to_string(c.year) + "年" + std::to_string(c.month) + "月" + std::to_string(c.day) + "日";
}

std::optional<Date> parse_date(std::string_view text) {
  std::size_t offset = 0;
  const int year = read_number(text, offset, 4);
  const bool dashed = skip(text, offset, "-");
  if (year < 0 || (!dashed && !skip(text, offset, "年"))) return std::nullopt;
  const int month = read_number(text, offset, 2);
  if (month < 0 || !skip(text, offset, dashed ? "-" : "月")) return std::nullopt;
  const int day = read_number(text, offset, 2);
  if (day < 0 || (!dashed && !skip(text, offset, "日")) || offset != text.size()) return std::nullopt;
  return make_date(year, month, day);
}

std::optional<Date> add_months(Date date, std::int64_t months) {
  if (months > 200'000 || months < -200'000) return std::nullopt;
  const CivilDate c = civil(date);
  const std::int64_t index = std::int64_t{c.year} * 12 + (c.month - 1) + months;
  if (index < 12) return std::nullopt;
  const auto year = static_cast<int>(index / 12);
  const auto month = static_cast<int>(index % 12 + 1);
  if (year < 1 || year > 9999) return std::nullopt;
  return make_date(year, month, std::min(c.day, days_in_month(year, month)));
}

std::optional<Date> add_days(Date date, std::int64_t days) {
  const std::int64_t sum = std::int64_t{date.days} + days;
  static const std::int64_t first = days_from_civil(1, 1, 1), last = days_from_civil(9999, 12, 31);
  if (days > 4'000'000 || days < -4'000'000 || sum < first || sum > last) return std::nullopt;
  return Date{static_cast<std::int32_t>(sum)};
}

int weekday(Date date) { return ((date.days + 3) % 7 + 7) % 7; }

std::optional<DateSpan> intersect(const DateSpan& left, const DateSpan& right) {
  DateSpan both = left;
  if (right.from && (!both.from || *both.from < *right.from)) both.from = right.from;
  if (right.until && (!both.until || *right.until < *both.until)) both.until = right.until;
  if (both.from && both.until && *both.until <= *both.from) return std::nullopt;
  return both;
}

std::string to_string(Duration duration) {
  static constexpr std::array<const char*, 5> units{"日", "个工作日", "周", "个月", "年"};
  return std::to_string(duration.count) + units[static_cast<std::size_t>(duration.unit)];
}

}  // namespace zhunsheng::base

// SPDX-License-Identifier: Apache-2.0
// Civil dates and durations. A date is a day number since 1970-01-01 (proleptic Gregorian); no time of day, no zone.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhunsheng::base {

struct Date {
  std::int32_t days = 0;  ///< since 1970-01-01
  friend bool operator==(const Date&, const Date&) = default;
  friend std::strong_ordering operator<=>(const Date&, const Date&) = default;
};

struct CivilDate {
  int year = 1970;
  int month = 1;  ///< 1..12
  int day = 1;    ///< 1..31
};

/// Nothing if the day does not exist or the year is outside 1..9999.
std::optional<Date> make_date(int year, int month, int day);
CivilDate civil(Date date);
/// "2024-08-01".
std::string to_string(Date date);
/// "2024年8月1日".
std::string to_chinese(Date date);
/// Reads "2024-08-01" and "2024年8月1日" (ASCII digits), nothing else.
std::optional<Date> parse_date(std::string_view text);
/// The corresponding day `months` later (earlier if negative), else that month's last day (民法典第二百零二条). Nothing outside years 1..9999.
std::optional<Date> add_months(Date date, std::int64_t months);
std::optional<Date> add_days(Date date, std::int64_t days);
/// 0 = Monday … 6 = Sunday.
int weekday(Date date);

/// Half-open span [from, until); a missing end is unbounded.
struct DateSpan {
  std::optional<Date> from;
  std::optional<Date> until;
  [[nodiscard]] bool contains(Date date) const { return (!from || *from <= date) && (!until || date < *until); }
  [[nodiscard]] bool is_always() const { return !from && !until; }
  friend bool operator==(const DateSpan&, const DateSpan&) = default;
};
/// What two spans share; nothing if they do not meet.
std::optional<DateSpan> intersect(const DateSpan& left, const DateSpan& right);

enum class DurationUnit : std::uint8_t { day, workday, week, month, year };

/// 时长: days, working days, weeks, months and years are kept apart.
struct Duration {
  std::int64_t count = 0;
  DurationUnit unit = DurationUnit::day;
  friend bool operator==(const Duration&, const Duration&) = default;
};
/// "30日", "7个工作日", "20年", "18个月", "2周".
std::string to_string(Duration duration);

}  // namespace zhunsheng::base

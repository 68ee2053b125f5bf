// SPDX-License-Identifier: Apache-2.0
// Counts weekdays by arithmetic and corrects them by the days off and the make-up days in between.
#include "engine/eval/builtins/date.hpp"

#include <algorithm>

namespace zhunsheng::eval {
namespace {

const model::CalendarYear* find_year(const Calendar& calendar, int year) {
  const auto place = std::lower_bound(calendar.begin(), calendar.end(), year, [](const model::CalendarYear& row, int wanted) { return row.year < wanted; });
  return place != calendar.end() && place->year == year ? &*place : nullptr;
}

bool is_weekend(base::Date date) { return base::weekday(date) >= 5; }
bool has(const std::vector<base::Date>& days, base::Date date) { return std::binary_search(days.begin(), days.end(), date); }

/// Mondays to Fridays in [begin, end), both as day numbers.
std::int64_t weekdays_in(std::int64_t begin, std::int64_t end) {
  const std::int64_t weeks = (end - begin) / 7;
  std::int64_t count = weeks * 5;
  for (std::int64_t day = begin + weeks * 7; day < end; ++day) count += is_weekend(base::Date{static_cast<std::int32_t>(day)}) ? 0 : 1;
  return count;
}

std::int64_t corrections(const model::CalendarYear& year, base::Date first, base::Date last) {
  std::int64_t sum = 0;
  for (const base::Date day : year.work) sum += day >= first && day <= last && is_weekend(day) ? 1 : 0;
  for (const base::Date day : year.off) sum -= day >= first && day <= last && !is_weekend(day) && !has(year.work, day) ? 1 : 0;
  return sum;
}

}  // namespace

std::optional<bool> is_workday(const Calendar& calendar, base::Date date) {
  const model::CalendarYear* year = find_year(calendar, base::civil(date).year);
  if (year == nullptr) return std::nullopt;
  return has(year->work, date) || (!has(year->off, date) && !is_weekend(date));
}

std::optional<std::int64_t> workdays_between(const Calendar& calendar, base::Date from, base::Date until) {
  if (from == until) return 0;
  if (until < from) {
    const auto back = workdays_between(calendar, until, from);
    return back ? std::optional(-*back) : std::nullopt;
  }
  const base::Date first{from.days + 1};
  std::int64_t count = weekdays_in(first.days, std::int64_t{until.days} + 1);
  for (int year = base::civil(first).year; year <= base::civil(until).year; ++year) {
    const model::CalendarYear* row = find_year(calendar, year);
    if (row == nullptr) return std::nullopt;
    count += corrections(*row, first, until);
  }
  return count;
}

std::optional<base::Date> roll_forward(const Calendar& calendar, base::Date date) {
  for (;; ++date.days) {  // ends: no calendar has every day of every year off
    const std::optional<bool> works = is_workday(calendar, date);
    if (!works) return std::nullopt;
    if (*works) return date;
  }
}

std::optional<base::Date> add_workdays(const Calendar& calendar, base::Date date, std::int64_t count) {
  const std::int32_t step = count < 0 ? -1 : 1;
  while (count != 0) {
    date.days += step;
    const std::optional<bool> works = is_workday(calendar, date);
    if (!works) return std::nullopt;
    if (*works) count -= step;
  }
  return date;
}

std::optional<base::Date> shift(const Calendar& calendar, base::Date date, base::Duration by) {
  switch (by.unit) {
    case base::DurationUnit::day: return base::add_days(date, by.count);
    case base::DurationUnit::week: {
      const auto days = base::checked_multiply(by.count, 7);
      return days ? base::add_days(date, *days) : std::nullopt;
    }
    case base::DurationUnit::month: return base::add_months(date, by.count);
    case base::DurationUnit::year: {
      const auto months = base::checked_multiply(by.count, 12);
      return months ? base::add_months(date, *months) : std::nullopt;
    }
    case base::DurationUnit::workday: return add_workdays(calendar, date, by.count);
  }
  return std::nullopt;
}

}  // namespace zhunsheng::eval

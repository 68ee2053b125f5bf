// SPDX-License-Identifier: Apache-2.0
#include "engine/base/period.hpp"

namespace zhunsheng::base {

std::optional<Date> date_about(Date date, const Duration& period, int sign) {
  constexpr std::int64_t most = 4'000'000;  // days: more than the calendar has, in any unit
  if (period.count > most || period.count < -most) return std::nullopt;
  const std::int64_t count = sign * period.count;
  switch (period.unit) {
    case DurationUnit::day: return add_days(date, count);
    case DurationUnit::workday: return add_days(date, sign * (period.count * 7 / 5 + 1));
    case DurationUnit::week: return add_days(date, count * 7);
    case DurationUnit::month: return add_months(date, count);
    case DurationUnit::year: return add_months(date, count * 12);
  }
  return std::nullopt;
}

}  // namespace zhunsheng::base

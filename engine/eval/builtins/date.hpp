// SPDX-License-Identifier: Apache-2.0
// Built-in functions over dates, by the calendar of the rule set: 工作日数, 顺延, and working days added to a date.
// Nothing for a year without calendar (国务院办公厅 publishes each year's days off and make-up days).
#pragma once
#include <optional>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::eval {

using Calendar = std::vector<model::CalendarYear>;  ///< sorted by year

/// Is the day worked? Nothing if its year has no calendar.
std::optional<bool> is_workday(const Calendar& calendar, base::Date date);
/// Working days after `from` up to and including `until`; negative if `until` is earlier.
std::optional<std::int64_t> workdays_between(const Calendar& calendar, base::Date from, base::Date until);
/// The day itself if it is worked, else the next one that is (民法典第二百零三条).
std::optional<base::Date> roll_forward(const Calendar& calendar, base::Date date);
/// The day `count` working days later, the first day not counted (earlier if negative).
std::optional<base::Date> add_workdays(const Calendar& calendar, base::Date date, std::int64_t count);
/// The date a duration of any unit later (earlier if negative).
std::optional<base::Date> shift(const Calendar& calendar, base::Date date, base::Duration by);

}  // namespace zhunsheng::eval

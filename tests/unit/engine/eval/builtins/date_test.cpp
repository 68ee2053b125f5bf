// SPDX-License-Identifier: Apache-2.0
// Working days round 春节 2024 (国办发明电〔2023〕7号: off 10 to 17 February, worked on 4 and 18 February).
#include "engine/eval/builtins/date.hpp"

#include <gtest/gtest.h>

namespace zhunsheng::eval {
namespace {

base::Date on(int month, int day, int year = 2024) { return *base::make_date(year, month, day); }

Calendar calendar() {
  model::CalendarYear year;
  year.year = 2024;
  for (int day = 10; day <= 17; ++day) year.off.push_back(on(2, day));
  year.work = {on(2, 4), on(2, 18)};
  return {year};
}

TEST(Workdays, are_counted_over_a_holiday) {
  EXPECT_EQ(workdays_between(calendar(), on(2, 2), on(2, 9)), 6);    // Sunday the 4th is worked
  EXPECT_EQ(workdays_between(calendar(), on(2, 9), on(2, 17)), 0);
  EXPECT_EQ(workdays_between(calendar(), on(2, 9), on(2, 19)), 2);   // Sunday the 18th, Monday the 19th
  EXPECT_EQ(workdays_between(calendar(), on(2, 19), on(2, 9)), -2);
  EXPECT_EQ(workdays_between(calendar(), on(2, 9), on(2, 9)), 0);
}

TEST(Workdays, need_the_calendar_of_every_year_they_touch) {
  EXPECT_EQ(workdays_between(calendar(), on(12, 31, 2023), on(1, 1)), 1);  // the first day is not counted
  EXPECT_EQ(workdays_between(calendar(), on(12, 30, 2023), on(1, 1)), std::nullopt);
  EXPECT_EQ(is_workday(calendar(), on(1, 1, 2025)), std::nullopt);
}

TEST(RollForward, moves_to_the_next_day_that_is_worked) {
  EXPECT_EQ(roll_forward(calendar(), on(2, 9)), on(2, 9));
  EXPECT_EQ(roll_forward(calendar(), on(2, 10)), on(2, 18));
  EXPECT_EQ(roll_forward(calendar(), on(3, 2)), on(3, 4));
  EXPECT_EQ(roll_forward({}, on(3, 2)), std::nullopt);
}

TEST(AddWorkdays, steps_over_days_off_both_ways) {
  EXPECT_EQ(add_workdays(calendar(), on(2, 9), 1), on(2, 18));
  EXPECT_EQ(add_workdays(calendar(), on(2, 18), -1), on(2, 9));
  EXPECT_EQ(add_workdays(calendar(), on(2, 8), 0), on(2, 8));
}

}  // namespace
}  // namespace zhunsheng::eval

// SPDX-License-Identifier: Apache-2.0
// Exact arithmetic, overflow, dates and how they print.
#include "engine/base/number.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "engine/base/date.hpp"

namespace zhunsheng::base {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

TEST(Number, overflow_gives_nothing) {
  EXPECT_FALSE(checked_add(most, 1).has_value());
  EXPECT_FALSE(checked_multiply(most, 2).has_value());
  EXPECT_FALSE(make_fraction(1, 0).has_value());
  EXPECT_FALSE(multiply_rounded(most, {2, 1}).has_value());
}

TEST(Number, fractions_compare_exactly) {
  EXPECT_LT((Fraction{1, 3}), (Fraction{333333334, 1000000000}));
  EXPECT_EQ(*make_fraction(2, -4), (Fraction{-1, 2}));
  EXPECT_EQ(*add({1, 3}, {1, 6}), (Fraction{1, 2}));
  EXPECT_EQ(*divide({1, 2}, {1, 4}), (Fraction{2, 1}));
}

TEST(Number, rounds_half_up_to_the_fen) {
  EXPECT_EQ(multiply_rounded(5, {1, 2}), 3);
  EXPECT_EQ(multiply_rounded(-5, {1, 2}), -3);
  EXPECT_EQ(multiply_rounded(100, {1, 3}), 33);
}

TEST(Number, prints_as_a_clerk_writes) {
  EXPECT_EQ(format_money(40'000'000'000), "4亿元");
  EXPECT_EQ(format_money(400'000'000), "400万元");
  EXPECT_EQ(format_money(395'000'000), "395万元");
  EXPECT_EQ(format_money(120'050), "1200.5元");
  EXPECT_EQ(format_money(-1), "-0.01元");
  EXPECT_EQ(format_money(0), "0元");
  EXPECT_EQ(format_percent({3, 8}), "37.5%");
  EXPECT_EQ(format_decimal(1'250'000), "1.25");
}

TEST(Date, knows_the_calendar) {
  EXPECT_EQ(to_string(*make_date(2024, 8, 1)), "2024-08-01");
  EXPECT_FALSE(make_date(2023, 2, 29).has_value());
  EXPECT_TRUE(make_date(2024, 2, 29).has_value());
  EXPECT_EQ(weekday(*make_date(2026, 11, 23)), 0) << "a Monday";
  for (int day = -800'000; day < 2'900'000; day += 37) {
    const CivilDate c = civil(Date{day});
    if (c.year < 1 || c.year > 9999) continue;
    ASSERT_EQ(make_date(c.year, c.month, c.day)->days, day);
  }
}

TEST(Date, adds_months_to_the_corresponding_day_or_the_last) {
  EXPECT_EQ(to_string(*add_months(*make_date(2024, 1, 31), 1)), "2024-02-29");
  EXPECT_EQ(to_string(*add_months(*make_date(2024, 2, 29), 12)), "2025-02-28");
  EXPECT_EQ(to_string(*add_months(*make_date(2024, 3, 15), -3)), "2023-12-15");
  EXPECT_FALSE(add_months(*make_date(9999, 12, 1), 1).has_value());
}

TEST(Date, reads_both_forms) {
  EXPECT_EQ(parse_date("2024-08-01"), make_date(2024, 8, 1));
  EXPECT_EQ(parse_date("2024年8月1日"), make_date(2024, 8, 1));
  EXPECT_FALSE(parse_date("2024-13-01").has_value());
  EXPECT_FALSE(parse_date("2024年8月").has_value());
}

TEST(Date, spans_are_half_open) {
  const DateSpan span{make_date(2020, 1, 1), make_date(2021, 1, 1)};
  EXPECT_TRUE(span.contains(*make_date(2020, 1, 1)));
  EXPECT_FALSE(span.contains(*make_date(2021, 1, 1)));
  EXPECT_FALSE(intersect(span, {make_date(2021, 1, 1), {}}).has_value());
}

}  // namespace
}  // namespace zhunsheng::base

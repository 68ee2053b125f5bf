// SPDX-License-Identifier: Apache-2.0
// Typed values as documents write them: tables of text and value.
#include <gtest/gtest.h>

#include "engine/matching/prepared_text.hpp"
#include "engine/matching/values.hpp"

namespace zhunsheng {
namespace {

using base::DurationUnit;
using matching::ReadValue;
using model::TypeKind;

/// Reads where 〔 stands (else at the begin); the value must end where 〕 stands (else at the end).
std::optional<ReadValue> read(std::string text, model::Type type, bool& is_whole) {
  std::u32string folded = matching::fold(text);
  const std::size_t open = folded.find(U'〔');
  if (open != folded.npos) folded.erase(open, 1);
  const std::size_t close = folded.find(U'〕');
  if (close != folded.npos) folded.erase(close, 1);
  const auto value = matching::read_value(folded, static_cast<std::uint32_t>(open == folded.npos ? 0 : open), type);
  is_whole = value && value->end == (close == folded.npos ? folded.size() : close);
  return value;
}

model::Type type_of(TypeKind kind, std::uint8_t unit = 0xff) {
  model::Type type;
  type.kind = kind;
  type.unit = unit;
  return type;
}

void expect_value(const char* text, model::Type type, const model::Value& expected) {
  bool is_whole = false;
  const auto value = read(text, type, is_whole);
  ASSERT_TRUE(value) << text;
  EXPECT_TRUE(is_whole) << text << " ends at " << value->end;
  EXPECT_TRUE(value->value == expected) << text << ": " << value->value.a << ", " << value->value.b;
}

void expect_none(const char* text, model::Type type) {
  bool is_whole = false;
  const auto value = read(text, type, is_whole);
  EXPECT_FALSE(value) << text << ": " << value->value.a << ", " << value->value.b;
}

TEST(Values, reads_money) {
  const std::vector<std::pair<const char*, std::int64_t>> rows{
      {"人民币壹佰贰拾万元整", 120'000'000}, {"120万元", 120'000'000}, {"1,200,000.00元", 120'000'000}, {"１，２００，０００元", 120'000'000},
      {"1.2亿元", 12'000'000'000}, {"3亿2000万元", 32'000'000'000}, {"¥1,200,000.00", 120'000'000}, {"￥ 85 000 元", 8'500'000},
      {"二十万元", 20'000'000}, {"十万元", 10'000'000}, {"15500元", 1'550'000}, {"壹仟贰佰叁拾肆元伍角陆分", 123'456}, {"伍佰元正", 50'000},
      {"一百六十万元", 160'000'000}, {"0.5元", 50}, {"3百万元", 300'000'000}, {"RMB500元", 50'000}, {"补贴〔300元〕/亩", 30'000}, {"统一〔五百元〕", 50'000},
      {"10万元至〔50万元〕", 50'000'000}, {"人民币壹仟元零伍分", 100'005}, {"两万元", 2'000'000}, {"2760元〕/台", 276'000}};
  for (const auto& [text, amount_fen] : rows) expect_value(text, type_of(TypeKind::money), model::make_money(amount_fen));
  for (const char* text : {"万元", "千元", "120万", "120人", "1〔20万元", "5至〔10万元", "1.2.3元", "元", "", "数元"}) expect_none(text, type_of(TypeKind::money));
}

TEST(Values, reads_percent) {
  const std::vector<std::tuple<const char*, std::int64_t, std::int64_t>> rows{
      {"80%", 80, 100}, {"50％", 50, 100}, {"百分之八十", 80, 100}, {"百分之八十点五", 805, 1000}, {"八成", 8, 10}, {"七成五", 75, 100}, {"3‰", 3, 1000}, {"千分之三", 3, 1000},
      {"万分之五", 5, 10000}, {"百分之百", 1, 1}, {"12.5%", 125, 1000}, {"百分之80", 80, 100}, {"五成〕以上", 1, 2}, {"超过〔8.3%〕的部分", 83, 1000}};
  for (const auto& [text, numerator, denominator] : rows) expect_value(text, type_of(TypeKind::percent), model::make_percent(*base::make_fraction(numerator, denominator)));
  for (const char* text : {"80", "百分之", "八成员", "成", "5〔0%", "60-〔80%"}) expect_none(text, type_of(TypeKind::percent));
}

TEST(Values, reads_dates) {
  const auto day = [](int year, int month, int number) { return model::make_date(*base::make_date(year, month, number)); };
  expect_value("2024年8月1日", type_of(TypeKind::date), day(2024, 8, 1));
  expect_value("2024 年 08 月 01 日", type_of(TypeKind::date), day(2024, 8, 1));
  expect_value("二〇二四年八月一日", type_of(TypeKind::date), day(2024, 8, 1));
  expect_value("二○二四年十二月三十一日", type_of(TypeKind::date), day(2024, 12, 31));
  expect_value("二零二四年八月二十日", type_of(TypeKind::date), day(2024, 8, 20));
  expect_value("2024-08-01", type_of(TypeKind::date), day(2024, 8, 1));
  expect_value("2024.8.1", type_of(TypeKind::date), day(2024, 8, 1));
  expect_value("2024/8/1", type_of(TypeKind::date), day(2024, 8, 1));
  expect_value("2024年1月1日至〔2024年12月31日〕", type_of(TypeKind::date), day(2024, 12, 31));
  for (const char* text : {"2024年8月", "2024年2月30日", "2024-13-01", "8月1日", "24年8月1日", "2〔024年8月1日", "2024.8", "1.2.3", "2024-8.1"}) expect_none(text, type_of(TypeKind::date));
}

TEST(Values, reads_durations) {
  const std::vector<std::tuple<const char*, std::int64_t, DurationUnit>> rows{
      {"30日", 30, DurationUnit::day}, {"三十日", 30, DurationUnit::day}, {"30天", 30, DurationUnit::day}, {"30个自然日", 30, DurationUnit::day}, {"60个日历天", 60, DurationUnit::day},
      {"三十个工作日", 30, DurationUnit::workday}, {"7工作日", 7, DurationUnit::workday}, {"二十年", 20, DurationUnit::year}, {"3年", 3, DurationUnit::year}, {"6个月", 6, DurationUnit::month},
      {"六个月", 6, DurationUnit::month}, {"两周", 2, DurationUnit::week}, {"2个星期", 2, DurationUnit::week}, {"一年半", 18, DurationUnit::month}, {"1年6个月", 18, DurationUnit::month},
      {"二年零三个月", 27, DurationUnit::month}, {"半年", 6, DurationUnit::month}, {"半个月", 15, DurationUnit::day}, {"三个年度", 3, DurationUnit::year}, {"为期〔5年〕。", 5, DurationUnit::year},
      {"自2024年8月1日起〔30日〕内", 30, DurationUnit::day}};
  for (const auto& [text, count, unit] : rows) expect_value(text, type_of(TypeKind::duration), model::make_duration({count, unit}));
  for (const char* text : {"2024年", "8月〔1日", "24年8月1日", "第〔三年", "三年级", "2年度", "3至〔5年", "18周岁", "30", "3月", "1年〔6个月", "上〔半年", "3〔0日"}) expect_none(text, type_of(TypeKind::duration));
}

TEST(Values, counts_durations_in_the_unit_asked_for) {
  const auto unit = [](DurationUnit value) { return type_of(TypeKind::duration, static_cast<std::uint8_t>(value)); };
  expect_value("两年", unit(DurationUnit::month), model::make_duration({24, DurationUnit::month}));
  expect_value("24个月", unit(DurationUnit::year), model::make_duration({2, DurationUnit::year}));
  expect_value("2周", unit(DurationUnit::day), model::make_duration({14, DurationUnit::day}));
  expect_none("18个月", unit(DurationUnit::year));
  expect_none("30日", unit(DurationUnit::month));
  expect_none("30日", unit(DurationUnit::workday));
}

TEST(Values, reads_numbers) {
  const std::vector<std::pair<const char*, std::int64_t>> integers{{"35", 35}, {"三十五", 35}, {"1,200", 1200}, {"2万", 20000}, {"二〇二四", 2024}, {"十", 10}, {"两", 2}, {"1.5万", 15000}, {"到会〔五十六〕人", 56}};
  for (const auto& [text, value] : integers) expect_value(text, type_of(TypeKind::integer), model::make_integer(value));
  for (const char* text : {"1.5", "百分之八十", "3〔5", "万", "", "人"}) expect_none(text, type_of(TypeKind::integer));
  const std::vector<std::pair<const char*, std::int64_t>> decimals{{"1.25", 1'250'000}, {"十二点五", 12'500'000}, {"25.6〕亩", 25'600'000}, {"14", 14'000'000}, {"1.5万", 15'000'000'000}};
  for (const auto& [text, value] : decimals) expect_value(text, type_of(TypeKind::decimal), model::make_decimal(value));
}

}  // namespace
}  // namespace zhunsheng

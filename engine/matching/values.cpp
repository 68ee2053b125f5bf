// SPDX-License-Identifier: Apache-2.0
// One reader a type, over the numbers of numerals.hpp.
#include "engine/matching/values.hpp"

#include <array>
#include <initializer_list>

#include "engine/matching/numerals.hpp"
#include "engine/matching/prepared_text.hpp"

namespace zhunsheng::matching {
namespace {

using base::DurationUnit;

/// Length of the first of the words that stands at `at`, 0 if none does.
std::uint32_t length_of_word(std::u32string_view text, std::uint32_t at, std::initializer_list<std::u32string_view> words) {
  for (const std::u32string_view word : words)
    if (starts_with(text, at, word)) return static_cast<std::uint32_t>(word.size());
  return 0;
}

char32_t char_at(std::u32string_view text, std::uint32_t at) { return at < text.size() ? text[at] : U'\0'; }

/// A number up to `limit` digits wide, no units: the year, month or day of a date.
std::optional<std::int64_t> read_date_number(std::u32string_view text, std::uint32_t& at) {
  const auto number = read_number(text, at);
  if (!number || number->scale != 0) return std::nullopt;
  at = number->end;
  return number->mantissa;
}

std::optional<ReadValue> finish_date(std::int64_t year, std::int64_t month, std::int64_t day, std::uint32_t end) {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const auto date = base::make_date(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
  if (!date) return std::nullopt;
  return ReadValue{model::make_date(*date), end};
}

/// 2024-08-01, 2024.8.1, 2024/8/1.
std::optional<ReadValue> read_dashed_date(std::u32string_view text, std::uint32_t at) {
  std::array<std::int64_t, 3> fields{};
  char32_t mark = 0;
  for (std::size_t field = 0; field < 3; ++field) {
    const std::uint32_t begin = at;
    while (at < text.size() && is_digit(text[at]) && at - begin < 4) fields[field] = fields[field] * 10 + static_cast<std::int64_t>(text[at++] - U'0');
    const std::uint32_t width = at - begin;
    if (field == 0 ? width != 4 : width < 1 || width > 2) return std::nullopt;
    if (field == 2) break;
    const char32_t here = char_at(text, at);
    if ((here != U'-' && here != U'.' && here != U'/') || (field == 1 && here != mark)) return std::nullopt;
    mark = here;
    ++at;
  }
  if (is_digit(char_at(text, at))) return std::nullopt;
  return finish_date(fields[0], fields[1], fields[2], at);
}

struct Period {
  std::int64_t count = 0;
  DurationUnit unit = DurationUnit::day;
  std::uint32_t end = 0;
};

/// The unit behind a number; nothing where the number belongs to a date (2024年, 8月1日) or counts something else.
std::optional<Period> read_unit(std::u32string_view text, const Number& number) {
  const std::uint32_t at = number.end;
  Period period{number.mantissa, DurationUnit::day, at};
  if (const auto length = length_of_word(text, at, {U"个工作日", U"工作日"})) {
    period.unit = DurationUnit::workday;
    period.end += length;
  } else if (const auto days = length_of_word(text, at, {U"个自然日", U"自然日", U"个日历天", U"日历天", U"日历日", U"日", U"天"})) {
    period.end += days;
  } else if (const auto weeks = length_of_word(text, at, {U"个星期", U"周"})) {
    if (starts_with(text, at, U"周岁") || starts_with(text, at, U"周年")) return std::nullopt;
    period.unit = DurationUnit::week;
    period.end += weeks;
  } else if (const auto months = length_of_word(text, at, {U"个月"})) {
    period.unit = DurationUnit::month;
    period.end += months;
  } else if (const auto years = length_of_word(text, at, {U"个年度", U"年"})) {
    const char32_t next = char_at(text, at + years);
    if (number.mantissa >= 1000 || next == U'级' || (years == 1 && next == U'度')) return std::nullopt;
    period.unit = DurationUnit::year;
    period.end += years;
  } else {
    return std::nullopt;
  }
  return period;
}

/// 一年半, 1年6个月, 二年零三个月: years that go on as months.
void continue_years(std::u32string_view text, Period& period) {
  std::uint32_t at = period.end;
  if (char_at(text, at) == U'半') {
    period = {period.count * 12 + 6, DurationUnit::month, at + 1};
    return;
  }
  if (char_at(text, at) == U'零' || char_at(text, at) == U'又') ++at;
  const auto number = read_number(text, at);
  if (!number || number->scale != 0) return;
  const auto months = read_unit(text, *number);
  if (months && months->unit == DurationUnit::month) period = {period.count * 12 + months->count, DurationUnit::month, months->end};
}

ReadValue as_duration(const Period& period) { return {model::make_duration({period.count, period.unit}), period.end}; }

/// The same period counted in `unit`, where that is exact.
std::optional<base::Duration> in_unit(base::Duration duration, DurationUnit unit) {
  if (duration.unit == unit) return duration;
  if (duration.unit == DurationUnit::year && unit == DurationUnit::month) return base::Duration{duration.count * 12, unit};
  if (duration.unit == DurationUnit::month && unit == DurationUnit::year && duration.count % 12 == 0) return base::Duration{duration.count / 12, unit};
  if (duration.unit == DurationUnit::week && unit == DurationUnit::day) return base::Duration{duration.count * 7, unit};
  if (duration.unit == DurationUnit::day && unit == DurationUnit::week && duration.count % 7 == 0) return base::Duration{duration.count / 7, unit};
  return std::nullopt;
}

std::optional<ReadValue> as_percent(const Number& number, std::int64_t denominator, std::uint32_t end) {
  __int128 scale = denominator;
  for (std::uint32_t i = 0; i < number.scale; ++i) scale *= 10;
  const auto fraction = base::make_fraction(number.mantissa, scale);
  if (!fraction) return std::nullopt;
  return ReadValue{model::make_percent(*fraction), end};
}

/// 角 and 分 behind 元: 壹仟元伍角陆分.
void read_small_change(std::u32string_view text, std::int64_t& amount_fen, std::uint32_t& end) {
  constexpr std::array<std::pair<char32_t, std::int64_t>, 2> coins{{{U'角', 10}, {U'分', 1}}};
  for (const auto& [coin, fen] : coins) {
    const std::uint32_t at = char_at(text, end) == U'零' ? end + 1 : end;
    const auto number = read_number(text, at);
    if (!number || number->scale != 0 || number->mantissa > 9 || char_at(text, number->end) != coin) continue;
    amount_fen += number->mantissa * fen;
    end = number->end + 1;
  }
}

}  // namespace

std::optional<ReadValue> read_money(std::u32string_view text, std::uint32_t at) {
  const std::uint32_t prefix = length_of_word(text, at, {U"人民币¥", U"人民币￥", U"人民币", U"¥", U"￥", U"RMB"});
  if (prefix == 0 && !may_begin_number(text, at)) return std::nullopt;
  const auto number = read_number(text, at + prefix);
  if (!number) return std::nullopt;
  auto amount_fen = scaled(*number, 100);
  if (!amount_fen) return std::nullopt;
  std::uint32_t end = number->end;
  const std::uint32_t unit = length_of_word(text, end, {U"元", U"圆", U"块钱"});
  if (unit == 0 && prefix == 0) return std::nullopt;
  end += unit;
  if (unit > 0) read_small_change(text, *amount_fen, end);
  if (unit > 0) end += length_of_word(text, end, {U"整", U"正"});
  return ReadValue{model::make_money(*amount_fen), end};
}

std::optional<ReadValue> read_percent(std::u32string_view text, std::uint32_t at) {
  if (at >= text.size() || !may_begin_number(text, at)) return std::nullopt;
  constexpr std::array<std::pair<std::u32string_view, std::int64_t>, 3> worded{{{U"百分之", 100}, {U"千分之", 1000}, {U"万分之", 10000}}};
  for (const auto& [word, denominator] : worded) {
    if (!starts_with(text, at, word)) continue;
    const auto number = read_number(text, at + static_cast<std::uint32_t>(word.size()));
    return number ? as_percent(*number, denominator, number->end) : std::nullopt;
  }
  const auto number = read_number(text, at);
  if (!number) return std::nullopt;
  if (char_at(text, number->end) == U'%') return as_percent(*number, 100, number->end + 1);
  if (char_at(text, number->end) == U'‰') return as_percent(*number, 1000, number->end + 1);
  if (char_at(text, number->end) != U'成' || number->scale != 0 || number->mantissa > 10) return std::nullopt;
  const auto tail = read_number(text, number->end + 1);  // 七成五
  if (tail && tail->scale == 0 && tail->mantissa < 10 && tail->end == number->end + 2) return as_percent({number->mantissa * 10 + tail->mantissa, 0, 0}, 100, tail->end);
  const bool is_share = length_of_word(text, number->end, {U"成立", U"成员", U"成果", U"成本", U"成功", U"成为", U"成交", U"成分"}) == 0;
  return is_share ? as_percent(*number, 10, number->end + 1) : std::nullopt;
}

std::optional<ReadValue> read_date(std::u32string_view text, std::uint32_t at) {
  if (at >= text.size() || (at > 0 && is_digit(text[at - 1]) && is_digit(text[at]))) return std::nullopt;
  if (at > 0 && is_numeral(text[at]) && is_numeral(text[at - 1])) return std::nullopt;
  if (auto dashed = read_dashed_date(text, at)) return dashed;
  const auto year = read_date_number(text, at);
  if (!year || char_at(text, at) != U'年') return std::nullopt;
  const auto month = read_date_number(text, ++at);
  if (!month || char_at(text, at) != U'月') return std::nullopt;
  const auto day = read_date_number(text, ++at);
  if (!day || (char_at(text, at) != U'日' && char_at(text, at) != U'号')) return std::nullopt;
  return finish_date(*year, *month, *day, at + 1);
}

std::optional<ReadValue> read_duration(std::u32string_view text, std::uint32_t at) {
  if (at >= text.size()) return std::nullopt;
  if (starts_with(text, at, U"半年")) return char_at(text, at + 2) == U'度' || (at > 0 && std::u32string_view(U"上下每").find(text[at - 1]) != std::u32string_view::npos)
                                                  ? std::nullopt
                                                  : std::optional<ReadValue>(as_duration({6, DurationUnit::month, at + 2}));
  if (starts_with(text, at, U"半个月")) return as_duration({15, DurationUnit::day, at + 3});
  if (!may_begin_number(text, at) || (at > 0 && text[at - 1] == U'第')) return std::nullopt;
  const bool after_count = at > 1 && (is_digit(text[at - 2]) || is_numeral(text[at - 2]));
  if (at > 0 && text[at - 1] == U'年' && after_count) return std::nullopt;  // the months of 1年6个月
  const auto number = read_number(text, at);
  if (!number || number->scale != 0) return std::nullopt;
  auto period = read_unit(text, *number);
  if (!period) return std::nullopt;
  if (at > 0 && text[at - 1] == U'月' && char_at(text, number->end) == U'日') return std::nullopt;  // the day of a date
  if (period->unit == DurationUnit::year) {
    const auto next = read_number(text, period->end);
    if (next && char_at(text, next->end) == U'月') return std::nullopt;  // 24年8月
    continue_years(text, *period);
  }
  return as_duration(*period);
}

std::optional<ReadValue> read_integer(std::u32string_view text, std::uint32_t at) {
  if (at >= text.size() || !may_begin_number(text, at)) return std::nullopt;
  const auto number = read_number(text, at);
  if (!number || starts_with(text, number->end, U"分之")) return std::nullopt;
  const auto value = scaled(*number, 1);
  Number whole = *number;
  for (; whole.scale > 0 && whole.mantissa % 10 == 0; --whole.scale) whole.mantissa /= 10;
  if (!value || whole.scale != 0) return std::nullopt;
  return ReadValue{model::make_integer(*value), number->end};
}

std::optional<ReadValue> read_decimal(std::u32string_view text, std::uint32_t at) {
  if (at >= text.size() || !may_begin_number(text, at)) return std::nullopt;
  const auto number = read_number(text, at);
  if (!number || starts_with(text, number->end, U"分之")) return std::nullopt;
  const auto millionths = scaled(*number, base::decimal_scale);
  if (!millionths) return std::nullopt;
  return ReadValue{model::make_decimal(*millionths), number->end};
}

std::optional<ReadValue> read_value(std::u32string_view text, std::uint32_t at, const model::Type& type) {
  switch (type.kind) {
    case model::TypeKind::money: return read_money(text, at);
    case model::TypeKind::percent: return read_percent(text, at);
    case model::TypeKind::date: return read_date(text, at);
    case model::TypeKind::integer: return read_integer(text, at);
    case model::TypeKind::decimal: return read_decimal(text, at);
    case model::TypeKind::duration: {
      auto read = read_duration(text, at);
      if (!read || type.unit == 0xff) return read;
      const auto duration = in_unit({read->value.a, static_cast<DurationUnit>(read->value.b)}, static_cast<DurationUnit>(type.unit));
      if (!duration) return std::nullopt;
      return ReadValue{model::make_duration(*duration), read->end};
    }
    case model::TypeKind::boolean:
      if (starts_with(text, at, U"是")) return ReadValue{model::make_boolean(true), at + 1};
      if (starts_with(text, at, U"否")) return ReadValue{model::make_boolean(false), at + 1};
      return std::nullopt;
    case model::TypeKind::error: case model::TypeKind::text: case model::TypeKind::enumeration: case model::TypeKind::record: case model::TypeKind::list: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace zhunsheng::matching

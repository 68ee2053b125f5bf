// SPDX-License-Identifier: Apache-2.0
// Numerals come from engine/base; here are the units around them.
#include "dsl/sema/spelled.hpp"

#include <array>
#include <charconv>

#include "engine/base/date.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

using model::TypeKind;

struct Unit {
  std::string_view written, unit;
  TypeKind kind;
};
/// Longest first: 个工作日 ends with 日.
constexpr std::array<Unit, 17> units{{{"个工作日", "个工作日", TypeKind::duration}, {"工作日", "个工作日", TypeKind::duration}, {"万元", "万元", TypeKind::money}, {"亿元", "亿元", TypeKind::money}, {"元整", "元", TypeKind::money},
                                      {"元", "元", TypeKind::money}, {"块钱", "元", TypeKind::money}, {"块", "元", TypeKind::money}, {"个月", "个月", TypeKind::duration}, {"星期", "周", TypeKind::duration},
                                      {"日", "日", TypeKind::duration}, {"天", "天", TypeKind::duration}, {"周", "周", TypeKind::duration}, {"年", "年", TypeKind::duration}, {"人", "", TypeKind::integer},
                                      {"次", "", TypeKind::integer}, {"%", "%", TypeKind::percent}}};

std::optional<std::int64_t> numeral(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return base::parse_chinese_integer(text);
}

/// 五百 before 万元 is 500; digits with a point stay as they are.
std::optional<std::string> number_text(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const bool is_plain = text.find_first_not_of("0123456789.,") == std::string_view::npos && text.front() != '.' && text.back() != '.' && text.front() != ',' && text.back() != ',';
  if (is_plain) return std::string(text);
  const auto value = numeral(text);
  return value ? std::optional(std::to_string(*value)) : std::nullopt;
}

std::optional<std::string> date_text(std::int64_t year, std::int64_t month, std::int64_t day) {
  const auto date = year >= 1000 && year <= 9999 && month <= 12 && day <= 31 ? base::make_date(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)) : std::nullopt;
  return date ? std::optional(base::to_string(*date)) : std::nullopt;
}

/// Three numbers with signs behind or between them: 2024年8月1日, 2024-8-1, 2024/08/01.
std::optional<Spelled> read_date(std::string_view text) {
  struct Signs {
    std::string_view first, second, third;
  };
  for (const Signs& signs : {Signs{"年", "月", "日"}, Signs{"年", "月", "号"}, Signs{"-", "-", ""}, Signs{"/", "/", ""}, Signs{".", ".", ""}}) {
    const std::size_t a = text.find(signs.first);
    const std::size_t b = a == std::string_view::npos ? a : text.find(signs.second, a + signs.first.size());
    if (b == std::string_view::npos || !text.ends_with(signs.third)) continue;
    const std::size_t second = a + signs.first.size(), third = b + signs.second.size();
    if (text.size() < third + signs.third.size()) continue;
    const auto year = numeral(text.substr(0, a)), month = numeral(text.substr(second, b - second)), day = numeral(text.substr(third, text.size() - third - signs.third.size()));
    const auto date = year && month && day ? date_text(*year, *month, *day) : std::nullopt;
    if (date) return Spelled{*date, TypeKind::date};
  }
  return std::nullopt;
}

/// 百分之五十, 三分之二
std::optional<Spelled> read_fraction(std::string_view text) {
  constexpr std::string_view parts = "分之", hundred = "百";
  const std::size_t at = text.find(parts);
  if (at == std::string_view::npos) return std::nullopt;
  const auto numerator = numeral(text.substr(at + parts.size()));
  if (text.substr(0, at) == hundred) return numerator ? std::optional(Spelled{std::to_string(*numerator) + "%", TypeKind::percent}) : std::nullopt;
  const auto denominator = numeral(text.substr(0, at));
  if (!numerator || !denominator || *denominator == 0) return std::nullopt;
  return Spelled{std::to_string(*numerator) + "/" + std::to_string(*denominator), TypeKind::percent};
}

}  // namespace

std::optional<std::string> date_of_digits(std::string_view digits) {
  if (digits.size() != 8 || digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const auto part = [&](std::size_t begin, std::size_t size) {
    int value = 0;
    std::from_chars(digits.data() + begin, digits.data() + begin + size, value);
    return value;
  };
  return date_text(part(0, 4), part(4, 2), part(6, 2));
}

std::optional<Spelled> read_spelled(std::string_view text) {
  if (text.size() > 60) return std::nullopt;
  if (text == "半年") return Spelled{"6个月", TypeKind::duration};
  if (text == "半个月") return Spelled{"15日", TypeKind::duration};
  if (const auto date = read_date(text)) return date;
  if (const auto fraction = read_fraction(text)) return fraction;
  for (const Unit& unit : units) {
    if (!text.ends_with(unit.written)) continue;
    const auto number = number_text(text.substr(0, text.size() - unit.written.size()));
    if (number) return Spelled{*number + std::string(unit.unit), unit.kind};
  }
  if (const auto number = number_text(text)) return Spelled{*number, TypeKind::integer};
  return std::nullopt;
}

}  // namespace zhunsheng::sema

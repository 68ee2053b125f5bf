// SPDX-License-Identifier: Apache-2.0
// One scanner for numbers (sign, grouped digits, fraction), then a table of units for each type.
#include "engine/facts/value_text.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/base/text.hpp"

namespace zhunsheng::facts {
namespace {

/// digits × 10^-places, and the text behind it.
struct ScannedNumber {
  __int128 digits = 0;
  int places = 0;
  bool negative = false;
  std::string_view unit;
};

constexpr int longest_number = 24;  // digits; far inside 128 bits

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Commas group digits in threes: 1,200 and 12,345,678, not 1,2.
bool is_grouped(std::string_view whole) {
  const std::size_t first = whole.find(',');
  if (first == std::string_view::npos) return true;
  if (first == 0 || first > 3) return false;
  for (std::size_t at = first; at < whole.size(); at += 4) {
    if (whole[at] != ',' || at + 4 > whole.size()) return false;
    for (std::size_t i = at + 1; i < at + 4; ++i)
      if (!is_digit(whole[i])) return false;
  }
  return true;
}

std::optional<ScannedNumber> scan(std::string_view text, bool may_group) {
  ScannedNumber out;
  std::size_t at = 0;
  if (at < text.size() && text[at] == '-') {
    out.negative = true;
    ++at;
  }
  const std::size_t begin = at;
  while (at < text.size() && (is_digit(text[at]) || (may_group && text[at] == ','))) ++at;
  const std::string_view whole = text.substr(begin, at - begin);
  if (whole.empty() || !is_grouped(whole)) return std::nullopt;
  std::string_view fraction;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    const std::size_t fraction_begin = ++at;
    while (at < text.size() && is_digit(text[at])) ++at;
    fraction = text.substr(fraction_begin, at - fraction_begin);
  }
  if (whole.size() + fraction.size() > longest_number) return std::nullopt;
  for (const char c : whole)
    if (c != ',') out.digits = out.digits * 10 + (c - '0');
  for (const char c : fraction) out.digits = out.digits * 10 + (c - '0');
  out.places = static_cast<int>(fraction.size());
  out.unit = text.substr(at);
  return out;
}

/// digits × 10^-places × scale as an integer, if it is one.
std::optional<std::int64_t> scaled(const ScannedNumber& number, std::int64_t scale) {
  __int128 value = 0;
  if (__builtin_mul_overflow(number.digits, static_cast<__int128>(scale), &value)) return std::nullopt;
  for (int i = 0; i < number.places; ++i) {
    if (value % 10 != 0) return std::nullopt;
    value /= 10;
  }
  if (value > INT64_MAX) return std::nullopt;
  const auto size = static_cast<std::int64_t>(value);
  return number.negative ? -size : size;
}

/// Full-width forms folded, blanks at both ends dropped. Copies the text only where there may be some.
class Folded {
 public:
  explicit Folded(std::string_view text) : text_(text) {
    if (std::all_of(text.begin(), text.end(), is_plain)) return;
    const std::string_view inner = base::trim(text);
    for (std::size_t at = 0; at < inner.size();) base::append_utf8(copy_, base::fold_width(base::decode(inner, at)));
    text_ = copy_;
  }
  Folded(const Folded&) = delete;
  Folded& operator=(const Folded&) = delete;
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  /// Of visible ASCII, or of U+4000 to U+9FFF: 万, 元, 日 and their like.
  static bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 ? byte > 0x20 && byte < 0x7f : byte < 0xc0 || (byte >= 0xe4 && byte <= 0xe9);
  }
  std::string copy_;
  std::string_view text_;
};

struct MoneyUnit {
  std::string_view word;
  std::int64_t fen;
};
constexpr std::array<MoneyUnit, 6> money_units{{{"元", 100}, {"千元", 100'000}, {"万元", 1'000'000}, {"百万元", 100'000'000}, {"千万元", 1'000'000'000}, {"亿元", 10'000'000'000}}};

struct PeriodUnit {
  std::string_view word;
  base::DurationUnit unit;
};
using base::DurationUnit;
constexpr std::array<PeriodUnit, 13> period_units{{{"日", DurationUnit::day}, {"天", DurationUnit::day}, {"工作日", DurationUnit::workday}, {"个工作日", DurationUnit::workday},
                                                   {"周", DurationUnit::week}, {"月", DurationUnit::month}, {"个月", DurationUnit::month}, {"年", DurationUnit::year},
                                                   {"days", DurationUnit::day}, {"workdays", DurationUnit::workday}, {"weeks", DurationUnit::week},
                                                   {"months", DurationUnit::month}, {"years", DurationUnit::year}}};

}  // namespace

std::optional<std::int64_t> parse_money(std::string_view text) {
  const Folded inner(text);
  const auto number = scan(inner.text(), true);
  if (!number) return std::nullopt;
  for (const auto& unit : money_units)
    if (number->unit == unit.word) return scaled(*number, unit.fen);
  return std::nullopt;
}

std::optional<base::Duration> parse_duration(std::string_view text) {
  const Folded inner(text);
  const auto number = scan(inner.text(), false);
  if (!number || number->places != 0) return std::nullopt;
  std::string_view unit = number->unit;
  const bool is_english = unit.size() > 1 && unit.front() == ' ';
  if (is_english) unit.remove_prefix(1);
  for (const auto& row : period_units) {
    if (unit != row.word || (is_english && static_cast<unsigned char>(row.word.front()) >= 0x80)) continue;
    if (const auto count = scaled(*number, 1)) return base::Duration{*count, row.unit};
  }
  return std::nullopt;
}

std::optional<base::Fraction> parse_percent(std::string_view text) {
  const Folded inner(text);
  const auto number = scan(inner.text(), false);
  if (!number || number->places > 12 || (number->unit != "%" && number->unit != "‰")) return std::nullopt;
  __int128 denominator = number->unit == "%" ? 100 : 1000;
  for (int i = 0; i < number->places; ++i) denominator *= 10;
  return base::make_fraction(number->negative ? -number->digits : number->digits, denominator);
}

std::optional<std::int64_t> parse_decimal(std::string_view text) {
  const Folded inner(text);
  const auto number = scan(inner.text(), false);
  if (!number || !number->unit.empty()) return std::nullopt;
  return scaled(*number, base::decimal_scale);
}

}  // namespace zhunsheng::facts

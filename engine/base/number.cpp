// SPDX-License-Identifier: Apache-2.0
// Checked integer and fraction arithmetic, and how numbers are printed.
#include "engine/base/number.hpp"

#include <limits>

namespace zhunsheng::base {
namespace {

__int128 gcd(__int128 a, __int128 b) {
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  while (b != 0) {
    const __int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

bool fits(__int128 value) { return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max(); }

__int128 divide_half_up(__int128 value, __int128 by) {
  const bool negative = value < 0;
  const __int128 size = negative ? -value : value;
  const __int128 rounded = (2 * size + by) / (2 * by);
  return negative ? -rounded : rounded;
}

/// value / 10^places as a decimal text without trailing zeros.
std::string format_scaled(std::int64_t value, int places) {
  const bool negative = value < 0;
  std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string digits = std::to_string(size);
  if (digits.size() <= static_cast<std::size_t>(places)) digits.insert(0, static_cast<std::size_t>(places) + 1 - digits.size(), '0');
  std::string fraction = digits.substr(digits.size() - static_cast<std::size_t>(places));
  digits.resize(digits.size() - static_cast<std::size_t>(places));
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return (negative ? "-" : "") + digits + (fraction.empty() ? "" : "." + fraction);
}

}  // namespace

std::optional<std::int64_t> checked_add(std::int64_t left, std::int64_t right) {
  std::int64_t out = 0;
  return __builtin_add_overflow(left, right, &out) ? std::nullopt : std::optional(out);
}
std::optional<std::int64_t> checked_subtract(std::int64_t left, std::int64_t right) {
  std::int64_t out = 0;
  return __builtin_sub_overflow(left, right, &out) ? std::nullopt : std::optional(out);
}
std::optional<std::int64_t> checked_multiply(std::int64_t left, std::int64_t right) {
  std::int64_t out = 0;
  return __builtin_mul_overflow(left, right, &out) ? std::nullopt : std::optional(out);
}

std::strong_ordering operator<=>(const Fraction& left, const Fraction& right) {
  const __int128 a = static_cast<__int128>(left.numerator) * right.denominator;
  const __int128 b = static_cast<__int128>(right.numerator) * left.denominator;
  return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::optional<Fraction> make_fraction(__int128 numerator, __int128 denominator) {
  if (denominator == 0) return std::nullopt;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const __int128 common = gcd(numerator, denominator);
  if (common > 1) {
    numerator /= common;
    denominator /= common;
  }
  if (!fits(numerator) || !fits(denominator)) return std::nullopt;
  return Fraction{static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

std::optional<Fraction> add(Fraction left, Fraction right) {
  const __int128 a = static_cast<__int128>(left.numerator) * right.denominator;
  const __int128 b = static_cast<__int128>(right.numerator) * left.denominator;
  __int128 sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) return std::nullopt;
  return make_fraction(sum, static_cast<__int128>(left.denominator) * right.denominator);
}
std::optional<Fraction> subtract(Fraction left, Fraction right) {
  const __int128 a = static_cast<__int128>(left.numerator) * right.denominator;
  const __int128 b = static_cast<__int128>(right.numerator) * left.denominator;
  __int128 difference = 0;
  if (__builtin_sub_overflow(a, b, &difference)) return std::nullopt;
  return make_fraction(difference, static_cast<__int128>(left.denominator) * right.denominator);
}
std::optional<Fraction> multiply(Fraction left, Fraction right) {
  return make_fraction(static_cast<__int128>(left.numerator) * right.numerator, static_cast<__int128>(left.denominator) * right.denominator);
}
std::optional<Fraction> divide(Fraction left, Fraction right) {
  return make_fraction(static_cast<__int128>(left.numerator) * right.denominator, static_cast<__int128>(left.denominator) * right.numerator);
}

std::optional<std::int64_t> multiply_rounded(std::int64_t value, Fraction fraction) {
  const __int128 product = static_cast<__int128>(value) * fraction.numerator;
  const __int128 rounded = divide_half_up(product, fraction.denominator);
  return fits(rounded) ? std::optional(static_cast<std::int64_t>(rounded)) : std::nullopt;
}

std::optional<std::int64_t> multiply_decimal(std::int64_t left, std::int64_t right) {
  const auto factor = make_fraction(right, decimal_scale);
  return factor ? multiply_rounded(left, *factor) : std::nullopt;
}

std::string format_money(std::int64_t amount_fen) {
  constexpr std::int64_t wan_fen = 1'000'000, yi_fen = 10'000'000'000;
  const auto is_multiple = [&](std::int64_t of) { return amount_fen != 0 && amount_fen % of == 0; };
  const std::int64_t size = amount_fen < 0 ? -(amount_fen + 1) : amount_fen;
  if (size >= yi_fen - 1 && is_multiple(yi_fen / 100)) return format_scaled(amount_fen / (yi_fen / 100), 2) + "亿元";
  if (size >= wan_fen - 1 && is_multiple(wan_fen / 100)) return format_scaled(amount_fen / (wan_fen / 100), 2) + "万元";
  return format_scaled(amount_fen, 2) + "元";
}

std::string format_decimal(std::int64_t millionths) { return format_scaled(millionths, 6); }

std::string format_percent(Fraction fraction) {
  const __int128 scaled = divide_half_up(static_cast<__int128>(fraction.numerator) * 10'000, fraction.denominator);
  return fits(scaled) ? format_scaled(static_cast<std::int64_t>(scaled), 2) + "%" : "（过大）";
}

}  // namespace zhunsheng::base

// SPDX-License-Identifier: Apache-2.0
// Exact numbers: money in integer fen, decimals in millionths, fractions compared by 128-bit cross-multiplication.
// Every operation that could overflow returns nothing instead of a wrong number.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace zhunsheng::base {

std::optional<std::int64_t> checked_add(std::int64_t left, std::int64_t right);
std::optional<std::int64_t> checked_subtract(std::int64_t left, std::int64_t right);
std::optional<std::int64_t> checked_multiply(std::int64_t left, std::int64_t right);

/// 比例 and every quotient: numerator / denominator, denominator > 0, in lowest terms.
struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  friend bool operator==(const Fraction&, const Fraction&) = default;
  friend std::strong_ordering operator<=>(const Fraction& left, const Fraction& right);
};
/// Nothing for a zero denominator or when the lowest terms do not fit.
std::optional<Fraction> make_fraction(__int128 numerator, __int128 denominator);
std::optional<Fraction> add(Fraction left, Fraction right);
std::optional<Fraction> subtract(Fraction left, Fraction right);
std::optional<Fraction> multiply(Fraction left, Fraction right);
std::optional<Fraction> divide(Fraction left, Fraction right);
/// value × fraction, rounded half up (away from zero for negatives) to an integer.
std::optional<std::int64_t> multiply_rounded(std::int64_t value, Fraction fraction);

inline constexpr std::int64_t decimal_scale = 1'000'000;  ///< 小数 is counted in millionths
/// left × right in millionths, rounded half up.
std::optional<std::int64_t> multiply_decimal(std::int64_t left, std::int64_t right);

/// "1,234.50元" style without grouping; whole 万/亿 amounts print as "400万元", "1.2亿元" when exact: 40000000000 fen -> "4亿元".
std::string format_money(std::int64_t amount_fen);
/// Millionths -> "1.25", trailing zeros dropped.
std::string format_decimal(std::int64_t millionths);
/// Fraction -> "37.5%", rounded half up to two decimals of a percent.
std::string format_percent(Fraction fraction);

}  // namespace zhunsheng::base

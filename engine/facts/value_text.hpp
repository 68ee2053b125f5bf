// SPDX-License-Identifier: Apache-2.0
// Values written as text in facts files: "400万元", "1,200元", "80%", "30日", "1.25". Strict: the whole text is the
// value, its unit stands right behind the number, and what cannot be held exactly is refused.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/base/date.hpp"
#include "engine/base/number.hpp"

namespace zhunsheng::facts {

/// Money in fen; 元 千元 万元 百万元 千万元 亿元, commas in groups of three. Nothing below a fen.
std::optional<std::int64_t> parse_money(std::string_view text);
/// 日 天 工作日 个工作日 周 月 个月 年, days workdays weeks months years. Whole numbers only.
std::optional<base::Duration> parse_duration(std::string_view text);
/// "80%", "37.5%", "5‰".
std::optional<base::Fraction> parse_percent(std::string_view text);
/// "1.25", "-3", "1e3" is refused; millionths.
std::optional<std::int64_t> parse_decimal(std::string_view text);

}  // namespace zhunsheng::facts

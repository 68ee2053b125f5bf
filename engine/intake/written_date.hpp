// SPDX-License-Identifier: Apache-2.0
// Dates as documents write them: 2024年8月1日, 2024 年 8 月 1 日, 二〇二四年八月一日, 2024-08-01, 2024/8/1, 2024.8.1.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/base/date.hpp"

namespace zhunsheng::intake {

struct WrittenDate {
  base::Date date;
  std::size_t begin = 0, end = 0;  ///< bytes in the text searched, half-open
};

/// The first date that begins at byte `from` or later.
std::optional<WrittenDate> find_date(std::string_view text, std::size_t from = 0);
/// The text is one date and nothing else (brackets around it allowed).
std::optional<WrittenDate> date_line(std::string_view text);

}  // namespace zhunsheng::intake

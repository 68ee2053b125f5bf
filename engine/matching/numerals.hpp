// SPDX-License-Identifier: Apache-2.0
// Numbers as they stand in documents, before any unit: 1,200,000.00 · 120万 · 壹佰贰拾万 · 1.2亿 · 十二点五.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace zhunsheng::matching {

/// mantissa / 10^scale.
struct Number {
  std::int64_t mantissa = 0;
  std::uint32_t scale = 0;
  std::uint32_t end = 0;  ///< position behind it
};

bool is_numeral(char32_t c);  ///< a Chinese digit or unit (一 壹 十 拾 万 亿 〇 两 …)
/// The longest number that begins at `at`.
std::optional<Number> read_number(std::u32string_view text, std::uint32_t at);
/// `at` is not inside a number that began earlier, and not the upper end of a range of bare numbers (3至5).
bool may_begin_number(std::u32string_view text, std::uint32_t at);
/// mantissa / 10^scale × factor, rounded half up; nothing if it does not fit.
std::optional<std::int64_t> scaled(const Number& number, std::int64_t factor);
bool starts_with(std::u32string_view text, std::size_t at, std::u32string_view word);

}  // namespace zhunsheng::matching

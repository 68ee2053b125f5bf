// SPDX-License-Identifier: Apache-2.0
// Reads a typed value where a slot stands: money, percent, date, duration, integer, decimal, as Chinese documents write
// them (人民币壹佰贰拾万元整, 百分之八十, 二〇二四年八月一日, 三十个工作日). Text is folded (engine/matching/prepared_text.hpp).
//
// A value is read whole: never from the middle of a number, never the upper end of a range (3至5年), never the day of a
// date as a period (8月1日). Where a number has no readable unit there is no value; nothing is guessed.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/model/value.hpp"

namespace zhunsheng::matching {

struct ReadValue {
  model::Value value;
  std::uint32_t end = 0;  ///< position behind the value
};

/// The longest value of the type that begins exactly at `at`; nothing behind the end of `text` is seen. A duration type
/// with a unit takes only what is exactly a number of that unit (2年 as 24 months; never 30日 as a month).
std::optional<ReadValue> read_value(std::u32string_view text, std::uint32_t at, const model::Type& type);

std::optional<ReadValue> read_money(std::u32string_view text, std::uint32_t at);
std::optional<ReadValue> read_percent(std::u32string_view text, std::uint32_t at);
std::optional<ReadValue> read_date(std::u32string_view text, std::uint32_t at);
std::optional<ReadValue> read_duration(std::u32string_view text, std::uint32_t at);
std::optional<ReadValue> read_integer(std::u32string_view text, std::uint32_t at);
std::optional<ReadValue> read_decimal(std::u32string_view text, std::uint32_t at);

}  // namespace zhunsheng::matching

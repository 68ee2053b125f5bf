// SPDX-License-Identifier: Apache-2.0
// Literals written otherwise than the language writes them: 三十日, 二〇二四年八月一日, 百分之五十, "30日", 20240801.
// Only for messages: what is read here is offered as a fix, never taken as a value.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/model/type.hpp"

namespace zhunsheng::sema {

struct Spelled {
  std::string literal;  ///< as the language writes it
  model::TypeKind kind = model::TypeKind::error;
};
/// What a run or the inside of a string says, if it is a literal in words or digits.
std::optional<Spelled> read_spelled(std::string_view text);
/// 20240801 as a date.
std::optional<std::string> date_of_digits(std::string_view digits);

}  // namespace zhunsheng::sema

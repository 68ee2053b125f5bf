// SPDX-License-Identifier: Apache-2.0
// Four truth values: true, false, unknown, and 不适用 for what hangs on a fact that is 不适用. In 且: false wins, then
// unknown, then 不适用; in 或: true wins, then unknown, then 不适用; 不是 keeps unknown and 不适用.
#pragma once
#include <cstdint>

namespace zhunsheng::eval {

enum class Truth : std::uint8_t { no, yes, unknown, not_applicable };

constexpr Truth negate(Truth value) { return value == Truth::yes ? Truth::no : value == Truth::no ? Truth::yes : value; }

constexpr Truth both(Truth left, Truth right) {
  if (left == Truth::no || right == Truth::no) return Truth::no;
  if (left == Truth::unknown || right == Truth::unknown) return Truth::unknown;
  return left == Truth::not_applicable || right == Truth::not_applicable ? Truth::not_applicable : Truth::yes;
}

constexpr Truth either(Truth left, Truth right) {
  if (left == Truth::yes || right == Truth::yes) return Truth::yes;
  if (left == Truth::unknown || right == Truth::unknown) return Truth::unknown;
  return left == Truth::not_applicable || right == Truth::not_applicable ? Truth::not_applicable : Truth::no;
}

}  // namespace zhunsheng::eval

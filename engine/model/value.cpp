// SPDX-License-Identifier: Apache-2.0
// Makers of values.
#include "engine/model/value.hpp"

#include <utility>

namespace zhunsheng::model {
namespace {
Value scalar(TypeKind kind, std::int64_t a, std::int64_t b = 0) {
  Value value;
  value.kind = kind;
  value.a = a;
  value.b = b;
  return value;
}
}  // namespace

Value make_boolean(bool value) { return scalar(TypeKind::boolean, value ? 1 : 0); }
Value make_integer(std::int64_t value) { return scalar(TypeKind::integer, value); }
Value make_decimal(std::int64_t millionths) { return scalar(TypeKind::decimal, millionths); }
Value make_percent(base::Fraction value) { return scalar(TypeKind::percent, value.numerator, value.denominator); }
Value make_money(std::int64_t amount_fen) { return scalar(TypeKind::money, amount_fen); }
Value make_date(base::Date value) { return scalar(TypeKind::date, value.days); }
Value make_duration(base::Duration value) { return scalar(TypeKind::duration, value.count, static_cast<std::int64_t>(value.unit)); }
Value make_text(std::string text) {
  Value value = scalar(TypeKind::text, 0);
  value.text = std::move(text);
  return value;
}
Value make_enumerant(std::int64_t index) { return scalar(TypeKind::enumeration, index); }
Given known(Value value) { return {FactState::known, std::move(value)}; }

}  // namespace zhunsheng::model

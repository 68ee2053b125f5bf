// SPDX-License-Identifier: Apache-2.0
// Values and the four states of a fact. `Given` is what a fact store, an example or a JSON file says of one fact.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/number.hpp"
#include "engine/model/type.hpp"

namespace zhunsheng::model {

/// Known, 不详 (asked, nobody can say), 未提供 (no material says it), 不适用.
enum class FactState : std::uint8_t { absent, unknown, known, not_applicable };

struct Given;

/// A known value. Scalars live in (a, b): boolean 0/1 · integer · decimal in millionths · percent a/b · money in fen ·
/// date in days since 1970-01-01 · duration a = count, b = DurationUnit · enumeration a = index in its enum.
/// text in `text`; list in `items` (closed unless `open`); record in `items`, one per field of its 事实 block in order.
struct Value {
  TypeKind kind = TypeKind::error;
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::string text;
  std::vector<Given> items;
  bool open = false;
  friend bool operator==(const Value&, const Value&);
};

struct Given {
  FactState state = FactState::absent;
  Value value;  ///< meaningful when known
  friend bool operator==(const Given& left, const Given& right) { return left.state == right.state && (left.state != FactState::known || left.value == right.value); }
};

inline bool operator==(const Value& left, const Value& right) {
  return left.kind == right.kind && left.a == right.a && left.b == right.b && left.text == right.text && left.open == right.open && left.items == right.items;
}

Value make_boolean(bool value);
Value make_integer(std::int64_t value);
Value make_decimal(std::int64_t millionths);
Value make_percent(base::Fraction value);
Value make_money(std::int64_t amount_fen);
Value make_date(base::Date value);
Value make_duration(base::Duration value);
Value make_text(std::string value);
Value make_enumerant(std::int64_t index);
Given known(Value value);

}  // namespace zhunsheng::model

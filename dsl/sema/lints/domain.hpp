// SPDX-License-Identifier: Apache-2.0
// The values that one term may still have: an interval of numbers without some points, a set of enumerants (or of 否 是,
// or of < = >), and what is known of a text. Every operation narrows; an empty domain is a contradiction.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/number.hpp"
#include "engine/model/expr.hpp"
#include "engine/model/value.hpp"

namespace zhunsheng::sema {

/// A comparable constant: its place on the line of its type, and whether that type has a next value.
struct Point {
  base::Fraction value;
  bool is_discrete = false;
};
/// Numbers, money, dates and durations; nothing for other values.
std::optional<Point> point_of(const model::Value& value);

class Domain {
 public:
  [[nodiscard]] bool is_empty() const { return empty_; }
  /// Only these of at most 64 alternatives.
  void keep(std::uint64_t alternatives);
  /// Only values that compare so with the point.
  void compare(model::Op op, const Point& point);
  void text_is(std::string_view text, bool is);
  void text_contains(std::string_view part, bool contains);

 private:
  void raise(base::Fraction bound, bool open);
  void lower(base::Fraction bound, bool open);
  void settle_points();
  void settle_text();

  bool empty_ = false;
  bool low_open_ = false, high_open_ = false;
  std::optional<base::Fraction> low_, high_;
  std::uint64_t alternatives_ = ~std::uint64_t{0};
  std::vector<base::Fraction> excluded_;
  std::optional<std::string_view> text_;
  std::vector<std::string_view> not_texts_, parts_, not_parts_;
};

}  // namespace zhunsheng::sema

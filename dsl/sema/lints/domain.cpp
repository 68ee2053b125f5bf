// SPDX-License-Identifier: Apache-2.0
// Narrowing of domains. Texts are compared as they stand: where they differ only in width, nothing is concluded.
#include "dsl/sema/lints/domain.hpp"

#include <algorithm>

#include "dsl/sema/lints/words.hpp"

namespace zhunsheng::sema {
namespace {

using base::Fraction;
using model::Op;
using model::TypeKind;

}  // namespace

std::optional<Point> point_of(const model::Value& value) {
  std::optional<Fraction> out;
  bool is_discrete = true;
  switch (value.kind) {
    case TypeKind::integer:
    case TypeKind::money:
    case TypeKind::date:
    case TypeKind::duration: out = Fraction{value.a, 1}; break;
    case TypeKind::decimal: out = base::make_fraction(value.a, base::decimal_scale), is_discrete = false; break;
    case TypeKind::percent: out = base::make_fraction(value.a, value.b), is_discrete = false; break;
    case TypeKind::error:
    case TypeKind::boolean:
    case TypeKind::text:
    case TypeKind::enumeration:
    case TypeKind::record:
    case TypeKind::list: break;
  }
  return out ? std::optional(Point{*out, is_discrete}) : std::nullopt;
}

void Domain::keep(std::uint64_t alternatives) {
  alternatives_ &= alternatives;
  empty_ = empty_ || alternatives_ == 0;
}

void Domain::raise(Fraction bound, bool open) {
  if (low_ && (bound < *low_ || (bound == *low_ && !open))) return;
  low_ = bound;
  low_open_ = open;
}

void Domain::lower(Fraction bound, bool open) {
  if (high_ && (*high_ < bound || (bound == *high_ && !open))) return;
  high_ = bound;
  high_open_ = open;
}

void Domain::settle_points() {
  if (!low_ || !high_) return;
  if (*high_ < *low_ || (*low_ == *high_ && (low_open_ || high_open_ || std::find(excluded_.begin(), excluded_.end(), *low_) != excluded_.end()))) empty_ = true;
}

void Domain::compare(Op op, const Point& point) {
  Fraction next = point.value, previous = point.value;
  const bool has_next = point.is_discrete && point.value.denominator == 1 && point.value.numerator < INT64_MAX && point.value.numerator > INT64_MIN;
  if (has_next) ++next.numerator, --previous.numerator;
  switch (op) {
    case Op::equal: raise(point.value, false), lower(point.value, false); break;
    case Op::not_equal: excluded_.push_back(point.value); break;
    case Op::at_least: raise(point.value, false); break;
    case Op::greater: raise(next, !has_next); break;
    case Op::at_most: lower(point.value, false); break;
    case Op::less: lower(previous, !has_next); break;
    default: break;  // no other operator orders values
  }
  settle_points();
}

void Domain::settle_text() {
  if (text_) {
    const std::u32string text = folded(*text_);
    for (const auto other : not_texts_) empty_ = empty_ || other == *text_;
    for (const auto part : not_parts_) empty_ = empty_ || text_->find(part) != std::string_view::npos;
    for (const auto part : parts_) empty_ = empty_ || text.find(folded(part)) == std::u32string::npos;
  }
  for (const auto part : parts_)
    for (const auto without : not_parts_) empty_ = empty_ || part.find(without) != std::string_view::npos;
}

void Domain::text_is(std::string_view text, bool is) {
  if (!is) not_texts_.push_back(text);
  else if (text_ && folded(*text_) != folded(text)) empty_ = true;
  else text_ = text;
  settle_text();
}

void Domain::text_contains(std::string_view part, bool contains) {
  (contains ? parts_ : not_parts_).push_back(part);
  settle_text();
}

}  // namespace zhunsheng::sema

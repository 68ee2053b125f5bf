// SPDX-License-Identifier: Apache-2.0
// Collects the values met, then spreads them by one unit.
#include "engine/findings/candidates.hpp"

#include <algorithm>

#include "engine/base/period.hpp"

namespace zhunsheng::findings {
namespace {

using model::Given;
using model::TypeKind;
using model::Value;

constexpr std::size_t most_records = 8;  // of one list whose values are met

void meet(const Given& given, std::vector<Value>& out) {
  if (given.state == model::FactState::known && given.value.kind != TypeKind::list && given.value.kind != TypeKind::record) out.push_back(given.value);
}

/// The known values of the fields that the check reads, from the first records.
void meet_records(const Inputs& in, const Reads& reads, model::RecordId id, const std::vector<Given>& records, std::vector<Value>& out) {
  for (std::size_t i = 0; i < records.size() && i < most_records; ++i)
    for (const auto field : reads.facts)
      if (const model::Fact& fact = model::at(in.rules, field); fact.record == id && fact.field_index < records[i].value.items.size()) meet(records[i].value.items[fact.field_index], out);
}

/// Every known value that the check meets: constants, all versions of its parameters, known facts, elements and fields.
std::vector<Value> values_met(const Inputs& in, const Reads& reads) {
  std::vector<Value> out;
  for (const auto id : reads.constants) out.push_back(model::at(in.rules, id));
  for (const auto id : reads.parameters)
    for (const auto& version : model::at(in.rules, id).versions) out.push_back(version.value);
  for (const auto id : reads.facts) {
    const model::Fact& fact = model::at(in.rules, id);
    if (model::at(in.rules, fact.record).use != model::RecordUse::singleton) continue;
    const Given& given = in.store.facts[id.index()].given;
    meet(given, out);
    if (given.state != model::FactState::known || fact.type.kind != TypeKind::list) continue;
    if (fact.type.element == TypeKind::record) meet_records(in, reads, model::RecordId(fact.type.ref), given.value.items, out);
    else for (std::size_t i = 0; i < given.value.items.size() && i < most_records; ++i) meet(given.value.items[i], out);
  }
  for (const auto id : reads.records) meet_records(in, reads, id, in.store.records[id.index()].records, out);
  return out;
}

/// A plain number as one of the other kinds, rounded; numbers of different kinds are compared.
std::optional<Value> as_kind(const Value& value, TypeKind kind) {
  const auto is_plain = [](TypeKind each) { return each == TypeKind::integer || each == TypeKind::decimal || each == TypeKind::percent; };
  if (value.kind == kind) return value;
  if (!is_plain(value.kind) || !is_plain(kind)) return std::nullopt;
  const auto fraction = value.kind == TypeKind::percent ? std::optional(base::Fraction{value.a, value.b}) : base::make_fraction(value.a, value.kind == TypeKind::decimal ? base::decimal_scale : 1);
  if (!fraction) return std::nullopt;
  if (kind == TypeKind::percent) return model::make_percent(*fraction);
  const auto scaled = base::multiply_rounded(kind == TypeKind::decimal ? base::decimal_scale : 1, *fraction);
  if (!scaled) return std::nullopt;
  return kind == TypeKind::decimal ? model::make_decimal(*scaled) : model::make_integer(*scaled);
}

class Spread {
 public:
  explicit Spread(const Inputs& in) : in_(in) {}

  void add(Value value) {
    if (out_.size() >= most_candidates) return;
    const Given given = model::known(std::move(value));
    if (std::find(out_.begin(), out_.end(), given) == out_.end()) out_.push_back(given);
  }
  void add_around(const Value& value, std::int64_t step) {
    add(value);
    for (const std::int64_t by : {-step, step}) {
      Value moved = value;
      if (__builtin_add_overflow(value.a, by, &moved.a)) continue;
      add(std::move(moved));
    }
  }
  void add_numbers(const std::vector<Value>& met, TypeKind kind) {
    for (const auto& value : met)
      if (const auto same = as_kind(value, kind)) add_around(*same, 1);
    Value zero;
    zero.kind = kind;
    add(std::move(zero));
  }
  void add_percents(const std::vector<Value>& met) {
    for (const auto& value : met) {
      const auto same = as_kind(value, TypeKind::percent);
      if (!same) continue;
      for (const std::int64_t by : {0, -1, 1})
        if (const auto moved = base::add({same->a, same->b}, {by, 100})) add(model::make_percent(*moved));
    }
    add(model::make_percent({0, 1}));
  }
  void add_durations(const std::vector<Value>& met, std::uint8_t unit) {
    const auto is_of_unit = [&](std::int64_t other) { return unit == 0xff || other == unit; };
    for (const auto& value : met)
      if (value.kind == TypeKind::duration && is_of_unit(value.b)) add_around(value, 1);
    add(model::make_duration({0, unit == 0xff ? base::DurationUnit::day : static_cast<base::DurationUnit>(unit)}));
  }
  void add_dates(const std::vector<Value>& met) {
    std::vector<base::Date> dates{in_.settings.as_of};
    for (const auto& value : met)
      if (value.kind == TypeKind::date) dates.push_back({static_cast<std::int32_t>(value.a)});
    for (const auto date : dates) add_around(model::make_date(date), 1);
    for (const auto& value : met) {
      if (value.kind != TypeKind::duration) continue;
      for (const auto date : dates)
        for (const int sign : {1, -1})
          if (const auto moved = base::date_about(date, {value.a, static_cast<base::DurationUnit>(value.b)}, sign)) add_around(model::make_date(*moved), 1);
    }
  }
  std::vector<Given> finish() { return std::move(out_); }

 private:
  const Inputs& in_;
  std::vector<Given> out_;
};

/// Empty, and with one element each of the values worth trying for one.
void add_lists(const Inputs& in, const Reads& reads, const model::Type& type, Spread& spread) {
  Value list;
  list.kind = TypeKind::list;
  spread.add(list);
  if (type.element == TypeKind::record) return;
  model::Type element;
  element.kind = type.element;
  element.ref = type.ref;
  element.unit = type.unit;
  for (auto& each : candidates_of(in, reads, element)) {
    list.items.assign(1, std::move(each));
    spread.add(list);
  }
}

}  // namespace

std::vector<Given> candidates_of(const Inputs& in, const Reads& reads, const model::Type& type) {
  Spread spread(in);
  const std::vector<Value> met = values_met(in, reads);
  switch (type.kind) {
    case TypeKind::boolean:
      for (const bool value : {false, true}) spread.add(model::make_boolean(value));
      break;
    case TypeKind::enumeration:
      for (std::size_t i = 0; i < in.rules.enums[type.ref].values.size(); ++i) spread.add(model::make_enumerant(static_cast<std::int64_t>(i)));
      break;
    case TypeKind::integer:
    case TypeKind::decimal:
    case TypeKind::money: spread.add_numbers(met, type.kind); break;
    case TypeKind::percent: spread.add_percents(met); break;
    case TypeKind::duration: spread.add_durations(met, type.unit); break;
    case TypeKind::date: spread.add_dates(met); break;
    case TypeKind::text:
      for (const auto& value : met)
        if (value.kind == TypeKind::text) spread.add(value);
      spread.add(model::make_text(""));
      break;
    case TypeKind::list: add_lists(in, reads, type, spread); break;
    case TypeKind::record:
    case TypeKind::error: break;
  }
  return spread.finish();
}

}  // namespace zhunsheng::findings

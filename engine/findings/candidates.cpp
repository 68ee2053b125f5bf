// SPDX-License-Identifier: Apache-2.0
// Collects the values met, then spreads them by one unit.
#include "engine/findings/candidates.hpp"

#include <algorithm>

namespace zhunsheng::findings {
namespace {

using model::Given;
using model::TypeKind;
using model::Value;

/// Every known value that the check meets: constants, all versions of its parameters, known facts.
std::vector<Value> values_met(const Inputs& in, const Reads& reads) {
  std::vector<Value> out;
  for (const auto id : reads.constants) out.push_back(model::at(in.rules, id));
  for (const auto id : reads.parameters)
    for (const auto& version : model::at(in.rules, id).versions) out.push_back(version.value);
  for (const auto id : reads.facts)
    if (const Given& given = in.store.facts[id.index()].given; given.state == model::FactState::known && given.value.kind != TypeKind::list) out.push_back(given.value);
  return out;
}

class Spread {
 public:
  explicit Spread(const Inputs& in) : in_(in) {}

  void add(Value value) {
    const Given given = model::known(std::move(value));
    if (out_.size() < most_candidates && std::find(out_.begin(), out_.end(), given) == out_.end()) out_.push_back(given);
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
      if (value.kind == kind) add_around(value, 1);
    Value zero;
    zero.kind = kind;
    add(std::move(zero));
  }
  void add_percents(const std::vector<Value>& met) {
    for (const auto& value : met) {
      if (value.kind != TypeKind::percent) continue;
      for (const std::int64_t by : {0, -1, 1})
        if (const auto moved = base::add({value.a, value.b}, {by, 100})) add(model::make_percent(*moved));
    }
    add(model::make_percent({0, 1}));
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
          if (const auto moved = shift(date, value, sign)) add_around(model::make_date(*moved), 1);
    }
  }
  std::vector<Given> finish() { return std::move(out_); }

 private:
  static std::optional<base::Date> shift(base::Date date, const Value& period, int sign) {
    if (period.a > 4'000'000 || period.a < -4'000'000) return std::nullopt;  // outside the calendar in any unit
    switch (static_cast<base::DurationUnit>(period.b)) {
      case base::DurationUnit::day: return base::add_days(date, sign * period.a);
      case base::DurationUnit::workday: return base::add_days(date, sign * (period.a * 7 / 5 + 1));
      case base::DurationUnit::week: return base::add_days(date, sign * period.a * 7);
      case base::DurationUnit::month: return base::add_months(date, sign * period.a);
      case base::DurationUnit::year: return base::add_months(date, sign * period.a * 12);
    }
    return std::nullopt;
  }

  const Inputs& in_;
  std::vector<Given> out_;
};

Value empty_list() {
  Value value;
  value.kind = TypeKind::list;
  return value;
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
    case TypeKind::duration:
      for (const auto& value : met)
        if (value.kind == TypeKind::duration && (type.unit == 0xff || value.b == type.unit)) spread.add_around(value, 1);
      break;
    case TypeKind::date: spread.add_dates(met); break;
    case TypeKind::text:
      for (const auto& value : met)
        if (value.kind == TypeKind::text) spread.add(value);
      spread.add(model::make_text(""));
      break;
    case TypeKind::list: spread.add(empty_list()); break;
    case TypeKind::record:
    case TypeKind::error: break;
  }
  return spread.finish();
}

}  // namespace zhunsheng::findings

// SPDX-License-Identifier: Apache-2.0
// One dossier at a time; every draw comes from one stream that begins at (seed, number). No expression draws twice: the
// order of evaluation is the compiler's.
#include "engine/testing/plausible.hpp"

#include <algorithm>
#include <array>

#include "engine/base/period.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::testing {
namespace {

using model::FactState;
using model::Given;
using model::Type;
using model::TypeKind;
using model::Value;

/// SplitMix64: the same numbers on every platform.
class Stream {
 public:
  Stream(std::uint64_t seed, std::uint64_t number) : state_(seed * 0x9e3779b97f4a7c15u ^ (number + 1) * 0xd1342543de82ef95u) { next(); }
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  std::int64_t between(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1)); }
  bool in_100(unsigned share) { return below(100) < share; }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

/// Of 100 facts, how many are left open in which way.
struct Gaps {
  unsigned unknown = 0, absent = 0, not_applicable = 0;
};

class Dossier {
 public:
  Dossier(const model::Ruleset& rules, const Boundaries& boundaries, Stream stream) : rules_(rules), boundaries_(boundaries), stream_(stream) {
    static constexpr std::array<Gaps, 4> profiles{{{0, 0, 0}, {0, 0, 1}, {6, 6, 1}, {12, 30, 1}}};
    gaps_ = profiles[stream_.below(profiles.size())];
    dates_.push_back(pick_date());
  }

  facts::FactsFile make(const std::vector<model::Kind>& kinds) {
    facts::FactsFile out;
    out.header.complete = stream_.in_100(50);
    if (!kinds.empty()) {
      out.header.kinds = kind_bit(kinds[stream_.below(kinds.size())]);
      if (stream_.in_100(25)) out.header.kinds = static_cast<model::KindSet>(*out.header.kinds | kind_bit(kinds[stream_.below(kinds.size())]));
    }
    for (std::size_t i = 0; i < rules_.records.size(); ++i) {
      const model::RecordId record(i);
      if (record == model::file_record) continue;
      if (rules_.records[i].use == model::RecordUse::singleton) add_block(record, out);
      if (rules_.records[i].use == model::RecordUse::per_material) add_records(record, out);
    }
    return out;
  }

 private:
  void add_block(model::RecordId record, facts::FactsFile& out) {
    for (const auto fact : model::at(rules_, record).fields) {
      if (fact == model::builtin::clauses || fact == model::builtin::kinds) continue;  // read from the text; said by the header
      Given given = draw_fact(fact);
      if (given.state != FactState::absent) out.statements.push_back({fact, record, std::move(given), {facts::Evidence{}}});
    }
  }

  void add_records(model::RecordId record, facts::FactsFile& out) {
    if (stream_.in_100(gaps_.absent)) return;
    Given list = model::known(draw_list({TypeKind::list, TypeKind::record, record.value, 0xff}, nullptr));
    std::vector<facts::Evidence> evidence(std::max<std::size_t>(list.value.items.size(), 1));
    out.statements.push_back({{}, record, std::move(list), std::move(evidence)});
  }

  Given draw_fact(model::FactId fact) { return draw(model::at(rules_, fact).type, &boundaries_.of_facts[fact.index()]); }

  /// `met`: the values that the rules compare it with; nullptr: none.
  Given draw(const Type& type, const std::vector<Value>* met) {
    const std::uint64_t lot = stream_.below(100);
    if (lot < gaps_.unknown) return {FactState::unknown, {}};
    if (lot < gaps_.unknown + gaps_.absent) return {FactState::absent, {}};
    if (lot < gaps_.unknown + gaps_.absent + gaps_.not_applicable) return {FactState::not_applicable, {}};
    return model::known(draw_value(type, met));
  }

  Value draw_value(const Type& type, const std::vector<Value>* met) {
    switch (type.kind) {
      case TypeKind::boolean: return model::make_boolean(stream_.in_100(50));
      case TypeKind::integer: return model::make_integer(draw_number(TypeKind::integer, met, 1, 20));
      case TypeKind::decimal: return model::make_decimal(draw_number(TypeKind::decimal, met, base::decimal_scale / 100, 50 * base::decimal_scale));
      case TypeKind::money: return model::make_money(draw_number(TypeKind::money, met, 1, 500'0000'00));
      case TypeKind::percent: return draw_percent(met);
      case TypeKind::date: return draw_date();
      case TypeKind::duration: return draw_duration(type, met);
      case TypeKind::text: return draw_text(met);
      case TypeKind::enumeration: return model::make_enumerant(static_cast<std::int64_t>(stream_.below(rules_.enums[type.ref].values.size())));
      case TypeKind::list: return draw_list(type, met);
      case TypeKind::record: return draw_record(model::RecordId(std::size_t{type.ref}));
      case TypeKind::error: break;
    }
    return {};
  }

  /// The values to stay near: those met, else those of the type that stand anywhere in the rules.
  const std::vector<Value>& near(TypeKind kind, const std::vector<Value>* met) const {
    return met != nullptr && !met->empty() ? *met : boundaries_.of_types[static_cast<std::size_t>(kind)];
  }

  std::int64_t draw_number(TypeKind kind, const std::vector<Value>* met, std::int64_t step, std::int64_t usual) {
    const auto& values = near(kind, met);
    std::int64_t centre = values.empty() ? usual : values[stream_.below(values.size())].a;
    constexpr std::int64_t most = std::int64_t{1} << 58;  // steps and halves stay within 64 bits
    centre = std::clamp(centre, -most, most);
    const std::int64_t half = std::max<std::int64_t>(std::abs(centre) / 2, 3 * step);
    const std::int64_t value = stream_.in_100(60) ? centre + step * stream_.between(-1, 1) : centre + step * (stream_.between(-half, half) / step);
    return centre >= 0 ? std::max<std::int64_t>(value, 0) : value;
  }

  Value draw_percent(const std::vector<Value>* met) {
    const auto& values = near(TypeKind::percent, met);
    const Value centre = values.empty() ? model::make_percent({1, 2}) : values[stream_.below(values.size())];
    const std::int64_t by_hundredths = stream_.in_100(60) ? stream_.between(-1, 1) : stream_.between(-30, 30);
    constexpr std::int64_t most = std::int64_t{1} << 40;  // a thousandfold stays within 64 bits
    if (std::abs(centre.a) > most || centre.b > most) return centre;
    const std::int64_t thousandths = centre.a * 1000 / centre.b + 10 * by_hundredths;  // so that it can be written out
    return model::make_percent(*base::make_fraction(std::max<std::int64_t>(thousandths, 0), 1000));
  }

  base::Date pick_date() {
    const auto& values = boundaries_.of_types[static_cast<std::size_t>(TypeKind::date)];
    const base::Date usual = *base::make_date(2024, 6, 1);
    const base::Date centre = values.empty() || stream_.in_100(40) ? usual : base::Date{static_cast<std::int32_t>(values[stream_.below(values.size())].a)};
    return moved(centre, stream_.in_100(30) ? stream_.between(-1, 1) : stream_.between(-200, 400));
  }

  /// Near the dossier's other dates: a period of the rules away and a day either side, or some weeks.
  Value draw_date() {
    base::Date date = dates_[stream_.below(dates_.size())];
    const auto& periods = boundaries_.of_types[static_cast<std::size_t>(TypeKind::duration)];
    if (stream_.in_100(15)) {
      date = pick_date();
    } else if (!periods.empty() && stream_.in_100(60)) {
      date = after(date, periods[stream_.below(periods.size())]);
      date = moved(date, stream_.between(-1, 1));
    } else {
      date = moved(date, stream_.between(-40, 40));
    }
    constexpr std::size_t most_dates = 6;
    if (dates_.size() < most_dates) dates_.push_back(date);
    return model::make_date(date);
  }

  static base::Date moved(base::Date date, std::int64_t days) { return base::add_days(date, days).value_or(date); }

  static base::Date after(base::Date date, const Value& period) {
    const auto unit = static_cast<base::DurationUnit>(period.b);
    const std::int64_t longest = unit == base::DurationUnit::year ? 100 : 1200;  // longer ones leave the calendar
    return base::date_about(date, {std::clamp(period.a, -longest, longest), unit}, 1).value_or(date);
  }

  Value draw_duration(const Type& type, const std::vector<Value>* met) {
    std::vector<Value> fitting;
    for (const auto& value : near(TypeKind::duration, met))
      if (type.unit == 0xff || value.b == type.unit) fitting.push_back(value);
    const auto unit = type.unit == 0xff ? base::DurationUnit::day : static_cast<base::DurationUnit>(type.unit);
    const Value centre = fitting.empty() ? model::make_duration({10, unit}) : fitting[stream_.below(fitting.size())];
    const std::int64_t by = stream_.in_100(60) ? stream_.between(-1, 1) : stream_.between(-centre.a / 2 - 3, centre.a / 2 + 3);
    return model::make_duration({std::max<std::int64_t>(centre.a + by, 0), static_cast<base::DurationUnit>(centre.b)});
  }

  Value draw_text(const std::vector<Value>* met) {
    if (met != nullptr && !met->empty() && stream_.in_100(60)) return (*met)[stream_.below(met->size())];
    return model::make_text("第" + std::to_string(stream_.below(1000)) + "号");
  }

  Value draw_list(const Type& type, const std::vector<Value>* met) {
    Value out;
    out.kind = TypeKind::list;
    out.open = gaps_.unknown != 0 && stream_.in_100(10);
    const Type element{type.element, TypeKind::error, type.ref, type.unit};
    for (std::uint64_t count = stream_.below(9); count > 0; --count) {
      Given item = element.kind == TypeKind::record ? model::known(draw_value(element, nullptr)) : draw(element, met);
      if (item.state == FactState::absent) item.state = FactState::unknown;  // an element that is there cannot be 未提供
      out.items.push_back(std::move(item));
    }
    return out;
  }

  Value draw_record(model::RecordId record) {
    Value out;
    out.kind = TypeKind::record;
    for (const auto field : model::at(rules_, record).fields) out.items.push_back(draw_fact(field));
    return out;
  }

  const model::Ruleset& rules_;
  const Boundaries& boundaries_;
  Stream stream_;
  Gaps gaps_;
  std::vector<base::Date> dates_;  // drawn so far
};

}  // namespace

DossierGenerator::DossierGenerator(const model::Ruleset& rules, std::uint64_t seed) : rules_(rules), seed_(seed), boundaries_(find_boundaries(rules)) {
  model::KindSet met = 0;
  for (const auto& check : rules.checks) met |= check.kinds;
  for (unsigned kind = 0; kind < 6; ++kind)
    if (met & (1u << kind)) kinds_.push_back(static_cast<model::Kind>(kind));
}

facts::FactsFile DossierGenerator::make(std::uint64_t number) const { return Dossier(rules_, boundaries_, Stream(seed_, number)).make(kinds_); }

}  // namespace zhunsheng::testing

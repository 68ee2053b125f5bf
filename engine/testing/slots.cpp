// SPDX-License-Identifier: Apache-2.0
// Slots of a scene and their boundary values.
#include "engine/testing/slots.hpp"

#include <algorithm>

#include "engine/base/period.hpp"
#include "engine/model/builtins.hpp"
#include "engine/testing/mutant.hpp"

namespace zhunsheng::testing {
namespace {

using model::FactState;
using model::Given;
using model::TypeKind;
using model::Value;

constexpr std::size_t most_values = 48, most_elements = 2;

model::Type type_of(const model::Ruleset& rules, const Slot& slot) {
  model::Type type;
  switch (slot.kind) {
    case Slot::Kind::fact: return at(rules, slot.fact).type;
    case Slot::Kind::record_field: return at(rules, slot.fact).type;
    case Slot::Kind::list_field: return at(rules, slot.field).type;
    case Slot::Kind::material: case Slot::Kind::complete: type.kind = TypeKind::boolean; return type;
    case Slot::Kind::date: type.kind = TypeKind::date; return type;
  }
  return type;
}

Given* find_field(const model::Ruleset& rules, std::vector<Given>& elements, std::uint32_t element, model::FactId field) {
  if (element >= elements.size() || elements[element].state != FactState::known) return nullptr;
  auto& items = elements[element].value.items;
  items.resize(at(rules, at(rules, field).record).fields.size());
  return &items[at(rules, field).field_index];
}

Given* find(const model::Ruleset& rules, Scene& scene, const Slot& slot) {
  switch (slot.kind) {
    case Slot::Kind::fact: return &scene.store.facts[slot.fact.index()].given;
    case Slot::Kind::record_field: return find_field(rules, scene.store.records[slot.owner].records, slot.element, slot.fact);
    case Slot::Kind::list_field: return find_field(rules, scene.store.facts[slot.fact.index()].given.value.items, slot.element, slot.field);
    case Slot::Kind::material: case Slot::Kind::date: case Slot::Kind::complete: break;
  }
  return nullptr;
}

/// Can the value be written in an example so that it is read back the same?
bool is_writable(const Given& given) {
  const Value& value = given.value;
  if (given.state != FactState::known) return true;
  if (value.kind == TypeKind::percent) return value.b != 0 && (static_cast<__int128>(value.a) * 10'000) % value.b == 0;
  if (value.kind == TypeKind::date) return value.a > -700'000 && value.a < 2'900'000;
  return true;
}

class Values {
 public:
  Values(const model::Ruleset& rules, const Scene& scene) : rules_(rules), scene_(scene) {}

  void meet(const Value& value) {
    if (value.kind == TypeKind::list || value.kind == TypeKind::record) {
      for (const Given& item : value.items)
        if (item.state == FactState::known) meet(item.value);
      return;
    }
    met_.push_back(value);
  }

  std::vector<Given> of(const model::Type& type) {
    switch (type.kind) {
      case TypeKind::boolean: for (const bool value : {true, false}) add(model::make_boolean(value)); break;
      case TypeKind::enumeration:
        for (std::size_t i = 0; i < rules_.enums[type.ref].values.size(); ++i) add(model::make_enumerant(static_cast<std::int64_t>(i)));
        break;
      case TypeKind::date: dates(); break;
      case TypeKind::integer: case TypeKind::decimal: case TypeKind::money: numbers(type.kind); break;
      case TypeKind::percent:
        spread(type);
        for (const int hundredths : {0, 50, 100}) add(model::make_percent({hundredths, 100}));
        break;
      case TypeKind::duration: spread(type); break;
      case TypeKind::text:
        spread(type);
        add(model::make_text(""));
        break;
      case TypeKind::list: {
        Value list;
        list.kind = TypeKind::list;
        add(list);
        if (type.element != TypeKind::enumeration) break;
        for (std::size_t i = 0; i < rules_.enums[type.ref].values.size(); ++i) {
          list.items.assign(1, model::known(model::make_enumerant(static_cast<std::int64_t>(i))));
          add(list);
        }
        break;
      }
      case TypeKind::record: case TypeKind::error: break;
    }
    return std::move(out_);
  }

 private:
  void add(Value value) {
    const Given given = model::known(std::move(value));
    if (out_.size() < most_values && is_writable(given) && std::find(out_.begin(), out_.end(), given) == out_.end()) out_.push_back(given);
  }
  void around(const Value& value) {
    for (const int by : {0, -1, 1})
      if (const auto other = moved(value, by)) add(*other);
  }
  void spread(const model::Type& type) {
    for (const Value& value : met_) {
      if (value.kind != type.kind) continue;
      if (type.kind == TypeKind::duration && type.unit != 0xff && value.b != type.unit) continue;
      if (type.kind == TypeKind::text) add(value);
      else around(value);
    }
  }
  /// Also what stands in a proportion to a known number: 预付 / 金额 > 30%.
  void numbers(TypeKind kind) {
    model::Type type;
    type.kind = kind;
    spread(type);
    for (const Value& part : met_) {
      if (part.kind != TypeKind::percent || part.a == 0) continue;
      for (const Value& whole : met_) {
        if (whole.kind != kind) continue;
        Value value;
        value.kind = kind;
        for (const base::Fraction by : {base::Fraction{part.a, part.b}, base::Fraction{part.b, part.a}}) {
          const auto scaled = base::multiply_rounded(whole.a, by);
          if (!scaled) continue;
          value.a = *scaled;
          around(value);
        }
      }
    }
    Value value;
    value.kind = kind;
    for (const std::int64_t number : {0, 100}) {
      value.a = kind == TypeKind::integer ? number : number * 1'000'000;
      add(value);
    }
  }
  void dates() {
    std::vector<base::Date> met{scene_.as_of};
    for (const Value& value : met_)
      if (value.kind == TypeKind::date) met.push_back({static_cast<std::int32_t>(value.a)});
    std::sort(met.begin(), met.end());
    met.erase(std::unique(met.begin(), met.end()), met.end());
    for (const base::Date date : met) around(model::make_date(date));
    for (const Value& period : met_) {
      if (period.kind != TypeKind::duration || period.a > 40'000 || period.a < -40'000) continue;
      for (const base::Date date : met)
        for (const int sign : {1, -1})
          if (const auto other = base::date_about(date, {period.a, static_cast<base::DurationUnit>(period.b)}, sign)) around(model::make_date(*other));
    }
  }

  const model::Ruleset& rules_;
  const Scene& scene_;
  std::vector<Value> met_;
  std::vector<Given> out_;
};

/// Facts that an example can say with 给定 and that the texts do not settle in another way.
bool is_sayable(model::FactId fact) { return fact != model::builtin::clauses && fact != model::builtin::kinds && fact < model::builtin::clause_number ? true : fact > model::builtin::file_text; }

bool has_own_date(const model::Check& check) { return check.at.is_valid(); }

void add_list_slots(const model::Ruleset& rules, const findings::Reads& reads, const Scene& scene, model::FactId fact, std::vector<Slot>& out) {
  const model::Type& type = at(rules, fact).type;
  const Given& given = scene.store.facts[fact.index()].given;
  if (type.element != TypeKind::record || given.state != FactState::known) return;
  for (std::uint32_t i = 0; i < std::min(given.value.items.size(), most_elements); ++i)
    for (const auto field : reads.facts)
      if (at(rules, field).record.value == type.ref) out.push_back({Slot::Kind::list_field, fact, field, 0, i});
}

}  // namespace

Given read(const model::Ruleset& rules, const Scene& scene, const Slot& slot) {
  switch (slot.kind) {
    case Slot::Kind::material: return model::known(model::make_boolean(scene.store.materials[slot.owner]));
    case Slot::Kind::complete: return model::known(model::make_boolean(scene.store.complete));
    case Slot::Kind::date: return model::known(model::make_date(scene.as_of));
    case Slot::Kind::fact: case Slot::Kind::record_field: case Slot::Kind::list_field: break;
  }
  const Given* place = find(rules, const_cast<Scene&>(scene), slot);  // looks only, but for the size of a record
  return place != nullptr ? *place : Given{};
}

void write(const model::Ruleset& rules, Scene& scene, const Slot& slot, const Given& given) {
  switch (slot.kind) {
    case Slot::Kind::material: scene.store.materials[slot.owner] = given.value.a != 0; return;
    case Slot::Kind::complete: scene.store.complete = given.value.a != 0; return;
    case Slot::Kind::date: scene.as_of = {static_cast<std::int32_t>(given.value.a)}; return;
    case Slot::Kind::fact: case Slot::Kind::record_field: case Slot::Kind::list_field: break;
  }
  if (Given* place = find(rules, scene, slot)) *place = given;
}

std::string name_of(const model::Ruleset& rules, const Slot& slot) {
  switch (slot.kind) {
    case Slot::Kind::fact: case Slot::Kind::record_field: return model::path_of(rules, slot.fact);
    case Slot::Kind::list_field: return model::path_of(rules, slot.fact) + "[" + std::to_string(slot.element + 1) + "]." + at(rules, slot.field).name;
    case Slot::Kind::material: return "材料 " + rules.materials[slot.owner].name;
    case Slot::Kind::date: return "按";
    case Slot::Kind::complete: return "完整";
  }
  return {};
}

std::vector<Slot> slots_of(const model::Ruleset& rules, const model::Check& check, const findings::Reads& reads, const Scene& scene) {
  std::vector<Slot> out;
  for (const auto fact : reads.facts) {
    if (!is_sayable(fact) || at(rules, at(rules, fact).record).use != model::RecordUse::singleton) continue;
    out.push_back({Slot::Kind::fact, fact, {}, 0, 0});
    if (at(rules, fact).type.kind == TypeKind::list) add_list_slots(rules, reads, scene, fact, out);
  }
  for (const auto record : reads.records) {
    const std::size_t size = std::min(scene.store.records[record.index()].records.size(), most_elements);
    for (std::uint32_t i = 0; i < size; ++i)
      for (const auto field : reads.facts)
        if (at(rules, field).record == record) out.push_back({Slot::Kind::record_field, field, {}, record.value, i});
  }
  for (const auto material : reads.materials) out.push_back({Slot::Kind::material, {}, {}, material.value, 0});
  const bool has_dates = !check.in_force.is_always() || !reads.parameters.empty();
  if (has_dates && !has_own_date(check)) out.push_back({Slot::Kind::date, {}, {}, 0, 0});
  out.push_back({Slot::Kind::complete, {}, {}, 0, 0});
  return out;
}

std::vector<Given> values_for(const model::Ruleset& rules, const findings::Reads& reads, const std::vector<Value>& more, const Scene& scene, const std::vector<Slot>& slots, const Slot& slot) {
  Values values(rules, scene);
  for (const auto id : reads.constants) values.meet(at(rules, id));
  for (const auto& value : more) values.meet(value);
  for (const auto id : reads.parameters) {
    for (const auto& version : at(rules, id).versions) {
      values.meet(version.value);
      values.meet(model::make_date(version.from));
    }
  }
  for (const Slot& other : slots)
    if (const Given given = read(rules, scene, other); given.state == FactState::known) values.meet(given.value);
  std::vector<Given> out = values.of(type_of(rules, slot));
  const Given now = read(rules, scene, slot);
  out.erase(std::remove(out.begin(), out.end(), now), out.end());
  return out;
}

void fill_lists(const model::Ruleset& rules, const findings::Reads& reads, Scene& scene) {
  const auto blank = [&](model::RecordId record) {
    Value value;
    value.kind = TypeKind::record;
    value.items.resize(at(rules, record).fields.size());
    return model::known(std::move(value));
  };
  for (const auto fact : reads.facts) {
    const model::Type& type = at(rules, fact).type;
    Given& given = scene.store.facts[fact.index()].given;
    const bool is_record_list = type.kind == TypeKind::list && type.element == TypeKind::record && fact != model::builtin::clauses;
    if (!is_record_list || (given.state == FactState::known && !given.value.items.empty())) continue;
    Value list;
    list.kind = TypeKind::list;
    list.items.push_back(blank(model::RecordId(std::size_t{type.ref})));
    given = model::known(std::move(list));
  }
  for (const auto record : reads.records) {
    facts::RecordList& list = scene.store.records[record.index()];
    if (!list.records.empty()) continue;
    list.given = true;
    list.open = false;
    list.records.assign(1, blank(record));
  }
}

void state(const Scene& scene, const std::vector<Slot>& slots, model::Example& example) {
  for (const Slot& slot : slots) {
    model::ExampleFact fact;
    if (slot.kind == Slot::Kind::material) {
      const model::MaterialId id(std::size_t{slot.owner});
      example.materials.erase(std::remove(example.materials.begin(), example.materials.end(), id), example.materials.end());
      if (scene.store.materials[slot.owner]) example.materials.push_back(id);
    } else if (slot.kind == Slot::Kind::record_field) {
      const facts::RecordList& list = scene.store.records[slot.owner];
      fact.record = model::RecordId(std::size_t{slot.owner});
      Value value;
      value.kind = TypeKind::list;
      value.items = list.records;
      value.open = list.open;
      fact.given = model::known(std::move(value));
    } else if (slot.kind == Slot::Kind::fact || slot.kind == Slot::Kind::list_field) {
      fact.fact = slot.fact;
      fact.given = scene.store.facts[slot.fact.index()].given;
    }
    if (!fact.fact.is_valid() && !fact.record.is_valid()) continue;
    const auto same = [&](const model::ExampleFact& each) { return each.fact == fact.fact && each.record == fact.record; };
    example.facts.erase(std::remove_if(example.facts.begin(), example.facts.end(), same), example.facts.end());
    if (fact.given.state != FactState::absent) example.facts.push_back(std::move(fact));
  }
  example.at = scene.as_of;
  example.complete = scene.store.complete;
}

}  // namespace zhunsheng::testing

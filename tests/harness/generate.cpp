// SPDX-License-Identifier: Apache-2.0
// Random facts in all four states, and steps of learning.
#include "tests/harness/generate.hpp"

#include <limits>

#include "engine/model/builtins.hpp"

namespace zhunsheng::harness {

using model::FactState;
using model::Given;
using model::Type;
using model::TypeKind;
using model::Value;

namespace {

Type element_of(const Type& list) {
  Type type;
  type.kind = list.element;
  type.ref = list.ref;
  return type;
}

std::int64_t small(Random& random) {
  if (random.one_in(50)) return random.one_in(2) ? std::numeric_limits<std::int64_t>::max() - random.below(3) : std::numeric_limits<std::int64_t>::min() + random.below(3);
  return static_cast<std::int64_t>(random.below(7)) - 2;
}

Value list_value(Random& random, const model::Ruleset& rules, const Type& type) {
  Value value;
  value.kind = TypeKind::list;
  value.open = random.one_in(3);
  for (std::uint32_t i = random.below(4); i > 0; --i) value.items.push_back(generate_given(random, rules, element_of(type)));
  return value;
}

}  // namespace

Value generate_value(Random& random, const model::Ruleset& rules, const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean: return model::make_boolean(random.one_in(2));
    case TypeKind::integer: return model::make_integer(small(random));
    case TypeKind::decimal: return model::make_decimal(random.one_in(2) ? small(random) : small(random) % 100 * 500'000);
    case TypeKind::percent: return model::make_percent(*base::make_fraction(small(random) % 100, 1 + random.below(4)));
    case TypeKind::money: return model::make_money(random.one_in(2) ? small(random) : small(random) % 100 * 1'000);
    case TypeKind::date: return model::make_date({18'000 + static_cast<std::int32_t>(random.below(1'600))});
    case TypeKind::duration: {
      const auto unit = random.one_in(3) ? static_cast<base::DurationUnit>(random.below(5)) : base::DurationUnit::day;
      return model::make_duration({small(random) % 100 * 20, unit});
    }
    case TypeKind::text: return model::make_text(random.pick<std::string>({"", "甲", "甲乙", "乙", "第一条", "肯定"}));
    case TypeKind::enumeration: return model::make_enumerant(random.below(static_cast<std::uint32_t>(rules.enums[type.ref].values.size())));
    case TypeKind::list: return list_value(random, rules, type);
    case TypeKind::record: {
      Value value;
      value.kind = TypeKind::record;
      for (const model::FactId field : at(rules, model::RecordId(type.ref)).fields) value.items.push_back(generate_given(random, rules, at(rules, field).type));
      return value;
    }
    case TypeKind::error: break;
  }
  return {};
}

Given generate_given(Random& random, const model::Ruleset& rules, const Type& type) {
  switch (random.below(10)) {
    case 0: return {FactState::unknown, {}};
    case 1: return {FactState::absent, {}};
    case 2: return {random.one_in(2) ? FactState::not_applicable : FactState::unknown, {}};
    default: return known(generate_value(random, rules, type));
  }
}

facts::FactStore generate_facts(Random& random, const model::Ruleset& rules) {
  facts::FactStore store(rules);
  store.complete = random.one_in(3);
  for (std::size_t i = model::builtin::file_text.index() + 1; i < rules.facts.size(); ++i)
    if (at(rules, rules.facts[i].record).use == model::RecordUse::singleton) store.set(model::FactId(i), generate_given(random, rules, rules.facts[i].type), {});
  for (std::size_t i = model::file_record.index() + 1; i < rules.records.size(); ++i) {
    if (rules.records[i].use != model::RecordUse::per_material || random.one_in(4)) continue;
    Type type;
    type.kind = TypeKind::list;
    type.element = TypeKind::record;
    type.ref = static_cast<std::uint32_t>(i);
    const Value list = list_value(random, rules, type);
    store.records[i] = {true, list.open, list.items, {}};
  }
  for (std::size_t i = 0; i < store.materials.size(); ++i) store.materials[i] = random.one_in(2);
  store.set(model::builtin::clauses, generate_given(random, rules, rules.facts[model::builtin::clauses.index()].type), {});
  store.hits.searched = !random.one_in(5);
  store.hits.open = random.one_in(4);
  for (std::size_t p = 0; p < rules.patterns.size(); ++p)
    for (std::uint32_t n = random.below(4); n > 0; --n) {
      facts::Hit hit;
      hit.pattern = model::PatternId(p);
      hit.clause = static_cast<std::int32_t>(random.below(4)) - 1;
      hit.context = random.one_in(3) ? model::Context::doubtful : static_cast<model::Context>(random.below(8));
      hit.clause_number = random.pick<std::string>({"第一条", "第二条"});
      hit.quote = random.pick<std::string>({"甲", "甲乙丙"});
      if (random.one_in(2)) hit.slots.push_back({"名", model::make_text(random.pick<std::string>({"甲", "乙"})), {}});
      if (random.one_in(2)) hit.slots.push_back({"数", model::make_integer(small(random)), {}});
      if (random.one_in(2)) hit.slots.push_back({"额", model::make_money(small(random)), {}});
      store.hits.by_pattern[p].push_back(std::move(hit));
    }
  return store;
}

eval::Settings generate_settings(Random& random) {
  eval::Settings settings;
  settings.as_of = {18'000 + static_cast<std::int32_t>(random.below(1'600))};
  settings.kinds = static_cast<model::KindSet>(random.one_in(3) ? random.below(64) : random.below(4));
  return settings;
}

namespace {

/// Collects every place where something can be learnt.
class Refiner {
 public:
  Refiner(Random& random, const model::Ruleset& rules, bool complete) : random_(random), rules_(rules), complete_(complete) {}

  void visit(Given& given, const Type& type, model::FactId fact) {
    if (given.state == FactState::unknown || (given.state == FactState::absent && !complete_)) {
      add(fact, [this, &given, type] { learn(given, type); });
      return;
    }
    if (given.state != FactState::known) return;
    if (type.kind == TypeKind::list) visit_items(given.value.items, given.value.open, type, fact);
    if (type.kind == TypeKind::record) visit_fields(given, type);
  }

  void visit_list(facts::RecordList& list, const Type& type) {
    if (!list.given) {
      add({}, [&list] { list.given = true; });
      return;
    }
    std::vector<Given>& records = list.records;
    if (list.open) {
      add({}, [&list] { list.open = false; });
      add({}, [this, &records, type] { records.push_back(generate_given(random_, rules_, element_of(type))); });
    }
    for (Given& record : records) visit(record, element_of(type), {});
  }

  bool apply(model::FactId& touched) {
    if (steps_.empty()) return false;
    const auto& step = random_.pick(steps_);
    touched = step.first;
    step.second();
    return true;
  }

 private:
  void add(model::FactId fact, std::function<void()> step) { steps_.emplace_back(fact, std::move(step)); }

  void learn(Given& given, const Type& type) {
    if (given.state == FactState::absent && random_.one_in(4)) given.state = FactState::unknown;
    else if (random_.one_in(6)) given = {FactState::not_applicable, {}};
    else given = known(generate_value(random_, rules_, type));
  }

  void visit_items(std::vector<Given>& items, bool& open, const Type& type, model::FactId fact) {
    if (open) {
      add(fact, [&open] { open = false; });
      add(fact, [this, &items, type] { items.push_back(generate_given(random_, rules_, element_of(type))); });
    }
    const bool are_records = type.element == TypeKind::record;  // a record that is learnt whole is no one fact
    for (Given& item : items) visit(item, element_of(type), are_records ? model::FactId() : fact);
  }

  void visit_fields(Given& record, const Type& type) {
    const std::vector<model::FactId>& fields = at(rules_, model::RecordId(type.ref)).fields;
    for (std::size_t i = 0; i < record.value.items.size(); ++i) visit(record.value.items[i], at(rules_, fields[i]).type, fields[i]);
  }

  Random& random_;
  const model::Ruleset& rules_;
  bool complete_;
  std::vector<std::pair<model::FactId, std::function<void()>>> steps_;
};

}  // namespace

bool refine(Random& random, const model::Ruleset& rules, facts::FactStore& store, model::FactId& touched) {
  Refiner refiner(random, rules, store.complete);
  for (std::size_t i = 0; i < store.facts.size(); ++i)
    if (at(rules, rules.facts[i].record).use == model::RecordUse::singleton && at(rules, rules.facts[i].record).name == "决策")
      refiner.visit(store.facts[i].given, rules.facts[i].type, model::FactId(i));
  for (std::size_t i = 0; i < store.records.size(); ++i) {
    if (rules.records[i].use != model::RecordUse::per_material) continue;
    Type type;
    type.kind = TypeKind::list;
    type.element = TypeKind::record;
    type.ref = static_cast<std::uint32_t>(i);
    refiner.visit_list(store.records[i], type);
  }
  return refiner.apply(touched);
}

}  // namespace zhunsheng::harness

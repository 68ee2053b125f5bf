// SPDX-License-Identifier: Apache-2.0
#include "tests/harness/naive_reader.hpp"

#include <algorithm>

#include "engine/model/builtins.hpp"
#include "tests/harness/naive_arithmetic.hpp"

namespace zhunsheng::harness::naive {

using eval::Truth;
using model::Expr;
using model::ExprId;
using model::FactState;
using model::Given;
using model::Op;
using model::TypeKind;
using model::Value;

bool Reader::in_force(const std::vector<base::DateSpan>& spans, base::Date on) {
  return std::any_of(spans.begin(), spans.end(), [&](const base::DateSpan& span) { return span.contains(on); });
}

Truth Reader::force(const std::vector<base::DateSpan>& spans) const {
  if (date) return in_force(spans, *date) ? Truth::yes : Truth::no;
  std::vector<base::Date> days{*base::make_date(1, 1, 1), *base::make_date(9999, 12, 31)};
  for (const base::DateSpan& span : spans)
    for (const auto& end : {span.from, span.until})
      if (end) {
        days.push_back(*end);
        days.push_back({end->days - 1});
      }
  const bool first = in_force(spans, days.front());
  for (const base::Date day : days)
    if (in_force(spans, day) != first) return Truth::unknown;
  return first ? Truth::yes : Truth::no;
}

std::vector<base::DateSpan> Reader::spans_of(const std::vector<model::CitationUse>& citations) const {
  std::vector<base::DateSpan> spans;
  bool names_statute = false;
  for (const model::CitationUse& use : citations) {
    if (use.mode == model::CitationMode::practice || use.mode == model::CitationMode::local) continue;
    names_statute = true;
    for (const law::StatuteId version : use.versions)
      if (const auto span = intersect(at(rules_, version).force, use.bracket)) spans.push_back(*span);
  }
  if (!names_statute) spans.push_back({});
  return spans;
}

Truth Reader::truth(ExprId id) { return id.is_valid() ? truth_of(read(id)) : Truth::yes; }

Given Reader::read(ExprId id) {
  const Expr& expr = at(rules_, id);
  switch (expr.op) {
    case Op::constant: return known(rules_.constants[expr.ref]);
    case Op::unknown: return unknown();
    case Op::not_applicable: return not_applicable();
    case Op::fact: return fact(model::FactId(expr.ref));
    case Op::records: return records(expr.ref);
    case Op::variable: return settled(bindings.at(expr.ref).element);
    case Op::field: return settled(field(expr));
    case Op::definition: return definition(rules_.definitions[expr.ref]);
    case Op::parameter: return parameter(rules_.parameters[expr.ref]);
    case Op::present: case Op::absent: return presence(expr);
    case Op::has_material: case Op::lacks_material: {
      const Truth has = store_.materials[expr.ref] ? Truth::yes : store_.complete ? Truth::no : Truth::unknown;
      return given_of(expr.op == Op::has_material ? has : negate(has));
    }
    case Op::logical_not: return given_of(negate(truth(expr.a)));
    case Op::logical_and: case Op::logical_or: return junction(expr);
    case Op::equal: case Op::not_equal: case Op::at_least: case Op::greater: case Op::at_most: case Op::less: return comparison(expr.op, read(expr.a), read(expr.b));
    case Op::contains: return contains(expr);
    case Op::in_set: return in_set(expr);
    case Op::matches: return matches(expr);
    case Op::add: case Op::subtract: return sum(rules_, expr, read(expr.a), read(expr.b));
    case Op::multiply: return product(expr, read(expr.a), read(expr.b));
    case Op::divide: return quotient(expr, read(expr.a), read(expr.b));
    case Op::negate: return negation(read(expr.a));
    case Op::every: case Op::some: case Op::none: return quantifier(expr);
    case Op::sum: case Op::count: case Op::maximum: case Op::minimum: return aggregate(expr);
    case Op::call: return call(rules_, expr, operands(expr));
    case Op::hit_field: return hit_field(expr);
  }
  return unknown();
}

Given Reader::fact(model::FactId id) {
  const Given& given = store_.facts[id.index()].given;
  if (given.state == FactState::known || given.state == FactState::not_applicable) return given;
  const auto row = std::find_if(rules_.presumptions.begin(), rules_.presumptions.end(), [&](const model::Presumption& each) { return each.fact == id; });
  if (row == rules_.presumptions.end() || (given.state == FactState::absent && !store_.complete)) return unknown();
  if (row->unless.is_valid() && truth(row->unless) != Truth::no) return unknown();
  if (force(spans_of(row->citations)) != Truth::yes) return unknown();
  return widened(read(row->value), at(rules_, id).type.kind);
}

Given Reader::settled(Given given) { return given.state == FactState::absent ? unknown() : given; }

Given Reader::records(std::uint32_t record) const {
  const facts::RecordList& list = store_.records[record];
  Value value;
  value.kind = TypeKind::list;
  value.items = list.records;
  value.open = list.open || !list.given;
  return known(value);
}

Given Reader::field(const Expr& expr) {
  const Expr& owner = at(rules_, expr.a);
  const Given record = owner.op == Op::variable ? bindings.at(owner.ref).element : read(expr.a);
  if (record.state != FactState::known) return record;
  const std::uint32_t index = rules_.facts[expr.ref].field_index;
  return index < record.value.items.size() ? record.value.items[index] : Given{};
}

Given Reader::presence(const Expr& expr) {
  const bool wants = expr.op == Op::present;
  const Given given = expr.a.is_valid() ? field(at(rules_, expr.a)) : store_.facts[expr.ref].given;
  if (given.state == FactState::known) return given_of(wants);
  if (given.state == FactState::not_applicable) return given_of(false);
  if (given.state == FactState::absent && store_.complete) return given_of(!wants);
  return unknown();
}

Given Reader::collection(const model::Definition& row) {
  Value list;
  list.kind = TypeKind::list;
  for (const model::DefinitionCase& each : row.cases) {
    const Truth holds = truth(each.guard);
    if (holds == Truth::unknown) return unknown();
    if (holds == Truth::yes) list.items.push_back(widened(read(each.value), row.type.element));
  }
  return known(list);
}

Given Reader::definition(const model::Definition& row) {
  if (row.policy == model::CasePolicy::all) return collection(row);
  std::vector<Given> sure, unsure;
  const model::DefinitionCase* otherwise = nullptr;
  const auto value = [&](const model::DefinitionCase& each) { return widened(read(each.value), row.type.kind); };
  for (const model::DefinitionCase& each : row.cases) {
    if (!each.guard.is_valid()) {
      otherwise = &each;
      continue;
    }
    const Truth holds = truth(each.guard);
    if (holds == Truth::yes) sure.push_back(value(each));
    if (holds == Truth::unknown) unsure.push_back(value(each));
    if (holds == Truth::yes && row.policy == model::CasePolicy::first) break;
  }
  if (otherwise != nullptr && sure.empty()) (unsure.empty() ? sure : unsure).push_back(value(*otherwise));
  if (sure.empty()) return unknown();
  for (const Given& each : sure)
    if (!(each == sure.front())) return unknown();
  for (const Given& each : unsure)
    if (!(each == sure.front())) return unknown();
  return sure.front();
}

Given Reader::parameter(const model::Parameter& row) const {
  if (!date) return row.versions.size() == 1 && row.versions.front().from <= *base::make_date(1, 1, 1) ? known(row.versions.front().value) : unknown();
  Given found = unknown();
  for (const model::ParameterVersion& version : row.versions)
    if (version.from <= *date) found = known(version.value);
  return found;
}

Given Reader::junction(const Expr& expr) {
  Truth result = expr.op == Op::logical_and ? Truth::yes : Truth::no;
  for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) {
    const Truth operand = truth(rules_.operands[i]);
    result = expr.op == Op::logical_and ? both(result, operand) : either(result, operand);
  }
  return given_of(result);
}

Given Reader::contains(const Expr& expr) {
  const Given whole = read(expr.a), part = read(expr.b);
  if (const auto early = undecided({whole, part})) return *early;
  if (whole.value.kind == TypeKind::text) return given_of(whole.value.text.find(part.value.text) != std::string::npos);
  Truth found = whole.value.open ? Truth::unknown : Truth::no;
  for (const Given& item : whole.value.items) found = either(found, truth_of(comparison(Op::equal, item, part)));
  return given_of(found);
}

Given Reader::in_set(const Expr& expr) {
  Truth found = Truth::no;
  for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) found = either(found, truth_of(comparison(Op::equal, read(expr.a), read(rules_.operands[i]))));
  return given_of(found);
}

Given Reader::matches(const Expr& expr) {
  if (!store_.hits.searched) return unknown();
  bool is_unsure = store_.hits.open;
  for (const facts::Hit& each : store_.hits.by_pattern[expr.ref]) {
    const std::optional<bool> looks = looks_at(expr, each);
    if (!looks) return unknown();
    if (!*looks) continue;
    if ((rules_.patterns[expr.ref].contexts & context_bit(each.context)) != 0) return given_of(true);
    if (each.context == model::Context::doubtful) is_unsure = true;
  }
  const Expr& where = at(rules_, expr.a);
  if (where.op != Op::fact && bindings.at(where.op == Op::variable ? where.ref : at(rules_, where.a).ref).index == eval::InstanceOutcome::no_element) return unknown();
  return is_unsure ? unknown() : given_of(false);
}

std::optional<bool> Reader::looks_at(const Expr& expr, const facts::Hit& each) {
  const Expr& where = at(rules_, expr.a);
  if (where.op == Op::fact) return where.ref == model::builtin::title.value ? each.clause < 0 : each.clause >= 0;
  const std::uint32_t variable = where.op == Op::variable ? where.ref : at(rules_, where.a).ref;
  const std::uint32_t index = bindings.at(variable).index;
  if (index == eval::InstanceOutcome::no_element) return std::nullopt;
  return each.clause >= 0 && static_cast<std::uint32_t>(each.clause) == index;
}

void Reader::for_each(const Expr& loop, const Value& list, const std::function<void()>& visit) {
  for (std::uint32_t i = 0; i < list.items.size(); ++i) {
    bindings[loop.ref] = {list.items[i], i};
    visit();
  }
  bindings.erase(loop.ref);
}

Given Reader::quantifier(const Expr& expr) {
  const Given list = read(expr.a);
  if (list.state != FactState::known) return list;
  Truth result = expr.op == Op::some ? Truth::no : Truth::yes;
  for_each(expr, list.value, [&] {
    const Truth body = truth(expr.b);
    result = expr.op == Op::some ? either(result, body) : both(result, expr.op == Op::every ? body : negate(body));
  });
  if (list.value.open) result = expr.op == Op::some ? either(result, Truth::unknown) : both(result, Truth::unknown);
  return given_of(result);
}

Given Reader::aggregate(const Expr& expr) {
  const Given list = read(expr.a);
  if (list.state != FactState::known) return list;
  if (list.value.open) return unknown();
  bool is_unsure = false;
  std::vector<Given> terms;
  for_each(expr, list.value, [&] {
    const Truth filter = truth(expr.b);
    if (filter == Truth::unknown) is_unsure = true;
    if (filter == Truth::yes) terms.push_back(expr.op == Op::count ? given_of(true) : expr.c.is_valid() ? read(expr.c) : settled(bindings.at(expr.ref).element));
  });
  if (const auto early = undecided(terms)) return *early;  // an included 不适用 wins over a filter that is unknown
  if (is_unsure) return unknown();
  if (expr.op == Op::count) return known(model::make_integer(static_cast<std::int64_t>(terms.size())));
  return expr.op == Op::sum ? total(expr, terms) : extreme(expr, terms);
}

Given Reader::hit_field(const Expr& expr) const {
  if (hit == nullptr) return unknown();
  switch (static_cast<model::HitField>(expr.ref)) {
    case model::HitField::number: return known(model::make_text(hit->clause_number));
    case model::HitField::text: return known(model::make_text(hit->quote));
    case model::HitField::context: return known(model::make_text(to_chinese(hit->context)));
    case model::HitField::slot: break;
  }
  for (const facts::HitSlot& slot : hit->slots)
    if (slot.name == rules_.constants[at(rules_, expr.a).ref].text) return known(slot.value);
  return not_applicable();
}

std::vector<Given> Reader::operands(const Expr& expr) {
  std::vector<Given> out;
  for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) out.push_back(read(rules_.operands[i]));
  return out;
}

}  // namespace zhunsheng::harness::naive

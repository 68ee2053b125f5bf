// SPDX-License-Identifier: Apache-2.0
// Two halves: values of expressions (Reader), and outcomes of checks (Judge).
#include "tests/harness/naive_evaluator.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "engine/model/builtins.hpp"

namespace zhunsheng::harness {
namespace {

using eval::Truth;
using model::Expr;
using model::ExprId;
using model::FactState;
using model::Given;
using model::Op;
using model::TypeKind;
using model::Value;

Given unknown() { return {FactState::unknown, {}}; }
Given not_applicable() { return {FactState::not_applicable, {}}; }

Truth truth_of(const Given& given) {
  if (given.state == FactState::known) return given.value.a != 0 ? Truth::yes : Truth::no;
  return given.state == FactState::not_applicable ? Truth::not_applicable : Truth::unknown;
}
Given given_of(Truth truth) {
  if (truth == Truth::unknown) return unknown();
  return truth == Truth::not_applicable ? not_applicable() : known(model::make_boolean(truth == Truth::yes));
}
Given given_of(bool truth) { return known(model::make_boolean(truth)); }

/// Neither is known: what the result of an operation on them is.
std::optional<Given> undecided(const std::vector<Given>& operands) {
  for (const Given& each : operands)
    if (each.state == FactState::not_applicable) return not_applicable();
  for (const Given& each : operands)
    if (each.state != FactState::known) return unknown();
  return std::nullopt;
}

bool is_plain(TypeKind kind) { return kind == TypeKind::integer || kind == TypeKind::decimal || kind == TypeKind::percent; }
std::optional<base::Fraction> rational(const Value& value) {
  if (value.kind == TypeKind::percent) return base::Fraction{value.a, value.b};
  return base::make_fraction(value.a, value.kind == TypeKind::decimal ? base::decimal_scale : 1);
}

/// A plain number of the wanted kind; nothing on overflow.
std::optional<Value> widen(const Value& value, TypeKind kind) {
  if (value.kind == kind || !is_plain(value.kind) || !is_plain(kind)) return value;
  if (kind == TypeKind::percent) {
    const auto fraction = rational(value);
    return fraction ? std::optional(model::make_percent(*fraction)) : std::nullopt;
  }
  if (kind == TypeKind::decimal) {
    const auto scaled = value.kind == TypeKind::integer ? base::checked_multiply(value.a, base::decimal_scale) : base::multiply_rounded(base::decimal_scale, {value.a, value.b});
    return scaled ? std::optional(model::make_decimal(*scaled)) : std::nullopt;
  }
  return value;
}

struct Binding {
  Given element;
  std::uint32_t index = eval::InstanceOutcome::no_element;
};

class Reader {
 public:
  Reader(const model::Ruleset& rules, const facts::FactStore& store) : rules_(rules), store_(store) {}

  std::optional<base::Date> date;                 // the legal date, if known
  std::map<std::uint32_t, Binding> bindings;      // by VariableId
  const facts::Hit* hit = nullptr;

  static bool in_force(const std::vector<base::DateSpan>& spans, base::Date on) {
    return std::any_of(spans.begin(), spans.end(), [&](const base::DateSpan& span) { return span.contains(on); });
  }

  /// At an unknown date: the answer, if it is the same on every day on which it can change.
  Truth force(const std::vector<base::DateSpan>& spans) const {
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

  std::vector<base::DateSpan> spans_of(const std::vector<model::CitationUse>& citations) const {
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

  Truth truth(ExprId id) { return id.is_valid() ? truth_of(read(id)) : Truth::yes; }

  Given read(ExprId id) {
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
      case Op::add: case Op::subtract: return sum(expr);
      case Op::multiply: return product(expr);
      case Op::divide: return quotient(expr);
      case Op::negate: return negation(expr);
      case Op::every: case Op::some: case Op::none: return quantifier(expr);
      case Op::sum: case Op::count: case Op::maximum: case Op::minimum: return aggregate(expr);
      case Op::call: return call(expr);
      case Op::hit_field: return hit_field(expr);
    }
    return unknown();
  }

 private:
  static Given settled(Given given) { return given.state == FactState::absent ? unknown() : given; }

  Given fact(model::FactId id) {
    const Given& given = store_.facts[id.index()].given;
    if (given.state == FactState::known || given.state == FactState::not_applicable) return given;
    const auto row = std::find_if(rules_.presumptions.begin(), rules_.presumptions.end(), [&](const model::Presumption& each) { return each.fact == id; });
    if (row == rules_.presumptions.end() || (given.state == FactState::absent && !store_.complete)) return unknown();
    if (row->unless.is_valid() && truth(row->unless) != Truth::no) return unknown();
    if (force(spans_of(row->citations)) != Truth::yes) return unknown();
    return widened(read(row->value), at(rules_, id).type.kind);
  }

  Given records(std::uint32_t record) const {
    const facts::RecordList& list = store_.records[record];
    Value value;
    value.kind = TypeKind::list;
    value.items = list.records;
    value.open = list.open || !list.given;
    return known(value);
  }

  Given field(const Expr& expr) {
    const Expr& owner = at(rules_, expr.a);
    const Given record = owner.op == Op::variable ? bindings.at(owner.ref).element : read(expr.a);
    if (record.state != FactState::known) return record;
    const std::uint32_t index = rules_.facts[expr.ref].field_index;
    return index < record.value.items.size() ? record.value.items[index] : Given{};
  }

  Given presence(const Expr& expr) {
    const bool wants = expr.op == Op::present;
    const Given given = expr.a.is_valid() ? field(expr) : store_.facts[expr.ref].given;
    if (given.state == FactState::known) return given_of(wants);
    if (given.state == FactState::not_applicable) return given_of(false);
    if (given.state == FactState::absent && store_.complete) return given_of(!wants);
    return unknown();
  }

  Given collection(const model::Definition& row) {
    Value list;
    list.kind = TypeKind::list;
    for (const model::DefinitionCase& each : row.cases) {
      const Truth holds = truth(each.guard);
      if (holds == Truth::unknown) return unknown();
      if (holds == Truth::yes) list.items.push_back(widened(read(each.value), row.type.element));
    }
    return known(list);
  }

  Given definition(const model::Definition& row) {
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

  static Given widened(const Given& given, TypeKind kind) {
    if (given.state != FactState::known) return given;
    const auto value = widen(given.value, kind);
    return value ? known(*value) : unknown();
  }

  Given parameter(const model::Parameter& row) const {
    if (!date) return row.versions.size() == 1 && row.versions.front().from <= *base::make_date(1, 1, 1) ? known(row.versions.front().value) : unknown();
    Given found = unknown();
    for (const model::ParameterVersion& version : row.versions)
      if (version.from <= *date) found = known(version.value);
    return found;
  }

  Given junction(const Expr& expr) {
    Truth result = expr.op == Op::logical_and ? Truth::yes : Truth::no;
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) {
      const Truth operand = truth(rules_.operands[i]);
      result = expr.op == Op::logical_and ? both(result, operand) : either(result, operand);
    }
    return given_of(result);
  }

  /// -1, 0, 1; nothing if the two cannot be compared.
  static std::optional<int> order(const Value& left, const Value& right) {
    if (left.kind == TypeKind::text) return left.text == right.text ? 0 : 1;
    if (is_plain(left.kind) && is_plain(right.kind)) {
      const TypeKind kind = std::max(left.kind, right.kind);
      const auto a = widen(left, kind), b = widen(right, kind);
      if (!a || !b) return std::nullopt;
      const auto x = rational(*a), y = rational(*b);
      if (!x || !y) return std::nullopt;
      return *x < *y ? -1 : *x == *y ? 0 : 1;
    }
    if (left.kind == TypeKind::duration && left.b != right.b) return std::nullopt;
    return left.a < right.a ? -1 : left.a == right.a ? 0 : 1;
  }

  static Given comparison(Op op, const Given& left, const Given& right) {
    if (const auto early = undecided({left, right})) return *early;
    const auto sign = order(left.value, right.value);
    if (!sign) return unknown();
    switch (op) {
      case Op::equal: return given_of(*sign == 0);
      case Op::not_equal: return given_of(*sign != 0);
      case Op::at_least: return given_of(*sign >= 0);
      case Op::greater: return given_of(*sign > 0);
      case Op::at_most: return given_of(*sign <= 0);
      default: return given_of(*sign < 0);
    }
  }

  Given contains(const Expr& expr) {
    const Given whole = read(expr.a), part = read(expr.b);
    if (const auto early = undecided({whole, part})) return *early;
    if (whole.value.kind == TypeKind::text) return given_of(whole.value.text.find(part.value.text) != std::string::npos);
    Truth found = whole.value.open ? Truth::unknown : Truth::no;
    for (const Given& item : whole.value.items) found = either(found, truth_of(comparison(Op::equal, item, part)));
    return given_of(found);
  }

  Given in_set(const Expr& expr) {
    Truth found = Truth::no;
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) found = either(found, truth_of(comparison(Op::equal, read(expr.a), read(rules_.operands[i]))));
    return given_of(found);
  }

  Given matches(const Expr& expr) {
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
    if (where.op == Op::variable && bindings.at(where.ref).index == eval::InstanceOutcome::no_element) return unknown();
    return is_unsure ? unknown() : given_of(false);
  }

 public:
  /// Does the matches node look at the place of the hit? Nothing if its clause is not known.
  std::optional<bool> looks_at(const Expr& expr, const facts::Hit& each) {
    const Expr& where = at(rules_, expr.a);
    if (where.op == Op::fact) return where.ref == model::builtin::title.value ? each.clause < 0 : each.clause >= 0;
    const std::uint32_t variable = where.op == Op::variable ? where.ref : at(rules_, where.a).ref;
    const std::uint32_t index = bindings.at(variable).index;
    if (index == eval::InstanceOutcome::no_element) return std::nullopt;
    return each.clause >= 0 && static_cast<std::uint32_t>(each.clause) == index;
  }

 private:
  /// A one-word result that keeps the kind (and unit) of `like`.
  static Given word(const Value& like, std::optional<std::int64_t> amount) {
    if (!amount) return unknown();
    Value value = like;
    value.a = *amount;
    return known(value);
  }
  static Given portion(std::optional<base::Fraction> fraction) { return fraction ? known(model::make_percent(*fraction)) : unknown(); }
  static Given day(std::optional<base::Date> result) { return result ? known(model::make_date(*result)) : unknown(); }

  Given shifted(const Value& from, const Value& by, bool forward) const {
    const auto count = forward ? std::optional(by.a) : base::checked_subtract(0, by.a);
    if (!count) return unknown();
    const base::Date start{static_cast<std::int32_t>(from.a)};
    const auto times = [&](std::int64_t factor) { return base::checked_multiply(*count, factor); };
    switch (static_cast<base::DurationUnit>(by.b)) {
      case base::DurationUnit::day: return day(base::add_days(start, *count));
      case base::DurationUnit::week: return times(7) ? day(base::add_days(start, *times(7))) : unknown();
      case base::DurationUnit::month: return day(base::add_months(start, *count));
      case base::DurationUnit::year: return times(12) ? day(base::add_months(start, *times(12))) : unknown();
      case base::DurationUnit::workday: break;
    }
    base::Date at_day = start;
    for (std::int64_t left = *count; left != 0;) {
      at_day.days += *count < 0 ? -1 : 1;
      const auto works = works_on(at_day);
      if (!works) return unknown();
      if (*works) left += *count < 0 ? 1 : -1;
    }
    return day(at_day);
  }

  Given sum(const Expr& expr) {
    Given left = read(expr.a), right = read(expr.b);
    if (const auto early = undecided({left, right})) return *early;
    const bool adds = expr.op == Op::add;
    if (left.value.kind == TypeKind::duration && right.value.kind == TypeKind::date) std::swap(left, right);
    if (left.value.kind == TypeKind::date && right.value.kind == TypeKind::duration) return shifted(left.value, right.value, adds);
    if (left.value.kind == TypeKind::date) return known(model::make_duration({left.value.a - right.value.a, base::DurationUnit::day}));
    if (is_plain(left.value.kind)) {
      const TypeKind kind = std::max(left.value.kind, right.value.kind);
      left = widened(left, kind);
      right = widened(right, kind);
      if (const auto early = undecided({left, right})) return *early;
      if (kind == TypeKind::percent) {
        const base::Fraction a{left.value.a, left.value.b}, b{right.value.a, right.value.b};
        return widened(portion(adds ? base::add(a, b) : base::subtract(a, b)), expr.type.kind);
      }
    } else if (left.value.b != right.value.b) {
      return unknown();
    }
    return widened(word(left.value, adds ? base::checked_add(left.value.a, right.value.a) : base::checked_subtract(left.value.a, right.value.a)), expr.type.kind);
  }

  Given product(const Expr& expr) {
    Given left = read(expr.a), right = read(expr.b);
    if (const auto early = undecided({left, right})) return *early;
    if (is_plain(left.value.kind) && !is_plain(right.value.kind)) std::swap(left, right);
    if (!is_plain(left.value.kind) || (left.value.kind == TypeKind::integer && right.value.kind == TypeKind::integer)) {
      if (right.value.kind == TypeKind::integer) return widened(word(left.value, base::checked_multiply(left.value.a, right.value.a)), expr.type.kind);
      const auto factor = rational(right.value);
      return factor ? word(left.value, base::multiply_rounded(left.value.a, *factor)) : unknown();
    }
    const TypeKind kind = std::max(left.value.kind, right.value.kind);
    left = widened(left, kind);
    right = widened(right, kind);
    if (const auto early = undecided({left, right})) return *early;
    const auto a = rational(left.value), b = rational(right.value);
    if (!a || !b) return unknown();
    if (kind == TypeKind::percent) return widened(portion(base::multiply(*a, *b)), expr.type.kind);
    return widened(word(left.value, base::multiply_rounded(left.value.a, *b)), expr.type.kind);
  }

  Given quotient(const Expr& expr) {
    Given left = read(expr.a), right = read(expr.b);
    if (const auto early = undecided({left, right})) return *early;
    if (!is_plain(left.value.kind) && is_plain(right.value.kind)) {
      const auto divisor = rational(right.value);
      const auto factor = divisor ? base::divide({1, 1}, *divisor) : std::nullopt;
      return factor ? word(left.value, base::multiply_rounded(left.value.a, *factor)) : unknown();
    }
    if (!is_plain(left.value.kind)) return left.value.b == right.value.b ? portion(base::make_fraction(left.value.a, right.value.a)) : unknown();
    const TypeKind kind = std::max(left.value.kind, right.value.kind);
    left = widened(left, kind);
    right = widened(right, kind);
    if (const auto early = undecided({left, right})) return *early;
    if (kind != TypeKind::percent) return widened(portion(base::make_fraction(left.value.a, right.value.a)), expr.type.kind);
    return widened(portion(base::divide({left.value.a, left.value.b}, {right.value.a, right.value.b})), expr.type.kind);
  }

  Given negation(const Expr& expr) {
    const Given operand = read(expr.a);
    if (operand.state != FactState::known) return operand;
    return word(operand.value, base::checked_subtract(0, operand.value.a));
  }

  /// Calls `visit` for each element of the list, with the variable bound to it.
  void for_each(const Expr& loop, const Value& list, const std::function<void()>& visit) {
    for (std::uint32_t i = 0; i < list.items.size(); ++i) {
      bindings[loop.ref] = {list.items[i], i};
      visit();
    }
    bindings.erase(loop.ref);
  }

  Given quantifier(const Expr& expr) {
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

  Given aggregate(const Expr& expr) {
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

  Given total(const Expr& expr, const std::vector<Given>& terms) {
    if (terms.empty()) {
      Value zero;
      zero.kind = expr.type.kind;
      zero.b = expr.type.kind == TypeKind::percent ? 1 : 0;
      return known(zero);
    }
    if (terms.front().value.kind == TypeKind::percent) {
      std::optional<base::Fraction> sum = base::Fraction{0, 1};
      for (const Given& term : terms) sum = sum ? base::add(*sum, {term.value.a, term.value.b}) : sum;
      return portion(sum);
    }
    __int128 sum = 0;
    for (const Given& term : terms) {
      if (term.value.b != terms.front().value.b) return unknown();
      sum += term.value.a;
    }
    const auto narrow = static_cast<std::int64_t>(sum);
    return narrow == sum ? widened(word(terms.front().value, narrow), expr.type.kind) : unknown();
  }

  static Given extreme(const Expr& expr, const std::vector<Given>& terms) {
    if (terms.empty()) return not_applicable();
    Value best = terms.front().value;
    for (const Given& term : terms) {
      const auto sign = order(term.value, best);
      if (!sign) return unknown();
      if (expr.op == Op::maximum ? *sign > 0 : *sign < 0) best = term.value;
    }
    return known(best);
  }

  std::optional<bool> works_on(base::Date day_of) const {
    const model::CalendarYear* year = find_year(rules_, base::civil(day_of).year);
    if (year == nullptr) return std::nullopt;
    const auto in = [&](const std::vector<base::Date>& days) { return std::find(days.begin(), days.end(), day_of) != days.end(); };
    if (in(year->work)) return true;
    return !in(year->off) && base::weekday(day_of) < 5;
  }

  Given call(const Expr& expr) {
    const std::string_view name = model::builtin_functions()[expr.ref].name;
    std::vector<Given> operands;
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) operands.push_back(read(rules_.operands[i]));
    if (const auto early = undecided(operands)) return *early;
    const base::Date first{static_cast<std::int32_t>(operands[0].value.a)};
    if (name == "顺延") {
      for (base::Date now = first;; ++now.days) {
        const auto works = works_on(now);
        if (!works) return unknown();
        if (*works) return day(now);
      }
    }
    const base::Date last{static_cast<std::int32_t>(operands[1].value.a)};
    std::int64_t count = 0;
    for (base::Date now{std::min(first, last).days + 1}; now <= std::max(first, last); ++now.days) {
      const auto works = works_on(now);
      if (!works) return unknown();
      count += *works ? 1 : 0;
    }
    return known(model::make_duration({first <= last ? count : -count, base::DurationUnit::workday}));
  }

  Given hit_field(const Expr& expr) const {
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

  const model::Ruleset& rules_;
  const facts::FactStore& store_;
};

class Judge {
 public:
  Judge(const model::Ruleset& rules, const facts::FactStore& store, const eval::Settings& settings) : rules_(rules), store_(store), settings_(settings), reader_(rules, store) {}

  void judge(model::CheckId id, std::vector<eval::InstanceOutcome>& out) {
    const model::Check& check = at(rules_, id);
    eval::InstanceOutcome blank;
    blank.check = id;
    if (check.kinds != 0 && (check.kinds & settings_.kinds) == 0) return out.push_back(blank);
    if (!check.for_each) return out.push_back(instance(id, blank));
    reader_.date = settings_.as_of;
    const Given list = reader_.read(check.for_each->list);
    if (list.state == FactState::not_applicable) return out.push_back(blank);
    const std::size_t size = list.state == FactState::known ? list.value.items.size() : 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      reader_.bindings[check.for_each->variable.value] = {list.value.items[i], i};
      blank.element = i;
      out.push_back(instance(id, blank));
    }
    if (list.state != FactState::known || list.value.open) {
      reader_.bindings[check.for_each->variable.value] = {unknown(), eval::InstanceOutcome::no_element};
      blank.element = eval::InstanceOutcome::no_element;
      blank.is_open_extra = true;
      out.push_back(instance(id, blank));
    }
    reader_.bindings.clear();
  }

 private:
  Truth holds(model::ExceptionId id) {
    const model::Exception& exception = at(rules_, id);
    const Truth force_now = reader_.force(reader_.spans_of(exception.citations));
    const Truth when = reader_.truth(exception.when);
    bool inner_holds = false, inner_unknown = false;
    for (const model::ExceptionId inner : exception.inner) {
      inner_holds = inner_holds || holds(inner) == Truth::yes;
      inner_unknown = inner_unknown || holds(inner) == Truth::unknown;
    }
    if (force_now == Truth::no || when == Truth::no || when == Truth::not_applicable || inner_holds) return Truth::no;
    return force_now == Truth::yes && when == Truth::yes && !inner_unknown ? Truth::yes : Truth::unknown;
  }

  bool is_per_hit(model::ExceptionId id) const {
    const model::Exception& exception = at(rules_, id);
    return exception.per_hit || std::any_of(exception.inner.begin(), exception.inner.end(), [&](model::ExceptionId inner) { return is_per_hit(inner); });
  }

  /// One thing that breaks the norm (yes) or might (unknown), and what excuses it.
  struct Breach {
    Truth broken;
    std::optional<std::uint32_t> subject;
    std::vector<eval::ExceptionOutcome> exceptions;
    bool is_unseen = false;  // the element or hit that is not known to be there
  };

  eval::InstanceOutcome instance(model::CheckId id, eval::InstanceOutcome out) {
    const model::Check& check = at(rules_, id);
    reader_.date = settings_.as_of;
    if (check.at.is_valid()) {
      const Given date = reader_.read(check.at);
      reader_.date = date.state == FactState::known ? std::optional(base::Date{static_cast<std::int32_t>(date.value.a)}) : std::nullopt;
    }
    out.legal_date = reader_.date;
    const Truth force_now = reader_.force(check.in_force.is_always() ? reader_.spans_of(check.citations) : std::vector<base::DateSpan>{check.in_force});
    if (force_now == Truth::no) {
      out.in_force = false;
      return out;
    }
    out.applies = reader_.truth(check.applies);
    out.norm = check.forbids ? negate(reader_.truth(check.norm)) : reader_.truth(check.norm);
    const bool may_end = force_now == Truth::yes && !out.is_open_extra;
    if (may_end && (out.applies == Truth::no || out.applies == Truth::not_applicable)) return out;
    if (may_end && out.applies == Truth::yes && out.norm == Truth::not_applicable) return out;
    if (may_end && out.applies == Truth::yes && out.norm == Truth::yes) {
      out.outcome = eval::Outcome::satisfied;
      return out;
    }
    for (const model::ExceptionId exception : check.exceptions)
      if (check.subject.kind == model::Subject::Kind::none || !is_per_hit(exception)) out.exceptions.push_back({exception, holds(exception)});
    weigh(check, may_end, out);
    return out;
  }

  void weigh(const model::Check& check, bool may_end, eval::InstanceOutcome& out) {
    bool has_violated = false, has_undetermined = false;
    for (Breach& breach : breaches(check, out)) {
      std::vector<eval::ExceptionOutcome> all = out.exceptions;
      all.insert(all.end(), breach.exceptions.begin(), breach.exceptions.end());
      const bool holds_one = std::any_of(all.begin(), all.end(), [](const auto& each) { return each.holds == Truth::yes; });
      const bool all_fail = std::all_of(all.begin(), all.end(), [](const auto& each) { return each.holds == Truth::no; });
      const bool is_certain = may_end && out.applies == Truth::yes && breach.broken == Truth::yes;
      if (holds_one && !is_certain) continue;
      const eval::Outcome outcome = holds_one ? eval::Outcome::exempt : is_certain && all_fail ? eval::Outcome::violated : eval::Outcome::undetermined;
      has_violated = has_violated || outcome == eval::Outcome::violated;
      has_undetermined = has_undetermined || outcome == eval::Outcome::undetermined;
      if (breach.subject && !out.is_open_extra) out.subjects.push_back({*breach.subject, outcome, breach.exceptions});
    }
    const bool is_broken = may_end && out.applies == Truth::yes && out.norm == Truth::no;
    out.outcome = !is_broken ? eval::Outcome::undetermined : has_violated ? eval::Outcome::violated : has_undetermined ? eval::Outcome::undetermined : eval::Outcome::exempt;
  }

  void conjuncts(ExprId id, std::vector<ExprId>& out) const {
    const Expr& expr = at(rules_, id);
    if (expr.op != Op::logical_and) return out.push_back(id);
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) conjuncts(rules_.operands[i], out);
  }

  std::vector<eval::ExceptionOutcome> per_hit(const model::Check& check) {
    std::vector<eval::ExceptionOutcome> out;
    for (const model::ExceptionId exception : check.exceptions)
      if (is_per_hit(exception)) out.push_back({exception, holds(exception)});
    return out;
  }

  std::vector<Breach> breaches(const model::Check& check, const eval::InstanceOutcome& out) {
    if (check.subject.kind == model::Subject::Kind::none) return only_broken({{negate(out.norm), std::nullopt, {}}});
    std::vector<ExprId> all;
    conjuncts(check.norm, all);
    Truth rest = Truth::yes;
    for (const ExprId id : all)
      if (id != check.subject.expr) rest = both(rest, reader_.truth(id));
    std::vector<Breach> found;
    if (!check.forbids && all.size() > 1) found.push_back({negate(rest), std::nullopt, {}});
    const Truth together = check.forbids ? rest : Truth::yes;
    if (check.subject.kind == model::Subject::Kind::hits) add_hits(check, together, found);
    else add_elements(check, together, found);
    return only_broken(found);
  }

  static std::vector<Breach> only_broken(std::vector<Breach> all) {
    all.erase(std::remove_if(all.begin(), all.end(), [](const Breach& each) { return each.broken == Truth::no || each.broken == Truth::not_applicable; }), all.end());
    return all;
  }

  void add_hits(const model::Check& check, Truth together, std::vector<Breach>& found) {
    const Expr& expr = at(rules_, check.subject.expr);
    const Truth whole = reader_.truth(check.subject.expr);
    const auto& hits = store_.hits.by_pattern[expr.ref];
    for (std::uint32_t i = 0; store_.hits.searched && i < hits.size(); ++i) {
      if (!reader_.looks_at(expr, hits[i]).value_or(false)) continue;
      const bool counts = (rules_.patterns[expr.ref].contexts & context_bit(hits[i].context)) != 0;
      if (!counts && (whole != Truth::unknown || hits[i].context != model::Context::doubtful)) continue;
      reader_.hit = &hits[i];
      found.push_back({both(whole, together), i, per_hit(check)});
      reader_.hit = nullptr;
    }
    if (whole == Truth::unknown) found.push_back({both(whole, together), std::nullopt, {}, true});
  }

  void add_elements(const model::Check& check, Truth together, std::vector<Breach>& found) {
    const Expr& expr = at(rules_, check.subject.expr);
    const Given list = reader_.read(expr.a);
    if (list.state == FactState::not_applicable) return;
    const auto broken = [&] { return both(together, expr.op == Op::every ? negate(reader_.truth(expr.b)) : reader_.truth(expr.b)); };
    const std::size_t size = list.state == FactState::known ? list.value.items.size() : 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      reader_.bindings[expr.ref] = {list.value.items[i], i};
      found.push_back({broken(), i, per_hit(check)});
    }
    if (list.state != FactState::known || list.value.open) {
      reader_.bindings[expr.ref] = {unknown(), eval::InstanceOutcome::no_element};
      found.push_back({broken(), std::nullopt, per_hit(check), true});
    }
    reader_.bindings.erase(expr.ref);
  }

  const model::Ruleset& rules_;
  const facts::FactStore& store_;
  const eval::Settings& settings_;
  Reader reader_;
};

}  // namespace

eval::Outcomes evaluate_naively(const model::Ruleset& rules, const facts::FactStore& store, const eval::Settings& settings) {
  eval::Outcomes outcomes;
  for (std::size_t i = 0; i < rules.checks.size(); ++i)
    if (!settings.selected || (*settings.selected)[i]) Judge(rules, store, settings).judge(model::CheckId(i), outcomes.instances);
  return outcomes;
}

model::Given read_naively(const model::Ruleset& rules, const facts::FactStore& store, const NaivePlace& place, model::ExprId expr) {
  Reader reader(rules, store);
  for (const eval::Binding& binding : place.bindings) {
    reader.date = binding.loop.is_valid() ? place.date : std::optional(place.as_of);
    const Given list = reader.read(binding.list);
    const bool is_there = list.state == FactState::known && binding.element < list.value.items.size();
    reader.bindings[binding.variable.value] = {is_there ? list.value.items[binding.element] : unknown(), is_there ? binding.element : eval::InstanceOutcome::no_element};
  }
  reader.date = place.date;
  reader.hit = place.hit;
  return reader.read(expr);
}

}  // namespace zhunsheng::harness

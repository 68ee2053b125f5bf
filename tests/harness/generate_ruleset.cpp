// SPDX-License-Identifier: Apache-2.0
// Random rule sets: facts of all types, definitions with cases, parameters with versions, statutes in time, checks with
// every kind of subject, 逐, 按 and nested exceptions. Expressions are typed as the type checker would type them.
#include <algorithm>

#include "engine/model/builtins.hpp"
#include "tests/harness/generate.hpp"

namespace zhunsheng::harness {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;
using model::Type;
using model::TypeKind;

Type simple(TypeKind kind) {
  Type type;
  type.kind = kind;
  if (kind == TypeKind::duration) type.unit = static_cast<std::uint8_t>(base::DurationUnit::day);
  return type;
}
Type list_of(TypeKind element, std::uint32_t ref = 0xffffffffu) {
  Type type;
  type.kind = TypeKind::list;
  type.element = element;
  type.ref = ref;
  return type;
}

const std::vector<TypeKind> scalars{TypeKind::boolean, TypeKind::boolean, TypeKind::integer, TypeKind::decimal, TypeKind::percent, TypeKind::money,
                                    TypeKind::date,    TypeKind::duration, TypeKind::text,   TypeKind::enumeration};
base::Date some_date(Random& random) { return {18'000 + static_cast<std::int32_t>(random.below(1'600))}; }

struct Bound {
  model::VariableId variable;
  Type type;
};

class Generator {
 public:
  Generator(Random& random, RulesetStyle style) : random_(random), is_columnar_(style == RulesetStyle::columnar) { declare_builtins(rules); }

  model::Ruleset generate() {
    rules.enums.push_back({"类型", {"甲", "乙", "丙"}});
    declare_facts();
    declare_law();
    for (int i = 0; i < 3; ++i) declare_parameter(i);
    for (int i = 0; i < 3; ++i) declare_pattern(i);
    declare_presumptions();
    for (int i = 0; i < 6; ++i) declare_definition(i);
    for (int i = 0; i < 5; ++i) declare_check(i);
    return std::move(rules);
  }

 private:
  Type enum_type() const {
    Type type = simple(TypeKind::enumeration);
    type.ref = 2;
    return type;
  }
  Type typed(TypeKind kind) const { return kind == TypeKind::enumeration ? enum_type() : simple(kind); }

  model::RecordId add_record(const char* name, model::RecordUse use, const std::vector<Type>& types) {
    const model::RecordId id(rules.records.size());
    model::Record record;
    record.name = name;
    record.use = use;
    record.material = model::draft_material;
    for (const Type& type : types) {
      model::Fact fact;
      fact.record = id;
      fact.field_index = static_cast<std::uint32_t>(record.fields.size());
      fact.name = "事实" + std::to_string(record.fields.size());
      fact.question = "请说明";
      fact.type = type;
      record.fields.emplace_back(rules.facts.size());
      rules.facts.push_back(std::move(fact));
    }
    rules.records.push_back(std::move(record));
    return id;
  }

  /// Fractions have no columns.
  TypeKind scalar() {
    const TypeKind kind = random_.pick(scalars);
    return is_columnar_ && kind == TypeKind::percent ? TypeKind::money : kind;
  }

  void declare_facts() {
    std::vector<Type> fields;
    for (const TypeKind kind : scalars) fields.push_back(typed(kind));
    fields.push_back(list_of(TypeKind::integer));
    element_ = add_record("项", model::RecordUse::element, fields);
    per_material_ = add_record("约", model::RecordUse::per_material, fields);
    for (const TypeKind kind : scalars) fields.push_back(typed(kind));
    fields.push_back(list_of(TypeKind::enumeration, 2));
    fields.push_back(list_of(TypeKind::boolean));
    fields.push_back(list_of(TypeKind::record, element_.value));
    fields.push_back(list_of(TypeKind::record, element_.value));
    single_ = add_record("决策", model::RecordUse::singleton, fields);
    model::Material material;
    material.name = "公告";
    rules.materials.push_back(std::move(material));
    for (const int year : {2019, 2020, 2021, 2022}) {
      model::CalendarYear row;
      row.year = year;
      row.off = {*base::make_date(year, 1, 1), *base::make_date(year, 10, 1), *base::make_date(year, 10, 2)};
      row.work = {*base::make_date(year, 2, 4), *base::make_date(year, 9, 29)};
      if (year != 2021) rules.calendar.push_back(std::move(row));
    }
  }

  void declare_law() {
    for (int i = 0; i < 4; ++i) {
      law::Statute statute;
      statute.title = "法规" + std::to_string(i);
      if (i > 0) statute.force.from = some_date(random_);
      if (statute.force.from && random_.one_in(2)) statute.force.until = base::Date{statute.force.from->days + 1 + static_cast<std::int32_t>(random_.below(500))};
      if (i == 3 && random_.one_in(3)) statute.force = {};
      rules.statutes.push_back(std::move(statute));
    }
  }

  model::CitationUse cite() {
    model::CitationUse use;
    if (random_.one_in(3)) {
      use.mode = model::CitationMode::practice;
      return use;
    }
    if (random_.one_in(4)) use.mode = model::CitationMode::by_reference;
    use.versions.emplace_back(random_.below(4));
    if (random_.one_in(3)) use.versions.emplace_back(random_.below(4));
    if (random_.one_in(5)) use.bracket.until = some_date(random_);
    return use;
  }
  std::vector<model::CitationUse> cites() {
    std::vector<model::CitationUse> uses{cite()};
    if (random_.one_in(3)) uses.push_back(cite());
    return uses;
  }

  void declare_parameter(int i) {
    model::Parameter parameter;
    parameter.name = "参数" + std::to_string(i);
    parameter.type = typed(i == 0 ? TypeKind::integer : i == 1 ? TypeKind::money : scalar());
    std::int32_t day = some_date(random_).days;
    for (std::uint32_t version = random_.below(3) + 1; version > 0; --version, day += 100) {
      const base::Date from = random_.one_in(4) ? *base::make_date(1, 1, 1) : base::Date{day};
      if (!parameter.versions.empty() && from <= parameter.versions.back().from) continue;
      parameter.versions.push_back({from, generate_value(random_, rules, parameter.type), {}});
    }
    rules.parameters.push_back(std::move(parameter));
  }

  void declare_pattern(int i) {
    model::Pattern pattern;
    pattern.name = "句式" + std::to_string(i);
    if (i == 1) pattern.contexts = model::any_context;
    if (i == 2) pattern.contexts = context_bit(model::Context::affirmed) | context_bit(model::Context::supposed);
    rules.patterns.push_back(std::move(pattern));
  }

  ExprId add(Op op, const Type& type, ExprId a = {}, ExprId b = {}, std::uint32_t ref = 0xffffffffu) {
    Expr expr;
    expr.op = op;
    expr.type = type;
    expr.ref = ref;
    expr.a = a;
    expr.b = b;
    rules.exprs.push_back(expr);
    return ExprId(rules.exprs.size() - 1);
  }
  ExprId add_list(Op op, const Type& type, const std::vector<ExprId>& operands, ExprId a = {}, std::uint32_t ref = 0xffffffffu) {
    const ExprId id = add(op, type, a, {}, ref);
    rules.exprs[id.index()].list_begin = static_cast<std::uint32_t>(rules.operands.size());
    rules.operands.insert(rules.operands.end(), operands.begin(), operands.end());
    rules.exprs[id.index()].list_end = static_cast<std::uint32_t>(rules.operands.size());
    return id;
  }
  ExprId constant(const Type& type) {
    rules.constants.push_back(generate_value(random_, rules, type));
    return add(Op::constant, type, {}, {}, static_cast<std::uint32_t>(rules.constants.size() - 1));
  }

  /// A fact, field, definition, parameter or constant of the type.
  ExprId leaf(const Type& type) {
    std::vector<std::function<ExprId()>> choices;
    const auto same = [&](const Type& other) { return other.kind == type.kind && other.ref == type.ref && other.element == type.element; };
    for (const model::FactId fact : at(rules, single_).fields)
      if (same(at(rules, fact).type) && !is_hidden(fact)) choices.push_back([this, fact] { return add(Op::fact, at(rules, fact).type, {}, {}, fact.value); });
    for (std::size_t i = 0; i < rules.definitions.size(); ++i)
      if (same(rules.definitions[i].type)) choices.push_back([this, i] { return add(Op::definition, rules.definitions[i].type, {}, {}, static_cast<std::uint32_t>(i)); });
    for (std::size_t i = 0; i < rules.parameters.size(); ++i)
      if (same(rules.parameters[i].type)) choices.push_back([this, i] { return add(Op::parameter, rules.parameters[i].type, {}, {}, static_cast<std::uint32_t>(i)); });
    for (const Bound& bound : bound_) {
      const auto variable = [this, bound] { return add(Op::variable, bound.type, {}, {}, bound.variable.value); };
      if (same(bound.type)) choices.insert(choices.end(), 3, variable);
      if (bound.type.kind != TypeKind::record) continue;
      for (const model::FactId fact : at(rules, model::RecordId(bound.type.ref)).fields)
        if (same(at(rules, fact).type)) choices.insert(choices.end(), 3, [this, fact, variable] { return add(Op::field, at(rules, fact).type, variable(), {}, fact.value); });
    }
    if (type.kind == TypeKind::text && hits_)
      choices.insert(choices.end(), 3, [this, type] { return add(Op::hit_field, type, {}, {}, random_.below(3)); });
    if (type.kind != TypeKind::list && (choices.empty() || random_.one_in(3))) return constant(type);
    if (type.kind != TypeKind::list && random_.one_in(40)) return add(random_.one_in(2) ? Op::unknown : Op::not_applicable, type);
    return random_.pick(choices)();
  }

  ExprId any_list(Type& type) {
    std::vector<Type> types{list_of(TypeKind::integer), list_of(TypeKind::record, element_.value), list_of(TypeKind::record, element_.value), list_of(TypeKind::record, per_material_.value)};
    type = random_.pick(types);
    if (type.ref == per_material_.value) return add(Op::records, type, {}, {}, type.ref);
    return leaf(type);
  }
  Bound bind(const Type& list) {
    Type element;
    element.kind = list.element;
    element.ref = list.ref;
    rules.variables.push_back({"元", element});
    bound_.push_back({model::VariableId(rules.variables.size() - 1), element});
    return bound_.back();
  }

  ExprId loop(Op op, const Type& type, TypeKind term, int depth) {
    Type list_type;
    const ExprId list = any_list(list_type);
    const Bound bound = bind(list_type);
    const bool quantifies = type.kind == TypeKind::boolean;
    ExprId filter, body;
    if (quantifies) body = truth(depth - 1);
    else if (random_.one_in(2)) filter = truth(depth - 1);
    if (!quantifies && op != Op::count) body = value(typed(term), depth - 1);
    bound_.pop_back();
    const ExprId id = add(op, type, list, quantifies ? body : filter, bound.variable.value);
    if (!quantifies) rules.exprs[id.index()].c = body;
    return id;
  }

  ExprId matches(bool as_subject) {
    const std::uint32_t pattern = random_.below(3);
    for (const Bound& bound : bound_)
      if (bound.type.kind == TypeKind::record && bound.type.ref == model::clause_record.value && random_.one_in(2))
        return add(Op::matches, simple(TypeKind::boolean), add(Op::variable, bound.type, {}, {}, bound.variable.value), {}, pattern);
    const bool title = !as_subject && random_.one_in(3);
    const model::FactId where = title ? model::builtin::title : model::builtin::clauses;
    return add(Op::matches, simple(TypeKind::boolean), add(Op::fact, at(rules, where).type, {}, {}, where.value), {}, pattern);
  }

  ExprId comparison(int depth) {
    const TypeKind kind = scalar();
    const bool ordered = kind != TypeKind::boolean && kind != TypeKind::text && kind != TypeKind::enumeration;
    const Op op = static_cast<Op>(static_cast<int>(Op::equal) + static_cast<int>(random_.below(ordered ? 6 : 2)));
    TypeKind other = kind;
    const std::vector<TypeKind> plain{TypeKind::integer, TypeKind::decimal, TypeKind::percent};
    if ((kind == TypeKind::integer || kind == TypeKind::decimal || kind == TypeKind::percent) && random_.one_in(2)) other = is_columnar_ ? TypeKind::integer : random_.pick(plain);
    const ExprId left = value(typed(kind), depth - 1);
    return add(op, simple(TypeKind::boolean), left, value(typed(other), depth - 1));
  }

  ExprId junction(int depth) {
    std::vector<ExprId> operands;
    for (std::uint32_t i = random_.below(3) + 2; i > 0; --i) operands.push_back(truth(depth - 1));
    return add_list(random_.one_in(2) ? Op::logical_and : Op::logical_or, simple(TypeKind::boolean), operands);
  }

  ExprId presence() {
    if (random_.one_in(3)) return add(random_.one_in(2) ? Op::has_material : Op::lacks_material, simple(TypeKind::boolean), {}, {}, random_.below(2));
    model::FactId fact = random_.pick(at(rules, single_).fields);
    while (is_hidden(fact)) fact = random_.pick(at(rules, single_).fields);
    return add(random_.one_in(2) ? Op::present : Op::absent, simple(TypeKind::boolean), {}, {}, fact.value);
  }

  ExprId membership(int depth) {
    if (!is_columnar_ && random_.one_in(3)) {
      const ExprId whole = value(simple(TypeKind::text), depth - 1);
      return add(Op::contains, simple(TypeKind::boolean), whole, value(simple(TypeKind::text), 0));
    }
    if (random_.one_in(2)) {
      const Type list = random_.one_in(2) ? list_of(TypeKind::enumeration, 2) : random_.one_in(2) ? list_of(TypeKind::integer) : list_of(TypeKind::boolean);
      const ExprId whole = leaf(list);
      return add(Op::contains, simple(TypeKind::boolean), whole, value(typed(list.element), depth - 1));
    }
    const ExprId member = value(enum_type(), depth - 1);
    return add_list(Op::in_set, simple(TypeKind::boolean), {constant(enum_type()), leaf(enum_type())}, member);
  }

  ExprId truth(int depth) {
    if (depth <= 0) return leaf(simple(TypeKind::boolean));
    if (is_columnar_) return columnar_truth(depth);
    switch (random_.below(11)) {
      case 0: return leaf(simple(TypeKind::boolean));
      case 1: return add(Op::logical_not, simple(TypeKind::boolean), truth(depth - 1));
      case 2: case 3: return junction(depth);
      case 4: return loop(static_cast<Op>(static_cast<int>(Op::every) + static_cast<int>(random_.below(3))), simple(TypeKind::boolean), TypeKind::boolean, depth);
      case 5: return presence();
      case 6: return membership(depth);
      case 7: return matches(false);
      default: return comparison(depth);
    }
  }

  ExprId columnar_truth(int depth) {
    switch (random_.below(10)) {
      case 0: return add(Op::logical_not, simple(TypeKind::boolean), truth(depth - 1));
      case 1: case 2: return junction(depth);
      case 3: case 4:
        if (bound_.empty()) return loop(static_cast<Op>(static_cast<int>(Op::every) + static_cast<int>(random_.below(3))), simple(TypeKind::boolean), TypeKind::boolean, depth);
        return comparison(depth);
      case 5: return presence();
      case 6: return membership(depth);
      default: return comparison(depth);
    }
  }

  ExprId binary(Op op, const Type& type, const Type& left, const Type& right, int depth) {
    const ExprId a = value(left, depth - 1);
    return add(op, type, a, value(right, depth - 1));
  }

  ExprId plain_number(const Type& type, int depth) {
    const TypeKind aggregate = type.kind;
    switch (is_columnar_ ? 1 + random_.below(2) + random_.below(2) * 3 : random_.below(6)) {
      case 0: return loop(static_cast<Op>(static_cast<int>(Op::sum) + static_cast<int>(type.kind == TypeKind::integer ? random_.below(4) : 0)), type, aggregate, depth);
      case 1: return add(Op::negate, type, value(type, depth - 1));
      case 2: return binary(Op::multiply, type, type, random_.one_in(2) ? type : simple(TypeKind::integer), depth);
      case 3:
        if (type.kind == TypeKind::integer) break;
        if (type.kind == TypeKind::percent && random_.one_in(2)) return binary(Op::divide, type, simple(TypeKind::money), simple(TypeKind::money), depth);
        return binary(Op::divide, type, random_.one_in(2) ? type : simple(TypeKind::integer), random_.one_in(2) ? type : simple(TypeKind::integer), depth);
      default: break;
    }
    return binary(random_.one_in(2) ? Op::add : Op::subtract, type, type, random_.one_in(3) ? simple(TypeKind::integer) : type, depth);
  }

  ExprId amount(const Type& type, int depth) {
    if (is_columnar_ && random_.one_in(4)) return binary(Op::multiply, type, type, simple(TypeKind::integer), depth);
    switch (is_columnar_ ? 1 + random_.below(2) * 3 : random_.below(6)) {
      case 0: return loop(static_cast<Op>(static_cast<int>(Op::sum) + (random_.one_in(2) ? 0 : 2 + static_cast<int>(random_.below(2)))), type, type.kind, depth);
      case 1: return add(Op::negate, type, value(type, depth - 1));
      case 2: return binary(Op::multiply, type, type, simple(random_.one_in(2) ? TypeKind::integer : random_.one_in(2) ? TypeKind::percent : TypeKind::decimal), depth);
      case 3: return binary(Op::divide, type, type, simple(TypeKind::integer), depth);
      default: return binary(random_.one_in(2) ? Op::add : Op::subtract, type, type, type, depth);
    }
  }

  ExprId date(const Type& type, int depth) {
    if (random_.one_in(3)) return add_list(Op::call, type, {value(type, depth - 1)}, {}, 1);
    return binary(random_.one_in(2) ? Op::add : Op::subtract, type, type, simple(TypeKind::duration), depth);
  }

  ExprId duration(const Type& type, int depth) {
    if (random_.one_in(3)) {
      const ExprId first = value(simple(TypeKind::date), depth - 1);
      return add_list(Op::call, type, {first, value(simple(TypeKind::date), depth - 1)}, {}, 0);
    }
    if (random_.one_in(2)) return binary(Op::subtract, type, simple(TypeKind::date), simple(TypeKind::date), depth);
    return amount(type, depth);
  }

  ExprId value(const Type& type, int depth) {
    if (depth <= 0 || random_.one_in(2)) return leaf(type);
    switch (type.kind) {
      case TypeKind::boolean: return truth(depth);
      case TypeKind::integer: case TypeKind::decimal: case TypeKind::percent: return plain_number(type, depth);
      case TypeKind::money: return amount(type, depth);
      case TypeKind::date: return date(type, depth);
      case TypeKind::duration: return duration(type, depth);
      case TypeKind::error: case TypeKind::text: case TypeKind::enumeration: case TypeKind::record: case TypeKind::list: break;
    }
    return leaf(type);
  }

  bool is_hidden(model::FactId fact) const { return std::find(hidden_.begin(), hidden_.end(), fact) != hidden_.end(); }

  /// Each reads earlier ones at most, so that no loop arises; definitions come later.
  void declare_presumptions() {
    for (const model::FactId fact : at(rules, single_).fields)
      if (at(rules, fact).type.kind != TypeKind::list && random_.one_in(4)) hidden_.push_back(fact);
    while (!hidden_.empty()) {
      model::Presumption row;
      row.fact = hidden_.front();
      const Type type = at(rules, row.fact).type;
      row.value = random_.one_in(3) ? value(type, 1) : constant(type);
      if (random_.one_in(2)) row.unless = truth(2);
      row.citations = cites();
      rules.presumptions.push_back(std::move(row));
      hidden_.erase(hidden_.begin());
    }
  }

  /// 全部: a list of what applies.
  void declare_collection(model::Definition& definition) {
    definition.policy = model::CasePolicy::all;
    definition.type = list_of(TypeKind::integer);
    for (std::uint32_t c = random_.below(3) + 1; c > 0; --c) {
      const ExprId guard = truth(1);
      definition.cases.push_back({guard, value(simple(TypeKind::integer), 1), {}});
    }
    rules.definitions.push_back(std::move(definition));
  }

  void declare_definition(int i) {
    model::Definition definition;
    definition.name = "定义" + std::to_string(i);
    if (!is_columnar_ && random_.one_in(5)) return declare_collection(definition);
    definition.type = typed(scalar());
    const std::uint32_t cases = random_.one_in(3) ? 0 : random_.below(3) + 1;
    for (std::uint32_t c = 0; c < cases; ++c) {
      const ExprId guard = truth(2);
      definition.cases.push_back({guard, value(definition.type, 2), {}});
    }
    if (cases > 0 && random_.one_in(3)) definition.policy = model::CasePolicy::first;
    else if (cases == 0 || random_.one_in(2)) definition.cases.push_back({{}, value(definition.type, 2), {}});
    rules.definitions.push_back(std::move(definition));
  }

  model::ExceptionId exception(int depth, bool may_see_subject) {
    model::Exception row;
    row.name = "例外" + std::to_string(rules.exceptions.size());
    const std::size_t before = rules.exprs.size();
    const auto visible = bound_;
    const bool hits = hits_;
    if (!may_see_subject) hits_ = false;
    row.when = truth(2);
    for (std::size_t i = before; i < rules.exprs.size(); ++i) {
      const Expr& expr = rules.exprs[i];
      if (expr.op == Op::hit_field) row.per_hit = true;
      if (expr.op == Op::variable && subject_.is_valid() && expr.ref == subject_.value) row.per_hit = true;
    }
    row.citations = cites();
    if (depth > 0)
      for (std::uint32_t i = random_.below(3); i > 0; --i) row.inner.push_back(exception(depth - 1, may_see_subject));
    hits_ = hits;
    bound_ = visible;
    rules.exceptions.push_back(std::move(row));
    return model::ExceptionId(rules.exceptions.size() - 1);
  }

  /// The norm: any truth, or one with a subject reached through 且 alone.
  void set_norm(model::Check& check) {
    const std::uint32_t kind = random_.below(3);
    if (kind == 0) {
      check.norm = truth(3);
      return;
    }
    ExprId subject;
    if (kind == 1 && check.forbids && !is_columnar_) {
      subject = matches(true);
      check.subject.kind = model::Subject::Kind::hits;
    } else {
      const Op op = check.forbids ? Op::some : random_.one_in(2) ? Op::every : Op::none;
      subject = loop(op, simple(TypeKind::boolean), TypeKind::boolean, 3);
      check.subject.kind = model::Subject::Kind::elements;
      check.subject.variable = model::VariableId(rules.exprs[subject.index()].ref);
    }
    check.subject.expr = subject;
    check.norm = subject;
    if (random_.one_in(2)) check.norm = add_list(Op::logical_and, simple(TypeKind::boolean), {truth(2), subject});
  }

  void declare_check(int i) {
    model::Check check;
    check.name = "规则" + std::to_string(i);
    check.title = check.name;
    if (random_.one_in(4)) check.kinds = static_cast<model::KindSet>(1 + random_.below(3));
    if (!is_columnar_ && random_.one_in(3)) set_for_each(check);
    if (random_.one_in(3)) check.at = value(simple(TypeKind::date), 1);
    if (random_.one_in(6)) check.in_force.from = some_date(random_);
    check.citations = cites();
    if (random_.one_in(2)) check.applies = truth(2);
    check.forbids = random_.one_in(2);
    set_norm(check);
    set_exceptions(check);
    bound_.clear();
    rules.checks.push_back(std::move(check));
  }

  void set_for_each(model::Check& check) {
    Type type;
    ExprId list;
    if (random_.one_in(4)) {
      type = at(rules, model::builtin::clauses).type;
      list = add(Op::fact, type, {}, {}, model::builtin::clauses.value);
    } else {
      list = any_list(type);
    }
    check.for_each = model::ForEach{bind(type).variable, list};
  }

  void set_exceptions(model::Check& check) {
    hits_ = check.subject.kind == model::Subject::Kind::hits;
    subject_ = check.subject.kind == model::Subject::Kind::elements ? check.subject.variable : model::VariableId();
    for (std::uint32_t e = random_.below(3); e > 0; --e) {
      const auto visible = bound_;
      if (!is_columnar_ && subject_.is_valid() && random_.one_in(2)) bound_.push_back({subject_, rules.variables[subject_.index()].type});
      check.exceptions.push_back(exception(2, random_.one_in(2)));
      bound_ = visible;
    }
    hits_ = false;
  }

  Random& random_;
  const bool is_columnar_;
  model::Ruleset rules;
  model::RecordId single_, element_, per_material_;
  std::vector<Bound> bound_;
  model::VariableId subject_;
  bool hits_ = false;
  std::vector<model::FactId> hidden_;  // facts that may not be read yet: theirs is the presumption being made, or a later one
};

}  // namespace

model::Ruleset generate_ruleset(Random& random, RulesetStyle style) { return Generator(random, style).generate(); }

}  // namespace zhunsheng::harness

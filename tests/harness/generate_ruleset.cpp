// SPDX-License-Identifier: Apache-2.0
// Random rule sets: facts of all types, definitions with cases, parameters with versions, statutes in time, checks with
// every kind of subject, 逐, 按 and nested exceptions. Expressions are typed as the type checker would type them.
#include <algorithm>

#include "engine/model/builtins.hpp"
#include "tests/harness/generate_expression.hpp"

namespace zhunsheng::harness {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;
using model::Type;
using model::TypeKind;

base::Date some_date(Random& random) { return {18'000 + static_cast<std::int32_t>(random.below(1'600))}; }

class Generator {
 public:
  Generator(Random& random, RulesetStyle style) : random_(random), is_columnar_(style == RulesetStyle::columnar), exprs_(random, rules, style) { declare_builtins(rules); }

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

  void declare_facts() {
    std::vector<Type> fields;
    for (const TypeKind kind : scalars) fields.push_back(typed(kind));
    fields.push_back(list_of(TypeKind::integer));
    exprs_.records.element = add_record("项", model::RecordUse::element, fields);
    exprs_.records.per_material = add_record("约", model::RecordUse::per_material, fields);
    for (const TypeKind kind : scalars) fields.push_back(typed(kind));
    fields.push_back(list_of(TypeKind::enumeration, 2));
    fields.push_back(list_of(TypeKind::boolean));
    fields.push_back(list_of(TypeKind::record, exprs_.records.element.value));
    fields.push_back(list_of(TypeKind::record, exprs_.records.element.value));
    exprs_.records.single = add_record("决策", model::RecordUse::singleton, fields);
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
    parameter.type = typed(i == 0 ? TypeKind::integer : i == 1 ? TypeKind::money : exprs_.scalar());
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

  /// Each reads earlier ones at most, so that no loop arises; definitions come later.
  void declare_presumptions() {
    for (const model::FactId fact : at(rules, exprs_.records.single).fields)
      if (at(rules, fact).type.kind != TypeKind::list && random_.one_in(4)) exprs_.hidden.push_back(fact);
    while (!exprs_.hidden.empty()) {
      model::Presumption row;
      row.fact = exprs_.hidden.front();
      const Type type = at(rules, row.fact).type;
      row.value = random_.one_in(3) ? exprs_.value(type, 1) : exprs_.constant(type);
      if (random_.one_in(2)) row.unless = exprs_.truth(2);
      row.citations = cites();
      rules.presumptions.push_back(std::move(row));
      exprs_.hidden.erase(exprs_.hidden.begin());
    }
  }

  /// 全部: a list of what applies.
  void declare_collection(model::Definition& definition) {
    definition.policy = model::CasePolicy::all;
    definition.type = list_of(TypeKind::integer);
    for (std::uint32_t c = random_.below(3) + 1; c > 0; --c) {
      const ExprId guard = exprs_.truth(1);
      definition.cases.push_back({guard, exprs_.value(simple(TypeKind::integer), 1), {}});
    }
    rules.definitions.push_back(std::move(definition));
  }

  void declare_definition(int i) {
    model::Definition definition;
    definition.name = "定义" + std::to_string(i);
    if (!is_columnar_ && random_.one_in(5)) return declare_collection(definition);
    definition.type = typed(exprs_.scalar());
    const std::uint32_t cases = random_.one_in(3) ? 0 : random_.below(3) + 1;
    for (std::uint32_t c = 0; c < cases; ++c) {
      const ExprId guard = exprs_.truth(2);
      definition.cases.push_back({guard, exprs_.value(definition.type, 2), {}});
    }
    if (cases > 0 && random_.one_in(3)) definition.policy = model::CasePolicy::first;
    else if (cases == 0 || random_.one_in(2)) definition.cases.push_back({{}, exprs_.value(definition.type, 2), {}});
    rules.definitions.push_back(std::move(definition));
  }

  model::ExceptionId exception(int depth, bool may_see_subject) {
    model::Exception row;
    row.name = "例外" + std::to_string(rules.exceptions.size());
    const std::size_t before = rules.exprs.size();
    const auto visible = exprs_.bound;
    const bool hits = exprs_.reads_hit;
    if (!may_see_subject) exprs_.reads_hit = false;
    row.when = exprs_.truth(2);
    for (std::size_t i = before; i < rules.exprs.size(); ++i) {
      const Expr& expr = rules.exprs[i];
      if (expr.op == Op::hit_field) row.per_hit = true;
      if (expr.op == Op::variable && subject_.is_valid() && expr.ref == subject_.value) row.per_hit = true;
    }
    row.citations = cites();
    if (depth > 0)
      for (std::uint32_t i = random_.below(3); i > 0; --i) row.inner.push_back(exception(depth - 1, may_see_subject));
    exprs_.reads_hit = hits;
    exprs_.bound = visible;
    rules.exceptions.push_back(std::move(row));
    return model::ExceptionId(rules.exceptions.size() - 1);
  }

  /// The norm: any truth, or one with a subject reached through 且 alone.
  void set_norm(model::Check& check) {
    const std::uint32_t kind = random_.below(3);
    if (kind == 0) {
      check.norm = exprs_.truth(3);
      return;
    }
    ExprId subject;
    if (kind == 1 && check.forbids && !is_columnar_) {
      subject = exprs_.matches(true);
      check.subject.kind = model::Subject::Kind::hits;
    } else {
      const Op op = check.forbids ? Op::some : random_.one_in(2) ? Op::every : Op::none;
      subject = exprs_.loop(op, simple(TypeKind::boolean), TypeKind::boolean, 3);
      check.subject.kind = model::Subject::Kind::elements;
      check.subject.variable = model::VariableId(rules.exprs[subject.index()].ref);
    }
    check.subject.expr = subject;
    check.norm = subject;
    if (random_.one_in(2)) check.norm = exprs_.add_list(Op::logical_and, simple(TypeKind::boolean), {exprs_.truth(2), subject});
  }

  void declare_check(int i) {
    model::Check check;
    check.name = "规则" + std::to_string(i);
    check.title = check.name;
    if (random_.one_in(4)) check.kinds = static_cast<model::KindSet>(1 + random_.below(random_.one_in(3) ? 63 : 3));
    if (!is_columnar_ && random_.one_in(3)) set_for_each(check);
    if (random_.one_in(3)) check.at = exprs_.value(simple(TypeKind::date), 1);
    if (random_.one_in(6)) check.in_force.from = some_date(random_);
    if (random_.one_in(10)) check.in_force.until = base::Date{(check.in_force.from ? *check.in_force.from : some_date(random_)).days + 200};
    check.citations = cites();
    if (random_.one_in(2)) check.applies = exprs_.truth(2);
    check.forbids = random_.one_in(2);
    set_norm(check);
    set_exceptions(check);
    exprs_.bound.clear();
    rules.checks.push_back(std::move(check));
  }

  void set_for_each(model::Check& check) {
    Type type;
    ExprId list;
    if (random_.one_in(4)) {
      type = at(rules, model::builtin::clauses).type;
      list = exprs_.add(Op::fact, type, {}, {}, model::builtin::clauses.value);
    } else {
      list = exprs_.any_list(type);
    }
    check.for_each = model::ForEach{exprs_.bind(type).variable, list};
  }

  void set_exceptions(model::Check& check) {
    exprs_.reads_hit = check.subject.kind == model::Subject::Kind::hits;
    subject_ = check.subject.kind == model::Subject::Kind::elements ? check.subject.variable : model::VariableId();
    for (std::uint32_t e = random_.below(3); e > 0; --e) {
      const auto visible = exprs_.bound;
      if (!is_columnar_ && subject_.is_valid() && random_.one_in(2)) exprs_.bound.push_back({subject_, rules.variables[subject_.index()].type});
      check.exceptions.push_back(exception(2, random_.one_in(2)));
      exprs_.bound = visible;
    }
    exprs_.reads_hit = false;
  }

  Random& random_;
  const bool is_columnar_;
  model::Ruleset rules;
  Expressions exprs_;
  model::VariableId subject_;
};

}  // namespace

model::Ruleset generate_ruleset(Random& random, RulesetStyle style) { return Generator(random, style).generate(); }

}  // namespace zhunsheng::harness

// SPDX-License-Identifier: Apache-2.0
#include "tests/harness/generate_expression.hpp"

#include <algorithm>

#include "engine/model/builtins.hpp"

namespace zhunsheng::harness {

using model::Expr;
using model::ExprId;
using model::Op;
using model::Type;
using model::TypeKind;

const std::vector<TypeKind> scalars{TypeKind::boolean, TypeKind::boolean, TypeKind::integer, TypeKind::decimal, TypeKind::percent, TypeKind::money,
                                    TypeKind::date,    TypeKind::duration, TypeKind::text,   TypeKind::enumeration};

Type simple(TypeKind kind) {
  Type type;
  type.kind = kind;
  if (kind == TypeKind::duration) type.unit = static_cast<std::uint8_t>(base::DurationUnit::day);
  return type;
}
Type list_of(TypeKind element, std::uint32_t ref) {
  Type type;
  type.kind = TypeKind::list;
  type.element = element;
  type.ref = ref;
  return type;
}
Type clause_list() { return list_of(TypeKind::record, model::clause_record.value); }
Type enum_type() {
  Type type = simple(TypeKind::enumeration);
  type.ref = 2;
  return type;
}
Type typed(TypeKind kind) { return kind == TypeKind::enumeration ? enum_type() : simple(kind); }

ExprId Expressions::add(Op op, const Type& type, ExprId a, ExprId b, std::uint32_t ref) {
  Expr expr;
  expr.op = op;
  expr.type = type;
  expr.ref = ref;
  expr.a = a;
  expr.b = b;
  rules_.exprs.push_back(expr);
  return ExprId(rules_.exprs.size() - 1);
}

ExprId Expressions::add_list(Op op, const Type& type, const std::vector<ExprId>& operands, ExprId a, std::uint32_t ref) {
  const ExprId id = add(op, type, a, {}, ref);
  rules_.exprs[id.index()].list_begin = static_cast<std::uint32_t>(rules_.operands.size());
  rules_.operands.insert(rules_.operands.end(), operands.begin(), operands.end());
  rules_.exprs[id.index()].list_end = static_cast<std::uint32_t>(rules_.operands.size());
  return id;
}

ExprId Expressions::constant(const Type& type) {
  rules_.constants.push_back(generate_value(random_, rules_, type));
  return add(Op::constant, type, {}, {}, static_cast<std::uint32_t>(rules_.constants.size() - 1));
}

ExprId Expressions::leaf(const Type& type) {
  std::vector<std::function<ExprId()>> choices;
  const auto same = [&](const Type& other) { return other.kind == type.kind && other.ref == type.ref && other.element == type.element; };
  for (const model::FactId fact : at(rules_, records.single).fields)
    if (same(at(rules_, fact).type) && !is_hidden(fact)) choices.push_back([this, fact] { return add(Op::fact, at(rules_, fact).type, {}, {}, fact.value); });
  for (std::size_t i = 0; i < rules_.definitions.size(); ++i)
    if (same(rules_.definitions[i].type)) choices.push_back([this, i] { return add(Op::definition, rules_.definitions[i].type, {}, {}, static_cast<std::uint32_t>(i)); });
  for (std::size_t i = 0; i < rules_.parameters.size(); ++i)
    if (same(rules_.parameters[i].type)) choices.push_back([this, i] { return add(Op::parameter, rules_.parameters[i].type, {}, {}, static_cast<std::uint32_t>(i)); });
  for (const Bound& each : bound) {
    const auto variable = [this, each] { return add(Op::variable, each.type, {}, {}, each.variable.value); };
    if (same(each.type)) choices.insert(choices.end(), 3, variable);
    if (each.type.kind != TypeKind::record) continue;
    for (const model::FactId fact : at(rules_, model::RecordId(each.type.ref)).fields)
      if (same(at(rules_, fact).type)) choices.insert(choices.end(), 3, [this, fact, variable] { return add(Op::field, at(rules_, fact).type, variable(), {}, fact.value); });
  }
  add_hit_fields(type, choices);
  if (type.kind != TypeKind::list && (choices.empty() || random_.one_in(3))) return constant(type);
  if (type.kind != TypeKind::list && random_.one_in(40)) return add(random_.one_in(2) ? Op::unknown : Op::not_applicable, type);
  return random_.pick(choices)();
}

void Expressions::add_hit_fields(const Type& type, std::vector<std::function<ExprId()>>& choices) {
  if (!reads_hit) return;
  const char* slot = type.kind == TypeKind::text ? "名" : type.kind == TypeKind::integer ? "数" : type.kind == TypeKind::money ? "额" : nullptr;
  if (type.kind == TypeKind::text) choices.insert(choices.end(), 3, [this, type] { return add(Op::hit_field, type, {}, {}, random_.below(3)); });
  if (slot == nullptr) return;
  choices.insert(choices.end(), 3, [this, type, slot] {
    rules_.constants.push_back(model::make_text(slot));
    const ExprId name = add(Op::constant, simple(TypeKind::text), {}, {}, static_cast<std::uint32_t>(rules_.constants.size() - 1));
    return add(Op::hit_field, type, name, {}, static_cast<std::uint32_t>(model::HitField::slot));
  });
}

TypeKind Expressions::scalar() {
  const TypeKind kind = random_.pick(scalars);
  return is_columnar_ && kind == TypeKind::percent ? TypeKind::money : kind;
}

ExprId Expressions::any_list(Type& type) {
  std::vector<Type> types{list_of(TypeKind::integer), list_of(TypeKind::record, records.element.value), list_of(TypeKind::record, records.element.value), list_of(TypeKind::record, records.per_material.value), clause_list()};
  type = random_.pick(types);
  if (type.ref == records.per_material.value) return add(Op::records, type, {}, {}, type.ref);
  if (type == clause_list()) return add(Op::fact, type, {}, {}, model::builtin::clauses.value);
  return leaf(type);
}

Bound Expressions::bind(const Type& list) {
  Type element;
  element.kind = list.element;
  element.ref = list.ref;
  rules_.variables.push_back({"元", element});
  bound.push_back({model::VariableId(rules_.variables.size() - 1), element});
  return bound.back();
}

ExprId Expressions::loop(Op op, const Type& type, TypeKind term, int depth) {
  Type list_type;
  const ExprId list = any_list(list_type);
  const Bound element = bind(list_type);
  const bool quantifies = type.kind == TypeKind::boolean;
  ExprId filter, body;
  if (quantifies) body = truth(depth - 1);
  else if (random_.one_in(2)) filter = truth(depth - 1);
  if (!quantifies && op != Op::count) body = value(typed(term), depth - 1);
  bound.pop_back();
  const ExprId id = add(op, type, list, quantifies ? body : filter, element.variable.value);
  if (!quantifies) rules_.exprs[id.index()].c = body;
  return id;
}

ExprId Expressions::matches(bool as_subject) {
  const std::uint32_t pattern = random_.below(3);
  for (const Bound& each : bound)
    if (each.type.kind == TypeKind::record && each.type.ref == model::clause_record.value && random_.one_in(2)) {
      ExprId clause = add(Op::variable, each.type, {}, {}, each.variable.value);
      if (random_.one_in(2)) clause = add(Op::field, simple(TypeKind::text), clause, {}, model::builtin::clause_text.value);
      return add(Op::matches, simple(TypeKind::boolean), clause, {}, pattern);
    }
  const bool title = !as_subject && random_.one_in(3);
  const model::FactId where = title ? model::builtin::title : model::builtin::clauses;
  return add(Op::matches, simple(TypeKind::boolean), add(Op::fact, at(rules_, where).type, {}, {}, where.value), {}, pattern);
}

ExprId Expressions::comparison(int depth) {
  const TypeKind kind = scalar();
  const bool ordered = kind != TypeKind::boolean && kind != TypeKind::text && kind != TypeKind::enumeration;
  const Op op = static_cast<Op>(static_cast<int>(Op::equal) + static_cast<int>(random_.below(ordered ? 6 : 2)));
  TypeKind other = kind;
  const std::vector<TypeKind> plain{TypeKind::integer, TypeKind::decimal, TypeKind::percent};
  if ((kind == TypeKind::integer || kind == TypeKind::decimal || kind == TypeKind::percent) && random_.one_in(2)) other = is_columnar_ ? TypeKind::integer : random_.pick(plain);
  const ExprId left = value(typed(kind), depth - 1);
  return add(op, simple(TypeKind::boolean), left, value(typed(other), depth - 1));
}

ExprId Expressions::junction(int depth) {
  std::vector<ExprId> operands;
  for (std::uint32_t i = random_.below(3) + 2; i > 0; --i) operands.push_back(truth(depth - 1));
  return add_list(random_.one_in(2) ? Op::logical_and : Op::logical_or, simple(TypeKind::boolean), operands);
}

ExprId Expressions::presence() {
  if (random_.one_in(3)) return add(random_.one_in(2) ? Op::has_material : Op::lacks_material, simple(TypeKind::boolean), {}, {}, random_.below(2));
  const Op op = random_.one_in(2) ? Op::present : Op::absent;
  for (const Bound& each : bound) {
    if (each.type.kind != TypeKind::record || !random_.one_in(2)) continue;
    const model::FactId field = random_.pick(at(rules_, model::RecordId(each.type.ref)).fields);
    const ExprId owner = add(Op::variable, each.type, {}, {}, each.variable.value);
    return add(op, simple(TypeKind::boolean), add(Op::field, at(rules_, field).type, owner, {}, field.value), {}, field.value);
  }
  model::FactId fact = random_.pick(at(rules_, records.single).fields);
  while (is_hidden(fact)) fact = random_.pick(at(rules_, records.single).fields);
  return add(op, simple(TypeKind::boolean), {}, {}, fact.value);
}

ExprId Expressions::membership(int depth) {
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

ExprId Expressions::truth(int depth) {
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

ExprId Expressions::columnar_truth(int depth) {
  switch (random_.below(10)) {
    case 0: return add(Op::logical_not, simple(TypeKind::boolean), truth(depth - 1));
    case 1: case 2: return junction(depth);
    case 3: case 4:
      if (bound.empty()) return loop(static_cast<Op>(static_cast<int>(Op::every) + static_cast<int>(random_.below(3))), simple(TypeKind::boolean), TypeKind::boolean, depth);
      return comparison(depth);
    case 5: return presence();
    case 6: return membership(depth);
    default: return comparison(depth);
  }
}

ExprId Expressions::binary(Op op, const Type& type, const Type& left, const Type& right, int depth) {
  const ExprId a = value(left, depth - 1);
  return add(op, type, a, value(right, depth - 1));
}

ExprId Expressions::plain_number(const Type& type, int depth) {
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

ExprId Expressions::amount(const Type& type, int depth) {
  if (is_columnar_ && random_.one_in(4)) return binary(Op::multiply, type, type, simple(TypeKind::integer), depth);
  switch (is_columnar_ ? 1 + random_.below(2) * 3 : random_.below(6)) {
    case 0: return loop(static_cast<Op>(static_cast<int>(Op::sum) + (random_.one_in(2) ? 0 : 2 + static_cast<int>(random_.below(2)))), type, type.kind, depth);
    case 1: return add(Op::negate, type, value(type, depth - 1));
    case 2: return binary(Op::multiply, type, type, simple(random_.one_in(2) ? TypeKind::integer : random_.one_in(2) ? TypeKind::percent : TypeKind::decimal), depth);
    case 3: return binary(Op::divide, type, type, simple(TypeKind::integer), depth);
    default: return binary(random_.one_in(2) ? Op::add : Op::subtract, type, type, type, depth);
  }
}

ExprId Expressions::date(const Type& type, int depth) {
  if (random_.one_in(3)) return add_list(Op::call, type, {value(type, depth - 1)}, {}, 1);
  return binary(random_.one_in(2) ? Op::add : Op::subtract, type, type, simple(TypeKind::duration), depth);
}

ExprId Expressions::duration(const Type& type, int depth) {
  if (random_.one_in(3)) {
    const ExprId first = value(simple(TypeKind::date), depth - 1);
    return add_list(Op::call, type, {first, value(simple(TypeKind::date), depth - 1)}, {}, 0);
  }
  if (random_.one_in(2)) return binary(Op::subtract, type, simple(TypeKind::date), simple(TypeKind::date), depth);
  return amount(type, depth);
}

ExprId Expressions::value(const Type& type, int depth) {
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

bool Expressions::is_hidden(model::FactId fact) const { return std::find(hidden.begin(), hidden.end(), fact) != hidden.end(); }

}  // namespace zhunsheng::harness

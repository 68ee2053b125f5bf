// SPDX-License-Identifier: Apache-2.0
// A rule set written node by node, for tests: one singleton block 决策 and what a test adds to it.
#pragma once
#include <string>
#include <vector>

#include "engine/eval/evaluator.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::eval {

struct SmallRuleset {
  model::Ruleset rules;
  model::RecordId single, item;

  SmallRuleset() {
    declare_builtins(rules);
    single = add_record("决策", model::RecordUse::singleton);
    item = add_record("项", model::RecordUse::element);
  }
  model::RecordId add_record(const char* name, model::RecordUse use) {
    model::Record record;
    record.name = name;
    record.use = use;
    rules.records.push_back(record);
    return model::RecordId(rules.records.size() - 1);
  }
  static model::Type simple(model::TypeKind kind) {
    model::Type type;
    type.kind = kind;
    return type;
  }
  model::Type items() const {
    model::Type type = simple(model::TypeKind::list);
    type.element = model::TypeKind::record;
    type.ref = item.value;
    return type;
  }
  model::FactId fact(const char* name, model::Type type, model::RecordId record) {
    model::Fact row;
    row.record = record;
    row.field_index = static_cast<std::uint32_t>(rules.records[record.index()].fields.size());
    row.name = name;
    row.type = type;
    rules.records[record.index()].fields.emplace_back(rules.facts.size());
    rules.facts.push_back(row);
    return model::FactId(rules.facts.size() - 1);
  }
  model::FactId fact(const char* name, model::TypeKind kind) { return fact(name, simple(kind), single); }

  model::ExprId add(model::Op op, model::Type type, model::ExprId a = {}, model::ExprId b = {}, std::uint32_t ref = 0xffffffffu) {
    model::Expr expr;
    expr.op = op;
    expr.type = type;
    expr.a = a;
    expr.b = b;
    expr.ref = ref;
    rules.exprs.push_back(expr);
    return model::ExprId(rules.exprs.size() - 1);
  }
  model::ExprId truth(model::Op op, model::ExprId a = {}, model::ExprId b = {}, std::uint32_t ref = 0xffffffffu) { return add(op, simple(model::TypeKind::boolean), a, b, ref); }
  model::ExprId read(model::FactId fact) { return add(model::Op::fact, rules.facts[fact.index()].type, {}, {}, fact.value); }
  model::ExprId constant(model::Value value) {
    const model::TypeKind kind = value.kind;
    rules.constants.push_back(std::move(value));
    return add(model::Op::constant, simple(kind), {}, {}, static_cast<std::uint32_t>(rules.constants.size() - 1));
  }
  model::ExprId list_of(model::Op op, model::Type type, const std::vector<model::ExprId>& operands, std::uint32_t ref = 0xffffffffu) {
    const model::ExprId id = add(op, type, {}, {}, ref);
    rules.exprs[id.index()].list_begin = static_cast<std::uint32_t>(rules.operands.size());
    rules.operands.insert(rules.operands.end(), operands.begin(), operands.end());
    rules.exprs[id.index()].list_end = static_cast<std::uint32_t>(rules.operands.size());
    return id;
  }
  model::VariableId variable() {
    model::Type type = simple(model::TypeKind::record);
    type.ref = item.value;
    rules.variables.push_back({"元", type});
    return model::VariableId(rules.variables.size() - 1);
  }
  model::ExprId field(model::VariableId variable, model::FactId of) {
    return add(model::Op::field, rules.facts[of.index()].type, add(model::Op::variable, rules.variables[variable.index()].type, {}, {}, variable.value), {}, of.value);
  }
  model::CitationUse cite(base::DateSpan force) {
    law::Statute statute;
    statute.title = "某法";
    statute.force = force;
    rules.statutes.push_back(statute);
    model::CitationUse use;
    use.versions.emplace_back(rules.statutes.size() - 1);
    return use;
  }
  model::ExceptionId exception(model::ExprId when, std::vector<model::ExceptionId> inner = {}) {
    model::Exception row;
    row.name = "例外" + std::to_string(rules.exceptions.size());
    row.when = when;
    row.inner = std::move(inner);
    rules.exceptions.push_back(row);
    return model::ExceptionId(rules.exceptions.size() - 1);
  }
  /// 应当 norm.
  model::Check& check(model::ExprId norm) {
    model::Check row;
    row.name = "规则" + std::to_string(rules.checks.size());
    row.norm = norm;
    rules.checks.push_back(row);
    return rules.checks.back();
  }
  Outcomes run(const facts::FactStore& store, base::Date as_of = {19'000}) const {
    const auto plan = graph::make_plan(rules);
    Settings settings;
    settings.as_of = as_of;
    return evaluate(*plan.value, rules, store, settings);
  }
};

inline model::Given given(model::FactState state) { return {state, {}}; }
inline model::Given given(Truth truth) {
  if (truth == Truth::unknown) return given(model::FactState::unknown);
  return truth == Truth::not_applicable ? given(model::FactState::not_applicable) : known(model::make_boolean(truth == Truth::yes));
}

}  // namespace zhunsheng::eval

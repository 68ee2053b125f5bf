// SPDX-License-Identifier: Apache-2.0
// The dispatch over kinds of expression, literals, logic, built-in functions, 有 缺 and 命中.
#include "dsl/sema/expressions.hpp"

#include "dsl/sema/everyday.hpp"
#include "dsl/sema/names.hpp"
#include "engine/base/assert.hpp"

namespace zhunsheng::sema {

using model::ExprId;
using model::Op;
using model::TypeKind;
using syntax::ExprKind;

ExprId ExpressionLowering::condition(const syntax::Expr& expr) {
  const ExprId id = lower(expr, simple(TypeKind::boolean));
  const model::Type& type = type_of(id);
  if (is_error(type) || type.kind == TypeKind::boolean) return id;
  base::Diagnostic& diagnostic = context_.report.add(base::Code::expected_condition, expr.span, {text_of(expr), describe(context_, type)});
  if (type.kind == TypeKind::list) diagnostic.fix = base::Fix::offer(expr.span, "计数(" + text_of(expr) + ") 不少于 1");
  const bool is_fact = at(context_.rules, id).op == Op::fact && expr.kind == ExprKind::path && expr.path.parts.size() == 2;
  if (is_fact && (type.kind == TypeKind::date || type.kind == TypeKind::text)) {  // of these, being there is all that can be required
    diagnostic.suggestion = "有(" + text_of(expr) + ")";
    diagnostic.fix = base::Fix{expr.span, *diagnostic.suggestion};
  }
  return error(expr.span);
}

ExprId ExpressionLowering::value(const syntax::Expr& expr, const model::Type& expected) {
  const ExprId id = lower(expr, expected);
  adapt(id, expected);
  const model::Type& type = type_of(id);
  if (is_error(type) || is_error(expected) || fits(type, expected)) return id;
  if (!report_missing_unit(expr, type, expected) && !report_other_spelling(expr, type, expected)) context_.report.add(base::Code::type_mismatch, expr.span, {describe(context_, expected), text_of(expr), describe(context_, type)});
  return error(expr.span);
}

ExprId ExpressionLowering::list(const syntax::Expr& expr) {
  const ExprId id = lower(expr);
  const model::Type& type = type_of(id);
  if (is_error(type) || type.kind == TypeKind::list) return id;
  context_.report.add(base::Code::expected_list, expr.span, {text_of(expr), describe(context_, type)});
  return error(expr.span);
}

ExprId ExpressionLowering::lower(const syntax::Expr& expr, const model::Type& hint) {
  switch (expr.kind) {
    case ExprKind::literal: return literal(*expr.literal, hint);
    case ExprKind::path: return path(expr.path, hint);
    case ExprKind::call: return call(expr);
    case ExprKind::present:
    case ExprKind::absent: return presence(expr);
    case ExprKind::logical_not: {
      const ExprId a = condition(expr.children.front());
      return add(Op::logical_not, simple(TypeKind::boolean), expr.span, a, {});
    }
    case ExprKind::logical_and: return logic(expr, Op::logical_and);
    case ExprKind::logical_or: return logic(expr, Op::logical_or);
    case ExprKind::equal: return comparison(expr, Op::equal);
    case ExprKind::not_equal: return comparison(expr, Op::not_equal);
    case ExprKind::at_least: return comparison(expr, Op::at_least);
    case ExprKind::greater: return comparison(expr, Op::greater);
    case ExprKind::at_most: return comparison(expr, Op::at_most);
    case ExprKind::less: return comparison(expr, Op::less);
    case ExprKind::contains: return contains(expr);
    case ExprKind::in_set: return in_set(expr);
    case ExprKind::matches: return matches(expr);
    case ExprKind::add: return arithmetic(expr, Op::add);
    case ExprKind::subtract: return arithmetic(expr, Op::subtract);
    case ExprKind::multiply: return arithmetic(expr, Op::multiply);
    case ExprKind::divide: return arithmetic(expr, Op::divide);
    case ExprKind::negate: return negate(expr, hint);
    case ExprKind::every: return quantifier(expr, Op::every);
    case ExprKind::some: return quantifier(expr, Op::some);
    case ExprKind::none: return quantifier(expr, Op::none);
    case ExprKind::sum: return aggregate(expr, Op::sum);
    case ExprKind::count: return aggregate(expr, Op::count);
    case ExprKind::maximum: return aggregate(expr, Op::maximum);
    case ExprKind::minimum: return aggregate(expr, Op::minimum);
  }
  return error(expr.span);
}

ExprId ExpressionLowering::add(Op op, const model::Type& type, base::Span span, std::uint32_t ref) {
  model::Expr node;
  node.op = op;
  node.type = type;
  node.ref = ref;
  node.span = span;
  context_.rules.exprs.push_back(node);
  return ExprId(context_.rules.exprs.size() - 1);
}

ExprId ExpressionLowering::add(Op op, const model::Type& type, base::Span span, ExprId a, ExprId b) {
  const ExprId id = add(op, type, span);
  context_.rules.exprs[id.index()].a = a;
  context_.rules.exprs[id.index()].b = b;
  return id;
}

void ExpressionLowering::set_operands(ExprId id, const std::vector<ExprId>& operands) {
  auto& all = context_.rules.operands;
  model::Expr& node = context_.rules.exprs[id.index()];
  node.list_begin = static_cast<std::uint32_t>(all.size());
  all.insert(all.end(), operands.begin(), operands.end());
  node.list_end = static_cast<std::uint32_t>(all.size());
}

ExprId ExpressionLowering::constant(model::Value value, const model::Type& type, base::Span span) {
  context_.rules.constants.push_back(std::move(value));
  return add(Op::constant, type, span, static_cast<std::uint32_t>(context_.rules.constants.size() - 1));
}

model::Value* ExpressionLowering::constant_value(ExprId id) {
  const model::Expr& node = context_.rules.exprs[id.index()];
  return node.op == Op::constant ? &context_.rules.constants[node.ref] : nullptr;
}

void ExpressionLowering::adapt(ExprId id, const model::Type& expected) {
  model::Value* value = constant_value(id);
  if (value == nullptr || is_error(expected) || fits(type_of(id), expected)) return;
  auto converted = convert(*value, expected);
  if (!converted) return;
  *value = std::move(*converted);
  context_.rules.exprs[id.index()].type = expected;
}

ExprId ExpressionLowering::literal(const syntax::Literal& literal, const model::Type& hint) {
  using syntax::LiteralKind;
  switch (literal.kind) {
    case LiteralKind::integer: return constant(model::make_integer(literal.integer), simple(TypeKind::integer), literal.span);
    case LiteralKind::decimal: return constant(model::make_decimal(literal.integer), simple(TypeKind::decimal), literal.span);
    case LiteralKind::percent: return constant(model::make_percent(literal.fraction), simple(TypeKind::percent), literal.span);
    case LiteralKind::money: return constant(model::make_money(literal.integer), simple(TypeKind::money), literal.span);
    case LiteralKind::date: return constant(model::make_date(literal.date), simple(TypeKind::date), literal.span);
    case LiteralKind::duration: return constant(model::make_duration({literal.integer, literal.unit}), duration_of(literal.unit), literal.span);
    case LiteralKind::string: return constant(model::make_text(literal.text), simple(TypeKind::text), literal.span);
    case LiteralKind::truth: return constant(model::make_boolean(true), simple(TypeKind::boolean), literal.span);
    case LiteralKind::falsity: return constant(model::make_boolean(false), simple(TypeKind::boolean), literal.span);
    case LiteralKind::unknown:
    case LiteralKind::not_applicable: break;
  }
  if (is_error(hint)) {
    context_.report.add(base::Code::state_is_no_value, literal.span, {std::string(context_.slice(literal.span))});
    return error(literal.span);
  }
  return add(literal.kind == LiteralKind::unknown ? Op::unknown : Op::not_applicable, hint, literal.span);
}

ExprId ExpressionLowering::logic(const syntax::Expr& expr, Op op) {
  std::vector<ExprId> operands;
  for (const auto& child : expr.children) operands.push_back(condition(child));
  const ExprId id = add(op, simple(TypeKind::boolean), expr.span);
  set_operands(id, operands);
  return id;
}

ExprId ExpressionLowering::call(const syntax::Expr& expr) {
  const auto functions = model::builtin_functions();
  const std::string name = to_string(expr.path);
  std::vector<std::string> known;
  for (std::size_t i = 0; i < functions.size(); ++i) {
    const auto& function = functions[i];
    known.emplace_back(function.name);
    if (function.name != name && function.name_en != name) continue;
    if (function.parameters.size() != expr.children.size()) {
      context_.report.add(base::Code::argument_count, expr.span, {name, std::to_string(function.parameters.size()), std::to_string(expr.children.size())});
      return error(expr.span);
    }
    std::vector<ExprId> operands;
    for (std::size_t k = 0; k < expr.children.size(); ++k) operands.push_back(value(expr.children[k], simple(function.parameters[k])));
    const ExprId id = add(Op::call, function.result, expr.span, static_cast<std::uint32_t>(i));
    set_operands(id, operands);
    return id;
  }
  base::Diagnostic& diagnostic = context_.report.add(base::Code::unknown_function, expr.path.span, {name});
  if (const auto meant = meant_function(name)) {
    diagnostic.suggestion = *meant;
    diagnostic.fix = base::Fix{expr.path.span, *meant};
  } else {
    suggest(diagnostic, name, known, expr.path.span);
  }
  return error(expr.span);
}

ExprId ExpressionLowering::presence(const syntax::Expr& expr) {
  const bool present = expr.kind == ExprKind::present;
  const model::Type boolean = simple(TypeKind::boolean);
  if (expr.path.parts.size() == 1) {
    const syntax::Name& name = expr.path.parts.front();
    const Symbol* symbol = find_symbol(context_, scope_.file, name.text);
    if (symbol != nullptr && context_.names.materials.count(name.text) == 0) {
      context_.report.add(base::Code::presence_of_symbol, name.span, {name.text, describe(symbol->kind)});
      return error(expr.span);
    }
    const auto material = resolve_material(context_, name);
    if (!material) return error(expr.span);
    return add(present ? Op::has_material : Op::lacks_material, boolean, expr.span, material->value);
  }
  const ExprId operand = path(expr.path);
  const model::Expr node = context_.rules.exprs[operand.index()];  // a copy: nodes are added below
  if (is_error(node.type)) return error(expr.span);
  const bool is_field = node.op == Op::field;
  if (node.op != Op::fact && !is_field) {
    context_.report.add(base::Code::expected_fact, expr.path.span, {to_string(expr.path)});
    return error(expr.span);
  }
  const ExprId id = add(present ? Op::present : Op::absent, boolean, expr.span, node.ref);
  if (is_field) context_.rules.exprs[id.index()].a = operand;
  return id;
}

ExprId ExpressionLowering::matches(const syntax::Expr& expr) {
  const syntax::Expr& place = expr.children.front();
  if (place.kind == ExprKind::path && place.path.parts.size() == 1 && (place.path.parts.front().text == "文书" || place.path.parts.front().text == "document")) {
    context_.report.add(base::Code::block_is_no_value, place.span, {place.path.parts.front().text}).fix = base::Fix{place.span, "文书.条款"};
    return error(expr.span);
  }
  const ExprId left = lower(place);
  const Symbol* pattern = resolve_symbol(context_, scope_.file, expr.path, {{SymbolKind::pattern}, base::Code::unknown_pattern});
  const model::Expr node = context_.rules.exprs[left.index()];
  if (is_error(node.type) || pattern == nullptr) return error(expr.span);
  const bool is_text = node.op == Op::fact && (node.ref == model::builtin::clauses.value || node.ref == model::builtin::title.value);
  const bool is_clause = node.op == Op::variable && node.type.kind == TypeKind::record && node.type.ref == model::clause_record.value;
  const bool is_clause_text = node.op == Op::field && node.ref == model::builtin::clause_text.value;
  if (!is_text && !is_clause && !is_clause_text) {
    context_.report.add(base::Code::cannot_match, expr.children.front().span, {text_of(expr.children.front())}).fix = base::Fix::offer(expr.children.front().span, "文书.条款");
    return error(expr.span);
  }
  const ExprId id = add(Op::matches, simple(TypeKind::boolean), expr.span, context_.pattern_ids[pattern->index].value);
  context_.rules.exprs[id.index()].a = left;
  return id;
}

model::VariableId ExpressionLowering::bind(const syntax::Name& name, const model::Type& type) {
  if (find_binding(name.text) != nullptr) context_.report.add(base::Code::duplicate_name, name.span, {name.text});
  context_.rules.variables.push_back({name.text, type});
  const model::VariableId id(context_.rules.variables.size() - 1);
  scope_.variables.push_back({name.text, id});
  return id;
}

std::optional<model::Value> constant_of(const Context& context, ExprId id) {
  const model::Expr& node = context.rules.exprs[id.index()];
  return node.op == Op::constant ? std::optional(context.rules.constants[node.ref]) : std::nullopt;
}

std::optional<model::Given> lower_constant(Context& context, std::uint32_t file, const syntax::Expr& expr, const model::Type& type) {
  ExpressionLowering lowering(context, {file, false, {}, {}, {}});
  const ExprId id = lowering.value(expr, type);
  const model::Expr& node = context.rules.exprs[id.index()];
  if (is_error(node.type)) return std::nullopt;
  if (node.op == Op::unknown) return model::Given{model::FactState::unknown, {}};
  if (node.op == Op::not_applicable) return model::Given{model::FactState::not_applicable, {}};
  if (const auto value = constant_of(context, id)) return model::known(*value);
  context.report.add(base::Code::expected_constant, expr.span, {std::string(context.slice(expr.span))});
  return std::nullopt;
}

}  // namespace zhunsheng::sema

// SPDX-License-Identifier: Apache-2.0
// 每个 存在 没有, and 合计 计数 最大 最小. Each binds one variable to the elements of one list.
#include "dsl/sema/expressions.hpp"

namespace zhunsheng::sema {

using model::ExprId;
using model::Op;
using model::Type;
using model::TypeKind;

ExprId ExpressionLowering::quantifier(const syntax::Expr& expr, Op op) {
  const ExprId source = list(expr.children[0]);
  const Type type = type_of(source);
  const model::VariableId variable = bind(*expr.variable, is_error(type) ? Type{} : element_of(type));
  const ExprId body = condition(expr.children[1]);
  unbind();
  if (is_error(type)) return error(expr.span);
  const ExprId id = add(op, simple(TypeKind::boolean), expr.span, source, body);
  context_.rules.exprs[id.index()].ref = variable.value;
  return id;
}

Type ExpressionLowering::type_of_aggregate(const syntax::Expr& expr, Op op, const Type& term) {
  if (op == Op::count) return simple(TypeKind::integer);
  const bool has_unit = term.kind != TypeKind::duration || !is_any_duration(term);
  const bool can_add = is_number(term) || term.kind == TypeKind::money || term.kind == TypeKind::duration;
  if (has_unit && (can_add || (op != Op::sum && term.kind == TypeKind::date))) return term;
  context_.report.add(op == Op::sum ? base::Code::cannot_sum : base::Code::cannot_rank, expr.span, {describe(context_, term)});
  return {};
}

/// 计数(合同.当事人), 合计(预算.分项): the elements themselves.
ExprId ExpressionLowering::single_aggregate(const syntax::Expr& expr, Op op) {
  const ExprId source = list(expr.children[0]);
  if (is_error(type_of(source))) return error(expr.span);
  const Type element = element_of(type_of(source));
  const Type type = type_of_aggregate(expr, op, element);
  if (is_error(type)) return error(expr.span);
  context_.rules.variables.push_back({"", element});
  const auto variable = static_cast<std::uint32_t>(context_.rules.variables.size() - 1);
  ExprId term;
  if (op != Op::count) term = add(Op::variable, element, expr.span, variable);
  const ExprId id = add(op, type, expr.span, variable);
  context_.rules.exprs[id.index()].a = source;
  context_.rules.exprs[id.index()].c = term;
  return id;
}

ExprId ExpressionLowering::aggregate(const syntax::Expr& expr, Op op) {
  if (!expr.variable) return single_aggregate(expr, op);
  const ExprId source = list(expr.children[0]);
  const Type list_type = type_of(source);
  const Type element = is_error(list_type) ? Type{} : element_of(list_type);
  const model::VariableId variable = bind(*expr.variable, element);
  ExprId filter, term;
  std::size_t next = 1;
  if (expr.has_filter) filter = condition(expr.children[next++]);
  if (expr.has_term) term = lower(expr.children[next]);
  else if (op != Op::count) term = add(Op::variable, element, expr.span, variable.value);
  unbind();
  const Type term_type = term.is_valid() ? type_of(term) : simple(TypeKind::integer);
  if (is_error(list_type) || is_error(term_type)) return error(expr.span);
  const Type type = type_of_aggregate(expr, op, term_type);
  if (is_error(type)) return error(expr.span);
  const ExprId id = add(op, type, expr.span, source, filter);
  context_.rules.exprs[id.index()].ref = variable.value;
  if (op != Op::count) context_.rules.exprs[id.index()].c = term;
  return id;
}

}  // namespace zhunsheng::sema

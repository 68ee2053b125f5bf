// SPDX-License-Identifier: Apache-2.0
// The types of + - × ÷. Money, dates and durations have their own tables; every quotient is a 比例.
#include "dsl/sema/expressions.hpp"

namespace zhunsheng::sema {

using base::DurationUnit;
using model::ExprId;
using model::Op;
using model::Type;
using model::TypeKind;

namespace {

/// The wider of two number types: 整数 < 小数 < 比例.
Type wider(const Type& left, const Type& right) { return static_cast<int>(left.kind) < static_cast<int>(right.kind) ? right : left; }

Type type_of_sum(Op op, const Type& a, const Type& b) {
  if (is_number(a) && is_number(b)) return wider(a, b);
  if (a.kind == TypeKind::money && b.kind == TypeKind::money) return a;
  if (a.kind == TypeKind::date && b.kind == TypeKind::date && op == Op::subtract) return duration_of(DurationUnit::day);
  const bool moves = b.kind == TypeKind::duration && b.unit != static_cast<std::uint8_t>(DurationUnit::workday);
  if (a.kind == TypeKind::date && moves) return a;
  if (a.kind == TypeKind::duration && b.kind == TypeKind::date && op == Op::add && a.unit != static_cast<std::uint8_t>(DurationUnit::workday)) return b;
  if (a.kind == TypeKind::duration && a == b && !is_any_duration(a)) return a;
  return {};
}

Type type_of_product(const Type& a, const Type& b) {
  if (is_number(a) && is_number(b)) return wider(a, b);
  if (a.kind == TypeKind::money && is_number(b)) return a;
  if (b.kind == TypeKind::money && is_number(a)) return b;
  if (a.kind == TypeKind::duration && b.kind == TypeKind::integer) return a;
  if (b.kind == TypeKind::duration && a.kind == TypeKind::integer) return b;
  return {};
}

Type type_of_quotient(const Type& a, const Type& b) {
  const bool same_unit = a.kind == TypeKind::duration && a == b && !is_any_duration(a);
  if ((is_number(a) && is_number(b)) || (a.kind == TypeKind::money && b.kind == TypeKind::money) || same_unit) return simple(TypeKind::percent);
  return {};
}

Type type_of_arithmetic(Op op, const Type& a, const Type& b) {
  if (op == Op::add || op == Op::subtract) return type_of_sum(op, a, b);
  return op == Op::multiply ? type_of_product(a, b) : type_of_quotient(a, b);
}

base::Code code_of(Op op, const Type& a, const Type& b) {
  const bool workdays = b.kind == TypeKind::duration && b.unit == static_cast<std::uint8_t>(DurationUnit::workday);
  if (op == Op::add || op == Op::subtract) {
    if (a.kind == TypeKind::date && workdays) return base::Code::cannot_add_workdays;
    return base::Code::cannot_add;
  }
  if (op == Op::multiply) return a.kind == TypeKind::money && b.kind == TypeKind::money ? base::Code::money_times_money : base::Code::cannot_multiply;
  return a.kind == TypeKind::money && is_number(b) ? base::Code::money_divided_by_number : base::Code::cannot_divide;
}

}  // namespace

ExprId ExpressionLowering::arithmetic(const syntax::Expr& expr, Op op) {
  const ExprId a = lower(expr.children[0]), b = lower(expr.children[1]);
  if (is_error(type_of(a)) || is_error(type_of(b))) return error(expr.span);
  if (op != Op::multiply && op != Op::divide && type_of(a).kind != TypeKind::date) {
    adapt(a, type_of(b));
    adapt(b, type_of(a));
  }
  const Type left = type_of(a), right = type_of(b);
  const Type type = type_of_arithmetic(op, left, right);
  if (!is_error(type)) return add(op, type, expr.span, a, b);
  const std::string first = text_of(expr.children[0]), second = text_of(expr.children[1]);
  if (op == Op::add || op == Op::subtract)
    if (report_missing_unit(expr.children[1], right, left.kind == TypeKind::date ? simple(TypeKind::duration) : left) || report_missing_unit(expr.children[0], left, right)) return error(expr.span);
  const base::Code code = code_of(op, left, right);
  base::Diagnostic& diagnostic = context_.report.add(code, expr.span, {first, describe(context_, left), second, describe(context_, right)});
  if (op == Op::add && left.kind == TypeKind::date && right.kind == TypeKind::date) {  // only their difference means something
    diagnostic.suggestion = first + " - " + second;
    diagnostic.fix = base::Fix{expr.span, *diagnostic.suggestion};
  }
  if (code == base::Code::money_divided_by_number) {
    diagnostic.suggestion = first + " * (1 / " + second + ")";
    diagnostic.fix = base::Fix{expr.span, *diagnostic.suggestion};
  }
  return error(expr.span);
}

ExprId ExpressionLowering::negate(const syntax::Expr& expr, const Type& hint) {
  const ExprId a = lower(expr.children[0], hint);
  const Type type = type_of(a);
  if (is_error(type)) return error(expr.span);
  if (!is_number(type) && type.kind != TypeKind::money && type.kind != TypeKind::duration) {
    base::Diagnostic& diagnostic = context_.report.add(base::Code::cannot_negate, expr.span, {text_of(expr.children[0]), describe(context_, type)});
    if (expr.children[0].kind == syntax::ExprKind::literal) diagnostic.fix = base::Fix::offer(expr.span, text_of(expr.children[0]));
    return error(expr.span);
  }
  if (model::Value* value = constant_value(a)) {  // -5 is a constant too; the literals are never negative, so this cannot overflow
    value->a = -value->a;
    context_.rules.exprs[a.index()].span = expr.span;
    return a;
  }
  return add(Op::negate, type, expr.span, a, {});
}

}  // namespace zhunsheng::sema

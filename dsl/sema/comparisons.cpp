// SPDX-License-Identifier: Apache-2.0
// Comparisons, 含 and 属于( ): what may stand beside what, and for what may not, why, and the form that is meant.
#include "dsl/sema/expressions.hpp"
#include "dsl/sema/everyday.hpp"
#include "dsl/sema/names.hpp"
#include "dsl/sema/spelled.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {

using base::DurationUnit;
using model::ExprId;
using model::Op;
using model::TypeKind;
using syntax::ExprKind;

namespace {

bool is_bare(const syntax::Expr& expr) { return expr.kind == ExprKind::path && expr.path.parts.size() == 1; }
bool is_state(const syntax::Expr& expr) {
  return expr.kind == ExprKind::literal && (expr.literal->kind == syntax::LiteralKind::unknown || expr.literal->kind == syntax::LiteralKind::not_applicable);
}
bool is_order(Op op) { return op == Op::at_least || op == Op::greater || op == Op::at_most || op == Op::less; }
bool has_order(TypeKind kind) {
  return kind == TypeKind::integer || kind == TypeKind::decimal || kind == TypeKind::percent || kind == TypeKind::money || kind == TypeKind::date || kind == TypeKind::duration;
}
bool has_unit(const model::Type& type, DurationUnit unit) { return type.kind == TypeKind::duration && type.unit == static_cast<std::uint8_t>(unit); }


/// The unit to write behind a bare number so that it is of this type.
std::string_view unit_of(const model::Type& type) {
  if (type.kind == TypeKind::money) return "元";
  if (type.kind == TypeKind::percent) return "%";
  if (type.kind != TypeKind::duration) return {};
  if (has_unit(type, DurationUnit::month)) return "个月";
  if (has_unit(type, DurationUnit::workday)) return "个工作日";
  return is_any_duration(type) ? "日" : describe(static_cast<DurationUnit>(type.unit));
}

}  // namespace

std::pair<ExprId, ExprId> ExpressionLowering::pair(const syntax::Expr& left, const syntax::Expr& right) {
  const bool right_first = is_bare(left) && (!is_bare(right) || (!is_known(left.path.parts.front().text) && is_known(right.path.parts.front().text)));
  if (!right_first) {
    const ExprId a = lower(left);
    const ExprId b = is_error(type_of(a)) && is_bare(right) ? error(right.span) : lower(right, type_of(a));
    return {a, b};
  }
  const ExprId b = lower(right);
  const ExprId a = is_error(type_of(b)) ? error(left.span) : lower(left, type_of(b));
  return {a, b};
}

/// 文书.类别 = 补贴政策  →  文书.类别 含 补贴政策
bool ExpressionLowering::report_list_of_words(const syntax::Expr& expr) {
  const syntax::Expr &list = expr.children[0], &word = expr.children[1];
  if (expr.kind != ExprKind::equal || !is_bare(word) || list.kind != ExprKind::path || is_known(word.path.parts.front().text)) return false;
  const std::size_t before = context_.report.count();
  const model::Type type = type_of(lower(list));
  if (context_.report.count() != before) return true;
  if (type.kind != TypeKind::list || element_of(type).kind != TypeKind::enumeration || !find_enumerant(context_, element_of(type), word.path.parts.front().text)) return false;
  base::Diagnostic& diagnostic = context_.report.add(base::Code::not_comparable, expr.span, {text_of(list), describe(context_, type), text_of(word), describe(context_, element_of(type))});
  diagnostic.suggestion = text_of(list) + " 含 " + text_of(word);
  diagnostic.fix = base::Fix{expr.span, *diagnostic.suggestion};
  return true;
}

ExprId ExpressionLowering::comparison(const syntax::Expr& expr, Op op) {
  const model::Type boolean = simple(TypeKind::boolean);
  for (const auto& child : expr.children) {
    const bool is_said_unknown = is_bare(child) && is_unknown_word(child.path.parts.front().text) && !is_known(child.path.parts.front().text);
    if (!is_state(child) && !is_said_unknown) continue;
    report_state(expr, child);
    return error(expr.span);
  }
  if (report_list_of_words(expr)) return error(expr.span);
  const auto [a, b] = pair(expr.children[0], expr.children[1]);
  if (is_error(type_of(a)) || is_error(type_of(b))) return error(expr.span);
  adapt(a, type_of(b));
  adapt(b, type_of(a));
  if (!comparable(expr, a, b)) return error(expr.span);
  if (is_order(op) && !has_order(type_of(a).kind)) {
    context_.report.add(base::Code::no_order, expr.operator_span, {describe(context_, type_of(a))}).fix = base::Fix::offer(expr.operator_span, "=");
    return error(expr.span);
  }
  return add(op, boolean, expr.span, a, b);
}

bool ExpressionLowering::comparable(const syntax::Expr& expr, ExprId left, ExprId right) {
  const model::Type a = type_of(left), b = type_of(right);
  const syntax::Expr &first = expr.children[0], &second = expr.children[1];
  if (a.kind == TypeKind::duration && b.kind == TypeKind::duration) {
    if (a.unit == b.unit || is_any_duration(a) || is_any_duration(b)) return true;
    report_duration_units(expr, a, b);
    return false;
  }
  if (a == b && a.kind != TypeKind::list && a.kind != TypeKind::record) return true;
  if (report_missing_unit(first, a, b) || report_missing_unit(second, b, a) || report_other_spelling(first, a, b) || report_other_spelling(second, b, a)) return false;
  if (is_number(a) && is_number(b)) return true;
  context_.report.add(base::Code::not_comparable, expr.span, {text_of(first), describe(context_, a), text_of(second), describe(context_, b)});
  return false;
}

/// 决策.投资额 = 不详  →  缺(决策.投资额)
void ExpressionLowering::report_state(const syntax::Expr& comparison, const syntax::Expr& state) {
  base::Diagnostic& diagnostic = context_.report.add(base::Code::state_is_no_value, state.span, {text_of(state)});
  const syntax::Expr& other = comparison.children[&state == &comparison.children.front() ? 1 : 0];
  const bool is_fact = other.kind == ExprKind::path && other.path.parts.size() > 1;
  const bool is_equality = comparison.kind == ExprKind::equal || comparison.kind == ExprKind::not_equal;
  if (!is_fact || !is_equality) return;
  diagnostic.suggestion = std::string(comparison.kind == ExprKind::equal ? "缺(" : "有(") + text_of(other) + ")";
  diagnostic.fix = base::Fix{comparison.span, *diagnostic.suggestion};
}

bool ExpressionLowering::report_other_spelling(const syntax::Expr& expr, const model::Type& actual, const model::Type& expected) {
  const auto say = [&](base::Code code, const std::string& second, const std::string& meant) {
    context_.report.add(code, expr.span, {text_of(expr), second}).fix = base::Fix{expr.span, meant};
    return true;
  };
  if (actual.kind == TypeKind::list && is_number(expected)) return say(base::Code::list_is_no_number, {}, "计数(" + text_of(expr) + ")");
  if (expr.kind != ExprKind::literal) return false;
  const std::string written = text_of(expr);
  if (actual.kind == TypeKind::integer && expected.kind == TypeKind::date)
    if (const auto date = date_of_digits(written)) return say(base::Code::spelled_out_literal, *date, *date);
  if (actual.kind == TypeKind::integer && expected.kind == TypeKind::boolean && (written == "0" || written == "1")) {
    const std::string truth = written == "1" ? "是" : "否";
    return say(base::Code::spelled_out_literal, truth, truth);
  }
  if (actual.kind != TypeKind::text) return false;
  const std::string& inner = expr.literal->text;
  if (expected.kind == TypeKind::enumeration && find_enumerant(context_, expected, inner)) return say(base::Code::quoted_value, describe(context_, expected), inner);
  const bool is_truth = inner == "是" || inner == "否" || inner == "true" || inner == "false";
  if (expected.kind == TypeKind::boolean && is_truth) return say(base::Code::quoted_value, describe(context_, expected), inner);
  const auto spelled = read_spelled(inner);
  const bool fits_number = spelled && spelled->kind == TypeKind::integer && is_number(expected);
  if (spelled && (spelled->kind == expected.kind || fits_number)) return say(base::Code::quoted_value, describe(context_, expected), spelled->literal);
  return false;
}

/// A bare number beside something with a unit; the fix adds the unit.
bool ExpressionLowering::report_missing_unit(const syntax::Expr& number, const model::Type& number_type, const model::Type& other) {
  if (number.kind != ExprKind::literal || (number_type.kind != TypeKind::integer && number_type.kind != TypeKind::decimal)) return false;
  const std::string_view unit = unit_of(other);
  if (unit.empty() || (number_type.kind == TypeKind::decimal && other.kind == TypeKind::duration)) return false;
  base::Diagnostic& diagnostic = context_.report.add(base::Code::missing_unit, number.span, {text_of(number), describe(context_, other)});
  diagnostic.suggestion = text_of(number).append(unit);
  diagnostic.fix = base::Fix::offer(number.span, *diagnostic.suggestion);
  return true;
}

void ExpressionLowering::report_duration_units(const syntax::Expr& expr, const model::Type& left, const model::Type& right) {
  const bool has_workday = has_unit(left, DurationUnit::workday) || has_unit(right, DurationUnit::workday);
  const bool has_day = has_unit(left, DurationUnit::day) || has_unit(right, DurationUnit::day);
  const base::Code code = has_workday ? base::Code::workdays_are_not_days : has_day ? base::Code::days_are_not_months : base::Code::duration_units;
  const std::string left_unit = describe_unit(static_cast<DurationUnit>(left.unit)), right_unit = describe_unit(static_cast<DurationUnit>(right.unit));
  base::Diagnostic& diagnostic = context_.report.add(code, expr.span, {text_of(expr.children[0]), left_unit, text_of(expr.children[1]), right_unit});

  // 20日 beside what is counted in working days: the unit was cut short.
  for (std::size_t i = 0; i < 2; ++i) {
    const syntax::Expr& count = expr.children[i];
    const bool is_cut_short = count.kind == ExprKind::literal && has_unit(i == 0 ? right : left, DurationUnit::workday) && expr.children[1 - i].kind == ExprKind::path;
    if (is_cut_short) diagnostic.fix = base::Fix::offer(count.span, std::to_string(count.literal->integer) + "个工作日");
  }

  // A difference of two dates written in place: 终止 - 起始 不超过 20年  →  终止 不超过 起始 + 20年.
  const bool left_is_difference = expr.children[0].kind == ExprKind::subtract;
  const syntax::Expr& difference = expr.children[left_is_difference ? 0 : 1];
  if (difference.kind != ExprKind::subtract) return;
  const syntax::Expr& other = expr.children[left_is_difference ? 1 : 0];
  const std::string later = text_of(difference.children[0]), earlier = text_of(difference.children[1]), op(context_.slice(expr.operator_span));
  std::string fixed;
  if (has_workday) fixed = left_is_difference ? "工作日数(" + earlier + ", " + later + ") " + op + " " + text_of(other) : text_of(other) + " " + op + " 工作日数(" + earlier + ", " + later + ")";
  else fixed = left_is_difference ? later + " " + op + " " + earlier + " + " + text_of(other) : earlier + " + " + text_of(other) + " " + op + " " + later;
  diagnostic.suggestion = fixed;
  diagnostic.fix = base::Fix{expr.span, fixed};
}

ExprId ExpressionLowering::contains(const syntax::Expr& expr) {
  const ExprId a = lower(expr.children[0]);
  const model::Type type = type_of(a);
  if (is_error(type)) return error(expr.span);
  if (type.kind != TypeKind::text && type.kind != TypeKind::list) {
    context_.report.add(base::Code::cannot_contain, expr.children[0].span, {text_of(expr.children[0]), describe(context_, type)}).fix = base::Fix::offer(expr.operator_span, "=");
    return error(expr.span);
  }
  const ExprId b = value(expr.children[1], type.kind == TypeKind::list ? element_of(type) : type);
  if (is_error(type_of(b))) return error(expr.span);
  return add(Op::contains, simple(TypeKind::boolean), expr.span, a, b);
}

ExprId ExpressionLowering::in_set(const syntax::Expr& expr) {
  const ExprId a = lower(expr.children[0]);
  const model::Type type = type_of(a);
  if (is_error(type)) return error(expr.span);
  std::vector<ExprId> operands;
  for (std::size_t i = 1; i < expr.children.size(); ++i) operands.push_back(value(expr.children[i], type));
  const ExprId id = add(Op::in_set, simple(TypeKind::boolean), expr.span);
  context_.rules.exprs[id.index()].a = a;
  set_operands(id, operands);
  return id;
}

}  // namespace zhunsheng::sema

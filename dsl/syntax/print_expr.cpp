// SPDX-License-Identifier: Apache-2.0
// Literals, types and expressions on one line.
#include "dsl/syntax/print.hpp"

namespace zhunsheng::syntax {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') out += "\\n";
    else out += c;
  }
  return out + '"';
}

std::string dotted(const Path& path) {
  std::string out;
  for (const Name& part : path.parts) out.append(out.empty() ? "" : ".").append(part.text);
  return out;
}

const char* word_of(ExprKind kind) {
  switch (kind) {
    case ExprKind::literal: return "literal";
    case ExprKind::path: return "path";
    case ExprKind::call: return "call";
    case ExprKind::present: return "有";
    case ExprKind::absent: return "缺";
    case ExprKind::logical_not: return "不是";
    case ExprKind::logical_and: return "且";
    case ExprKind::logical_or: return "或";
    case ExprKind::equal: return "=";
    case ExprKind::not_equal: return "!=";
    case ExprKind::at_least: return ">=";
    case ExprKind::greater: return ">";
    case ExprKind::at_most: return "<=";
    case ExprKind::less: return "<";
    case ExprKind::contains: return "含";
    case ExprKind::in_set: return "属于";
    case ExprKind::matches: return "命中";
    case ExprKind::add: return "+";
    case ExprKind::subtract: return "-";
    case ExprKind::multiply: return "*";
    case ExprKind::divide: return "/";
    case ExprKind::negate: return "neg";
    case ExprKind::every: return "每个";
    case ExprKind::some: return "存在";
    case ExprKind::none: return "没有";
    case ExprKind::sum: return "合计";
    case ExprKind::count: return "计数";
    case ExprKind::maximum: return "最大";
    case ExprKind::minimum: return "最小";
  }
  return "?";
}

/// Children of an aggregate carry their role: 当 the filter, ":" the term.
const char* role_of(const Expr& expr, std::size_t child) {
  const bool is_aggregate = expr.kind == ExprKind::sum || expr.kind == ExprKind::count || expr.kind == ExprKind::maximum || expr.kind == ExprKind::minimum;
  if (!is_aggregate || child == 0) return "";
  return child == 1 && expr.has_filter ? "当 " : ": ";
}

}  // namespace

std::string print(const Literal& literal) {
  switch (literal.kind) {
    case LiteralKind::integer: return std::to_string(literal.integer);
    case LiteralKind::decimal: return base::format_decimal(literal.integer);
    case LiteralKind::percent: return std::to_string(literal.fraction.numerator) + "/" + std::to_string(literal.fraction.denominator);
    case LiteralKind::money: return std::to_string(literal.integer) + "分";
    case LiteralKind::date: return base::to_string(literal.date);
    case LiteralKind::duration: return base::to_string(base::Duration{literal.integer, literal.unit});
    case LiteralKind::string: return quoted(literal.text);
    case LiteralKind::truth: return "是";
    case LiteralKind::falsity: return "否";
    case LiteralKind::unknown: return "不详";
    case LiteralKind::not_applicable: return "不适用";
  }
  return "?";
}

std::string print(const Type& type) {
  const auto list = [](const std::vector<Name>& parts) {
    std::string out;
    for (const Name& part : parts) out.append(out.empty() ? "" : ", ").append(part.text);
    return out;
  };
  switch (type.name) {
    case TypeName::boolean: return "是否";
    case TypeName::integer: return "整数";
    case TypeName::decimal: return "小数";
    case TypeName::percent: return "比例";
    case TypeName::money: return "金额";
    case TypeName::date: return "日期";
    case TypeName::duration: return type.unit ? "时长(" + type.unit->text + ")" : "时长";
    case TypeName::text: return "文本";
    case TypeName::enumeration: return "枚举(" + list(type.values) + ")";
    case TypeName::list: return "列表(" + (type.element.empty() ? "" : print(type.element.front())) + ")";
    case TypeName::record: return type.record.text;
  }
  return "?";
}

std::string print(const Expr& expr) {
  if (expr.kind == ExprKind::literal) return print(*expr.literal);
  if (expr.kind == ExprKind::path) return dotted(expr.path);
  std::string out = std::string("(") + word_of(expr.kind);
  if (expr.kind == ExprKind::call || expr.kind == ExprKind::present || expr.kind == ExprKind::absent) out.append(" ").append(dotted(expr.path));
  if (expr.variable) out.append(" ").append(expr.variable->text);
  for (std::size_t i = 0; i < expr.children.size(); ++i) out.append(" ").append(role_of(expr, i)).append(print(expr.children[i]));
  if (expr.kind == ExprKind::matches) out.append(" ").append(dotted(expr.path));
  return out += ")";
}

}  // namespace zhunsheng::syntax

// SPDX-License-Identifier: Apache-2.0
// Expressions → nodes: numbers, dates, durations and the loops over them. 整数, 小数 and 比例 widen in that order; 金额,
// 日期 and 时长 are one-word values that keep to themselves.
#include "engine/graph/builder.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::graph {

using model::Expr;
using model::Op;
using model::TypeKind;

namespace {

/// The built-in functions in the order of their table: a call refers to them by number.
enum class Builtin : std::uint32_t {
#define ZS_BUILTIN(identifier, chinese, english, kind, unit, parameters, doc) identifier,
#include "engine/model/builtins.def"
#undef ZS_BUILTIN
};

bool is_number(TypeKind kind) { return kind == TypeKind::integer || kind == TypeKind::decimal || kind == TypeKind::percent; }

/// The wider of two plain numbers; `left` for anything else.
TypeKind wider(TypeKind left, TypeKind right) {
  if (!is_number(left)) return is_number(right) || left == TypeKind::error ? right : left;
  return is_number(right) && right > left ? right : left;
}
static_assert(TypeKind::integer < TypeKind::decimal && TypeKind::decimal < TypeKind::percent, "plain numbers widen in this order");

Node binary(NodeOp op, NodeIndex a, NodeIndex b = no_node) {
  Node node;
  node.op = op;
  node.a = a;
  node.b = b;
  return node;
}

}  // namespace

NodeIndex Builder::coerce(NodeIndex node, TypeKind from, TypeKind to) {
  if (from == to || !is_number(from) || !is_number(to)) return node;
  if (from == TypeKind::integer) return make(binary(to == TypeKind::decimal ? NodeOp::integer_to_decimal : NodeOp::integer_to_fraction, node));
  if (from == TypeKind::decimal && to == TypeKind::percent) return make(binary(NodeOp::decimal_to_fraction, node));
  if (from == TypeKind::percent && to == TypeKind::decimal) return make(binary(NodeOp::fraction_to_decimal, node));
  return node;  // nothing narrows to 整数
}

NodeIndex Builder::compare(Relation relation, std::pair<NodeIndex, TypeKind> left, std::pair<NodeIndex, TypeKind> right) {
  const TypeKind kind = wider(left.second, right.second);
  Node node = binary(NodeOp::equal, coerce(left.first, left.second, kind), coerce(right.first, right.second, kind));
  if (kind == TypeKind::boolean) {
    node.op = relation == Relation::equal ? NodeOp::same_truth : NodeOp::other_truth;
  } else if (kind == TypeKind::percent || kind == TypeKind::duration) {
    node.op = kind == TypeKind::percent ? NodeOp::compare_fraction : NodeOp::compare_duration;
    node.imm = static_cast<std::uint32_t>(relation);
  } else {
    node.op = static_cast<NodeOp>(static_cast<int>(NodeOp::equal) + static_cast<int>(relation));
  }
  return make(node);
}

NodeIndex Builder::lower_sum(const Expr& expr, Environment& environment) {
  TypeKind left_kind = type_of(expr.a).kind, right_kind = type_of(expr.b).kind;
  NodeIndex left = lower(expr.a, environment), right = lower(expr.b, environment);
  const bool adds = expr.op == Op::add;
  if (adds && left_kind == TypeKind::duration && right_kind == TypeKind::date) {
    std::swap(left, right);
    std::swap(left_kind, right_kind);
  }
  if (left_kind == TypeKind::date && right_kind == TypeKind::duration) return make(binary(adds ? NodeOp::add_duration : NodeOp::subtract_duration, left, right));
  const TypeKind kind = wider(left_kind, right_kind);
  left = coerce(left, left_kind, kind);
  right = coerce(right, right_kind, kind);
  if (kind == TypeKind::percent) return coerce(make(binary(adds ? NodeOp::add_fraction : NodeOp::subtract_fraction, left, right)), kind, expr.type.kind);
  return coerce(make(binary(adds ? NodeOp::add : NodeOp::subtract, left, right)), kind, expr.type.kind);
}

NodeIndex Builder::lower_product(const Expr& expr, Environment& environment) {
  TypeKind left_kind = type_of(expr.a).kind, right_kind = type_of(expr.b).kind;
  NodeIndex left = lower(expr.a, environment), right = lower(expr.b, environment);
  if (is_number(left_kind) && !is_number(right_kind)) {  // 3 × 金额
    std::swap(left, right);
    std::swap(left_kind, right_kind);
  }
  if (!is_number(left_kind)) {
    if (right_kind == TypeKind::integer) return make(binary(NodeOp::multiply, left, right));
    return make(binary(NodeOp::scale, left, coerce(right, right_kind, TypeKind::percent)));
  }
  const TypeKind kind = wider(left_kind, right_kind);
  const NodeOp op = kind == TypeKind::integer ? NodeOp::multiply : kind == TypeKind::decimal ? NodeOp::multiply_decimal : NodeOp::multiply_fraction;
  return coerce(make(binary(op, coerce(left, left_kind, kind), coerce(right, right_kind, kind))), kind, expr.type.kind);
}

NodeIndex Builder::lower_quotient(const Expr& expr, Environment& environment) {
  const TypeKind left_kind = type_of(expr.a).kind, right_kind = type_of(expr.b).kind;
  const NodeIndex left = lower(expr.a, environment), right = lower(expr.b, environment);
  if (!is_number(left_kind) && is_number(right_kind)) return make(binary(NodeOp::scale, left, make(binary(NodeOp::reciprocal, coerce(right, right_kind, TypeKind::percent)))));
  const TypeKind kind = wider(left_kind, right_kind);
  const NodeOp op = kind == TypeKind::percent ? NodeOp::divide_fraction : NodeOp::quotient;
  return coerce(make(binary(op, coerce(left, left_kind, kind), coerce(right, right_kind, kind))), TypeKind::percent, expr.type.kind);
}

NodeIndex Builder::lower_negation(const Expr& expr, Environment& environment) {
  return make(binary(type_of(expr.a).kind == TypeKind::percent ? NodeOp::negate_fraction : NodeOp::negate, lower(expr.a, environment)));
}

NodeIndex Builder::lower_call(const Expr& expr, Environment& environment) {
  std::vector<NodeIndex> operands;
  for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) operands.push_back(lower(rules_.operands[i], environment));
  switch (static_cast<Builtin>(expr.ref)) {
    case Builtin::workdays_between: return make(binary(NodeOp::workdays_between, operands[0], operands[1]));
    case Builtin::roll_forward: return make(binary(NodeOp::roll_forward, operands[0]));
  }
  return no_node;
}

NodeIndex Builder::lower_loop(const Expr& expr, Environment& environment) {
  const bool is_quantifier = expr.op == Op::every || expr.op == Op::some || expr.op == Op::none;
  const model::Type& list_type = type_of(expr.a);
  Node node;
  node.a = lower(expr.a, environment);
  note_element_type(node.a, list_type);
  const NodeIndex variable = variable_over(node.a, environment);
  environment.bindings.emplace_back(model::VariableId(expr.ref), variable);
  TypeKind kind = list_type.element;
  if (is_quantifier) {
    node.b = lower(expr.b, environment);
  } else {
    node.c = lower(expr.b, environment);
    if (expr.op != Op::count) node.b = expr.c.is_valid() ? lower(expr.c, environment) : variable;
    if (expr.c.is_valid()) kind = type_of(expr.c).kind;
  }
  environment.bindings.pop_back();
  switch (expr.op) {
    case Op::every: node.op = NodeOp::every; break;
    case Op::some: node.op = NodeOp::some; break;
    case Op::none: node.op = NodeOp::none; break;
    case Op::sum: node.op = kind == TypeKind::percent ? NodeOp::sum_fraction : NodeOp::sum; break;
    case Op::count: node.op = NodeOp::count; break;
    case Op::maximum: node.op = NodeOp::maximum; break;
    default: node.op = NodeOp::minimum; break;  // only loops come here
  }
  node.flag = kind == TypeKind::percent && (node.op == NodeOp::maximum || node.op == NodeOp::minimum);
  const auto [place, is_new] = loops_.try_emplace({variable, node.b, node.c}, 0);
  if (is_new) place->second = make_block(node.a, variable, {node.b, node.c});
  node.imm = place->second;
  const NodeIndex made = make(node);
  return is_quantifier || expr.op == Op::count ? made : coerce(made, kind, expr.type.kind);
}

}  // namespace zhunsheng::graph

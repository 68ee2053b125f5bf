// SPDX-License-Identifier: Apache-2.0
// Which nodes a node reads: one place that knows the layout of every operation.
#pragma once
#include "engine/graph/plan.hpp"

namespace zhunsheng::graph {

/// The operands that stand in the node's own words: how many of a, b, c they are, and whether instead a, b bound a list
/// of them in Plan::operands.
struct OperandLayout {
  std::uint8_t words = 0;
  bool is_list = false;
};
inline OperandLayout layout_of(NodeOp op) {
  switch (op) {
    case NodeOp::constant: case NodeOp::input: case NodeOp::records: case NodeOp::as_of: case NodeOp::variable: case NodeOp::hit:
    case NodeOp::present: case NodeOp::absent: case NodeOp::has_material: case NodeOp::lacks_material: return {};
    case NodeOp::logical_and: case NodeOp::logical_or: case NodeOp::cases: case NodeOp::collect:
      return {0, true};
    case NodeOp::hit_field: case NodeOp::field: case NodeOp::present_field: case NodeOp::absent_field: case NodeOp::matches: case NodeOp::in_force:
      return {1, false};
    case NodeOp::every: case NodeOp::some: case NodeOp::none: case NodeOp::sum: case NodeOp::sum_fraction: case NodeOp::count: case NodeOp::maximum: case NodeOp::minimum:
    case NodeOp::logical_not: case NodeOp::equal: case NodeOp::not_equal: case NodeOp::at_least: case NodeOp::greater: case NodeOp::at_most: case NodeOp::less:
    case NodeOp::compare_fraction: case NodeOp::compare_duration: case NodeOp::same_truth: case NodeOp::other_truth: case NodeOp::contains_text: case NodeOp::contains_element:
    case NodeOp::add: case NodeOp::subtract: case NodeOp::multiply: case NodeOp::negate: case NodeOp::add_fraction: case NodeOp::subtract_fraction:
    case NodeOp::multiply_fraction: case NodeOp::divide_fraction: case NodeOp::negate_fraction: case NodeOp::multiply_decimal: case NodeOp::scale: case NodeOp::quotient:
    case NodeOp::reciprocal: case NodeOp::integer_to_decimal: case NodeOp::integer_to_fraction: case NodeOp::decimal_to_fraction: case NodeOp::fraction_to_decimal:
    case NodeOp::add_duration: case NodeOp::subtract_duration: case NodeOp::workdays_between: case NodeOp::roll_forward: case NodeOp::parameter: case NodeOp::presumed:
      return {3, false};
  }
  return {};
}

/// Calls `visit(NodeIndex)` for each operand, guards and values alike; not for the block's variable.
template <class Visit>
void for_each_operand(const Plan& plan, const Node& node, Visit&& visit) {
  const OperandLayout layout = layout_of(node.op);
  if (layout.is_list)
    for (std::uint32_t i = node.a; i < node.b; ++i)
      if (plan.operands[i] != no_node) visit(plan.operands[i]);
  const NodeIndex words[] = {node.a, node.b, node.c};
  for (std::uint8_t i = 0; i < layout.words; ++i)
    if (words[i] != no_node) visit(words[i]);
}

}  // namespace zhunsheng::graph

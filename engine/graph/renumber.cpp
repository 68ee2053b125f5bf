// SPDX-License-Identifier: Apache-2.0
// Nodes in the order in which they are computed, and their lists of operands with them: the evaluator then reads the plan
// from front to back.
#include <algorithm>

#include "engine/graph/builder.hpp"
#include "engine/graph/operands.hpp"

namespace zhunsheng::graph {
namespace {

/// The values of a table that is addressed by node, in the new order.
template <class T>
void reorder(std::vector<T>& table, const std::vector<NodeIndex>& order) {
  std::vector<T> out;
  out.reserve(table.size());
  for (const NodeIndex from : order) out.push_back(std::move(table[from]));
  table = std::move(out);
}

}  // namespace

void Builder::renumber(const std::vector<NodeIndex>& order) {
  std::vector<NodeIndex> number(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) number[order[i]] = static_cast<NodeIndex>(i);
  const auto move = [&](NodeIndex& node) {
    if (node != no_node) node = number[node];
  };
  for (auto* table : {&plan.initial_status, &plan.is_closed}) reorder(*table, order);
  for (auto* table : {&level_, &visited_, &list_strides_}) reorder(*table, order);
  reorder(plan.nodes, order);
  reorder(plan.initial_cells, order);
  reorder(free_, order);

  std::vector<NodeIndex> operands;
  for (Node& node : plan.nodes) {
    const OperandLayout layout = layout_of(node.op);
    if (node.op == NodeOp::variable) move(node.a);
    NodeIndex* const words[] = {&node.a, &node.b, &node.c};
    for (std::uint8_t i = 0; i < layout.words; ++i) move(*words[i]);
    if (!layout.is_list) continue;
    const auto begin = static_cast<std::uint32_t>(operands.size());
    operands.insert(operands.end(), plan.operands.begin() + node.a, plan.operands.begin() + node.b);
    for (std::size_t i = begin; i < operands.size(); ++i) move(operands[i]);
    node.a = begin;
    node.b = static_cast<std::uint32_t>(operands.size());
  }
  plan.operands = std::move(operands);

  for (auto& free : free_) {
    for (NodeIndex& node : free) move(node);
    std::sort(free.begin(), free.end());
  }
  for (auto* table : {&plan.steps, &text_nodes_})
    for (NodeIndex& node : *table) move(node);
  for (CheckPlan& check : plan.checks)
    for (NodeIndex* node : {&check.at, &check.applies, &check.norm, &check.rest, &check.subject_node}) move(*node);
  for (ExceptionPlan& exception : plan.exceptions) move(exception.when);
  for (Bucket& bucket : plan.buckets) move(bucket.guard);
  for (Block& block : plan.blocks)
    for (NodeIndex* node : {&block.list, &block.variable}) move(*node);
  move(plan.as_of);
  if (places != nullptr)
    for (Place& place : *places) move(place.node);
  known_.clear();
  lists_.clear();
  constants_.clear();
  named_.clear();
}

}  // namespace zhunsheng::graph

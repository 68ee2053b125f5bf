// SPDX-License-Identifier: Apache-2.0
// One pass upwards says which nodes rest on a presumed fact: 且 that is false by an operand which does not rest on one, does
// not either. A walk down from what decided the instance then names the facts. Statuses inside loops are of one element
// only, so there nothing is ruled out.
#include "engine/eval/presumed.hpp"

#include <algorithm>

#include "engine/graph/operands.hpp"

namespace zhunsheng::eval {

using graph::Node;
using graph::NodeIndex;
using graph::NodeOp;
namespace status = graph::status;

void PresumedFacts::restart() {
  is_empty_ = true;
  for (const NodeIndex index : plan_.presumed) {
    const bool presumes = machine_.status(plan_.nodes[index].a) == status::unknown && machine_.status(index) != status::unknown;
    if (!presumes) continue;
    if (is_empty_) presumes_.assign(plan_.nodes.size(), 0);
    is_empty_ = false;
    presumes_[index] = 1;
  }
  if (is_empty_) return;
  rests_.assign(plan_.nodes.size(), 0);
  visited_.resize(plan_.nodes.size(), 0);
  for (NodeIndex i = 0; i < plan_.nodes.size(); ++i) rests_[i] = rests(i) ? 1 : 0;  // operands come first
}

/// Is the operand one of those that make 且 false, or 或 true?
bool PresumedFacts::decides(const Node& node, NodeIndex index, NodeIndex operand) const {
  const std::uint8_t deciding = node.op == NodeOp::logical_and ? status::no : status::yes;
  const bool is_decided = (node.op == NodeOp::logical_and || node.op == NodeOp::logical_or) && plan_.is_closed[index] != 0 && machine_.status(index) == deciding;
  return !is_decided || machine_.status(operand) == deciding;
}

bool PresumedFacts::rests(NodeIndex index) const {
  const Node& node = plan_.nodes[index];
  if (presumes_[index] != 0) return true;
  bool any = false, has_own_ground = false;
  graph::for_each_operand(plan_, node, [&](NodeIndex operand) {
    const bool is_junction = node.op == NodeOp::logical_and || node.op == NodeOp::logical_or;
    if (!decides(node, index, operand)) return;
    any = any || rests_[operand] != 0;
    const std::uint8_t deciding = node.op == NodeOp::logical_and ? status::no : status::yes;
    has_own_ground = has_own_ground || (is_junction && plan_.is_closed[index] != 0 && machine_.status(index) == deciding && rests_[operand] == 0);
  });
  return any && !has_own_ground;
}

void PresumedFacts::add(NodeIndex root) {
  if (root == graph::no_node || rests_[root] == 0 || visited_[root] == walk_) return;
  visited_[root] = walk_;
  stack_.push_back(root);
}

void PresumedFacts::add_exceptions(graph::Range exceptions) {
  for (std::uint32_t i = exceptions.begin; i < exceptions.end; ++i) {
    add(plan_.exceptions[i].when);
    add_exceptions(plan_.exceptions[i].inner);
  }
}

void PresumedFacts::walk(std::vector<model::FactId>& out) {
  while (!stack_.empty()) {
    const NodeIndex now = stack_.back();
    stack_.pop_back();
    const Node& node = plan_.nodes[now];
    if (presumes_[now] != 0) out.emplace_back(std::size_t{node.imm});
    graph::for_each_operand(plan_, node, [&](NodeIndex operand) {
      if (decides(node, now, operand)) add(operand);
    });
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

void PresumedFacts::fill(InstanceOutcome& instance) {
  if (is_empty_) return;
  const graph::CheckPlan& row = plan_.checks[instance.check.index()];
  const auto ends = [](Truth truth) { return truth == Truth::no || truth == Truth::not_applicable; };
  ++walk_;
  if (row.block != graph::no_node) add(plan_.blocks[row.block].list);
  if (row.is_dated) add(row.at);
  if (instance.in_force) add(row.applies);
  const bool is_kept = instance.outcome == Outcome::satisfied || instance.outcome == Outcome::not_applicable;
  if (instance.in_force && !(instance.outcome == Outcome::not_applicable && ends(instance.applies))) {
    add(row.norm);
    add(row.rest);
    if (!is_kept) add_exceptions(row.exceptions);
  }
  walk(instance.presumed);
}

}  // namespace zhunsheng::eval

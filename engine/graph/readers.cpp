// SPDX-License-Identifier: Apache-2.0
// Each reader walks down to the closed nodes it reads, through open ones; the pairs found are then put in rows.
#include "engine/graph/readers.hpp"

#include <algorithm>
#include <tuple>

#include "engine/graph/buckets.hpp"
#include "engine/graph/operands.hpp"

namespace zhunsheng::graph {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // what is read, who reads it

class Walk {
 public:
  explicit Walk(const Plan& plan) : plan_(plan), met_(plan.nodes.size(), 0) {}

  void begin() { ++number_; }
  /// Calls `found` for the closed nodes that are read through this one, itself included, once since begin().
  template <class Found>
  void read(NodeIndex root, Found&& found) {
    stack_.push_back(root);
    while (!stack_.empty()) {
      const NodeIndex now = stack_.back();
      stack_.pop_back();
      if (met_[now] == number_) continue;
      met_[now] = number_;
      if (plan_.is_closed[now] != 0) found(now);
      else for_each_operand(plan_, plan_.nodes[now], [&](NodeIndex operand) { stack_.push_back(operand); });
    }
  }

 private:
  const Plan& plan_;
  std::vector<std::uint32_t> met_;
  std::vector<NodeIndex> stack_;
  std::uint32_t number_ = 0;
};

void put_in_rows(std::vector<Pair>& pairs, std::size_t rows, std::vector<std::uint32_t>& first, std::vector<std::uint32_t>& values) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  first.assign(rows + 1, 0);
  values.clear();
  for (const auto& [from, to] : pairs) {
    ++first[from + 1];
    values.push_back(to);
  }
  for (std::size_t i = 0; i < rows; ++i) first[i + 1] += first[i];
}

/// Does the node compare what it reads with a known constant?
bool is_threshold(const Plan& plan, const Node& node) {
  return node.op >= NodeOp::equal && node.op <= NodeOp::less && plan.nodes[node.b].op == NodeOp::constant && plan.initial_status[node.b] == status::known && plan.is_closed[node.a] != 0 &&
         plan.nodes[node.a].op != NodeOp::constant;
}

bool is_reference(const Plan& plan, const Node& node, const std::vector<std::uint8_t>& is_indirect) {
  switch (node.op) {
    case NodeOp::input: return node.b == static_cast<std::uint32_t>(model::TypeKind::list) || node.b == static_cast<std::uint32_t>(model::TypeKind::text);
    case NodeOp::records: case NodeOp::collect: return true;
    case NodeOp::presumed: return is_indirect[node.a] != 0;
    case NodeOp::cases:
      for (std::uint32_t i = node.a + 1; i < node.b; i += 2)
        if (is_indirect[plan.operands[i]] != 0) return true;
      return false;
    default: return false;
  }
}

}  // namespace

Readers find_readers(const Plan& plan, const model::Ruleset& rules) {
  Readers out;
  std::vector<Pair> readers, facts;
  std::vector<std::tuple<NodeIndex, std::int64_t, NodeIndex>> thresholds;  // what is read, with what it is compared, by whom
  Walk walk(plan);
  out.is_indirect.assign(plan.nodes.size(), 0);
  for (NodeIndex i = 0; i < plan.nodes.size(); ++i) {
    const Node& node = plan.nodes[i];
    out.is_indirect[i] = is_reference(plan, node, out.is_indirect) ? 1 : 0;
    const bool reads_state = node.op == NodeOp::input || node.op == NodeOp::present || node.op == NodeOp::absent || node.op == NodeOp::presumed;
    if (reads_state) facts.emplace_back(node.imm, i);
    if (plan.is_closed[i] == 0) continue;
    if (is_threshold(plan, node)) {
      thresholds.push_back({node.a, plan.initial_cells[node.b].a, i});
      continue;
    }
    walk.begin();
    for_each_operand(plan, node, [&](NodeIndex operand) { walk.read(operand, [&](NodeIndex read) { readers.emplace_back(read, i); }); });
  }
  for (std::uint32_t check = 0; check < plan.checks.size(); ++check) {
    walk.begin();
    for_each_root(plan, plan.checks[check], [&](NodeIndex root) { walk.read(root, [&](NodeIndex read) { readers.emplace_back(read, static_cast<std::uint32_t>(plan.nodes.size()) + check); }); });
  }
  put_in_rows(readers, plan.nodes.size(), out.first, out.readers);
  std::sort(thresholds.begin(), thresholds.end());
  out.first_threshold.assign(plan.nodes.size() + 1, 0);
  for (const auto& [read, value, comparison] : thresholds) {
    ++out.first_threshold[read + 1];
    out.thresholds.push_back({value, comparison});
  }
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) out.first_threshold[i + 1] += out.first_threshold[i];
  put_in_rows(facts, rules.facts.size(), out.first_of_fact, out.of_fact);
  return out;
}

}  // namespace zhunsheng::graph

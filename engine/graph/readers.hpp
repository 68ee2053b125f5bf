// SPDX-License-Identifier: Apache-2.0
// Who reads whom in a plan: the arrows of the nodes turned round, for re-review. Nodes that change with an element or a
// hit are looked through: who walks the loop reads what its body reads.
#pragma once
#include <span>
#include <vector>

#include "engine/graph/plan.hpp"

namespace zhunsheng::graph {

/// For each node that is the same for the whole review: the nodes and the checks that must be looked at when it changes.
/// INVARIANT: a reader's number is higher than that of what it reads.
struct Readers {
  std::vector<std::uint32_t> first_node, first_check;  ///< by node, one more than there are nodes
  std::vector<NodeIndex> nodes;
  std::vector<std::uint32_t> checks;                   ///< CheckIds
  std::vector<std::uint8_t> is_indirect;               ///< its value numbers rows or a text: these may change though it does not
  std::vector<std::uint32_t> first_of_fact;            ///< by FactId, one more than there are facts
  std::vector<NodeIndex> of_fact;                      ///< leaves and nodes that read the state of a fact itself: 有, 缺, 推定

  [[nodiscard]] std::span<const NodeIndex> nodes_of(NodeIndex node) const { return {nodes.data() + first_node[node], nodes.data() + first_node[node + 1]}; }
  [[nodiscard]] std::span<const std::uint32_t> checks_of(NodeIndex node) const { return {checks.data() + first_check[node], checks.data() + first_check[node + 1]}; }
  [[nodiscard]] std::span<const NodeIndex> readers_of(model::FactId fact) const {
    return {of_fact.data() + first_of_fact[fact.index()], of_fact.data() + first_of_fact[fact.index() + 1]};
  }
};

Readers find_readers(const Plan& plan, const model::Ruleset& rules);

}  // namespace zhunsheng::graph

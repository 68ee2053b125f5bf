// SPDX-License-Identifier: Apache-2.0
// Who reads whom in a plan: the arrows of the nodes turned round, for re-review. Nodes that change with an element or a
// hit are looked through: who walks the loop reads what its body reads.
#pragma once
#include <span>
#include <vector>

#include "engine/graph/plan.hpp"

namespace zhunsheng::graph {

/// For each node that is the same for the whole review: what must be looked at when it changes. A check is numbered behind
/// the nodes: it is looked at last.
/// INVARIANT: a reader's number is higher than that of what it reads.
struct Readers {
  struct Threshold {
    std::int64_t value = 0;
    NodeIndex comparison = no_node;
  };
  std::vector<std::uint32_t> first, first_threshold, first_of_fact;  ///< by node; by node; by FactId: one more than there are
  std::vector<std::uint32_t> readers;      ///< nodes, but not the comparisons in `thresholds`, and checks
  std::vector<Threshold> thresholds;       ///< comparisons of a node with constants, by value: a change from one value to another passes few
  std::vector<std::uint8_t> is_indirect;   ///< its value numbers rows or a text: these may change though it does not
  std::vector<NodeIndex> of_fact;          ///< leaves and nodes that read the state of a fact itself: 有, 缺, 推定

  [[nodiscard]] std::span<const std::uint32_t> readers_of(NodeIndex node) const { return {readers.data() + first[node], readers.data() + first[node + 1]}; }
  [[nodiscard]] std::span<const Threshold> thresholds_of(NodeIndex node) const { return {thresholds.data() + first_threshold[node], thresholds.data() + first_threshold[node + 1]}; }
  [[nodiscard]] std::span<const NodeIndex> readers_of(model::FactId fact) const {
    return {of_fact.data() + first_of_fact[fact.index()], of_fact.data() + first_of_fact[fact.index() + 1]};
  }
};

Readers find_readers(const Plan& plan, const model::Ruleset& rules);

}  // namespace zhunsheng::graph

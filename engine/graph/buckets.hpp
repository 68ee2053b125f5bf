// SPDX-License-Identifier: Apache-2.0
// Groups checks by what they share of their condition of applying, and gives each group the nodes that it alone reads.
// Internal to the room.
#pragma once
#include "engine/graph/builder.hpp"

namespace zhunsheng::graph {

/// Fills Plan::top, buckets and bucket_checks from Plan::checks.
void make_buckets(Builder& builder);

/// Calls `visit(NodeIndex)` for each node that the check reads directly: date, list, 适用, norm, subject, exceptions.
template <class Visit>
void for_each_root(const Plan& plan, const CheckPlan& check, Visit&& visit) {
  const auto visit_exceptions = [&](const auto& self, Range exceptions) -> void {
    for (std::uint32_t i = exceptions.begin; i < exceptions.end; ++i) {
      if (plan.exceptions[i].when != no_node) visit(plan.exceptions[i].when);
      self(self, plan.exceptions[i].inner);
    }
  };
  for (const NodeIndex root : {check.at, check.applies, check.norm, check.rest, check.subject_node})
    if (root != no_node) visit(root);
  for (const std::uint32_t block : {check.block, check.subject_block})
    if (block != no_node && plan.blocks[block].list != no_node) visit(plan.blocks[block].list);
  visit_exceptions(visit_exceptions, check.exceptions);
}

}  // namespace zhunsheng::graph

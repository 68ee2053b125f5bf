// SPDX-License-Identifier: Apache-2.0
// Which instances a check has: one, or one for each element of its 逐 list. Internal to the room.
#pragma once
#include "engine/eval/machine.hpp"
#include "engine/eval/outcome.hpp"

namespace zhunsheng::eval {

/// Is a check over `wanted` kinds (0: all) meant for a review of `kinds`?
inline bool is_meant_for(model::KindSet wanted, model::KindSet kinds) { return wanted == 0 || (wanted & kinds) != 0; }

/// Calls `visit(element, is_open_extra)` for each instance, with its element standing in the machine; never where the
/// list is 不适用 or empty.
template <class Visit>
void for_each_instance(Machine& machine, model::CheckId check, Visit&& visit) {
  const std::uint32_t index = machine.plan().checks[check.index()].block;
  if (index == graph::no_node) return visit(InstanceOutcome::no_element, false);
  const graph::Block& block = machine.plan().blocks[index];
  const std::uint8_t list = machine.status(block.list);
  if (list == graph::status::not_applicable) return;
  const bool is_known = list == graph::status::known;
  for (std::uint32_t i = 0; is_known && i < machine.list_size(block.list); ++i) {
    machine.enter(block, i);
    visit(i, false);
  }
  if (is_known && !machine.is_open(block.list)) return;
  machine.enter_unknown(block);
  visit(InstanceOutcome::no_element, true);
}

}  // namespace zhunsheng::eval

// SPDX-License-Identifier: Apache-2.0
// Which nodes of a plan can be columns, and as what. Internal to the room.
#pragma once
#include <vector>

#include "engine/graph/plan.hpp"

namespace zhunsheng::eval::columns {

/// As what a node can be read; a constant may be both a truth and a number.
struct Suitable {
  bool truth = false, number = false, list = false, record = false;
  std::int64_t unit = 0;                      ///< second word of a number, the same in every dossier
  graph::NodeIndex variable = graph::no_node; ///< the one variable it changes with
};
/// The unit of a constant that no value is known of: fits every other.
inline constexpr std::int64_t any_unit = -1;

/// By node.
std::vector<Suitable> find_suitable(const graph::Plan& plan, const model::Ruleset& rules);

/// The type of an element of the list at this node (an input or a block read 逐 material); error if it is neither.
model::Type element_type(const graph::Plan& plan, const model::Ruleset& rules, graph::NodeIndex list);
/// A number in one word: everything but truths, fractions, lists and records.
bool is_one_word(const model::Type& type);
/// Second word of the values of the type; none for a 时长 of any unit.
std::optional<std::int64_t> unit_of(const model::Type& type);

}  // namespace zhunsheng::eval::columns

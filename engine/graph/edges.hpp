// SPDX-License-Identifier: Apache-2.0
// Who reads what in a rule set, as edges: the walk over every declaration that the dependency graph is made from. Read are
// what evaluation reads (expressions, exceptions, presumptions), what extraction reads (材料 → 句式 → 事实, 词表 → 句式) and
// what only the words of a check use (提示, 建议, 补正).
#pragma once
#include <vector>

#include "engine/graph/dependency_graph.hpp"

namespace zhunsheng::graph {

/// Sorted by (from, to), each pair once with its first place. `offsets`: the number of the first vertex of each kind, and how many there are.
std::vector<Edge> find_edges(const model::Ruleset& rules, const std::vector<std::uint32_t>& offsets);

}  // namespace zhunsheng::graph

// SPDX-License-Identifier: Apache-2.0
// The dependency graph for programs: every vertex and edge, nothing folded.
#pragma once
#include <string>
#include <vector>

#include "engine/graph/dependency_graph.hpp"

namespace zhunsheng::graph {

/// {"vertices": [{"id", "kind", "name", "module", "layer"}], "edges": [{"from", "to"}]}; module is "" for what belongs to the
/// whole rule set, a vertex reads only vertices of lower layers. `checks` empty: every vertex that has an edge; else those
/// checks and what they rest on.
std::string to_json(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<model::CheckId>& checks);

}  // namespace zhunsheng::graph

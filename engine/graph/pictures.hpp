// SPDX-License-Identifier: Apache-2.0
// Pictures of the dependency graph: DOT for Graphviz and a plain JSON edge list, of everything or of chosen checks with
// what they rest on. Same graph, same bytes.
#pragma once
#include <string>
#include <vector>

#include "engine/graph/dependency_graph.hpp"

namespace zhunsheng::graph {

/// `checks` empty: every vertex that has an edge; else those checks and what they rest on.
std::string to_dot(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<model::CheckId>& checks);
/// {"vertices": [{"id", "kind", "name"}], "edges": [{"from", "to"}]}
std::string to_json(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<model::CheckId>& checks);

}  // namespace zhunsheng::graph

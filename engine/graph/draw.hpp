// SPDX-License-Identifier: Apache-2.0
// What is drawn of a dependency graph, so that it can be read: facts, lexicons, patterns and materials with the same readers
// and the same sources are one node that lists them; definitions, patterns and checks stand in a box for their module; a
// rule set that is too large for that is drawn as modules and fact blocks with counts.
#pragma once
#include <vector>

#include "engine/graph/affected.hpp"
#include "engine/graph/picture.hpp"

namespace zhunsheng::graph {

/// Up to so many checks are drawn one by one where nobody asked for the whole.
inline constexpr std::size_t many_checks = 24;
/// Up to so many are drawn with the articles that they cite.
inline constexpr std::size_t few_checks = 1;

/// The checks and what they rest on.
Picture draw_checks(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<model::CheckId>& checks, bool is_english);
/// Modules and fact blocks, how many checks of a module read a block, what modules take from one another.
Picture draw_overview(const model::Ruleset& rules, const DependencyGraph& graph, bool is_english);
/// From what changes to the checks that it reaches.
Picture draw_affected(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<Cause>& causes, bool is_english);

}  // namespace zhunsheng::graph

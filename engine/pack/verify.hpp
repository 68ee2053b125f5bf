// SPDX-License-Identifier: Apache-2.0
// What a rule set and its plan must be for evaluation and reports to walk them without looking down: asked once, on
// reading a pack, since those bytes may come from anywhere. Each function gives nullptr, or the name of what is wrong.
// Internal to the room.
#pragma once
#include "engine/pack/pack.hpp"

namespace zhunsheng::pack {

/// Every id points into its table, every span into a source; the built-in declarations come first; what is searched by
/// halving is sorted.
const char* find_problem_in_tables(const Contents& contents);
/// Operands come before their readers and have the types that their operation wants; definitions do not read each other in
/// a loop; values fit their types.
const char* find_problem_in_expressions(const model::Ruleset& rules);
/// Patterns refer to earlier ones, items are complete.
const char* find_problem_in_patterns(const model::Ruleset& rules);
/// The plan is one of these rules: nodes read earlier ones of the kinds they want, programs and ranges lie apart and nest.
const char* find_problem_in_plan(const graph::Plan& plan, const model::Ruleset& rules);

}  // namespace zhunsheng::pack

// SPDX-License-Identifier: Apache-2.0
// The reference: evaluates a rule set straight from the model, recursively, without a plan. Written to be read against
// the tables of the design, not to be fast; shares no code with engine/graph or the machine of engine/eval.
#pragma once
#include "engine/eval/evaluator.hpp"

namespace zhunsheng::harness {

/// Fills all of an outcome but `harmless` and `missing`.
eval::Outcomes evaluate_naively(const model::Ruleset& rules, const facts::FactStore& store, const eval::Settings& settings);

}  // namespace zhunsheng::harness

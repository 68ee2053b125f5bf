// SPDX-License-Identifier: Apache-2.0
// The reference: evaluates a rule set straight from the model, recursively, without a plan. Written to be read against
// the tables of the design, not to be fast; shares no code with engine/graph or the machine of engine/eval.
#pragma once
#include "engine/eval/evaluator.hpp"
#include "engine/eval/reasons/step.hpp"

namespace zhunsheng::harness {

/// Fills all of an outcome but `harmless` and `missing`.
eval::Outcomes evaluate_naively(const model::Ruleset& rules, const facts::FactStore& store, const eval::Settings& settings);
/// A fact of a singleton block at a legal date, as an expression reads it: presumed where a presumption applies.
model::Given read_naively(const model::Ruleset& rules, const facts::FactStore& store, std::optional<base::Date> date, model::FactId fact);

/// Where an expression is read: the legal date, the elements that loops stand at (their lists read at `as_of` where they have
/// no loop around them: 逐), the subject's hit.
struct NaivePlace {
  std::optional<base::Date> date;
  base::Date as_of;
  const std::vector<eval::Binding>& bindings;
  const facts::Hit* hit = nullptr;
};
model::Given read_naively(const model::Ruleset& rules, const facts::FactStore& store, const NaivePlace& place, model::ExprId expr);

}  // namespace zhunsheng::harness

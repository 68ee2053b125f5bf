// SPDX-License-Identifier: Apache-2.0
// Operations of the rule language on givens, for the naive evaluator: what each makes of known, unknown and 不适用 operands.
#pragma once
#include <optional>
#include <vector>

#include "engine/eval/truth.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::harness::naive {

model::Given unknown();
model::Given not_applicable();
eval::Truth truth_of(const model::Given& given);
model::Given given_of(eval::Truth truth);
model::Given given_of(bool truth);

/// Not all are known: what the result of an operation on them is.
std::optional<model::Given> undecided(const std::vector<model::Given>& operands);
/// A plain number as the wanted kind; unknown on overflow.
model::Given widened(const model::Given& given, model::TypeKind kind);

model::Given comparison(model::Op op, const model::Given& left, const model::Given& right);
model::Given sum(const model::Ruleset& rules, const model::Expr& expr, model::Given left, model::Given right);
model::Given product(const model::Expr& expr, model::Given left, model::Given right);
model::Given quotient(const model::Expr& expr, model::Given left, model::Given right);
model::Given negation(const model::Given& operand);
/// Of known terms of a list.
model::Given total(const model::Expr& expr, const std::vector<model::Given>& terms);
model::Given extreme(const model::Expr& expr, const std::vector<model::Given>& terms);
/// A built-in function.
model::Given call(const model::Ruleset& rules, const model::Expr& expr, const std::vector<model::Given>& operands);

}  // namespace zhunsheng::harness::naive

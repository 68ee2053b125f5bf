// SPDX-License-Identifier: Apache-2.0
// What a check reads, definitions followed: the inputs that evidence and ask-lists speak of. Each id once, in order.
#pragma once
#include <vector>

#include "engine/model/ruleset.hpp"

namespace zhunsheng::findings {

struct Reads {
  std::vector<model::FactId> facts;        ///< fields of records too
  std::vector<model::RecordId> records;    ///< blocks read 逐 material
  std::vector<model::MaterialId> materials;
  std::vector<model::PatternId> patterns;
  std::vector<model::ParameterId> parameters;
  std::vector<model::DefinitionId> definitions;
  std::vector<model::ConstantId> constants;  ///< values that stand in the expressions
};

/// Everything below the expressions (invalid ones are skipped).
Reads reads_below(const model::Ruleset& rules, const std::vector<model::ExprId>& roots);
/// 按, 逐, 适用, the norm, and every exception with its inner ones.
std::vector<model::ExprId> all_expressions(const model::Ruleset& rules, const model::Check& check);

}  // namespace zhunsheng::findings

// SPDX-License-Identifier: Apache-2.0
// The atomic conditions of a check: what stands in 适用, 应当 or 不得, and the 当 of its exceptions once 且, 或, 不是 and the
// quantifiers around them are taken away; and those of the definitions it reads, which are conditions of the definition.
// What stands at one place of the source is one condition, even where a table was written out as several comparisons.
#pragma once
#include <string>
#include <vector>

#include "engine/model/ruleset.hpp"
#include "engine/testing/bench.hpp"

namespace zhunsheng::testing {

enum class Role : std::uint8_t { applies, norm, exception, definition };

struct Condition {
  std::vector<model::ExprId> exprs;  ///< of one place; more than one only where a row of a table was repeated
  Role role = Role::applies;
  std::uint32_t owner = 0;           ///< ExceptionId or DefinitionId, by role
  base::Span span;
};

/// The author's words for it; a cell of a 表 with its column: 招标.项目类型 = 工程.
std::string words_of(const Bench& bench, const Condition& condition);
std::vector<Condition> conditions_of(const model::Ruleset& rules, const model::Check& check);
std::vector<Condition> conditions_of(const model::Ruleset& rules, model::DefinitionId definition);
/// The definitions that a check reads, also through others; in order of id.
std::vector<model::DefinitionId> definitions_below(const model::Ruleset& rules, const model::Check& check);
/// The check's exceptions, each followed by its inner ones.
std::vector<model::ExceptionId> all_exceptions(const model::Ruleset& rules, const model::Check& check);
/// 按, 逐, 适用, the norm and the conditions of all exceptions; invalid ones left out.
std::vector<model::ExprId> roots_of(const model::Ruleset& rules, const model::Check& check);
/// Every expression below the roots, each once, outer ones first; definitions are not followed.
std::vector<model::ExprId> expressions_below(const model::Ruleset& rules, const std::vector<model::ExprId>& roots);

}  // namespace zhunsheng::testing

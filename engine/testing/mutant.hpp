// SPDX-License-Identifier: Apache-2.0
// 变异: one small mistake an author might make, as a change to the model. Made of checks, of definitions and of
// parameters; docs/testing-rules.md says which mistakes are made and which are not.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "engine/testing/bench.hpp"
#include "engine/testing/workshop.hpp"

namespace zhunsheng::testing {

enum class MutantKind : std::uint8_t {
  relation,    ///< >= ↔ >, <= ↔ <, = ↔ ≠
  threshold,   ///< a constant, or a version of a parameter, one unit off
  exception,   ///< an exception dropped
  operand,     ///< an operand of 且 or 或, or a value of 属于 ( ), dropped
  junction,    ///< 且 ↔ 或
  negation,    ///< a condition made its opposite
  quantifier,  ///< 每个 ↔ 存在, 没有 → 存在
  date         ///< 施行, or the date from which a version of a parameter holds, one day off
};
const char* to_english(MutantKind kind);
const char* to_chinese(MutantKind kind);

enum class OwnerKind : std::uint8_t { check, definition, parameter };
struct Owner {
  OwnerKind kind = OwnerKind::check;
  std::uint32_t id = 0;
  friend bool operator==(const Owner&, const Owner&) = default;
};

struct Mutant {
  MutantKind kind = MutantKind::relation;
  Owner owner;
  base::Span span;
  std::string from, to;                  ///< in the author's words: "不少于 30日", "超过 30日"
  std::function<void(Workshop&)> apply;  ///< makes the mistake; Workshop::restore takes it back
};

/// All mutants of what is reached by a check: in order of owner and of the text.
std::vector<Mutant> mutants_of(const Bench& bench, model::CheckId check);
std::vector<Mutant> mutants_of(const Bench& bench, model::DefinitionId definition);
std::vector<Mutant> mutants_of(const Bench& bench, model::ParameterId parameter);

/// The value moved by `by` times the unit of its type (分, 日, 月, 1, 0.01, 1%); nothing if the type has no unit.
std::optional<model::Value> moved(const model::Value& value, int by);

}  // namespace zhunsheng::testing

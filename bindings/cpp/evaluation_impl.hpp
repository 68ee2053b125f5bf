// SPDX-License-Identifier: Apache-2.0
// What a FactSet holds, and the options of an evaluation made into settings.
#pragma once
#include <optional>
#include <string>

#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/eval/evaluator.hpp"
#include "engine/facts/json.hpp"
#include "zhunsheng/evaluation.hpp"

namespace zhunsheng {

struct FactSet::Impl {
  facts::FactStore store;
  std::optional<model::KindSet> kinds;  ///< said by "$dossier"
};

static_assert(static_cast<int>(Outcome::violated) == static_cast<int>(eval::Outcome::violated) && static_cast<int>(Outcome::undetermined) == static_cast<int>(eval::Outcome::undetermined) &&
                  static_cast<int>(Outcome::exempt) == static_cast<int>(eval::Outcome::exempt) && static_cast<int>(Outcome::satisfied) == static_cast<int>(eval::Outcome::satisfied) &&
                  static_cast<int>(Outcome::not_applicable) == static_cast<int>(eval::Outcome::not_applicable) && sizeof(Outcome) == sizeof(eval::Outcome),
              "the public outcomes are those of the engine");

/// The engine's outcomes as the public ones: the same bytes by another name.
inline std::vector<Outcome>& assign(std::vector<Outcome>& out, std::span<const eval::Outcome> from) {
  out.resize(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) out[i] = static_cast<Outcome>(from[i]);
  return out;
}

/// Nothing and a message where the date or a kind is wrong, or the rules did not compile.
std::optional<eval::Settings> evaluation_settings(const RuleSet& rules, const EvaluationOptions& options, std::string& error);

}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Random rule sets (models built by hand, no parser) and random facts for them, from a seed: same seed, same case.
#pragma once
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "engine/eval/evaluator.hpp"
#include "engine/facts/fact_store.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::harness {

/// Numbers below a bound; the same on every platform (std::uniform_int_distribution is not).
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
  bool one_in(std::uint32_t bound) { return below(bound) == 0; }
  template <class T>
  const T& pick(const std::vector<T>& from) { return from[below(static_cast<std::uint32_t>(from.size()))]; }

 private:
  std::mt19937_64 engine_;
};

/// any: everything the language has. columnar: what whole columns can be evaluated of, so that random checks are not all
/// decided dossier by dossier in the tests of eval::Batch.
enum class RulesetStyle : std::uint8_t { any, columnar };
model::Ruleset generate_ruleset(Random& random, RulesetStyle style = RulesetStyle::any);
/// One check whose norm reads so many facts (是否, 枚举, 整数) of 决策, about once each.
model::Ruleset generate_formula(Random& random, std::uint32_t facts);
facts::FactStore generate_facts(Random& random, const model::Ruleset& rules);
eval::Settings generate_settings(Random& random);

/// A given of the type in a random state; `depth` bounds nested lists.
model::Given generate_given(Random& random, const model::Ruleset& rules, const model::Type& type);
model::Value generate_value(Random& random, const model::Ruleset& rules, const model::Type& type);

/// Learns one thing that was not known: a fact, a field of an element, another element of an open list, or its end.
/// Returns false if nothing was left to learn; `touched` is the fact (invalid: a list of records).
bool refine(Random& random, const model::Ruleset& rules, facts::FactStore& store, model::FactId& touched);

}  // namespace zhunsheng::harness

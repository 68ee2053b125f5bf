// SPDX-License-Identifier: Apache-2.0
// The model as it stays in memory: equal constants become one (thresholds repeat between checks), and no vector keeps
// room to grow.
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "dsl/sema/passes.hpp"

namespace zhunsheng::sema {
namespace {

void merge_constants(model::Ruleset& rules) {
  std::map<std::tuple<model::TypeKind, std::int64_t, std::int64_t, std::string>, std::uint32_t> known;
  std::vector<model::Value> kept;
  std::vector<std::uint32_t> moved(rules.constants.size(), 0xffffffffu);
  for (auto& expr : rules.exprs) {
    if (expr.op != model::Op::constant) continue;
    std::uint32_t& target = moved[expr.ref];
    if (target == 0xffffffffu) {
      model::Value& value = rules.constants[expr.ref];
      const auto next = static_cast<std::uint32_t>(kept.size());
      target = value.items.empty() && !value.open ? known.try_emplace({value.kind, value.a, value.b, value.text}, next).first->second : next;
      if (target == next) kept.push_back(std::move(value));
    }
    expr.ref = target;
  }
  rules.constants = std::move(kept);
}

template <class... Vectors>
void tighten(Vectors&... vectors) {
  (vectors.shrink_to_fit(), ...);
}

}  // namespace

void compact(model::Ruleset& rules) {
  merge_constants(rules);
  for (auto& check : rules.checks) tighten(check.points, check.citations, check.exceptions, check.message, check.advice, check.requests);
  for (auto& exception : rules.exceptions) tighten(exception.citations, exception.inner);
  for (auto& definition : rules.definitions) tighten(definition.cases);
  tighten(rules.checks, rules.exceptions, rules.definitions, rules.exprs, rules.operands, rules.constants, rules.facts, rules.records, rules.variables, rules.statutes,
          rules.examples);
}

}  // namespace zhunsheng::sema

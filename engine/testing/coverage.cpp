// SPDX-License-Identifier: Apache-2.0
// Each example of a check is run as it is, watched; then, for each condition, once more with the condition made the
// opposite of what it was.
#include "engine/testing/coverage.hpp"

#include <algorithm>
#include <map>

namespace zhunsheng::testing {
namespace {

using eval::Truth;
using model::Outcome;

std::uint8_t bit(Outcome outcome) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(outcome)); }

/// One example of the check as it ran.
struct Sight {
  const Scene* scene = nullptr;
  eval::Settings settings;
  Outcome outcome = Outcome::not_applicable;
  bool in_force = false;
  eval::Trace trace;
};

class Watch {
 public:
  Watch(const Stage& stage, Workshop& workshop, model::CheckId check) : workshop_(workshop), check_(check) {
    const model::Ruleset& rules = workshop.rules();
    plan_ = graph::make_check_plan(rules, check, &places_);
    std::stable_sort(places_.begin(), places_.end(), [](const graph::Place& left, const graph::Place& right) { return left.expr < right.expr; });
    eval::Evaluator evaluator(plan_, rules);
    for (const Case& one : stage.cases_of(check)) {
      Sight sight;
      sight.scene = one.scene;
      sight.settings = settings_for(rules, *one.scene, check);
      evaluator.watch(&sight.trace);
      std::vector<const eval::InstanceOutcome*> instances;
      const eval::Outcomes outcomes = evaluator.evaluate(one.scene->store, sight.settings);
      sight.outcome = worst_outcome(outcomes, check, &instances);
      const bool is_meant = at(rules, check).kinds == 0 || (at(rules, check).kinds & sight.settings.kinds) != 0;
      sight.in_force = is_meant && std::any_of(instances.begin(), instances.end(), [](const auto* instance) { return instance->in_force; });
      sights_.push_back(std::move(sight));
    }
  }

  [[nodiscard]] const std::vector<Sight>& sights() const { return sights_; }
  [[nodiscard]] const graph::Plan& plan() const { return plan_; }

  void look_at(ConditionCoverage& out) {
    std::uint8_t outcomes[2] = {0, 0};  // of the examples in which it decides, by what it was
    for (const bool was : {false, true}) {
      const std::uint8_t wanted = eval::seen_bit(was ? Truth::yes : Truth::no);
      const auto shows = [&](const Sight& sight) { return sight.in_force && (seen(out.condition, sight.trace) & wanted) != 0; };
      if (std::none_of(sights_.begin(), sights_.end(), shows)) continue;
      (was ? out.seen_yes : out.seen_no) = true;
      outcomes[was ? 1 : 0] = outcomes_if_forced(out.condition, !was, shows);
    }
    out.decides_no = out.decides_no || outcomes[0] != 0;
    out.decides_yes = out.decides_yes || outcomes[1] != 0;
    const bool is_one = outcomes[0] == outcomes[1] && (outcomes[0] & (outcomes[0] - 1)) == 0;
    if (outcomes[0] != 0 && outcomes[1] != 0 && !is_one) out.covered = true;
  }

 private:
  [[nodiscard]] std::uint8_t seen(const Condition& condition, const eval::Trace& trace) const {
    std::uint8_t out = 0;
    for (const model::ExprId expr : condition.exprs) {
      auto place = std::lower_bound(places_.begin(), places_.end(), expr, [](const graph::Place& left, model::ExprId right) { return left.expr < right; });
      for (; place != places_.end() && place->expr == expr; ++place) out |= node_seen(place->node, trace);
    }
    return out;
  }
  [[nodiscard]] std::uint8_t node_seen(graph::NodeIndex node, const eval::Trace& trace) const {
    if (trace.nodes[node] != 0 || plan_.nodes[node].op != graph::NodeOp::constant) return trace.nodes[node];
    return static_cast<std::uint8_t>(1u << plan_.initial_status[node]);
  }

  /// The outcomes, as they were, of the examples whose outcome would be another.
  template <class Shows>
  std::uint8_t outcomes_if_forced(const Condition& condition, bool value, Shows&& shows) {
    for (const model::ExprId expr : condition.exprs) workshop_.force(expr, value);
    workshop_.settle(check_);
    const graph::Plan plan = graph::make_check_plan(workshop_.rules(), check_);
    eval::Evaluator evaluator(plan, workshop_.rules());
    std::uint8_t out = 0;
    for (const Sight& sight : sights_)
      if (shows(sight) && worst_outcome(evaluator.evaluate(sight.scene->store, sight.settings), check_) != sight.outcome) out |= bit(sight.outcome);
    workshop_.restore();
    return out;
  }

  Workshop& workshop_;
  model::CheckId check_;
  std::vector<graph::Place> places_;  // sorted by expr
  graph::Plan plan_;
  std::vector<Sight> sights_;
};

void count_exceptions(const Watch& watch, CheckCoverage& out) {
  for (std::size_t i = 0; i < watch.plan().exceptions.size(); ++i) {
    const model::ExceptionId id = watch.plan().exceptions[i].id;
    const auto row = std::find_if(out.exceptions.begin(), out.exceptions.end(), [&](const ExceptionCoverage& each) { return each.exception == id; });
    for (const Sight& sight : watch.sights()) {
      row->held = row->held || (sight.trace.exceptions[i] & eval::seen_bit(Truth::yes)) != 0;
      row->failed = row->failed || (sight.trace.exceptions[i] & eval::seen_bit(Truth::no)) != 0;
    }
  }
}

DefinitionCoverage& row_of(const model::Ruleset& rules, model::DefinitionId id, std::vector<DefinitionCoverage>& definitions) {
  const auto place = std::find_if(definitions.begin(), definitions.end(), [&](const DefinitionCoverage& each) { return each.definition == id; });
  if (place != definitions.end()) return *place;
  DefinitionCoverage row;
  row.definition = id;
  for (auto& condition : conditions_of(rules, id)) row.conditions.push_back({std::move(condition)});
  definitions.push_back(std::move(row));
  return definitions.back();
}

}  // namespace

CheckCoverage cover(const Stage& stage, Workshop& workshop, model::CheckId id, std::vector<DefinitionCoverage>& definitions) {
  const model::Ruleset& rules = workshop.original();
  const model::Check& check = at(rules, id);
  CheckCoverage out;
  out.check = id;
  out.cases = stage.cases_of(id).size();
  out.wanted_outcomes = bit(Outcome::violated) | bit(Outcome::undetermined) | bit(Outcome::satisfied);
  if (!check.exceptions.empty()) out.wanted_outcomes |= bit(Outcome::exempt);
  if (check.applies.is_valid()) out.wanted_outcomes |= bit(Outcome::not_applicable);
  for (auto& condition : conditions_of(rules, check)) out.conditions.push_back({std::move(condition)});
  for (const auto exception : all_exceptions(rules, check)) out.exceptions.push_back({exception});
  Watch watch(stage, workshop, id);
  for (const Sight& sight : watch.sights()) out.outcomes |= bit(sight.outcome);
  for (auto& condition : out.conditions) watch.look_at(condition);
  count_exceptions(watch, out);
  for (const auto definition : definitions_below(rules, check))
    for (auto& condition : row_of(rules, definition, definitions).conditions)
      if (!condition.covered) watch.look_at(condition);
  return out;
}

Coverage cover(const Stage& stage) {
  Coverage out;
  Workshop workshop(stage.bench().rules);
  for (std::size_t i = 0; i < workshop.original().checks.size(); ++i) out.checks.push_back(cover(stage, workshop, model::CheckId(i), out.definitions));
  out.definitions.erase(std::remove_if(out.definitions.begin(), out.definitions.end(), [](const DefinitionCoverage& each) { return each.conditions.empty(); }), out.definitions.end());
  std::sort(out.definitions.begin(), out.definitions.end(), [](const DefinitionCoverage& left, const DefinitionCoverage& right) { return left.definition < right.definition; });
  return out;
}

}  // namespace zhunsheng::testing

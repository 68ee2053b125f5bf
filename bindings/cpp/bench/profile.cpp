// SPDX-License-Identifier: Apache-2.0
// Counts come from the whole plan, times from a plan a check.
#include "bindings/cpp/bench/profile.hpp"

#include <algorithm>
#include <array>

#include "bindings/cpp/bench/clock.hpp"
#include "engine/eval/verdicts.hpp"

namespace zhunsheng::bench {
namespace {

constexpr double least_seconds = 2e-5;  // of one check in one round
constexpr std::size_t rounds = 3;
constexpr std::size_t most_timed = 64;  // dossiers: enough to meet every branch of one check

void count(const Subject& subject, std::vector<CheckCost>& costs) {
  eval::Evaluator evaluator(*subject.rules.plan, *subject.rules.rules);
  for (const auto& dossier : subject.dossiers)
    for (const auto& instance : evaluator.evaluate(dossier.store, dossier.settings).instances) {
      CheckCost& cost = costs[instance.check.index()];
      switch (instance.outcome) {
        case model::Outcome::violated: ++cost.violated; break;
        case model::Outcome::undetermined: ++cost.undetermined; break;
        case model::Outcome::exempt: ++cost.exempt; break;
        case model::Outcome::satisfied: ++cost.satisfied; break;
        case model::Outcome::not_applicable: ++cost.not_applicable; break;
      }
    }
}

/// The plan of one check, as if the rule set held no other.
graph::Plan solo_plan(const model::Ruleset& rules, model::CheckId check) {
  graph::Plan plan = graph::make_check_plan(rules, check);
  plan.checks = {plan.checks[check.index()]};
  plan.bucket_checks.assign(plan.bucket_checks.size(), 0);
  return plan;
}

/// Nanoseconds a dossier, median of the rounds; facts are made native before.
double time_alone(const Subject& subject, model::CheckId check, double budget) {
  const model::Ruleset& rules = *subject.rules.rules;
  const graph::Plan plan = solo_plan(rules, check);
  eval::Verdicts verdicts(plan, rules);
  const auto timed = subject.dossiers.first(std::min(subject.dossiers.size(), most_timed));
  std::vector<eval::Inputs> inputs;
  inputs.reserve(timed.size());
  for (const auto& dossier : timed) inputs.emplace_back(plan, rules).bind(dossier.store);
  std::array<double, rounds> figures{};
  std::size_t at = 0;
  for (double& figure : figures)
    figure = 1e9 * seconds_each(budget, [&] {
               at = at + 1 < timed.size() ? at + 1 : 0;
               verdicts.bind(inputs[at]);
               verdicts.evaluate(timed[at].settings);
             });
  std::sort(figures.begin(), figures.end());
  return figures[rounds / 2];
}

}  // namespace

std::vector<CheckCost> profile(const Subject& subject, double seconds) {
  const auto& checks = subject.rules.rules->checks;
  std::vector<CheckCost> costs(checks.size());
  count(subject, costs);
  const double budget = std::max(seconds / static_cast<double>(rounds * std::max<std::size_t>(checks.size(), 1)), least_seconds);
  double sum = 0;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    costs[i].check = model::id_of(checks[i]);
    costs[i].nanoseconds = time_alone(subject, model::CheckId(i), budget);
    sum += costs[i].nanoseconds;
  }
  for (auto& cost : costs) cost.share = sum > 0 ? cost.nanoseconds / sum : 0;
  std::stable_sort(costs.begin(), costs.end(), [](const CheckCost& left, const CheckCost& right) { return left.nanoseconds > right.nanoseconds; });
  return costs;
}

}  // namespace zhunsheng::bench

// SPDX-License-Identifier: Apache-2.0
// The checked model → the plan. Verified: a plan made anew gives the outcomes of the naive evaluator.
#include "bench/naive.hpp"
#include "bench/suite.hpp"
#include "bench/worlds.hpp"
#include "engine/eval/verdicts.hpp"

namespace {

using namespace zhunsheng;

void verify(const bench::World& world, const graph::Plan& plan) {
  eval::Verdicts verdicts(plan, world.model());
  const bench::Dossier& dossier = world.dossiers.front();
  verdicts.bind(dossier.store);
  const auto outcomes = verdicts.evaluate(dossier.settings);
  bench::require(std::vector(outcomes.begin(), outcomes.end()) == bench::naive_outcomes(world.model(), dossier.store, dossier.settings), world.name + ": the plan differs from the naive evaluator");
}

void plan(benchmark::State& state, const bench::World& world) {
  const auto first = graph::make_plan(world.model());
  bench::require(first.is_ok(), world.name + ": there is no plan");
  verify(world, *first.value);
  for (auto _ : state) benchmark::DoNotOptimize(graph::make_plan(world.model()));
  const double checks = static_cast<double>(world.model().checks.size());
  state.counters["nodes"] = static_cast<double>(first.value->nodes.size());
  state.counters["us/check"] = benchmark::Counter(checks * static_cast<double>(state.iterations()) / 1e6, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

const bench::Suite suite{[] { bench::register_over_worlds("plan", plan, benchmark::kMillisecond); }};

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// One dossier at a time: every outcome from facts made native before (verdicts) or just now (with_facts), with a reason for
// what is not in order (grounds), and instance by instance with what to ask for (outcomes). Verified against the naive
// evaluator on some dossiers, and with each other on all.
#include "bench/naive.hpp"
#include "bench/suite.hpp"
#include "bench/worlds.hpp"
#include "engine/eval/verdicts.hpp"

namespace {

using namespace zhunsheng;
using Outcomes = std::vector<eval::Outcome>;

constexpr std::size_t naive_sample = 4;

void verify(const bench::World& world) {
  eval::Verdicts verdicts(world.plan(), world.model());
  eval::Evaluator evaluator(world.plan(), world.model());
  for (std::size_t i = 0; i < world.dossiers.size(); ++i) {
    const bench::Dossier& dossier = world.dossiers[i];
    verdicts.bind(dossier.store);
    const auto span = verdicts.evaluate(dossier.settings);
    const Outcomes outcomes(span.begin(), span.end());
    bench::require(outcomes == bench::worst_outcomes(evaluator.evaluate(dossier.store, dossier.settings), outcomes.size()), world.name + ": verdicts and outcomes differ");
    bench::require(i >= naive_sample || outcomes == bench::naive_outcomes(world.model(), dossier.store, dossier.settings), world.name + ": verdicts differ from the naive evaluator");
    std::vector<eval::Ground> grounds;
    const auto again = verdicts.evaluate(dossier.settings, &grounds);
    bench::require(Outcomes(again.begin(), again.end()) == outcomes, world.name + ": recording reasons changes an outcome");
  }
}

/// Dossiers made native: nothing of them is read again.
std::vector<eval::Inputs> native(const bench::World& world) {
  std::vector<eval::Inputs> out;
  out.reserve(world.dossiers.size());
  for (const auto& dossier : world.dossiers) out.emplace_back(world.plan(), world.model()).bind(dossier.store);
  return out;
}

void run_verdicts(benchmark::State& state, const bench::World& world, bool with_grounds) {
  verify(world);
  auto inputs = native(world);
  eval::Verdicts verdicts(world.plan(), world.model());
  std::vector<eval::Ground> grounds;
  bench::Ring ring(inputs.size());
  for (auto _ : state) {
    const std::size_t at = ring.next();
    grounds.clear();
    verdicts.bind(inputs[at]);
    benchmark::DoNotOptimize(verdicts.evaluate(world.dossiers[at].settings, with_grounds ? &grounds : nullptr));
  }
}

void verdicts(benchmark::State& state, const bench::World& world) { run_verdicts(state, world, false); }
void grounds(benchmark::State& state, const bench::World& world) { run_verdicts(state, world, true); }

void with_facts(benchmark::State& state, const bench::World& world) {
  verify(world);
  eval::Verdicts verdicts(world.plan(), world.model());
  bench::Ring ring(world.dossiers.size());
  for (auto _ : state) {
    const bench::Dossier& dossier = world.dossiers[ring.next()];
    verdicts.bind(dossier.store);
    benchmark::DoNotOptimize(verdicts.evaluate(dossier.settings));
  }
}

void outcomes(benchmark::State& state, const bench::World& world) {
  verify(world);
  eval::Evaluator evaluator(world.plan(), world.model());
  bench::Ring ring(world.dossiers.size());
  for (auto _ : state) {
    const bench::Dossier& dossier = world.dossiers[ring.next()];
    benchmark::DoNotOptimize(evaluator.evaluate(dossier.store, dossier.settings));
  }
}

const bench::Suite suite{[] {
  bench::register_over_worlds("verdicts", verdicts);
  bench::register_over_worlds("grounds", grounds);
  bench::register_over_worlds("with_facts", with_facts);
  bench::register_over_worlds("outcomes", outcomes);
}};

}  // namespace

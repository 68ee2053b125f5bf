// SPDX-License-Identifier: Apache-2.0
// Dossiers in columns: facts → columns (load), and every outcome of a block (evaluate), in dossiers a second. Verified: each
// dossier has the outcomes that it has alone.
#include <deque>

#include "bench/suite.hpp"
#include "bench/worlds.hpp"
#include "engine/eval/batch.hpp"
#include "engine/eval/verdicts.hpp"

namespace {

using namespace zhunsheng;

/// One block of the world's dossiers, again and again until it is full.
std::vector<eval::Lane> lanes_of(const bench::World& world) {
  std::vector<eval::Lane> out;
  for (std::size_t i = 0; i < eval::Batch::block_size; ++i) {
    const bench::Dossier& dossier = world.dossiers[i % world.dossiers.size()];
    out.push_back({&dossier.store, dossier.settings.as_of, dossier.settings.kinds});
  }
  return out;
}

void verify(const bench::World& world, eval::Batch& batch) {
  const auto lanes = lanes_of(world);
  eval::Block block = batch.make_block();
  batch.load(block, lanes);
  batch.evaluate(block);
  eval::Verdicts verdicts(world.plan(), world.model());
  for (std::size_t i = 0; i < world.dossiers.size(); ++i) {
    verdicts.bind(world.dossiers[i].store);
    const auto alone = verdicts.evaluate(world.dossiers[i].settings);
    for (std::size_t check = 0; check < alone.size(); ++check)
      bench::require(batch.outcome(model::CheckId(check), static_cast<std::uint32_t>(i)) == alone[check], world.name + ": a dossier has another outcome in a block than alone");
  }
}

void set_dossiers(benchmark::State& state, const eval::Batch& batch) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(eval::Batch::block_size));
  state.SetLabel(batch.instruction_set());
}

void load(benchmark::State& state, const bench::World& world) {
  eval::Batch batch(world.plan(), world.model());
  verify(world, batch);
  const auto lanes = lanes_of(world);
  eval::Block block = batch.make_block();
  for (auto _ : state) batch.load(block, lanes);
  set_dossiers(state, batch);
}

void evaluate(benchmark::State& state, const bench::World& world) {
  eval::Batch batch(world.plan(), world.model());
  verify(world, batch);
  const auto lanes = lanes_of(world);
  eval::Block block = batch.make_block();
  batch.load(block, lanes);
  for (auto _ : state) batch.evaluate(block);
  set_dossiers(state, batch);
}

const bench::Suite suite{[] {
  bench::register_over_worlds("load", load);
  bench::register_over_worlds("evaluate", evaluate);
}};

}  // namespace

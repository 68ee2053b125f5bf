// SPDX-License-Identifier: Apache-2.0
// One fact changed in a review that is kept open. Verified: after each change all outcomes are those of a review from the
// beginning over the same facts.
#include <algorithm>

#include "bench/suite.hpp"
#include "bench/worlds.hpp"
#include "engine/eval/session.hpp"
#include "engine/eval/verdicts.hpp"
#include "engine/model/builtins.hpp"

namespace {

using namespace zhunsheng;

struct Change {
  model::FactId fact;
  model::Given before, after;
};

constexpr std::size_t most_changes = 200;

/// From dossier 0 to dossier 1, fact by fact.
std::vector<Change> changes_of(const bench::World& world) {
  std::vector<Change> out;
  for (std::size_t i = model::builtin::file_text.index() + 1; i < world.model().facts.size() && out.size() < most_changes; ++i) {
    if (model::at(world.model(), world.model().facts[i].record).use != model::RecordUse::singleton) continue;
    const auto &before = world.dossiers[0].store.facts[i].given, &after = world.dossiers[1].store.facts[i].given;
    if (!(before == after)) out.push_back({model::FactId(i), before, after});
  }
  bench::require(!out.empty(), world.name + ": two dossiers are alike");
  return out;
}

void verify(const bench::World& world, const graph::Readers& readers, const std::vector<Change>& changes) {
  facts::FactStore store = world.dossiers[0].store;
  const eval::Settings& settings = world.dossiers[0].settings;
  eval::Session session(world.plan(), world.model(), readers, store, settings);
  eval::Verdicts verdicts(world.plan(), world.model());
  for (const auto& change : changes) {
    session.set(change.fact, change.after);
    session.update();
    store.facts[change.fact.index()].given = change.after;
    verdicts.bind(store);
    const auto anew = verdicts.evaluate(settings), kept = session.outcomes();
    bench::require(std::equal(anew.begin(), anew.end(), kept.begin(), kept.end()), world.name + ": the session differs from a review anew after " + model::path_of(world.model(), change.fact));
  }
}

void change_one_fact(benchmark::State& state, const bench::World& world) {
  const graph::Readers readers = graph::find_readers(world.plan(), world.model());
  const auto changes = changes_of(world);
  verify(world, readers, changes);
  eval::Session session(world.plan(), world.model(), readers, world.dossiers[0].store, world.dossiers[0].settings);
  bench::Ring ring(changes.size() * 2);
  for (auto _ : state) {
    const std::size_t at = ring.next();
    const Change& change = changes[at % changes.size()];
    session.set(change.fact, at < changes.size() ? change.after : change.before);
    benchmark::DoNotOptimize(session.update());
  }
}

void open_session(benchmark::State& state, const bench::World& world) {
  const graph::Readers readers = graph::find_readers(world.plan(), world.model());
  verify(world, readers, changes_of(world));
  for (auto _ : state) {
    eval::Session session(world.plan(), world.model(), readers, world.dossiers[0].store, world.dossiers[0].settings);
    benchmark::DoNotOptimize(session.outcomes());
  }
}

const bench::Suite suite{[] {
  bench::register_over_worlds("change_one_fact", change_one_fact);
  bench::register_over_worlds("open_session", open_session);
}};

}  // namespace

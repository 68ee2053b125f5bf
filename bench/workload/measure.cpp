// SPDX-License-Identifier: Apache-2.0
#include "bench/workload/measure.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "bench/workload/timing.hpp"
#include "bindings/cpp/bench/heap.hpp"
#include "engine/base/assert.hpp"
#include "engine/eval/session.hpp"
#include "zhunsheng/pack.hpp"

namespace zhunsheng::bench {
namespace {

constexpr std::size_t ring_size = 2000;  // as many as the peers cycle over at most

/// Dossiers made native, and the store behind them: nothing of it is read again.
struct Ring {
  std::vector<eval::Inputs> inputs;
  std::size_t at = 0;
  eval::Inputs& next() { return inputs[at = at + 1 < inputs.size() ? at + 1 : 0]; }
};

Ring make_ring(const Reviewer& reviewer, const WorkloadData& data, facts::FactStore& store, bool with_gaps) {
  Ring ring;
  const std::size_t count = std::min(ring_size, data.dossiers.size());
  ring.inputs.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (with_gaps) reviewer.filler().fill_with_gaps(data.dossiers[i], i, store);
    else reviewer.filler().fill(data.dossiers[i], store);
    ring.inputs.emplace_back(reviewer.plan(), reviewer.model()).bind(store);
  }
  return ring;
}

double median_wall_us(eval::Verdicts& verdicts, const eval::Settings& settings, Ring& ring) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> out;
  for (std::size_t i = 0; i < ring.inputs.size(); ++i) {
    const auto begin = Clock::now();
    verdicts.bind(ring.next());
    verdicts.evaluate(settings);
    out.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  }
  return median(std::move(out));
}

double resident_mb() {
  long pages = 0, resident = 0;
  FILE* const file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr) return 0;
  if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
  std::fclose(file);
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

}  // namespace

OneDossier measure_one(const Reviewer& reviewer, const WorkloadData& data, double seconds) {
  OneDossier out;
  eval::Verdicts verdicts(reviewer.plan(), reviewer.model());
  facts::FactStore store(reviewer.model());
  const eval::Settings& settings = reviewer.settings();
  {
    Ring ring = make_ring(reviewer, data, store, false);
    out.us = us_each(seconds, [&] {
      verdicts.bind(ring.next());
      verdicts.evaluate(settings);
    });
    std::vector<eval::Ground> grounds;
    out.reasons_us = us_each(seconds, [&] {
      verdicts.bind(ring.next());
      grounds.clear();
      verdicts.evaluate(settings, &grounds);
    });
    out.median_us = median_wall_us(verdicts, settings, ring);
  }
  Ring ring = make_ring(reviewer, data, store, true);
  out.gaps_us = us_each(seconds, [&] {
    verdicts.bind(ring.next());
    verdicts.evaluate(settings);
  });
  reviewer.filler().fill(data.dossiers[0], store);
  out.bind_us = us_each(seconds / 4, [&] { ring.next().bind(store); });
  return out;
}

OneFact measure_changes(const Reviewer& reviewer, const WorkloadData& data) {
  using Clock = std::chrono::steady_clock;
  const graph::Readers readers = graph::find_readers(reviewer.plan(), reviewer.model());
  facts::FactStore store(reviewer.model());
  reviewer.filler().fill(data.dossiers[0], store);
  std::vector<std::pair<model::FactId, model::Given>> changes;
  for (const auto& change : data.changes) changes.emplace_back(reviewer.filler().id(change.fact), reviewer.filler().given(change.fact, change.value));
  std::vector<double> means, one_by_one;
  std::size_t turned = 0;
  for (std::size_t i = 0; i <= segments; ++i) {
    eval::Session session(reviewer.plan(), reviewer.model(), readers, store, reviewer.settings());
    const bool is_last = i == segments;  // the clock is read at every change
    const double begin = cpu_seconds();
    for (const auto& [fact, given] : changes) {
      const auto before = is_last ? Clock::now() : Clock::time_point();
      session.set(fact, given);
      turned += session.update().size();
      if (is_last) one_by_one.push_back(std::chrono::duration<double, std::micro>(Clock::now() - before).count());
    }
    if (!is_last) means.push_back(1e6 * (cpu_seconds() - begin) / static_cast<double>(changes.size()));
  }
  ZS_ASSERT(turned > 0, "the changes turn outcomes");
  return {median(std::move(means)), median(std::move(one_by_one))};
}

RuleSet measure_load(const std::vector<RuleSource>& sources, Load& out) {
  const double resident = resident_mb();
  RuleSet rules = load_rules_from_memory(sources);
  out.mem_mb = resident_mb() - resident;
  if (!rules.is_ok()) return rules;
  constexpr std::size_t times = 3;
  std::vector<double> ms;
  for (std::size_t i = 0; i < times; ++i) {
    auto copy = sources;
    const double begin = cpu_seconds();
    rules = load_rules_from_memory(std::move(copy));
    ms.push_back(1e3 * (cpu_seconds() - begin));
  }
  out.ms = median(std::move(ms));
  const double before = owned_bytes();
  const auto plan = graph::make_plan(*rules.impl().rules);
  out.plan_bytes = owned_bytes() - before;
  return rules;
}

RuleSet measure_pack(const std::string& pack, double& ms) {
  RuleSet rules = load_pack_from_memory(pack);
  std::vector<double> all;
  for (std::size_t i = 0; i < segments && rules.is_ok(); ++i) {
    const double begin = cpu_seconds();
    RuleSet again = load_pack_from_memory(pack);
    all.push_back(1e3 * (cpu_seconds() - begin));
    rules = std::move(again);
  }
  if (!all.empty()) ms = median(std::move(all));
  return rules;
}

double measure_first_ms(const Reviewer& reviewer, const WorkloadData& data) {
  facts::FactStore store(reviewer.model());
  reviewer.filler().fill(data.dossiers[0], store);
  const double begin = cpu_seconds();
  eval::Verdicts verdicts(reviewer.plan(), reviewer.model());
  verdicts.bind(store);
  verdicts.evaluate(reviewer.settings());
  return 1e3 * (cpu_seconds() - begin);
}

}  // namespace zhunsheng::bench

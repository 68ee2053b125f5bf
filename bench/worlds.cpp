// SPDX-License-Identifier: Apache-2.0
#include "bench/worlds.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "bench/inputs.hpp"

namespace zhunsheng::bench {
namespace {

constexpr std::size_t most_dossiers = 256, most_dossiers_of_many_facts = 16;  // a dossier of 9,000 facts takes megabytes
constexpr std::size_t many_facts = 2000;

World make_world(const std::string& name, const std::vector<RuleSource>& sources) {
  World out{name, load_rules_from_memory(sources), {}};
  require(out.rules.is_ok(), name + ": the rules do not compile");
  const std::size_t count = out.model().facts.size() > many_facts ? most_dossiers_of_many_facts : most_dossiers;
  BenchReport problems;
  eval::Settings settings;
  settings.as_of = *base::make_date(2026, 3, 1);
  out.dossiers = read_dossiers(out.model(), generate_dossiers(out.rules, count, 1), settings, false, problems);
  require(out.dossiers.size() == count && problems.problems.empty(), name + ": a generated dossier is refused");
  return out;
}

}  // namespace

const std::vector<World>& worlds() {
  static const std::vector<World> all = [] {
    std::vector<World> out;
    for (const auto& input : rule_inputs()) out.push_back(make_world(input.name, input.sources));
    return out;
  }();
  return all;
}

void require(bool condition, const std::string& why) {
  if (condition) return;
  std::fprintf(stderr, "wrong answer, nothing is timed: %s\n", why.c_str());
  std::exit(1);
}

void register_over_worlds(const char* name, void (*run)(benchmark::State&, const World&), benchmark::TimeUnit unit) {
  for (const auto& world : worlds()) benchmark::RegisterBenchmark((std::string(name) + "/" + world.name).c_str(), [run, &world](benchmark::State& state) { run(state, world); })->Unit(unit);
}

}  // namespace zhunsheng::bench

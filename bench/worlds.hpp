// SPDX-License-Identifier: Apache-2.0
// What the suites of the engine run over: rule sets of three sizes (one check, the shipped ones, 10,000 checks of the seeded
// corpus), each compiled, with plausible dossiers. Made once a program, before anything is timed.
#pragma once
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bindings/cpp/bench/dossiers.hpp"
#include "bindings/cpp/bench/ring.hpp"

namespace zhunsheng::bench {

struct World {
  std::string name;
  RuleSet rules;
  std::vector<Dossier> dossiers;
  [[nodiscard]] const graph::Plan& plan() const { return *rules.impl().plan; }
  [[nodiscard]] const model::Ruleset& model() const { return *rules.impl().rules; }
};

const std::vector<World>& worlds();

/// No benchmark without verified answers: ends the program, with the reason, where something is wrong.
void require(bool condition, const std::string& why);

/// Registers "name/world" for each world.
void register_over_worlds(const char* name, void (*run)(benchmark::State&, const World&), benchmark::TimeUnit unit = benchmark::kMicrosecond);

}  // namespace zhunsheng::bench

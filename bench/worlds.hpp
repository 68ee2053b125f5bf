// SPDX-License-Identifier: Apache-2.0
// What the suites of the engine run over: rule sets of three sizes (one check, the shipped ones, 10,000 checks of the seeded
// corpus), each compiled, with plausible dossiers. Made once a program, before anything is timed.
#pragma once
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bindings/cpp/bench/dossiers.hpp"

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

/// Positions of a ring, one after the other.
class Ring {
 public:
  explicit Ring(std::size_t size) : size_(size) {}
  std::size_t next() { return at_ = at_ + 1 < size_ ? at_ + 1 : 0; }

 private:
  std::size_t size_, at_ = 0;
};

}  // namespace zhunsheng::bench

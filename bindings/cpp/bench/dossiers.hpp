// SPDX-License-Identifier: Apache-2.0
// JSON Lines → dossiers in memory, ready to be judged.
#pragma once
#include <string>
#include <vector>

#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/eval/evaluator.hpp"
#include "zhunsheng/bench.hpp"

namespace zhunsheng::bench {

struct Dossier {
  facts::FactStore store;
  eval::Settings settings;
};

/// The dossiers of the lines that could be read; what was wrong with the others goes to `report`.
std::vector<Dossier> read_dossiers(const model::Ruleset& rules, const std::string& lines, const eval::Settings& settings, bool complete, BenchReport& report);

}  // namespace zhunsheng::bench

// SPDX-License-Identifier: Apache-2.0
// Many dossiers at once: blocks of them are evaluated in columns, on as many threads as wanted, and what stands out is
// handed over in order of the dossiers. The same calls on any number of threads.
//
//   std::vector<zhunsheng::FactSet> dossiers = …;
//   zhunsheng::evaluate_many(rules, dossiers, {.as_of = "2026-03-01"}, {.jobs = 0}, [&](std::span<const zhunsheng::Flag> flags) {
//     for (const auto& flag : flags) std::cout << flag.dossier << ' ' << checks[flag.check].id << '\n';
//   }, error);
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "zhunsheng/evaluation.hpp"

namespace zhunsheng {

/// One check of one dossier that ended in a wanted outcome.
struct Flag {
  std::size_t dossier = 0;   ///< position among those given
  std::uint32_t check = 0;   ///< position in RuleSet::checks()
  Outcome outcome = Outcome::violated;
  friend bool operator==(const Flag&, const Flag&) = default;
};

struct BatchOptions {
  std::vector<Outcome> wanted{Outcome::violated, Outcome::undetermined, Outcome::exempt};
  unsigned jobs = 1;  ///< threads; 0: as many as there are cores
};

/// Calls `done` once for each block of dossiers, in their order and never twice at a time, though not always on the same
/// thread; its flags are in order of dossier, then of check. False if an option is wrong: then `error` says so.
bool evaluate_many(const RuleSet& rules, std::span<const FactSet> dossiers, const EvaluationOptions& options, const BatchOptions& batch, const std::function<void(std::span<const Flag>)>& done, std::string& error);

}  // namespace zhunsheng

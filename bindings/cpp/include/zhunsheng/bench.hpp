// SPDX-License-Identifier: Apache-2.0
// Benchmarking a rule set: how long it takes to load, to judge one dossier and many, to judge one again after a fact
// changed, what it costs to record reasons, how much memory it owns, and which check costs what.
//
//   zhunsheng::BenchOptions options;
//   options.as_of = "2026-03-01";
//   const auto report = zhunsheng::run_bench(rules, zhunsheng::generate_dossiers(rules, 1000, 1), options);
//
// Times are CPU time of the process, so that other work on the machine counts as little as can be. Each measure is taken
// in several segments, in turn with those of the others, so that a disturbance meets them all. Nothing else may run in
// the process meanwhile.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "zhunsheng/ruleset.hpp"

namespace zhunsheng {

struct BenchOptions {
  std::string as_of;               ///< legal date "2026-03-01"
  std::vector<std::string> kinds;  ///< of dossiers that do not say theirs
  bool complete = false;           ///< of dossiers that do not say it
  unsigned jobs = 1;               ///< threads of the batch; 0: as many as there are cores
  bool profile = false;            ///< what each check costs
  std::size_t segments = 7;
  double seconds = 4;              ///< of CPU time in all, about; the profile takes as long again
};

/// One thing measured: smaller is better. The names are stable.
struct BenchMeasure {
  std::string name;              ///< reference, load, memory, first, one, reasons, change, batch, …
  std::string unit;              ///< ms, us, bytes
  std::vector<double> segments;  ///< in the order measured; never empty
  [[nodiscard]] double median() const;
  [[nodiscard]] double low() const;
  [[nodiscard]] double high() const;
};

/// What one check costs by itself, and how it ended over all dossiers (instances).
struct CheckCost {
  std::string check;      ///< its id
  double nanoseconds = 0; ///< a dossier; what it shares with other checks is counted to each
  double share = 0;       ///< of the sum over all checks
  std::size_t violated = 0, undetermined = 0, exempt = 0, satisfied = 0, not_applicable = 0;
};

struct BenchReport {
  std::string version, as_of;
  std::string rules_sha256, dossiers_sha256;  ///< of what was measured; equal hashes may be compared
  std::size_t checks = 0, dossiers = 0;
  unsigned jobs = 1;
  std::vector<BenchMeasure> measures;
  std::vector<CheckCost> profile;         ///< dearest first; empty unless asked for
  std::vector<std::string> problems;      ///< wrong lines of the dossiers, "line 17: …"; the others were measured
  std::vector<std::string> problems_en;
  std::string usage_error, usage_error_en;  ///< not empty: nothing was measured
};

/// Plausible dossiers as JSON Lines: the same text for the same rule set, count and seed.
std::string generate_dossiers(const RuleSet& rules, std::size_t count, std::uint64_t seed);

/// `dossiers`: JSON Lines, one dossier a line.
BenchReport run_bench(const RuleSet& rules, const std::string& dossiers, const BenchOptions& options);

/// The same thing measured again: the segments of both.
void add_segments(BenchReport& report, const BenchReport& again);

struct BenchRatio {
  enum class Verdict { same, faster, slower };
  std::string name;
  double before = 0, now = 0;   ///< medians
  double ratio = 1;             ///< now / before
  double low = 1, high = 1;     ///< smallest and greatest that the segments of both allow
  Verdict verdict = Verdict::same;
};
/// Are they of the same rules and dossiers? Else nothing may be concluded from a ratio.
struct BenchMatch {
  bool rules = true, dossiers = true;
};
BenchMatch match(const BenchReport& now, const BenchReport& before);
/// Slower only where the ratio exceeds 1 + tolerance, with the machine's own speed (`reference`) taken into account and
/// without, and where the segments of the two do not overlap. Faster likewise.
std::vector<BenchRatio> compare(const BenchReport& now, const BenchReport& before, double tolerance);

}  // namespace zhunsheng

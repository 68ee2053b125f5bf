// SPDX-License-Identifier: Apache-2.0
// What `bench` prints and keeps: text, JSON, and that JSON read back as a baseline.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng::cli {

/// Where the dossiers came from.
struct BenchSource {
  std::string file;             ///< empty: generated
  std::uint64_t seed = 0;
};

struct BenchRun {
  BenchReport report;
  BenchSource source;
  std::string baseline;         ///< its path; empty: none
  double tolerance = 0;
  std::vector<BenchRatio> ratios;
};

[[nodiscard]] bool has_regressed(const BenchRun& run);
std::string bench_text(const BenchRun& run, Language language);
std::string bench_json(const BenchRun& run);
/// What bench_json wrote, as far as a comparison needs it; nothing if it is something else.
std::optional<BenchReport> parse_bench(const std::string& json);

}  // namespace zhunsheng::cli

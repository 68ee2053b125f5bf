// SPDX-License-Identifier: Apache-2.0
// Loading a rule set, from rule texts in memory and from a pack in a file (warm): everything that evaluating and reporting
// needs is done. Of a pack also its hash alone, and writing it. Sizes: one check, the shipped rule sets, 10,000 checks of the
// corpus and, where PEERS_DATA names its data, of the workload.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "bench/inputs.hpp"
#include "engine/pack/header.hpp"
#include "zhunsheng/pack.hpp"
#include "zhunsheng/version.hpp"

namespace {

using namespace zhunsheng;

void set_checks(benchmark::State& state, std::size_t checks) { state.counters["checks"] = static_cast<double>(checks); }

void load_source(benchmark::State& state, const bench::Input& input) {
  std::size_t checks = 0;
  for (auto _ : state) {
    const RuleSet rules = load_rules_from_memory(input.sources);
    if (!rules.is_ok()) state.SkipWithError("the rules do not compile");
    checks = rules.check_count();
  }
  set_checks(state, checks);
}

/// The time that freeing a rule set takes is its own, not loading's.
void load_from_pack(benchmark::State& state, const bench::Input& input) {
  const std::string bytes = write_pack(load_rules_from_memory(input.sources));
  const auto path = std::filesystem::temp_directory_path() / ("zs-load-" + std::to_string(std::random_device{}()) + ".zsp");
  std::ofstream(path, std::ios::binary) << bytes;
  std::size_t checks = 0;
  for (auto _ : state) {
    RuleSet rules = load_pack(path.string());
    if (!rules.is_ok()) state.SkipWithError("the pack is refused");
    checks = rules.check_count();
    state.PauseTiming();
    rules = load_pack_from_memory({});
    state.ResumeTiming();
  }
  std::filesystem::remove(path);
  set_checks(state, checks);
  state.counters["bytes"] = static_cast<double>(bytes.size());
}

void hash(benchmark::State& state, const bench::Input& input) {
  const std::string bytes = write_pack(load_rules_from_memory(input.sources));
  for (auto _ : state) benchmark::DoNotOptimize(pack::open(bytes, ZHUNSHENG_VERSION));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes.size()));
}

void write(benchmark::State& state, const bench::Input& input) {
  const RuleSet rules = load_rules_from_memory(input.sources);
  for (auto _ : state) benchmark::DoNotOptimize(write_pack(rules));
}

[[maybe_unused]] const bool is_registered = [] {
  static const std::vector<bench::Input> inputs = bench::compile_inputs();
  for (const auto& input : inputs) {
    const auto add = [&](const char* step, void (*run)(benchmark::State&, const bench::Input&)) {
      benchmark::RegisterBenchmark((std::string(step) + "/" + input.name).c_str(), run, input)->Unit(benchmark::kMillisecond);
    };
    add("source", load_source);
    add("pack", load_from_pack);
    add("hash", hash);
    add("write", write);
  }
  return true;
}();

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// Bytes that a loaded RuleSet owns, syntax trees dropped: allocations are counted by this program's operator new. The
// figure for one check is the slope between two sizes, so that what every rule set owns does not count.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "bench/corpus/corpus.hpp"
#include "bench/inputs.hpp"

namespace {

std::atomic<std::size_t> owned_bytes{0};  // as the allocator rounds them

void* counted(std::size_t size) {
  void* const memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  owned_bytes += malloc_usable_size(memory);
  return memory;
}

void forget(void* memory) {
  if (memory == nullptr) return;
  owned_bytes -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { forget(memory); }
void operator delete[](void* memory) noexcept { forget(memory); }
void operator delete(void* memory, std::size_t) noexcept { forget(memory); }
void operator delete[](void* memory, std::size_t) noexcept { forget(memory); }

namespace {

using namespace zhunsheng;

struct Size {
  double bytes = 0, checks = 0;
};

Size measure(const bench::Input& input) {
  const std::size_t before = owned_bytes;
  const RuleSet rules = load_rules_from_memory(input.sources);
  return {static_cast<double>(owned_bytes - before), static_cast<double>(rules.check_count())};
}

void measure_slope(benchmark::State& state, const bench::Input& small, const bench::Input& large) {
  if (small.sources.empty() || large.sources.empty()) {
    state.SkipWithError("no data of the workload: set PEERS_DATA");
    return;
  }
  Size one, two;
  for (auto _ : state) {
    one = measure(small);
    two = measure(large);
  }
  state.counters["bytes/check"] = (two.bytes - one.bytes) / (two.checks - one.checks);
  state.counters["text bytes/check"] = static_cast<double>(bench::bytes_of(large) - bench::bytes_of(small)) / (two.checks - one.checks);
}

void memory_of_workload(benchmark::State& state) { measure_slope(state, bench::workload_input(1000), bench::workload_input(10000)); }
void memory_of_corpus(benchmark::State& state) {
  measure_slope(state, {"small", {{"small", bench::make_rules(1000)}}}, {"large", {{"large", bench::make_rules(10000)}}});
}
BENCHMARK(memory_of_workload)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(memory_of_corpus)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace

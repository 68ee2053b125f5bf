// SPDX-License-Identifier: Apache-2.0
// A file with 10,000 mistakes of mixed kinds, from its text to the rendered messages: what an author with a careless
// search-and-replace waits for.
#include <benchmark/benchmark.h>

#include "bench/corpus/corpus.hpp"
#include "zhunsheng/ruleset.hpp"

namespace {

using namespace zhunsheng;

void report_mistakes(benchmark::State& state, bench::MistakeKind kind) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const std::string text = bench::make_mistakes(kind, count);
  std::size_t errors = 0, bytes = 0;
  for (auto _ : state) {
    const RuleSet rules = load_rules_from_memory({{"mistakes.zs", text}});
    errors = rules.error_count();
    bytes = rules.diagnostics(Language::chinese).size();
  }
  if (errors < count) state.SkipWithError("fewer messages than mistakes");
  state.counters["errors"] = static_cast<double>(errors);
  state.counters["bytes"] = static_cast<double>(bytes);
}

void report_syntax_mistakes(benchmark::State& state) { report_mistakes(state, bench::MistakeKind::syntax); }
void report_wrong_meanings(benchmark::State& state) { report_mistakes(state, bench::MistakeKind::meaning); }
BENCHMARK(report_syntax_mistakes)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(report_wrong_meanings)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace

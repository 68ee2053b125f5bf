// SPDX-License-Identifier: Apache-2.0
// All patterns of a rule set over one document, in one pass: rule sets of three sizes, documents of 10 and 1,000 clauses.
// Verified: the corpus's patterns hit the clauses that were planted, in an affirming context, and no other; of the shipped
// rules every 例 holds.
#include <algorithm>

#include "bench/inputs.hpp"
#include "bench/suite.hpp"
#include "bench/texts.hpp"
#include "bench/worlds.hpp"
#include "zhunsheng/testing.hpp"

namespace {

using namespace zhunsheng;

void verify_planted(const bench::World& world, const bench::Text& text, const facts::Hits& hits) {
  for (std::size_t pattern = 0; pattern < world.model().patterns.size(); ++pattern) {
    const auto& found = hits.by_pattern[pattern];
    const auto affirmed = static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [](const facts::Hit& hit) { return hit.context == model::Context::affirmed; }));
    bench::require(affirmed == text.planted, world.name + ": " + std::to_string(affirmed) + " of " + std::to_string(text.planted) + " planted clauses hit by pattern " + std::to_string(pattern));
  }
}

void verify_examples() {
  const RuleSet rules = load_rules({ZS_SOURCE_DIR "/rulesets"}, {.with_tests = true});
  TestOptions options;
  options.as_of = "2026-03-01";
  const auto results = run_examples(rules, options);
  bench::require(!results.empty(), "the shipped rules have no example");
  for (const auto& result : results) bench::require(result.status != ExampleResult::Status::failed, "例 " + result.name + " does not hold");
}

void match(benchmark::State& state, const bench::World& world, std::size_t clauses) {
  const bench::Text text = bench::make_text(clauses);
  const document::Document document = bench::read_text(text.text);
  const matching::Matcher& matcher = *world.rules.impl().matcher;
  if (world.name == "shipped") verify_examples();
  else verify_planted(world, text, matcher.match(document));
  for (auto _ : state) benchmark::DoNotOptimize(matcher.match(document));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.text.size()));
  state.counters["patterns"] = static_cast<double>(world.model().patterns.size());
}

void prepare(benchmark::State& state, const bench::World& world) {
  for (auto _ : state) benchmark::DoNotOptimize(matching::Matcher(world.model()));
  state.counters["patterns"] = static_cast<double>(world.model().patterns.size());
}

const bench::Suite suite{[] {
  for (const auto& world : bench::worlds())
    for (const std::size_t clauses : {10, 1000})
      benchmark::RegisterBenchmark(("match/" + world.name + "/clauses_" + std::to_string(clauses)).c_str(), [&world, clauses](benchmark::State& state) { match(state, world, clauses); })->Unit(benchmark::kMicrosecond);
  bench::register_over_worlds("prepare", prepare);
}};

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// From rule files to a plan: the shipped rule sets, loaded whole. What a user waits for before every review.
#include <benchmark/benchmark.h>

#include "zhunsheng/zhunsheng.hpp"

#ifndef ZS_SOURCE_DIR
#error "the build names the source tree"
#endif

namespace {

void load_shipped_rules(benchmark::State& state) {
  std::size_t checks = 0;
  for (auto _ : state) {
    const zhunsheng::RuleSet rules = zhunsheng::load_rules({ZS_SOURCE_DIR "/rulesets"}, {});
    if (!rules.is_ok()) {
      state.SkipWithError("the shipped rules do not compile");
      break;
    }
    checks = rules.check_count();
  }
  state.counters["checks"] = static_cast<double>(checks);
}
BENCHMARK(load_shipped_rules)->Unit(benchmark::kMillisecond);

void review_the_example(benchmark::State& state) {
  const zhunsheng::RuleSet rules = zhunsheng::load_rules({ZS_SOURCE_DIR "/rulesets"}, {});
  zhunsheng::ReviewOptions options;
  options.as_of = "2025-06-01";
  for (auto _ : state) {
    const auto review = zhunsheng::review_file(rules, ZS_SOURCE_DIR "/rulesets/examples/奖补办法.docx", options);
    if (review.summary().violated == 0) {
      state.SkipWithError("the example has known defects and none was found");
      break;
    }
  }
}
BENCHMARK(review_the_example)->Unit(benchmark::kMicrosecond);

}  // namespace

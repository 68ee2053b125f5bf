// SPDX-License-Identifier: Apache-2.0
// The main of every suite: a whole run stays below three minutes unless --benchmark_min_time asks for more.
#include <benchmark/benchmark.h>

#include <cstring>
#include <vector>

#include "bench/suite.hpp"

namespace {
void (*add_benchmarks)() = nullptr;
}  // namespace

namespace zhunsheng::bench {
Suite::Suite(void (*add)()) { add_benchmarks = add; }
void add_suite() {
  if (add_benchmarks != nullptr) add_benchmarks();
}
}  // namespace zhunsheng::bench

int main(int argc, char** argv) {
  static char min_time[] = "--benchmark_min_time=0.2";
  std::vector<char*> arguments(argv, argv + argc);
  bool is_given = false;
  for (const char* each : arguments) is_given = is_given || std::strncmp(each, min_time, std::strlen("--benchmark_min_time")) == 0;
  if (!is_given) arguments.push_back(min_time);
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
  zhunsheng::bench::add_suite();
  benchmark::RunSpecifiedBenchmarks();
}

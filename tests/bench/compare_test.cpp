// SPDX-License-Identifier: Apache-2.0
// When is something slower? Not within the tolerance, not within the spread, not where the machine itself was slower.
#include <gtest/gtest.h>

#include "zhunsheng/bench.hpp"

namespace zhunsheng {
namespace {

using Verdict = BenchRatio::Verdict;

BenchReport report(std::vector<double> segments, double reference = 10) {
  BenchReport out;
  out.measures = {{"reference", "us", {reference, reference * 1.01}}, {"one", "us", std::move(segments)}};
  return out;
}

struct Row {
  const char* what;
  BenchReport now, before;
  Verdict verdict;
};

TEST(BenchComparison, calls_slower_only_what_exceeds_tolerance_and_spread) {
  const std::vector<Row> rows{
      {"the same", report({10, 10.2, 10.1}), report({10, 10.1, 10.2}), Verdict::same},
      {"within the tolerance", report({10.8, 10.9, 10.7}), report({10, 10.1, 9.9}), Verdict::same},
      {"beyond the tolerance, apart", report({12, 12.1, 12.2}), report({10, 10.1, 9.9}), Verdict::slower},
      {"beyond the tolerance, segments overlap", report({9.8, 12, 15}), report({9, 10, 10.5}), Verdict::same},
      {"half the time", report({5, 5.1, 5.2}), report({10, 10.1, 9.9}), Verdict::faster},
      {"the machine is slower by as much", report({15, 15.1, 15.2}, 15), report({10, 10.1, 9.9}, 10), Verdict::same},
      {"slower on a machine that is faster now", report({9.5, 9.6, 9.7}, 5), report({10, 10.1, 9.9}, 10), Verdict::same},
      {"twice as slow, the machine a little", report({22, 22.1, 22.2}, 11), report({10, 10.1, 9.9}, 10), Verdict::slower},
  };
  for (const auto& row : rows) {
    const auto ratios = compare(row.now, row.before, 0.1);
    ASSERT_EQ(ratios.size(), 2u) << row.what;
    EXPECT_EQ(ratios[0].verdict, Verdict::same) << "the machine is not judged";
    EXPECT_EQ(ratios[1].verdict, row.verdict) << row.what;
  }
}

TEST(BenchComparison, gives_ratios_with_what_the_segments_allow) {
  const auto ratios = compare(report({20, 22, 24}), report({10, 11, 12}), 0.1);
  EXPECT_DOUBLE_EQ(ratios[1].ratio, 2);
  EXPECT_DOUBLE_EQ(ratios[1].low, 20.0 / 12);
  EXPECT_DOUBLE_EQ(ratios[1].high, 2.4);
}

TEST(BenchComparison, does_not_excuse_memory_by_a_slow_machine) {
  BenchReport now = report({1}, 20), before = report({1}, 10);
  now.measures.push_back({"memory", "bytes", {1500}});
  before.measures.push_back({"memory", "bytes", {1000}});
  EXPECT_EQ(compare(now, before, 0.1)[2].verdict, Verdict::slower);
}

TEST(BenchComparison, believes_a_regression_less_when_more_segments_overlap) {
  BenchReport now = report({12, 12.5});
  const BenchReport before = report({10, 10.1});
  EXPECT_EQ(compare(now, before, 0.1)[1].verdict, Verdict::slower);
  add_segments(now, report({10, 10.1, 10}));
  EXPECT_EQ(now.measures[1].segments.size(), 5u);
  EXPECT_EQ(compare(now, before, 0.1)[1].verdict, Verdict::same);
}

TEST(BenchComparison, leaves_out_what_only_one_has) {
  BenchReport now = report({1});
  now.measures.push_back({"new", "us", {1}});
  EXPECT_EQ(compare(now, report({1}), 0.1).size(), 2u);
  now.measures[1].unit = "ms";
  EXPECT_EQ(compare(now, report({1}), 0.1).size(), 1u);
}

}  // namespace
}  // namespace zhunsheng

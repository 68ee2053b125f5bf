// SPDX-License-Identifier: Apache-2.0
// Figures of segments, and two reports side by side.
#include <algorithm>

#include "zhunsheng/bench.hpp"

namespace zhunsheng {
namespace {

const BenchMeasure* find(const BenchReport& report, const std::string& name) {
  const auto found = std::find_if(report.measures.begin(), report.measures.end(), [&](const BenchMeasure& measure) { return measure.name == name; });
  return found == report.measures.end() ? nullptr : &*found;
}

/// How much slower the machine was than at the time of the baseline.
double speed_ratio(const BenchReport& now, const BenchReport& before) {
  const BenchMeasure *here = find(now, "reference"), *there = find(before, "reference");
  return here == nullptr || there == nullptr || there->median() <= 0 ? 1.0 : here->median() / there->median();
}

BenchRatio ratio_of(const BenchMeasure& now, const BenchMeasure& before, double speed, double tolerance) {
  BenchRatio out{now.name, before.median(), now.median(), 1, 1, 1, BenchRatio::Verdict::same};
  if (out.before <= 0) return out;
  out.ratio = out.now / out.before;
  out.low = now.low() / before.high();
  out.high = before.low() > 0 ? now.high() / before.low() : out.ratio;
  const double machine = now.unit == "bytes" ? 1.0 : speed;
  const double least = std::min(out.ratio, out.ratio / machine), most = std::max(out.ratio, out.ratio / machine);
  if (now.name == "reference") return out;  // the machine is not what is judged
  if (least > 1 + tolerance && std::min(out.low, out.low / machine) > 1) out.verdict = BenchRatio::Verdict::slower;
  if (most < 1 / (1 + tolerance) && std::max(out.high, out.high / machine) < 1) out.verdict = BenchRatio::Verdict::faster;
  return out;
}

}  // namespace

double BenchMeasure::median() const {
  std::vector<double> sorted = segments;
  std::sort(sorted.begin(), sorted.end());
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
double BenchMeasure::low() const { return *std::min_element(segments.begin(), segments.end()); }
double BenchMeasure::high() const { return *std::max_element(segments.begin(), segments.end()); }

void add_segments(BenchReport& report, const BenchReport& again) {
  for (auto& measure : report.measures)
    if (const BenchMeasure* more = find(again, measure.name)) measure.segments.insert(measure.segments.end(), more->segments.begin(), more->segments.end());
}

BenchMatch match(const BenchReport& now, const BenchReport& before) { return {now.rules_sha256 == before.rules_sha256, now.dossiers_sha256 == before.dossiers_sha256}; }

std::vector<BenchRatio> compare(const BenchReport& now, const BenchReport& before, double tolerance) {
  std::vector<BenchRatio> out;
  const double speed = speed_ratio(now, before);
  for (const auto& measure : now.measures)
    if (const BenchMeasure* old = find(before, measure.name); old != nullptr && old->unit == measure.unit) out.push_back(ratio_of(measure, *old, speed, tolerance));
  return out;
}

}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Judges an example claim by claim.
#include "engine/testing/examples.hpp"

#include <algorithm>

#include "engine/testing/explain.hpp"

namespace zhunsheng::testing {
namespace {

using model::Outcome;

class Run {
 public:
  Run(const Bench& bench, std::size_t index) : bench_(bench), example_(bench.rules.examples[index]) { result_.example = index; }

  ExampleResult finish() {
    for (const auto& sample : example_.samples) judge(sample);
    if (!example_.expectations.empty()) {
      const Scene scene = make_scene(bench_, example_);
      for (const auto& expectation : example_.expectations) judge(expectation, scene);
    }
    return std::move(result_);
  }

 private:
  void add(ProblemKind kind, base::Span span, std::string message, std::vector<std::string> details = {}) {
    if (kind == ProblemKind::failure) result_.status = ExampleStatus::failed;
    else if (result_.status == ExampleStatus::passed) result_.status = ExampleStatus::known;
    result_.problems.push_back({kind, span, std::move(message), std::move(details)});
  }

  /// What one sentence came to, and why.
  struct Match {
    bool hit = false;
    std::vector<std::string> details;
  };

  Match match_pattern(const model::Sample& sample) const {
    const facts::Hits hits = match_sample(bench_, sample);
    const std::uint16_t allowed = at(bench_.rules, example_.pattern).contexts;
    Match out;
    for (const auto& hit : hits.by_pattern[example_.pattern.index()]) {
      if ((allowed & model::context_bit(hit.context)) == 0) continue;
      out.hit = true;
      out.details.push_back(bench_.say("命中的是“", "hit: “") + shorten(hit.quote) + bench_.say("”，语境 ", "”, context ") + to_chinese(hit.context));
    }
    const auto others = other_contexts(bench_, hits, example_.pattern);
    out.details.insert(out.details.end(), others.begin(), others.end());
    return out;
  }

  /// The pattern's or the check's verdict; `explained` if it is not what was wanted.
  Match match(const model::Sample& sample, bool wanted, bool explained) const {
    if (example_.pattern.is_valid()) return match_pattern(sample);
    Match out;
    if (!example_.check.is_valid()) return out;
    const Scene scene = make_scene(bench_, example_, sample);
    const auto outcomes = eval::evaluate(bench_.plan, bench_.rules, scene.store, settings_for(bench_.rules, scene, example_.check));
    std::vector<const eval::InstanceOutcome*> instances;
    const Outcome outcome = worst_outcome(outcomes, example_.check, &instances);
    out.hit = outcome == Outcome::violated;
    if (!explained || out.hit == wanted) return out;
    out.details = explain(bench_, {example_, &sample, scene, example_.check, outcome, instances}, wanted ? Outcome::violated : Outcome::satisfied);
    out.details.insert(out.details.begin(), bench_.say("结论是 ", "the outcome is ") + bench_.word(outcome));
    return out;
  }

  void judge(const model::Sample& sample) {
    ++result_.claims;
    const std::string quoted = "“" + shorten(sample.text) + "”";
    const bool wanted = sample.kind == model::SampleKind::hit || sample.kind == model::SampleKind::known_false_alarm;
    const bool is_known = sample.kind == model::SampleKind::known_miss || sample.kind == model::SampleKind::known_false_alarm;
    Match result = match(sample, wanted, !is_known);
    switch (sample.kind) {
      case model::SampleKind::hit:
        if (!result.hit) add(ProblemKind::failure, sample.span, bench_.say("应当命中而没有命中：", "should be hit, and is not: ") + quoted, std::move(result.details));
        return;
      case model::SampleKind::miss:
        if (result.hit) add(ProblemKind::failure, sample.span, bench_.say("不应命中而命中：", "should not be hit, and is: ") + quoted, std::move(result.details));
        return;
      case model::SampleKind::known_miss:
        if (result.hit) add(ProblemKind::mended, sample.span, bench_.say("漏报已改好，请改写为 命中：", "known_miss is mended, write hit: ") + quoted);
        else add(ProblemKind::known, sample.span, bench_.say("漏报待改：", "known_miss: ") + quoted);
        return;
      case model::SampleKind::known_false_alarm:
        if (!result.hit) add(ProblemKind::mended, sample.span, bench_.say("误报已改好，请改写为 不命中：", "known_false_alarm is mended, write miss: ") + quoted);
        else add(ProblemKind::known, sample.span, bench_.say("误报待改：", "known_false_alarm: ") + quoted);
        return;
    }
  }

  void judge(const model::Expectation& expectation, const Scene& scene) {
    ++result_.claims;
    const std::string name = at(bench_.rules, expectation.check).name;
    const eval::Settings settings = settings_for(bench_.rules, scene, expectation.check);
    const auto outcomes = eval::evaluate(bench_.plan, bench_.rules, scene.store, settings);
    std::vector<const eval::InstanceOutcome*> instances;
    const Outcome outcome = worst_outcome(outcomes, expectation.check, &instances);
    if (outcome != expectation.outcome) {
      add(ProblemKind::failure, expectation.span,
          name + bench_.say("：期望 ", ": expected ") + bench_.word(expectation.outcome) + bench_.say("，实际 ", ", got ") + bench_.word(outcome),
          explain(bench_, {example_, nullptr, scene, expectation.check, outcome, instances}, expectation.outcome));
      return;
    }
    const std::string missing = missing_of(bench_, instances);
    const std::vector<std::string> listed{missing.empty() ? bench_.say("实际没有列出所缺的事实", "nothing is listed as missing") : bench_.say("实际", "listed as ") + missing};
    for (const auto fact : expectation.missing)
      if (!is_missing(instances, fact)) add(ProblemKind::failure, expectation.span, name + bench_.say("：期望 缺 ", ": expected missing ") + model::path_of(bench_.rules, fact) + bench_.say("，实际没有列出", ", it is not listed"), listed);
    for (const auto& reason : expectation.because)
      if (!reason_holds(bench_.rules, scene, settings, instances, reason))
        add(ProblemKind::failure, expectation.span, name + bench_.say("：期望 因为 ", ": expected because ") + reason + bench_.say("，实际它不成立", ", it does not hold"));
  }

  const Bench& bench_;
  const model::Example& example_;
  ExampleResult result_;
};

}  // namespace

ExampleResult run_example(const Bench& bench, std::size_t example) { return Run(bench, example).finish(); }

}  // namespace zhunsheng::testing

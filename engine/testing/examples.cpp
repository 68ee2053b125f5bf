// SPDX-License-Identifier: Apache-2.0
// Builds the little dossier an example describes, reviews it, and compares with what it expects.
#include "engine/testing/examples.hpp"

#include <algorithm>

#include "engine/base/text.hpp"
#include "engine/eval/evaluator.hpp"
#include "engine/intake/dossier.hpp"
#include "engine/intake/extract.hpp"
#include "engine/intake/recognise.hpp"
#include "engine/intake/structure.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::testing {
namespace {

using model::Outcome;

document::Document make_document(std::string_view text, std::string name) {
  document::Document out;
  out.path = std::move(name);
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = base::trim(text.substr(begin, end - begin));
    if (!line.empty()) out.paragraphs.push_back({std::string(line), {document::PlaceKind::paragraph, ++number}});
    begin = end + 1;
  }
  intake::structure(out);
  return out;
}

bool has_allowed_hit(const facts::Hits& hits, const model::Ruleset& rules, model::PatternId pattern) {
  const std::uint16_t allowed = model::at(rules, pattern).contexts;
  const auto& found = hits.by_pattern[pattern.index()];
  return std::any_of(found.begin(), found.end(), [&](const facts::Hit& hit) { return (allowed & model::context_bit(hit.context)) != 0; });
}

/// The outcome of a check over all its instances: the worst.
Outcome worst_outcome(const eval::Outcomes& outcomes, model::CheckId check, std::vector<const eval::InstanceOutcome*>& instances) {
  const auto rank = [](Outcome outcome) { return static_cast<int>(outcome); };  // Outcome is declared worst first
  Outcome worst = Outcome::not_applicable;
  for (const auto& instance : outcomes.instances) {
    if (instance.check != check) continue;
    instances.push_back(&instance);
    if (rank(instance.outcome) < rank(worst)) worst = instance.outcome;
  }
  return worst;
}

std::string shorten(std::string_view text) {
  constexpr std::size_t longest = 40;
  return base::count_code_points(text) <= longest ? std::string(text) : std::string(base::slice_code_points(text, 0, longest)) + "…";
}

class Run {
 public:
  Run(const Bench& bench, std::size_t index) : bench_(bench), example_(bench.rules.examples[index]) { result_.example = index; }

  ExampleResult finish() {
    for (const auto& sample : example_.samples) judge(sample);
    if (!example_.expectations.empty()) judge_scenario();
    return std::move(result_);
  }

 private:
  void fail(std::string message) {
    result_.status = ExampleStatus::failed;
    result_.messages.push_back(std::move(message));
  }
  void note(std::string message) {
    if (result_.status == ExampleStatus::passed) result_.status = ExampleStatus::known;
    result_.messages.push_back(std::move(message));
  }

  eval::Settings settings(model::KindSet kinds) const {
    eval::Settings out;
    out.as_of = example_.at.value_or(bench_.as_of);
    out.kinds = kinds;
    return out;
  }

  bool is_hit(const model::Sample& sample) const {
    document::Dossier dossier;
    dossier.files.push_back({make_document(sample.text, "例"), {"送审稿"}});
    dossier.draft = 0;
    if (example_.pattern.is_valid()) return has_allowed_hit(bench_.matcher.match(dossier.files[0].document), bench_.rules, example_.pattern);
    facts::FactStore store(bench_.rules);
    intake::put(intake::recognise(dossier.files[0].document), dossier.files[0].document, store);
    intake::extract(bench_.rules, dossier, bench_.matcher, store);
    apply_given(store);
    const auto outcomes = eval::evaluate(bench_.plan, bench_.rules, store, settings(model::at(bench_.rules, example_.check).kinds));
    std::vector<const eval::InstanceOutcome*> instances;
    return worst_outcome(outcomes, example_.check, instances) == Outcome::violated;
  }

  void judge(const model::Sample& sample) {
    const bool hit = is_hit(sample);
    const std::string quoted = "“" + shorten(sample.text) + "”";
    switch (sample.kind) {
      case model::SampleKind::hit:
        if (!hit) fail("应当命中而没有命中：" + quoted);
        return;
      case model::SampleKind::miss:
        if (hit) fail("不应命中而命中：" + quoted);
        return;
      case model::SampleKind::known_miss: note((hit ? "漏报已改好，请改写为 命中：" : "漏报待改：") + quoted); return;
      case model::SampleKind::known_false_alarm: note((hit ? "误报待改：" : "误报已改好，请改写为 不命中：") + quoted); return;
    }
  }

  void apply_given(facts::FactStore& store) const {
    for (const auto& fact : example_.facts) {
      facts::Evidence evidence;
      evidence.kind = facts::EvidenceKind::given;
      evidence.document = "例";
      if (fact.fact.is_valid()) {
        store.set(fact.fact, fact.given, evidence);
        continue;
      }
      facts::RecordList& list = store.records[fact.record.index()];
      list.given = fact.given.state == model::FactState::known;
      list.open = !list.given || fact.given.value.open;
      list.records = fact.given.value.items;
      list.evidence.assign(1, evidence);
    }
  }

  document::Dossier make_dossier() const {
    document::Dossier dossier;
    for (const auto& text : example_.texts) {
      const auto& material = model::at(bench_.rules, text.material.is_valid() ? text.material : model::draft_material).name;
      dossier.files.push_back({make_document(text.text, material), {material}});
      if (!text.material.is_valid()) dossier.draft = static_cast<std::int32_t>(dossier.files.size()) - 1;
    }
    return dossier;
  }

  facts::FactStore make_store() const {
    const document::Dossier dossier = make_dossier();
    facts::FactStore store(bench_.rules);
    if (dossier.draft >= 0) {
      const auto& draft = dossier.files[static_cast<std::size_t>(dossier.draft)].document;
      intake::put(intake::recognise(draft), draft, store);
    }
    intake::extract(bench_.rules, dossier, bench_.matcher, store);
    for (const auto material : example_.materials) store.materials[material.index()] = true;
    apply_given(store);
    store.complete = example_.complete;
    return store;
  }

  void judge_scenario() {
    const facts::FactStore store = make_store();
    model::KindSet kinds = 0;
    for (const auto& text : example_.texts)
      if (text.kind) kinds |= model::kind_bit(*text.kind);
    for (const auto& expectation : example_.expectations) {
      const auto& check = model::at(bench_.rules, expectation.check);
      const auto outcomes = eval::evaluate(bench_.plan, bench_.rules, store, settings(kinds != 0 ? kinds : check.kinds));
      judge(expectation, outcomes);
    }
  }

  void judge(const model::Expectation& expectation, const eval::Outcomes& outcomes) {
    const std::string name = model::at(bench_.rules, expectation.check).name;
    std::vector<const eval::InstanceOutcome*> instances;
    const Outcome outcome = worst_outcome(outcomes, expectation.check, instances);
    if (outcome != expectation.outcome) {
      fail(name + "：期望 " + model::to_chinese(expectation.outcome) + "，实际 " + model::to_chinese(outcome) + explain_missing(instances));
      return;
    }
    for (const auto fact : expectation.missing)
      if (!is_missing(instances, fact)) fail(name + "：期望缺 " + model::path_of(bench_.rules, fact) + "，实际没有列出" + explain_missing(instances));
    for (const auto& reason : expectation.because)
      if (!holds(instances, reason)) fail(name + "：期望因为 " + reason + "，实际该例外不成立");
  }

  std::string explain_missing(const std::vector<const eval::InstanceOutcome*>& instances) const {
    std::string out;
    for (const auto* instance : instances)
      for (const auto& missing : instance->missing)
        if (missing.fact.is_valid()) out += (out.empty() ? "（缺 " : "、") + model::path_of(bench_.rules, missing.fact);
    return out.empty() ? out : out + "）";
  }

  static bool is_missing(const std::vector<const eval::InstanceOutcome*>& instances, model::FactId fact) {
    return std::any_of(instances.begin(), instances.end(), [&](const auto* instance) {
      return std::any_of(instance->missing.begin(), instance->missing.end(), [&](const auto& missing) { return missing.fact == fact; });
    });
  }

  bool is_holding(const std::vector<eval::ExceptionOutcome>& exceptions, const std::string& name) const {
    return std::any_of(exceptions.begin(), exceptions.end(), [&](const auto& outcome) { return outcome.holds == eval::Truth::yes && model::at(bench_.rules, outcome.exception).name == name; });
  }
  bool holds(const std::vector<const eval::InstanceOutcome*>& instances, const std::string& name) const {
    return std::any_of(instances.begin(), instances.end(), [&](const auto* instance) {
      return is_holding(instance->exceptions, name) ||
             std::any_of(instance->subjects.begin(), instance->subjects.end(), [&](const auto& subject) { return is_holding(subject.exceptions, name); });
    });
  }

  const Bench& bench_;
  const model::Example& example_;
  ExampleResult result_;
};

}  // namespace

ExampleResult run_example(const Bench& bench, std::size_t example) { return Run(bench, example).finish(); }

}  // namespace zhunsheng::testing

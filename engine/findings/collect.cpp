// SPDX-License-Identifier: Apache-2.0
// Instance by instance; then one total order, then ids.
#include "engine/findings/collect.hpp"

#include <algorithm>

#include "engine/findings/ask.hpp"
#include "engine/findings/basis.hpp"
#include "engine/findings/evidence.hpp"
#include "engine/findings/identity.hpp"
#include "engine/findings/wording.hpp"

namespace zhunsheng::findings {
namespace {

constexpr std::size_t most_presumed_notes = 12;  // in words; the list of names is whole

struct Draft {
  Finding finding;
  PlaceKey place;
  Origin origin;
};

void add_exception(const Inputs& in, const Case& one, const eval::ExceptionOutcome& outcome, Finding& out) {
  const model::Exception& exception = model::at(in.rules, outcome.exception);
  if (std::any_of(out.exceptions.begin(), out.exceptions.end(), [&](const ExceptionState& state) { return state.name == exception.name; })) return;
  out.exceptions.push_back({exception.name, outcome.holds, in_force(in.rules, exception.citations, one.instance.legal_date)});
}

class Collector {
 public:
  Collector(const Inputs& in, const eval::Outcomes& outcomes, const CollectOptions& options) : in_(in), outcomes_(outcomes), options_(options) {}

  Collected finish() {
    if (options_.with_ask_lists) asked_ = ask_lists(in_, outcomes_);
    for (std::size_t i = 0; i < outcomes_.instances.size(); ++i) add_instance(i);
    sort();
    for (auto& draft : drafts_) {
      out_.findings.push_back(std::move(draft.finding));
      out_.origins.push_back(draft.origin);
    }
    assign_ids(out_.findings);
    return std::move(out_);
  }

 private:
  void add_instance(std::size_t index) {
    const eval::InstanceOutcome& instance = outcomes_.instances[index];
    const model::Check& check = model::at(in_.rules, instance.check);
    const bool is_rest = instance.outcome == Outcome::satisfied || instance.outcome == Outcome::not_applicable || (instance.outcome == Outcome::undetermined && instance.harmless);
    if (is_rest && !options_.with_rest) return count(instance.outcome, check.severity);  // most of them; the severity is not counted
    const Basis basis = basis_of(in_.rules, check, instance.legal_date, in_.store);
    count(instance.outcome, basis.severity);
    if (is_rest) return add_rest({check, instance}, basis, index);
    bool is_first = true;
    for (const auto& subject : instance.subjects) {
      add_case({check, instance, &subject}, basis, index, is_first);
      is_first = false;
    }
    const bool is_said = std::any_of(instance.subjects.begin(), instance.subjects.end(), [&](const auto& subject) { return subject.outcome == instance.outcome; });
    if (!is_said) add_case({check, instance}, basis, index, is_first);
  }

  void count(Outcome outcome, model::Severity severity) {
    Summary& summary = out_.summary;
    switch (outcome) {
      case Outcome::violated:
        ++summary.violated;
        ++summary.violated_by_severity[static_cast<std::size_t>(severity)];
        return;
      case Outcome::undetermined: ++summary.undetermined; return;
      case Outcome::exempt: ++summary.exempt; return;
      case Outcome::satisfied: ++summary.satisfied; return;
      case Outcome::not_applicable: ++summary.not_applicable; return;
    }
  }

  Finding begin(const Case& one, const Basis& basis) const {
    Finding out;
    out.check = model::id_of(one.check);
    out.title = one.check.title;
    out.outcome = one.outcome();
    out.severity = basis.severity;
    out.category = one.check.category;
    out.points = one.check.points;
    out.legal_date = one.instance.legal_date;
    out.subject = subject_text(in_, one);
    out.is_practice = basis.is_practice;
    out.citations = basis.citations;
    out.harmless = one.instance.harmless && out.outcome == Outcome::undetermined;
    for (const model::FactId fact : one.instance.presumed) out.presumed.push_back(model::path_of(in_.rules, fact));
    if (one.subject != nullptr)
      for (const auto& exception : one.subject->exceptions) add_exception(in_, one, exception, out);
    for (const auto& exception : one.instance.exceptions) add_exception(in_, one, exception, out);
    return out;
  }

  void add_case(const Case& one, const Basis& basis, std::size_t index, bool is_first) {
    Draft draft{begin(one, basis), {}, {index, one.subject != nullptr ? std::optional(one.subject->index) : std::nullopt}};
    Finding& finding = draft.finding;
    finding.evidence = evidence_of(in_, one, is_first);
    for (std::size_t i = 0; i < one.instance.presumed.size() && i < most_presumed_notes; ++i) finding.presumed_notes.push_back(presumed_note(in_, one, one.instance.presumed[i]));
    if (finding.outcome == Outcome::undetermined) {
      add_missing(one, index, finding);
    } else {
      finding.reference_note = basis.reference_note;
      finding.message = fill_slots(in_, one, one.check.message);
      finding.advice = fill_slots(in_, one, one.check.advice);
    }
    draft.place = place_of(in_, finding.evidence);
    drafts_.push_back(std::move(draft));
  }

  void add_missing(const Case& one, std::size_t index, Finding& finding) const {
    const bool is_beside = one.subject != nullptr && one.instance.outcome != Outcome::undetermined;  // a violated one decided the instance
    const auto& all = is_beside ? one.subject->missing : one.instance.missing;
    const std::vector<eval::MissingInput> asked = options_.with_ask_lists && !is_beside ? union_of(asked_[index], all) : all;
    finding.missing = missing_of(in_, one.check, asked);
    finding.reasons = reasons_of(in_, all);
    finding.message = undetermined_message(finding.missing, finding.reasons);
  }

  void add_rest(const Case& one, const Basis& basis, std::size_t index) {
    Draft draft{begin(one, basis), {}, {index, std::nullopt}};
    draft.finding.is_rest = true;
    drafts_.push_back(std::move(draft));
  }

  void sort() {
    std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& left, const Draft& right) {
      if (left.finding.severity != right.finding.severity) return left.finding.severity > right.finding.severity;
      if (left.place != right.place) return left.place < right.place;
      return left.finding.check < right.finding.check;
    });
  }

  const Inputs& in_;
  const eval::Outcomes& outcomes_;
  const CollectOptions& options_;
  std::vector<std::vector<AskSet>> asked_;
  std::vector<Draft> drafts_;
  Collected out_;
};

}  // namespace

Collected collect(const Inputs& in, const eval::Outcomes& outcomes, const CollectOptions& options) { return Collector(in, outcomes, options).finish(); }

}  // namespace zhunsheng::findings

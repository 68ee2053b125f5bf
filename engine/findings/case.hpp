// SPDX-License-Identifier: Apache-2.0
// What the steps of this room share: the inputs of one review, and the instance (and hit or element) they speak of.
#pragma once
#include "engine/document/dossier.hpp"
#include "engine/eval/evaluator.hpp"
#include "engine/facts/fact_store.hpp"
#include "engine/findings/finding.hpp"
#include "engine/graph/plan.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::findings {

/// Views its members, which must outlive it.
struct Inputs {
  const graph::Plan& plan;
  const model::Ruleset& rules;
  const facts::FactStore& store;
  const eval::Settings& settings;
  const document::Dossier* dossier = nullptr;  ///< for the words around a quote and the order of documents; may be null
};

/// One instance of a check, or one hit or element of its subject.
struct Case {
  const model::Check& check;
  const eval::InstanceOutcome& instance;
  const eval::SubjectOutcome* subject = nullptr;  ///< null: the instance as a whole
  [[nodiscard]] Outcome outcome() const { return subject != nullptr ? subject->outcome : instance.outcome; }
};

/// The pattern whose hits are the subject's; invalid if the subject is none or elements.
inline model::PatternId subject_pattern(const model::Ruleset& rules, const model::Check& check) {
  return check.subject.kind == model::Subject::Kind::hits ? model::PatternId(model::at(rules, check.subject.expr).ref) : model::PatternId{};
}

/// The hit that the case is about, if it is about one.
inline const facts::Hit* hit_of(const Inputs& in, const Case& one) {
  const model::PatternId pattern = subject_pattern(in.rules, one.check);
  if (one.subject == nullptr || !pattern.is_valid()) return nullptr;
  const auto& hits = in.store.hits.by_pattern[pattern.index()];
  return one.subject->index < hits.size() ? &hits[one.subject->index] : nullptr;
}

}  // namespace zhunsheng::findings

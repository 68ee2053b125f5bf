// SPDX-License-Identifier: Apache-2.0
// Texts → a dossier → a fact store, and the questions that are asked of its outcomes.
#include "engine/testing/scene.hpp"

#include <algorithm>

#include "engine/base/text.hpp"
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

bool has_material(const model::Ruleset& rules, std::string_view name) {
  return std::any_of(rules.materials.begin(), rules.materials.end(), [&](const model::Material& material) { return material.name == name; });
}

constexpr std::string_view contract_text = "合同文本", draft_name = "送审稿";

/// Without a text of a kind, the document under review is the one that a dossier of its sort is about (as in intake/dossier).
void choose_draft(document::Dossier& dossier) {
  for (const std::string_view name : {std::string_view("村规民约"), contract_text, std::string_view("招标文件")}) {
    for (std::size_t i = 0; i < dossier.files.size() && dossier.draft < 0; ++i) {
      auto& materials = dossier.files[i].materials;
      if (std::find(materials.begin(), materials.end(), name) == materials.end()) continue;
      dossier.draft = static_cast<std::int32_t>(i);
      materials.emplace(materials.begin(), draft_name);
    }
  }
}

document::Dossier make_dossier(const model::Ruleset& rules, const model::Example& example) {
  document::Dossier dossier;
  for (const auto& text : example.texts) {
    const bool is_draft = !text.material.is_valid() || text.material == model::draft_material;
    const std::string name = is_draft ? std::string(draft_name) : model::at(rules, text.material).name;
    document::DossierFile file{make_document(text.text, name), {name}};
    if (is_draft && text.kind == model::Kind::contract && has_material(rules, contract_text)) file.materials.emplace_back(contract_text);
    dossier.files.push_back(std::move(file));
    if (is_draft && dossier.draft < 0) dossier.draft = static_cast<std::int32_t>(dossier.files.size()) - 1;
  }
  if (dossier.draft < 0) choose_draft(dossier);
  return dossier;
}

facts::FactStore read_dossier(const Bench& bench, const document::Dossier& dossier) {
  facts::FactStore store(bench.rules);
  if (dossier.draft >= 0) {
    const auto& draft = dossier.files[static_cast<std::size_t>(dossier.draft)].document;
    intake::put(intake::recognise(draft), draft, store);
  }
  intake::extract(bench.rules, dossier, bench.matcher, store);
  return store;
}

/// 文书.类别 as the author of the example says it.
void state_kinds(model::KindSet kinds, facts::FactStore& store) {
  if (kinds == 0) return;
  model::Value list;
  list.kind = model::TypeKind::list;
  for (unsigned kind = 0; kind < 6; ++kind)
    if ((kinds & (1u << kind)) != 0) list.items.push_back(model::known(model::make_enumerant(kind)));
  model::ExampleFact stated;
  stated.fact = model::builtin::kinds;
  stated.given = model::known(std::move(list));
  give(stated, store);
}

Scene finish(const Bench& bench, const model::Example& example, facts::FactStore store, model::KindSet kinds) {
  state_kinds(kinds, store);
  for (const auto material : example.materials) store.materials[material.index()] = true;
  for (const auto& fact : example.facts) give(fact, store);
  store.complete = example.complete;
  return {std::move(store), kinds, example.at.value_or(bench.as_of)};
}

bool names_holding(const model::Ruleset& rules, const std::vector<eval::ExceptionOutcome>& exceptions, const std::string& name) {
  const auto is_it = [&](const eval::ExceptionOutcome& outcome) { return outcome.holds == eval::Truth::yes && model::at(rules, outcome.exception).name == name; };
  return std::any_of(exceptions.begin(), exceptions.end(), is_it);
}

model::ExceptionId find_inner(const model::Ruleset& rules, const std::vector<model::ExceptionId>& ids, const std::string& name) {
  for (const auto id : ids) {
    if (model::at(rules, id).name == name) return id;
    if (const auto inner = find_inner(rules, model::at(rules, id).inner, name); inner.is_valid()) return inner;
  }
  return {};
}

bool is_true(const model::Ruleset& rules, const Scene& scene, const eval::Settings& settings, const eval::InstanceOutcome& instance, model::ExprId expr) {
  static const graph::Plan none;  // value_of makes a plan of its own
  const auto holds = [&](const eval::SubjectOutcome* subject) {
    const model::Given given = eval::value_of(none, rules, scene.store, settings, instance, subject, expr);
    return given.state == model::FactState::known && given.value.a != 0;
  };
  if (holds(nullptr)) return true;
  return std::any_of(instance.subjects.begin(), instance.subjects.end(), [&](const eval::SubjectOutcome& subject) { return holds(&subject); });
}

}  // namespace

void give(const model::ExampleFact& fact, facts::FactStore& store) {
  facts::Evidence evidence;
  evidence.kind = facts::EvidenceKind::given;
  evidence.document = "例";
  if (fact.fact.is_valid()) {
    store.set(fact.fact, fact.given, evidence);
    return;
  }
  facts::RecordList& list = store.records[fact.record.index()];
  list.given = fact.given.state == model::FactState::known;
  list.open = !list.given || fact.given.value.open;
  list.records = fact.given.value.items;
  list.evidence.assign(1, evidence);
}

Scene make_scene(const Bench& bench, const model::Example& example) {
  model::KindSet kinds = 0;
  for (const auto& text : example.texts)
    if (text.kind) kinds |= model::kind_bit(*text.kind);
  return finish(bench, example, read_dossier(bench, make_dossier(bench.rules, example)), kinds);
}

Scene make_scene(const Bench& bench, const model::Example& example, const model::Sample& sample) {
  document::Dossier dossier;
  dossier.files.push_back({make_document(sample.text, "例"), {std::string(draft_name)}});
  const bool is_contract = model::at(bench.rules, example.check).kinds == model::kind_bit(model::Kind::contract);
  if (is_contract && has_material(bench.rules, contract_text)) dossier.files[0].materials.emplace_back(contract_text);
  dossier.draft = 0;
  return finish(bench, example, read_dossier(bench, dossier), 0);
}

facts::Hits match_sample(const Bench& bench, const model::Sample& sample) { return bench.matcher.match(make_document(sample.text, "例")); }

eval::Settings settings_for(const model::Ruleset& rules, const Scene& scene, model::CheckId check) {
  eval::Settings out;
  out.as_of = scene.as_of;
  out.kinds = scene.kinds != 0 ? scene.kinds : model::at(rules, check).kinds;
  out.selected.emplace(rules.checks.size(), false);
  (*out.selected)[check.index()] = true;
  return out;
}

Outcome worst_outcome(const eval::Outcomes& outcomes, model::CheckId check, std::vector<const eval::InstanceOutcome*>* instances) {
  Outcome worst = Outcome::not_applicable;  // Outcome is declared worst first
  for (const auto& instance : outcomes.instances) {
    if (instance.check != check) continue;
    if (instances != nullptr) instances->push_back(&instance);
    if (instance.outcome < worst) worst = instance.outcome;
  }
  return worst;
}

std::vector<Claim> claims_of(const model::Ruleset& rules, std::size_t example) {
  std::vector<Claim> out;
  const model::Example& row = rules.examples[example];
  for (const auto& expectation : row.expectations) out.push_back({example, expectation.check, &expectation, nullptr});
  if (!row.check.is_valid()) return out;
  for (const auto& sample : row.samples)
    if (sample.kind == model::SampleKind::hit || sample.kind == model::SampleKind::miss) out.push_back({example, row.check, nullptr, &sample});
  return out;
}

bool is_missing(const std::vector<const eval::InstanceOutcome*>& instances, model::FactId fact) {
  return std::any_of(instances.begin(), instances.end(), [&](const auto* instance) {
    return std::any_of(instance->missing.begin(), instance->missing.end(), [&](const auto& missing) { return missing.fact == fact; });
  });
}

bool reason_holds(const model::Ruleset& rules, const Scene& scene, const eval::Settings& settings, const std::vector<const eval::InstanceOutcome*>& instances, const std::string& name) {
  for (const auto* instance : instances) {
    if (names_holding(rules, instance->exceptions, name)) return true;
    for (const auto& subject : instance->subjects)
      if (names_holding(rules, subject.exceptions, name)) return true;
  }
  if (instances.empty()) return false;
  const model::Check& check = model::at(rules, instances.front()->check);
  model::ExprId reason;
  if (const auto inner = find_inner(rules, check.exceptions, name); inner.is_valid()) reason = model::at(rules, inner).when;  // one that restores the duty
  for (std::size_t i = 0; i < rules.exprs.size() && !reason.is_valid(); ++i) {
    const model::Expr& expr = rules.exprs[i];
    if (expr.op != model::Op::definition || expr.type.kind != model::TypeKind::boolean) continue;
    if (rules.definitions[expr.ref].name == name) reason = model::ExprId(i);
  }
  if (!reason.is_valid()) return false;
  const bool is_outer = std::any_of(check.exceptions.begin(), check.exceptions.end(), [&](model::ExceptionId id) { return model::at(rules, id).name == name; });
  if (is_outer) return false;  // it was weighed, and did not hold
  return std::any_of(instances.begin(), instances.end(), [&](const auto* instance) { return is_true(rules, scene, settings, *instance, reason); });
}

bool agrees(const model::Ruleset& rules, const Claim& claim, const Scene& scene, const eval::Outcomes& outcomes) {
  std::vector<const eval::InstanceOutcome*> instances;
  const Outcome outcome = worst_outcome(outcomes, claim.check, &instances);
  if (claim.sample != nullptr) return (outcome == Outcome::violated) == (claim.sample->kind == model::SampleKind::hit);
  const model::Expectation& expected = *claim.expectation;
  if (outcome != expected.outcome) return false;
  for (const auto fact : expected.missing)
    if (!is_missing(instances, fact)) return false;
  const eval::Settings settings = settings_for(rules, scene, claim.check);
  return std::all_of(expected.because.begin(), expected.because.end(), [&](const std::string& name) { return reason_holds(rules, scene, settings, instances, name); });
}

}  // namespace zhunsheng::testing

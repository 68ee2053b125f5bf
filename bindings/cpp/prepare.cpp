// SPDX-License-Identifier: Apache-2.0
// From paths and options to facts: open, recognise, extract, apply what is stated.
#include <algorithm>

#include "bindings/cpp/hash.hpp"
#include "bindings/cpp/review_impl.hpp"
#include "engine/intake/dossier.hpp"
#include "engine/intake/extract.hpp"
#include "engine/intake/reader.hpp"
#include "engine/intake/recognise.hpp"
#include "engine/intake/structure.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng {
namespace {

std::string error_text(const base::Error& error) { return error.message; }

model::KindSet kinds_of(const std::vector<std::string>& words, Review::Impl& review) {
  model::KindSet kinds = 0;
  for (const auto& word : words) {
    if (const auto kind = model::parse_kind(word)) kinds |= model::kind_bit(*kind);
    else review.usage_errors.push_back("没有这种文书类别：" + word + "（decision、contract、subsidy、normative、tender、village）");
  }
  return kinds;
}

/// Does the id, or a module that holds it, stand in the list?
bool is_named(const std::string& id, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return id == name || id.starts_with(name + "."); });
}

void check_names(const model::Ruleset& rules, const std::vector<std::string>& names, Review::Impl& review) {
  for (const auto& name : names) {
    const bool known = std::any_of(rules.checks.begin(), rules.checks.end(), [&](const model::Check& check) { return is_named(model::id_of(check), {name}); });
    if (!known) review.usage_errors.push_back("没有这项检查或模块：" + name + "（zhunsheng list 列出全部）");
  }
}

void apply_facts(const RuleSet::Impl& rules, const facts::FactsReading& reading, const std::string& name, const ReviewOptions& options, Prepared& prepared, Review::Impl& review) {
  for (const auto& problem : reading.problems) {
    const bool is_english = options.language == Language::english;
    const std::string& message = is_english ? problem.message_en : problem.message;
    review.unreadable.push_back(name + (is_english ? ": " : "：") + message);
    review.data.unreadable.push_back({name, {}, {}, {}, {}, message});
  }
  facts::apply(*rules.rules, reading.file, prepared.store);
  apply_header(reading.file.header, options, prepared);
}

/// What dossier.json says a file is goes before what it was taken for.
void apply_stated(const std::vector<std::pair<std::string, std::string>>& stated, document::Dossier& dossier) {
  const std::string draft = "送审稿";
  for (std::size_t i = 0; i < dossier.files.size(); ++i) {
    document::DossierFile& file = dossier.files[i];
    for (const auto& [name, material] : stated) {
      const std::string& path = file.document.path;
      if (path != name && !path.ends_with("/" + name)) continue;
      file.materials.assign(1, material);
      if (material == draft) dossier.draft = static_cast<std::int32_t>(i);
      else if (dossier.draft == static_cast<std::int32_t>(i) && material != "合同文本") dossier.draft = -1;
    }
  }
}

}  // namespace

Opened open_document(const std::string& path) {
  Opened out;
  out.row.path = path;
  const auto bytes = intake::read_file(path);
  if (!bytes) {
    out.row.error = error_text(bytes.error());
    return out;
  }
  out.row.sha256 = sha256(bytes.value());
  auto document = intake::read(bytes.value(), path);
  if (!document) {
    out.row.error = error_text(document.error());
    return out;
  }
  intake::structure(document.value());
  document.value().sha256 = out.row.sha256;
  out.row.format = document::to_string(document.value().format);
  out.row.title = document.value().title;
  out.document = std::move(document.value());
  return out;
}

std::optional<eval::Settings> settings_of(const RuleSet::Impl& rules, const ReviewOptions& options, Review::Impl& review) {
  eval::Settings settings;
  const auto date = base::parse_date(options.as_of);
  if (!date) review.usage_errors.push_back("审查基准日应当写成 2025-06-01 的样子（或者 document）：" + options.as_of);
  settings.as_of = date.value_or(base::Date{});
  settings.kinds = kinds_of(options.kinds, review);
  check_names(*rules.rules, options.only, review);
  check_names(*rules.rules, options.except, review);
  if (!options.only.empty() || !options.except.empty()) {
    std::vector<bool> selected;
    for (const auto& check : rules.rules->checks) {
      const std::string id = model::id_of(check);
      selected.push_back((options.only.empty() || is_named(id, options.only)) && !is_named(id, options.except));
    }
    settings.selected = std::move(selected);
  }
  if (!review.usage_errors.empty()) return std::nullopt;
  return settings;
}

void state_kinds(model::KindSet kinds, facts::FactStore& store) {
  if (kinds == 0 || store.facts[model::builtin::kinds.index()].given.state != model::FactState::absent) return;
  model::Value list;
  list.kind = model::TypeKind::list;
  for (unsigned kind = 0; kind < 6; ++kind)
    if (kinds & (1u << kind)) list.items.push_back(model::known(model::make_enumerant(kind)));
  facts::Evidence evidence;
  evidence.kind = facts::EvidenceKind::given;
  evidence.document = "--kind";
  store.set(model::builtin::kinds, model::known(std::move(list)), std::move(evidence));
}

void apply_header(const facts::DossierHeader& header, const ReviewOptions& options, Prepared& prepared) {
  if (header.kinds && options.kinds.empty()) {
    prepared.kinds = *header.kinds;
    state_kinds(prepared.kinds, prepared.store);
  }
  if (header.complete) prepared.store.complete = prepared.store.complete || *header.complete;
  if (header.as_of) prepared.as_of_stated = header.as_of;
  prepared.as_of_document_stated = prepared.as_of_document_stated || header.as_of_document;
  if (!header.id.empty()) prepared.id_stated = header.id;
}

Prepared prepare(const RuleSet::Impl& rules, std::vector<document::Document> documents, const ReviewOptions& options, const std::string& dossier_json, const std::string& dossier_json_path, Review::Impl& review) {
  const model::Ruleset& model_rules = *rules.rules;
  Prepared out{{}, facts::FactStore(model_rules), 0, {}, {}, false, {}};
  for (const auto& word : options.kinds)
    if (const auto kind = model::parse_kind(word)) out.kinds |= model::kind_bit(*kind);
  facts::FactsReading stated;
  if (!dossier_json.empty()) stated = facts::parse_dossier(model_rules, dossier_json, dossier_json_path);
  if (out.kinds == 0) out.kinds = stated.file.header.kinds.value_or(model::KindSet{0});
  out.dossier = intake::make_dossier(model_rules, std::move(documents), out.kinds);
  apply_stated(stated.file.materials, out.dossier);
  bool recognised_kinds = false;
  if (out.dossier.draft >= 0) {
    const document::Document& draft = out.dossier.files[static_cast<std::size_t>(out.dossier.draft)].document;
    const intake::Recognised recognised = intake::recognise(draft);
    intake::put(recognised, draft, out.store);
    if (out.kinds == 0) {
      recognised_kinds = true;
      out.kinds = recognised.kind_set();
      for (const auto& kind : recognised.kinds) out.kinds_evidence.push_back(kind.evidence.quote);
    }
  }
  if (!recognised_kinds) state_kinds(out.kinds, out.store);
  intake::extract(model_rules, out.dossier, *rules.matcher, out.store);
  out.store.complete = options.complete;
  if (!dossier_json.empty()) apply_facts(rules, stated, dossier_json_path, options, out, review);
  if (!options.facts.empty()) apply_facts(rules, facts::parse_facts(model_rules, options.facts, options.facts_name), options.facts_name, options, out, review);
  return out;
}

}  // namespace zhunsheng

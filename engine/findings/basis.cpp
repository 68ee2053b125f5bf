// SPDX-License-Identifier: Apache-2.0
// Force by date first, then mode by who acts, then severity.
#include "engine/findings/basis.hpp"

#include <algorithm>

#include "engine/model/builtins.hpp"

namespace zhunsheng::findings {
namespace {

using model::CitationMode;
using model::CitationUse;
using model::Severity;

bool is_words(CitationMode mode) { return mode == CitationMode::practice || mode == CitationMode::local; }

/// The version of the instrument that counts on the date; invalid if none does.
law::StatuteId version_at(const model::Ruleset& rules, const CitationUse& use, std::optional<base::Date> date) {
  if (!date) return use.versions.empty() ? law::StatuteId{} : use.versions.back();
  if (!use.bracket.contains(*date)) return {};
  for (const auto version : use.versions)
    if (model::at(rules, version).force.contains(*date)) return version;
  return {};
}

CitedArticle of_words(const CitationUse& use) {
  CitedArticle out;
  out.mode = use.mode;
  out.text = use.text;
  return out;
}

CitedArticle of_version(const model::Ruleset& rules, const CitationUse& use, law::StatuteId version) {
  const law::Statute& statute = model::at(rules, version);
  CitedArticle out;
  out.mode = use.mode;
  out.statute = statute.title;
  out.article = law::format_place(use.citation);
  out.number = statute.number;
  out.effective = statute.force.from;
  out.verified = statute.verified;
  return out;
}

std::optional<CitedArticle> cited(const model::Ruleset& rules, const CitationUse& use, std::optional<base::Date> date) {
  if (is_words(use.mode)) return date && !use.bracket.contains(*date) ? std::nullopt : std::optional(of_words(use));
  const law::StatuteId version = version_at(rules, use, date);
  return version.is_valid() ? std::optional(of_version(rules, use, version)) : std::nullopt;
}

/// 参照 is for bodies that a regulation does not name; 县级以上机关 are named. An unknown body counts as the weaker case.
bool follows_by_reference(const facts::FactStore& store) {
  const model::Given& body = store.facts[model::builtin::acting_body.index()].given;
  return body.state != model::FactState::known || body.value.a != static_cast<std::int64_t>(model::ActingBody::county_or_above);
}

struct Used {
  const CitationUse* use;
  CitedArticle cited;
};

Severity strongest(const std::vector<Used>& used, Severity of_check, CitationMode mode) {
  Severity out = Severity::note;
  for (const auto& row : used)
    if (row.use->mode == mode) out = std::max(out, row.use->severity.value_or(of_check));
  return out;
}

Severity severity_of(const std::vector<Used>& used, const model::Check& check) {
  const auto has = [&](CitationMode mode) { return std::any_of(used.begin(), used.end(), [&](const Used& row) { return row.use->mode == mode; }); };
  if (has(CitationMode::by_reference)) return std::min(strongest(used, check.severity, CitationMode::by_reference), Severity::major);
  if (has(CitationMode::direct)) return strongest(used, check.severity, CitationMode::direct);
  return used.empty() ? check.severity : Severity::note;
}

}  // namespace

std::vector<CitedArticle> in_force(const model::Ruleset& rules, const std::vector<CitationUse>& uses, std::optional<base::Date> legal_date) {
  std::vector<CitedArticle> out;
  for (const auto& use : uses)
    if (auto row = cited(rules, use, legal_date)) out.push_back(std::move(*row));
  return out;
}

std::vector<CitedArticle> every_version(const model::Ruleset& rules, const std::vector<CitationUse>& uses) {
  std::vector<CitedArticle> out;
  for (const auto& use : uses) {
    if (is_words(use.mode)) out.push_back(of_words(use));
    for (const auto version : use.versions) {
      const auto span = base::intersect(model::at(rules, version).force, use.bracket);
      if (!span) continue;
      out.push_back(of_version(rules, use, version));
      out.back().effective = span->from;
      out.back().until = span->until;
    }
  }
  return out;
}

Basis basis_of(const model::Ruleset& rules, const model::Check& check, std::optional<base::Date> legal_date, const facts::FactStore& store) {
  const bool by_reference = follows_by_reference(store);
  std::vector<Used> used;
  for (const auto& use : check.citations) {
    if (use.mode == CitationMode::by_reference && !by_reference) continue;
    if (auto row = cited(rules, use, legal_date)) used.push_back({&use, std::move(*row)});
  }
  Basis out;
  out.severity = severity_of(used, check);
  out.is_practice = !used.empty() && std::all_of(used.begin(), used.end(), [](const Used& row) { return is_words(row.use->mode); });
  for (auto& row : used) {
    if (row.use->mode == CitationMode::by_reference) out.reference_note += (out.reference_note.empty() ? "参照《" : "、《") + row.cited.statute + "》" + row.cited.article;
    out.citations.push_back(std::move(row.cited));
  }
  if (!out.reference_note.empty()) out.reference_note += "，";
  return out;
}

}  // namespace zhunsheng::findings

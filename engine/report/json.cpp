// SPDX-License-Identifier: Apache-2.0
// JSON as design.md §6 states it: field names and their order are a contract. Broken UTF-8 becomes U+FFFD.
#include "engine/report/json_parts.hpp"
#include "engine/report/report.hpp"

namespace zhunsheng::report {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json date_or_null(const std::optional<base::Date>& date) { return date ? Json(base::to_string(*date)) : Json(nullptr); }

const char* word(findings::AsOfSource source) {
  switch (source) {
    case findings::AsOfSource::option: return "option";
    case findings::AsOfSource::document: return "document";
    case findings::AsOfSource::today: return "today";
  }
  return "";
}

Json of(const findings::MissingFact& missing) {
  return Json{{"fact", text_or_null(missing.fact)}, {"question", missing.question}, {"material", text_or_null(missing.material)}};
}

Json of(const findings::ExceptionState& state) { return Json{{"name", state.name}, {"holds", truth_word(state.holds)}}; }

Json of(const findings::ReviewedDocument& document) {
  Json out{{"path", document.path}, {"sha256", document.sha256}, {"format", document.error.empty() ? text_or_null(document.format) : Json(nullptr)},
           {"material", text_or_null(document.material)}, {"title", document.title}};
  if (!document.error.empty()) out["error"] = document.error;
  return out;
}

Json of(const findings::RuleModule& module) { return Json{{"module", module.name}, {"sha256", module.sha256}}; }

Json of(const findings::Summary& summary) {
  return Json{{"violated", summary.violated}, {"undetermined", summary.undetermined}, {"exempt", summary.exempt}, {"satisfied", summary.satisfied}, {"not_applicable", summary.not_applicable}};
}

Json of(const findings::CitedArticle& citation) { return json_of(citation); }
Json of(const findings::FindingEvidence& evidence) { return json_of(evidence); }

// Below all rows: two-phase lookup finds only what stands above it.
template <class Row>
Json list_of(const std::vector<Row>& rows) {
  Json out = Json::array();
  for (const auto& row : rows) out.push_back(of(row));
  return out;
}

Json of(const findings::Finding& finding) {
  Json out;
  out["id"] = finding.id;
  out["check"] = finding.check;
  out["title"] = finding.title;
  out["outcome"] = model::to_english(finding.outcome);
  out["severity"] = model::to_english(finding.severity);
  out["category"] = model::to_english(finding.category);
  out["points"] = finding.points;
  out["message"] = finding.reference_note + finding.message;
  out["advice"] = finding.advice;
  out["legal_date"] = date_or_null(finding.legal_date);
  out["subject"] = text_or_null(finding.subject);
  out["presumed"] = finding.presumed;
  out["citations"] = list_of(finding.citations);
  out["evidence"] = list_of(finding.evidence);
  out["missing"] = list_of(finding.missing);
  out["exceptions"] = list_of(finding.exceptions);
  if (finding.harmless) out["harmless"] = true;
  if (finding.why) out["reasons"] = json_of(finding.why->root);
  return out;
}

Json of(const findings::Review& review, bool all) {
  Json out;
  out["zhunsheng"] = review.version;
  out["id"] = review.id;
  out["as_of"] = base::to_string(review.as_of);
  out["as_of_source"] = word(review.as_of_source);
  out["kinds"] = Json::array();
  for (const auto kind : review.kinds) out["kinds"].push_back(model::to_english(kind));
  out["complete"] = review.complete;
  out["rules"] = list_of(review.rules);
  out["documents"] = list_of(review.documents);
  out["summary"] = of(review.summary);
  out["findings"] = Json::array();
  for (const auto& finding : review.findings)
    if (all || !finding.is_rest) out["findings"].push_back(of(finding));
  out["unreadable"] = Json::array();
  for (const auto& document : review.unreadable) out["unreadable"].push_back(Json{{"path", document.path}, {"error", document.error}});
  if (!review.conflicts.empty()) out["conflicts"] = review.conflicts;
  if (!review.notes.empty()) out["notes"] = review.notes;
  return out;
}

}  // namespace

std::string render_json(const findings::Review& review, bool all) { return print(of(review, all), 2); }

std::string render_json(const std::vector<const findings::Review*>& reviews, bool all) {
  Json out = Json::array();
  for (const auto* review : reviews) out.push_back(of(*review, all));
  return print(out, 2);
}

std::string render_jsonl(const findings::Review& review, bool all) { return print(of(review, all), -1); }

}  // namespace zhunsheng::report

// SPDX-License-Identifier: Apache-2.0
// JSON as design.md §6 states it: field names and their order are a contract. Broken UTF-8 becomes U+FFFD.
#include <nlohmann/json.hpp>

#include "engine/document/document.hpp"
#include "engine/report/report.hpp"

namespace zhunsheng::report {
namespace {

using Json = nlohmann::ordered_json;
using findings::FindingEvidence;

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

const char* word(eval::Truth truth) {
  switch (truth) {
    case eval::Truth::no: return "false";
    case eval::Truth::yes: return "true";
    case eval::Truth::unknown: return "unknown";
    case eval::Truth::not_applicable: return "n_a";
  }
  return "";
}

Json of(const findings::CitedArticle& citation) {
  Json out;
  const bool is_words = citation.mode == model::CitationMode::practice || citation.mode == model::CitationMode::local;
  out["statute"] = is_words ? citation.text : citation.statute;
  out["article"] = citation.article;
  out["mode"] = model::to_english(citation.mode);
  out["number"] = citation.number;
  out["effective"] = date_or_null(citation.effective);
  if (!citation.verified) out["verified"] = false;
  if (!citation.words.empty()) out["text"] = citation.words;
  return out;
}

Json of(const FindingEvidence& evidence) {
  const facts::Evidence& source = evidence.source;
  switch (evidence.kind) {
    case FindingEvidence::Kind::text:
      return Json{{"kind", "text"}, {"document", source.document}, {"clause", source.clause}, {"place", document::to_string(source.place)}, {"start", source.start},
                  {"end", source.end}, {"quote", source.quote}, {"context", source.context}};
    case FindingEvidence::Kind::fact:
      return Json{{"kind", "fact"}, {"fact", evidence.fact}, {"value", evidence.value}, {"document", source.document}, {"pointer", source.pointer}};
    case FindingEvidence::Kind::absence: return Json{{"kind", "absence"}, {"looked_in", source.looked_in}};
  }
  return {};
}

Json of(const findings::MissingFact& missing) {
  return Json{{"fact", text_or_null(missing.fact)}, {"question", missing.question}, {"material", text_or_null(missing.material)}};
}

Json of(const findings::ExceptionState& state) { return Json{{"name", state.name}, {"holds", word(state.holds)}}; }

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

std::string print(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string render_json(const findings::Review& review, bool all) { return print(of(review, all), 2); }

std::string render_json(const std::vector<const findings::Review*>& reviews, bool all) {
  Json out = Json::array();
  for (const auto* review : reviews) out.push_back(of(*review, all));
  return print(out, 2);
}

std::string render_jsonl(const findings::Review& review, bool all) { return print(of(review, all), -1); }

}  // namespace zhunsheng::report

// SPDX-License-Identifier: Apache-2.0
// Field names and their order are a contract (design §6, docs/explain.md).
#include "engine/report/json_parts.hpp"

#include "engine/document/document.hpp"

namespace zhunsheng::report {

using findings::FindingEvidence;

const char* truth_word(eval::Truth truth) {
  switch (truth) {
    case eval::Truth::no: return "false";
    case eval::Truth::yes: return "true";
    case eval::Truth::unknown: return "unknown";
    case eval::Truth::not_applicable: return "n_a";
  }
  return "";
}

Json json_of(const findings::CitedArticle& citation) {
  Json out;
  const bool is_words = citation.mode == model::CitationMode::practice || citation.mode == model::CitationMode::local;
  out["statute"] = is_words ? citation.text : citation.statute;
  out["article"] = citation.article;
  out["mode"] = model::to_english(citation.mode);
  out["number"] = citation.number;
  out["effective"] = citation.effective ? Json(base::to_string(*citation.effective)) : Json(nullptr);
  if (!citation.verified) out["verified"] = false;
  if (!citation.words.empty()) out["text"] = citation.words;
  return out;
}

Json json_of(const FindingEvidence& evidence) {
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

Json json_of(const std::vector<findings::CitedArticle>& citations) {
  Json out = Json::array();
  for (const auto& citation : citations) out.push_back(json_of(citation));
  return out;
}

Json json_of(const findings::Reason& reason) {
  Json out{{"handle", reason.handle}, {"kind", reason.kind}, {"text", reason.text}};
  if (reason.truth) out["truth"] = truth_word(*reason.truth);
  if (!reason.value.empty()) out["value"] = reason.value;
  out["decides"] = reason.decides;
  if (!reason.evidence.empty()) {
    out["evidence"] = Json::array();
    for (const auto& evidence : reason.evidence) out["evidence"].push_back(json_of(evidence));
  }
  if (!reason.citations.empty()) out["citations"] = json_of(reason.citations);
  if (reason.folded > 0) out["folded"] = Json{{"count", reason.folded}, {"open", reason.folded_handle}};
  if (reason.passed > 0) out["passed"] = Json{{"count", reason.passed}, {"open", reason.passed_handle}};
  if (!reason.below.empty()) {
    out["below"] = Json::array();
    for (const auto& each : reason.below) out["below"].push_back(json_of(each));
  }
  return out;
}

std::string print(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace zhunsheng::report

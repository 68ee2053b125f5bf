// SPDX-License-Identifier: Apache-2.0
// Documents and facts as read. Text of documents is cleaned before it reaches a terminal.
#include "engine/report/reading.hpp"

#include <nlohmann/json.hpp>

#include "engine/report/lines.hpp"

namespace zhunsheng::report {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

const char* word(model::FactState state) {
  switch (state) {
    case model::FactState::known: return "known";
    case model::FactState::unknown: return "unknown";
    case model::FactState::absent: return "absent";
    case model::FactState::not_applicable: return "n_a";
  }
  return "";
}

Json evidence_json(const facts::Evidence& evidence) {
  switch (evidence.kind) {
    case facts::EvidenceKind::text:
      return Json{{"kind", "text"}, {"document", evidence.document}, {"clause", evidence.clause}, {"place", document::to_string(evidence.place)}, {"start", evidence.start}, {"end", evidence.end}, {"quote", evidence.quote}};
    case facts::EvidenceKind::given: return Json{{"kind", "fact"}, {"document", evidence.document}, {"pointer", evidence.pointer}};
    case facts::EvidenceKind::absence: return Json{{"kind", "absence"}, {"looked_in", evidence.looked_in}};
  }
  return {};
}

std::string evidence_words(const facts::Evidence& evidence) {
  if (evidence.kind == facts::EvidenceKind::text) return evidence.document + (evidence.clause.empty() ? "" : " " + evidence.clause) + "“" + clean(evidence.quote) + "”";
  if (evidence.kind == facts::EvidenceKind::given) return evidence.document + (evidence.pointer.empty() ? "" : " " + evidence.pointer);
  std::string out = "材料表明没有：";
  for (const auto& place : evidence.looked_in) out += (&place == &evidence.looked_in.front() ? "" : "、") + place;
  return out;
}

/// Every fact that somebody stated: (path, type, given, evidence), blocks read 逐 material record by record.
template <class Visit>
void visit_facts(const model::Ruleset& rules, const facts::FactStore& store, Visit visit) {
  for (std::size_t i = 0; i < store.facts.size(); ++i) {
    const model::Fact& fact = rules.facts[i];
    const bool is_singleton = model::at(rules, fact.record).use == model::RecordUse::singleton;
    if (is_singleton && store.facts[i].given.state != model::FactState::absent) visit(model::path_of(rules, model::FactId(i)), fact.type, store.facts[i].given, store.facts[i].evidence);
  }
  for (std::size_t r = 0; r < store.records.size(); ++r) {
    const model::Record& record = rules.records[r];
    for (std::size_t row = 0; row < store.records[r].records.size(); ++row) {
      const model::Given& given = store.records[r].records[row];
      for (std::size_t f = 0; f < record.fields.size() && f < given.value.items.size(); ++f) {
        if (given.value.items[f].state == model::FactState::absent) continue;
        const model::Fact& fact = model::at(rules, record.fields[f]);
        visit(record.name + "[" + std::to_string(row) + "]." + fact.name, fact.type, given.value.items[f], store.records[r].evidence);
      }
    }
  }
}

}  // namespace

std::string print_document(const document::Document& document) {
  std::string out = clean(document.path) + "（" + document::to_string(document.format) + "）\n标题：" + (document.title.empty() ? "（没有读出）" : clean(document.title)) + "\n";
  for (const auto& clause : document.clauses) {
    const std::string indent(2 * std::min<std::uint32_t>(clause.depth, 8), ' ');
    out += indent + "【" + (clause.number.empty() ? "无条号" : clean(clause.number)) + "】" + clean(clause.heading) + "\n";
    for (std::uint32_t i = clause.first_paragraph; i < clause.last_paragraph; ++i)
      out += indent + "  " + clean(document.paragraphs[i].text) + "    〔" + document::to_string(document.paragraphs[i].place) + "〕\n";
  }
  for (const auto& note : document.notes) out += "说明：" + clean(note) + "\n";
  return out;
}

std::string document_json(const document::Document& document) {
  Json clauses = Json::array();
  for (const auto& clause : document.clauses) {
    Json paragraphs = Json::array();
    for (std::uint32_t i = clause.first_paragraph; i < clause.last_paragraph; ++i)
      paragraphs.push_back({{"place", document::to_string(document.paragraphs[i].place)}, {"text", document.paragraphs[i].text}});
    clauses.push_back({{"number", clause.number}, {"heading", clause.heading}, {"parent", clause.parent}, {"depth", clause.depth}, {"paragraphs", std::move(paragraphs)}});
  }
  return dump(Json{{"path", document.path}, {"sha256", document.sha256}, {"format", document::to_string(document.format)}, {"title", document.title}, {"clauses", std::move(clauses)}, {"notes", document.notes}});
}

std::string print_facts(const model::Ruleset& rules, const facts::FactStore& store) {
  std::string out;
  std::size_t count = 0;
  visit_facts(rules, store, [&](const std::string& path, const model::Type& type, const model::Given& given, const std::vector<facts::Evidence>& evidence) {
    ++count;
    out += path + " = " + clean(model::print(rules, type, given)) + "\n";
    for (const auto& one : evidence) out += "    " + clean(evidence_words(one)) + "\n";
  });
  for (std::size_t i = 0; i < store.materials.size(); ++i)
    if (store.materials[i]) out += "材料：" + rules.materials[i].name + "\n";
  for (const auto& conflict : store.conflicts) out += "不一致：" + clean(conflict) + "\n";
  return out + "共 " + std::to_string(count) + " 项事实\n";
}

std::string facts_json(const model::Ruleset& rules, const facts::FactStore& store) {
  Json rows = Json::array();
  visit_facts(rules, store, [&](const std::string& path, const model::Type& type, const model::Given& given, const std::vector<facts::Evidence>& evidence) {
    Json places = Json::array();
    for (const auto& one : evidence) places.push_back(evidence_json(one));
    const bool is_known = given.state == model::FactState::known;
    rows.push_back({{"fact", path}, {"state", word(given.state)}, {"value", is_known ? Json(model::print(rules, type, given)) : Json(nullptr)}, {"evidence", std::move(places)}});
  });
  Json materials = Json::array();
  for (std::size_t i = 0; i < store.materials.size(); ++i)
    if (store.materials[i]) materials.push_back(rules.materials[i].name);
  return dump(Json{{"facts", std::move(rows)}, {"materials", std::move(materials)}, {"conflicts", store.conflicts}});
}

}  // namespace zhunsheng::report

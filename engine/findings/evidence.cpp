// SPDX-License-Identifier: Apache-2.0
// From the most telling to the least: words, elements, facts, absence.
#include "engine/findings/evidence.hpp"

#include <algorithm>

#include "engine/base/text.hpp"
#include "engine/findings/elements.hpp"
#include "engine/findings/reads.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::findings {
namespace {

using model::FactState;
using Kind = FindingEvidence::Kind;

constexpr std::size_t most_evidence = 12;   // a reader looks at the first few; the rest is in `explain`
constexpr std::size_t most_around = 40;     // code points shown on either side of a quote

bool is_stop(char32_t c) { return c == U'。' || c == U'；' || c == U'！' || c == U'？'; }

const document::Document* find_document(const Inputs& in, const std::string& path, std::size_t& rank) {
  if (in.dossier == nullptr) return nullptr;
  for (rank = 0; rank < in.dossier->files.size(); ++rank)
    if (in.dossier->files[rank].document.path == path) return &in.dossier->files[rank].document;
  return nullptr;
}

std::size_t find_paragraph(const document::Document& document, const document::Place& place) {
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i)
    if (document.paragraphs[i].place == place) return i;
  return document.paragraphs.size();
}

/// The rest of the quote's sentence, cut to most_around characters on either side.
void add_surroundings(const Inputs& in, FindingEvidence& evidence) {
  std::size_t rank = 0;
  const auto* document = find_document(in, evidence.source.document, rank);
  if (document == nullptr) return;
  const std::size_t index = find_paragraph(*document, evidence.source.place);
  if (index == document->paragraphs.size()) return;
  const std::u32string text = base::to_code_points(document->paragraphs[index].text);
  const std::size_t start = std::min<std::size_t>(evidence.source.start, text.size()), end = std::min<std::size_t>(evidence.source.end, text.size());
  if (start >= end) return;
  std::size_t from = start, to = end;
  while (from > 0 && start - from < most_around && !is_stop(text[from - 1])) --from;
  while (to < text.size() && to - end < most_around && !is_stop(text[to - 1])) ++to;
  const bool cut_before = from > 0 && !is_stop(text[from - 1]), cut_after = to < text.size() && !is_stop(text[to - 1]);
  evidence.before = (cut_before ? "…" : "") + base::to_utf8(std::u32string_view(text).substr(from, start - from));
  evidence.after = base::to_utf8(std::u32string_view(text).substr(end, to - end)) + (cut_after ? "…" : "");
}

}  // namespace

FindingEvidence of_hit(const Inputs& in, const facts::Hit& hit) {
  FindingEvidence out;
  out.source = hit.evidence;
  out.source.kind = facts::EvidenceKind::text;
  if (out.source.quote.empty()) out.source.quote = hit.quote;
  if (out.source.clause.empty()) out.source.clause = hit.clause_number;
  out.source.context = model::to_chinese(hit.context);
  add_surroundings(in, out);
  return out;
}

FindingEvidence of_fact(const Inputs& in, const facts::Evidence& source, std::string fact, std::string value) {
  FindingEvidence out;
  out.source = source;
  out.fact = std::move(fact);
  out.value = std::move(value);
  switch (source.kind) {
    case facts::EvidenceKind::text:
      out.kind = Kind::text;
      add_surroundings(in, out);
      break;
    case facts::EvidenceKind::given: out.kind = Kind::fact; break;
    case facts::EvidenceKind::absence: out.kind = Kind::absence; break;
  }
  return out;
}

/// Every place that was searched: the documents, else what the search says of itself.
std::vector<std::string> searched(const Inputs& in) {
  std::vector<std::string> out;
  if (in.dossier != nullptr)
    for (const auto& file : in.dossier->files) out.push_back(file.document.path);
  if (out.empty()) out = in.store.hits.looked_in;
  if (out.empty()) out.emplace_back("送审材料");
  return out;
}

namespace {

FindingEvidence absence(std::vector<std::string> looked_in, std::string what) {
  FindingEvidence out;
  out.kind = Kind::absence;
  out.fact = std::move(what);
  out.source.kind = facts::EvidenceKind::absence;
  out.source.looked_in = std::move(looked_in);
  return out;
}

model::ExprId subject_list(const Inputs& in, const model::Check& check) {
  return check.subject.kind == model::Subject::Kind::elements ? model::at(in.rules, check.subject.expr).a : model::ExprId{};
}

void add_element(const Inputs& in, model::ExprId list, std::size_t index, std::vector<FindingEvidence>& out) {
  const Element element = element_at(in, list, index);
  for (const auto& evidence : element.evidence) out.push_back(of_fact(in, evidence, element.list_path, label_of(in, list, element, index)));
}

bool is_allowed(const Inputs& in, model::PatternId pattern, const facts::Hit& hit) { return (model::at(in.rules, pattern).contexts & model::context_bit(hit.context)) != 0; }

void add_hits(const Inputs& in, model::PatternId pattern, bool doubtful, std::vector<FindingEvidence>& out) {
  for (const auto& hit : in.store.hits.by_pattern[pattern.index()]) {
    const bool is_doubtful = hit.context == model::Context::doubtful;
    if (doubtful ? is_doubtful && !is_allowed(in, pattern, hit) : is_allowed(in, pattern, hit)) out.push_back(of_hit(in, hit));
  }
}

/// The expressions whose facts speak for the outcome: of an exempt case also the exceptions that hold.
std::vector<model::ExprId> telling_expressions(const Inputs& in, const Case& one) {
  std::vector<model::ExprId> out{one.check.norm, one.check.applies, one.check.at};
  if (one.outcome() != Outcome::exempt) return out;
  const auto add = [&](const std::vector<eval::ExceptionOutcome>& exceptions) {
    for (const auto& exception : exceptions)
      if (exception.holds == eval::Truth::yes) out.push_back(model::at(in.rules, exception.exception).when);
  };
  add(one.instance.exceptions);
  if (one.subject != nullptr) add(one.subject->exceptions);
  return out;
}

void add_facts(const Inputs& in, const Reads& reads, std::vector<FindingEvidence>& out) {
  for (const auto fact : reads.facts) {
    if (fact == model::builtin::kinds || fact == model::builtin::clauses) continue;
    const auto& entry = in.store.facts[fact.index()];
    if (entry.given.state == FactState::absent) continue;
    for (const auto& evidence : entry.evidence) out.push_back(of_fact(in, evidence, model::path_of(in.rules, fact), model::print(in.rules, model::at(in.rules, fact).type, entry.given)));
  }
}

void add_absences(const Inputs& in, const Case& one, const Reads& reads, std::vector<FindingEvidence>& out) {
  if (!one.check.forbids)
    for (const auto pattern : reads.patterns) {
      const auto& hits = in.store.hits.by_pattern[pattern.index()];
      if (in.store.hits.searched && std::none_of(hits.begin(), hits.end(), [&](const facts::Hit& hit) { return is_allowed(in, pattern, hit); })) {
        out.push_back(absence(in.store.hits.looked_in.empty() ? searched(in) : in.store.hits.looked_in, {}));
        break;
      }
    }
  for (const auto material : reads.materials)
    if (!in.store.materials[material.index()]) out.push_back(absence(searched(in), model::at(in.rules, material).name));
}

/// What a case without hits rests on.
void add_grounds(const Inputs& in, const Case& one, std::vector<FindingEvidence>& out) {
  const Reads norm = reads_below(in.rules, {one.check.norm});
  if (one.check.forbids && one.check.subject.kind == model::Subject::Kind::none)
    for (const auto pattern : norm.patterns) add_hits(in, pattern, false, out);
  if (one.subject == nullptr) add_absences(in, one, norm, out);
  add_facts(in, reads_below(in.rules, telling_expressions(in, one)), out);
}

}  // namespace

std::vector<FindingEvidence> evidence_of(const Inputs& in, const Case& one, bool with_doubtful) {
  std::vector<FindingEvidence> out;
  if (const auto* hit = hit_of(in, one)) out.push_back(of_hit(in, *hit));
  if (one.subject != nullptr) add_element(in, subject_list(in, one.check), one.subject->index, out);
  if (one.check.for_each) add_element(in, one.check.for_each->list, one.instance.element, out);
  const model::PatternId pattern = subject_pattern(in.rules, one.check);
  if (with_doubtful && pattern.is_valid()) add_hits(in, pattern, true, out);
  const bool is_decided = one.outcome() == Outcome::violated || one.outcome() == Outcome::exempt;
  if (is_decided && hit_of(in, one) == nullptr) add_grounds(in, one, out);
  if (is_decided && out.empty()) out.push_back(absence(searched(in), {}));
  if (out.size() > most_evidence) out.resize(most_evidence);
  return out;
}

PlaceKey place_of(const Inputs& in, const std::vector<FindingEvidence>& evidence) {
  for (const auto& one : evidence) {
    if (one.kind != Kind::text) continue;
    PlaceKey key;
    std::size_t rank = 0;
    const auto* document = find_document(in, one.source.document, rank);
    key.document = document != nullptr ? rank : key.document - 1;
    key.paragraph = document != nullptr ? find_paragraph(*document, one.source.place) : one.source.place.first;
    key.start = one.source.start;
    return key;
  }
  return {};
}

std::string subject_text(const Inputs& in, const Case& one) {
  std::string out;
  const auto add = [&](model::ExprId list, std::size_t index) {
    if (!list.is_valid() || index == eval::InstanceOutcome::no_element) return;
    const Element element = element_at(in, list, index);
    if (!out.empty()) out += " · ";
    out += (element.list_path.empty() ? "" : element.list_path + "：") + label_of(in, list, element, index);
  };
  if (one.check.for_each) add(one.check.for_each->list, one.instance.element);
  if (one.subject != nullptr) add(subject_list(in, one.check), one.subject->index);
  return out;
}

}  // namespace zhunsheng::findings

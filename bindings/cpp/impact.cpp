// SPDX-License-Identifier: Apache-2.0
// RuleSet::impact: names → causes (what the user named, or what cites the article) → the checks that they reach, as values
// with places. The picture is drawn from the same causes.
#include "zhunsheng/impact.hpp"

#include <algorithm>
#include <map>

#include "bindings/cpp/names.hpp"
#include "bindings/cpp/pictures.hpp"
#include "bindings/cpp/places.hpp"
#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/graph/draw.hpp"
#include "engine/law/amendment.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng {
namespace {

using graph::Part;
using graph::Vertex;
using graph::VertexKind;

/// What a query means in one rule set.
struct Meaning {
  std::vector<law::Amendment> amendments;
  std::vector<graph::Mention> mentions;    ///< all there are
  std::vector<graph::Cause> causes;        ///< in order of vertex
  std::vector<Vertex> checks;              ///< those named
  std::vector<NameProblem> problems;
};

std::optional<law::Touch> touch_of(const std::vector<law::Amendment>& amendments, const model::CitationUse& use) {
  std::optional<law::Touch> found;
  for (const law::Amendment& amendment : amendments)
    if (const auto touch = amendment.touch(use.citation, use.versions); touch && (!found || touch->link < found->link)) found = touch;
  return found;
}

Meaning understand(const model::Ruleset& rules, const ImpactQuery& query) {
  Meaning out;
  NameFinder finder(rules);
  const law::Catalogue catalogue(rules.statutes);
  for (const std::string& text : query.statutes) {
    auto amendment = law::Amendment::read(rules.statutes, catalogue, text);
    if (amendment) out.amendments.push_back(std::move(amendment.value()));
    else finder.add_problem(amendment.error().message, amendment.error().message_en);
  }
  std::map<std::pair<VertexKind, std::uint32_t>, graph::Cause> causes;
  const auto name = [&](const std::vector<Vertex>& vertices) {
    for (const Vertex vertex : vertices) causes[{vertex.kind, vertex.id}] = {vertex, {}, true};
  };
  for (const std::string& wanted : query.parameters) name(finder.parameter(wanted));
  for (const std::string& wanted : query.facts) name(finder.fact(wanted));
  for (const std::string& wanted : query.checks) {
    const auto found = finder.check(wanted);
    name(found);
    out.checks.insert(out.checks.end(), found.begin(), found.end());
  }
  out.mentions = graph::find_mentions(rules);
  for (const graph::Mention& mention : out.mentions) {
    if (!touch_of(out.amendments, *mention.use)) continue;
    const Vertex holder = mention.holder;
    auto& cause = causes[{holder.kind, holder.id}];
    cause.vertex = holder;
    cause.mentions.push_back(mention);
  }
  for (auto& [key, cause] : causes) out.causes.push_back(std::move(cause));
  out.problems = std::move(finder.problems);
  return out;
}

const char* word_of(Part part, bool forbids) {
  switch (part) {
    case Part::itself: return "itself";
    case Part::cited: return "cite";
    case Part::by_reference: return "by_reference";
    case Part::at: return "at";
    case Part::for_each: return "for_each";
    case Part::applies: return "applies";
    case Part::norm: return forbids ? "must_not" : "must";
    case Part::exception: return "exception";
    case Part::message: return "message";
    case Part::advice: return "advice";
    case Part::request: return "request";
  }
  return "";
}

const char* word_of(law::Link link) { return link == law::Link::same ? "same" : link == law::Link::renumbered ? "renumbered" : "kin"; }
const char* word_of(law::Extent extent) { return extent == law::Extent::same ? "same" : extent == law::Extent::part ? "part" : "whole"; }

class Answer {
 public:
  Answer(const RuleSet::Impl& impl, const graph::DependencyGraph& graph, const Meaning& meaning) : sources_(impl.sources), rules_(*impl.rules), graph_(graph), meaning_(meaning) {}

  Impact give() {
    Impact out;
    for (const law::Amendment& amendment : meaning_.amendments) out.statutes.push_back(statute(amendment));
    for (const graph::Cause& cause : meaning_.causes) {
      ImpactCause row{step(cause.vertex), cause.is_named, {}};
      for (const graph::Mention& mention : cause.mentions) row.citations.push_back(citation(mention));
      out.causes.push_back(std::move(row));
    }
    for (const graph::AffectedCheck& one : graph::affected(rules_, graph_, meaning_.causes)) out.checks.push_back(check(one));
    for (const Vertex named : meaning_.checks) add_foundations(named, out.foundations);
    return out;
  }

 private:
  [[nodiscard]] TextPlace place(base::Span span) const { return place_of(sources_, span); }

  ImpactStep step(Vertex vertex) const {
    const base::Span span = vertex.kind == VertexKind::fact ? rules_.facts[vertex.id].span : span_of(rules_, vertex);
    return {graph::look_of(static_cast<graph::NodeKind>(vertex.kind)).word, graph::name_of(rules_, vertex), is_builtin(vertex) ? TextPlace{} : place(span)};
  }

  /// Declared nowhere.
  [[nodiscard]] static bool is_builtin(Vertex vertex) {
    return (vertex.kind == VertexKind::fact && vertex.id <= model::builtin::file_text.value) || (vertex.kind == VertexKind::records && vertex.id <= model::file_record.value) ||
           (vertex.kind == VertexKind::material && vertex.id == model::draft_material.value);
  }

  ImpactCitation citation(const graph::Mention& mention) const {
    const auto touch = touch_of(meaning_.amendments, *mention.use);
    ImpactCitation out;
    out.citation = law::format(mention.use->citation);
    out.mode = model::to_english(mention.use->mode);
    out.link = word_of(touch ? touch->link : law::Link::same);
    out.extent = word_of(touch ? touch->extent : law::Extent::same);
    if (mention.holder.kind == VertexKind::parameter) out.since = base::to_string(rules_.parameters[mention.holder.id].versions[mention.row].from);
    out.place = place(mention.use->span);
    return out;
  }

  ImpactStatute statute(const law::Amendment& amendment) const {
    ImpactStatute out{law::format(amendment.citation()), {}, {}};
    for (const law::StatuteId version : amendment.versions()) out.declarations.push_back(place(at(rules_, version).span));
    if (!amendment.citation().article && amendment.citation().section.empty()) return out;  // a whole instrument reaches them
    std::map<std::string, std::vector<graph::Cause>> kin;
    for (const graph::Mention& mention : meaning_.mentions)
      if (amendment.is_of_kin(mention.use->versions) && !touch_of(meaning_.amendments, *mention.use)) kin[law::format(mention.use->citation)].push_back({mention.holder, {mention}, false});
    for (const auto& [text, causes] : kin) {
      ImpactStatute::Kin row{text, {}};
      for (const auto& one : graph::affected(rules_, graph_, causes)) row.checks.push_back(model::id_of(at(rules_, one.check)));
      out.kin.push_back(std::move(row));
    }
    return out;
  }

  ImpactCheck check(const graph::AffectedCheck& one) const {
    const model::Check& check = at(rules_, one.check);
    ImpactCheck out{model::id_of(check), check.title, model::to_english(check.severity), place(check.span), {}, {}};
    for (const graph::Way& way : one.ways) {
      ImpactWay row;
      row.part = word_of(way.part, check.forbids);
      row.cause = way.cause;
      for (const graph::VertexIndex vertex : way.path) row.path.push_back(step(graph_.vertex(vertex)));
      if (way.mention != nullptr) row.citation = citation(*way.mention);
      row.place = place(way.span);
      out.ways.push_back(std::move(row));
    }
    add_examples(one.check, out);
    return out;
  }

  /// The checks that an example is about: of its expectations and sentences, or because they rest on its pattern.
  [[nodiscard]] bool is_about(const model::Example& example, model::CheckId check, const std::vector<bool>& patterns) const {
    if (example.check == check || (example.pattern.is_valid() && patterns[example.pattern.index()])) return true;
    return std::any_of(example.expectations.begin(), example.expectations.end(), [&](const model::Expectation& expectation) { return expectation.check == check; });
  }

  void add_examples(model::CheckId id, ImpactCheck& check) const {
    std::vector<bool> patterns(rules_.patterns.size(), false);
    for (const graph::VertexIndex index : graph_.reach({graph_.index_of({VertexKind::check, id.value})}, graph::Direction::sources))
      if (const Vertex vertex = graph_.vertex(index); vertex.kind == VertexKind::pattern) patterns[vertex.id] = true;
    for (const model::Example& example : rules_.examples)
      if (is_about(example, id, patterns)) check.examples.push_back({example.name, place(example.span)});
  }

  void add_foundations(Vertex named, std::vector<ImpactFoundation>& out) const {
    for (const graph::Shared& shared : graph::foundations(graph_, model::CheckId(std::size_t{named.id}))) {
      const Vertex vertex = graph_.vertex(shared.vertex);
      if (vertex.kind == VertexKind::fact && rules_.facts[vertex.id].record == model::file_record) continue;  // what every 材料 reads of a file
      ImpactFoundation row{graph::name_of(rules_, named), step(vertex), {}};
      for (const model::CheckId other : shared.others) row.others.push_back(model::id_of(at(rules_, other)));
      out.push_back(std::move(row));
    }
  }

  const std::vector<base::SourceText>& sources_;
  const model::Ruleset& rules_;
  const graph::DependencyGraph& graph_;
  const Meaning& meaning_;
};

}  // namespace

Impact RuleSet::impact(const ImpactQuery& query) const {
  Impact out;
  if (!is_ok()) return out;
  const Meaning meaning = understand(*impl_->rules, query);
  out.problems = meaning.problems;
  if (!out.problems.empty()) return out;
  return Answer(*impl_, graph::DependencyGraph(*impl_->rules), meaning).give();
}

Drawing RuleSet::draw_impact(const ImpactQuery& query, PictureFormat format, Language language) const {
  Drawing out;
  if (!is_ok()) return out;
  const Meaning meaning = understand(*impl_->rules, query);
  out.problems = meaning.problems;
  if (!out.problems.empty()) return out;
  const graph::DependencyGraph graph(*impl_->rules);
  out.text = written(graph::draw_affected(*impl_->rules, graph, meaning.causes, language == Language::english), format);
  return out;
}

}  // namespace zhunsheng

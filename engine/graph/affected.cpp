// SPDX-License-Identifier: Apache-2.0
// Nodes and edges are those of the dependency graph. For each cause a breadth-first walk along its readers, which stops at
// exceptions and checks; each edge that enters one of those from a vertex reached is one place where a check is touched.
#include "engine/graph/affected.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/graph/reads.hpp"

namespace zhunsheng::graph {
namespace {

constexpr VertexIndex nowhere = ~VertexIndex{0};

bool is_body(VertexKind kind) { return kind == VertexKind::exception || kind == VertexKind::check; }

/// Where in the check `read` is read, each part once.
std::vector<std::pair<Part, base::Span>> places_in(const model::Ruleset& rules, const model::Check& check, Vertex read) {
  std::vector<std::pair<Part, base::Span>> out;
  const auto look = [&](Part part, model::ExprId root) {
    if (!out.empty() && out.back().first == part) return;
    bool is_found = false;
    for_each_read(rules, root, [&](Vertex vertex, base::Span span) {
      if (vertex == read && !is_found) out.emplace_back(part, span);
      is_found = is_found || vertex == read;
    });
  };
  look(Part::at, check.at);
  if (check.for_each) look(Part::for_each, check.for_each->list);
  look(Part::applies, check.applies);
  look(Part::norm, check.norm);
  for (const auto& [part, message] : {std::pair(Part::message, &check.message), std::pair(Part::advice, &check.advice)})
    for (const model::MessagePart& piece : *message) look(part, piece.expr);
  for (const model::Request& request : check.requests)
    if (read.kind == VertexKind::material && request.material.value == read.id) out.emplace_back(Part::request, check.span);
  return out;
}

class Walk {
 public:
  Walk(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<Cause>& causes)
      : rules_(rules), graph_(graph), causes_(causes), came_from_(graph.size(), nowhere), seen_by_(graph.size(), 0) {}

  std::vector<AffectedCheck> run() {
    for (std::size_t i = 0; i < causes_.size(); ++i) follow(i);
    std::vector<AffectedCheck> out;
    for (auto& [check, ways] : found_) {
      std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return std::tie(a.part, a.cause) < std::tie(b.part, b.cause); });
      out.push_back({model::CheckId(std::size_t{check}), std::move(ways)});
    }
    return out;
  }

 private:
  void follow(std::size_t index) {
    const Cause& cause = causes_[index];
    const VertexIndex start = graph_.index_of(cause.vertex);
    if (cause.vertex.kind == VertexKind::check) return cite(index);
    if (cause.vertex.kind == VertexKind::exception) return enter_exception(index, {start}, span_of(rules_, cause.vertex));
    const auto stamp = static_cast<std::uint32_t>(index + 1);
    std::vector<VertexIndex> queue{start};
    seen_by_[start] = stamp;
    came_from_[start] = nowhere;
    for (std::size_t head = 0; head < queue.size(); ++head)
      for (const Edge& edge : graph_.readers(queue[head])) {
        if (is_body(graph_.vertex(edge.to).kind)) {
          enter(index, edge);
        } else if (seen_by_[edge.to] != stamp) {
          seen_by_[edge.to] = stamp;
          came_from_[edge.to] = edge.from;
          queue.push_back(edge.to);
        }
      }
  }

  /// A check that was named, or cites.
  void cite(std::size_t index) {
    const Cause& cause = causes_[index];
    std::vector<Way>& ways = found_[cause.vertex.id];
    if (cause.is_named) ways.push_back({index, {}, Part::itself, span_of(rules_, cause.vertex), nullptr});
    for (const Mention& mention : cause.mentions) {
      const bool is_reference = mention.use->mode == model::CitationMode::by_reference;
      ways.push_back({index, {}, is_reference ? Part::by_reference : Part::cited, mention.use->span, &mention});
    }
  }

  void enter(std::size_t index, const Edge& edge) {
    std::vector<VertexIndex> path;
    for (VertexIndex at = edge.from; at != nowhere; at = came_from_[at]) path.push_back(at);
    std::reverse(path.begin(), path.end());
    const Vertex reader = graph_.vertex(edge.to);
    if (reader.kind == VertexKind::exception) {
      path.push_back(edge.to);
      return enter_exception(index, std::move(path), edge.span);
    }
    for (const auto& [part, span] : places_in(rules_, rules_.checks[reader.id], graph_.vertex(edge.from))) found_[reader.id].push_back({index, path, part, span, nullptr});
  }

  /// From an exception out through those that hold it to its check; each belongs to one.
  void enter_exception(std::size_t index, std::vector<VertexIndex> path, base::Span span) {
    for (auto outer = graph_.readers(path.back()); !outer.empty(); outer = graph_.readers(path.back())) {
      const Vertex reader = graph_.vertex(outer.front().to);
      if (reader.kind == VertexKind::check) {
        found_[reader.id].push_back({index, std::move(path), Part::exception, span, nullptr});
        return;
      }
      path.push_back(outer.front().to);
    }
  }

  const model::Ruleset& rules_;
  const DependencyGraph& graph_;
  const std::vector<Cause>& causes_;
  std::vector<VertexIndex> came_from_;    // of the walk that saw the vertex last
  std::vector<std::uint32_t> seen_by_;    // number of that walk
  std::map<std::uint32_t, std::vector<Way>> found_;
};

}  // namespace

std::vector<Mention> find_mentions(const model::Ruleset& rules) {
  std::vector<Mention> out;
  const auto add = [&](VertexKind kind, std::size_t id, std::size_t row, const std::vector<model::CitationUse>& uses) {
    for (const model::CitationUse& use : uses)
      if (!use.versions.empty()) out.push_back({{kind, static_cast<std::uint32_t>(id)}, static_cast<std::uint32_t>(row), &use});
  };
  for (const model::Presumption& presumption : rules.presumptions) add(VertexKind::fact, presumption.fact.value, 0, presumption.citations);
  for (std::size_t i = 0; i < rules.parameters.size(); ++i)
    for (std::size_t row = 0; row < rules.parameters[i].versions.size(); ++row) add(VertexKind::parameter, i, row, rules.parameters[i].versions[row].citations);
  for (std::size_t i = 0; i < rules.definitions.size(); ++i)
    for (std::size_t row = 0; row < rules.definitions[i].cases.size(); ++row) add(VertexKind::definition, i, row, rules.definitions[i].cases[row].citations);
  for (std::size_t i = 0; i < rules.exceptions.size(); ++i) add(VertexKind::exception, i, 0, rules.exceptions[i].citations);
  for (std::size_t i = 0; i < rules.checks.size(); ++i) add(VertexKind::check, i, 0, rules.checks[i].citations);
  return out;
}

std::vector<AffectedCheck> affected(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<Cause>& causes) { return Walk(rules, graph, causes).run(); }

std::vector<Shared> foundations(const DependencyGraph& graph, model::CheckId check) {
  std::vector<Shared> out;
  const VertexIndex self = graph.index_of({VertexKind::check, check.value});
  for (const VertexIndex vertex : graph.reach({self}, Direction::sources)) {
    if (is_body(graph.vertex(vertex).kind)) continue;
    Shared row{vertex, {}};
    for (const VertexIndex reader : graph.reach({vertex}, Direction::readers))
      if (graph.vertex(reader).kind == VertexKind::check && reader != self) row.others.emplace_back(std::size_t{graph.vertex(reader).id});
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace zhunsheng::graph

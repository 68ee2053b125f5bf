// SPDX-License-Identifier: Apache-2.0
// Keeps the edges sorted both ways, and asks Boost.Graph for order and loops.
#include "engine/graph/dependency_graph.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <iterator>

#include "engine/graph/edges.hpp"

namespace zhunsheng::graph {
namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property, std::uint32_t, std::uint32_t>;

std::vector<std::uint32_t> number_vertices(const model::Ruleset& rules) {
  std::vector<std::uint32_t> offsets{0};
  for (const std::size_t count : {rules.facts.size(), rules.records.size(), rules.parameters.size(), rules.lexicons.size(), rules.patterns.size(), rules.materials.size(),
                                  rules.definitions.size(), rules.exceptions.size(), rules.checks.size()})
    offsets.push_back(offsets.back() + static_cast<std::uint32_t>(count));
  return offsets;
}

std::string qualified(const std::string& module, const std::string& name) { return module.empty() ? name : module + "." + name; }

/// A pattern without a name belongs to an extraction.
std::string pattern_name(const model::Ruleset& rules, std::uint32_t id) {
  const model::Pattern& pattern = rules.patterns[id];
  if (!pattern.name.empty()) return qualified(pattern.module, pattern.name);
  for (const model::Extract& extract : rules.extracts)
    if (extract.pattern.value == id) return "提取 " + path_of(rules, extract.fact);
  return "（无名句式）";
}

}  // namespace

struct DependencyGraph::Csr {
  Graph graph;
};

DependencyGraph::DependencyGraph(const model::Ruleset& rules) : offsets_(number_vertices(rules)) {
  edges_ = find_edges(rules, offsets_);
  by_reader_.resize(edges_.size());
  for (std::size_t i = 0; i < edges_.size(); ++i) by_reader_[i] = i;
  std::stable_sort(by_reader_.begin(), by_reader_.end(), [&](std::size_t left, std::size_t right) { return edges_[left].to < edges_[right].to; });
  reader_begin_.assign(size() + 1, 0);
  for (const Edge& edge : edges_) ++reader_begin_[edge.to + 1];
  read_begin_.assign(size() + 1, 0);
  for (const Edge& edge : edges_) ++read_begin_[edge.from + 1];
  for (std::size_t i = 0; i < size(); ++i) {
    reader_begin_[i + 1] += reader_begin_[i];
    read_begin_[i + 1] += read_begin_[i];
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  pairs.reserve(edges_.size());
  for (const Edge& edge : edges_) pairs.emplace_back(edge.from, edge.to);
  csr_ = std::make_unique<Csr>(Csr{Graph(boost::edges_are_sorted, pairs.begin(), pairs.end(), static_cast<std::uint32_t>(size()))});
}
DependencyGraph::~DependencyGraph() = default;
DependencyGraph::DependencyGraph(DependencyGraph&&) noexcept = default;
DependencyGraph& DependencyGraph::operator=(DependencyGraph&&) noexcept = default;

std::size_t DependencyGraph::size() const { return offsets_.back(); }

Vertex DependencyGraph::vertex(VertexIndex index) const {
  const auto next = std::upper_bound(offsets_.begin(), offsets_.end(), index);
  const auto kind = static_cast<std::size_t>(std::distance(offsets_.begin(), next)) - 1;
  return {static_cast<VertexKind>(kind), index - offsets_[kind]};
}

VertexIndex DependencyGraph::index_of(Vertex vertex) const { return offsets_[static_cast<std::size_t>(vertex.kind)] + vertex.id; }

std::span<const Edge> DependencyGraph::readers(VertexIndex read) const { return std::span(edges_).subspan(read_begin_[read], read_begin_[read + 1] - read_begin_[read]); }

std::span<const std::size_t> DependencyGraph::sources(VertexIndex reader) const {
  return std::span(by_reader_).subspan(reader_begin_[reader], reader_begin_[reader + 1] - reader_begin_[reader]);
}

std::vector<VertexIndex> DependencyGraph::topological_order() const {
  std::vector<VertexIndex> order;
  order.reserve(size());
  try {  // Boost's only way to say that there is a loop
    boost::topological_sort(csr_->graph, std::back_inserter(order));
  } catch (const boost::not_a_dag&) {
    return {};
  }
  std::reverse(order.begin(), order.end());
  return order;
}

std::vector<std::uint32_t> DependencyGraph::layers() const {
  const std::vector<VertexIndex> order = topological_order();
  if (order.empty()) return {};
  std::vector<std::uint32_t> layers(size(), 0);
  for (const VertexIndex reader : order)
    for (const std::size_t i : sources(reader)) layers[reader] = std::max(layers[reader], layers[edges_[i].from] + 1);
  return layers;
}

/// Breadth first from `start` along what is read, inside its component, until it is met again.
std::vector<std::size_t> DependencyGraph::find_loop(VertexIndex start, const std::vector<std::uint32_t>& component) const {
  constexpr std::size_t none = ~std::size_t{0};
  std::vector<std::size_t> came_by(size(), none);
  std::vector<VertexIndex> queue{start};
  for (std::size_t head = 0; head < queue.size(); ++head) {
    const VertexIndex reader = queue[head];
    for (const std::size_t edge : sources(reader)) {
      const VertexIndex read = edges_[edge].from;
      if (component[read] != component[start]) continue;
      if (read == start) {
        std::vector<std::size_t> loop{edge};
        for (VertexIndex at = reader; at != start; at = edges_[came_by[at]].to) loop.push_back(came_by[at]);
        std::reverse(loop.begin(), loop.end());
        return loop;
      }
      if (came_by[read] != none) continue;
      came_by[read] = edge;
      queue.push_back(read);
    }
  }
  return {};
}

std::vector<std::vector<std::size_t>> DependencyGraph::loops() const {
  std::vector<std::uint32_t> component(size());
  const auto count = boost::strong_components(csr_->graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, csr_->graph)));
  std::vector<std::uint32_t> members(count, 0);
  for (const std::uint32_t part : component) ++members[part];
  for (const Edge& edge : edges_)
    if (edge.from == edge.to) members[component[edge.from]] = 2;  // reads itself: a loop of one
  std::vector<bool> seen(count, false);
  std::vector<std::vector<std::size_t>> loops;
  for (VertexIndex start = 0; start < size(); ++start) {
    if (members[component[start]] < 2 || seen[component[start]]) continue;
    seen[component[start]] = true;
    if (auto loop = find_loop(start, component); !loop.empty()) loops.push_back(std::move(loop));
  }
  return loops;
}

std::vector<VertexIndex> DependencyGraph::reach(const std::vector<VertexIndex>& from, Direction direction) const {
  std::vector<bool> seen(size(), false);
  std::vector<VertexIndex> stack;
  const auto visit = [&](VertexIndex next) {
    if (seen[next]) return;
    seen[next] = true;
    stack.push_back(next);
  };
  for (const VertexIndex start : from) visit(start);
  while (!stack.empty()) {
    const VertexIndex now = stack.back();
    stack.pop_back();
    if (direction == Direction::sources)
      for (const std::size_t i : sources(now)) visit(edges_[i].from);
    else
      for (const Edge& edge : readers(now)) visit(edge.to);
  }
  std::vector<VertexIndex> found;
  for (VertexIndex i = 0; i < size(); ++i)
    if (seen[i]) found.push_back(i);
  return found;
}

std::string name_of(const model::Ruleset& rules, Vertex vertex) {
  switch (vertex.kind) {
    case VertexKind::fact: return path_of(rules, model::FactId(vertex.id));
    case VertexKind::records: return rules.records[vertex.id].name;
    case VertexKind::parameter: return qualified(rules.parameters[vertex.id].module, rules.parameters[vertex.id].name);
    case VertexKind::lexicon: return qualified(rules.lexicons[vertex.id].module, rules.lexicons[vertex.id].name);
    case VertexKind::pattern: return pattern_name(rules, vertex.id);
    case VertexKind::material: return rules.materials[vertex.id].name;
    case VertexKind::definition: return qualified(rules.definitions[vertex.id].module, rules.definitions[vertex.id].name);
    case VertexKind::exception: return rules.exceptions[vertex.id].name;
    case VertexKind::check: return id_of(rules.checks[vertex.id]);
  }
  return {};
}

base::Span span_of(const model::Ruleset& rules, Vertex vertex) {
  switch (vertex.kind) {
    case VertexKind::fact: {
      const model::Presumption* presumption = find_presumption(rules, model::FactId(vertex.id));
      return presumption != nullptr ? presumption->span : rules.facts[vertex.id].span;
    }
    case VertexKind::records: return rules.records[vertex.id].span;
    case VertexKind::parameter: return rules.parameters[vertex.id].span;
    case VertexKind::lexicon: return rules.lexicons[vertex.id].span;
    case VertexKind::pattern: return rules.patterns[vertex.id].span;
    case VertexKind::material: return rules.materials[vertex.id].span;
    case VertexKind::definition: return rules.definitions[vertex.id].span;
    case VertexKind::exception: return rules.exceptions[vertex.id].span;
    case VertexKind::check: return rules.checks[vertex.id].span;
  }
  return {};
}

std::string module_of(const model::Ruleset& rules, Vertex vertex) {
  switch (vertex.kind) {
    case VertexKind::fact: case VertexKind::records: case VertexKind::material: case VertexKind::exception: return {};
    case VertexKind::parameter: return rules.parameters[vertex.id].module;
    case VertexKind::lexicon: return rules.lexicons[vertex.id].module;
    case VertexKind::pattern: return rules.patterns[vertex.id].module;
    case VertexKind::definition: return rules.definitions[vertex.id].module;
    case VertexKind::check: return rules.checks[vertex.id].module;
  }
  return {};
}

std::vector<base::Diagnostic> report_loops(const model::Ruleset& rules, const DependencyGraph& graph) {
  std::vector<base::Diagnostic> diagnostics;
  for (const std::vector<std::size_t>& loop : graph.loops()) {
    base::Diagnostic diagnostic;
    const auto is_fact = [&](std::size_t index) { return graph.vertex(graph.edges()[index].to).kind == VertexKind::fact; };
    diagnostic.code = std::any_of(loop.begin(), loop.end(), is_fact) ? base::Code::presumption_cycle : base::Code::definition_cycle;
    const Vertex first = graph.vertex(graph.edges()[loop.front()].to);
    diagnostic.span = span_of(rules, first);
    std::string chain = name_of(rules, first);
    for (const std::size_t index : loop) {
      const Edge& edge = graph.edges()[index];
      const std::string reader = name_of(rules, graph.vertex(edge.to)), read = name_of(rules, graph.vertex(edge.from));
      chain += " → " + read;
      diagnostic.notes.push_back({edge.span, "“" + reader + "”在这里用到“" + read + "”", "“" + reader + "” reads “" + read + "” here"});
    }
    diagnostic.arguments.push_back(std::move(chain));
    diagnostics.push_back(std::move(diagnostic));
  }
  return diagnostics;
}

}  // namespace zhunsheng::graph

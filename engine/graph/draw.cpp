// SPDX-License-Identifier: Apache-2.0
// Vertices → nodes: those alike fold into one; then citations and edges are added by number of node.
#include "engine/graph/draw.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/law/citation.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::graph {
namespace {

constexpr std::size_t names_listed = 12;

NodeKind kind_of(Vertex vertex) { return static_cast<NodeKind>(vertex.kind); }

/// The built-in texts of a file, which every 材料 reads, say nothing to a reader.
bool is_shown(const model::Ruleset& rules, Vertex vertex) { return vertex.kind != VertexKind::fact || rules.facts[vertex.id].record != model::file_record; }

std::string without(const std::string& prefix, const std::string& name) {
  return !prefix.empty() && name.size() > prefix.size() + 1 && name.starts_with(prefix + ".") ? name.substr(prefix.size() + 1) : name;
}

class Drawing {
 public:
  Drawing(const model::Ruleset& rules, const DependencyGraph& graph, bool is_english) : rules_(rules), graph_(graph) { picture.is_english = is_english; }

  /// `chosen`: by vertex. Nodes stand in order of their first vertex.
  void add_vertices(const std::vector<bool>& chosen) {
    node_.assign(graph_.size(), none);
    std::map<Key, std::uint32_t> folded;
    for (VertexIndex i = 0; i < graph_.size(); ++i) {
      if (!chosen[i] || !is_shown(rules_, graph_.vertex(i))) continue;
      const auto [place, is_new] = folded.try_emplace(key_of(i, chosen), static_cast<std::uint32_t>(members_.size()));
      if (is_new) members_.emplace_back();
      members_[place->second].push_back(i);
      node_[i] = place->second;
    }
    for (const auto& list : members_) picture.nodes.push_back(list.size() == 1 ? single(list.front()) : several(list));
    for (const Edge& edge : graph_.edges())
      if (node_[edge.from] != none && node_[edge.to] != none) connect(node_[edge.from], node_[edge.to], {});
  }

  void mark(Vertex vertex) {
    if (const std::uint32_t node = node_[graph_.index_of(vertex)]; node != none) picture.nodes[node].is_marked = true;
  }

  /// A node for each article, an edge to what cites it; 依据 goes without saying.
  void add_mention(const Mention& mention, bool is_marked) {
    const std::uint32_t holder = node_[graph_.index_of(mention.holder)];
    if (holder == none) return;
    const std::string name = law::format(mention.use->citation);
    const auto [place, is_new] = articles_.try_emplace(name, static_cast<std::uint32_t>(picture.nodes.size()));
    if (is_new) picture.nodes.push_back({NodeKind::statute, name, {}, {}, is_marked});
    const bool is_reference = mention.use->mode == model::CitationMode::by_reference;
    connect(place->second, holder, !is_reference ? "" : picture.is_english ? "by reference" : "参照");
  }

  /// Boxes that hold everything say nothing.
  Picture finish() {
    std::sort(picture.edges.begin(), picture.edges.end(), [](const PictureEdge& a, const PictureEdge& b) { return std::tie(a.from, a.to, a.label) < std::tie(b.from, b.to, b.label); });
    picture.edges.erase(std::unique(picture.edges.begin(), picture.edges.end()), picture.edges.end());
    if (picture.boxes.size() == 1) {
      picture.boxes.clear();
      for (PictureNode& node : picture.nodes) node.box.reset();
    }
    return std::move(picture);
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  /// What must be the same for two vertices to be one node; the last number keeps apart what never folds.
  using Key = std::tuple<VertexKind, std::string, std::vector<VertexIndex>, std::vector<VertexIndex>, VertexIndex>;

  Key key_of(VertexIndex index, const std::vector<bool>& chosen) const {
    const Vertex vertex = graph_.vertex(index);
    const bool may_fold = vertex.kind == VertexKind::fact || vertex.kind == VertexKind::lexicon || vertex.kind == VertexKind::pattern || vertex.kind == VertexKind::material;
    if (!may_fold) return {vertex.kind, {}, {}, {}, index};
    std::vector<VertexIndex> readers, sources;
    for (const Edge& edge : graph_.readers(index))
      if (chosen[edge.to]) readers.push_back(edge.to);
    for (const std::size_t edge : graph_.sources(index))
      if (const VertexIndex from = graph_.edges()[edge].from; chosen[from] && is_shown(rules_, graph_.vertex(from))) sources.push_back(from);
    return {vertex.kind, group_of(vertex), std::move(readers), std::move(sources), 0};
  }

  /// The block of a fact, the module of the others.
  std::string group_of(Vertex vertex) const { return vertex.kind == VertexKind::fact ? rules_.records[rules_.facts[vertex.id].record.index()].name : module_of(rules_, vertex); }

  std::string short_name(Vertex vertex) const {
    return without(group_of(vertex), name_of(rules_, vertex));
  }

  std::optional<std::uint32_t> box_of(Vertex vertex) {
    const std::string module = vertex.kind == VertexKind::exception ? module_of_exception(vertex) : module_of(rules_, vertex);
    if (module.empty()) return std::nullopt;
    const auto [place, is_new] = boxes_.try_emplace(module, static_cast<std::uint32_t>(picture.boxes.size()));
    if (is_new) picture.boxes.push_back(module);
    return place->second;
  }

  std::string module_of_exception(Vertex vertex) const {
    for (auto readers = graph_.readers(graph_.index_of(vertex)); !readers.empty(); readers = graph_.readers(readers.front().to))
      if (const Vertex reader = graph_.vertex(readers.front().to); reader.kind == VertexKind::check) return module_of(rules_, reader);
    return {};
  }

  PictureNode single(VertexIndex index) {
    const Vertex vertex = graph_.vertex(index);
    PictureNode node{kind_of(vertex), vertex.kind == VertexKind::fact ? name_of(rules_, vertex) : short_name(vertex), {}, box_of(vertex), false};
    if (vertex.kind == VertexKind::check && rules_.checks[vertex.id].title != rules_.checks[vertex.id].name) node.lines.push_back(rules_.checks[vertex.id].title);
    if (vertex.kind == VertexKind::parameter) describe(rules_.parameters[vertex.id], node);
    return node;
  }

  void describe(const model::Parameter& parameter, PictureNode& node) const {
    if (parameter.versions.empty()) return;
    const model::ParameterVersion& last = parameter.versions.back();
    node.lines.push_back(model::print(rules_, parameter.type, {model::FactState::known, last.value}) + (picture.is_english ? " from " : "，自") + base::to_string(last.from) + (picture.is_english ? "" : " 起"));
  }

  PictureNode several(const std::vector<VertexIndex>& list) {
    const Vertex first = graph_.vertex(list.front());
    const std::string count = std::to_string(list.size());
    PictureNode node{kind_of(first), group_of(first), {}, box_of(first), false};
    const std::string many = picture.is_english ? count + " of them" : "共 " + count + " 项";
    node.name = node.name.empty() || node.box ? many : node.name + (picture.is_english ? " (" + count + ")" : "（" + count + " 项）");
    std::string names;
    for (std::size_t i = 0; i < std::min(list.size(), names_listed); ++i) names += (i > 0 ? "、" : "") + short_name(graph_.vertex(list[i]));
    if (list.size() > names_listed) names += picture.is_english ? " …" : "等";
    node.lines.push_back(std::move(names));
    return node;
  }

  void connect(std::uint32_t from, std::uint32_t to, std::string label) { picture.edges.push_back({from, to, std::move(label)}); }

  const model::Ruleset& rules_;
  const DependencyGraph& graph_;
  Picture picture;
  std::vector<std::uint32_t> node_;                  // of each vertex
  std::vector<std::vector<VertexIndex>> members_;    // of each node
  std::map<std::string, std::uint32_t> boxes_, articles_;
};

}  // namespace

Picture draw_checks(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<model::CheckId>& checks, bool is_english) {
  std::vector<bool> chosen(graph.size(), false);
  std::vector<VertexIndex> roots;
  for (const model::CheckId check : checks) roots.push_back(graph.index_of({VertexKind::check, check.value}));
  for (const VertexIndex index : graph.reach(roots, Direction::sources)) chosen[index] = true;
  const VertexIndex clauses = graph.index_of({VertexKind::fact, model::builtin::clauses.value});
  const bool hides_clauses = checks.size() > few_checks && chosen[clauses];
  if (hides_clauses) chosen[clauses] = false;  // nearly everything reads it
  Drawing drawing(rules, graph, is_english);
  drawing.add_vertices(chosen);
  if (checks.size() <= few_checks) {
    for (const model::CheckId check : checks) drawing.mark({VertexKind::check, check.value});
    for (const Mention& mention : find_mentions(rules)) drawing.add_mention(mention, false);
  }
  Picture picture = drawing.finish();
  if (hides_clauses) picture.note = is_english ? "文书.条款, which most of them read, is not drawn." : "文书.条款 多数都读，没有画。";
  return picture;
}

Picture draw_affected(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<Cause>& causes, bool is_english) {
  std::vector<bool> chosen(graph.size(), false);
  std::vector<VertexIndex> roots, checks;
  for (const Cause& cause : causes) roots.push_back(graph.index_of(cause.vertex));
  const std::vector<VertexIndex> reached = graph.reach(roots, Direction::readers);
  for (const VertexIndex index : reached)
    if (graph.vertex(index).kind == VertexKind::check) checks.push_back(index);
  std::vector<bool> leads(graph.size(), false);
  for (const VertexIndex index : graph.reach(checks, Direction::sources)) leads[index] = true;
  for (const VertexIndex index : reached) chosen[index] = leads[index];
  for (const VertexIndex root : roots) chosen[root] = true;
  Drawing drawing(rules, graph, is_english);
  drawing.add_vertices(chosen);
  for (const Cause& cause : causes) {
    if (cause.is_named) drawing.mark(cause.vertex);
    for (const Mention& mention : cause.mentions) drawing.add_mention(mention, true);
  }
  return drawing.finish();
}

}  // namespace zhunsheng::graph

// SPDX-License-Identifier: Apache-2.0
// A whole rule set as modules and fact blocks. An edge block → module says how many of its checks read the block; an edge
// module → module says how many names the second takes from the first.
#include <map>
#include <set>

#include "engine/graph/draw.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::graph {
namespace {

struct Counts {
  std::map<VertexKind, std::size_t> of;
};

/// 决策.公众参与 → 决策.
std::string family_of(const std::string& module) { return module.substr(0, module.find('.')); }

class Overview {
 public:
  Overview(const model::Ruleset& rules, const DependencyGraph& graph, bool is_english) : rules_(rules), graph_(graph) { picture_.is_english = is_english; }

  Picture draw() {
    for (VertexIndex i = 0; i < graph_.size(); ++i)
      if (const Vertex vertex = graph_.vertex(i); !module_of(rules_, vertex).empty()) ++counts_[module_of(rules_, vertex)].of[vertex.kind];
    for (std::size_t i = 0; i < rules_.checks.size(); ++i) add_check(i);
    for (const Edge& edge : graph_.edges()) add_borrowing(edge);
    add_blocks();
    add_modules();
    for (const auto& [ends, count] : reads_) connect(ends.first, ends.second, picture_.is_english ? std::to_string(count) + " checks" : std::to_string(count) + " 项检查");
    for (const auto& [ends, names] : borrowed_) connect(ends.first, ends.second, picture_.is_english ? std::to_string(names.size()) + " names" : std::to_string(names.size()) + " 个名称");
    picture_.note = picture_.is_english ? "Every module reads the document under review; that is not drawn. Name a check or a module to see it in full, or draw all with --whole."
                                        : "各模块都读所审文书本身，没有画。写上检查编号或模块名看详图，加 --whole 画出全部。";
    return std::move(picture_);
  }

 private:
  static std::string block_key(const std::string& name) { return "block " + name; }

  void add_check(std::size_t id) {
    const VertexIndex self = graph_.index_of({VertexKind::check, static_cast<std::uint32_t>(id)});
    std::set<std::string> blocks;
    for (const VertexIndex index : graph_.reach({self}, Direction::sources)) {
      const Vertex vertex = graph_.vertex(index);
      if (vertex.kind != VertexKind::fact) continue;
      const model::RecordId record = rules_.facts[vertex.id].record;
      if (record == model::document_record || record == model::clause_record || record == model::file_record) continue;
      blocks.insert(at(rules_, record).name);
      facts_[at(rules_, record).name].insert(vertex.id);
    }
    for (const std::string& block : blocks) ++reads_[{block_key(block), rules_.checks[id].module}];
  }

  void add_borrowing(const Edge& edge) {
    const std::string from = module_of(rules_, graph_.vertex(edge.from)), to = module_of(rules_, graph_.vertex(edge.to));
    if (!from.empty() && !to.empty() && from != to) borrowed_[{from, to}].insert(edge.from);
  }

  void add_blocks() {
    for (const auto& [name, read] : facts_) {
      const std::string count = std::to_string(read.size());
      add_node(block_key(name), {NodeKind::records, name, {picture_.is_english ? count + " facts read" : "用到 " + count + " 项事实"}, {}, false});
    }
  }

  /// Modules with checks, and those that others take from.
  void add_modules() {
    std::set<std::string> lenders;
    for (const auto& [ends, names] : borrowed_) lenders.insert(ends.first);
    for (const auto& [module, counts] : counts_) {
      if (counts.of.find(VertexKind::check) == counts.of.end() && lenders.find(module) == lenders.end()) continue;
      const auto [place, is_new] = boxes_.try_emplace(family_of(module), static_cast<std::uint32_t>(picture_.boxes.size()));
      if (is_new) picture_.boxes.push_back(family_of(module));
      add_node(module, {NodeKind::module, module, {counted(counts)}, place->second, false});
    }
  }

  std::string counted(const Counts& counts) const {
    std::string out;
    for (const VertexKind kind : {VertexKind::check, VertexKind::definition, VertexKind::parameter, VertexKind::pattern, VertexKind::lexicon}) {
      const auto found = counts.of.find(kind);
      if (found == counts.of.end()) continue;
      const std::string count = std::to_string(found->second);
      const char* word = word_of(picture_, static_cast<NodeKind>(kind));
      out += (out.empty() ? "" : " · ") + (picture_.is_english ? std::string(word) + " " + count : count + " " + word);
    }
    return out;
  }

  void add_node(const std::string& key, PictureNode node) {
    nodes_.emplace(key, static_cast<std::uint32_t>(picture_.nodes.size()));
    picture_.nodes.push_back(std::move(node));
  }
  void connect(const std::string& from, const std::string& to, std::string label) {
    const auto first = nodes_.find(from), second = nodes_.find(to);
    if (first != nodes_.end() && second != nodes_.end()) picture_.edges.push_back({first->second, second->second, std::move(label)});
  }

  using Ends = std::pair<std::string, std::string>;
  const model::Ruleset& rules_;
  const DependencyGraph& graph_;
  Picture picture_;
  std::map<std::string, Counts> counts_;                 // of each module
  std::map<std::string, std::set<std::uint32_t>> facts_;  // of each block: the facts read
  std::map<Ends, std::size_t> reads_;                    // block → module: checks
  std::map<Ends, std::set<VertexIndex>> borrowed_;       // module → module: what
  std::map<std::string, std::uint32_t> nodes_, boxes_;
};

}  // namespace

Picture draw_overview(const model::Ruleset& rules, const DependencyGraph& graph, bool is_english) { return Overview(rules, graph, is_english).draw(); }

}  // namespace zhunsheng::graph

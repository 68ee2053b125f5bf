// SPDX-License-Identifier: Apache-2.0
// Every expression, pattern and list of materials is walked once.
#include "engine/graph/edges.hpp"

#include <algorithm>
#include <tuple>

#include "engine/graph/reads.hpp"

namespace zhunsheng::graph {
namespace {

/// Collects the edges; the numbering of vertices is the graph's.
class EdgeWriter {
 public:
  EdgeWriter(const model::Ruleset& rules, const std::vector<std::uint32_t>& offsets) : rules_(rules), offsets_(offsets) {}

  std::vector<Edge> write() {
    for (std::size_t i = 0; i < rules_.definitions.size(); ++i) definition(model::DefinitionId(i));
    for (std::size_t i = 0; i < rules_.patterns.size(); ++i) branches(rules_.patterns[i].branches, index(VertexKind::pattern, i));
    for (std::size_t i = 0; i < rules_.materials.size(); ++i) reads(rules_.materials[i].condition, index(VertexKind::material, i));
    for (std::size_t i = 0; i < rules_.records.size(); ++i)
      if (rules_.records[i].material.is_valid()) add(index(VertexKind::material, rules_.records[i].material.value), index(VertexKind::records, i), rules_.records[i].span);
    for (std::size_t i = 0; i < rules_.facts.size(); ++i) from_materials(rules_.facts[i].sources, index(VertexKind::fact, i), rules_.facts[i].span);
    for (const model::Extract& extract : rules_.extracts) {
      const VertexIndex fact = index(VertexKind::fact, extract.fact.value);
      add(index(VertexKind::pattern, extract.pattern.value), fact, extract.span);
      from_materials(extract.sources, fact, extract.span);
    }
    for (const model::Presumption& presumption : rules_.presumptions)
      for (const model::ExprId root : {presumption.value, presumption.unless}) reads(root, index(VertexKind::fact, presumption.fact.value));
    for (std::size_t i = 0; i < rules_.exceptions.size(); ++i) exception(model::ExceptionId(i));
    for (std::size_t i = 0; i < rules_.checks.size(); ++i) check(model::CheckId(i));
    const auto less = [](const Edge& left, const Edge& right) {
      return std::tie(left.from, left.to, left.span.source, left.span.begin) < std::tie(right.from, right.to, right.span.source, right.span.begin);
    };
    std::sort(edges_.begin(), edges_.end(), less);
    const auto same = [](const Edge& left, const Edge& right) { return left.from == right.from && left.to == right.to; };
    edges_.erase(std::unique(edges_.begin(), edges_.end(), same), edges_.end());
    return std::move(edges_);
  }

 private:
  [[nodiscard]] VertexIndex index(VertexKind kind, std::size_t id) const { return offsets_[static_cast<std::size_t>(kind)] + static_cast<std::uint32_t>(id); }
  void add(VertexIndex from, VertexIndex to, base::Span span) {
    if (from < offsets_.back()) edges_.push_back({from, to, span});
  }
  void reads(model::ExprId root, VertexIndex reader) {
    for_each_read(rules_, root, [&](Vertex read, base::Span span) { add(index(read.kind, read.id), reader, span); });
  }
  void from_materials(const std::vector<model::MaterialId>& sources, VertexIndex reader, base::Span span) {
    for (const model::MaterialId source : sources) add(index(VertexKind::material, source.value), reader, span);
  }
  void definition(model::DefinitionId id) {
    const VertexIndex self = index(VertexKind::definition, id.value);
    for (const model::DefinitionCase& row : at(rules_, id).cases) {
      reads(row.guard, self);
      reads(row.value, self);
    }
  }
  void exception(model::ExceptionId id) {
    const VertexIndex self = index(VertexKind::exception, id.value);
    reads(at(rules_, id).when, self);
    for (const model::ExceptionId inner : at(rules_, id).inner) add(index(VertexKind::exception, inner.value), self, at(rules_, inner).span);
  }
  void check(model::CheckId id) {
    const model::Check& row = at(rules_, id);
    const VertexIndex self = index(VertexKind::check, id.value);
    for (const model::ExprId root : {row.at, row.for_each ? row.for_each->list : model::ExprId(), row.applies, row.norm}) reads(root, self);
    for (const model::ExceptionId inner : row.exceptions) add(index(VertexKind::exception, inner.value), self, at(rules_, inner).span);
    for (const model::Message* message : {&row.message, &row.advice})
      for (const model::MessagePart& part : *message) reads(part.expr, self);
    for (const model::Request& request : row.requests)
      if (request.material.is_valid()) add(index(VertexKind::material, request.material.value), self, row.span);
  }
  void branches(const std::vector<model::Branch>& list, VertexIndex self) {
    for (const model::Branch& branch : list)
      for (const model::PatternItem& item : branch) {
        if (item.kind == model::ItemKind::lexicon) add(index(VertexKind::lexicon, item.lexicon.value), self, item.span);
        if (item.kind == model::ItemKind::pattern) add(index(VertexKind::pattern, item.pattern.value), self, item.span);
        branches(item.branches, self);
      }
  }

  const model::Ruleset& rules_;
  const std::vector<std::uint32_t>& offsets_;
  std::vector<Edge> edges_;
};

}  // namespace

std::vector<Edge> find_edges(const model::Ruleset& rules, const std::vector<std::uint32_t>& offsets) { return EdgeWriter(rules, offsets).write(); }

}  // namespace zhunsheng::graph

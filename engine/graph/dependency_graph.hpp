// SPDX-License-Identifier: Apache-2.0
// The dependency graph. Vertices: facts, blocks of facts read as lists, parameters, lexicons, patterns, materials,
// definitions, exceptions and checks. An edge x → y: y reads x, with the span that says so. Questions answered: in which order can
// everything be worked out, which definitions run in a loop, and what does a vertex reach or rest on. Built once.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::graph {

enum class VertexKind : std::uint8_t { fact, records, parameter, lexicon, pattern, material, definition, exception, check };
inline constexpr std::size_t vertex_kinds = 9;

/// Number of a vertex: kinds in the order of VertexKind, ids within a kind in order.
using VertexIndex = std::uint32_t;

struct Vertex {
  VertexKind kind = VertexKind::fact;
  std::uint32_t id = 0;  ///< FactId, RecordId, ParameterId, … by kind
  friend bool operator==(const Vertex&, const Vertex&) = default;
};

struct Edge {
  VertexIndex from = 0;  ///< what is read
  VertexIndex to = 0;    ///< who reads it
  base::Span span;       ///< where it is read (the first place, if several)
};

enum class Direction : std::uint8_t { readers, sources };

class DependencyGraph {
 public:
  explicit DependencyGraph(const model::Ruleset& rules);
  ~DependencyGraph();
  DependencyGraph(DependencyGraph&&) noexcept;
  DependencyGraph& operator=(DependencyGraph&&) noexcept;

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] Vertex vertex(VertexIndex index) const;
  [[nodiscard]] VertexIndex index_of(Vertex vertex) const;
  /// Sorted by (from, to), each pair once.
  [[nodiscard]] const std::vector<Edge>& edges() const { return edges_; }

  /// The edges that leave `read`, and the numbers (in edges()) of those that come to `reader`.
  [[nodiscard]] std::span<const Edge> readers(VertexIndex read) const;
  [[nodiscard]] std::span<const std::size_t> sources(VertexIndex reader) const;

  /// Every vertex after what it reads. Empty if there is a loop.
  [[nodiscard]] std::vector<VertexIndex> topological_order() const;
  /// The layer of each vertex: 0 reads nothing, else one more than the highest layer it reads. Empty if there is a loop.
  [[nodiscard]] std::vector<std::uint32_t> layers() const;
  /// One shortest loop for each strongly connected part, as indices in edges(); each edge's `to` reads its `from`, and
  /// the next edge's `to` is this one's `from` (the order in which an author reads: A reads B, B reads C, C reads A).
  [[nodiscard]] std::vector<std::vector<std::size_t>> loops() const;
  /// The vertices that `from` reaches along `direction`, themselves included, in order of index.
  [[nodiscard]] std::vector<VertexIndex> reach(const std::vector<VertexIndex>& from, Direction direction) const;

 private:
  struct Csr;  // the Boost graph; no Boost type in a header
  [[nodiscard]] std::vector<std::size_t> find_loop(VertexIndex start, const std::vector<std::uint32_t>& component) const;
  std::vector<std::uint32_t> offsets_;    // first index of each kind, and the number of vertices
  std::vector<Edge> edges_;
  std::vector<std::size_t> by_reader_;    // indices in edges_, sorted by (to, from)
  std::vector<std::size_t> reader_begin_; // per vertex, in by_reader_
  std::vector<std::size_t> read_begin_;   // per vertex, in edges_
  std::unique_ptr<Csr> csr_;
};

/// What the author calls the vertex: "决策.征求意见", "决策.程序.征求意见天数".
std::string name_of(const model::Ruleset& rules, Vertex vertex);
/// Where it is declared; of a fact that is presumed, the presumption.
base::Span span_of(const model::Ruleset& rules, Vertex vertex);
/// Empty for what belongs to the whole rule set, and for exceptions.
std::string module_of(const model::Ruleset& rules, Vertex vertex);

/// ZS4001 for every loop: the whole loop in the message, a note an edge.
std::vector<base::Diagnostic> report_loops(const model::Ruleset& rules, const DependencyGraph& graph);

}  // namespace zhunsheng::graph

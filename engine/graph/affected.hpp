// SPDX-License-Identifier: Apache-2.0
// What to re-check: from things that change (a fact, a parameter, a citation of an amended article, …) to every check that
// they reach, and by which ways. A way is a shortest path of readers from what changes to one place of the check: the
// check's 适用, its norm, an exception … Two places of one check are two ways; of two paths to one place the shorter is kept.
// A check reads nothing of another check, so a change of a check touches that one alone.
#pragma once
#include <vector>

#include "engine/graph/dependency_graph.hpp"

namespace zhunsheng::graph {

/// One citation, and what rests on it: a check or an exception, a definition (one of its cases), a parameter (one of its
/// versions), a fact (its presumption).
struct Mention {
  Vertex holder;
  std::uint32_t row = 0;                     ///< the case or version
  const model::CitationUse* use = nullptr;   ///< in the rule set
};
/// Every citation of an article, in order of holder.
std::vector<Mention> find_mentions(const model::Ruleset& rules);

/// One thing that changes: because it was named, or because of citations that it holds.
struct Cause {
  Vertex vertex;
  std::vector<Mention> mentions;
  bool is_named = false;
};

/// Where in a check something is read.
enum class Part : std::uint8_t { itself, cited, by_reference, at, for_each, applies, norm, exception, message, advice, request };

struct Way {
  std::size_t cause = 0;              ///< in the list handed in
  std::vector<VertexIndex> path;      ///< from the cause to what the check reads there, both included; exceptions of the check at the end
  Part part = Part::itself;
  base::Span span;                    ///< the place in the check
  const Mention* mention = nullptr;   ///< of cited and by_reference
};

struct AffectedCheck {
  model::CheckId check;
  std::vector<Way> ways;  ///< in order of part, then of cause and path
};

/// In order of check. `causes` must outlive the result.
std::vector<AffectedCheck> affected(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<Cause>& causes);

/// What a check shares with others: something it rests on, and the other checks that rest on it too.
struct Shared {
  VertexIndex vertex = 0;
  std::vector<model::CheckId> others;
};
/// All that the check rests on, in order of vertex.
std::vector<Shared> foundations(const DependencyGraph& graph, model::CheckId check);

}  // namespace zhunsheng::graph

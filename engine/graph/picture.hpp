// SPDX-License-Identifier: Apache-2.0
// A picture as a value: nodes with a kind, boxes round those that belong together, edges, a legend of the kinds that occur.
// What to draw is decided in draw.hpp; the writers below know nothing of rules. Names may be anything: each writer escapes
// them for its format. Same picture, same bytes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhunsheng::graph {

/// The first are those of VertexKind, in its order.
enum class NodeKind : std::uint8_t { fact, records, parameter, lexicon, pattern, material, definition, exception, check, statute, module };
inline constexpr std::size_t node_kinds = 11;

/// How a kind is called and drawn.
struct Look {
  const char* word;              ///< of the JSON contract
  const char *chinese, *english;
  const char* shape;             ///< of DOT
  const char *open, *close;      ///< of Mermaid
  const char* fill;
};
const Look& look_of(NodeKind kind);

struct PictureNode {
  NodeKind kind = NodeKind::fact;
  std::string name;
  std::vector<std::string> lines;         ///< below the name
  std::optional<std::uint32_t> box;       ///< in Picture::boxes
  bool is_marked = false;                 ///< what the picture is about
};
struct PictureEdge {
  std::uint32_t from = 0, to = 0;
  std::string label;                      ///< may be empty
  friend bool operator==(const PictureEdge&, const PictureEdge&) = default;
};
struct Picture {
  bool is_english = false;                ///< words of the legend and of kinds
  std::vector<std::string> boxes;         ///< titles
  std::vector<PictureNode> nodes;
  std::vector<PictureEdge> edges;
  std::string note;                       ///< one line below the picture, may be empty
};

/// The kinds that occur, in order.
std::vector<NodeKind> kinds_in(const Picture& picture);
/// The word of the kind in the picture's language.
const char* word_of(const Picture& picture, NodeKind kind);
/// Lines of at most `cells` terminal cells, broken behind . 、 ， ； if that can be.
std::vector<std::string> wrap(const std::string& text, std::size_t cells);

std::string to_dot(const Picture& picture);
std::string to_mermaid(const Picture& picture);
/// Laid out by ourselves (layout.hpp); needs no program.
std::string to_svg(const Picture& picture);

}  // namespace zhunsheng::graph

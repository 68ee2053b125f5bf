// SPDX-License-Identifier: Apache-2.0
// A picture in the language of Graphviz. A label is an escString: a backslash of a name is doubled, so that no \N or \G
// of Graphviz arises; labels are never HTML, and no attribute of a file or link is written.
#include "engine/base/text.hpp"
#include "engine/graph/picture.hpp"

namespace zhunsheng::graph {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
    else out += c == '\n' ? "\\n" : " ";
  }
  return out + "\"";
}

std::string label_of(const Picture& picture, const PictureNode& node) {
  std::string out = word_of(picture, node.kind);
  for (const std::string& line : wrap(node.name, 34)) out += "\n" + line;
  for (const std::string& text : node.lines)
    for (const std::string& line : wrap(text, 40)) out += "\n" + line;
  return quoted(out);
}

std::string style_of(NodeKind kind) {
  const Look& look = look_of(kind);
  return std::string("shape=") + look.shape + ", fillcolor=\"" + look.fill + "\"";
}

void write_nodes(const Picture& picture, std::optional<std::uint32_t> box, const std::string& indent, std::string& out) {
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const PictureNode& node = picture.nodes[i];
    if (node.box != box) continue;
    out += indent + "n" + std::to_string(i) + " [" + style_of(node.kind) + (node.is_marked ? ", penwidth=3, color=\"#b3261e\"" : "") + ", label=" + label_of(picture, node) + "];\n";
  }
}

/// Checks stand in one column, on the right.
std::string last_rank(const Picture& picture) {
  std::string out;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i)
    if (picture.nodes[i].kind == NodeKind::check) out += " n" + std::to_string(i) + ";";
  return out.empty() ? out : "  { rank=max;" + out + " }\n";
}

}  // namespace

std::string to_dot(const Picture& picture) {
  std::string out = "digraph zhunsheng {\n  rankdir=LR;\n  newrank=true;\n  ranksep=0.9;\n  nodesep=0.18;\n";
  out += "  fontname=\"Noto Sans CJK SC\";\n  node [fontname=\"Noto Sans CJK SC\", fontsize=11, style=filled, margin=\"0.08,0.04\"];\n  edge [fontname=\"Noto Sans CJK SC\", fontsize=9, color=\"#70757a\"];\n";
  if (!picture.note.empty()) out += "  label=" + quoted(picture.note) + ";\n";
  write_nodes(picture, std::nullopt, "  ", out);
  for (std::uint32_t box = 0; box < picture.boxes.size(); ++box) {
    out += "  subgraph cluster_" + std::to_string(box) + " {\n    label=" + quoted(picture.boxes[box]) + ";\n    style=rounded;\n    color=\"#9aa0a6\";\n";
    write_nodes(picture, box, "    ", out);
    out += "  }\n";
  }
  out += last_rank(picture);
  for (const PictureEdge& edge : picture.edges)
    out += "  n" + std::to_string(edge.from) + " -> n" + std::to_string(edge.to) + (edge.label.empty() ? "" : " [label=" + quoted(edge.label) + "]") + ";\n";
  out += std::string("  subgraph cluster_legend {\n    label=") + (picture.is_english ? "\"legend\"" : "\"图例\"") + ";\n    style=dashed;\n    color=\"#9aa0a6\";\n";
  for (const NodeKind kind : kinds_in(picture)) out += std::string("    legend_") + look_of(kind).word + " [" + style_of(kind) + ", label=" + quoted(word_of(picture, kind)) + "];\n";
  return out + "  }\n}\n";
}

}  // namespace zhunsheng::graph

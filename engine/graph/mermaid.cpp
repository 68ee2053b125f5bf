// SPDX-License-Identifier: Apache-2.0
// A picture as a Mermaid flowchart. Every name stands in quotes; what Mermaid, Markdown or HTML would read in it (quotes,
// # & < > and the backtick of its Markdown strings) is written by number.
#include "engine/graph/picture.hpp"

namespace zhunsheng::graph {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') out += "<br/>";
    else if (byte < 0x20 || byte == 0x7f) out += ' ';
    else if (c == '"' || c == '#' || c == '&' || c == '<' || c == '>' || c == '`' || c == '\\' || c == ';') out += "#" + std::to_string(byte) + ";";
    else out += c;
  }
  return out;
}

std::string label_of(const Picture& picture, const PictureNode& node) {
  std::string out = word_of(picture, node.kind);
  for (const std::string& line : wrap(node.name, 34)) out += "\n" + line;
  for (const std::string& text : node.lines)
    for (const std::string& line : wrap(text, 40)) out += "\n" + line;
  return "\"" + escaped(out) + "\"";
}

void write_nodes(const Picture& picture, std::optional<std::uint32_t> box, const std::string& indent, std::string& out) {
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const PictureNode& node = picture.nodes[i];
    if (node.box != box) continue;
    const Look& look = look_of(node.kind);
    out += indent + "n" + std::to_string(i) + look.open + label_of(picture, node) + look.close + ":::" + look.word + "\n";
  }
}

}  // namespace

std::string to_mermaid(const Picture& picture) {
  std::string out = "flowchart LR\n";
  write_nodes(picture, std::nullopt, "  ", out);
  for (std::uint32_t box = 0; box < picture.boxes.size(); ++box) {
    out += "  subgraph box" + std::to_string(box) + "[\"" + escaped(picture.boxes[box]) + "\"]\n";
    write_nodes(picture, box, "    ", out);
    out += "  end\n";
  }
  for (const PictureEdge& edge : picture.edges)
    out += "  n" + std::to_string(edge.from) + " -->" + (edge.label.empty() ? "" : "|\"" + escaped(edge.label) + "\"|") + " n" + std::to_string(edge.to) + "\n";
  const auto kinds = kinds_in(picture);
  out += std::string("  subgraph legend[\"") + (picture.is_english ? "legend" : "图例") + "\"]\n";
  for (const NodeKind kind : kinds) out += std::string("    legend_") + look_of(kind).word + look_of(kind).open + "\"" + word_of(picture, kind) + "\"" + look_of(kind).close + ":::" + look_of(kind).word + "\n";
  out += "  end\n";
  for (const NodeKind kind : kinds) out += std::string("  classDef ") + look_of(kind).word + " fill:" + look_of(kind).fill + ",stroke:#5f6368,color:#202124\n";
  std::string marked;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i)
    if (picture.nodes[i].is_marked) marked += (marked.empty() ? "n" : ",n") + std::to_string(i);
  if (!marked.empty()) out += "  classDef marked stroke:#b3261e,stroke-width:3px\n  class " + marked + " marked\n";
  return out;
}

}  // namespace zhunsheng::graph

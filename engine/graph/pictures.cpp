// SPDX-License-Identifier: Apache-2.0
// Writes the chosen vertices and the edges among them, in order of index.
#include "engine/graph/pictures.hpp"

#include <array>

namespace zhunsheng::graph {
namespace {

struct Look {
  const char* kind;     // the word of the JSON contract
  const char* chinese;
  const char* shape;    // of DOT
};
constexpr std::array<Look, vertex_kinds> looks{{{"fact", "事实", "ellipse"},
                                                {"records", "事实块", "folder"},
                                                {"parameter", "参数", "hexagon"},
                                                {"pattern", "句式", "note"},
                                                {"material", "材料", "tab"},
                                                {"definition", "定义", "box"},
                                                {"exception", "例外", "diamond"},
                                                {"check", "规则", "doubleoctagon"}}};
const Look& look_of(Vertex vertex) { return looks[static_cast<std::size_t>(vertex.kind)]; }

/// Both formats escape alike: quotes, backslashes, line ends and control characters.
std::string quoted(const std::string& text) {
  static constexpr const char* digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    if (byte >= 0x20) out += c;
    else if (c == '\n') out += "\\n";
    else out += std::string("\\u00") + digits[byte >> 4] + digits[byte & 15];
  }
  return out + "\"";
}

std::vector<bool> choose(const DependencyGraph& graph, const std::vector<model::CheckId>& checks) {
  std::vector<bool> chosen(graph.size(), false);
  if (checks.empty()) {
    for (const Edge& edge : graph.edges()) chosen[edge.from] = chosen[edge.to] = true;
    return chosen;
  }
  std::vector<VertexIndex> roots;
  for (const model::CheckId check : checks) roots.push_back(graph.index_of({VertexKind::check, check.value}));
  for (const VertexIndex index : graph.reach(roots, Direction::sources)) chosen[index] = true;
  return chosen;
}

}  // namespace

std::string to_dot(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<model::CheckId>& checks) {
  const std::vector<bool> chosen = choose(graph, checks);
  std::string out = "digraph zhunsheng {\n  rankdir=LR;\n  node [fontname=\"Noto Sans CJK SC\"];\n";
  for (VertexIndex i = 0; i < graph.size(); ++i) {
    if (!chosen[i]) continue;
    const Look& look = look_of(graph.vertex(i));
    out += "  v" + std::to_string(i) + " [shape=" + look.shape + ", label=" + quoted(std::string(look.chinese) + "\n" + name_of(rules, graph.vertex(i))) + "];\n";
  }
  for (const Edge& edge : graph.edges())
    if (chosen[edge.from] && chosen[edge.to]) out += "  v" + std::to_string(edge.from) + " -> v" + std::to_string(edge.to) + ";\n";
  return out + "}\n";
}

std::string to_json(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<model::CheckId>& checks) {
  const std::vector<bool> chosen = choose(graph, checks);
  std::string out = "{\"vertices\": [", separator;
  for (VertexIndex i = 0; i < graph.size(); ++i) {
    if (!chosen[i]) continue;
    out += separator + "\n  {\"id\": " + std::to_string(i) + ", \"kind\": \"" + look_of(graph.vertex(i)).kind + "\", \"name\": " + quoted(name_of(rules, graph.vertex(i))) + "}";
    separator = ",";
  }
  out += "],\n \"edges\": [";
  separator.clear();
  for (const Edge& edge : graph.edges()) {
    if (!chosen[edge.from] || !chosen[edge.to]) continue;
    out += separator + "\n  {\"from\": " + std::to_string(edge.from) + ", \"to\": " + std::to_string(edge.to) + "}";
    separator = ",";
  }
  return out + "]}\n";
}

}  // namespace zhunsheng::graph

// SPDX-License-Identifier: Apache-2.0
// Writes the chosen vertices and the edges among them, in order of index.
#include "engine/graph/json.hpp"

#include "engine/graph/picture.hpp"

namespace zhunsheng::graph {
namespace {

/// Quotes, backslashes, line ends and control characters.
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

std::string to_json(const model::Ruleset& rules, const DependencyGraph& graph, const std::vector<model::CheckId>& checks) {
  const std::vector<bool> chosen = choose(graph, checks);
  const std::vector<std::uint32_t> layers = graph.layers();
  std::string out = "{\"vertices\": [", separator;
  for (VertexIndex i = 0; i < graph.size(); ++i) {
    if (!chosen[i]) continue;
    const Vertex vertex = graph.vertex(i);
    out += separator + "\n  {\"id\": " + std::to_string(i) + ", \"kind\": \"" + look_of(static_cast<NodeKind>(vertex.kind)).word + "\", \"name\": " + quoted(name_of(rules, vertex)) +
           ", \"module\": " + quoted(module_of(rules, vertex)) + ", \"layer\": " + std::to_string(layers.empty() ? 0 : layers[i]) + "}";
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

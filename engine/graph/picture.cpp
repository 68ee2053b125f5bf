// SPDX-License-Identifier: Apache-2.0
// What the writers share: the look of each kind, and the breaking of names into lines.
#include "engine/graph/picture.hpp"

#include <algorithm>
#include <array>

#include "engine/base/text.hpp"

namespace zhunsheng::graph {
namespace {

constexpr std::array<Look, node_kinds> looks{{{"fact", "事实", "facts", "box, style=\"rounded,filled\"", "([", "])", "#e3f0fc"},
                                              {"records", "事实块", "records", "folder", "[(", ")]", "#d3e6f8"},
                                              {"parameter", "参数", "parameter", "hexagon", "{{", "}}", "#fff1cc"},
                                              {"lexicon", "词表", "lexicon", "cylinder", "[\\", "\\]", "#f0f6e4"},
                                              {"pattern", "句式", "pattern", "note", ">", "]", "#e0f2dc"},
                                              {"material", "材料", "material", "tab", "[/", "/]", "#efe9e4"},
                                              {"definition", "定义", "definition", "box", "[", "]", "#ffffff"},
                                              {"exception", "例外", "exception", "octagon", "[/", "\\]", "#fde4e4"},
                                              {"check", "规则", "check", "box, peripheries=2", "[[", "]]", "#e6e1f5"},
                                              {"statute", "法规", "statute", "cds, margin=\"0.16,0.1\"", "(", ")", "#fffbd9"},
                                              {"module", "模块", "module", "component", "[", "]", "#e8edf0"}}};

bool is_break(char32_t c) { return c == U'.' || c == U'、' || c == U'，' || c == U'；' || c == U' ' || c == U'》'; }

}  // namespace

const Look& look_of(NodeKind kind) { return looks[static_cast<std::size_t>(kind)]; }

const char* word_of(const Picture& picture, NodeKind kind) { return picture.is_english ? look_of(kind).english : look_of(kind).chinese; }

std::vector<NodeKind> kinds_in(const Picture& picture) {
  std::vector<NodeKind> out;
  for (std::size_t i = 0; i < node_kinds; ++i) {
    const auto kind = static_cast<NodeKind>(i);
    if (std::any_of(picture.nodes.begin(), picture.nodes.end(), [&](const PictureNode& node) { return node.kind == kind; })) out.push_back(kind);
  }
  return out;
}

std::vector<std::string> wrap(const std::string& text, std::size_t cells) {
  std::vector<std::string> out;
  std::size_t begin = 0, width = 0, after_break = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = base::decode(text, at);
    width += static_cast<std::size_t>(base::display_width(c));
    if (width > cells && here > begin) {
      const std::size_t cut = after_break > begin ? after_break : here;
      out.push_back(text.substr(begin, cut - begin));
      begin = cut;
      width = base::display_width(std::string_view(text).substr(begin, at - begin));
    }
    if (is_break(c)) after_break = at;
  }
  if (begin < text.size() || out.empty()) out.push_back(text.substr(begin));
  return out;
}

}  // namespace zhunsheng::graph

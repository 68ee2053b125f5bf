// SPDX-License-Identifier: Apache-2.0
// Pictures of a rule set: what its checks rest on, in layers from left to right, each kind with a shape of its own and a legend.
//
//   auto drawing = rules.graph({.format = zhunsheng::PictureFormat::svg, .checks = {"决策.公众参与.征求意见期限不足"}});
//   for (const auto& problem : drawing.problems) std::cerr << problem.message_en << '\n';
//   std::cout << drawing.text;
//
// dot is for Graphviz, mermaid for Markdown pages; svg is laid out by ourselves and needs no program. json is for programs:
// every vertex and edge, nothing folded. The same rules give the same bytes.
#pragma once
#include <string>
#include <vector>

#include "zhunsheng/ruleset.hpp"

namespace zhunsheng {

enum class PictureFormat { dot, svg, mermaid, json };

struct GraphOptions {
  PictureFormat format = PictureFormat::dot;
  /// Ids of checks (or their names, where only one has it), names of modules (决策 is every module below it); empty: all.
  std::vector<std::string> checks;
  /// Draw every check even where they are many; else a rule set of more than 24 is drawn as modules and fact blocks. json is whole anyway.
  bool is_whole = false;
  Language language = Language::chinese;  ///< of the legend
};

/// A name that the rule set does not know, with the nearest one that it knows.
struct NameProblem {
  std::string message, message_en;
};

struct Drawing {
  std::string text;                   ///< empty if there is a problem
  std::vector<NameProblem> problems;
};

}  // namespace zhunsheng

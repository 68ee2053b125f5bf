// SPDX-License-Identifier: Apache-2.0
// RuleSet::graph: which checks are meant, and whether they are drawn one by one or as an overview.
#include "zhunsheng/graph.hpp"

#include <algorithm>

#include "bindings/cpp/names.hpp"
#include "bindings/cpp/pictures.hpp"
#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/graph/draw.hpp"
#include "engine/graph/json.hpp"

namespace zhunsheng {

std::string written(const graph::Picture& picture, PictureFormat format) {
  switch (format) {
    case PictureFormat::dot: return graph::to_dot(picture);
    case PictureFormat::svg: return graph::to_svg(picture);
    case PictureFormat::mermaid: return graph::to_mermaid(picture);
    case PictureFormat::json: break;  // no picture
  }
  return {};
}

Drawing RuleSet::graph(const GraphOptions& options) const {
  Drawing out;
  if (!is_ok()) return out;
  const model::Ruleset& rules = *impl_->rules;
  NameFinder finder(rules);
  std::vector<model::CheckId> checks;
  for (const std::string& wanted : options.checks)
    for (const model::CheckId check : finder.checks_or_module(wanted)) checks.push_back(check);
  out.problems = std::move(finder.problems);
  if (!out.problems.empty()) return out;
  std::sort(checks.begin(), checks.end());
  checks.erase(std::unique(checks.begin(), checks.end()), checks.end());
  const graph::DependencyGraph graph(rules);
  if (options.format == PictureFormat::json) {
    out.text = graph::to_json(rules, graph, checks);
    return out;
  }
  const bool is_english = options.language == Language::english;
  const bool is_overview = options.checks.empty() && !options.is_whole && rules.checks.size() > graph::many_checks;
  if (options.checks.empty())
    for (std::size_t i = 0; i < rules.checks.size(); ++i) checks.emplace_back(i);
  out.text = written(is_overview ? graph::draw_overview(rules, graph, is_english) : graph::draw_checks(rules, graph, checks, is_english), options.format);
  return out;
}

}  // namespace zhunsheng

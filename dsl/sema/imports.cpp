// SPDX-License-Identifier: Apache-2.0
// 引用. A graph of modules: an edge for each import, tests left out (a test may import whoever imports what it tests). The
// question: which modules import one another in a loop?
#include <algorithm>
#include <deque>

#include "dsl/sema/names.hpp"
#include "dsl/sema/passes.hpp"

namespace zhunsheng::sema {
namespace {

struct ImportEdge {
  std::uint32_t from = 0, to = 0;
  base::Span span;
};

std::optional<std::uint32_t> find_module(const Context& context, const std::string& name) {
  for (std::size_t i = 0; i < context.names.modules.size(); ++i)
    if (context.names.modules[i].name == name) return static_cast<std::uint32_t>(i);
  return std::nullopt;
}

void add_import(Context& context, std::uint32_t file, const syntax::Import& import, std::vector<ImportEdge>& edges) {
  const std::string name = to_string(import.module);
  const auto target = find_module(context, name);
  const syntax::Name& alias = import.alias ? *import.alias : import.module.parts.back();
  if (!target) {
    context.names.files[file].lost_imports.insert(alias.text);
    std::vector<std::string> known;
    for (const ModuleScope& module : context.names.modules) known.push_back(module.name);
    return suggest(context.report.add(base::Code::unknown_module, import.module.span, {name}), name, known, import.module.span);
  }
  if (!context.sources[context.files[file].source].is_test()) edges.push_back({context.names.files[file].module, *target, import.module.span});
  const auto [found, is_new] = context.names.files[file].imports.emplace(alias.text, ImportScope{*target, alias.span});
  if (!is_new) context.report.add(base::Code::duplicate_name, alias.span, {alias.text}).notes.push_back(first_note(found->second.span));
}

/// The shortest way along imports from `start` back to it, as edges; empty if there is none.
std::vector<ImportEdge> find_loop(std::size_t modules, const std::vector<std::vector<ImportEdge>>& imports, std::uint32_t start) {
  std::vector<const ImportEdge*> came_by(modules, nullptr);
  std::deque<std::uint32_t> queue{start};
  while (!queue.empty()) {
    const std::uint32_t now = queue.front();
    queue.pop_front();
    for (const ImportEdge& edge : imports[now]) {
      if (came_by[edge.to] != nullptr) continue;
      came_by[edge.to] = &edge;
      if (edge.to != start) {
        queue.push_back(edge.to);
        continue;
      }
      std::vector<ImportEdge> loop{edge};
      while (loop.back().from != start) loop.push_back(*came_by[loop.back().from]);
      std::reverse(loop.begin(), loop.end());
      return loop;
    }
  }
  return {};
}

/// Each module in one loop at most.
void report_loops(Context& context, const std::vector<ImportEdge>& edges) {
  const auto& modules = context.names.modules;
  std::vector<std::vector<ImportEdge>> imports(modules.size());
  for (const ImportEdge& edge : edges) imports[edge.from].push_back(edge);
  std::vector<bool> reported(modules.size(), false);
  for (std::uint32_t start = 0; start < modules.size(); ++start) {
    if (reported[start]) continue;
    const auto loop = find_loop(modules.size(), imports, start);
    if (loop.empty()) continue;
    std::string chain = modules[start].name;
    std::vector<base::Note> notes;
    for (const ImportEdge& edge : loop) {
      const std::string &from = modules[edge.from].name, &to = modules[edge.to].name;
      reported[edge.from] = true;
      chain += " → " + to;
      notes.push_back({edge.span, "“" + from + "”在这里引用“" + to + "”", "“" + from + "” imports “" + to + "” here"});
    }
    context.report.add(base::Code::import_cycle, loop.front().span, {chain}).notes = std::move(notes);
  }
}

}  // namespace

void resolve_imports(Context& context) {
  std::vector<ImportEdge> edges;
  for (std::uint32_t file = 0; file < context.files.size(); ++file)
    for (const auto& import : context.files[file].imports) add_import(context, file, import, edges);
  report_loops(context, edges);
}

}  // namespace zhunsheng::sema

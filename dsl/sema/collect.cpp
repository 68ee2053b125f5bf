// SPDX-License-Identifier: Apache-2.0
// Sorts the declarations of all files by noun, makes the scopes of modules, then of files. Checks are sorted by id here,
// so that a CheckId is known before any check is lowered.
#include <algorithm>
#include <utility>
#include <variant>

#include "dsl/sema/names.hpp"
#include "dsl/sema/passes.hpp"

namespace zhunsheng::sema {
namespace {

std::uint32_t module_index(Context& context, const std::string& name) {
  auto& modules = context.names.modules;
  for (std::size_t i = 0; i < modules.size(); ++i)
    if (modules[i].name == name) return static_cast<std::uint32_t>(i);
  modules.push_back({name, {}});
  context.rules.modules.push_back({name, {}});
  return static_cast<std::uint32_t>(modules.size() - 1);
}

/// Puts a node into the list of its noun.
struct Sorter {
  Declarations& out;
  std::uint32_t file;
  bool is_private;
  template <class T>
  void put(std::vector<Declared<T>>& list, const T& node) { list.push_back({&node, file, is_private}); }
  void operator()(const syntax::Statute& node) { put(out.statutes, node); }
  void operator()(const syntax::Material& node) { put(out.materials, node); }
  void operator()(const syntax::Facts& node) { put(out.facts, node); }
  void operator()(const syntax::Define& node) { put(out.defines, node); }
  void operator()(const syntax::Table& node) { put(out.tables, node); }
  void operator()(const syntax::Parameter& node) { put(out.parameters, node); }
  void operator()(const syntax::Presume& node) { put(out.presumptions, node); }
  void operator()(const syntax::Calendar& node) { put(out.calendars, node); }
  void operator()(const syntax::Lexicon& node) { put(out.lexicons, node); }
  void operator()(const syntax::Pattern& node) { put(out.patterns, node); }
  void operator()(const syntax::Extract& node) { put(out.extracts, node); }
  void operator()(const syntax::Check& node) { put(out.checks, node); }
  void operator()(const syntax::Example& node) { put(out.examples, node); }
};

void sort_declarations(Context& context) {
  for (std::uint32_t file = 0; file < context.files.size(); ++file)
    for (const auto& declaration : context.files[file].declarations) std::visit(Sorter{context.declarations, file, declaration.is_private}, declaration.body);
}

std::string id_of_check(const Context& context, const Declared<syntax::Check>& check) {
  const std::string& module = context.names.modules[context.names.files[check.file].module].name;
  return module.empty() ? check.node->name.text : module + "." + check.node->name.text;
}

void sort_checks(Context& context) {
  auto& checks = context.declarations.checks;
  std::vector<std::pair<std::string, Declared<syntax::Check>>> keyed;
  for (const auto& check : checks) keyed.emplace_back(id_of_check(context, check), check);
  std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < keyed.size(); ++i) checks[i] = keyed[i].second;
}

template <class T>
void add_symbols(Context& context, const std::vector<Declared<T>>& declared, SymbolKind kind, std::uint32_t first_index) {
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const auto& [node, file, is_private] = declared[i];
    const std::uint32_t module = context.names.files[file].module;
    Symbol symbol{kind, first_index + static_cast<std::uint32_t>(i), is_private, module, node->name.span};
    const auto [found, is_new] = context.names.modules[module].symbols.emplace(node->name.text, symbol);
    if (is_new) continue;
    // The one that stands first in the sources is the original; checks come here in order of their ids.
    context.report.add(base::Code::duplicate_name, node->name.span, {node->name.text}).notes.push_back(first_note(found->second.span));
  }
}

base::Span head_of(const syntax::Statute& node) { return node.title.span; }
base::Span head_of(const syntax::Material& node) { return node.name.span; }
base::Span head_of(const syntax::Facts& node) { return node.name.span; }
base::Span head_of(const syntax::Calendar& node) { return {node.span.source, node.span.begin, node.span.begin + 1}; }

/// The word before the declaration is 内部.
void report_private(Context& context, base::Span whole, base::Span head) {
  base::Diagnostic& diagnostic = context.report.add(base::Code::shared_cannot_be_private, head);
  const std::string_view before = context.sources[whole.source].text().substr(0, whole.begin);
  for (const std::string_view word : {"内部", "private"}) {
    const std::size_t begin = before.rfind(word);
    if (begin != std::string_view::npos && before.find_first_not_of(" \t\n", begin + word.size()) == std::string_view::npos) diagnostic.fix = base::Fix{{whole.source, static_cast<std::uint32_t>(begin), whole.begin}, ""};
  }
}

void refuse_private(Context& context) {
  for (const auto& file : context.files) {
    for (const auto& declaration : file.declarations) {
      if (!declaration.is_private) continue;
      std::visit([&](const auto& node) {
        using T = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<T, syntax::Statute> || std::is_same_v<T, syntax::Material> || std::is_same_v<T, syntax::Facts> || std::is_same_v<T, syntax::Calendar>)
          report_private(context, node.span, head_of(node));
      }, declaration.body);
    }
  }
}

}  // namespace

void collect(Context& context) {
  for (const auto& file : context.files) context.names.files.push_back({module_index(context, file.module ? to_string(*file.module) : std::string()), {}});
  sort_declarations(context);
  sort_checks(context);
  resolve_imports(context);
  refuse_private(context);

  const Declarations& all = context.declarations;
  add_symbols(context, all.defines, SymbolKind::definition, 0);
  add_symbols(context, all.tables, SymbolKind::definition, static_cast<std::uint32_t>(all.defines.size()));
  add_symbols(context, all.parameters, SymbolKind::parameter, 0);
  add_symbols(context, all.lexicons, SymbolKind::lexicon, 0);
  add_symbols(context, all.patterns, SymbolKind::pattern, 0);
  add_symbols(context, all.checks, SymbolKind::check, 0);
}

}  // namespace zhunsheng::sema

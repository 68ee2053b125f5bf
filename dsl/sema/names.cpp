// SPDX-License-Identifier: Apache-2.0
// Look-ups in the tables of names, with suggestions.
#include "dsl/sema/names.hpp"

#include <algorithm>

#include "dsl/sema/everyday.hpp"
#include "engine/base/bilingual.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

bool is_wanted(const Wanted& wanted, SymbolKind kind) { return std::find(wanted.kinds.begin(), wanted.kinds.end(), kind) != wanted.kinds.end(); }

const ImportScope* find_import(const Context& context, std::uint32_t file, std::string_view alias) {
  const auto& imports = context.names.files[file].imports;
  const auto found = imports.find(alias);
  return found == imports.end() ? nullptr : &found->second;
}

const Symbol* find_in(const ModuleScope& module, std::string_view name) {
  const auto found = module.symbols.find(name);
  return found == module.symbols.end() ? nullptr : &found->second;
}

/// alias.name of public symbols called `name` in any imported module, for a bare name that its module does not have.
std::vector<std::string> elsewhere(const Context& context, std::uint32_t file, std::string_view name, const Wanted& wanted) {
  std::vector<std::string> out;
  for (const auto& [alias, import] : context.names.files[file].imports) {
    const Symbol* symbol = find_in(context.names.modules[import.module], name);
    if (symbol != nullptr && !symbol->is_private && is_wanted(wanted, symbol->kind)) out.push_back(alias + "." + std::string(name));
  }
  return out;
}

void put(base::Diagnostic& diagnostic, std::optional<std::string> found, base::Span span) {
  if (!found) return;
  diagnostic.fix = base::Fix::offer(span, *found);
  diagnostic.suggestion = std::move(found);
}

/// The names of a table whose values are wanted; prepared again only when the table has grown.
template <class Table, class IsWanted>
const base::NameIndex& prepare(Context& context, const Table& table, std::uint32_t mask, const IsWanted& wants) {
  const auto key = std::make_pair(static_cast<const void*>(&table), mask);
  const auto known = context.prepared_names.find(key);
  if (known != context.prepared_names.end() && known->second.size == table.size()) return known->second.index;
  std::vector<std::string> names;
  for (const auto& [name, value] : table)
    if (wants(value)) names.push_back(name);
  return context.prepared_names.insert_or_assign(key, PreparedNames{table.size(), base::NameIndex(names)}).first->second.index;
}

void report_unknown(Context& context, std::uint32_t file, const syntax::Path& path, const Wanted& wanted) {
  base::Diagnostic& diagnostic = context.report.add(wanted.unknown, path.span, {to_string(path)});
  const std::string& name = path.parts.back().text;
  if (path.parts.size() == 1) {
    if (const auto others = elsewhere(context, file, name, wanted); others.size() == 1) {
      diagnostic.suggestion = others.front();
      diagnostic.fix = base::Fix{path.span, others.front()};
      return;
    }
    return suggest(diagnostic, name, symbol_names(context, context.names.files[file].module, wanted.kinds), path.span);
  }
  if (const ImportScope* import = find_import(context, file, path.parts.front().text)) suggest(diagnostic, name, symbol_names(context, import->module, wanted.kinds), path.parts.back().span);
}

/// An import that fails was reported. Else the module that ends with this name may be imported, behind the line 模块.
void report_unknown_alias(Context& context, std::uint32_t file, const syntax::Name& alias) {
  const FileScope& scope = context.names.files[file];
  if (scope.lost_imports.count(alias.text) > 0) return;
  base::Diagnostic& diagnostic = context.report.add(base::Code::unknown_alias, alias.span, {alias.text});
  suggest(diagnostic, alias.text, keys(scope.imports), alias.span);
  const auto& header = context.files[file].module;
  if (diagnostic.fix || !header) return;
  for (const ModuleScope& module : context.names.modules) {
    if (module.name != alias.text && !module.name.starts_with(alias.text + ".") && !module.name.ends_with("." + alias.text)) continue;
    if (diagnostic.fix) return diagnostic.fix.reset();  // more than one
    const base::Span behind{header->span.source, header->span.end, header->span.end};
    diagnostic.fix = base::Fix{behind, "\n引用 " + module.name + " 为 " + alias.text};
  }
}

}  // namespace

const Symbol* find_symbol(const Context& context, std::uint32_t file, std::string_view name) {
  return find_in(context.names.modules[context.names.files[file].module], name);
}

const Symbol* find_symbol(const Context& context, std::uint32_t file, std::string_view alias, std::string_view name) {
  const ImportScope* import = find_import(context, file, alias);
  return import == nullptr ? nullptr : find_in(context.names.modules[import->module], name);
}

const Symbol* resolve_symbol(Context& context, std::uint32_t file, const syntax::Path& path, const Wanted& wanted) {
  if (path.parts.empty()) return nullptr;
  if (path.parts.size() > 2) {
    context.report.add(wanted.unknown, path.span, {to_string(path)});
    return nullptr;
  }
  if (path.parts.size() == 2 && find_import(context, file, path.parts.front().text) == nullptr) {
    report_unknown_alias(context, file, path.parts.front());
    return nullptr;
  }
  const Symbol* symbol = path.parts.size() == 1 ? find_symbol(context, file, path.parts.front().text) : find_symbol(context, file, path.parts.front().text, path.parts.back().text);
  if (symbol == nullptr) {
    report_unknown(context, file, path, wanted);
    return nullptr;
  }
  if (!is_wanted(wanted, symbol->kind)) {
    context.report.add(base::Code::wrong_symbol, path.span, {to_string(path), describe(symbol->kind)}).notes.push_back({symbol->span, "声明在这里", "declared here"});
    return nullptr;
  }
  if (symbol->is_private && symbol->module != context.names.files[file].module) {
    context.report.add(base::Code::private_name, path.span, {path.parts.back().text, context.names.modules[symbol->module].name}).notes.push_back({symbol->span, "声明在这里", "declared here"});
    return nullptr;
  }
  return symbol;
}

std::optional<model::MaterialId> resolve_material(Context& context, const syntax::Name& name) {
  const auto found = context.names.materials.find(name.text);
  if (found != context.names.materials.end()) return found->second;
  suggest(context.report.add(base::Code::unknown_material, name.span, {name.text}), name.text, names_of(context, context.names.materials), name.span);
  return std::nullopt;
}

std::vector<model::MaterialId> resolve_materials(Context& context, const std::vector<syntax::Name>& names) {
  std::vector<model::MaterialId> out;
  for (const auto& name : names)
    if (const auto material = resolve_material(context, name); material && std::find(out.begin(), out.end(), *material) == out.end()) out.push_back(*material);
  return out;
}

std::optional<std::string> block_of_field(const Context& context, std::string_view field) {
  std::optional<std::string> found;
  for (const auto& [name, record] : context.names.blocks) {
    const bool is_readable = at(context.rules, record).use == model::RecordUse::singleton && context.names.fields[record.index()].count(std::string(field)) > 0;
    if (!is_readable) continue;
    if (found) return std::nullopt;
    found = name;
  }
  return found;
}

bool report_field_without_block(Context& context, const syntax::Name& name) {
  const auto block = block_of_field(context, name.text);
  if (!block) return false;
  context.report.add(base::Code::field_without_block, name.span, {name.text, *block}).fix = base::Fix{name.span, *block + "." + name.text};
  return true;
}

std::optional<model::FactId> resolve_field(Context& context, model::RecordId record, const syntax::Name& name) {
  const auto& fields = context.names.fields[record.index()];
  if (const auto found = fields.find(name.text); found != fields.end()) return found->second;
  suggest(context.report.add(base::Code::unknown_field, name.span, {at(context.rules, record).name, name.text}), name.text, field_names(context, record), name.span);
  return std::nullopt;
}

std::optional<model::FactId> resolve_fact(Context& context, const syntax::Path& path) {
  if (path.parts.size() != 2) {
    if (path.parts.size() != 1 || !report_field_without_block(context, path.parts.front())) context.report.add(base::Code::expected_fact, path.span, {to_string(path)});
    return std::nullopt;
  }
  const auto block = context.names.blocks.find(path.parts.front().text);
  if (block == context.names.blocks.end()) {
    suggest(context.report.add(base::Code::unknown_block, path.parts.front().span, {path.parts.front().text}), path.parts.front().text, names_of(context, context.names.blocks), path.parts.front().span);
    return std::nullopt;
  }
  return resolve_field(context, block->second, path.parts.back());
}

std::vector<std::string> field_names(const Context& context, model::RecordId record) { return keys(context.names.fields[record.index()]); }

const base::NameIndex& symbol_names(Context& context, std::uint32_t module, const std::vector<SymbolKind>& kinds) {
  const auto& symbols = context.names.modules[module].symbols;
  std::uint32_t mask = 0;
  for (const SymbolKind kind : kinds) mask |= 1u << static_cast<unsigned>(kind);
  return prepare(context, symbols, mask, [&](const Symbol& symbol) { return (mask & (1u << static_cast<unsigned>(symbol.kind))) != 0; });
}

const base::NameIndex& names_of(Context& context, const std::map<std::string, model::MaterialId, std::less<>>& materials) {
  return prepare(context, materials, 0, [](model::MaterialId) { return true; });
}

const base::NameIndex& names_of(Context& context, const std::map<std::string, model::RecordId, std::less<>>& blocks) {
  return prepare(context, blocks, 0, [](model::RecordId) { return true; });
}

std::string to_string(const syntax::Path& path) {
  std::string out;
  for (const auto& part : path.parts) out += (out.empty() ? "" : ".") + part.text;
  return out;
}

std::string describe(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::definition: return base::in_both("定义", "definition");
    case SymbolKind::parameter: return base::in_both("参数", "parameter");
    case SymbolKind::lexicon: return base::in_both("词表", "lexicon");
    case SymbolKind::pattern: return base::in_both("句式", "pattern");
    case SymbolKind::check: return base::in_both("规则", "check");
  }
  return {};
}

void suggest(base::Diagnostic& diagnostic, std::string_view name, const std::vector<std::string>& candidates, base::Span span) {
  auto found = base::nearest(name, candidates);
  put(diagnostic, found ? std::move(found) : related(name, candidates), span);
}

void suggest(base::Diagnostic& diagnostic, std::string_view name, const base::NameIndex& names, base::Span span, const std::vector<std::string>& more) {
  auto found = names.nearest(name);
  if (!more.empty())
    if (auto other = base::NameIndex(more).nearest(name); other && (!found || other->distance < found->distance)) found = std::move(other);
  put(diagnostic, found ? std::optional(std::move(found->name)) : std::nullopt, span);
}

}  // namespace zhunsheng::sema

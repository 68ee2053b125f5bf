// SPDX-License-Identifier: Apache-2.0
// What a name means: symbols of a module (bare, or alias.name), materials, fact blocks and their fields. `find_…`
// reports nothing; `resolve_…` reports what is wrong, with the nearest name in scope.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// The symbol that a bare name means in a file, or nullptr.
const Symbol* find_symbol(const Context& context, std::uint32_t file, std::string_view name);
/// The symbol that alias.name means in a file (private or not), or nullptr.
const Symbol* find_symbol(const Context& context, std::uint32_t file, std::string_view alias, std::string_view name);

/// Which kinds of symbol are wanted, and the message if there is none of the name.
struct Wanted {
  std::vector<SymbolKind> kinds;
  base::Code unknown;
};
/// A path of one part (own module) or two (alias.name) that must be one of the kinds wanted; reports and gives nullptr if not.
const Symbol* resolve_symbol(Context& context, std::uint32_t file, const syntax::Path& path, const Wanted& wanted);

std::optional<model::MaterialId> resolve_material(Context& context, const syntax::Name& name);
std::vector<model::MaterialId> resolve_materials(Context& context, const std::vector<syntax::Name>& names);
/// A field of a block; reports if the block has none of the name.
std::optional<model::FactId> resolve_field(Context& context, model::RecordId record, const syntax::Name& name);
/// block.field, any use of the block; reports.
std::optional<model::FactId> resolve_fact(Context& context, const syntax::Path& path);

std::vector<std::string> field_names(const Context& context, model::RecordId record);
/// The symbols of a module that are of these kinds, and the names of a table; for suggestions.
const base::NameIndex& symbol_names(Context& context, std::uint32_t module, const std::vector<SymbolKind>& kinds);
const base::NameIndex& names_of(Context& context, const std::map<std::string, model::MaterialId, std::less<>>& materials);
const base::NameIndex& names_of(Context& context, const std::map<std::string, model::RecordId, std::less<>>& blocks);
template <class T>
std::vector<std::string> keys(const std::map<std::string, T, std::less<>>& table) {
  std::vector<std::string> out;
  for (const auto& [name, value] : table) out.push_back(name);
  return out;
}

/// The one block, read without 逐, that has a field of the name.
std::optional<std::string> block_of_field(const Context& context, std::string_view field);
/// 已公示 for 决策.已公示; false if there is no such block.
bool report_field_without_block(Context& context, const syntax::Name& name);

std::string to_string(const syntax::Path& path);
/// "句式" or "pattern", … an argument in both languages.
std::string describe(SymbolKind kind);
/// Sets suggestion and fix to the candidate nearest to `name`, if one is near.
void suggest(base::Diagnostic& diagnostic, std::string_view name, const std::vector<std::string>& candidates, base::Span span);
/// The same among many names; `more` come behind them.
void suggest(base::Diagnostic& diagnostic, std::string_view name, const base::NameIndex& names, base::Span span, const std::vector<std::string>& more = {});

}  // namespace zhunsheng::sema

// SPDX-License-Identifier: Apache-2.0
// What all passes of one compilation share: the declarations sorted by noun, the tables of names, the model as far as
// it is built, and the diagnostics. Names of a module live in its ModuleScope; 法规 材料 事实 日历 are one table for all.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dsl/sema/report.hpp"
#include "dsl/syntax/tree.hpp"
#include "engine/base/nearest.hpp"
#include "engine/base/source.hpp"
#include "engine/law/catalogue.hpp"
#include "engine/law/library.hpp"
#include "engine/model/builtins.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::sema {

/// A declaration, the file that holds it (index in Context::files), and whether 内部 stands before it.
template <class T>
struct Declared {
  const T* node = nullptr;
  std::uint32_t file = 0;
  bool is_private = false;
};

struct Declarations {
  std::vector<Declared<syntax::Statute>> statutes;
  std::vector<Declared<syntax::Material>> materials;
  std::vector<Declared<syntax::Facts>> facts;
  std::vector<Declared<syntax::Define>> defines;
  std::vector<Declared<syntax::Table>> tables;
  std::vector<Declared<syntax::Parameter>> parameters;
  std::vector<Declared<syntax::Presume>> presumptions;
  std::vector<Declared<syntax::Calendar>> calendars;
  std::vector<Declared<syntax::Lexicon>> lexicons;
  std::vector<Declared<syntax::Pattern>> patterns;
  std::vector<Declared<syntax::Extract>> extracts;
  std::vector<Declared<syntax::Check>> checks;  ///< sorted by id once names are collected: index = CheckId
  std::vector<Declared<syntax::Example>> examples;
};

enum class SymbolKind : std::uint8_t { definition, parameter, lexicon, pattern, check };

/// A name that belongs to a module. `index`: definitions count 定义 first, then 表; a pattern's is its declaration's.
struct Symbol {
  SymbolKind kind = SymbolKind::definition;
  std::uint32_t index = 0;
  bool is_private = false;
  std::uint32_t module = 0;
  base::Span span;
};

struct ModuleScope {
  std::string name;
  std::map<std::string, Symbol, std::less<>> symbols;
};

struct ImportScope {
  std::uint32_t module = 0;
  base::Span span;
};

/// What one file sees: its own module, and the modules it imports by alias.
struct FileScope {
  std::uint32_t module = 0;
  std::map<std::string, ImportScope, std::less<>> imports;
  std::set<std::string, std::less<>> lost_imports;  ///< aliases of modules that are not there: reported at 引用, silent afterwards
};

struct Names {
  std::vector<ModuleScope> modules;  ///< in order of first appearance
  std::vector<FileScope> files;
  std::map<std::string, model::MaterialId, std::less<>> materials;
  std::map<std::string, model::RecordId, std::less<>> blocks;
  std::vector<std::map<std::string, model::FactId, std::less<>>> fields;  ///< by RecordId
};

/// A typed slot of a 句式, its own or of a 句式 in it.
struct SlotInfo {
  std::string name;
  model::Type type;
};

/// Names of a table, prepared for suggestions when the table had so many.
struct PreparedNames {
  std::size_t size = 0;
  base::NameIndex index;
};

/// A definition is lowered when first needed, so that the unit of a 时长 without one is known to its readers.
enum class Progress : std::uint8_t { pending, active, done };

struct Context {
  const std::vector<syntax::File>& files;
  const std::vector<base::SourceText>& sources;
  Declarations declarations;
  Names names;
  model::Ruleset rules;
  Report report;
  std::optional<law::Catalogue> catalogue;          ///< once all 法规 are lowered
  std::vector<std::string> known_titles;            ///< for suggestions, filled when first needed
  law::Library* library = nullptr;                  ///< law texts at hand, or nullptr
  std::vector<Progress> definition_progress;        ///< by DefinitionId
  std::uint32_t definition_depth = 0;               ///< definitions being lowered inside one another
  std::vector<model::PatternId> pattern_ids;        ///< by index of the declaration
  std::vector<Progress> pattern_progress;
  std::vector<std::vector<SlotInfo>> pattern_slots; ///< by PatternId, in order of first appearance, each name once
  std::vector<Progress> lexicon_progress;
  std::map<std::pair<const void*, std::uint32_t>, PreparedNames> prepared_names;  ///< by table and the kinds of symbol wanted

  [[nodiscard]] std::string_view slice(base::Span span) const { return sources[span.source].slice(span); }
};

}  // namespace zhunsheng::sema

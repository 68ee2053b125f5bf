// SPDX-License-Identifier: Apache-2.0
// Declarations that nothing reads. 例 do not count as readers. Statutes are declared as whole libraries and calendars
// by the year, so neither is looked at. A module without a single check is a library: what it declares is for other
// modules, and its facts and materials are words that dossiers and JSON may use; there only what is 内部 is looked at.
#include <algorithm>
#include <map>

#include "dsl/sema/lints/lints.hpp"
#include "dsl/sema/names.hpp"
#include "engine/base/text.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::sema {
namespace {

using model::Op;

struct Reads {
  std::vector<bool> facts, records, materials, definitions, parameters, lexicons, patterns;
};

class Readers {
 public:
  explicit Readers(const LintInput& input) : rules_(input.rules) {
    reads_.facts.resize(rules_.facts.size());
    reads_.records.resize(rules_.records.size());
    reads_.materials.resize(rules_.materials.size());
    reads_.definitions.resize(rules_.definitions.size());
    reads_.parameters.resize(rules_.parameters.size());
    reads_.lexicons.resize(rules_.lexicons.size());
    reads_.patterns.resize(rules_.patterns.size());
  }

  Reads collect(const Context& context) {
    for (const auto& node : rules_.exprs) read(node);
    for (const auto& fact : rules_.facts) materials(fact.sources);
    for (const auto& record : rules_.records) material(record.material);
    for (const auto& check : rules_.checks)
      for (const auto& request : check.requests) material(request.material);
    for (const auto& extract : rules_.extracts) {
      materials(extract.sources);
      reads_.patterns[extract.pattern.index()] = true;
    }
    for (const auto& pattern : rules_.patterns) branches(pattern.branches);
    for (const auto& [node, file, is_private] : context.declarations.lexicons)
      for (const auto& entry : node->entries)
        if (entry.is_reference) lexicon(context, file, entry.reference);
    return std::move(reads_);
  }

 private:
  void read(const model::Expr& node) {
    switch (node.op) {
      case Op::fact:
      case Op::field:
      case Op::present:
      case Op::absent: reads_.facts[node.ref] = true; break;
      case Op::records: reads_.records[node.ref] = true; break;
      case Op::definition: reads_.definitions[node.ref] = true; break;
      case Op::parameter: reads_.parameters[node.ref] = true; break;
      case Op::has_material:
      case Op::lacks_material: reads_.materials[node.ref] = true; break;
      case Op::matches: reads_.patterns[node.ref] = true; break;
      default: break;  // reads nothing that is declared, but by its operands
    }
  }
  void material(model::MaterialId id) {
    if (id.is_valid()) reads_.materials[id.index()] = true;
  }
  void materials(const std::vector<model::MaterialId>& ids) {
    for (const auto id : ids) material(id);
  }
  void branches(const std::vector<model::Branch>& all) {
    for (const auto& branch : all)
      for (const auto& item : branch) {
        if (item.kind == model::ItemKind::lexicon) reads_.lexicons[item.lexicon.index()] = true;
        if (item.kind == model::ItemKind::pattern) reads_.patterns[item.pattern.index()] = true;
        branches(item.branches);
      }
  }
  void lexicon(const Context& context, std::uint32_t file, const syntax::Path& path) {
    const Symbol* symbol = path.parts.size() == 1 ? find_symbol(context, file, path.parts[0].text) : find_symbol(context, file, path.parts[0].text, path.parts[1].text);
    if (symbol != nullptr && symbol->kind == SymbolKind::lexicon) reads_.lexicons[symbol->index] = true;
  }

  const model::Ruleset& rules_;
  Reads reads_;
};

struct Noun {
  const char *chinese, *english;
};

class Unused {
 public:
  Unused(LintInput& input, Reads reads) : input_(input), reads_(std::move(reads)) {
    for (const auto& scope : input.context.names.modules) modules_[scope.name].scope = &scope;
    for (const auto& check : input.rules.checks) modules_[check.module].has_checks = true;
    const auto& context = input.context;
    for (std::size_t i = 0; i < context.files.size(); ++i) module_of_source_[context.files[i].source] = context.names.modules[context.names.files[i].module].name;
  }

  void report() {
    const auto& rules = input_.rules;
    const std::size_t first_table = input_.context.declarations.defines.size();  // definitions count 定义 first, then 表
    names(rules.definitions, reads_.definitions, {"定义", "definition"}, 0, first_table);
    names(rules.definitions, reads_.definitions, {"表", "table"}, first_table);
    names(rules.parameters, reads_.parameters, {"参数", "parameter"});
    names(rules.lexicons, reads_.lexicons, {"词表", "lexicon"});
    names(rules.patterns, reads_.patterns, {"句式", "pattern"});
    for (std::size_t i = model::draft_material.index() + 1; i < rules.materials.size(); ++i)
      if (!reads_.materials[i] && is_looked_at(rules.materials[i].span)) warn(rules.materials[i].span, {"材料", "material"}, rules.materials[i].name);
    for (std::size_t i = model::file_record.index() + 1; i < rules.records.size(); ++i) block(model::RecordId(i));
    for (std::uint32_t file = 0; file < input_.context.files.size(); ++file)
      for (const auto& import : input_.context.files[file].imports) examine(file, import);
  }

 private:
  void warn(base::Span span, const Noun& noun, const std::string& name) { input_.warn(base::Code::unused_declaration, span, {noun.chinese, name, noun.english}); }

  /// Declared where checks are, or seen by nobody else.
  [[nodiscard]] bool is_looked_at(std::string_view module, std::string_view name = {}) const {
    const auto found = modules_.find(module);
    if (found == modules_.end()) return false;
    if (found->second.has_checks) return true;
    const auto symbol = found->second.scope->symbols.find(name);
    return symbol != found->second.scope->symbols.end() && symbol->second.is_private;
  }
  [[nodiscard]] bool is_looked_at(base::Span span) const {
    const auto found = module_of_source_.find(span.source);
    return found != module_of_source_.end() && is_looked_at(found->second);
  }

  template <class T>
  void names(const std::vector<T>& all, const std::vector<bool>& read, const Noun& noun, std::size_t first = 0, std::size_t last = ~std::size_t{0}) {
    for (std::size_t i = first; i < std::min(last, all.size()); ++i)
      if (!read[i] && !all[i].name.empty() && is_looked_at(all[i].module, all[i].name)) warn(all[i].span, noun, all[i].name);
  }

  /// One warning for a block of which nothing is read, else one a field. Facts are known to the outside by their names
  /// (JSON), but what no check reads changes no report.
  void block(model::RecordId id) {
    const model::Record& record = at(input_.rules, id);
    bool is_any_read = reads_.records[id.index()];
    for (const auto fact : record.fields) is_any_read = is_any_read || reads_.facts[fact.index()];
    if (!is_any_read && is_looked_at(record.span)) return warn(record.span, {"事实", "fact block"}, record.name);
    if (!is_any_read) return;
    for (const auto fact : record.fields)
      if (!reads_.facts[fact.index()] && is_looked_at(at(input_.rules, fact).span)) warn(at(input_.rules, fact).span, {"事实", "fact"}, path_of(input_.rules, fact));
  }

  /// An import whose alias no path of the file begins with. Looked for as text: an alias in a string hides the warning.
  void examine(std::uint32_t file, const syntax::Import& import) {
    const std::string& alias = import.alias ? import.alias->text : import.module.parts.back().text;
    const std::string_view text = input_.context.sources[input_.context.files[file].source].text();
    const std::size_t end_of_import = import.alias ? import.alias->span.end : import.module.span.end;
    for (std::size_t found = text.find(alias, end_of_import); found != std::string_view::npos; found = text.find(alias, found + alias.size()))
      if (is_dot_behind(text, found + alias.size())) return;
    warn(import.module.span, {"引用", "import"}, alias);
  }

  static bool is_dot_behind(std::string_view text, std::size_t offset) {
    while (offset < text.size()) {
      const char32_t c = base::fold_width(base::decode(text, offset));
      if (c == U'.') return true;
      if (!base::is_blank(c) && c != U'」') return false;
    }
    return false;
  }

  struct Module {
    const ModuleScope* scope = nullptr;
    bool has_checks = false;
  };

  LintInput& input_;
  Reads reads_;
  std::map<std::string, Module, std::less<>> modules_;
  std::map<std::uint32_t, std::string> module_of_source_;
};

}  // namespace

void lint_unused(LintInput& input) {
  Unused(input, Readers(input).collect(input.context)).report();
}

}  // namespace zhunsheng::sema

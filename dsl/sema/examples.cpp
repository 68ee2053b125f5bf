// SPDX-License-Identifier: Apache-2.0
// 例: scenarios (给定 文本 材料 期望) and samples of a 句式 or 规则. At the end, the lint for checks that no example names.
#include <algorithm>
#include <set>

#include "dsl/sema/given.hpp"
#include "dsl/sema/names.hpp"
#include "dsl/sema/passes.hpp"
#include "dsl/sema/types.hpp"
#include "dsl/sema/words.hpp"

namespace zhunsheng::sema {
namespace {

class ExampleLowering {
 public:
  ExampleLowering(Context& context, const Declared<syntax::Example>& declared) : context_(context), node_(*declared.node), file_(declared.file) {}

  model::Example lower() {
    out_.module = context_.names.modules[context_.names.files[file_].module].name;
    out_.name = node_.name.text;
    out_.span = node_.name.span;
    out_.complete = node_.complete;
    if (node_.at) out_.at = node_.at->date;
    if (!node_.is_named_by_string) subject();
    if (node_.is_named_by_string && !node_.samples.empty()) samples_without_subject();
    for (const auto& block : node_.givens) given(block);
    out_.materials = resolve_materials(context_, node_.materials);
    for (const auto& one : node_.texts) text(one);
    for (const auto& one : node_.expects) expect(one);
    for (const auto& one : node_.samples) out_.samples.push_back({kind_of(one.kind), one.text.text, one.text.span});
    return std::move(out_);
  }

 private:
  static model::SampleKind kind_of(syntax::SampleKind kind) {
    switch (kind) {
      case syntax::SampleKind::hit: return model::SampleKind::hit;
      case syntax::SampleKind::miss: return model::SampleKind::miss;
      case syntax::SampleKind::known_miss: return model::SampleKind::known_miss;
      case syntax::SampleKind::known_false_alarm: return model::SampleKind::known_false_alarm;
    }
    return model::SampleKind::hit;
  }

  void samples_without_subject() {
    base::Diagnostic& diagnostic = context_.report.add(base::Code::samples_need_subject, node_.name.span, {node_.name.text});
    const Symbol* symbol = find_symbol(context_, file_, node_.name.text);
    if (symbol != nullptr && (symbol->kind == SymbolKind::pattern || symbol->kind == SymbolKind::check)) diagnostic.fix = base::Fix{node_.name.span, node_.name.text};
  }

  void subject() {
    const syntax::Path path{{node_.name}, node_.name.span};
    if (node_.samples.empty() && find_symbol(context_, file_, node_.name.text) == nullptr) {  // without samples it is a scenario
      context_.report.add(base::Code::unknown_pattern_or_check, node_.name.span, {node_.name.text}).fix = base::Fix{node_.name.span, "\"" + node_.name.text + "\""};
      return;
    }
    const Symbol* symbol = resolve_symbol(context_, file_, path, {{SymbolKind::pattern, SymbolKind::check}, base::Code::unknown_pattern_or_check});
    if (symbol == nullptr) return;
    if (symbol->kind == SymbolKind::check) out_.check = model::CheckId(symbol->index);
    else out_.pattern = context_.pattern_ids[symbol->index];
  }

  void given(const syntax::GivenBlock& block) {
    const auto found = context_.names.blocks.find(block.name.text);
    if (found == context_.names.blocks.end()) {
      suggest(context_.report.add(base::Code::unknown_block, block.name.span, {block.name.text}), block.name.text, names_of(context_, context_.names.blocks), block.name.span);
      return;
    }
    switch (at(context_.rules, found->second).use) {
      case model::RecordUse::singleton: return singleton(block, found->second);
      case model::RecordUse::per_material: return records(block, found->second);
      case model::RecordUse::element: context_.report.add(base::Code::block_is_record_type, block.name.span, {block.name.text}); return;
    }
  }

  void singleton(const syntax::GivenBlock& block, model::RecordId record) {
    if (block.value.kind != syntax::GivenKind::record) {
      context_.report.add(base::Code::given_needs_record, block.value.span, {block.name.text});
      return;
    }
    for (const auto& field : block.value.fields) {
      const auto fact = resolve_field(context_, record, field.name);
      if (!fact) continue;
      const bool is_twice = std::any_of(out_.facts.begin(), out_.facts.end(), [&](const model::ExampleFact& other) { return other.fact == *fact; });
      if (is_twice) context_.report.add(base::Code::duplicate_entry, field.name.span, {field.name.text});
      const model::Type type = at(context_.rules, *fact).type;
      if (const auto value = lower_given(context_, field.value, type)) out_.facts.push_back({*fact, {}, *value, field.name.span});
    }
  }

  /// A block read 逐 material is given as a list of records.
  void records(const syntax::GivenBlock& block, model::RecordId record) {
    if (block.value.kind == syntax::GivenKind::record) {
      base::Diagnostic& diagnostic = context_.report.add(base::Code::given_needs_list, block.value.span, {block.name.text});
      diagnostic.fix = base::Fix{block.value.span, "[ " + std::string(context_.slice(block.value.span)) + " ]"};
      return;
    }
    model::Type type = simple(model::TypeKind::record);
    type.ref = record.value;
    if (const auto value = lower_given(context_, block.value, list_of(type))) out_.facts.push_back({{}, record, *value, block.name.span});
  }

  void text(const syntax::ExampleText& node) {
    model::ExampleText out;
    out.text = node.text.text;
    out.span = node.text.span;
    if (node.name) {
      out.kind = model::parse_kind(node.name->text);
      const auto material = context_.names.materials.find(node.name->text);
      if (material != context_.names.materials.end()) out.material = material->second;
      if (!out.kind && !out.material.is_valid()) {
        std::vector<std::string> candidates = keys(context_.names.materials);
        const auto& kinds = context_.rules.enums[model::kind_enum.index()].values;
        candidates.insert(candidates.end(), kinds.begin(), kinds.end());
        suggest(context_.report.add(base::Code::unknown_text_kind, node.name->span, {node.name->text}), node.name->text, candidates, node.name->span);
      }
    }
    out_.texts.push_back(std::move(out));
  }

  /// 期望 期限不足 通过
  bool is_reversed(const syntax::Expect& node) {
    const Symbol* check = find_symbol(context_, file_, node.outcome.text);
    return check != nullptr && check->kind == SymbolKind::check && node.check.parts.size() == 1 && model::parse_outcome(node.check.parts.front().text);
  }
  void report_reversed(const syntax::Expect& node) {
    const base::Span both = base::join(node.outcome.span, node.check.span);
    const std::string right = node.check.parts.front().text + " " + node.outcome.text;
    context_.report.add(base::Code::wrong_word, both, {std::string(context_.slice(both)), right}).fix = base::Fix{both, right};
  }

  void expect(const syntax::Expect& node) {
    model::Expectation out;
    out.span = node.span;
    if (is_reversed(node)) return report_reversed(node);
    const auto outcome = read_outcome(context_, node.outcome);
    const Symbol* check = resolve_symbol(context_, file_, node.check, {{SymbolKind::check}, base::Code::unknown_check});
    for (const auto& path : node.missing)
      if (const auto fact = resolve_fact(context_, path)) out.missing.push_back(*fact);
    if (!outcome || check == nullptr) return;
    out.outcome = *outcome;
    out.check = model::CheckId(check->index);
    for (const auto& name : node.because) reason(name, out.check);
    for (const auto& name : node.because) out.because.push_back(name.text);
    out_.expectations.push_back(std::move(out));
  }

  void add_exceptions(const std::vector<model::ExceptionId>& ids, std::vector<std::string>& names) {
    for (const model::ExceptionId id : ids) {
      names.push_back(at(context_.rules, id).name);
      add_exceptions(at(context_.rules, id).inner, names);
    }
  }

  /// 因为 names an exception of the check, or a definition of the module.
  void reason(const syntax::Name& name, model::CheckId check) {
    std::vector<std::string> names;
    add_exceptions(at(context_.rules, check).exceptions, names);
    const Symbol* symbol = find_symbol(context_, file_, name.text);
    if (std::find(names.begin(), names.end(), name.text) != names.end() || (symbol != nullptr && symbol->kind == SymbolKind::definition)) return;
    suggest(context_.report.add(base::Code::unknown_exception, name.span, {at(context_.rules, check).name, name.text}), name.text, names, name.span);
  }

  Context& context_;
  const syntax::Example& node_;
  std::uint32_t file_;
  model::Example out_;
};

/// Only where the rule set was given with its tests: a file *.test.zs, and modules that have one.
void warn_untested_checks(Context& context) {
  std::set<std::uint32_t> tested_modules;
  for (std::size_t i = 0; i < context.files.size(); ++i)
    if (context.sources[context.files[i].source].is_test()) tested_modules.insert(context.names.files[i].module);
  std::vector<bool> named(context.rules.checks.size(), false);
  for (const auto& example : context.rules.examples) {
    if (example.check.is_valid()) named[example.check.index()] = true;
    for (const auto& expectation : example.expectations) named[expectation.check.index()] = true;
  }
  for (std::size_t i = 0; i < named.size(); ++i) {
    const auto& declared = context.declarations.checks[i];
    if (!named[i] && tested_modules.count(context.names.files[declared.file].module) > 0) context.report.add(base::Code::check_without_example, declared.node->name.span, {declared.node->name.text});
  }
}

}  // namespace

void lower_examples(Context& context) {
  for (const auto& declared : context.declarations.examples) {
    model::Example example = ExampleLowering(context, declared).lower();
    context.rules.examples.push_back(std::move(example));
  }
  warn_untested_checks(context);
}

}  // namespace zhunsheng::sema

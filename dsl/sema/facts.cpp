// SPDX-License-Identifier: Apache-2.0
// 材料 and 事实. Names first, so that blocks may name each other; then fields with their types. Blocks of one name are
// one block; a field that stands twice is an error.
#include <algorithm>

#include "dsl/sema/expressions.hpp"
#include "dsl/sema/names.hpp"
#include "dsl/sema/passes.hpp"
#include "dsl/sema/types.hpp"

namespace zhunsheng::sema {
namespace {

void declare_materials(Context& context) {
  for (const auto& [node, file, is_private] : context.declarations.materials) {
    const model::MaterialId id(context.rules.materials.size());
    const auto [found, is_new] = context.names.materials.emplace(node->name.text, id);
    if (!is_new) {
      base::Diagnostic& diagnostic = context.report.add(base::Code::duplicate_name, node->name.span, {node->name.text});
      if (found->second != model::draft_material) diagnostic.notes.push_back(first_note(at(context.rules, found->second).span));
    }
    context.rules.materials.push_back({node->name.text, node->label ? node->label->text : node->name.text, {}, node->name.span});
  }
}

void declare_builtin_names(Context& context) {
  const auto& rules = context.rules;
  for (std::size_t i = 0; i < rules.materials.size(); ++i) context.names.materials.emplace(rules.materials[i].name, model::MaterialId(i));
  for (std::size_t i = 0; i < rules.records.size(); ++i) {
    context.names.fields.emplace_back();
    if (model::RecordId(i) != model::file_record) context.names.blocks.emplace(rules.records[i].name, model::RecordId(i));
    for (const model::FactId fact : rules.records[i].fields) context.names.fields.back().emplace(at(rules, fact).name, fact);
  }
}

/// The block of the name, made if it is new; `per_material` is merged in.
void declare_block(Context& context, const syntax::Facts& node) {
  const auto [found, is_new] = context.names.blocks.emplace(node.name.text, model::RecordId(context.rules.records.size()));
  if (is_new) {
    context.rules.records.push_back({node.name.text, model::RecordUse::singleton, {}, {}, node.name.span});
    context.names.fields.emplace_back();
  }
  model::Record& record = context.rules.records[found->second.index()];
  if (found->second == model::document_record || found->second == model::clause_record) {
    context.report.add(base::Code::builtin_block, node.name.span, {node.name.text});
    return;
  }
  if (!node.per_material) {
    if (!is_new && record.use == model::RecordUse::per_material) context.report.add(base::Code::block_use_differs, node.name.span, {node.name.text}).notes.push_back(first_note(record.span));
    return;
  }
  const auto material = resolve_material(context, *node.per_material);
  if (!material) return;
  if (!is_new && record.material != *material) context.report.add(base::Code::block_use_differs, node.name.span, {node.name.text}).notes.push_back(first_note(record.span));
  record.use = model::RecordUse::per_material;
  record.material = *material;
}

/// A block that is the type of a field describes elements only.
void mark_element(Context& context, const syntax::Type& type) {
  if (type.name == syntax::TypeName::list) {
    for (const auto& element : type.element) mark_element(context, element);
  } else if (type.name == syntax::TypeName::record) {
    const auto found = context.names.blocks.find(type.record.text);
    if (found == context.names.blocks.end()) return;
    model::Record& record = context.rules.records[found->second.index()];
    if (record.use == model::RecordUse::singleton) record.use = model::RecordUse::element;
  }
}

void add_field(Context& context, model::RecordId block, const syntax::FactField& node) {
  auto& record = context.rules.records[block.index()];
  const model::FactId id(context.rules.facts.size());
  const auto [found, is_new] = context.names.fields[block.index()].emplace(node.name.text, id);
  if (!is_new) {
    context.report.add(base::Code::duplicate_field, node.name.span, {record.name, node.name.text}).notes.push_back(first_note(at(context.rules, found->second).span));
    return;
  }
  model::Fact fact;
  fact.record = block;
  fact.field_index = static_cast<std::uint32_t>(record.fields.size());
  fact.name = node.name.text;
  fact.label = node.label ? node.label->text : "";
  fact.question = node.question ? node.question->text : "请说明：" + (node.label ? node.label->text : node.name.text);
  fact.span = node.name.span;
  fact.type = lower_type(context, node.type, record.name + "." + node.name.text);
  fact.sources = resolve_materials(context, node.sources);
  context.rules.records[block.index()].fields.push_back(id);
  context.rules.facts.push_back(std::move(fact));
}

/// A block that would hold itself, directly or through others. Nodes: blocks; edges: fields that hold records.
void refuse_recursion(Context& context) {
  const auto& rules = context.rules;
  struct Visit {
    std::size_t record, next_field;
  };
  std::vector<Progress> progress(rules.records.size(), Progress::pending);
  std::vector<Visit> way;  // a stack of its own: blocks may form long chains
  const auto enter = [&](std::size_t record) {
    progress[record] = Progress::active;
    way.push_back({record, 0});
  };
  for (std::size_t first = 0; first < rules.records.size(); ++first) {
    if (progress[first] == Progress::pending) enter(first);
    while (!way.empty()) {
      const auto& fields = rules.records[way.back().record].fields;
      if (way.back().next_field == fields.size()) {
        progress[way.back().record] = Progress::done;
        way.pop_back();
        continue;
      }
      const model::Fact& field = at(rules, fields[way.back().next_field++]);
      const model::TypeKind kind = field.type.kind == model::TypeKind::list ? field.type.element : field.type.kind;
      if (kind != model::TypeKind::record) continue;
      if (progress[field.type.ref] == Progress::active) context.report.add(base::Code::recursive_record, field.span, {rules.records[field.type.ref].name});
      else if (progress[field.type.ref] == Progress::pending) enter(field.type.ref);
    }
  }
}

}  // namespace

void declare_facts(Context& context) {
  declare_builtin_names(context);
  declare_materials(context);
  for (const auto& declared : context.declarations.facts) declare_block(context, *declared.node);
  for (const auto& declared : context.declarations.facts)
    for (const auto& field : declared.node->fields) mark_element(context, field.type);
  for (const auto& declared : context.declarations.facts) {
    const model::RecordId block = context.names.blocks.find(declared.node->name.text)->second;
    if (block == model::document_record || block == model::clause_record) continue;
    for (const auto& field : declared.node->fields) add_field(context, block, field);
  }
  refuse_recursion(context);
}

void lower_materials(Context& context) {
  const std::size_t first = context.rules.materials.size() - context.declarations.materials.size();
  for (std::size_t i = 0; i < context.declarations.materials.size(); ++i) {
    const auto& [node, file, is_private] = context.declarations.materials[i];
    ExpressionLowering lowering(context, {file, true, {}, {}, {}});
    context.rules.materials[first + i].condition = lowering.condition(node->condition);
  }
}

}  // namespace zhunsheng::sema

// SPDX-License-Identifier: Apache-2.0
// Paths as values: variables, enum values, facts, definitions and parameters, fields of records, 命中.
#include <algorithm>

#include "dsl/sema/definitions.hpp"
#include "dsl/sema/everyday.hpp"
#include "dsl/sema/expressions.hpp"
#include "dsl/sema/names.hpp"
#include "dsl/sema/spelled.hpp"

namespace zhunsheng::sema {

using model::ExprId;
using model::Op;
using model::Type;
using model::TypeKind;

namespace {

const std::vector<SymbolKind> values{SymbolKind::definition, SymbolKind::parameter};

bool is_hit_word(std::string_view word) { return word == "命中" || word == "hit" || word == "matches"; }

/// A path with, between two dots, a field, an operator and the head of the next path.
struct Respaced {
  std::string path;       ///< all of it, with its blanks
  std::string run, parts; ///< the first of these runs, without and with
};
/// 合同.已公示且合同.紧急 with its blanks, if it splits so from one end to the other.
std::optional<Respaced> respace(const Context& context, const syntax::Path& path) {
  constexpr std::string_view negation = "不是";
  const auto is_block = [&](std::string_view text) { return context.names.blocks.find(text) != context.names.blocks.end(); };
  const auto without_negation = [&](std::string_view text) { return text.starts_with(negation) && is_block(text.substr(negation.size())) ? text.substr(negation.size()) : text; };
  auto block = context.names.blocks.find(path.parts.front().text);
  Respaced out{path.parts.front().text, {}, {}};
  for (std::size_t i = 1; i + 1 < path.parts.size(); ++i) {
    const auto& fields = context.names.fields[block->second.index()];
    const std::string& run = path.parts[i].text;
    const auto split = split_run(run, [&](std::string_view text) { return fields.find(text) != fields.end() || is_block(without_negation(text)); });
    if (!split) return std::nullopt;
    const std::string left = split->substr(0, split->find(' ')), right = split->substr(split->rfind(' ') + 1);
    const std::string head(without_negation(right));
    block = context.names.blocks.find(head);
    if (fields.find(left) == fields.end() || block == context.names.blocks.end()) return std::nullopt;
    const std::string parts = split->substr(0, split->size() - right.size()) + (head == right ? "" : std::string(negation) + " ") + head;
    out.path += "." + parts;
    if (i == 1) out.run = run;
    if (i == 1) out.parts = parts;
  }
  const auto& last = context.names.fields[block->second.index()];
  if (out.run.empty() || last.find(path.parts.back().text) == last.end()) return std::nullopt;
  out.path += "." + path.parts.back().text;
  return out;
}

}  // namespace

const Binding* ExpressionLowering::find_binding(std::string_view name) const {
  for (auto at = scope_.variables.rbegin(); at != scope_.variables.rend(); ++at)
    if (at->name == name) return &*at;
  return nullptr;
}

/// Does a bare name mean something here without a neighbour's help?
bool ExpressionLowering::is_known(std::string_view name) const {
  if (find_binding(name) != nullptr) return true;
  if (scope_.in_material) return context_.names.fields[model::file_record.index()].count(std::string(name)) > 0;
  const Symbol* symbol = find_symbol(context_, scope_.file, name);
  if (symbol != nullptr) return std::find(values.begin(), values.end(), symbol->kind) != values.end();
  const auto block = context_.names.blocks.find(name);
  return block != context_.names.blocks.end() && at(context_.rules, block->second).use == model::RecordUse::per_material;
}

ExprId ExpressionLowering::path(const syntax::Path& path, const Type& hint) {
  if (path.parts.empty()) return error(path.span);
  if (scope_.in_material) return material_text(path);
  return path.parts.size() == 1 ? bare(path.parts.front(), hint) : dotted(path);
}

ExprId ExpressionLowering::material_text(const syntax::Path& path) {
  const auto& fields = context_.names.fields[model::file_record.index()];
  const auto found = path.parts.size() == 1 ? fields.find(path.parts.front().text) : fields.end();
  if (found != fields.end()) return add(Op::fact, at(context_.rules, found->second).type, path.span, found->second.value);
  base::Diagnostic& diagnostic = context_.report.add(base::Code::not_in_material, path.span, {to_string(path)});
  if (const auto meant = meant_field(to_string(path)); meant && fields.count(*meant) > 0) diagnostic.fix = base::Fix::offer(path.span, *meant);
  else suggest(diagnostic, to_string(path), keys(fields), path.span);
  return error(path.span);
}

ExprId ExpressionLowering::bare(const syntax::Name& name, const Type& hint) {
  if (hint.kind == TypeKind::enumeration)
    if (const auto index = find_enumerant(context_, hint, name.text)) return constant(model::make_enumerant(*index), hint, name.span);
  if (const Binding* binding = find_binding(name.text)) return add(Op::variable, at(context_.rules, binding->variable).type, name.span, binding->variable.value);
  if (const Symbol* symbol = find_symbol(context_, scope_.file, name.text)) return symbol_value(*symbol, name.span);
  const auto block = context_.names.blocks.find(name.text);
  if (block == context_.names.blocks.end()) {
    report_unknown_name(name, hint);
    return error(name.span);
  }
  if (at(context_.rules, block->second).use == model::RecordUse::per_material) {
    Type record = simple(TypeKind::record);
    record.ref = block->second.value;
    return add(Op::records, list_of(record), name.span, block->second.value);
  }
  context_.report.add(base::Code::block_is_no_value, name.span, {name.text});
  return error(name.span);
}

ExprId ExpressionLowering::symbol_value(const Symbol& symbol, base::Span span) {
  switch (symbol.kind) {
    case SymbolKind::definition: {
      const model::DefinitionId id(symbol.index);
      const Type type = type_of_definition(context_, id);
      return add(Op::definition, type, span, id.value);
    }
    case SymbolKind::parameter: return add(Op::parameter, context_.rules.parameters[symbol.index].type, span, symbol.index);
    case SymbolKind::lexicon:
    case SymbolKind::pattern:
    case SymbolKind::check: break;
  }
  base::Diagnostic& diagnostic = context_.report.add(base::Code::wrong_symbol, span, {std::string(context_.slice(span)), describe(symbol.kind)});
  diagnostic.notes.push_back({symbol.span, "声明在这里", "declared here"});
  if (symbol.kind == SymbolKind::pattern) diagnostic.fix = base::Fix::offer(span, "文书.条款 命中 " + std::string(context_.slice(span)));
  return error(span);
}

ExprId ExpressionLowering::dotted(const syntax::Path& path) {
  const syntax::Name& head = path.parts.front();
  if (const Binding* binding = find_binding(head.text)) {
    const ExprId base = add(Op::variable, at(context_.rules, binding->variable).type, head.span, binding->variable.value);
    return fields(base, path, 1);
  }
  if (is_hit_word(head.text)) return hit(path);
  const auto block = context_.names.blocks.find(head.text);
  const auto& imports = context_.names.files[scope_.file].imports;
  const bool is_alias = imports.find(head.text) != imports.end();
  if (block != context_.names.blocks.end()) {
    const auto& known = context_.names.fields[block->second.index()];
    if (!is_alias || known.find(path.parts[1].text) != known.end()) return block_field(path, block->second);
  }
  if (is_alias) {
    const syntax::Path symbol_path{{head, path.parts[1]}, base::join(head.span, path.parts[1].span)};
    const Symbol* symbol = resolve_symbol(context_, scope_.file, symbol_path, {values, base::Code::unknown_name});
    return symbol == nullptr ? error(path.span) : fields(symbol_value(*symbol, symbol_path.span), path, 2);
  }
  if (context_.names.files[scope_.file].lost_imports.count(head.text) > 0) return error(path.span);
  constexpr std::string_view negation = "不是";
  if (head.text.starts_with(negation) && context_.names.blocks.count(head.text.substr(negation.size())) > 0) {
    const std::string parts = std::string(negation) + " " + head.text.substr(negation.size());
    context_.report.add(base::Code::words_without_blank, head.span, {head.text, parts}).fix = base::Fix{head.span, parts};
    return error(path.span);
  }
  std::vector<std::string> others;
  for (const auto& [alias, import] : imports) others.push_back(alias);
  for (const auto& binding : scope_.variables) others.push_back(binding.name);
  suggest(context_.report.add(base::Code::unknown_head, head.span, {head.text}), head.text, names_of(context_, context_.names.blocks), head.span, others);
  return error(path.span);
}

ExprId ExpressionLowering::fields(ExprId base, const syntax::Path& path, std::size_t first) {
  for (std::size_t i = first; i < path.parts.size(); ++i) {
    const Type type = type_of(base);
    if (is_error(type)) return error(path.span);
    const base::Span so_far = base::join(path.parts.front().span, path.parts[i - 1].span);
    if (type.kind != TypeKind::record) {
      const std::string owner(context_.slice(so_far));
      base::Diagnostic& diagnostic = context_.report.add(base::Code::has_no_fields, path.parts[i].span, {owner, describe(context_, type), path.parts[i].text});
      const bool is_of_element = type.kind == TypeKind::list && element_of(type).kind == TypeKind::record && i + 1 == path.parts.size();
      if (is_of_element) diagnostic.fix = base::Fix::offer(path.span, "每个 一项 属于 " + owner + " : 一项." + path.parts[i].text);
      else if (type.kind != TypeKind::list) diagnostic.fix = base::Fix::offer(path.span, owner);
      return error(path.span);
    }
    const auto field = resolve_field(context_, model::RecordId(std::size_t{type.ref}), path.parts[i]);
    if (!field) return error(path.span);
    const ExprId id = add(Op::field, at(context_.rules, *field).type, base::join(path.parts.front().span, path.parts[i].span), field->value);
    context_.rules.exprs[id.index()].a = base;
    base = id;
  }
  return base;
}

ExprId ExpressionLowering::block_field(const syntax::Path& path, model::RecordId record) {
  const auto& known = context_.names.fields[record.index()];
  const syntax::Name& name = path.parts[1];
  const auto found = known.find(name.text);
  if (found == known.end()) {
    report_unknown_field(path, record);
    return error(path.span);
  }
  switch (at(context_.rules, record).use) {
    case model::RecordUse::singleton: return fields(add(Op::fact, at(context_.rules, found->second).type, base::join(path.parts.front().span, name.span), found->second.value), path, 2);
    case model::RecordUse::per_material: report_list_block(path, record); break;
    case model::RecordUse::element: report_element_block(path, record); break;
  }
  return error(path.span);
}

void ExpressionLowering::report_unknown_field(const syntax::Path& path, model::RecordId record) {
  const auto& known = context_.names.fields[record.index()];
  const std::string& block = path.parts.front().text;
  const syntax::Name& name = path.parts[1];
  if (const auto meant = respace(context_, path)) {
    context_.report.add(base::Code::words_without_blank, name.span, {meant->run, meant->parts}).fix = base::Fix{path.span, meant->path};
    return;
  }
  base::Diagnostic& diagnostic = context_.report.add(base::Code::unknown_field, name.span, {block, name.text});
  const auto is_field = [&](std::string_view text) { return known.find(text) != known.end(); };
  const auto split = split_run(name.text, [&](std::string_view text) { return is_field(text) || is_known(text); });
  if (const auto meant = meant_field(name.text); meant && record == model::document_record && is_field(*meant)) {
    diagnostic.fix = base::Fix::offer(name.span, *meant);
    return;
  }
  if (!split) return suggest(diagnostic, name.text, field_names(context_, record), name.span);
  // The part behind the operator is a field of the same block unless it is a name of its own.
  const std::size_t behind = split->rfind(' ') + 1;
  const std::string right = split->substr(behind);
  diagnostic.suggestion = block + "." + split->substr(0, behind) + (is_field(right) ? block + "." : "") + right;
  diagnostic.fix = base::Fix{path.span, *diagnostic.suggestion};
}

/// 方.名称 where 方 only describes the elements of 合同.当事人: each of them may be meant.
void ExpressionLowering::report_element_block(const syntax::Path& path, model::RecordId record) {
  base::Diagnostic& diagnostic = context_.report.add(base::Code::block_is_record_type, path.span, {path.parts.front().text});
  std::string list;
  for (const auto& fact : context_.rules.facts) {
    const bool is_list_of_it = fact.type.kind == TypeKind::list && element_of(fact.type).kind == TypeKind::record && element_of(fact.type).ref == record.value;
    if (!is_list_of_it || at(context_.rules, fact.record).use != model::RecordUse::singleton) continue;
    if (!list.empty()) return;
    list = at(context_.rules, fact.record).name + "." + fact.name;
  }
  if (!list.empty()) diagnostic.fix = base::Fix::offer(path.span, "每个 一项 属于 " + list + " : 一项." + path.parts[1].text);
}

/// 合同.金额 of a block read 逐 material: the variable that already runs over it, else 逐 份 属于 合同.
void ExpressionLowering::report_list_block(const syntax::Path& path, model::RecordId record) {
  const syntax::Name& head = path.parts.front();
  base::Diagnostic& diagnostic = context_.report.add(base::Code::block_is_list, path.span, {head.text, path.parts[1].text});
  for (const auto& binding : scope_.variables) {
    const Type& type = at(context_.rules, binding.variable).type;
    if (type.kind != TypeKind::record || type.ref != record.value) continue;
    diagnostic.suggestion = binding.name + "." + path.parts[1].text;
    diagnostic.fix = base::Fix{head.span, binding.name};
    return;
  }
  diagnostic.suggestion = "逐 份 属于 " + head.text;
  if (scope_.body) diagnostic.fix = base::Fix{*scope_.body, " 逐 份 属于 " + head.text};
}

ExprId ExpressionLowering::hit(const syntax::Path& path) {
  if (!scope_.hit) {
    if (!scope_.is_norm_broken) context_.report.add(base::Code::no_hit_here, path.span);
    return error(path.span);
  }
  const syntax::Name& name = path.parts[1];
  const Type text = simple(TypeKind::text);
  const auto field = [&](model::HitField which, const Type& type) { return fields(add(Op::hit_field, type, path.span, static_cast<std::uint32_t>(which)), path, 2); };
  if (name.text == "条号") return field(model::HitField::number, text);
  if (name.text == "原文") return field(model::HitField::text, text);
  if (name.text == "语境") return field(model::HitField::context, text);
  std::vector<std::string> candidates{"条号", "原文", "语境"};
  for (const auto& slot : context_.pattern_slots[scope_.hit->index()]) {
    candidates.push_back(slot.name);
    if (slot.name != name.text) continue;
    const ExprId label = constant(model::make_text(slot.name), text, name.span);
    const ExprId id = add(Op::hit_field, slot.type, path.span, static_cast<std::uint32_t>(model::HitField::slot));
    context_.rules.exprs[id.index()].a = label;
    return fields(id, path, 2);
  }
  suggest(context_.report.add(base::Code::unknown_field, name.span, {path.parts.front().text, name.text}), name.text, candidates, name.span);
  return error(path.span);
}

/// A literal in words, text without quotes, a field without its block: each has a message of its own.
bool ExpressionLowering::report_written_otherwise(const syntax::Name& name, const Type& hint) {
  const auto say = [&](base::Code code, std::vector<std::string> arguments, const std::string& meant) {
    context_.report.add(code, name.span, std::move(arguments)).fix = base::Fix{name.span, meant};
    return true;
  };
  if (hint.kind == TypeKind::text) return say(base::Code::text_without_quotes, {name.text}, "\"" + name.text + "\"");
  if (hint.kind == TypeKind::boolean)
    if (const auto truth = meant_truth(name.text)) return say(base::Code::spelled_out_literal, {name.text, *truth}, *truth);
  if (const auto spelled = read_spelled(name.text)) return say(base::Code::spelled_out_literal, {name.text, spelled->literal}, spelled->literal);
  if (const auto block = block_of_field(context_, name.text)) return say(base::Code::field_without_block, {name.text, *block}, *block + "." + name.text);
  constexpr std::string_view of = "的";
  const std::size_t at = name.text.find(of);
  if (at == std::string::npos) return false;
  const std::string head = name.text.substr(0, at), field = name.text.substr(at + of.size());
  const auto block = context_.names.blocks.find(head);
  const bool is_field = block != context_.names.blocks.end() && context_.names.fields[block->second.index()].count(field) > 0;
  return is_field && say(base::Code::spelled_out_literal, {name.text, head + "." + field}, head + "." + field);
}

void ExpressionLowering::report_unknown_name(const syntax::Name& name, const Type& hint) {
  if (hint.kind == TypeKind::enumeration) {
    suggest(context_.report.add(base::Code::unknown_enumerant, name.span, {name.text, describe(context_, hint)}), name.text, enumerants(context_, hint), name.span);
    return;
  }
  if (report_written_otherwise(name, hint)) return;
  base::Diagnostic& diagnostic = context_.report.add(base::Code::unknown_name, name.span, {name.text});
  if (const auto split = split_run(name.text, [&](std::string_view text) { return is_known(text); })) {
    diagnostic.suggestion = *split;
    diagnostic.fix = base::Fix{name.span, *split};
    return;
  }
  std::optional<std::string> elsewhere;
  for (const auto& [alias, import] : context_.names.files[scope_.file].imports)
    if (const Symbol* symbol = find_symbol(context_, scope_.file, alias, name.text); symbol != nullptr && !symbol->is_private) elsewhere = alias + "." + name.text;
  if (elsewhere) {
    diagnostic.suggestion = elsewhere;
    diagnostic.fix = base::Fix{name.span, *elsewhere};
    return;
  }
  std::vector<std::string> variables;
  for (const auto& binding : scope_.variables) variables.push_back(binding.name);
  suggest(diagnostic, name.text, symbol_names(context_, context_.names.files[scope_.file].module, values), name.span, variables);
}

}  // namespace zhunsheng::sema

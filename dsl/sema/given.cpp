// SPDX-License-Identifier: Apache-2.0
// Literals and words by the type that is wanted; lists and records item by item.
#include "dsl/sema/given.hpp"

#include "dsl/sema/everyday.hpp"
#include "dsl/sema/names.hpp"
#include "dsl/sema/spelled.hpp"
#include "dsl/sema/types.hpp"
#include "engine/base/bilingual.hpp"

namespace zhunsheng::sema {
namespace {

using model::Given;
using model::Type;
using model::TypeKind;
using Maybe = std::optional<Given>;

struct Literal {
  model::Value value;
  Type type;
};

Literal read(const syntax::Literal& node) {
  using syntax::LiteralKind;
  switch (node.kind) {
    case LiteralKind::integer: return {model::make_integer(node.integer), simple(TypeKind::integer)};
    case LiteralKind::decimal: return {model::make_decimal(node.integer), simple(TypeKind::decimal)};
    case LiteralKind::percent: return {model::make_percent(node.fraction), simple(TypeKind::percent)};
    case LiteralKind::money: return {model::make_money(node.integer), simple(TypeKind::money)};
    case LiteralKind::date: return {model::make_date(node.date), simple(TypeKind::date)};
    case LiteralKind::duration: return {model::make_duration({node.integer, node.unit}), duration_of(node.unit)};
    case LiteralKind::string: return {model::make_text(node.text), simple(TypeKind::text)};
    case LiteralKind::truth: return {model::make_boolean(true), simple(TypeKind::boolean)};
    case LiteralKind::falsity: return {model::make_boolean(false), simple(TypeKind::boolean)};
    case LiteralKind::unknown:
    case LiteralKind::not_applicable: break;
  }
  return {};
}

/// The value as the language writes it: without quotes, with its unit, in its list.
std::optional<std::string> meant_value(const Context& context, const syntax::GivenValue& node, const Type& wanted) {
  const std::string written(context.slice(node.span));
  if (node.kind == syntax::GivenKind::record && wanted.kind == TypeKind::list && element_of(wanted).kind == TypeKind::record) return "[ " + written + " ]";
  if (node.kind == syntax::GivenKind::word) {
    if (is_unknown_word(written)) return "不详";
    if (wanted.kind == TypeKind::text) return "\"" + written + "\"";
    if (wanted.kind == TypeKind::boolean) return meant_truth(written);
  }
  const bool is_string = node.kind == syntax::GivenKind::literal && node.literal.kind == syntax::LiteralKind::string;
  const std::string inner = is_string ? node.literal.text : written;
  if (is_string && wanted.kind == TypeKind::enumeration && find_enumerant(context, wanted, inner)) return inner;
  if (is_string && wanted.kind == TypeKind::boolean && (inner == "是" || inner == "否")) return inner;
  if (wanted.kind == TypeKind::date)
    if (const auto date = date_of_digits(inner)) return date;
  const auto spelled = read_spelled(inner);
  if (!spelled) return std::nullopt;
  const bool is_bare_number = spelled->kind == TypeKind::integer;
  if (spelled->kind == wanted.kind || (is_bare_number && is_number(wanted))) return spelled->literal;
  if (is_bare_number && wanted.kind == TypeKind::money) return spelled->literal + "元";
  if (is_bare_number && wanted.kind == TypeKind::duration && !is_any_duration(wanted)) return spelled->literal + describe(static_cast<base::DurationUnit>(wanted.unit));
  return std::nullopt;
}

Maybe mismatch(Context& context, const syntax::GivenValue& node, const Type& wanted) {
  const std::string expected = wanted.kind == TypeKind::boolean ? base::in_both(" 是 或者 否", "是 (true) or 否 (false)") : describe(context, wanted);
  base::Diagnostic& diagnostic = context.report.add(base::Code::given_mismatch, node.span, {expected, std::string(context.slice(node.span))});
  if (const auto meant = meant_value(context, node, wanted)) {
    diagnostic.suggestion = *meant;
    diagnostic.fix = base::Fix{node.span, *meant};
  }
  return std::nullopt;
}

Maybe lower_literal(Context& context, const syntax::GivenValue& node, const Type& type) {
  if (node.literal.kind == syntax::LiteralKind::unknown) return Given{model::FactState::unknown, {}};
  if (node.literal.kind == syntax::LiteralKind::not_applicable) return Given{model::FactState::not_applicable, {}};
  Literal literal = read(node.literal);
  if (!fits(literal.type, type)) {
    auto converted = convert(literal.value, type);
    if (!converted) return mismatch(context, node, type);
    literal.value = std::move(*converted);
  }
  const bool may_be_negative = is_number(type) || type.kind == TypeKind::money || type.kind == TypeKind::duration;
  if (node.negative && !may_be_negative) return mismatch(context, node, type);
  if (node.negative) literal.value.a = -literal.value.a;
  return model::known(std::move(literal.value));
}

Maybe lower_word(Context& context, const syntax::GivenValue& node, const Type& type) {
  if (type.kind != TypeKind::enumeration) return mismatch(context, node, type);
  if (const auto index = find_enumerant(context, type, node.word.text)) return model::known(model::make_enumerant(*index));
  suggest(context.report.add(base::Code::unknown_enumerant, node.word.span, {node.word.text, describe(context, type)}), node.word.text, enumerants(context, type), node.word.span);
  return std::nullopt;
}

Maybe lower_record(Context& context, const syntax::GivenValue& node, const Type& type) {
  if (type.kind != TypeKind::record) return mismatch(context, node, type);
  const model::RecordId record(std::size_t{type.ref});
  model::Value value;
  value.kind = TypeKind::record;
  value.items.resize(at(context.rules, record).fields.size());
  for (const auto& field : node.fields) {
    const auto fact = resolve_field(context, record, field.name);
    if (!fact) continue;
    const model::Fact& row = at(context.rules, *fact);
    Given& item = value.items[row.field_index];
    if (item.state != model::FactState::absent) context.report.add(base::Code::duplicate_entry, field.name.span, {field.name.text});
    if (const auto given = lower_given(context, field.value, Type(row.type))) item = *given;
  }
  return model::known(std::move(value));
}

Maybe lower_list(Context& context, const syntax::GivenValue& node, const Type& type) {
  if (type.kind != TypeKind::list) return mismatch(context, node, type);
  model::Value value;
  value.kind = TypeKind::list;
  value.open = node.open;
  for (const auto& item : node.items)
    if (auto given = lower_given(context, item, element_of(type))) value.items.push_back(std::move(*given));
  return model::known(std::move(value));
}

}  // namespace

std::optional<Given> lower_given(Context& context, const syntax::GivenValue& node, const Type& type) {
  if (is_error(type)) return std::nullopt;
  switch (node.kind) {
    case syntax::GivenKind::literal: return lower_literal(context, node, type);
    case syntax::GivenKind::word: return lower_word(context, node, type);
    case syntax::GivenKind::record: return lower_record(context, node, type);
    case syntax::GivenKind::list: return lower_list(context, node, type);
  }
  return std::nullopt;
}

}  // namespace zhunsheng::sema

// SPDX-License-Identifier: Apache-2.0
// Literals and words by the type that is wanted; lists and records item by item.
#include "dsl/sema/given.hpp"

#include "dsl/sema/names.hpp"
#include "dsl/sema/types.hpp"

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

Maybe mismatch(Context& context, const syntax::GivenValue& node, const Type& wanted) {
  context.report.add(base::Code::given_mismatch, node.span, {describe(context, wanted), std::string(context.slice(node.span))});
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

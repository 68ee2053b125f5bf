// SPDX-License-Identifier: Apache-2.0
// What a rule set shares: 法规, 材料, 事实, 日历.
#include "dsl/grammar/rules.hpp"

namespace zhunsheng::grammar {
namespace {

using syntax::Calendar;
using syntax::FactField;
using syntax::Facts;
using syntax::Material;
using syntax::Statute;

// ---- 法规 -----------------------------------------------------------------------------------------------------------------

const Block statute_block{"法规", "statute",
                          {Keyword::issuer, Keyword::number, Keyword::alias, Keyword::rank, Keyword::articles, Keyword::in_force, Keyword::predecessor,
                           Keyword::successor, Keyword::renumbered, Keyword::verified}};

/// 第…条, as a run or in Arabic digits.
struct article_parser : x3::parser<article_parser> {
  using attribute_type = syntax::String;
  static constexpr bool has_attribute = true;
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Ctx& context, RCtx&, Attribute& attribute) const {
    Session& here = session(context);
    const bool is_article = first->kind == TokenKind::article || (first->kind == TokenKind::run && is_article_number(here.slice(*first)));
    if (!is_article) return false;
    x3::traits::move_to(syntax::String{here.slice(*first), here.span(*first)}, attribute);
    ++first;
    return true;
  }
};
constexpr article_parser article{};

const auto set_issuer_word = [](auto& context) {
  auto& from = x3::_attr(context);
  x3::_val(context).issuer = syntax::String{std::move(from.text), from.span};
};
const auto set_verified = [](bool verified) { return [verified](auto& context) { x3::_val(context).verified = verified; }; };
const auto add_renumbered = [](auto& context) { x3::_val(context).renumbered.push_back({std::move(x3::_attr(context)), {}}); };
const auto finish_renumbered = [](auto& context) { x3::_val(context).renumbered.back().to = std::move(x3::_attr(context)); };

const auto issuer = named{"机关的名称", "the name of an issuer"}[word[set_issuer_word] | string[set(&Statute::issuer)]];
const auto renumbering = named{"第…条", "第…条"}[article[add_renumbered]] > keyword(Keyword::as) > named{"第…条", "第…条"}[article[finish_renumbered]];
const auto verification = named{"“是”或“否”", "“true” or “false”"}[keyword(Keyword::truth)[set_verified(true)] | keyword(Keyword::falsity)[set_verified(false)]];
const auto statute_field = (keyword(Keyword::issuer) > issuer) | (keyword(Keyword::number) > string[set_once(Keyword::number, &Statute::number)]) |
                           (keyword(Keyword::alias) > string[append(&Statute::aliases)]) |
                           (keyword(Keyword::rank) > word[set_once(Keyword::rank, &Statute::rank)]) |
                           (keyword(Keyword::articles) > integer[set_once(Keyword::articles, &Statute::articles)]) |
                           (keyword(Keyword::in_force) > date_range[set_once(Keyword::in_force, &Statute::force)]) |
                           (keyword(Keyword::predecessor) > title[set_once(Keyword::predecessor, &Statute::predecessor)]) |
                           (keyword(Keyword::successor) > title[set_once(Keyword::successor, &Statute::successor)]) |
                           (keyword(Keyword::renumbered) > renumbering) | (keyword(Keyword::verified) > verification);
const auto statute_def = located[keyword(Keyword::statute) > title[set(&Statute::title)] > braced(statute_block)[statute_field]];

// ---- 材料 -----------------------------------------------------------------------------------------------------------------

const auto material_def = located[keyword(Keyword::material) > name[set(&Material::name)] > -string[set(&Material::label)] > brace_open >
                                  expression[set(&Material::condition)] > brace_close];

// ---- 事实 -----------------------------------------------------------------------------------------------------------------

bool is_type_word(const Token& token) {
  for (const Keyword candidate : {Keyword::boolean, Keyword::integer, Keyword::decimal, Keyword::percent, Keyword::money, Keyword::date, Keyword::duration,
                             Keyword::text, Keyword::enumeration, Keyword::list}) {
    if (is(token, candidate)) return true;
  }
  return false;
}
/// At the margin 规则 甲 { is a declaration (the block was not closed), 规则 是否 a fact of that name.
bool is_margin_declaration(Iterator token) {
  if (!token->is_margin || !begins_declaration(token)) return false;
  return token[1].kind != TokenKind::run || token[2].kind == TokenKind::brace_open || (!is_type_word(token[1]) && !token[2].is_line_start);
}
/// Any run names a fact; one that begins a line or stands before a type is taken to.
bool may_begin_fact(Iterator token) {
  return FieldNameTraits::accepts(*token) && !is_margin_declaration(token) && (token->is_line_start || is_type_word(token[1]));
}

const Block facts_block{"事实", "facts", {Keyword::source, Keyword::ask}, &may_begin_fact};

constexpr x3::rule<struct fact_field_id, FactField> fact_field{"事实的名称\x1fthe name of a fact"};
const auto fact_option = (keyword(Keyword::source) > names[extend(&FactField::sources)]) |
                         (keyword(Keyword::ask) > string[set_once(Keyword::ask, &FactField::question)]);
const auto fact_field_def = located[field_name[set(&FactField::name)] > type[set(&FactField::type)] > -string[set(&FactField::label)] > *fact_option];
BOOST_SPIRIT_DEFINE(fact_field)

const auto facts_def = located[keyword(Keyword::facts) > name[set(&Facts::name)] > -(keyword(Keyword::for_each) > name[set(&Facts::per_material)]) >
                               braced(facts_block)[fact_field[append(&Facts::fields)]]];

// ---- 日历 -----------------------------------------------------------------------------------------------------------------

const Block calendar_block{"日历", "calendar", {Keyword::off, Keyword::work, Keyword::cite}};

constexpr x3::rule<struct days_id, syntax::CalendarDays> days{"日期\x1f" "a date"};
const auto set_first = [](auto& context) { x3::_val(context).first = x3::_val(context).last = x3::_attr(context).date; };
const auto set_last = [](auto& context) { x3::_val(context).last = x3::_attr(context).date; };
const auto days_def = located[date[set_first] >> -(gap > date[set_last])];
BOOST_SPIRIT_DEFINE(days)

const auto add_days = [](bool is_work) {
  return [is_work](auto& context) {
    x3::_val(context).days.push_back(x3::_attr(context));
    x3::_val(context).days.back().work = is_work;
  };
};
const auto set_year = [](auto& context) { x3::_val(context).year = x3::_attr(context).integer; };
const auto calendar_field = (keyword(Keyword::off) > separated(days[add_days(false)], comma)) | (keyword(Keyword::work) > separated(days[add_days(true)], comma)) |
                            (keyword(Keyword::cite) > string[append(&Calendar::sources)]);
const auto check_source = [](auto& context) {
  const Calendar& node = x3::_val(context);
  if (node.sources.empty() && !session(context).has_reported_in(node.span)) session(context).report(base::Code::absent_field, node.span, {"日历", "依据", "calendar", "cite"});
};
const auto calendar_head = keyword(Keyword::calendar) > integer[set_year] > braced(calendar_block)[calendar_field];
const auto calendar_def = located[calendar_head] >> x3::eps[check_source];

}  // namespace

BOOST_SPIRIT_DEFINE(statute, material, facts, calendar)
ZS_INSTANTIATE(statute)
ZS_INSTANTIATE(material)
ZS_INSTANTIATE(facts)
ZS_INSTANTIATE(calendar)

}  // namespace zhunsheng::grammar

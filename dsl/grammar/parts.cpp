// SPDX-License-Identifier: Apache-2.0
// Parts that several declarations share: types, spans of dates, citations, lists of names.
#include "dsl/grammar/rules.hpp"

namespace zhunsheng::grammar {
namespace {

using syntax::CiteKind;
using syntax::TypeName;

// ---- types --------------------------------------------------------------------------------------------------------------

auto simple(Keyword word, TypeName type_name) { return keyword(word)[fix(&syntax::Type::name, type_name)]; }

const auto add_element = [](auto& context) { x3::_val(context).element.push_back(std::move(x3::_attr(context))); };
const auto duration_type = simple(Keyword::duration, TypeName::duration) >> -(paren_open > word[set(&syntax::Type::unit)] > paren_close);
const auto enumeration_type = simple(Keyword::enumeration, TypeName::enumeration) > paren_open > words[extend(&syntax::Type::values)] > paren_close;
const auto list_type = simple(Keyword::list, TypeName::list) > paren_open > type[add_element] > paren_close;
const auto record_type = name[set(&syntax::Type::record)] >> x3::eps[fix(&syntax::Type::name, TypeName::record)];
const auto type_def = located[simple(Keyword::boolean, TypeName::boolean) | simple(Keyword::integer, TypeName::integer) |
                              simple(Keyword::decimal, TypeName::decimal) | simple(Keyword::percent, TypeName::percent) |
                              simple(Keyword::money, TypeName::money) | simple(Keyword::date, TypeName::date) | simple(Keyword::text, TypeName::text) |
                              duration_type | enumeration_type | list_type | record_type];

// ---- dates --------------------------------------------------------------------------------------------------------------

const auto set_from = [](auto& context) { x3::_val(context).from = x3::_attr(context).date; };
const auto set_until = [](auto& context) { x3::_val(context).until = x3::_attr(context).date; };
/// DATE 止: the date just read was the end.
const auto was_until = [](auto& context) {
  syntax::DateRange& range = x3::_val(context);
  range.until = std::exchange(range.from, std::nullopt);
};
const auto end_after = date[set_until] > keyword(Keyword::until);
const auto range_by_date = date[set_from] >> (keyword(Keyword::until)[was_until] | (-keyword(Keyword::from) >> -end_after));
const auto range_by_word = (keyword(Keyword::from) > date[set_from] > -(keyword(Keyword::until) > date[set_until])) |
                           (keyword(Keyword::until) > date[set_until]);
const auto date_range_def = located[range_by_word | range_by_date];

// ---- citations ------------------------------------------------------------------------------------------------------------

/// 《…》第…条; a title alone is read, and reported, since a citation names the article.
struct citation_token_parser : x3::parser<citation_token_parser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class Ctx, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Ctx& context, syntax::Citation& node, Attribute&) const {
    if (first->kind != TokenKind::citation && first->kind != TokenKind::title) return false;
    Session& here = session(context);
    node.text = here.slice(*first);
    if (first->kind == TokenKind::title) here.report(base::Code::citation_without_place, here.span(*first), {node.text});
    ++first;
    return true;
  }
};
constexpr citation_token_parser citation_token{};

constexpr x3::rule<struct citation_id, syntax::Citation> citation{"《…》第…条\x1f《…》第…条"};
const auto citation_limits = (keyword(Keyword::severity) > word[set(&syntax::Citation::severity)]) | date_range[set(&syntax::Citation::range)];
const auto citation_def = located[citation_token >> -(paren_open > named{"起止日期或“等级”", "dates or “severity”"}[citation_limits] > paren_close)];
BOOST_SPIRIT_DEFINE(citation)

auto cite_kind(CiteKind kind) { return fix(&syntax::Cite::kind, kind); }
const auto unwritten_source = (keyword(Keyword::practice)[cite_kind(CiteKind::practice)] | keyword(Keyword::local)[cite_kind(CiteKind::local)]) > string[set(&syntax::Cite::text)];
const auto citations = separated(citation[append(&syntax::Cite::citations)], comma);
const auto cite_def = located[(keyword(Keyword::cite) > (named{"《…》第…条、“实务”或“地方”", "《…》第…条, “practice” or “local”"}[unwritten_source | citations])) |
                              (keyword(Keyword::by_reference)[cite_kind(CiteKind::by_reference)] > citations)];

const auto names_def = separated(name, comma);
const auto words_def = separated(word, comma);

}  // namespace

BOOST_SPIRIT_DEFINE(type, date_range, cite, names, words)
ZS_INSTANTIATE(type)
ZS_INSTANTIATE(date_range)
ZS_INSTANTIATE(cite)
ZS_INSTANTIATE(names)
ZS_INSTANTIATE(words)

}  // namespace zhunsheng::grammar

// SPDX-License-Identifier: Apache-2.0
// 词表, 句式 and 提取: phrases, gaps, slots.
#include "dsl/grammar/rules.hpp"

namespace zhunsheng::grammar {
namespace {

using syntax::PatternBody;
using syntax::PatternItem;
using syntax::PatternItemKind;

// ---- lexicons -----------------------------------------------------------------------------------------------------------

const auto reference = less_sign > path > greater_sign;

const auto add_phrase = [](auto& context) { x3::_val(context).entries.push_back({.phrase = std::move(x3::_attr(context))}); };
const auto add_reference = [](auto& context) { x3::_val(context).entries.push_back({.is_reference = true, .reference = std::move(x3::_attr(context))}); };
const auto lexicon_entry = named{"字符串或“<”", "a string or “<”"}[string[add_phrase] | reference[add_reference]];
const auto lexicon_def = located[keyword(Keyword::lexicon) > name[set(&syntax::Lexicon::name)] > equal_sign > separated(lexicon_entry, bar)];

// ---- patterns -----------------------------------------------------------------------------------------------------------

using Branches = std::vector<syntax::PatternBranch>;
constexpr x3::rule<struct alternatives_id, Branches> alternatives{"句式的内容\x1fthe items of a pattern"};
constexpr x3::rule<struct branch_id, syntax::PatternBranch> branch{"字符串、“<”、“(”、“[”、“{”或间隔\x1f" "a string, “<”, “(”, “[”, “{” or a gap"};
constexpr x3::rule<struct item_id, PatternItem> item{"字符串、“<”、“(”、“[”、“{”或间隔\x1f" "a string, “<”, “(”, “[”, “{” or a gap"};

auto kind_is(PatternItemKind kind) { return fix(&PatternItem::kind, kind); }
const auto set_literal = [](auto& context) {
  x3::_val(context).kind = PatternItemKind::literal;
  x3::_val(context).literal = std::move(x3::_attr(context));
};
const auto set_reference = [](auto& context) {
  x3::_val(context).kind = PatternItemKind::reference;
  x3::_val(context).reference = std::move(x3::_attr(context));
};
const auto set_minimum = [](auto& context) { x3::_val(context).minimum = x3::_attr(context).integer; };
const auto set_maximum = [](auto& context) { x3::_val(context).maximum = x3::_attr(context).integer; };

/// WORD ":" before the type of a slot.
struct slot_name_parser : x3::parser<slot_name_parser> {
  using attribute_type = syntax::Name;
  static constexpr bool has_attribute = true;
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RCtx& node, Attribute& attribute) const {
    if (first->kind == TokenKind::end || first[1].kind != TokenKind::colon || !word.parse(first, last, context, node, attribute)) return false;
    ++first;
    return true;
  }
};
constexpr slot_name_parser slot_name{};

const auto inner_group = paren_open[kind_is(PatternItemKind::group)] > alternatives[set(&PatternItem::branches)] > paren_close;
const auto inner_optional = bracket_open[kind_is(PatternItemKind::optional)] > alternatives[set(&PatternItem::branches)] > bracket_close;
const auto slot = brace_open[kind_is(PatternItemKind::slot)] > -slot_name[set(&PatternItem::slot_name)] > type[set(&PatternItem::slot_type)] > brace_close;
const auto atom = string[set_literal] | reference[set_reference] | inner_group | slot;
const auto distance = (integer[set_minimum] > gap[kind_is(PatternItemKind::gap)] > integer[set_maximum]) |
                      (gap[kind_is(PatternItemKind::gap)] > integer[set_maximum]);
const auto guard = keyword(Keyword::not_before)[fix(&PatternItem::not_before, true)] | keyword(Keyword::not_after)[fix(&PatternItem::not_after, true)];
const auto item_def = located[(guard > named{"字符串、“<”、“(”或“{”", "a string, “<”, “(” or “{”"}[atom]) | atom | distance | inner_optional];
const auto branch_def = +item;
const auto alternatives_def = separated(branch, bar);
BOOST_SPIRIT_DEFINE(alternatives, branch, item)

const auto option = (keyword(Keyword::within) > word[set_once(Keyword::within, &PatternBody::scope)]) |
                    (keyword(Keyword::context) > words[extend(&PatternBody::contexts)]);
const auto pattern_body_def = located[alternatives[set(&PatternBody::branches)] > *option];
const auto pattern_def = located[keyword(Keyword::pattern) > name[set(&syntax::Pattern::name)] > equal_sign > pattern_body[set(&syntax::Pattern::body)]];

// ---- extraction -----------------------------------------------------------------------------------------------------------

const Block extract_block{"提取", "extract", {Keyword::source, Keyword::pattern, Keyword::take, Keyword::if_none, Keyword::repeated}};
const auto extract_field = (keyword(Keyword::source) > names[extend(&syntax::Extract::sources)]) |
                           (keyword(Keyword::pattern) > pattern_body[set_once(Keyword::pattern, &syntax::Extract::pattern)]) |
                           (keyword(Keyword::take) > sum[set_once(Keyword::take, &syntax::Extract::take)]) |
                           (keyword(Keyword::if_none) > sum[set_once(Keyword::if_none, &syntax::Extract::if_none)]) |
                           (keyword(Keyword::repeated) > word[set_once(Keyword::repeated, &syntax::Extract::repeated)]);
const auto extract_def = located[keyword(Keyword::extract) > path[set(&syntax::Extract::fact)] > braced(extract_block)[extract_field]];

}  // namespace

BOOST_SPIRIT_DEFINE(lexicon, pattern_body, pattern, extract)
ZS_INSTANTIATE(lexicon)
ZS_INSTANTIATE(pattern_body)
ZS_INSTANTIATE(pattern)
ZS_INSTANTIATE(extract)

}  // namespace zhunsheng::grammar

// SPDX-License-Identifier: Apache-2.0
// 例: given facts and texts, expected outcomes, and lists of sentences that a pattern must or must not hit.
#include "dsl/grammar/rules.hpp"

namespace zhunsheng::grammar {
namespace {

using syntax::Example;
using syntax::Expect;
using syntax::GivenField;
using syntax::GivenKind;
using syntax::GivenValue;
using syntax::SampleKind;

const Block example_block{"例", "example",
                          {Keyword::at, Keyword::complete, Keyword::given, Keyword::materials, Keyword::text, Keyword::expect, Keyword::hit, Keyword::miss,
                           Keyword::known_miss, Keyword::known_false_alarm}};

// ---- values -----------------------------------------------------------------------------------------------------------------

constexpr x3::rule<struct given_value_id, GivenValue> given_value{"值\x1f" "a value"};
constexpr x3::rule<struct given_field_id, GivenField> given_field{"事实的名称或“}”\x1fthe name of a fact or “}”"};

auto kind_is(GivenKind kind) { return fix(&GivenValue::kind, kind); }
const auto set_word = [](auto& context) {
  x3::_val(context).kind = GivenKind::word;
  x3::_val(context).word = std::move(x3::_attr(context));
};
const auto number = named{"数字", "a number"}[literal[set(&GivenValue::literal)]];
const auto record = brace_open[kind_is(GivenKind::record)] > *given_field[append(&GivenValue::fields)] > named{"事实的名称或“}”", "the name of a fact or “}”"}[brace_close];
const auto items = given_value[append(&GivenValue::items)] % comma;
const auto list = bracket_open[kind_is(GivenKind::list)] > -items > -(-comma >> gap[fix(&GivenValue::open, true)]) > named{"值、“..”或“]”", "a value, “..” or “]”"}[bracket_close];
const auto given_value_def = located[literal[set(&GivenValue::literal)] | (minus_sign[fix(&GivenValue::negative, true)] > number) | word[set_word] | record | list];
const auto given_field_def = field_name[set(&GivenField::name)] > given_value[set(&GivenField::value)];
BOOST_SPIRIT_DEFINE(given_value, given_field)

// ---- fields -----------------------------------------------------------------------------------------------------------------

constexpr x3::rule<struct given_block_id, syntax::GivenBlock> given_block{"名称\x1f" "a name"};
const auto given_block_def = name[set(&syntax::GivenBlock::name)] > given_value[set(&syntax::GivenBlock::value)];

constexpr x3::rule<struct example_text_id, syntax::ExampleText> example_text{"名称或字符串\x1f" "a name or a string"};
const auto example_text_def = (name[set(&syntax::ExampleText::name)] > string[set(&syntax::ExampleText::text)]) | string[set(&syntax::ExampleText::text)];

constexpr x3::rule<struct expect_id, Expect> expect{"结论\x1f" "an outcome"};
const auto expect_detail = (keyword(Keyword::missing) > separated(path[append(&Expect::missing)], comma)) | (keyword(Keyword::because) > names[extend(&Expect::because)]);
const auto expect_def = located[word[set(&Expect::outcome)] > path[set(&Expect::check)] > *expect_detail];
BOOST_SPIRIT_DEFINE(given_block, example_text, expect)

auto add_sample(SampleKind kind) {
  return [kind](auto& context) { x3::_val(context).samples.push_back({kind, std::move(x3::_attr(context))}); };
}
auto sample(Keyword word, SampleKind kind) { return keyword(word) > string[add_sample(kind)]; }
const auto samples = (sample(Keyword::hit, SampleKind::hit)) | (sample(Keyword::miss, SampleKind::miss)) | (sample(Keyword::known_miss, SampleKind::known_miss)) |
                     (sample(Keyword::known_false_alarm, SampleKind::known_false_alarm));
const auto example_field = (keyword(Keyword::at) > date[set_once(Keyword::at, &Example::at)]) | keyword(Keyword::complete)[fix(&Example::complete, true)] |
                           (keyword(Keyword::given) > given_block[append(&Example::givens)]) | (keyword(Keyword::materials) > names[extend(&Example::materials)]) |
                           (keyword(Keyword::text) > example_text[append(&Example::texts)]) | (keyword(Keyword::expect) > expect[append(&Example::expects)]) | samples;

const auto set_string_name = [](auto& context) {
  syntax::String& from = x3::_attr(context);
  x3::_val(context).is_named_by_string = true;
  x3::_val(context).name = {std::move(from.text), from.span};
};
const auto example_name = named{"名称或字符串", "a name or a string"}[string[set_string_name] | name[set(&Example::name)]];
const auto example_def = located[keyword(Keyword::example) > example_name > braced(example_block)[example_field]];

}  // namespace

BOOST_SPIRIT_DEFINE(example)
ZS_INSTANTIATE(example)

}  // namespace zhunsheng::grammar

// SPDX-License-Identifier: Apache-2.0
// 规则: the fields of a check and of its exceptions, in any order. How often each may stand is dsl/sema's to say.
#include "dsl/grammar/rules.hpp"

namespace zhunsheng::grammar {
namespace {

using syntax::Check;
using syntax::Exception;
using syntax::ForEach;
using syntax::Request;

const Block check_block{"规则", "check",
                        {Keyword::title, Keyword::kinds, Keyword::category, Keyword::severity, Keyword::points, Keyword::in_force, Keyword::at, Keyword::for_each,
                         Keyword::cite, Keyword::by_reference, Keyword::applies, Keyword::must, Keyword::must_not, Keyword::except, Keyword::message,
                         Keyword::advice, Keyword::request}};
const Block exception_block{"例外", "except", {Keyword::when, Keyword::cite, Keyword::by_reference, Keyword::except}};

constexpr x3::rule<struct exception_id, Exception> exception{"“例外”\x1f“except”"};
const auto exception_field = (keyword(Keyword::when) > expression[append(&Exception::when)]) | cite[append(&Exception::cites)] | exception[append(&Exception::inner)];
const auto exception_def = located[keyword(Keyword::except) > name[set(&Exception::name)] > braced(exception_block)[exception_field]];

constexpr x3::rule<struct for_each_id, ForEach> for_each{"名称\x1f" "a name"};
const auto for_each_def = name[set(&ForEach::variable)] > keyword(Keyword::in) > sum[set(&ForEach::list)];

constexpr x3::rule<struct request_id, Request> request{"材料的名称或字符串\x1fthe name of a material or a string"};
const auto request_def = located[name[set(&Request::material)] | string[set(&Request::text)]];
BOOST_SPIRIT_DEFINE(exception, for_each, request)

const auto headings = (keyword(Keyword::title) > string[append(&Check::title)]) | (keyword(Keyword::kinds) > words[extend(&Check::kinds)]) |
                      (keyword(Keyword::category) > word[append(&Check::category)]) | (keyword(Keyword::severity) > word[append(&Check::severity)]) |
                      (keyword(Keyword::points) > words[extend(&Check::points)]);
const auto conditions = (keyword(Keyword::in_force) > date_range[append(&Check::in_force)]) | (keyword(Keyword::at) > expression[append(&Check::at)]) |
                        (keyword(Keyword::for_each) > for_each[append(&Check::for_each)]) | cite[append(&Check::cites)] |
                        (keyword(Keyword::applies) > expression[append(&Check::applies)]) | (keyword(Keyword::must) > expression[append(&Check::must)]) |
                        (keyword(Keyword::must_not) > expression[append(&Check::must_not)]) | exception[append(&Check::exceptions)];
const auto words_to_reviewers = (keyword(Keyword::message) > string[append(&Check::message)]) | (keyword(Keyword::advice) > string[append(&Check::advice)]) |
                                (keyword(Keyword::request) > separated(request[append(&Check::requests)], comma));
const auto check_def = located[keyword(Keyword::check) > name[set(&Check::name)] > braced(check_block)[headings | conditions | words_to_reviewers]];

}  // namespace

BOOST_SPIRIT_DEFINE(check)
ZS_INSTANTIATE(check)

}  // namespace zhunsheng::grammar

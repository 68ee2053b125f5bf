// SPDX-License-Identifier: Apache-2.0
// Expressions. The grammar's levels are rules; runs of one operator are read flat by small parsers that fold them by
// precedence, so that a tree is as deep as the author nested it. 且 and 或 become one node with all their operands.
#include "dsl/grammar/rules.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Code;
using syntax::Expr;
using syntax::ExprKind;

constexpr int longest_chain = 256;  // operators + - * / in one row: each is a level of the tree

/// What was read so far becomes the left operand of a new node.
void wrap(Expr& node, ExprKind kind) {
  Expr outer;
  outer.kind = kind;
  outer.children.reserve(2);
  outer.children.push_back(std::move(node));
  node = std::move(outer);
}

std::optional<ExprKind> logical_operator(const Token& token) {
  if (is(token, Keyword::logical_and)) return ExprKind::logical_and;
  if (is(token, Keyword::logical_or)) return ExprKind::logical_or;
  return std::nullopt;
}

std::optional<ExprKind> arithmetic_operator(const Token& token) {
  switch (token.kind) {
    case TokenKind::plus: return ExprKind::add;
    case TokenKind::minus: return ExprKind::subtract;
    case TokenKind::times: return ExprKind::multiply;
    case TokenKind::divide: return ExprKind::divide;
    default: return std::nullopt;
  }
}

bool is_product(ExprKind kind) { return kind == ExprKind::multiply || kind == ExprKind::divide; }

std::optional<ExprKind> comparison_operator(const Token& token) {
  switch (token.kind) {
    case TokenKind::equal: return ExprKind::equal;
    case TokenKind::not_equal: return ExprKind::not_equal;
    case TokenKind::at_least: return ExprKind::at_least;
    case TokenKind::greater: return ExprKind::greater;
    case TokenKind::at_most: return ExprKind::at_most;
    case TokenKind::less: return ExprKind::less;
    case TokenKind::run: break;
    default: return std::nullopt;
  }
  if (token.spelling == 0) return std::nullopt;
  if (is(token, Keyword::not_fewer) || is(token, Keyword::reaches) || is(token, Keyword::not_below)) return ExprKind::at_least;
  if (is(token, Keyword::exceeds)) return ExprKind::greater;
  if (is(token, Keyword::short_of) || is(token, Keyword::fewer)) return ExprKind::less;
  if (is(token, Keyword::not_exceeding) || is(token, Keyword::not_above)) return ExprKind::at_most;
  return std::nullopt;
}

bool begins_test_tail(const Token& token) {
  return comparison_operator(token) || is(token, Keyword::contains) || is(token, Keyword::matches) || is(token, Keyword::in);
}

/// Reads an operand that must come, in its place.
template <class Subject, class Ctx>
void read_operand(const Subject& subject, Iterator& first, const Iterator& last, const Ctx& context, Expr& value) {
  if (!subject.parse(first, last, context, x3::unused, value)) throw Failure(first, x3::what(subject));
}

/// p { 且 p } | p { 或 p }
template <class Subject>
struct logical_directive : x3::unary_parser<Subject, logical_directive<Subject>> {
  constexpr explicit logical_directive(const Subject& subject) : x3::unary_parser<Subject, logical_directive<Subject>>(subject) {}
  template <class Ctx, class RCtx>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RCtx&, Expr& value) const {
    const Iterator begin = first;
    if (!this->subject.parse(first, last, context, x3::unused, value)) return false;
    auto kind = logical_operator(*first);
    if (!kind) return true;
    Session& here = session(context);
    const Token& first_operator = *first;
    wrap(value, *kind);
    value.operator_span = here.span(first_operator);
    bool is_mixed = false;
    for (; kind; kind = logical_operator(*first)) {
      if (*kind != value.kind && !std::exchange(is_mixed, true)) report_mixed(here, first_operator, *first);
      ++first;
      read_operand(this->subject, first, last, context, value.children.emplace_back());
    }
    value.span = here.span(begin, first);
    return true;
  }

 private:
  static void report_mixed(Session& here, const Token& one, const Token& other) {
    here.report(Code::mixed_and_or, here.span(other), {here.slice(one), here.slice(other)})
        .notes.push_back({here.span(one), "另一个在这里", "the other one is here"});
  }
};

/// p { (+|-) p }, with * and / binding tighter.
template <class Subject>
struct arithmetic_directive : x3::unary_parser<Subject, arithmetic_directive<Subject>> {
  constexpr explicit arithmetic_directive(const Subject& subject) : x3::unary_parser<Subject, arithmetic_directive<Subject>>(subject) {}
  template <class Ctx, class RCtx>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RCtx&, Expr& value) const {
    if (!this->subject.parse(first, last, context, x3::unused, value)) return false;
    int length = 0;
    read_products(first, last, context, value, length);
    while (const auto kind = arithmetic_operator(*first)) {
      Expr& right = read_right(*kind, first, last, context, value, length);
      read_products(first, last, context, right, length);
      value.span = base::join(value.span, right.span);
    }
    return true;
  }

 private:
  template <class Ctx>
  void read_products(Iterator& first, const Iterator& last, const Ctx& context, Expr& value, int& length) const {
    for (auto kind = arithmetic_operator(*first); kind && is_product(*kind); kind = arithmetic_operator(*first)) {
      const Expr& right = read_right(*kind, first, last, context, value, length);
      value.span = base::join(value.span, right.span);
    }
  }
  /// The value becomes the left operand of an operation, whose span is the left one's until the right one is whole.
  template <class Ctx>
  Expr& read_right(ExprKind kind, Iterator& first, const Iterator& last, const Ctx& context, Expr& value, int& length) const {
    const base::Span sign = take_operator(first, context, length);
    const base::Span left = value.span;
    wrap(value, kind);
    value.operator_span = sign;
    value.span = left;
    Expr& right = value.children.emplace_back();
    read_operand(this->subject, first, last, context, right);
    return right;
  }
  template <class Ctx>
  static base::Span take_operator(Iterator& first, const Ctx& context, int& length) {
    const base::Span sign = session(context).span(*first);
    if (++length > longest_chain) {
      session(context).report(Code::too_deep, sign, {std::to_string(longest_chain)});
      throw Failure(first, std::string());
    }
    ++first;
    return sign;
  }
};

template <template <class> class Directive>
struct directive_gen {
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    using Parser = typename x3::extension::as_parser<Subject>::value_type;
    return Directive<Parser>(x3::as_parser(subject));
  }
};
constexpr directive_gen<logical_directive> logical{};
constexpr directive_gen<arithmetic_directive> arithmetic{};

struct comparison_parser : x3::parser<comparison_parser> {
  using attribute_type = ExprKind;
  static constexpr bool has_attribute = true;
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Ctx&, RCtx&, Attribute& attribute) const {
    const auto kind = comparison_operator(*first);
    if (!kind) return false;
    x3::traits::move_to(*kind, attribute);
    ++first;
    return true;
  }
};
constexpr comparison_parser comparison_sign{};

// ---- actions over the node in the making ------------------------------------------------------------------------------

constexpr auto with_literal = [](auto& context) {
  Expr& node = x3::_val(context);
  node.kind = ExprKind::literal;
  node.literal = std::move(x3::_attr(context));
};
constexpr auto with_path = [](auto& context) {
  Expr& node = x3::_val(context);
  node.kind = ExprKind::path;
  node.path = std::move(x3::_attr(context));
};
constexpr auto kind_is(ExprKind kind) {
  return [kind](auto& context) { x3::_val(context).kind = kind; };
}
constexpr auto wrap_as(ExprKind kind) {
  return [kind](auto& context) { wrap(x3::_val(context), kind); };
}
constexpr auto wrap_as_comparison = [](auto& context) { wrap(x3::_val(context), x3::_attr(context)); };

/// p reads the node in the making itself: a level that adds nothing costs nothing.
template <class Subject>
struct here_directive : x3::unary_parser<Subject, here_directive<Subject>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  static constexpr bool handles_container = false;
  constexpr explicit here_directive(const Subject& subject) : x3::unary_parser<Subject, here_directive<Subject>>(subject) {}
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RCtx& node, Attribute&) const {
    return this->subject.parse(first, last, context, x3::unused, node);
  }
};
constexpr directive_gen<here_directive> here{};

/// p reads the next child of the node, in its place.
template <class Subject>
struct child_directive : x3::unary_parser<Subject, child_directive<Subject>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  static constexpr bool handles_container = false;
  constexpr explicit child_directive(const Subject& subject) : x3::unary_parser<Subject, child_directive<Subject>>(subject) {}
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RCtx& node, Attribute&) const {
    if (this->subject.parse(first, last, context, x3::unused, node.children.emplace_back())) return true;
    node.children.pop_back();
    return false;
  }
};
constexpr directive_gen<child_directive> child{};

/// `operator_span` of the node = the tokens of p, an operator's word.
template <class Subject>
struct operator_directive : x3::unary_parser<Subject, operator_directive<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  constexpr explicit operator_directive(const Subject& subject) : x3::unary_parser<Subject, operator_directive<Subject>>(subject) {}
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RCtx& node, Attribute& attribute) const {
    const Iterator begin = first;
    if (!this->subject.parse(first, last, context, node, attribute)) return false;
    node.operator_span = session(context).span(begin, first);
    return true;
  }
};
constexpr directive_gen<operator_directive> operator_word{};

/// Takes nothing; looks whether the token (or two) ahead is as wanted.
template <class Predicate>
struct ahead_parser : x3::parser<ahead_parser<Predicate>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  Predicate predicate;
  constexpr explicit ahead_parser(Predicate wanted) : predicate(wanted) {}
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Ctx& context, RCtx& node, Attribute&) const {
    return predicate(first, context, node);
  }
};
template <class Predicate>
constexpr auto ahead(Predicate predicate) {
  return ahead_parser<Predicate>(predicate);
}
constexpr auto before_paren = ahead([](Iterator at, const auto&, const auto&) { return at[0].kind == TokenKind::run && at[1].kind == TokenKind::paren_open; });
constexpr auto before_binding = ahead([](Iterator at, const auto&, const auto&) { return is_name(at[0]) && is(at[1], Keyword::in); });
/// Reports a second comparison behind the first; it is read as well, so that nothing else is reported for it.
constexpr auto no_chain = ahead([](Iterator at, const auto& context, const auto&) {
  if (begins_test_tail(*at)) session(context).report(Code::chained_comparison, session(context).span(*at));
  return true;
});

}  // namespace
}  // namespace zhunsheng::grammar

/// A directive is called what it wraps.
namespace boost::spirit::x3 {
template <class Subject>
struct get_info<zhunsheng::grammar::child_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const zhunsheng::grammar::child_directive<Subject>& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<zhunsheng::grammar::here_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const zhunsheng::grammar::here_directive<Subject>& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<zhunsheng::grammar::operator_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const zhunsheng::grammar::operator_directive<Subject>& parser) const { return what(parser.subject); }
};
}  // namespace boost::spirit::x3

namespace zhunsheng::grammar {
namespace {

// ---- rules --------------------------------------------------------------------------------------------------------------

#define ZS_LOCAL_RULE(name, chinese, english) constexpr x3::rule<struct name##_id, Expr> name{chinese "\x1f" english};
ZS_LOCAL_RULE(unary, "表达式", "an expression")
ZS_LOCAL_RULE(test, "表达式", "an expression")
ZS_LOCAL_RULE(factor, "值", "a value")
ZS_LOCAL_RULE(primary, "值", "a value")
#undef ZS_LOCAL_RULE

const auto quantifier_word = keyword(Keyword::every)[kind_is(ExprKind::every)] | keyword(Keyword::some)[kind_is(ExprKind::some)] |
                             keyword(Keyword::none)[kind_is(ExprKind::none)];
const auto quantifier = operator_word[quantifier_word] > name[set(&Expr::variable)] > keyword(Keyword::in) > child[sum] > colon > child[expression];
const auto negation = operator_word[keyword(Keyword::logical_not)[kind_is(ExprKind::logical_not)]] > child[unary];
const auto unary_def = located[negation | quantifier | here[test]];

const auto test_tail = (operator_word[comparison_sign[wrap_as_comparison]] > child[sum]) |
                       (operator_word[keyword(Keyword::contains)[wrap_as(ExprKind::contains)]] > child[sum]) |
                       (operator_word[keyword(Keyword::matches)[wrap_as(ExprKind::matches)]] > path[set(&Expr::path)]) |
                       (operator_word[keyword(Keyword::in)[wrap_as(ExprKind::in_set)]] > paren_open > separated(child[sum], comma) > paren_close);
const auto test_def = located[here[sum] >> -(test_tail >> no_chain >> *test_tail)];

const auto expression_def = logical[unary];
const auto sum_def = arithmetic[factor];
const auto factor_def = located[(operator_word[minus_sign[kind_is(ExprKind::negate)]] > child[primary]) | here[primary]];

const auto presence = (keyword(Keyword::present)[kind_is(ExprKind::present)] | keyword(Keyword::absent)[kind_is(ExprKind::absent)]) > paren_open >
                      path[set(&Expr::path)] > paren_close;

const auto aggregate_word = keyword(Keyword::sum)[kind_is(ExprKind::sum)] | keyword(Keyword::count)[kind_is(ExprKind::count)] |
                            keyword(Keyword::maximum)[kind_is(ExprKind::maximum)] | keyword(Keyword::minimum)[kind_is(ExprKind::minimum)];
const auto filter = keyword(Keyword::when) > child[expression] > x3::eps[fix(&Expr::has_filter, true)];
const auto term = colon > child[expression] > x3::eps[fix(&Expr::has_term, true)];
const auto bound_list = before_binding >> name[set(&Expr::variable)] > keyword(Keyword::in) > child[sum] > -filter > -term;
const auto aggregate = before_paren >> operator_word[aggregate_word] >> paren_open > (named{"列表", "a list"}[bound_list | child[expression]]) > paren_close;

const auto arguments = paren_open[kind_is(ExprKind::call)] > -separated(child[expression], comma) > paren_close;
const auto group = paren_open > here[expression] > paren_close;
const auto primary_def = located[literal[with_literal] | presence | aggregate | (path[with_path] >> -arguments) | group];
const auto comparison_def = comparison_sign;

BOOST_SPIRIT_DEFINE(unary, test, factor, primary)

}  // namespace

BOOST_SPIRIT_DEFINE(expression, sum, comparison)
ZS_INSTANTIATE(expression)
ZS_INSTANTIATE(sum)
ZS_INSTANTIATE(comparison)

}  // namespace zhunsheng::grammar

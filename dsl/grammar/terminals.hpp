// SPDX-License-Identifier: Apache-2.0
// Terminals over tokens: keyword(K), sign(kind), name, word, path, strings, literals. Each says what it is when it was
// expected and did not come (get_info), in both languages.
#pragma once
#include <type_traits>
#include <utility>

#include "dsl/grammar/context.hpp"

namespace zhunsheng::grammar {

/// A keyword in either column.
struct keyword_parser : x3::parser<keyword_parser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  Keyword word;
  constexpr explicit keyword_parser(Keyword keyword) : word(keyword) {}
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Ctx&, RCtx&, Attribute&) const {
    if (!is(*first, word)) return false;
    ++first;
    return true;
  }
};
constexpr keyword_parser keyword(Keyword word) { return keyword_parser(word); }

struct sign_parser : x3::parser<sign_parser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  TokenKind kind;
  const char* text;
  constexpr sign_parser(TokenKind sign_kind, const char* sign_text) : kind(sign_kind), text(sign_text) {}
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Ctx&, RCtx&, Attribute&) const {
    if (first->kind != kind) return false;
    ++first;
    return true;
  }
};
inline constexpr sign_parser brace_open{TokenKind::brace_open, "{"}, brace_close{TokenKind::brace_close, "}"}, paren_open{TokenKind::paren_open, "("},
    paren_close{TokenKind::paren_close, ")"}, bracket_open{TokenKind::bracket_open, "["}, bracket_close{TokenKind::bracket_close, "]"},
    comma{TokenKind::comma, ","}, colon{TokenKind::colon, ":"}, dot{TokenKind::dot, "."}, gap{TokenKind::gap, ".."}, equal_sign{TokenKind::equal, "="},
    bar{TokenKind::bar, "|"}, minus_sign{TokenKind::minus, "-"}, less_sign{TokenKind::less, "<"}, greater_sign{TokenKind::greater, ">"};

/// One token that Traits accepts and turns into a value.
template <class Traits>
struct token_parser : x3::parser<token_parser<Traits>> {
  using attribute_type = typename Traits::type;
  static constexpr bool has_attribute = true;
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Ctx& context, RCtx&, Attribute& attribute) const {
    if (!Traits::accepts(*first)) return false;
    if constexpr (!std::is_same_v<std::remove_const_t<Attribute>, x3::unused_type>) {
      x3::traits::move_to(Traits::value(session(context), *first), attribute);
    }
    ++first;
    return true;
  }
};

inline bool is_word(const Token& token) { return token.kind == TokenKind::run || token.kind == TokenKind::quoted_name; }

struct NameTraits {
  using type = syntax::Name;
  static constexpr const char *chinese = "名称", *english = "a name";
  static bool accepts(const Token& token) { return is_name(token); }
  static type value(Session& session, const Token& token) { return session.name(token); }
};
/// Any run, or 「…」; but a reserved word that begins a line is the next field, whose predecessor lacks its value.
struct WordTraits : NameTraits {
  static bool accepts(const Token& token) { return is_word(token) && (is_name(token) || !token.is_line_start); }
};
/// A fact inside 事实 { } and 给定 { }: any run but 自 and 问.
struct FieldNameTraits : NameTraits {
  static constexpr const char *chinese = "事实的名称", *english = "the name of a fact";
  static bool accepts(const Token& token) { return is_word(token) && !is(token, Keyword::source) && !is(token, Keyword::ask); }
};
struct StringTraits {
  using type = syntax::String;
  static constexpr const char *chinese = "字符串", *english = "a string";
  static bool accepts(const Token& token) { return token.kind == TokenKind::string; }
  static type value(Session& session, const Token& token) { return session.string(token); }
};
struct TitleTraits : StringTraits {
  static constexpr const char *chinese = "《名称》", *english = "《title》";
  static bool accepts(const Token& token) { return token.kind == TokenKind::title; }
};
struct LiteralTraits {
  using type = syntax::Literal;
  static constexpr const char *chinese = "值", *english = "a value";
  static bool accepts(const Token& token) {
    return (token.kind >= TokenKind::integer && token.kind <= TokenKind::string) ||
           (token.spelling != 0 && (is(token, Keyword::truth) || is(token, Keyword::falsity) || is(token, Keyword::unknown) || is(token, Keyword::n_a)));
  }
  static type value(Session& session, const Token& token) { return session.literal(token); }
};
struct IntegerTraits : LiteralTraits {
  static constexpr const char *chinese = "整数", *english = "an integer";
  static bool accepts(const Token& token) { return token.kind == TokenKind::integer; }
};
struct DateTraits : LiteralTraits {
  static constexpr const char *chinese = "日期", *english = "a date";
  static bool accepts(const Token& token) { return token.kind == TokenKind::date; }
};
inline constexpr token_parser<NameTraits> name{};
inline constexpr token_parser<WordTraits> word{};
inline constexpr token_parser<FieldNameTraits> field_name{};
inline constexpr token_parser<StringTraits> string{};
inline constexpr token_parser<TitleTraits> title{};
inline constexpr token_parser<LiteralTraits> literal{};
inline constexpr token_parser<IntegerTraits> integer{};
inline constexpr token_parser<DateTraits> date{};

/// NAME { "." WORD }. The record 命中 of exceptions is read where a point follows it.
struct path_parser : x3::parser<path_parser> {
  using attribute_type = syntax::Path;
  static constexpr bool has_attribute = true;
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Ctx& context, RCtx&, Attribute& attribute) const {
    const bool is_hit_record = first->spelling != 0 && is(*first, Keyword::hit) && first[1].kind == TokenKind::dot;
    if (!is_name(*first) && !is_hit_record) return false;
    Session& here = session(context);
    syntax::Path path;
    const Iterator begin = first;
    path.parts.reserve(first[1].kind == TokenKind::dot ? 2 : 1);
    path.parts.push_back(here.name(*first++));
    while (first->kind == TokenKind::dot) {
      ++first;
      if (!is_word(*first)) throw Failure(first, label(NameTraits::chinese, NameTraits::english));
      path.parts.push_back(here.name(*first++));
    }
    path.span = here.span(begin, first);
    if constexpr (!std::is_same_v<std::remove_const_t<Attribute>, x3::unused_type>) x3::traits::move_to(std::move(path), attribute);
    return true;
  }
};
inline constexpr path_parser path{};

/// p { separator p }: behind a separator p must come (x3's % would give the separator back, and be silent).
template <class Part, class Separator>
constexpr auto separated(const Part& part, const Separator& separator) {
  return part >> *(separator > part);
}

}  // namespace zhunsheng::grammar

namespace boost::spirit::x3 {

template <>
struct get_info<zhunsheng::grammar::keyword_parser> {
  using result_type = std::string;
  std::string operator()(const zhunsheng::grammar::keyword_parser& parser) const {
    return zhunsheng::grammar::label("“" + std::string(chinese(parser.word)) + "”", "“" + std::string(english(parser.word)) + "”");
  }
};
template <>
struct get_info<zhunsheng::grammar::sign_parser> {
  using result_type = std::string;
  std::string operator()(const zhunsheng::grammar::sign_parser& parser) const {
    const std::string quoted = "“" + std::string(parser.text) + "”";
    return zhunsheng::grammar::label(quoted, quoted);
  }
};
template <class Traits>
struct get_info<zhunsheng::grammar::token_parser<Traits>> {
  using result_type = std::string;
  std::string operator()(const zhunsheng::grammar::token_parser<Traits>&) const { return zhunsheng::grammar::label(Traits::chinese, Traits::english); }
};
template <>
struct get_info<zhunsheng::grammar::path_parser> {
  using result_type = std::string;
  std::string operator()(const zhunsheng::grammar::path_parser&) const { return zhunsheng::grammar::label("名称", "a name"); }
};
/// An action, a list and a sequence are called what they begin with.
template <class Subject, class Action>
struct get_info<action<Subject, Action>> {
  using result_type = std::string;
  std::string operator()(const action<Subject, Action>& parser) const { return what(parser.subject); }
};
template <class Left, class Right>
struct get_info<list<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const list<Left, Right>& parser) const { return what(parser.left); }
};
template <class Left, class Right>
struct get_info<sequence<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const sequence<Left, Right>& parser) const { return what(parser.left); }
};
template <class Subject>
struct get_info<plus<Subject>> {
  using result_type = std::string;
  std::string operator()(const plus<Subject>& parser) const { return what(parser.subject); }
};

}  // namespace boost::spirit::x3

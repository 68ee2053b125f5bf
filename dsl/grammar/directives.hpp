// SPDX-License-Identifier: Apache-2.0
// Directives: located[p] sets the span of the node being built, named(…)[p] names a choice for messages,
// braced(block)[field] reads `{ field… }` and goes on with the next field after a mistake, so that two report both.
#pragma once
#include <type_traits>

#include "dsl/grammar/context.hpp"
#include "dsl/grammar/terminals.hpp"

namespace zhunsheng::grammar {

/// Sets the span of the rule's attribute to the tokens that p took.
template <class Subject>
struct located_directive : x3::unary_parser<Subject, located_directive<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  static constexpr bool handles_container = Subject::handles_container;
  constexpr explicit located_directive(const Subject& subject) : x3::unary_parser<Subject, located_directive<Subject>>(subject) {}
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RCtx& node, Attribute& attribute) const {
    const Iterator begin = first;
    if (!this->subject.parse(first, last, context, node, attribute)) return false;
    node.span = session(context).span(begin, first);
    return true;
  }
};
struct located_gen {
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    using Parser = typename x3::extension::as_parser<Subject>::value_type;
    return located_directive<Parser>(x3::as_parser(subject));
  }
};
inline constexpr located_gen located{};

template <class Subject>
struct named_directive : x3::unary_parser<Subject, named_directive<Subject>> {
  static constexpr bool is_pass_through_unary = true;
  static constexpr bool handles_container = Subject::handles_container;
  const char *chinese, *english;
  constexpr named_directive(const Subject& subject, const char* in_chinese, const char* in_english)
      : x3::unary_parser<Subject, named_directive<Subject>>(subject), chinese(in_chinese), english(in_english) {}
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RCtx& node, Attribute& attribute) const {
    return this->subject.parse(first, last, context, node, attribute);
  }
};
struct named {
  const char *chinese, *english;
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    using Parser = typename x3::extension::as_parser<Subject>::value_type;
    return named_directive<Parser>(x3::as_parser(subject), chinese, english);
  }
};

/// `{ field… }`. A field that fails is reported and skipped; the node keeps the others.
template <class Subject>
struct braced_directive : x3::unary_parser<Subject, braced_directive<Subject>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  static constexpr bool handles_container = false;
  const Block* block;
  constexpr braced_directive(const Subject& subject, const Block* fields) : x3::unary_parser<Subject, braced_directive<Subject>>(subject), block(fields) {}

  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RCtx& node, Attribute&) const {
    if (first->kind != TokenKind::brace_open) return false;
    const Iterator open = first++;
    while (first->kind != TokenKind::brace_close) {
      if (is_block_lost(first, *block)) {
        session(context).report_unclosed(open, first, *block);
        return true;
      }
      if (session(context).is_full()) throw Failure(first, std::string());
      const Iterator start = first;
      first = read_field(start, last, context, node);
    }
    ++first;
    return true;
  }

 private:
  /// Where the next field begins.
  template <class Ctx, class RCtx>
  Iterator read_field(Iterator start, const Iterator& last, const Ctx& context, RCtx& node) const {
    Iterator at = start;
    try {
      if (this->subject.parse(at, last, context, node, x3::unused) && at != start) return at;
      session(context).report_unknown_field(start, *block);
      return next_field(start, start, *block);
    } catch (const Failure& failure) {
      session(context).report_failure(failure);
      return next_field(start, failure.where(), *block);
    }
  }
};
struct braced {
  const Block* block;
  constexpr explicit braced(const Block& fields) : block(&fields) {}
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    using Parser = typename x3::extension::as_parser<Subject>::value_type;
    return braced_directive<Parser>(x3::as_parser(subject), block);
  }
};

}  // namespace zhunsheng::grammar

namespace boost::spirit::x3 {

template <class Subject>
struct get_info<zhunsheng::grammar::named_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const zhunsheng::grammar::named_directive<Subject>& parser) const { return zhunsheng::grammar::label(parser.chinese, parser.english); }
};
template <class Subject>
struct get_info<zhunsheng::grammar::located_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const zhunsheng::grammar::located_directive<Subject>& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<zhunsheng::grammar::braced_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const zhunsheng::grammar::braced_directive<Subject>&) const { return zhunsheng::grammar::label("“{”", "“{”"); }
};

}  // namespace boost::spirit::x3

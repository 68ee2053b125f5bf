// SPDX-License-Identifier: Apache-2.0
// Expressions, level by level as in the grammar. A chain of 且 or 或 stands on one line, or each operand on its own.
#include "dsl/format/builder.hpp"

namespace zhunsheng::format {
namespace {

/// In brackets, this many operands of no more than so many cells are a list of words, which fills its lines.
constexpr std::size_t fewest_of_a_list = 5;
constexpr int widest_of_a_list = 28;

bool is_list(const Doc& first, const Docs& rest) {
  if (rest.size() / 3 + 1 < fewest_of_a_list) return false;
  const auto is_short = [](const Doc& operand) { return !operand.is_hard && operand.width <= widest_of_a_list; };
  for (std::size_t i = 2; i < rest.size(); i += 3) {
    if (!is_short(rest[i])) return false;
  }
  return is_short(first);
}

}  // namespace

bool Builder::is_comparison() const {
  switch (now().kind) {
    case Kind::equal: case Kind::not_equal: case Kind::at_least: case Kind::greater: case Kind::at_most: case Kind::less: return true;
    case Kind::run: break;
    default: return false;
  }
  for (const Keyword word : {Keyword::not_fewer, Keyword::reaches, Keyword::not_below, Keyword::exceeds, Keyword::short_of, Keyword::fewer,
                             Keyword::not_exceeding, Keyword::not_above}) {
    if (is(word)) return true;
  }
  return false;
}

/// A full-width colon brings its own blanks.
Doc Builder::colon() {
  Doc sign = take(Kind::colon);
  return is_wide(sign) ? sign : spaced(std::move(sign));
}

Doc Builder::expression() { return chain(2); }

/// On one line, or each operand on its own where the author began one so or they do not fit.
Doc Builder::chain(int indentation, bool is_in_brackets) {
  Doc first = unary();
  Docs rest;
  bool is_broken = false;
  while (is(Keyword::logical_and) || is(Keyword::logical_or)) {
    is_broken = is_broken || now().is_line_start || now(1).is_line_start;
    rest.push_back(line(1));
    rest.push_back(take(is(Keyword::logical_and) ? Keyword::logical_and : Keyword::logical_or));
    rest.push_back(spaced(unary()));
  }
  if (rest.empty()) return first;
  Docs kids;
  if (is_in_brackets && is_list(first, rest)) {
    kids.push_back(std::move(first));
    kids.push_back(nest(indentation, docs(fill(std::move(rest)))));
    return group(std::move(kids));
  }
  kids.push_back(std::move(first));
  kids.push_back(nest(indentation, std::move(rest)));
  Doc out = group(std::move(kids));
  return is_broken ? hard(std::move(out)) : out;
}

Doc Builder::unary() {
  if (is(Keyword::logical_not)) {
    Doc word = take(Keyword::logical_not);
    return concat(docs(std::move(word), spaced(unary())));
  }
  for (const Keyword word : {Keyword::every, Keyword::some, Keyword::none}) {
    if (is(word)) return quantifier(word);
  }
  return test();
}

Doc Builder::quantifier(Keyword word) {
  Docs out;
  out.push_back(take(word));
  out.push_back(spaced(take()));
  out.push_back(spaced(take(Keyword::in)));
  out.push_back(spaced(sum()));
  out.push_back(colon());
  const int blanks = is_wide(out.back()) ? 0 : 1;
  Docs body;
  body.push_back(line(blanks));
  body.push_back(expression());
  out.push_back(nest(2, std::move(body)));
  return group(std::move(out));
}

Doc Builder::test() {
  Doc left = sum();
  if (!is_comparison() && !is(Keyword::contains) && !is(Keyword::matches) && !is(Keyword::in)) return left;
  Docs kids;
  kids.push_back(std::move(left));
  Docs tail;
  tail.push_back(line(1));
  tail.push_back(test_tail());
  kids.push_back(nest(2, std::move(tail)));
  return group(std::move(kids));
}

Doc Builder::test_tail() {
  Docs out;
  if (is(Keyword::contains)) {
    out.push_back(take(Keyword::contains));
    out.push_back(spaced(sum()));
  } else if (is(Keyword::matches)) {
    out.push_back(take(Keyword::matches));
    out.push_back(spaced(path()));
  } else if (is(Keyword::in)) {
    out.push_back(take(Keyword::in));
    out.push_back(spaced(arguments()));
  } else {
    out.push_back(take());
    out.push_back(spaced(sum()));
  }
  return concat(std::move(out));
}

Doc Builder::sum() {
  Doc first = term();
  Docs rest;
  while (is(Kind::plus) || is(Kind::minus)) {
    rest.push_back(line(1));
    rest.push_back(take());
    rest.push_back(spaced(term()));
  }
  if (rest.empty()) return first;
  Docs kids;
  kids.push_back(std::move(first));
  kids.push_back(nest(2, docs(fill(std::move(rest)))));
  return group(std::move(kids));
}

Doc Builder::term() {
  Docs out;
  out.push_back(factor());
  while (is(Kind::times) || is(Kind::divide)) {
    out.push_back(line(1));
    out.push_back(take());
    out.push_back(spaced(factor()));
  }
  if (out.size() == 1) return std::move(out.front());
  return group(docs(nest(2, docs(fill(std::move(out))))));
}

Doc Builder::factor() {
  if (!is(Kind::minus)) return primary();
  Doc sign = take();
  return concat(docs(std::move(sign), primary()));
}

/// ( expr { , expr } ), or nothing between the brackets
Doc Builder::arguments() {
  Docs out, inside;
  out.push_back(take(Kind::paren_open));
  while (!is(Kind::paren_close)) {
    inside.push_back(expression());
    if (!is(Kind::comma)) break;
    inside.push_back(take());
    inside.push_back(line(is_wide(inside.back()) ? 0 : 1));
  }
  if (!inside.empty()) out.push_back(nest(2, docs(fill(std::move(inside)))));
  out.push_back(take(Kind::paren_close));
  return concat(std::move(out));
}

Doc Builder::aggregate(Keyword word) {
  Docs out;
  out.push_back(take(word));
  out.push_back(take(Kind::paren_open));
  Docs inside;
  if (grammar::is_name(now()) && is(Keyword::in, 1)) {
    Docs range;
    range.push_back(take());
    range.push_back(spaced(take(Keyword::in)));
    range.push_back(spaced(sum()));
    inside.push_back(concat(std::move(range)));
    if (is(Keyword::when)) {
      inside.push_back(line(1));
      inside.push_back(field(Keyword::when, &Builder::expression));
    }
    if (is(Kind::colon)) {
      inside.push_back(colon());
      inside.push_back(line(is_wide(inside.back()) ? 0 : 1));
      inside.push_back(expression());
    }
  } else {
    inside.push_back(expression());
  }
  out.push_back(nest(2, docs(fill(std::move(inside)))));
  out.push_back(take(Kind::paren_close));
  return group(std::move(out));
}

Doc Builder::primary() {
  for (const Keyword word : {Keyword::truth, Keyword::falsity, Keyword::unknown, Keyword::n_a}) {
    if (is(word)) return take(word);
  }
  for (const Keyword word : {Keyword::present, Keyword::absent}) {
    if (!is(word)) continue;
    Docs out;
    out.push_back(take(word));
    out.push_back(take(Kind::paren_open));
    out.push_back(path());
    out.push_back(take(Kind::paren_close));
    return concat(std::move(out));
  }
  if (is(Kind::paren_open)) {
    Docs out;
    out.push_back(take());
    out.push_back(chain(2, true));
    out.push_back(take(Kind::paren_close));
    return concat(std::move(out));
  }
  if (is(Kind::run) && is(Kind::paren_open, 1)) {
    for (const Keyword word : {Keyword::sum, Keyword::count, Keyword::maximum, Keyword::minimum}) {
      if (is(word)) return aggregate(word);
    }
  }
  if (!is(Kind::run) && !is(Kind::quoted_name)) return take();
  Doc callee = path();
  if (!is(Kind::paren_open)) return callee;
  return concat(docs(std::move(callee), arguments()));
}

}  // namespace zhunsheng::format

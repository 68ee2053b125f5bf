// SPDX-License-Identifier: Apache-2.0
// Words a mistake: one diagnostic at the offending token, with the keyword the author probably meant.
#include <algorithm>
#include <array>

#include "dsl/grammar/context.hpp"
#include "dsl/grammar/terminals.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Code;

constexpr char column_break = '\x1f';         // between the two languages of a label
constexpr std::size_t longest_shown = 20;     // characters of the author's text in a message

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The keyword meant by a misspelt run: nearest in the run's column, else the longest that the run begins with.
std::optional<std::string> meant_keyword(const std::string& text, const std::vector<Keyword>& candidates) {
  if (base::count_code_points(text) < 2) return std::nullopt;  // every word of one character is near every other
  std::vector<std::string> spellings;
  for (const Keyword candidate : candidates) spellings.emplace_back(is_ascii(text) ? english(candidate) : chinese(candidate));
  if (const auto nearest = base::nearest(text, spellings)) return nearest;
  std::optional<std::string> longest;
  for (const std::string& spelling : spellings) {
    const bool is_beginning = base::count_code_points(spelling) > 1 && text.starts_with(spelling);
    if (is_beginning && (!longest || spelling.size() > longest->size())) longest = spelling;
  }
  return longest;
}

const std::vector<Keyword>& declaration_words() {
  static const std::vector<Keyword> words = [] {
    std::vector<Keyword> out;
    for (auto word = static_cast<std::size_t>(Keyword::module); word <= static_cast<std::size_t>(Keyword::example); ++word) {
      if (static_cast<Keyword>(word) != Keyword::unless) out.push_back(static_cast<Keyword>(word));
    }
    return out;
  }();
  return words;
}

}  // namespace

std::string label(std::string_view chinese, std::string_view english) {
  return std::string(chinese) + column_break + std::string(english);
}

syntax::Literal Session::literal(const Token& token) const {
  using syntax::LiteralKind;
  syntax::Literal out;
  out.span = span(token);
  out.integer = token.value;
  switch (token.kind) {
    case TokenKind::integer: out.kind = LiteralKind::integer; break;
    case TokenKind::decimal: out.kind = LiteralKind::decimal; break;
    case TokenKind::money: out.kind = LiteralKind::money; break;
    case TokenKind::percent:
      out.kind = LiteralKind::percent;
      out.fraction = {token.value, token.denominator};
      out.integer = 0;
      break;
    case TokenKind::date:
      out.kind = LiteralKind::date;
      out.date = {static_cast<std::int32_t>(token.value)};
      out.integer = 0;
      break;
    case TokenKind::duration:
      out.kind = LiteralKind::duration;
      out.unit = token.unit;
      break;
    case TokenKind::string:
      out.kind = LiteralKind::string;
      out.text = quoted_text(text_, token);
      break;
    default:
      out.kind = is(token, Keyword::truth)     ? LiteralKind::truth
                 : is(token, Keyword::falsity) ? LiteralKind::falsity
                 : is(token, Keyword::unknown) ? LiteralKind::unknown
                                               : LiteralKind::not_applicable;
  }
  return out;
}

base::Diagnostic& Session::report(Code code, base::Span place, std::vector<std::string> arguments) {
  last_reported_ = place;
  base::Diagnostic& diagnostic = diagnostics_.emplace_back();
  diagnostic.code = code;
  diagnostic.span = place;
  diagnostic.arguments = std::move(arguments);
  return diagnostic;
}

/// What stands there was reported before, by the lexer or just now.
bool Session::is_silent(Iterator where) const {
  const bool is_end_of_truncated = where->kind == TokenKind::end && (lexed_.is_truncated || (!is_first(where) && where[-1].is_suspect));
  return where->is_suspect || is_end_of_truncated || (last_reported_ && *last_reported_ == span(*where));
}

std::string Session::text(const Token& token) const { return token.kind == TokenKind::run ? name_text(text_, token) : slice(token); }

std::string Session::shown(const Token& token) const {
  std::string out = text(token);
  if (const std::size_t line = out.find_first_of("\r\n"); line != std::string::npos) out = out.substr(0, line) + "…";
  if (base::count_code_points(out) <= longest_shown) return out;
  return std::string(base::slice_code_points(out, 0, longest_shown)) + "…";
}

void Session::report_failure(const Failure& failure) {
  const Iterator where = failure.where();
  const std::string which = failure.which();
  if (which.empty() || is_silent(where)) return;
  const std::size_t split = std::min(which.find(column_break), which.size() - 1);
  const std::string chinese = which.substr(0, split), english = which.substr(split + 1);
  if (where->kind == TokenKind::end) {
    const std::uint32_t end = is_first(where) ? where->begin : where[-1].end;
    report(Code::unexpected_end, {source_, end, end}, {chinese, english});
    return;
  }
  const bool is_keyword_as_name = chinese == NameTraits::chinese && where->kind == TokenKind::run && is_reserved(where->spelling) && !where->is_line_start;
  if (is_keyword_as_name) {
    const std::string word = text(*where);
    report(Code::reserved_as_name, span(*where), {word}).fix = base::Fix{span(*where), "「" + word + "」"};
    return;
  }
  if (where->is_line_start && !is_first(where)) {  // what ends the line before lacks its value
    report(Code::absent_value, span(where[-1]), {shown(where[-1]), chinese, english});
    return;
  }
  report(Code::unexpected_token, span(*where), {chinese, shown(*where), english});
}

void Session::report_unknown_field(Iterator where, const Block& block) {
  if (is_silent(where)) return;
  if (where->kind != TokenKind::run) {
    report(Code::unexpected_token, span(*where), {std::string(block.chinese) + "的字段或“}”", shown(*where), "a field of the " + std::string(block.english) + " or “}”"});
    return;
  }
  const std::string word = text(*where);
  base::Diagnostic& diagnostic = report(Code::unexpected_field, span(*where), {shown(*where), std::string(block.chinese), std::string(block.english)});
  diagnostic.suggestion = meant_keyword(word, block.fields);
}

void Session::report_misplaced(Iterator where) {
  if (!is_silent(where)) report(Code::misplaced_header, span(*where), {slice(*where)});
}

void Session::report_unknown_declaration(Iterator where) {
  if (is_silent(where)) return;
  base::Diagnostic& diagnostic = report(Code::unknown_declaration, span(*where), {shown(*where)});
  if (where->kind == TokenKind::run) diagnostic.suggestion = meant_keyword(text(*where), declaration_words());
}

void Session::report_unclosed(Iterator open, Iterator where, const Block& block) {
  if (is_silent(where) || where == lost_at_) return;  // the blocks around it are lost at the same place
  lost_at_ = where;
  report(Code::unclosed_block, span(*open), {std::string(block.chinese), std::string(block.english)});
}

}  // namespace zhunsheng::grammar

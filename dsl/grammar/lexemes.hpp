// SPDX-License-Identifier: Apache-2.0
// Text → tokens. Runs are classified once (keyword in either column, or name), full-width forms fold to the same
// kinds, numbers, money, dates, durations and citations are read whole. Every byte behind a broken literal is still read.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "dsl/grammar/keywords.hpp"
#include "dsl/syntax/tree.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/base/source.hpp"

namespace zhunsheng::grammar {

enum class TokenKind : std::uint8_t {
  end,          ///< behind the last token
  broken,       ///< cannot be used; already reported
  run,          ///< keyword or name, `spelling` says which
  quoted_name,  ///< 「…」
  integer, decimal, percent, money, date, duration,
  string,       ///< "…" or “…”
  title,        ///< 《…》
  citation,     ///< 《…》第十条第二项
  article,      ///< 第12条 in Arabic digits (in Chinese numerals it is a run)
  brace_open, brace_close, paren_open, paren_close, bracket_open, bracket_close,
  comma, colon, dot, gap, equal, not_equal, at_least, greater, at_most, less, plus, minus, times, divide, bar
};

struct Token {
  TokenKind kind = TokenKind::end;
  base::DurationUnit unit = base::DurationUnit::day;  ///< duration
  bool is_line_start = false;  ///< the first token of its line
  bool is_margin = false;      ///< at the very beginning of its line
  bool is_folded = false;      ///< a run with full-width letters: its text is not its bytes
  bool is_suspect = false;     ///< already reported; a parse that stops here stays silent
  Spelling spelling = 0;       ///< run
  std::uint32_t begin = 0, end = 0;
  std::int64_t value = 0;        ///< integer; millionths; fen; days of a date; count; numerator of a percent
  std::int64_t denominator = 1;  ///< percent
};

inline bool is(const Token& token, Keyword word) { return is_spelling_of(token.spelling, word); }
/// A run that is not reserved, or 「…」.
inline bool is_name(const Token& token) {
  return token.kind == TokenKind::quoted_name || (token.kind == TokenKind::run && !is_reserved(token.spelling));
}

/// 不少于, >=, =: what compares the value before with the one behind.
inline bool is_comparison(const Token& token) {
  const bool is_sign = token.kind >= TokenKind::equal && token.kind <= TokenKind::less;
  return is_sign || is(token, Keyword::not_fewer) || is(token, Keyword::reaches) || is(token, Keyword::not_below) || is(token, Keyword::exceeds) ||
         is(token, Keyword::short_of) || is(token, Keyword::fewer) || is(token, Keyword::not_exceeding) || is(token, Keyword::not_above);
}

struct Lexed {
  std::vector<Token> tokens;     ///< closed by one `end`
  bool is_truncated = false;     ///< the tail could not be read (a quote that is never closed)
  std::vector<base::Diagnostic> diagnostics;
  bool has_more_errors = false;  ///< diagnostics were dropped
};

inline constexpr std::size_t error_limit = 20000;      ///< diagnostics kept for one file
inline constexpr std::size_t longest_name = 256;       ///< characters
inline constexpr std::uint32_t deepest_nesting = 64;   ///< brackets and prefixes together

/// `text` must be valid UTF-8.
Lexed lex(const base::SourceText& text, std::uint32_t source);

/// The text of a run or 「…」, folded.
std::string name_text(std::string_view text, const Token& token);
/// The text of a string, escapes resolved; of a title, without 《》.
std::string quoted_text(std::string_view text, const Token& token);
/// Whether a run is 第…条[之…] and nothing else.
bool is_article_number(std::string_view text);

/// Marks brackets and prefixes beyond the depth limit as broken; reports the first of each stretch.
void check_nesting(Lexed& lexed, std::uint32_t source);

}  // namespace zhunsheng::grammar

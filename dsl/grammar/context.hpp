// SPDX-License-Identifier: Apache-2.0
// What every grammar source shares: the iterator, the one context type (the rules are instantiated for it), and the
// session that terminals read the text from and that collects diagnostics.
#pragma once
#include <boost/spirit/home/x3.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/grammar/lexemes.hpp"

namespace zhunsheng::grammar {

namespace x3 = boost::spirit::x3;

/// Tokens end with `end`, which no terminal takes: a terminal may look at *first without asking for the end.
using Iterator = const Token*;
using Failure = x3::expectation_failure<Iterator>;

/// A `{ … }` of fields: what it is called, which words begin its fields, where reading may go on after a mistake.
struct Block {
  std::string_view chinese, english;
  std::vector<Keyword> fields;
  /// Whether a field may begin here; nothing: one of `fields` begins it.
  bool (*may_begin_field)(Iterator token) = nullptr;
};

class Session {
 public:
  Session(const base::SourceText& text, std::uint32_t source, const Lexed& lexed, std::vector<base::Diagnostic>& diagnostics)
      : text_(text.text()), source_(source), lexed_(lexed), diagnostics_(diagnostics) {}

  [[nodiscard]] base::Span span(const Token& token) const { return {source_, token.begin, token.end}; }
  /// From the first token to the one before `behind`.
  [[nodiscard]] base::Span span(Iterator first, Iterator behind) const { return {source_, first->begin, first == behind ? first->begin : (behind - 1)->end}; }
  [[nodiscard]] std::string slice(const Token& token) const { return std::string(text_.substr(token.begin, token.end - token.begin)); }
  [[nodiscard]] bool is_first(Iterator token) const { return token == lexed_.tokens.data(); }
  [[nodiscard]] syntax::Name name(const Token& token) const { return {name_text(text_, token), span(token)}; }
  [[nodiscard]] syntax::String string(const Token& token) const { return {quoted_text(text_, token), span(token)}; }
  [[nodiscard]] syntax::Literal literal(const Token& token) const;

  base::Diagnostic& report(base::Code code, base::Span place, std::vector<std::string> arguments = {});
  /// An expectation failed; `which` is what x3::what says of the parser that was expected.
  void report_failure(const Failure& failure);
  void report_unknown_field(Iterator where, const Block& block);
  void report_unknown_declaration(Iterator where);
  /// 模块 or 引用 behind the declarations.
  void report_misplaced(Iterator where);
  /// Enough mistakes for one file: reading ends here.
  [[nodiscard]] bool is_full() const { return diagnostics_.size() > error_limit; }
  /// Whether something inside the span was reported just before.
  [[nodiscard]] bool has_reported_in(base::Span place) const { return last_reported_ && place.begin <= last_reported_->begin && last_reported_->end <= place.end; }
  void report_unclosed(Iterator open, Iterator where, const Block& block);

 private:
  [[nodiscard]] bool is_silent(Iterator where) const;
  [[nodiscard]] std::string shown(const Token& token) const;
  [[nodiscard]] std::string text(const Token& token) const;

  std::string_view text_;
  std::uint32_t source_;
  const Lexed& lexed_;
  std::vector<base::Diagnostic>& diagnostics_;
  std::optional<base::Span> last_reported_;
  Iterator lost_at_ = nullptr;  ///< where a block was last found to be unclosed
};

struct session_tag;
using Context = x3::context<session_tag, Session>;

template <class AnyContext>
Session& session(const AnyContext& context) {
  return x3::get<session_tag>(context);
}

/// What an expectation calls itself, in both languages (x3::what returns one string).
std::string label(std::string_view chinese, std::string_view english);

// recovery.cpp: where reading may go on
bool begins_declaration(Iterator token);
/// Behind a damaged field that began at `start` and failed at `where`: the next field, or the `}` of the block.
Iterator next_field(Iterator start, Iterator where, const Block& block);
/// Behind a damaged declaration: the next one at brace depth 0, or at the margin.
Iterator next_declaration(Iterator start, Iterator where);
/// Whether a block cannot go on here: the file ends, or a declaration begins at the margin.
bool is_block_lost(Iterator token, const Block& block);
bool may_begin_field(Iterator token, const Block& block);

}  // namespace zhunsheng::grammar

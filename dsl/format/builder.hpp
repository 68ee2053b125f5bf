// SPDX-License-Identifier: Apache-2.0
// Tokens → documents. Walks the tokens of a file that was parsed without an error, as the grammar does, so each branch is
// decided by the next token or two. Comments ride on their tokens (comments.hpp).
// Sources: expressions.cpp, parts.cpp (types, citations, dates), vocabulary.cpp (法规 材料 事实 日历), definitions.cpp
// (定义 表 参数 推定), patterns.cpp (词表 句式 提取), checks.cpp (规则), examples.cpp (例), builder.cpp (the rest).
#pragma once
#include <algorithm>
#include <cstdint>
#include <deque>
#include <exception>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/format/comments.hpp"
#include "dsl/format/doc.hpp"
#include "dsl/format/format.hpp"
#include "dsl/grammar/lexemes.hpp"

namespace zhunsheng::format {

/// The tokens are not as the grammar says: a rule file in a form that this room does not know. A bug of ours.
struct Lost : std::exception {};

/// One field of a `{ … }`.
struct Field {
  int place = 0;   ///< fields are put in this order; those of one place stay as they were
  int row = 0;     ///< neighbours of one row (not 0) share a line
  Doc doc;
};
using Fields = std::vector<Field>;

class Builder {
 public:
  Builder(std::string_view text, const std::vector<grammar::Token>& tokens, Comments& comments, Column column)
      : text_(text), tokens_(tokens), comments_(comments), column_(column), keywords_(tokens.size(), -1) {}

  [[nodiscard]] bool is_at_end() const { return tokens_[at_].kind == grammar::TokenKind::end; }
  [[nodiscard]] std::size_t place() const { return at_; }
  /// 模块, 引用 or a declaration.
  Doc statement();
  /// For each token the keyword it stands for in its place, -1 for names, literals and signs; known behind the last statement.
  [[nodiscard]] const std::vector<std::int16_t>& keywords() const { return keywords_; }

 private:
  using Keyword = grammar::Keyword;
  using Kind = grammar::TokenKind;
  using Token = grammar::Token;
  using Read = void (Builder::*)(Fields&);

  // builder.cpp
  [[nodiscard]] const Token& now(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  [[nodiscard]] bool is(Keyword word, std::size_t ahead = 0) const { return grammar::is(now(ahead), word); }
  [[nodiscard]] bool is(Kind kind, std::size_t ahead = 0) const { return now(ahead).kind == kind; }
  [[nodiscard]] std::string_view source(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }
  Doc take();
  Doc take(Kind kind);
  Doc take(Keyword word);
  /// The keyword of a value (重大, 同一句) if the token is one of them, else as it stands.
  Doc take_value(std::initializer_list<Keyword> words);
  Doc text_doc(std::size_t token, std::string_view shown, std::string_view measured);
  std::string_view printed(std::size_t token);
  std::string_view own(std::string text) { return owned_.emplace_back(std::move(text)); }
  /// A full-width sign brings its own blank.
  [[nodiscard]] bool is_wide(const Doc& sign) const { return static_cast<unsigned char>(sign.text.front()) >= 0x80; }
  /// A reserved word that begins a line would be read as the next field.
  [[nodiscard]] bool may_begin_line() const { return !(now().kind == Kind::run && grammar::is_reserved(now().spelling)); }
  Doc path();
  /// p { , p }, broken where a line is full.
  Doc words(std::initializer_list<Keyword> values = {});
  Docs head(Docs prefix, Keyword word);
  /// `{ fields }` behind a head; on one line where the author wrote it so (and `may_be_one_line`).
  Doc block(Docs head, Read read, bool may_be_one_line = true);
  Doc block_of(Docs head, Doc open, std::size_t open_token, Fields fields, bool may_be_one_line);
  static Docs rows(Fields fields);
  static Doc dangling(std::uint32_t comments);
  [[nodiscard]] bool is_one_line(std::size_t open, std::size_t close);
  Doc declaration(Docs prefix);
  /// keyword, blank, value
  Doc field(Keyword word, Doc (Builder::*value)());
  Doc name() { return take(); }

  // expressions.cpp
  Doc expression();
  Doc chain(int indentation, bool is_in_brackets = false);
  Doc unary();
  Doc quantifier(Keyword word);
  Doc test();
  Doc test_tail();
  Doc sum();
  Doc term();
  Doc factor();
  Doc primary();
  Doc aggregate(Keyword word);
  Doc arguments();
  Doc colon();
  [[nodiscard]] bool is_comparison() const;

  // parts.cpp
  Doc type();
  Doc date_range();
  Doc dated(Keyword keyword, bool is_date_first);
  Doc dated_without_word(bool is_date_first);
  [[nodiscard]] bool is_date_first(std::size_t ahead) const;
  Doc citation();
  Doc cite();
  void cites(Docs& out);
  [[nodiscard]] bool is_cite() const { return is(Keyword::cite) || is(Keyword::by_reference); }

  // vocabulary.cpp
  Doc statute(Docs prefix);
  Doc material(Docs prefix);
  Doc facts(Docs prefix);
  Doc calendar(Docs prefix);
  void statute_field(Fields& out);
  void fact_field(Fields& out);
  void calendar_field(Fields& out);
  Doc renumbering();
  Doc calendar_days(Keyword word);
  Doc fact_sources() { return words(); }

  // definitions.cpp
  Doc define(Docs prefix);
  Doc table(Docs prefix);
  Doc parameter(Docs prefix);
  Doc presume(Docs prefix);
  void define_case(Fields& out);
  void table_field(Fields& out);
  void version(Fields& out);
  Doc cell();
  Doc sums();

  // patterns.cpp
  Doc lexicon(Docs prefix);
  Doc pattern(Docs prefix);
  Doc extract(Docs prefix);
  void extract_field(Fields& out);
  Doc reference();
  struct Alternatives;
  Alternatives alternatives();
  Doc pattern_item();
  Doc pattern_atom();
  Doc pattern_group(Kind close);
  [[nodiscard]] bool begins_pattern_item() const;
  Doc branch_doc(Docs items);
  Docs pattern_options();
  Doc pattern_scope();
  Doc pattern_contexts();
  Doc pattern_body(Docs head, Width indentation, bool is_field);
  Doc repetition();

  // checks.cpp
  Doc check(Docs prefix);
  void check_field(Fields& out);
  void exception_field(Fields& out);
  Doc exception();
  Doc in_column(Keyword word, Doc (Builder::*value)());
  Doc for_each();
  Doc severity();
  Doc category();
  Doc kinds();

  // examples.cpp
  Doc example(Docs prefix);
  void example_field(Fields& out);
  Doc given_value();
  Doc record();
  Doc list();
  Doc expectation();
  Doc paths();
  Doc given_block();
  Doc example_text();

  std::string_view text_;
  const std::vector<Token>& tokens_;
  Comments& comments_;
  Column column_;
  std::vector<std::int16_t> keywords_;
  std::deque<std::string> owned_;
  std::size_t at_ = 0;
};

/// Brings the columns of fields to one width: `column` is the number of the kid that is padded, its pad follows it.
void align(Fields& fields, std::size_t column, int gap, int widest);

}  // namespace zhunsheng::format

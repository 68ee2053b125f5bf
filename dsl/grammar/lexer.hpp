// SPDX-License-Identifier: Apache-2.0
// The lexer's state, shared by its three sources: lexemes.cpp (runs, quotes, signs), numbers.cpp, citations.cpp.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/grammar/lexemes.hpp"

namespace zhunsheng::grammar {

/// A character at some offset: folded to ASCII where it has such a form. `length` 0 at the end of the text.
struct Character {
  char32_t code = 0;
  std::uint32_t length = 0;
};

class Lexer {
 public:
  Lexer(std::uint32_t source, std::size_t expected_bytes) : source_(source) { out_.tokens.reserve(expected_bytes / 8 + 16); }
  /// Reads on from `begin` to the end of `text`, which is the file up to there.
  void read(std::string_view text, std::uint32_t begin);
  Lexed finish();

 private:
  // lexemes.cpp
  void skip_byte_order_mark();
  void next();
  bool skip_blanks();
  void read_comment();
  void read_run();
  void read_name();
  void read_string(char32_t quote);
  void read_plain_string();
  bool recover_string(std::uint32_t begin);
  /// Where the line that holds `offset` ends; `offset` never goes back but in recover_string.
  std::uint32_t line_end(std::uint32_t offset);
  void read_sign(Character character);
  void read_bad(Character character);
  void check_hidden(std::uint32_t begin, std::uint32_t end);
  [[nodiscard]] Character peek(std::uint32_t offset) const;
  /// End of the run that begins at `offset` (which may not begin with a digit); offset itself if there is none.
  [[nodiscard]] std::uint32_t run_end(std::uint32_t offset) const;
  [[nodiscard]] std::string folded(std::uint32_t begin, std::uint32_t end) const;
  Token& emit(TokenKind kind, std::uint32_t begin, std::uint32_t end);
  base::Diagnostic& report(base::Code code, std::uint32_t begin, std::uint32_t end, std::vector<std::string> arguments = {});
  [[nodiscard]] std::string slice(std::uint32_t begin, std::uint32_t end) const { return std::string(text_.substr(begin, end - begin)); }

  // numbers.cpp
  struct Number {
    std::int64_t mantissa = 0;
    int decimals = 0;
    bool is_grouped = false;
    bool is_overflow = false;
    std::uint32_t begin = 0, end = 0;
  };
  void read_number();
  bool read_iso_date();
  bool read_chinese_date();
  void finish_date(std::uint32_t begin, std::int64_t year, std::int64_t month, std::int64_t day);
  std::uint32_t scan_digits(std::uint32_t offset, std::int64_t& value, int& count) const;
  Number scan_number(bool grouped) const;
  void read_unit(const Number& number);
  bool read_literal_of_unit(const Number& number, std::string_view unit, std::uint32_t end);
  void read_unknown_unit(const Number& number, const std::string& run, std::uint32_t end);
  void read_compound(const Number& number, std::uint32_t end);
  bool read_spaced_unit(const Number& number);
  void read_plain(const Number& number);
  void read_percent(const Number& number, int scale, std::uint32_t end);
  void read_money(const Number& number, std::int64_t unit_fen, std::uint32_t end);
  void read_duration(const Number& number, base::DurationUnit unit, std::uint32_t end);
  void read_glued(std::uint32_t begin, std::uint32_t end);

  // citations.cpp
  void read_title();
  bool read_article();
  [[nodiscard]] std::uint32_t scan_article(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t scan_section(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t scan_numerals(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t scan_numbered(std::uint32_t offset, char32_t unit) const;

  std::string_view text_;
  std::uint32_t source_;
  std::uint32_t at_ = 0;
  std::uint32_t line_begin_ = 0;
  std::uint32_t line_end_ = 0;     ///< of the line last asked for
  bool is_line_start_ = true;
  bool is_glued_ = false;          ///< the next token lacks a blank before it, which was reported
  bool has_recovered_ = false;     ///< a missing quote was guessed once
  std::int64_t suspicious_ = -1;   ///< the first string whose later lines look like rules
  Lexed out_;
};

bool is_hidden(char32_t code);
bool is_look_alike(char32_t code);
bool is_run_start(char32_t code);

}  // namespace zhunsheng::grammar

// SPDX-License-Identifier: Apache-2.0
// Comments and blank lines, which are no tokens: each comment is hung on a token, so that it travels with it. A comment
// at the end of a line hangs behind the last token of that line, one on its own line before the next token.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "dsl/grammar/lexemes.hpp"

namespace zhunsheng::format {

struct Comment {
  std::string_view text;  ///< with its # or //, without the blanks behind it
  bool has_blank_line = false;  ///< before it
};

struct Trivia {
  std::vector<Comment> before;
  std::string_view after;       ///< empty: none
  bool has_blank_line = false;  ///< directly before the token
};

/// What hangs on the tokens of one file. Number 0 is "nothing".
class Comments {
 public:
  Comments(std::string_view text, const std::vector<grammar::Token>& tokens);

  [[nodiscard]] std::uint32_t number_of(std::size_t token) const { return numbers_[token]; }
  [[nodiscard]] const Trivia& operator[](std::uint32_t number) const { return trivia_[number]; }
  [[nodiscard]] bool begins_with_blank_line(std::uint32_t number) const {
    const Trivia& here = trivia_[number];
    return here.before.empty() ? here.has_blank_line : here.before.front().has_blank_line;
  }
  /// What hangs on two neighbours that may change places: comments between the two move before them. Gives its number.
  std::uint32_t join(std::size_t first, std::size_t second);
  /// The comments before a token, as a number of their own, and taken from it: those before a closing brace.
  std::uint32_t split_before(std::size_t token);
  /// Every comment of the file, in order of place.
  [[nodiscard]] const std::vector<std::string_view>& all() const { return all_; }

 private:
  Trivia& at(std::size_t token);
  void read_gap(std::string_view gap, std::size_t token);
  [[nodiscard]] bool has_comment(std::size_t token) const;
  void settle(const std::vector<grammar::Token>& tokens);
  void settle_operator(std::size_t token);

  std::vector<std::uint32_t> numbers_;
  std::vector<Trivia> trivia_{1};
  std::vector<std::string_view> all_;
};

}  // namespace zhunsheng::format

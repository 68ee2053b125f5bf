// SPDX-License-Identifier: Apache-2.0
// Reads the gaps between tokens; then hangs comments where they will be printed (behind a comma rather than before it).
#include "dsl/format/comments.hpp"

#include <iterator>
#include <utility>

#include "engine/base/text.hpp"

namespace zhunsheng::format {
namespace {

using grammar::Keyword;
using grammar::Token;
using grammar::TokenKind;

/// A sign that is always printed directly behind what stands before it.
bool is_clinging(const Token& token) {
  return token.kind == TokenKind::comma || token.kind == TokenKind::paren_close || token.kind == TokenKind::bracket_close;
}
/// A sign that begins a line where the line is broken at it.
bool is_leading(const Token& token) {
  return token.kind == TokenKind::bar || grammar::is(token, Keyword::logical_and) || grammar::is(token, Keyword::logical_or);
}
/// A reserved word that serves as a name may not begin a line: it would be read as the next field.
bool is_bound(const Token& token) { return token.kind == TokenKind::run && grammar::is_reserved(token.spelling); }

}  // namespace

Comments::Comments(std::string_view text, const std::vector<Token>& tokens) : numbers_(tokens.size(), 0) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::size_t from = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].begin > from) read_gap(text.substr(from, tokens[i].begin - from), i);
    from = tokens[i].end;
  }
  settle(tokens);
}

Trivia& Comments::at(std::size_t token) {
  if (numbers_[token] == 0) {
    numbers_[token] = static_cast<std::uint32_t>(trivia_.size());
    trivia_.emplace_back();
  }
  return trivia_[numbers_[token]];
}

void Comments::read_gap(std::string_view gap, std::size_t token) {
  bool is_behind_token = token > 0;
  std::size_t empty_lines = 0;
  for (std::size_t at = 0; at < gap.size();) {
    const std::size_t end = std::min(gap.find('\n', at), gap.size());
    const std::string_view line = base::trim(gap.substr(at, end - at));
    const bool is_last = end == gap.size();
    if (!line.empty()) {
      all_.push_back(line);
      if (is_behind_token) this->at(token - 1).after = line;
      else this->at(token).before.push_back({line, empty_lines > 0});
      empty_lines = 0;
    } else if (!is_behind_token && !is_last) {
      ++empty_lines;
    }
    is_behind_token = false;
    at = end + 1;
  }
  if (empty_lines > 0) this->at(token).has_blank_line = true;
}

/// A line is broken before 且, 或 and | : what hangs behind them moves before them.
void Comments::settle_operator(std::size_t token) {
  if (token + 1 < numbers_.size() && numbers_[token + 1] != 0 && !trivia_[numbers_[token + 1]].before.empty()) {
    auto moved = std::exchange(at(token + 1).before, {});
    auto& before = at(token).before;
    before.insert(before.end(), std::make_move_iterator(moved.begin()), std::make_move_iterator(moved.end()));
  }
  if (numbers_[token] == 0 || at(token).after.empty()) return;
  const std::string_view after = std::exchange(at(token).after, {});
  if (token > 0 && at(token - 1).after.empty()) at(token - 1).after = after;
  else at(token).before.insert(at(token).before.begin(), {after, false});
}

/// From the last token to the first, so that a comment that makes room is followed by the one before it.
void Comments::settle(const std::vector<Token>& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (is_leading(tokens[i])) settle_operator(i);
    if (tokens[i].kind == TokenKind::comma && numbers_[i] != 0 && !at(i).before.empty() && !is_bound(tokens[i + 1])) {
      auto moved = std::exchange(at(i).before, {});
      auto& before = at(i + 1).before;
      before.insert(before.begin(), std::make_move_iterator(moved.begin()), std::make_move_iterator(moved.end()));
    }
  }
  for (std::size_t i = tokens.size(); i-- > 0;) {
    if (numbers_[i] == 0 || trivia_[numbers_[i]].after.empty()) continue;
    std::size_t target = i;
    while (target + 1 < tokens.size() && is_clinging(tokens[target + 1]) && !has_comment(target + 1) &&
           !(tokens[target + 1].kind == TokenKind::comma && is_bound(tokens[target + 2]))) {
      ++target;
    }
    if (target == i) continue;
    const std::string_view after = std::exchange(at(i).after, {});
    at(target).after = after;
  }
}

bool Comments::has_comment(std::size_t token) const {
  const Trivia& here = trivia_[numbers_[token]];
  return !here.before.empty() || !here.after.empty();
}

std::uint32_t Comments::join(std::size_t first, std::size_t second) {
  if (numbers_[first] == 0 && numbers_[second] == 0) return 0;
  Trivia both = trivia_[numbers_[first]];
  const Trivia& other = trivia_[numbers_[second]];
  if (!both.after.empty()) both.before.push_back({both.after, false});
  both.before.insert(both.before.end(), other.before.begin(), other.before.end());
  both.after = other.after;
  trivia_.push_back(std::move(both));
  return static_cast<std::uint32_t>(trivia_.size() - 1);
}

std::uint32_t Comments::split_before(std::size_t token) {
  if (numbers_[token] == 0 || trivia_[numbers_[token]].before.empty()) return 0;
  Trivia own;
  own.before = std::exchange(at(token).before, {});
  trivia_.push_back(std::move(own));
  return static_cast<std::uint32_t>(trivia_.size() - 1);
}

}  // namespace zhunsheng::format

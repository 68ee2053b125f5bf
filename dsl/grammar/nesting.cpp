// SPDX-License-Identifier: Apache-2.0
// The depth limit, checked before parsing so that the recursive grammar cannot run out of stack: open brackets of every
// kind, plus the prefixes (不是, quantifiers) that wait for their operand in each of them.
#include <string>
#include <vector>

#include "dsl/grammar/context.hpp"
#include "dsl/grammar/lexemes.hpp"

namespace zhunsheng::grammar {
namespace {

bool is_open(TokenKind kind) { return kind == TokenKind::brace_open || kind == TokenKind::paren_open || kind == TokenKind::bracket_open; }
bool is_close(TokenKind kind) { return kind == TokenKind::brace_close || kind == TokenKind::paren_close || kind == TokenKind::bracket_close; }

/// One open bracket, or the file itself.
struct Frame {
  std::uint32_t waiting = 0;     ///< 不是 that stand directly before the next token
  std::uint32_t quantified = 0;  ///< quantifiers (and the 不是 before them) whose body is not finished
};

class Nesting {
 public:
  Nesting(Lexed& lexed, std::uint32_t source) : lexed_(lexed), source_(source) {}

  void run() {
    for (std::size_t i = 0; i < lexed_.tokens.size(); ++i) visit(i);
  }

 private:
  void visit(std::size_t i) {
    Token& token = lexed_.tokens[i];
    if (ignored_ > 0 && token.is_margin && begins_declaration(&token)) start_over();
    if (ignored_ > 0) return visit_ignored(i);
    if (is_open(token.kind)) {
      if (enter(token)) frames_.push_back({});
      else ++ignored_;
    } else if (is_close(token.kind)) {
      close();
    } else if (is(token, Keyword::logical_not)) {
      if (enter(token)) ++frames_.back().waiting;
    } else if (is_quantifier(i)) {
      if (enter(token)) settle(frames_.back(), true);
    } else {
      if (frames_.back().quantified > 0 && ends_expression(token)) leave(frames_.back().quantified);
      settle(frames_.back(), false);
    }
  }

  /// Beyond the limit nothing may nest: every bracket and prefix is unusable until the brackets are closed again.
  void visit_ignored(std::size_t i) {
    Token& token = lexed_.tokens[i];
    if (is_close(token.kind)) return close();
    const bool is_bracket = is_open(token.kind);
    if (!is_bracket && !is(token, Keyword::logical_not) && !is_quantifier(i)) return;
    if (is_bracket) ++ignored_;
    make_unusable(token);
  }

  static void make_unusable(Token& token) {
    token.kind = TokenKind::broken;
    token.is_suspect = true;
    token.spelling = 0;
  }

  /// Counts one level more; beyond the limit the token becomes unusable, and the first of a stretch is reported.
  bool enter(Token& token) {
    if (depth_ < deepest_nesting) {
      ++depth_;
      has_reported_ = false;
      return true;
    }
    if (!has_reported_ && lexed_.diagnostics.size() <= error_limit) {
      base::Diagnostic& diagnostic = lexed_.diagnostics.emplace_back();
      diagnostic.code = base::Code::too_deep;
      diagnostic.span = {source_, token.begin, token.end};
      diagnostic.arguments = {std::to_string(deepest_nesting)};
    }
    has_reported_ = true;
    make_unusable(token);
    return false;
  }

  /// Beyond the limit brackets are not to be trusted: the next declaration at the margin begins anew. (The parser gave
  /// the blocks up at the broken bracket, and cannot reach this declaration from inside them.)
  void start_over() {
    frames_.assign(1, Frame{});
    depth_ = 0;
    ignored_ = 0;
    has_reported_ = false;
  }

  void close() {
    if (ignored_ > 0) {
      --ignored_;
      return;
    }
    if (frames_.size() < 2) return;
    depth_ -= frames_.back().waiting + frames_.back().quantified + 1;
    frames_.pop_back();
    settle(frames_.back(), false);
  }

  /// The operand of the waiting 不是 has come: a quantifier keeps them open (its body is part of theirs).
  void settle(Frame& frame, bool by_quantifier) {
    if (by_quantifier) frame.quantified += frame.waiting + 1;
    else depth_ -= frame.waiting;
    frame.waiting = 0;
  }

  void leave(std::uint32_t& levels) {
    depth_ -= levels;
    levels = 0;
  }

  [[nodiscard]] bool is_quantifier(std::size_t i) const {
    const Token& token = lexed_.tokens[i];
    const bool is_word = is(token, Keyword::every) || is(token, Keyword::some) || is(token, Keyword::none);
    return is_word && i + 2 < lexed_.tokens.size() && is(lexed_.tokens[i + 2], Keyword::in);
  }

  /// A comma, or a reserved word that begins a field or a declaration.
  static bool ends_expression(const Token& token) {
    if (token.kind == TokenKind::comma) return true;
    for (auto word = static_cast<std::size_t>(Keyword::module); word <= static_cast<std::size_t>(Keyword::request); ++word) {
      if (is_spelling_of(token.spelling, static_cast<Keyword>(word))) return true;
    }
    return false;
  }

  Lexed& lexed_;
  std::uint32_t source_;
  std::vector<Frame> frames_{Frame{}};
  std::uint32_t depth_ = 0;
  std::size_t ignored_ = 0;    ///< open brackets beyond the limit
  bool has_reported_ = false;
};

}  // namespace

void check_nesting(Lexed& lexed, std::uint32_t source) { Nesting(lexed, source).run(); }

}  // namespace zhunsheng::grammar

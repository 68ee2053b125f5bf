// SPDX-License-Identifier: Apache-2.0
// Where reading goes on behind a mistake: the next field of the block, or the next declaration.
#include <algorithm>

#include "dsl/grammar/context.hpp"

namespace zhunsheng::grammar {
namespace {

/// Follows brackets from where the damaged part began.
struct Depth {
  int braces = 0, others = 0;
  void pass(TokenKind kind) {
    if (kind == TokenKind::brace_open) ++braces;
    else if (kind == TokenKind::brace_close) --braces;
    else if (kind == TokenKind::paren_open || kind == TokenKind::bracket_open) ++others;
    else if (kind == TokenKind::paren_close || kind == TokenKind::bracket_close) others = std::max(0, others - 1);
  }
};

}  // namespace

bool begins_declaration(Iterator token) {
  if (token->spelling == 0) return false;
  for (auto word = static_cast<std::size_t>(Keyword::module); word <= static_cast<std::size_t>(Keyword::example); ++word) {
    if (static_cast<Keyword>(word) != Keyword::unless && is(*token, static_cast<Keyword>(word))) return true;
  }
  return false;
}

bool may_begin_field(Iterator token, const Block& block) {
  if (block.may_begin_field != nullptr) return block.may_begin_field(token);
  return token->spelling != 0 && std::any_of(block.fields.begin(), block.fields.end(), [&](Keyword field) { return is(*token, field); });
}

bool is_block_lost(Iterator token, const Block& block) {
  if (token->kind == TokenKind::end) return true;
  return token->is_margin && begins_declaration(token) && !may_begin_field(token, block);
}

Iterator next_field(Iterator start, Iterator where, const Block& block) {
  Depth depth;
  for (Iterator token = start;; ++token) {
    if (token->kind == TokenKind::end) return token;
    if (token->kind == TokenKind::brace_close && depth.braces == 0 && token >= where) return token;
    const bool is_behind = token >= where && token > start && token[-1].kind != TokenKind::dot;
    if (is_behind && token->is_margin && is_block_lost(token, block)) return token;
    if (is_behind && depth.braces <= 0 && (depth.others == 0 || token->is_line_start) && may_begin_field(token, block)) return token;
    depth.pass(token->kind);
  }
}

Iterator next_declaration(Iterator start, Iterator where) {
  Depth depth;
  for (Iterator token = start;; ++token) {
    if (token->kind == TokenKind::end) return token;
    if (token >= where && token > start && begins_declaration(token) && (depth.braces <= 0 || token->is_margin)) return token;
    depth.pass(token->kind);
  }
}

}  // namespace zhunsheng::grammar

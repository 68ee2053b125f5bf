// SPDX-License-Identifier: Apache-2.0
// dsl/grammar: rule files (.zs) → syntax tree. A small lexer reads the text into tokens with byte spans (both keyword
// columns, full-width forms folded, literals read whole); a Boost.Spirit X3 grammar runs over the tokens, one
// declaration at a time, and resumes after a damaged field or declaration, so that one call reports every mistake.
//   parse(SourceText("a.zs", "规则 甲 { 等级 较大 … }"), 0).value->declarations
// It does not resolve names, count fields or check types: that is dsl/sema. Nothing else of this room is for others.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "dsl/syntax/tree.hpp"
#include "engine/base/result.hpp"
#include "engine/base/source.hpp"

namespace zhunsheng::grammar {

/// Reads one rule file; `source` is its number in the list of sources. The value holds the declarations that could be
/// read even when there were errors (nothing only for a file that is too large or no UTF-8); diagnostics are in order of place.
base::Checked<syntax::File> parse(const base::SourceText& text, std::uint32_t source);

/// One row of the table of keywords. `english` is empty where the word has one form, and a sign (">=") for comparison words.
struct Word {
  std::string_view chinese;
  std::string_view english;
  bool reserved = false;
};
/// Every keyword in both columns, in the order of the language reference.
const std::vector<Word>& keywords();

}  // namespace zhunsheng::grammar

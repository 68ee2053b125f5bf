// SPDX-License-Identifier: Apache-2.0
// From "I do not understand this" to "you meant that". Each mistake that the parser found is taken to the small edits
// that would explain it (an everyday word, a sign of another language, a missing bracket, missing quotes); an edit is
// offered only if the declaration, read again with it, has fewer mistakes. So a fix never makes things worse, and
// mistakes that were only consequences of another disappear with it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dsl/grammar/lexemes.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/base/source.hpp"

namespace zhunsheng::grammar {

/// One edit of a stretch of text. Offsets are relative to the stretch.
struct Guess {
  std::uint32_t begin = 0, end = 0;
  std::string replacement;
  base::Code code{};                      ///< what to say if this is it
  std::vector<std::string> arguments;
  std::uint32_t place_begin = 0, place_end = 0;  ///< where to point
  bool is_likely = false;                        ///< from a table of what people write: it may leave other mistakes behind it
  bool is_offer = false;                         ///< it fits, but something else may be meant
};

/// What candidates.cpp looks at: a stretch of whole declarations, its tokens, and one mistake in it.
struct Trouble {
  std::string_view text;
  const std::vector<Token>& tokens;
  std::size_t token = 0;                  ///< where the mistake begins, or the next token
  const base::Diagnostic& diagnostic;     ///< its spans are relative to `text`
  std::string_view file;                  ///< all of the file, to see what it declares
};

/// Edits that might explain the mistake, likeliest first.
std::vector<Guess> find_candidates(const Trouble& trouble);

/// The candidates that rewrite several tokens at once (phrases.cpp): X 不属于 (…), N 以上, 《…》第十条（一）. They come first.
std::vector<Guess> find_phrases(const Trouble& trouble);

/// What to say where no edit helps, but the word is known.
std::optional<base::Note> find_hint(const Trouble& trouble);

/// Whether the file holds a declaration `keyword name`.
bool is_declared(std::string_view file, Keyword keyword, std::string_view name);

/// Reads a text without repairing anything (parse.cpp).
std::vector<base::Diagnostic> find_mistakes(const base::SourceText& text);

/// Rewrites the diagnostics of a text (in order of place): with fixes, at better places, and without consequences.
void repair(std::string_view text, std::uint32_t source, std::vector<base::Diagnostic>& diagnostics);

}  // namespace zhunsheng::grammar

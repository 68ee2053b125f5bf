// SPDX-License-Identifier: Apache-2.0
// The senses of keywords, and their spellings as small numbers: a token keeps the number of its spelling, so that
// asking "is this token 应当 or must?" is two comparisons of integers.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhunsheng::grammar {

enum class Keyword : std::uint8_t {
#define ZS_KEYWORD(name, chinese, english, kind) name,
#include "dsl/grammar/keywords.def"
#undef ZS_KEYWORD
};

/// Number of a spelling, 0 for a run that is no keyword.
using Spelling = std::uint16_t;

namespace detail {

struct KeywordRow {
  std::string_view chinese, english;
  bool reserved;
};
inline constexpr bool reserved = true, contextual = false;
inline constexpr KeywordRow keyword_rows[] = {
#define ZS_KEYWORD(name, chinese, english, kind) {chinese, english, kind},
#include "dsl/grammar/keywords.def"
#undef ZS_KEYWORD
};
inline constexpr std::size_t keyword_count = std::size(keyword_rows);

/// Spelling 2·row + 1 (Chinese) or 2·row + 2 (English) of the first place where the text stands.
constexpr Spelling first_spelling(std::string_view text) {
  if (text.empty()) return 0;
  for (std::size_t row = 0; row < keyword_count; ++row) {
    if (keyword_rows[row].chinese == text) return static_cast<Spelling>(2 * row + 1);
    if (keyword_rows[row].english == text) return static_cast<Spelling>(2 * row + 2);
  }
  return 0;
}

struct KeywordSpellings {
  Spelling chinese = 0, english = 0;
};
constexpr auto make_spellings() {
  std::array<KeywordSpellings, keyword_count> out{};
  for (std::size_t row = 0; row < keyword_count; ++row) {
    out[row] = {first_spelling(keyword_rows[row].chinese), first_spelling(keyword_rows[row].english)};
  }
  return out;
}
inline constexpr auto keyword_spellings = make_spellings();

}  // namespace detail

constexpr std::string_view chinese(Keyword word) { return detail::keyword_rows[static_cast<std::size_t>(word)].chinese; }
constexpr std::string_view english(Keyword word) { return detail::keyword_rows[static_cast<std::size_t>(word)].english; }
constexpr bool is_spelling_of(Spelling spelling, Keyword word) {
  const auto& both = detail::keyword_spellings[static_cast<std::size_t>(word)];
  return spelling != 0 && (spelling == both.chinese || spelling == both.english);
}

/// The spelling of a whole run, 0 if it is no keyword.
Spelling find_spelling(std::string_view run);
/// Whether a spelling may never be a bare name.
bool is_reserved(Spelling spelling);

}  // namespace zhunsheng::grammar

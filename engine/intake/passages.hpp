// SPDX-License-Identifier: Apache-2.0
// Words found in a document, as evidence: the paragraph, where in it, and the clause they stand in.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "engine/document/document.hpp"
#include "engine/facts/evidence.hpp"

namespace zhunsheng::intake {

/// Half-open bytes of one paragraph.
struct Passage {
  std::uint32_t paragraph = 0;
  std::size_t begin = 0, end = 0;
};

facts::Evidence evidence_of(const document::Document& document, const Passage& passage);
/// The whole paragraph.
Passage whole(const document::Document& document, std::uint32_t paragraph);
/// The first of the words that stands in the text.
std::optional<std::string_view> first_of(std::string_view text, std::initializer_list<std::string_view> words);
bool has_any(std::string_view text, std::initializer_list<std::string_view> words);
bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words);
bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words);
/// Where the word stands in the lines of the title; the whole first line if it runs over two.
Passage in_title(const document::Document& document, std::string_view word);
/// The first paragraph of the body (no notes, no headers) with one of the words, from `first` on.
std::optional<Passage> find_words(const document::Document& document, std::initializer_list<std::string_view> words, std::uint32_t first = 0);

}  // namespace zhunsheng::intake

// SPDX-License-Identifier: Apache-2.0
// Plain searches; a document is small.
#include "engine/intake/passages.hpp"

#include <algorithm>

#include "engine/base/text.hpp"

namespace zhunsheng::intake {

using document::Document;

facts::Evidence evidence_of(const Document& document, const Passage& passage) {
  const document::Paragraph& paragraph = document.paragraphs[passage.paragraph];
  const std::string_view text = paragraph.text;
  facts::Evidence evidence;
  evidence.kind = facts::EvidenceKind::text;
  evidence.document = document.path;
  const std::int32_t clause = document::clause_of(document, passage.paragraph);
  if (clause >= 0) evidence.clause = document.clauses[static_cast<std::size_t>(clause)].number;
  evidence.place = paragraph.place;
  evidence.start = static_cast<std::uint32_t>(base::count_code_points(text.substr(0, passage.begin)));
  evidence.end = evidence.start + static_cast<std::uint32_t>(base::count_code_points(text.substr(passage.begin, passage.end - passage.begin)));
  evidence.quote = text.substr(passage.begin, passage.end - passage.begin);
  return evidence;
}

Passage whole(const Document& document, std::uint32_t paragraph) { return {paragraph, 0, document.paragraphs[paragraph].text.size()}; }

std::optional<std::string_view> first_of(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text.find(word) != std::string_view::npos) return word;
  return std::nullopt;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) { return first_of(text, words).has_value(); }

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

Passage in_title(const Document& document, std::string_view word) {
  for (const std::uint32_t i : document.title_paragraphs) {
    const std::size_t at = document.paragraphs[i].text.find(word);
    if (at != std::string::npos) return {i, at, at + word.size()};
  }
  return whole(document, document.title_paragraphs.empty() ? 0 : document.title_paragraphs.front());
}

std::optional<Passage> find_words(const Document& document, std::initializer_list<std::string_view> words, std::uint32_t first) {
  for (std::uint32_t i = first; i < document.paragraphs.size(); ++i) {
    const document::Paragraph& paragraph = document.paragraphs[i];
    if (paragraph.place.kind == document::PlaceKind::footnote || paragraph.place.kind == document::PlaceKind::header) continue;
    for (const std::string_view word : words) {
      const std::size_t at = paragraph.text.find(word);
      if (at != std::string::npos) return Passage{i, at, at + word.size()};
    }
  }
  return std::nullopt;
}

}  // namespace zhunsheng::intake

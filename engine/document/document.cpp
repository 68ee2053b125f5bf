// SPDX-License-Identifier: Apache-2.0
// Places in words; the clause of a paragraph.
#include "engine/document/document.hpp"

namespace zhunsheng::document {

std::string to_string(const Place& place) {
  const auto number = [](std::uint32_t value) { return std::to_string(value); };
  switch (place.kind) {
    case PlaceKind::paragraph: return "paragraph " + number(place.first);
    case PlaceKind::cell: return "table " + number(place.first) + " row " + number(place.second) + " cell " + number(place.third);
    case PlaceKind::page_line: return "page " + number(place.first) + " line " + number(place.second);
    case PlaceKind::footnote: return "footnote " + number(place.first);
    case PlaceKind::header: return "header " + number(place.first);
  }
  return {};
}

const char* to_string(Format format) {
  switch (format) {
    case Format::plain: return "txt";
    case Format::docx: return "docx";
    case Format::json: return "json";
  }
  return "";
}

std::int32_t clause_of(const Document& document, std::uint32_t paragraph) {
  for (std::size_t i = 0; i < document.clauses.size(); ++i)
    if (document.clauses[i].first_paragraph <= paragraph && paragraph < document.clauses[i].last_paragraph) return static_cast<std::int32_t>(i);
  return -1;
}

}  // namespace zhunsheng::document

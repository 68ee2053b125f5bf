// SPDX-License-Identifier: Apache-2.0
// Plain text: one paragraph a line. Lines end at LF, CR, CRLF, form feed, vertical tab, U+0085, U+2028 or U+2029; blank
// lines are left out and not counted.
#include "engine/base/text.hpp"
#include "engine/intake/formats/encoding.hpp"
#include "engine/intake/formats/reader_table.hpp"

namespace zhunsheng::intake {
namespace {

bool is_line_end(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x1A || c == 0x85 || c == 0x2028 || c == 0x2029; }

void add_line(document::Document& document, std::string_view line) {
  std::string text = clean_line(line);
  if (text.empty()) return;
  const auto number = static_cast<std::uint32_t>(document.paragraphs.size() + 1);
  document.paragraphs.push_back({std::move(text), {document::PlaceKind::paragraph, number}});
}

}  // namespace

bool accepts_plain(std::string_view) { return true; }

base::Result<document::Document> read_plain(std::string_view bytes, std::string path) {
  base::Result<std::string> decoded = decode_text(bytes, path);
  if (!decoded.is_ok()) return decoded.error();
  const std::string_view text = decoded.value();
  document::Document document;
  document.path = std::move(path);
  document.format = document::Format::plain;
  std::size_t begin = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t at = offset;
    if (!is_line_end(base::decode(text, offset))) continue;
    add_line(document, text.substr(begin, at - begin));
    begin = offset;
  }
  add_line(document, text.substr(begin));
  return document;
}

}  // namespace zhunsheng::intake

// SPDX-License-Identifier: Apache-2.0
// Reads and prints citations. The numerals may be Chinese or Arabic; an item may stand in full-width or ASCII brackets.
#include "engine/law/citation.hpp"

#include "engine/base/text.hpp"

namespace zhunsheng::law {
namespace {

using base::decode;

/// A reading position that folds full-width forms and can look ahead.
struct Reader {
  std::string_view text;
  std::size_t offset = 0;

  [[nodiscard]] char32_t peek() const {
    if (offset >= text.size()) return 0;
    std::size_t at = offset;
    return base::fold_width(decode(text, at));
  }
  void advance() { decode(text, offset); }
  bool accept(char32_t wanted) {
    if (peek() != wanted) return false;
    advance();
    return true;
  }
  void skip_blanks() {
    while (offset < text.size() && base::is_blank(peek())) advance();
  }
};

bool is_numeral(char32_t c) {
  return (c >= U'0' && c <= U'9') || std::u32string_view(U"〇零一二三四五六七八九十百千两").find(c) != std::u32string_view::npos;
}

std::optional<std::int32_t> read_number(Reader& reader) {
  const std::size_t begin = reader.offset;
  std::string digits;
  while (reader.offset < reader.text.size() && is_numeral(reader.peek())) {
    base::append_utf8(digits, reader.peek());
    reader.advance();
  }
  const auto number = base::parse_chinese_integer(digits);
  if (!number || *number <= 0 || *number > 9999) {
    reader.offset = begin;
    return std::nullopt;
  }
  return static_cast<std::int32_t>(*number);
}

/// 第N<unit>, or nothing and the reader where it was. An item may be 第（N）项.
std::optional<std::int32_t> read_numbered(Reader& reader, char32_t unit) {
  const std::size_t begin = reader.offset;
  if (reader.accept(U'第')) {
    const bool bracket = reader.accept(U'(');
    if (const auto number = read_number(reader); number && (!bracket || reader.accept(U')')) && reader.accept(unit)) return number;
  }
  reader.offset = begin;
  return std::nullopt;
}

std::string read_title(Reader& reader) {
  if (!reader.accept(U'《')) return {};
  const std::size_t begin = reader.offset;
  for (int depth = 1; reader.offset < reader.text.size();) {
    const std::size_t here = reader.offset;
    const char32_t c = decode(reader.text, reader.offset);
    if (c == U'\n') return {};
    if (c == U'《') ++depth;
    if (c == U'》' && --depth == 0) return std::string(reader.text.substr(begin, here - begin));
  }
  return {};
}

/// Numbering of an instrument without articles: 二（六）, 四、（二）, 一、1.
std::string read_section(Reader& reader) {
  const std::size_t begin = reader.offset;
  std::size_t end = begin;
  while (reader.offset < reader.text.size()) {
    const char32_t c = reader.peek();
    if (is_numeral(c)) {
      reader.advance();
      end = reader.offset;
    } else if (c == U'(') {
      const std::size_t before = reader.offset;
      reader.advance();
      if (!read_number(reader) || !reader.accept(U')')) {
        reader.offset = before;
        break;
      }
      end = reader.offset;
    } else if (c == U'、') {
      const std::size_t before = reader.offset;
      reader.advance();
      if (end == begin || !(is_numeral(reader.peek()) || reader.peek() == U'(')) {
        reader.offset = before;
        break;
      }
    } else {
      break;
    }
  }
  reader.offset = end;
  return std::string(reader.text.substr(begin, end - begin));
}

void read_place(Reader& reader, Citation& citation) {
  if (const auto article = read_numbered(reader, U'条')) {
    citation.article = ArticleNumber{*article, 0};
    const std::size_t before = reader.offset;
    if (reader.accept(U'之')) {
      if (const auto sub = read_number(reader)) citation.article->sub = *sub;
      else reader.offset = before;
    }
    citation.paragraph = read_numbered(reader, U'款').value_or(0);
    citation.item = read_numbered(reader, U'项').value_or(0);
    citation.subitem = read_numbered(reader, U'目').value_or(0);
    return;
  }
  citation.section = read_section(reader);
}

}  // namespace

std::optional<CitationMatch> read_citation(std::string_view text) {
  Reader reader{text};
  Citation citation;
  citation.title = read_title(reader);
  if (citation.title.empty()) return std::nullopt;
  const std::size_t title_end = reader.offset;
  reader.skip_blanks();
  const std::size_t place_begin = reader.offset;
  read_place(reader, citation);
  if (reader.offset == place_begin) reader.offset = title_end;  // blanks belong to what follows
  return CitationMatch{std::move(citation), reader.offset};
}

std::string format_place(const Citation& citation) {
  if (!citation.article) return citation.section;
  std::string out = "第" + base::chinese_numeral(citation.article->article) + "条";
  if (citation.article->sub > 0) out += "之" + base::chinese_numeral(citation.article->sub);
  const auto append = [&](std::int32_t number, const char* unit) {
    if (number > 0) out += "第" + base::chinese_numeral(number) + unit;
  };
  append(citation.paragraph, "款");
  append(citation.item, "项");
  append(citation.subitem, "目");
  return out;
}

std::string format(const Citation& citation) { return "《" + citation.title + "》" + format_place(citation); }

std::string_view short_title(std::string_view title) {
  constexpr std::string_view country = "中华人民共和国";
  return title.starts_with(country) && title.size() > country.size() ? title.substr(country.size()) : title;
}

}  // namespace zhunsheng::law

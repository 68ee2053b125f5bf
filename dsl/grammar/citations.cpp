// SPDX-License-Identifier: Apache-2.0
// 《title》 and the numbering behind it: 第N条[之N][第N款][第N项|第（N）项][第N目], or an instrument's own numbering
// (二（六）). Only how far it reaches is found here; what it means is engine/law's.
#include <algorithm>

#include "dsl/grammar/lexer.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Code;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_chinese_numeral(char32_t c) { return std::u32string_view(U"〇零一二三四五六七八九十百千").find(c) != std::u32string_view::npos; }

}  // namespace

std::uint32_t Lexer::scan_numerals(std::uint32_t offset) const {
  for (;;) {
    const Character character = peek(offset);
    if (character.length == 0 || !(is_digit(character.code) || is_chinese_numeral(character.code))) return offset;
    offset += character.length;
  }
}

/// End of 第N<unit> or 第（N）<unit> at `offset`; offset itself if there is none.
std::uint32_t Lexer::scan_numbered(std::uint32_t offset, char32_t unit) const {
  if (peek(offset).code != U'第') return offset;
  std::uint32_t at = offset + peek(offset).length;
  const bool has_bracket = peek(at).code == U'(';
  if (has_bracket) at += peek(at).length;
  const std::uint32_t end = scan_numerals(at);
  if (end == at) return offset;
  at = end;
  if (has_bracket) {
    if (peek(at).code != U')') return offset;
    at += peek(at).length;
  }
  return peek(at).code == unit ? at + peek(at).length : offset;
}

/// End of 第N条[之N][第N款][第N项][第N目].
std::uint32_t Lexer::scan_article(std::uint32_t offset) const {
  std::uint32_t end = scan_numbered(offset, U'条');
  if (end == offset) return offset;
  if (peek(end).code == U'之') {
    const std::uint32_t begin = end + peek(end).length, numerals = scan_numerals(begin);
    if (numerals > begin) end = numerals;
  }
  for (const char32_t unit : {U'款', U'项', U'目'}) end = scan_numbered(end, unit);
  return end;
}

/// End of an instrument's own numbering: 二（六）, 四、（二）, 一、1.
std::uint32_t Lexer::scan_section(std::uint32_t offset) const {
  std::uint32_t end = offset, at = offset;
  for (;;) {
    const Character character = peek(at);
    if (character.code == U'(') {
      const std::uint32_t begin = at + character.length, numerals = scan_numerals(begin);
      if (numerals == begin || peek(numerals).code != U')') return end;
      end = at = numerals + peek(numerals).length;
    } else if (character.code == U'、' && end > offset) {
      at += character.length;
      const char32_t after = peek(at).code;
      if (!(is_digit(after) || is_chinese_numeral(after) || after == U'(')) return end;
    } else {
      const std::uint32_t numerals = scan_numerals(at);
      if (numerals == at) return end;
      end = at = numerals;
    }
  }
}

void Lexer::read_title() {
  const std::uint32_t begin = at_;
  const std::uint32_t end_of_line = line_end(begin);
  int depth = 0;
  do {
    const Character character = peek(at_);
    if (at_ >= end_of_line) {
      report(Code::unterminated_title, begin, begin + peek(begin).length);
      emit(TokenKind::broken, begin, end_of_line).is_suspect = true;
      return;
    }
    depth += character.code == U'《' ? 1 : character.code == U'》' ? -1 : 0;
    at_ += character.length;
  } while (depth > 0);
  check_hidden(begin, at_);
  std::uint32_t place = at_;
  while (peek(place).length > 0 && base::is_blank(peek(place).code)) place += peek(place).length;
  std::uint32_t end = scan_article(place);
  if (end == place && (place == at_ || is_chinese_numeral(peek(place).code) || peek(place).code == U'(')) {
    end = scan_section(place);
    if (place > at_ && base::is_han(peek(end).code)) end = place;  // 《…》 一般: a word that begins with a numeral
  }
  if (end == place) {
    emit(TokenKind::title, begin, at_);
    return;
  }
  at_ = end;
  emit(TokenKind::citation, begin, end);
  if (peek(end).code == U'条' && scan_numerals(place) == end) {  // 《…》5条
    const std::uint32_t behind = run_end(end);
    const std::string meant = slice(begin, place) + "第" + slice(place, behind);
    report(Code::wrong_word, begin, behind, {slice(place, behind), "第" + slice(place, behind)}).fix = base::Fix{{source_, begin, behind}, meant};
    at_ = behind;
    out_.tokens.back().end = behind;
    out_.tokens.back().is_suspect = true;
  } else if (base::is_han(peek(end).code)) {
    read_glued(begin, run_end(end));
  }
}

/// 第12条 in Arabic digits; in Chinese numerals it is an ordinary run.
bool Lexer::read_article() {
  if (!text_.substr(at_).starts_with("第")) return false;
  const std::uint32_t end = scan_article(at_);
  if (end == at_ || end <= run_end(at_) || base::is_han(peek(end).code)) return false;
  emit(TokenKind::article, at_, end);
  at_ = end;
  return true;
}

bool is_article_number(std::string_view text) {
  constexpr std::string_view ordinal = "第", article = "条";
  if (!text.starts_with(ordinal)) return false;
  const std::size_t unit = text.find(article);
  if (unit == std::string_view::npos || unit == ordinal.size()) return false;
  for (std::size_t offset = ordinal.size(); offset < unit;) {
    const char32_t code = base::decode(text, offset);
    if (!is_digit(code) && !is_chinese_numeral(code)) return false;
  }
  const std::string_view rest = text.substr(unit + article.size());
  return rest.empty() || rest.starts_with("之") || rest.starts_with(ordinal);
}

}  // namespace zhunsheng::grammar

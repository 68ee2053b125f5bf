// SPDX-License-Identifier: Apache-2.0
// Runs, quotes, signs and comments. The common characters (ASCII, and Han of three bytes) never go through a decoder.
#include "dsl/grammar/lexemes.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "dsl/grammar/lexer.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Code;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_'; }
/// A three-byte lead whose every character is Han (U+5000…U+9FFF).
bool is_han_lead(char byte) { return static_cast<unsigned char>(byte) >= 0xE5 && static_cast<unsigned char>(byte) <= 0xE9; }

/// A byte at which the inside of "…" needs a look: the quote (also ＂, which begins with EF), an escape, a new line.
bool may_end_string(char byte) { return byte == '"' || byte == '\\' || byte == '\n' || byte == '\xEF'; }

std::string code_point_name(char32_t code) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "U+%04X", static_cast<unsigned>(code));
  return buffer;
}

std::string character_text(char32_t code) {
  std::string out;
  if (code >= 0x20 && code != 0x7F) base::append_utf8(out, code);
  return out.empty() ? code_point_name(code) : out;
}

/// The Latin letter that a Cyrillic one is drawn like; empty if there is none.
std::string_view latin_for(char32_t code) {
  switch (code) {
    case U'а': return "a";
    case U'е': return "e";
    case U'о': return "o";
    case U'р': return "p";
    case U'с': return "c";
    case U'у': return "y";
    case U'х': return "x";
    case U'і': return "i";
    case U'А': return "A";
    case U'В': return "B";
    case U'Е': return "E";
    case U'К': return "K";
    case U'М': return "M";
    case U'Н': return "H";
    case U'О': return "O";
    case U'Р': return "P";
    case U'С': return "C";
    case U'Т': return "T";
    case U'Х': return "X";
    default: return {};
  }
}

/// What the author of a character outside the language probably meant; empty if that is unclear.
std::string_view meant_by(char32_t code) {
  switch (code) {
    case U'。': return ".";
    case U'—': case U'–': case U'−': case U'‐': case U'‑': return "-";
    case U'⩽': case U'≦': return "<=";
    case U'⩾': case U'≧': return ">=";
    case U'【': case U'〔': return "[";
    case U'】': case U'〕': return "]";
    case U'…': return "..";
    case U'‘': case U'’': case U'\'': case U'`': case U'”': return "\"";
    case U'『': return "「";
    case U'』': return "」";
    default: return {};
  }
}

}  // namespace

bool is_hidden(char32_t c) {
  const bool control = (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || (c >= 0x7F && c <= 0x9F);
  const bool direction = c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || direction || c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2028 || c == 0x2029 || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_look_alike(char32_t c) {
  const bool letters = (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7) || (c >= 0x1D00 && c <= 0x1FFF) || (c >= 0x2100 && c <= 0x214F) || (c >= 0x1D400 && c <= 0x1D7FF);
  const bool radicals = (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
  return letters || radicals;
}

bool is_run_start(char32_t c) { return is_letter(c) || base::is_han(c) || is_look_alike(c); }

Character Lexer::peek(std::uint32_t offset) const {
  if (offset >= text_.size()) return {};
  const char byte = text_[offset];
  if (static_cast<unsigned char>(byte) < 0x80) return {static_cast<char32_t>(byte), 1};
  std::size_t end = offset;
  const char32_t code = base::fold_width(base::decode(text_, end));
  return {code, static_cast<std::uint32_t>(end - offset)};
}

std::uint32_t Lexer::run_end(std::uint32_t offset) const {
  bool is_ascii = true;
  while (offset < text_.size()) {
    if (is_han_lead(text_[offset])) {
      offset += 3;
      is_ascii = false;
      continue;
    }
    const Character character = peek(offset);
    const char32_t c = character.code;
    if (!(is_letter(c) || (is_digit(c) && is_ascii) || is_run_start(c) || (is_hidden(c) && c >= 0x80))) break;
    is_ascii = is_ascii && c < 0x80;
    offset += character.length;
  }
  return offset;
}

std::string Lexer::folded(std::uint32_t begin, std::uint32_t end) const {
  std::string out;
  while (begin < end) {
    const Character character = peek(begin);
    if (!is_hidden(character.code)) base::append_utf8(out, character.code);
    begin += character.length;
  }
  return out;
}

Token& Lexer::emit(TokenKind kind, std::uint32_t begin, std::uint32_t end) {
  Token& token = out_.tokens.emplace_back();
  token.kind = kind;
  token.begin = begin;
  token.end = end;
  token.is_line_start = is_line_start_;
  token.is_margin = is_line_start_ && begin == line_begin_;
  token.is_suspect = is_glued_;
  is_line_start_ = is_glued_ = false;
  return token;
}

base::Diagnostic& Lexer::report(Code code, std::uint32_t begin, std::uint32_t end, std::vector<std::string> arguments) {
  if (out_.diagnostics.size() > error_limit) {  // the caller may fill in the last one, which is dropped
    out_.diagnostics.pop_back();
    out_.has_more_errors = true;
  }
  base::Diagnostic& diagnostic = out_.diagnostics.emplace_back();
  diagnostic.code = code;
  diagnostic.span = {source_, begin, end};
  diagnostic.arguments = std::move(arguments);
  return diagnostic;
}

void Lexer::check_hidden(std::uint32_t begin, std::uint32_t end) {
  while (begin < end) {
    const Character character = peek(begin);
    if (is_hidden(character.code)) {
      report(Code::hidden_character, begin, begin + character.length, {code_point_name(character.code)}).fix = base::Fix{{source_, begin, begin + character.length}, ""};
    }
    begin += character.length;
  }
}

void Lexer::skip_byte_order_mark() {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = line_begin_ = 3;
}

bool Lexer::skip_blanks() {
  while (at_ < text_.size()) {
    const char byte = text_[at_];
    if (byte == '\n') {
      line_begin_ = ++at_;
      is_line_start_ = true;
    } else if (byte == ' ' || byte == '\t' || byte == '\r') {
      ++at_;
    } else if (static_cast<unsigned char>(byte) < 0x80 || is_han_lead(byte)) {
      return true;
    } else {
      const Character character = peek(at_);
      if (is_hidden(character.code) || !base::is_blank(character.code)) return true;
      at_ += character.length;
    }
  }
  return false;
}

std::uint32_t Lexer::line_end(std::uint32_t offset) {
  if (offset >= line_end_) line_end_ = static_cast<std::uint32_t>(std::min(text_.find('\n', offset), text_.size()));
  return line_end_;
}

void Lexer::read_comment() {
  const std::uint32_t end = line_end(at_);
  const std::string_view line = text_.substr(0, end);
  for (std::size_t i = at_; (i = line.find('\xE2', i)) < end; ++i) {  // only direction marks matter here: they can make code look like a comment
    const Character character = peek(static_cast<std::uint32_t>(i));
    if (is_hidden(character.code)) check_hidden(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i) + character.length);
  }
  at_ = end;
}

void Lexer::read_run() {
  const std::uint32_t begin = at_;
  bool is_ascii = true, is_plain = true;
  std::size_t characters = 0;
  while (at_ < text_.size()) {
    ++characters;
    const char byte = text_[at_];
    if (is_han_lead(byte)) {
      at_ += 3;
      is_ascii = false;
      continue;
    }
    if (is_letter(static_cast<unsigned char>(byte)) || (is_digit(static_cast<unsigned char>(byte)) && is_ascii)) {
      ++at_;
      continue;
    }
    const Character character = peek(at_);
    const char32_t c = character.code;
    if (!(is_letter(c) || (is_digit(c) && is_ascii) || is_run_start(c) || (is_hidden(c) && c >= 0x80))) break;
    if (is_look_alike(c)) {
      base::Diagnostic& diagnostic = report(Code::look_alike, at_, at_ + character.length, {character_text(c), code_point_name(c)});
      if (const std::string_view latin = latin_for(c); !latin.empty()) diagnostic.fix = base::Fix{{source_, at_, at_ + character.length}, std::string(latin)};
    }
    if (is_hidden(c)) check_hidden(at_, at_ + character.length);
    is_plain = is_plain && !is_hidden(c) && !(c < 0x80 && character.length > 1);
    is_ascii = is_ascii && c < 0x80;
    at_ += character.length;
  }
  if (characters > longest_name && base::count_code_points(text_.substr(begin, at_ - begin)) > longest_name) report(Code::name_too_long, begin, at_);
  Token& token = emit(TokenKind::run, begin, at_);
  token.is_folded = !is_plain;
  token.spelling = is_plain ? find_spelling(text_.substr(begin, at_ - begin)) : find_spelling(folded(begin, at_));
}

void Lexer::read_name() {
  constexpr std::string_view open = "「", close = "」";
  const std::uint32_t begin = at_;
  const std::uint32_t end = line_end(begin);
  const std::size_t closed = text_.substr(0, end).find(close, begin);
  if (closed == std::string_view::npos) {
    report(Code::unterminated_name, begin, begin + static_cast<std::uint32_t>(open.size()));
    emit(TokenKind::broken, begin, end).is_suspect = true;
    at_ = end;
    return;
  }
  at_ = static_cast<std::uint32_t>(closed + close.size());
  const auto inner = static_cast<std::uint32_t>(begin + open.size());
  if (base::trim(text_.substr(inner, closed - inner)).empty()) report(Code::empty_name, begin, at_);
  if (base::count_code_points(text_.substr(inner, closed - inner)) > longest_name) report(Code::name_too_long, begin, at_);
  check_hidden(inner, static_cast<std::uint32_t>(closed));
  emit(TokenKind::quoted_name, begin, at_);
}

/// A quote is missing somewhere: take it to be at the end of the line of the first string whose later lines look like
/// rules (else of this one), and read on from there, once. A second time, the rest of the text is given up.
bool Lexer::recover_string(std::uint32_t begin) {
  const std::uint32_t guess = suspicious_ >= 0 && !has_recovered_ ? static_cast<std::uint32_t>(suspicious_) : begin;
  while (!out_.tokens.empty() && out_.tokens.back().begin >= guess) out_.tokens.pop_back();
  std::erase_if(out_.diagnostics, [&](const base::Diagnostic& d) { return d.span.begin >= guess; });
  report(Code::unterminated_string, guess, guess + peek(guess).length);
  const bool may_read_on = !has_recovered_;
  line_end_ = 0;
  at_ = may_read_on ? line_end(guess) : static_cast<std::uint32_t>(text_.size());
  has_recovered_ = true;
  out_.is_truncated = !may_read_on;
  Token& token = emit(may_read_on ? TokenKind::string : TokenKind::broken, guess, at_);
  token.is_suspect = true;
  return may_read_on;
}

void Lexer::read_string(char32_t quote) {
  const std::uint32_t begin = at_;
  const std::size_t reported = out_.diagnostics.size();
  bool looks_like_rules = false;
  at_ += peek(at_).length;
  for (;;) {
    while (at_ < text_.size() && !may_end_string(text_[at_])) ++at_;
    if (at_ >= text_.size()) {
      recover_string(begin);
      return;
    }
    const char byte = text_[at_];
    const Character character = peek(at_);
    if (byte == '"' || (quote == U'＂' && byte == '\xEF' && character.code == U'"')) break;
    at_ += character.length;
    if (byte == '\n') {
      std::uint32_t first = at_;
      while (first < text_.size() && (text_[first] == ' ' || text_[first] == '\t')) ++first;
      const Spelling spelling = find_spelling(text_.substr(first, run_end(first) - first));
      looks_like_rules = looks_like_rules || (spelling != 0 && is_reserved(spelling)) || peek(first).code == U'}';
    } else if (byte == '\\') {
      const Character escaped = peek(at_);
      const bool is_known = escaped.code == U'"' || escaped.code == U'\\' || escaped.code == U'n';
      if (!is_known && escaped.length > 0) report(Code::bad_escape, at_ - 1, at_ + escaped.length, {slice(at_ - 1, at_ + escaped.length)}).fix = base::Fix::offer({source_, at_ - 1, at_ - 1}, "\\");
      at_ += escaped.code == U'\n' ? 0 : escaped.length;
    }
  }
  at_ += peek(at_).length;
  if (looks_like_rules && suspicious_ < 0) suspicious_ = begin;
  Token& token = emit(TokenKind::string, begin, at_);
  token.is_suspect = token.is_suspect || out_.diagnostics.size() > reported;
}

void Lexer::read_plain_string() {
  constexpr std::string_view close = "”";
  const std::uint32_t begin = at_;
  const std::size_t closed = text_.find(close, begin);
  if (closed == std::string_view::npos) {
    recover_string(begin);
    return;
  }
  at_ = static_cast<std::uint32_t>(closed + close.size());
  emit(TokenKind::string, begin, at_);
}

void Lexer::read_bad(Character character) {
  const std::uint32_t begin = at_;
  const char32_t code = character.code;
  if (is_hidden(code)) {
    check_hidden(at_, at_ + character.length);
    at_ += character.length;
    return;
  }
  while (peek(at_).length > 0 && peek(at_).code == code) at_ += peek(at_).length;  // a stretch of one character is one mistake
  auto& diagnostic = report(Code::bad_character, begin, at_, {character_text(code)});
  if (const std::string_view meant = meant_by(code); !meant.empty()) diagnostic.suggestion = std::string(meant);
  emit(TokenKind::broken, begin, at_).is_suspect = true;
}

void Lexer::read_sign(Character character) {
  const std::uint32_t begin = at_;
  const Character second = peek(at_ + character.length);
  const auto sign = [&](TokenKind kind, std::uint32_t length) {
    at_ += length;
    emit(kind, begin, at_);
  };
  const auto pair = [&](char32_t next, TokenKind both, TokenKind single) {
    if (second.length > 0 && second.code == next) sign(both, character.length + second.length);
    else sign(single, character.length);
  };
  switch (character.code) {
    case U'{': return sign(TokenKind::brace_open, character.length);
    case U'}': return sign(TokenKind::brace_close, character.length);
    case U'(': return sign(TokenKind::paren_open, character.length);
    case U')': return sign(TokenKind::paren_close, character.length);
    case U'[': return sign(TokenKind::bracket_open, character.length);
    case U']': return sign(TokenKind::bracket_close, character.length);
    case U',': case U'、': return sign(TokenKind::comma, character.length);
    case U':': return sign(TokenKind::colon, character.length);
    case U'=': return sign(TokenKind::equal, character.length);
    case U'≠': return sign(TokenKind::not_equal, character.length);
    case U'≥': return sign(TokenKind::at_least, character.length);
    case U'≤': return sign(TokenKind::at_most, character.length);
    case U'+': return sign(TokenKind::plus, character.length);
    case U'-': return sign(TokenKind::minus, character.length);
    case U'*': case U'×': return sign(TokenKind::times, character.length);
    case U'/': case U'÷': return sign(TokenKind::divide, character.length);
    case U'|': return sign(TokenKind::bar, character.length);
    case U'.': return pair(U'.', TokenKind::gap, TokenKind::dot);
    case U'>': return pair(U'=', TokenKind::at_least, TokenKind::greater);
    case U'<': return pair(U'=', TokenKind::at_most, TokenKind::less);
    case U'!':
      if (second.code == U'=') return sign(TokenKind::not_equal, character.length + second.length);
      return read_bad(character);
    default: return read_bad(character);
  }
}

void Lexer::next() {
  if (is_han_lead(text_[at_])) {
    if (read_article()) return;
    return read_run();
  }
  const Character character = peek(at_);
  const char32_t c = character.code;
  if (is_letter(c)) return read_run();
  if (is_digit(c)) return read_number();
  if (c == U'#' || (c == U'/' && peek(at_ + character.length).code == U'/')) return read_comment();
  if (c == U'"') return read_string(character.length > 1 ? U'＂' : U'"');
  if (c == U'“') return read_plain_string();
  if (c == U'「') return read_name();
  if (c == U'《') return read_title();
  if (is_run_start(c)) return read_run();
  read_sign(character);
}

void Lexer::read(std::string_view text, std::uint32_t begin) {
  text_ = text;
  at_ = line_begin_ = line_end_ = begin;
  is_line_start_ = true;
  is_glued_ = has_recovered_ = false;
  suspicious_ = -1;
  if (begin == 0) skip_byte_order_mark();
  while (skip_blanks()) next();
}

Lexed Lexer::finish() {
  is_line_start_ = true;
  emit(TokenKind::end, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text_.size()));
  return std::move(out_);
}

/// Of Markdown only the fences, one after the other: a quote that is never closed costs one of them.
Lexed lex(const base::SourceText& text, std::uint32_t source) {
  Lexer lexer(source, text.text().size());
  if (!text.markdown()) lexer.read(text.text(), 0);
  else
    for (const auto& fence : text.markdown()->fences) lexer.read(text.text().substr(0, fence.end), fence.begin);
  return lexer.finish();
}

std::string name_text(std::string_view text, const Token& token) {
  constexpr std::size_t bracket = std::string_view("「").size();
  const std::string_view whole = text.substr(token.begin, token.end - token.begin);
  if (token.kind == TokenKind::quoted_name) return std::string(whole.substr(bracket, whole.size() - 2 * bracket));
  if (!token.is_folded) return std::string(whole);
  std::string out;
  for (std::size_t offset = 0; offset < whole.size();) {
    const char32_t code = base::fold_width(base::decode(whole, offset));
    if (!is_hidden(code)) base::append_utf8(out, code);
  }
  return out;
}

std::string quoted_text(std::string_view text, const Token& token) {
  const std::string_view whole = text.substr(token.begin, token.end - token.begin);
  const std::size_t mark = static_cast<unsigned char>(whole[0]) < 0x80 ? 1 : 3;  // " or “ 《 ＂
  const bool is_open = token.is_suspect && !(whole.ends_with('"') || whole.ends_with("”"));
  std::string_view inner = whole.substr(mark);
  if (!is_open || token.kind != TokenKind::string) inner.remove_suffix(inner.ends_with('"') ? 1 : std::min<std::size_t>(3, inner.size()));
  const bool has_escapes = mark == 1 && inner.find('\\') != std::string_view::npos;
  if (!has_escapes && inner.find("\r\n") == std::string_view::npos) return std::string(inner);
  std::string out;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner.substr(i, 2) == "\r\n") continue;  // a file reads the same whichever line ends it has
    if (has_escapes && inner[i] == '\\' && i + 1 < inner.size()) ++i, out += inner[i] == 'n' ? '\n' : inner[i];
    else out += inner[i];
  }
  return out;
}

}  // namespace zhunsheng::grammar

// SPDX-License-Identifier: Apache-2.0
// One case a type. Numbers are checked against the grammar of JSON here: nobody has looked at them yet.
#include "engine/facts/json_token.hpp"

#include <charconv>
#include <cstring>

#include "engine/base/text.hpp"
#include "engine/facts/value_text.hpp"

namespace zhunsheng::facts {
namespace {

using model::TypeKind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// -?(0|[1-9][0-9]*) behind which nothing stands but, perhaps, a fraction: where the fraction begins, or npos.
std::size_t end_of_whole(std::string_view token) {
  const std::size_t begin = token.starts_with('-') ? 1 : 0;
  std::size_t at = begin;
  while (at < token.size() && is_digit(token[at])) ++at;
  const bool is_right = at > begin && (token[begin] != '0' || at - begin == 1);
  return is_right ? at : std::string_view::npos;
}

/// A number without exponent.
bool is_decimal(std::string_view token) {
  std::size_t at = end_of_whole(token);
  if (at == std::string_view::npos || at == token.size()) return at == token.size();
  if (token[at] != '.' || at + 1 == token.size()) return false;
  for (++at; at < token.size(); ++at)
    if (!is_digit(token[at])) return false;
  return true;
}

bool read_integer(std::string_view token, std::int64_t& out) {
  constexpr std::size_t always_fits = 18;  // digits
  if (end_of_whole(token) != token.size()) return false;
  const bool is_negative = token.front() == '-';
  const std::string_view digits = token.substr(is_negative ? 1 : 0);
  if (digits.size() > always_fits) return std::from_chars(token.data(), token.data() + token.size(), out).ec == std::errc{};
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  out = is_negative ? -value : value;
  return true;
}

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The code point of the four digits behind \u; nothing for half a surrogate pair.
std::optional<char32_t> code_point(std::string_view digits) {
  if (digits.size() < 4) return std::nullopt;
  char32_t out = 0;
  for (const char c : digits.substr(0, 4)) {
    const int digit = hex_digit(c);
    if (digit < 0) return std::nullopt;
    out = out * 16 + static_cast<char32_t>(digit);
  }
  return out >= 0xd800 && out < 0xe000 ? std::nullopt : std::optional(out);
}

bool unescape(std::string_view text, std::string& out) {
  constexpr std::string_view names = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  out.clear();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      out += text[at];
      continue;
    }
    if (++at == text.size()) return false;
    if (text[at] == 'u') {
      const auto c = code_point(text.substr(at + 1));
      if (!c) return false;
      base::append_utf8(out, *c);
      at += 4;
    } else {
      const std::size_t which = names.find(text[at]);
      if (which == std::string_view::npos) return false;
      out += meanings[which];
    }
  }
  return true;
}

bool read_boolean(std::string_view token, model::Value& out) {
  out.a = token == "true" ? 1 : 0;
  return out.a == 1 || token == "false";
}

/// The types that are written as text.
bool read_text(const model::Type& type, std::string_view text, model::Value& out) {
  switch (type.kind) {
    case TypeKind::percent: {
      const auto fraction = parse_percent(text);
      if (fraction) out.a = fraction->numerator, out.b = fraction->denominator;
      return fraction.has_value();
    }
    case TypeKind::money: {
      const auto fen = parse_money(text);
      out.a = fen.value_or(0);
      return fen.has_value();
    }
    case TypeKind::date: {
      const auto date = base::parse_date(text);
      if (date) out.a = date->days;
      return date.has_value();
    }
    case TypeKind::duration: {
      const auto duration = parse_duration(text);
      if (!duration) return false;
      out.a = duration->count;
      out.b = static_cast<std::int64_t>(duration->unit);
      return type.unit == 0xff || out.b == type.unit;
    }
    case TypeKind::text: out.text.assign(text); return true;
    case TypeKind::boolean: case TypeKind::integer: case TypeKind::decimal: case TypeKind::enumeration: case TypeKind::record: case TypeKind::list: case TypeKind::error: break;
  }
  return false;
}

}  // namespace

std::optional<std::string_view> string_of(std::string_view token, std::string& scratch) {
  if (token.size() < 2 || token.front() != '"' || token.back() != '"') return std::nullopt;
  const std::string_view text = token.substr(1, token.size() - 2);
  if (std::memchr(text.data(), '\\', text.size()) == nullptr) return text;
  if (!unescape(text, scratch)) return std::nullopt;
  return scratch;
}

bool read_scalar(const model::Type& type, std::string_view token, const NameTable& words, std::string& scratch, model::Value& out) {
  out.kind = type.kind;
  switch (type.kind) {
    case TypeKind::boolean: return read_boolean(token, out);
    case TypeKind::integer: return read_integer(token, out.a);
    case TypeKind::decimal: {
      const auto millionths = is_decimal(token) ? parse_decimal(token) : std::nullopt;
      out.a = millionths.value_or(0);
      return millionths.has_value();
    }
    case TypeKind::enumeration: {
      if (token.size() < 2 || token.front() != '"' || token.back() != '"') return false;
      const std::uint32_t index = words.find(token.substr(1, token.size() - 2));
      out.a = index;
      return index != NameTable::none;
    }
    case TypeKind::percent: case TypeKind::money: case TypeKind::date: case TypeKind::duration: case TypeKind::text: {
      const auto text = string_of(token, scratch);
      return text && read_text(type, *text, out);
    }
    case TypeKind::record: case TypeKind::list: case TypeKind::error: break;
  }
  return false;
}

}  // namespace zhunsheng::facts

// SPDX-License-Identifier: Apache-2.0
// One function a type: candidates in order of likelihood, the first that parses is offered.
#include "engine/facts/hint.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/facts/value_text.hpp"

namespace zhunsheng::facts {
namespace {

using model::TypeKind;
using Kind = JsonNode::Kind;

bool is_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = base::decode(text, at); !base::is_blank(c)) base::append_utf8(out, c);
  return out;
}

std::string quoted(const std::string& text) {
  std::string out(1, '"');
  return out.append(text).append(1, '"');
}

/// A number or a text, as written.
std::string words_of(const JsonNode& node) { return node.kind == Kind::number || node.kind == Kind::string ? without_blanks(node.text) : std::string{}; }

std::string boolean_hint(const JsonNode& node) {
  static constexpr std::array<std::string_view, 7> yes{"是", "有", "对", "true", "yes", "1", "已"}, no{"否", "无", "没有", "false", "no", "0", "未"};
  const std::string words = words_of(node);
  if (std::find(yes.begin(), yes.end(), words) != yes.end()) return "true";
  return std::find(no.begin(), no.end(), words) != no.end() ? "false" : "";
}

/// A whole number in digits or Chinese numerals, also 3.0.
std::string integer_in(std::string_view words) {
  const std::size_t point = words.find('.');
  if (point != std::string_view::npos && words.find_first_not_of('0', point + 1) == std::string_view::npos) words = words.substr(0, point);
  const bool is_negative = words.starts_with('-');
  const auto number = base::parse_chinese_integer(is_negative ? words.substr(1) : words);
  return number ? std::to_string(is_negative ? -*number : *number) : std::string{};
}

std::string money_hint(const JsonNode& node) {
  std::string words = words_of(node);
  for (const std::string_view mark : {"人民币", "￥", "¥", "RMB"})
    if (words.starts_with(mark)) words.erase(0, mark.size());
  for (const char* unit : {"", "元"})
    if (const std::string candidate = words + unit; parse_money(candidate)) return quoted(candidate);
  return {};
}

std::string percent_hint(const JsonNode& node) {
  const std::string words = words_of(node);
  const auto share = parse_decimal(words);
  if (!share) return {};
  // 0.8 is meant as 80%, 80 too.
  const bool is_share = node.kind == Kind::number && *share >= -base::decimal_scale && *share <= base::decimal_scale;
  if (!is_share) return quoted(words + "%");
  const std::int64_t per_ten_thousand = *share / (base::decimal_scale / 10'000);
  if (per_ten_thousand * (base::decimal_scale / 10'000) != *share) return {};
  std::string digits = std::to_string(per_ten_thousand / 100);
  if (per_ten_thousand % 100 != 0) digits.append(".").append(std::to_string(100 + std::abs(per_ten_thousand % 100)).substr(1));
  if (digits.find('.') != std::string::npos && digits.ends_with('0')) digits.pop_back();
  return quoted(digits + "%");
}

std::string date_hint(const JsonNode& node) {
  std::string words = words_of(node);
  if (words.size() == 8 && is_digits(words)) words.insert(6, 1, '-').insert(4, 1, '-');
  std::replace_if(words.begin(), words.end(), [](char c) { return c == '/' || c == '.'; }, '-');
  for (const std::string& candidate : {words, words.substr(0, std::min<std::size_t>(words.size(), 10))})
    if (const auto date = base::parse_date(candidate)) return quoted(base::to_string(*date));
  return {};
}

/// A number without a unit, Chinese numerals, or half a blank too much.
std::string duration_hint(const model::Type& type, const JsonNode& node) {
  static constexpr std::array<const char*, 5> unit_words{"日", "个工作日", "周", "个月", "年"};
  const char* unit = type.unit < unit_words.size() ? unit_words[type.unit] : unit_words[0];
  const std::string words = words_of(node);
  if (const std::string count = integer_in(words); !count.empty()) return quoted(count + unit);
  for (const std::string_view ending : {"个工作日", "工作日", "个月", "月", "周", "年", "日", "天"}) {
    if (!words.ends_with(ending)) continue;
    const std::string count = integer_in(std::string_view(words).substr(0, words.size() - ending.size()));
    const auto duration = parse_duration(count + std::string(ending));
    return duration && (type.unit == 0xff || static_cast<std::uint8_t>(duration->unit) == type.unit) ? quoted(base::to_string(*duration)) : std::string{};
  }
  return {};
}

/// The nearest word, else the one that the text contains or that contains it.
std::string word_hint(const std::vector<std::string>& words, const JsonNode& node) {
  if (node.kind != Kind::string || node.text.empty()) return {};
  if (const auto near = base::nearest(node.text, words)) return quoted(*near);
  std::string found;
  for (const auto& word : words) {
    if (node.text.find(word) == std::string::npos && word.find(node.text) == std::string::npos) continue;
    if (!found.empty()) return {};
    found = word;
  }
  return found.empty() ? found : quoted(found);
}

/// Looks like a date, and there is no such day.
bool is_no_day(const JsonNode& node) {
  const std::string_view text = node.text;
  const bool has_shape = node.kind == Kind::string && text.size() >= 8 && text.size() <= 20 && is_digits(text.substr(0, 4));
  return has_shape && (text.find_first_not_of("0123456789-") == std::string_view::npos || (text.find("年") != std::string_view::npos && text.ends_with("日")));
}

Hint reason_for(const model::Type& type, const JsonNode& node) {
  if (type.kind == TypeKind::integer && node.kind == Kind::number && node.is_integer) return {"", "数太大", "the number is too large"};
  if (type.kind == TypeKind::date && is_no_day(node)) return {"", "没有这一天", "there is no such day"};
  const bool has_amount = type.kind == TypeKind::money && node.kind == Kind::string && node.text.ends_with("元") && node.text.find_first_of("0123456789") == 0;
  if (has_amount) return {"", "金额最细到分，最大约92000万亿元，逗号三位一分", "amounts go to the fen and up to about 92,000 trillion yuan; commas group three digits"};
  return {};
}

}  // namespace

Hint hint_for(const model::Ruleset& rules, const model::Type& type, const JsonNode& node) {
  Hint out;
  switch (type.kind) {
    case TypeKind::boolean: out.value = boolean_hint(node); break;
    case TypeKind::integer: out.value = integer_in(words_of(node)); break;
    case TypeKind::decimal:
      if (node.kind == Kind::string && parse_decimal(words_of(node))) out.value = words_of(node);
      break;
    case TypeKind::percent: out.value = percent_hint(node); break;
    case TypeKind::money: out.value = money_hint(node); break;
    case TypeKind::date: out.value = date_hint(node); break;
    case TypeKind::duration: out.value = duration_hint(type, node); break;
    case TypeKind::enumeration: out.value = word_hint(rules.enums[type.ref].values, node); break;
    case TypeKind::text:
      if (node.kind == Kind::number) out.value = quoted(node.text);
      break;
    case TypeKind::record:
    case TypeKind::list:
    case TypeKind::error: break;
  }
  constexpr std::size_t longest = 60;
  if (out.value.size() > longest || base::find_invalid_utf8(out.value) || out.value.find('\\') != std::string::npos) out.value.clear();
  return out.value.empty() ? reason_for(type, node) : out;
}

}  // namespace zhunsheng::facts

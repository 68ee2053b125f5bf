// SPDX-License-Identifier: Apache-2.0
// Counting as ECMA-376 part 1, 17.9 says: a level restarts when a higher one was used, unless w:lvlRestart says otherwise.
#include "engine/intake/formats/docx_numbering.hpp"

#include <algorithm>
#include <string_view>

#include "engine/base/text.hpp"

namespace zhunsheng::intake {
namespace {

constexpr std::size_t level_text_limit_bytes = 240;  // a number that long is none; it would be repeated before every paragraph
constexpr int chain_limit = 32;  // styles based on styles; a loop must end

std::string roman(int number, bool upper) {
  if (number < 1 || number > 3999) return std::to_string(number);
  static constexpr std::pair<int, const char*> parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
  std::string out;
  for (const auto& [value, letters] : parts)
    for (; number >= value; number -= value) out += letters;
  if (upper)
    for (char& c : out) c = static_cast<char>(c - 32);
  return out;
}

/// 1 -> a, 26 -> z, 27 -> aa, as Word repeats the letter.
std::string letters(int number, char first) {
  if (number < 1 || number > 26 * 20) return std::to_string(number);
  return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), static_cast<char>(first + (number - 1) % 26));
}

/// The number's characters replaced by those of `table` (十 one for each digit).
std::string by_digits(int number, std::u32string_view table) {
  std::string out;
  for (const char c : std::to_string(number)) base::append_utf8(out, c == '-' ? U'-' : table[static_cast<std::size_t>(c - '0')]);
  return out;
}

std::string financial(int number) {
  std::string out;
  static constexpr std::u32string_view plain = U"零一二三四五六七八九十百千", formal = U"零壹贰叁肆伍陆柒捌玖拾佰仟";
  const std::string words = std::string(number >= 10 && number < 20 ? "一" : "").append(base::chinese_numeral(number));  // 壹拾
  for (std::size_t offset = 0; offset < words.size();) {
    const char32_t c = base::decode(words, offset);
    const std::size_t at = plain.find(c);
    base::append_utf8(out, at == std::u32string_view::npos ? c : formal[at]);
  }
  return out;
}

/// ① and its like: `count` consecutive characters from `first`.
std::string enclosed(int number, char32_t first, int count) {
  if (number < 1 || number > count) return std::to_string(number);
  std::string out;
  base::append_utf8(out, first + static_cast<char32_t>(number - 1));
  return out;
}

/// 甲乙丙丁, 子丑寅卯.
std::string cyclic(int number, std::u32string_view table) {
  if (number < 1 || number > static_cast<int>(table.size())) return std::to_string(number);
  std::string out;
  base::append_utf8(out, table[static_cast<std::size_t>(number - 1)]);
  return out;
}

}  // namespace

std::string format_number(int number, const std::string& format) {
  if (format == "none" || format == "bullet") return {};
  if (format == "decimalZero") return std::string(number < 10 ? "0" : "").append(std::to_string(number));
  if (format == "chineseCounting" || format == "chineseCountingThousand" || format == "japaneseCounting" || format == "taiwaneseCounting" || format == "taiwaneseCountingThousand")
    return base::chinese_numeral(number);
  if (format == "chineseLegalSimplified" || format == "ideographLegalTraditional" || format == "japaneseLegal") return financial(number);
  if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" || format == "taiwaneseDigital") return by_digits(number, U"〇一二三四五六七八九");
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") return by_digits(number, U"０１２３４５６７８９");
  if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese") return enclosed(number, U'①', 20);
  if (format == "decimalEnclosedParen") return enclosed(number, U'⑴', 20);
  if (format == "decimalEnclosedFullstop") return enclosed(number, U'⒈', 20);
  if (format == "ideographEnclosedCircle") return enclosed(number, U'㊀', 10);
  if (format == "ideographTraditional") return cyclic(number, U"甲乙丙丁戊己庚辛壬癸");
  if (format == "ideographZodiac") return cyclic(number, U"子丑寅卯辰巳午未申酉戌亥");
  if (format == "upperRoman" || format == "lowerRoman") return roman(number, format[0] == 'u');
  if (format == "upperLetter" || format == "lowerLetter") return letters(number, format[0] == 'u' ? 'A' : 'a');
  return std::to_string(number);
}

const Styles::Style* Styles::find(const std::string& style) const {
  const auto found = styles_.find(style);
  return found == styles_.end() ? nullptr : &found->second;
}

void Styles::load(pugi::xml_node root) {
  const WordNames names(root);
  for (pugi::xml_node node = root.first_child(); node; node = node.next_sibling()) {
    if (names.of(node) != "style") continue;
    Style style;
    style.name = names.child_value(node, "name");
    style.based_on = names.child_value(node, "basedOn");
    const pugi::xml_node list = names.child(names.child(node, "pPr"), "numPr");
    style.numbering.list = to_integer(names.child_value(list, "numId"), 0);
    style.numbering.level = to_integer(names.child_value(list, "ilvl"), -1);
    const pugi::xml_node run = names.child(node, "rPr");
    if (names.child(run, "vanish")) style.hidden = names.has_toggle(run, "vanish");
    styles_[std::string(names.attribute(node, "styleId"))] = std::move(style);
  }
}

NumberingRef Styles::numbering(const std::string& style) const {
  NumberingRef ref;
  const Style* at = find(style);
  for (int i = 0; at != nullptr && i < chain_limit; ++i, at = find(at->based_on)) {
    if (ref.list == 0) ref.list = at->numbering.list;
    if (ref.level < 0) ref.level = at->numbering.level;
  }
  return ref;
}

bool Styles::is_hidden(const std::string& style) const {
  const Style* at = find(style);
  for (int i = 0; at != nullptr && i < chain_limit; ++i, at = find(at->based_on))
    if (at->hidden) return *at->hidden;
  return false;
}

bool Styles::is_contents(const std::string& style) const {
  const Style* at = find(style);
  const std::string_view name = at == nullptr ? std::string_view(style) : std::string_view(at->name);
  return (name.starts_with("toc ") || name.starts_with("TOC")) && name.size() <= 5;
}

Numbering::Level Numbering::read_level(const WordNames& names, pugi::xml_node node) {
  Level level;
  level.start = to_integer(names.child_value(node, "start"), 1);
  level.restart = to_integer(names.child_value(node, "lvlRestart"), -1);
  level.is_legal = names.has_toggle(node, "isLgl");
  level.text = names.child_value(node, "lvlText").substr(0, level_text_limit_bytes);
  level.style = names.child_value(node, "pStyle");
  std::string_view format = names.child_value(node, "numFmt");
  for (pugi::xml_node child = node.first_child(); child && format.empty(); child = child.next_sibling())
    if (names.of(child) == "mc:AlternateContent") format = names.child_value(names.child(child, "mc:Fallback"), "numFmt");
  if (!format.empty()) level.format = format;
  return level;
}

void Numbering::load_list(const WordNames& names, pugi::xml_node node) {
  List list;
  list.abstract = to_integer(names.child_value(node, "abstractNumId"), -1);
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (names.of(child) != "lvlOverride") continue;
    const int level = to_integer(names.attribute(child, "ilvl"), -1);
    if (level < 0 || level >= level_count) continue;
    if (const pugi::xml_node changed = names.child(child, "lvl")) list.levels[level] = read_level(names, changed);
    if (const pugi::xml_node start = names.child(child, "startOverride")) list.starts[static_cast<std::size_t>(level)] = to_integer(names.attribute(start, "val"), 1);
  }
  lists_[to_integer(names.attribute(node, "numId"), 0)] = std::move(list);
}

void Numbering::load(pugi::xml_node root, const Styles& styles) {
  const WordNames names(root);
  for (pugi::xml_node node = root.first_child(); node; node = node.next_sibling()) {
    if (names.of(node) == "num") load_list(names, node);
    if (names.of(node) != "abstractNum") continue;
    Abstract abstract;
    abstract.style_link = names.child_value(node, "numStyleLink");
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
      const int level = names.of(child) == "lvl" ? to_integer(names.attribute(child, "ilvl"), -1) : -1;
      if (level >= 0 && level < level_count) abstract.levels[static_cast<std::size_t>(level)] = read_level(names, child);
    }
    abstracts_[to_integer(names.attribute(node, "abstractNumId"), -1)] = std::move(abstract);
  }
  resolve_links(styles);
}

/// A w:numStyleLink names a style whose list holds the levels.
void Numbering::resolve_links(const Styles& styles) {
  for (auto& [id, list] : lists_) {
    const auto abstract = abstracts_.find(list.abstract);
    if (abstract == abstracts_.end() || abstract->second.style_link.empty()) continue;
    const auto target = lists_.find(styles.numbering(abstract->second.style_link).list);
    if (target != lists_.end() && target->first != id) list.abstract = target->second.abstract;
  }
}

int Numbering::level_of_style(int list, const std::string& style) const {
  const auto found = lists_.find(list);
  const auto abstract = found == lists_.end() ? abstracts_.end() : abstracts_.find(found->second.abstract);
  if (abstract == abstracts_.end()) return 0;
  for (int level = 0; level < level_count; ++level)
    if (!style.empty() && abstract->second.levels[static_cast<std::size_t>(level)].style == style) return level;
  return 0;
}

const Numbering::Level& Numbering::level_of(const List& list, const Abstract& abstract, int level) const {
  const auto changed = list.levels.find(level);
  return changed != list.levels.end() ? changed->second : abstract.levels[static_cast<std::size_t>(level)];
}

std::string Numbering::display(const List& list, const Abstract& abstract, int level) const {
  const Level& shown = level_of(list, abstract, level);
  if (shown.format == "bullet") return {};
  std::string out;
  for (std::size_t i = 0; i < shown.text.size(); ++i) {
    const bool is_slot = shown.text[i] == '%' && i + 1 < shown.text.size() && shown.text[i + 1] >= '1' && shown.text[i + 1] <= '9';
    if (!is_slot) {
      out += shown.text[i];
      continue;
    }
    const int slot = shown.text[++i] - '1';
    const Level& part = level_of(list, abstract, slot);
    const int number = abstract.begun[static_cast<std::size_t>(slot)] ? abstract.counters[static_cast<std::size_t>(slot)] : part.start;
    out += format_number(number, shown.is_legal ? "decimal" : part.format);
  }
  return out;
}

std::string Numbering::next(NumberingRef ref) {
  const auto found = lists_.find(ref.list);
  if (found == lists_.end()) return {};
  List& list = found->second;
  const auto abstract_found = abstracts_.find(list.abstract);
  if (abstract_found == abstracts_.end()) return {};
  Abstract& abstract = abstract_found->second;
  const int level = std::clamp(ref.level, 0, level_count - 1);
  const auto at = static_cast<std::size_t>(level);
  if (!list.used) {  // a list that says where it starts does so at its first paragraph
    list.used = true;
    for (std::size_t i = 0; i < level_count; ++i)
      if (list.starts[i]) abstract.begun[i] = false;
  }
  const int start = list.starts[at].value_or(level_of(list, abstract, level).start);
  abstract.counters[at] = abstract.begun[at] ? abstract.counters[at] + 1 : start;
  abstract.begun[at] = true;
  for (int below = level + 1; below < level_count; ++below) {
    const int restart = level_of(list, abstract, below).restart;
    if (restart < 0 || (restart > 0 && level < restart)) abstract.begun[static_cast<std::size_t>(below)] = false;
  }
  return display(list, abstract, level);
}

}  // namespace zhunsheng::intake

// SPDX-License-Identifier: Apache-2.0
// Blocks (paragraphs, tables) and inlines (runs and what wraps them). The recursion is bounded by depth_limit; elements
// that are not known are walked through, so that a new wrapper loses no text.
#include "engine/intake/formats/docx_body.hpp"

#include <algorithm>
#include <array>

#include "engine/base/text.hpp"
#include "engine/intake/formats/reader_table.hpp"

namespace zhunsheng::intake {
namespace {

using document::Place;
using document::PlaceKind;

constexpr std::size_t sample_limit = 3;
constexpr std::size_t sample_length = 30;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Never text: properties, instructions of fields, the phonetic part of ruby, what a newer choice replaces.
constexpr std::array<std::string_view, 16> skipped{"pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "rt", "rubyPr", "mc:Fallback", "moveFrom", "commentReference"};

/// Check boxes and ticks of the symbol fonts.
std::string_view symbol_of(std::string_view font, std::string_view code) {
  struct Symbol {
    std::string_view font, code, text;
  };
  static constexpr std::array<Symbol, 12> table{{{"Wingdings", "FE", "☑"}, {"Wingdings", "FD", "☒"}, {"Wingdings", "A8", "□"}, {"Wingdings", "6F", "□"}, {"Wingdings", "FC", "√"}, {"Wingdings", "FB", "×"},
    {"Wingdings 2", "52", "☑"}, {"Wingdings 2", "53", "☒"}, {"Wingdings 2", "54", "☒"}, {"Wingdings 2", "A3", "□"}, {"Wingdings 2", "50", "√"}, {"Wingdings 2", "4F", "×"}}};
  if (code.size() == 4) code.remove_prefix(2);  // F0xx or 00xx
  for (const Symbol& symbol : table)
    if (symbol.font == font && symbol.code == code) return symbol.text;
  return {};
}

/// The number in front, with a blank where the two would run into each other.
std::string join_number(const std::string& number, const std::string& text) {
  if (number.empty() || text.empty()) return number + text;
  std::size_t last = 0;
  for (std::size_t offset = 0; offset < number.size(); base::decode(number, offset)) last = offset;
  const char32_t end = base::decode(number, last);
  const bool ends_in_word = base::is_han(end) || (end < 0x80 && ((end >= '0' && end <= '9') || (end >= 'A' && end <= 'z')));
  const bool begins_with_digit = text[0] >= '0' && text[0] <= '9';
  return number + (ends_in_word || begins_with_digit ? " " : "") + text;
}

}  // namespace

void LeftAside::add(std::string words) {
  ++count;
  words = clean_line(words);
  if (!words.empty() && samples.size() < sample_limit) samples.emplace_back(base::slice_code_points(words, 0, sample_length));
}

bool StoryWalker::walk(pugi::xml_node root, pugi::xml_node story, Place place) {
  names_ = WordNames(root);
  blocks(story, place, 0);
  if (!carried_.empty()) emit(std::exchange(carried_, {}), place);
  return !is_too_deep_;
}

void StoryWalker::blocks(pugi::xml_node parent, Place place, int depth) {
  if (depth > depth_limit) {
    is_too_deep_ = true;
    return;
  }
  for (pugi::xml_node node = parent.first_child(); node && !is_too_deep_; node = node.next_sibling()) block(node, place, depth);
}

void StoryWalker::block(pugi::xml_node node, Place place, int depth) {
  const std::string_view name = names_.of(node);
  if (name == "p") return paragraph(node, place, depth);
  if (name == "tbl") return table(node, depth);
  if (name == "del") return deleted.add(words_below(node));
  if (name == "mc:AlternateContent") return blocks(choice_of(node), place, depth + 1);
  if (name == "altChunk") has_foreign_part = true;
  if (name == "sdt" && is_contents(node)) return contents.add({});
  if (node.type() == pugi::node_element && !is_one_of(name, skipped)) blocks(node, place, depth + 1);
}

/// A content control that holds the table of contents.
bool StoryWalker::is_contents(pugi::xml_node block_content) const {
  const pugi::xml_node part = names_.child(names_.child(block_content, "sdtPr"), "docPartObj");
  return names_.child_value(part, "docPartGallery") == "Table of Contents";
}

void StoryWalker::paragraph(pugi::xml_node node, Place place, int depth) {
  const pugi::xml_node properties = names_.child(node, "pPr");
  const std::string style(names_.child_value(properties, "pStyle"));
  if (styles_.is_contents(style)) return contents.add({});
  Line line;
  inlines(node, line, styles_.is_hidden(style), depth + 1);
  if (!line.hidden.empty()) hidden.add(std::move(line.hidden));
  const pugi::xml_node mark = names_.child(properties, "rPr");
  const bool runs_on = names_.child(mark, "del") || names_.child(mark, "moveFrom") || (names_.has_toggle(mark, "vanish") && line.lines.size() == 1 && clean_line(line.lines[0]).empty());
  line.lines[0].insert(0, std::exchange(carried_, {}));
  if (runs_on) {
    carried_ = std::move(line.lines.back());
    line.lines.pop_back();
  } else {
    const std::string number = number_of(properties, style);
    line.lines[0] = join_number(number, clean_line(line.lines[0]));
    if (line.lines.size() == 1 && line.lines[0] == number) line.lines[0].clear();  // an empty numbered paragraph says nothing
  }
  for (const std::string& text : line.lines) emit(text, place);
  for (const pugi::xml_node box : line.text_boxes) blocks(box, place, depth + 1);
}

std::string StoryWalker::number_of(pugi::xml_node properties, const std::string& style) {
  const pugi::xml_node own = names_.child(properties, "numPr");
  NumberingRef ref = styles_.numbering(style);
  const bool by_style = !names_.child(own, "numId");
  if (!by_style) ref.list = to_integer(names_.child_value(own, "numId"), 0);
  const int own_level = to_integer(names_.child_value(own, "ilvl"), -1);
  if (ref.list == 0) return {};
  if (own_level >= 0)
    ref.level = own_level;
  else if (by_style && ref.level < 0)
    ref.level = numbering_.level_of_style(ref.list, style);
  else if (!by_style)
    ref.level = 0;
  return numbering_.next(ref);
}

void StoryWalker::table(pugi::xml_node node, int depth) {
  Place place{PlaceKind::cell, ++table_count_, 0, 0};
  rows(node, place, depth + 1);
}

void StoryWalker::rows(pugi::xml_node parent, Place& place, int depth) {
  if (depth > depth_limit) {
    is_too_deep_ = true;
    return;
  }
  for (pugi::xml_node node = parent.first_child(); node && !is_too_deep_; node = node.next_sibling()) {
    const std::string_view name = names_.of(node);
    if (name == "tr") {
      if (names_.child(names_.child(node, "trPr"), "del")) {
        deleted.add(words_below(node));
        continue;
      }
      ++place.second;
      place.third = 0;
      row(node, place, depth + 1);
    } else if (name == "mc:AlternateContent") {
      rows(choice_of(node), place, depth + 1);
    } else if (node.type() == pugi::node_element && !is_one_of(name, skipped)) {
      rows(node, place, depth + 1);
    }
  }
}

void StoryWalker::row(pugi::xml_node node, Place place, int depth) {
  std::vector<std::pair<pugi::xml_node, pugi::xml_node>> open{{node, node.first_child()}};  // cells may stand in content controls
  while (!open.empty() && !is_too_deep_) {
    auto& [parent, next] = open.back();
    if (!next) {
      open.pop_back();
      continue;
    }
    const pugi::xml_node child = std::exchange(next, next.next_sibling());
    const std::string_view name = names_.of(child);
    if (name == "tc") {
      if (names_.child(names_.child(child, "tcPr"), "cellDel")) {
        deleted.add(words_below(child));
        continue;
      }
      ++place.third;
      blocks(child, place, depth + 1);
      if (!carried_.empty()) emit(std::exchange(carried_, {}), place);
    } else if (child.type() == pugi::node_element && !is_one_of(name, skipped)) {
      open.emplace_back(child, child.first_child());
      if (open.size() > depth_limit) is_too_deep_ = true;
    }
  }
}

void StoryWalker::inlines(pugi::xml_node parent, Line& line, bool is_hidden, int depth) {
  if (depth > depth_limit) {
    is_too_deep_ = true;
    return;
  }
  for (pugi::xml_node node = parent.first_child(); node && !is_too_deep_; node = node.next_sibling())
    if (node.type() == pugi::node_element) inline_node(node, line, is_hidden, depth);
}

void StoryWalker::inline_node(pugi::xml_node node, Line& line, bool is_hidden, int depth) {
  const std::string_view name = names_.of(node);
  if (name == "t" || name == "m:t") return put(line, is_hidden, node.child_value());
  if (name == "r") {
    const pugi::xml_node properties = names_.child(node, "rPr");
    const bool own = names_.child(properties, "vanish") ? names_.has_toggle(properties, "vanish") : is_hidden || styles_.is_hidden(std::string(names_.child_value(properties, "rStyle")));
    return inlines(node, line, own, depth + 1);
  }
  if (name == "tab" || name == "ptab") return put(line, is_hidden, " ");
  if (name == "noBreakHyphen") return put(line, is_hidden, "-");
  if (name == "br" || name == "cr") {
    if (!is_hidden) line.lines.emplace_back();
    return;
  }
  if (name == "del") return deleted.add(words_below(node));
  if (name == "txbxContent") return line.text_boxes.push_back(node);
  if (name == "mc:AlternateContent") return inlines(choice_of(node), line, is_hidden, depth + 1);
  if (is_one_of(name, skipped)) return;
  special(node, line);
  inlines(node, line, is_hidden, depth + 1);
}

/// Symbols, check boxes of forms, references of notes, pictures.
void StoryWalker::special(pugi::xml_node node, Line& line) {
  const std::string_view name = names_.of(node);
  if (name == "sym") {
    put(line, false, symbol_of(names_.attribute(node, "font"), names_.attribute(node, "char")));
  } else if (name == "checkBox") {
    const pugi::xml_node checked = names_.child(node, "checked") ? names_.child(node, "checked") : names_.child(node, "default");
    const std::string_view value = names_.attribute(checked, "val");
    put(line, false, checked && value != "0" && value != "false" ? "☑" : "□");
  } else if (name == "footnoteReference") {
    footnotes.emplace_back(names_.attribute(node, "id"));
  } else if (name == "endnoteReference") {
    endnotes.emplace_back(names_.attribute(node, "id"));
  } else if (name == "pic:pic" || name == "v:imagedata") {
    ++pictures;
  }
}

void StoryWalker::put(Line& line, bool is_hidden, std::string_view text) { (is_hidden ? line.hidden : line.lines.back()) += text; }

void StoryWalker::emit(std::string_view text, Place place) {
  std::string clean = clean_line(text);
  if (clean.empty()) return;
  if (place.kind == PlaceKind::paragraph) place.first = ++paragraph_count_;
  out_.push_back({std::move(clean), place});
}

/// The first choice; the fallback only where there is none, so that a text box is read once.
pugi::xml_node StoryWalker::choice_of(pugi::xml_node alternate) const {
  const pugi::xml_node choice = names_.child(alternate, "mc:Choice");
  return choice ? choice : names_.child(alternate, "mc:Fallback");
}

/// All words in a subtree, deleted ones too; walks without recursion.
std::string StoryWalker::words_below(pugi::xml_node node) const {
  std::string words;
  for (pugi::xml_node at = node.first_child(); at && words.size() < 4 * sample_length;) {
    const std::string_view name = names_.of(at);
    if (name == "t" || name == "delText") words += at.child_value();
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at != node && !at.next_sibling()) at = at.parent();
    if (at == node) break;
    at = at.next_sibling();
  }
  return words;
}

}  // namespace zhunsheng::intake

// SPDX-License-Identifier: Apache-2.0
// Styles and automatic numbering of a Word document: what stands in front of a paragraph, as Word displays it
// ("第三条", "（二）", "1.1"). Counters belong to the abstract list: several lists made from one continue each other unless
// one of them says where it starts.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>

#include "engine/intake/formats/docx_xml.hpp"

namespace zhunsheng::intake {

struct NumberingRef {
  int list = 0;   ///< w:numId; 0: none
  int level = -1;  ///< w:ilvl; -1: not said
};

/// What is used of styles.xml.
class Styles {
 public:
  void load(pugi::xml_node root);
  /// Numbering of the style or of those it is based on.
  [[nodiscard]] NumberingRef numbering(const std::string& style) const;
  [[nodiscard]] bool is_hidden(const std::string& style) const;
  /// A style of a table of contents.
  [[nodiscard]] bool is_contents(const std::string& style) const;

 private:
  struct Style {
    std::string based_on, name;
    NumberingRef numbering;
    std::optional<bool> hidden;
  };
  [[nodiscard]] const Style* find(const std::string& style) const;
  std::map<std::string, Style> styles_;
};

class Numbering {
 public:
  static constexpr int level_count = 9;
  void load(pugi::xml_node root, const Styles& styles);
  /// The level whose paragraphs have this style, of a list that a style names without a level.
  [[nodiscard]] int level_of_style(int list, const std::string& style) const;
  /// Counts one paragraph of the list and gives its number as displayed; empty for bullets and unknown lists.
  std::string next(NumberingRef ref);

 private:
  struct Level {
    int start = 1;
    int restart = -1;  ///< w:lvlRestart; -1: after any higher level
    bool is_legal = false;
    std::string format = "decimal", text, style;
  };
  struct List {
    int abstract = -1;
    std::array<std::optional<int>, level_count> starts;
    std::map<int, Level> levels;  ///< overridden ones
    bool used = false;
  };
  struct Abstract {
    std::array<Level, level_count> levels;
    std::array<int, level_count> counters{};
    std::array<bool, level_count> begun{};
    std::string style_link;
  };
  static Level read_level(const WordNames& names, pugi::xml_node node);
  void load_list(const WordNames& names, pugi::xml_node node);
  void resolve_links(const Styles& styles);
  [[nodiscard]] const Level& level_of(const List& list, const Abstract& abstract, int level) const;
  [[nodiscard]] std::string display(const List& list, const Abstract& abstract, int level) const;

  std::map<int, Abstract> abstracts_;
  std::map<int, List> lists_;
};

/// A number in one of Word's formats (w:numFmt): "chineseCounting" 12 -> "十二". Unknown formats are decimal.
std::string format_number(int number, const std::string& format);

}  // namespace zhunsheng::intake

// SPDX-License-Identifier: Apache-2.0
// Walks the story parts of a Word document (body, notes, headers) and writes their paragraphs as they read once every
// tracked change is accepted: insertions kept, deletions and hidden text left aside and counted.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/intake/formats/docx_numbering.hpp"

namespace zhunsheng::intake {

/// What was left aside: how often, and the first few words of it.
struct LeftAside {
  std::size_t count = 0;
  std::vector<std::string> samples;
  void add(std::string words);
};

class StoryWalker {
 public:
  static constexpr int depth_limit = 256;  ///< elements within elements; Word itself nests some thirty

  StoryWalker(const Styles& styles, Numbering& numbering, std::vector<document::Paragraph>& out) : styles_(styles), numbering_(numbering), out_(out) {}
  /// Walks one part. The place is where its paragraphs stand; for PlaceKind::paragraph they are counted on.
  /// False if the nesting is deeper than the limit; what was read so far stays.
  bool walk(pugi::xml_node root, pugi::xml_node story, document::Place place);

  LeftAside deleted, hidden, contents;
  std::size_t pictures = 0;
  bool has_foreign_part = false;            ///< w:altChunk: text in another format inside the file
  std::vector<std::string> footnotes, endnotes;  ///< ids in order of reference

 private:
  struct Line {
    std::vector<std::string> lines{1};        ///< split where the author broke the line
    std::vector<pugi::xml_node> text_boxes;
    std::string hidden;
  };
  void blocks(pugi::xml_node parent, document::Place place, int depth);
  void block(pugi::xml_node node, document::Place place, int depth);
  void paragraph(pugi::xml_node node, document::Place place, int depth);
  void table(pugi::xml_node node, int depth);
  void rows(pugi::xml_node parent, document::Place& place, int depth);
  void row(pugi::xml_node node, document::Place place, int depth);
  void inlines(pugi::xml_node parent, Line& line, bool is_hidden, int depth);
  void inline_node(pugi::xml_node node, Line& line, bool is_hidden, int depth);
  void special(pugi::xml_node node, Line& line);
  void put(Line& line, bool is_hidden, std::string_view text);
  void emit(std::string_view text, document::Place place);
  [[nodiscard]] std::string number_of(pugi::xml_node properties, const std::string& style);
  [[nodiscard]] pugi::xml_node choice_of(pugi::xml_node alternate) const;
  [[nodiscard]] std::string words_below(pugi::xml_node node) const;
  [[nodiscard]] bool is_contents(pugi::xml_node block_content) const;

  const Styles& styles_;
  Numbering& numbering_;
  std::vector<document::Paragraph>& out_;
  WordNames names_{pugi::xml_node()};
  std::string carried_;  ///< text of a paragraph whose mark was deleted: it runs on into the next
  std::uint32_t paragraph_count_ = 0, table_count_ = 0;
  bool is_too_deep_ = false;
};

}  // namespace zhunsheng::intake

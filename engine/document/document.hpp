// SPDX-License-Identifier: Apache-2.0
// 文书: a document as read, values only. Paragraphs in reading order, each with its place in the file; a tree of clauses
// over them. Readers (intake/formats) make the paragraphs, intake/structure makes the clauses.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhunsheng::document {

enum class PlaceKind : std::uint8_t { paragraph, cell, page_line, footnote, header };

/// Where a paragraph stands in the file; numbers are 1-based. cell: table first, row second, column third. page_line: page, line.
struct Place {
  PlaceKind kind = PlaceKind::paragraph;
  std::uint32_t first = 0, second = 0, third = 0;
  friend bool operator==(const Place&, const Place&) = default;
};
/// "paragraph 12", "table 1 row 2 cell 3", "page 2 line 7", "footnote 1", "header 1".
std::string to_string(const Place& place);

struct Paragraph {
  std::string text;  ///< UTF-8, one line, numbering as displayed in front
  Place place;
};

/// One node of the tree of clauses, in document order; its own text is paragraphs [first, last) without its children's.
struct Clause {
  std::string number;   ///< full path as displayed: "第五条", "第五条第（二）项", "三、（一）", "附件1 二、"; may be empty for text before any clause
  std::string heading;  ///< short heading behind the number, may be empty
  std::int32_t parent = -1;     ///< index in Document::clauses
  std::uint32_t depth = 0;
  std::uint32_t first_paragraph = 0, last_paragraph = 0;  ///< half-open
};

enum class Format : std::uint8_t { plain, docx, json };
const char* to_string(Format format);

struct Document {
  std::string path;      ///< as the user gave it
  std::string sha256;    ///< hex, of the bytes; filled by who read them
  Format format = Format::plain;
  std::string title;     ///< empty if none was recognised
  std::vector<Paragraph> paragraphs;
  std::vector<Clause> clauses;      ///< every paragraph but the title belongs to exactly one clause (own range)
  std::vector<std::uint32_t> title_paragraphs;  ///< paragraphs that make up the title; not part of any clause
  bool read_whole = true;           ///< false: damaged or low-trust, its lists are open
  std::vector<std::string> notes;   ///< things the reader left aside (deletions, hidden text), in Chinese
};

/// The clause that owns the paragraph; -1 for the title.
std::int32_t clause_of(const Document& document, std::uint32_t paragraph);

}  // namespace zhunsheng::document

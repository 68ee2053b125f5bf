// SPDX-License-Identifier: Apache-2.0
// The text of a document as patterns see it: full-width ASCII folded, blanks dropped, all paragraphs in one array of
// code points, with the way back to (paragraph, code point) and the units that a match may not leave.
// Units partition the array; the mark that ends a unit belongs to it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/model/pattern.hpp"

namespace zhunsheng::matching {

/// Half-open range of positions in PreparedText::chars.
struct Range {
  std::uint32_t begin = 0, end = 0;
  [[nodiscard]] bool holds(const Range& inner) const { return begin <= inner.begin && inner.end <= end; }
  [[nodiscard]] bool holds(std::uint32_t position) const { return begin <= position && position < end; }
  [[nodiscard]] bool is_empty() const { return begin >= end; }
  [[nodiscard]] std::uint32_t size() const { return is_empty() ? 0 : end - begin; }
  friend bool operator==(const Range&, const Range&) = default;
};

/// Width folded, blanks dropped: how phrases and texts are compared.
std::u32string fold(std::string_view text);
bool is_digit(char32_t c);

/// A partition of the text, by where its units begin.
class Units {
 public:
  void open(std::uint32_t position);  ///< a unit begins here (positions ascend; a repeated one counts once)
  void close(std::uint32_t size) { size_ = size; }
  [[nodiscard]] std::size_t count() const { return begins_.size(); }
  [[nodiscard]] std::size_t index_at(std::uint32_t position) const;
  [[nodiscard]] Range unit(std::size_t index) const;
  /// The unit that holds the character at `position` (the last unit for the end of the text).
  [[nodiscard]] Range at(std::uint32_t position) const { return unit(index_at(position)); }

 private:
  std::vector<std::uint32_t> begins_;
  std::uint32_t size_ = 0;
};

class PreparedText {
 public:
  explicit PreparedText(const document::Document& document);

  std::u32string chars;
  std::vector<std::uint32_t> offsets;           ///< code point of each character in its paragraph
  std::vector<std::uint32_t> paragraph_begins;  ///< by paragraph, and one past the last
  std::vector<std::int32_t> clause_of;          ///< by paragraph; -1 = none
  std::vector<bool> is_title;                   ///< by paragraph
  Units parts;         ///< 分句: up to ，；：。！？ or the paragraph's end
  Units outer_parts;   ///< the same, but marks inside a quotation do not end one
  Units sentences;     ///< 句: up to 。！？； or the paragraph's end; marks inside a quotation do not end one
  Units paragraphs;    ///< 款
  Units clauses;       ///< 条: own paragraphs of one clause; the paragraphs of the title are one unit everywhere
  std::vector<Range> quotes;  ///< outermost “…” 「…」 "…", marks included, in order
  std::vector<Range> titles;  ///< outermost 《…》, marks included, in order

  [[nodiscard]] const Units& units(model::Scope scope) const;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(chars.size()); }
  [[nodiscard]] std::size_t paragraph_at(std::uint32_t position) const;
  [[nodiscard]] Range paragraph_range(std::size_t paragraph) const { return {paragraph_begins[paragraph], paragraph_begins[paragraph + 1]}; }
  /// The range of the list (quotes or titles) that encloses `inner` with its marks outside it, or null.
  static const Range* enclosing(const std::vector<Range>& ranges, Range inner);
  /// A mark that ends a 分句 stands here.
  [[nodiscard]] bool is_part_end(std::uint32_t position) const;

 private:
  void append(const document::Paragraph& paragraph);
  void find_marks(Range paragraph);
  void split(Range paragraph);
  void open_paragraph(std::size_t paragraph);
  [[nodiscard]] bool ends_sentence(std::uint32_t position, const Range* quote) const;
};

}  // namespace zhunsheng::matching

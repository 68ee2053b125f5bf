// SPDX-License-Identifier: Apache-2.0
// Documents → lines. Puts comments on their lines and those at the ends of neighbouring lines below one another.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "dsl/format/comments.hpp"
#include "dsl/format/doc.hpp"

namespace zhunsheng::format {

inline constexpr int line_width = 120;  ///< cells; a Han character is two

class Writer {
 public:
  explicit Writer(const Comments& comments) : comments_(comments) {}

  /// Prints a statement of the file on lines of its own. Gives how many lines it took, without the comments before it.
  std::size_t write(const Doc& statement);
  /// An empty line before the statement just written (false: none).
  void set_blank_line_before_last(bool wanted) { lines_[statement_].has_blank_line = wanted && statement_ > 0; }
  [[nodiscard]] bool has_blank_line_before_last() const { return lines_[statement_].has_blank_line; }
  void write_comments(std::uint32_t trivia);
  std::string finish();

 private:
  struct Line {
    std::size_t begin = 0;       ///< of its code, in code_
    int width = 0;
    std::string_view comment;    ///< behind the code
    bool has_blank_line = false; ///< before it
  };

  void render(const Doc& doc, bool is_flat, int tail);
  void render_kids(const Doc& doc, bool is_flat, int tail);
  void render_fill(const Doc& doc, bool is_flat, int tail);
  void write_text(const Doc& doc);
  void write_before(std::uint32_t trivia);
  void append(std::string_view text, Width width);
  void begin_line();
  [[nodiscard]] bool has_code() const { return lines_.back().begin < code_.size(); }
  void align_comments();

  const Comments& comments_;
  std::string code_;
  std::vector<Line> lines_;
  Width indentation_, column_, pending_;
  BlankLines blank_lines_ = BlankLines::drop;
  std::size_t statement_ = 0;  ///< its first line
};

}  // namespace zhunsheng::format

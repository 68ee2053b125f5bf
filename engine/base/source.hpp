// SPDX-License-Identifier: Apache-2.0
// A source text with its line table, and half-open byte spans in it. Lines and columns are computed when shown.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/markdown.hpp"

namespace zhunsheng::base {

/// Half-open byte range [begin, end) of source number `source` (its index in the list of sources of one compilation).
struct Span {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// The smallest span that holds both (both must be of one source).
Span join(Span first, Span last);

/// 1-based line, 1-based column counted in characters (code points).
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// UTF-8 text that was validated at the door, with the name to show for it (a path as the user gave it). A name that ends
/// with .md says that it is Markdown, whose fences alone are rules.
class SourceText {
 public:
  SourceText(std::string name, std::string text);
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view slice(Span span) const;
  [[nodiscard]] Position position(std::uint32_t offset_bytes) const;
  /// The line (without its end) that holds the offset.
  [[nodiscard]] std::string_view line_at(std::uint32_t offset_bytes) const;
  /// Byte offset at which the line holding `offset_bytes` begins.
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t offset_bytes) const;
  /// A file of examples: *.test.zs, *.test.zs.md.
  [[nodiscard]] bool is_test() const;
  /// Where the rules stand in it; nothing for a text that is rules throughout.
  [[nodiscard]] const std::optional<Markdown>& markdown() const { return markdown_; }

 private:
  std::string name_;
  std::string text_;
  [[nodiscard]] std::uint32_t characters_before(std::uint32_t offset_bytes) const;
  std::vector<std::uint32_t> line_begins_;
  std::optional<Markdown> markdown_;
  std::vector<std::uint32_t> counts_;  ///< characters before each step of the text
};

}  // namespace zhunsheng::base

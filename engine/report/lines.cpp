// SPDX-License-Identifier: Apache-2.0
// Splits into unbreakable pieces, then fills lines greedily.
#include "engine/report/lines.hpp"

#include "engine/base/text.hpp"

namespace zhunsheng::report {
namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
/// Marks that reorder or hide what a reader sees: direction controls, zero-width characters, tags, variation selectors.
bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}
bool is_closing(char32_t c) { return std::u32string_view(U"，。、；：？！）》〉〕】〗」』”’…％,.;:?!)]}%").find(c) != std::u32string_view::npos; }
bool is_opening(char32_t c) { return std::u32string_view(U"（《〈〔【〖「『“‘([{").find(c) != std::u32string_view::npos; }
/// Characters that stick together into a word: anything narrow that is neither a blank nor a mark.
bool is_word(char32_t c) { return base::display_width(c) < 2 && c != U' ' && !is_closing(c) && !is_opening(c); }

struct Piece {
  std::string text;
  std::size_t width = 0;
  bool is_blank = false;
};

/// A word or one wide character, with the opening marks before it and the closing marks behind it; or one space.
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> out;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode(text, at);
    const bool joins = !out.empty() && !out.back().is_blank && c != U' ' && (is_closing(c) || is_opening(before) || (is_word(before) && is_word(c)) || (is_closing(before) && before < 0x80 && is_word(c)));
    if (!joins) out.push_back({{}, 0, c == U' '});
    base::append_utf8(out.back().text, c);
    out.back().width += static_cast<std::size_t>(base::display_width(c));
    before = c;
  }
  return out;
}

/// A piece wider than a line (a long path, a run of dots) is cut between characters.
void add_cut(const Piece& piece, std::size_t width, std::vector<std::string>& lines, std::string& line, std::size_t& used) {
  for (std::size_t at = 0; at < piece.text.size();) {
    const char32_t c = base::decode(piece.text, at);
    const auto cells = static_cast<std::size_t>(base::display_width(c));
    if (used + cells > width && used > 0) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    base::append_utf8(line, c);
    used += cells;
  }
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  bool was_blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode(text, at);
    if (is_invisible(c)) continue;
    const bool blank = base::is_blank(c) || c == 0x85;
    if (blank) {
      if (!was_blank && !out.empty()) out += ' ';
    } else {
      base::append_utf8(out, is_control(c) ? 0xFFFD : c);
    }
    was_blank = blank;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  for (const auto& piece : pieces_of(text)) {
    if (used + piece.width > width && used > 0) {
      while (!line.empty() && line.back() == ' ') line.pop_back();
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (piece.is_blank && used == 0) continue;
    if (piece.width > width) {
      add_cut(piece, width, lines, line, used);
      continue;
    }
    line += piece.text;
    used += piece.width;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace zhunsheng::report

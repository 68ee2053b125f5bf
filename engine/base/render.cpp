// SPDX-License-Identifier: Apache-2.0
// file:line:column, the message, the line, the caret, the notes, the fix.
#include "engine/base/render.hpp"

#include <algorithm>

#include "engine/base/text.hpp"

namespace zhunsheng::base {
namespace {

constexpr std::size_t longest_line_cells = 160;  // a longer line is shown around the caret
constexpr std::size_t cells_before_caret = 40;
constexpr std::size_t longest_fix_cells = 160;

std::string number(std::size_t value) { return std::to_string(value); }

std::string line_and_column(const SourceText& source, std::uint32_t offset) {
  const Position position = source.position(offset);
  return number(position.line) + ":" + number(position.column);
}

/// Would move the cursor, hide, or turn the direction of what follows.
bool is_unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

/// What stands in a terminal for one character of the author's text; a tab is four blanks.
void append_shown(std::string& out, char32_t c) {
  if (c == U'\t') out += "    ";
  else append_utf8(out, is_unprintable(c) ? U'\uFFFD' : c);
}

std::size_t shown_width(char32_t c) { return c == U'\t' ? 4 : is_unprintable(c) ? 1 : static_cast<std::size_t>(display_width(c)); }

/// One line of text for a message: line breaks as blanks, what is too long cut.
std::string shown(std::string_view text) {
  std::string out;
  std::size_t cells = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode(text, offset);
    if (c == U'\r') continue;
    if ((cells += shown_width(c)) > longest_fix_cells) return out + "…";
    append_shown(out, c == U'\n' || c == U'\t' ? U' ' : c);
  }
  return out;
}

/// The message's own text is ours; the words of the author in it are not.
std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decode(text, offset);
    if (c == U'\n') out += ' ';
    else append_shown(out, c);
  }
  return out;
}

/// The stretch of the line to show, as byte offsets into it: all of it, or what lies around the caret.
std::pair<std::size_t, std::size_t> window(std::string_view line, std::size_t caret) {
  if (line.size() <= 4 * longest_line_cells && display_width(line) <= longest_line_cells) return {0, line.size()};
  std::size_t begin = caret, end = caret, cells = 0;
  while (begin > 0 && cells < cells_before_caret) {
    do --begin;
    while (begin > 0 && (static_cast<unsigned char>(line[begin]) & 0xC0) == 0x80);
    std::size_t offset = begin;
    cells += shown_width(decode(line, offset));
  }
  while (end < line.size() && cells < longest_line_cells) cells += shown_width(decode(line, end));
  return {begin, end};
}

struct Style {
  Language language;
  bool is_coloured;
  [[nodiscard]] bool is_chinese() const { return language == Language::chinese; }
  /// `code`: the number of an ANSI colour.
  [[nodiscard]] std::string paint(const char* code, const std::string& text) const { return is_coloured ? std::string("\x1b[") + code + "m" + text + "\x1b[0m" : text; }
};
constexpr const char *red = "1;31", *yellow = "1;33", *green = "32", *cyan = "36", *bold = "1";

/// The first line of the span with carets below; a span over several lines says where it ends.
std::string excerpt(const SourceText& source, Span span, const Style& style, const char* colour) {
  const std::string_view line = source.line_at(span.begin);
  const std::uint32_t line_begin = source.line_begin(span.begin);
  const std::size_t from = std::min<std::size_t>(span.begin - line_begin, line.size());
  const auto [begin, end] = window(line, from);
  const std::size_t to = std::clamp<std::size_t>(span.end < line_begin ? from : span.end - line_begin, from, end);
  std::string text = begin > 0 ? "…" : "";
  std::size_t indent = begin > 0 ? 2 : 0, carets = 0;
  for (std::size_t offset = begin; offset < end;) {
    const std::size_t at = offset;
    const char32_t c = decode(line.substr(0, end), offset);
    append_shown(text, c);
    if (at < from) indent += shown_width(c);
    else if (at < to) carets += shown_width(c);
  }
  if (end < line.size()) text += "…";
  const std::uint32_t first = source.position(span.begin).line, last = source.position(span.end > span.begin ? span.end - 1 : span.begin).line;
  const std::string until = last == first ? "" : style.is_chinese() ? " 到第" + number(last) + "行" : " to line " + number(last);
  return "    " + text + "\n    " + std::string(indent, ' ') + style.paint(colour, std::string(std::max<std::size_t>(1, carets), '^')) + until + "\n";
}

std::string quote(std::string_view text) { return "“" + shown(text) + "”"; }

bool is_invisible(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();)
    if (!is_unprintable(decode(text, offset))) return false;
  return true;
}

std::string describe_edit(const Edit& edit, bool is_alone, const Diagnostic& diagnostic, const SourceText& source, bool is_chinese) {
  const std::string old(source.slice(edit.span));
  if (old.empty()) return (is_chinese ? "在 " + line_and_column(source, edit.span.begin) + " 加上" : "insert at " + line_and_column(source, edit.span.begin) + ": ") + quote(edit.replacement);
  if (edit.replacement.empty() && is_invisible(old)) return is_chinese ? "删去这个看不见的字符" : "delete the invisible character";
  if (edit.replacement.empty()) return (is_chinese ? "删去" : "delete ") + quote(old);
  if (is_alone && edit.span == diagnostic.span) return shown(edit.replacement);
  return (is_chinese ? "把" + quote(old) + "改成" : "replace " + quote(old) + " by ") + quote(edit.replacement);
}

/// A nearest name that is only offered is asked about, not stated as the way to mend it.
bool is_the_suggestion(const Diagnostic& diagnostic) {
  const auto& edits = diagnostic.fix->edits;
  return diagnostic.suggestion && edits.size() == 1 && edits.front().replacement == *diagnostic.suggestion;
}

void print_mending(std::string& out, const Diagnostic& diagnostic, const std::vector<SourceText>& sources, const Style& style) {
  const bool is_chinese = style.is_chinese();
  const bool is_sure = diagnostic.fix && !diagnostic.fix->is_offer;
  if (diagnostic.suggestion && !(is_sure && is_the_suggestion(diagnostic))) {
    const std::string words = style.paint(green, "“" + printable(*diagnostic.suggestion) + "”");
    out += is_chinese ? "  您是不是想写" + words + "？\n" : "  did you mean " + words + "?\n";
  }
  if (!diagnostic.fix || diagnostic.fix->edits.empty() || (diagnostic.fix->is_offer && is_the_suggestion(diagnostic))) return;
  const std::string words = style.paint(green, describe_fix(diagnostic, sources[diagnostic.fix->edits.front().span.source], style.language));
  out += (diagnostic.fix->is_offer ? (is_chinese ? "  可以改成: " : "  you could write: ") : (is_chinese ? "  改法: " : "  fix: ")) + words + "\n";
}

/// file:line:column, and in Markdown the headings above.
std::string place(const SourceText& source, std::uint32_t offset, bool is_chinese) {
  const std::string where = printable(source.name()) + ":" + line_and_column(source, offset);
  const std::string headings = source.markdown() ? printable(heading_path(*source.markdown(), offset)) : std::string();
  return headings.empty() ? where : is_chinese ? where + "（" + headings + "）" : where + " (" + headings + ")";
}

void print_one(std::string& out, const Diagnostic& diagnostic, const std::vector<SourceText>& sources, const Style& style) {
  const bool is_chinese = style.is_chinese();
  const bool is_error = info(diagnostic.code).severity == DiagnosticSeverity::error;
  const char* colour = is_error ? red : yellow;
  const SourceText& source = sources[diagnostic.span.source];
  const std::string word = is_error ? (is_chinese ? "错误" : "error") : (is_chinese ? "警告" : "warning");
  out += style.paint(bold, place(source, diagnostic.span.begin, is_chinese)) + ": ";
  out += style.paint(colour, word + " " + code_name(diagnostic.code)) + ": " + printable(message(diagnostic, style.language)) + "\n";
  out += excerpt(source, diagnostic.span, style, colour);
  for (const Note& note : diagnostic.notes) {
    const SourceText& other = sources[note.span.source];
    out += "  " + place(other, note.span.begin, is_chinese) + ": " + style.paint(cyan, is_chinese ? "说明" : "note") + ": " + printable(is_chinese ? note.chinese : note.english) + "\n";
    out += excerpt(other, note.span, style, cyan);
  }
  print_mending(out, diagnostic, sources, style);
}

}  // namespace

std::string describe_fix(const Diagnostic& diagnostic, const SourceText& source, Language language) {
  std::string out;
  const auto& edits = diagnostic.fix->edits;
  const bool is_chinese = language == Language::chinese;
  for (const Edit& edit : edits) out += (out.empty() ? "" : is_chinese ? "；" : "; ") + describe_edit(edit, edits.size() == 1, diagnostic, source, is_chinese);
  return out;
}

std::string render(const std::vector<Diagnostic>& diagnostics, const std::vector<SourceText>& sources, Language language, bool is_coloured) {
  std::vector<const Diagnostic*> order;
  order.reserve(diagnostics.size());
  for (const auto& diagnostic : diagnostics) order.push_back(&diagnostic);
  std::stable_sort(order.begin(), order.end(), [](const Diagnostic* a, const Diagnostic* b) {
    if (a->span.source != b->span.source) return a->span.source < b->span.source;
    return a->span.begin < b->span.begin;
  });
  std::string out;
  for (const Diagnostic* diagnostic : order) print_one(out, *diagnostic, sources, {language, is_coloured});
  return out;
}

}  // namespace zhunsheng::base

// SPDX-License-Identifier: Apache-2.0
// file:line:column, the message, the line, the caret, the notes, the fix.
#include "engine/base/render.hpp"

#include <algorithm>

#include "engine/base/text.hpp"

namespace zhunsheng::base {
namespace {

constexpr std::size_t longest_line_cells = 160;  // a longer line is shown around the caret

std::string place(const SourceText& source, Span span) {
  const Position position = source.position(span.begin);
  return source.name() + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

/// The part of the line to show, as byte offsets into it, so that the caret stays in sight.
std::pair<std::size_t, std::size_t> window(std::string_view line, std::size_t caret) {
  if (display_width(line) <= longest_line_cells) return {0, line.size()};
  std::size_t begin = caret > 60 ? caret - 60 : 0, end = std::min(line.size(), caret + 120);
  const auto is_tail = [&](std::size_t i) { return i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80; };
  while (is_tail(begin)) ++begin;
  while (is_tail(end)) ++end;
  return {begin, end};
}

std::string excerpt(const SourceText& source, Span span) {
  const std::string_view line = source.line_at(span.begin);
  const std::uint32_t line_begin = source.line_begin(span.begin);
  const std::size_t from = std::min<std::size_t>(span.begin - line_begin, line.size());
  const auto [begin, end] = window(line, from);
  const std::size_t to = std::clamp<std::size_t>(span.end < line_begin ? from : span.end - line_begin, from, end);
  std::string shown;
  for (std::size_t offset = begin; offset < end;) {
    const char32_t c = decode(line.substr(0, end), offset);
    append_utf8(shown, c == U'\t' || c < 0x20 ? U' ' : c);
  }
  const std::size_t indent = display_width(line.substr(begin, from - begin)) + static_cast<std::size_t>(std::count(line.begin() + static_cast<std::ptrdiff_t>(begin), line.begin() + static_cast<std::ptrdiff_t>(from), '\t'));
  const std::size_t carets = std::max<std::size_t>(1, display_width(line.substr(from, to - from)));
  return "    " + shown + "\n    " + std::string(indent, ' ') + std::string(carets, '^') + "\n";
}

void print_one(std::string& out, const Diagnostic& diagnostic, const std::vector<SourceText>& sources, Language language) {
  const bool chinese = language == Language::chinese;
  const bool is_error = info(diagnostic.code).severity == DiagnosticSeverity::error;
  const SourceText& source = sources[diagnostic.span.source];
  out += place(source, diagnostic.span) + ": " + (is_error ? (chinese ? "错误" : "error") : (chinese ? "警告" : "warning")) + " " + code_name(diagnostic.code) + ": " + message(diagnostic, language) + "\n";
  out += excerpt(source, diagnostic.span);
  if (diagnostic.suggestion) out += chinese ? "  您是不是想写“" + *diagnostic.suggestion + "”？\n" : "  did you mean “" + *diagnostic.suggestion + "”?\n";
  for (const Note& note : diagnostic.notes) {
    out += "  " + place(sources[note.span.source], note.span) + ": " + (chinese ? "说明: " + note.chinese : "note: " + note.english) + "\n";
    out += excerpt(sources[note.span.source], note.span);
  }
  if (diagnostic.fix) out += (chinese ? "  改法: " : "  fix: ") + diagnostic.fix->replacement + "\n";
}

}  // namespace

std::string render(const std::vector<Diagnostic>& diagnostics, const std::vector<SourceText>& sources, Language language) {
  std::vector<const Diagnostic*> order;
  order.reserve(diagnostics.size());
  for (const auto& diagnostic : diagnostics) order.push_back(&diagnostic);
  std::stable_sort(order.begin(), order.end(), [](const Diagnostic* a, const Diagnostic* b) {
    if (a->span.source != b->span.source) return a->span.source < b->span.source;
    return a->span.begin < b->span.begin;
  });
  std::string out;
  for (const Diagnostic* diagnostic : order) print_one(out, *diagnostic, sources, language);
  return out;
}

}  // namespace zhunsheng::base

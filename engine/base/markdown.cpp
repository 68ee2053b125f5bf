// SPDX-License-Identifier: Apache-2.0
// Line by line: fence, comment, heading or paragraph. Containers (lists, quotations) are not entered: a rule fence in one
// is reported, not read.
#include "engine/base/markdown.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/text.hpp"

namespace zhunsheng::base {
namespace {

constexpr std::size_t longest_shown_title = 60;  // characters
constexpr std::size_t deepest_container = 64;    // marks of lists and quotations on one line
constexpr std::size_t code_indentation = 4;      // from here on a line is code, not a fence nor a heading

struct Line {
  std::uint32_t begin = 0, end = 0, next = 0;  ///< end: without its end mark
  std::size_t indentation = 0;                 ///< columns
  std::string_view text;                       ///< without blanks at both ends
};

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r'; }

Line line_at(std::string_view text, std::uint32_t begin) {
  Line line;
  line.begin = begin;
  const auto end = std::min(text.find('\n', begin), text.size());
  line.next = static_cast<std::uint32_t>(std::min(end + 1, text.size()));
  line.end = static_cast<std::uint32_t>(end);
  std::size_t first = begin, last = end;
  while (first < end && is_blank_byte(text[first])) line.indentation += text[first++] == '\t' ? code_indentation : 1;
  while (last > first && is_blank_byte(text[last - 1])) --last;
  line.text = text.substr(first, last - first);
  return line;
}

std::size_t count_leading(std::string_view text, char mark) { return std::min(text.find_first_not_of(mark), text.size()); }

struct FenceMark {
  char mark = '`';
  std::size_t length = 0;
  bool has_rules = false;
};

/// 准绳, zs, zhunsheng: the first word behind the marks, in any case.
bool is_rule_word(std::string_view info) {
  info = trim(info);
  std::string word(info.substr(0, std::min(info.find_first_of(" \t{"), info.size())));
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return word == "准绳" || word == "zs" || word == "zhunsheng";
}

std::optional<FenceMark> opening_of(std::string_view text) {
  if (text.empty() || (text[0] != '`' && text[0] != '~')) return std::nullopt;
  const FenceMark fence{text[0], count_leading(text, text[0]), is_rule_word(text.substr(count_leading(text, text[0])))};
  if (fence.length < 3 || (fence.mark == '`' && text.find('`', fence.length) != std::string_view::npos)) return std::nullopt;
  return fence;
}

bool closes(const Line& line, const FenceMark& fence) {
  return line.indentation < code_indentation && !line.text.empty() && count_leading(line.text, fence.mark) == line.text.size() && line.text.size() >= fence.length;
}

/// Level 1…6 of "## title"; 0 if it is none.
int atx_level(std::string_view text) {
  const std::size_t marks = count_leading(text, '#');
  return marks >= 1 && marks <= 6 && (marks == text.size() || text[marks] == ' ' || text[marks] == '\t') ? static_cast<int>(marks) : 0;
}

std::string atx_title(std::string_view text) {
  text = trim(text.substr(count_leading(text, '#')));
  const std::size_t last = text.find_last_not_of('#');
  if (last == std::string_view::npos) return {};
  if (last + 1 < text.size() && (text[last] == ' ' || text[last] == '\t')) text = trim(text.substr(0, last));
  return std::string(text);
}

int setext_level(std::string_view text) {
  if (!text.empty() && count_leading(text, '=') == text.size()) return 1;
  return !text.empty() && count_leading(text, '-') == text.size() ? 2 : 0;
}

/// Behind the marks of lists and quotations.
std::string_view inside_containers(std::string_view text) {
  for (std::size_t depth = 0; depth < deepest_container; ++depth) {
    std::size_t mark = 0;
    if (!text.empty() && (text[0] == '>' || text[0] == '-' || text[0] == '*' || text[0] == '+')) mark = 1;
    else while (mark < text.size() && text[mark] >= '0' && text[mark] <= '9') ++mark;
    if (mark > 0 && mark < text.size() && (text[mark] == '.' || text[mark] == ')')) ++mark;
    const bool is_quotation = !text.empty() && text[0] == '>';
    if (mark == 0 || mark >= text.size() || (!is_quotation && text[mark] != ' ' && text[mark] != '\t')) return text;
    text = trim(text.substr(mark));
  }
  return text;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Markdown run() {
    std::uint32_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < text_.size()) {
      const Line line = line_at(text_, at);
      const auto fence = line.indentation < code_indentation ? opening_of(line.text) : std::nullopt;
      if (fence) at = read_fence(line, *fence);
      else at = read_prose(line);
    }
    return std::move(out_);
  }

 private:
  std::uint32_t offset_of(std::string_view part) const { return static_cast<std::uint32_t>(part.data() - text_.data()); }
  void report(MarkdownProblem::Kind kind, std::string_view part) {
    out_.problems.push_back({kind, offset_of(part), static_cast<std::uint32_t>(offset_of(part) + part.size()), false});
  }

  /// Up to its closing line. A rule fence inside a rule fence can only mean that the closing line was forgotten.
  std::uint32_t read_fence(const Line& open, const FenceMark& fence) {
    end_paragraph();
    std::uint32_t at = open.next;
    while (at < text_.size()) {
      const Line line = line_at(text_, at);
      if (closes(line, fence)) {
        if (fence.has_rules) out_.fences.push_back({open.next, line.begin, offset_of(open.text), static_cast<std::uint32_t>(offset_of(open.text) + open.text.size())});
        return line.next;
      }
      const auto inner = fence.has_rules && line.indentation < code_indentation ? opening_of(line.text) : std::nullopt;
      if (inner && inner->has_rules) break;
      at = line.next;
    }
    report(MarkdownProblem::Kind::unclosed, open.text);
    out_.problems.back().is_last = at >= text_.size();
    return at;
  }

  std::uint32_t read_prose(const Line& line) {
    if (line.text.empty()) {
      end_paragraph();
      in_container_ = false;
      return line.next;
    }
    if (const auto hidden = opening_of(inside_containers(line.text)); hidden && hidden->has_rules) report(MarkdownProblem::Kind::not_read, line.text);
    if (line.indentation >= code_indentation) return line.next;
    if (line.text.starts_with("<!--")) return skip_comment(line);
    if (const int level = atx_level(line.text)) {
      end_paragraph();
      add_heading(line.begin, level, atx_title(line.text));
    } else if (const int below = setext_level(line.text); below > 0 && has_paragraph_) {
      add_heading(paragraph_begin_, below, std::string(trim(text_.substr(paragraph_begin_, line.begin - paragraph_begin_))));
      end_paragraph();
    } else {
      add_to_paragraph(line);
    }
    return line.next;
  }

  std::uint32_t skip_comment(const Line& line) {
    end_paragraph();
    const std::size_t closed = text_.find("-->", line.begin);
    return closed == std::string_view::npos ? static_cast<std::uint32_t>(text_.size()) : line_at(text_, static_cast<std::uint32_t>(closed)).next;
  }

  void add_to_paragraph(const Line& line) {
    in_container_ = in_container_ || inside_containers(line.text).size() != line.text.size();
    if (in_container_) return end_paragraph();
    if (!has_paragraph_) paragraph_begin_ = line.begin;
    has_paragraph_ = true;
  }
  void end_paragraph() { has_paragraph_ = false; }

  void add_heading(std::uint32_t begin, int level, std::string title) {
    open_[static_cast<std::size_t>(level)] = static_cast<std::int32_t>(out_.headings.size());
    std::int32_t parent = -1;
    for (int above = level - 1; above > 0 && parent < 0; --above) parent = open_[static_cast<std::size_t>(above)];
    std::fill(open_.begin() + level + 1, open_.end(), -1);
    out_.headings.push_back({begin, level, parent, std::move(title)});
  }

  std::string_view text_;
  Markdown out_;
  bool has_paragraph_ = false, in_container_ = false;
  std::uint32_t paragraph_begin_ = 0;
  std::array<std::int32_t, 7> open_{-1, -1, -1, -1, -1, -1, -1};  // by level: the heading that is open
};

std::string shown(std::string_view title) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t offset = 0; offset < title.size();) {
    const char32_t c = decode(title, offset);
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
    if (++characters > longest_shown_title) return out + "…";
    append_utf8(out, is_control ? U' ' : c);
  }
  return out;
}

}  // namespace

bool is_markdown_name(std::string_view name) {
  if (name.size() < 3) return false;
  const std::string_view ending = name.substr(name.size() - 3);
  return ending[0] == '.' && (ending[1] == 'm' || ending[1] == 'M') && (ending[2] == 'd' || ending[2] == 'D');
}

Markdown read_markdown(std::string_view text) { return Reader(text).run(); }

std::string heading_path(const Markdown& markdown, std::uint32_t offset_bytes) {
  const auto after = std::upper_bound(markdown.headings.begin(), markdown.headings.end(), offset_bytes, [](std::uint32_t offset, const MarkdownHeading& heading) { return offset < heading.begin; });
  std::string out;
  for (auto index = static_cast<std::int32_t>(after - markdown.headings.begin()) - 1; index >= 0; index = markdown.headings[static_cast<std::size_t>(index)].parent) {
    const std::string title = shown(markdown.headings[static_cast<std::size_t>(index)].title);
    if (!title.empty()) out = out.empty() ? title : title + " > " + out;
  }
  return out;
}

}  // namespace zhunsheng::base

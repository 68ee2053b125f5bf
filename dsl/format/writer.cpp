// SPDX-License-Identifier: Apache-2.0
// A group is measured against what is left of the line; each piece of text is looked at once.
#include "dsl/format/writer.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/text.hpp"

namespace zhunsheng::format {
namespace {

constexpr int farthest_comment = 100;  // a line that is longer does not push its neighbours' comments to the right

int cells(std::string_view text) { return static_cast<int>(base::display_width(text)); }

}  // namespace

void Writer::begin_line() {
  lines_.push_back({code_.size(), 0, {}, false});
  column_ = {};
  pending_ = indentation_;
}

void Writer::append(std::string_view text, Width width) {
  code_.append(static_cast<std::size_t>(std::max(0, pending_.shown)), ' ');
  code_ += text;
  column_ = column_ + pending_ + width;
  pending_ = {};
  if (const std::size_t last = text.rfind('\n'); last != std::string_view::npos) {
    const int behind = cells(text.substr(last + 1));
    column_ = {behind, behind};
  }
  lines_.back().width = column_.shown;
}

void Writer::write_before(std::uint32_t trivia) {
  const Trivia& here = comments_[trivia];
  const BlankLines wanted = std::exchange(blank_lines_, BlankLines::drop);
  const Width margin = has_code() ? indentation_ : pending_;
  bool is_first = true;
  const auto mark = [&](bool has_blank_line) {
    const bool is_kept = wanted == BlankLines::keep || (wanted == BlankLines::keep_inner && !is_first);
    if (has_blank_line && is_kept && !has_code() && lines_.size() > 1) lines_.back().has_blank_line = true;
    is_first = false;
  };
  for (const Comment& comment : here.before) {
    if (has_code()) begin_line();
    mark(comment.has_blank_line);
    append(comment.text, {cells(comment.text), 0});
    begin_line();
    pending_ = margin;
  }
  mark(here.has_blank_line);
}

void Writer::write_text(const Doc& doc) {
  if (!lines_.back().comment.empty()) begin_line();
  else pending_ = pending_ + Width{doc.flat, doc.flat};
  if (doc.before != 0) write_before(doc.before);
  blank_lines_ = BlankLines::drop;
  append(doc.text, doc.space);
  if (doc.after != 0) lines_.back().comment = comments_[doc.after].after;
}

void Writer::render_kids(const Doc& doc, bool is_flat, int tail) {
  std::vector<int> tails(doc.kids.size());
  for (std::size_t i = doc.kids.size(); i-- > 0;) {
    tails[i] = tail;
    const Doc& kid = doc.kids[i];
    tail = kid.may_break ? kid.lead : kid.width + tail;
  }
  for (std::size_t i = 0; i < doc.kids.size(); ++i) render(doc.kids[i], is_flat, tails[i]);
}

/// Items stand between line marks; one that does not fit behind the others begins a new line.
void Writer::render_fill(const Doc& doc, bool is_flat, int tail) {
  for (std::size_t i = 0; i < doc.kids.size();) {
    std::size_t end = i + 1;
    while (end < doc.kids.size() && doc.kids[end].kind != DocKind::line) ++end;
    const int behind = end == doc.kids.size() ? tail : 0;
    int width = 0;
    bool is_hard = doc.kids[i].is_hard, is_started = false;
    for (std::size_t k = i; k < end; ++k) {
      width += doc.kids[k].width;
      if (doc.kids[k].has_text && !std::exchange(is_started, true)) is_hard = is_hard || doc.kids[k].starts_line;
    }
    const bool fits = is_flat || (!is_hard && column_.measured + pending_.measured + width + behind <= line_width && lines_.back().comment.empty());
    for (std::size_t k = i; k < end; ++k) render(doc.kids[k], doc.kids[k].kind == DocKind::line ? fits : is_flat, k + 1 == end ? behind : 0);
    i = end;
  }
}

void Writer::render(const Doc& doc, bool is_flat, int tail) {
  switch (doc.kind) {
    case DocKind::text: return write_text(doc);
    case DocKind::pad: pending_ = pending_ + (is_flat ? Width{doc.flat, doc.flat} : doc.space); return;
    case DocKind::line:
      if (is_flat && !doc.is_hard) pending_ = pending_ + Width{doc.flat, doc.flat};
      else begin_line();
      blank_lines_ = doc.blank_lines;
      return;
    case DocKind::comments:
      for (const Comment& comment : comments_[doc.before].before) {
        if (has_code()) begin_line();
        if (comment.has_blank_line && blank_lines_ == BlankLines::keep) lines_.back().has_blank_line = true;
        blank_lines_ = BlankLines::keep;
        append(comment.text, {cells(comment.text), 0});
      }
      blank_lines_ = BlankLines::drop;
      return;
    case DocKind::concat: return render_kids(doc, is_flat, tail);
    case DocKind::group: {
      const bool fits = is_flat || (!doc.is_hard && column_.measured + pending_.measured + doc.width + tail <= line_width);
      return render_kids(doc, fits, tail);
    }
    case DocKind::fill: return render_fill(doc, is_flat, tail);
    case DocKind::nest: {
      const Width outer = indentation_;
      indentation_ = indentation_ + doc.space;
      render_kids(doc, is_flat, tail);
      indentation_ = outer;
      return;
    }
  }
}

std::size_t Writer::write(const Doc& statement) {
  begin_line();
  statement_ = lines_.size() - 1;
  const Doc* first = &statement;
  while (first->kind != DocKind::text && !first->kids.empty()) first = &first->kids.front();
  blank_lines_ = BlankLines::keep;
  render(statement, false, 0);
  return lines_.size() - statement_ - comments_[first->before].before.size();
}

void Writer::write_comments(std::uint32_t trivia) {
  for (const Comment& comment : comments_[trivia].before) {
    begin_line();
    lines_.back().has_blank_line = comment.has_blank_line && lines_.size() > 1;
    append(comment.text, {cells(comment.text), 0});
  }
}

/// Behind neighbouring lines comments stand in one column.
void Writer::align_comments() {
  for (std::size_t i = 0; i < lines_.size();) {
    std::size_t end = i;
    int widest = 0;
    for (; end < lines_.size() && !lines_[end].comment.empty() && (end == i || !lines_[end].has_blank_line); ++end) {
      if (lines_[end].width <= farthest_comment) widest = std::max(widest, lines_[end].width);
    }
    for (std::size_t k = i; k < end; ++k) lines_[k].width = std::max(2, widest - lines_[k].width + 2);
    i = std::max(end, i + 1);
  }
}

std::string Writer::finish() {
  align_comments();
  std::string out;
  out.reserve(code_.size() + 2 * lines_.size());
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    const std::size_t end = i + 1 < lines_.size() ? lines_[i + 1].begin : code_.size();
    if (line.has_blank_line) out += '\n';
    out.append(code_, line.begin, end - line.begin);
    if (!line.comment.empty()) out.append(static_cast<std::size_t>(line.width), ' ') += line.comment;
    out += '\n';
  }
  return out;
}

}  // namespace zhunsheng::format

// SPDX-License-Identifier: Apache-2.0
// Taking tokens, keyword columns, lists of words, blocks of fields, statements.
#include "dsl/format/builder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/text.hpp"

namespace zhunsheng::format {
namespace {

constexpr std::array<std::string_view, 8> english_units{"day", "days", "workday", "workdays", "week", "weeks", "month", "months"};
constexpr std::array<std::string_view, 2> english_years{"year", "years"};

int cells(std::string_view text) { return static_cast<int>(base::display_width(text.substr(0, text.find('\n')))); }

/// Comparison words have a sign for their English form, and stay as they are.
bool is_rewritten(grammar::Keyword word) {
  const std::string_view other = grammar::english(word);
  return !other.empty() && other.front() >= 'a' && other.front() <= 'z';
}

/// Lines of a string end as all lines do.
std::string without_carriage_returns(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) != "\r\n") out += text[i];
  }
  return out;
}

}  // namespace

Doc Builder::text_doc(std::size_t token, std::string_view shown, std::string_view measured) {
  Doc out;
  out.kind = DocKind::text;
  out.text = shown;
  out.space = {cells(shown), measured == shown ? 0 : cells(measured)};
  if (measured == shown) out.space.measured = out.space.shown;
  out.width = out.lead = out.space.measured;
  out.is_hard = shown.find('\n') != std::string_view::npos;
  out.has_text = true;
  out.before = out.after = comments_.number_of(token);
  if (out.before != 0) {
    out.starts_line = !comments_[out.before].before.empty();
    out.ends_line = !comments_[out.after].after.empty();
    if (!out.ends_line) out.after = 0;
  }
  return out;
}

/// A token as it is printed. `n 3  days 20日`: with one blank, 3 days would be a duration.
std::string_view Builder::printed(std::size_t token) {
  const Token& here = tokens_[token];
  const std::string_view text = source(here);
  if (here.kind == Kind::string && text.find("\r\n") != std::string_view::npos) return own(without_carriage_returns(text));
  if (here.kind != Kind::run || token == 0 || tokens_[token - 1].kind != Kind::integer) return text;
  const bool is_unit = std::find(english_units.begin(), english_units.end(), text) != english_units.end() ||
                       std::find(english_years.begin(), english_years.end(), text) != english_years.end();
  return is_unit ? own("「" + std::string(text) + "」") : text;
}

Doc Builder::take() {
  if (is_at_end()) throw Lost();
  const std::string_view text = printed(at_);
  Doc out = text_doc(at_, text, text);
  ++at_;
  return out;
}

Doc Builder::take(Kind kind) {
  if (!is(kind)) throw Lost();
  return take();
}

Doc Builder::take(Keyword word) {
  if (!is(word)) throw Lost();
  const std::string_view written = source(now());
  keywords_[at_] = static_cast<std::int16_t>(word);
  if (!is_rewritten(word)) return take();
  const std::string_view shown = column_ == Column::as_written ? written : column_ == Column::chinese ? grammar::chinese(word) : grammar::english(word);
  Doc out = text_doc(at_, shown, grammar::chinese(word));
  ++at_;
  return out;
}

Doc Builder::take_value(std::initializer_list<Keyword> words) {
  for (const Keyword word : words) {
    if (is(Kind::run) && is(word)) return take(word);
  }
  return take();
}

Doc Builder::path() {
  Docs parts;
  parts.push_back(take());
  while (is(Kind::dot)) {
    parts.push_back(take());
    parts.push_back(take());
  }
  return parts.size() == 1 ? std::move(parts.front()) : concat(std::move(parts));
}

Doc Builder::words(std::initializer_list<Keyword> values) {
  Docs out;
  out.push_back(take_value(values));
  while (is(Kind::comma)) {
    out.push_back(take());
    const int blanks = is_wide(out.back()) ? 0 : 1;
    if (may_begin_line()) out.push_back(line(blanks));
    else out.push_back(pad(blanks, {blanks, blanks}));
    out.push_back(take_value(values));
  }
  return nest(2, docs(fill(std::move(out))));
}

Doc Builder::field(Keyword word, Doc (Builder::*value)()) {
  Doc first = take(word);
  return concat(docs(std::move(first), spaced((this->*value)())));
}

Docs Builder::head(Docs prefix, Keyword word) {
  const bool has_prefix = !prefix.empty();
  prefix.push_back(spaced(take(word), has_prefix ? 1 : 0));
  return prefix;
}

/// Written on one line by the author. Gives the place of the closing brace's line as it stands.
bool Builder::is_one_line(std::size_t open, std::size_t close) {
  for (std::size_t i = open + 1; i <= close; ++i) {
    if (tokens_[i].is_line_start) return false;
  }
  return true;
}

/// Fields in their order; those that share a row side by side.
Docs Builder::rows(Fields fields) {
  std::stable_sort(fields.begin(), fields.end(), [](const Field& a, const Field& b) { return a.place < b.place; });
  Docs out;
  for (std::size_t i = 0; i < fields.size();) {
    std::size_t end = i + 1;
    while (end < fields.size() && fields[i].row != 0 && fields[end].row == fields[i].row) ++end;
    if (end == i + 1) {
      out.push_back(std::move(fields[i].doc));
    } else {
      Docs row;
      for (std::size_t k = i; k < end; ++k) {
        if (k > i) row.push_back(line(3));
        row.push_back(group(docs(std::move(fields[k].doc))));
      }
      out.push_back(fill(std::move(row)));
    }
    i = end;
  }
  return out;
}

/// The comments before a closing brace, below the last field.
Doc Builder::dangling(std::uint32_t comments) {
  Doc out;
  out.kind = DocKind::comments;
  out.before = comments;
  out.is_hard = out.has_text = true;
  return out;
}

Doc Builder::block_of(Docs head, Doc open, std::size_t open_token, Fields fields, bool may_be_one_line) {
  const std::uint32_t last_comments = comments_.split_before(at_);
  const std::size_t close_token = at_;
  Doc close = take(Kind::brace_close);
  const bool is_flat = may_be_one_line && last_comments == 0 && is_one_line(open_token, close_token);
  head.push_back(spaced(std::move(open)));
  if (fields.empty() && last_comments == 0) {
    head.push_back(std::move(close));
    return concat(std::move(head));
  }
  Docs inside;
  for (Doc& row : rows(std::move(fields))) {
    inside.push_back(line(inside.empty() ? 1 : 3));
    inside.back().blank_lines = inside.size() == 1 ? BlankLines::keep_inner : BlankLines::keep;
    inside.push_back(std::move(row));
  }
  if (last_comments != 0) {
    inside.push_back(line(1));
    inside.back().blank_lines = inside.size() == 1 ? BlankLines::keep_inner : BlankLines::keep;
    inside.push_back(dangling(last_comments));
  }
  head.push_back(nest(2, std::move(inside)));
  head.push_back(line(1));
  head.push_back(std::move(close));
  Doc out = group(std::move(head));
  return is_flat ? std::move(out) : hard(std::move(out));
}

Doc Builder::block(Docs head, Read read, bool may_be_one_line) {
  const std::size_t open_token = at_;
  Doc open = take(Kind::brace_open);
  Fields fields;
  while (!is(Kind::brace_close)) (this->*read)(fields);
  return block_of(std::move(head), std::move(open), open_token, std::move(fields), may_be_one_line);
}

void align(Fields& fields, std::size_t column, int gap, int widest) {
  Width most;
  const auto takes_part = [&](const Field& field) {
    return field.doc.kids.size() > column + 1 && field.doc.kids[column + 1].kind == DocKind::pad && !field.doc.kids[column].is_hard &&
           width_of(field.doc.kids[column]).measured <= widest;
  };
  for (const Field& field : fields) {
    if (!takes_part(field)) continue;
    const Width width = width_of(field.doc.kids[column]);
    most = {std::max(most.shown, width.shown), std::max(most.measured, width.measured)};
  }
  for (Field& field : fields) {
    if (!takes_part(field)) continue;
    const Width width = width_of(field.doc.kids[column]);
    field.doc.kids[column + 1].space = {most.shown - width.shown + gap, most.measured - width.measured + gap};
  }
}

Doc Builder::declaration(Docs prefix) {
  if (is(Keyword::statute)) return statute(std::move(prefix));
  if (is(Keyword::material)) return material(std::move(prefix));
  if (is(Keyword::facts)) return facts(std::move(prefix));
  if (is(Keyword::calendar)) return calendar(std::move(prefix));
  if (is(Keyword::define)) return define(std::move(prefix));
  if (is(Keyword::table)) return table(std::move(prefix));
  if (is(Keyword::param)) return parameter(std::move(prefix));
  if (is(Keyword::presume)) return presume(std::move(prefix));
  if (is(Keyword::lexicon)) return lexicon(std::move(prefix));
  if (is(Keyword::pattern)) return pattern(std::move(prefix));
  if (is(Keyword::extract)) return extract(std::move(prefix));
  if (is(Keyword::check)) return check(std::move(prefix));
  if (is(Keyword::example)) return example(std::move(prefix));
  throw Lost();
}

Doc Builder::statement() {
  if (is(Keyword::module)) return field(Keyword::module, &Builder::path);
  if (is(Keyword::import)) {
    Docs out;
    out.push_back(field(Keyword::import, &Builder::path));
    if (is(Keyword::as)) out.push_back(spaced(field(Keyword::as, &Builder::name)));
    return concat(std::move(out));
  }
  Docs prefix;
  if (is(Keyword::hidden)) prefix.push_back(take(Keyword::hidden));
  return declaration(std::move(prefix));
}

}  // namespace zhunsheng::format

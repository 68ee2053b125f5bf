// SPDX-License-Identifier: Apache-2.0
// Types, dates with 起 and 止, citations. 起 and 止 stand behind their date, from and until before it: the word moves.
#include "dsl/format/builder.hpp"

namespace zhunsheng::format {
namespace {

constexpr std::string_view chinese_from = "起";

}  // namespace

Doc Builder::type() {
  for (const Keyword word : {Keyword::boolean, Keyword::integer, Keyword::decimal, Keyword::percent, Keyword::money, Keyword::date, Keyword::text}) {
    if (is(word)) return take(word);
  }
  if (is(Keyword::duration)) {
    Docs out;
    out.push_back(take(Keyword::duration));
    if (!is(Kind::paren_open)) return std::move(out.front());
    out.push_back(take());
    out.push_back(take_value({Keyword::day, Keyword::workday, Keyword::week, Keyword::month, Keyword::year}));
    out.push_back(take(Kind::paren_close));
    return concat(std::move(out));
  }
  if (is(Keyword::enumeration) || is(Keyword::list)) {
    const bool is_list = is(Keyword::list);
    Docs out;
    out.push_back(take(is_list ? Keyword::list : Keyword::enumeration));
    out.push_back(take(Kind::paren_open));
    out.push_back(is_list ? type() : words());
    out.push_back(take(Kind::paren_close));
    return concat(std::move(out));
  }
  return take();
}

/// The word moves to its side of the date; comments between the two move before both.
Doc Builder::dated(Keyword keyword, bool is_date_first) {
  const bool was_date_first = is(Kind::date);
  Doc left = was_date_first ? take(Kind::date) : take(keyword);
  Doc right = was_date_first ? take(keyword) : take(Kind::date);
  const std::uint32_t both = comments_.join(at_ - 2, at_ - 1);
  Doc& first = was_date_first == is_date_first ? left : right;
  Doc& second = was_date_first == is_date_first ? right : left;
  first.before = second.after = both;
  first.after = second.before = 0;
  first.starts_line = both != 0 && !comments_[both].before.empty();
  second.ends_line = both != 0 && !comments_[both].after.empty();
  first.ends_line = second.starts_line = false;
  if (!second.ends_line) second.after = 0;
  return concat(docs(std::move(first), spaced(std::move(second))));
}

/// Whether the date stands first with the 起, 止, from or until at `ahead`, as it will be printed.
bool Builder::is_date_first(std::size_t ahead) const {
  if (column_ != Column::as_written) return column_ == Column::chinese;
  return static_cast<unsigned char>(source(now(ahead)).front()) >= 0x80;
}

/// DATE DATE 止: the 起 that was left out is put in, since `from` cannot be left out before until.
Doc Builder::dated_without_word(bool is_date_first) {
  Doc day = take(Kind::date);
  Doc mark = text_doc(at_ - 1, is_date_first ? chinese_from : grammar::english(Keyword::from), chinese_from);
  Doc& first = is_date_first ? day : mark;
  Doc& second = is_date_first ? mark : day;
  first.after = second.before = 0;
  first.ends_line = second.starts_line = false;
  return concat(docs(std::move(first), spaced(std::move(second))));
}

Doc Builder::date_range() {
  const auto is_mark = [this](std::size_t ahead) { return is(Keyword::from, ahead) || is(Keyword::until, ahead); };
  if (is(Kind::date) && is(Kind::date, 1)) {
    const bool is_first = is_date_first(2);
    Doc from = dated_without_word(is_first);
    return concat(docs(std::move(from), spaced(dated(Keyword::until, is_first))));
  }
  if (is(Kind::date) && !is_mark(1)) return take();
  const std::size_t mark = is(Kind::date) ? 1 : 0;
  const bool is_first = is_date_first(mark);
  const bool is_until = is(Keyword::until, mark);
  Doc from = dated(is_until ? Keyword::until : Keyword::from, is_first);
  const bool has_end = !is_until && ((is(Kind::date) && is(Keyword::until, 1)) || (is(Keyword::until) && is(Kind::date, 1)));
  if (!has_end) return from;
  return concat(docs(std::move(from), spaced(dated(Keyword::until, is_first))));
}

Doc Builder::citation() {
  Docs out;
  out.push_back(take());
  if (!is(Kind::paren_open)) return std::move(out.front());
  out.push_back(take());
  if (is(Keyword::severity)) {
    out.push_back(take(Keyword::severity));
    out.push_back(spaced(take_value({Keyword::critical, Keyword::major, Keyword::minor, Keyword::note})));
  } else {
    out.push_back(date_range());
  }
  out.push_back(take(Kind::paren_close));
  return concat(std::move(out));
}

/// On one line, or each citation on its own below the first.
Doc Builder::cite() {
  Docs out;
  out.push_back(take(is(Keyword::cite) ? Keyword::cite : Keyword::by_reference));
  const Width column = out.front().space + Width{1, 1};
  if (is(Keyword::practice) || is(Keyword::local)) {
    out.push_back(spaced(take(is(Keyword::practice) ? Keyword::practice : Keyword::local)));
    out.push_back(spaced(take(Kind::string)));
    return concat(std::move(out));
  }
  Docs citations;
  citations.push_back(spaced(citation()));
  while (is(Kind::comma)) {
    citations.push_back(take());
    citations.push_back(line(is_wide(citations.back()) ? 0 : 1));
    citations.push_back(citation());
  }
  out.push_back(nest(column, docs(group(std::move(citations)))));
  return concat(std::move(out));
}

/// Behind a value: on its line if they fit there, else each below it.
void Builder::cites(Docs& out) {
  Docs all;
  while (is_cite()) {
    all.push_back(line(2));
    all.push_back(cite());
  }
  if (!all.empty()) out.push_back(nest(2, docs(group(std::move(all)))));
}

}  // namespace zhunsheng::format

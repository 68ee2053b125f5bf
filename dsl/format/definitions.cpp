// SPDX-License-Identifier: Apache-2.0
// 定义, 表, 参数, 推定: cases, rows and versions in columns.
#include "dsl/format/builder.hpp"

namespace zhunsheng::format {
namespace {

constexpr int widest_guard = 40, widest_cell = 28, widest_value = 20, widest_date = 24;  // cells; a longer one does not push the others' columns

}  // namespace

// ---- 定义 ------------------------------------------------------------------------------------------------------------------

/// Cases stay in their order: it is part of what they mean.
void Builder::define_case(Fields& out) {
  Docs row;
  if (is(Keyword::when)) {
    Docs guard;
    guard.push_back(take(Keyword::when));
    guard.push_back(pad(1, {1, 1}));
    guard.push_back(expression());
    row.push_back(concat(std::move(guard)));
  } else {
    row.push_back(take(Keyword::otherwise));
  }
  Doc sign = take(Kind::colon);
  const int blanks = is_wide(sign) ? 0 : 1;
  row.push_back(pad(blanks, {blanks, blanks}));
  row.push_back(std::move(sign));
  row.push_back(spaced(nest(2, docs(expression())), blanks));
  cites(row);
  out.push_back({0, 0, concat(std::move(row))});
}

Doc Builder::define(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::define);
  out.push_back(spaced(take()));
  out.push_back(spaced(type()));
  if (is(Kind::equal)) {
    out.push_back(spaced(take()));
    out.push_back(spaced(expression()));
    return concat(std::move(out));
  }
  const std::size_t open_token = at_;
  Doc open = take(Kind::brace_open);
  Fields fields;
  while (!is(Kind::brace_close)) define_case(fields);
  align(fields, 0, 1, widest_guard);
  return block_of(std::move(out), std::move(open), open_token, std::move(fields), true);
}

// ---- 表 --------------------------------------------------------------------------------------------------------------------

Doc Builder::cell() {
  Docs out;
  for (bool is_first = true;; is_first = false) {
    if (!is_first) out.push_back(spaced(take(Kind::bar)));
    const int blanks = is_first ? 0 : 1;
    if (is(Kind::minus) && (is(Kind::comma, 1) || is(Kind::colon, 1))) {
      out.push_back(spaced(take(), blanks));
    } else if (is_comparison()) {
      out.push_back(spaced(take(), blanks));
      out.push_back(spaced(sum()));
    } else {
      out.push_back(spaced(sum(), blanks));
      if (is(Kind::gap)) {
        out.push_back(take());
        out.push_back(sum());
      }
    }
    if (!is(Kind::bar)) return concat(std::move(out));
  }
}

void Builder::table_field(Fields& out) {
  if (is(Keyword::columns)) return out.push_back({0, 0, field(Keyword::columns, &Builder::sums)});
  Docs row;
  row.push_back(take(Keyword::row));
  row.push_back(pad(1, {1, 1}));
  for (;;) {
    Doc next = cell();
    const bool is_last = !is(Kind::comma);
    if (is_last) {
      row.push_back(std::move(next));
      break;
    }
    Doc sign = take();
    const int blanks = is_wide(sign) ? 0 : 1;
    row.push_back(concat(docs(std::move(next), std::move(sign))));
    row.push_back(pad(blanks, {blanks, blanks}));
  }
  Doc sign = take(Kind::colon);
  const int blanks = is_wide(sign) ? 0 : 1;
  row.push_back(pad(blanks, {blanks, blanks}));
  row.push_back(std::move(sign));
  row.push_back(spaced(sum(), blanks));
  row.push_back(pad(0, {0, 0}));
  cites(row);
  out.push_back({1, 0, concat(std::move(row))});
}

Doc Builder::sums() {
  Docs out;
  out.push_back(sum());
  while (is(Kind::comma)) {
    out.push_back(take());
    out.push_back(line(is_wide(out.back()) ? 0 : 1));
    out.push_back(sum());
  }
  return nest(2, docs(fill(std::move(out))));
}

Doc Builder::table(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::table);
  out.push_back(spaced(take()));
  out.push_back(spaced(type()));
  if (!is(Kind::brace_open)) out.push_back(spaced(take_value({Keyword::unique, Keyword::first, Keyword::all})));
  const std::size_t open_token = at_;
  Doc open = take(Kind::brace_open);
  Fields columns, rows;
  std::size_t most = 0;
  while (!is(Kind::brace_close)) {
    const bool is_row = is(Keyword::row);
    table_field(is_row ? rows : columns);
    if (is_row) most = std::max(most, rows.back().doc.kids.size());
  }
  for (std::size_t column = 2; column < most; column += 2) align(rows, column, 1, widest_cell);
  for (std::size_t column = 3; column < most; column += 2) align(rows, column, 0, widest_value);  // the value is the only padded one at an odd place
  columns.insert(columns.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  return block_of(std::move(out), std::move(open), open_token, std::move(columns), true);
}

// ---- 参数 ------------------------------------------------------------------------------------------------------------------

void Builder::version(Fields& out) {
  Docs row;
  row.push_back(dated(Keyword::from, is_date_first(is(Kind::date) ? 1 : 0)));
  row.push_back(pad(1, {1, 1}));
  row.push_back(sum());
  row.push_back(pad(0, {0, 0}));
  cites(row);
  out.push_back({0, 0, concat(std::move(row))});
}

Doc Builder::parameter(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::param);
  out.push_back(spaced(take()));
  out.push_back(spaced(type()));
  const std::size_t open_token = at_;
  Doc open = take(Kind::brace_open);
  Fields fields;
  while (!is(Kind::brace_close)) version(fields);
  align(fields, 0, 1, widest_date);
  align(fields, 2, 0, widest_value);
  return block_of(std::move(out), std::move(open), open_token, std::move(fields), true);
}

// ---- 推定 ------------------------------------------------------------------------------------------------------------------

Doc Builder::presume(Docs prefix) {
  const std::size_t begin = at_;
  Docs out = head(std::move(prefix), Keyword::presume);
  out.push_back(spaced(path()));
  out.push_back(spaced(take(Kind::equal)));
  out.push_back(spaced(expression()));
  Docs rest;
  if (is(Keyword::unless)) {
    rest.push_back(line(1));
    rest.push_back(field(Keyword::unless, &Builder::expression));
  }
  while (is_cite()) {
    rest.push_back(line(2));
    rest.push_back(cite());
  }
  out.push_back(nest(2, std::move(rest)));
  Doc whole = group(std::move(out));
  return is_one_line(begin, at_ - 1) ? std::move(whole) : hard(std::move(whole));
}

}  // namespace zhunsheng::format

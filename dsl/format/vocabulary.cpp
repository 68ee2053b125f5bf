// SPDX-License-Identifier: Apache-2.0
// 法规, 材料, 事实, 日历.
#include "dsl/format/builder.hpp"

namespace zhunsheng::format {
namespace {

constexpr int widest_fact_name = 28, widest_fact_type = 4;  // cells; a longer one does not push the others' columns

}  // namespace

// ---- 法规: what it is on one line, its force on the next -------------------------------------------------------------------

Doc Builder::renumbering() {
  Docs out;
  out.push_back(take());
  out.push_back(spaced(take(Keyword::as)));
  out.push_back(spaced(take()));
  return concat(std::move(out));
}

void Builder::statute_field(Fields& out) {
  struct Row {
    Keyword word;
    int place, row;
  };
  static constexpr Row fields[] = {{Keyword::issuer, 0, 1},      {Keyword::number, 1, 1},    {Keyword::rank, 2, 1},       {Keyword::articles, 3, 1}, {Keyword::alias, 4, 2},
                                   {Keyword::predecessor, 6, 3}, {Keyword::successor, 7, 3}};
  for (const Row& row : fields) {
    if (is(row.word)) return out.push_back({row.place, row.row, field(row.word, &Builder::name)});
  }
  if (is(Keyword::in_force)) return out.push_back({5, 3, field(Keyword::in_force, &Builder::date_range)});
  if (is(Keyword::renumbered)) return out.push_back({8, 4, field(Keyword::renumbered, &Builder::renumbering)});
  if (is(Keyword::verified)) return out.push_back({9, 0, field(Keyword::verified, &Builder::primary)});
  throw Lost();
}

Doc Builder::statute(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::statute);
  out.push_back(spaced(take(Kind::title)));
  return block(std::move(out), &Builder::statute_field);
}

// ---- 材料 ------------------------------------------------------------------------------------------------------------------

Doc Builder::material(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::material);
  out.push_back(spaced(take()));
  if (is(Kind::string)) out.push_back(spaced(take()));
  const std::size_t open_token = at_;
  Doc open = take(Kind::brace_open);
  Fields condition;
  condition.push_back({0, 0, chain(0)});
  return block_of(std::move(out), std::move(open), open_token, std::move(condition), true);
}

// ---- 事实: names, types and the rest in columns; a long question below its label ------------------------------------------------

void Builder::fact_field(Fields& out) {
  Docs row, sources, questions;
  row.push_back(take());
  row.push_back(pad(1, {1, 1}));
  row.push_back(type());
  const bool has_label = is(Kind::string);
  if (has_label || is(Keyword::source) || is(Keyword::ask)) row.push_back(pad(3, {3, 3}));
  if (has_label) row.push_back(take());
  while (is(Keyword::source) || is(Keyword::ask)) {
    const bool is_source = is(Keyword::source);
    const Keyword word = is_source ? Keyword::source : Keyword::ask;
    Doc option = is_source ? field(word, &Builder::fact_sources) : field(word, &Builder::name);
    (is_source ? sources : questions).push_back(std::move(option));
  }
  Docs options;
  bool is_first = !has_label;
  const auto add = [&](Doc option, bool may_follow) {
    Docs one;
    if (!is_first) one.push_back(line(3));
    one.push_back(std::move(option));
    is_first = false;
    if (may_follow) options.push_back(group(std::move(one)));
    else for (Doc& part : one) options.push_back(std::move(part));
  };
  for (Doc& option : sources) add(std::move(option), true);
  for (Doc& option : questions) add(std::move(option), !has_label);
  if (!options.empty()) row.push_back(nest(2, std::move(options)));
  out.push_back({0, 0, concat(std::move(row))});
}

Doc Builder::facts(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::facts);
  out.push_back(spaced(take()));
  if (is(Keyword::for_each)) out.push_back(spaced(field(Keyword::for_each, &Builder::name)));
  const std::size_t open_token = at_;
  Doc open = take(Kind::brace_open);
  Fields fields;
  while (!is(Kind::brace_close)) fact_field(fields);
  align(fields, 0, 1, widest_fact_name);
  align(fields, 2, 3, widest_fact_type);
  return block_of(std::move(out), std::move(open), open_token, std::move(fields), true);
}

// ---- 日历 ------------------------------------------------------------------------------------------------------------------

/// p { , p } of dates or pairs of dates, below the first one.
Doc Builder::calendar_days(Keyword word) {
  Docs out, days;
  out.push_back(take(word));
  const Width column = out.front().space + Width{1, 1};
  for (bool is_first = true;; is_first = false) {
    Docs day;
    day.push_back(take(Kind::date));
    if (is(Kind::gap)) {
      day.push_back(take());
      day.push_back(take(Kind::date));
    }
    Doc whole = concat(std::move(day));
    days.push_back(is_first ? spaced(std::move(whole)) : std::move(whole));
    if (!is(Kind::comma)) break;
    days.push_back(take());
    days.push_back(line(is_wide(days.back()) ? 0 : 1));
  }
  out.push_back(nest(column, docs(fill(std::move(days)))));
  return concat(std::move(out));
}

void Builder::calendar_field(Fields& out) {
  if (is(Keyword::off)) return out.push_back({0, 0, calendar_days(Keyword::off)});
  if (is(Keyword::work)) return out.push_back({0, 0, calendar_days(Keyword::work)});
  if (is(Keyword::cite)) return out.push_back({1, 0, field(Keyword::cite, &Builder::name)});
  throw Lost();
}

Doc Builder::calendar(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::calendar);
  out.push_back(spaced(take(Kind::integer)));
  return block(std::move(out), &Builder::calendar_field);
}

}  // namespace zhunsheng::format

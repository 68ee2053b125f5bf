// SPDX-License-Identifier: Apache-2.0
// 规则: its fields in the order in which one reads a norm, their values in one column.
#include "dsl/format/builder.hpp"

namespace zhunsheng::format {
namespace {

constexpr int column_of_values = 5;  // two Han characters and a blank: 按, 逐 and 当 are padded to it

}  // namespace

/// 按   合同.签订日期 below 依据 《…》: one-character words are padded, but not in a block on one line.
Doc Builder::in_column(Keyword word, Doc (Builder::*value)()) {
  Docs out;
  out.push_back(take(word));
  const bool is_han = static_cast<unsigned char>(out.front().text.front()) >= 0x80;
  const int missing = std::max(1, column_of_values - out.front().space.measured);
  out.push_back(pad(1, {is_han ? missing : 1, missing}));
  out.push_back((this->*value)());
  return concat(std::move(out));
}

Doc Builder::for_each() {
  Docs out;
  out.push_back(take());
  out.push_back(spaced(take(Keyword::in)));
  out.push_back(spaced(sum()));
  return concat(std::move(out));
}

Doc Builder::severity() { return take_value({Keyword::critical, Keyword::major, Keyword::minor, Keyword::note}); }
Doc Builder::category() { return take_value({Keyword::competence, Keyword::procedure, Keyword::content, Keyword::form}); }
Doc Builder::kinds() { return words({Keyword::decision, Keyword::contract, Keyword::subsidy, Keyword::normative, Keyword::tender, Keyword::village}); }

void Builder::check_field(Fields& out) {
  struct Row {
    Keyword word;
    int place, row;
    Doc (Builder::*value)();
  };
  static const Row fields[] = {
      {Keyword::title, 0, 0, &Builder::name},         {Keyword::kinds, 1, 0, &Builder::kinds},          {Keyword::category, 2, 1, &Builder::category},
      {Keyword::severity, 3, 1, &Builder::severity},  {Keyword::in_force, 4, 0, &Builder::date_range},  {Keyword::at, 5, 0, &Builder::expression},
      {Keyword::for_each, 6, 0, &Builder::for_each},  {Keyword::applies, 8, 0, &Builder::expression},   {Keyword::must, 9, 0, &Builder::expression},
      {Keyword::must_not, 9, 0, &Builder::expression}, {Keyword::message, 11, 0, &Builder::name},       {Keyword::advice, 12, 0, &Builder::name},
      {Keyword::request, 13, 0, &Builder::fact_sources}, {Keyword::points, 14, 0, &Builder::fact_sources}};
  for (const Row& row : fields) {
    if (is(row.word)) return out.push_back({row.place, row.row, in_column(row.word, row.value)});
  }
  if (is_cite()) return out.push_back({7, 0, cite()});
  if (is(Keyword::except)) return out.push_back({10, 0, exception()});
  throw Lost();
}

void Builder::exception_field(Fields& out) {
  if (is(Keyword::when)) return out.push_back({0, 0, in_column(Keyword::when, &Builder::expression)});
  if (is_cite()) return out.push_back({1, 0, cite()});
  if (is(Keyword::except)) return out.push_back({2, 0, exception()});
  throw Lost();
}

Doc Builder::exception() {
  Docs out;
  out.push_back(take(Keyword::except));
  out.push_back(spaced(take()));
  return block(std::move(out), &Builder::exception_field);
}

Doc Builder::check(Docs prefix) {
  Docs out = head(std::move(prefix), Keyword::check);
  out.push_back(spaced(take()));
  return block(std::move(out), &Builder::check_field, false);
}

}  // namespace zhunsheng::format

// SPDX-License-Identifier: Apache-2.0
// What a module computes with: 定义, 表, 参数, 推定.
#include "dsl/grammar/rules.hpp"

namespace zhunsheng::grammar {
namespace {

using syntax::Cell;
using syntax::Define;
using syntax::DefineCase;
using syntax::Parameter;
using syntax::ParameterVersion;
using syntax::Presume;
using syntax::Table;
using syntax::TableRow;
using syntax::TestCell;

// ---- 定义 -----------------------------------------------------------------------------------------------------------------

const Block define_block{"定义", "define", {Keyword::when, Keyword::otherwise}};

constexpr x3::rule<struct define_case_id, DefineCase> define_case{"“当”或“否则”\x1f“when” or “otherwise”"};
const auto define_case_def = (keyword(Keyword::when) > expression[set(&DefineCase::guard)] > colon > expression[set(&DefineCase::value)] > *cite[append(&DefineCase::cites)]) |
                             (keyword(Keyword::otherwise) > colon > expression[set(&DefineCase::value)]);
BOOST_SPIRIT_DEFINE(define_case)

const auto add_case = [](auto& context) {
  syntax::Define& node = x3::_val(context);
  DefineCase& next = x3::_attr(context);
  const bool is_behind_otherwise = !node.cases.empty() && !node.cases.back().guard;
  if (is_behind_otherwise) session(context).report(base::Code::otherwise_not_last, next.value.span);
  node.cases.push_back(std::move(next));
};
const auto set_plain = [](auto& context) {
  x3::_val(context).is_plain = true;
  x3::_val(context).cases.push_back({std::nullopt, std::move(x3::_attr(context)), {}});
};
const auto define_body = named{"“=”或“{”", "“=” or “{”"}[(equal_sign > expression[set_plain]) | braced(define_block)[define_case[add_case]]];
const auto define_def = located[keyword(Keyword::define) > name[set(&Define::name)] > type[set(&Define::type)] > define_body];

// ---- 表 -------------------------------------------------------------------------------------------------------------------

const Block table_block{"表", "table", {Keyword::columns, Keyword::row}};

constexpr x3::rule<struct test_cell_id, TestCell> test_cell{"单元格\x1f" "a cell"};
const auto test_cell_def = (comparison[set(&TestCell::comparison)] > sum[set(&TestCell::value)]) | (sum[set(&TestCell::value)] >> -(gap > sum[set(&TestCell::upper)]));

/// "-" that stands for any value: nothing of a number follows it.
struct any_cell_parser : x3::parser<any_cell_parser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class Ctx, class RCtx, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Ctx&, RCtx&, Attribute&) const {
    if (first->kind != TokenKind::minus || (first[1].kind != TokenKind::comma && first[1].kind != TokenKind::colon)) return false;
    ++first;
    return true;
  }
};
constexpr any_cell_parser any_cell{};

constexpr x3::rule<struct cell_id, Cell> cell{"单元格\x1f" "a cell"};
const auto cell_def = located[any_cell[fix(&Cell::any, true)] | separated(test_cell[append(&Cell::tests)], bar)];

constexpr x3::rule<struct row_id, TableRow> row{"“行”\x1f“row”"};
const auto row_def = located[keyword(Keyword::row) > separated(cell[append(&TableRow::cells)], comma) > colon > sum[set(&TableRow::value)] > *cite[append(&TableRow::cites)]];
BOOST_SPIRIT_DEFINE(test_cell, cell, row)

/// 唯一, 首个, 全部 (or another word, which dsl/sema reports) before the "{".
const auto table_def = located[keyword(Keyword::table) > name[set(&Table::name)] > type[set(&Table::type)] > -word[set(&Table::policy)] >
                               braced(table_block)[(keyword(Keyword::columns) > separated(sum[append(&Table::columns)], comma)) | row[append(&Table::rows)]]];

// ---- 参数 -----------------------------------------------------------------------------------------------------------------

bool may_begin_version(Iterator token) { return token->kind == TokenKind::date ? token->is_line_start || is(token[1], Keyword::from) : is(*token, Keyword::from); }
const Block parameter_block{"参数", "param", {Keyword::from}, &may_begin_version};

constexpr x3::rule<struct version_id, ParameterVersion> version{"日期\x1f" "a date"};
const auto set_version_date = [](auto& context) {
  x3::_val(context).from = x3::_attr(context).date;
  x3::_val(context).from_span = x3::_attr(context).span;
};
const auto version_date = (date[set_version_date] > keyword(Keyword::from)) | (keyword(Keyword::from) > date[set_version_date]);
const auto version_def = version_date > sum[set(&ParameterVersion::value)] > +cite[append(&ParameterVersion::cites)];
BOOST_SPIRIT_DEFINE(version)

const auto parameter_def = located[keyword(Keyword::param) > name[set(&Parameter::name)] > type[set(&Parameter::type)] >
                                   braced(parameter_block)[version[append(&Parameter::versions)]]];

// ---- 推定 -----------------------------------------------------------------------------------------------------------------

const auto presume_def = located[keyword(Keyword::presume) > path[set(&Presume::fact)] > equal_sign > expression[set(&Presume::value)] >
                                 -(keyword(Keyword::unless) > expression[set(&Presume::unless)]) > +cite[append(&Presume::cites)]];

}  // namespace

BOOST_SPIRIT_DEFINE(define, table, parameter, presume)
ZS_INSTANTIATE(define)
ZS_INSTANTIATE(table)
ZS_INSTANTIATE(parameter)
ZS_INSTANTIATE(presume)

}  // namespace zhunsheng::grammar

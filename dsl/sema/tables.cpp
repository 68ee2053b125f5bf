// SPDX-License-Identifier: Apache-2.0
// The guard of a row is written out as syntax (列 cmp 值, joined by 且 and 或) and lowered like any condition, so that a
// cell is checked by the same rules as a comparison. 唯一 has the meaning of cases: two rows that apply and differ are a
// conflict. 首个 takes the first row that applies, 全部 lists the values of all.
#include "dsl/sema/tables.hpp"

#include <utility>

#include "dsl/sema/citations.hpp"
#include "dsl/sema/expressions.hpp"
#include "dsl/sema/names.hpp"
#include "dsl/sema/table_rows.hpp"

namespace zhunsheng::sema {
namespace {

using syntax::Expr;
using syntax::ExprKind;

Expr compare(ExprKind kind, const Expr& column, const Expr& value, base::Span span) {
  Expr out;
  out.kind = kind;
  out.children = {column, value};
  out.span = out.operator_span = span;
  return out;
}

Expr join(ExprKind kind, std::vector<Expr> children, base::Span span) {
  if (children.size() == 1) return std::move(children.front());
  Expr out;
  out.kind = kind;
  out.children = std::move(children);
  out.span = span;
  return out;
}

Expr truth(base::Span span) {
  Expr out;
  syntax::Literal truth;
  truth.kind = syntax::LiteralKind::truth;
  truth.span = out.span = span;
  out.literal = std::move(truth);
  return out;
}

Expr condition_of(const Expr& column, const syntax::Cell& cell) {
  std::vector<Expr> tests;
  for (const auto& test : cell.tests) {
    if (test.upper) tests.push_back(join(ExprKind::logical_and, {compare(ExprKind::at_least, column, test.value, test.value.span), compare(ExprKind::less, column, *test.upper, test.upper->span)}, cell.span));
    else tests.push_back(compare(test.comparison.value_or(ExprKind::equal), column, test.value, cell.tests.size() == 1 ? cell.span : test.value.span));
  }
  return join(ExprKind::logical_or, std::move(tests), cell.span);
}

Expr condition_of(const syntax::Table& table, const syntax::TableRow& row) {
  std::vector<Expr> cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (!row.cells[i].any) cells.push_back(condition_of(table.columns[i], row.cells[i]));
  return cells.empty() ? truth(row.span) : join(ExprKind::logical_and, std::move(cells), row.span);
}

/// The columns alone, so that what is wrong with one is said once and not for each row.
bool are_columns_good(Context& context, const Declared<syntax::Table>& declared) {
  const std::size_t before = context.report.count();
  ExpressionLowering lowering(context, {declared.file, false, {}, {}, {}});
  for (const auto& column : declared.node->columns) lowering.lower(column);
  return context.report.count() == before;
}

std::optional<model::CasePolicy> read_policy(Context& context, const syntax::Name& word) {
  if (word.text == "唯一" || word.text == "unique") return model::CasePolicy::unique;
  if (word.text == "首个" || word.text == "first") return model::CasePolicy::first;
  if (word.text == "全部" || word.text == "all") return model::CasePolicy::all;
  suggest(context.report.add(base::Code::unknown_word, word.span, {word.text, "唯一、首个、全部"}), word.text, {"唯一", "首个", "全部"}, word.span);
  return std::nullopt;
}

/// 全部 gives a list of single values.
bool may_collect(Context& context, const model::Type& type, const syntax::Table& table) {
  if (is_error(type)) return false;
  if (type.kind == model::TypeKind::list && type.element != model::TypeKind::record) return true;
  const std::string written(context.slice(table.type.span));
  auto& diagnostic = context.report.add(type.kind == model::TypeKind::list ? base::Code::cannot_collect : base::Code::collects_a_list, table.type.span, {written});
  if (type.kind != model::TypeKind::list) diagnostic.fix = base::Fix{table.type.span, "列表(" + written + ")"};
  return false;
}

/// 0元-400万元 in a cell: a difference of two constants is meant as a range.
bool has_difference(Context& context, const syntax::TableRow& row) {
  bool found = false;
  for (const auto& cell : row.cells)
    for (const auto& test : cell.tests) {
      const Expr& value = test.value;
      const bool is_plain = !test.comparison && !test.upper && value.kind == ExprKind::subtract;
      if (!is_plain || value.children[0].kind != ExprKind::literal || value.children[1].kind != ExprKind::literal) continue;
      const std::string range = std::string(context.slice(value.children[0].span)) + ".." + std::string(context.slice(value.children[1].span));
      context.report.add(base::Code::range_as_difference, value.span, {std::string(context.slice(value.span)), range}).fix = base::Fix{value.span, range};
      found = true;
    }
  return found;
}

}  // namespace

void lower_table(Context& context, model::DefinitionId id, const Declared<syntax::Table>& declared) {
  const syntax::Table& table = *declared.node;
  const auto policy = table.policy ? read_policy(context, *table.policy) : model::CasePolicy::unique;
  if (!policy || !are_columns_good(context, declared)) return;
  if (*policy == model::CasePolicy::all && !may_collect(context, at(context.rules, id).type, table)) return;
  context.rules.definitions[id.index()].policy = *policy;
  const model::Type type = *policy == model::CasePolicy::all ? element_of(at(context.rules, id).type) : at(context.rules, id).type;
  const std::size_t before = context.report.count();
  std::vector<model::DefinitionCase> cases;
  for (const auto& row : table.rows) {
    if (row.cells.size() != table.columns.size()) {
      base::Diagnostic& diagnostic = context.report.add(base::Code::cell_count, row.span, {std::to_string(table.columns.size()), std::to_string(row.cells.size())});
      if (row.cells.size() + 1 == table.columns.size()) {
        const base::Span last = row.cells.back().span;
        diagnostic.fix = base::Fix::offer({last.source, last.end, last.end}, ", -");
      } else if (row.cells.size() > table.columns.size() && !table.columns.empty()) {
        const base::Span kept = row.cells[table.columns.size() - 1].span, last = row.cells.back().span;
        diagnostic.fix = base::Fix::offer({last.source, kept.end, last.end}, "");
      }
      continue;
    }
    if (has_difference(context, row)) continue;
    ExpressionLowering lowering(context, {declared.file, false, {}, {}, {}});
    model::DefinitionCase one;
    one.guard = lowering.condition(condition_of(table, row));
    one.value = lowering.value(row.value, type);
    one.citations = lower_cites(context, row.cites, {});
    cases.push_back(std::move(one));
  }
  context.rules.definitions[id.index()].cases = std::move(cases);
  if (context.report.count() == before) check_table(context, id, table);
}

}  // namespace zhunsheng::sema

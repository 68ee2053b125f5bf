// SPDX-License-Identifier: Apache-2.0
// The guard of a row is written out as syntax (列 cmp 值, joined by 且 and 或) and lowered like any condition, so that a
// cell is checked by the same rules as a comparison. 唯一 has the meaning of cases: two rows that apply and differ are a
// conflict. 首个 adds to each guard that no earlier row applies.
#include "dsl/sema/tables.hpp"

#include <utility>

#include "dsl/sema/citations.hpp"
#include "dsl/sema/expressions.hpp"

namespace zhunsheng::sema {
namespace {

using syntax::Expr;
using syntax::ExprKind;

Expr compare(ExprKind kind, const Expr& column, const Expr& value) {
  Expr out;
  out.kind = kind;
  out.children = {column, value};
  out.span = out.operator_span = value.span;
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
    if (test.upper) tests.push_back(join(ExprKind::logical_and, {compare(ExprKind::at_least, column, test.value), compare(ExprKind::less, column, *test.upper)}, cell.span));
    else tests.push_back(compare(test.comparison.value_or(ExprKind::equal), column, test.value));
  }
  return join(ExprKind::logical_or, std::move(tests), cell.span);
}

Expr condition_of(const syntax::Table& table, const syntax::TableRow& row) {
  std::vector<Expr> cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (!row.cells[i].any) cells.push_back(condition_of(table.columns[i], row.cells[i]));
  return cells.empty() ? truth(row.span) : join(ExprKind::logical_and, std::move(cells), row.span);
}

Expr negate(std::vector<Expr> earlier, base::Span span) {
  Expr out;
  out.kind = ExprKind::logical_not;
  out.children.push_back(join(ExprKind::logical_or, std::move(earlier), span));
  out.span = span;
  return out;
}

/// The columns alone, so that what is wrong with one is said once and not for each row.
bool are_columns_good(Context& context, const Declared<syntax::Table>& declared) {
  const std::size_t before = context.report.count();
  ExpressionLowering lowering(context, {declared.file, false, {}, {}, {}});
  for (const auto& column : declared.node->columns) lowering.lower(column);
  return context.report.count() == before;
}

}  // namespace

void lower_table(Context& context, model::DefinitionId id, const Declared<syntax::Table>& declared) {
  const syntax::Table& table = *declared.node;
  const bool is_first = table.policy && (table.policy->text == "首个" || table.policy->text == "first");
  if (table.policy && (table.policy->text == "全部" || table.policy->text == "all")) {
    context.report.add(base::Code::not_supported_yet, table.policy->span, {table.policy->text});
    return;
  }
  if (!are_columns_good(context, declared)) return;
  const model::Type type = at(context.rules, id).type;
  std::vector<Expr> earlier;
  std::vector<model::DefinitionCase> cases;
  for (const auto& row : table.rows) {
    if (row.cells.size() != table.columns.size()) {
      context.report.add(base::Code::cell_count, row.span, {std::to_string(table.columns.size()), std::to_string(row.cells.size())});
      continue;
    }
    Expr guard = condition_of(table, row);
    ExpressionLowering lowering(context, {declared.file, false, {}, {}, {}});
    model::DefinitionCase one;
    if (is_first && !earlier.empty()) one.guard = lowering.condition(join(ExprKind::logical_and, {guard, negate(earlier, row.span)}, row.span));
    else one.guard = lowering.condition(guard);
    one.value = lowering.value(row.value, type);
    one.citations = lower_cites(context, row.cites, {});
    cases.push_back(std::move(one));
    earlier.push_back(std::move(guard));
  }
  context.rules.definitions[id.index()].cases = std::move(cases);
}

}  // namespace zhunsheng::sema

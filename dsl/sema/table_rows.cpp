// SPDX-License-Identifier: Apache-2.0
// A cell is a set of values: intervals of the one-word form of its column's type (enum values by number, money in fen, dates
// in days). What is not a constant is an unknown set, and nothing is said of it. Only enum and 是否 columns must be covered:
// a row covers a combination whatever its other cells say.
#include "dsl/sema/table_rows.hpp"

#include <algorithm>
#include <limits>

#include "dsl/sema/expressions.hpp"

namespace zhunsheng::sema {
namespace {

using model::ExprId;
using model::Op;
using model::TypeKind;

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min(), highest = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t most_combinations = 4096;  // beyond them, nobody writes a table out
constexpr std::size_t most_pairs = 1'000'000;    // of rows compared
constexpr std::size_t most_named = 3;            // combinations named in a message
constexpr std::size_t most_inserted = 16;        // rows a fix writes

struct Interval {
  std::int64_t first = lowest, last = highest;  ///< both included
};
using Values = std::optional<std::vector<Interval>>;  ///< nothing: cannot be told

struct Column {
  model::Type type;
  std::int64_t count = 0;  ///< values of an enum or 是否; 0: not counted
};

/// Types whose values are ordered one-word integers.
bool is_countable(const model::Type& type) {
  switch (type.kind) {
    case TypeKind::boolean: case TypeKind::enumeration: case TypeKind::integer: case TypeKind::decimal: case TypeKind::money: case TypeKind::date: case TypeKind::duration: return true;
    case TypeKind::error: case TypeKind::percent: case TypeKind::text: case TypeKind::record: case TypeKind::list: return false;
  }
  return false;
}

class TableRows {
 public:
  TableRows(Context& context, model::DefinitionId id, const syntax::Table& table) : context_(context), definition_(at(context.rules, id)), table_(table) { read_columns(); }

  void check() {
    if (columns_.empty() || table_.rows.empty()) return;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) rows_.push_back(read_row(i));
    if (definition_.policy != model::CasePolicy::all) report_missing();
    if (definition_.policy == model::CasePolicy::unique) report_overlaps();
  }

 private:
  /// The column's type is that of the left operand of any test of it.
  void read_columns() {
    columns_.resize(table_.columns.size());
    for (std::size_t r = 0; r < table_.rows.size(); ++r)
      for_each_cell(r, [&](std::size_t c, const std::vector<ExprId>& tests) {
        if (tests.empty() || columns_[c].type.kind != TypeKind::error) return;
        const model::Expr* test = &at(context_.rules, tests.front());
        if (test->op == Op::logical_and && test->list_begin < test->list_end) test = &at(context_.rules, context_.rules.operands[test->list_begin]);
        if (test->a.is_valid()) columns_[c].type = at(context_.rules, test->a).type;
        const TypeKind kind = columns_[c].type.kind;
        columns_[c].count = kind == TypeKind::boolean ? 2 : kind == TypeKind::enumeration ? static_cast<std::int64_t>(context_.rules.enums[columns_[c].type.ref].values.size()) : 0;
      });
  }

  [[nodiscard]] std::vector<ExprId> parts(ExprId id, Op op, std::size_t count) const {
    if (count == 1) return {id};
    const model::Expr& expr = at(context_.rules, id);
    if (expr.op != op || expr.list_end - expr.list_begin != count) return {};
    return {context_.rules.operands.begin() + expr.list_begin, context_.rules.operands.begin() + expr.list_end};
  }

  /// Calls `visit(column, tests)` for each cell that is no "-"; the tests as they were lowered, none if they cannot be told.
  template <class Visit>
  void for_each_cell(std::size_t row, Visit&& visit) const {
    const auto& cells = table_.rows[row].cells;
    const auto written = static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const syntax::Cell& cell) { return !cell.any; }));
    if (written == 0) return;
    const auto guards = parts(definition_.cases[row].guard, Op::logical_and, written);
    std::size_t next = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].any) continue;
      visit(c, next < guards.size() ? parts(guards[next], Op::logical_or, cells[c].tests.size()) : std::vector<ExprId>{});
      ++next;
    }
  }

  [[nodiscard]] Values comparison(const model::Expr& expr, const Column& column) const {
    const auto value = expr.b.is_valid() ? constant_of(context_, expr.b) : std::nullopt;
    if (!value || value->kind != column.type.kind || !is_countable(column.type)) return std::nullopt;
    if (value->kind == TypeKind::duration && value->b != column.type.unit) return std::nullopt;
    const std::int64_t a = value->a;
    if (a == lowest || a == highest) return std::nullopt;
    switch (expr.op) {
      case Op::equal: return std::vector<Interval>{{a, a}};
      case Op::not_equal: return std::vector<Interval>{{lowest, a - 1}, {a + 1, highest}};
      case Op::at_least: return std::vector<Interval>{{a, highest}};
      case Op::greater: return std::vector<Interval>{{a + 1, highest}};
      case Op::at_most: return std::vector<Interval>{{lowest, a}};
      case Op::less: return std::vector<Interval>{{lowest, a - 1}};
      default: return std::nullopt;  // a cell holds comparisons only
    }
  }

  [[nodiscard]] Values test(ExprId id, const Column& column) const {
    const model::Expr& expr = at(context_.rules, id);
    if (expr.op != Op::logical_and) return comparison(expr, column);
    const auto ends = parts(id, Op::logical_and, 2);  // from .. to
    if (ends.size() != 2) return std::nullopt;
    const auto from = comparison(at(context_.rules, ends[0]), column), to = comparison(at(context_.rules, ends[1]), column);
    if (!from || !to) return std::nullopt;
    return std::vector<Interval>{{from->front().first, to->front().last}};
  }

  [[nodiscard]] std::vector<Values> read_row(std::size_t row) const {
    std::vector<Values> out(columns_.size(), std::vector<Interval>{Interval{}});
    for_each_cell(row, [&](std::size_t c, const std::vector<ExprId>& tests) {
      out[c] = tests.empty() ? Values() : std::vector<Interval>{};
      for (const ExprId id : tests) {
        const Values one = test(id, columns_[c]);
        if (!one) out[c] = std::nullopt;
        if (!out[c]) return;
        out[c]->insert(out[c]->end(), one->begin(), one->end());
      }
    });
    return out;
  }

  static bool holds(const Values& values, std::int64_t value) {
    return !values || std::any_of(values->begin(), values->end(), [&](const Interval& each) { return each.first <= value && value <= each.last; });
  }
  static bool meet(const Values& left, const Values& right) {
    if (!left || !right) return false;
    for (const Interval& a : *left)
      for (const Interval& b : *right)
        if (std::max(a.first, b.first) <= std::min(a.last, b.last)) return true;
    return false;
  }

  [[nodiscard]] std::string word(const Column& column, std::int64_t value) const {
    if (column.type.kind == TypeKind::boolean) return value != 0 ? "是" : "否";
    return context_.rules.enums[column.type.ref].values[static_cast<std::size_t>(value)];
  }

  /// "货物, -, 是": as cells are written.
  [[nodiscard]] std::string cells_of(const std::vector<std::int64_t>& combination) const {
    std::string out;
    for (std::size_t c = 0; c < columns_.size(); ++c) out += (c > 0 ? ", " : "") + (columns_[c].count > 0 ? word(columns_[c], combination[c]) : std::string("-"));
    return out;
  }

  [[nodiscard]] bool is_covered(const std::vector<std::int64_t>& combination) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const std::vector<Values>& row) {
      for (std::size_t c = 0; c < columns_.size(); ++c)
        if (columns_[c].count > 0 && !holds(row[c], combination[c])) return false;
      return true;
    });
  }

  void report_missing() {
    std::size_t combinations = 1;
    bool has_counted = false;
    for (const Column& column : columns_) {
      has_counted = has_counted || column.count > 0;
      if (column.count > 0) combinations *= static_cast<std::size_t>(column.count);
      if (combinations > most_combinations) return;
    }
    if (!has_counted) return;
    std::vector<std::string> missing;
    std::vector<std::int64_t> combination(columns_.size(), 0);
    for (std::size_t i = 0; i < combinations; ++i) {
      std::size_t rest = i;
      for (std::size_t c = columns_.size(); c-- > 0;) {
        if (columns_[c].count == 0) continue;
        combination[c] = static_cast<std::int64_t>(rest % static_cast<std::size_t>(columns_[c].count));
        rest /= static_cast<std::size_t>(columns_[c].count);
      }
      if (!is_covered(combination)) missing.push_back(cells_of(combination));
    }
    if (!missing.empty()) report_missing(missing);
  }

  void report_missing(const std::vector<std::string>& missing) {
    std::string named, rows;
    for (std::size_t i = 0; i < missing.size() && i < most_named; ++i) named += (i > 0 ? "；" : "") + missing[i];
    if (missing.size() > most_named) named += "；……共 " + std::to_string(missing.size()) + " 种";
    for (const std::string& one : missing) rows += "\n  行 " + one + " : 不详";
    auto& diagnostic = context_.report.add(base::Code::missing_rows, table_.name.span, {table_.name.text, named});
    const std::uint32_t end = table_.rows.back().span.end;
    if (missing.size() <= most_inserted) diagnostic.fix = base::Fix{{table_.name.span.source, end, end}, rows};
  }

  /// Different constants; anything else cannot be told apart here.
  [[nodiscard]] bool differ(std::size_t left, std::size_t right) const {
    const auto a = constant_of(context_, definition_.cases[left].value), b = constant_of(context_, definition_.cases[right].value);
    return a && b && !(*a == *b);
  }

  void report_overlaps() {
    if (rows_.size() * rows_.size() / 2 > most_pairs) return;
    for (std::size_t right = 1; right < rows_.size(); ++right)
      for (std::size_t left = 0; left < right; ++left) {
        if (!differ(left, right) || !std::equal(rows_[left].begin(), rows_[left].end(), rows_[right].begin(), meet)) continue;
        context_.report.add(base::Code::overlapping_rows, table_.rows[right].span, {table_.name.text}).notes.push_back({table_.rows[left].span, "另一行在这里", "the other row"});
        break;  // one note a row
      }
  }

  Context& context_;
  const model::Definition& definition_;
  const syntax::Table& table_;
  std::vector<Column> columns_;
  std::vector<std::vector<Values>> rows_;
};

}  // namespace

void check_table(Context& context, model::DefinitionId id, const syntax::Table& table) { TableRows(context, id, table).check(); }

}  // namespace zhunsheng::sema

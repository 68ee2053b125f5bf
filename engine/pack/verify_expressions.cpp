// SPDX-License-Identifier: Apache-2.0
// Expressions, one forward pass: an operand has a smaller number than its reader, and its type is one that planning and
// reporting can take for that operation. The literals 不详 and 不适用 fit everywhere.
#include <algorithm>
#include <array>

#include "engine/model/builtins.hpp"
#include "engine/pack/values.hpp"
#include "engine/pack/verify.hpp"

namespace zhunsheng::pack {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;
using model::Type;
using model::TypeKind;

constexpr std::uint32_t deepest = 1024;          // the parser allows 256 levels
constexpr std::uint64_t largest = 1u << 22;      // nodes of one expression written out

class ExpressionChecker {
 public:
  explicit ExpressionChecker(const model::Ruleset& rules) : rules_(rules), sizes_(rules.exprs.size()), depths_(rules.exprs.size()) {}

  bool all_fit() {
    for (self_ = 0; self_ < rules_.exprs.size(); ++self_)
      if (!has_earlier_operands(rules_.exprs[self_]) || !fits(rules_.exprs[self_])) return false;
    return true;
  }

 private:
  bool note_operand(ExprId id) {
    if (!id.is_valid() || id.index() >= self_) return false;
    sizes_[self_] += sizes_[id.index()];
    depths_[self_] = std::max(depths_[self_], depths_[id.index()] + 1);
    return true;
  }
  bool has_earlier_operands(const Expr& expr) {
    sizes_[self_] = 1;
    if (expr.list_begin > expr.list_end || expr.list_end > rules_.operands.size()) return false;
    for (const ExprId id : {expr.a, expr.b, expr.c})
      if (id.is_valid() && !note_operand(id)) return false;
    if (sizes_[self_] + (expr.list_end - expr.list_begin) > largest) return false;
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i)
      if (!note_operand(rules_.operands[i]) || sizes_[self_] > largest) return false;
    return sizes_[self_] <= largest && depths_[self_] <= deepest;
  }

  const Expr* find(ExprId id) const { return id.is_valid() ? &at(rules_, id) : nullptr; }
  static bool is_open_to_all(const Expr& expr) { return expr.op == Op::unknown || expr.op == Op::not_applicable; }
  bool has_kind(ExprId id, TypeKind kind) const {
    const Expr* expr = find(id);
    return expr != nullptr && (expr->type.kind == kind || is_open_to_all(*expr));
  }
  bool is_truth(ExprId id) const { return has_kind(id, TypeKind::boolean); }
  bool is_truth_or_none(ExprId id) const { return !id.is_valid() || is_truth(id); }
  template <class Test>
  bool all_operands(const Expr& expr, Test&& test) const {
    return std::all_of(rules_.operands.begin() + expr.list_begin, rules_.operands.begin() + expr.list_end, test);
  }

  bool fits(const Expr& expr) const;
  bool fits_name(const Expr& expr) const;
  bool fits_presence(const Expr& expr) const;
  bool fits_contains(const Expr& expr) const;
  bool fits_matches(const Expr& expr) const;
  bool fits_loop(const Expr& expr) const;
  bool fits_arithmetic(const Expr& expr) const;
  bool fits_call(const Expr& expr) const;
  bool fits_hit_field(const Expr& expr) const;
  bool are_comparable(ExprId left, ExprId right) const;

  const model::Ruleset& rules_;
  std::vector<std::uint64_t> sizes_;
  std::vector<std::uint32_t> depths_;
  std::size_t self_ = 0;
};

bool is_number(TypeKind kind) { return kind == TypeKind::integer || kind == TypeKind::decimal || kind == TypeKind::percent; }

/// What the value of an operation is before it is widened to the type of its expression; error: there is none.
TypeKind kind_of_result(Op op, TypeKind a, TypeKind b) {
  const bool moves = (a == TypeKind::date && b == TypeKind::duration) || (op == Op::add && a == TypeKind::duration && b == TypeKind::date);
  const bool is_amount = a == TypeKind::money || a == TypeKind::duration;
  if (is_number(a) && is_number(b)) return op == Op::divide ? TypeKind::percent : std::max(a, b);
  if (op == Op::divide) return a == b && is_amount ? TypeKind::percent : is_amount && is_number(b) ? a : TypeKind::error;
  if (op == Op::multiply) return is_amount && is_number(b) ? a : is_number(a) && (b == TypeKind::money || b == TypeKind::duration) ? b : TypeKind::error;
  if (moves) return TypeKind::date;
  if (a == TypeKind::date && b == TypeKind::date && op == Op::subtract) return TypeKind::duration;
  return a == b && is_amount ? a : TypeKind::error;
}

/// Is a value of one kind turned into the other by widening? Nothing narrows to 整数.
bool widens(TypeKind from, TypeKind to) { return from == to || (is_number(from) && is_number(to) && to != TypeKind::integer); }

Type element_of(const Type& list) {
  Type out = list;
  out.kind = list.element;
  out.element = TypeKind::error;
  return out;
}
bool is_same(const Type& left, const Type& right) {
  const bool has_ref = left.kind == TypeKind::enumeration || left.kind == TypeKind::record || left.element == TypeKind::enumeration || left.element == TypeKind::record;
  return left.kind == right.kind && (left.kind != TypeKind::list || left.element == right.element) && (!has_ref || left.ref == right.ref);
}

bool ExpressionChecker::are_comparable(ExprId left, ExprId right) const {
  const Expr *a = find(left), *b = find(right);
  if (a == nullptr || b == nullptr) return false;
  if (is_open_to_all(*a) || is_open_to_all(*b)) return true;
  return a->type.kind == b->type.kind || (is_number(a->type.kind) && is_number(b->type.kind));
}

bool ExpressionChecker::fits_name(const Expr& expr) const {
  const auto is_of = [&](const auto& table, auto&& type_of) { return expr.ref < table.size() && is_same(expr.type, type_of(table[expr.ref])); };
  const auto type_of = [](const auto& row) { return row.type; };
  switch (expr.op) {
    case Op::constant: return expr.ref < rules_.constants.size() && is_value_of(rules_, rules_.constants[expr.ref], expr.type);
    case Op::fact: return is_of(rules_.facts, type_of);
    case Op::variable: return is_of(rules_.variables, type_of);
    case Op::definition: return is_of(rules_.definitions, type_of);
    case Op::parameter: return is_of(rules_.parameters, type_of);
    case Op::records: return expr.ref < rules_.records.size() && expr.type.kind == TypeKind::list && expr.type.element == TypeKind::record && expr.type.ref == expr.ref;
    default: break;  // 字段
  }
  const Expr* whole = find(expr.a);
  return whole != nullptr && is_of(rules_.facts, type_of) && whole->type.kind == TypeKind::record && whole->type.ref == rules_.facts[expr.ref].record.value;
}

bool ExpressionChecker::fits_presence(const Expr& expr) const {
  if (expr.op == Op::has_material || expr.op == Op::lacks_material) return expr.ref < rules_.materials.size();
  if (expr.ref >= rules_.facts.size()) return false;
  const Expr* whole = find(expr.a);
  if (whole == nullptr) return true;
  if (whole->op == Op::field) return whole->ref == expr.ref;
  return whole->type.kind == TypeKind::record && whole->type.ref == rules_.facts[expr.ref].record.value;
}

bool ExpressionChecker::fits_contains(const Expr& expr) const {
  const Expr *whole = find(expr.a), *part = find(expr.b);
  if (whole == nullptr || part == nullptr) return false;
  if (whole->type.kind != TypeKind::list) return has_kind(expr.a, TypeKind::text) && has_kind(expr.b, TypeKind::text);
  return is_open_to_all(*part) || part->type.kind == whole->type.element || (is_number(part->type.kind) && is_number(whole->type.element));
}

bool ExpressionChecker::fits_matches(const Expr& expr) const {
  const Expr* where = find(expr.a);
  if (where == nullptr || expr.ref >= rules_.patterns.size()) return false;
  return where->op == Op::variable ? where->type.kind == TypeKind::record : true;
}

bool ExpressionChecker::fits_loop(const Expr& expr) const {
  const Expr* list = find(expr.a);
  if (list == nullptr || list->type.kind != TypeKind::list || expr.ref >= rules_.variables.size()) return false;
  if (!is_same(rules_.variables[expr.ref].type, element_of(list->type))) return false;
  if (expr.op == Op::every || expr.op == Op::some || expr.op == Op::none) return is_truth(expr.b);
  if (!is_truth_or_none(expr.b)) return false;
  if (expr.op == Op::count) return true;
  const Expr* term = find(expr.c);
  const TypeKind kind = term != nullptr ? term->type.kind : list->type.element;
  const bool is_orderable = is_number(kind) || kind == TypeKind::money || kind == TypeKind::duration || (kind == TypeKind::date && expr.op != Op::sum);
  return is_orderable && widens(kind, expr.type.kind);
}

bool ExpressionChecker::fits_arithmetic(const Expr& expr) const {
  const Expr *a = find(expr.a), *b = find(expr.b);
  if (a == nullptr || (b == nullptr && expr.op != Op::negate)) return false;
  if (is_open_to_all(*a) || (b != nullptr && is_open_to_all(*b))) return expr.type.kind <= TypeKind::duration;
  if (expr.op == Op::negate) return is_same(a->type, expr.type) && (is_number(a->type.kind) || a->type.kind == TypeKind::money || a->type.kind == TypeKind::duration);
  const TypeKind kind = kind_of_result(expr.op, a->type.kind, b->type.kind);
  return kind != TypeKind::error && widens(kind, expr.type.kind);
}

bool ExpressionChecker::fits_call(const Expr& expr) const {
  const auto functions = model::builtin_functions();
  if (expr.ref >= functions.size() || expr.list_end - expr.list_begin != functions[expr.ref].parameters.size()) return false;
  for (std::uint32_t i = 0; i < functions[expr.ref].parameters.size(); ++i)
    if (!has_kind(rules_.operands[expr.list_begin + i], functions[expr.ref].parameters[i])) return false;
  return expr.type.kind == functions[expr.ref].result.kind;
}

bool ExpressionChecker::fits_hit_field(const Expr& expr) const {
  if (expr.ref > static_cast<std::uint32_t>(model::HitField::slot)) return false;
  if (static_cast<model::HitField>(expr.ref) != model::HitField::slot) return expr.type.kind == TypeKind::text;
  const Expr* name = find(expr.a);
  return name != nullptr && name->op == Op::constant && name->type.kind == TypeKind::text && expr.type.kind != TypeKind::error && expr.type.kind < TypeKind::record;
}

bool ExpressionChecker::fits(const Expr& expr) const {
  switch (expr.op) {
    case Op::constant: case Op::fact: case Op::records: case Op::variable: case Op::field: case Op::definition: case Op::parameter: return fits_name(expr);
    case Op::unknown: case Op::not_applicable: return true;
    case Op::present: case Op::absent: case Op::has_material: case Op::lacks_material: return expr.type.kind == TypeKind::boolean && fits_presence(expr);
    case Op::logical_not: return expr.type.kind == TypeKind::boolean && is_truth(expr.a);
    case Op::logical_and: case Op::logical_or: return expr.type.kind == TypeKind::boolean && all_operands(expr, [&](ExprId id) { return is_truth(id); });
    case Op::equal: case Op::not_equal: case Op::at_least: case Op::greater: case Op::at_most: case Op::less:
      return expr.type.kind == TypeKind::boolean && are_comparable(expr.a, expr.b);
    case Op::contains: return expr.type.kind == TypeKind::boolean && fits_contains(expr);
    case Op::in_set: return expr.type.kind == TypeKind::boolean && all_operands(expr, [&](ExprId id) { return are_comparable(expr.a, id); });
    case Op::matches: return expr.type.kind == TypeKind::boolean && fits_matches(expr);
    case Op::add: case Op::subtract: case Op::multiply: case Op::divide: case Op::negate: return fits_arithmetic(expr);
    case Op::every: case Op::some: case Op::none: return expr.type.kind == TypeKind::boolean && fits_loop(expr);
    case Op::sum: case Op::count: case Op::maximum: case Op::minimum: return (expr.op != Op::count || expr.type.kind == TypeKind::integer) && fits_loop(expr);
    case Op::call: return fits_call(expr);
    case Op::hit_field: return fits_hit_field(expr);
  }
  return false;
}

// ---- what refers to expressions -----------------------------------------------------------------------------------------------

bool is_truth(const model::Ruleset& rules, ExprId id) { return !id.is_valid() || at(rules, id).type.kind == TypeKind::boolean || at(rules, id).op == Op::unknown || at(rules, id).op == Op::not_applicable; }

/// A value that can become one of the kind; 不详 can.
bool may_become(const model::Ruleset& rules, ExprId id, TypeKind kind) {
  const Expr& expr = at(rules, id);
  return expr.op == Op::unknown || expr.op == Op::not_applicable || widens(expr.type.kind, kind);
}

bool fits(const model::Ruleset& rules, const model::Definition& row) {
  const TypeKind kind = row.policy == model::CasePolicy::all ? row.type.element : row.type.kind;
  const bool is_list = row.policy != model::CasePolicy::all || row.type.kind == TypeKind::list;
  return is_list && std::all_of(row.cases.begin(), row.cases.end(), [&](const model::DefinitionCase& one) { return is_truth(rules, one.guard) && may_become(rules, one.value, kind); });
}

bool fits(const model::Ruleset& rules, const model::Check& check) {
  const bool has_date = !check.at.is_valid() || at(rules, check.at).type.kind == TypeKind::date || at(rules, check.at).op == Op::unknown;
  if (!is_truth(rules, check.applies) || !is_truth(rules, check.norm) || !has_date) return false;
  if (check.for_each) {
    const Type& list = at(rules, check.for_each->list).type;
    if (list.kind != TypeKind::list || !is_same(at(rules, check.for_each->variable).type, element_of(list))) return false;
  }
  if (check.subject.kind == model::Subject::Kind::none) return true;
  const Op op = at(rules, check.subject.expr).op;
  if (check.subject.kind == model::Subject::Kind::hits) return op == Op::matches;
  return op == Op::every || op == Op::some || op == Op::none;
}

/// The exceptions of one owner, and theirs: each belongs to one, none to itself, none too deep.
bool are_trees(const model::Ruleset& rules) {
  std::vector<std::uint8_t> owners(rules.exceptions.size(), 0);
  std::vector<std::pair<model::ExceptionId, std::uint32_t>> stack;
  for (const auto& check : rules.checks)
    for (const auto id : check.exceptions) stack.emplace_back(id, 0);
  while (!stack.empty()) {
    const auto [id, depth] = stack.back();
    stack.pop_back();
    if (owners[id.index()]++ != 0 || depth > 64) return false;  // 64: the nesting that the language allows
    for (const auto inner : at(rules, id).inner) stack.emplace_back(inner, depth + 1);
  }
  return true;
}

/// Elements of records do not hold elements of their own kind.
bool are_records_finite(const model::Ruleset& rules) {
  enum : std::uint8_t { unseen, open, done };
  std::vector<std::uint8_t> state(rules.records.size(), unseen);
  std::vector<std::uint32_t> stack;
  for (std::uint32_t root = 0; root < rules.records.size(); ++root) {
    stack.push_back(root);
    while (!stack.empty()) {
      const std::uint32_t now = stack.back();
      if (state[now] != unseen) {
        state[now] = done;
        stack.pop_back();
        continue;
      }
      state[now] = open;
      for (const auto field : rules.records[now].fields) {
        const Type& type = at(rules, field).type;
        if (type.kind != TypeKind::record && (type.kind != TypeKind::list || type.element != TypeKind::record)) continue;
        if (state[type.ref] == open) return false;
        if (state[type.ref] == unseen) stack.push_back(type.ref);
      }
    }
  }
  return true;
}

}  // namespace

const char* find_problem_in_expressions(const model::Ruleset& rules) {
  const auto all = [](const auto& rows, auto&& is_good) { return std::all_of(rows.begin(), rows.end(), is_good); };
  if (!are_records_finite(rules)) return "records";
  if (!ExpressionChecker(rules).all_fit()) return "expressions";
  if (!all(rules.parameters, [&](const model::Parameter& row) { return all(row.versions, [&](const auto& version) { return is_value_of(rules, version.value, row.type); }); })) return "parameters";
  if (!all(rules.definitions, [&](const model::Definition& row) { return fits(rules, row); })) return "definitions";
  if (!all(rules.presumptions, [&](const auto& row) { return may_become(rules, row.value, at(rules, row.fact).type.kind) && is_truth(rules, row.unless); })) return "presumptions";
  if (!all(rules.extracts, [&](const auto& row) { return is_given_of(rules, row.take, at(rules, row.fact).type) && is_given_of(rules, row.if_none, at(rules, row.fact).type); })) return "extracts";
  if (!all(rules.materials, [&](const auto& row) { return is_truth(rules, row.condition); })) return "materials";
  if (!all(rules.exceptions, [&](const auto& row) { return is_truth(rules, row.when); }) || !are_trees(rules)) return "exceptions";
  if (!all(rules.checks, [&](const auto& row) { return fits(rules, row); })) return "checks";
  return has_loop(rules) ? "a loop of definitions" : nullptr;
}

}  // namespace zhunsheng::pack

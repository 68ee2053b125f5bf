// SPDX-License-Identifier: Apache-2.0
// Every comparison is a root: the facts below it meet the constants and parameters below it.
#include "engine/testing/boundaries.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace zhunsheng::testing {
namespace {

using model::Op;
using model::TypeKind;
using model::Value;

constexpr std::size_t type_count = static_cast<std::size_t>(TypeKind::list) + 1;

bool compares(Op op) {
  switch (op) {
    case Op::equal: case Op::not_equal: case Op::at_least: case Op::greater: case Op::at_most: case Op::less: case Op::contains: case Op::in_set: return true;
    default: return false;
  }
}

bool comes_before(const Value& left, const Value& right) { return std::tie(left.b, left.a, left.text) < std::tie(right.b, right.a, right.text); }

void sort_once(std::vector<Value>& values) {
  std::sort(values.begin(), values.end(), comes_before);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

class Finder {
 public:
  explicit Finder(const model::Ruleset& rules) : rules_(rules), entered_(rules.definitions.size(), 0) {
    out_.of_facts.resize(rules.facts.size());
    out_.of_types.resize(type_count);
    name_variables();
  }

  Boundaries run() {
    for (std::size_t i = 0; i < rules_.exprs.size(); ++i)
      if (compares(rules_.exprs[i].op)) compare(model::ExprId(i));
    for (const auto& constant : rules_.constants) add_to_type(constant);
    for (const auto& parameter : rules_.parameters)
      for (const auto& version : parameter.versions) {
        add_to_type(version.value);
        add_to_type(model::make_date(version.from));
      }
    for (const auto& statute : rules_.statutes)
      for (const auto& date : {statute.force.from, statute.force.until})
        if (date) add_to_type(model::make_date(*date));
    for (auto& values : out_.of_facts) sort_once(values);
    for (auto& values : out_.of_types) sort_once(values);
    return std::move(out_);
  }

 private:
  /// The element of a quantifier over a fact stands for that fact.
  void name_variables() {
    for (const auto& expr : rules_.exprs) {
      if (expr.op < Op::every || expr.op > Op::minimum || !expr.a.is_valid()) continue;
      const model::Expr& list = at(rules_, expr.a);
      if (list.op == Op::fact || list.op == Op::field) facts_of_variables_[expr.ref] = model::FactId(std::size_t{list.ref});
    }
  }

  void compare(model::ExprId root) {
    ++walk_;
    steps_left_ = most_steps;
    facts_.clear();
    values_.clear();
    enter(root);
    sort_once(values_);
    for (const auto fact : facts_) {
      const model::Type& type = at(rules_, fact).type;
      const TypeKind kind = type.kind == TypeKind::list ? type.element : type.kind;
      for (const auto& value : values_)
        if (value.kind == kind) out_.of_facts[fact.index()].push_back(value);
    }
  }

  void enter(model::ExprId id) {
    if (!id.is_valid() || steps_left_ == 0) return;
    --steps_left_;
    const model::Expr& expr = at(rules_, id);
    if (expr.op == Op::fact || expr.op == Op::field) facts_.emplace_back(std::size_t{expr.ref});
    if (expr.op == Op::constant) values_.push_back(rules_.constants[expr.ref]);
    if (expr.op == Op::parameter)
      for (const auto& version : rules_.parameters[expr.ref].versions) values_.push_back(version.value);
    if (expr.op == Op::variable)
      if (const auto fact = facts_of_variables_.find(expr.ref); fact != facts_of_variables_.end()) facts_.push_back(fact->second);
    if (expr.op == Op::definition && entered_[expr.ref] != walk_) {
      entered_[expr.ref] = walk_;
      for (const auto& one : rules_.definitions[expr.ref].cases) {
        enter(one.guard);
        enter(one.value);
      }
    }
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) enter(rules_.operands[i]);
    for (const model::ExprId child : {expr.a, expr.b, expr.c}) enter(child);
  }

  void add_to_type(const Value& value) { out_.of_types[static_cast<std::size_t>(value.kind)].push_back(value); }

  static constexpr std::size_t most_steps = 400;  // of one comparison: a chain of definitions may reach most of a rule set

  const model::Ruleset& rules_;
  Boundaries out_;
  std::map<std::uint32_t, model::FactId> facts_of_variables_;
  std::vector<std::uint32_t> entered_;  // by definition: the walk that last met it
  std::uint32_t walk_ = 0;
  std::size_t steps_left_ = 0;
  std::vector<model::FactId> facts_;
  std::vector<Value> values_;
};

}  // namespace

Boundaries find_boundaries(const model::Ruleset& rules) { return Finder(rules).run(); }

}  // namespace zhunsheng::testing

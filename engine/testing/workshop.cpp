// SPDX-License-Identifier: Apache-2.0
// Changes are noted by id and put back from the original; what was added is cut off.
#include "engine/testing/workshop.hpp"

namespace zhunsheng::testing {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;

template <class Id, class T>
void put_back(std::vector<Id>& changed, std::vector<T>& now, const std::vector<T>& before) {
  for (const Id id : changed) now[id.index()] = before[id.index()];
  changed.clear();
}

}  // namespace

Workshop::Workshop(const model::Ruleset& original) : original_(original), rules_(original) {}

Expr& Workshop::change(ExprId id) {
  if (id.index() < original_.exprs.size()) exprs_.push_back(id);
  return rules_.exprs[id.index()];
}
model::Check& Workshop::change(model::CheckId id) {
  checks_.push_back(id);
  return rules_.checks[id.index()];
}
model::Exception& Workshop::change(model::ExceptionId id) {
  exceptions_.push_back(id);
  return rules_.exceptions[id.index()];
}
model::Parameter& Workshop::change(model::ParameterId id) {
  parameters_.push_back(id);
  return rules_.parameters[id.index()];
}

ExprId Workshop::add(const Expr& expr) {
  const Expr copy = expr;  // it may stand in the vector that grows
  rules_.exprs.push_back(copy);
  return ExprId(rules_.exprs.size() - 1);
}
std::uint32_t Workshop::add(model::Value value) {
  rules_.constants.push_back(std::move(value));
  return static_cast<std::uint32_t>(rules_.constants.size() - 1);
}

void Workshop::set_operands(ExprId id, const std::vector<ExprId>& operands) {
  Expr& expr = change(id);
  expr.list_begin = static_cast<std::uint32_t>(rules_.operands.size());
  rules_.operands.insert(rules_.operands.end(), operands.begin(), operands.end());
  expr.list_end = static_cast<std::uint32_t>(rules_.operands.size());
}

void Workshop::force(ExprId id, bool value) {
  const std::uint32_t constant = add(model::make_boolean(value));
  Expr& expr = change(id);
  Expr forced;
  forced.op = Op::constant;
  forced.type = expr.type;
  forced.ref = constant;
  forced.span = expr.span;
  expr = forced;
}

void Workshop::settle(model::CheckId id) {
  const model::Subject subject = rules_.checks[id.index()].subject;
  if (subject.kind == model::Subject::Kind::none || !subject.expr.is_valid()) return;
  if (at(rules_, subject.expr).op == at(original_, subject.expr).op) return;
  change(id).subject = {};
}

void Workshop::restore() {
  put_back(exprs_, rules_.exprs, original_.exprs);
  put_back(checks_, rules_.checks, original_.checks);
  put_back(exceptions_, rules_.exceptions, original_.exceptions);
  put_back(parameters_, rules_.parameters, original_.parameters);
  rules_.exprs.resize(original_.exprs.size());
  rules_.operands.resize(original_.operands.size());
  rules_.constants.resize(original_.constants.size());
}

}  // namespace zhunsheng::testing

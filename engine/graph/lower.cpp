// SPDX-License-Identifier: Apache-2.0
// Expressions → nodes: names, truths, loops. Numbers are in lower_number.cpp.
#include "engine/graph/builder.hpp"
#include "engine/graph/force.hpp"
#include "engine/graph/reads.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::graph {

using model::Expr;
using model::Op;
using model::TypeKind;

NodeIndex Builder::lower(model::ExprId id, Environment& environment) {
  if (!id.is_valid()) return no_node;
  const NodeIndex made = lower_one(at(rules_, id), environment);
  if (places != nullptr) places->push_back({id, made});
  return made;
}

NodeIndex Builder::lower_one(const Expr& expr, Environment& environment) {
  switch (expr.op) {
    case Op::constant: return lower_constant(at(rules_, model::ConstantId(expr.ref)));
    case Op::unknown: return constant(status::unknown, {});
    case Op::not_applicable: return constant(status::not_applicable, {});
    case Op::fact:
      if (find_presumption(rules_, model::FactId(expr.ref)) != nullptr) return lower_named({VertexKind::fact, expr.ref}, environment.date);
      return lower_field(expr, environment);
    case Op::records: case Op::field: return lower_field(expr, environment);
    case Op::variable: return lower_variable(expr, environment);
    case Op::definition: return lower_named({VertexKind::definition, expr.ref}, environment.date);
    case Op::parameter: return lower_parameter(expr, environment.date);
    case Op::present: case Op::absent: case Op::has_material: case Op::lacks_material: return lower_presence(expr, environment);
    case Op::logical_not: return make_not(lower(expr.a, environment));
    case Op::logical_and: return lower_junction(NodeOp::logical_and, expr, environment);
    case Op::logical_or: return lower_junction(NodeOp::logical_or, expr, environment);
    case Op::equal: case Op::not_equal: case Op::at_least: case Op::greater: case Op::at_most: case Op::less: return lower_comparison(expr, environment);
    case Op::contains: return lower_contains(expr, environment);
    case Op::in_set: return lower_in_set(expr, environment);
    case Op::matches: return lower_matches(expr, environment);
    case Op::add: case Op::subtract: return lower_sum(expr, environment);
    case Op::multiply: return lower_product(expr, environment);
    case Op::divide: return lower_quotient(expr, environment);
    case Op::negate: return lower_negation(expr, environment);
    case Op::every: case Op::some: case Op::none: case Op::sum: case Op::count: case Op::maximum: case Op::minimum: return lower_loop(expr, environment);
    case Op::call: return lower_call(expr, environment);
    case Op::hit_field: return lower_hit_field(expr);
  }
  return no_node;
}

Cell Builder::cell_of(const model::Value& value) {
  switch (value.kind) {
    case TypeKind::boolean: return {};
    case TypeKind::text: return {intern(value.text), 0};
    case TypeKind::integer: case TypeKind::decimal: case TypeKind::percent: case TypeKind::money: case TypeKind::date: case TypeKind::duration: case TypeKind::enumeration:
      return {value.a, value.b};
    case TypeKind::error: case TypeKind::record: case TypeKind::list: break;
  }
  return {};
}

NodeIndex Builder::lower_constant(const model::Value& value) {
  if (value.kind == TypeKind::boolean) return constant(value.a != 0 ? status::yes : status::no, {});
  const bool is_scalar = value.kind != TypeKind::error && value.kind != TypeKind::list && value.kind != TypeKind::record;
  return constant(is_scalar ? status::known : status::unknown, cell_of(value), value.kind == TypeKind::text);
}

NodeIndex Builder::lower_variable(const Expr& expr, const Environment& environment) {
  for (std::size_t i = environment.bindings.size(); i > 0; --i)
    if (environment.bindings[i - 1].first.value == expr.ref) return environment.bindings[i - 1].second;
  return constant(status::unknown, {});  // a slot over a variable that is not bound here prints （不详）
}

NodeIndex Builder::lower_field(const Expr& expr, Environment& environment) {
  Node node;
  node.imm = expr.ref;
  if (expr.op == Op::fact) {
    node.op = NodeOp::input;
    node.b = static_cast<std::uint32_t>(expr.type.kind);
  } else if (expr.op == Op::records) {
    node.op = NodeOp::records;
  } else {
    node.op = NodeOp::field;
    node.a = lower(expr.a, environment);
    node.b = expr.ref;
    node.imm = rules_.facts[expr.ref].field_index;
  }
  const NodeIndex made = make(node);
  note_element_type(made, expr.type);
  return made;
}

NodeIndex Builder::lower_presence(const Expr& expr, Environment& environment) {
  const bool wants = expr.op == Op::present || expr.op == Op::has_material;
  Node node;
  node.imm = expr.ref;
  if (expr.op == Op::has_material || expr.op == Op::lacks_material) {
    node.op = wants ? NodeOp::has_material : NodeOp::lacks_material;
  } else if (expr.a.is_valid()) {  // 有(方.名称): a field of an element
    const Expr& operand = at(rules_, expr.a);
    node.a = lower(operand.op == Op::field ? operand.a : expr.a, environment);
    node.op = wants ? NodeOp::present_field : NodeOp::absent_field;
    node.b = expr.ref;
    node.imm = rules_.facts[expr.ref].field_index;
  } else {
    node.op = wants ? NodeOp::present : NodeOp::absent;
  }
  return make(node);
}

NodeIndex Builder::lower_junction(NodeOp op, const Expr& expr, Environment& environment) {
  std::vector<NodeIndex> operands;
  for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) operands.push_back(lower(rules_.operands[i], environment));
  return make_junction(op, std::move(operands));
}

NodeIndex Builder::lower_parameter(const Expr& expr, NodeIndex date) {
  const model::Parameter& parameter = at(rules_, model::ParameterId(expr.ref));
  Range& range = plan.parameters[expr.ref];
  if (range.begin == range.end) {
    range.begin = static_cast<std::uint32_t>(plan.parameter_steps.size());
    for (const model::ParameterVersion& version : parameter.versions) {
      if (version.value.kind == TypeKind::text) text_steps_.push_back(static_cast<std::uint32_t>(plan.parameter_steps.size()));
      ParameterStep step{version.from, cell_of(version.value)};
      if (version.value.kind == TypeKind::boolean) step.cell.a = version.value.a;
      plan.parameter_steps.push_back(step);
    }
    range.end = static_cast<std::uint32_t>(plan.parameter_steps.size());
  }
  Node node;
  node.op = NodeOp::parameter;
  node.flag = parameter.type.kind == TypeKind::boolean;
  node.a = date;
  node.imm = expr.ref;
  return make(node);
}

/// Definitions and presumptions may form long chains: they are lowered bottom-up from a stack of their own.
NodeIndex Builder::lower_named(Vertex named, NodeIndex date) {
  std::vector<std::pair<Vertex, bool>> stack{{named, false}};
  const auto is_done = [&](Vertex vertex) { return named_.count({vertex.kind, vertex.id, date}) != 0; };
  const auto expand = [&](Vertex self) {
    const auto visit = [&](Vertex read, base::Span) {
      const bool is_named = read.kind == VertexKind::definition || (read.kind == VertexKind::fact && find_presumption(rules_, model::FactId(read.id)) != nullptr);
      if (is_named && !(read == self) && !is_done(read)) stack.emplace_back(read, false);
    };
    if (self.kind == VertexKind::fact) {
      const model::Presumption& presumption = *find_presumption(rules_, model::FactId(self.id));
      for (const model::ExprId root : {presumption.value, presumption.unless}) for_each_read(rules_, root, visit);
      return;
    }
    for (const model::DefinitionCase& row : rules_.definitions[self.id].cases)
      for (const model::ExprId root : {row.guard, row.value}) for_each_read(rules_, root, visit);
  };
  while (!stack.empty()) {
    const auto [now, is_expanded] = stack.back();
    if (is_done(now)) {
      stack.pop_back();
    } else if (is_expanded) {
      const NodeIndex made = now.kind == VertexKind::fact ? lower_presumption(*find_presumption(rules_, model::FactId(now.id)), date) : lower_cases(model::DefinitionId(now.id), date);
      named_[{now.kind, now.id, date}] = made;
    } else {
      stack.back().second = true;
      expand(now);
    }
  }
  return named_.at({named.kind, named.id, date});
}

/// Presumed where the condition is true and the input is not said; never where no citation is ever in force.
NodeIndex Builder::lower_presumption(const model::Presumption& presumption, NodeIndex date) {
  Environment environment{date, {}};
  const model::Type& type = at(rules_, presumption.fact).type;
  Node node;
  node.op = NodeOp::input;
  node.imm = presumption.fact.value;
  node.b = static_cast<std::uint32_t>(type.kind);
  const NodeIndex input = make(node);
  const std::vector<base::DateSpan> force = force_of(rules_, presumption.citations);
  if (force.empty()) return input;
  std::vector<NodeIndex> conditions;
  if (presumption.unless.is_valid()) conditions.push_back(make_not(lower(presumption.unless, environment)));
  if (const NodeIndex in_force = make_in_force(force, date); in_force != no_node) conditions.push_back(in_force);
  Node presumed;
  presumed.op = NodeOp::presumed;
  presumed.imm = presumption.fact.value;
  presumed.a = input;
  presumed.b = coerce(lower(presumption.value, environment), type_of(presumption.value).kind, type.kind);
  if (!conditions.empty()) presumed.c = make_junction(NodeOp::logical_and, std::move(conditions));
  return make(presumed);
}

NodeIndex Builder::make_in_force(const std::vector<base::DateSpan>& spans, NodeIndex date) {
  if (spans.size() == 1 && spans.front().is_always()) return no_node;
  Node node;
  node.op = NodeOp::in_force;
  node.a = date;
  node.imm = static_cast<std::uint32_t>(plan.forces.size());
  plan.forces.push_back({static_cast<std::uint32_t>(plan.spans.size()), static_cast<std::uint32_t>(plan.spans.size() + spans.size())});
  plan.spans.insert(plan.spans.end(), spans.begin(), spans.end());
  return make(node);
}

NodeIndex Builder::lower_cases(model::DefinitionId id, NodeIndex date) {
  const model::Definition& definition = at(rules_, id);
  Environment environment{date, {}};
  const model::TypeKind kind = definition.policy == model::CasePolicy::all ? definition.type.element : definition.type.kind;
  const auto value = [&](const model::DefinitionCase& row) { return coerce(lower(row.value, environment), type_of(row.value).kind, kind); };
  if (definition.cases.size() == 1 && !definition.cases.front().guard.is_valid()) {
    const NodeIndex only = value(definition.cases.front());
    note_element_type(only, definition.type);
    return only;
  }
  std::vector<NodeIndex> operands;
  const model::DefinitionCase* otherwise = nullptr;
  for (const model::DefinitionCase& row : definition.cases) {
    if (!row.guard.is_valid()) {
      otherwise = &row;
      continue;
    }
    operands.push_back(lower(row.guard, environment));
    operands.push_back(value(row));
  }
  if (definition.policy == model::CasePolicy::all) return lower_collection(definition, std::move(operands));
  if (otherwise != nullptr) {
    operands.push_back(no_node);
    operands.push_back(value(*otherwise));
  }
  const NodeIndex made = make_list(NodeOp::cases, std::move(operands), id.value, definition.policy == model::CasePolicy::first);
  note_element_type(made, definition.type);
  return made;
}

NodeIndex Builder::lower_collection(const model::Definition& definition, std::vector<NodeIndex> operands) {
  const std::uint32_t first = plan.collected_rows;
  plan.collected_rows += static_cast<std::uint32_t>(operands.size() / 2);
  const NodeIndex made = make_list(NodeOp::collect, std::move(operands), first);
  note_element_type(made, definition.type);
  return made;
}

NodeIndex Builder::lower_comparison(const Expr& expr, Environment& environment) {
  static_assert(static_cast<int>(Op::less) - static_cast<int>(Op::equal) == static_cast<int>(Relation::less), "relations in the order of the operators");
  const auto relation = static_cast<Relation>(static_cast<int>(expr.op) - static_cast<int>(Op::equal));
  const NodeIndex left = lower(expr.a, environment);
  return compare(relation, {left, type_of(expr.a).kind}, {lower(expr.b, environment), type_of(expr.b).kind});
}

NodeIndex Builder::lower_contains(const Expr& expr, Environment& environment) {
  const model::Type& type = type_of(expr.a);
  Node node;
  node.op = type.kind == TypeKind::list ? NodeOp::contains_element : NodeOp::contains_text;
  node.a = lower(expr.a, environment);
  node.b = lower(expr.b, environment);
  if (type.kind == TypeKind::list) {
    node.b = coerce(node.b, type_of(expr.b).kind, type.element);
    node.imm = type.element == TypeKind::boolean ? 1 : 0;
  }
  return make(node);
}

NodeIndex Builder::lower_in_set(const Expr& expr, Environment& environment) {
  const NodeIndex value = lower(expr.a, environment);
  std::vector<NodeIndex> operands;
  for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) {
    const model::ExprId member = rules_.operands[i];
    operands.push_back(compare(Relation::equal, {value, type_of(expr.a).kind}, {lower(member, environment), type_of(member).kind}));
  }
  return make_junction(NodeOp::logical_or, std::move(operands));
}

NodeIndex Builder::lower_matches(const Expr& expr, Environment& environment) {
  const Expr& where = at(rules_, expr.a);
  Node node;
  node.op = NodeOp::matches;
  node.imm = expr.ref;
  Target target = Target::clauses;
  if (where.op == Op::fact && where.ref == model::builtin::title.value) target = Target::title;
  if (where.op == Op::variable || where.op == Op::field) {
    target = Target::clause;
    node.a = lower(where.op == Op::field ? where.a : expr.a, environment);
  }
  node.b = static_cast<std::uint32_t>(target);
  return make(node);
}

NodeIndex Builder::lower_hit_field(const Expr& expr) {
  Node node;
  node.op = NodeOp::hit_field;
  node.imm = expr.ref;
  node.a = hit();
  node.c = static_cast<std::uint32_t>(expr.type.kind);
  if (static_cast<model::HitField>(expr.ref) == model::HitField::slot) node.b = intern(rules_.constants[at(rules_, expr.a).ref].text);
  return make(node);
}

}  // namespace zhunsheng::graph

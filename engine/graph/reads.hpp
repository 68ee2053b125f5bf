// SPDX-License-Identifier: Apache-2.0
// Walks an expression and names every declared thing that it reads directly, with the place where it does.
#pragma once
#include <utility>
#include <vector>

#include "engine/graph/dependency_graph.hpp"

namespace zhunsheng::graph {

/// What one node reads by itself, operands apart; nothing for operators, literals and variables.
inline std::optional<Vertex> read_of(const model::Expr& expr) {
  using model::Op;
  switch (expr.op) {
    case Op::fact: case Op::field: case Op::present: case Op::absent: return Vertex{VertexKind::fact, expr.ref};
    case Op::records: return Vertex{VertexKind::records, expr.ref};
    case Op::definition: return Vertex{VertexKind::definition, expr.ref};
    case Op::parameter: return Vertex{VertexKind::parameter, expr.ref};
    case Op::has_material: case Op::lacks_material: return Vertex{VertexKind::material, expr.ref};
    case Op::matches: return Vertex{VertexKind::pattern, expr.ref};
    case Op::constant: case Op::unknown: case Op::not_applicable: case Op::variable: case Op::logical_not: case Op::logical_and: case Op::logical_or:
    case Op::equal: case Op::not_equal: case Op::at_least: case Op::greater: case Op::at_most: case Op::less: case Op::contains: case Op::in_set:
    case Op::add: case Op::subtract: case Op::multiply: case Op::divide: case Op::negate: case Op::every: case Op::some: case Op::none:
    case Op::sum: case Op::count: case Op::maximum: case Op::minimum: case Op::call: case Op::hit_field: return std::nullopt;
  }
  return std::nullopt;
}

/// Calls `visit(Vertex, Span)` for each read below `root` (which may be invalid), in the order of the text.
template <class Visit>
void for_each_read(const model::Ruleset& rules, model::ExprId root, Visit&& visit) {
  if (!root.is_valid()) return;
  std::vector<model::ExprId> stack{root};
  while (!stack.empty()) {
    const model::Expr& expr = at(rules, stack.back());
    stack.pop_back();
    if (const auto read = read_of(expr)) visit(*read, expr.span);
    for (std::uint32_t i = expr.list_end; i > expr.list_begin; --i) stack.push_back(rules.operands[i - 1]);
    for (const model::ExprId child : {expr.c, expr.b, expr.a})
      if (child.is_valid()) stack.push_back(child);
  }
}

}  // namespace zhunsheng::graph

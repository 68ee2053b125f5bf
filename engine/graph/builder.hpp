// SPDX-License-Identifier: Apache-2.0
// Builds a plan's nodes: equal nodes are made once, and each knows which variables it changes with. Internal to the room.
#pragma once
#include <compare>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/graph/dependency_graph.hpp"
#include "engine/graph/plan.hpp"

namespace zhunsheng::graph {

struct NodeHash {
  std::size_t operator()(const Node& node) const;
};

/// What an expression is read under: the node of the legal date and the variables bound around it.
struct Environment {
  NodeIndex date = no_node;
  std::vector<std::pair<model::VariableId, NodeIndex>> bindings;  ///< inner ones last
};

class Builder {
 public:
  explicit Builder(const model::Ruleset& rules);

  NodeIndex as_of();
  /// The node of an expression; an invalid id gives no_node.
  NodeIndex lower(model::ExprId expr, Environment& environment);
  /// The variable over `list` inside `environment`.
  NodeIndex variable_over(NodeIndex list, const Environment& environment);
  NodeIndex make(Node node);
  /// 且 or 或 of the operands.
  NodeIndex make_junction(NodeOp op, std::vector<NodeIndex> operands);
  /// Where the spans hold the date; no_node if they always do.
  NodeIndex make_in_force(const std::vector<base::DateSpan>& spans, NodeIndex date);
  NodeIndex make_not(NodeIndex operand);
  NodeIndex hit();
  /// A block whose program holds what changes with `variable` below `roots`.
  std::uint32_t make_block(NodeIndex list, NodeIndex variable, const std::vector<NodeIndex>& roots, NodeIndex inner = no_node);
  void note_element_type(NodeIndex list, const model::Type& list_type);
  /// The program of everything below `roots` that changes with `variable` (no_node: with nothing) and not with `inner`.
  Program make_program(NodeIndex variable, const std::vector<NodeIndex>& roots, NodeIndex inner = no_node);
  /// The program that computes these nodes in this order, operands first.
  Program make_program_of(const std::vector<NodeIndex>& nodes);
  [[nodiscard]] bool changes_with(NodeIndex node, NodeIndex variable) const;
  /// How a step looks to the evaluator: steps of one shape stand in one run.
  struct Shape {
    NodeOp op = NodeOp::constant;
    std::uint8_t arity = 0;
    bool is_immediate = false;
    friend std::strong_ordering operator<=>(const Shape&, const Shape&) = default;
    friend bool operator==(const Shape&, const Shape&) = default;
  };
  [[nodiscard]] Shape shape_of(NodeIndex node) const;
  /// Moves the nodes: the one at order[i] becomes number i. Nothing may be lowered or made afterwards.
  void renumber(const std::vector<NodeIndex>& order);
  /// Fills what is known only when all nodes are there, and hands the plan over.
  Plan finish();

  Plan plan;
  std::vector<Place>* places = nullptr;  ///< if set: gets every expression lowered

 private:
  NodeIndex lower_one(const model::Expr& expr, Environment& environment);
  NodeIndex lower_constant(const model::Value& value);
  NodeIndex make_list(NodeOp op, std::vector<NodeIndex> operands, std::uint32_t imm, bool flag = false);
  NodeIndex lower_named(Vertex named, NodeIndex date);
  NodeIndex lower_cases(model::DefinitionId id, NodeIndex date);
  NodeIndex lower_collection(const model::Definition& definition, std::vector<NodeIndex> operands);
  NodeIndex lower_presumption(const model::Presumption& presumption, NodeIndex date);
  NodeIndex lower_parameter(const model::Expr& expr, NodeIndex date);
  NodeIndex lower_variable(const model::Expr& expr, const Environment& environment);
  NodeIndex lower_junction(NodeOp op, const model::Expr& expr, Environment& environment);
  NodeIndex lower_field(const model::Expr& expr, Environment& environment);
  NodeIndex lower_presence(const model::Expr& expr, Environment& environment);
  NodeIndex lower_comparison(const model::Expr& expr, Environment& environment);
  NodeIndex lower_contains(const model::Expr& expr, Environment& environment);
  NodeIndex lower_in_set(const model::Expr& expr, Environment& environment);
  NodeIndex lower_matches(const model::Expr& expr, Environment& environment);
  NodeIndex lower_sum(const model::Expr& expr, Environment& environment);
  NodeIndex lower_product(const model::Expr& expr, Environment& environment);
  NodeIndex lower_quotient(const model::Expr& expr, Environment& environment);
  NodeIndex lower_negation(const model::Expr& expr, Environment& environment);
  NodeIndex lower_loop(const model::Expr& expr, Environment& environment);
  NodeIndex lower_call(const model::Expr& expr, Environment& environment);
  NodeIndex lower_hit_field(const model::Expr& expr);
  NodeIndex compare(Relation relation, std::pair<NodeIndex, model::TypeKind> left, std::pair<NodeIndex, model::TypeKind> right);
  NodeIndex coerce(NodeIndex node, model::TypeKind from, model::TypeKind to);
  NodeIndex constant(std::uint8_t status, Cell cell, bool is_text = false);
  std::uint32_t intern(const std::string& text);
  Cell cell_of(const model::Value& value);
  [[nodiscard]] const model::Type& type_of(model::ExprId expr) const { return rules_.exprs[expr.index()].type; }
  void note_free_variables(const Node& node);

  const model::Ruleset& rules_;
  std::unordered_map<Node, NodeIndex, NodeHash> known_;
  std::map<std::vector<NodeIndex>, Range> lists_;              // operand lists met
  std::map<std::tuple<int, std::int64_t, std::int64_t>, NodeIndex> constants_;
  std::map<std::tuple<VertexKind, std::uint32_t, NodeIndex>, NodeIndex> named_;  // definitions and presumed facts, by date
  std::map<std::tuple<NodeIndex, NodeIndex, NodeIndex>, std::uint32_t> loops_;  // (variable, body, filter) → block
  std::vector<std::uint32_t> list_strides_;                    // by node: rows of an element, 0 if the element is no record
  std::map<std::string, std::uint32_t> texts_;
  std::vector<NodeIndex> text_nodes_;                          // constants whose cell numbers a text
  std::vector<std::uint32_t> text_steps_;                      // parameter steps likewise
  std::vector<std::vector<NodeIndex>> free_;                   // by node: the variables it changes with, sorted
  std::vector<std::uint32_t> level_;                           // by node: one more than its highest operand
  std::vector<std::uint32_t> visited_;                         // by node: the walk that last met it
  std::uint32_t walk_ = 0;
};

}  // namespace zhunsheng::graph

// SPDX-License-Identifier: Apache-2.0
// Makes a layout. Nodes are given refs (truths) and slots (numbers) in order of the plan; what is closed goes into the top
// program, what changes with a variable into the loops that read it. Internal to layout*.cpp.
#pragma once
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/eval/columns/schedule.hpp"
#include "engine/eval/columns/suitable.hpp"

namespace zhunsheng::eval::columns {

using graph::CheckPlan;
using graph::ExceptionPlan;
using graph::NodeIndex;
using graph::no_node;
using graph::Range;

inline constexpr Ref yes_ref = ref_of(Layout::yes_slot), no_ref = yes_ref ^ 1u;

/// Views the plan and the rule set.
class LayoutMaker {
 public:
  LayoutMaker(const graph::Plan& plan, const model::Ruleset& rules) : plan_(plan), rules_(rules), suitable_(find_suitable(plan, rules)) {}

  Layout make(const std::vector<bool>* selected);

 private:
  struct LoopSource {
    NodeIndex body = no_node;
    std::vector<Item> items;     ///< of 含: the comparison
    std::vector<Binding> bindings;
  };

  // What is columnar

  bool is_closed_truth(NodeIndex node) const { return node == no_node || (plan_.is_closed[node] != 0 && suitable_[node].truth); }

  template <class Visit>
  void for_each_exception(Range range, Visit&& visit) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      visit(plan_.exceptions[i]);
      for_each_exception(plan_.exceptions[i].inner, visit);
    }
  }

  bool is_columnar(const CheckPlan& check) const;
  void choose_checks(const std::vector<bool>* selected);
  void want_truth(NodeIndex node);
  void want_number(NodeIndex node);
  void spread_demand();
  void spread_demand(NodeIndex index);
  void measure_levels();

  // Slots

  std::uint32_t new_truth() { return out_.truths++; }
  std::uint32_t new_number() { return out_.numbers++; }

  std::uint32_t number_constant(std::uint8_t status, std::int64_t value);
  Ref truth_constant(std::uint8_t status) const;
  std::uint32_t leaf(Leaf wanted);
  Ref truth(NodeIndex node) const { return node == no_node ? yes_ref : refs_[node]; }

  void put(NodeIndex node, Item item);
  void put(NodeIndex node, Step step);
  Item junction(std::uint32_t out, const std::vector<Ref>& refs);
  static Item comparison(Comparison made);
  /// A step that makes a truth of the node.
  void make_truth(NodeIndex node, Step step);
  void make_number(NodeIndex node, Step step);

  // Nodes

  void emit(NodeIndex index);
  void emit_constant(NodeIndex index);
  std::uint32_t fact_position(NodeIndex index) const;
  void emit_leaf(NodeIndex index);

  /// The list that a node of lists is read into.
  std::uint32_t list(NodeIndex index);
  std::uint32_t list_field(std::uint32_t index, ListLeaf::Field field);
  void emit_element(NodeIndex index);
  void emit_junction(NodeIndex index);
  const std::int64_t* known_constant(NodeIndex node) const;
  void emit_comparison(NodeIndex index, graph::Relation relation);

  /// The ref of a = b or a > b; equal ones outside of loops are made once.
  Ref compare(NodeIndex index, bool is_equal, std::uint32_t a, std::uint32_t b);
  void emit_arithmetic(NodeIndex index, Action action);
  void emit_parameter(NodeIndex index);
  void emit_presumed(NodeIndex index);
  void emit_cases(NodeIndex index);
  void add_loop(NodeIndex index, Loop loop, LoopSource source, bool negates);
  void emit_quantifier(NodeIndex index);
  void emit_contains(NodeIndex index);

  // Checks

  Ref force(Range spans, NodeIndex at);
  Ref kinds(model::KindSet wanted);

  struct Levelled {
    Ref ref = yes_ref;
    std::uint32_t level = 0;
  };
  /// Does the exception hold? 不适用 stands for no where nothing else is asked.
  Levelled holds(const ExceptionPlan& exception, NodeIndex at);
  Levelled settled(Levelled truth_value);
  void decide(model::CheckId id);

  // Programs

  /// What changes with the variable below the body: its steps, and the columns it is bound to.
  void write_loop(Loop& loop, LoopSource& source);

  const graph::Plan& plan_;
  const model::Ruleset& rules_;
  std::vector<Suitable> suitable_;
  Layout out_;
  std::vector<model::CheckId> columnar_;
  std::vector<std::uint8_t> wants_truth_, wants_number_;  // by node
  std::vector<std::uint32_t> levels_;
  std::vector<Ref> refs_;                                 // by node
  std::vector<std::uint32_t> numbers_, field_of_;         // by node: slot; field of its list
  std::vector<std::vector<Item>> items_;                  // by node that changes with a variable
  std::vector<Item> top_;
  std::vector<LoopSource> loop_sources_;
  std::map<std::pair<std::uint8_t, std::int64_t>, std::uint32_t> number_constants_;
  std::unordered_map<std::uint32_t, std::int64_t> known_;  // by slot of a constant
  std::map<std::pair<Leaf::Kind, std::uint32_t>, std::uint32_t> leaves_;
  std::map<NodeIndex, std::uint32_t> lists_;
  std::map<std::tuple<bool, std::uint32_t, std::uint32_t, NodeIndex>, Ref> comparisons_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, NodeIndex>, Ref> forces_;
};

}  // namespace zhunsheng::eval::columns

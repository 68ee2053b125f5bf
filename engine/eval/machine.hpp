// SPDX-License-Identifier: Apache-2.0
// Runs the programs of a plan over bound inputs: one status byte and two words a node. Internal to the room.
#pragma once
#include <memory>
#include <vector>

#include "engine/eval/inputs.hpp"
#include "engine/eval/outcome.hpp"
#include "engine/eval/trace.hpp"
#include "engine/eval/truth.hpp"
#include "engine/graph/plan.hpp"

namespace zhunsheng::eval {

/// Views the plan and the rule set, which must outlive it.
class Machine {
 public:
  Machine(const graph::Plan& plan, const model::Ruleset& rules);

  /// Binds the store, fills the leaves and runs what changes with nothing.
  void start(const facts::FactStore& store, base::Date as_of);
  /// The same in steps: the store's values; then, from what is bound, leaves and the top program, without the buckets'.
  void bind(const facts::FactStore& store) {
    inputs_ = own_.get();
    inputs_->bind(store);
  }
  /// Values that were made flat before, which must stay as long as they are bound.
  void bind(Inputs& inputs) { inputs_ = &inputs; }
  void start_top(base::Date as_of);
  /// Computes one closed node, or reads one leaf, again.
  void refresh(graph::NodeIndex node);
  /// The same for a comparison of one-word values with a constant, which are handed in: did its truth change?
  bool compare_again(graph::NodeIndex comparison, std::uint8_t status, std::int64_t left, std::int64_t right);
  void run(graph::Program program);
  /// Notes into `trace` from the next start on; nullptr: no more.
  void watch(Trace* trace) { trace_ = trace; }
  [[nodiscard]] Trace* trace() const { return trace_; }
  /// Computes every node below and including `root` in order, loops included; for plans without programs.
  void run_all_up_to(graph::NodeIndex root);

  [[nodiscard]] std::uint8_t status(graph::NodeIndex node) const { return status_[node]; }
  [[nodiscard]] Truth truth(graph::NodeIndex node) const { return node == graph::no_node ? Truth::yes : static_cast<Truth>(status_[node]); }
  [[nodiscard]] const graph::Cell& cell(graph::NodeIndex node) const { return cells_[node]; }
  [[nodiscard]] std::optional<base::Date> date(graph::NodeIndex node) const;
  [[nodiscard]] const graph::Plan& plan() const { return plan_; }
  [[nodiscard]] const model::Ruleset& rules() const { return rules_; }
  [[nodiscard]] const Inputs& inputs() const { return *inputs_; }

  [[nodiscard]] std::uint32_t list_size(graph::NodeIndex list) const { return static_cast<std::uint32_t>(cells_[list].a); }
  [[nodiscard]] bool is_open(graph::NodeIndex list) const { return cells_[list].b != 0; }
  /// Is an element of a list of scalars unknown?
  [[nodiscard]] bool has_unknown_element(graph::NodeIndex list) const;
  /// Sets the block's variable to an element of its list and runs its program.
  void enter(const graph::Block& block, std::uint32_t element);
  /// Only sets the variable.
  void set_element(const graph::Block& block, std::uint32_t element);
  /// Sets the variable to the element that an open list may still have, and runs the program.
  void enter_unknown(const graph::Block& block);
  /// What entering a block overwrites: its variable, and what changes with it.
  struct Saved {
    std::vector<std::uint8_t> status;
    std::vector<graph::Cell> cells;
  };
  [[nodiscard]] Saved save(const graph::Block& block) const;
  void restore(const graph::Block& block, const Saved& saved);
  /// Sets 命中 to this hit and runs the program of what changes with it.
  void enter_hit(const graph::Block& block, const facts::Hit& hit);
  void set_hit(const facts::Hit& hit);
  /// May the hit count for this matches node (which looks at clauses, at the title, or at one clause)?
  [[nodiscard]] bool is_target(const graph::Node& matches, const facts::Hit& hit) const;

 private:
  void fill_leaves(base::Date as_of);
  void note(graph::NodeIndex node) { trace_->nodes[node] |= static_cast<std::uint8_t>(1u << status_[node]); }
  void note(graph::Program program);
  void step(graph::NodeIndex index);
  template <bool is_immediate, class Relation>
  void compare_all(const graph::Run& run, Relation relation);
  template <class Relation>
  void compare_all(const graph::Run& run, Relation relation);
  void negate_all(const graph::Run& run);
  template <bool has_one_unit, class Operation>
  void compute_all(const graph::Run& run, Operation operation);
  void join_all(const graph::Run& run);
  template <class Visit>
  void for_each_step(const graph::Block& block, Visit&& visit) const;
  [[nodiscard]] std::uint8_t junction(const graph::Node& node) const;
  [[nodiscard]] std::uint8_t compare(const graph::Node& node) const;
  [[nodiscard]] std::uint8_t contains(const graph::Node& node) const;
  [[nodiscard]] std::uint8_t presence(const graph::Node& node) const;
  [[nodiscard]] std::uint8_t matches(const graph::Node& node) const;
  std::uint8_t arithmetic(const graph::Node& node, graph::Cell& out) const;
  std::uint8_t fraction(const graph::Node& node, graph::Cell& out) const;
  std::uint8_t dates(const graph::Node& node, graph::Cell& out) const;
  std::uint8_t parameter(const graph::Node& node, graph::Cell& out) const;
  [[nodiscard]] std::uint8_t in_force(const graph::Node& node) const;
  std::uint8_t presumed(const graph::Node& node, graph::Cell& out) const;
  std::uint8_t cases(const graph::Node& node, graph::Cell& out) const;
  std::uint8_t collect(const graph::Node& node, graph::Cell& out);
  std::uint8_t quantifier(const graph::Node& node);
  std::uint8_t aggregate(const graph::Node& node, graph::Cell& out);
  std::uint8_t total(const graph::Node& node, graph::Cell& out);
  std::uint8_t extreme(const graph::Node& node, graph::Cell& out);
  [[nodiscard]] bool is_included(const graph::Node& node, bool& is_unsure) const;

  const graph::Plan& plan_;
  const model::Ruleset& rules_;
  std::unique_ptr<Inputs> own_;
  Inputs* inputs_;
  std::vector<std::uint8_t> status_;
  std::vector<graph::Cell> cells_;
  Trace* trace_ = nullptr;
};

}  // namespace zhunsheng::eval

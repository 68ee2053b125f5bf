// SPDX-License-Identifier: Apache-2.0
// Why an outcome is what it is: a tree made step by step, as far down as somebody asks. Evaluation keeps nothing for it: the
// check is worked out again by itself (its own plan), and each step reads what became of it in that run.
//
//   ReasonTree tree(rules, store, settings, instances);   // all instances of one check, as evaluation left them
//   for (const Step& step : tree.below(tree.root())) …
//
// The same inputs give the same steps in the same order, so a path of positions names a step for good. A definition is
// opened where it is read; nothing is followed that is not asked for, so a chain of any length costs what is looked at.
// What it does not do: choose what is worth showing (Step::decides says what its parent rests on), or speak.
#pragma once
#include <unordered_map>

#include "engine/eval/inquiry.hpp"
#include "engine/eval/evaluator.hpp"
#include "engine/eval/reasons/step.hpp"

namespace zhunsheng::eval {

/// Views rules and store, which must outlive it. Not for sharing between threads.
class ReasonTree {
 public:
  ReasonTree(const model::Ruleset& rules, const facts::FactStore& store, Settings settings, std::vector<InstanceOutcome> instances);
  ReasonTree(const ReasonTree&) = delete;
  ReasonTree& operator=(const ReasonTree&) = delete;

  [[nodiscard]] const model::Check& check() const { return check_; }
  [[nodiscard]] const std::vector<InstanceOutcome>& instances() const { return instances_; }

  Step root();
  /// The step of one instance, without what stands beside it.
  Step instance(std::size_t index) { return instance_step(index); }
  std::vector<Step> below(const Step& step);
  /// The value of another expression at the place of the step (an operand of its body).
  model::Given value(const Step& at, model::ExprId expr);
  /// Why it is unknown though all below it is known: the operation has no value here, or nothing can be looked at.
  std::optional<MissingInput> cause(const Step& step);

 private:
  Step instance_step(std::size_t index);
  std::vector<Step> below_check();
  std::vector<Step> below_instance(const Step& step);
  std::vector<Step> below_exception(const Step& step);
  void add_exceptions(const Step& at, const std::vector<model::ExceptionId>& ids, std::vector<Step>& out);
  void add_hit_exceptions(const Step& step, std::vector<Step>& out);
  Truth holds(const graph::ExceptionPlan& exception, const Step& at);
  [[nodiscard]] const graph::ExceptionPlan& planned(model::ExceptionId id) const;
  [[nodiscard]] Truth force(graph::Range spans, const Step& at) const;
  [[nodiscard]] OutcomeRow row_of(const InstanceOutcome& instance) const;

  std::vector<Step> operands(const Step& step);
  std::vector<Step> of_junction(const Step& step);
  std::vector<Step> of_definition(const Step& step);
  std::vector<Step> of_loop(const Step& step);
  std::vector<Step> of_elements(const Step& step);
  Step element_step(const Step& step, std::uint32_t index);
  void mark_elements(const Step& step, std::vector<Step>& out) const;
  [[nodiscard]] std::uint32_t loop_block(const Step& step) const { return plan_.nodes[loop_node(step)].imm; }
  [[nodiscard]] graph::NodeIndex loop_node(const Step& step) const;
  [[nodiscard]] bool is_subject_of(const Step& step, model::Subject::Kind kind) const;
  [[nodiscard]] static const SubjectOutcome* find_subject(const InstanceOutcome& instance, std::uint32_t index);
  std::vector<Step> of_matches(const Step& step);
  std::vector<Step> of_fact(const Step& step);
  std::vector<Step> of_presumption(const Step& step);
  std::vector<Step> of_choice(const Step& step);
  Step expression(const Step& at, model::ExprId expr, Role role = Role::plain);
  /// Adds the operand's step unless it is a literal.
  void add_operand(const Step& at, model::ExprId expr, std::vector<Step>& out);
  [[nodiscard]] model::ExprId body_of(model::ExprId expr) const;
  [[nodiscard]] bool is_literal(model::ExprId expr) const;

  void enter(const Step& step);
  [[nodiscard]] graph::NodeIndex node(const Step& at, model::ExprId expr) const;
  [[nodiscard]] Truth truth(const Step& at, model::ExprId expr) const;

  const model::Ruleset& rules_;
  const facts::FactStore& store_;
  Settings settings_;
  std::vector<InstanceOutcome> instances_;
  const model::CheckId id_;
  const model::Check& check_;
  std::vector<graph::Place> places_;
  graph::Plan plan_;
  std::unordered_map<std::uint32_t, std::pair<graph::NodeIndex, graph::NodeIndex>> nodes_;  // by expression: made first (at the review's date), and last
  Machine machine_;
  Inquiry inquiry_;
  std::optional<Step> entered_;  // whose place the machine stands at
};

}  // namespace zhunsheng::eval

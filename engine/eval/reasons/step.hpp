// SPDX-License-Identifier: Apache-2.0
// One step of the reasons of an outcome: what it is about, what became of it, where it was worked out. Values only; a step
// says nothing in words and knows no text.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/eval/outcome.hpp"

namespace zhunsheng::eval {

enum class StepKind : std::uint8_t {
  check,        ///< a check with 逐: below it one step an instance
  instance,     ///< an outcome, by a row of the outcome table
  force,        ///< are the citations (of the check, or of an exception) in force?
  exception,    ///< does it hold? `body` is its 当
  presumption,  ///< is the fact presumed? `body` is its 除非
  expression,   ///< a truth or a value
  element,      ///< one element of a list; `body` is what the loop asks of it
  hit,          ///< one hit of a 句式
  choice        ///< one case of a 定义 or row of a 表; `body` is its guard
};

/// What an expression is there for.
enum class Role : std::uint8_t { plain, legal_date, list, applies, norm, value };

/// The row of the outcome table that gave an outcome.
enum class OutcomeRow : std::uint8_t {
  not_in_force, other_kind,
  no_list,             ///< the 逐 list is 不适用
  does_not_apply,      ///< 适用 false or 不适用
  norm_not_applicable,
  kept, excused, broken, open
};

/// An element that a loop (or 逐) stands at.
struct Binding {
  model::VariableId variable;
  model::ExprId list;
  std::uint32_t element = 0;  ///< InstanceOutcome::no_element: the one that an open list may still have
  model::ExprId loop;         ///< the quantifier or aggregate; invalid of 逐
  std::uint32_t block = 0;    ///< of the plan
  friend bool operator==(const Binding&, const Binding&) = default;
};

struct Step {
  static constexpr std::uint32_t none = 0xffffffffu;
  StepKind kind = StepKind::expression;
  Role role = Role::plain;
  model::ExprId expr;             ///< what is named; of a hit its 命中
  model::ExprId body;             ///< what the steps below explain: `expr`, or what a definition says
  Truth truth = Truth::unknown;   ///< of an exception: does it hold; of an element: its body
  Truth body_truth = Truth::unknown;
  model::Given value;             ///< of an expression that is no truth; of an element: the element, or its term
  bool decides = true;            ///< the step above rests on it
  bool is_counted = true;         ///< of an element of an aggregate: it passes the filter
  OutcomeRow row = OutcomeRow::open;
  std::uint32_t index = none;     ///< of an element, a hit (in by_pattern), a choice (from 0), an instance
  model::ExceptionId exception;
  model::DefinitionId definition; ///< of a choice
  model::FactId fact;             ///< of a presumption
  const InstanceOutcome* instance = nullptr;  ///< held by the tree
  const SubjectOutcome* subject = nullptr;    ///< of a hit or element that may be a finding of its own
  std::vector<Binding> bindings;  ///< loops around it, inner ones last
  std::uint32_t hit = none;       ///< the subject's hit that 命中 stands for
  bool is_at_review_date = false; ///< 逐 and 按, and what they read: worked out at the review's date, not the legal one
};

}  // namespace zhunsheng::eval

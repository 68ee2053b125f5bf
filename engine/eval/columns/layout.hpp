// SPDX-License-Identifier: Apache-2.0
// The columnar program of a plan: which leaves are read into columns, which steps compute the rest, and which checks follow
// from them alone. A check is columnar if every node it reaches is; all others are left to the evaluator of one dossier.
//
// What has no columns: fractions, text searched in text, collections, fields of nested lists, loops that read the variable
// of another loop, sums, hits looked for in one clause, exceptions decided per hit, 逐. Internal to the room.
#pragma once
#include <vector>

#include "engine/eval/columns/kernels.hpp"
#include "engine/graph/plan.hpp"

namespace zhunsheng::eval::columns {

inline constexpr std::uint32_t no_index = 0xffffffffu;

/// One column a dossier fills from its facts.
struct Leaf {
  enum class Kind : std::uint8_t { fact, state, material, as_of };  ///< state: of a fact, whether it is given at all
  Kind kind = Kind::fact;
  bool is_truth = false;
  std::uint32_t position = 0;  ///< in Plan::facts; FactId of state; MaterialId
  std::int64_t unit = 0;       ///< second word of its values
};

/// A list: one column a field and element. The elements of a list of scalars are its field 0.
struct ListLeaf {
  struct Field {
    std::uint32_t position = 0;  ///< row within the element
    bool is_truth = false;
    std::int64_t unit = 0;
  };
  bool of_records = false;
  std::uint32_t position = 0;    ///< in Plan::facts or, if is_block, Plan::records
  bool is_block = false;
  std::uint32_t stride = 1;
  std::vector<Field> fields;
};

/// Which column a slot is filled from, and what of it.
struct Binding {
  enum class Part : std::uint8_t { number, truth, present, absent, may_presume };
  Part part = Part::number;
  std::uint32_t column = 0;  ///< leaf, or field of the loop's list
  std::uint32_t slot = 0;
};

enum class Action : std::uint8_t {
  junction,       ///< in Layout::junctions
  comparison,     ///< in Layout::comparisons
  same_truth,     ///< refs a, b
  add, subtract, multiply, negate,  ///< numbers a, b
  lane_by_lane,   ///< numbers a, b by the scalar meaning of the node's operation
  parameter, parameter_truth,  ///< number a = the date; b = ParameterId
  in_force,       ///< number a = the date; spans [b, c)
  presumed, presumed_truth,    ///< a or no_index; b = the presumed value; c = the condition; d = may it be presumed (refs)
  cases, cases_truth,          ///< pairs of guard and value in refs [a, b): refs; numbers by slot; no_index: 否则. d: only up to the first
  settle,         ///< ref a with 不适用 taken as no
  loop            ///< a = position in Layout::loops
};

struct Step {
  Action action = Action::junction;
  graph::NodeOp op = graph::NodeOp::constant;  ///< of lane_by_lane
  std::uint32_t out = 0;                       ///< slot
  std::uint32_t a = no_index, b = no_index, c = no_index, d = no_index;
  std::int64_t unit = 0;                       ///< lane_by_lane: second word of b
};

struct StepRun {
  Action action = Action::junction;
  std::uint32_t begin = 0, end = 0;  ///< in junctions, comparisons or steps
};
struct StepRange {
  std::uint32_t begin = 0, end = 0;  ///< in runs
};

/// 且 of the body over all elements of a list (每个; 存在 and 没有 by negation; 含).
struct Loop {
  std::uint32_t list = 0;
  std::uint32_t first_binding = 0, last_binding = 0;
  StepRange program;
  Ref body = 0;
  bool is_contains = false;
  std::uint32_t part_number = no_index;  ///< 含: what is looked for, whose status counts as the list's
  Ref part_truth = no_index;
};

struct NumberConstant {
  std::uint32_t slot = 0;
  std::uint8_t status = 0;
  std::int64_t value = 0;
};

struct KindsTest {
  model::KindSet kinds = 0;
  std::uint32_t slot = 0;
};

struct Layout {
  static constexpr std::uint32_t yes_slot = 0, unknown_slot = 1, inapplicable_slot = 2;
  std::vector<Leaf> leaves;
  std::vector<ListLeaf> lists;
  std::vector<Binding> bindings;  ///< those of the loops stand behind
  std::uint32_t top_bindings = 0;
  std::vector<NumberConstant> constants;
  std::vector<KindsTest> kinds;
  std::vector<Junction> junctions;
  std::vector<Comparison> comparisons;
  std::vector<Step> steps;
  std::vector<StepRun> runs;
  StepRange top;
  std::vector<Loop> loops;
  std::vector<Ref> refs;
  std::vector<Decision> decisions;
  std::uint32_t truths = 0, numbers = 0;  ///< slots
  std::vector<model::CheckId> scalar_checks;  ///< not columnar, in order
};

/// `selected` as in Settings; the other checks are in neither list.
Layout make_layout(const graph::Plan& plan, const model::Ruleset& rules, const std::vector<bool>* selected);

}  // namespace zhunsheng::eval::columns

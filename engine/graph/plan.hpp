// SPDX-License-Identifier: Apache-2.0
// The evaluation plan: what the checks of a rule set compute, as flat arrays addressed by number. No strings, no maps
// and no recursion are needed to run it.
//
// A *node* is one value or one truth. Equal nodes are one node (hash-consing), operands come before their readers, and
// a definition is shared by all who read it at the same legal date: a parameter is a node over the node of its date, so
// what reads no parameter is shared between dates by itself. An element variable is a node too, named by its list, so
// equal quantifiers of different checks are one. A *block* is a loop over a list: its program holds just the nodes that
// change with its element; everything else is hoisted into the program outside. A program is sorted by level and
// operation into *runs*, so that the evaluator chooses an operation once a run, not once a node. A *bucket* is a group of
// checks with a common condition of applying: where that is false, nothing that they alone read is computed.
//
// Example: 应当 每个 方 属于 合同.当事人 : 方.签约权限 gives
//   0 input 合同.当事人   1 variable over 0   2 field 签约权限 of 1   3 every(list 0, body 2, block 0: {2})
//
// It does not hold facts or outcomes, and it does not know how a value is computed: that is engine/eval.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::graph {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = 0xffffffffu;

enum class NodeOp : std::uint8_t {
  constant,      ///< initial value; also the literals 不详 and 不适用
  input,         ///< imm = FactId, b = its type's kind
  records,       ///< imm = RecordId: a block read 逐 material
  as_of,         ///< the review's date
  variable,      ///< a = the list; imm = how many loops over the same list enclose it
  hit,           ///< marks what changes with the subject's hit; holds nothing
  hit_field,     ///< imm = model::HitField, a = hit, b = text of the slot's name, c = type kind
  field,         ///< a = record, imm = position, b = FactId
  present, absent,                ///< imm = FactId
  present_field, absent_field,    ///< as field
  has_material, lacks_material,   ///< imm = MaterialId
  logical_not, logical_and, logical_or,  ///< a; and, or: operands [a, b)
  equal, not_equal, at_least, greater, at_most, less,  ///< one-word values
  compare_fraction, compare_duration,  ///< imm = Relation
  same_truth, other_truth,        ///< 是否 = 是否
  contains_text,                  ///< a 含 b
  contains_element,               ///< list a 含 b; imm = 1: a list of 是否
  matches,                        ///< imm = PatternId, b = Target, a = the clause (Target::clause)
  add, subtract, multiply, negate,                      ///< one-word values; units of durations must agree
  add_fraction, subtract_fraction, multiply_fraction, divide_fraction, negate_fraction,
  multiply_decimal,               ///< in millionths, rounded half up
  scale,                          ///< one-word value a × fraction b, rounded half up
  quotient,                       ///< fraction of two one-word values of one unit
  reciprocal,
  integer_to_decimal, integer_to_fraction, decimal_to_fraction, fraction_to_decimal,
  add_duration, subtract_duration,  ///< date ± duration
  workdays_between, roll_forward,
  parameter,     ///< a = date, imm = ParameterId
  in_force,      ///< a = date, imm = position in Plan::forces
  presumed,      ///< a = the input, b = the presumed value, c = the condition (no_node: always), imm = FactId
  cases,         ///< operands [a, b): guard, value, guard, value …; a last guard of no_node is 否则; imm = DefinitionId; flag: only up to the first that applies
  collect,       ///< operands as of cases, all guarded; imm = the first of its rows behind those of the inputs
  every, some, none,              ///< a = list, b = body, imm = block
  sum, sum_fraction, count, maximum, minimum  ///< a = list, b = term, c = filter (no_node: all), imm = block; flag: fractions
};

enum class Relation : std::uint32_t { equal, not_equal, at_least, greater, at_most, less };
enum class Target : std::uint32_t { clauses, title, clause };

struct Node {
  NodeOp op = NodeOp::constant;
  bool flag = false;
  std::uint32_t a = no_node, b = no_node, c = no_node;
  std::uint32_t imm = 0;
  friend bool operator==(const Node&, const Node&) = default;
};

/// A value in two words, as model::Value holds it; texts by number, lists as (first row << 32 | count, open), a record
/// as (first row, index in its list). The truth of a 是否 is its status alone.
struct Cell {
  std::int64_t a = 0, b = 0;
  friend bool operator==(const Cell&, const Cell&) = default;
};

/// The status of a node, one byte: of a truth the eval::Truth, of a value known, unknown or not applicable.
namespace status {
inline constexpr std::uint8_t no = 0, yes = 1, known = 1, unknown = 2, not_applicable = 3;
}

/// Steps of one operation. Runs are cut so that the evaluator's loops have nothing to decide.
struct Run {
  NodeOp op = NodeOp::constant;
  std::uint8_t arity = 0;            ///< of 且 and 或: how many operands each step has
  bool is_immediate = false;         ///< of comparisons: b is a known constant at every step
  std::uint32_t begin = 0, end = 0;  ///< in Plan::steps
};
struct Program {
  std::uint32_t begin = 0, end = 0;  ///< in Plan::runs
};
struct Block {
  NodeIndex list = no_node;      ///< no_node: not a loop (what changes with a hit)
  NodeIndex variable = no_node;
  std::uint32_t stride = 1;      ///< rows an element takes
  bool of_records = false;
  Program program;
};

struct Range {
  std::uint32_t begin = 0, end = 0;
};

/// An exception with its inner ones; the exceptions of one owner stand side by side.
struct ExceptionPlan {
  model::ExceptionId id;
  NodeIndex when = no_node;  ///< no_node: true
  Range force;               ///< in Plan::spans: where a citation of it is in force
  Range inner;               ///< in Plan::exceptions
};

enum class SubjectKind : std::uint8_t { none, hits, elements };

struct CheckPlan {
  model::KindSet kinds = 0;
  NodeIndex at = no_node;        ///< node of the legal date
  bool is_dated = false;         ///< has 按
  NodeIndex applies = no_node;   ///< no_node: true
  NodeIndex norm = no_node;      ///< what 应当 requires
  bool forbids = false;          ///< 不得: `norm` is what is forbidden
  std::uint32_t block = no_node; ///< of 逐
  Range force;
  Range exceptions;              ///< decided for the instance as a whole come first
  std::uint32_t per_hit_begin = 0;  ///< in exceptions: from here on decided per hit
  SubjectKind subject = SubjectKind::none;
  std::uint32_t subject_block = no_node;
  NodeIndex subject_node = no_node;  ///< the matches node, or the quantifier's body
  bool broken_when = true;       ///< the truth of the body that breaks the norm
  NodeIndex rest = no_node;      ///< the other conjuncts beside the subject (no_node: true)
  bool rest_breaks = false;      ///< 应当: the norm is broken, too, where the rest is false
  /// One instance, and no exception that is decided for each hit: the outcome follows from four truths.
  [[nodiscard]] bool is_plain() const { return block == no_node && per_hit_begin == exceptions.end; }
};

/// Checks that are settled together: where the review is not of their kinds, or their guard (a conjunct of the 适用 of
/// each) is false, they are all not_applicable and their program need not run.
struct Bucket {
  model::KindSet kinds = 0;    ///< as CheckPlan::kinds
  NodeIndex guard = no_node;   ///< computed in the top program; no_node: none
  Program program;             ///< what is read by checks of this bucket alone
  Range checks;                ///< in Plan::bucket_checks
};

struct ParameterStep {
  base::Date from;
  Cell cell;
};

struct Input {
  NodeIndex node = no_node;
  std::uint32_t id = 0;  ///< FactId or RecordId
};

struct Plan {
  std::vector<Node> nodes;
  std::vector<NodeIndex> operands;
  std::vector<std::uint8_t> initial_status;  ///< of every node
  std::vector<Cell> initial_cells;
  std::vector<std::uint8_t> is_closed;       ///< the node reads no variable and no hit
  std::vector<std::string> texts;            ///< INVARIANT: sorted; text constants by number
  std::vector<NodeIndex> steps;
  std::vector<Run> runs;
  Program top;                               ///< what checks of several buckets read
  std::vector<Bucket> buckets;
  std::vector<std::uint32_t> bucket_checks;  ///< CheckIds, in order within a bucket
  std::vector<Block> blocks;
  std::vector<CheckPlan> checks;             ///< by CheckId
  std::vector<ExceptionPlan> exceptions;
  std::vector<base::DateSpan> spans;         ///< disjoint and sorted within a range
  std::vector<ParameterStep> parameter_steps;
  std::vector<Range> parameters;             ///< by ParameterId, in parameter_steps
  std::vector<Range> forces;                 ///< of in_force, in spans
  std::uint32_t collected_rows = 0;          ///< rows that the collect nodes may fill
  std::vector<NodeIndex> presumed;           ///< the nodes of that operation
  std::vector<Input> facts, records;         ///< the leaves to fill from a fact store
  std::vector<NodeIndex> hit_fields;
  std::vector<std::uint32_t> strides;        ///< by RecordId: number of fields
  NodeIndex as_of = no_node;
};

/// The plan of every check. An error (ZS4001) if definitions read each other in a loop.
base::Checked<Plan> make_plan(const model::Ruleset& rules);

/// Where an expression of a check is worked out; a definition read at two dates stands at two nodes.
struct Place {
  model::ExprId expr;
  NodeIndex node = no_node;
};

/// The plan of one check alone: rows of the others are empty and must not be asked for (eval::Settings::selected). For a
/// rule set without loops. `places` gets every expression below the check.
Plan make_check_plan(const model::Ruleset& rules, model::CheckId check, std::vector<Place>* places = nullptr);

/// The plan of one expression under a check's bindings (a message slot, a step of an explanation); cold path.
struct ExpressionPlan {
  Plan plan;                      ///< no checks, no programs but those of blocks
  NodeIndex root = no_node;
  std::optional<Block> for_each, subject;  ///< their lists and variables, without programs
};
ExpressionPlan make_plan(const model::Ruleset& rules, const model::Check& check, model::ExprId expr);

}  // namespace zhunsheng::graph

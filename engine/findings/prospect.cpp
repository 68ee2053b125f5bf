// SPDX-License-Identifier: Apache-2.0
// One pass over the nodes, operands first: a node that is known stays as it is, one that hangs on nothing asked stays
// unknown, 且 and 或 join what their operands may be, everything else may become anything.
#include "engine/findings/prospect.hpp"

#include <algorithm>

#include "engine/graph/operands.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::findings {

using eval::seen_bit;
using eval::Truth;
using graph::Node;
using graph::NodeIndex;
using graph::NodeOp;

namespace {

constexpr std::uint8_t no = seen_bit(Truth::no), yes = seen_bit(Truth::yes), unknown = seen_bit(Truth::unknown), not_applicable = seen_bit(Truth::not_applicable);
constexpr std::uint8_t any = no | yes | unknown | not_applicable;
constexpr Truth all_truths[] = {Truth::no, Truth::yes, Truth::unknown, Truth::not_applicable};

/// Is all that can be said of the node its status?
bool is_truth(const Node& node) {
  switch (node.op) {
    case NodeOp::input: return static_cast<model::TypeKind>(node.b) == model::TypeKind::boolean;
    case NodeOp::present: case NodeOp::absent: case NodeOp::present_field: case NodeOp::absent_field: case NodeOp::has_material: case NodeOp::lacks_material:
    case NodeOp::logical_not: case NodeOp::logical_and: case NodeOp::logical_or: case NodeOp::equal: case NodeOp::not_equal: case NodeOp::at_least: case NodeOp::greater:
    case NodeOp::at_most: case NodeOp::less: case NodeOp::compare_fraction: case NodeOp::compare_duration: case NodeOp::same_truth: case NodeOp::other_truth:
    case NodeOp::contains_text: case NodeOp::contains_element: case NodeOp::matches: case NodeOp::in_force: case NodeOp::every: case NodeOp::some: case NodeOp::none: return true;
    case NodeOp::constant: case NodeOp::records: case NodeOp::as_of: case NodeOp::variable: case NodeOp::hit: case NodeOp::hit_field: case NodeOp::field:
    case NodeOp::add: case NodeOp::subtract: case NodeOp::multiply: case NodeOp::negate: case NodeOp::add_fraction: case NodeOp::subtract_fraction:
    case NodeOp::multiply_fraction: case NodeOp::divide_fraction: case NodeOp::negate_fraction: case NodeOp::multiply_decimal: case NodeOp::scale: case NodeOp::quotient:
    case NodeOp::reciprocal: case NodeOp::integer_to_decimal: case NodeOp::integer_to_fraction: case NodeOp::decimal_to_fraction: case NodeOp::fraction_to_decimal:
    case NodeOp::add_duration: case NodeOp::subtract_duration: case NodeOp::workdays_between: case NodeOp::roll_forward: case NodeOp::parameter: case NodeOp::presumed:
    case NodeOp::cases: case NodeOp::collect: case NodeOp::sum: case NodeOp::sum_fraction: case NodeOp::count: case NodeOp::maximum: case NodeOp::minimum: return false;
  }
  return false;
}

/// May it change although it is known? What is presumed does, and in a complete dossier what 有 and 缺 say of 未提供.
bool may_move(const Node& node, std::uint8_t seen) {
  switch (node.op) {
    case NodeOp::presumed: case NodeOp::present_field: case NodeOp::absent_field: return true;
    case NodeOp::present: case NodeOp::absent: return seen != unknown;
    default: return false;
  }
}

std::uint8_t join(std::uint8_t left, std::uint8_t right, bool is_and) {
  std::uint8_t out = 0;
  for (const Truth a : all_truths)
    for (const Truth b : all_truths)
      if ((left & seen_bit(a)) != 0 && (right & seen_bit(b)) != 0) out |= seen_bit(is_and ? both(a, b) : either(a, b));
  return out;
}

std::uint8_t negated(std::uint8_t truths) { return static_cast<std::uint8_t>((truths & (unknown | not_applicable)) | ((truths & no) != 0 ? yes : 0) | ((truths & yes) != 0 ? no : 0)); }

}  // namespace

Prospect::Prospect(const graph::Plan& plan, const graph::CheckPlan& check, const eval::Trace& seen, const std::vector<Question>& questions)
    : plan_(plan), check_(check), seen_(seen), below_(plan.nodes.size(), 0), moved_by_(plan.nodes.size(), 0), possible_(plan.nodes.size(), any) {
  for (NodeIndex i = 0; i < plan.nodes.size(); ++i) {
    const Node& node = plan.nodes[i];
    below_[i] = own_questions(node, questions);
    if (may_move(node, seen.nodes[i])) moved_by_[i] = below_[i];
    restless_ |= moved_by_[i];
    const auto add = [&](NodeIndex operand) {
      below_[i] |= below_[operand];
      moved_by_[i] |= moved_by_[operand];
    };
    if (node.op == NodeOp::variable) add(node.a);
    graph::for_each_operand(plan, node, add);
  }
}

QuestionSet Prospect::own_questions(const Node& node, const std::vector<Question>& questions) const {
  const auto looks_at = [&](const eval::MissingInput& input) {
    switch (node.op) {
      case NodeOp::input: case NodeOp::present: case NodeOp::absent: case NodeOp::presumed: return input.fact.is_valid() && input.fact.value == node.imm;
      case NodeOp::field: case NodeOp::present_field: case NodeOp::absent_field: return input.fact.is_valid() && input.fact.value == node.b;
      case NodeOp::has_material: case NodeOp::lacks_material: return input.why == eval::Unknown::material && input.material.value == node.imm;
      case NodeOp::records: return input.why == eval::Unknown::open_list && !input.fact.is_valid();
      case NodeOp::matches: return input.fact == model::builtin::clauses;
      default: return false;
    }
  };
  QuestionSet out = 0;
  for (std::size_t i = 0; i < questions.size() && i < most_in_set; ++i)
    if (looks_at(questions[i].input)) out |= QuestionSet{1} << i;
  return out;
}

Prospect::Truths Prospect::at(NodeIndex node) const { return node == graph::no_node ? yes : possible_[node]; }

Prospect::Truths Prospect::junction(const Node& node) const {
  const bool is_and = node.op == NodeOp::logical_and;
  Truths out = is_and ? yes : no;
  for (std::uint32_t i = node.a; i < node.b; ++i) out = join(out, at(plan_.operands[i]), is_and);
  return out;
}

/// An operand that stays unknown makes it unknown, unless another is 不适用.
Prospect::Truths Prospect::operation(const Node& node) const {
  bool stays_unknown = false, may_be_not_applicable = false;
  graph::for_each_operand(plan_, node, [&](NodeIndex operand) {
    stays_unknown = stays_unknown || possible_[operand] == unknown;
    may_be_not_applicable = may_be_not_applicable || (possible_[operand] & not_applicable) != 0;
  });
  return stays_unknown && !may_be_not_applicable ? unknown : any;
}

Prospect::Truths Prospect::possible(NodeIndex index, QuestionSet asked) const {
  const Node& node = plan_.nodes[index];
  if (node.op == NodeOp::constant) return static_cast<Truths>(1u << plan_.initial_status[index]);
  if (node.op == NodeOp::as_of) return yes;
  const Truths now = seen_.nodes[index];
  const bool is_seen = plan_.is_closed[index] != 0 && (now & (now - 1)) == 0 && now != 0;
  const bool moves = (moved_by_[index] & asked) != 0;
  if (is_seen && !moves && (now != unknown || (below_[index] & asked) == 0)) return now;
  switch (node.op) {
    case NodeOp::input: case NodeOp::present: case NodeOp::absent: case NodeOp::has_material: case NodeOp::lacks_material: return is_seen && !moves ? no | yes : any;
    case NodeOp::logical_not: return negated(at(node.a));
    case NodeOp::logical_and: case NodeOp::logical_or: return junction(node);
    case NodeOp::equal: case NodeOp::not_equal: case NodeOp::at_least: case NodeOp::greater: case NodeOp::at_most: case NodeOp::less: case NodeOp::compare_fraction:
    case NodeOp::compare_duration: case NodeOp::same_truth: case NodeOp::other_truth: case NodeOp::contains_text: case NodeOp::add: case NodeOp::subtract:
    case NodeOp::multiply: case NodeOp::negate: case NodeOp::add_fraction: case NodeOp::subtract_fraction: case NodeOp::multiply_fraction: case NodeOp::divide_fraction:
    case NodeOp::negate_fraction: case NodeOp::multiply_decimal: case NodeOp::scale: case NodeOp::quotient: case NodeOp::reciprocal: case NodeOp::integer_to_decimal:
    case NodeOp::integer_to_fraction: case NodeOp::decimal_to_fraction: case NodeOp::fraction_to_decimal: case NodeOp::add_duration: case NodeOp::subtract_duration:
    case NodeOp::workdays_between: case NodeOp::roll_forward: return operation(node);
    default: return any;
  }
}

bool Prospect::may_hold(const graph::ExceptionPlan& exception) const {
  if ((at(exception.when) & yes) == 0) return false;
  for (std::uint32_t i = exception.inner.begin; i < exception.inner.end; ++i)
    if (!may_fail(plan_.exceptions[i])) return false;
  return true;
}

bool Prospect::may_fail(const graph::ExceptionPlan& exception) const {
  const bool is_always_in_force = exception.force.begin != exception.force.end && plan_.spans[exception.force.begin].is_always();
  if (!is_always_in_force || (at(exception.when) & (no | not_applicable)) != 0) return true;
  for (std::uint32_t i = exception.inner.begin; i < exception.inner.end; ++i)
    if (may_hold(plan_.exceptions[i])) return true;
  return false;
}

/// Exempt or violated: an exception may hold, or all may fail. What is decided a hit or an element apart is not looked at.
bool Prospect::may_end_broken() const {
  if (check_.per_hit_begin != check_.exceptions.end) return true;
  bool may_all_fail = true;
  for (std::uint32_t i = check_.exceptions.begin; i < check_.exceptions.end; ++i) {
    if (may_hold(plan_.exceptions[i])) return true;
    may_all_fail = may_all_fail && may_fail(plan_.exceptions[i]);
  }
  return may_all_fail;
}

bool Prospect::may_decide(QuestionSet asked) {
  for (NodeIndex i = 0; i < plan_.nodes.size(); ++i) possible_[i] = possible(i, asked);
  if (check_.is_dated && hangs_on(check_.at, asked)) return true;  // it may turn out not to be in force
  if (check_.block != graph::no_node && hangs_on(plan_.blocks[check_.block].list, asked)) return true;  // the element may not be there
  const Truths applies = at(check_.applies), norm = check_.forbids ? negated(at(check_.norm)) : at(check_.norm);
  if ((applies & (no | not_applicable)) != 0) return true;
  if ((applies & yes) == 0) return false;
  return (norm & (yes | not_applicable)) != 0 || ((norm & no) != 0 && may_end_broken());
}

std::optional<std::vector<std::uint8_t>> Prospect::effect(std::size_t question, const eval::Trace& after) const {
  const QuestionSet self = QuestionSet{1} << question;
  const auto reads_list = [&](std::uint32_t block) { return block != graph::no_node && hangs_on(plan_.blocks[block].list, self); };
  if (hangs_on(check_.at, self) || reads_list(check_.block) || reads_list(check_.subject_block)) return std::nullopt;
  std::vector<std::uint8_t> out;
  for (NodeIndex i = 0; i < plan_.nodes.size(); ++i) {
    const Node& node = plan_.nodes[i];
    if ((below_[i] & self) == 0) continue;
    if (plan_.is_closed[i] == 0) return std::nullopt;
    const bool is_known = after.nodes[i] != 0 && (after.nodes[i] & unknown) == 0;
    bool reads_value = false;
    graph::for_each_operand(plan_, node, [&](NodeIndex operand) { reads_value = reads_value || ((below_[operand] & self) != 0 && !is_truth(plan_.nodes[operand])); });
    if (reads_value && !is_known) return std::nullopt;
    out.push_back(after.nodes[i]);
  }
  return out;
}

}  // namespace zhunsheng::findings

// SPDX-License-Identifier: Apache-2.0
// A node that is closed (reads no variable) is asked once; an open one is asked again for each element of its loop.
#include "engine/eval/inquiry.hpp"

#include <algorithm>
#include <tuple>

#include "engine/model/builtins.hpp"

namespace zhunsheng::eval {

using graph::Node;
using graph::NodeIndex;
using graph::NodeOp;
namespace status = graph::status;

namespace {

TruthSet negated(TruthSet set) {
  TruthSet out = set & bit(Truth::not_applicable);
  if ((set & bit(Truth::no)) != 0) out |= bit(Truth::yes);
  if ((set & bit(Truth::yes)) != 0) out |= bit(Truth::no);
  return out;
}

/// Every truth of the left joined with every truth of the right.
TruthSet fold(TruthSet left, TruthSet right, bool is_and) {
  TruthSet out = 0;
  for (const Truth a : {Truth::no, Truth::yes, Truth::not_applicable})
    for (const Truth b : {Truth::no, Truth::yes, Truth::not_applicable})
      if ((left & bit(a)) != 0 && (right & bit(b)) != 0) out |= bit(is_and ? both(a, b) : either(a, b));
  return out;
}

/// Walks a loop again in the middle of another one. A definition's loop may share its variable with the loop around the
/// place that reads it (both over one list), so what the walk overwrites is put back.
class Walk {
 public:
  Walk(Machine& machine, const graph::Block& block) : machine_(machine), block_(block), saved_(machine.save(block)) {}
  ~Walk() { machine_.restore(block_, saved_); }
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;

 private:
  Machine& machine_;
  const graph::Block& block_;
  Machine::Saved saved_;
};

constexpr std::size_t most_met_again = 5;  // each multiplies the questions by three

bool is_quantifier(NodeOp op) { return op == NodeOp::every || op == NodeOp::some || op == NodeOp::none; }

MissingInput because(Unknown why) {
  MissingInput input;
  input.why = why;
  return input;
}
MissingInput missing_fact(std::uint32_t fact) {
  MissingInput input;
  input.fact = model::FactId(fact);
  return input;
}

}  // namespace

Inquiry::Inquiry(Machine& machine) : machine_(machine), plan_(machine.plan()), known_(plan_.nodes.size(), 0), visited_(plan_.nodes.size(), 0) {}

void Inquiry::restart() {
  for (const NodeIndex node : asked_) known_[node] = 0;
  asked_.clear();
  supposed_.clear();
}

void Inquiry::begin() { ++list_; }

/// An unknown closed operand that decides this node's set and was not asked yet.
bool Inquiry::find_unasked(NodeIndex index, NodeIndex& next) const {
  const Node& node = plan_.nodes[index];
  const auto is_unasked = [&](NodeIndex operand) {
    next = operand;
    return is_unknown(operand) && plan_.is_closed[operand] != 0 && known_[operand] == 0;
  };
  if (node.op == NodeOp::logical_not) return is_unasked(node.a);
  if (node.op != NodeOp::logical_and && node.op != NodeOp::logical_or && node.op != NodeOp::cases) return false;
  for (std::uint32_t i = node.a; i < node.b; ++i)
    if (is_unasked(plan_.operands[i])) return true;
  return false;
}

TruthSet Inquiry::possible(NodeIndex root) {
  if (root == graph::no_node) return bit(Truth::yes);
  if (!is_unknown(root)) return bit(machine_.truth(root));
  for (const Supposed& supposed : supposed_)
    if (supposed.node == root) return supposed.truths;
  if (plan_.is_closed[root] == 0) return compute(root);
  std::vector<NodeIndex> stack{root};  // definitions may form long chains: no recursion through them
  while (!stack.empty()) {
    const NodeIndex now = stack.back();
    NodeIndex next = graph::no_node;
    if (known_[now] == 0 && find_unasked(now, next)) {
      stack.push_back(next);
      continue;
    }
    if (known_[now] == 0) {
      const TruthSet set = compute(now);
      known_[now] = set;
      asked_.push_back(now);
    }
    stack.pop_back();
  }
  return known_[root];
}

std::vector<NodeIndex> Inquiry::met_again(const std::vector<NodeIndex>& roots) {
  begin();
  std::vector<NodeIndex> out, stack = roots;
  while (!stack.empty()) {
    const NodeIndex now = stack.back();
    stack.pop_back();
    if (!is_unknown(now)) continue;
    if (plan_.is_closed[now] != 0 && visited_[now] == list_) {
      if (out.size() < most_met_again && std::find(out.begin(), out.end(), now) == out.end()) out.push_back(now);
      continue;
    }
    if (plan_.is_closed[now] != 0) visited_[now] = list_;
    const Node& node = plan_.nodes[now];
    if (node.op == NodeOp::logical_not) stack.push_back(node.a);
    if (node.op == NodeOp::logical_and || node.op == NodeOp::logical_or) stack.insert(stack.end(), plan_.operands.begin() + node.a, plan_.operands.begin() + node.b);
  }
  begin();  // what was met here was not collected
  return out;
}

TruthSet Inquiry::compute(NodeIndex index) {
  if (plan_.is_closed[index] != 0 && known_[index] != 0) return known_[index];
  const Node& node = plan_.nodes[index];
  if (node.op == NodeOp::logical_not) return negated(possible(node.a));
  if (node.op == NodeOp::present || node.op == NodeOp::absent || node.op == NodeOp::has_material || node.op == NodeOp::lacks_material) return bit(Truth::no) | bit(Truth::yes);
  if (node.op == NodeOp::logical_and || node.op == NodeOp::logical_or) {
    const bool is_and = node.op == NodeOp::logical_and;
    TruthSet set = bit(is_and ? Truth::yes : Truth::no);
    for (std::uint32_t i = node.a; i < node.b; ++i) set = fold(set, possible(plan_.operands[i]), is_and);
    return set;
  }
  if (node.op == NodeOp::cases) return of_cases(node);
  if (is_quantifier(node.op)) return of_quantifier(node);
  return any_truth;
}

TruthSet Inquiry::of_cases(const Node& node) {
  TruthSet set = 0;
  for (std::uint32_t i = node.a; i < node.b; i += 2) {
    const NodeIndex guard = plan_.operands[i];
    if (guard != graph::no_node && !is_unknown(guard) && machine_.truth(guard) != Truth::yes) continue;
    set |= possible(plan_.operands[i + 1]);
    if (node.flag && !is_unknown(guard)) break;
  }
  return set == 0 ? any_truth : set;
}

TruthSet Inquiry::of_quantifier(const Node& node) {
  if (is_unknown(node.a)) return any_truth;
  const graph::Block& block = plan_.blocks[node.imm];
  const Walk walk(machine_, block);
  const bool is_and = node.op != NodeOp::some;
  TruthSet set = bit(is_and ? Truth::yes : Truth::no);
  for (std::uint32_t i = 0; i < machine_.list_size(node.a); ++i) {
    machine_.enter(block, i);
    const TruthSet body = possible(node.b);
    set = fold(set, node.op == NodeOp::none ? negated(body) : body, is_and);
  }
  return machine_.is_open(node.a) ? fold(set, any_truth, is_and) : set;
}

void Inquiry::collect(NodeIndex root, std::vector<MissingInput>& out) {
  std::vector<NodeIndex> stack;
  if (root != graph::no_node) stack.push_back(root);
  while (!stack.empty()) {
    const NodeIndex now = stack.back();
    stack.pop_back();
    if (!is_unknown(now)) continue;
    if (plan_.is_closed[now] != 0) {
      if (visited_[now] == list_) continue;
      visited_[now] = list_;
    }
    collect_one(now, stack, out);
  }
}

void Inquiry::collect_one(NodeIndex index, std::vector<NodeIndex>& stack, std::vector<MissingInput>& out) {
  const Node& node = plan_.nodes[index];
  switch (node.op) {
    case NodeOp::input: case NodeOp::present: case NodeOp::absent: out.push_back(missing_fact(node.imm)); return;
    case NodeOp::field: case NodeOp::present_field: case NodeOp::absent_field:
      if (machine_.cell(node.a).b != InstanceOutcome::no_element) out.push_back(missing_fact(node.b));  // nobody can be asked about an element that may not be there
      return;
    case NodeOp::has_material: case NodeOp::lacks_material: {
      MissingInput input = because(Unknown::material);
      input.material = model::MaterialId(node.imm);
      out.push_back(input);
      return;
    }
    case NodeOp::logical_and: case NodeOp::logical_or: stack.insert(stack.end(), plan_.operands.begin() + node.a, plan_.operands.begin() + node.b); return;
    case NodeOp::cases: return collect_cases(node, stack, out);
    case NodeOp::collect: return collect_operands_of_list(node, stack);
    case NodeOp::in_force: stack.push_back(node.a); return;
    case NodeOp::presumed:
      out.push_back(missing_fact(node.imm));
      for (const NodeIndex operand : {node.b, node.c})
        if (operand != graph::no_node) stack.push_back(operand);
      return;
    case NodeOp::parameter: return collect_parameter(node, stack, out);
    case NodeOp::matches: return collect_matches(node, out);
    case NodeOp::every: case NodeOp::some: case NodeOp::none: case NodeOp::sum: case NodeOp::sum_fraction: case NodeOp::count: case NodeOp::maximum: case NodeOp::minimum:
      return collect_loop(node, stack, out);
    case NodeOp::variable: {  // an element of a list of scalars
      if (plan_.nodes[node.a].op == NodeOp::collect) return collect_operands_of_list(plan_.nodes[node.a], stack);
      out.push_back(open_list(node.a));
      out.back().why = Unknown::fact;
      return;
    }
    case NodeOp::constant: case NodeOp::records: case NodeOp::as_of: case NodeOp::hit: case NodeOp::hit_field: return;  // the literal 不详 asks for nothing
    case NodeOp::logical_not: case NodeOp::equal: case NodeOp::not_equal: case NodeOp::at_least: case NodeOp::greater: case NodeOp::at_most: case NodeOp::less:
    case NodeOp::compare_fraction: case NodeOp::compare_duration: case NodeOp::same_truth: case NodeOp::other_truth: case NodeOp::contains_text: case NodeOp::contains_element:
    case NodeOp::add: case NodeOp::subtract: case NodeOp::multiply: case NodeOp::negate: case NodeOp::add_fraction: case NodeOp::subtract_fraction:
    case NodeOp::multiply_fraction: case NodeOp::divide_fraction: case NodeOp::negate_fraction: case NodeOp::multiply_decimal: case NodeOp::scale: case NodeOp::quotient:
    case NodeOp::reciprocal: case NodeOp::integer_to_decimal: case NodeOp::integer_to_fraction: case NodeOp::decimal_to_fraction: case NodeOp::fraction_to_decimal:
    case NodeOp::add_duration: case NodeOp::subtract_duration: case NodeOp::workdays_between: case NodeOp::roll_forward:
      return collect_operands(node, stack, out);
  }
}

/// The list is there: what is sought may be unknown, and whether it is in the list.
void Inquiry::collect_contains(const Node& node, std::vector<NodeIndex>& stack, std::vector<MissingInput>& out) const {
  if (is_unknown(node.b)) stack.push_back(node.b);
  if (plan_.nodes[node.a].op == NodeOp::collect) return collect_operands_of_list(plan_.nodes[node.a], stack);
  if (machine_.is_open(node.a)) out.push_back(open_list(node.a));
  if (!machine_.has_unknown_element(node.a)) return;
  out.push_back(open_list(node.a));
  out.back().why = Unknown::fact;  // an element is 不详
}

/// Unknown although its operands are known: the operation itself has no value here.
void Inquiry::collect_operands(const Node& node, std::vector<NodeIndex>& stack, std::vector<MissingInput>& out) {
  if (node.op == NodeOp::contains_element && !is_unknown(node.a)) return collect_contains(node, stack, out);
  if (is_unknown(node.a) || is_unknown(node.b)) {
    stack.push_back(node.a);
    if (node.b != graph::no_node) stack.push_back(node.b);
    return;
  }
  const auto is_workday = [&](NodeIndex operand) { return machine_.cell(operand).b == static_cast<std::int64_t>(base::DurationUnit::workday); };
  const bool divides = node.op == NodeOp::quotient || node.op == NodeOp::divide_fraction || node.op == NodeOp::reciprocal;
  const bool needs_calendar = node.op == NodeOp::workdays_between || node.op == NodeOp::roll_forward ||
                              ((node.op == NodeOp::add_duration || node.op == NodeOp::subtract_duration) && is_workday(node.b));
  const NodeIndex divisor = node.op == NodeOp::reciprocal ? node.a : node.b;
  if (needs_calendar) out.push_back(because(Unknown::no_calendar));
  else if (divides && machine_.cell(divisor).a == 0) out.push_back(because(Unknown::division_by_zero));
  else if (node.op == NodeOp::compare_duration) out.push_back(because(Unknown::conflict));  // units that do not compare
  else out.push_back(because(Unknown::overflow));
}

void Inquiry::collect_cases(const Node& node, std::vector<NodeIndex>& stack, std::vector<MissingInput>& out) {
  bool asks = false;
  std::vector<NodeIndex> applying;  // positions of guards
  for (std::uint32_t i = node.a; i < node.b; i += 2) {
    const NodeIndex guard = plan_.operands[i], value = plan_.operands[i + 1];
    if (guard != graph::no_node && !is_unknown(guard) && machine_.truth(guard) != Truth::yes) continue;
    applying.push_back(i);
    for (const NodeIndex operand : {guard, value}) {
      if (!is_unknown(operand)) continue;
      asks = true;
      stack.push_back(operand);
    }
    if (node.flag && !is_unknown(guard)) break;  // 首个: the later ones do not matter
  }
  if (!asks) out.push_back(conflict(node, applying));
}

/// Two that apply and differ, or none that applies.
MissingInput Inquiry::conflict(const Node& node, const std::vector<NodeIndex>& applying) const {
  MissingInput input = because(Unknown::conflict);
  input.definition = model::DefinitionId(std::size_t{node.imm});
  const auto value = [&](NodeIndex position) { return plan_.operands[position + 1]; };
  const auto differs = [&](NodeIndex position) {
    const NodeIndex first = value(applying.front()), other = value(position);
    return machine_.status(first) != machine_.status(other) || machine_.cell(first) != machine_.cell(other);
  };
  const auto second = std::find_if(applying.begin(), applying.end(), differs);
  if (second == applying.end()) return input;
  input.first_case = (applying.front() - node.a) / 2 + 1;
  input.second_case = (*second - node.a) / 2 + 1;
  return input;
}

/// 全部: guards and values; what is known of them is passed over later.
void Inquiry::collect_operands_of_list(const Node& node, std::vector<NodeIndex>& stack) const {
  stack.insert(stack.end(), plan_.operands.begin() + node.a, plan_.operands.begin() + node.b);
}

void Inquiry::collect_parameter(const Node& node, std::vector<NodeIndex>& stack, std::vector<MissingInput>& out) {
  if (is_unknown(node.a)) stack.push_back(node.a);
  else out.push_back(because(machine_.date(node.a) ? Unknown::no_parameter_version : Unknown::no_legal_date));
}

void Inquiry::collect_matches(const Node& node, std::vector<MissingInput>& out) const {
  const facts::Hits& hits = machine_.inputs().store().hits;
  MissingInput input = because(Unknown::no_document);
  if (!hits.searched) {
    input.material = model::draft_material;
  } else {
    const auto is_doubtful = [&](const facts::Hit& hit) { return hit.context == model::Context::doubtful && machine_.is_target(node, hit); };
    const auto& found = hits.by_pattern[node.imm];
    const bool doubts = std::any_of(found.begin(), found.end(), is_doubtful);
    input.why = doubts ? Unknown::doubtful_hit : Unknown::open_list;
    if (!doubts) input.fact = model::builtin::clauses;
  }
  out.push_back(input);
}

MissingInput Inquiry::open_list(NodeIndex list) const {
  const Node& node = plan_.nodes[list];
  MissingInput input = because(Unknown::open_list);
  if (node.op == NodeOp::input) input.fact = model::FactId(node.imm);
  if (node.op == NodeOp::field) input.fact = model::FactId(node.b);
  if (node.op == NodeOp::records) input.material = machine_.rules().records[node.imm].material;
  return input;
}

void Inquiry::collect_length(NodeIndex list, std::vector<MissingInput>& out) {
  if (is_unknown(list)) collect(list, out);
  else if (machine_.is_open(list)) out.push_back(open_list(list));
}

void Inquiry::collect_loop(const Node& node, std::vector<NodeIndex>& stack, std::vector<MissingInput>& out) {
  if (is_unknown(node.a)) {
    stack.push_back(node.a);
    return collect_unseen(node, out);
  }
  const std::size_t before = out.size();
  if (machine_.is_open(node.a)) out.push_back(open_list(node.a));
  collect_elements(node, out);
  if (out.size() == before) out.push_back(because(Unknown::overflow));
}

/// What an element would be judged by, beside itself, once the list is there.
void Inquiry::collect_unseen(const Node& node, std::vector<MissingInput>& out) {
  const graph::Block& block = plan_.blocks[node.imm];
  const Walk walk(machine_, block);
  machine_.enter_unknown(block);
  if (!is_quantifier(node.op)) collect(node.c, out);
  collect(node.b, out);
}

void Inquiry::collect_elements(const Node& node, std::vector<MissingInput>& out) {
  const graph::Block& block = plan_.blocks[node.imm];
  const Walk walk(machine_, block);
  for (std::uint32_t i = 0; i < machine_.list_size(node.a); ++i) {
    machine_.enter(block, i);
    const Truth filter = is_quantifier(node.op) ? Truth::yes : machine_.truth(node.c);
    if (filter == Truth::unknown) collect(node.c, out);
    if (filter == Truth::unknown || filter == Truth::yes) collect(node.b, out);
  }
}

void sort_inputs(std::vector<MissingInput>& inputs) {
  const auto key = [](const MissingInput& input) { return std::make_tuple(!input.fact.is_valid(), input.fact.value, !input.material.is_valid(), input.material.value, input.why, input.definition.value, input.first_case, input.second_case); };
  std::sort(inputs.begin(), inputs.end(), [&](const MissingInput& left, const MissingInput& right) { return key(left) < key(right); });
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
}

}  // namespace zhunsheng::eval

// SPDX-License-Identifier: Apache-2.0
// The columnar checks are chosen, then what they reach, then each is made a decision: the refs that its outcome follows from.
#include "engine/eval/columns/layout_maker.hpp"

#include <algorithm>
#include <limits>

#include "engine/graph/operands.hpp"

namespace zhunsheng::eval::columns {

using graph::Node;
using graph::NodeOp;

Layout LayoutMaker::make(const std::vector<bool>* selected) {
  out_.truths = 3;  // the constants
  choose_checks(selected);
  spread_demand();
  measure_levels();
  for (NodeIndex i = 0; i < plan_.nodes.size(); ++i)
    if ((wants_truth_[i] || wants_number_[i])) emit(i);
  for (const model::CheckId check : columnar_) decide(check);
  out_.top_bindings = static_cast<std::uint32_t>(out_.bindings.size());
  out_.top = write(top_, out_);
  for (std::size_t i = 0; i < out_.loops.size(); ++i) write_loop(out_.loops[i], loop_sources_[i]);
  return std::move(out_);
}

bool LayoutMaker::is_columnar(const CheckPlan& check) const {
  if (check.block != no_node || check.per_hit_begin != check.exceptions.end) return false;
  bool fits = is_closed_truth(check.applies) && is_closed_truth(check.norm) && plan_.is_closed[check.at] != 0 && suitable_[check.at].number;
  for_each_exception(check.exceptions, [&](const ExceptionPlan& exception) { fits = fits && is_closed_truth(exception.when); });
  return fits;
}

void LayoutMaker::choose_checks(const std::vector<bool>* selected) {
  wants_truth_.resize(plan_.nodes.size());
  wants_number_.resize(plan_.nodes.size());
  for (std::size_t i = 0; i < plan_.checks.size(); ++i) {
    if (selected != nullptr && !(*selected)[i]) continue;
    const CheckPlan& check = plan_.checks[i];
    if (!is_columnar(check)) {
      out_.scalar_checks.emplace_back(i);
      continue;
    }
    columnar_.emplace_back(i);
    want_truth(check.applies);
    want_truth(check.norm);
    wants_number_[check.at] = true;
    for_each_exception(check.exceptions, [&](const ExceptionPlan& exception) { want_truth(exception.when); });
  }
}

void LayoutMaker::want_truth(NodeIndex node) {
  if (node != no_node) wants_truth_[node] = true;
}

void LayoutMaker::want_number(NodeIndex node) {
  if (node != no_node) wants_number_[node] = true;
}

void LayoutMaker::spread_demand() {
  for (NodeIndex i = static_cast<NodeIndex>(plan_.nodes.size()); i-- > 0;)
    if (wants_truth_[i] || wants_number_[i]) spread_demand(i);
}

void LayoutMaker::spread_demand(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  switch (node.op) {
    case NodeOp::logical_not: case NodeOp::logical_and: case NodeOp::logical_or: case NodeOp::same_truth: case NodeOp::other_truth:
      graph::for_each_operand(plan_, node, [&](NodeIndex operand) { want_truth(operand); });
      return;
    case NodeOp::cases:
      for (std::uint32_t i = node.a; i < node.b; i += 2) {
        want_truth(plan_.operands[i]);
        if (wants_truth_[index]) want_truth(plan_.operands[i + 1]);
        if (wants_number_[index]) want_number(plan_.operands[i + 1]);
      }
      return;
    case NodeOp::presumed:
      want_truth(node.c);
      for (const NodeIndex operand : {node.a, node.b}) {
        if (wants_truth_[index]) want_truth(operand);
        if (wants_number_[index]) want_number(operand);
      }
      return;
    case NodeOp::every: case NodeOp::some: case NodeOp::none: want_truth(node.b); return;
    case NodeOp::contains_element:
      if (node.imm == 1) want_truth(node.b);
      else want_number(node.b);
      return;
    case NodeOp::variable: case NodeOp::field: return;
    default: graph::for_each_operand(plan_, node, [&](NodeIndex operand) { want_number(operand); });
  }
}

void LayoutMaker::measure_levels() {
  levels_.resize(plan_.nodes.size());
  for (NodeIndex i = 0; i < plan_.nodes.size(); ++i)
    graph::for_each_operand(plan_, plan_.nodes[i], [&](NodeIndex operand) { levels_[i] = std::max(levels_[i], levels_[operand] + 1); });
  refs_.assign(plan_.nodes.size(), no_index);
  numbers_.assign(plan_.nodes.size(), no_index);
  items_.resize(plan_.nodes.size());
  field_of_.assign(plan_.nodes.size(), no_index);
}

Ref LayoutMaker::force(Range spans, NodeIndex at) {
  if (spans.begin == spans.end) return no_ref;
  if (plan_.spans[spans.begin].is_always()) return yes_ref;
  const auto [place, is_new] = forces_.try_emplace({spans.begin, spans.end, at}, 0);
  if (!is_new) return place->second;
  Item item;
  item.level = levels_[at] + 1;
  item.step = {.action = Action::in_force, .out = new_truth(), .a = numbers_[at], .b = spans.begin, .c = spans.end};
  place->second = ref_of(item.step.out);
  top_.push_back(std::move(item));
  return place->second;
}

Ref LayoutMaker::kinds(model::KindSet wanted) {
  if (wanted == 0) return yes_ref;
  for (const KindsTest& test : out_.kinds)
    if (test.kinds == wanted) return ref_of(test.slot);
  out_.kinds.push_back({wanted, new_truth()});
  return ref_of(out_.kinds.back().slot);
}

LayoutMaker::Levelled LayoutMaker::holds(const ExceptionPlan& exception, NodeIndex at) {
  Levelled when{truth(exception.when), exception.when == no_node ? 0 : levels_[exception.when] + 1};
  const Ref in_force = force(exception.force, at);
  if (exception.inner.begin == exception.inner.end && in_force == yes_ref) return when;
  std::vector<Ref> refs{settled(when).ref, in_force};
  std::uint32_t level = std::max(when.level + 1, levels_[at] + 2);
  for (std::uint32_t i = exception.inner.begin; i < exception.inner.end; ++i) {
    const Levelled inner = settled(holds(plan_.exceptions[i], at));
    refs.push_back(inner.ref ^ 1u);
    level = std::max(level, inner.level);
  }
  const std::uint32_t out = new_truth();
  Item item = junction(out, refs);
  item.level = level + 1;
  top_.push_back(std::move(item));
  return {ref_of(out), level + 2};
}

LayoutMaker::Levelled LayoutMaker::settled(Levelled truth_value) {
  Item item;
  item.level = truth_value.level;
  item.step = {.action = Action::settle, .out = new_truth(), .a = truth_value.ref};
  const Ref ref = ref_of(item.step.out);
  top_.push_back(std::move(item));
  return {ref, truth_value.level + 1};
}

void LayoutMaker::decide(model::CheckId id) {
  const CheckPlan& check = plan_.checks[id.index()];
  Decision decision;
  decision.check = id.value;
  decision.kinds = kinds(check.kinds);
  decision.force = force(check.force, check.at);
  decision.applies = truth(check.applies);
  decision.norm = truth(check.norm) ^ (check.forbids ? 1u : 0u);
  std::vector<Ref> exceptions;
  for (std::uint32_t i = check.exceptions.begin; i < check.exceptions.end; ++i) exceptions.push_back(holds(plan_.exceptions[i], check.at).ref);
  decision.begin = static_cast<std::uint32_t>(out_.refs.size());
  out_.refs.insert(out_.refs.end(), exceptions.begin(), exceptions.end());
  decision.end = static_cast<std::uint32_t>(out_.refs.size());
  out_.decisions.push_back(decision);
}
void LayoutMaker::write_loop(Loop& loop, LoopSource& source) {
  std::vector<NodeIndex> stack;
  std::vector<bool> is_met(plan_.nodes.size());
  const auto visit = [&](NodeIndex node) {
    if (node == no_node || plan_.is_closed[node] != 0 || is_met[node]) return;
    is_met[node] = true;
    stack.push_back(node);
  };
  visit(source.body);
  while (!stack.empty()) {
    const NodeIndex now = stack.back();
    stack.pop_back();
    source.items.insert(source.items.end(), items_[now].begin(), items_[now].end());
    const bool is_truth = refs_[now] != no_index;
    if (field_of_[now] != no_index) source.bindings.push_back({is_truth ? Binding::Part::truth : Binding::Part::number, field_of_[now], is_truth ? refs_[now] >> 1 : numbers_[now]});
    else graph::for_each_operand(plan_, plan_.nodes[now], visit);
  }
  loop.first_binding = static_cast<std::uint32_t>(out_.bindings.size());
  out_.bindings.insert(out_.bindings.end(), source.bindings.begin(), source.bindings.end());
  loop.last_binding = static_cast<std::uint32_t>(out_.bindings.size());
  loop.program = write(source.items, out_);
}
Layout make_layout(const graph::Plan& plan, const model::Ruleset& rules, const std::vector<bool>* selected) { return LayoutMaker(plan, rules).make(selected); }

}  // namespace zhunsheng::eval::columns

// SPDX-License-Identifier: Apache-2.0
// A scalar fact is written into its leaf; a text or a list makes all inputs be read again, and those that moved count as
// changed. A comparison with a constant is looked at only where the value passed the constant.
#include "engine/eval/session.hpp"

#include <algorithm>

#include "engine/eval/instances.hpp"

namespace zhunsheng::eval {

using graph::NodeIndex;

Session::Session(const graph::Plan& plan, const model::Ruleset& rules, const graph::Readers& readers, facts::FactStore store, Settings settings)
    : readers_(readers), store_(std::move(store)), settings_(std::move(settings)), settler_(plan, rules), outcomes_(plan.checks.size(), Outcome::not_applicable),
      waiting_(plan.nodes.size() + plan.checks.size()) {
  for (NodeIndex node = 0; node < plan.nodes.size(); ++node)
    if (plan.nodes[node].op == graph::NodeOp::collect) collections_.push_back(node);
  settler_.machine().start(store_, settings_.as_of);
  for (std::size_t i = 0; i < plan.checks.size(); ++i) {
    const graph::CheckPlan& check = plan.checks[i];
    const bool is_left_out = !is_meant_for(check.kinds, settings_.kinds) || (settings_.selected && !(*settings_.selected)[i]) || check.at == graph::no_node;
    is_left_out_.push_back(is_left_out ? 1 : 0);
    if (!is_left_out) outcomes_[i] = settler_.settle(model::CheckId(i));
  }
}

/// Comparisons with constants read nothing else, so they are settled on the spot.
void Session::pass_thresholds(NodeIndex node, std::span<const graph::Readers::Threshold> passed) {
  Machine& machine = settler_.machine();
  for (const graph::Readers::Threshold& each : passed)
    if (machine.compare_again(each.comparison, machine.status(node), machine.cell(node).a, each.value)) touch_readers(each.comparison);
}

/// Computes the node again; what reads it is looked at only if it changed.
void Session::refresh(NodeIndex node) {
  Machine& machine = settler_.machine();
  const std::uint8_t old_status = machine.status(node);
  const graph::Cell old_cell = machine.cell(node);
  machine.refresh(node);
  const bool is_known = machine.status(node) == graph::status::known;
  const graph::Cell& cell = machine.cell(node);
  const bool is_indirect = readers_.is_indirect[node] != 0;
  if (!is_indirect && machine.status(node) == old_status && (!is_known || cell == old_cell)) return;
  touch_readers(node);
  const std::span<const graph::Readers::Threshold> all = readers_.thresholds_of(node);
  if (all.empty()) return;
  if (is_indirect || !is_known || old_status != graph::status::known) return pass_thresholds(node, all);
  const auto [low, high] = std::minmax(cell.a, old_cell.a);
  const auto begin = std::partition_point(all.begin(), all.end(), [low = low](const auto& each) { return each.value < low; });
  const auto end = std::partition_point(begin, all.end(), [high = high](const auto& each) { return each.value <= high; });
  pass_thresholds(node, {begin, end});
}

void Session::settle(std::uint32_t check) {
  if (is_left_out_[check] != 0) return;
  const model::CheckId id(std::size_t{check});
  const Outcome before = outcomes_[check], after = settler_.settle(id);
  if (before == after) return;
  outcomes_[check] = after;
  changes_.push_back({id, before, after});
}

void Session::look_at(std::uint32_t number) {
  const auto nodes = static_cast<std::uint32_t>(settler_.plan().nodes.size());
  if (number >= nodes) settle(number - nodes);
  else refresh(number);
}

void Session::set(model::FactId fact, model::Given given) {
  const model::TypeKind kind = model::at(settler_.machine().rules(), fact).type.kind;
  if (kind == model::TypeKind::text || kind == model::TypeKind::list || kind == model::TypeKind::record) is_rebinding_ = true;
  store_.facts[fact.index()].given = std::move(given);
  for (const NodeIndex node : readers_.readers_of(fact)) waiting_.add(node);
}

void Session::replace(facts::FactStore store) {
  store_ = std::move(store);
  is_rebinding_ = true;
  for (NodeIndex node = 0; node < settler_.plan().nodes.size(); ++node)
    if (settler_.plan().is_closed[node] != 0) waiting_.add(node);
  for (std::size_t check = 0; check < outcomes_.size(); ++check) waiting_.add(static_cast<std::uint32_t>(settler_.plan().nodes.size() + check));
}

void Session::rebind() {
  settler_.machine().bind(store_);
  is_rebinding_ = false;
  for (const auto* leaves : {&settler_.plan().facts, &settler_.plan().records})
    for (const graph::Input& leaf : *leaves) waiting_.add(leaf.node);
  for (const NodeIndex node : collections_) waiting_.add(node);  // their rows are gone
}

std::span<const OutcomeChange> Session::update() {
  changes_.clear();
  if (is_rebinding_) rebind();
  waiting_.drain([&](std::uint32_t number) { look_at(number); });
  return changes_;
}

}  // namespace zhunsheng::eval

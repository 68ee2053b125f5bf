// SPDX-License-Identifier: Apache-2.0
// A scalar fact is written into its leaf; a text or a list makes all inputs be read again, and those that moved count as
// changed.
#include "engine/eval/session.hpp"

#include "engine/eval/instances.hpp"

namespace zhunsheng::eval {

using graph::NodeIndex;

Session::Session(const graph::Plan& plan, const model::Ruleset& rules, const graph::Readers& readers, facts::FactStore store, Settings settings)
    : readers_(readers), store_(std::move(store)), settings_(std::move(settings)), settler_(plan, rules), outcomes_(plan.checks.size(), Outcome::not_applicable),
      nodes_(plan.nodes.size()), checks_(plan.checks.size()) {
  for (NodeIndex node = 0; node < plan.nodes.size(); ++node)
    if (plan.nodes[node].op == graph::NodeOp::collect) collections_.push_back(node);
  settler_.machine().start(store_, settings_.as_of);
  for (std::uint32_t i = 0; i < plan.checks.size(); ++i)
    if (!is_left_out(i)) outcomes_[i] = settler_.settle(model::CheckId(std::size_t{i}));
}

bool Session::is_left_out(std::uint32_t check) const {
  return !is_meant_for(settler_.plan().checks[check].kinds, settings_.kinds) || (settings_.selected && !(*settings_.selected)[check]) || settler_.plan().checks[check].at == graph::no_node;
}

void Session::touch(NodeIndex node) {
  for (const NodeIndex reader : readers_.nodes_of(node)) nodes_.add(reader);
  for (const std::uint32_t check : readers_.checks_of(node)) checks_.add(check);
}

void Session::set(model::FactId fact, model::Given given) {
  model::Given& place = store_.facts[fact.index()].given;
  const model::TypeKind kind = model::at(settler_.machine().rules(), fact).type.kind;
  if (kind == model::TypeKind::text || kind == model::TypeKind::list || kind == model::TypeKind::record) is_rebinding_ = true;
  place = std::move(given);
  for (const NodeIndex node : readers_.readers_of(fact)) nodes_.add(node);
}

void Session::replace(facts::FactStore store) {
  store_ = std::move(store);
  is_rebinding_ = true;
  for (NodeIndex node = 0; node < settler_.plan().nodes.size(); ++node) nodes_.add(node);
  for (std::uint32_t check = 0; check < outcomes_.size(); ++check) checks_.add(check);
}

void Session::rebind() {
  settler_.machine().bind(store_);
  is_rebinding_ = false;
  for (const auto* leaves : {&settler_.plan().facts, &settler_.plan().records})
    for (const graph::Input& leaf : *leaves) nodes_.add(leaf.node);
  for (const NodeIndex node : collections_) nodes_.add(node);  // their rows are gone
}

void Session::settle(std::uint32_t check) {
  if (is_left_out(check)) return;
  const model::CheckId id(std::size_t{check});
  const Outcome before = outcomes_[check], after = settler_.settle(id);
  if (before == after) return;
  outcomes_[check] = after;
  changes_.push_back({id, before, after});
}

std::span<const OutcomeChange> Session::update() {
  changes_.clear();
  if (is_rebinding_) rebind();
  Machine& machine = settler_.machine();
  nodes_.drain([&](NodeIndex node) {
    if (settler_.plan().is_closed[node] == 0) return;  // computed where its loop is walked
    const bool has_changed = machine.refresh(node);
    if (has_changed || readers_.is_indirect[node] != 0) touch(node);
  });
  checks_.drain([&](std::uint32_t check) { settle(check); });
  return changes_;
}

}  // namespace zhunsheng::eval

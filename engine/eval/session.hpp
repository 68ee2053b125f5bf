// SPDX-License-Identifier: Apache-2.0
// A review kept open: after some facts change, only what they reach is computed again, and what did not change stops
// there. Outcomes are those of a review from the beginning over the same facts.
//
//   Session session(plan, rules, readers, store, settings);
//   session.set(fact, model::known(model::make_boolean(true)));
//   for (const OutcomeChange& change : session.update()) …
#pragma once
#include <span>
#include <vector>

#include "engine/eval/evaluator.hpp"
#include "engine/eval/settle.hpp"
#include "engine/eval/worklist.hpp"
#include "engine/graph/readers.hpp"

namespace zhunsheng::eval {

struct OutcomeChange {
  model::CheckId check;
  Outcome before = Outcome::not_applicable, after = Outcome::not_applicable;
  friend bool operator==(const OutcomeChange&, const OutcomeChange&) = default;
};

/// Views the plan, the rule set and the readers, which must outlive it. Belongs to one thread.
class Session {
 public:
  Session(const graph::Plan& plan, const model::Ruleset& rules, const graph::Readers& readers, facts::FactStore store, Settings settings);

  /// Changes a fact of a singleton block. Takes effect with the next update.
  void set(model::FactId fact, model::Given given);
  /// The same for a material, a list of records, or the whole store: everything is looked at again.
  void replace(facts::FactStore store);
  /// Brings the outcomes up to date: what became of checks whose outcome changed, in order of CheckId, by CheckId once.
  /// Valid until the next call.
  std::span<const OutcomeChange> update();

  [[nodiscard]] std::span<const Outcome> outcomes() const { return outcomes_; }  ///< by CheckId; worst of the instances
  [[nodiscard]] const facts::FactStore& store() const { return store_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }

 private:
  void look_at(std::uint32_t number);
  void refresh(graph::NodeIndex node);
  void touch_readers(graph::NodeIndex node) {
    for (const std::uint32_t reader : readers_.readers_of(node)) waiting_.add(reader);
  }
  void pass_thresholds(graph::NodeIndex node, std::span<const graph::Readers::Threshold> passed);
  void rebind();
  void settle(std::uint32_t check);

  const graph::Readers& readers_;
  facts::FactStore store_;
  Settings settings_;
  Settler settler_;
  std::vector<Outcome> outcomes_;
  std::vector<std::uint8_t> is_left_out_;      // by CheckId: not meant for these kinds, or not selected
  std::vector<OutcomeChange> changes_;
  std::vector<graph::NodeIndex> collections_;  // nodes that fill rows of their own
  Worklist waiting_;                           // nodes, then checks, numbered as in Readers
  bool is_rebinding_ = false;                  // a change that may move rows or texts
};

}  // namespace zhunsheng::eval

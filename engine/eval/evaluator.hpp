// SPDX-License-Identifier: Apache-2.0
// The front door of evaluation: facts in, outcomes out. Hits are facts: no text is read here, no clock, no file.
//
// An outcome follows from four truths: is the check in force, does it apply, is its norm kept, which exceptions hold.
// What is not known stays unknown on the whole way (truth.hpp), so learning more never turns a decided outcome round.
//
//   Evaluator evaluator(plan, rules);                       // once
//   Outcomes outcomes = evaluator.evaluate(store, {as_of, kinds});   // for each dossier
//
// An Evaluator keeps its memory between dossiers and belongs to one thread; plan and rule set may be shared. It does not
// choose what to ask for (findings/ask) and it does not explain (trace).
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "engine/eval/outcome.hpp"
#include "engine/eval/trace.hpp"
#include "engine/facts/fact_store.hpp"
#include "engine/graph/plan.hpp"

namespace zhunsheng::eval {

struct Settings {
  base::Date as_of;
  model::KindSet kinds = 0;                    ///< 0: none recognised; then only checks without 对象 run
  std::optional<std::vector<bool>> selected;   ///< by CheckId; the others are left out
};

/// Views the plan and the rule set, which must outlive it.
class Evaluator {
 public:
  Evaluator(const graph::Plan& plan, const model::Ruleset& rules);
  ~Evaluator();
  Evaluator(Evaluator&&) noexcept;
  Evaluator& operator=(Evaluator&&) noexcept;
  Outcomes evaluate(const facts::FactStore& store, const Settings& settings);
  /// The instances of one check, whatever is selected; for the plan of that check alone (graph::make_check_plan).
  Outcomes evaluate_check(model::CheckId check, const facts::FactStore& store, const Settings& settings);
  /// Each evaluation from now on says in `trace` what it saw; nullptr: no more. The trace must outlive the watch.
  void watch(Trace* trace);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Outcomes evaluate(const graph::Plan& plan, const model::Ruleset& rules, const facts::FactStore& store, const Settings& settings);

/// The value of an expression (of a message slot) with the bindings of an instance and, if given, of its hit or element,
/// at the instance's legal date.
model::Given value_of(const graph::Plan& plan, const model::Ruleset& rules, const facts::FactStore& store, const Settings& settings, const InstanceOutcome& instance,
                      const SubjectOutcome* subject, model::ExprId expr);

}  // namespace zhunsheng::eval

// SPDX-License-Identifier: Apache-2.0
// The outcome of every check and nothing else: no instances, no hits, nothing to ask for, nothing allocated once warm.
// Most checks of most dossiers end here; who wants to say why asks the Evaluator about the few that are left.
//
//   Verdicts verdicts(plan, rules);                 // once
//   verdicts.bind(store);                           // a dossier
//   for (Outcome outcome : verdicts.evaluate(settings)) …   // by CheckId
//
// A check with several instances has the worst outcome of them, in the order of the enumerators: violated first.
#pragma once
#include <span>
#include <vector>

#include "engine/eval/evaluator.hpp"
#include "engine/eval/settle.hpp"

namespace zhunsheng::eval {

/// What settled one check, recorded at the time: enough to rebuild the whole tree of reasons from the same facts.
struct Ground {
  model::CheckId check;
  Outcome outcome = Outcome::violated;
  std::uint32_t exception = graph::no_node;  ///< in Plan::exceptions: the one that excuses, or that is unknown
  graph::NodeIndex node = graph::no_node;    ///< 适用 or the norm: the one that is broken or unknown
};

/// Views the plan and the rule set, which must outlive it. Belongs to one thread.
class Verdicts {
 public:
  Verdicts(const graph::Plan& plan, const model::Ruleset& rules);
  /// Reads a dossier, which must stay as it is until the next one is bound.
  void bind(const facts::FactStore& store) { settler_.machine().bind(store); }
  /// The same for one that was read before (Inputs::bind).
  void bind(Inputs& inputs) { settler_.machine().bind(inputs); }
  /// By CheckId; valid until the next call. With `grounds`: appends one for each violated, undetermined and exempt check.
  std::span<const Outcome> evaluate(const Settings& settings, std::vector<Ground>* grounds = nullptr);

 private:
  /// One check, packed: those of a bucket stand side by side.
  struct Row {
    std::uint32_t check = 0;
    graph::NodeIndex applies = 0, norm = 0;  ///< a node that is always true where there is none
    std::uint32_t table = 0;                 ///< where its part of the outcome table begins
  };
  /// What can be settled by a look-up comes first, and what cannot after it.
  struct Part {
    std::uint32_t quick = 0, slow = 0, end = 0;  ///< in rows_
  };
  void arrange(base::Date as_of);
  void settle_quickly(const Part& part, std::vector<Ground>* grounds);
  void settle_slowly(std::uint32_t begin, std::uint32_t end, const Settings& settings, std::vector<Ground>* grounds);
  void note(model::CheckId check, Outcome outcome, std::vector<Ground>& grounds);

  Settler settler_;
  std::vector<Row> rows_;          // those in force at arranged_at_, bucket by bucket
  std::vector<Part> parts_;        // by bucket
  std::vector<std::uint32_t> open_;  // checks of one bucket that are broken or unknown
  std::vector<Outcome> outcomes_;  // by CheckId
  std::optional<base::Date> arranged_at_;
};

}  // namespace zhunsheng::eval

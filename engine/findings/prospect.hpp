// SPDX-License-Identifier: Apache-2.0
// Which sets of questions are worth trying, told without trying: from the plan of one check and what one evaluation of it
// saw. Operands are taken apart, so a set that may decide need not; one that may not never does.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/eval/trace.hpp"
#include "engine/findings/question.hpp"

namespace zhunsheng::findings {

/// A set of questions: a bit each.
using QuestionSet = std::uint64_t;
inline constexpr std::size_t most_in_set = 64;

/// Views its arguments, which must outlive it.
class Prospect {
 public:
  /// `seen`: of the plan over the store as it is.
  Prospect(const graph::Plan& plan, const graph::CheckPlan& check, const eval::Trace& seen, const std::vector<Question>& questions);

  /// May some answers to exactly these decide an instance of the check?
  [[nodiscard]] bool may_decide(QuestionSet asked);
  /// Questions whose answers may change what is known already: the fact is presumed now, or 有 and 缺 read it.
  [[nodiscard]] QuestionSet restless() const { return restless_; }
  /// What an answer to this one question did, as far as later answers can tell; nothing if they may look at the value itself.
  [[nodiscard]] std::optional<std::vector<std::uint8_t>> effect(std::size_t question, const eval::Trace& after) const;

 private:
  using Truths = std::uint8_t;  // a bit each for eval::Truth; of a value, known counts as yes
  [[nodiscard]] QuestionSet own_questions(const graph::Node& node, const std::vector<Question>& questions) const;
  [[nodiscard]] Truths possible(graph::NodeIndex index, QuestionSet asked) const;
  [[nodiscard]] Truths junction(const graph::Node& node) const;
  [[nodiscard]] Truths operation(const graph::Node& node) const;
  [[nodiscard]] Truths at(graph::NodeIndex node) const;
  [[nodiscard]] bool may_hold(const graph::ExceptionPlan& exception) const;
  [[nodiscard]] bool may_fail(const graph::ExceptionPlan& exception) const;
  [[nodiscard]] bool may_end_broken() const;
  [[nodiscard]] bool hangs_on(graph::NodeIndex node, QuestionSet asked) const { return node != graph::no_node && (below_[node] & asked) != 0; }

  const graph::Plan& plan_;
  const graph::CheckPlan& check_;
  const eval::Trace& seen_;
  std::vector<QuestionSet> below_;   // by node: the questions that it hangs on
  std::vector<QuestionSet> moved_by_;  // by node: the restless questions that it hangs on
  QuestionSet restless_ = 0;
  std::vector<Truths> possible_;     // by node: of the set looked at
};

}  // namespace zhunsheng::findings

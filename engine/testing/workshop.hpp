// SPDX-License-Identifier: Apache-2.0
// Where rules are changed on trial: coverage makes one condition 是 or 否, mutation makes one small mistake.
#pragma once
#include <vector>

#include "engine/model/ruleset.hpp"

namespace zhunsheng::testing {

/// A copy of a rule set in which one thing at a time is changed and put back.
class Workshop {
 public:
  explicit Workshop(const model::Ruleset& original);
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  [[nodiscard]] const model::Ruleset& rules() const { return rules_; }
  [[nodiscard]] const model::Ruleset& original() const { return original_; }

  model::Expr& change(model::ExprId id);
  model::Check& change(model::CheckId id);
  model::Exception& change(model::ExceptionId id);
  model::Parameter& change(model::ParameterId id);
  model::ExprId add(const model::Expr& expr);
  /// The number of a new constant.
  std::uint32_t add(model::Value value);
  /// Gives an expression a new list of operands.
  void set_operands(model::ExprId id, const std::vector<model::ExprId>& operands);
  /// Makes an expression 是 or 否, whatever it reads.
  void force(model::ExprId id, bool value);
  /// If the check's subject was changed, the norm has no subject any more: it is weighed as a whole.
  void settle(model::CheckId check);
  /// Puts everything back.
  void restore();

 private:
  const model::Ruleset& original_;
  model::Ruleset rules_;
  std::vector<model::ExprId> exprs_;
  std::vector<model::CheckId> checks_;
  std::vector<model::ExceptionId> exceptions_;
  std::vector<model::ParameterId> parameters_;
};

}  // namespace zhunsheng::testing

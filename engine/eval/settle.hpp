// SPDX-License-Identifier: Apache-2.0
// One check → its outcome alone, the worst of its instances, from what stands in the machine. Internal to the room.
#pragma once
#include "engine/eval/decide.hpp"
#include "engine/eval/inquiry.hpp"
#include "engine/eval/machine.hpp"

namespace zhunsheng::eval {

/// The rows of the outcome table that need no exception; what is broken is left to them. Numbered as Outcome.
enum class Settled : std::uint8_t { broken, undetermined, exempt, satisfied, not_applicable };
static_assert(static_cast<int>(Settled::undetermined) == static_cast<int>(Outcome::undetermined) && static_cast<int>(Settled::satisfied) == static_cast<int>(Outcome::satisfied) &&
              static_cast<int>(Settled::not_applicable) == static_cast<int>(Outcome::not_applicable));

/// By the truths of 适用 and of the norm, of a check in force.
constexpr Settled settle_by(Truth applies, Truth norm) {
  if (applies == Truth::no || applies == Truth::not_applicable) return Settled::not_applicable;
  if (applies == Truth::unknown || norm == Truth::unknown) return Settled::undetermined;
  if (norm == Truth::yes) return Settled::satisfied;
  return norm == Truth::no ? Settled::broken : Settled::not_applicable;
}

/// A machine with what is needed to decide over it.
class Settler {
 public:
  Settler(const graph::Plan& plan, const model::Ruleset& rules) : machine_(plan, rules), inquiry_(machine_), decider_(machine_, inquiry_) {}
  Settler(const Settler&) = delete;
  Settler& operator=(const Settler&) = delete;

  [[nodiscard]] Machine& machine() { return machine_; }
  [[nodiscard]] const Machine& machine() const { return machine_; }
  [[nodiscard]] const graph::Plan& plan() const { return machine_.plan(); }
  [[nodiscard]] Decider& decider() { return decider_; }
  Outcome settle(model::CheckId check);
  /// What the exceptions make of a check that is broken, at its legal date.
  Outcome weigh_exceptions(model::CheckId check);

 private:
  Machine machine_;
  Inquiry inquiry_;
  Decider decider_;
};

}  // namespace zhunsheng::eval

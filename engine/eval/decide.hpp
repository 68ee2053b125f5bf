// SPDX-License-Identifier: Apache-2.0
// One instance of one check → its outcome, hit by hit. Internal to the room: the bindings stand in the machine already.
#pragma once
#include "engine/eval/inquiry.hpp"
#include "engine/eval/outcome.hpp"

namespace zhunsheng::eval {

/// The truths of one exception or of all that one hit may rest on.
struct Excuse {
  bool holds = false;     ///< one holds
  bool all_fail = true;
  bool may_all_fail = true;
};

class Decider {
 public:
  Decider(Machine& machine, Inquiry& inquiry) : machine_(machine), inquiry_(inquiry), plan_(machine.plan()) {}
  /// `list_element` as in InstanceOutcome; `is_open_extra`: the element that an open 逐 list may still have.
  InstanceOutcome decide(model::CheckId check, std::uint32_t list_element, bool is_open_extra);

 private:
  /// What can break the norm apart from the others: a hit, an element, the rest of the norm, or the whole norm.
  struct Breach {
    Truth broken = Truth::unknown;
    bool may_break = true;
    std::uint32_t subject = InstanceOutcome::no_element;
  };
  Truth force(graph::Range spans) const;
  Truth holds(const graph::ExceptionPlan& exception) const;
  bool may_hold(const graph::ExceptionPlan& exception);
  bool may_fail(const graph::ExceptionPlan& exception);
  void add_excuses(graph::Range exceptions, Excuse& excuse, std::vector<ExceptionOutcome>& out);
  void weigh_all();
  void weigh(const Breach& breach, const Excuse& excuse, std::vector<ExceptionOutcome> exceptions);
  void weigh_subjects();
  void weigh_hits();
  void weigh_elements();
  void weigh_element(std::uint32_t element);
  Breach breach_of(graph::NodeIndex body) const;
  void settle();
  void list_missing();
  std::vector<MissingInput> list_heads(const std::vector<MissingInput>& met);
  void collect_exceptions(graph::Range exceptions, std::vector<MissingInput>& inputs);

  Machine& machine_;
  Inquiry& inquiry_;
  const graph::Plan& plan_;
  const graph::CheckPlan* check_ = nullptr;
  InstanceOutcome out_;
  Truth in_force_ = Truth::yes;
  Excuse instance_excuse_;
  bool may_violate_ = false;
  bool has_[3] = {};                       // violated, undetermined, exempt among the breaches
  bool asks_force_ = false;                // an exception's force hangs on the legal date
  std::vector<MissingInput> breach_inputs_;  // met in undetermined hits and elements
};

}  // namespace zhunsheng::eval

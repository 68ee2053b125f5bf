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
  /// The outcome alone: no hits, no exceptions, nothing missing, and no question whether it is harmless.
  Outcome decide_briefly(model::CheckId check, std::uint32_t list_element, bool is_open_extra);

  /// Turns to a check and reads its legal date: is it in force?
  Truth take_date(model::CheckId check);
  /// Does the exception hold at the date last taken?
  [[nodiscard]] Truth holds(const graph::ExceptionPlan& exception) const;
  /// Are the spans in force at the date (nothing: not known)?
  [[nodiscard]] Truth force(graph::Range spans, std::optional<base::Date> date) const;

 private:
  /// What can break the norm apart from the others: a hit, an element, the rest of the norm, or the whole norm.
  struct Breach {
    Truth broken = Truth::unknown;
    bool may_break = true;
    std::uint32_t subject = InstanceOutcome::no_element;
  };
  [[nodiscard]] Truth force(graph::Range spans) const { return force(spans, out_.legal_date); }
  void decide_into_out(model::CheckId check, std::uint32_t list_element, bool is_open_extra);
  bool settle_early();
  // Questions about what is unknown, which a brief decision does not ask.
  TruthSet possible(graph::NodeIndex node) { return is_brief_ ? any_truth : inquiry_.possible(node); }
  void collect(graph::NodeIndex root, std::vector<MissingInput>& out) {
    if (!is_brief_) inquiry_.collect(root, out);
  }
  void collect_length(graph::NodeIndex list, std::vector<MissingInput>& out) {
    if (!is_brief_) inquiry_.collect_length(list, out);
  }
  bool may_hold(const graph::ExceptionPlan& exception);
  bool may_fail(const graph::ExceptionPlan& exception);
  bool may_violate();
  bool may_violate_together();
  void add_conditions(const graph::ExceptionPlan& exception, std::vector<graph::NodeIndex>& out) const;
  void add_excuses(graph::Range exceptions, Excuse& excuse, std::vector<ExceptionOutcome>& out);
  void weigh_all();
  void weigh(const Breach& breach, const Excuse& excuse, std::vector<ExceptionOutcome> exceptions);
  void weigh_subjects();
  void weigh_hits();
  void weigh_elements();
  void weigh_element(std::uint32_t element);
  void ask_of_subject(std::uint32_t subject, graph::NodeIndex body);
  Breach breach_of(graph::NodeIndex body);
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
  bool is_brief_ = false;                  // only the outcome is wanted
  std::vector<MissingInput> breach_inputs_;  // met in undetermined hits and elements
};

}  // namespace zhunsheng::eval

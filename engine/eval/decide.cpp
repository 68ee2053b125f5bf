// SPDX-License-Identifier: Apache-2.0
// The outcome table (first row that fits), over breaches: each hit or element of the subject, and what else the norm
// says, is weighed by itself with the exceptions it may rest on; the instance takes the worst.
#include "engine/eval/decide.hpp"

#include <algorithm>

namespace zhunsheng::eval {

using graph::ExceptionPlan;
using graph::NodeIndex;
using graph::Range;

Truth Decider::take_date(model::CheckId check) {
  check_ = &plan_.checks[check.index()];
  out_.legal_date = machine_.date(check_->at);
  return in_force_ = force(check_->force);
}

/// The rows of the table that need no exception. True if one of them fits.
bool Decider::settle_early() {
  const Truth in_force = take_date(out_.check);
  if (in_force == Truth::no) {
    out_.in_force = false;
    return true;
  }
  out_.applies = machine_.truth(check_->applies);
  out_.norm = check_->forbids ? negate(machine_.truth(check_->norm)) : machine_.truth(check_->norm);
  if (in_force != Truth::yes || out_.is_open_extra) return false;
  const auto ends = [](Truth truth) { return truth == Truth::no || truth == Truth::not_applicable; };
  if (ends(out_.applies)) return true;  // not_applicable
  if (out_.applies != Truth::yes || (out_.norm != Truth::yes && out_.norm != Truth::not_applicable)) return false;
  if (out_.norm == Truth::yes) out_.outcome = Outcome::satisfied;
  return true;
}

void Decider::decide_into_out(model::CheckId check, std::uint32_t list_element, bool is_open_extra) {
  out_ = {};
  out_.check = check;
  out_.element = list_element;
  out_.is_open_extra = is_open_extra;
  if (settle_early()) return;
  weigh_all();
  settle();
}

InstanceOutcome Decider::decide(model::CheckId check, std::uint32_t list_element, bool is_open_extra) {
  is_brief_ = false;
  decide_into_out(check, list_element, is_open_extra);
  return std::move(out_);
}

Outcome Decider::decide_briefly(model::CheckId check, std::uint32_t list_element, bool is_open_extra) {
  is_brief_ = true;
  decide_into_out(check, list_element, is_open_extra);
  return out_.outcome;
}

Truth Decider::force(Range spans, std::optional<base::Date> date) const {
  if (spans.begin == spans.end) return Truth::no;
  if (plan_.spans[spans.begin].is_always()) return Truth::yes;
  if (!date) return Truth::unknown;
  for (std::uint32_t i = spans.begin; i < spans.end; ++i)
    if (plan_.spans[i].contains(*date)) return Truth::yes;
  return Truth::no;
}

Truth Decider::holds(const ExceptionPlan& exception) const {
  Truth result = machine_.truth(exception.when);
  if (result == Truth::not_applicable) result = Truth::no;
  for (std::uint32_t i = exception.inner.begin; i < exception.inner.end; ++i) result = both(result, negate(holds(plan_.exceptions[i])));
  result = both(result, force(exception.force));
  if (Trace* trace = machine_.trace()) trace->exceptions[static_cast<std::size_t>(&exception - plan_.exceptions.data())] |= seen_bit(result);
  return result;
}

bool Decider::may_hold(const ExceptionPlan& exception) {
  if (force(exception.force) == Truth::no || (possible(exception.when) & bit(Truth::yes)) == 0) return false;
  for (std::uint32_t i = exception.inner.begin; i < exception.inner.end; ++i)
    if (!may_fail(plan_.exceptions[i])) return false;
  return true;
}

bool Decider::may_fail(const ExceptionPlan& exception) {
  if (force(exception.force) != Truth::yes || (possible(exception.when) & ~bit(Truth::yes)) != 0) return true;
  for (std::uint32_t i = exception.inner.begin; i < exception.inner.end; ++i)
    if (may_hold(plan_.exceptions[i])) return true;
  return false;
}

void Decider::add_excuses(Range exceptions, Excuse& excuse, std::vector<ExceptionOutcome>& out) {
  for (std::uint32_t i = exceptions.begin; i < exceptions.end; ++i) {
    const ExceptionPlan& exception = plan_.exceptions[i];
    const Truth truth = holds(exception);
    excuse.holds = excuse.holds || truth == Truth::yes;
    excuse.all_fail = excuse.all_fail && truth == Truth::no;
    if (is_brief_) continue;
    out.push_back({exception.id, truth});
    excuse.may_all_fail = excuse.may_all_fail && may_fail(exception);
  }
}

void Decider::weigh_all() {
  instance_excuse_ = {};
  may_violate_ = false;
  has_[0] = has_[1] = has_[2] = false;
  breach_inputs_.clear();
  asks_force_ = false;
  inquiry_.begin();
  add_excuses({check_->exceptions.begin, check_->per_hit_begin}, instance_excuse_, out_.exceptions);
  if (check_->subject == graph::SubjectKind::none) {
    const Truth breaks = check_->forbids ? Truth::yes : Truth::no;
    Breach whole{negate(out_.norm), (possible(check_->norm) & bit(breaks)) != 0, InstanceOutcome::no_element};
    weigh(whole, instance_excuse_, {});
    return;
  }
  if (check_->rest_breaks && check_->rest != graph::no_node) {
    Breach rest{negate(machine_.truth(check_->rest)), (possible(check_->rest) & bit(Truth::no)) != 0, InstanceOutcome::no_element};
    weigh(rest, instance_excuse_, {});
    if (rest.broken == Truth::unknown) collect(check_->rest, breach_inputs_);
  }
  weigh_subjects();
}

/// One breach by the rows of the table below 适用.
void Decider::weigh(const Breach& breach, const Excuse& excuse, std::vector<ExceptionOutcome> exceptions) {
  may_violate_ = may_violate_ || (breach.may_break && excuse.may_all_fail);
  if (breach.broken != Truth::yes && breach.broken != Truth::unknown) return;
  const bool is_certain = breach.broken == Truth::yes && out_.applies == Truth::yes && in_force_ == Truth::yes && !out_.is_open_extra;
  Outcome outcome = Outcome::undetermined;
  if (excuse.holds) {
    if (!is_certain) return;  // at most exempt
    outcome = Outcome::exempt;
  } else if (is_certain && excuse.all_fail) {
    outcome = Outcome::violated;
  }
  has_[static_cast<std::size_t>(outcome)] = true;
  if (!is_brief_ && breach.subject != InstanceOutcome::no_element && !out_.is_open_extra) out_.subjects.push_back({breach.subject, outcome, std::move(exceptions), {}});
}

void Decider::weigh_subjects() {
  if (check_->subject == graph::SubjectKind::hits) weigh_hits();
  else weigh_elements();
}

/// The breach of the element or hit that stands in the machine; 不得 A 且 …: only together with the rest.
Decider::Breach Decider::breach_of(NodeIndex body) {
  Breach breach;
  breach.broken = machine_.truth(body);
  const TruthSet truths = possible(body);
  const Truth breaks = check_->broken_when ? Truth::yes : Truth::no;
  if (!check_->broken_when) breach.broken = negate(breach.broken);
  breach.may_break = (truths & bit(breaks)) != 0;
  if (check_->rest_breaks || check_->rest == graph::no_node) return breach;
  breach.broken = both(breach.broken, machine_.truth(check_->rest));
  breach.may_break = breach.may_break && (possible(check_->rest) & bit(Truth::yes)) != 0;
  return breach;
}

void Decider::weigh_hits() {
  const graph::Node& node = plan_.nodes[check_->subject_node];
  const facts::Hits& hits = machine_.inputs().store().hits;
  Breach breach = breach_of(check_->subject_node);
  const Truth found = machine_.truth(check_->subject_node);
  const std::uint16_t allowed = machine_.rules().patterns[node.imm].contexts;
  const graph::Block& block = plan_.blocks[check_->subject_block];
  for (std::uint32_t i = 0; hits.searched && i < hits.by_pattern[node.imm].size(); ++i) {
    const facts::Hit& hit = hits.by_pattern[node.imm][i];
    const bool counts = (allowed & model::context_bit(hit.context)) != 0;
    const bool is_doubtful = found == Truth::unknown && hit.context == model::Context::doubtful;
    if (!machine_.is_target(node, hit) || (!counts && !is_doubtful)) continue;
    machine_.enter_hit(block, hit);
    Excuse excuse = instance_excuse_;
    std::vector<ExceptionOutcome> exceptions;
    add_excuses({check_->per_hit_begin, check_->exceptions.end}, excuse, exceptions);
    breach.subject = i;
    weigh(breach, excuse, std::move(exceptions));
    if (!excuse.holds && !excuse.all_fail) ask_of_subject(i, graph::no_node);
  }
  if (found == Truth::unknown) {  // hits that a part not read may still have: no exception of theirs is known to hold
    breach.subject = InstanceOutcome::no_element;
    Excuse excuse = instance_excuse_;
    excuse.all_fail = false;
    weigh(breach, excuse, {});
  }
}

void Decider::weigh_element(std::uint32_t element) {
  Excuse excuse = instance_excuse_;
  std::vector<ExceptionOutcome> exceptions;
  add_excuses({check_->per_hit_begin, check_->exceptions.end}, excuse, exceptions);
  Breach breach = breach_of(check_->subject_node);
  breach.subject = element;
  weigh(breach, excuse, std::move(exceptions));
  if (excuse.holds || (breach.broken != Truth::yes && breach.broken != Truth::unknown)) return;
  ask_of_subject(element, check_->subject_node);
}

/// What this hit or element hangs on: of its own where another one has decided the instance, else of all together.
void Decider::ask_of_subject(std::uint32_t subject, NodeIndex body) {
  if (is_brief_) return;
  std::vector<MissingInput> met;
  inquiry_.begin();
  collect_exceptions({check_->per_hit_begin, check_->exceptions.end}, met);
  collect(body, met);
  sort_inputs(met);
  breach_inputs_.insert(breach_inputs_.end(), met.begin(), met.end());
  const bool is_listed = subject != InstanceOutcome::no_element && !out_.subjects.empty() && out_.subjects.back().index == subject;
  if (is_listed && out_.subjects.back().outcome == Outcome::undetermined) out_.subjects.back().missing = std::move(met);
}

void Decider::weigh_elements() {
  const graph::Block& block = plan_.blocks[check_->subject_block];
  const std::uint8_t list = machine_.status(block.list);
  if (list == graph::status::not_applicable) return;
  const std::uint32_t size = list == graph::status::known ? machine_.list_size(block.list) : 0;
  for (std::uint32_t i = 0; i < size; ++i) {
    machine_.enter(block, i);
    weigh_element(i);
  }
  if (list == graph::status::known && !machine_.is_open(block.list)) return;
  machine_.enter_unknown(block);  // an element that the list may still have
  weigh_element(InstanceOutcome::no_element);
  collect_length(block.list, breach_inputs_);
}

/// What violated needs at least: it applies, the norm is broken, and the exceptions of the whole fail.
bool Decider::may_violate() {
  const Truth breaks = check_->forbids ? Truth::yes : Truth::no;
  if ((possible(check_->applies) & bit(Truth::yes)) == 0 || (possible(check_->norm) & bit(breaks)) == 0) return false;
  for (std::uint32_t i = check_->exceptions.begin; i < check_->per_hit_begin; ++i)
    if (!may_fail(plan_.exceptions[i])) return false;
  return true;
}

/// 适用 甲 应当 甲: what is met twice has one truth in both places. Each truth it may have is tried in turn.
bool Decider::may_violate_together() {
  std::vector<NodeIndex> roots{check_->applies, check_->norm};
  for (std::uint32_t i = check_->exceptions.begin; i < check_->per_hit_begin; ++i) add_conditions(plan_.exceptions[i], roots);
  const std::vector<NodeIndex> shared = inquiry_.met_again(roots);
  std::size_t trials = shared.empty() ? 0 : 1;
  for (std::size_t i = 0; i < shared.size(); ++i) trials *= 3;
  bool found = shared.empty();
  for (std::size_t trial = 0; trial < trials && !found; ++trial) {
    inquiry_.restart();
    std::size_t rest = trial;
    for (const NodeIndex node : shared) {
      constexpr Truth truths[] = {Truth::no, Truth::yes, Truth::not_applicable};
      inquiry_.suppose(node, truths[rest % 3]);
      rest /= 3;
    }
    found = may_violate();
  }
  if (!shared.empty()) inquiry_.restart();
  return found;
}

void Decider::add_conditions(const ExceptionPlan& exception, std::vector<NodeIndex>& out) const {
  out.push_back(exception.when);
  for (std::uint32_t i = exception.inner.begin; i < exception.inner.end; ++i) add_conditions(plan_.exceptions[i], out);
}

void Decider::settle() {
  const bool is_broken = in_force_ == Truth::yes && !out_.is_open_extra && out_.applies == Truth::yes && out_.norm == Truth::no;
  out_.outcome = Outcome::undetermined;
  if (is_broken && has_[0]) out_.outcome = Outcome::violated;
  else if (is_broken && !has_[1] && has_[2]) out_.outcome = Outcome::exempt;
  if (is_brief_ || out_.outcome != Outcome::undetermined) return;
  out_.harmless = !may_violate_ || (possible(check_->applies) & bit(Truth::yes)) == 0 || !may_violate_together();
  if (!out_.harmless) list_missing();
}

void Decider::collect_exceptions(Range exceptions, std::vector<MissingInput>& inputs) {
  if (is_brief_) return;
  for (std::uint32_t i = exceptions.begin; i < exceptions.end; ++i) {
    const ExceptionPlan& exception = plan_.exceptions[i];
    if (holds(exception) != Truth::unknown) continue;
    if (force(exception.force) == Truth::unknown) asks_force_ = true;
    collect(exception.when, inputs);
    collect_exceptions(exception.inner, inputs);
  }
}

/// 按's inputs first: all of them if force hangs on the date, else those that were met (through a parameter).
std::vector<MissingInput> Decider::list_heads(const std::vector<MissingInput>& met) {
  std::vector<MissingInput> heads;
  if (!check_->is_dated || out_.legal_date) return heads;
  inquiry_.begin();
  collect(check_->at, heads);
  MissingInput no_date;
  no_date.why = Unknown::no_legal_date;
  if (heads.empty()) heads.push_back(no_date);
  sort_inputs(heads);
  if (in_force_ == Truth::unknown || asks_force_) return heads;
  const auto is_unmet = [&](const MissingInput& head) { return std::find(met.begin(), met.end(), head) == met.end(); };
  heads.erase(std::remove_if(heads.begin(), heads.end(), is_unmet), heads.end());
  return heads;
}

void Decider::list_missing() {
  std::vector<MissingInput> met;
  if (out_.is_open_extra) {
    inquiry_.begin();
    collect_length(plan_.blocks[check_->block].list, met);
  } else {
    met = std::move(breach_inputs_);
    collect(check_->applies, met);
    collect(check_->norm, met);
    collect_exceptions({check_->exceptions.begin, check_->per_hit_begin}, met);
  }
  sort_inputs(met);
  out_.missing = list_heads(met);
  const std::size_t heads = out_.missing.size();
  const auto is_head = [&](const MissingInput& input) { return std::find(out_.missing.begin(), out_.missing.begin() + static_cast<std::ptrdiff_t>(heads), input) != out_.missing.begin() + static_cast<std::ptrdiff_t>(heads); };
  met.erase(std::remove_if(met.begin(), met.end(), is_head), met.end());
  out_.missing.insert(out_.missing.end(), met.begin(), met.end());
}

}  // namespace zhunsheng::eval

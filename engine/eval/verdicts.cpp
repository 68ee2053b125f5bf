// SPDX-License-Identifier: Apache-2.0
// Bucket by bucket: one whose guard is false costs one test. What is left is a look-up of two truths a check.
#include "engine/eval/verdicts.hpp"

#include <algorithm>
#include <array>

#include "engine/eval/instances.hpp"

namespace zhunsheng::eval {

using graph::NodeIndex;

namespace {

constexpr std::uint32_t forbidding = 16;  // where the part of 不得 begins

/// By 应当 or 不得, 适用, and what is required or forbidden.
constexpr std::array<Settled, 32> make_table() {
  std::array<Settled, 32> table{};
  for (unsigned i = 0; i < 32; ++i) {
    const auto applies = static_cast<Truth>(i / 4 % 4), norm = static_cast<Truth>(i % 4);
    table[i] = settle_by(applies, i >= forbidding ? negate(norm) : norm);
  }
  return table;
}
constexpr std::array<Settled, 32> table = make_table();

}  // namespace

Verdicts::Verdicts(const graph::Plan& plan, const model::Ruleset& rules)
    : settler_(plan, rules), open_(plan.checks.size() + 1), outcomes_(plan.checks.size(), Outcome::not_applicable) {}

/// Rows of what is in force at the date, or may be.
void Verdicts::arrange(base::Date as_of) {
  if (arranged_at_ == as_of) return;
  arranged_at_ = as_of;
  rows_.clear();
  parts_.clear();
  const graph::Plan& plan = settler_.plan();
  const auto node = [&](NodeIndex root) { return root == graph::no_node ? plan.as_of : root; };  // the review's date is always known
  for (const graph::Bucket& bucket : plan.buckets) {
    Part part;
    part.quick = static_cast<std::uint32_t>(rows_.size());
    const auto add = [&](bool is_quick) {
      for (std::uint32_t i = bucket.checks.begin; i < bucket.checks.end; ++i) {
        const graph::CheckPlan& check = plan.checks[plan.bucket_checks[i]];
        const Truth force = check.is_dated ? Truth::unknown : settler_.decider().force(check.force, as_of);
        if (force == Truth::no || (check.is_plain() && force == Truth::yes) != is_quick) continue;
        rows_.push_back({plan.bucket_checks[i], node(check.applies), node(check.norm), check.forbids ? forbidding : 0});
      }
    };
    add(true);
    part.slow = static_cast<std::uint32_t>(rows_.size());
    add(false);
    part.end = static_cast<std::uint32_t>(rows_.size());
    parts_.push_back(part);
  }
}

void Verdicts::note(model::CheckId id, Outcome outcome, std::vector<Ground>& grounds) {
  const graph::CheckPlan& check = settler_.plan().checks[id.index()];
  Ground ground{id, outcome, graph::no_node, check.norm};
  const bool is_open = settler_.machine().truth(check.applies) != Truth::yes;
  if (is_open) ground.node = check.applies;
  const bool is_excused = !is_open && check.is_plain() && outcome != Outcome::violated && settler_.machine().truth(check.norm) != Truth::unknown;
  const Truth wanted = outcome == Outcome::exempt ? Truth::yes : Truth::unknown;
  for (std::uint32_t i = check.exceptions.begin; is_excused && i < check.exceptions.end && ground.exception == graph::no_node; ++i)
    if (settler_.decider().holds(settler_.plan().exceptions[i]) == wanted) ground.exception = i;
  grounds.push_back(ground);
}

/// One look-up a check, nothing to decide: what is broken, or asks for a ground, is noted and comes after.
void Verdicts::settle_quickly(const Part& part, std::vector<Ground>* grounds) {
  const Settled last = grounds != nullptr ? Settled::undetermined : Settled::broken;
  std::uint32_t open = 0;
  for (std::uint32_t i = part.quick; i < part.slow; ++i) {
    const Row& row = rows_[i];
    const Settled settled = table[row.table + settler_.machine().status(row.applies) * 4u + settler_.machine().status(row.norm)];
    outcomes_[row.check] = static_cast<Outcome>(settled);
    open_[open] = row.check;
    open += settled <= last ? 1 : 0;
  }
  for (std::uint32_t i = 0; i < open; ++i) {
    const model::CheckId check(std::size_t{open_[i]});
    Outcome& outcome = outcomes_[check.index()];
    if (outcome == Outcome::violated) outcome = settler_.weigh_exceptions(check);
    if (grounds != nullptr) note(check, outcome, *grounds);
  }
}

void Verdicts::settle_slowly(std::uint32_t begin, std::uint32_t end, const Settings& settings, std::vector<Ground>* grounds) {
  for (std::uint32_t i = begin; i < end; ++i) {
    const model::CheckId check(std::size_t{rows_[i].check});
    if (settings.selected && !(*settings.selected)[check.index()]) continue;
    outcomes_[check.index()] = settler_.settle(check);
    if (grounds != nullptr && outcomes_[check.index()] < Outcome::satisfied) note(check, outcomes_[check.index()], *grounds);
  }
}

std::span<const Outcome> Verdicts::evaluate(const Settings& settings, std::vector<Ground>* grounds) {
  const graph::Plan& plan = settler_.plan();
  arrange(settings.as_of);
  std::fill(outcomes_.begin(), outcomes_.end(), Outcome::not_applicable);
  settler_.machine().start_top(settings.as_of);
  for (std::size_t i = 0; i < plan.buckets.size(); ++i) {
    const graph::Bucket& bucket = plan.buckets[i];
    if (!is_meant_for(bucket.kinds, settings.kinds)) continue;
    if (bucket.guard != graph::no_node && settler_.machine().status(bucket.guard) == graph::status::no) continue;
    settler_.machine().run(bucket.program);
    if (!settings.selected) settle_quickly(parts_[i], grounds);
    settle_slowly(settings.selected ? parts_[i].quick : parts_[i].slow, parts_[i].end, settings, grounds);
  }
  return outcomes_;
}

}  // namespace zhunsheng::eval

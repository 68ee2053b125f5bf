// SPDX-License-Identifier: Apache-2.0
// Check by check: the instances of one share their trials.
#include "engine/findings/ask.hpp"

#include <algorithm>

#include "engine/findings/deciding_sets.hpp"

namespace zhunsheng::findings {
namespace {

using eval::InstanceOutcome;
using eval::MissingInput;

// In evaluations of one node, some nanoseconds each.
constexpr std::size_t most_work_of_check = 8'000'000, most_work = 40'000'000;

bool contains(const AskSet& set, const MissingInput& input) { return std::find(set.begin(), set.end(), input) != set.end(); }
bool is_open(const InstanceOutcome& instance) { return instance.outcome == Outcome::undetermined && !instance.harmless && !instance.missing.empty(); }

class Asking {
 public:
  Asking(const Inputs& in, const eval::Outcomes& outcomes) : in_(in), outcomes_(outcomes), scratch_(in.store), out_(outcomes.instances.size()) { left_.left = most_work; }

  std::vector<std::vector<AskSet>> finish() {
    const auto& instances = outcomes_.instances;
    for (std::size_t begin = 0, end = 0; begin < instances.size(); begin = end) {
      std::vector<std::size_t> open;
      for (end = begin; end < instances.size() && instances[end].check == instances[begin].check; ++end)
        if (is_open(instances[end])) open.push_back(end);
      if (!open.empty()) ask(open);
    }
    return std::move(out_);
  }

 private:
  /// Instances of one check.
  void ask(const std::vector<std::size_t>& open) {
    std::vector<const InstanceOutcome*> targets;
    for (const std::size_t index : open) targets.push_back(&outcomes_.instances[index]);
    if (left_.left > 0) {
      Budget budget{std::min(left_.left, most_work_of_check)};
      const std::size_t before = budget.left;
      DecidingSets sets(in_, scratch_, targets.front()->check, targets);
      for (std::size_t i = 0; i < open.size(); ++i) out_[open[i]] = sets.single(i, budget);
      for (std::size_t i = 0; i < open.size(); ++i)
        if (out_[open[i]].empty()) out_[open[i]] = sets.larger(i, budget);
      left_.spend(before - budget.left);
    }
    for (std::size_t i = 0; i < open.size(); ++i)
      if (out_[open[i]].empty()) out_[open[i]].push_back(targets[i]->missing);
  }

  const Inputs& in_;
  const eval::Outcomes& outcomes_;
  facts::FactStore scratch_;
  Budget left_;
  std::vector<std::vector<AskSet>> out_;
};

}  // namespace

std::vector<std::vector<AskSet>> ask_lists(const Inputs& in, const eval::Outcomes& outcomes) { return Asking(in, outcomes).finish(); }

AskSet union_of(const std::vector<AskSet>& sets, const AskSet& missing) {
  AskSet out;
  for (const auto& input : missing)
    if (!contains(out, input) && std::any_of(sets.begin(), sets.end(), [&](const AskSet& set) { return contains(set, input); })) out.push_back(input);
  return out;
}

}  // namespace zhunsheng::findings

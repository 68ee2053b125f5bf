// SPDX-License-Identifier: Apache-2.0
// Threads over blocks (oneTBB): each has a batch of its own, what they find goes through in order of the blocks.
#include "zhunsheng/batch.hpp"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <array>

#include "bindings/cpp/evaluation_impl.hpp"
#include "engine/eval/batch.hpp"
#include "engine/eval/verdicts.hpp"

namespace zhunsheng {
namespace {

constexpr std::size_t blocks_ahead = 4;  // of each thread; their flags wait for those of the blocks before

/// What one thread works with.
class Worker {
 public:
  explicit Worker(const RuleSet::Impl& rules)
      : batch_(*rules.plan, *rules.rules), block_(batch_.make_block()), verdicts_(*rules.plan, *rules.rules), is_columnar_(batch_.columnar_checks() == batch_.checks().size()) {}

  /// The flags of the dossiers from `first` on, at most a block.
  std::vector<Flag> evaluate(std::span<const FactSet> dossiers, std::size_t first, const eval::Settings& settings, const std::vector<Outcome>& wanted) {
    const std::size_t count = std::min(eval::Batch::block_size, dossiers.size() - first);
    lanes_.clear();
    for (const FactSet& each : dossiers.subspan(first, count))
      lanes_.push_back({&each.impl().store, settings.as_of, settings.kinds != 0 ? settings.kinds : each.impl().kinds.value_or(0)});
    return is_columnar_ ? in_columns(first, wanted) : one_by_one(first, wanted);
  }

 private:
  /// Where one check has no columns its dossiers are evaluated one by one anyhow, and the columns would come on top.
  std::vector<Flag> one_by_one(std::size_t first, const std::vector<Outcome>& wanted) {
    std::vector<Flag> out;
    std::array<bool, 5> is_wanted{};
    for (const Outcome outcome : wanted) is_wanted[static_cast<std::size_t>(outcome)] = true;
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      verdicts_.bind(*lanes_[lane].facts);
      const auto outcomes = verdicts_.evaluate({lanes_[lane].as_of, lanes_[lane].kinds, {}});
      for (std::uint32_t check = 0; check < outcomes.size(); ++check)
        if (is_wanted[static_cast<std::size_t>(outcomes[check])]) out.push_back({first + lane, check, static_cast<Outcome>(outcomes[check])});
    }
    return out;
  }

  std::vector<Flag> in_columns(std::size_t first, const std::vector<Outcome>& wanted) {
    batch_.load(block_, lanes_);
    batch_.evaluate(block_);
    found_.clear();
    for (const Outcome outcome : wanted)
      batch_.for_each(static_cast<eval::Outcome>(outcome), [&](std::uint32_t lane, model::CheckId check) { found_.push_back({first + lane, check.value, outcome}); });
    return sorted(first);
  }

  /// By dossier and check: what was found stands in order of check within each outcome.
  std::vector<Flag> sorted(std::size_t first) const {
    std::array<std::size_t, eval::Batch::block_size + 1> place{};
    for (const Flag& flag : found_) ++place[flag.dossier - first + 1];
    for (std::size_t i = 1; i < place.size(); ++i) place[i] += place[i - 1];
    std::vector<Flag> out(found_.size());
    auto next = place;
    for (const Flag& flag : found_) out[next[flag.dossier - first]++] = flag;
    for (std::size_t i = 0; i + 1 < place.size(); ++i)
      std::sort(out.begin() + static_cast<std::ptrdiff_t>(place[i]), out.begin() + static_cast<std::ptrdiff_t>(place[i + 1]), [](const Flag& left, const Flag& right) { return left.check < right.check; });
    return out;
  }

  eval::Batch batch_;
  eval::Block block_;
  eval::Verdicts verdicts_;
  bool is_columnar_;
  std::vector<eval::Lane> lanes_;
  std::vector<Flag> found_;
};

}  // namespace

bool evaluate_many(const RuleSet& rules, std::span<const FactSet> dossiers, const EvaluationOptions& options, const BatchOptions& batch, const std::function<void(std::span<const Flag>)>& done, std::string& error) {
  const auto settings = evaluation_settings(rules, options, error);
  if (!settings) return false;
  namespace tbb = oneapi::tbb;
  const int cores = tbb::info::default_concurrency();
  const int jobs = batch.jobs == 0 ? cores : std::min(static_cast<int>(std::min(batch.jobs, 1024u)), cores);  // more would only be refused, with a warning
  tbb::task_arena arena(jobs);
  tbb::enumerable_thread_specific<Worker> workers([&] { return Worker(rules.impl()); });
  std::size_t next = 0;
  const auto take = [&](tbb::flow_control& control) {
    const std::size_t first = next;
    if (first >= dossiers.size()) control.stop();
    next += eval::Batch::block_size;
    return first;
  };
  const auto evaluate = [&](std::size_t first) { return workers.local().evaluate(dossiers, first, *settings, batch.wanted); };
  const auto hand_over = [&](const std::vector<Flag>& flags) { done(flags); };
  arena.execute([&] {
    tbb::parallel_pipeline(static_cast<std::size_t>(jobs) * blocks_ahead, tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, take) &
                                                                              tbb::make_filter<std::size_t, std::vector<Flag>>(tbb::filter_mode::parallel, evaluate) &
                                                                              tbb::make_filter<std::vector<Flag>, void>(tbb::filter_mode::serial_in_order, hand_over));
  });
  return true;
}

}  // namespace zhunsheng

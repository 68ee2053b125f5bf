// SPDX-License-Identifier: Apache-2.0
// Many dossiers at once, in columns: blocks of 512, every step of the plan over a whole block. Gives the outcome of every
// check and dossier, as the evaluator of one dossier does, and no more: reasons and ask-lists are asked of that evaluator.
//
//   Batch batch(plan, rules);                                  // once, one for each thread
//   Block block = batch.make_block();
//   batch.load(block, lanes);                                  // facts → columns
//   batch.evaluate(block);
//   batch.for_each(Outcome::violated, [](std::uint32_t lane, model::CheckId check) { … });
//
// A check with several instances has the worst of their outcomes. What columns cannot hold (columns/layout.hpp) is decided
// dossier by dossier. Memory is kept from block to block; blocks of one batch may be loaded ahead.
#pragma once
#include <bit>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/eval/columns/kernels.hpp"
#include "engine/eval/columns/lane.hpp"
#include "engine/eval/outcome.hpp"
#include "engine/graph/plan.hpp"

namespace zhunsheng::eval {

namespace columns {
class BlockColumns;
}

using columns::Lane;

struct BatchOptions {
  std::optional<std::vector<bool>> selected;               ///< as in Settings
  columns::Level level = columns::Level::best;             ///< which kernels; portable if the processor lacks them
};

/// Dossiers in columns, for the batch that made it.
class Block {
 public:
  ~Block();
  Block(Block&&) noexcept;
  Block& operator=(Block&&) noexcept;
  [[nodiscard]] std::size_t size() const;

 private:
  friend class Batch;
  explicit Block(std::unique_ptr<columns::BlockColumns> columns);
  std::unique_ptr<columns::BlockColumns> columns_;
};

/// Views the plan and the rule set, which must outlive it; belongs to one thread.
class Batch {
 public:
  static constexpr std::size_t block_size = columns::lanes;

  Batch(const graph::Plan& plan, const model::Ruleset& rules, BatchOptions options = {});
  ~Batch();
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;

  [[nodiscard]] Block make_block() const;
  /// At most block_size dossiers; their stores must stay until the block was evaluated.
  void load(Block& block, std::span<const Lane> lanes);
  /// Outcomes stand until the next block.
  void evaluate(const Block& block);

  /// The checks that were evaluated, in order.
  [[nodiscard]] const std::vector<model::CheckId>& checks() const;
  [[nodiscard]] Outcome outcome(model::CheckId check, std::uint32_t lane) const;
  /// Which lanes end so, as bits.
  [[nodiscard]] columns::Plane lanes_of(model::CheckId check, Outcome outcome) const;
  /// Calls visit(lane, check) for every such outcome, check by check.
  template <class Visit>
  void for_each(Outcome outcome, Visit&& visit) const {
    for (const model::CheckId check : checks()) {
      if (outcome == Outcome::violated) for_each_lane(planes_.violated[check.index()], check, visit);
      else if (planes_.rare[check.index()] != 0 || outcome >= Outcome::satisfied) for_each_lane(lanes_of(check, outcome), check, visit);
    }
  }
  /// How many of the checks are evaluated in columns; the name of the instruction set.
  [[nodiscard]] std::size_t columnar_checks() const;
  [[nodiscard]] const char* instruction_set() const;

 private:
  struct State;
  template <class Visit>
  static void for_each_lane(const columns::Plane& plane, model::CheckId check, Visit& visit) {
    for (std::uint32_t w = 0; w < columns::words; ++w)
      for (std::uint64_t rest = plane.word[w]; rest != 0; rest &= rest - 1) visit(w * 64 + static_cast<std::uint32_t>(std::countr_zero(rest)), check);
  }

  std::unique_ptr<State> state_;
  columns::OutcomePlanes planes_;  ///< of the state
};

}  // namespace zhunsheng::eval

// SPDX-License-Identifier: Apache-2.0
// Dossiers in columns, on one thread or several, ready to be evaluated again and again.
#pragma once
#include <deque>
#include <span>

#include "bindings/cpp/bench/dossiers.hpp"
#include "engine/eval/batch.hpp"

namespace zhunsheng::bench {

/// A batch and its loaded blocks. The dossiers must outlive it.
class Blocks {
 public:
  Blocks(const RuleSet::Impl& rules, std::span<const Dossier> dossiers);
  /// Evaluates every block once.
  void run();
  [[nodiscard]] std::size_t size() const { return size_; }  ///< dossiers

 private:
  eval::Batch batch_;
  std::deque<eval::Block> blocks_;
  std::size_t size_;
};

}  // namespace zhunsheng::bench

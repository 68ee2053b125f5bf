// SPDX-License-Identifier: Apache-2.0
// Everything that the examples claim of the checks and that holds, with the scenes it holds in: what coverage counts and
// what a mutant has to get past. Claims that fail are left out; they are reported by the run of the examples.
#pragma once
#include <memory>
#include <vector>

#include "engine/testing/scene.hpp"

namespace zhunsheng::testing {

struct Case {
  Claim claim;
  const Scene* scene = nullptr;
};

class Stage {
 public:
  explicit Stage(const Bench& bench);
  [[nodiscard]] const Bench& bench() const { return bench_; }
  [[nodiscard]] const std::vector<Case>& cases_of(model::CheckId check) const { return cases_[check.index()]; }

 private:
  const Bench& bench_;
  std::vector<std::unique_ptr<Scene>> scenes_;
  std::vector<std::vector<Case>> cases_;  ///< by CheckId
};

}  // namespace zhunsheng::testing

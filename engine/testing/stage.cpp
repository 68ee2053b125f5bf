// SPDX-License-Identifier: Apache-2.0
#include "engine/testing/stage.hpp"

#include <algorithm>

namespace zhunsheng::testing {

Stage::Stage(const Bench& bench) : bench_(bench), cases_(bench.rules.checks.size()) {
  for (std::size_t i = 0; i < bench.rules.examples.size(); ++i) {
    const model::Example& example = bench.rules.examples[i];
    const Scene* scenario = nullptr;
    for (const Claim& claim : claims_of(bench.rules, i)) {
      const bool needs_scene = claim.sample != nullptr || scenario == nullptr;
      if (needs_scene) scenes_.push_back(std::make_unique<Scene>(claim.sample != nullptr ? make_scene(bench, example, *claim.sample) : make_scene(bench, example)));
      if (claim.sample == nullptr && scenario == nullptr) scenario = scenes_.back().get();
      cases_[claim.check.index()].push_back({claim, claim.sample != nullptr ? scenes_.back().get() : scenario});
    }
  }
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    if (cases_[i].empty()) continue;
    const model::CheckId check(i);
    const graph::Plan plan = graph::make_check_plan(bench.rules, check);
    eval::Evaluator evaluator(plan, bench.rules);
    const auto fails = [&](const Case& one) { return !agrees(bench.rules, one.claim, *one.scene, evaluator.evaluate(one.scene->store, settings_for(bench.rules, *one.scene, check))); };
    cases_[i].erase(std::remove_if(cases_[i].begin(), cases_[i].end(), fails), cases_[i].end());
  }
}

}  // namespace zhunsheng::testing

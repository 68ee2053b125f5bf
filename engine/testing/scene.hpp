// SPDX-License-Identifier: Apache-2.0
// The little dossier that an example describes, read as a review would read it: texts extracted and matched, then what
// 给定 and 材料 state put on top. A scenario has one scene; each sentence under 命中, 不命中 … of a check is one of its own.
#pragma once
#include <vector>

#include "engine/eval/evaluator.hpp"
#include "engine/facts/fact_store.hpp"
#include "engine/testing/bench.hpp"

namespace zhunsheng::testing {

struct Scene {
  facts::FactStore store;
  model::KindSet kinds = 0;  ///< of its texts; 0: an expected check is judged as if the document were of its 对象
  base::Date as_of;
};

Scene make_scene(const Bench& bench, const model::Example& example);
Scene make_scene(const Bench& bench, const model::Example& example, const model::Sample& sample);
/// The hits of a sentence as a document of one paragraph.
facts::Hits match_sample(const Bench& bench, const model::Sample& sample);

/// Puts what the example gives on top of what the store holds.
void give(const model::ExampleFact& fact, facts::FactStore& store);

/// The settings under which one check is judged in a scene.
eval::Settings settings_for(const model::Ruleset& rules, const Scene& scene, model::CheckId check);
/// The outcome of a check over all its instances: the worst. `instances` gets those of the check.
model::Outcome worst_outcome(const eval::Outcomes& outcomes, model::CheckId check, std::vector<const eval::InstanceOutcome*>* instances = nullptr);

/// One thing an example says of one check: an expectation, or a sentence that it must or must not object to.
struct Claim {
  std::size_t example = 0;
  model::CheckId check;
  const model::Expectation* expectation = nullptr;
  const model::Sample* sample = nullptr;  ///< one of the two is set
};
/// All claims of an example; sentences under 漏报待改 and 误报待改 claim nothing.
std::vector<Claim> claims_of(const model::Ruleset& rules, std::size_t example);
/// Does what came out agree with the claim: outcome, 缺 and 因为?
bool agrees(const model::Ruleset& rules, const Claim& claim, const Scene& scene, const eval::Outcomes& outcomes);

/// 因为: does an exception, or a definition that is a condition, of this name hold in one of the instances?
bool reason_holds(const model::Ruleset& rules, const Scene& scene, const eval::Settings& settings, const std::vector<const eval::InstanceOutcome*>& instances, const std::string& name);
/// 缺: is the fact among the inputs listed as missing?
bool is_missing(const std::vector<const eval::InstanceOutcome*>& instances, model::FactId fact);

}  // namespace zhunsheng::testing

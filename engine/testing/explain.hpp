// SPDX-License-Identifier: Apache-2.0
// Why a check of an example ended as it did, in a few lines: the conditions that decided, what is missing, what was
// matched and in which context, and the nearest fact to change. Internal to the room.
#pragma once
#include <string>
#include <vector>

#include "engine/testing/scene.hpp"

namespace zhunsheng::testing {

struct Ended {
  const model::Example& example;
  const model::Sample* sample = nullptr;
  const Scene& scene;
  model::CheckId check;
  model::Outcome outcome;
  const std::vector<const eval::InstanceOutcome*>& instances;
};

/// "（缺 甲、乙）" as a detail: the facts and materials that would decide it.
std::string missing_of(const Bench& bench, const std::vector<const eval::InstanceOutcome*>& instances);
std::vector<std::string> explain(const Bench& bench, const Ended& ended, model::Outcome wanted);
/// Hits of a pattern in contexts that it does not allow, one line each.
std::vector<std::string> other_contexts(const Bench& bench, const facts::Hits& hits, model::PatternId pattern);
/// At most 40 characters of it.
std::string shorten(std::string_view text);

}  // namespace zhunsheng::testing

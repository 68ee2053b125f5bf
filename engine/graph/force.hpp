// SPDX-License-Identifier: Apache-2.0
// When citations are in force. Internal to the room.
#pragma once
#include <vector>

#include "engine/model/ruleset.hpp"

namespace zhunsheng::graph {

/// Where at least one of the citations that name a statute is in force, sorted and disjoint; always, if none names one (practice, local).
std::vector<base::DateSpan> force_of(const model::Ruleset& rules, const std::vector<model::CitationUse>& citations);

}  // namespace zhunsheng::graph

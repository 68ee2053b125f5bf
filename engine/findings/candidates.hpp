// SPDX-License-Identifier: Apache-2.0
// Values worth trying for an unknown fact: each constant, parameter and known value of its type that the check meets,
// one unit either side, every enum value, 是/否; dates also a period before and after the dates that are met; of a list,
// the empty one and those of one element.
#pragma once
#include <vector>

#include "engine/findings/case.hpp"
#include "engine/findings/reads.hpp"

namespace zhunsheng::findings {

/// In a fixed order, each once, at most `most_candidates`.
inline constexpr std::size_t most_candidates = 24;
std::vector<model::Given> candidates_of(const Inputs& in, const Reads& reads, const model::Type& type);

}  // namespace zhunsheng::findings

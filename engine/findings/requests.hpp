// SPDX-License-Identifier: Apache-2.0
// 补正要求: what is missing over all findings, grouped by what is to be submitted; never one paragraph a check.
#pragma once
#include <vector>

#include "engine/findings/finding.hpp"

namespace zhunsheng::findings {

/// Groups in order of how many checks they serve, then of first need; what only needs an explanation comes last.
std::vector<RequestGroup> group_requests(const std::vector<Finding>& findings);

}  // namespace zhunsheng::findings

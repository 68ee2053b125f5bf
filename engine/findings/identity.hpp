// SPDX-License-Identifier: Apache-2.0
// The id of a finding: a hash of its check, clause number, quoted words without blanks, and its ordinal among equals.
// Edits elsewhere in the document do not move it, so waivers, baselines and SARIF can hold on to it.
#pragma once
#include <vector>

#include "engine/findings/finding.hpp"

namespace zhunsheng::findings {

/// Fills Finding::id of all; the ordinal counts in the order given.
void assign_ids(std::vector<Finding>& findings);

}  // namespace zhunsheng::findings

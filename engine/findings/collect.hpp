// SPDX-License-Identifier: Apache-2.0
// Outcomes → findings: one entry for each hit or element of the subject, else one an instance, in the order of reports
// (severity, document, place, check). What it does not do: judge. Outcomes are as evaluation left them.
#pragma once
#include <vector>

#include "engine/findings/case.hpp"

namespace zhunsheng::findings {

struct CollectOptions {
  bool with_rest = false;      ///< satisfied, not applicable and harmless entries too, marked is_rest
  bool with_ask_lists = true;  ///< false: an undetermined finding lists all that its check misses (no trials)
};

/// What a finding was made of.
struct Origin {
  std::size_t instance = 0;              ///< in Outcomes::instances
  std::optional<std::uint32_t> subject;  ///< SubjectOutcome::index
};

struct Collected {
  std::vector<Finding> findings;
  std::vector<Origin> origins;  ///< of each finding
  Summary summary;
};

Collected collect(const Inputs& in, const eval::Outcomes& outcomes, const CollectOptions& options = {});

}  // namespace zhunsheng::findings

// SPDX-License-Identifier: Apache-2.0
// What the engine takes over the workload. CPU time of the process, the median of five segments, as the limits are
// measured; dossiers are walked over in a ring, made native (Inputs, columns) before.
#pragma once
#include "bench/workload/reviewer.hpp"

namespace zhunsheng::bench {

struct OneDossier {
  double us = 0;          ///< every outcome of one dossier, mean
  double median_us = 0;   ///< timed one by one, wall clock
  double reasons_us = 0;  ///< with reasons recorded
  double gaps_us = 0;     ///< with a tenth of the facts unknown
  double bind_us = 0;     ///< facts → native inputs; in none of the others
};
OneDossier measure_one(const Reviewer& reviewer, const WorkloadData& data, double seconds);

struct OneFact {
  double mean_us = 0;    ///< from a change to the checks whose outcome it turned
  double median_us = 0;  ///< timed one by one, wall clock
};
OneFact measure_changes(const Reviewer& reviewer, const WorkloadData& data);

struct Load {
  double ms = 0;          ///< from source to plan
  double pack_ms = 0;     ///< from a pack in memory
  double first_ms = 0;    ///< the first dossier behind it, its evaluator made
  double plan_bytes = 0;  ///< owned by the plan
  double mem_mb = 0;      ///< resident growth by load and first dossier
};
/// Loads the sources (after a first time that is not counted) and gives the rule set.
RuleSet measure_load(const std::vector<RuleSource>& sources, Load& out);
/// The median of some loads; the rule set of the last one, to be verified.
RuleSet measure_pack(const std::string& pack, double& ms);
double measure_first_ms(const Reviewer& reviewer, const WorkloadData& data);

}  // namespace zhunsheng::bench

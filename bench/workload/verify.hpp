// SPDX-License-Identifier: Apache-2.0
// Nothing is timed before it was verified: every digest, and where there is none the naive evaluator.
#pragma once
#include "bench/workload/reviewer.hpp"

namespace zhunsheng::bench {

/// How many results were compared, and how many differed.
struct Verified {
  std::string what;
  std::size_t compared = 0, different = 0;
};

/// Each dossier with an expected digest, at most `most`, one at a time.
Verified verify_one(const Reviewer& reviewer, const WorkloadData& data, std::size_t most);
/// The same with reasons recorded: the same outcomes, and a reason for each that is not satisfied or not applicable.
Verified verify_reasons(const Reviewer& reviewer, const WorkloadData& data, std::size_t most);
/// A session over dossier 0 and the changes, one after the other: each digest, and after each all outcomes as evaluated anew.
Verified verify_changes(const Reviewer& reviewer, const WorkloadData& data);
/// A tenth of the facts unknown: every outcome as the naive evaluator gives it.
Verified verify_with_gaps(const Reviewer& reviewer, const WorkloadData& data, std::size_t most);

}  // namespace zhunsheng::bench

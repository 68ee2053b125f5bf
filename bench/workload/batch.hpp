// SPDX-License-Identifier: Apache-2.0
// Blocks of dossiers in columns over the workload: verified, then measured as the columnar limit is, blocks loaded before
// and walked over in a ring, every flag written down as a tuple.
#pragma once
#include "bench/workload/verify.hpp"

namespace zhunsheng::bench {

/// Each dossier with an expected digest, at most `most`, by every instruction set of this processor.
Verified verify_batch(const Reviewer& reviewer, const WorkloadData& data, std::size_t most);
/// The same on so many threads, a batch each, block by block in turn.
Verified verify_batch_on_threads(const Reviewer& reviewer, const WorkloadData& data, std::size_t most, std::size_t threads);
/// A tenth of the facts unknown: every outcome as one dossier at a time gives it.
Verified verify_batch_with_gaps(const Reviewer& reviewer, const WorkloadData& data, std::size_t most);

struct BatchFigures {
  double us = 0;          ///< a dossier, with flag tuples, CPU time of one thread
  double gaps_us = 0;     ///< with a tenth of the facts unknown
  double columns_us = 0;  ///< facts → columns; in none of the others
  double wall_us = 0, wall2_us = 0;  ///< a dossier by the clock, on one thread and on two
  double cpu2_us = 0;                ///< a dossier, CPU time of both threads
};
BatchFigures measure_batch(const Reviewer& reviewer, const WorkloadData& data, double seconds);

}  // namespace zhunsheng::bench

// SPDX-License-Identifier: Apache-2.0
// 待查 → what to ask. A set of inputs can decide an instance if some values for exactly them make its outcome decided;
// the ask-list holds the smallest such sets. Found by trying values (candidates.hpp) in sets of growing size, until some
// of one size decide (deciding_sets.hpp).
//
// A field is one fact with one value, in whichever elements of its list it is not known; a list that is open is learnt by
// its end; where no text was there to search, the text decides.
//
// Exact up to `most_asked_exactly` inputs of an instance. Above that, and where the trials of a check or of the review
// would cost more than they may (counted, not timed: the same answer on every machine), only sets of up to
// `most_together` inputs are tried, as far as the work goes; where none was found, one set holds all that is missing.
#pragma once
#include <vector>

#include "engine/findings/case.hpp"

namespace zhunsheng::findings {

using AskSet = std::vector<eval::MissingInput>;

inline constexpr std::size_t most_ask_sets = 8;        ///< of one instance
inline constexpr std::size_t most_asked_exactly = 14;  ///< inputs of one instance
inline constexpr std::size_t most_together = 3;        ///< inputs of a set, where an instance misses more than that

/// By instance of `outcomes`: its smallest deciding sets, inputs in the order of `missing`; empty for decided and
/// harmless ones.
std::vector<std::vector<AskSet>> ask_lists(const Inputs& in, const eval::Outcomes& outcomes);

/// The inputs of the sets, each once, in the order of `missing`.
AskSet union_of(const std::vector<AskSet>& sets, const AskSet& missing);

}  // namespace zhunsheng::findings

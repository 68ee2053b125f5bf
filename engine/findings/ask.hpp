// SPDX-License-Identifier: Apache-2.0
// 待查 → what to ask. A set of inputs can decide an instance if some values for exactly them make its outcome decided;
// the ask-list holds the smallest such sets. Found by trying values (candidates.hpp): one evaluation serves every
// instance that misses the same fact; sets of two and three are tried only where no single fact decides.
#pragma once
#include <vector>

#include "engine/findings/case.hpp"

namespace zhunsheng::findings {

using AskSet = std::vector<eval::MissingInput>;

inline constexpr std::size_t most_ask_sets = 8;   ///< of one instance
inline constexpr std::size_t most_asked = 6;      ///< inputs of one instance tried in sets of two and three

/// By instance of `outcomes`: its smallest deciding sets, inputs in the order of `missing`; empty for decided and
/// harmless ones. Where nothing tried decides, or the work would be too much, one set with all that is missing.
std::vector<std::vector<AskSet>> ask_lists(const Inputs& in, const eval::Outcomes& outcomes);

/// The inputs of the sets, each once, in the order of `missing`.
AskSet union_of(const std::vector<AskSet>& sets, const AskSet& missing);

}  // namespace zhunsheng::findings

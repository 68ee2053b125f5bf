// SPDX-License-Identifier: Apache-2.0
// The reference of ask-lists: every subset of the unknown inputs of an instance, by size, with every answer, over the
// naive evaluator. Written to be read against the design; shares with the engine only the values worth trying and the
// list of what a check reads.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/findings/case.hpp"

namespace zhunsheng::harness {

/// Something that is not known: a fact or a field ("f12"), a material ("m3"), the records of a material ("r3"), the text ("t").
using UnknownInput = std::string;
UnknownInput name_of(const eval::MissingInput& input);

struct BruteForce {
  std::vector<UnknownInput> inputs;                 ///< all that the check reads and that is not known
  std::vector<std::vector<UnknownInput>> smallest;  ///< every smallest set, each sorted, in order
  std::size_t evaluations = 0;
};

/// Nothing if more than `most` evaluations would be needed.
std::optional<BruteForce> ask_by_brute_force(const findings::Inputs& in, const eval::InstanceOutcome& instance, std::size_t most);

/// Can answers (also 不适用) to some of the inputs make the instance violated? Nothing if more than `most` evaluations would be needed.
std::optional<bool> may_be_violated(const findings::Inputs& in, const eval::InstanceOutcome& instance, std::size_t most);

}  // namespace zhunsheng::harness

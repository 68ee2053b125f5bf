// SPDX-License-Identifier: Apache-2.0
// Facts out: a facts file as the JSON that parse_facts reads back to the same statements (evidence apart).
#pragma once
#include <string>

#include "engine/facts/json.hpp"

namespace zhunsheng::facts {

/// One line of JSON Lines without its line feed, blocks and facts in order of declaration, what is 未提供 left out. A
/// percentage with more than 12 decimal places is rounded.
std::string write_facts(const model::Ruleset& rules, const FactsFile& file);

}  // namespace zhunsheng::facts

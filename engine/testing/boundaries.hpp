// SPDX-License-Identifier: Apache-2.0
// Where the rules change their mind: for each fact the constants and parameters that it is compared with, definitions
// followed. A value is tried at a boundary and one step either side (engine/testing/plausible).
#pragma once
#include <vector>

#include "engine/model/ruleset.hpp"

namespace zhunsheng::testing {

struct Boundaries {
  /// By FactId: values of the fact's type, or of its elements' where it is a list; sorted, each once.
  std::vector<std::vector<model::Value>> of_facts;
  /// All that stand anywhere in the rules, by TypeKind: for facts that no comparison names. Dates: those of parameters'
  /// versions and of the force of statutes too.
  std::vector<std::vector<model::Value>> of_types;
};

Boundaries find_boundaries(const model::Ruleset& rules);

}  // namespace zhunsheng::testing

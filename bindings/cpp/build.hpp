// SPDX-License-Identifier: Apache-2.0
// Sources → a rule set that can review, or every diagnostic of all of them.
#pragma once
#include "bindings/cpp/ruleset_impl.hpp"

namespace zhunsheng {

/// Parses, compiles and plans impl.sources; fills the rest. Files that can be read are compiled even where others have
/// syntax errors; the order of work is made only if nothing is wrong. Diagnostics end in order of source and place.
void build(RuleSet::Impl& impl);

}  // namespace zhunsheng

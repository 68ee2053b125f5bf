// SPDX-License-Identifier: Apache-2.0
// Writes an example as its author would, ready to be pasted into a rule file of the check's module.
#pragma once
#include <string>

#include "engine/testing/bench.hpp"

namespace zhunsheng::testing {

/// 例 "name" { … }, with a line end behind the brace.
std::string write_example(const Bench& bench, const model::Example& example);

}  // namespace zhunsheng::testing

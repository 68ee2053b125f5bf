// SPDX-License-Identifier: Apache-2.0
// The order of work: items, each with its level, become the runs of a program. Internal to layout*.cpp.
#pragma once
#include <vector>

#include "engine/eval/columns/layout.hpp"

namespace zhunsheng::eval::columns {

/// A step, junction or comparison (its step's action says which) before it is put in order.
struct Item {
  std::uint32_t level = 0;  ///< above that of all it reads
  Step step;
  Junction junction;
  Comparison comparison;
};

/// Appends the items to the layout's runs.
StepRange write(std::vector<Item>& items, Layout& layout);

}  // namespace zhunsheng::eval::columns

// SPDX-License-Identifier: Apache-2.0
// What is measured, as a list of named measures; each gives its figure for one segment.
#pragma once
#include <functional>
#include <span>

#include "bindings/cpp/bench/dossiers.hpp"

namespace zhunsheng::bench {

struct Measure {
  std::string name, unit;
  std::function<double(double budget)> segment;  ///< spends about so many seconds, gives the figure in its unit
};

/// What is measured and over what. A view: its members outlive the measures.
struct Subject {
  const RuleSet& rule_set;
  const RuleSet::Impl& rules;  ///< its own
  std::span<const Dossier> dossiers;  ///< not empty
  unsigned jobs = 1;
};

std::vector<Measure> measures_of(const Subject& subject);

}  // namespace zhunsheng::bench

// SPDX-License-Identifier: Apache-2.0
// What the suites are measured on: one check, the shipped rule sets, 10,000 checks of the seeded corpus, and, where
// PEERS_DATA names the data of the neutral workload, its rules at R = 100 … 100,000 written in our language.
#pragma once
#include <string>
#include <vector>

#include "zhunsheng/ruleset.hpp"

namespace zhunsheng::bench {

struct Input {
  std::string name;
  std::vector<RuleSource> sources;
};

/// One check, the shipped rule sets, 10,000 checks.
std::vector<Input> rule_inputs();
/// These, and the workload's.
std::vector<Input> compile_inputs();
/// The rules of the workload at one size; no sources where its data is absent.
Input workload_input(std::size_t rules);
/// The dossiers of the workload as JSON Lines; empty where its data is absent.
std::string workload_lines();
std::size_t bytes_of(const Input& input);

}  // namespace zhunsheng::bench

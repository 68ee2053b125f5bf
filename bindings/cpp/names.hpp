// SPDX-License-Identifier: Apache-2.0
// Names that a user types → ids: in full, or the bare name where only one has it. A wrong one is answered with the nearest.
#pragma once
#include <string>
#include <vector>

#include "engine/graph/dependency_graph.hpp"
#include "zhunsheng/graph.hpp"

namespace zhunsheng {

/// Looks names up in one rule set and keeps what is wrong with them.
class NameFinder {
 public:
  explicit NameFinder(const model::Ruleset& rules) : rules_(rules) {}

  /// The check, or every check of a module and those below it.
  std::vector<model::CheckId> checks_or_module(const std::string& wanted);
  std::vector<graph::Vertex> check(const std::string& wanted);
  std::vector<graph::Vertex> parameter(const std::string& wanted);
  /// The fact; of a block all its facts, and itself where it is read as a list.
  std::vector<graph::Vertex> fact(const std::string& wanted);

  void add_problem(std::string chinese, std::string english) { problems.push_back({std::move(chinese), std::move(english)}); }

  std::vector<NameProblem> problems;

 private:
  struct Entry {
    std::string full, bare;
    std::uint32_t id = 0;
  };
  /// What is looked for, as messages call it.
  struct Kind {
    const char *chinese, *english;
  };
  std::vector<std::uint32_t> find(const std::vector<Entry>& entries, const std::string& wanted, Kind kind);
  [[nodiscard]] std::vector<Entry> check_entries() const;

  const model::Ruleset& rules_;
};

}  // namespace zhunsheng

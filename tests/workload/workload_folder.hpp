// SPDX-License-Identifier: Apache-2.0
// The workload's own generator and oracle, where ../shared/workload, node and python3 are at hand; else the test is skipped
// and says so.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace zhunsheng::bench {

/// Standard output of a shell command.
std::string output_of(const std::string& command);
std::vector<std::string> lines_of(const std::string& text);

/// The workload's data in a folder of its own that goes when the test ends.
class WorkloadFolder {
 public:
  /// Nothing is there, and `reason` says why, where something is missing.
  WorkloadFolder(std::size_t rules, std::size_t dossiers, std::string& reason);
  ~WorkloadFolder();
  WorkloadFolder(const WorkloadFolder&) = delete;
  WorkloadFolder& operator=(const WorkloadFolder&) = delete;

  [[nodiscard]] std::string path() const { return folder_.string(); }
  [[nodiscard]] std::string file(const std::string& name) const;
  void write(const std::string& name, const std::string& text) const;
  /// The flags of each dossier as the oracle prints them, a JSON array a line.
  [[nodiscard]] std::string oracle() const;

 private:
  [[nodiscard]] std::string run(const std::string& command) const;

  std::size_t rules_, dossiers_;
  std::filesystem::path folder_;
};

}  // namespace zhunsheng::bench

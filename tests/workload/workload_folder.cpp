// SPDX-License-Identifier: Apache-2.0
#include "tests/workload/workload_folder.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

namespace zhunsheng::bench {
namespace {

namespace fs = std::filesystem;

const fs::path workload = ZS_SOURCE_DIR "/../shared/workload";

bool has_program(const std::string& name) { return std::system((name + " --version > /dev/null 2>&1").c_str()) == 0; }

}  // namespace

std::string output_of(const std::string& command) {
  std::string out;
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, got);
  pclose(pipe);
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

WorkloadFolder::WorkloadFolder(std::size_t rules, std::size_t dossiers, std::string& reason) : rules_(rules), dossiers_(dossiers) {
  if (!fs::exists(workload / "gen.mjs")) reason = "no ../shared/workload here";
  else if (!has_program("node") || !has_program("python3")) reason = "node or python3 is not installed";
  if (!reason.empty()) return;
  folder_ = fs::temp_directory_path() / ("zs-workload-" + std::to_string(std::random_device{}()));
  fs::create_directories(folder_);
  static_cast<void>(run("PEERS_D=" + std::to_string(dossiers_) + " node '" + (workload / "gen.mjs").string() + "' " + std::to_string(rules_)));
}

WorkloadFolder::~WorkloadFolder() {
  if (!folder_.empty()) fs::remove_all(folder_);
}

std::string WorkloadFolder::run(const std::string& command) const { return output_of("PEERS_DATA='" + folder_.string() + "' " + command); }

std::string WorkloadFolder::file(const std::string& name) const {
  std::ifstream in(folder_ / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void WorkloadFolder::write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name, std::ios::binary) << text; }

std::string WorkloadFolder::oracle() const { return run("python3 '" + (workload / "oracle.py").string() + "' " + std::to_string(rules_) + " " + std::to_string(dossiers_) + " --print"); }

}  // namespace zhunsheng::bench

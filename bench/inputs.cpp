// SPDX-License-Identifier: Apache-2.0
// Files are read once, before anything is timed.
#include "bench/inputs.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "bench/corpus/corpus.hpp"
#include "bench/workload/emit.hpp"

namespace zhunsheng::bench {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Empty where PEERS_DATA does not say where it is.
std::string workload_file(const std::string& name) {
  const char* const folder = std::getenv("PEERS_DATA");
  return folder == nullptr ? std::string() : read_file(fs::path(folder) / name);
}

Input shipped_input() {
  Input out{"shipped", {}};
  const fs::path root = ZS_SOURCE_DIR "/rulesets";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string path = entry.path().string();
    if (path.ends_with(".zs") && !path.ends_with(".test.zs")) out.sources.push_back({path, read_file(entry.path())});
  }
  std::sort(out.sources.begin(), out.sources.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

}  // namespace

Input workload_input(std::size_t rules) {
  Input out{"workload_" + std::to_string(rules), {}};
  const std::string text = workload_file("rules_" + std::to_string(rules) + ".json");
  if (!text.empty())
    for (auto& part : in_parts(emit_rules(text))) out.sources.push_back({out.name + "_" + std::to_string(out.sources.size()), std::move(part)});
  return out;
}

std::string workload_lines() {
  std::string out;
  std::istringstream in(workload_file("dossiers_1000.jsonl"));
  for (std::string line; std::getline(in, line);) out += emit_facts(line) + "\n";
  return out;
}

std::vector<Input> rule_inputs() { return {{"one_check", {{"one", make_rules(1)}}}, shipped_input(), {"corpus_10000", {{"corpus", make_rules(10000)}}}}; }

std::vector<Input> compile_inputs() {
  std::vector<Input> out = rule_inputs();
  for (const std::size_t rules : {100, 1000, 10000, 100000})
    if (Input input = workload_input(rules); !input.sources.empty()) out.push_back(std::move(input));
  return out;
}

std::size_t bytes_of(const Input& input) {
  std::size_t out = 0;
  for (const auto& source : input.sources) out += source.text.size();
  return out;
}

}  // namespace zhunsheng::bench

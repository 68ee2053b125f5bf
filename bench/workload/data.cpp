// SPDX-License-Identifier: Apache-2.0
// Files are little-endian 32-bit numbers, as this machine's.
#include "bench/workload/data.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "bench/workload/emit.hpp"

namespace zhunsheng::bench {
namespace {

static_assert(std::endian::native == std::endian::little);
using nlohmann::json;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class T>
std::vector<T> read_numbers(const std::string& path) {
  const std::string bytes = read_file(path);
  std::vector<T> out(bytes.size() / sizeof(T));
  if (!out.empty()) std::memcpy(out.data(), bytes.data(), out.size() * sizeof(T));
  return out;
}

std::vector<FactInfo> facts_of(const json& workload) {
  std::vector<FactInfo> out;
  for (const auto& fact : workload.at("facts")) out.push_back({fact.at("name"), fact.at("type"), fact.value("values", std::vector<std::string>())});
  return out;
}

std::int32_t as_row_value(const FactInfo& fact, const json& value) {
  if (fact.type == "bool") return value.get<bool>() ? 1 : 0;
  if (fact.type == "int") return value.get<std::int32_t>();
  return static_cast<std::int32_t>(std::find(fact.values.begin(), fact.values.end(), value.get<std::string>()) - fact.values.begin());
}

std::vector<FactChange> changes_of(const json& changes, const std::vector<FactInfo>& facts) {
  std::vector<FactChange> out;
  for (const auto& change : changes) {
    const auto fact = std::find_if(facts.begin(), facts.end(), [&](const FactInfo& each) { return each.name == change.at("fact"); });
    out.push_back({static_cast<std::size_t>(fact - facts.begin()), as_row_value(*fact, change.at("value"))});
  }
  return out;
}

std::vector<Digest> printed_flags(const std::string& text) {
  std::vector<Digest> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Digest digest;
    for (const auto& flag : json::parse(text.substr(begin, end - begin))) digest.add(flag.get<std::uint32_t>());
    out.push_back(digest);
    begin = end + 1;
  }
  return out;
}

}  // namespace

void Digest::add(std::uint32_t flag) {
  sum += mix32(flag);
  ++count;
}

std::optional<WorkloadData> read_workload(const std::string& folder, std::size_t rules, std::string& problem) {
  const std::string size = std::to_string(rules);
  WorkloadData out;
  out.rules_json = read_file(folder + "/rules_" + size + ".json");
  try {
    out.facts = facts_of(json::parse(out.rules_json));
    out.changes = changes_of(json::parse(read_file(folder + "/changes.json")), out.facts);
    out.expected = read_numbers<Digest>(folder + "/expected_" + size + ".bin");
    out.after_changes = read_numbers<Digest>(folder + "/changes_" + size + ".bin");
    if (out.expected.empty()) out.expected = printed_flags(read_file(folder + "/flags_" + size + ".txt"));
  } catch (const json::exception& error) {
    problem = folder + ": " + error.what();
    return std::nullopt;
  }
  out.dossiers = read_numbers<DossierRow>(folder + "/dossiers.bin");
  if (out.dossiers.empty()) problem = folder + "/dossiers.bin: cannot read it";
  else if (out.expected.empty()) problem = folder + ": neither expected_" + size + ".bin nor flags_" + size + ".txt: nothing to verify against";
  if (!problem.empty()) return std::nullopt;
  return out;
}

}  // namespace zhunsheng::bench

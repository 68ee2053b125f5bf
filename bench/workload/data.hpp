// SPDX-License-Identifier: Apache-2.0
// The workload's data as its generator left it in a folder: dossiers, changes, and what must come out.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhunsheng::bench {

/// A dossier as 68 numbers: facts in order (是否 0/1, an enum its index), then the tags' bit mask, the list's length, its items.
using DossierRow = std::array<std::int32_t, 68>;
inline constexpr std::size_t scalar_facts = 58, tag_mask_at = 58, list_size_at = 59, list_at = 60;

/// The flags of one dossier, whatever their order: the sum of their mix32, and how many.
struct Digest {
  std::uint32_t sum = 0, count = 0;
  void add(std::uint32_t flag);
  friend bool operator==(const Digest&, const Digest&) = default;
};

struct FactChange {
  std::size_t fact = 0;   ///< in the order of the workload
  std::int32_t value = 0; ///< as a row holds it
};

struct FactInfo {
  std::string name, type;
  std::vector<std::string> values;  ///< of an enum, and of the tags
};

struct WorkloadData {
  std::string rules_json;
  std::vector<FactInfo> facts;          ///< 60
  std::vector<DossierRow> dossiers;
  std::vector<FactChange> changes;      ///< one after the other, to dossier 0
  std::vector<Digest> expected;         ///< of the first dossiers; all where the C++ limit wrote them
  std::vector<Digest> after_changes;    ///< empty where nobody wrote them
};

/// Reads the folder for one number of rules; nothing, and `problem` says why, if a file is missing or damaged. Where there
/// is no expected_R.bin, flags_R.txt (one JSON array a dossier, as the workload's oracle prints them) stands in.
std::optional<WorkloadData> read_workload(const std::string& folder, std::size_t rules, std::string& problem);

}  // namespace zhunsheng::bench

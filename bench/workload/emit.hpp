// SPDX-License-Identifier: Apache-2.0
// The neutral workload (rules as JSON, one dossier a JSON line) written in our language. A rule gives one check for each
// severity it may end with: an exception that changes the severity is a check of its own, one that lifts the flag is an
// 例外 with a citation. The name of a check, R00012_3, says the rule's index and the severity, so a violated check is a flag.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhunsheng::bench {

/// rules_R.json as one rule file. Throws nlohmann::json::exception where the text is not the workload's.
std::string emit_rules(std::string_view rules_json);
/// A rule file holds 16 MiB at most: the text in parts of the same module.
std::vector<std::string> in_parts(const std::string& rules);
/// One line of dossiers_1000.jsonl as facts JSON.
std::string emit_facts(std::string_view dossier_json);

/// rule index * 8 + severity, of a violated check's id.
std::optional<std::uint32_t> flag_of(std::string_view check_id);
/// The workload's mark of one flag; the digest of a dossier is their sum.
std::uint32_t mix32(std::uint32_t flag);

}  // namespace zhunsheng::bench

// SPDX-License-Identifier: Apache-2.0
// Parts that several JSON outputs have in common. Internal to the room.
#pragma once
#include <nlohmann/json.hpp>

#include "engine/findings/explanation.hpp"
#include "engine/findings/finding.hpp"

namespace zhunsheng::report {

using Json = nlohmann::ordered_json;

/// "true", "false", "unknown", "n_a".
const char* truth_word(eval::Truth truth);
Json json_of(const findings::CitedArticle& citation);
Json json_of(const findings::FindingEvidence& evidence);
Json json_of(const findings::Reason& reason);
Json json_of(const std::vector<findings::CitedArticle>& citations);
/// Indented by `indent` (-1: one line), ends with a line feed. Broken UTF-8 becomes U+FFFD.
std::string print(const Json& json, int indent);

}  // namespace zhunsheng::report

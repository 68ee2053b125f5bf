// SPDX-License-Identifier: Apache-2.0
// The JSON Schema (draft 2020-12) of a facts file: every 事实 block of a rule set with the types, labels and questions of its
// facts, and "$dossier". Same rule set, same bytes. What it accepts, engine/facts/json reads, and the other way round, but for:
//
//   the schema accepts, the reader refuses: 29 February of a common year; amounts and counts beyond 64 bits; a decimal with
//     more than six places; an integer written 1.0 or 1e2; one key twice; nesting deeper than 64
//   the reader accepts, the schema refuses: full-width digits and units, blanks round an amount, a percent or a duration
#pragma once
#include <string>

#include "engine/model/ruleset.hpp"

namespace zhunsheng::facts {

/// Indented JSON, ends with a line feed.
std::string schema_json(const model::Ruleset& rules);

}  // namespace zhunsheng::facts

// SPDX-License-Identifier: Apache-2.0
// 命中: where patterns matched, as facts. Matching makes them; evaluation reads contexts and clauses only, never text.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/facts/evidence.hpp"
#include "engine/model/pattern.hpp"
#include "engine/model/value.hpp"

namespace zhunsheng::facts {

struct HitSlot {
  std::string name;
  model::Value value;
  std::string text;  ///< as written
};

struct Hit {
  model::PatternId pattern;
  std::int32_t clause = -1;      ///< index in the document's clauses; -1 = in the title
  std::uint32_t paragraph = 0;   ///< index in Document::paragraphs where it begins
  std::uint32_t start = 0, end = 0;  ///< code points in that paragraph, half-open (end clipped to it)
  model::Context context = model::Context::affirmed;
  std::string clause_number;
  std::string quote;             ///< the words matched, readable: blanks and line ends normalised
  std::vector<HitSlot> slots;
  Evidence evidence;
};

/// The hits of every pattern in one document, in order of place.
struct Hits {
  std::vector<std::vector<Hit>> by_pattern;  ///< indexed by PatternId; sized to the rule set's patterns
  bool searched = false;   ///< false: there was no document to search (all 命中 are unknown)
  bool open = false;       ///< the document was not read whole
  std::vector<std::string> looked_in;  ///< what was searched, for evidence of absence
};

}  // namespace zhunsheng::facts

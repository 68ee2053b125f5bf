// SPDX-License-Identifier: Apache-2.0
// The union of the spans of all versions cited.
#include "engine/graph/force.hpp"

#include <algorithm>

namespace zhunsheng::graph {
namespace {

/// The union of the spans, sorted and disjoint.
std::vector<base::DateSpan> merge(std::vector<base::DateSpan> spans) {
  const auto starts_before = [](const base::DateSpan& left, const base::DateSpan& right) { return right.from && (!left.from || *left.from < *right.from); };
  std::sort(spans.begin(), spans.end(), starts_before);
  std::vector<base::DateSpan> merged;
  for (const base::DateSpan& span : spans) {
    if (merged.empty() || (merged.back().until && span.from && *merged.back().until < *span.from)) merged.push_back(span);
    else if (merged.back().until && (!span.until || *merged.back().until < *span.until)) merged.back().until = span.until;
  }
  return merged;
}

}  // namespace

std::vector<base::DateSpan> force_of(const model::Ruleset& rules, const std::vector<model::CitationUse>& citations) {
  std::vector<base::DateSpan> spans;
  bool names_statute = false;
  for (const model::CitationUse& use : citations) {
    if (use.mode == model::CitationMode::practice || use.mode == model::CitationMode::local) continue;
    names_statute = true;
    for (const law::StatuteId version : use.versions)
      if (const auto span = intersect(at(rules, version).force, use.bracket)) spans.push_back(*span);
  }
  return names_statute ? merge(std::move(spans)) : std::vector<base::DateSpan>{{}};
}

}  // namespace zhunsheng::graph

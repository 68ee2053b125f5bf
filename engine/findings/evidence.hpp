// SPDX-License-Identifier: Apache-2.0
// 证据 of a finding: the hit or element it objects to, the facts its check read, or what is missing and where it was
// looked for. A violated or exempt case never comes back empty.
#pragma once
#include <compare>
#include <cstddef>
#include <vector>

#include "engine/findings/case.hpp"

namespace zhunsheng::findings {

/// `with_doubtful`: also the 存疑 hits of the subject's pattern (shown once an instance).
std::vector<FindingEvidence> evidence_of(const Inputs& in, const Case& one, bool with_doubtful);

/// A hit, and a source of a fact (of an element), as evidence, with the words around a quote.
FindingEvidence of_hit(const Inputs& in, const facts::Hit& hit);
FindingEvidence of_fact(const Inputs& in, const facts::Evidence& source, std::string fact, std::string value);
/// Every place that was searched: the documents, else what the search says of itself.
std::vector<std::string> searched(const Inputs& in);

/// Where the first quoted words stand: by document of the dossier, paragraph, character. Without a place: after all places.
struct PlaceKey {
  std::size_t document = static_cast<std::size_t>(-1), paragraph = static_cast<std::size_t>(-1), start = static_cast<std::size_t>(-1);
  friend bool operator==(const PlaceKey&, const PlaceKey&) = default;
  friend std::strong_ordering operator<=>(const PlaceKey&, const PlaceKey&) = default;
};
PlaceKey place_of(const Inputs& in, const std::vector<FindingEvidence>& evidence);

/// The element of the 逐 list, and that of the subject, in words ("甲公司", "第2项"); empty where there is none.
std::string subject_text(const Inputs& in, const Case& one);

}  // namespace zhunsheng::findings

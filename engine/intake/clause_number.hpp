// SPDX-License-Identifier: Apache-2.0
// What a clause is called: its number as a law officer quotes it, and its short heading.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/intake/clause_marker.hpp"

namespace zhunsheng::intake {

/// A clause that is open while the document is walked: those that can still get children.
struct OpenClause {
  MarkerKind kind = MarkerKind::article;
  std::int64_t number = 0;
  std::vector<std::int64_t> components;  ///< of a dotted number
  std::int32_t index = -1;       ///< in Document::clauses
  std::string path;              ///< number in full; empty for an unnumbered heading
  std::string heading;
  int item_depth = -1;           ///< 0: a 条 called 第…条; 1: its 项; 2: 目; -1: not within a 条
  std::uint32_t subparagraphs = 0;  ///< 款 seen so far; a heading alone is none
  bool items_end_with_semicolon = false;
};

/// The number of a clause with this marker under `parent` (null: at the top). `annex` stands in front ("附件1"; may be empty).
std::string number_of(const Marker& marker, const OpenClause* parent, std::string_view annex);
/// Its depth within a 条, as in OpenClause::item_depth.
int item_depth_of(const Marker& marker, const OpenClause* parent);
/// The short heading behind the marker: 【…】, a whole line without marks of a sentence, or a first short sentence that more
/// text follows. Empty if there is none.
std::string heading_of(std::string_view rest, MarkerKind kind);

}  // namespace zhunsheng::intake

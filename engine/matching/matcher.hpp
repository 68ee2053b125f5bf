// SPDX-License-Identifier: Apache-2.0
// 句式匹配: finds the patterns of a rule set in documents. The noun is facts::Hits: where a pattern stands, in which
// context (语境), with which typed slots.
//
//   const Matcher matcher(rules);                        // immutable; may be shared by threads
//   const facts::Hits hits = matcher.match(document);    // hits.by_pattern[pattern.index()]
//
// What a pattern means. Text and phrases are compared with full-width ASCII folded and blanks of any width dropped;
// quotation marks are characters.
//  - Items follow one another; two items with no gap between them are adjacent. `M..N` is M to N characters. A group is
//    one of its branches, [ ] one of its branches or nothing, <句式> a match of that pattern (within its own 限 too).
//  - A match stays in one unit of the pattern's 限. 同一分句 ends at ，；：。！？ (not 、, nor the comma of 1,200); 同一句 at
//    。！？； where they stand outside quotation marks, and behind a closing ” that ends a sentence; 同一款 is the
//    paragraph; 同一条 the paragraphs of one clause without its children. A mark belongs to the unit it ends. The
//    paragraphs of the title are one unit.
//  - 前无 A holds at a point if A does not occur before it in the 分句 of the next character; 后无 A if A does not occur
//    behind it in the 分句 of the last character matched.
//  - A typed slot reads the longest value there (engine/matching/values.hpp); a text slot the fewest characters up to the
//    next item, or up to the end of the 分句 where it comes last.
//  - From each place the shortest match counts. Matches of one pattern in one unit are one hit: the first whose context
//    the pattern allows, else the first 存疑, else the first. (For 限 同一分句 the unit is the 分句, and so on.)
// What it does not do: word segmentation, synonyms, traditional characters; authors list the words they mean.
#pragma once
#include <memory>
#include <vector>

#include "engine/document/document.hpp"
#include "engine/facts/hits.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::matching {

class Matcher {
 public:
  /// Compiles the patterns; `rules` need not outlive the matcher.
  explicit Matcher(const model::Ruleset& rules);
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  /// The hits of every pattern, one per unit. Patterns that only an 提取 names are left to `find`.
  [[nodiscard]] facts::Hits match(const document::Document& document) const;
  /// Every match of the given patterns that does not overlap an earlier one of the same pattern, unmerged, each with its
  /// context: for extraction. One list a pattern.
  [[nodiscard]] std::vector<std::vector<facts::Hit>> find(const document::Document& document, const std::vector<model::PatternId>& patterns) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace zhunsheng::matching

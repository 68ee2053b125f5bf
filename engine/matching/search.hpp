// SPDX-License-Identifier: Apache-2.0
// Verifies patterns around their anchors: from the occurrences of all phrases, the matches of one pattern in one text.
// Ends of partial matches are kept as sets of positions, so the work is polynomial whatever the pattern.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/matching/program.hpp"
#include "engine/matching/values.hpp"

namespace zhunsheng::matching {

/// A set of positions: disjoint closed intervals, ascending.
class Positions {
 public:
  struct Interval {
    std::uint32_t first = 0, last = 0;
  };
  Positions() = default;
  explicit Positions(std::uint32_t position) : intervals_{{position, position}} {}
  void add(std::uint32_t first, std::uint32_t last) { intervals_.push_back({first, last}); }
  void add(const Positions& other) { intervals_.insert(intervals_.end(), other.intervals_.begin(), other.intervals_.end()); }
  void normalise();  ///< call after adding, before reading
  [[nodiscard]] bool is_empty() const { return intervals_.empty(); }
  [[nodiscard]] bool holds(std::uint32_t position) const;
  /// The smallest position above `floor`.
  [[nodiscard]] std::optional<std::uint32_t> first_above(std::uint32_t floor) const;
  [[nodiscard]] const std::vector<Interval>& intervals() const { return intervals_; }

 private:
  std::vector<Interval> intervals_;
};

struct SlotMatch {
  std::string name;
  model::Value value;
  Range range;
};

/// The search in one document. Belongs to one thread.
class Search {
 public:
  Search(const Program& program, const PhraseSets& sets, const Scanner& scanner, const PreparedText& text);

  /// Calls `visit` with the shortest match from every place where one begins, unit by unit (units of the pattern's
  /// scope), ascending. The visitor says where to go on.
  enum class Next : std::uint8_t { start, behind, unit };  ///< the next start, behind this match, the next unit
  using Visitor = std::function<Next(std::size_t unit, Range match)>;
  void each_match(model::PatternId pattern, const Visitor& visit);

  /// The typed slots on the way from the match's begin to its end; a text slot at the very end reaches to the end of
  /// its 分句, and the match with it.
  std::vector<SlotMatch> slots(model::PatternId pattern, Range& match);
  /// What the phrases of the pattern say in the match, ascending; the rest of it is gaps.
  std::vector<Range> said(model::PatternId pattern, Range match) const;

  [[nodiscard]] const SetOccurrences& occurrences() const { return occurrences_; }

 private:
  struct Anchor {
    bool is_known = false;    ///< false: no phrase is needed by every match
    std::size_t cost = 0;     ///< occurrences to look at
    std::vector<SetId> sets;  ///< every match holds a phrase of one of them
  };
  Anchor anchor(NodeId id);
  const Anchor& anchor_of(std::uint32_t pattern);
  std::vector<std::size_t> candidate_units(std::uint32_t pattern);
  [[nodiscard]] std::vector<std::uint32_t> start_positions(const Starts& starts, Range unit) const;
  void visit_unit(std::uint32_t pattern, std::size_t unit, const Visitor& visit);

  [[nodiscard]] Positions ends(NodeId id, const Positions& from, Range limit) const;
  [[nodiscard]] Positions sequence_ends(const Node& node, std::size_t first, const Positions& from, Range limit) const;
  [[nodiscard]] Positions phrase_ends(SetId set, const Positions& from, Range limit) const;
  [[nodiscard]] Positions reference_ends(const Node& node, const Positions& from, Range limit) const;
  [[nodiscard]] Positions slot_ends(const SlotSpec& slot, const Positions& from, Range limit) const;
  [[nodiscard]] Positions cut(const Node& node, const Positions& from, Range limit) const;
  /// The 分句 that 前无 or 后无 looks at from a position, and the last position that looks at the same one.
  struct Stretch {
    Range part;
    std::uint32_t last = 0;
  };
  [[nodiscard]] Stretch stretch_before(std::uint32_t position) const;
  [[nodiscard]] Stretch stretch_after(std::uint32_t position, Range limit) const;
  [[nodiscard]] std::vector<Range> occurrences_in(SetId set, Range part) const;
  [[nodiscard]] std::optional<std::uint32_t> first_end_in(NodeId id, Range part) const;
  [[nodiscard]] std::optional<std::uint32_t> last_begin_in(NodeId id, Range part) const;

  [[nodiscard]] std::optional<ReadValue> read_slot(const SlotSpec& slot, std::uint32_t at, Range limit) const;
  bool trace(NodeId id, Range span, Range limit, std::vector<SlotMatch>& out) const;
  bool trace_sequence(const Node& node, Range span, Range limit, std::vector<SlotMatch>& out) const;

  const Program& program_;     // owned by the Matcher
  const PhraseSets& sets_;     // owned by the Matcher
  const PreparedText& text_;   // owned by the caller, outlives the search
  SetOccurrences occurrences_;
  mutable std::vector<Range> said_;  ///< of the trace under way
  std::vector<std::optional<Anchor>> anchors_;  ///< by pattern
};

}  // namespace zhunsheng::matching

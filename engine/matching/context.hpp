// SPDX-License-Identifier: Apache-2.0
// 语境 of a hit: does the document say it, forbid it, quote it, repeal it, define it, or only ask about it?
//
// Read from cues in the sentence of the hit and in what leads its list. A cue among the words that the pattern itself
// says never turns the hit: a pattern that holds 未经…不得 means it. A cue in a gap of the match does, over its 分句: 镇政府
// 不得为企业提供担保 is no guarantee. What is asked is always about the *norm*: 不予受理 or 不能享受 is the
// effect on somebody who does not fulfil a condition, so the condition stands. The order of questions:
//   废止  取消“…”的规定; …的规定停止执行; 将“旧”修改为“新”
//   引述  inside 《…》; 《…》第…条规定：“…”; reports of wrongdoing (有的乡镇…, 存在…的问题)
//   定义  本办法所称…，是指…
//   否定  不得 … along its chain of 分句, from a lead-in to every item; 不得以…为条件 closes at 条件; parity; 但 cuts
//   例外句 the 但…除外 of a prohibition
//   假设  是否, 能否, 拟研究; a question
//   存疑  the cues conflict, or a long quotation that nothing explains
//   肯定  otherwise
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "engine/matching/cues.hpp"
#include "engine/matching/lists.hpp"

namespace zhunsheng::matching {

/// Reads contexts in one document. Belongs to one thread.
class ContextReader {
 public:
  ContextReader(const CueTable& table, const PreparedText& text) : table_(table), text_(text) {}
  /// Gives the phrases of the pattern in the match, ascending; what lies between them is gaps. Asked only where a cue
  /// stands inside the match.
  using Said = std::function<std::vector<Range>()>;
  model::Context context_of(Range match, const Said& said);

 private:
  enum class Verdict : std::uint8_t { none, holds, doubtful };
  /// The words in question (the match, or the quotation around it) in their sentence.
  struct Place {
    Range words;
    Range sentence;
    const CueWindow* cues = nullptr;
    bool inside_quote = false;  ///< judged within its quotation: marks inside it count
  };

  const CueWindow& window(Range sentence);
  Place place(Range words);
  [[nodiscard]] const Units& parts(const Place& place) const { return place.inside_quote ? text_.parts : text_.outer_parts; }
  [[nodiscard]] Range part_of(const Place& place, std::uint32_t position) const;

  // quotation.cpp
  bool is_repealed(const Place& place, bool quoted) const;
  bool is_repealed_ahead(const Place& place, bool quoted) const;
  bool is_repealed_behind(const Place& place, bool quoted) const;
  Verdict quotation(const Place& quote) const;
  bool is_law_statement(const Place& place) const;
  bool is_report(const Place& place) const;
  bool is_definition(const Place& place) const;

  // negation.cpp
  Verdict negation(const Place& place) const;
  Verdict reach(Range cue, bool is_local, const Place& place) const;
  Verdict reach_in_part(Range cue, const Place& place) const;
  Verdict chain(Range cue, const Place& place) const;
  Verdict link(Range part, const Place& place) const;
  [[nodiscard]] std::optional<Range> closing(Range cue, const Place& place) const;
  [[nodiscard]] bool is_cue(const CueWindow& cues, Range cue) const;
  [[nodiscard]] bool is_conditioned(Range cue, const Place& place) const;
  [[nodiscard]] bool is_shut_in(Range cue, const Place& place) const;
  bool is_negated_behind(const Place& place) const;
  bool is_negated_in_gap(const Place& place, const Said& phrases) const;
  bool has_turn(const Place& place, std::uint32_t from) const;
  bool is_exception(const Place& place) const;
  bool is_supposed(const Place& place) const;

  // leads.cpp
  std::optional<model::Context> lead_context(Range lead);
  std::optional<model::Context> governing(const Place& place);
  std::optional<model::Context> governing_in_paragraph(const Place& place);
  bool leads_negation(Range lead, const CueWindow& cues) const;

  const CueTable& table_;
  const PreparedText& text_;
  std::map<std::uint32_t, CueWindow> windows_;  ///< by begin of the sentence
  std::optional<std::vector<std::int32_t>> leads_;
};

}  // namespace zhunsheng::matching

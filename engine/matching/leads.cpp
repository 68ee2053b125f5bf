// SPDX-License-Identifier: Apache-2.0
// What leads a list governs its items: 不得有下列行为：（一）…. Looked for before a colon in the same sentence, in earlier
// sentences of the paragraph, and in the paragraphs that lead the list.
#include <algorithm>

#include "engine/matching/context.hpp"
#include "engine/matching/numerals.hpp"

namespace zhunsheng::matching {

using model::Context;

namespace {

constexpr std::uint32_t direct_characters = 12;  // 严禁：…, 不得有以下：…: the cue stands right before the colon

}  // namespace

/// 不得有下列行为： and 严禁： forbid the items; 有下列情形之一的，不得申报： makes them conditions of a sanction.
bool ContextReader::leads_negation(Range lead, const CueWindow& cues) const {
  for (const Cue kind : {Cue::negation, Cue::local_negation})
    for (const Range& cue : cues.in(kind, lead)) {
      const Place at{{lead.end, lead.end}, lead, &cues, false};
      if (!is_cue(cues, cue) || is_conditioned(cue, at) || is_shut_in(cue, at)) continue;
      if (cues.has(Cue::conditions_word, {lead.begin, cue.begin})) continue;
      if (cues.has(Cue::list_words, {cue.end, lead.end})) return true;
      const Range part = text_.outer_parts.at(cue.begin);
      if (part.end >= lead.end && (lead.end - cue.end <= direct_characters || cues.has(Cue::list_words, {part.begin, cue.begin}))) return true;
    }
  return false;
}

/// What a lead-in [begin of its sentence, behind the colon) says of its items; nothing where it only lists.
std::optional<Context> ContextReader::lead_context(Range lead) {
  const CueWindow& cues = window(text_.sentences.at(lead.begin));
  const bool lists = cues.has(Cue::list_words, lead);
  if (cues.has(Cue::exception_tail, lead) && lists) return Context::excepted;
  if (lists && (cues.has(Cue::strong_repeal, lead) || (cues.has(Cue::weak_repeal, lead) && cues.has(Cue::rule_noun, lead) && !cues.has(Cue::conditions_word, lead)))) return Context::repealed;
  if (cues.has(Cue::defined_word, lead) || cues.has(Cue::defining, lead)) return Context::defined;
  if (cues.has(Cue::report_before, lead) || (cues.has(Cue::report_opening, lead) && lists && std::u32string_view(text_.chars).substr(lead.begin, lead.size()).find(U"问题:") != std::u32string_view::npos))
    return Context::quoted;
  const Place behind{{lead.end, lead.end}, lead, &cues, false};
  if (lead.end < text_.size() && is_law_statement(behind)) return Context::quoted;
  if (leads_negation(lead, cues)) return Context::negated;
  const Range last = text_.outer_parts.at(lead.end - 1);
  if (cues.has(Cue::supposition, {std::max(last.begin, lead.begin), lead.end}) && (lists || lead.end - last.begin <= direct_characters)) return Context::supposed;
  return std::nullopt;
}

std::optional<Context> ContextReader::governing_in_paragraph(const Place& at) {
  const auto colon_before = [&](Range range) -> std::optional<Context> {
    for (std::uint32_t i = range.end; i-- > range.begin;) {
      if (text_.chars[i] != U':' || !text_.is_part_end(i) || PreparedText::enclosing(text_.quotes, {i, i + 1}) != nullptr) continue;
      if (const auto context = lead_context({range.begin, i + 1})) return context;
    }
    return std::nullopt;
  };
  if (const auto context = colon_before({at.sentence.begin, at.words.begin})) return context;
  const Range paragraph = text_.paragraph_range(text_.paragraph_at(at.words.begin));
  bool may_be_item = read_item_mark(text_, at.sentence.begin, at.sentence.end).has_value();
  for (Range earlier = at.sentence; earlier.begin > paragraph.begin;) {
    earlier = text_.sentences.at(earlier.begin - 1);
    const bool goes_on = text_.chars[earlier.end - 1] == U';';
    if (!goes_on && !may_be_item) return std::nullopt;
    if (const auto context = colon_before(earlier)) return context;
  }
  return std::nullopt;
}

std::optional<Context> ContextReader::governing(const Place& at) {
  std::optional<Context> context = governing_in_paragraph(at);
  if (!leads_) leads_ = find_leads(text_);
  for (std::int32_t p = (*leads_)[text_.paragraph_at(at.words.begin)]; !context && p >= 0; p = (*leads_)[static_cast<std::size_t>(p)]) {
    const Range lead = text_.paragraph_range(static_cast<std::size_t>(p));
    context = lead_context({text_.sentences.at(lead.end - 1).begin, lead.end});
  }
  if (!context || *context != Context::negated) return context;
  std::uint32_t from = at.sentence.begin;  // behind the colon, where it stands in the same sentence
  for (std::uint32_t i = at.sentence.begin; i < at.words.begin; ++i)
    if (text_.chars[i] == U':' && text_.is_part_end(i)) from = i + 1;
  if (!has_turn(at, from)) return context;
  const Range part = part_of(at, at.words.end - 1);
  return at.cues->has(Cue::exception_tail, {at.words.end, part.end}) ? std::optional<Context>(Context::excepted) : std::nullopt;
}

}  // namespace zhunsheng::matching

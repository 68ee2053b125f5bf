// SPDX-License-Identifier: Apache-2.0
// How far a prohibition reaches, what cuts it, and the exceptions and suppositions beside it.
#include <algorithm>

#include "engine/matching/context.hpp"
#include "engine/matching/numerals.hpp"

namespace zhunsheng::matching {

bool ContextReader::is_cue(const CueWindow& cues, Range cue) const { return !cues.stands_at(Cue::no_negation, cue.begin); }

/// 未经…不得, 非…不得: two negations make an affirmed condition, unless what is forbidden is an official's act.
bool ContextReader::is_conditioned(Range cue, const Place& at) const {
  if (at.cues->stands_at(Cue::official_verb, cue.begin)) return false;
  Range part = part_of(at, cue.begin);
  if (part.begin > at.sentence.begin) part.begin = part_of(at, part.begin - 1).begin;
  return at.cues->has(Cue::parity, {part.begin, cue.begin});
}

/// The cue stands inside （…） or “…” and the words do not.
bool ContextReader::is_shut_in(Range cue, const Place& at) const {
  int depth = 0;
  for (std::uint32_t i = cue.end; i < at.words.begin; ++i) {
    if (text_.chars[i] == U'(') ++depth;
    if (text_.chars[i] == U')' && --depth < 0) return true;
  }
  const Range* quote = at.inside_quote ? nullptr : PreparedText::enclosing(text_.quotes, cue);
  if (quote == nullptr) quote = at.inside_quote ? nullptr : PreparedText::enclosing(text_.titles, cue);
  return quote != nullptr && !quote->holds(at.words);
}

/// 不得以…为条件: where the prohibition closes, if it is of that kind.
std::optional<Range> ContextReader::closing(Range cue, const Place& at) const {
  const char32_t last = text_.chars[cue.end - 1];
  const std::u32string_view openers = U"以将把因";
  bool opens = openers.find(last) != openers.npos;
  for (std::uint32_t i = cue.end; i < std::min(cue.end + 2, at.sentence.end) && !opens; ++i) opens = openers.find(text_.chars[i]) != openers.npos;
  if (!opens) return std::nullopt;
  const std::vector<Range> all = at.cues->in(Cue::closing, {cue.end, at.sentence.end});
  return all.empty() ? std::nullopt : std::optional<Range>(all.front());
}

ContextReader::Verdict ContextReader::reach(Range cue, bool is_local, const Place& at) const {
  if (is_shut_in(cue, at) || is_conditioned(cue, at) || has_turn(at, cue.end)) return Verdict::none;
  if (const auto close = closing(cue, at)) return at.words.begin < close->end ? Verdict::holds : Verdict::none;
  const std::uint32_t part_end = part_of(at, cue.begin).end;
  if (at.words.begin < part_end) return reach_in_part(cue, at);
  if (at.cues->has(Cue::list_tail, {at.words.end, part_of(at, at.words.end - 1).end})) return Verdict::holds;
  if (is_local || at.cues->stands_at(Cue::completed, cue.begin)) return Verdict::none;
  return chain(cue, at);
}

/// 不需担保的企业须…: the cue sits in a relative clause and the 须 behind it is a norm; 不得要求企业须… forbids the 须.
ContextReader::Verdict ContextReader::reach_in_part(Range cue, const Place& at) const {
  const Range part = part_of(at, cue.begin);
  for (const Range& modal : at.cues->in(Cue::modal, {cue.end, part.end})) {
    if (modal.begin >= at.words.end) break;
    const std::u32string_view between = std::u32string_view(text_.chars).substr(cue.end, modal.begin - cue.end);
    if (between.find(U'的') != between.npos && !at.cues->has(Cue::requiring, {cue.end, modal.begin})) return Verdict::doubtful;
    break;
  }
  return Verdict::holds;
}

/// Does the prohibition go on over the comma into this 分句? holds: yes; doubtful: perhaps; none: it is a norm of its own.
ContextReader::Verdict ContextReader::link(Range part, const Place& at) const {
  const CueWindow& cues = *at.cues;
  if (cues.stands_at(Cue::continuation, part.begin)) return Verdict::holds;
  if (cues.stands_at(Cue::break_opening, part.begin) || cues.has(Cue::norm_break, part) || cues.has(Cue::parity, part) || cues.has(Cue::modal, part)) return Verdict::none;
  const std::vector<Range> own = cues.in(Cue::negation, part);
  if (std::any_of(own.begin(), own.end(), [&](const Range& one) { return is_cue(cues, one); })) return Verdict::none;
  const bool is_conditional = part.size() > 1 && text_.chars[part.end - 2] == U'的' && text_.is_part_end(part.end - 1);
  if (is_conditional) return Verdict::none;
  return cues.has(Cue::weak_break, part) ? Verdict::doubtful : Verdict::holds;
}

ContextReader::Verdict ContextReader::chain(Range cue, const Place& at) const {
  Verdict verdict = Verdict::holds;
  for (std::uint32_t next = part_of(at, cue.begin).end; next <= at.words.begin;) {
    const Range part = part_of(at, next);
    const Verdict linked = link(part, at);
    if (linked == Verdict::none) return Verdict::none;
    if (linked == Verdict::doubtful) verdict = Verdict::doubtful;
    next = part.end;
  }
  return verdict;
}

/// 以本地注册作为条件的做法一律禁止; 本地注册不得作为补贴条件.
bool ContextReader::is_negated_behind(const Place& at) const {
  const CueWindow& cues = *at.cues;
  const Range part = part_of(at, at.words.end - 1);
  for (const Range& cue : cues.in(Cue::trailing_negation, {at.words.end, part.end}))
    if (cues.has(Cue::condition_noun, {cue.end, part.end}) && !is_shut_in(cue, at)) return true;
  if (cues.has(Cue::ban_after, {at.words.end, part.end})) return true;
  return part.end < at.sentence.end && cues.stands_at(Cue::ban_after, part.end);
}

/// 镇政府〔不得为企业〕提供担保: the cue lies between phrases of the pattern and the next one stands in its 分句.
bool ContextReader::is_negated_in_gap(const Place& at, const Said& phrases) const {
  if (!at.cues->has(Cue::negation, at.words) && !at.cues->has(Cue::local_negation, at.words)) return false;
  const std::vector<Range> said = phrases();
  for (const Cue kind : {Cue::negation, Cue::local_negation})
    for (const Range& cue : at.cues->in(kind, at.words)) {
      const bool is_said = std::any_of(said.begin(), said.end(), [&](const Range& one) { return cue.begin < one.end && one.begin < cue.end; });
      if (is_said || !is_cue(*at.cues, cue) || at.cues->stands_at(Cue::completed, cue.begin) || is_conditioned(cue, at)) continue;
      const std::uint32_t part_end = part_of(at, cue.begin).end;
      if (std::any_of(said.begin(), said.end(), [&](const Range& one) { return cue.end <= one.begin && one.begin < part_end; })) return true;
    }
  return false;
}

ContextReader::Verdict ContextReader::negation(const Place& at) const {
  if (is_negated_behind(at)) return Verdict::holds;
  Verdict verdict = Verdict::none;
  const Range before{at.sentence.begin, at.words.begin};
  for (const bool is_local : {false, true})
    for (const Range& cue : at.cues->in(is_local ? Cue::local_negation : Cue::negation, before)) {
      if (!is_cue(*at.cues, cue)) continue;
      const Verdict one = reach(cue, is_local, at);
      if (one == Verdict::holds) return one;
      if (one == Verdict::doubtful) verdict = one;
    }
  return verdict;
}

/// 但 at the head of a 分句 between `from` and the words.
bool ContextReader::has_turn(const Place& at, std::uint32_t from) const {
  for (const Range& turn : at.cues->in(Cue::turn, {from, at.words.begin}))
    if (turn.begin == at.sentence.begin || parts(at).at(turn.begin).begin == turn.begin) return true;
  return false;
}

/// 不得…，但…的除外; 除…外，不得…. Beside an affirmed norm the excepted case is affirmed too: 给予补贴，但未在本镇注册的除外.
bool ContextReader::is_exception(const Place& at) const {
  const CueWindow& cues = *at.cues;
  const Range part = part_of(at, at.words.end - 1);
  const Range first = part_of(at, at.words.begin);
  const auto forbids_in = [&](Range range) {
    const std::vector<Range> all = cues.in(Cue::negation, range);
    return std::any_of(all.begin(), all.end(), [&](const Range& one) { return is_cue(cues, one) && !at.words.holds(one); });
  };
  if (cues.has(Cue::exception_tail, {at.words.end, part.end})) return forbids_in({at.sentence.begin, first.begin});
  const bool opens = starts_with(text_.chars, first.begin, U"除") && first.begin < at.words.begin;
  const bool closes = part.size() > 1 && text_.is_part_end(part.end - 1) && text_.chars[part.end - 2] == U'外';
  const Range rest{part.end, at.sentence.end};
  return opens && closes && forbids_in(rest) && !cues.has(Cue::others, rest);
}

bool ContextReader::is_supposed(const Place& at) const {
  const Range part = part_of(at, at.words.begin);
  if (at.cues->has(Cue::supposition, {part.begin, at.words.begin})) return true;
  return at.sentence.size() > 0 && text_.chars[at.sentence.end - 1] == U'?';
}

}  // namespace zhunsheng::matching

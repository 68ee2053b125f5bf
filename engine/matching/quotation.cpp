// SPDX-License-Identifier: Apache-2.0
// Repeals, quotations, reports and definitions.
#include <algorithm>

#include "engine/matching/context.hpp"
#include "engine/matching/numerals.hpp"

namespace zhunsheng::matching {
namespace {

constexpr std::uint32_t emphasis_limit = 8;    // “前十强”, “一事一议”: quoted as emphasis, not as somebody's words
constexpr std::uint32_t sentence_length = 14;  // a quotation this long states something
constexpr std::uint32_t near_characters = 12;  // from a cue to the quotation it governs: 删除第三条第二款中的“…”

/// Behind the 第…条第…款 that may follow a title, with （文号） skipped.
std::uint32_t skip_article(const PreparedText& text, std::uint32_t at, std::uint32_t end) {
  if (at < end && text.chars[at] == U'(') {
    while (at < end && text.chars[at] != U')') ++at;
    if (at < end) ++at;
  }
  const auto belongs = [&](char32_t c) { return is_numeral(c) || is_digit(c) || std::u32string_view(U"第条款项之目()").find(c) != std::u32string_view::npos; };
  while (at < end && belongs(text.chars[at])) ++at;
  while (at < end && std::u32string_view(U"中也已均曾").find(text.chars[at]) != std::u32string_view::npos) ++at;
  return at;
}

}  // namespace

bool ContextReader::is_repealed(const Place& place, bool quoted) const { return is_repealed_ahead(place, quoted) || is_repealed_behind(place, quoted); }

/// 取消“…”的规定, 停止执行…, 废止…; 取消 and its like need a rule as their object: 取消…的资格 withdraws a benefit.
bool ContextReader::is_repealed_ahead(const Place& at, bool quoted) const {
  const Range part = part_of(at, at.words.begin);
  const Range before{part.begin, at.words.begin};
  const CueWindow& cues = *at.cues;
  const auto ends_as_amendment = [&] {
    const std::vector<Range> all = cues.in(Cue::amendment, before);
    return quoted && !all.empty() && at.words.begin - all.back().end <= 3;
  };
  if (ends_as_amendment()) return false;
  if (cues.has(Cue::strong_repeal, before)) return true;
  const std::vector<Range> weak = cues.in(Cue::weak_repeal, before);
  if (weak.empty()) return false;
  if (quoted && at.words.begin - weak.back().end <= near_characters) return true;
  const Range object{std::min(at.words.begin, at.words.end), part.end};
  const std::vector<Range> rules = cues.in(Cue::rule_noun, object), benefits = cues.in(Cue::benefit_noun, object);
  return !rules.empty() && (benefits.empty() || benefits.back().end < rules.back().end);
}

/// “…”修改为, “…”的规定，予以废止.
bool ContextReader::is_repealed_behind(const Place& at, bool quoted) const {
  const CueWindow& cues = *at.cues;
  const Range after{at.words.end, at.sentence.end};
  if (quoted) {
    for (const Range& cue : cues.in(Cue::amended_to, after))
      if (cue.begin - at.words.end <= 3) return true;
    for (const Range& cue : cues.in(Cue::repeal_after, after))
      if (cue.begin - at.words.end <= near_characters) return true;
  }
  const Range part = part_of(at, at.words.end - 1);
  for (const Range& tail : cues.in(Cue::rule_tail, {at.words.end, part.end}))
    for (const Range& cue : cues.in(Cue::repeal_after, {tail.end, at.sentence.end}))
      if (cue.begin - tail.end <= near_characters) return true;
  return false;
}

/// holds: somebody else's words; doubtful: a whole statement in quotation marks that nothing explains.
ContextReader::Verdict ContextReader::quotation(const Place& quote) const {
  const std::uint32_t length = quote.words.size() - 2;
  if (length <= emphasis_limit) return Verdict::none;
  const CueWindow& cues = *quote.cues;
  const Range before{quote.sentence.begin, quote.words.begin};
  const std::vector<Range> amendments = cues.in(Cue::amendment, before);
  if (!amendments.empty() && quote.words.begin - amendments.back().end <= near_characters) return Verdict::none;
  const std::vector<Range> speaking = cues.in(Cue::quoting, before);
  if (!speaking.empty() && quote.words.begin - speaking.back().end <= 3) return cues.has(Cue::own_text, before) ? Verdict::none : Verdict::holds;
  const Range paragraph = text_.paragraph_range(text_.paragraph_at(quote.words.begin));
  const bool is_whole_paragraph = quote.words.size() + 4 >= paragraph.size();
  return length >= sentence_length && !is_whole_paragraph ? Verdict::doubtful : Verdict::none;
}

/// 《…》第八条规定，… without quotation marks; 按照《…》第八条规定，… applies the article and says it.
bool ContextReader::is_law_statement(const Place& at) const {
  auto title = std::lower_bound(text_.titles.begin(), text_.titles.end(), at.sentence.begin, [](const Range& range, std::uint32_t position) { return range.begin < position; });
  for (; title != text_.titles.end() && title->end <= at.words.begin; ++title) {
    const std::uint32_t verb = skip_article(text_, title->end, at.words.begin);
    if (!at.cues->stands_at(Cue::quoting, verb)) continue;
    std::uint32_t behind = verb + 2;
    if (starts_with(text_.chars, behind, U"规定") || starts_with(text_.chars, behind, U"要求")) behind += 2;
    if (behind > at.words.begin || starts_with(text_.chars, behind, U"的")) continue;
    const Range part = part_of(at, title->begin);
    if (!at.cues->has(Cue::applying, {part.begin, title->begin})) return true;
  }
  return false;
}

bool ContextReader::is_report(const Place& at) const {
  const CueWindow& cues = *at.cues;
  if (cues.has(Cue::report_before, {at.sentence.begin, at.words.begin})) return true;
  const auto is_relative = [&](const Range& cue) { return cue.end < text_.size() && (text_.chars[cue.end] == U'的' || text_.chars[cue.begin - 1] == U'未'); };
  for (const Range& cue : cues.in(Cue::report_verdict, {at.words.end, at.sentence.end}))
    if (!is_relative(cue)) return true;
  const Range part = part_of(at, at.words.begin);
  if (!cues.has(Cue::report_opening, {part.begin, at.words.begin})) return false;
  for (const Range& cue : cues.in(Cue::report_after, {at.words.end, part_of(at, at.words.end - 1).end}))
    if (!is_relative(cue)) return true;
  return false;
}

bool ContextReader::is_definition(const Place& at) const {
  const CueWindow& cues = *at.cues;
  const auto outside = [&](Cue cue, Range range) {
    const std::vector<Range> all = cues.in(cue, range);
    return std::any_of(all.begin(), all.end(), [&](const Range& one) { return !at.words.holds(one); });
  };
  if (outside(Cue::defining, at.sentence)) return true;
  for (const Range& word : cues.in(Cue::defined_word, at.sentence))
    if (!at.words.holds(word) && outside(Cue::defining_after_word, {word.end, at.sentence.end})) return true;
  return false;
}

}  // namespace zhunsheng::matching

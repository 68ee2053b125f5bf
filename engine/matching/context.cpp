// SPDX-License-Identifier: Apache-2.0
// The order of the questions; each is answered in quotation.cpp, negation.cpp or leads.cpp.
#include "engine/matching/context.hpp"

#include <algorithm>

namespace zhunsheng::matching {

using model::Context;

const CueWindow& ContextReader::window(Range sentence) {
  const auto known = windows_.find(sentence.begin);
  if (known != windows_.end()) return known->second;
  return windows_.emplace(sentence.begin, CueWindow(table_, text_, sentence)).first->second;
}

ContextReader::Place ContextReader::place(Range words) {
  const Range sentence = text_.sentences.at(words.begin);
  return {words, sentence, &window(sentence), false};
}

Range ContextReader::part_of(const Place& place, std::uint32_t position) const {
  const Range part = parts(place).at(position);
  return {std::max(part.begin, place.sentence.begin), std::min(part.end, place.sentence.end)};
}

Context ContextReader::context_of(Range match, const Said& said) {
  const bool in_title = text_.is_title[text_.paragraph_at(match.begin)];
  const Range* titled = in_title ? nullptr : PreparedText::enclosing(text_.titles, match);
  if (titled != nullptr) return is_repealed(place(*titled), true) ? Context::repealed : Context::quoted;

  const Range* quoted = PreparedText::enclosing(text_.quotes, match);
  const Place inner = place(match);
  const Place outer = quoted != nullptr ? place(*quoted) : inner;
  if (is_repealed(outer, quoted != nullptr)) return Context::repealed;
  const Verdict quotes = quoted != nullptr ? quotation(outer) : Verdict::none;
  if (quotes == Verdict::holds || is_law_statement(outer) || is_report(outer)) return Context::quoted;
  if (is_definition(outer)) return Context::defined;
  if (const auto led = governing(outer)) return *led;

  Verdict negated = is_negated_in_gap(inner, said) ? Verdict::holds : negation(outer);
  if (quoted != nullptr && negated != Verdict::holds) {
    Place within = inner;
    within.sentence = {quoted->begin + 1, quoted->end - 1};
    within.inside_quote = true;
    negated = std::max(negated, negation(within), [](Verdict a, Verdict b) { return a != Verdict::holds && (b == Verdict::holds || (a == Verdict::none && b == Verdict::doubtful)); });
  }
  if (negated == Verdict::holds) return Context::negated;
  if (is_exception(outer)) return Context::excepted;
  if (is_supposed(outer)) return Context::supposed;
  return negated == Verdict::doubtful || quotes == Verdict::doubtful ? Context::doubtful : Context::affirmed;
}

}  // namespace zhunsheng::matching

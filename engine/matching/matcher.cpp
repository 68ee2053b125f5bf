// SPDX-License-Identifier: Apache-2.0
// Ties the parts together: one scan of the text, the search of each pattern, the context of each match, the hit.
#include "engine/matching/matcher.hpp"

#include <algorithm>

#include "engine/base/text.hpp"
#include "engine/matching/context.hpp"
#include "engine/matching/search.hpp"

namespace zhunsheng::matching {
namespace {

constexpr std::uint32_t readable_length = 60;  // a quote is widened to its 分句 up to this many characters

/// A piece of one paragraph, in code points, with its words.
struct Excerpt {
  std::uint32_t paragraph = 0, start = 0, end = 0;
  std::string words;
};

/// Blanks inside Chinese text are dropped, other runs of blanks become one space.
std::string readable(std::string_view text) {
  std::string out;
  bool blank = false;
  char32_t last = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = base::decode(text, offset);
    if (base::is_blank(c)) {
      blank = true;
      continue;
    }
    if (blank && last != 0 && last < 0x80 && c < 0x80) out += ' ';
    base::append_utf8(out, c);
    blank = false;
    last = c;
  }
  return out;
}

/// One document being searched.
class Session {
 public:
  Session(const Program& program, const PhraseSets& sets, const Scanner& scanner, const CueTable& cues, const document::Document& document)
      : program_(program), document_(document), text_(document), search_(program, sets, scanner, text_), contexts_(cues, text_) {}

  /// One hit a unit.
  std::vector<facts::Hit> merged(model::PatternId pattern) {
    const std::uint16_t allowed = program_.patterns[pattern.index()].contexts;
    std::vector<facts::Hit> out;
    std::size_t current = static_cast<std::size_t>(-1);
    Range best;
    model::Context best_context{};
    const auto finish = [&] {
      if (!best.is_empty()) out.push_back(make_hit(pattern, best, best_context));
      best = {};
    };
    search_.each_match(pattern, [&](std::size_t unit, Range match) {
      if (unit != current) finish();
      current = unit;
      const model::Context context = context_of(pattern, match);
      const bool counts = (allowed & model::context_bit(context)) != 0;
      const bool is_better = best.is_empty() || counts || (context == model::Context::doubtful && best_context != model::Context::doubtful);
      if (is_better) {
        best = match;
        best_context = context;
      }
      return counts ? Search::Next::unit : Search::Next::start;
    });
    finish();
    return out;
  }

  /// Every match that begins behind the one before.
  std::vector<facts::Hit> separate(model::PatternId pattern) {
    std::vector<facts::Hit> out;
    search_.each_match(pattern, [&](std::size_t, Range match) {
      out.push_back(make_hit(pattern, match, context_of(pattern, match)));
      return Search::Next::behind;
    });
    return out;
  }

 private:
  model::Context context_of(model::PatternId pattern, Range match) {
    return contexts_.context_of(match, [&] { return search_.said(pattern, match); });
  }

  facts::Hit make_hit(model::PatternId pattern, Range match, model::Context context) {
    facts::Hit hit;
    hit.pattern = pattern;
    hit.context = context;
    for (SlotMatch& slot : search_.slots(pattern, match)) hit.slots.push_back(make_slot(std::move(slot)));
    const Excerpt quote = widen(match);
    hit.paragraph = quote.paragraph;
    hit.start = quote.start;
    hit.end = quote.end;
    hit.quote = quote.words;
    hit.clause = text_.clause_of[quote.paragraph];
    if (hit.clause >= 0) hit.clause_number = document_.clauses[static_cast<std::size_t>(hit.clause)].number;
    fill_evidence(hit);
    return hit;
  }

  void fill_evidence(facts::Hit& hit) const {
    hit.evidence.kind = facts::EvidenceKind::text;
    hit.evidence.document = document_.path;
    hit.evidence.clause = hit.clause_number;
    hit.evidence.place = document_.paragraphs[hit.paragraph].place;
    hit.evidence.start = hit.start;
    hit.evidence.end = hit.end;
    hit.evidence.quote = hit.quote;
    hit.evidence.context = model::to_chinese(hit.context);
  }

  facts::HitSlot make_slot(SlotMatch slot) const {
    facts::HitSlot out{std::move(slot.name), std::move(slot.value), excerpt(slot.range).words};
    if (out.value.kind == model::TypeKind::text) out.value.text = out.text;
    return out;
  }

  /// The range as it stands in the paragraph where it begins.
  Excerpt excerpt(Range range) const {
    Excerpt out;
    const std::size_t paragraph = text_.paragraph_at(range.begin);
    range.end = std::min(range.end, text_.paragraph_range(paragraph).end);
    out.paragraph = static_cast<std::uint32_t>(paragraph);
    out.start = text_.offsets[range.begin];
    out.end = text_.offsets[range.end - 1] + 1;
    out.words = readable(base::slice_code_points(document_.paragraphs[paragraph].text, out.start, out.end));
    return out;
  }

  /// The match from border to border of its 分句 where that is short enough to read, else the match itself.
  Excerpt widen(Range match) const {
    const Range paragraph = text_.paragraph_range(text_.paragraph_at(match.begin));
    match.end = std::min(match.end, paragraph.end);
    Range wide{std::max(text_.parts.at(match.begin).begin, paragraph.begin), std::min(text_.parts.at(match.end - 1).end, paragraph.end)};
    while (wide.end > match.end && text_.is_part_end(wide.end - 1)) --wide.end;
    Excerpt out = excerpt(wide);
    return out.end - out.start <= readable_length ? out : excerpt(match);
  }

  const Program& program_;
  const document::Document& document_;
  PreparedText text_;
  Search search_;
  ContextReader contexts_;
};

/// Patterns without a name that an 提取 searches for itself.
std::vector<bool> find_private_patterns(const model::Ruleset& rules) {
  std::vector<bool> out(rules.patterns.size(), false);
  for (const model::Extract& extract : rules.extracts)
    if (extract.pattern.is_valid() && model::at(rules, extract.pattern).name.empty()) out[extract.pattern.index()] = true;
  return out;
}

}  // namespace

struct Matcher::State {
  explicit State(const model::Ruleset& rules) : program(compile(rules, sets)), scanner(sets.phrases()), is_private(find_private_patterns(rules)) {}
  PhraseSets sets;
  Program program;
  Scanner scanner;
  CueTable cues;
  std::vector<bool> is_private;
};

Matcher::Matcher(const model::Ruleset& rules) : state_(std::make_unique<const State>(rules)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

facts::Hits Matcher::match(const document::Document& document) const {
  facts::Hits hits;
  hits.searched = true;
  hits.open = !document.read_whole;
  hits.looked_in.push_back(document.path);
  hits.by_pattern.resize(state_->program.patterns.size());
  Session session(state_->program, state_->sets, state_->scanner, state_->cues, document);
  for (std::size_t i = 0; i < hits.by_pattern.size(); ++i)
    if (!state_->is_private[i]) hits.by_pattern[i] = session.merged(model::PatternId(i));
  return hits;
}

std::vector<std::vector<facts::Hit>> Matcher::find(const document::Document& document, const std::vector<model::PatternId>& patterns) const {
  std::vector<std::vector<facts::Hit>> out;
  Session session(state_->program, state_->sets, state_->scanner, state_->cues, document);
  for (const model::PatternId pattern : patterns) out.push_back(session.separate(pattern));
  return out;
}

}  // namespace zhunsheng::matching

// SPDX-License-Identifier: Apache-2.0
// Title → versions → those in force within bracket and span → those that have the article; each step says what failed,
// and what the citation should be where that is known (a new number, a successor, a bracket).
#include "dsl/sema/citations.hpp"

#include <algorithm>

#include "dsl/sema/names.hpp"
#include "dsl/sema/texts.hpp"
#include "dsl/sema/words.hpp"
#include "engine/base/bilingual.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

using law::StatuteId;

std::string date_or(const std::optional<base::Date>& date, const char* otherwise) { return date ? base::to_string(*date) : otherwise; }
/// An argument in both languages.
std::string to_string(const base::DateSpan& span) {
  const std::string from = date_or(span.from, "…"), until = date_or(span.until, "…");
  return base::in_both(from + " 至 " + until, from + " to " + until);
}

/// "（2018-01-01 起 2021-01-01 止）", or nothing for all time.
std::string bracket_text(const base::DateSpan& span) {
  std::string out = range_text(span);
  if (!out.empty()) out.insert(0, "（").append("）");
  return out;
}

/// Titles as authors write them: in full, short, and by alias.
const std::vector<std::string>& known_titles(Context& context) {
  std::vector<std::string>& out = context.known_titles;
  if (!out.empty()) return out;
  out = context.catalogue->titles();
  for (const auto& statute : context.rules.statutes) {
    out.emplace_back(law::short_title(statute.title));
    out.insert(out.end(), statute.aliases.begin(), statute.aliases.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// One use of a citation while it is resolved.
struct Resolving {
  model::CitationUse& use;
  base::Span token;     ///< 《…》第…条, without the bracket behind it
  base::DateSpan span;  ///< the days on which what rests on the citation may be applied
  base::DateSpan when;  ///< those of them that the bracket leaves
};

/// An offer: replaces the title and leaves the rest of the citation as it was written.
base::Fix with_title(const Resolving& one, const std::string& title) {
  const auto length = static_cast<std::uint32_t>(one.use.citation.title.size() + 2 * std::string_view("《").size());
  return base::Fix::offer({one.token.source, one.token.begin, one.token.begin + length}, "《" + title + "》");
}

std::vector<StatuteId> find_instrument(Context& context, const Resolving& one) {
  const std::string& title = one.use.citation.title;
  auto versions = context.catalogue->find_versions(title);
  if (!versions.empty()) return versions;
  const auto meanings = context.catalogue->find_meanings(title);
  if (meanings.size() > 1) {
    std::string all;
    for (const auto& meaning : meanings) all += (all.empty() ? "《" : "、《") + meaning + "》";
    context.report.add(base::Code::ambiguous_title, one.use.span, {title, all}).fix = with_title(one, meanings.front());
    return {};
  }
  base::Diagnostic& diagnostic = context.report.add(base::Code::unknown_statute, one.use.span, {title});
  if (const auto nearest = base::nearest(title, known_titles(context))) {
    diagnostic.suggestion = "《" + *nearest + "》";
    diagnostic.fix = with_title(one, *nearest);
  }
  return {};
}

/// An instrument without 条数 is not counted; it has every article.
bool has_article(const law::Statute& statute, const law::Citation& citation) {
  return !citation.article || !statute.article_count || citation.article->article <= *statute.article_count;
}

std::vector<StatuteId> with_article(const Context& context, const std::vector<StatuteId>& versions, const law::Citation& citation) {
  std::vector<StatuteId> out;
  for (const StatuteId id : versions)
    if (has_article(at(context.rules, id), citation)) out.push_back(id);
  return out;
}

std::vector<StatuteId> in_force(const Context& context, const std::vector<StatuteId>& versions, const base::DateSpan& when) {
  std::vector<StatuteId> out;
  for (const StatuteId id : versions)
    if (base::intersect(at(context.rules, id).force, when)) out.push_back(id);
  return out;
}

/// Where the article of version `id` stands in a version that is in force during `when`, over one renumbering or several.
struct Renumbered {
  law::Citation citation;
  base::Date change;  ///< first day of the version that has the new number
};
std::optional<Renumbered> find_renumbered(const Context& context, StatuteId id, const law::Citation& citation, const base::DateSpan& when) {
  std::optional<Renumbered> found;
  std::optional<base::Date> change;
  law::Citation here = citation;
  // Each step goes on in time, so that there are at most as many as there are versions.
  for (std::optional<StatuteId> version = id; version;) {
    const law::Statute& statute = at(context.rules, *version);
    const auto row = std::find_if(statute.renumbered.begin(), statute.renumbered.end(), [&](const auto& pair) { return pair.first == *here.article; });
    version = row == statute.renumbered.end() ? std::nullopt : context.catalogue->find_next(*version);
    if (!version) break;
    const law::Statute& next = at(context.rules, *version);
    here.article = row->second;
    if (law::short_title(next.title) != law::short_title(statute.title)) here.title = next.title;
    if (!change) change = next.force.from;
    if (*here.article != *citation.article && base::intersect(next.force, when)) found = Renumbered{here, *change};
  }
  return found;
}

void report_beyond(Context& context, const Resolving& one, const std::vector<StatuteId>& all, const std::vector<StatuteId>& reached) {
  const law::Citation& citation = one.use.citation;
  std::int32_t most = 0;
  for (const StatuteId id : reached) most = std::max(most, at(context.rules, id).article_count.value_or(0));
  base::Diagnostic& diagnostic = context.report.add(base::Code::article_beyond, one.use.span, {citation.title, std::to_string(most), law::format_place(citation)});
  diagnostic.notes.push_back({at(context.rules, reached.back()).span, "条数写在这里", "the number of articles is stated here"});
  for (const StatuteId id : all)
    if (const auto renumbered = has_article(at(context.rules, id), citation) ? find_renumbered(context, id, citation, one.when) : std::nullopt) {
      diagnostic.suggestion = law::format(renumbered->citation);
      diagnostic.fix = base::Fix{one.token, law::format(renumbered->citation)};
      return;
    }
}

/// What took the place of the instrument, if it says so and that is declared.
void add_successor_note(const Context& context, base::Diagnostic& diagnostic, StatuteId id) {
  const std::string& title = at(context.rules, id).successor;
  const auto versions = title.empty() ? std::vector<StatuteId>{} : context.catalogue->find_versions(title);
  if (versions.empty()) return;
  const law::Statute& next = at(context.rules, versions.back());
  const std::string from = next.force.from ? base::to_string(*next.force.from) : "";
  diagnostic.notes.push_back({next.span, "后继是《" + next.title + "》" + (from.empty() ? "" : "，自" + from + "起施行"), "its successor is 《" + next.title + "》" + (from.empty() ? "" : ", in force since " + from)});
}

/// The citation itself, limited to the days before `change`.
std::string until(const Resolving& one, base::Date change) { return law::format(one.use.citation) + bracket_text({one.use.bracket.from, change}); }

/// An older version says that this article has another number since, and the citation reaches into the newer one.
bool warn_renumbered(Context& context, const Resolving& one) {
  for (const StatuteId id : one.use.versions) {
    const auto renumbered = find_renumbered(context, id, one.use.citation, one.when);
    if (!renumbered) continue;
    const std::string change = base::to_string(renumbered->change), now = law::format(renumbered->citation);
    base::Diagnostic& diagnostic = context.report.add(base::Code::renumbered_article, one.use.span, {one.use.citation.title, law::format_place(one.use.citation), law::format_place(renumbered->citation), change});
    const bool reaches_old = base::intersect(at(context.rules, id).force, one.when).has_value();
    if (one.use.severity) diagnostic.suggestion = now;
    // An offer: who already cites the new text by its own number means another article.
    else diagnostic.fix = base::Fix::offer(one.use.span, reaches_old ? now + "（" + change + " 起）, " + until(one, renumbered->change) : now);
    return true;
  }
  return false;
}

/// A newer version gave this number to another article, and the citation reaches into the older one, where the number
/// means something else. An article whose own number changed was reported by warn_renumbered.
bool warn_taken_over(Context& context, const Resolving& one) {
  const law::Citation& now = one.use.citation;
  for (const StatuteId id : one.use.versions) {
    const law::Statute& statute = at(context.rules, id);
    const auto row = std::find_if(statute.renumbered.begin(), statute.renumbered.end(), [&](const auto& pair) { return pair.second == *now.article && pair.first != pair.second; });
    const auto next = row == statute.renumbered.end() ? std::nullopt : context.catalogue->find_next(id);
    if (!next || law::short_title(at(context.rules, *next).title) != law::short_title(statute.title)) continue;
    const auto& change = at(context.rules, *next).force.from;
    if (!change || !base::intersect(statute.force, one.when) || !base::intersect(at(context.rules, *next).force, one.when)) continue;
    law::Citation before = now;
    before.article = row->first;
    base::Diagnostic& diagnostic = context.report.add(base::Code::number_taken_over, one.use.span, {now.title, law::format_place(now), law::format_place(before), base::to_string(*change)});
    const std::string both = law::format(now) + bracket_text({change, one.use.bracket.until}) + ", " + law::format(before) + bracket_text({one.use.bracket.from, change});
    // An offer: that the text before is to be applied too is the author's to say.
    if (!one.use.severity) diagnostic.fix = base::Fix::offer(one.use.span, both);
    return true;
  }
  return false;
}

/// The citation goes on where the last version that has the article does not: repealed, or shorter since.
void warn_ended(Context& context, const Resolving& one, const std::vector<StatuteId>& all) {
  const auto reached = in_force(context, one.use.versions, one.when);
  if (reached.empty()) return;
  const StatuteId last = reached.back();
  const law::Statute& statute = at(context.rules, last);
  if (!statute.force.until || (one.when.until && *one.when.until <= *statute.force.until)) return;
  const base::Date end = *statute.force.until;
  const auto next = std::find_if(all.begin(), all.end(), [&](StatuteId id) {
    const law::Statute& other = at(context.rules, id);
    return other.force.from && *other.force.from >= end && base::intersect(other.force, one.when);
  });
  base::Diagnostic* diagnostic = nullptr;
  if (next == all.end()) {
    diagnostic = &context.report.add(base::Code::repealed_citation, one.use.span, {statute.title, base::to_string(end)});
    add_successor_note(context, *diagnostic, last);
  } else {
    const law::Statute& shorter = at(context.rules, *next);
    diagnostic = &context.report.add(base::Code::article_gone, one.use.span, {shorter.title, base::to_string(end), std::to_string(shorter.article_count.value_or(0)), law::format_place(one.use.citation)});
    diagnostic->notes.push_back({shorter.span, "条数写在这里", "the number of articles is stated here"});
  }
  if (!one.use.severity) diagnostic->fix = base::Fix{one.use.span, until(one, end)};
}

void resolve(Context& context, Resolving& one) {
  model::CitationUse& use = one.use;
  const auto all = find_instrument(context, one);
  if (all.empty()) return;
  const auto bracketed = in_force(context, all, use.bracket);
  if (bracketed.empty()) {
    base::Diagnostic& diagnostic = context.report.add(base::Code::bracket_outside_force, use.span, {use.citation.title, to_string(use.bracket), to_string(at(context.rules, all.back()).force)});
    return add_successor_note(context, diagnostic, all.back());
  }
  const auto when = base::intersect(use.bracket, one.span);
  const auto reached = when ? in_force(context, bracketed, *when) : std::vector<StatuteId>{};
  if (reached.empty()) {
    base::Diagnostic& diagnostic = context.report.add(base::Code::not_in_force, use.span, {law::format(use.citation), to_string(one.span)});
    diagnostic.notes.push_back({at(context.rules, bracketed.back()).span, "施行日期写在这里", "its force is stated here"});
    return add_successor_note(context, diagnostic, bracketed.back());
  }
  one.when = *when;
  if (with_article(context, reached, use.citation).empty()) return report_beyond(context, one, all, reached);
  use.versions = with_article(context, bracketed, use.citation);
  const bool is_renumbered = use.citation.article && (warn_renumbered(context, one) || warn_taken_over(context, one));
  if (!is_renumbered) warn_ended(context, one, all);
  check_texts(context, use, one.token, one.when);
}

/// What of the citation's text is no number of an article, paragraph or item.
void report_unread_place(Context& context, const syntax::Citation& node, std::size_t read_bytes) {
  base::Span place = node.span;
  if (std::string_view(context.slice(node.span)).starts_with(node.text)) place = {place.source, place.begin + static_cast<std::uint32_t>(read_bytes), place.begin + static_cast<std::uint32_t>(node.text.size())};
  context.report.add(base::Code::unread_place, place, {node.text.substr(read_bytes)});
}

model::CitationUse lower_citation(Context& context, const syntax::Citation& node, syntax::CiteKind kind, const base::DateSpan& span) {
  model::CitationUse use;
  use.mode = kind == syntax::CiteKind::by_reference ? model::CitationMode::by_reference : model::CitationMode::direct;
  use.span = node.span;
  const auto match = law::read_citation(node.text);
  if (match) use.citation = match->citation;
  if (match && match->length_bytes < node.text.size()) {  // 第0条, 第十条第100000款: a number that no law has
    report_unread_place(context, node, match->length_bytes);
    return use;
  }
  if (node.range) use.bracket = read_range(context, *node.range);
  if (node.severity) use.severity = read_severity(context, *node.severity);
  if (use.severity == model::Severity::critical && use.mode == model::CitationMode::by_reference) context.report.add(base::Code::by_reference_never_critical, node.severity->span).fix = base::Fix::offer(node.severity->span, "较大");
  Resolving one{use, node.span, span, {}};
  if (std::string_view(context.slice(node.span)).starts_with(node.text)) one.token.end = one.token.begin + static_cast<std::uint32_t>(node.text.size());
  resolve(context, one);
  return use;
}

}  // namespace

std::vector<model::CitationUse> lower_cites(Context& context, const std::vector<syntax::Cite>& cites, const base::DateSpan& span) {
  std::vector<model::CitationUse> out;
  for (const auto& cite : cites) {
    if (cite.kind == syntax::CiteKind::practice || cite.kind == syntax::CiteKind::local) {
      model::CitationUse use;
      use.mode = cite.kind == syntax::CiteKind::practice ? model::CitationMode::practice : model::CitationMode::local;
      use.text = cite.text.text;
      use.span = cite.span;
      out.push_back(std::move(use));
    }
    for (const auto& citation : cite.citations) out.push_back(lower_citation(context, citation, cite.kind, span));
  }
  return out;
}

std::vector<base::DateSpan> force_of(const Context& context, const model::CitationUse& use) {
  if (use.mode == model::CitationMode::practice || use.mode == model::CitationMode::local) return {base::DateSpan{}};
  std::vector<base::DateSpan> out;
  for (const StatuteId id : use.versions)
    if (const auto span = base::intersect(at(context.rules, id).force, use.bracket)) out.push_back(*span);
  return out;
}

bool is_basis(const model::CitationUse& use) { return use.mode != model::CitationMode::by_reference; }

}  // namespace zhunsheng::sema

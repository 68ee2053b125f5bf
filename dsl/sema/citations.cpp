// SPDX-License-Identifier: Apache-2.0
// Title → versions → those that have the article → those in force within bracket and span; each step says what failed.
#include "dsl/sema/citations.hpp"

#include <algorithm>

#include "dsl/sema/names.hpp"
#include "dsl/sema/words.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

using law::StatuteId;

std::string date_or(const std::optional<base::Date>& date, const char* otherwise) { return date ? base::to_string(*date) : otherwise; }
std::string to_string(const base::DateSpan& span) { return date_or(span.from, "…") + " 至 " + date_or(span.until, "…"); }

std::vector<StatuteId> find_instrument(Context& context, const law::Citation& citation, base::Span span) {
  auto versions = context.catalogue->find_versions(citation.title);
  if (!versions.empty()) return versions;
  base::Diagnostic& diagnostic = context.report.add(base::Code::unknown_statute, span, {citation.title});
  if (const auto nearest = base::nearest(citation.title, context.catalogue->titles())) {
    law::Citation fixed = citation;
    fixed.title = *nearest;
    diagnostic.suggestion = "《" + *nearest + "》";
    diagnostic.fix = base::Fix{span, law::format(fixed)};
  }
  return {};
}

/// An instrument without 条数 is not counted; it has every article.
bool has_article(const law::Statute& statute, const law::Citation& citation) {
  return !citation.article || !statute.article_count || citation.article->article <= *statute.article_count;
}

std::vector<StatuteId> with_article(Context& context, const std::vector<StatuteId>& versions, const law::Citation& citation, base::Span span) {
  std::vector<StatuteId> out;
  std::int32_t most = 0;
  for (const StatuteId id : versions) {
    const law::Statute& statute = at(context.rules, id);
    most = std::max(most, statute.article_count.value_or(0));
    if (has_article(statute, citation)) out.push_back(id);
  }
  if (out.empty()) {
    base::Diagnostic& diagnostic = context.report.add(base::Code::article_beyond, span, {citation.title, std::to_string(most), law::format_place(citation)});
    diagnostic.notes.push_back({at(context.rules, versions.back()).span, "条数写在这里", "the number of articles is stated here"});
  }
  return out;
}

std::vector<StatuteId> in_force(Context& context, const std::vector<StatuteId>& versions, const base::DateSpan& when) {
  std::vector<StatuteId> out;
  for (const StatuteId id : versions)
    if (base::intersect(at(context.rules, id).force, when)) out.push_back(id);
  return out;
}

/// The version that follows `id` in time: of the same title, else of the title named as 后继.
std::optional<StatuteId> find_next(const Context& context, StatuteId id) {
  const law::Statute& statute = at(context.rules, id);
  for (const std::string& title : {statute.title, statute.successor}) {
    if (title.empty()) continue;
    for (const StatuteId other : context.catalogue->find_versions(title)) {
      const auto& from = at(context.rules, other).force.from;
      if (other != id && from && statute.force.until && *statute.force.until <= *from) return other;
    }
  }
  return std::nullopt;
}

/// An older version says that this article has another number since, and the citation reaches into the newer one.
void warn_renumbered(Context& context, const model::CitationUse& use, const base::DateSpan& when) {
  if (!use.citation.article) return;
  for (const StatuteId id : use.versions) {
    const law::Statute& old = at(context.rules, id);
    const auto row = std::find_if(old.renumbered.begin(), old.renumbered.end(), [&](const auto& pair) { return pair.first == *use.citation.article && pair.second != pair.first; });
    const auto next = row == old.renumbered.end() ? std::nullopt : find_next(context, id);
    if (!next || !base::intersect(at(context.rules, *next).force, when)) continue;
    law::Citation renumbered = use.citation;
    renumbered.title = at(context.rules, *next).title;
    renumbered.article = row->second;
    const std::string change = base::to_string(*at(context.rules, *next).force.from);
    base::Diagnostic& diagnostic = context.report.add(base::Code::renumbered_article, use.span, {use.citation.title, law::format_place(use.citation), law::format_place(renumbered), change});
    diagnostic.fix = base::Fix{use.span, law::format(renumbered) + ", " + law::format(use.citation) + "（" + change + " 止）"};
    return;
  }
}

void resolve(Context& context, model::CitationUse& use, const base::DateSpan& span) {
  auto versions = find_instrument(context, use.citation, use.span);
  if (versions.empty()) return;
  versions = with_article(context, versions, use.citation, use.span);
  if (versions.empty()) return;
  const auto bracketed = in_force(context, versions, use.bracket);
  if (bracketed.empty()) {
    context.report.add(base::Code::bracket_outside_force, use.span, {use.citation.title, to_string(use.bracket), to_string(at(context.rules, versions.back()).force)});
    return;
  }
  const auto when = base::intersect(use.bracket, span);
  const auto reached = when ? in_force(context, bracketed, *when) : std::vector<StatuteId>{};
  if (reached.empty()) {
    base::Diagnostic& diagnostic = context.report.add(base::Code::not_in_force, use.span, {law::format(use.citation), to_string(span)});
    diagnostic.notes.push_back({at(context.rules, bracketed.back()).span, "施行日期写在这里", "its force is stated here"});
    return;
  }
  use.versions = bracketed;
  warn_renumbered(context, use, *when);
}

model::CitationUse lower_citation(Context& context, const syntax::Citation& node, syntax::CiteKind kind, const base::DateSpan& span) {
  model::CitationUse use;
  use.mode = kind == syntax::CiteKind::by_reference ? model::CitationMode::by_reference : model::CitationMode::direct;
  use.span = node.span;
  if (const auto match = law::read_citation(node.text)) use.citation = match->citation;
  if (node.range) use.bracket = read_range(context, *node.range);
  if (node.severity) use.severity = read_severity(context, *node.severity);
  if (use.severity == model::Severity::critical && use.mode == model::CitationMode::by_reference) context.report.add(base::Code::by_reference_never_critical, node.severity->span);
  resolve(context, use, span);
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

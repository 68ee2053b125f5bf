// SPDX-License-Identifier: Apache-2.0
// One question a level: is there the article, the 款, the 项, the 目; the first that is missing is reported with the nearest.
#include "dsl/sema/texts.hpp"

#include <algorithm>

#include "dsl/sema/words.hpp"
#include "engine/base/text.hpp"
#include "engine/law/library.hpp"

namespace zhunsheng::sema {
namespace {

using law::ArticleText;
using law::Statute;
using law::StatuteText;

/// A citation in one version whose text is at hand, complete, and keeps its 款 apart.
struct Looking {
  const model::CitationUse& use;
  base::Span token;
  const Statute& statute;
  const StatuteText& text;
};

void point_at(const Looking& look, base::Diagnostic& diagnostic, const law::Citation& nearest) {
  diagnostic.notes.push_back({look.statute.span, "核对的是这个版本的原文", "compared with the text of this version"});
  diagnostic.suggestion = law::format(nearest);
  diagnostic.fix = base::Fix::offer(look.token, law::format(nearest));
}

/// The citation down to its article, 款 or 项.
law::Citation cut(law::Citation citation, bool keep_paragraph, bool keep_item) {
  if (!keep_paragraph) citation.paragraph = 0;
  if (!keep_item) citation.item = 0;
  citation.subitem = 0;
  return citation;
}

void report_count(Context& context, const Looking& look, base::Code code, const law::Citation& whole, std::int32_t count, std::int32_t wanted, const law::Citation& nearest) {
  base::Diagnostic& diagnostic = context.report.add(code, look.use.span, {look.use.citation.title, law::format_place(whole), base::chinese_numeral(count), base::chinese_numeral(wanted), std::to_string(count), std::to_string(wanted)});
  point_at(look, diagnostic, nearest);
}

/// True if the 款 is there, or none is named.
bool has_paragraph(Context& context, const Looking& look, const ArticleText& article) {
  const law::Citation& citation = look.use.citation;
  const std::int32_t count = law::count_paragraphs(look.text, article);
  if (citation.paragraph <= count) return true;
  law::Citation nearest = citation;
  nearest.paragraph = count > 1 ? count : 0;  // an article of one 款 is cited without it
  if (nearest.item > law::count_items(look.text, article, nearest.paragraph)) nearest = cut(nearest, true, false);
  report_count(context, look, base::Code::no_such_paragraph, cut(citation, false, false), count, citation.paragraph, nearest);
  return false;
}

/// An item of an article, or a subitem of an item, that has none.
void report_undivided(Context& context, const Looking& look, const law::Citation& whole, const char* unit, const char* unit_en) {
  base::Diagnostic& diagnostic = context.report.add(base::Code::not_divided, look.use.span, {look.use.citation.title, law::format_place(whole), unit, unit_en});
  point_at(look, diagnostic, whole);
}

bool has_item(Context& context, const Looking& look, const ArticleText& article) {
  const law::Citation& citation = look.use.citation;
  const std::int32_t count = law::count_items(look.text, article, citation.paragraph);
  if (citation.item <= count) return true;
  const law::Citation whole = cut(citation, true, false);
  law::Citation nearest = citation;
  if (const std::int32_t elsewhere = law::paragraph_with_item(look.text, article, citation.item); elsewhere > 0) {
    nearest.paragraph = elsewhere;
    base::Diagnostic& diagnostic = context.report.add(base::Code::item_in_other_paragraph, look.use.span, {citation.title, law::format_place(whole), base::chinese_numeral(citation.item), law::format_place(cut(nearest, true, false)), std::to_string(citation.item)});
    point_at(look, diagnostic, nearest);
    return false;
  }
  nearest.item = count;
  nearest.subitem = 0;
  if (count == 0) return report_undivided(context, look, whole, "项", "items (项)"), false;
  report_count(context, look, base::Code::no_such_item, whole, count, citation.item, nearest);
  return false;
}

void check_subitem(Context& context, const Looking& look, const ArticleText& article) {
  const law::Citation& citation = look.use.citation;
  const std::int32_t count = law::count_subitems(look.text, article, citation.paragraph, citation.item);
  if (citation.subitem <= count) return;
  if (count == 0) return report_undivided(context, look, cut(citation, true, true), "目", "subitems (目)");
  law::Citation nearest = citation;
  nearest.subitem = count;
  report_count(context, look, base::Code::no_such_subitem, cut(citation, true, true), count, citation.subitem, nearest);
}

/// False once something was reported.
bool check_version(Context& context, const Looking& look) {
  const std::size_t before = context.report.count();
  const law::Citation& citation = look.use.citation;
  const ArticleText* article = law::find_article(look.text, *citation.article);
  if (article == nullptr) {
    base::Diagnostic& diagnostic = context.report.add(base::Code::article_not_in_text, look.use.span, {citation.title, law::format_place(cut(citation, false, false))});
    diagnostic.notes.push_back({look.statute.span, "核对的是这个版本的原文", "compared with the text of this version"});
    if (citation.article->sub > 0) {
      law::Citation nearest = cut(citation, false, false);
      nearest.article->sub = 0;
      point_at(look, diagnostic, nearest);
      diagnostic.notes.pop_back();
    }
    return false;
  }
  if (look.text.header.is_joined) return true;
  if (has_paragraph(context, look, *article) && has_item(context, look, *article)) check_subitem(context, look, *article);
  return context.report.count() == before;
}

std::string date_text(const std::optional<base::Date>& date) { return date ? base::to_string(*date) : "（没有止）"; }

void check_count(Context& context, const syntax::Statute& node, const Statute& statute, const law::TextHeader& header) {
  if (!header.article_count || !node.articles || !statute.article_count || *statute.article_count == *header.article_count) return;
  const std::string there = std::to_string(*header.article_count);
  context.report.add(base::Code::article_count_differs, node.articles->span, {statute.title, std::to_string(*statute.article_count), there}).fix = base::Fix::offer(node.articles->span, there);
}

void check_force(Context& context, const syntax::Statute& node, const Statute& statute, const law::TextHeader& header) {
  if (!node.force || !statute.force.from || !header.force.from) return;
  const base::Fix fix = base::Fix::offer(node.force->span, range_text(header.force));
  if (statute.force.from != header.force.from)
    context.report.add(base::Code::effective_differs, node.force->span, {statute.title, base::to_string(*statute.force.from), base::to_string(*header.force.from)}).fix = fix;
  else if (statute.force.until != header.force.until)
    context.report.add(base::Code::end_differs, node.force->span, {statute.title, date_text(statute.force.until), date_text(header.force.until)}).fix = fix;
}

}  // namespace

void check_declarations(Context& context) {
  if (context.library == nullptr) return;
  for (std::size_t i = 0; i < context.rules.statutes.size(); ++i) {
    const Statute& statute = context.rules.statutes[i];
    const law::TextHeader* header = context.library->find_header(statute);
    if (header == nullptr || !header->is_complete) continue;
    const syntax::Statute& node = *context.declarations.statutes[i].node;
    check_count(context, node, statute, *header);
    check_force(context, node, statute, *header);
  }
}

void check_texts(Context& context, const model::CitationUse& use, base::Span token, const base::DateSpan& when) {
  if (context.library == nullptr) return;
  bool is_good = true;
  for (const auto id : use.versions) {
    const Statute& statute = at(context.rules, id);
    const StatuteText* text = context.library->load(statute);
    // A text that applies from another day is another version: the declaration was warned about, the citation is not.
    const bool counts = text != nullptr && text->header.is_complete && text->header.force.from == statute.force.from;
    if (!is_good || !counts || !use.citation.article || !base::intersect(statute.force, when)) continue;
    is_good = check_version(context, {use, token, statute, *text});
  }
}

}  // namespace zhunsheng::sema

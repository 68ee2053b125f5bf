// SPDX-License-Identifier: Apache-2.0
// 法规: versions of instruments. Two declarations of one title are two versions; their spans of force may not meet.
#include "dsl/sema/passes.hpp"
#include "dsl/sema/successions.hpp"
#include "dsl/sema/texts.hpp"
#include "dsl/sema/words.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

/// 第…条 as 改号 names it.
std::optional<law::ArticleNumber> read_article(Context& context, const syntax::String& text) {
  const auto match = law::read_citation("《-》" + text.text);
  if (match && match->citation.article && match->citation.paragraph + match->citation.item + match->citation.subitem == 0 && match->length_bytes == std::string("《-》").size() + text.text.size()) return match->citation.article;
  context.report.add(base::Code::expected_article, text.span, {text.text});
  return std::nullopt;
}

law::Statute lower(Context& context, const syntax::Statute& node) {
  law::Statute out;
  out.title = node.title.text;
  out.span = node.title.span;
  for (const auto& alias : node.aliases) out.aliases.push_back(alias.text);
  if (node.issuer) out.issuing_body = node.issuer->text;
  if (node.number) out.number = node.number->text;
  if (node.rank) out.rank = read_rank(context, *node.rank);
  if (node.articles) {
    if (node.articles->integer >= 1 && node.articles->integer <= 9999) out.article_count = static_cast<std::int32_t>(node.articles->integer);
    else context.report.add(base::Code::bad_article_count, node.articles->span);
  }
  if (node.force) out.force = read_range(context, *node.force);
  if (node.predecessor) out.predecessor = node.predecessor->text;
  if (node.successor) out.successor = node.successor->text;
  for (const auto& row : node.renumbered) {
    const auto from = read_article(context, row.from), to = read_article(context, row.to);
    if (from && to) out.renumbered.emplace_back(*from, *to);
  }
  out.verified = node.verified.value_or(true);
  return out;
}

}  // namespace

void lower_statutes(Context& context) {
  for (const auto& declared : context.declarations.statutes) context.rules.statutes.push_back(lower(context, *declared.node));
  context.catalogue.emplace(context.rules.statutes);
  check_successions(context);
  check_declarations(context);
}

}  // namespace zhunsheng::sema

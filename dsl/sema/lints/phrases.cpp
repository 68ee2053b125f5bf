// SPDX-License-Identifier: Apache-2.0
// Phrases that stand twice among the alternatives of a 词表 or 句式, and phrases of a 句式 that reach over the end of a
// sentence although a match may not.
#include <map>

#include "dsl/sema/lints/lints.hpp"
#include "dsl/sema/lints/words.hpp"
#include "dsl/sema/names.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

using model::ItemKind;

/// Deletes the alternative and the | in front of it; nothing if something else stands between.
std::optional<base::Fix> removal_of_alternative(const LintInput& input, base::Span span) {
  const std::string_view text = input.context.sources[span.source].text();
  std::size_t begin = span.begin;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\n' || text[begin - 1] == '\t' || text[begin - 1] == '\r')) --begin;
  constexpr std::string_view wide_bar = "｜";
  if (begin > 0 && text[begin - 1] == '|') --begin;
  else if (text.substr(0, begin).ends_with(wide_bar)) begin -= wide_bar.size();
  else return std::nullopt;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  return base::Fix{{span.source, static_cast<std::uint32_t>(begin), span.end}, ""};
}

void report(LintInput& input, const std::string& phrase, base::Span span, const base::Span* first) {
  base::Diagnostic* diagnostic = input.warn(base::Code::duplicate_phrase, span, {phrase});
  if (diagnostic == nullptr) return;
  if (first != nullptr) diagnostic->notes.push_back(first_note(*first));
  diagnostic->fix = removal_of_alternative(input, span);
}

void examine_lexicon(LintInput& input, const Declared<syntax::Lexicon>& declared) {
  std::map<std::u32string, base::Span> seen;
  for (const auto& entry : declared.node->entries) {
    if (entry.is_reference) {
      const auto& parts = entry.reference.parts;
      const Symbol* symbol = parts.size() == 1 ? find_symbol(input.context, declared.file, parts[0].text) : find_symbol(input.context, declared.file, parts[0].text, parts[1].text);
      if (symbol == nullptr || symbol->kind != SymbolKind::lexicon) continue;
      for (const auto& phrase : input.rules.lexicons[symbol->index].phrases) seen.emplace(folded(phrase), entry.reference.span);
      continue;
    }
    const auto [found, is_new] = seen.emplace(folded(entry.phrase.text), entry.phrase.span);
    if (!is_new) report(input, entry.phrase.text, entry.phrase.span, &found->second);
  }
}

void examine_branches(LintInput& input, const std::vector<model::Branch>& branches) {
  std::map<std::u32string, base::Span> seen;
  for (const auto& branch : branches) {
    for (const auto& item : branch) examine_branches(input, item.branches);
    if (branch.size() != 1 || branch.front().kind != ItemKind::literal) continue;
    const auto [found, is_new] = seen.emplace(folded(branch.front().text), branch.front().span);
    if (!is_new) report(input, branch.front().text, branch.front().span, &found->second);
  }
}

/// A mark that ends a sentence, with a word behind it, and no quotation mark of its own.
bool crosses_sentence(const std::string& phrase) {
  const std::u32string text = folded(phrase);
  if (text.find_first_of(U"“”「」『』\"") != std::u32string::npos) return false;
  const std::size_t mark = text.find_first_of(U"。!?;｡");
  return mark != std::u32string::npos && text.find_first_not_of(U"。!?;｡", mark) != std::u32string::npos;
}

void examine_sentences(LintInput& input, const std::vector<model::Branch>& branches) {
  for (const auto& branch : branches)
    for (const auto& item : branch) {
      if (item.kind == ItemKind::literal && crosses_sentence(item.text)) input.warn(base::Code::phrase_across_sentences, item.span, {item.text});
      if (item.kind == ItemKind::group || item.kind == ItemKind::optional) examine_sentences(input, item.branches);
    }
}

}  // namespace

void lint_phrases(LintInput& input) {
  for (const auto& declared : input.context.declarations.lexicons) examine_lexicon(input, declared);
  for (const auto& pattern : input.rules.patterns) {
    examine_branches(input, pattern.branches);
    if (pattern.scope == model::Scope::sentence) examine_sentences(input, pattern.branches);
  }
}

}  // namespace zhunsheng::sema

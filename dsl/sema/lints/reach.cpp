// SPDX-License-Identifier: Apache-2.0
// Three ways in which a branch can match nothing: a phrase made of blanks (blanks are dropped from texts and phrases
// alike), a phrase that holds a mark ending the 分句 that a match may not leave, and 前无 or 后无 of words that stand in
// the phrase beside it. What can be replaced by another branch is left alone; an item that failed before is unknown.
#include "dsl/sema/lints/reach.hpp"

#include <algorithm>

#include "dsl/sema/lints/words.hpp"

namespace zhunsheng::sema {
namespace {

using model::Branch;
using model::ItemKind;
using model::PatternItem;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Position of the first mark in the text that surely ends a 分句, or npos: not a , or : that may stand inside a number.
std::size_t part_end(const std::u32string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (std::u32string_view(U",:。!?;｡").find(text[i]) == std::u32string_view::npos) continue;
    const bool may_group = (text[i] == U',' || text[i] == U':') && (i == 0 || is_digit(text[i - 1])) && (i + 1 == text.size() || is_digit(text[i + 1]));
    if (!may_group) return i;
  }
  return std::u32string::npos;
}

class Reach {
 public:
  Reach(Context& context, model::Scope scope) : context_(context), scope_(scope) {}

  void examine(const std::vector<Branch>& branches) {
    for (const Branch& branch : branches) examine(branch, false);
  }

 private:
  void examine(const Branch& branch, bool in_guard) {
    for (const PatternItem& item : branch) {
      const bool is_guard = item.kind == ItemKind::not_before || item.kind == ItemKind::not_after;
      if (item.kind == ItemKind::literal) examine_phrase(item, in_guard);
      for (const Branch& inner : item.branches) examine(inner, in_guard || is_guard);
    }
    for (std::size_t i = 0; i < branch.size(); ++i)
      if (branch[i].kind == ItemKind::not_before || branch[i].kind == ItemKind::not_after) examine_guard(branch, i);
  }

  void examine_phrase(const PatternItem& item, bool in_guard) {
    const std::u32string text = folded(item.text);
    if (text.empty()) {
      if (!item.text.empty()) context_.report.add(base::Code::blank_phrase, item.span);  // an empty one was reported
      return;
    }
    if (in_guard || scope_ != model::Scope::clause_part) return;
    const std::size_t mark = part_end(text);
    if (mark < text.size() - 1) context_.report.add(base::Code::phrase_across_parts, item.span, {item.text});
  }

  /// Every text that the item can match, or nothing if they are not few and fixed.
  std::vector<std::u32string> phrases_of(const PatternItem& item) const {
    std::vector<std::u32string> out;
    if (item.kind == ItemKind::literal) out.push_back(folded(item.text));
    if (item.kind == ItemKind::lexicon)
      for (const auto& phrase : at(context_.rules, item.lexicon).phrases) out.push_back(folded(phrase));
    if (item.kind == ItemKind::group)
      for (const Branch& branch : item.branches) {
        if (branch.size() != 1) return {};
        const auto more = phrases_of(branch.front());
        if (more.empty()) return {};
        out.insert(out.end(), more.begin(), more.end());
      }
    return out;
  }

  /// Within a 款 or 条 the next word may stand in another paragraph, where the guard does not look back.
  void examine_guard(const Branch& branch, std::size_t index) {
    const PatternItem& guard = branch[index];
    const bool is_before = guard.kind == ItemKind::not_before;
    if (scope_ != model::Scope::clause_part && scope_ != model::Scope::sentence) return;
    if (is_before && !needs_text(branch, index + 1)) return;
    if (guard.branches.size() != 1 || guard.branches.front().size() != 1) return;
    const auto forbidden = phrases_of(guard.branches.front().front());
    if (forbidden.empty()) return;
    for (std::size_t step = 1; is_before ? step <= index : index + step < branch.size(); ++step) {
      const PatternItem& beside = branch[is_before ? index - step : index + step];
      if (beside.kind == ItemKind::not_before || beside.kind == ItemKind::not_after) continue;
      if (holds_always(beside, forbidden)) return report(guard, beside);
      if (scope_ != model::Scope::clause_part) return;  // what is further away may stand in another 分句
    }
  }

  static bool needs_text(const Branch& branch, std::size_t first) {
    return std::any_of(branch.begin() + static_cast<std::ptrdiff_t>(first), branch.end(), [](const PatternItem& item) {
      return item.kind == ItemKind::literal || item.kind == ItemKind::lexicon || item.kind == ItemKind::slot || item.kind == ItemKind::pattern;
    });
  }

  /// Whatever the item matches, a forbidden phrase is in it, and no mark that could end its 分句.
  static bool is_one_part(const std::u32string& text) { return !text.empty() && text.find_first_of(U",:。!?;｡“”\"「」『』《》") == std::u32string::npos; }
  bool holds_always(const PatternItem& item, const std::vector<std::u32string>& forbidden) const {
    const auto texts = phrases_of(item);
    return !texts.empty() && std::all_of(texts.begin(), texts.end(), [&](const std::u32string& text) {
      const auto stands_in = [&](const std::u32string& word) { return !word.empty() && text.find(word) != std::u32string::npos; };
      return is_one_part(text) && std::any_of(forbidden.begin(), forbidden.end(), stands_in);
    });
  }

  void report(const PatternItem& guard, const PatternItem& beside) {
    base::Diagnostic& diagnostic = context_.report.add(base::Code::guard_contradicts, guard.span, {guard.kind == ItemKind::not_before ? "前无" : "后无"});
    diagnostic.notes.push_back({beside.span, "这里的词句里就有它", "it stands in the words here"});
  }

  Context& context_;
  model::Scope scope_;
};

}  // namespace

void refuse_dead_patterns(Context& context) {
  for (const auto& pattern : context.rules.patterns) Reach(context, pattern.scope).examine(pattern.branches);
  for (const auto& [node, file, is_private] : context.declarations.lexicons)
    for (const auto& entry : node->entries)
      if (!entry.is_reference && !entry.phrase.text.empty() && folded(entry.phrase.text).empty()) context.report.add(base::Code::blank_phrase, entry.phrase.span);
}

}  // namespace zhunsheng::sema

// SPDX-License-Identifier: Apache-2.0
// A matcher written for obviousness: tries every item at every position by recursion, and works out the units of the
// text on its own. The scanner must agree with it.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/document/document.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::testing_support {

class NaiveMatcher {
 public:
  using Ends = std::set<std::size_t>;
  struct Unit {
    std::size_t begin, end;
  };

  NaiveMatcher(const model::Ruleset& rules, const document::Document& document) : rules_(rules) {
    for (std::size_t p = 0; p < document.paragraphs.size(); ++p)
      for (const char32_t c : folded(document.paragraphs[p].text)) {
        chars_ += c;
        paragraph_.push_back(p);
        clause_.push_back(document::clause_of(document, static_cast<std::uint32_t>(p)));
      }
    mark_quotes();
  }

  /// (begin, end) of the shortest non-empty match from every place.
  std::vector<std::pair<std::size_t, std::size_t>> matches(std::size_t pattern) const {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t start = 0; start < chars_.size(); ++start)
      for (const std::size_t end : branches(rules_.patterns[pattern].branches, start, unit(rules_.patterns[pattern].scope, start)))
        if (end > start) {
          out.emplace_back(start, end);
          break;
        }
    return out;
  }

 private:
  static std::u32string folded(const std::string& text) {
    std::u32string out;
    for (const char32_t c : base::to_code_points(text))
      if (!base::is_blank(c)) out += base::fold_width(c);
    return out;
  }

  bool is(std::size_t i, std::u32string_view set) const { return set.find(chars_[i]) != set.npos; }

  void mark_quotes() {
    quote_end_.assign(chars_.size(), 0);
    for (std::size_t i = 0; i < chars_.size(); ++i) {
      if (chars_[i] != U'“' || quote_end_[i] != 0) continue;
      int depth = 0;
      for (std::size_t j = i; j < chars_.size() && paragraph_[j] == paragraph_[i]; ++j) {
        if (chars_[j] == U'“') ++depth;
        if (chars_[j] == U'”' && --depth == 0) {
          for (std::size_t k = i; k <= j; ++k) quote_end_[k] = j + 1;
          break;
        }
      }
    }
  }

  bool ends_part(std::size_t i) const {
    if (i + 1 == chars_.size() || paragraph_[i + 1] != paragraph_[i]) return true;
    return is_part_mark(i) || ends_sentence(i);
  }
  bool is_part_mark(std::size_t i) const {
    if (!is(i, U",:。!?;")) return false;
    const auto digit = [&](std::size_t k) { return k < chars_.size() && chars_[k] >= U'0' && chars_[k] <= U'9'; };
    return !(is(i, U",:") && i > 0 && digit(i - 1) && digit(i + 1));
  }
  bool ends_sentence(std::size_t i) const {
    if (i + 1 == chars_.size() || paragraph_[i + 1] != paragraph_[i]) return true;
    if (quote_end_[i] == 0) return is(i, U"。!?;");
    return quote_end_[i] == i + 1 && i > 0 && is(i - 1, U"。!?;") && !is(i + 1, U"的等之、,;:。!?)》");
  }
  bool ends(model::Scope scope, std::size_t i) const {
    switch (scope) {
      case model::Scope::clause_part: return ends_part(i);
      case model::Scope::sentence: return ends_sentence(i);
      case model::Scope::paragraph: return i + 1 == chars_.size() || paragraph_[i + 1] != paragraph_[i];
      case model::Scope::clause: return i + 1 == chars_.size() || clause_[i + 1] != clause_[i];
    }
    return true;
  }
  Unit unit(model::Scope scope, std::size_t i) const {
    std::size_t begin = i, end = i + 1;
    while (begin > 0 && !ends(scope, begin - 1)) --begin;
    while (end < chars_.size() && !ends(scope, end - 1)) ++end;
    return {begin, end};
  }

  Ends branches(const std::vector<model::Branch>& all, std::size_t at, Unit limit) const {
    Ends out;
    for (const auto& branch : all) out.merge(sequence(branch, 0, at, limit));
    return out;
  }
  Ends sequence(const model::Branch& branch, std::size_t item, std::size_t at, Unit limit) const {
    if (item == branch.size()) return {at};
    Ends out;
    for (const std::size_t next : one(branch[item], at, limit)) out.merge(sequence(branch, item + 1, next, limit));
    return out;
  }
  Ends phrase(const std::string& text, std::size_t at, Unit limit) const {
    const std::u32string words = folded(text);
    if (!words.empty() && at + words.size() <= limit.end && chars_.compare(at, words.size(), words) == 0) return {at + words.size()};
    return {};
  }
  bool occurs(const model::PatternItem& item, std::size_t from, std::size_t until, Unit part) const {
    for (std::size_t start = from; start < until; ++start)
      for (const std::size_t end : branches(item.branches, start, part))
        if (end > start && end <= until) return true;
    return false;
  }
  Ends one(const model::PatternItem& item, std::size_t at, Unit limit) const {
    switch (item.kind) {
      case model::ItemKind::literal: return phrase(item.text, at, limit);
      case model::ItemKind::lexicon: {
        Ends out;
        for (const auto& words : model::at(rules_, item.lexicon).phrases) out.merge(phrase(words, at, limit));
        return out;
      }
      case model::ItemKind::group: return branches(item.branches, at, limit);
      case model::ItemKind::optional: {
        Ends out = branches(item.branches, at, limit);
        out.insert(at);
        return out;
      }
      case model::ItemKind::gap: {
        Ends out;
        for (std::size_t n = item.minimum; n <= item.maximum && at + n <= limit.end; ++n) out.insert(at + n);
        return out;
      }
      case model::ItemKind::not_before: {
        const Unit part = unit(model::Scope::clause_part, std::min(at, chars_.size() - 1));
        return occurs(item, part.begin, at, part) ? Ends{} : Ends{at};
      }
      case model::ItemKind::not_after: {
        const bool fresh = at == limit.begin || is_part_mark(at - 1);
        const Unit part = unit(model::Scope::clause_part, fresh && at < chars_.size() ? at : at - (at > 0 ? 1 : 0));
        return occurs(item, at, part.end, part) ? Ends{} : Ends{at};
      }
      case model::ItemKind::pattern: {
        if (at >= limit.end) return {};
        const model::Pattern& target = model::at(rules_, item.pattern);
        const Unit own = unit(target.scope, at);
        return branches(target.branches, at, {std::max(limit.begin, own.begin), std::min(limit.end, own.end)});
      }
      case model::ItemKind::slot: {  // text slots only
        Ends out;
        if (at >= limit.end) return out;
        for (std::size_t end = at + 1; end <= std::min(limit.end, unit(model::Scope::sentence, at).end); ++end) out.insert(end);
        return out;
      }
    }
    return {};
  }

  const model::Ruleset& rules_;
  std::u32string chars_;
  std::vector<std::size_t> paragraph_;
  std::vector<std::int32_t> clause_;
  std::vector<std::size_t> quote_end_;
};

}  // namespace zhunsheng::testing_support

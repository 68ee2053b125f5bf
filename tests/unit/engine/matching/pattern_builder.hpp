// SPDX-License-Identifier: Apache-2.0
// Builds patterns and documents by hand, without the rule language.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::testing_support {

using model::Branch;
using model::ItemKind;
using model::PatternItem;

inline PatternItem literal(std::string text) {
  PatternItem item;
  item.text = std::move(text);
  return item;
}
inline PatternItem gap(std::uint32_t minimum, std::uint32_t maximum) {
  PatternItem item;
  item.kind = ItemKind::gap;
  item.minimum = minimum;
  item.maximum = maximum;
  return item;
}
inline PatternItem branching(ItemKind kind, std::vector<Branch> branches) {
  PatternItem item;
  item.kind = kind;
  item.branches = std::move(branches);
  return item;
}
inline PatternItem group(std::vector<Branch> branches) { return branching(ItemKind::group, std::move(branches)); }
inline PatternItem optional(std::vector<Branch> branches) { return branching(ItemKind::optional, std::move(branches)); }
inline PatternItem not_before(PatternItem item) { return branching(ItemKind::not_before, {{std::move(item)}}); }
inline PatternItem not_after(PatternItem item) { return branching(ItemKind::not_after, {{std::move(item)}}); }
inline model::Type type_of(model::TypeKind kind) {
  model::Type type;
  type.kind = kind;
  return type;
}
inline PatternItem slot(model::TypeKind kind, std::string name = {}) {
  PatternItem item;
  item.kind = ItemKind::slot;
  item.slot_type = type_of(kind);
  item.slot_name = std::move(name);
  return item;
}
inline PatternItem reference(std::size_t pattern) {
  PatternItem item;
  item.kind = ItemKind::pattern;
  item.pattern = model::PatternId(pattern);
  return item;
}
inline PatternItem lexicon(std::size_t id) {
  PatternItem item;
  item.kind = ItemKind::lexicon;
  item.lexicon = model::LexiconId(id);
  return item;
}

inline model::PatternId add_pattern(model::Ruleset& rules, std::vector<Branch> branches, model::Scope scope = model::Scope::sentence,
                                    std::uint16_t contexts = model::context_bit(model::Context::affirmed)) {
  model::Pattern pattern;
  pattern.module = "测试";
  pattern.name = "句式" + std::to_string(rules.patterns.size());
  pattern.branches = std::move(branches);
  pattern.scope = scope;
  pattern.contexts = contexts;
  rules.patterns.push_back(std::move(pattern));
  return model::PatternId(rules.patterns.size() - 1);
}

inline model::LexiconId add_lexicon(model::Ruleset& rules, std::vector<std::string> phrases) {
  rules.lexicons.push_back({"测试", "词表", std::move(phrases), {}});
  return model::LexiconId(rules.lexicons.size() - 1);
}

/// One paragraph a line; every paragraph is a clause of its own.
inline document::Document make_document(const std::string& text, std::string path = "稿.txt") {
  document::Document document;
  document.path = std::move(path);
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto index = static_cast<std::uint32_t>(document.paragraphs.size());
    document.paragraphs.push_back({text.substr(begin, end - begin), {document::PlaceKind::paragraph, index + 1, 0, 0}});
    document.clauses.push_back({"第" + base::chinese_numeral(index + 1) + "条", "", -1, 0, index, index + 1});
    begin = end + 1;
  }
  return document;
}

}  // namespace zhunsheng::testing_support

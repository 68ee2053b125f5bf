// SPDX-License-Identifier: Apache-2.0
// 句式: an item has what its kind reads, refers to earlier patterns only, and its gaps are not absurd.
#include <algorithm>

#include "engine/pack/verify.hpp"

namespace zhunsheng::pack {
namespace {

constexpr std::uint32_t longest_gap = 1u << 16;  // the language allows far less

bool are_good(const std::vector<model::Branch>& branches, std::size_t pattern);

bool is_good(const model::PatternItem& item, std::size_t pattern) {
  switch (item.kind) {
    case model::ItemKind::literal: return true;
    case model::ItemKind::lexicon: return item.lexicon.is_valid();
    case model::ItemKind::pattern: return item.pattern.is_valid() && item.pattern.index() < pattern;
    case model::ItemKind::group: case model::ItemKind::optional: case model::ItemKind::not_before: case model::ItemKind::not_after:
      return !item.branches.empty() && are_good(item.branches, pattern);
    case model::ItemKind::gap: return item.minimum <= item.maximum && item.maximum <= longest_gap;
    case model::ItemKind::slot: return item.slot_type.kind != model::TypeKind::error && item.slot_type.kind < model::TypeKind::record;
  }
  return false;
}

bool are_good(const std::vector<model::Branch>& branches, std::size_t pattern) {
  return std::all_of(branches.begin(), branches.end(), [&](const model::Branch& branch) { return std::all_of(branch.begin(), branch.end(), [&](const auto& item) { return is_good(item, pattern); }); });
}

}  // namespace

const char* find_problem_in_patterns(const model::Ruleset& rules) {
  for (std::size_t i = 0; i < rules.patterns.size(); ++i)
    if (!are_good(rules.patterns[i].branches, i)) return "patterns";
  return nullptr;
}

}  // namespace zhunsheng::pack

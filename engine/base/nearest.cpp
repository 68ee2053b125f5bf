// SPDX-License-Identifier: Apache-2.0
// Each character that only one of two names has costs at least one edit, so the bits that differ are a bound from below.
#include "engine/base/nearest.hpp"

#include <algorithm>
#include <bit>

#include "engine/base/text.hpp"

namespace zhunsheng::base {
namespace {

std::uint64_t letters_of(std::u32string_view characters) {
  std::uint64_t letters = 0;
  for (const char32_t c : characters) letters |= std::uint64_t{1} << ((c * 0x9E3779B1u) >> 26);
  return letters;
}

std::size_t difference(std::size_t left, std::size_t right) { return left > right ? left - right : right - left; }

}  // namespace

std::size_t bounded_distance(std::u32string_view a, std::u32string_view b, std::size_t limit, DistanceRows& rows) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size(), far = limit + 1;
  if (gap > limit) return far;
  auto& [row, before, two_before] = rows;
  row.assign(b.size() + 1, far);
  before.assign(b.size() + 1, far);
  two_before.assign(b.size() + 1, far);
  for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(two_before, before);
    std::swap(before, row);
    const std::size_t first = i > limit ? i - limit : 1, last = std::min(b.size(), i + limit);
    row[first - 1] = first == 1 && i <= limit ? i : far;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      std::size_t here = before[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u);
      here = std::min({here, row[j - 1] + 1, (j < i + limit ? before[j] : far) + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) here = std::min(here, two_before[j - 2] + 1);
      row[j] = std::min(here, far);
      least = std::min(least, row[j]);
    }
    if (least > limit) return far;
  }
  return std::min(row[b.size()], far);
}

NameIndex::NameIndex(const std::vector<std::string>& names) {
  entries_.reserve(names.size());
  for (const auto& name : names) {
    Entry& entry = entries_.emplace_back();
    entry.characters = to_code_points(name);
    entry.letters = letters_of(entry.characters);
  }
}

std::optional<NameIndex::Hit> NameIndex::nearest(std::string_view name) const {
  const std::u32string wanted = to_code_points(name);
  const std::uint64_t letters = letters_of(wanted);
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  const Entry* found = nullptr;
  DistanceRows rows;
  for (const Entry& entry : entries_) {
    if (difference(entry.characters.size(), wanted.size()) >= best) continue;
    const auto only_here = static_cast<std::size_t>(std::popcount(letters & ~entry.letters)), only_there = static_cast<std::size_t>(std::popcount(entry.letters & ~letters));
    if (std::max(only_here, only_there) >= best || entry.characters == wanted) continue;
    const std::size_t distance = bounded_distance(wanted, entry.characters, best - 1, rows);
    if (distance >= best) continue;
    best = distance;
    found = &entry;
    if (best == 1) break;  // none is nearer but the name itself
  }
  if (found == nullptr) return std::nullopt;
  return Hit{to_utf8(found->characters), best};
}

}  // namespace zhunsheng::base

// SPDX-License-Identifier: Apache-2.0
// The pair filter, its table, and the merging of sets.
#include "engine/matching/scanner.hpp"

#include <algorithm>
#include <unordered_map>

namespace zhunsheng::matching {
namespace {

constexpr std::uint64_t pair_key(char32_t first, char32_t second) { return (static_cast<std::uint64_t>(first) << 32) | second; }
/// A single character is filed under a key that no pair has.
constexpr std::uint64_t single_key(char32_t c) { return (std::uint64_t{0x80000000} << 32) | c; }

constexpr std::uint32_t hash(std::uint64_t key) { return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15ull) >> 32); }

}  // namespace

SetId PhraseSets::add(const std::vector<std::string>& phrases) {
  std::vector<PhraseId> ids;
  for (const std::string& phrase : phrases) {
    std::u32string folded = fold(phrase);
    if (folded.empty()) continue;
    const auto [place, is_new] = phrase_ids_.try_emplace(folded, static_cast<PhraseId>(phrases_.size()));
    if (is_new) phrases_.push_back(std::move(folded));
    ids.push_back(place->second);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const auto [place, is_new] = set_ids_.try_emplace(ids, static_cast<SetId>(sets_.size()));
  if (is_new) sets_.push_back(std::move(ids));
  return place->second;
}

Scanner::Scanner(const std::vector<std::u32string>& phrases) : phrases_(phrases) {
  std::unordered_map<std::uint64_t, std::uint32_t> use;  // in how many phrases a pair stands: the guess at how common it is
  for (const auto& phrase : phrases_)
    for (std::size_t i = 0; i + 1 < phrase.size(); ++i) ++use[pair_key(phrase[i], phrase[i + 1])];
  for (PhraseId id = 0; id < phrases_.size(); ++id) {
    const std::u32string& phrase = phrases_[id];
    if (phrase.size() == 1) {
      file(id, single_key(phrase[0]), 0);
      continue;
    }
    std::uint32_t best = 0;
    for (std::uint32_t i = 1; i + 1 < phrase.size(); ++i)
      if (use[pair_key(phrase[i], phrase[i + 1])] < use[pair_key(phrase[best], phrase[best + 1])]) best = i;
    file(id, pair_key(phrase[best], phrase[best + 1]), best);
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.phrase < b.phrase; });
  build_slots();
}

void Scanner::file(PhraseId phrase, std::uint64_t key, std::uint32_t offset) {
  entries_.push_back({key, phrase, offset});
  const std::uint32_t bit = hash(key) >> (32 - filter_bits);
  filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

void Scanner::build_slots() {
  std::size_t size = 16;
  while (size < entries_.size() * 4) size *= 2;
  slots_.assign(size, 0);
  slot_mask_ = size - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (i > 0 && entries_[i].key == entries_[i - 1].key) continue;
    std::size_t slot = hash(entries_[i].key) & slot_mask_;
    while (slots_[slot] != 0) slot = (slot + 1) & slot_mask_;
    slots_[slot] = static_cast<std::uint32_t>(i) + 1;
  }
}

void Scanner::probe(std::u32string_view text, std::uint32_t at, std::uint64_t key, std::vector<Found>& found) const {
  std::size_t slot = hash(key) & slot_mask_;
  while (slots_[slot] != 0 && entries_[slots_[slot] - 1].key != key) slot = (slot + 1) & slot_mask_;
  if (slots_[slot] == 0) return;
  for (std::size_t i = slots_[slot] - 1; i < entries_.size() && entries_[i].key == key; ++i) {
    const Entry& entry = entries_[i];
    const std::u32string& phrase = phrases_[entry.phrase];
    if (at < entry.offset) continue;
    const std::uint32_t begin = at - entry.offset;
    if (text.size() - begin >= phrase.size() && text.compare(begin, phrase.size(), phrase) == 0) found.push_back({entry.phrase, begin});
  }
}

Occurrences Scanner::scan(std::u32string_view text) const {
  std::vector<Found> found;
  const auto may_hold = [&](std::uint64_t key) {
    const std::uint32_t bit = hash(key) >> (32 - filter_bits);
    return (filter_[bit / 64] >> (bit % 64)) & 1;
  };
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (const std::uint64_t key = single_key(text[i]); may_hold(key)) probe(text, i, key, found);
    if (i + 1 == text.size()) break;
    if (const std::uint64_t key = pair_key(text[i], text[i + 1]); may_hold(key)) probe(text, i, key, found);
  }
  Occurrences out;
  out.first_.assign(phrases_.size() + 1, 0);
  for (const Found& one : found) ++out.first_[one.phrase + 1];
  for (std::size_t i = 1; i < out.first_.size(); ++i) out.first_[i] += out.first_[i - 1];
  out.begins_.resize(found.size());
  std::vector<std::uint32_t> next(out.first_.begin(), out.first_.end() - 1);
  for (const Found& one : found) out.begins_[next[one.phrase]++] = one.begin;
  return out;
}

SetOccurrences::SetOccurrences(const PhraseSets& sets, const Scanner& scanner, std::u32string_view text)
    : sets_(sets), occurrences_(scanner.scan(text)), merged_(sets.set_count()), is_merged_(sets.set_count(), false) {}

std::size_t SetOccurrences::count(SetId set) const {
  std::size_t count = 0;
  for (const PhraseId phrase : sets_.set(set)) count += occurrences_.count(phrase);
  return count;
}

const std::vector<Range>& SetOccurrences::of(SetId set) const {
  std::vector<Range>& merged = merged_[set];
  if (is_merged_[set]) return merged;
  is_merged_[set] = true;
  merged.reserve(count(set));
  for (const PhraseId phrase : sets_.set(set)) {
    const auto length = static_cast<std::uint32_t>(sets_.phrases()[phrase].size());
    for (const std::uint32_t* begin = occurrences_.begin(phrase); begin != occurrences_.end(phrase); ++begin) merged.push_back({*begin, *begin + length});
  }
  if (sets_.set(set).size() > 1)
    std::sort(merged.begin(), merged.end(), [](const Range& a, const Range& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
  return merged;
}

}  // namespace zhunsheng::matching

// SPDX-License-Identifier: Apache-2.0
// Finds every phrase of every pattern in one pass over a text. Each phrase is filed under its rarest pair of neighbouring
// characters; a bit table of pairs sifts the text, and the few candidates are compared in full. Phrases are
// deduplicated; a *set* is what one lexicon or literal stands for.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/matching/prepared_text.hpp"

namespace zhunsheng::matching {

using PhraseId = std::uint32_t;
using SetId = std::uint32_t;

/// The deduplicated phrases and sets of phrases that a scanner is made from. Phrases are folded.
class PhraseSets {
 public:
  /// The set of these phrases (empty phrases are left out); equal sets get equal ids.
  SetId add(const std::vector<std::string>& phrases);
  [[nodiscard]] const std::vector<std::u32string>& phrases() const { return phrases_; }
  [[nodiscard]] const std::vector<PhraseId>& set(SetId id) const { return sets_[id]; }
  [[nodiscard]] std::size_t set_count() const { return sets_.size(); }

 private:
  std::vector<std::u32string> phrases_;
  std::map<std::u32string, PhraseId> phrase_ids_;
  std::vector<std::vector<PhraseId>> sets_;
  std::map<std::vector<PhraseId>, SetId> set_ids_;
};

/// Where each phrase begins in one text, ascending.
class Occurrences {
 public:
  [[nodiscard]] std::size_t count(PhraseId phrase) const { return first_[phrase + 1] - first_[phrase]; }
  [[nodiscard]] const std::uint32_t* begin(PhraseId phrase) const { return begins_.data() + first_[phrase]; }
  [[nodiscard]] const std::uint32_t* end(PhraseId phrase) const { return begins_.data() + first_[phrase + 1]; }

 private:
  friend class Scanner;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> begins_;
};

class Scanner {
 public:
  explicit Scanner(const std::vector<std::u32string>& phrases);
  [[nodiscard]] Occurrences scan(std::u32string_view text) const;

 private:
  /// A phrase and where its filed pair (or its single character) stands in it.
  struct Entry {
    std::uint64_t key = 0;
    PhraseId phrase = 0;
    std::uint32_t offset = 0;
  };
  static constexpr unsigned filter_bits = 17;  // 16 KiB: stays in the first-level cache
  struct Found {
    PhraseId phrase;
    std::uint32_t begin;
  };
  using Filter = std::array<std::uint64_t, (std::size_t{1} << filter_bits) / 64>;

  void file(PhraseId phrase, std::uint64_t key, std::uint32_t offset);
  void build_slots();
  void probe(std::u32string_view text, std::uint32_t at, std::uint64_t key, std::vector<Found>& found) const;

  std::vector<std::u32string> phrases_;
  std::vector<Entry> entries_;           ///< sorted by key
  std::vector<std::uint32_t> slots_;     ///< open-addressing table: 1 + first entry of a key, 0 = empty
  std::size_t slot_mask_ = 0;
  Filter filter_{};
};

/// The occurrences of sets in one text, merged when first asked for. Belongs to one thread.
class SetOccurrences {
 public:
  SetOccurrences(const PhraseSets& sets, const Scanner& scanner, std::u32string_view text);
  /// Every occurrence of the set's phrases, ordered by begin, then end.
  [[nodiscard]] const std::vector<Range>& of(SetId set) const;
  [[nodiscard]] std::size_t count(SetId set) const;

 private:
  const PhraseSets& sets_;  // owned by the Matcher, which outlives every search
  Occurrences occurrences_;
  mutable std::vector<std::vector<Range>> merged_;
  mutable std::vector<bool> is_merged_;
};

}  // namespace zhunsheng::matching

// SPDX-License-Identifier: Apache-2.0
// A library of law texts (--statutes): what texts there are, by title and date; a text is read when a citation needs it.
// Whoever opens files hands in the headers and a way to read one text; compiling loads what is cited, and from then on the
// library is only asked (const), so that any number of threads may quote from it.
#pragma once
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/law/statute.hpp"
#include "engine/law/statute_text.hpp"

namespace zhunsheng::law {

class Library {
 public:
  struct Entry {
    TextHeader header;
    std::string name;  ///< what `read` is asked for
    std::optional<StatuteText> text;
  };
  using Read = std::function<std::string(const std::string& name)>;

  Library(std::vector<Entry> entries, Read read);

  /// The header of the text that belongs to the declared version: the one that applies from the same day, else the last
  /// one of its title whose force meets the declared one; nothing where the library has none.
  [[nodiscard]] const TextHeader* find_header(const Statute& statute) const;
  /// Its text, read now if it was not; notes titles that are missing.
  const StatuteText* load(const Statute& statute);
  /// Its text if it was loaded.
  [[nodiscard]] const StatuteText* find_loaded(const Statute& statute) const;

  [[nodiscard]] std::size_t text_count() const { return entries_.size(); }
  /// Complete texts that were loaded.
  [[nodiscard]] std::size_t loaded_count() const;
  /// Titles that were asked for and are not there in full, sorted.
  [[nodiscard]] std::vector<std::string> missing() const { return {missing_.begin(), missing_.end()}; }

 private:
  [[nodiscard]] std::optional<std::size_t> find(const Statute& statute) const;

  std::vector<Entry> entries_;  // INVARIANT: sorted by short title, then day of force, then name
  Read read_;
  std::set<std::string> missing_;
};

}  // namespace zhunsheng::law

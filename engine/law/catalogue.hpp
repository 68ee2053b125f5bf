// SPDX-License-Identifier: Apache-2.0
// The statutes that a rule set declares, found by title (with or without 中华人民共和国, or an alias) and date.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "engine/law/statute.hpp"

namespace zhunsheng::law {

/// Views `statutes`, whose owner must outlive it. Titles are compared by short_title.
class Catalogue {
 public:
  explicit Catalogue(std::span<const Statute> statutes);
  /// Every version with that title or alias, in order of force; empty if unknown.
  [[nodiscard]] std::vector<StatuteId> find_versions(std::string_view title) const;
  /// The titles known, for suggestions.
  [[nodiscard]] std::vector<std::string> titles() const;

 private:
  struct Entry {
    std::string_view title;
    StatuteId statute;
  };
  std::span<const Statute> statutes_;
  std::vector<Entry> entries_;  // INVARIANT: sorted by title, then force
};

}  // namespace zhunsheng::law

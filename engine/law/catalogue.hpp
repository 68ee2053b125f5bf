// SPDX-License-Identifier: Apache-2.0
// The statutes that a rule set declares, found by title and date. A title is found with and without 中华人民共和国 (also
// inside a nested 《》), by 简称, and, where it then can mean one instrument only, with other brackets and blanks and with or
// without （试行） and the bracket of a version: 《公司法（2023修订）》 is the version in force from 2023 or 2024.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/law/statute.hpp"

namespace zhunsheng::law {

/// Views `statutes`, whose owner must outlive it.
class Catalogue {
 public:
  explicit Catalogue(std::span<const Statute> statutes);
  /// Every version with that title or alias, in order of force; empty if unknown, or if the title may mean several.
  [[nodiscard]] std::vector<StatuteId> find_versions(std::string_view title) const;
  /// The titles that it may mean, each once; one where find_versions finds it.
  [[nodiscard]] std::vector<std::string> find_meanings(std::string_view title) const;
  /// The version that follows `id` in time: the next of its title, else the first that begins then or later of the title named as 后继.
  [[nodiscard]] std::optional<StatuteId> find_next(StatuteId id) const;
  /// The titles known, for suggestions.
  [[nodiscard]] std::vector<std::string> titles() const;

 private:
  struct Entry {
    std::string title;
    StatuteId statute;
  };
  [[nodiscard]] std::vector<StatuteId> find_exactly(std::string_view title) const;
  [[nodiscard]] std::vector<StatuteId> find_loosely(std::string_view title) const;
  void sort_by_force(std::vector<StatuteId>& ids) const;

  std::span<const Statute> statutes_;
  std::vector<Entry> entries_;  // INVARIANT: sorted by title as spelled
};

}  // namespace zhunsheng::law

// SPDX-License-Identifier: Apache-2.0
// A sorted table of titles and aliases.
#include "engine/law/catalogue.hpp"

#include <algorithm>

namespace zhunsheng::law {

Catalogue::Catalogue(std::span<const Statute> statutes) : statutes_(statutes) {
  for (std::size_t i = 0; i < statutes_.size(); ++i) {
    entries_.push_back({short_title(statutes_[i].title), StatuteId(i)});
    for (const auto& alias : statutes_[i].aliases) entries_.push_back({short_title(alias), StatuteId(i)});
  }
  const auto begins = [&](StatuteId id) { return statutes_[id.index()].force.from.value_or(base::Date{-1'000'000}); };
  std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
    if (a.title != b.title) return a.title < b.title;
    return begins(a.statute) != begins(b.statute) ? begins(a.statute) < begins(b.statute) : a.statute < b.statute;
  });
}

std::vector<StatuteId> Catalogue::find_versions(std::string_view title) const {
  const std::string_view wanted = short_title(title);
  std::vector<StatuteId> out;
  auto at = std::lower_bound(entries_.begin(), entries_.end(), wanted, [](const Entry& entry, std::string_view name) { return entry.title < name; });
  for (; at != entries_.end() && at->title == wanted; ++at)
    if (std::find(out.begin(), out.end(), at->statute) == out.end()) out.push_back(at->statute);
  return out;
}

std::vector<std::string> Catalogue::titles() const {
  std::vector<std::string> out;
  for (const auto& statute : statutes_) out.push_back(statute.title);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace zhunsheng::law

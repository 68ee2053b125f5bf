// SPDX-License-Identifier: Apache-2.0
// A sorted table of titles and aliases; titles written otherwise are compared one by one, which is rare and cheap.
#include "engine/law/catalogue.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "engine/base/text.hpp"

namespace zhunsheng::law {
namespace {

/// One spelling: no 中华人民共和国 (in front or behind 《), no blanks, ASCII brackets.
std::string spelled(std::string_view title) {
  std::string folded;
  for (std::size_t at = 0; at < title.size();) {
    const char32_t c = base::fold_width(base::decode(title, at));
    if (!base::is_blank(c)) base::append_utf8(folded, c);
  }
  const std::string country = "《中华人民共和国";
  for (std::size_t at = folded.find(country); at != std::string::npos; at = folded.find(country)) folded.replace(at, country.size(), "《");
  return std::string(short_title(folded));
}

struct Parts {
  std::string title;    ///< without the bracket at its end
  std::string bracket;  ///< "(2023修订)" or empty
};

Parts split(const std::string& title) {
  const std::size_t open = title.ends_with(')') ? title.rfind('(') : std::string::npos;
  if (open == std::string::npos || open == 0) return {title, {}};
  return {title.substr(0, open), title.substr(open)};
}

/// The year named in a bracket, or 0.
int year_in(const std::string& bracket) {
  for (std::size_t i = 0; i + 4 <= bracket.size(); ++i) {
    const std::string four = bracket.substr(i, 4);
    if (std::all_of(four.begin(), four.end(), [](char c) { return c >= '0' && c <= '9'; }) && (four[0] == '1' || four[0] == '2')) return std::atoi(four.c_str());
  }
  return 0;
}

/// （试行）, （2018修正） … say which version it is; （一）, （二） name another instrument.
bool is_version(const std::string& bracket) {
  static constexpr std::array<std::string_view, 4> words{"试行", "暂行", "修正", "修订"};
  return year_in(bracket) > 0 || std::any_of(words.begin(), words.end(), [&](std::string_view word) { return bracket.find(word) != std::string::npos; });
}

/// A text of that year is in force from that year or the next.
bool fits_year(const Statute& statute, const std::string& bracket) {
  const int year = is_version(bracket) ? year_in(bracket) : 0;
  if (year == 0) return true;
  const int begins = statute.force.from ? base::civil(*statute.force.from).year : 0;
  return begins == year || begins == year + 1;
}

bool may_mean(const Parts& wanted, const std::string& declared) {
  if (!declared.starts_with(wanted.title)) return false;
  const Parts parts = split(declared);
  if (wanted.title + wanted.bracket == declared) return true;
  if (is_version(wanted.bracket)) return wanted.title == declared || (wanted.title == parts.title && is_version(parts.bracket));
  return wanted.bracket.empty() && wanted.title == parts.title;
}

}  // namespace

Catalogue::Catalogue(std::span<const Statute> statutes) : statutes_(statutes) {
  for (std::size_t i = 0; i < statutes_.size(); ++i) {
    entries_.push_back({spelled(statutes_[i].title), StatuteId(i)});
    for (const auto& alias : statutes_[i].aliases) entries_.push_back({spelled(alias), StatuteId(i)});
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.title != b.title ? a.title < b.title : a.statute < b.statute; });
}

/// The versions whose title or alias is spelled so, and all other versions of their titles: 简称 need be stated once only.
std::vector<StatuteId> Catalogue::find_exactly(std::string_view title) const {
  const std::string wanted = spelled(title);
  std::vector<StatuteId> out;
  const auto add_all = [&](const std::string& name) {
    auto at = std::lower_bound(entries_.begin(), entries_.end(), name, [](const Entry& entry, const std::string& key) { return entry.title < key; });
    for (; at != entries_.end() && at->title == name; ++at)
      if (std::find(out.begin(), out.end(), at->statute) == out.end()) out.push_back(at->statute);
  };
  add_all(wanted);
  const auto named = out;
  for (const StatuteId id : named)
    if (const std::string title_of_version = spelled(statutes_[id.index()].title); title_of_version != wanted) add_all(title_of_version);
  sort_by_force(out);
  return out;
}

void Catalogue::sort_by_force(std::vector<StatuteId>& ids) const {
  const auto begins = [&](StatuteId id) { return statutes_[id.index()].force.from.value_or(base::Date{-1'000'000}); };
  std::stable_sort(ids.begin(), ids.end(), [&](StatuteId a, StatuteId b) { return begins(a) != begins(b) ? begins(a) < begins(b) : a < b; });
}

std::vector<StatuteId> Catalogue::find_loosely(std::string_view title) const {
  const Parts wanted = split(spelled(title));
  std::vector<StatuteId> out;
  for (const auto& entry : entries_)
    if (may_mean(wanted, entry.title) && fits_year(statutes_[entry.statute.index()], wanted.bracket) && std::find(out.begin(), out.end(), entry.statute) == out.end()) out.push_back(entry.statute);
  sort_by_force(out);
  return out;
}

std::vector<StatuteId> Catalogue::find_versions(std::string_view title) const {
  if (find_meanings(title).size() != 1) return {};
  const auto exact = find_exactly(title);
  return exact.empty() ? find_loosely(title) : exact;
}

std::vector<std::string> Catalogue::find_meanings(std::string_view title) const {
  auto found = find_exactly(title);
  if (found.empty()) found = find_loosely(title);
  std::vector<std::string> spellings, out;
  for (const StatuteId id : found) {
    const std::string& name = statutes_[id.index()].title;
    if (std::find(spellings.begin(), spellings.end(), spelled(name)) != spellings.end()) continue;
    spellings.push_back(spelled(name));
    out.push_back(name);
  }
  return out;
}

std::optional<StatuteId> Catalogue::find_next(StatuteId id) const {
  const Statute& statute = statutes_[id.index()];
  if (!statute.force.until) return std::nullopt;
  for (const std::string& title : {statute.title, statute.successor}) {
    if (title.empty()) continue;
    for (const StatuteId other : find_versions(title)) {
      const auto& from = statutes_[other.index()].force.from;
      if (other != id && from && *statute.force.until <= *from) return other;
    }
  }
  return std::nullopt;
}

std::vector<std::string> Catalogue::titles() const {
  std::vector<std::string> out;
  for (const auto& statute : statutes_) out.push_back(statute.title);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace zhunsheng::law

// SPDX-License-Identifier: Apache-2.0
// A sorted table of headers.
#include "engine/law/library.hpp"

#include <algorithm>
#include <utility>

namespace zhunsheng::law {
namespace {

constexpr base::Date beginning{-1'000'000};

base::Date begin_of(const base::DateSpan& force) { return force.from.value_or(beginning); }

}  // namespace

Library::Library(std::vector<Entry> entries, Read read) : entries_(std::move(entries)), read_(std::move(read)) {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    const std::string_view left = short_title(a.header.title), right = short_title(b.header.title);
    if (left != right) return left < right;
    if (begin_of(a.header.force) != begin_of(b.header.force)) return begin_of(a.header.force) < begin_of(b.header.force);
    return a.name < b.name;
  });
}

std::optional<std::size_t> Library::find(const Statute& statute) const {
  const std::string_view title = short_title(statute.title);
  auto at = std::lower_bound(entries_.begin(), entries_.end(), title, [](const Entry& entry, std::string_view wanted) { return short_title(entry.header.title) < wanted; });
  std::optional<std::size_t> meeting;
  for (; at != entries_.end() && short_title(at->header.title) == title; ++at) {
    const auto index = static_cast<std::size_t>(at - entries_.begin());
    if (at->header.force.from && at->header.force.from == statute.force.from) return index;
    if (base::intersect(at->header.force, statute.force)) meeting = index;
  }
  return meeting;
}

const TextHeader* Library::find_header(const Statute& statute) const {
  const auto found = find(statute);
  return found ? &entries_[*found].header : nullptr;
}

const StatuteText* Library::load(const Statute& statute) {
  const auto found = find(statute);
  if (!found) {
    missing_.insert(statute.title);
    return nullptr;
  }
  Entry& entry = entries_[*found];
  if (!entry.text) entry.text = read_text(read_(entry.name));
  if (!entry.header.is_complete) missing_.insert(statute.title);
  return &*entry.text;
}

const StatuteText* Library::find_loaded(const Statute& statute) const {
  const auto found = find(statute);
  return found && entries_[*found].text ? &*entries_[*found].text : nullptr;
}

std::size_t Library::loaded_count() const {
  return static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), [](const Entry& entry) { return entry.text && entry.header.is_complete; }));
}

}  // namespace zhunsheng::law

// SPDX-License-Identifier: Apache-2.0
// Fixes are taken in order of their first edit; the edits taken are kept in a map by place, so that ten thousand fixes
// cost no more than sorting them.
#include "engine/base/fix.hpp"

#include <algorithm>
#include <map>

namespace zhunsheng::base {
namespace {

bool is_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() || (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80);
}

bool fits(std::string_view text, std::uint32_t source, const Fix& fix) {
  std::uint32_t behind = 0;
  for (const Edit& edit : fix.edits) {
    if (edit.span.source != source || edit.span.begin < behind || edit.span.end < edit.span.begin) return false;
    if (!is_boundary(text, edit.span.begin) || !is_boundary(text, edit.span.end)) return false;
    behind = edit.span.end;
  }
  return !fix.edits.empty();
}

/// The fixes wanted, in order of place, each once.
std::vector<const Fix*> candidates(std::string_view text, std::uint32_t source, const std::vector<Diagnostic>& diagnostics, FixScope scope) {
  std::vector<const Fix*> out;
  for (const auto& diagnostic : diagnostics) {
    if (!diagnostic.fix || (diagnostic.fix->is_offer && scope == FixScope::sure)) continue;
    if (fits(text, source, *diagnostic.fix)) out.push_back(&*diagnostic.fix);
  }
  std::stable_sort(out.begin(), out.end(), [](const Fix* a, const Fix* b) { return a->edits.front().span.begin < b->edits.front().span.begin; });
  return out;
}

/// Edits taken so far, by where they begin.
class Taken {
 public:
  [[nodiscard]] bool holds(const Fix& fix) const {
    return std::all_of(fix.edits.begin(), fix.edits.end(), [&](const Edit& edit) {
      const auto found = edits_.find(edit.span.begin);
      return found != edits_.end() && *found->second == edit;
    });
  }
  /// Two edits touch if they share a byte or begin at one place; an insertion may stand at the end of a replaced stretch.
  [[nodiscard]] bool touches(const Edit& edit) const {
    const auto next = edits_.lower_bound(edit.span.begin);
    if (next != edits_.end() && (next->first == edit.span.begin || next->first < edit.span.end)) return true;
    return next != edits_.begin() && std::prev(next)->second->span.end > edit.span.begin;
  }
  void take(const Fix& fix) {
    for (const Edit& edit : fix.edits) edits_.emplace(edit.span.begin, &edit);
  }
  [[nodiscard]] std::vector<Edit> in_order() const {
    std::vector<Edit> out;
    out.reserve(edits_.size());
    for (const auto& [begin, edit] : edits_) out.push_back(*edit);
    return out;
  }

 private:
  std::map<std::uint32_t, const Edit*> edits_;
};

std::string replace(std::string_view text, const std::vector<Edit>& edits) {
  std::string out;
  std::size_t behind = 0;
  for (const Edit& edit : edits) {
    out += text.substr(behind, edit.span.begin - behind);
    out += edit.replacement;
    behind = edit.span.end;
  }
  out += text.substr(behind);
  return out;
}

}  // namespace

FixedText apply_fixes(std::string_view text, std::uint32_t source, const std::vector<Diagnostic>& diagnostics, FixScope scope) {
  FixedText out;
  Taken taken;
  for (const Fix* fix : candidates(text, source, diagnostics, scope)) {
    if (taken.holds(*fix)) continue;
    if (std::any_of(fix->edits.begin(), fix->edits.end(), [&](const Edit& edit) { return taken.touches(edit); })) {
      ++out.left;
      continue;
    }
    taken.take(*fix);
    ++out.applied;
  }
  out.edits = taken.in_order();
  out.text = replace(text, out.edits);
  return out;
}

}  // namespace zhunsheng::base

// SPDX-License-Identifier: Apache-2.0
// Anchors choose the units worth looking at; `ends` runs the pattern from all given positions at once.
#include "engine/matching/search.hpp"

#include <algorithm>

#include "engine/matching/numerals.hpp"

namespace zhunsheng::matching {
namespace {

constexpr std::uint32_t text_slot_limit = 200;  // a name or a term, not a paragraph

bool begins_before(const Range& range, std::uint32_t position) { return range.begin < position; }

}  // namespace

void Positions::normalise() {
  std::sort(intervals_.begin(), intervals_.end(), [](const Interval& a, const Interval& b) { return a.first < b.first; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < intervals_.size(); ++i) {
    if (kept > 0 && intervals_[i].first <= intervals_[kept - 1].last + 1) {
      intervals_[kept - 1].last = std::max(intervals_[kept - 1].last, intervals_[i].last);
    } else {
      intervals_[kept++] = intervals_[i];
    }
  }
  intervals_.resize(kept);
}

bool Positions::holds(std::uint32_t position) const {
  return std::any_of(intervals_.begin(), intervals_.end(), [&](const Interval& one) { return one.first <= position && position <= one.last; });
}

std::optional<std::uint32_t> Positions::first_above(std::uint32_t floor) const {
  for (const Interval& one : intervals_)
    if (one.last > floor) return std::max(one.first, floor + 1);
  return std::nullopt;
}

Search::Search(const Program& program, const PhraseSets& sets, const Scanner& scanner, const PreparedText& text)
    : program_(program), sets_(sets), text_(text), occurrences_(sets, scanner, text.chars), anchors_(program.patterns.size()) {}

Search::Anchor Search::anchor(NodeId id) {
  const Node& node = program_.nodes[id];
  switch (node.kind) {
    case NodeKind::phrases: return {true, occurrences_.count(node.set), {node.set}};
    case NodeKind::reference: return anchor_of(node.pattern);
    case NodeKind::gap: case NodeKind::optional: case NodeKind::not_before: case NodeKind::not_after: case NodeKind::slot: return {};
    case NodeKind::sequence: {
      Anchor best;
      for (const NodeId child : node.children) {
        Anchor next = anchor(child);
        if (next.is_known && (!best.is_known || next.cost < best.cost)) best = std::move(next);
      }
      return best;
    }
    case NodeKind::any_of: {
      Anchor all;
      all.is_known = !node.children.empty();
      for (const NodeId child : node.children) {
        const Anchor next = anchor(child);
        if (!next.is_known) return {};
        all.cost += next.cost;
        all.sets.insert(all.sets.end(), next.sets.begin(), next.sets.end());
      }
      return all;
    }
  }
  return {};
}

const Search::Anchor& Search::anchor_of(std::uint32_t pattern) {
  std::optional<Anchor>& known = anchors_[pattern];
  if (!known) known = anchor(program_.patterns[pattern].root);
  return *known;
}

std::vector<std::size_t> Search::candidate_units(std::uint32_t pattern) {
  const Units& units = text_.units(program_.patterns[pattern].scope);
  const Anchor& needed = anchor_of(pattern);
  std::vector<std::size_t> out;
  if (!needed.is_known) {
    for (std::size_t unit = 0; unit < units.count(); ++unit) out.push_back(unit);
    return out;
  }
  for (const SetId set : needed.sets)
    for (const Range& occurrence : occurrences_.of(set)) {
      const std::size_t unit = units.index_at(occurrence.begin);
      if (out.empty() || out.back() != unit) out.push_back(unit);
    }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<std::uint32_t> Search::start_positions(const Starts& starts, Range unit) const {
  std::vector<std::uint32_t> out;
  if (starts.anywhere) {
    for (std::uint32_t i = unit.begin; i < unit.end; ++i) out.push_back(i);
    return out;
  }
  for (const SetId set : starts.sets) {
    const std::vector<Range>& all = occurrences_.of(set);
    for (auto one = std::lower_bound(all.begin(), all.end(), unit.begin, begins_before); one != all.end() && one->begin < unit.end; ++one) out.push_back(one->begin);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void Search::visit_unit(std::uint32_t pattern, std::size_t unit, const Visitor& visit) {
  const CompiledPattern& compiled = program_.patterns[pattern];
  const Range range = text_.units(compiled.scope).unit(unit);
  std::uint32_t resume = range.begin;
  for (const std::uint32_t start : start_positions(compiled.starts, range)) {
    if (start < resume) continue;
    const auto end = ends(compiled.root, Positions(start), range).first_above(start);
    if (!end) continue;
    switch (visit(unit, {start, *end})) {
      case Next::start: break;
      case Next::behind: resume = *end; break;
      case Next::unit: return;
    }
  }
}

void Search::each_match(model::PatternId pattern, const Visitor& visit) {
  for (const std::size_t unit : candidate_units(pattern.value)) visit_unit(pattern.value, unit, visit);
}

Positions Search::ends(NodeId id, const Positions& from, Range limit) const {
  const Node& node = program_.nodes[id];
  switch (node.kind) {
    case NodeKind::phrases: return phrase_ends(node.set, from, limit);
    case NodeKind::reference: return reference_ends(node, from, limit);
    case NodeKind::slot: return slot_ends(program_.slots[node.slot], from, limit);
    case NodeKind::sequence: return sequence_ends(node, 0, from, limit);
    case NodeKind::not_before: case NodeKind::not_after: return cut(node, from, limit);
    case NodeKind::gap: {
      Positions out;
      for (const auto& one : from.intervals()) {
        const std::uint64_t first = std::uint64_t{one.first} + node.minimum, last = std::min<std::uint64_t>(std::uint64_t{one.last} + node.maximum, limit.end);
        if (first <= last) out.add(static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last));
      }
      out.normalise();
      return out;
    }
    case NodeKind::any_of: case NodeKind::optional: {
      Positions out;
      for (const NodeId child : node.children) out.add(ends(child, from, limit));
      if (node.kind == NodeKind::optional) out.add(from);
      out.normalise();
      return out;
    }
  }
  return {};
}

Positions Search::sequence_ends(const Node& node, std::size_t first, const Positions& from, Range limit) const {
  Positions at = from;
  for (std::size_t i = first; i < node.children.size() && !at.is_empty(); ++i) at = ends(node.children[i], at, limit);
  return at;
}

Positions Search::phrase_ends(SetId set, const Positions& from, Range limit) const {
  Positions out;
  const std::vector<Range>& all = occurrences_.of(set);
  for (const auto& one : from.intervals())
    for (auto next = std::lower_bound(all.begin(), all.end(), one.first, begins_before); next != all.end() && next->begin <= one.last; ++next)
      if (next->end <= limit.end) out.add(next->end, next->end);
  out.normalise();
  return out;
}

/// The target keeps within its own scope too, so positions are taken unit by unit.
Positions Search::reference_ends(const Node& node, const Positions& from, Range limit) const {
  const CompiledPattern& target = program_.patterns[node.pattern];
  const Units& units = text_.units(target.scope);
  Positions out;
  for (const auto& one : from.intervals())
    for (std::uint32_t first = one.first; first <= one.last && first < limit.end;) {
      const Range unit = units.at(first);
      Positions here;
      here.add(first, std::min({one.last, unit.end - 1, limit.end - 1}));
      out.add(ends(target.root, here, {std::max(limit.begin, unit.begin), std::min(limit.end, unit.end)}));
      first = unit.end;
    }
  out.normalise();
  return out;
}

std::optional<ReadValue> Search::read_slot(const SlotSpec& slot, std::uint32_t at, Range limit) const {
  const std::u32string_view text = std::u32string_view(text_.chars).substr(0, limit.end);
  if (slot.type.kind != model::TypeKind::enumeration) return read_value(text, at, slot.type);
  std::optional<ReadValue> best;
  for (std::size_t i = 0; i < slot.words.size(); ++i) {
    const auto end = static_cast<std::uint32_t>(at + slot.words[i].size());
    if (!slot.words[i].empty() && starts_with(text, at, slot.words[i]) && (!best || best->end < end)) best = ReadValue{model::make_enumerant(static_cast<std::int64_t>(i)), end};
  }
  return best;
}

Positions Search::slot_ends(const SlotSpec& slot, const Positions& from, Range limit) const {
  Positions out;
  for (const auto& one : from.intervals())
    for (std::uint32_t at = one.first; at <= one.last && at < limit.end; ++at) {
      if (slot.type.kind == model::TypeKind::text) {
        const std::uint32_t last = std::min({limit.end, text_.sentences.at(at).end, at + text_slot_limit});
        if (last > at) out.add(at + 1, last);
      } else if (const auto read = read_slot(slot, at, limit)) {
        out.add(read->end, read->end);
      }
    }
  out.normalise();
  return out;
}

/// 前无 and 后无: within one 分句 the allowed positions are those up to the first forbidden end, or behind the last
/// forbidden begin.
Positions Search::cut(const Node& node, const Positions& from, Range limit) const {
  Positions out;
  for (const auto& one : from.intervals())
    for (std::uint32_t first = one.first; first <= one.last;) {
      const Stretch stretch = node.kind == NodeKind::not_before ? stretch_before(first) : stretch_after(first, limit);
      const std::uint32_t last = std::max(first, std::min(stretch.last, one.last));
      if (node.kind == NodeKind::not_before) {
        const auto forbidden = first_end_in(node.children[0], stretch.part);
        const std::uint32_t allowed = forbidden ? std::min(last, *forbidden - 1) : last;
        if (first <= allowed) out.add(first, allowed);
      } else {
        const auto forbidden = last_begin_in(node.children[0], stretch.part);
        const std::uint32_t allowed = forbidden ? std::max(first, *forbidden + 1) : first;
        if (allowed <= last) out.add(allowed, last);
      }
      first = last + 1;
    }
  out.normalise();
  return out;
}

/// What stands before a point is looked for in the 分句 of the character behind the point.
Search::Stretch Search::stretch_before(std::uint32_t position) const {
  const std::uint32_t size = text_.size();
  const Range part = text_.parts.at(std::min(position, size - 1));
  return {part, part.end == size ? size : part.end - 1};
}

/// What stands after a point is looked for in the 分句 of the last character matched; of the next one where nothing was
/// matched yet or the last one ended its 分句.
Search::Stretch Search::stretch_after(std::uint32_t position, Range limit) const {
  const bool at_begin = position == limit.begin || text_.is_part_end(position - 1);
  if (at_begin && position < text_.size()) return {text_.parts.at(position), position};
  const Range part = text_.parts.at(position - (position > 0 ? 1 : 0));
  const bool marked = text_.is_part_end(part.end - 1);
  return {part, marked ? part.end - 1 : part.end};
}

std::optional<std::uint32_t> Search::first_end_in(NodeId id, Range part) const {
  std::optional<std::uint32_t> best;
  const auto consider = [&](std::uint32_t end) { best = best ? std::min(*best, end) : end; };
  if (const Node& node = program_.nodes[id]; node.kind == NodeKind::phrases) {
    for (const Range& one : occurrences_in(node.set, part)) consider(one.end);
    return best;
  }
  for (std::uint32_t start = part.begin; start < part.end; ++start)
    if (const auto end = ends(id, Positions(start), part).first_above(start)) consider(*end);
  return best;
}

std::optional<std::uint32_t> Search::last_begin_in(NodeId id, Range part) const {
  if (const Node& node = program_.nodes[id]; node.kind == NodeKind::phrases) {
    const std::vector<Range> all = occurrences_in(node.set, part);
    return all.empty() ? std::nullopt : std::optional<std::uint32_t>(all.back().begin);
  }
  for (std::uint32_t start = part.end; start-- > part.begin;)
    if (ends(id, Positions(start), part).first_above(start)) return start;
  return std::nullopt;
}

std::vector<Range> Search::occurrences_in(SetId set, Range part) const {
  std::vector<Range> out;
  const std::vector<Range>& all = occurrences_.of(set);
  for (auto one = std::lower_bound(all.begin(), all.end(), part.begin, begins_before); one != all.end() && one->begin < part.end; ++one)
    if (one->end <= part.end) out.push_back(*one);
  return out;
}

}  // namespace zhunsheng::matching

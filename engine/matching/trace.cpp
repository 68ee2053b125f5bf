// SPDX-License-Identifier: Apache-2.0
// Which slots a match fills: walks the pattern again from begin to end, taking at each step the nearest end from which
// the rest can still reach the end of the match.
#include "engine/matching/search.hpp"

namespace zhunsheng::matching {

bool Search::trace(NodeId id, Range span, Range limit, std::vector<SlotMatch>& out) const {
  const Node& node = program_.nodes[id];
  if (!ends(id, Positions(span.begin), limit).holds(span.end)) return false;
  switch (node.kind) {
    case NodeKind::phrases: said_.push_back(span); return true;
    case NodeKind::gap: case NodeKind::not_before: case NodeKind::not_after: return true;
    case NodeKind::sequence: return trace_sequence(node, span, limit, out);
    case NodeKind::any_of:
      for (const NodeId child : node.children)
        if (trace(child, span, limit, out)) return true;
      return false;
    case NodeKind::optional: return trace(node.children[0], span, limit, out) || span.is_empty();
    case NodeKind::reference: {
      const CompiledPattern& target = program_.patterns[node.pattern];
      const Range unit = text_.units(target.scope).at(span.begin);
      return trace(target.root, span, {std::max(limit.begin, unit.begin), std::min(limit.end, unit.end)}, out);
    }
    case NodeKind::slot: {
      const SlotSpec& slot = program_.slots[node.slot];
      SlotMatch match{slot.name, {}, span};
      if (slot.type.kind == model::TypeKind::text)
        match.value.kind = model::TypeKind::text;  // its words are cut from the document by the caller
      else if (auto read = read_slot(slot, span.begin, limit))
        match.value = std::move(read->value);
      out.push_back(std::move(match));
      return true;
    }
  }
  return false;
}

bool Search::trace_sequence(const Node& node, Range span, Range limit, std::vector<SlotMatch>& out) const {
  std::uint32_t at = span.begin;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    bool found = false;
    const Positions next = ends(node.children[i], Positions(at), limit);
    for (const auto& one : next.intervals()) {
      for (std::uint32_t end = one.first; end <= one.last && !found; ++end) {
        if (!sequence_ends(node, i + 1, Positions(end), limit).holds(span.end)) continue;
        found = trace(node.children[i], {at, end}, limit, out);
        if (found) at = end;
      }
      if (found) break;
    }
    if (!found) return false;
  }
  return at == span.end;
}

std::vector<Range> Search::said(model::PatternId pattern, Range match) const {
  const CompiledPattern& compiled = program_.patterns[pattern.index()];
  said_.clear();
  std::vector<SlotMatch> ignored;
  trace(compiled.root, match, text_.units(compiled.scope).at(match.begin), ignored);
  return said_;
}

std::vector<SlotMatch> Search::slots(model::PatternId pattern, Range& match) {
  const CompiledPattern& compiled = program_.patterns[pattern.index()];
  std::vector<SlotMatch> out;
  if (!compiled.has_slots) return out;
  const Range unit = text_.units(compiled.scope).at(match.begin);
  trace(compiled.root, match, unit, out);
  if (out.empty() || out.back().range.end != match.end || out.back().value.kind != model::TypeKind::text) return out;
  const Range part = text_.parts.at(match.end - 1);
  std::uint32_t end = std::min(part.end, unit.end);
  while (end > match.end && text_.is_part_end(end - 1)) --end;
  out.back().range.end = match.end = std::max(match.end, end);
  return out;
}

}  // namespace zhunsheng::matching

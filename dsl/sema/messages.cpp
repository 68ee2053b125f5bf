// SPDX-License-Identifier: Apache-2.0
// The text is split twice: as the reader will see it, for the words, and as it stands in the source, for the places. An
// escape never makes a brace, so the slots of both come in the same order.
#include "dsl/sema/messages.hpp"

#include <algorithm>

#include "dsl/sema/names.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

using model::MessagePart;

struct Piece {
  bool is_slot = false;
  std::string text;
  std::size_t begin = 0, end = 0;  ///< bytes between the braces of a slot
  bool is_open = false;            ///< a { without }
};

std::vector<Piece> split(std::string_view text) {
  std::vector<Piece> out;
  std::string words;
  const auto flush = [&] {
    if (!words.empty()) out.push_back({false, std::move(words), 0, 0, false});
    words.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool doubled = i + 1 < text.size() && text[i + 1] == text[i] && (text[i] == '{' || text[i] == '}');
    if (doubled || text[i] != '{') {
      words += text[i];
      if (doubled) ++i;
      continue;
    }
    flush();
    const std::size_t close = text.find('}', i);
    const std::size_t end = close == std::string_view::npos ? text.size() : close;
    out.push_back({true, std::string(text.substr(i + 1, end - i - 1)), i + 1, end, close == std::string_view::npos});
    i = end;
  }
  flush();
  return out;
}

/// a.b as a path whose parts have their places in the source.
syntax::Path read_path(const std::string& text, base::Span span) {
  syntax::Path path;
  path.span = span;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t dot = std::min(text.find('.', begin), text.size());
    const std::string_view raw = std::string_view(text).substr(begin, dot - begin);
    std::string_view name = base::trim(raw);
    constexpr std::string_view open = "「", close = "」";
    if (name.size() > open.size() + close.size() && name.starts_with(open) && name.ends_with(close)) name = name.substr(open.size(), name.size() - open.size() - close.size());
    const auto offset = static_cast<std::uint32_t>(begin + static_cast<std::size_t>(name.data() - raw.data()));
    path.parts.push_back({std::string(name), {span.source, span.begin + offset, span.begin + offset + static_cast<std::uint32_t>(name.size())}});
    begin = dot + 1;
  }
  return path;
}

bool is_hit(std::string_view word) { return word == "命中" || word == "hit" || word == "matches"; }
bool is_witness(std::string_view word) { return word == "反例" || word == "witness"; }

class MessageLowering {
 public:
  MessageLowering(Context& context, const MessageScope& scope) : context_(context), scope_(scope) {}

  MessagePart slot(const syntax::Path& path) {
    const std::string& head = path.parts.front().text;
    if (is_hit(head) && path.parts.size() == 2) return hit(path);
    if (is_witness(head)) return witness(path);
    return value(path, scope_.expressions);
  }

 private:
  MessagePart value(const syntax::Path& path, ExpressionScope scope) {
    MessagePart part;
    part.kind = MessagePart::Kind::value;
    part.expr = ExpressionLowering(context_, std::move(scope)).path(path);
    const model::Type& type = at(context_.rules, part.expr).type;
    if (type.kind == model::TypeKind::record) context_.report.add(base::Code::record_in_message, path.span, {to_string(path)});
    return part;
  }

  MessagePart hit(const syntax::Path& path) {
    MessagePart part;
    const syntax::Name& name = path.parts[1];
    if (scope_.subject.kind != model::Subject::Kind::hits) {
      if (!scope_.expressions.is_norm_broken) context_.report.add(base::Code::no_hit_here, path.span);
      return part;
    }
    if (name.text == "条号") part.kind = MessagePart::Kind::hit_number;
    else if (name.text == "原文") part.kind = MessagePart::Kind::hit_text;
    else if (name.text == "语境") part.kind = MessagePart::Kind::hit_context;
    else hit_slot(name, part);
    return part;
  }

  void hit_slot(const syntax::Name& name, MessagePart& part) {
    part.kind = MessagePart::Kind::hit_slot;
    part.text = name.text;
    std::vector<std::string> candidates{"条号", "原文", "语境"};
    const model::PatternId pattern(std::size_t{at(context_.rules, scope_.subject.expr).ref});
    for (const auto& slot : context_.pattern_slots[pattern.index()]) candidates.push_back(slot.name);
    if (std::find(candidates.begin(), candidates.end(), name.text) != candidates.end()) return;
    suggest(context_.report.add(base::Code::unknown_field, name.span, {"命中", name.text}), name.text, candidates, name.span);
  }

  MessagePart witness(const syntax::Path& path) {
    const bool is_named = path.parts.size() >= 2 && scope_.witness && path.parts[1].text == scope_.witness->name;
    if (!is_named && scope_.expressions.is_norm_broken) return {};
    if (!is_named) {
      base::Diagnostic& diagnostic = context_.report.add(base::Code::no_witness_here, path.span, {to_string(path)});
      if (scope_.witness) diagnostic.suggestion = "反例." + scope_.witness->name;
      return {};
    }
    ExpressionScope inner = scope_.expressions;
    inner.variables.push_back(*scope_.witness);
    syntax::Path rest = path;
    rest.parts.erase(rest.parts.begin());
    rest.span = base::join(rest.parts.front().span, rest.parts.back().span);
    return value(rest, std::move(inner));
  }

  Context& context_;
  const MessageScope& scope_;
};

}  // namespace

model::Message lower_message(Context& context, const syntax::String& text, const MessageScope& scope) {
  const std::vector<Piece> shown = split(text.text);
  std::vector<Piece> placed = split(context.slice(text.span));
  placed.erase(std::remove_if(placed.begin(), placed.end(), [](const Piece& piece) { return !piece.is_slot; }), placed.end());
  MessageLowering lowering(context, scope);
  model::Message out;
  std::size_t next = 0;
  for (const Piece& piece : shown) {
    if (!piece.is_slot) {
      out.push_back({MessagePart::Kind::literal, piece.text, {}});
      continue;
    }
    base::Span span = text.span;
    if (next < placed.size()) span = {text.span.source, text.span.begin + static_cast<std::uint32_t>(placed[next].begin), text.span.begin + static_cast<std::uint32_t>(placed[next].end)};
    ++next;
    if (piece.is_open || base::trim(piece.text).empty()) {
      context.report.add(base::Code::bad_slot, span, {piece.text});
      continue;
    }
    out.push_back(lowering.slot(read_path(piece.text, span)));
  }
  return out;
}

}  // namespace zhunsheng::sema

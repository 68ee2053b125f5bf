// SPDX-License-Identifier: Apache-2.0
// The text is split twice: as the reader will see it, for the words, and as it stands in the source, for the places. An
// escape never makes a brace, so the slots of both come in the same order.
#include "dsl/sema/messages.hpp"

#include <algorithm>
#include <cctype>

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
    if (text[i] == '}' && !doubled) {
      flush();
      out.push_back({false, "}", i, i + 1, true});
      continue;
    }
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

/// How far a dotted name reaches.
std::size_t name_end(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t offset = 0; offset < text.size(); end = offset) {
    const char32_t c = base::decode(text, offset);
    const bool is_name = base::is_han(c) || c == U'.' || c == U'_' || (c < 0x80 && std::isalnum(static_cast<int>(c)) != 0);
    if (!is_name) break;
  }
  return end;
}

/// Where the name of a fact begins that ends at this }.
std::optional<std::uint32_t> find_unopened(const Context& context, base::Span brace) {
  const std::string_view text = context.sources[brace.source].text().substr(0, brace.begin);
  for (std::size_t begin = text.find_last_of("\"}{\n") + 1; begin < text.size();) {
    const std::string_view name = text.substr(begin);
    const std::size_t dot = name.find('.');
    const auto block = dot == std::string_view::npos ? context.names.blocks.end() : context.names.blocks.find(name.substr(0, dot));
    if (block != context.names.blocks.end() && context.names.fields[block->second.index()].count(std::string(name.substr(dot + 1))) > 0) return static_cast<std::uint32_t>(begin);
    base::decode(text, begin);
  }
  return std::nullopt;
}

/// {决策.讨论日期 - 决策.送审日期}: a sign of calculation, or a blank within a name, outside 「」.
bool is_calculation(std::string_view text) {
  constexpr std::u32string_view signs = U"+-*/()<>=×÷＋－（）";
  text = base::trim(text);
  bool is_quoted = false, is_blank = false, is_behind_name = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = base::decode(text, offset);
    if (c == U'「' || c == U'」') is_quoted = c == U'「';
    if (is_quoted) continue;
    if (signs.find(c) != std::u32string_view::npos) return true;
    const bool is_space = c == U' ' || c == U'\t', is_dot = c == U'.';
    if (!is_space && !is_dot && is_blank && is_behind_name) return true;
    is_blank = is_space;
    if (!is_space) is_behind_name = !is_dot;
  }
  return false;
}

void report_bad_slot(Context& context, const Piece& piece, base::Span span) {
  if (!piece.is_slot) {
    base::Diagnostic& diagnostic = context.report.add(base::Code::unopened_slot, span);
    if (const auto begin = find_unopened(context, span)) diagnostic.fix = base::Fix{{span.source, *begin, *begin}, "{"};
    return;
  }
  const std::size_t name = piece.is_open ? name_end(piece.text) : 0;
  if (name > 0) span.end = span.begin + static_cast<std::uint32_t>(name);
  base::Diagnostic& diagnostic = context.report.add(base::Code::bad_slot, {span.source, span.begin - 1, span.end}, {piece.text});
  if (name > 0) diagnostic.fix = base::Fix{{span.source, span.end, span.end}, "}"};
}

/// ｛决策.投资额｝ and the like look like a slot and are none: only for names of facts that exist.
void warn_look_alikes(Context& context, const syntax::String& text) {
  struct Form {
    std::string_view open, close;
  };
  const std::string_view whole = context.slice(text.span);
  for (const Form& form : {Form{"｛", "｝"}, Form{"【", "】"}, Form{"<", ">"}, Form{"[", "]"}, Form{"${", "}"}}) {
    for (std::size_t at = whole.find(form.open); at != std::string_view::npos; at = whole.find(form.open, at + 1)) {
      const std::string_view rest = whole.substr(at + form.open.size());
      const std::string name(rest.substr(0, name_end(rest)));
      const std::size_t dot = name.find('.');
      if (dot == std::string::npos || !rest.substr(name.size()).starts_with(form.close)) continue;
      const auto block = context.names.blocks.find(name.substr(0, dot));
      if (block == context.names.blocks.end() || context.names.fields[block->second.index()].count(name.substr(dot + 1)) == 0) continue;
      const auto begin = text.span.begin + static_cast<std::uint32_t>(at);
      const base::Span span{text.span.source, begin, begin + static_cast<std::uint32_t>(form.open.size() + name.size() + form.close.size())};
      context.report.add(base::Code::looks_like_slot, span, {std::string(context.slice(span)), "{" + name + "}"}).fix = base::Fix{span, "{" + name + "}"};
    }
  }
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
    if (is_hit(head) && scope_.subject.kind == model::Subject::Kind::hits) {
      context_.report.add(base::Code::bad_slot, path.span, {head}).fix = base::Fix{path.span, head + ".原文"};
      return {};
    }
    if (scope_.witness && head == scope_.witness->name) {
      context_.report.add(base::Code::no_witness_here, path.parts.front().span, {head}).fix = base::Fix{path.parts.front().span, "反例." + head};
      return {};
    }
    return value(path, scope_.expressions);
  }

 private:
  MessagePart value(const syntax::Path& path, ExpressionScope scope) {
    MessagePart part;
    part.kind = MessagePart::Kind::value;
    part.expr = ExpressionLowering(context_, std::move(scope)).path(path);
    const model::Type& type = at(context_.rules, part.expr).type;
    if (type.kind == model::TypeKind::record) report_record(path, model::RecordId(std::size_t{type.ref}));
    return part;
  }

  /// Its first text is what names it.
  void report_record(const syntax::Path& path, model::RecordId record) {
    base::Diagnostic& diagnostic = context_.report.add(base::Code::record_in_message, path.span, {to_string(path)});
    for (const model::FactId field : at(context_.rules, record).fields) {
      if (at(context_.rules, field).type.kind != model::TypeKind::text) continue;
      diagnostic.fix = base::Fix::offer({path.span.source, path.span.end, path.span.end}, "." + at(context_.rules, field).name);
      return;
    }
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
      const base::Span place = path.parts.size() < 2 ? path.span : base::join(path.parts[0].span, path.parts[1].span);
      base::Diagnostic& diagnostic = context_.report.add(base::Code::no_witness_here, place, {to_string(path)});
      if (scope_.witness) diagnostic.suggestion = "反例." + scope_.witness->name;
      if (scope_.witness) diagnostic.fix = base::Fix{place, *diagnostic.suggestion};
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
  placed.erase(std::remove_if(placed.begin(), placed.end(), [](const Piece& piece) { return !piece.is_slot && !piece.is_open; }), placed.end());
  warn_look_alikes(context, text);
  MessageLowering lowering(context, scope);
  model::Message out;
  std::size_t next = 0;
  for (const Piece& piece : shown) {
    if (!piece.is_slot && !piece.is_open) {
      out.push_back({MessagePart::Kind::literal, piece.text, {}});
      continue;
    }
    base::Span span = text.span;
    if (next < placed.size()) span = {text.span.source, text.span.begin + static_cast<std::uint32_t>(placed[next].begin), text.span.begin + static_cast<std::uint32_t>(placed[next].end)};
    ++next;
    if (!piece.is_slot || piece.is_open || base::trim(piece.text).empty() || is_calculation(piece.text)) {
      report_bad_slot(context, piece, span);
      continue;
    }
    out.push_back(lowering.slot(read_path(piece.text, span)));
  }
  return out;
}

}  // namespace zhunsheng::sema

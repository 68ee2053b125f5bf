// SPDX-License-Identifier: Apache-2.0
// Names are compared by their letters alone, so that one with a hidden character in it is found too.
#include "bindings/cpp/damage.hpp"

#include <algorithm>
#include <variant>

#include "engine/base/text.hpp"

namespace zhunsheng {
namespace {

using base::Code;
using base::Span;

constexpr std::size_t most_lost_bytes = 1u << 20;  // of more, every name may be declared there: searching it for each error would take minutes

bool is_letter(char32_t c) { return base::is_han(c) || c == U'_' || (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// The runs of letters in the text.
std::vector<std::string> runs(std::string_view text) {
  std::vector<std::string> out(1);
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = base::fold_width(base::decode(text, offset));
    if (is_letter(c)) base::append_utf8(out.back(), c);
    else if (!out.back().empty()) out.emplace_back();
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

Span span_of(const syntax::Declaration& declaration) {
  return std::visit([](const auto& node) { return node.span; }, declaration.body);
}

std::uint32_t head_end(const syntax::File& file) {
  std::uint32_t end = file.module ? file.module->span.end : 0;
  for (const auto& import : file.imports) end = std::max(end, import.span.end);
  return end;
}

/// The letters of the titles in 《…》.
std::vector<std::string> titles(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; (at = text.find("《", at)) != std::string_view::npos; ++at) {
    std::string title;
    for (const auto& run : runs(text.substr(at, text.find("》", at) - at))) title += run;
    if (!title.empty()) out.push_back(std::move(title));
  }
  return out;
}

/// Where the next token behind the offset may begin that still belongs to this declaration: on its line, or indented.
std::uint32_t next_token(std::string_view text, std::uint32_t offset) {
  const auto is_space = [&](std::size_t at) { return at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r'); };
  while (is_space(offset) || (offset < text.size() && text[offset] == '\n' && is_space(offset + 1))) ++offset;
  return offset;
}

bool touch(Span one, Span other) { return one.begin <= other.end && other.begin <= one.end; }

/// A name is unknown, or what stands under it is no fact: the declaration may be among what is lost.
bool is_about_a_missing_name(const base::DiagnosticInfo& row) {
  return (static_cast<int>(row.code) / 1000 == 2 && row.name.starts_with("unknown_")) || row.code == Code::expected_fact;
}

}  // namespace

struct Damage::Source {
  const base::SourceText& text;
  std::vector<Span> errors;  ///< in order
  syntax::File* file = nullptr;
};

Damage::Damage(std::vector<syntax::File>& files, const std::vector<base::SourceText>& sources, const std::vector<base::Diagnostic>& diagnostics) {
  std::vector<Source> all;
  for (const auto& source : sources) all.push_back({source, {}, nullptr});
  for (auto& file : files) all[file.source].file = &file;
  for (const auto& diagnostic : diagnostics) {
    if (base::info(diagnostic.code).severity != base::DiagnosticSeverity::error) continue;
    all[diagnostic.span.source].errors.push_back(diagnostic.span);
    may_hold_any_name_ = may_hold_any_name_ || diagnostic.code == Code::look_alike || diagnostic.code == Code::invalid_utf8;
  }
  for (auto& source : all) {
    if (source.errors.empty()) continue;
    has_any_ = true;
    if (source.file != nullptr) take(source, *source.file);
    else lose(source.text, {0, 0, static_cast<std::uint32_t>(source.text.text().size())});
  }
}

void Damage::take(Source& source, syntax::File& file) {
  const auto size = static_cast<std::uint32_t>(source.text.text().size());
  const std::uint32_t first = file.declarations.empty() ? size : span_of(file.declarations.front()).begin;
  const bool is_head_damaged = !file.module && source.errors.front().begin < first;
  if (is_head_damaged) {
    may_hold_any_module_ = true;
    file = syntax::File{file.source, {}, {}, {}};
    return lose(source.text, {file.source, 0, size});
  }
  auto error = source.errors.begin();
  std::vector<syntax::Declaration> kept;
  std::uint32_t behind = head_end(file);
  for (auto& declaration : file.declarations) {
    const Span span = span_of(declaration);
    const Span reach{file.source, span.begin, next_token(source.text.text(), span.end)};
    while (error != source.errors.end() && error->end < span.begin) ++error;
    if (error != source.errors.end() && touch(*error, reach)) continue;  // a leftover behind it may be its own
    lose(source.text, {file.source, behind, span.begin});
    behind = span.end;
    kept.push_back(std::move(declaration));
  }
  lose(source.text, {file.source, behind, size});
  file.declarations = std::move(kept);
}

void Damage::lose(const base::SourceText& source, base::Span span) {
  const auto text = source.slice(span);
  if (lost_names_.size() + text.size() > most_lost_bytes) may_hold_any_name_ = true;
  else
    for (const auto& run : runs(text)) lost_names_ += run;
}

bool Damage::is_cascade(const base::Diagnostic& diagnostic, const std::vector<base::SourceText>& sources) const {
  if (!has_any_) return false;
  const int family = static_cast<int>(diagnostic.code) / 1000;
  if (family == 6) return true;
  if (diagnostic.code == Code::unknown_module && may_hold_any_module_) return true;
  if (family != 5 && !is_about_a_missing_name(base::info(diagnostic.code))) return false;
  if (may_hold_any_name_) return true;
  const auto text = sources[diagnostic.span.source].slice(diagnostic.span);
  const auto words = family == 5 ? titles(text) : runs(text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return lost_names_.find(word) != std::string::npos; });
}

}  // namespace zhunsheng

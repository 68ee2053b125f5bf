// SPDX-License-Identifier: Apache-2.0
// Compiles the mistaken text, looks where the first diagnostic points, applies the fixes and compiles again. Fixes are
// applied as `zhunsheng check --fix` does: all that do not overlap, then again while there are new ones.
#include "tests/mistakes/measure.hpp"

#include <algorithm>

#include "dsl/grammar/parse.hpp"
#include "dsl/sema/compile.hpp"
#include "dsl/syntax/print.hpp"
#include "engine/base/fix.hpp"
#include "engine/base/text.hpp"
#include "engine/graph/plan.hpp"

namespace zhunsheng::mistakes {
namespace {

constexpr int fix_rounds = 3;
constexpr std::uint32_t mistaken = 2;  ///< its source: it comes last, as a new file beside older ones

void add(std::vector<base::Diagnostic>& to, std::vector<base::Diagnostic> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::string without_blanks(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

std::string tree_of(const std::string& text) {
  const auto parsed = grammar::parse(base::SourceText("试写.zs", text), 0);
  return parsed.value && !base::has_error(parsed.diagnostics) ? syntax::print(*parsed.value) : std::string();
}

bool says_the_same(const std::string& left, const std::string& right) {
  if (without_blanks(left) == without_blanks(right)) return true;
  const std::string tree = tree_of(left);
  return !tree.empty() && tree == tree_of(right);
}

/// A character that ends a word: blanks and the ASCII signs that separate.
bool is_word_end(char c) { return std::string_view(" \n(){}[]<>,:.|\"").find(c) != std::string_view::npos; }

Compiled run_passes(const std::string& text, const Surroundings& around) {
  Compiled out;
  out.sources = {base::SourceText("shared_vocabulary.zs", around.vocabulary), base::SourceText("shared_library.zs", around.library), base::SourceText("试写.zs", text)};
  std::vector<syntax::File> files;
  for (std::uint32_t i = 0; i < out.sources.size(); ++i) {
    auto parsed = grammar::parse(out.sources[i], i);
    add(out.diagnostics, std::move(parsed.diagnostics));
    if (parsed.value) files.push_back(std::move(*parsed.value));
  }
  if (base::has_error(out.diagnostics)) return out;
  auto compiled = sema::compile(files, out.sources);
  add(out.diagnostics, std::move(compiled.diagnostics));
  if (!compiled.value || base::has_error(out.diagnostics)) return out;
  add(out.diagnostics, graph::make_plan(*compiled.value).diagnostics);
  return out;
}

/// Lints speak of rules that compile (6xxx); they are not what is measured here.
void leave_out_lints(std::vector<base::Diagnostic>& diagnostics) {
  std::erase_if(diagnostics, [](const base::Diagnostic& diagnostic) { return static_cast<int>(diagnostic.code) / 1000 == 6; });
}

}  // namespace

Compiled compile(const std::string& text, const Surroundings& around) {
  Compiled out = run_passes(text, around);
  leave_out_lints(out.diagnostics);
  return out;
}

bool is_right_place(const Mistake& mistake, base::Span span) {
  if (span.source != mistaken) return false;
  const std::string& text = mistake.written;
  const auto characters = [&](std::size_t begin, std::size_t end) { return base::count_code_points(std::string_view(text).substr(begin, end - begin)); };
  return std::any_of(mistake.places.begin(), mistake.places.end(), [&](base::Span place) {
    std::size_t begin = place.begin, end = place.end;
    while (begin > 0 && !is_word_end(text[begin - 1])) --begin;
    while (end < text.size() && !is_word_end(text[end])) ++end;
    const bool touches = span.begin <= place.end && place.begin <= span.end && (span.begin < place.end || place.begin < span.end || place.begin == place.end || span.begin == span.end);
    return touches && characters(span.begin, span.end) <= std::max<std::size_t>(2, 2 * characters(begin, end));
  });
}

Verdict judge(const Mistake& mistake, const Surroundings& around) {
  Verdict out;
  Compiled compiled = compile(mistake.written, around);
  if (compiled.diagnostics.empty()) return out;
  const auto& first = *std::min_element(compiled.diagnostics.begin(), compiled.diagnostics.end(),
                                        [](const auto& a, const auto& b) { return a.span.source != b.span.source ? a.span.source > b.span.source : a.span.begin < b.span.begin; });
  out.is_found = true;
  out.has_extra = compiled.diagnostics.size() > 1;
  out.is_place_right = is_right_place(mistake, first.span);
  out.fixed = mistake.written;
  for (int round = 0; round < fix_rounds && !compiled.diagnostics.empty(); ++round) {
    std::string next = base::apply_fixes(out.fixed, mistaken, compiled.diagnostics, base::FixScope::with_offers).text;
    if (next == out.fixed) break;
    out.has_fix = true;
    out.fixed = std::move(next);
    compiled = compile(out.fixed, around);
  }
  out.does_compile = out.has_fix && compiled.diagnostics.empty();
  out.is_meant = out.does_compile && says_the_same(out.fixed, mistake.meant);
  return out;
}

}  // namespace zhunsheng::mistakes

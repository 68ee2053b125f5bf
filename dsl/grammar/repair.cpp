// SPDX-License-Identifier: Apache-2.0
// Tries the candidates on the declaration that holds the mistake. The work is bounded: so many mistakes, so many bytes.
#include "dsl/grammar/repair.hpp"

#include <algorithm>

#include "dsl/grammar/context.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Diagnostic;

constexpr std::size_t most_repairs = 200;                        // mistakes of one file that are looked at
constexpr std::size_t most_bytes = std::size_t{2} << 20;         // read again for one file
constexpr std::size_t longest_stretch = std::size_t{32} << 10;   // a longer declaration is not tried

struct Stretch {
  std::uint32_t begin = 0, end = 0;
};

/// The run at the very beginning of a line, as a word; "" if there is none.
std::string_view margin_word(std::string_view text, std::size_t line) {
  std::size_t end = line;
  while (end < text.size() && text[end] != ' ' && text[end] != '\n' && text[end] != '{' && text[end] != '\t' && text[end] != '\r') ++end;
  return text.substr(line, end - line);
}

/// Where declarations begin (at keywords at the margin), and fences.
std::vector<std::uint32_t> find_margins(std::string_view text) {
  std::vector<std::uint32_t> out{0};
  for (std::size_t line = 0; line < text.size();) {
    const std::string_view word = margin_word(text, line);
    Token token;
    token.kind = TokenKind::run;
    token.spelling = find_spelling(word);
    const bool is_fence = word.starts_with("```") || word.starts_with("~~~");  // of a Markdown file
    if (line > 0 && (is_fence || begins_declaration(&token))) out.push_back(static_cast<std::uint32_t>(line));
    const std::size_t end = text.find('\n', line);
    if (end == std::string_view::npos) break;
    line = end + 1;
  }
  return out;
}

/// Whether the mistake is still there once the edit is made.
bool is_in(const std::vector<Diagnostic>& after, const Diagnostic& mistake, const Guess& edit) {
  const auto shift = static_cast<std::int64_t>(edit.replacement.size()) - (static_cast<std::int64_t>(edit.end) - edit.begin);
  const std::int64_t moved = mistake.span.begin >= edit.end ? mistake.span.begin + shift : mistake.span.begin;
  return std::any_of(after.begin(), after.end(), [&](const Diagnostic& other) { return other.code == mistake.code && other.span.begin == moved; });
}

/// Reading gets beyond the mistake, and what is found there stands behind it on its own: the line has more than one.
bool is_further(const Guess& edit, const Diagnostic& mistake, const std::vector<Diagnostic>& before, const std::vector<Diagnostic>& after) {
  if (after.size() > before.size()) return false;
  const auto shift = static_cast<std::int64_t>(edit.replacement.size()) - (static_cast<std::int64_t>(edit.end) - edit.begin);
  return std::all_of(after.begin(), after.end(), [&](const Diagnostic& one) {
    const auto was_there = [&](const Diagnostic& other) { return other.code == one.code && (other.span.begin >= edit.end ? other.span.begin + shift : other.span.begin) == one.span.begin; };
    return std::any_of(before.begin(), before.end(), was_there) || one.span.begin > std::max<std::int64_t>(mistake.span.begin, edit.begin) + std::max<std::int64_t>(shift, 0);
  });
}

/// Fewer mistakes, none of them new, and this one is gone. What goes with the mistake was its consequence only if it stands on its line, or
/// if the edit opens or closes something: else the edit only made the parser jump over it.
bool is_better(const Guess& edit, std::string_view text, const Diagnostic& mistake, const std::vector<Diagnostic>& before, const std::vector<Diagnostic>& after) {
  const auto stays = static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [&](const Diagnostic& one) { return is_in(after, one, edit); }));
  if (is_in(after, mistake, edit)) return false;
  if (edit.is_likely && is_further(edit, mistake, before, after)) return true;
  if (after.size() >= before.size() || stays < after.size()) return false;
  const std::string touched = std::string(text.substr(edit.begin, edit.end - edit.begin)) + edit.replacement;
  if (touched.find_first_of("{}\"()") != std::string::npos || touched.find("”") != std::string::npos || touched.find("》") != std::string::npos) return true;
  return std::all_of(before.begin(), before.end(), [&](const Diagnostic& one) {
    const auto low = std::min(one.span.begin, mistake.span.begin), high = std::max(one.span.begin, mistake.span.begin);
    return text.substr(low, high - low).find('\n') == std::string_view::npos || is_in(after, one, edit);
  });
}

/// Mistakes that no small edit of what stands there explains: the text was understood, or says too much or too little.
bool is_understood(base::Code code) {
  using base::Code;
  switch (code) {
    case Code::otherwise_not_last: case Code::repeated_field: case Code::absent_field: case Code::too_deep: case Code::name_too_long: case Code::number_too_large:
    case Code::no_such_date: case Code::incomplete_date: case Code::unclosed_fence: case Code::fence_not_read: case Code::no_fence: return true;
    default: return false;
  }
}

class Repair {
 public:
  Repair(std::string_view text, std::uint32_t source, std::vector<Diagnostic>& diagnostics)
      : text_(text), source_(source), diagnostics_(diagnostics), margins_(find_margins(text)), is_gone_(diagnostics.size()) {}

  void run() {
    std::size_t repairs = 0;
    for (std::size_t i = 0; i < diagnostics_.size() && repairs < most_repairs && bytes_ < most_bytes; ++i) {
      if (is_gone_[i] || is_understood(diagnostics_[i].code) || diagnostics_[i].span.source != source_) continue;
      ++repairs;
      explain(i);
    }
    std::size_t next = 0;
    std::erase_if(diagnostics_, [&](const Diagnostic&) { return is_gone_[next++]; });
  }

 private:
  /// Whole declarations around a place. One that began with an unknown word begins there.
  [[nodiscard]] Stretch stretch_of(const Diagnostic& diagnostic) const {
    const std::uint32_t at = diagnostic.span.begin;
    const auto behind = std::upper_bound(margins_.begin(), margins_.end(), at);
    Stretch out{*(behind - 1), behind == margins_.end() ? static_cast<std::uint32_t>(text_.size()) : *behind};
    const bool is_at_margin = at == 0 || text_[at - 1] == '\n';
    if (diagnostic.code == base::Code::unknown_declaration && is_at_margin) out.begin = at;
    return out;
  }

  std::vector<Diagnostic> read(const std::string& text) {
    bytes_ += text.size();
    return find_mistakes(base::SourceText({}, text));
  }

  void explain(std::size_t index) {
    const Stretch stretch = stretch_of(diagnostics_[index]);
    if (explain_in(index, stretch)) return;
    const auto next = std::upper_bound(margins_.begin(), margins_.end(), stretch.end);  // it may hang on the declaration behind
    explain_in(index, {stretch.begin, next == margins_.end() ? static_cast<std::uint32_t>(text_.size()) : *next});
  }

  /// Whether the mistake is the same in this stretch alone, so that there is no need to look at a longer one.
  bool explain_in(std::size_t index, Stretch stretch) {
    if (stretch.end - stretch.begin > longest_stretch) return true;
    const std::string text(text_.substr(stretch.begin, stretch.end - stretch.begin));
    const std::vector<Diagnostic> before = read(text);
    const std::uint32_t at = diagnostics_[index].span.begin - stretch.begin;
    const auto found = std::find_if(before.begin(), before.end(), [&](const Diagnostic& one) { return one.span.begin == at && one.code == diagnostics_[index].code; });
    if (found == before.end()) return false;
    const Lexed lexed = lex(base::SourceText({}, text), 0);
    const auto token = std::lower_bound(lexed.tokens.begin(), lexed.tokens.end() - 1, at, [](const Token& one, std::uint32_t offset) { return one.begin < offset; });
    const Trouble trouble{text, lexed.tokens, static_cast<std::size_t>(token - lexed.tokens.begin()), *found, text_};
    for (const Guess& edit : find_candidates(trouble)) {
      if (bytes_ >= most_bytes) return true;
      std::string edited = text;
      edited.replace(edit.begin, edit.end - edit.begin, edit.replacement);
      const std::vector<Diagnostic> after = read(edited);
      if (!is_better(edit, text, *found, before, after)) continue;
      accept(index, edit, stretch, before, after);
      return true;
    }
    if (auto hint = find_hint(trouble)) {
      hint->span = {source_, stretch.begin + hint->span.begin, stretch.begin + hint->span.end};
      diagnostics_[index].notes.push_back(std::move(*hint));
    }
    return true;
  }

  /// The edit explains the mistake, and every other one of the stretch that is gone with it.
  void accept(std::size_t index, const Guess& edit, Stretch stretch, const std::vector<Diagnostic>& before, const std::vector<Diagnostic>& after) {
    for (const Diagnostic& one : before) {
      if (!is_in(after, one, edit)) drop(stretch.begin + one.span.begin, one.code, index);
    }
    Diagnostic& diagnostic = diagnostics_[index];
    const bool is_own_fix = edit.code == diagnostic.code;
    diagnostic.code = edit.code;
    if (!is_own_fix || !edit.arguments.empty()) diagnostic.arguments = edit.arguments;
    diagnostic.suggestion.reset();
    diagnostic.span = {source_, stretch.begin + edit.place_begin, stretch.begin + edit.place_end};
    const bool was_offer = is_own_fix && diagnostic.fix && diagnostic.fix->is_offer;
    diagnostic.fix = base::Fix{{source_, stretch.begin + edit.begin, stretch.begin + edit.end}, edit.replacement};
    diagnostic.fix->is_offer = was_offer || edit.is_offer;
  }

  void drop(std::uint32_t begin, base::Code code, std::size_t kept) {
    for (std::size_t i = 0; i < diagnostics_.size(); ++i) {
      if (i != kept && diagnostics_[i].code == code && diagnostics_[i].span.begin == begin) is_gone_[i] = true;
    }
  }

  std::string_view text_;
  std::uint32_t source_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<std::uint32_t> margins_;
  std::vector<bool> is_gone_;
  std::size_t bytes_ = 0;
};

}  // namespace

void repair(std::string_view text, std::uint32_t source, std::vector<Diagnostic>& diagnostics) { Repair(text, source, diagnostics).run(); }

}  // namespace zhunsheng::grammar

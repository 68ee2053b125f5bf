// SPDX-License-Identifier: Apache-2.0
// The loop over declarations: one x3::parse each, so that a damaged one costs only itself.
#include "dsl/grammar/parse.hpp"

#include <algorithm>

#include "dsl/grammar/repair.hpp"
#include "dsl/grammar/rules.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Code;

constexpr std::size_t largest_file = std::size_t{16} << 20;

class FileParser {
 public:
  FileParser(const Lexed& lexed, Session& session, syntax::File& file)
      : at_(lexed.tokens.data()), end_(lexed.tokens.data() + lexed.tokens.size() - 1), session_(session), file_(file) {}

  void run() {
    file_.declarations.reserve(expected_declarations());
    while (at_ != end_ && !session_.is_full()) {
      const Iterator start = at_;
      try {
        read_one();
      } catch (const Failure& failure) {
        session_.report_failure(failure);
        at_ = next_declaration(start, failure.where() + (is_declaration_word_as_name(start, failure.where()) ? 1 : 0));
        const bool is_header = is(*start, Keyword::module) || is(*start, Keyword::import);
        while (is_header && at_ != end_ && !at_->is_line_start) at_ = next_declaration(at_, at_ + 1);  // a header is one line
        has_failed_ = true;
      }
    }
  }

 private:
  /// One for each declaration at the margin, but no more than so many tokens could be.
  [[nodiscard]] std::size_t expected_declarations() const {
    constexpr std::ptrdiff_t tokens_each = 8;
    const auto found = std::count_if(at_, end_, [](const Token& token) { return token.is_margin && begins_declaration(&token); });
    return static_cast<std::size_t>(std::min(found, (end_ - at_) / tokens_each));
  }

  void read_one() {
    if (is(*at_, Keyword::module)) return read_module();
    if (is(*at_, Keyword::import)) return read_import();
    if (!begins_declaration(at_)) return skip_unknown();
    parse(declaration, file_.declarations.emplace_back());
  }

  /// Whatever fails behind a declaration's first word throws; the half-read node is dropped.
  template <class Rule, class Node>
  void parse(const Rule& rule, Node& node) {
    const Iterator start = at_;
    try {
      if (x3::parse(at_, end_, x3::with<session_tag>(session_)[rule], node)) return;
      throw Failure(start, x3::what(rule));
    } catch (const Failure&) {
      if constexpr (std::is_same_v<Node, syntax::Declaration>) file_.declarations.pop_back();
      throw;
    }
  }

  /// 词表 规则 = …: the second word was meant as a name, not as the next declaration.
  static bool is_declaration_word_as_name(Iterator start, Iterator where) { return where == start + 1 && !where->is_line_start && where->kind == TokenKind::run; }

  void read_module() {
    if (file_.module || !file_.imports.empty() || !file_.declarations.empty()) session_.report_misplaced(at_);
    syntax::Path path;
    parse(module_line, path);
    if (!file_.module) file_.module = std::move(path);
  }

  void read_import() {
    if (!file_.declarations.empty()) session_.report_misplaced(at_);
    syntax::Import line;
    parse(import_line, line);
    file_.imports.push_back(std::move(line));
  }

  void skip_unknown() {
    const bool is_leftover = has_failed_ && at_->kind == TokenKind::brace_close;  // of a block that was given up
    if (!is_leftover) session_.report_unknown_declaration(at_);
    has_failed_ = true;
    at_ = next_declaration(at_, at_);
  }

  Iterator at_, end_;
  Session& session_;
  syntax::File& file_;
  bool has_failed_ = false;
};

base::Diagnostic at_place(Code code, std::uint32_t source, std::size_t begin, std::size_t end) {
  base::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.span = {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  return diagnostic;
}

/// Fences that are not read, and Markdown without any.
void report_fences(const base::SourceText& text, std::uint32_t source, std::vector<base::Diagnostic>& out) {
  if (!text.markdown()) return;
  for (const auto& problem : text.markdown()->problems) {
    if (out.size() > error_limit) return;
    const bool is_unclosed = problem.kind == base::MarkdownProblem::Kind::unclosed;
    base::Diagnostic& diagnostic = out.emplace_back(at_place(is_unclosed ? Code::unclosed_fence : Code::fence_not_read, source, problem.begin, problem.end));
    if (!is_unclosed) continue;
    const std::string_view open = text.slice(diagnostic.span);
    const std::string marks(open.substr(0, open.find_first_not_of(open.front())));
    diagnostic.arguments = {marks};
    const auto end = static_cast<std::uint32_t>(text.text().size());
    if (problem.is_last) diagnostic.fix = base::Fix{{source, end, end}, (text.text().ends_with('\n') ? "" : "\n") + marks + "\n"};
  }
  if (text.markdown()->fences.empty() && out.empty()) out.push_back(at_place(Code::no_fence, source, 0, 0));
}

/// In order of place; beyond the limit one last diagnostic stands for the rest.
void finish(std::vector<base::Diagnostic>& diagnostics, bool has_more) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  if (diagnostics.size() <= error_limit && !has_more) return;
  diagnostics.resize(std::min(diagnostics.size(), error_limit));
  base::Diagnostic last;
  last.code = Code::too_many_errors;
  last.span = diagnostics.back().span;
  last.arguments = {std::to_string(error_limit)};
  diagnostics.push_back(std::move(last));
}

}  // namespace

namespace {

/// Everything but the repair.
base::Checked<syntax::File> read_file(const base::SourceText& text, std::uint32_t source, bool& has_more) {
  base::Checked<syntax::File> out;
  Lexed lexed = lex(text, source);
  check_nesting(lexed, source);
  out.diagnostics = std::move(lexed.diagnostics);
  report_fences(text, source, out.diagnostics);
  out.value.emplace();
  out.value->source = source;
  Session session(text, source, lexed, out.diagnostics);
  FileParser(lexed, session, *out.value).run();
  has_more = lexed.has_more_errors;
  std::stable_sort(out.diagnostics.begin(), out.diagnostics.end(), [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace

std::vector<base::Diagnostic> find_mistakes(const base::SourceText& text) {
  bool has_more = false;
  return read_file(text, 0, has_more).diagnostics;
}

base::Checked<syntax::File> parse(const base::SourceText& text, std::uint32_t source) {
  base::Checked<syntax::File> out;
  if (text.text().size() > largest_file) {
    out.diagnostics.push_back(at_place(Code::file_too_large, source, 0, 0));
    return out;
  }
  if (const auto broken = base::find_invalid_utf8(text.text())) {
    out.diagnostics.push_back(at_place(Code::invalid_utf8, source, *broken, *broken + 1));
    return out;
  }
  bool has_more = false;
  out = read_file(text, source, has_more);
  if (!out.diagnostics.empty()) repair(text.text(), source, out.diagnostics);
  finish(out.diagnostics, has_more);
  return out;
}

}  // namespace zhunsheng::grammar

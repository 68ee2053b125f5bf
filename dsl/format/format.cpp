// SPDX-License-Identifier: Apache-2.0
// Parse (for the diagnostics), walk, write; then read the result again and compare.
#include "dsl/format/format.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/format/builder.hpp"
#include "dsl/format/writer.hpp"
#include "dsl/grammar/parse.hpp"

namespace zhunsheng::format {
namespace {

using grammar::Token;
using grammar::TokenKind;

bool is_declaration(const Token& token) { return !grammar::is(token, grammar::Keyword::module) && !grammar::is(token, grammar::Keyword::import); }

/// What a text says, whatever its layout: its tokens and comments without their order. Two texts of one content that both
/// parse differ in nothing but layout, column and the order of fields.
struct Content {
  std::uint64_t sum = 0;
  std::size_t count = 0;
  friend bool operator==(const Content&, const Content&) = default;
  void add(std::string_view kind, std::string_view text) {
    sum += std::hash<std::string_view>()(text) * 31 + std::hash<std::string_view>()(kind);
    ++count;
  }
};

Content content(std::string_view text, const std::vector<Token>& tokens, const std::vector<std::int16_t>& keywords, const Comments& comments) {
  Content out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (keywords[i] == static_cast<std::int16_t>(grammar::Keyword::from)) continue;  // 起 may be put in
    if (keywords[i] >= 0) out.add("keyword", grammar::chinese(static_cast<grammar::Keyword>(keywords[i])));
    else if (token.kind == TokenKind::run || token.kind == TokenKind::quoted_name) out.add("name", grammar::name_text(text, token));
    else if (token.kind == TokenKind::string) out.add("string", grammar::quoted_text(text, token));
    else out.add("sign", text.substr(token.begin, token.end - token.begin));
  }
  for (const std::string_view comment : comments.all()) out.add("comment", comment);
  return out;
}

struct LaidOut {
  std::string text;
  Content content;
};

/// One empty line between declarations; the author may leave it out between two that take one line each.
LaidOut lay_out(std::string_view text, const std::vector<Token>& tokens, Column column) {
  Comments comments(text, tokens);
  Builder builder(text, tokens, comments, column);
  Writer writer(comments);
  std::size_t last_lines = 0;
  bool was_declaration = false;
  while (!builder.is_at_end()) {
    const bool is_declared = is_declaration(tokens[builder.place()]);
    const std::size_t lines = writer.write(builder.statement());
    const bool is_apart = is_declared && (!was_declaration || lines > 1 || last_lines > 1);
    writer.set_blank_line_before_last(writer.has_blank_line_before_last() || (is_apart && last_lines > 0));
    last_lines = lines;
    was_declaration = is_declared;
  }
  writer.write_comments(comments.number_of(tokens.size() - 1));
  return {writer.finish(), content(text, tokens, builder.keywords(), comments)};
}

constexpr std::size_t largest_file = std::size_t{16} << 20;  // design 8: a rule file

base::Diagnostic too_large(std::uint32_t source) {
  base::Diagnostic out;
  out.code = base::Code::file_too_large;
  out.span = {source, 0, 0};
  return out;
}

bool is_right(const base::SourceText& text, std::uint32_t source) {
  const auto parsed = grammar::parse(text, source);
  return parsed.value.has_value() && !base::has_error(parsed.diagnostics);
}

/// Nothing if the result does not say what the text said.
std::optional<std::string> checked(const base::SourceText& text, LaidOut laid_out, std::uint32_t source) {
  const base::SourceText again(text.name(), laid_out.text);
  if (!is_right(again, source)) return std::nullopt;
  const grammar::Lexed lexed = grammar::lex(again, source);
  if (lay_out(again.text(), lexed.tokens, Column::as_written).content != laid_out.content) return std::nullopt;
  return std::move(laid_out.text);
}

/// A text that parses, laid out as one.
std::optional<std::string> format_rules(const base::SourceText& text, std::uint32_t source, Column column) {
  try {
    const grammar::Lexed lexed = grammar::lex(text, source);
    return checked(text, lay_out(text.text(), lexed.tokens, column), source);
  } catch (const Lost&) {
    return std::nullopt;
  }
}

/// Prose stays as it is; each fence is laid out by itself. A declaration that goes on in the next fence stays as written.
std::optional<std::string> format_fences(const base::SourceText& text, std::uint32_t source, Column column) {
  std::string out;
  std::size_t at = 0;
  for (const base::MarkdownFence& fence : text.markdown()->fences) {
    const base::SourceText part("fence.zs", std::string(text.slice({source, fence.begin, fence.end})));
    const auto laid_out = is_right(part, source) ? format_rules(part, source, column) : std::nullopt;
    out += text.text().substr(at, fence.begin - at);
    out += laid_out ? std::string_view(*laid_out) : part.text();
    at = fence.end;
  }
  out += text.text().substr(at);
  if (!is_right(base::SourceText(text.name(), out), source)) return std::nullopt;
  return out;
}

}  // namespace

base::Checked<std::string> format(const base::SourceText& text, std::uint32_t source, const Options& options) {
  base::Checked<std::string> out;
  {
    auto parsed = grammar::parse(text, source);
    out.diagnostics = std::move(parsed.diagnostics);
    if (!parsed.value || base::has_error(out.diagnostics)) return out;
  }
  out.value = text.markdown() ? format_fences(text, source, options.column) : format_rules(text, source, options.column);
  if (out.value && out.value->size() > largest_file) {
    out.value.reset();
    out.diagnostics.push_back(too_large(source));
  }
  return out;
}

}  // namespace zhunsheng::format

// SPDX-License-Identifier: Apache-2.0
// Mistakes that take several tokens: X 不属于 (…), N 以上, 《…》第十条（一）, a lexicon without quotes. And what to say
// of words that no edit can mend.
#include <algorithm>
#include <array>

#include "dsl/grammar/context.hpp"
#include "dsl/grammar/repair.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Code;

class Phrases {
 public:
  explicit Phrases(const Trouble& trouble) : text_(trouble.text), tokens_(trouble.tokens), here_(trouble.token), file_(trouble.file) {
    if (trouble.diagnostic.code == Code::absent_value && has(here_)) ++here_;  // it points to what ends the line before
  }

  std::vector<Guess> run() {
    if (here_ == 0) return {};
    colon_behind_field();
    negated_test();
    range_words();
    item_in_parentheses();
    bare_lexicon();
    dates_of_force();
    share_of();
    missing_comma();
    several_issuers();
    none_as_value();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool has(std::size_t token) const { return token < tokens_.size() && tokens_[token].kind != TokenKind::end; }
  [[nodiscard]] std::string_view slice(std::size_t token) const { return text_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin); }
  [[nodiscard]] bool is_run(std::size_t token) const { return has(token) && tokens_[token].kind == TokenKind::run; }
  [[nodiscard]] bool is_literal(std::size_t token) const {
    return has(token) && tokens_[token].kind >= TokenKind::integer && tokens_[token].kind <= TokenKind::duration;
  }
  [[nodiscard]] std::size_t line_of(std::size_t token) const {
    while (token > 0 && !tokens_[token].is_line_start) --token;
    return token;
  }

  /// From the first token to the last one; the message points to the token `place`.
  void rewrite(std::size_t first, std::size_t last, std::string meant, std::size_t place, std::string said, bool is_offer = false) {
    const Token& at = tokens_[place];
    Guess& guess = out_.emplace_back();
    guess.begin = tokens_[first].begin;
    guess.end = tokens_[last].end;
    guess.code = said.empty() ? Code::superfluous_word : Code::wrong_word;
    guess.arguments = {std::string(slice(place))};
    if (!said.empty()) guess.arguments.push_back(std::move(said));
    guess.replacement = std::move(meant);
    guess.place_begin = at.begin;
    guess.place_end = at.end;
    guess.is_likely = true;
    guess.is_offer = is_offer;
  }

  /// 应当：甲: the colon is wrong, not the word before it.
  void colon_behind_field() {
    if (tokens_[here_].kind != TokenKind::colon || tokens_[here_ - 1].kind != TokenKind::run || !is_reserved(tokens_[here_ - 1].spelling)) return;
    const bool is_glued = tokens_[here_ - 1].end == tokens_[here_].begin && has(here_ + 1) && tokens_[here_ + 1].begin == tokens_[here_].end;
    rewrite(here_, here_, is_glued ? " " : "", here_, {});
  }

  /// X 不属于 (…) → 不是 X 属于 (…)
  void negated_test() {
    struct Negated {
      std::string_view written, meant;
    };
    constexpr std::array<Negated, 7> negated{{{"不属于", "属于"}, {"不在", "属于"}, {"不含", "含"}, {"不包含", "含"}, {"不包括", "含"}, {"不命中", "命中"}, {"未命中", "命中"}}};
    for (const std::size_t index : {here_, here_ - 1}) {
      if (!is_run(index) || tokens_[index].is_line_start) continue;
      std::size_t path = index;
      while (path > 0 && !tokens_[path].is_line_start && (path == index || tokens_[path].kind == TokenKind::dot || tokens_[path - 1].kind == TokenKind::dot)) --path;
      if (path == index || !is_name(tokens_[path]) || tokens_[path].is_line_start) continue;
      for (const Negated& one : negated) {
        if (slice(index) != one.written) continue;
        const std::string subject(text_.substr(tokens_[path].begin, tokens_[index].begin - tokens_[path].begin));
        rewrite(path, index, "不是 " + subject + std::string(one.meant), index, "不是 … " + std::string(one.meant));
      }
    }
  }

  /// X 400万元 以上, X 不少于 400万元 以上, X 在 50万元以下
  void range_words() {
    struct Range {
      std::string_view written, meant;
    };
    constexpr std::array<Range, 5> ranges{{{"以上", "不少于"}, {"以下", "不超过"}, {"以内", "不超过"}, {"之内", "不超过"}, {"内", "不超过"}}};
    for (std::size_t word = here_; word <= here_ + 2; ++word) {
      if (word < 2 || !is_run(word) || !is_literal(word - 1) || tokens_[word].is_line_start) continue;
      for (const Range& range : ranges) {
        if (slice(word) != range.written) continue;
        const Token& before = tokens_[word - 2];
        if (is_comparison(before)) {
          rewrite(word, word, {}, word, {}, slice(word - 2) != range.meant);
        } else {
          const bool has_at = is_run(word - 2) && slice(word - 2) == "在";
          rewrite(has_at ? word - 2 : word - 1, word, std::string(range.meant) + " " + std::string(slice(word - 1)), word, std::string(range.meant));
        }
      }
    }
  }

  /// 《…》第十条（一） → 《…》第十条第一项
  void item_in_parentheses() {
    const std::size_t open = tokens_[here_].kind == TokenKind::paren_open ? here_ : here_ - 1;
    if (open == 0 || !has(open + 2) || tokens_[open].kind != TokenKind::paren_open || tokens_[open + 2].kind != TokenKind::paren_close) return;
    if (tokens_[open - 1].kind != TokenKind::citation) return;
    const std::string_view inner = slice(open + 1);
    const bool is_numeral = inner.find_first_not_of("0123456789") == std::string_view::npos || is_article_number("第" + std::string(inner) + "条");
    if (!is_numeral) return;
    const std::string item = "第" + std::string(inner) + "项";
    rewrite(open, open + 2, item, open + 1, item, true);
    out_.back().begin = tokens_[open - 1].end;
    out_.back().arguments.front() = "（" + std::string(inner) + "）";
    out_.back().place_begin = tokens_[open].begin;
    out_.back().place_end = tokens_[open + 2].end;
  }

  /// 词表 甲 = 企业 | 公司 → "企业" | "公司"; 词表 甲 = "企业"、"公司"
  void bare_lexicon() {
    const std::size_t line = line_of(here_ - 1);
    if (!is(tokens_[line], Keyword::lexicon) || !has(line + 3) || tokens_[line + 2].kind != TokenKind::equal) return;
    std::string meant;
    bool is_offer = false;
    std::size_t last = line + 2;
    for (std::size_t i = line + 3; has(i) && !tokens_[i].is_line_start; i += 2) {
      const bool is_word = is_name(tokens_[i]), is_phrase = tokens_[i].kind == TokenKind::string;
      if (!is_word && !is_phrase) return;
      const std::string word(slice(i));
      const bool is_lexicon = is_word && (is_declared(file_, Keyword::lexicon, word) || is_declared(file_, Keyword::pattern, word));
      is_offer = is_offer || (is_word && !is_lexicon);  // it may be a lexicon of another file
      meant += (meant.empty() ? "" : " | ") + (is_phrase ? word : is_lexicon ? "<" + word + ">" : "\"" + word + "\"");
      last = i;
      const bool is_separated = has(i + 1) && (tokens_[i + 1].kind == TokenKind::comma || tokens_[i + 1].kind == TokenKind::bar || is(tokens_[i + 1], Keyword::logical_or));
      if (!is_separated) break;
    }
    if (last < line + 5) return;
    const std::size_t place = std::min(std::max(here_, line + 3), last);
    const bool is_separator = tokens_[place].kind == TokenKind::comma || is(tokens_[place], Keyword::logical_or);
    rewrite(line + 3, last, meant, place, is_separator ? "|" : "\"…\"", is_offer);
    if (!is_separator && tokens_[place].kind == TokenKind::run) {
      const bool is_lexicon = is_declared(file_, Keyword::lexicon, slice(place)) || is_declared(file_, Keyword::pattern, slice(place));
      out_.back().code = is_lexicon ? Code::missing_angle_brackets : Code::missing_quotes;
      out_.back().arguments = {std::string(slice(place))};
    }
  }

  /// 施行 2021-01-01 至 2022-01-01
  void dates_of_force() {
    if (here_ < 2 || !has(here_ + 1) || tokens_[here_ - 1].kind != TokenKind::date || tokens_[here_ + 1].kind != TokenKind::date) return;
    if (!is(tokens_[here_ - 2], Keyword::in_force) || !is_run(here_)) return;
    const std::string meant = std::string(slice(here_ - 1)) + " 起 " + std::string(slice(here_ + 1)) + " 止";
    rewrite(here_ - 1, here_ + 1, meant, here_, "起 … 止", true);
  }

  /// 估算价 的 2%
  void share_of() {
    if (is_run(here_) && slice(here_) == "的" && has(here_ + 1) && tokens_[here_ + 1].kind == TokenKind::percent) rewrite(here_, here_, "*", here_, "*");
  }

  /// 对象 合同 补贴政策
  void missing_comma() {
    const Token& field = tokens_[line_of(here_)];
    const bool is_list = is(field, Keyword::kinds) || is(field, Keyword::points) || is(field, Keyword::columns);
    if (!is_list || tokens_[here_].is_line_start || !is_name(tokens_[here_]) || (tokens_[here_ - 1].kind != TokenKind::run && tokens_[here_ - 1].kind != TokenKind::quoted_name)) return;
    rewrite(here_, here_, ",", here_, ",");
    out_.back().code = Code::missing_word;
    out_.back().arguments = {","};
    out_.back().begin = out_.back().end = tokens_[here_ - 1].end;
  }

  /// 机关 甲、乙 → "甲、乙"
  void several_issuers() {
    if (here_ < 2 || tokens_[here_].kind != TokenKind::comma || !is(tokens_[here_ - 2], Keyword::issuer)) return;
    std::size_t last = here_ - 1;
    while (has(last + 2) && tokens_[last + 1].kind == TokenKind::comma && is_name(tokens_[last + 2]) && !tokens_[last + 2].is_line_start) last += 2;
    if (last < here_) return;
    const std::string whole(text_.substr(tokens_[here_ - 1].begin, tokens_[last].end - tokens_[here_ - 1].begin));
    rewrite(here_ - 1, last, "\"" + whole + "\"", here_, "\"…\"");
    out_.back().code = Code::missing_quotes;
    out_.back().arguments = {whole};
    out_.back().place_begin = tokens_[here_ - 1].begin;
    out_.back().place_end = tokens_[last].end;
  }

  /// 推定 甲.乙 = 没有
  void none_as_value() {
    for (const std::size_t index : {here_, here_ - 1}) {
      if (index > 0 && is(tokens_[index], Keyword::none) && tokens_[index - 1].kind == TokenKind::equal) rewrite(index, index, "否", index, "否", true);
    }
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t here_;
  std::string_view file_;
  std::vector<Guess> out_;
};

struct Hint {
  std::string_view word;
  const char *chinese, *english;
};
constexpr std::array<Hint, 8> hints{
    {{"过半数", "占多少要写明：甲 / 乙 超过 50%", "say of what it is the share: a / b > 50%"},
     {"过半", "占多少要写明：甲 / 乙 超过 50%", "say of what it is the share: a / b > 50%"},
     {"介于", "写成：甲 不少于 1 且 甲 不超过 2", "write: a >= 1 and a <= 2"},
     {"如果", "前提写在“适用”里，要求写在“应当”里", "a premise stands in “applies”, the demand in “must”"},
     {"若", "前提写在“适用”里，要求写在“应当”里", "a premise stands in “applies”, the demand in “must”"},
     {"则", "前提写在“适用”里，要求写在“应当”里", "a premise stands in “applies”, the demand in “must”"},
     {"但", "但书写成：例外 名称 { 当 …  依据 … }", "an exception is written: except name { when …  cite … }"},
     {"除外", "但书写成：例外 名称 { 当 …  依据 … }", "an exception is written: except name { when …  cite … }"}}};

}  // namespace

std::vector<Guess> find_phrases(const Trouble& trouble) { return Phrases(trouble).run(); }

std::optional<base::Note> find_hint(const Trouble& trouble) {
  const auto& tokens = trouble.tokens;
  const auto note = [&](std::size_t token, const char* chinese, const char* english) { return base::Note{{0, tokens[token].begin, tokens[token].end}, chinese, english}; };
  for (std::size_t index = trouble.token == 0 ? 0 : trouble.token - 1; index <= trouble.token + 1 && index < tokens.size(); ++index) {
    const std::string_view word = trouble.text.substr(tokens[index].begin, tokens[index].end - tokens[index].begin);
    if (tokens[index].kind == TokenKind::string && index > 0 && is(tokens[index - 1], Keyword::matches)) {
      return note(index, "“命中”后面写句式的名称；先写 句式 名称 = \"…\"", "“matches” is followed by the name of a pattern; first write pattern name = \"…\"");
    }
    if (tokens[index].kind != TokenKind::run) continue;
    for (const Hint& hint : hints) {
      const bool is_proviso = hint.word == "但" ? word.starts_with(hint.word) && !word.starts_with("但书") : hint.word == "除外" && word.ends_with(hint.word);
      if (word == hint.word || is_proviso) return note(index, hint.chinese, hint.english);
    }
  }
  return std::nullopt;
}

bool is_declared(std::string_view file, Keyword keyword, std::string_view name) {
  for (const std::string_view word : {chinese(keyword), english(keyword)}) {
    const std::string wanted = std::string(word) + " " + std::string(name);
    for (std::size_t at = file.find(wanted); at != std::string_view::npos; at = file.find(wanted, at + 1)) {
      const std::size_t end = at + wanted.size();
      const bool is_whole = end == file.size() || std::string_view(" \t\r\n={").find(file[end]) != std::string_view::npos;
      if (is_whole && (at == 0 || file[at - 1] == '\n' || file[at - 1] == ' ')) return true;
    }
  }
  return false;
}

}  // namespace zhunsheng::grammar

// SPDX-License-Identifier: Apache-2.0
// The small edits that might explain a mistake. Every one is only a guess here: repair.cpp reads the text with it.
#include <algorithm>
#include <array>

#include "dsl/grammar/context.hpp"
#include "dsl/grammar/everyday_words.hpp"
#include "dsl/grammar/repair.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Code;

constexpr std::size_t longest_shown = 24;    // characters of the author's text in a message
constexpr std::size_t most_candidates = 96;

std::string shown(std::string_view text) {
  const std::size_t line = text.find('\n');
  if (line != std::string_view::npos) text = text.substr(0, line);
  const bool is_cut = line != std::string_view::npos || base::count_code_points(text) > longest_shown;
  return std::string(base::slice_code_points(text, 0, longest_shown)) + (is_cut ? "…" : "");
}

class Candidates {
 public:
  explicit Candidates(const Trouble& trouble) : text_(trouble.text), tokens_(trouble.tokens), here_(trouble.token), diagnostic_(trouble.diagnostic), file_(trouble.file) {
    const bool is_behind = diagnostic_.code == Code::absent_value && has(here_);
    if (is_behind) ++here_;  // it points to what ends the line before
    const bool has_label = diagnostic_.code == Code::absent_value ? diagnostic_.arguments.size() > 1 : diagnostic_.code == Code::unexpected_token || diagnostic_.code == Code::unexpected_end;
    if (has_label) label_ = diagnostic_.arguments[diagnostic_.code == Code::absent_value ? 1 : 0];
  }

  std::vector<Guess> run() {
    own_fix();
    if (diagnostic_.code == Code::unclosed_block || diagnostic_.code == Code::unexpected_field || diagnostic_.code == Code::unexpected_token) missing_braces();
    if (diagnostic_.code == Code::unterminated_string) missing_quote();
    if (diagnostic_.code == Code::unterminated_title) missing_title_mark();
    number_apart();
    operators_here();
    words_near();
    pairs_near();
    signs_near();
    own_suggestion();
    citations_near();
    quotes_here();
    splits_near();
    insertions_here();
    superfluous_braces();
    for (const std::size_t index : {here_, here_ - 1}) needless_word(index);
    words_on_line();
    return std::move(out_);
  }

 private:
  // ---- making edits -----------------------------------------------------------------------------------------------------

  [[nodiscard]] std::string_view slice(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }
  /// Whether this was expected here.
  [[nodiscard]] bool is_wanted(std::string_view what) const { return label_.find(what) != std::string_view::npos; }
  [[nodiscard]] bool has(std::size_t token) const { return token < tokens_.size() && tokens_[token].kind != TokenKind::end; }

  void replace(std::uint32_t begin, std::uint32_t end, std::string meant) {
    if (out_.size() >= most_candidates) return;
    const std::string written = shown(text_.substr(begin, end - begin)), said = shown(base::trim(meant));
    const bool glues = meant.empty() && begin > 0 && end < text_.size() && is_letter_byte(text_[begin - 1]) && is_letter_byte(text_[end]);
    if (glues) meant = " ";
    if (said.empty()) out_.push_back({begin, end, std::move(meant), Code::superfluous_word, {written}, begin, end});
    else out_.push_back({begin, end, std::move(meant), Code::wrong_word, {written, said}, begin, end});
  }
  void likely(std::uint32_t begin, std::uint32_t end, std::string meant) {
    const std::size_t before = out_.size();
    replace(begin, end, std::move(meant));
    if (out_.size() > before) out_.back().is_likely = true;
  }
  /// Before the token where the mistake is; at the end of the line before if it begins one.
  void insert(std::string_view word) {
    if (out_.size() >= most_candidates) return;
    const Token& token = tokens_[here_];
    const bool is_before = word == "当";  // it begins a field
    const bool is_behind = !is_before && here_ > 0 && (token.is_line_start || token.kind == TokenKind::end);
    const std::uint32_t at = is_behind ? tokens_[here_ - 1].end : token.begin;
    const bool is_tight = word == ")" || word == "]" || word == ">";
    std::string inserted = is_tight ? std::string(word) : is_behind ? " " + std::string(word) : std::string(word) + " ";
    if (is_tight && !is_behind && here_ > 0) return insert_behind_previous(word);
    const Token& place = is_behind ? tokens_[here_ - 1] : token;
    out_.push_back({at, at, std::move(inserted), Code::missing_word, {std::string(word)}, place.begin, place.end});
    out_.back().is_offer = word == "且" || word == "等级" || word == "severity";  // it may have been 或, or another mistake
  }
  /// A usual value, where any other would do as well.
  void offer(std::string_view word) {
    insert(word);
    out_.back().is_offer = true;
    out_.back().code = Code::absent_value;
  }
  void insert_behind_previous(std::string_view word) {
    const std::uint32_t at = tokens_[here_ - 1].end;
    out_.push_back({at, at, std::string(word), Code::missing_word, {std::string(word)}, tokens_[here_].begin, tokens_[here_].end});
  }

  // ---- what the diagnostic itself says ------------------------------------------------------------------------------------

  void own_fix() {
    if (!diagnostic_.fix) return;
    if (diagnostic_.fix->edits.size() != 1) return;
    const base::Edit& edit = diagnostic_.fix->edits.front();
    out_.push_back({edit.span.begin, edit.span.end, edit.replacement, diagnostic_.code, {}, diagnostic_.span.begin, diagnostic_.span.end});
  }
  void own_suggestion() {
    if (diagnostic_.suggestion) replace(diagnostic_.span.begin, diagnostic_.span.end, *diagnostic_.suggestion);
  }

  /// 30 日, ¥400: a number apart from its unit, a currency sign before it.
  void number_apart() {
    const Token& token = tokens_[here_];
    const bool is_behind_number = here_ > 0 && (tokens_[here_ - 1].kind == TokenKind::integer || tokens_[here_ - 1].kind == TokenKind::decimal);
    if (is_behind_number && !token.is_line_start && has(here_)) {
      const Token& number = tokens_[here_ - 1];
      replace(number.begin, token.end, std::string(slice(number)) + std::string(slice(token)));
    }
    for (const std::string_view sign : {"¥", "￥", "$"}) {
      if (text_.substr(diagnostic_.span.begin, sign.size()) != sign) continue;
      const std::size_t number = diagnostic_.span.begin + sign.size();
      const std::size_t end = std::min(text_.find_first_not_of("0123456789.,", number), text_.size());
      const bool has_unit = text_.substr(end).starts_with("元") || text_.substr(end).starts_with("万元");
      if (end > number && !has_unit) replace(diagnostic_.span.begin, static_cast<std::uint32_t>(end), std::string(text_.substr(number, end - number)) + "元");
      replace(diagnostic_.span.begin, static_cast<std::uint32_t>(number), {});
    }
  }

  // ---- words --------------------------------------------------------------------------------------------------------------

  void word(std::size_t index) {
    if (!has(index) || tokens_[index].kind != TokenKind::run) return;
    const Token& token = tokens_[index];
    const std::string_view run = slice(token);
    for (const std::string_view meant : meant_by_word(run)) {
      if (!meant.empty()) likely(token.begin, token.end, std::string(meant));
    }
    std::string lower(run);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (lower != run && find_spelling(lower) != 0) replace(token.begin, token.end, lower);
  }
  void needless_word(std::size_t index) {
    if (!has(index) || tokens_[index].kind != TokenKind::run) return;
    const auto& meant = meant_by_word(slice(tokens_[index]));
    if (std::find(meant.begin(), meant.end(), "") != meant.end()) replace(tokens_[index].begin, tokens_[index].end, {});
  }
  void words_near() {
    word(here_);
    if (here_ > 0) word(here_ - 1);
    word(here_ + 1);
  }
  /// The parser may have taken a word for a name, and stopped later on the line.
  void words_on_line() {
    for (std::size_t i = here_; i > 0 && !tokens_[i].is_line_start;) {
      word(--i);
      split(i);
    }
  }

  /// 应当决策: a keyword that lacks its blank.
  void split(std::size_t index) {
    if (!has(index) || tokens_[index].kind != TokenKind::run) return;
    const Token& token = tokens_[index];
    const std::string_view run = slice(token);
    const std::size_t size = base::count_code_points(run);
    if (size > 40 || token.spelling != 0) return;
    const auto try_at = [&](std::size_t characters) {
      const std::string_view head = base::slice_code_points(run, 0, characters), tail = base::slice_code_points(run, characters, size);
      const bool is_word_there = is_keyword(head) || is_keyword(tail);
      if (!is_word_there || out_.size() >= most_candidates) return;
      const std::string parts = std::string(head) + " " + std::string(tail);
      out_.push_back({token.begin, token.end, parts, Code::words_without_blank, {shown(run), shown(parts)}, token.begin, token.end});
    };
    for (std::size_t characters = size - 1; characters > 0; --characters) try_at(characters);
  }
  static bool is_keyword(std::string_view text) {
    const Spelling spelling = find_spelling(text);
    return spelling != 0 && is_reserved(spelling);
  }
  void splits_near() {
    split(here_);
    if (here_ > 0) split(here_ - 1);
  }

  // ---- operators ----

  /// a <= b <= c, a 且 b 或 c, 2024年 where a number is wanted, 第2次听证
  void operators_here() {
    if (here_ == 0 || !has(here_)) return;
    const Token& token = tokens_[here_];
    std::size_t operand = here_;  // the path or literal before
    while (operand > 0 && !tokens_[operand].is_line_start && (operand == here_ || tokens_[operand].kind == TokenKind::dot || tokens_[operand - 1].kind == TokenKind::dot)) --operand;
    if (diagnostic_.code == Code::chained_comparison) {
      const std::string joined = "且 " + std::string(text_.substr(tokens_[operand].begin, tokens_[here_ - 1].end - tokens_[operand].begin)) + " ";
      out_.push_back({token.begin, token.begin, joined, diagnostic_.code, {}, token.begin, token.end});
    }
    if (diagnostic_.code == Code::mixed_and_or) {
      std::size_t first = here_;
      while (first > 0 && !tokens_[first].is_line_start) --first;
      const std::uint32_t begin = tokens_[std::min(first + 1, here_)].begin, end = tokens_[here_ - 1].end;
      out_.push_back({begin, end, "(" + std::string(text_.substr(begin, end - begin)) + ")", diagnostic_.code, {}, token.begin, token.end});
    }
    if (diagnostic_.code == Code::misplaced_header && is(token, Keyword::module)) {
      const auto line = static_cast<std::uint32_t>(std::min(text_.find('\n', token.begin), text_.size()));
      replace(token.begin, line, {});
    }
    const std::size_t close = text_.find_first_of(")\n", token.begin), full = text_.find("）", token.begin);
    if (is_wanted("类型") && token.kind == TokenKind::paren_open) {  // 投资额（万元）
      const std::size_t end = std::min(close == std::string_view::npos ? text_.size() : close + 1, full == std::string_view::npos ? text_.size() : full + 3);
      replace(token.begin, static_cast<std::uint32_t>(end), {});
    }
    if (is_wanted("整数") && token.kind == TokenKind::duration) {
      const std::string_view written = slice(token);
      replace(token.begin, token.end, std::string(written.substr(0, std::min(written.find_first_not_of("0123456789"), written.size()))));
    }
    const Token& before = tokens_[here_ - 1];
    if (diagnostic_.code == Code::bad_unit && token.kind == TokenKind::run && here_ > 1 && tokens_[here_ - 2].end == before.begin && tokens_[here_ - 2].kind == TokenKind::run && before.value < 10'000) {
      replace(tokens_[here_ - 2].begin, token.end, std::string(slice(tokens_[here_ - 2])) + base::chinese_numeral(before.value) + std::string(slice(token)));
    }
  }

  // ---- citations ----

  /// 《…》第十条 第二项, 《…》第十条、第十一条, 《…》第五
  void citations_near() {
    if (diagnostic_.code == Code::citation_without_place && has(here_ + 1)) ++here_;
    if (here_ == 0 || !has(here_) || (tokens_[here_].kind != TokenKind::run && tokens_[here_].kind != TokenKind::article)) return;
    const Token& token = tokens_[here_];
    const std::string_view run = slice(token);
    const std::size_t ordinal = run.find("第");
    if (ordinal == std::string_view::npos) return;
    std::size_t cited = here_;
    while (cited > 0 && tokens_[cited].kind != TokenKind::citation && tokens_[cited].kind != TokenKind::title && !tokens_[cited].is_line_start) --cited;
    const std::string_view whole = slice(tokens_[cited]);
    const std::size_t mark = whole.find("》");
    if (!whole.starts_with("《") || mark == std::string_view::npos) return;
    if (cited + 1 == here_) {
      replace(tokens_[cited].begin, token.end, std::string(whole) + std::string(run.substr(ordinal)));
      replace(tokens_[cited].begin, token.end, std::string(whole) + std::string(run.substr(ordinal)) + "条");
    }
    replace(token.begin, token.end, std::string(whole.substr(0, mark + 3)) + std::string(run));
  }

  // ---- signs ----------------------------------------------------------------------------------------------------------------

  static bool is_letter_byte(char c) { return static_cast<unsigned char>(c) >= 0x80 || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  /// A foreign sign that covers the place, or ends just before it.
  void signs_near() {
    if (has(here_ + 1) && tokens_[here_].kind == TokenKind::comma && slice(tokens_[here_ + 1]).starts_with("但")) return;  // an exception, which is not mended by a sign
    const std::uint32_t at = tokens_[here_].begin;
    for (const Sign& sign : foreign_signs()) {
      const auto size = static_cast<std::uint32_t>(sign.written.size());
      for (std::uint32_t back = 0; back <= size + 1 && back <= at; ++back) {
        const std::uint32_t begin = at - back;
        if (text_.substr(begin, size) != sign.written) continue;
        if (begin + size < at && base::trim(text_.substr(begin + size, at - begin - size)) != "") continue;
        const bool joins = begin > 0 && is_letter_byte(text_[begin - 1]) && begin + size < text_.size() && is_letter_byte(text_[begin + size]);
        for (const bool is_first : {true, false}) {  // between two names a point is likelier than nothing
          for (const std::string_view meant : sign.meant) {
            const bool is_blank = joins && meant.empty();  // 标题：待审: the words stay apart
            if ((joins && meant == ".") == is_first) likely(begin, begin + size, is_blank ? " " : std::string(meant));
          }
        }
        break;
      }
    }
    behind_superfluous(at);
  }
  /// 、 or | that ends a line: the parser only stops at the next one.
  void behind_superfluous(std::uint32_t at) {
    if (here_ == 0) return;
    const Token& before = tokens_[here_ - 1];
    const bool is_operator = before.kind == TokenKind::comma || before.kind == TokenKind::bar || is(before, Keyword::logical_and) || is(before, Keyword::logical_or);
    const auto leave_out = [&](const Token& token) {  // a condition may be missing there
      const std::size_t count = out_.size();
      replace(token.begin, token.end, {});
      if (out_.size() > count) out_.back().is_offer = is(token, Keyword::logical_and) || is(token, Keyword::logical_or);
    };
    if (is_operator && before.end <= at) leave_out(before);
    if (is(tokens_[here_], Keyword::logical_and) || is(tokens_[here_], Keyword::logical_or)) leave_out(tokens_[here_]);
  }

  /// Brackets and quotes of another kind around what stands here.
  void pairs_near() {
    for (const Pair& pair : foreign_pairs()) {
      const bool must_be_wanted = pair.meant_open == "<" || pair.meant_open == "《" || pair.meant_open == "=";
      const bool is_never_right = pair.open == "〈" || pair.open == "<<" || pair.open == "＜＜";
      if (must_be_wanted && !is_never_right && !is_wanted(pair.meant_open)) continue;
      for (std::size_t index = here_; index + 2 > here_ && has(index); --index) {
        const std::uint32_t begin = tokens_[index].begin;
        if (text_.substr(begin, pair.open.size()) == pair.open) replace_pair(pair, begin);
        if (index == 0) break;
      }
    }
  }
  void replace_pair(const Pair& pair, std::uint32_t begin) {
    const std::size_t inner = begin + pair.open.size();
    const std::size_t line = std::min(text_.find('\n', inner), text_.size());
    std::size_t close = pair.is_on_one_line ? text_.substr(0, line).find(pair.close, inner) : text_.rfind(pair.close);
    if (close == std::string_view::npos || close < inner) return;
    const std::string meant = std::string(pair.meant_open) + std::string(text_.substr(inner, close - inner)) + std::string(pair.meant_close);
    const auto end = static_cast<std::uint32_t>(close + pair.close.size());
    replace(begin, end, meant);
    const bool is_bracket = pair.meant_open == "(" || pair.meant_open == "[" || !pair.is_on_one_line;
    if (is_bracket && !out_.empty()) {  // only its bracket is at fault, not the whole block
      out_.back().place_end = static_cast<std::uint32_t>(inner);
      out_.back().arguments = {std::string(pair.open), std::string(pair.meant_open)};
    }
  }

  // ---- quotes ---------------------------------------------------------------------------------------------------------------

  void quoted(std::uint32_t begin, std::uint32_t end, std::string_view open, std::string_view close, Code code) {
    const std::string_view inner = text_.substr(begin, end - begin);
    if (out_.size() >= most_candidates) return;
    out_.push_back({begin, end, std::string(open) + std::string(inner) + std::string(close), code, {shown(inner)}, begin, end});
    const bool may_be_lexicon = is_wanted("“<”") || is_wanted("句式");  // of another file
    const bool is_lexicon = is_declared(file_, Keyword::lexicon, inner) || is_declared(file_, Keyword::pattern, inner);
    out_.back().is_offer = may_be_lexicon && !is_lexicon;
  }
  void quotes_here() {
    if (!has(here_)) return;
    const Token& token = tokens_[here_];
    if (token.kind == TokenKind::string) return unquote(token);
    if (token.kind == TokenKind::run && is_reserved(token.spelling) && here_ + 1 < tokens_.size() && tokens_[here_ + 1].kind == TokenKind::dot) {
      quoted(token.begin, token.end, "「", "」", Code::reserved_as_name);
    }
    const bool is_glued = here_ + 1 < tokens_.size() && tokens_[here_ + 1].begin == token.end && has(here_ + 1);
    if (token.kind == TokenKind::run && is_glued && is_wanted("字符串")) {  // 省政府令第1号
      const auto blank = static_cast<std::uint32_t>(std::min(text_.find_first_of(" \n}", token.begin), text_.size()));
      quoted(token.begin, blank, "\"", "\"", Code::missing_quotes);
    }
    const bool may_be_text = diagnostic_.code == Code::unknown_declaration || is_wanted("字符串") || is_wanted("句式");
    const std::string run(slice(token));
    const bool is_known = is_declared(file_, Keyword::lexicon, run) || is_declared(file_, Keyword::pattern, run);
    if (token.kind == TokenKind::run && is_known && (is_wanted("“<”") || is_wanted("句式"))) quoted(token.begin, token.end, "<", ">", Code::missing_angle_brackets);
    if (token.kind == TokenKind::run && may_be_text) quoted(token.begin, token.end, "\"", "\"", Code::missing_quotes);
    if (token.kind == TokenKind::run && is_wanted("《")) {
      citation_without_marks(token);
      quoted(token.begin, token.end, "《", "》", Code::missing_title_marks);
    }
    if (token.kind == TokenKind::run && (is_wanted("“<”") || is_wanted("句式"))) quoted(token.begin, token.end, "<", ">", Code::missing_angle_brackets);
    if (may_be_text && (token.kind == TokenKind::run || token.kind == TokenKind::integer || token.kind == TokenKind::duration)) {
      const std::uint32_t blank = static_cast<std::uint32_t>(std::min(text_.find_first_of(" \n}", token.begin), text_.size()));
      const std::uint32_t line = static_cast<std::uint32_t>(std::min(text_.find('\n', token.begin), text_.size()));
      quoted(token.begin, blank, "\"", "\"", Code::missing_quotes);
      quoted(token.begin, token.begin + static_cast<std::uint32_t>(base::trim(text_.substr(token.begin, line - token.begin)).size()), "\"", "\"", Code::missing_quotes);
    }
    if (is_wanted("“(”")) arguments_without_parentheses();
  }
  /// 等级 "较大", 自 "公告"
  void unquote(const Token& token) {
    if (here_ > 0 && is(tokens_[here_ - 1], Keyword::matches)) return;  // 命中 "登记": a phrase is no pattern
    std::string_view inner = slice(token);
    const std::size_t mark = static_cast<unsigned char>(inner[0]) < 0x80 ? 1 : 3;
    if (inner.size() <= 2 * mark) return;
    inner = inner.substr(mark, inner.size() - 2 * mark);
    if (inner.find_first_of(" \n\"\\{}") == std::string_view::npos) {
      out_.push_back({token.begin, token.end, std::string(inner), Code::needless_quotes, {shown(inner)}, token.begin, token.end});
    }
    const std::string practice = "实务 " + std::string(slice(token));
    out_.push_back({token.begin, token.end, practice, Code::wrong_word, {shown(slice(token)), shown(practice)}, token.begin, token.end});
  }
  /// 行政处罚法第五条 → 《行政处罚法》第五条
  void citation_without_marks(const Token& token) {
    const std::string_view run = slice(token);
    for (std::size_t at = run.find("第"); at != std::string_view::npos && at > 0; at = run.find("第", at + 3)) {
      if (!is_article_number(run.substr(at))) continue;
      const std::string cited = "《" + std::string(run.substr(0, at)) + "》" + std::string(run.substr(at));
      out_.push_back({token.begin, token.end, cited, Code::missing_title_marks, {shown(run)}, token.begin, token.end});
      return;
    }
  }
  /// 有 公告 → 有 (公告), 属于 甲、乙 → 属于 (甲、乙)
  void arguments_without_parentheses() {
    if (!has(here_) || here_ == 0) return;
    std::size_t last = here_;
    const auto wrap = [&] {
      const std::uint32_t begin = tokens_[here_].begin, end = tokens_[last].end;
      const std::string inner(text_.substr(begin, end - begin));
      if (out_.size() < most_candidates) out_.push_back({begin, end, "(" + inner + ")", Code::missing_word, {"( )"}, tokens_[here_].begin, tokens_[here_].end});
    };
    const bool is_presence = is(tokens_[here_ - 1], Keyword::present) || is(tokens_[here_ - 1], Keyword::absent);
    const std::size_t first_guess = out_.size();
    while (has(last + 1) && !tokens_[last + 1].is_line_start && (tokens_[last + 1].kind == TokenKind::dot || tokens_[last].kind == TokenKind::dot)) ++last;
    wrap();
    const bool is_material = last == here_ && is_declared(file_, Keyword::material, slice(tokens_[here_]));
    while (has(last + 1) && !tokens_[last + 1].is_line_start) ++last;
    wrap();
    for (std::size_t i = first_guess; i < out_.size(); ++i) out_[i].is_offer = is_presence && !is_material;  // 有 甲.有意见: perhaps the answer is meant
  }
  void missing_quote() {
    const std::uint32_t begin = diagnostic_.span.begin;
    const auto line = static_cast<std::uint32_t>(std::min(text_.find('\n', begin), text_.size()));
    const std::string_view whole = base::trim(text_.substr(begin, line - begin));
    const auto end = begin + static_cast<std::uint32_t>(whole.size());
    const bool is_plain = whole.starts_with("“");
    const std::string_view other = is_plain ? "\"" : "”", close = is_plain ? "”" : "\"";
    if (const std::size_t at = whole.rfind(other); at != std::string_view::npos && at > 0) {
      const auto place = begin + static_cast<std::uint32_t>(at);
      out_.push_back({place, place + static_cast<std::uint32_t>(other.size()), std::string(close), Code::unterminated_string, {}, begin, diagnostic_.span.end});
    }
    out_.push_back({end, end, std::string(close), Code::unterminated_string, {}, begin, diagnostic_.span.end});
    for (const std::string_view tail : {"}", ","}) {  // a block on one line
      const std::size_t at = whole.rfind(tail);
      if (at == std::string_view::npos || at == 0) continue;
      const auto place = begin + static_cast<std::uint32_t>(base::trim(whole.substr(0, at)).size());
      out_.push_back({place, place, std::string(close), Code::unterminated_string, {}, begin, diagnostic_.span.end});
    }
  }
  /// 《行政处罚法第五条
  void missing_title_mark() {
    const std::uint32_t begin = diagnostic_.span.begin;
    const std::size_t line = std::min(text_.find('\n', begin), text_.size());
    for (const std::string_view stop : {"第", "（", "(", " ", "{"}) {
      const std::size_t at = text_.substr(0, line).find(stop, begin + 3);
      const std::size_t place = std::min(at, line);
      out_.push_back({static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(place), "》", Code::unterminated_title, {}, begin, diagnostic_.span.end});
    }
  }

  // ---- brackets -------------------------------------------------------------------------------------------------------------

  /// The signs that were expected, then those that are often forgotten.
  void insertions_here() {
    const bool lacks_value = diagnostic_.code == Code::absent_value && here_ > 0;
    if (lacks_value && is(tokens_[here_ - 1], Keyword::severity)) offer("一般");
    if (lacks_value && is(tokens_[here_ - 1], Keyword::category)) offer("程序");
    for (std::size_t at = label_.find("“"); at != std::string_view::npos; at = label_.find("“", at + 1)) {
      const std::size_t end = label_.find("”", at);
      if (end == std::string_view::npos) break;
      insert(label_.substr(at + 3, end - at - 3));
    }
    if (tokens_[here_].kind == TokenKind::string) insert("含");
    const bool may_join = label_.empty() || is_wanted("表达式") || is_wanted("}") || is_wanted("声明");
    for (const char* word : {"{", "且", "|", "当"}) {
      if (may_join && (std::string_view(word) != "且" || begins_condition())) insert(word);
    }
  }

  /// Not a single strange word (过半数), which is something else than a second condition.
  [[nodiscard]] bool begins_condition() const {
    const Token& token = tokens_[here_];
    if (token.kind >= TokenKind::integer && token.kind <= TokenKind::duration) return false;
    if (token.kind != TokenKind::run || is_reserved(token.spelling) || here_ + 1 >= tokens_.size()) return true;
    return tokens_[here_ + 1].kind == TokenKind::dot || is_declared(file_, Keyword::define, slice(token));
  }

  [[nodiscard]] std::uint32_t indent_of(const Token& token) const {
    const std::size_t line = token.begin == 0 ? 0 : text_.rfind('\n', token.begin - 1) + 1;
    std::uint32_t indent = 0;
    while (line + indent < text_.size() && (text_[line + indent] == ' ' || text_[line + indent] == '\t')) ++indent;
    return indent;
  }
  [[nodiscard]] const Token& first_of_line(std::size_t index) const {
    while (index > 0 && !tokens_[index].is_line_start) --index;
    return tokens_[index];
  }

  /// A line that stands no deeper than the line that opened a block shows where its } is missing.
  void missing_braces() {
    struct Open {
      std::size_t token;
      std::uint32_t indent;
    };
    std::vector<Open> open;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      const bool is_closing_line = token.kind == TokenKind::brace_close;
      if (token.is_line_start && !open.empty() && i > open.back().token && token.kind != TokenKind::end) {
        const std::uint32_t indent = indent_of(token);
        if (indent < open.back().indent || (indent == open.back().indent && !is_closing_line)) {
          close_block(open.back().token, i, open.back().indent);
          open.pop_back();
        }
      }
      if (token.kind == TokenKind::brace_open) open.push_back({i, indent_of(token)});
      if (is_closing_line && !open.empty()) open.pop_back();
    }
    for (auto block = open.rbegin(); block != open.rend(); ++block) close_block(block->token, tokens_.size() - 1, block->indent);
  }
  void close_block(std::size_t open, std::size_t before, std::uint32_t indent) {
    if (before == 0 || out_.size() >= most_candidates) return;
    const Token& brace = tokens_[open];
    const bool is_one_line = before > 0 && &first_of_line(open) == &first_of_line(before - 1);
    const std::uint32_t at = tokens_[before - 1].end;
    const Token& head = first_of_line(open);
    const std::string name(slice(head));
    out_.push_back({at, at, is_one_line ? " }" : "\n" + std::string(indent, ' ') + "}", Code::unclosed_block, {name, name}, brace.begin, brace.end});
  }
  /// A } too many closed a block too early.
  void superfluous_braces() {
    if (diagnostic_.code != Code::unknown_declaration) return;
    int tried = 0;
    for (std::size_t i = here_ + 1; i-- > 0 && tried < 3;) {
      if (tokens_[i].kind != TokenKind::brace_close) continue;
      ++tried;
      out_.push_back({tokens_[i].begin, tokens_[i].end, {}, Code::superfluous_word, {"}"}, tokens_[here_].begin, tokens_[here_].end});
    }
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t here_;
  const base::Diagnostic& diagnostic_;
  std::string_view file_;
  std::string_view label_;  ///< what was expected, in Chinese
  std::vector<Guess> out_;
};

}  // namespace

std::vector<Guess> find_candidates(const Trouble& trouble) {
  std::vector<Guess> out = find_phrases(trouble);
  for (Guess& guess : Candidates(trouble).run()) out.push_back(std::move(guess));
  return out;
}

}  // namespace zhunsheng::grammar

// SPDX-License-Identifier: Apache-2.0
// Tables of words; a wrong one is reported with all that are allowed, and the nearest.
#include "dsl/sema/words.hpp"

#include <array>

#include "dsl/sema/everyday.hpp"
#include "dsl/sema/names.hpp"

namespace zhunsheng::sema {
namespace {

using List = std::vector<std::string>;

void report(Context& context, const syntax::Name& word, const List& allowed) {
  std::string all;
  for (const auto& one : allowed) all += (all.empty() ? "" : "、") + one;
  base::Diagnostic& diagnostic = context.report.add(base::Code::unknown_word, word.span, {word.text, all});
  if (const auto meant = meant_word(word.text, allowed)) {
    diagnostic.suggestion = *meant;
    diagnostic.fix = base::Fix{word.span, *meant};
  }
}

template <class T>
std::optional<T> checked(Context& context, const syntax::Name& word, std::optional<T> value, const List& allowed) {
  if (!value) report(context, word, allowed);
  return value;
}

struct RankWord {
  const char* english;
  law::StatuteRank rank;
};
constexpr std::array<RankWord, 10> ranks{{
    {"constitution", law::StatuteRank::constitution}, {"law", law::StatuteRank::law}, {"administrative_regulation", law::StatuteRank::administrative_regulation},
    {"supervisory_regulation", law::StatuteRank::supervisory_regulation}, {"judicial_interpretation", law::StatuteRank::judicial_interpretation},
    {"departmental_rule", law::StatuteRank::departmental_rule}, {"local_regulation", law::StatuteRank::local_regulation}, {"local_rule", law::StatuteRank::local_rule},
    {"normative_document", law::StatuteRank::normative_document}, {"party_regulation", law::StatuteRank::party_regulation},
}};

template <class T>
struct Word {
  const char *chinese, *english;
  T value;
};
template <class T, std::size_t N>
std::optional<T> find(const std::array<Word<T>, N>& table, const std::string& word) {
  for (const auto& row : table)
    if (word == row.chinese || word == row.english) return row.value;
  return std::nullopt;
}
template <class T, std::size_t N>
List chinese(const std::array<Word<T>, N>& table) {
  List out;
  for (const auto& row : table) out.emplace_back(row.chinese);
  return out;
}

constexpr std::array<Word<model::Scope>, 4> scopes{{{"同一分句", "clause", model::Scope::clause_part}, {"同一句", "sentence", model::Scope::sentence}, {"同一款", "paragraph", model::Scope::paragraph}, {"同一条", "article", model::Scope::clause}}};
constexpr std::array<Word<model::Repeated>, 5> repeats{{{"须一致", "agree", model::Repeated::agree}, {"首个", "first", model::Repeated::first}, {"末个", "last", model::Repeated::last}, {"最大", "max", model::Repeated::maximum}, {"合计", "sum", model::Repeated::total}}};

}  // namespace

std::optional<model::Severity> read_severity(Context& context, const syntax::Name& word) { return checked(context, word, model::parse_severity(word.text), {"重大", "较大", "一般", "提示"}); }

std::optional<model::Category> read_category(Context& context, const syntax::Name& word) {
  return checked(context, word, model::parse_category(word.text), {"权限", "程序", "内容", "文本"});
}

std::optional<model::Kind> read_kind(Context& context, const syntax::Name& word) {
  return checked(context, word, model::parse_kind(word.text), context.rules.enums[model::kind_enum.index()].values);
}

std::optional<law::StatuteRank> read_rank(Context& context, const syntax::Name& word) {
  if (const auto rank = law::parse_rank(word.text)) return rank;
  List allowed;
  for (const auto& row : ranks) {
    if (word.text == row.english) return row.rank;
    allowed.push_back(law::to_chinese(row.rank));
  }
  report(context, word, allowed);
  return std::nullopt;
}

std::optional<model::Scope> read_scope(Context& context, const syntax::Name& word) { return checked(context, word, find(scopes, word.text), chinese(scopes)); }
std::optional<model::Repeated> read_repeated(Context& context, const syntax::Name& word) { return checked(context, word, find(repeats, word.text), chinese(repeats)); }
std::optional<model::Outcome> read_outcome(Context& context, const syntax::Name& word) {
  return checked(context, word, model::parse_outcome(word.text), {"存在风险", "待查", "依例外通过", "通过", "不适用"});
}

std::optional<std::uint16_t> read_contexts(Context& context, const std::vector<syntax::Name>& words) {
  std::uint16_t bits = 0;
  bool good = true;
  for (const auto& word : words) {
    if (word.text == "任意" || word.text == "any") {
      bits |= model::any_context;
    } else if (const auto one = model::parse_context(word.text)) {
      bits |= model::context_bit(*one);
    } else {
      report(context, word, {"肯定", "否定", "引述", "废止", "例外句", "定义", "假设", "存疑", "任意"});
      good = false;
    }
  }
  return good ? std::optional(bits) : std::nullopt;
}

base::DateSpan read_range(Context& context, const syntax::DateRange& range) {
  if (range.from && range.until && *range.until <= *range.from) {
    base::Diagnostic& diagnostic = context.report.add(base::Code::empty_range, range.span);
    if (*range.until < *range.from) diagnostic.fix = base::Fix::offer(range.span, base::to_string(*range.until) + " 起 " + base::to_string(*range.from) + " 止");
    return {};
  }
  return {range.from, range.until};
}

std::string range_text(const base::DateSpan& span) {
  std::string out;
  if (span.from) out.append(base::to_string(*span.from)).append(" 起");
  if (span.from && span.until) out += ' ';
  if (span.until) out.append(base::to_string(*span.until)).append(" 止");
  return out;
}

}  // namespace zhunsheng::sema

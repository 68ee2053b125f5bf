// SPDX-License-Identifier: Apache-2.0
// Tokens: what each stretch of text is read as, and which mistakes are reported with which fix.
#include "dsl/grammar/lexemes.hpp"

#include <gtest/gtest.h>

#include "dsl/grammar/parse.hpp"
#include "engine/base/fix.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Code;

/// Kinds of the tokens as letters, for tables: n a run, K a reserved run, N 「…」, i integer, d decimal, % percent, m money, D date, t duration, s string, T title, C citation, A article.
std::string kinds(std::string text) {
  const base::SourceText source("x.zs", std::move(text));
  std::string out;
  for (const Token& token : lex(source, 0).tokens) {
    static constexpr const char* letters = "$!nNid%mDtsTCA{}()[],:.~=#g>l<+-*/|";
    out += token.kind == TokenKind::run && is_reserved(token.spelling) ? 'K' : letters[static_cast<std::size_t>(token.kind)];
  }
  out.pop_back();
  return out;
}

Token first(const std::string& text) { return lex(base::SourceText("x.zs", text), 0).tokens.front(); }

std::vector<base::Diagnostic> diagnostics(const std::string& text) { return lex(base::SourceText("x.zs", text), 0).diagnostics; }

struct Row {
  std::string text, expected;
};

}  // namespace

TEST(Lexemes, classify_text) {
  for (const Row& row : {Row{"当事人 当 must 应当知道 mustnt", "nKKnn"}, Row{"甲乙_c1 c1甲 甲1", "ninni"}, Row{"「应当」「a b」", "NN"}, Row{"々〇", "n"},
                         Row{"2..8 ..8 1.5 a.b a.1", "i~i~idn.nn.i"}, Row{"30日 30% 5‰ 3元 1,200元 1,200 [1,2]", "t%%mmi,i[i,i]"}, Row{"2024-08-01 2024年8月1日 2024-10", "DDi-i"},
                         Row{"30天 7个工作日 7工作日 2周 3个月 3月 1年 3 days 3  days 3days", "ttttttttint"}, Row{"《甲》第十条 《甲》 第10条第2款第（三）项 《甲》 甲 《甲》二（六） 《甲》一、1", "CCTnCC"},
                         Row{"《甲》（2020-01-01 起）《甲》 一般", "T(DK)Tn"}, Row{"《关于〈甲〉和《乙》的通知》", "T"}, Row{"第12条 第十二条 第十二条情形 第12条之2", "AnnA"},
                         Row{"\"a\\\"b\" “c\"” \"两\n行\"", "sss"}, Row{"a# b\nc // d\ne/f", "nnn/n"}, Row{"（）｛｝［］，、：．＝＜＞＋－＊／｜", "(){}[],,:.=<>+-*/|"},
                         Row{"<= >= != ≤ ≥ ≠ × ÷ ＜＝", "lg#lg#*/l"}, Row{"\xEF\xBB\xBF规则", "K"}, Row{"ｍｕｓｔ　３０日", "Kt"}}) {
    EXPECT_EQ(kinds(row.text), row.expected) << row.text;
  }
}

TEST(Lexemes, read_values_exactly) {
  EXPECT_EQ(first("1.2亿元").value, 12'000'000'000);
  EXPECT_EQ(first("0.01元").value, 1);
  EXPECT_EQ(first("12,345,678.90元").value, 1'234'567'890);
  EXPECT_EQ(first("2.5").value, 2'500'000);
  EXPECT_EQ(first("9223372036854775807").value, INT64_MAX);
  EXPECT_EQ(first("37.5%").value, 3);
  EXPECT_EQ(first("37.5%").denominator, 8);
  EXPECT_EQ(first("2024年2月29日").value, base::make_date(2024, 2, 29)->days);
  EXPECT_EQ(first("18个月").unit, base::DurationUnit::month);
}

TEST(Lexemes, report_each_mistake_with_its_code) {
  const std::pair<std::string, Code> rows[] = {
      {"30日且", Code::glued_literal},       {"《甲》第十条且", Code::glued_literal},  {"2024-08-01起", Code::glued_literal}, {"30亩", Code::bad_unit},
      {"2024年8月", Code::incomplete_date},  {"1年6个月", Code::compound_duration},    {"2024-13-01", Code::no_such_date},    {"2024-8-1", Code::no_such_date},
      {"9223372036854775808", Code::number_too_large}, {"999999999999亿元", Code::number_too_large}, {"0.001元", Code::too_precise}, {"1.5年", Code::fractional_duration},
      {"\"a", Code::unterminated_string},    {"“a", Code::unterminated_string},        {"「a\n", Code::unterminated_name},  {"「」", Code::empty_name},
      {"《a\n", Code::unterminated_title}, {"\"\\x\"", Code::bad_escape},            {"а", Code::look_alike},               {"⼀", Code::look_alike},
      {"a \xE2\x80\xAE", Code::hidden_character}, {"a\xE2\x80\x8B", Code::hidden_character}, {"# \xE2\x80\xAE", Code::hidden_character}, {"@", Code::bad_character}};
  for (const auto& [text, code] : rows) {
    const auto found = diagnostics(text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(base::code_name(found[0].code), base::code_name(code)) << text;
  }
}

TEST(Lexemes, fixes_can_be_applied) {
  for (const Row& row : {Row{"30日且", "30日 且"}, Row{"1年6个月", "18个月"}, Row{"300万", "300万元"}, Row{"2024-8-1", "2024-08-01"}, Row{"《甲》第一条且", "《甲》第一条 且"}}) {
    const auto found = diagnostics(row.text);
    ASSERT_TRUE(found.size() == 1 && found[0].fix) << row.text;
    const std::string fixed = base::apply_fixes(row.text, 0, found, base::FixScope::with_offers).text;
    EXPECT_EQ(fixed, row.expected);
    EXPECT_TRUE(diagnostics(fixed).empty());
  }
}

TEST(Lexemes, limit_the_length_of_names) {
  std::string longest;
  for (int i = 0; i < 256; ++i) longest += "名";
  EXPECT_TRUE(diagnostics(longest).empty());
  EXPECT_TRUE(diagnostics("「" + longest + "」").empty());
  EXPECT_EQ(diagnostics(longest + "名").at(0).code, Code::name_too_long);
  EXPECT_EQ(diagnostics("「" + longest + "名」").at(0).code, Code::name_too_long);
}

TEST(Lexemes, strings_hide_nothing_from_what_follows) {
  EXPECT_TRUE(diagnostics("\"а\xE2\x80\xAE@30日且\"").empty());
  EXPECT_EQ(kinds("\"//\" a \"#\" b"), "snsn");
}

TEST(Keywords, are_found_in_both_columns_and_only_whole) {
  for (const Word& row : keywords()) {
    EXPECT_NE(find_spelling(row.chinese), 0) << row.chinese;
    const bool is_word = !row.english.empty();
    EXPECT_EQ(find_spelling(row.english) != 0, is_word) << row.english;
    EXPECT_EQ(find_spelling(std::string(row.chinese) + "人"), 0) << row.chinese;
  }
  EXPECT_TRUE(is_reserved(find_spelling("缺")));
  EXPECT_FALSE(is_reserved(find_spelling("missing")));
  EXPECT_FALSE(is_reserved(find_spelling("标题")));
}

}  // namespace zhunsheng::grammar

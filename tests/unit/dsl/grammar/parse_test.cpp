// SPDX-License-Identifier: Apache-2.0
// The parser on both keyword columns, on hostile input, and the promises of its diagnostics.
#include "dsl/grammar/parse.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "dsl/grammar/lexemes.hpp"
#include "dsl/syntax/print.hpp"
#include "engine/base/render.hpp"

namespace zhunsheng::grammar {
namespace {

using base::Code;

base::Checked<syntax::File> parse_text(const std::string& text) { return parse(base::SourceText("x.zs", text), 0); }
std::string tree(const std::string& text) { return syntax::print(*parse_text(text).value); }
std::size_t count(const base::Checked<syntax::File>& parsed, Code code) {
  return static_cast<std::size_t>(std::count_if(parsed.diagnostics.begin(), parsed.diagnostics.end(), [&](const auto& d) { return d.code == code; }));
}
std::string repeat(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}
std::string messages(const std::string& text, base::Language language = base::Language::chinese) {
  const base::SourceText source("x.zs", text);
  return base::render(parse(source, 0).diagnostics, {source}, language);
}

}  // namespace

TEST(Parse, gives_the_same_tree_for_both_columns) {
  const std::string chinese = R"(模块 甲 引用 乙 为 丙
材料 m { 标题 含 "x" 或 标题 命中 p }
事实 f 逐 m { a 是否 b 时长(日) c 枚举(x) 自 m 问 "q" }
定义 d 金额 { 当 有(f.a) 且 不是 缺(f.b) : 合计(x 属于 f 当 x.a = 是 : x.b) 否则 : 最大(f) + 计数(f) - 最小(f) }
表 t 比例 首个 { 列 f.a 行 - : 3% }
参数 p 整数 { 2020-01-01 起 3 依据 《某》第一条（起 2020-01-01 止 2021-01-01） }
推定 f.a = 否 除非 f.b = 不详 参照 《某》第一条
日历 2024 { 休 2024-01-01 班 2024-01-02 依据 "s" }
内部 词表 l = "a"
句式 s = 前无 <l> {n: 整数} 后无 "b" 限 x 语境 y
提取 f.a { 自 m 句式 "a" 取 是 未见 不适用 多处 v }
规则 c { 标题 "t" 对象 k 类别 g 等级 s 要点 B1 施行 2020-01-01 起 按 f.d 逐 e 属于 f 依据 实务 "x" 适用 每个 x 属于 y : 存在 z 属于 w : 没有 q 属于 r : z
  应当 a 属于 (b) 例外 n { 当 w 依据 地方 "y" } 提示 "m" 建议 "a" 补正 m }
例 "e" { 按 2024-01-01 完整 给定 f { a 是 } 材料 m 文本 "x" 期望 o c 缺 f.a 因为 n }
例 s { 命中 "a" 不命中 "b" 漏报待改 "c" 误报待改 "d" }
)";
  const std::string english = R"(module 甲 import 乙 as 丙
material m { 标题 contains "x" or 标题 matches p }
facts f for_each m { a bool b duration(日) c enum(x) source m ask "q" }
define d money { when present(f.a) and not absent(f.b) : sum(x in f when x.a = true : x.b) otherwise : max(f) + count(f) - min(f) }
table t percent 首个 { columns f.a row - : 3% }
param p int { from 2020-01-01 3 cite 《某》第一条(from 2020-01-01 until 2021-01-01) }
presume f.a = false unless f.b = unknown by_reference 《某》第一条
calendar 2024 { off 2024-01-01 work 2024-01-02 cite "s" }
private lexicon l = "a"
pattern s = not_before <l> {n: int} not_after "b" within x context y
extract f.a { source m pattern "a" take true if_none n_a repeated v }
check c { title "t" kinds k category g severity s points B1 in_force from 2020-01-01 at f.d for_each e in f cite practice "x" applies every x in y : some z in w : none q in r : z
  must a in (b) except n { when w cite local "y" } message "m" advice "a" request m }
example "e" { at 2024-01-01 complete given f { a true } materials m text "x" expect o c missing f.a because n }
example s { hit "a" miss "b" known_miss "c" known_false_alarm "d" }
)";
  EXPECT_EQ(messages(chinese), "");
  EXPECT_EQ(messages(english), "");
  EXPECT_EQ(tree(chinese), tree(english));
}

TEST(Parse, reads_every_comparison_word) {
  const std::pair<std::string, std::string> rows[] = {{"不少于", ">="}, {"达到", ">="}, {"不低于", ">="}, {"超过", ">"}, {"不满", "<"}, {"少于", "<"}, {"不超过", "<="}, {"不高于", "<="}, {"≠", "!="}};
  for (const auto& [word, sign] : rows) {
    EXPECT_EQ(tree("定义 d 是否 = a " + word + " b"), tree("定义 d 是否 = a " + sign + " b")) << word;
  }
}

TEST(Parse, accepts_an_empty_file_and_one_of_comments) {
  for (const char* text : {"", "\xEF\xBB\xBF", "\n\n", "# nothing", "// nothing\n"}) {
    const auto parsed = parse_text(text);
    EXPECT_TRUE(parsed.is_ok() && parsed.value->declarations.empty()) << text;
  }
}

TEST(Parse, refuses_broken_utf8_at_its_place) {
  const auto parsed = parse_text("规则 \xFF");
  ASSERT_EQ(parsed.diagnostics.size(), 1u);
  EXPECT_EQ(parsed.diagnostics[0].code, Code::invalid_utf8);
  EXPECT_EQ(parsed.diagnostics[0].span, (base::Span{0, 7, 8}));
}

TEST(Parse, refuses_a_file_that_is_too_large) {
  EXPECT_EQ(parse_text(std::string((std::size_t{16} << 20) + 1, ' ')).diagnostics.at(0).code, Code::file_too_large);
}

TEST(Parse, caps_nesting_of_every_kind) {
  const std::size_t deep = 100'000;
  for (const std::string& text : {"定义 a 整数 = " + repeat("(", deep) + "1" + repeat(")", deep), "定义 a 是否 = " + repeat("不是 ", deep) + "b",
                                 "定义 a 是否 = " + repeat("每个 x 属于 y : ", deep) + "b", "句式 a = " + repeat("(", deep), "句式 a = " + repeat("[ ", deep),
                                 "事实 a { b " + repeat("列表(", deep), "规则 a { " + repeat("例外 b { ", deep), "例 a { 给定 b " + repeat("[", deep),
                                 "例 a { 给定 b " + repeat("{ c ", deep), "定义 a 整数 = " + repeat("f(", deep), "定义 a 是否 = " + repeat("不是 ( 存在 x 属于 y : ", deep)}) {
    const auto parsed = parse_text(text + "\n规则 后 { 应当 x }\n");
    EXPECT_EQ(count(parsed, Code::too_deep), 1u) << text.substr(0, 60);
    ASSERT_FALSE(parsed.value->declarations.empty()) << text.substr(0, 60);
    EXPECT_EQ(std::get<syntax::Check>(parsed.value->declarations.back().body).name.text, "后");
  }
  EXPECT_TRUE(parse_text("定义 a 整数 = " + repeat("(", 64) + "1" + repeat(")", 64)).is_ok());
  EXPECT_TRUE(parse_text("定义 a 是否 = " + repeat("不是 ", 64) + "b 且 " + repeat("不是 ", 64) + "c").is_ok());
  EXPECT_TRUE(parse_text("定义 a 是否 = " + repeat("每个 x 属于 y : ", 64) + "b 定义 c 是否 = " + repeat("存在 x 属于 y : ", 64) + "b").is_ok());
}

TEST(Parse, long_chains_are_flat_or_refused) {
  const auto parsed = parse_text("定义 a 是否 = b" + repeat(" 且 b", 100'000));
  ASSERT_TRUE(parsed.is_ok());
  EXPECT_EQ(std::get<syntax::Define>(parsed.value->declarations[0].body).cases[0].value.children.size(), 100'001u);
  EXPECT_EQ(count(parse_text("定义 a 整数 = 1" + repeat(" + 1", 100'000)), Code::too_deep), 1u);
  EXPECT_EQ(count(parse_text("定义 a 整数 = 1" + repeat(" = 1", 100'000)), Code::chained_comparison), 1u);
}

TEST(Parse, survives_garbage) {
  const std::size_t mebibyte = std::size_t{1} << 20;
  std::string mixed;
  const std::string parts[] = {"规则", " ", "{", "}", "(", ")", "应当", "《", "》", "第", "条", "\"", "“", "”", "「", "」", "1", ".", "-", "日", "年", "\n", "@", "，", "例", "句式", "<", ">", "|", "，", "事实", "\\"};
  std::uint32_t state = 20240801;  // a fixed seed
  while (mixed.size() < mebibyte) {
    state = state * 1664525u + 1013904223u;
    mixed += parts[(state >> 16) % std::size(parts)];
  }
  for (const std::string& text : {mixed, repeat("@#", mebibyte / 2), repeat("}", mebibyte), repeat("1年", mebibyte / 4), repeat("《", mebibyte / 3), repeat("\"\n", mebibyte / 2),
                                  repeat("规则 ", mebibyte / 7), repeat("a ", mebibyte / 2), repeat("「a」《b》", mebibyte / 14), repeat("# c\n规则 ", mebibyte / 11), std::string(mebibyte, '\0')}) {
    const auto parsed = parse_text(text);
    EXPECT_FALSE(parsed.is_ok());
    EXPECT_LE(parsed.diagnostics.size(), error_limit + 1);
    for (const auto& diagnostic : parsed.diagnostics) ASSERT_LE(diagnostic.span.end, text.size());
  }
}

TEST(Parse, every_prefix_of_a_file_ends_in_diagnostics_within_it) {
  const std::string text = "规则 甲 { 标题 \"t\" 依据 《某》第一条（等级 一般） 应当 a.b 不少于 30日 且 每个 x 属于 y : f(x, 3) 例外 b { 当 有(c) } }\n句式 p = <a> ..3 ( \"b\" | [ \"c\" ] ) {n: 整数}\n"
                           "例 \"e\" { 给定 f { a [1, ..] b 2024年8月1日 } 期望 通过 甲 缺 a.b }\n表 t 金额 { 列 a 行 - | 3元..4元 : 5元 }";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    if (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) continue;
    for (const auto& diagnostic : parse_text(text.substr(0, length)).diagnostics) {
      ASSERT_LE(diagnostic.span.begin, diagnostic.span.end) << length;
      ASSERT_LE(diagnostic.span.end, length);
    }
  }
}

TEST(Parse, reports_each_mistake_of_a_file_once) {
  const auto parsed = parse_text("定义 甲 整数 三\n规则 乙 { 等级 \"x\" 应当 }\n定义 丙 整数 = 3\n规责 丁 { }\n");
  EXPECT_EQ(parsed.diagnostics.size(), 4u);
  EXPECT_EQ(parsed.value->declarations.size(), 2u);
}

TEST(Parse, offers_keywords_as_fixes) {
  for (const auto& [text, suggestion] : {std::pair{"规则 a { 适用于 b }", "适用"}, std::pair{"规则 a { 例外情形 b { 当 c } }", "例外"}, std::pair{"规则 a { mesage \"b\" }", "message"},
                                         std::pair{"规责 a { }", "规则"}, std::pair{"法规 《a》 { 文好 \"x\" }", "文号"}, std::pair{"规则 a { 应当 b 大于 3 }", "超过"}}) {
    const auto parsed = parse_text(text);
    ASSERT_EQ(parsed.diagnostics.size(), 1u) << text;
    ASSERT_TRUE(parsed.diagnostics[0].fix) << text;
    EXPECT_EQ(parsed.diagnostics[0].fix->edits.front().replacement, suggestion) << text;
  }
}

TEST(Parse, speaks_english_too) {
  EXPECT_EQ(messages("define a int 3", base::Language::english), "x.zs:1:14: error ZS1051: “=” is missing here\n    define a int 3\n                 ^\n  fix: insert at 1:14: “= ”\n");
}

}  // namespace zhunsheng::grammar

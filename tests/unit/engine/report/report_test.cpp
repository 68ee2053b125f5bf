// SPDX-License-Identifier: Apache-2.0
// The whole text and JSON of hand-built reviews (tests/golden/report), and what a hostile document may not do to them.
// ZS_BLESS=1 rewrites the goldens.
#include "engine/report/report.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/base/text.hpp"
#include "engine/report/lines.hpp"

namespace zhunsheng::report {
namespace {

using findings::Finding;
using findings::FindingEvidence;
using findings::Review;
using model::Outcome;
using model::Severity;

void expect_golden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(ZS_SOURCE_DIR) + "/tests/golden/report/" + name;
  if (std::getenv("ZS_BLESS") != nullptr) std::ofstream(path, std::ios::binary) << actual;
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << path;
  std::ostringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(actual, expected.str()) << name;
}

base::Date date(int year, int month, int day) { return *base::make_date(year, month, day); }

FindingEvidence quote(std::string clause, std::uint32_t paragraph, std::string before, std::string words, std::string after) {
  FindingEvidence out;
  out.source.kind = facts::EvidenceKind::text;
  out.source.document = "奖补办法.docx";
  out.source.clause = std::move(clause);
  out.source.place = {document::PlaceKind::paragraph, paragraph};
  out.source.start = 6;
  out.source.end = 6 + static_cast<std::uint32_t>(base::count_code_points(words));
  out.source.quote = std::move(words);
  out.source.context = "肯定";
  out.before = std::move(before);
  out.after = std::move(after);
  return out;
}

findings::CitedArticle article(std::string statute, std::string place, std::string number, base::Date effective) {
  findings::CitedArticle out;
  out.statute = std::move(statute);
  out.article = std::move(place);
  out.number = std::move(number);
  out.effective = effective;
  return out;
}

Finding registration() {
  Finding out;
  out.id = "00112233445566aa";
  out.check = "奖补.公平竞争.补贴以本地登记为条件";
  out.title = "补贴以本地登记为条件";
  out.severity = Severity::critical;
  out.points = {"C35"};
  out.message = "第五条以“企业须在本镇完成工商注册”作为享受补贴的条件，文中没有援引例外的依据。";
  out.advice = "删除登记地条件，改为以项目绩效为条件。";
  out.legal_date = date(2024, 8, 5);
  out.citations = {article("公平竞争审查条例", "第十条第二项", "国务院令第783号", date(2024, 8, 1)), article("公平竞争审查条例实施办法", "第十九条第三项", "", date(2025, 4, 20))};
  out.citations[1].verified = false;
  out.evidence = {quote("第五条", 12, "申请补贴的", "企业须在本镇完成工商注册", "，并在注册后三个月内在本镇纳税，逾期不予兑现。")};
  out.exceptions = {{"已援引依据", eval::Truth::no, {}}};
  return out;
}

Finding short_notice() {
  Finding out;
  out.id = "00112233445566ab";
  out.check = "决策.程序.征求意见期限不足";
  out.title = "公开征求意见的期限不足30日";
  out.severity = Severity::minor;
  out.category = model::Category::procedure;
  out.reference_note = "参照《重大行政决策程序暂行条例》第四十二条，";
  out.message = "公开征求意见20日，少于30日，公告中没有说明缩短的理由。";
  out.legal_date = date(2024, 8, 5);
  out.citations = {article("重大行政决策程序暂行条例", "第十五条第一款", "国务院令第713号", date(2019, 9, 1)), article("重大行政决策程序暂行条例", "第四十二条", "国务院令第713号", date(2019, 9, 1))};
  out.citations[1].mode = model::CitationMode::by_reference;
  FindingEvidence fact;
  fact.kind = FindingEvidence::Kind::fact;
  fact.fact = "决策.征求意见截止";
  fact.value = "2024年3月21日";
  fact.source.document = "facts.json";
  fact.source.pointer = "/决策/征求意见截止";
  FindingEvidence absence;
  absence.kind = FindingEvidence::Kind::absence;
  absence.source.looked_in = {"奖补办法.docx", "公告.txt"};
  out.evidence = {fact, absence};
  return out;
}

Finding validity() {
  Finding out;
  out.id = "00112233445566ac";
  out.check = "规范.文本.未写有效期";
  out.title = "没有写有效期";
  out.severity = Severity::note;
  out.category = model::Category::form;
  out.message = "全文没有写有效期。";
  out.is_practice = true;
  out.legal_date = date(2024, 8, 5);
  findings::CitedArticle practice;
  practice.mode = model::CitationMode::practice;
  practice.text = "各地规范性文件管理规定多要求写明有效期";
  out.citations = {practice};
  FindingEvidence absence;
  absence.kind = FindingEvidence::Kind::absence;
  absence.source.looked_in = {"奖补办法.docx"};
  out.evidence = {absence};
  return out;
}

Finding exempted() {
  Finding out;
  out.id = "00112233445566ad";
  out.check = "奖补.公平竞争.特定经营者";
  out.title = "给予特定经营者优惠";
  out.outcome = Outcome::exempt;
  out.severity = Severity::critical;
  out.legal_date = date(2024, 8, 5);
  out.evidence = {quote("第九条", 20, "", "对抗旱救灾企业给予一次性补助", "")};
  out.exceptions = {{"救灾", eval::Truth::yes, {article("公平竞争审查条例", "第十二条第一项", "国务院令第783号", date(2024, 8, 1))}}};
  return out;
}

Finding unknown_review() {
  Finding out;
  out.id = "00112233445566ae";
  out.check = "决策.程序.未经合法性审查";
  out.title = "提交讨论前没有合法性审查";
  out.outcome = Outcome::undetermined;
  out.severity = Severity::critical;
  out.category = model::Category::procedure;
  out.message = "待核实：是否经过合法性审查？";
  out.missing = {{"决策.合法性审查", "是否经过合法性审查？", "合法性审查意见书", false}};
  return out;
}

Review sample() {
  Review out;
  out.version = "0.1.0";
  out.id = "7";
  out.as_of = date(2024, 8, 5);
  out.as_of_source = findings::AsOfSource::today;
  out.kinds = {model::Kind::subsidy, model::Kind::normative};
  out.kinds_evidence = {"标题含“奖补办法”"};
  out.rules = {{"奖补.公平竞争", "abc"}};
  out.documents = {{"奖补办法.docx", "def", "docx", "送审稿", "某镇产业奖补办法", ""}, {"坏.docx", "", "", "", "", "文件已损坏"}};
  out.unreadable = {{"坏.docx", "", "", "", "", "文件已损坏"}};
  out.summary = {2 + 1, 5, 1, 41, 80, {1, 1, 0, 1}};
  out.findings = {registration(), exempted(), unknown_review(), short_notice(), validity()};
  Finding rest;
  rest.id = "00112233445566af";
  rest.check = "规范.权限.机关";
  rest.title = "制定机关有权限";
  rest.outcome = Outcome::satisfied;
  rest.is_rest = true;
  out.findings.push_back(rest);
  out.requests = {{"合法性审查意见书", {"是否经过合法性审查？"}, {"提交讨论前没有合法性审查", "审查意见没有采纳"}}, {"", {"由谁制定或者签订？"}, {"制定主体"}}};
  out.conflicts = {"合同.金额：合同.docx 为400万元，facts.json 为40万元，以 facts.json 为准"};
  return out;
}

TEST(TextReport, prints_worst_first_then_what_to_submit) { expect_golden("review.txt", render_text(sample(), {})); }

TEST(TextReport, has_an_english_frame) {
  TextOptions options;
  options.language = base::Language::english;
  expect_golden("review.en.txt", render_text(sample(), options));
}

TEST(TextReport, lists_the_rest_when_asked) {
  TextOptions options;
  options.all = true;
  EXPECT_NE(render_text(sample(), options).find("制定机关有权限"), std::string::npos);
  EXPECT_EQ(render_text(sample(), {}).find("制定机关有权限"), std::string::npos);
}

TEST(TextReport, names_the_files_and_counts_when_quiet) {
  TextOptions options;
  options.quiet = true;
  EXPECT_EQ(render_text(sample(), options), "奖补办法.docx 《某镇产业奖补办法》（送审稿）\n坏.docx\n  无法读取：文件已损坏\n存在风险 2（重大 1、一般 1） · 提示 1 · 待查 5 · 依例外通过 1 · 通过 41 · 不适用 80\n");
}

TEST(TextReport, asks_for_the_kind_where_none_was_recognised) {
  Review review;
  review.as_of = date(2024, 8, 5);
  review.documents = {{"a.txt", "", "txt", "送审稿", "", ""}};
  expect_golden("no_kind.txt", render_text(review, {}));
}

TEST(TextReport, keeps_to_the_width) {
  for (const std::size_t width : {40u, 60u, 100u}) {
    TextOptions options;
    options.width = width;
    std::istringstream text(render_text(sample(), options));
    for (std::string line; std::getline(text, line);) EXPECT_LE(base::display_width(line), line.find(" · 不适用") == std::string::npos ? width : 200) << line;
  }
}

TEST(TextReport, colours_only_when_asked) {
  EXPECT_EQ(render_text(sample(), {}).find('\x1b'), std::string::npos);
  TextOptions options;
  options.colour = true;
  EXPECT_NE(render_text(sample(), options).find("\x1b[1;31m【重大】"), std::string::npos);
}

TEST(TextReport, lets_no_control_character_through) {
  Review review = sample();
  const std::string hostile = "甲\x1b[2J\x07\xc2\x9b" "31m\xe2\x80\xae乙\xe2\x81\xa6丙\n第九条\r\xff";
  review.documents[0].path = review.documents[0].title = hostile;
  review.findings[0].evidence[0].source.quote = review.findings[0].evidence[0].before = hostile;
  review.findings[0].message = review.requests[0].what = review.conflicts[0] = hostile;
  const std::string text = render_text(review, {});
  EXPECT_FALSE(base::find_invalid_utf8(text));
  for (const char32_t c : base::to_code_points(text)) {
    EXPECT_FALSE((c < 0x20 && c != U'\n') || (c >= 0x7F && c < 0xA0)) << static_cast<unsigned>(c);
    EXPECT_FALSE((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) << static_cast<unsigned>(c);
  }
}

TEST(TextReport, never_says_illegal) {
  TextOptions options;
  options.all = true;
  EXPECT_EQ(render_text(sample(), options).find("违法"), std::string::npos);
}

TEST(JsonReport, has_the_fields_of_the_contract_in_order) { expect_golden("review.json", render_json(sample(), false)); }

TEST(JsonReport, is_one_line_a_review_as_jsonl) {
  const std::string text = render_jsonl(sample(), true);
  EXPECT_EQ(text.find('\n'), text.size() - 1);
  EXPECT_NE(text.find("制定机关有权限"), std::string::npos);
}

TEST(JsonReport, is_an_array_for_several_reviews) {
  const Review review;
  EXPECT_EQ(render_json(std::vector<const Review*>{&review}, false).front(), '[');
  EXPECT_EQ(render_json(std::vector<const Review*>{}, false), "[]\n");
}

TEST(JsonReport, replaces_broken_utf8) {
  Review review = sample();
  review.findings[0].evidence[0].source.quote = "甲\xff乙";
  EXPECT_FALSE(base::find_invalid_utf8(render_json(review, false)));
}

TEST(Lines, wraps_by_the_rules_of_chinese_typesetting) {
  const struct { const char* text; std::size_t width; std::vector<std::string> expected; } rows[] = {
      {"", 10, {""}},
      {"一二三四五六", 6, {"一二三", "四五六"}},
      {"一二三，四五", 6, {"一二", "三，四", "五"}},
      {"一二《三》四", 6, {"一二", "《三》", "四"}},
      {"见 a/long/path.docx 第一条", 14, {"见", "a/long/path.do", "cx 第一条"}},
      {"abc def ghi", 7, {"abc def", "ghi"}},
  };
  for (const auto& row : rows) EXPECT_EQ(wrap(row.text, row.width), row.expected) << row.text;
}

TEST(Lines, cleans_blanks_and_controls) {
  EXPECT_EQ(clean("  a\t\n b　c "), "a b c");
  EXPECT_EQ(clean("a\x1b[0m"), "a\xef\xbf\xbd[0m");
  EXPECT_EQ(clean("a\xe2\x80\x8b\xe2\x80\xae" "b"), "ab");
}

}  // namespace
}  // namespace zhunsheng::report

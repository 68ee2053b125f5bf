// SPDX-License-Identifier: Apache-2.0
// Law texts: front matter, articles with their 款, 项 and 目, quotations; the library that holds them.
#include "engine/law/statute_text.hpp"

#include <gtest/gtest.h>

#include "engine/law/library.hpp"

namespace zhunsheng::law {
namespace {

const std::string front = "---\ntitle: \"中华人民共和国甲法\"\nalias: \"甲法\"\nnumber: \"第1号\"\neffective: \"2019-09-01\"\nended: \"2024-01-01\"\narticles: 4\ncomplete: true\nhistory:\n  - \"一行\"\n---\n";
const std::string body =
    "\n# 甲法\n\n### 第一章　总则\n\n> 前言不是条文。\n\n第一条　第一款。\n第二款。\n\n第二条　有下列情形之一的，应当改正：\n（一）情形一；\n（二）情形二：\n1.小项一；\n2.小项二；\n（十一）情形十一。\n有前款情形的，从其规定。\n\n"
    "第二条之一　增加的一条。\n\n#### 第二节　其他\n第九条　紧接标题。\n";

StatuteText text() { return read_text(front + body); }

TEST(StatuteText, reads_the_front_matter) {
  const auto header = read_header(front + body);
  ASSERT_TRUE(header.has_value());
  EXPECT_EQ(header->title, "中华人民共和国甲法");
  EXPECT_EQ(header->force, (base::DateSpan{base::make_date(2019, 9, 1), base::make_date(2024, 1, 1)}));
  EXPECT_EQ(header->article_count, 4);
  EXPECT_TRUE(header->is_complete && header->is_verbatim && !header->is_joined);
}

TEST(StatuteText, what_is_no_law_text_has_no_header) {
  for (const char* other : {"", "# 说明\n", "---\n", "---\ntitle: \"甲法\"\n", "---\nauthor: \"乙\"\n---\n正文\n"}) EXPECT_FALSE(read_header(other).has_value()) << other;
}

TEST(StatuteText, says_what_may_not_be_claimed) {
  EXPECT_TRUE(read_header("---\ntitle: \"甲法\"\nnotes: \"来源未保留“款”的分行，同一条各款连排。\"\n---\n")->is_joined);
  EXPECT_FALSE(read_header("---\ntitle: \"甲法\"\nverbatim: secondhand\ncomplete: false\n---\n")->is_verbatim);
  EXPECT_EQ(read_header("---\ntitle: \"甲法\"\narticles_total: 77\ncomplete: false\n---\n")->article_count, 77);
  EXPECT_EQ(read_header("---\ntitle: \"甲法\"\narticles_total: \"\"\n---\n")->article_count, std::nullopt);
}

TEST(StatuteText, counts_paragraphs_items_and_subitems) {
  const StatuteText law = text();
  ASSERT_EQ(law.articles.size(), 4u);
  const ArticleText& first = *find_article(law, {1, 0});
  const ArticleText& second = *find_article(law, {2, 0});
  EXPECT_EQ(count_paragraphs(law, first), 2);
  EXPECT_EQ(count_items(law, first, 0), 0);
  EXPECT_EQ(count_paragraphs(law, second), 2) << "a line behind the items is a paragraph";
  EXPECT_EQ(count_items(law, second, 1), 11) << "numbers count, not lines";
  EXPECT_EQ(count_items(law, second, 2), 0);
  EXPECT_EQ(count_subitems(law, second, 1, 2), 2);
  EXPECT_EQ(count_subitems(law, second, 0, 1), 0);
  EXPECT_EQ(paragraph_with_item(law, second, 2), 1);
  EXPECT_NE(find_article(law, {2, 1}), nullptr);
  EXPECT_NE(find_article(law, {9, 0}), nullptr);
  EXPECT_EQ(find_article(law, {3, 0}), nullptr);
}

Citation cited(const char* place) { return read_citation(std::string("《甲法》") + place)->citation; }

TEST(StatuteText, quotes_what_is_cited_and_no_more) {
  const StatuteText law = text();
  EXPECT_EQ(quote(law, cited("第一条第二款")), "第二款。");
  EXPECT_EQ(quote(law, cited("第一条")), "第一款。第二款。");
  EXPECT_EQ(quote(law, cited("第二条第一项")), "有下列情形之一的，应当改正：（一）情形一；");
  EXPECT_EQ(quote(law, cited("第二条第一款第二项")), "有下列情形之一的，应当改正：……（二）情形二：1.小项一；2.小项二；");
  EXPECT_EQ(quote(law, cited("第二条第二项第二目")), "有下列情形之一的，应当改正：……（二）情形二：2.小项二；");
  EXPECT_EQ(quote(law, cited("第三条")), "");
  EXPECT_EQ(quote(law, cited("第一条第三款")), "");
  EXPECT_EQ(quote(law, cited("")), "");
}

TEST(StatuteText, cuts_a_long_quotation_at_a_mark) {
  StatuteText law = read_text("---\ntitle: \"甲法\"\n---\n\n第一条　一二三四五六，七八九十一二三四五六七八九十。\n");
  EXPECT_EQ(quote(law, cited("第一条"), 12), "一二三四五六……");
  EXPECT_EQ(quote(law, cited("第一条"), 40), "一二三四五六，七八九十一二三四五六七八九十。");
}

TEST(StatuteText, quotes_nothing_that_is_not_the_words_of_the_law) {
  EXPECT_EQ(quote(read_text("---\ntitle: \"甲法\"\nverbatim: secondhand\n---\n\n第一条　转述。\n"), cited("第一条")), "");
  EXPECT_EQ(quote(read_text("---\ntitle: \"甲法\"\n---\n\n第一条　〔条首语来源未载〕\n（一）情形；\n"), cited("第一条第一项")), "");
  const std::string joined = "---\ntitle: \"甲法\"\nnotes: \"来源未保留“款”的分行\"\n---\n\n第一条　第一款。第二款。\n";
  EXPECT_EQ(quote(read_text(joined), cited("第一条第一款")), "");
  EXPECT_EQ(quote(read_text(joined), cited("第一条")), "第一款。第二款。");
}

TEST(StatuteText, broken_input_is_survived) {
  for (const char* bad : {"---\n---\n第\xE6\n", "第条　x\n", "第一条　", "第一条　x\n（", "第一条　x\n（）\n（一\n1.\n999999.\n", "\n\n\n"}) EXPECT_NO_FATAL_FAILURE((void)quote(read_text(bad), cited("第一条第一款第一项第一目"))) << bad;
}

Library::Entry entry(const char* title, const char* from, const char* until, bool is_complete = true) {
  Library::Entry out;
  out.header.title = title;
  out.header.force = {base::parse_date(from), base::parse_date(until)};
  out.header.is_complete = is_complete;
  out.name = std::string(title) + from;
  return out;
}

Statute declared(const char* title, const char* from, const char* until = "") {
  Statute out;
  out.title = title;
  out.force = {base::parse_date(from), base::parse_date(until)};
  return out;
}

TEST(Library, finds_the_text_of_the_declared_version) {
  std::vector<std::string> asked;
  Library library({entry("中华人民共和国甲法", "2018-01-01", ""), entry("中华人民共和国甲法", "2010-01-01", "2018-01-01"), entry("乙法", "2018-01-01", "", false)}, [&](const std::string& name) {
    asked.push_back(name);
    return "---\ntitle: \"" + name + "\"\n---\n\n第一条　话。\n";
  });
  const Statute old = declared("甲法", "2010-01-01", "2018-01-01"), shifted = declared("甲法", "2012-01-01", "2018-01-01"), earlier = declared("甲法", "2000-01-01", "2010-01-01");
  EXPECT_EQ(library.find_header(old)->force.from, base::make_date(2010, 1, 1));
  EXPECT_EQ(library.find_header(shifted)->force.from, base::make_date(2010, 1, 1));
  EXPECT_EQ(library.find_header(earlier), nullptr);
  EXPECT_EQ(library.find_loaded(old), nullptr);
  ASSERT_NE(library.load(old), nullptr);
  EXPECT_EQ(library.load(old), library.find_loaded(old));
  EXPECT_EQ(library.load(earlier), nullptr);
  EXPECT_NE(library.load(declared("乙法", "2018-01-01")), nullptr);
  EXPECT_EQ(asked, (std::vector<std::string>{"中华人民共和国甲法2010-01-01", "乙法2018-01-01"})) << "each text is read once";
  EXPECT_EQ(library.loaded_count(), 1u);
  EXPECT_EQ(library.missing(), (std::vector<std::string>{"乙法", "甲法"}));
}

}  // namespace
}  // namespace zhunsheng::law

// SPDX-License-Identifier: Apache-2.0
// Citations read and printed; the catalogue.
#include "engine/law/citation.hpp"

#include <gtest/gtest.h>

#include "engine/law/catalogue.hpp"

namespace zhunsheng::law {
namespace {

TEST(Citation, reads_articles_paragraphs_and_items) {
  const auto match = read_citation("《公平竞争审查条例》 第十条第二项，");
  ASSERT_TRUE(match.has_value());
  EXPECT_EQ(match->citation.title, "公平竞争审查条例");
  EXPECT_EQ(match->citation.article, (ArticleNumber{10, 0}));
  EXPECT_EQ(match->citation.item, 2);
  EXPECT_EQ(format(match->citation), "《公平竞争审查条例》第十条第二项");
}

TEST(Citation, every_form_prints_back) {
  const std::vector<std::pair<const char*, const char*>> table{
      {"《民法典》第705条第1款", "《民法典》第七百零五条第一款"},
      {"《刑法》第一百二十条之一", "《刑法》第一百二十条之一"},
      {"《招标投标法实施条例》第九条第一款第（一）项", "《招标投标法实施条例》第九条第一款第一项"},
      {"《国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见》二（六）", "《国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见》二（六）"},
      {"《最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释》第五条第一款", "《最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释》第五条第一款"},
      {"《重大行政决策程序暂行条例》", "《重大行政决策程序暂行条例》"}};
  for (const auto& [text, printed] : table) {
    const auto match = read_citation(text);
    ASSERT_TRUE(match.has_value()) << text;
    EXPECT_EQ(format(match->citation), printed);
    EXPECT_EQ(match->length_bytes, std::string_view(text).size()) << text;
  }
}

TEST(Citation, text_that_is_none_gives_nothing) {
  for (const char* text : {"", "第十条", "《没有结束", "《》第一条"}) EXPECT_FALSE(read_citation(text).has_value()) << text;
}

TEST(Catalogue, finds_by_title_alias_and_without_the_country) {
  std::vector<Statute> statutes(3);
  statutes[0].title = "中华人民共和国村民委员会组织法";
  statutes[0].aliases = {"村委会组织法"};
  statutes[0].force.from = base::make_date(2026, 1, 1);
  statutes[1].title = "中华人民共和国村民委员会组织法";
  statutes[1].force = {base::make_date(2018, 12, 29), base::make_date(2026, 1, 1)};
  statutes[2].title = "公平竞争审查条例";
  const Catalogue catalogue(statutes);
  EXPECT_EQ(catalogue.find_versions("村民委员会组织法"), (std::vector<StatuteId>{StatuteId(std::size_t{1}), StatuteId(std::size_t{0})}));
  EXPECT_EQ(catalogue.find_versions("村委会组织法").size(), 2u) << "a 简称 holds for every version of its title";
  EXPECT_TRUE(catalogue.find_versions("不存在的法").empty());
}

TEST(Catalogue, a_title_written_otherwise_is_found_where_it_means_one_instrument) {
  std::vector<Statute> statutes(5);
  statutes[0].title = "某院关于适用《中华人民共和国甲法》的解释（一）";
  statutes[1].title = "某院关于适用《中华人民共和国甲法》的解释（二）";
  statutes[2].title = "某地管理办法（试行）";
  statutes[3].title = "中华人民共和国乙法";
  statutes[3].force = {base::make_date(2010, 1, 1), base::make_date(2019, 1, 1)};
  statutes[4].title = "中华人民共和国乙法";
  statutes[4].force.from = base::make_date(2019, 1, 1);
  const Catalogue catalogue(statutes);
  const auto found = [&](const char* title) { return catalogue.find_versions(title).size(); };
  EXPECT_EQ(found("某院关于适用《甲法》的解释(二)"), 1u);
  EXPECT_EQ(found("某院关于适用《甲法》的解释"), 0u);
  EXPECT_EQ(catalogue.find_meanings("某院关于适用《甲法》的解释").size(), 2u);
  EXPECT_EQ(found("某院关于适用《甲法》的解释（三）"), 0u) << "another instrument, not another version";
  EXPECT_EQ(found("某地管理办法"), 1u);
  EXPECT_EQ(found("某地 管理办法(试行)"), 1u);
  EXPECT_EQ(found("乙法（2018修正）"), 1u) << "the version of that year or the next";
  EXPECT_EQ(found("乙法（2015修正）"), 0u);
  EXPECT_EQ(found("乙法"), 2u);
}

}  // namespace
}  // namespace zhunsheng::law

// SPDX-License-Identifier: Apache-2.0
// Which citations an amendment touches: parts of an article, versions, numbers that moved, 前身 and 后继.
#include "engine/law/amendment.hpp"

#include <gtest/gtest.h>

namespace zhunsheng::law {
namespace {

Citation citation(const std::string& text) {
  const auto match = read_citation(text);
  EXPECT_TRUE(match && match->length_bytes == text.size()) << text;
  return match ? match->citation : Citation{};
}

struct Row {
  const char *changed, *cited;
  std::optional<Extent> expected;
};

TEST(Extent, of_two_places_of_one_instrument) {
  const Row rows[] = {
      {"《甲》第十五条", "《甲》第十五条", Extent::same},
      {"《甲》第十五条", "《甲》第十五条第一款", Extent::part},
      {"《甲》第十五条第一款", "《甲》第十五条", Extent::whole},
      {"《甲》第十五条第一款", "《甲》第十五条第二款", std::nullopt},
      {"《甲》第十五条第一款", "《甲》第十五条第一款第二项", Extent::part},
      {"《甲》第十五条第一款第三项", "《甲》第十五条第一款第二项", std::nullopt},
      {"《甲》第五条第一款", "《甲》第五条第二项", Extent::part},          // its 款 is not said
      {"《甲》第五条第二项", "《甲》第五条第一款", Extent::part},
      {"《甲》第五条第二项", "《甲》第五条第一款第一项", std::nullopt},
      {"《甲》第十条第二项第一目", "《甲》第十条第二项第二目", std::nullopt},
      {"《甲》第十条", "《甲》第十条之一", std::nullopt},
      {"《甲》第十条", "《甲》第一百一十条", std::nullopt},
      {"《甲》", "《甲》第十条", Extent::part},
      {"《甲》第十条", "《甲》", Extent::whole},
      {"《甲》", "《甲》", Extent::same},
      {"《甲》二", "《甲》二（六）", Extent::part},
      {"《甲》二（六）", "《甲》二", Extent::whole},
      {"《甲》二（6）", "《甲》二(六)", Extent::same},
      {"《甲》二", "《甲》二十", std::nullopt},
      {"《甲》二（六）", "《甲》二（七）", std::nullopt},
      {"《甲》第二条", "《甲》二", std::nullopt},
  };
  for (const Row& row : rows) EXPECT_EQ(extent(citation(row.changed), citation(row.cited)), row.expected) << row.changed << " / " << row.cited;
}

/// 乙法 in two versions, whose 第三条 became 第四条; 旧法, which it replaced; 丙法, with a 简称.
class AmendmentTest : public ::testing::Test {
 protected:
  AmendmentTest() {
    statutes_[0].title = "中华人民共和国乙法";
    statutes_[0].force = {base::make_date(2010, 1, 1), base::make_date(2020, 1, 1)};
    statutes_[0].article_count = 20;
    statutes_[0].renumbered = {{{3, 0}, {4, 0}}};
    statutes_[1].title = "中华人民共和国乙法";
    statutes_[1].force.from = base::make_date(2020, 1, 1);
    statutes_[1].article_count = 30;
    statutes_[2].title = "中华人民共和国旧法";
    statutes_[2].force = {base::make_date(1990, 1, 1), base::make_date(2010, 1, 1)};
    statutes_[2].successor = "中华人民共和国乙法";
    statutes_[3].title = "丙法";
    statutes_[3].aliases = {"丙"};
    statutes_[3].predecessor = "中华人民共和国乙法";
  }
  std::optional<Touch> touch(const std::string& changed, const std::string& cited, std::vector<std::size_t> versions) const {
    const Catalogue catalogue(statutes_);
    const auto amendment = Amendment::read(statutes_, catalogue, changed);
    EXPECT_TRUE(amendment.is_ok()) << changed;
    std::vector<StatuteId> ids;
    for (const std::size_t version : versions) ids.emplace_back(version);
    return amendment ? amendment.value().touch(citation(cited), ids) : std::nullopt;
  }
  std::string error(const std::string& changed) const {
    const Catalogue catalogue(statutes_);
    const auto amendment = Amendment::read(statutes_, catalogue, changed);
    return amendment ? "" : amendment.error().message;
  }
  std::vector<Statute> statutes_{4};
};

TEST_F(AmendmentTest, reaches_every_version_and_every_way_to_write_the_title) {
  for (const char* title : {"《乙法》第七条", "《中华人民共和国乙法》第七条"}) {
    ASSERT_TRUE(touch(title, "《乙法》第七条", {0})) << title;
    EXPECT_EQ(touch(title, "《中华人民共和国乙法》第七条第一款", {0, 1})->extent, Extent::part);
  }
  EXPECT_TRUE(touch("《丙》第一条", "《丙法》第一条", {3})) << "by its 简称";
  EXPECT_FALSE(touch("《丙》第一条", "《乙法》第一条", {0, 1}));
}

TEST_F(AmendmentTest, follows_an_article_that_changed_its_number) {
  EXPECT_EQ(touch("《乙法》第四条", "《乙法》第三条", {0})->link, Link::renumbered);
  EXPECT_EQ(touch("《乙法》第三条", "《乙法》第四条第二款", {1})->link, Link::renumbered);
  EXPECT_FALSE(touch("《乙法》第四条第一款", "《乙法》第三条第二款", {0}));
  EXPECT_EQ(touch("《乙法》第四条", "《乙法》第四条", {1})->link, Link::same);
  EXPECT_FALSE(touch("《乙法（2020修订）》第四条", "《乙法》第四条", {0})) << "a version that is named is meant alone";
  EXPECT_EQ(touch("《乙法（2020修订）》第四条", "《乙法》第三条", {0})->link, Link::renumbered);
}

TEST_F(AmendmentTest, of_a_whole_instrument_reaches_those_before_and_after) {
  EXPECT_EQ(touch("《乙法》", "《旧法》第九条", {2})->link, Link::kin);
  EXPECT_EQ(touch("《乙法》", "《丙法》第九条", {3})->link, Link::kin);
  EXPECT_EQ(touch("《旧法》", "《丙法》第九条", {3})->link, Link::kin) << "from one to the next";
  EXPECT_FALSE(touch("《乙法》第九条", "《旧法》第九条", {2})) << "nothing says which article it became";
  const Catalogue catalogue(statutes_);
  EXPECT_TRUE(Amendment::read(statutes_, catalogue, "《乙法》第九条").value().is_of_kin(std::vector<StatuteId>{StatuteId(std::size_t{2})}));
}

TEST_F(AmendmentTest, says_what_is_wrong_with_a_name) {
  EXPECT_EQ(error("《丙发》第一条"), "规则集里没有声明《丙发》；您是不是想写“《丙法》第一条”？");
  EXPECT_EQ(error("乙法第三条第一款"), "“乙法第三条第一款”不是引用，请写成“《乙法》第三条第一款”");
  EXPECT_EQ(error("随便"), "“随便”不是引用，请写成《名称》第N条");
  EXPECT_EQ(error("《乙法》第三十一条"), "《乙法》没有第三十一条：只有30条");
  EXPECT_EQ(error("《乙法》第二十一条"), "") << "the later version has it";
  EXPECT_NE(error("《乙法》第三条第一"), "");
  EXPECT_NE(error(""), "");
}

}  // namespace
}  // namespace zhunsheng::law

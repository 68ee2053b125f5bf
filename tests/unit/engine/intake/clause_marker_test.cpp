// SPDX-License-Identifier: Apache-2.0
// What begins a clause, and what only looks like it; dates and organs as documents write them.
#include "engine/intake/clause_marker.hpp"

#include <gtest/gtest.h>

#include "engine/intake/organ.hpp"
#include "engine/intake/written_date.hpp"

namespace zhunsheng::intake {
namespace {

std::string label(const char* text) {
  const std::optional<Marker> marker = find_marker(text);
  return marker ? marker->label + "|" + std::string(text).substr(marker->length_bytes) : "";
}

TEST(ClauseMarker, reads_each_shape_with_its_variants) {
  EXPECT_EQ(label("第五条 甲"), "第五条|甲");
  EXPECT_EQ(label("第五条市局负责"), "第五条|市局负责");
  EXPECT_EQ(label("第十条中小企业"), "第十条|中小企业");
  EXPECT_EQ(label("第 12 条　甲"), "第12条|甲");
  EXPECT_EQ(label("第五条之一 甲"), "第五条之一|甲");
  EXPECT_EQ(label("第一章总则"), "第一章|总则");
  EXPECT_EQ(label("一、总则"), "一、|总则");
  EXPECT_EQ(label("十二、 总则"), "十二、|总则");
  EXPECT_EQ(label("（二）甲"), "（二）|甲");
  EXPECT_EQ(label("(二) 甲"), "（二）|甲");
  EXPECT_EQ(label("（二）项目申报表"), "（二）|项目申报表");
  EXPECT_EQ(label("1.深化"), "1.|深化");
  EXPECT_EQ(label("１．深化"), "1.|深化");
  EXPECT_EQ(label("3、甲"), "3、|甲");
  EXPECT_EQ(label("1.2 甲"), "1.2|甲");
  EXPECT_EQ(label("(3)甲"), "（3）|甲");
  EXPECT_EQ(label("3）甲"), "3）|甲");
  EXPECT_EQ(label("②甲"), "②|甲");
  EXPECT_EQ(label("附件 2：表"), "附件2|表");
  EXPECT_EQ(label("附件"), "附件|");
}

TEST(ClauseMarker, numbers_in_sentences_are_none) {
  for (const char* text : {"第五条规定的情形", "第五条第二款", "第六条至第八条", "第三条、第四条", "第三条中的“甲”修改为“乙”", "一、二级河道", "1、2号楼", "1.5亿元", "3.5%的比例", "2023年", "10万元", "（一）项规定", "（一）、（二）项", "附件材料齐全", "一是", "十多家",
                           "（2024年修订）", "2024.5.1", ""})
    EXPECT_EQ(label(text), "") << text;
}

TEST(WrittenDate, reads_the_ways_dates_are_written) {
  for (const char* text : {"2024年8月1日", "2024 年 8 月 1 日", "二〇二四年八月一日", "二○二四年八月一日", "２０２４年８月１日", "2024-08-01", "2024/8/1", "2024.8.1", "（2024年8月1日）", "自2024年8月1日起"}) {
    const std::optional<WrittenDate> date = find_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(base::to_string(date->date), "2024-08-01") << text;
  }
  EXPECT_EQ(base::to_string(find_date("二〇二四年十二月三十一日")->date), "2024-12-31");
  for (const char* text : {"2024年", "2024年8月", "2024年13月1日", "〔2024〕8号", "12024-08-01", "8月1日", "2024-08"}) EXPECT_FALSE(find_date(text)) << text;
  EXPECT_TRUE(date_line("（2024年8月1日）"));
  EXPECT_FALSE(date_line("2024年8月1日印发"));
}

TEST(Organ, tells_names_of_organs_from_other_lines) {
  for (const char* text : {"杨家镇人民政府", "北村村民委员会（盖章）", "某某县司法局", "中共杨家镇委员会 杨家镇人民政府"}) EXPECT_TRUE(organ_line(text)) << text;
  for (const char* text : {"由镇人民政府", "各区人民政府", "杨家镇人民政府关于管理的通知", "镇政府负责。", "办法", "报镇人民政府"}) EXPECT_FALSE(organ_line(text)) << text;
}

}  // namespace
}  // namespace zhunsheng::intake

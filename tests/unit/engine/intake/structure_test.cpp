// SPDX-License-Identifier: Apache-2.0
// Title and clauses of the golden texts (tests/golden/intake/good), printed whole; and the invariant over any text.
// ZS_BLESS=1 rewrites the expected files.
#include "engine/intake/structure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/base/text.hpp"
#include "engine/intake/reader.hpp"

namespace zhunsheng::intake {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream out;
  out << stream.rdbuf();
  return out.str();
}

document::Document structured(const std::string& text) {
  base::Result<document::Document> read_document = read(text, "文.txt");
  EXPECT_TRUE(read_document.is_ok());
  document::Document document = read_document.value();
  structure(document);
  return document;
}

/// One line a clause: its depth, number, heading, and the first words of each of its paragraphs.
std::string print(const document::Document& document) {
  std::string out = "标题：" + document.title + "（";
  for (const std::uint32_t i : document.title_paragraphs) out.append(" ").append(std::to_string(i + 1));
  out += " ）\n";
  for (const document::Clause& clause : document.clauses) {
    out += std::string(2 * clause.depth, ' ') + "[" + clause.number + "]";
    if (!clause.heading.empty()) out += " {" + clause.heading + "}";
    for (std::uint32_t i = clause.first_paragraph; i < clause.last_paragraph; ++i) out += (i == clause.first_paragraph ? " " : " / ") + std::string(base::slice_code_points(document.paragraphs[i].text, 0, 12));
    out += "\n";
  }
  return out;
}

void expect_whole(const document::Document& document) {
  std::vector<int> owners(document.paragraphs.size(), 0);
  for (const std::uint32_t i : document.title_paragraphs) ++owners.at(i);
  std::uint32_t last = 0;
  for (std::size_t at = 0; at < document.clauses.size(); ++at) {
    const document::Clause& clause = document.clauses[at];
    EXPECT_LE(last, clause.first_paragraph);
    EXPECT_LT(clause.first_paragraph, clause.last_paragraph);
    EXPECT_LT(clause.parent, static_cast<std::int32_t>(at));
    EXPECT_EQ(clause.depth, clause.parent < 0 ? 0 : document.clauses[static_cast<std::size_t>(clause.parent)].depth + 1);
    last = clause.last_paragraph;
    for (std::uint32_t i = clause.first_paragraph; i < clause.last_paragraph; ++i) ++owners.at(i);
  }
  EXPECT_TRUE(std::all_of(owners.begin(), owners.end(), [](int count) { return count == 1; }));
}

TEST(Structure, golden_texts) {
  const fs::path folder = fs::path(ZS_SOURCE_DIR) / "tests/golden/intake/good";
  std::size_t count = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    ++count;
    const document::Document document = structured(slurp(entry.path()));
    expect_whole(document);
    fs::path expected = entry.path();
    expected.replace_extension(".expected");
    if (std::getenv("ZS_BLESS") != nullptr) std::ofstream(expected, std::ios::binary) << print(document);
    EXPECT_EQ(print(document), slurp(expected)) << entry.path();
  }
  EXPECT_GE(count, 9u);
}

TEST(Structure, loses_nothing_whatever_the_order_of_lines) {
  const std::vector<std::string> lines{"第一条 甲。", "（二）乙；", "（三）丙。", "1.丁", "1.1 戊", "一、己", "附件", "附件1：表", "杨家镇人民政府", "2024年3月5日", "前款不适用。", "某办法", "第三章", "总则", "①庚", "各村：", "甲方（盖章）：", "（1）辛", "特此通知。"};
  std::uint32_t seed = 20240801;
  const auto next = [&] { return (seed = seed * 1664525u + 1013904223u) >> 8; };
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::uint32_t i = 0, count = 1 + next() % 24; i < count; ++i) text += lines[next() % lines.size()] + "\n";
    const document::Document document = structured(text);
    expect_whole(document);
    if (HasFailure()) {
      ADD_FAILURE() << text;
      break;
    }
  }
}

TEST(Structure, gives_notes_and_headers_their_own_clauses) {
  document::Document document;
  for (const char* text : {"某办法", "第一条 甲。", "乙"}) document.paragraphs.push_back({text, {document::PlaceKind::paragraph, 1}});
  document.paragraphs.push_back({"（一）注释", {document::PlaceKind::footnote, 1}});
  document.paragraphs.push_back({"内部资料", {document::PlaceKind::header, 1}});
  structure(document);
  expect_whole(document);
  ASSERT_GE(document.clauses.size(), 3u);
  EXPECT_EQ(document.clauses[document.clauses.size() - 2].heading, "脚注");
  EXPECT_EQ(document.clauses.back().heading, "页眉页脚");
}

TEST(Structure, keeps_a_table_with_the_clause_it_stands_in) {
  document::Document document;
  document.paragraphs = {{"第一条 标准如下：按照种植面积分档奖补，面积以航拍测绘数据为准，由村民代表签字确认。", {document::PlaceKind::paragraph, 1}}, {"1.水稻", {document::PlaceKind::cell, 1, 1, 1}}, {"第二条 乙。", {document::PlaceKind::paragraph, 2}}};
  structure(document);
  ASSERT_EQ(document.clauses.size(), 2u);
  EXPECT_EQ(document.clauses[0].last_paragraph, 2u);
}

TEST(Structure, reads_a_contract_laid_out_as_one_table) {
  document::Document document;
  document.paragraphs = {{"合同", {document::PlaceKind::paragraph, 1}}, {"第一条 甲方出租厂房。", {document::PlaceKind::cell, 1, 1, 1}}, {"第二条 乙方支付租金。", {document::PlaceKind::cell, 1, 1, 1}}};
  structure(document);
  EXPECT_EQ(document.clauses.back().number, "第二条");
}

}  // namespace
}  // namespace zhunsheng::intake

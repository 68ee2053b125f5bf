// SPDX-License-Identifier: Apache-2.0
// Plain text in its encodings, and what is refused with which words.
#include "engine/intake/reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/engine/intake/word_files.hpp"

namespace zhunsheng::intake {
namespace {

using namespace std::string_literals;

std::vector<std::string> texts(std::string_view bytes, const std::string& path = "办法.txt") {
  const base::Result<document::Document> read_document = read(bytes, path);
  if (!read_document.is_ok()) return {"错误：" + read_document.error().message};
  std::vector<std::string> lines;
  for (const document::Paragraph& paragraph : read_document.value().paragraphs) lines.push_back(document::to_string(paragraph.place) + "|" + paragraph.text);
  return lines;
}

base::Error error_of(std::string_view bytes, const std::string& path) {
  const base::Result<document::Document> read_document = read(bytes, path);
  if (read_document.is_ok()) return {base::ErrorCode::bad_argument, "no error", "no error", {}};
  EXPECT_EQ(read_document.error().path, path);
  EXPECT_FALSE(read_document.error().message_en.empty());
  return read_document.error();
}

const std::vector<std::string> two_lines{"paragraph 1|第一条 甲", "paragraph 2|乙"};

TEST(Reader, reads_every_line_end_and_counts_lines_with_words) {
  EXPECT_EQ(texts("第一条 甲\n\n乙\n"), two_lines);
  EXPECT_EQ(texts("第一条 甲\r\n \r\n　乙"), two_lines);
  EXPECT_EQ(texts("第一条 甲\r乙"), two_lines);
  EXPECT_EQ(texts("第一条 甲\f乙\v"), two_lines);
  EXPECT_EQ(texts("第一条 甲\xE2\x80\xA8乙"), two_lines);
}

TEST(Reader, decodes_utf8_utf16_and_gb18030) {
  EXPECT_EQ(texts("\xEF\xBB\xBF第一条 甲\n乙"), two_lines);
  EXPECT_EQ(texts("\xFF\xFE\x2C\x7B\x00\x4E\x61\x67\x20\x00\x32\x75\x0A\x00\x59\x4E"s), two_lines);
  EXPECT_EQ(texts("\xFE\xFF\x7B\x2C\x4E\x00\x67\x61\x00\x20\x75\x32\x00\x0A\x4E\x59"s), two_lines);
  EXPECT_EQ(texts("\xB5\xDA\xD2\xBB\xCC\xF5 \xBC\xD7\n\xD2\xD2"), two_lines);
}

TEST(Reader, drops_marks_without_width) { EXPECT_EQ(texts("第一条\xE2\x80\x8B 甲\n\xEF\xBB\xBF乙"), two_lines); }

TEST(Reader, names_damaged_utf8_instead_of_guessing) {
  const base::Error error = error_of("第一条 申请补贴的企业\xE9\x9C", "办法.txt");
  EXPECT_EQ(error.code, base::ErrorCode::encoding);
  EXPECT_NE(error.message.find("UTF-8"), std::string::npos);
}

TEST(Reader, refuses_binary_data_under_a_text_name) {
  EXPECT_EQ(error_of("abc\0def"s, "a.txt").code, base::ErrorCode::unsupported);
  EXPECT_EQ(error_of("\x7F"s + "ELF\x02\x01\x01" + std::string(40, '\0'), "a.txt").code, base::ErrorCode::unsupported);
  EXPECT_EQ(error_of("\x80\xFF\x81\xFF\x80\x80\xFF", "a.txt").code, base::ErrorCode::encoding);
  EXPECT_EQ(error_of(std::string(300, '\x01'), "a.txt").code, base::ErrorCode::unsupported);
  EXPECT_EQ(error_of("\xFF\xFE\x00\xD8"s, "a.txt").code, base::ErrorCode::encoding);
}

TEST(Reader, refuses_an_empty_file_and_one_without_words) {
  EXPECT_EQ(error_of("", "a.txt").message, "文件是空的");
  EXPECT_NE(error_of(" \n\t\n", "a.txt").message.find("没有可以读取的文字"), std::string::npos);
}

TEST(Reader, names_formats_that_are_not_read_by_their_bytes_or_ending) {
  struct Case {
    std::string bytes, path, word;
  };
  const std::vector<Case> cases{{"%PDF-1.7\n", "a.txt", "PDF"}, {"甲", "a.pdf", "PDF"}, {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.docx", "旧版"}, {"甲", "a.wps", "旧版"}, {"{\\rtf1}", "a.doc", "RTF"},
    {"<!DOCTYPE html><p>甲", "a.txt", "网页"}, {"甲", "a.HTML", "网页"}, {"\x89PNG\r\n", "a", "图片"}, {"甲", "a.ofd", "OFD"}, {"甲", "a.xlsx", "电子表格"}, {"{}", "facts.json", "--facts"}};
  for (const Case& one : cases) {
    const base::Error error = error_of(one.bytes, one.path);
    EXPECT_EQ(error.code, base::ErrorCode::unsupported) << one.path;
    EXPECT_NE(error.message.find(one.word), std::string::npos) << error.message;
    EXPECT_NE(error.message.find(".txt"), std::string::npos) << error.message;
  }
}

TEST(Reader, tells_archives_apart_by_what_they_hold) {
  EXPECT_NE(error_of(test::make_archive({{"OFD.xml", "<x/>"}}), "a.docx").message.find("OFD"), std::string::npos);
  EXPECT_NE(error_of(test::make_archive({{"xl/workbook.xml", "<x/>"}}), "a.docx").message.find("电子表格"), std::string::npos);
  EXPECT_EQ(error_of(test::make_archive({{"readme", "x"}}), "a.zip").code, base::ErrorCode::unsupported);
}

TEST(Reader, reads_a_word_file_whatever_its_name) { EXPECT_EQ(texts(test::make_word(test::paragraph("第一条 甲") + test::paragraph("乙")), "a.txt"), two_lines); }

}  // namespace
}  // namespace zhunsheng::intake

// SPDX-License-Identifier: Apache-2.0
// Word documents, one feature a test; then files that are damaged or hostile.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/intake/reader.hpp"
#include "tests/unit/engine/intake/word_files.hpp"

namespace zhunsheng::intake {
namespace {

using test::make_archive;
using test::make_word;
using test::paragraph;
using Lines = std::vector<std::string>;

document::Document document_of(const std::string& bytes) {
  base::Result<document::Document> read_document = read(bytes, "办法.docx");
  if (read_document.is_ok()) return read_document.value();
  ADD_FAILURE() << read_document.error().message;
  return {};
}

Lines texts(const std::string& bytes) {
  Lines lines;
  for (const document::Paragraph& one : document_of(bytes).paragraphs) lines.push_back(one.text);
  return lines;
}

Lines places(const std::string& bytes) {
  Lines lines;
  for (const document::Paragraph& one : document_of(bytes).paragraphs) lines.push_back(document::to_string(one.place) + "|" + one.text);
  return lines;
}

base::Error error_of(const std::string& bytes) {
  const base::Result<document::Document> read_document = read(bytes, "办法.docx");
  if (read_document.is_ok()) return {base::ErrorCode::bad_argument, "no error", "no error", {}};
  EXPECT_EQ(read_document.error().path, "办法.docx");
  return read_document.error();
}

std::string run(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }
std::string in_list(int list, int level) { return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) + "\"/></w:numPr>"; }
std::string level(int number, const std::string& format, const std::string& text) {
  return "<w:lvl w:ilvl=\"" + std::to_string(number) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}
const std::string numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\">" + level(0, "chineseCountingThousand", "第%1条") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.") +
                              "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">" + level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") +
                              "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
                              "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";

TEST(Docx, joins_runs_keeps_blanks_and_splits_at_breaks) {
  const std::string body = "<w:p>" + run("第一条") + "<w:r><w:tab/><w:t xml:space=\"preserve\"> </w:t></w:r>" + run("为了") + "<w:r><w:br/></w:r>" + run("规范") + "</w:p><w:p/>" + paragraph("乙");
  EXPECT_EQ(places(make_word(body)), (Lines{"paragraph 1|第一条  为了", "paragraph 2|规范", "paragraph 3|乙"}));
}

TEST(Docx, shows_automatic_numbers_as_word_does) {
  const std::string body = paragraph("总则", in_list(1, 0)) + paragraph("甲", in_list(1, 1)) + paragraph("乙", in_list(1, 1)) + paragraph("丙", in_list(1, 2)) + paragraph("附则", in_list(1, 0)) + paragraph("丁", in_list(1, 1)) +
                           paragraph("重来", in_list(2, 0)) + paragraph("款项", in_list(3, 0)) + paragraph("甲方", in_list(3, 1)) + paragraph("乙方", in_list(3, 1));
  EXPECT_EQ(texts(make_word(body, {{"word/numbering.xml", numbering}})), (Lines{"第一条 总则", "（一）甲", "（二）乙", "1.丙", "第二条 附则", "（一）丁", "第一条 重来", "1 款项", "1.1 甲方", "1.2 乙方"}));
}

TEST(Docx, takes_numbers_from_styles) {
  const std::string styles = "<w:styles><w:style w:styleId=\"条\"><w:name w:val=\"条\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"条二\"><w:basedOn w:val=\"条\"/></w:style></w:styles>";
  const std::string body = paragraph("甲", "<w:pStyle w:val=\"条\"/>") + paragraph("乙", "<w:pStyle w:val=\"条二\"/>") + paragraph("丙", "<w:pStyle w:val=\"条\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>");
  EXPECT_EQ(texts(make_word(body, {{"word/numbering.xml", numbering}, {"word/styles.xml", styles}})), (Lines{"第一条 甲", "第二条 乙", "丙"}));
}

TEST(Docx, reads_tables_cell_by_cell_in_reading_order) {
  const auto cell = [](const std::string& content) { return "<w:tc>" + content + "</w:tc>"; };
  const std::string inner = "<w:tbl><w:tr>" + cell(paragraph("内")) + "</w:tr></w:tbl>";
  const std::string body = paragraph("前") + "<w:tbl><w:tr>" + cell(paragraph("甲")) + cell(paragraph("乙") + paragraph("丙")) + "</w:tr><w:tr>" + cell(inner) + cell(paragraph("丁")) + "</w:tr></w:tbl>" + paragraph("后");
  EXPECT_EQ(places(make_word(body)), (Lines{"paragraph 1|前", "table 1 row 1 cell 1|甲", "table 1 row 1 cell 2|乙", "table 1 row 1 cell 2|丙", "table 2 row 1 cell 1|内", "table 1 row 2 cell 2|丁", "paragraph 2|后"}));
}

TEST(Docx, reads_tracked_changes_as_accepted) {
  const std::string body = "<w:p>" + run("补贴") + "<w:del><w:r><w:delText>30</w:delText></w:r></w:del><w:ins>" + run("50") + "</w:ins>" + run("万元") +
                           "<w:moveFrom>" + run("移走") + "</w:moveFrom><w:moveTo>" + run("移来") + "</w:moveTo></w:p>" +
                           "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("前半") + "</w:p>" + paragraph("后半") +
                           "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("删去的行") + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("留下的行") + "</w:tc></w:tr></w:tbl>";
  const document::Document document = document_of(make_word(body));
  EXPECT_EQ(texts(make_word(body)), (Lines{"补贴50万元移来", "前半后半", "留下的行"}));
  ASSERT_EQ(document.notes.size(), 1u);
  EXPECT_NE(document.notes[0].find("2 处"), std::string::npos);
  EXPECT_NE(document.notes[0].find("“30”、“删去的行”"), std::string::npos);
}

TEST(Docx, leaves_hidden_text_and_contents_aside) {
  const std::string body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>" + run("看得见") + "</w:p><w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" +
                           paragraph("第一条 总则 1") + "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" + paragraph("控件里") + "</w:sdtContent></w:sdt>";
  EXPECT_EQ(texts(make_word(body)), (Lines{"看得见", "控件里"}));
  EXPECT_EQ(document_of(make_word(body)).notes.size(), 2u);
}

TEST(Docx, reads_text_boxes_once) {
  const std::string box = "<wps:txbx><w:txbxContent>" + paragraph("框中字") + "</w:txbxContent></wps:txbx>";
  const std::string body = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>" + box + "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + paragraph("框中字") +
                           "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("旁边字") + "</w:p>";
  EXPECT_EQ(texts(make_word(body)), (Lines{"旁边字", "框中字"}));
}

TEST(Docx, reads_links_fields_symbols_and_check_boxes) {
  const std::string body = "<w:p><w:hyperlink>" + run("链接") + "</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple>" + run("域") +
                           "</w:fldSimple><w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/></w:r>" + run("同意") + "<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val=\"0\"/></w:checkBox></w:ffData></w:fldChar></w:r>" + run("不同意") + "</w:p>";
  EXPECT_EQ(texts(make_word(body)), (Lines{"链接域☑同意□不同意"}));
}

TEST(Docx, puts_notes_and_headers_behind_the_body) {
  const std::string body = "<w:p>" + run("正文") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
  const std::string bytes = make_word(body, {{"word/footnotes.xml", "<w:footnotes><w:footnote w:id=\"0\">" + paragraph("分隔") + "</w:footnote><w:footnote w:id=\"2\">" + paragraph("注释") + "</w:footnote></w:footnotes>"},
                                             {"word/header1.xml", "<w:hdr>" + paragraph("内部资料") + "</w:hdr>"},
                                             {"word/header2.xml", "<w:hdr>" + paragraph("内部资料") + "</w:hdr>"},
                                             {"word/footer1.xml", "<w:ftr>" + paragraph("- 1 -") + "</w:ftr>"}});
  EXPECT_EQ(places(bytes), (Lines{"paragraph 1|正文", "footnote 1|注释", "header 2|内部资料"}));
}

TEST(Docx, refuses_a_truncated_archive_anywhere) {
  const std::string whole = make_word(paragraph("甲"));
  for (const double part : {0.1, 0.5, 0.9, 0.99}) EXPECT_EQ(error_of(whole.substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * part))).code, base::ErrorCode::malformed) << part;
}

TEST(Docx, refuses_a_zip_bomb_without_unpacking_it) {
  EXPECT_EQ(error_of(make_archive({{"word/document.xml", test::document_xml(paragraph(std::string(64u << 20, 'a')))}})).code, base::ErrorCode::too_large);
}

TEST(Docx, refuses_what_lacks_its_main_part_is_encrypted_or_is_not_xml) {
  EXPECT_EQ(error_of(make_archive({{"[Content_Types].xml", "<Types/>"}})).code, base::ErrorCode::malformed);
  EXPECT_EQ(error_of(make_archive({{"word/document.xml", test::document_xml(paragraph("甲"))}}, "secret")).code, base::ErrorCode::encrypted);
  EXPECT_EQ(error_of(make_archive({{"word/document.xml", "<w:document><w:body><w:p>"}})).code, base::ErrorCode::malformed);
  EXPECT_EQ(error_of(make_archive({{"word/document.xml", test::document_xml(paragraph("\xE9\x9C"))}})).code, base::ErrorCode::encoding);
  EXPECT_EQ(error_of(make_word("<w:p/>")).code, base::ErrorCode::unreadable);
}

TEST(Docx, refuses_deep_nesting_of_any_sort) {
  for (const std::string tag : {"w:ins", "w:sdt", "w:tbl", "w:smartTag", "x:y"}) {
    std::string open, close;
    for (int i = 0; i < 100'000; ++i) {
      open += "<" + tag + ">";
      close += "</" + tag + ">";
    }
    EXPECT_EQ(error_of(make_word(open + paragraph("甲") + close)).code, base::ErrorCode::malformed) << tag;
    EXPECT_EQ(error_of(make_word("<w:p>" + open + run("甲") + close + "</w:p>")).code, base::ErrorCode::malformed) << tag;
  }
}

TEST(Docx, does_not_expand_entities) {
  const std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + test::document_xml(paragraph("甲&b;")).substr(38);
  EXPECT_EQ(texts(make_archive({{"word/document.xml", bomb}})), (Lines{"甲&b;"}));
}

}  // namespace
}  // namespace zhunsheng::intake

// SPDX-License-Identifier: Apache-2.0
// Chooses the reader by content; names the formats that are not read, and what to do with them.
#include "engine/intake/formats/reader_table.hpp"

#include <array>

#include "engine/base/text.hpp"
#include "engine/intake/reader.hpp"

namespace zhunsheng::intake {
namespace {

struct Foreign {
  std::string_view magic;       ///< first bytes; empty: by ending only
  std::string_view extensions;  ///< each followed by a blank; empty: by magic only
  std::string_view chinese, english, what_to_do, what_to_do_en;
};

constexpr std::string_view save_as_docx = "请用 Word 或者 WPS 另存为 .docx 后再提交";
constexpr std::string_view save_as_docx_en = "save it as .docx with Word or WPS and submit that";
constexpr std::string_view export_docx = "请提交它的 Word 原件（.docx），或者把文字复制到 .txt 文件里";
constexpr std::string_view export_docx_en = "submit the Word original (.docx), or copy its words into a .txt file";

constexpr std::array<Foreign, 13> foreign_formats{{
    {"%PDF-", ".pdf ", "PDF 文件", "a PDF file", export_docx, export_docx_en},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ".doc .wps .xls .et .ppt .dps ", "旧版 Office 文件（.doc、.wps 等，或者加了密码的文档）", "an old Office file (.doc, .wps, …) or one with a password",
     "请去掉密码，另存为 .docx 后再提交", "remove its password, save it as .docx and submit that"},
    {"{\\rtf", ".rtf ", "RTF 文件", "an RTF file", save_as_docx, save_as_docx_en},
    {"", ".ofd ", "OFD 文件", "an OFD file", export_docx, export_docx_en},
    {"", ".html .htm .mht .mhtml ", "网页", "a web page", export_docx, export_docx_en},
    {"", ".xlsx .xlsm .csv ", "电子表格", "a spreadsheet", "请把表格复制到 .docx 文件里", "copy the table into a .docx file"},
    {"", ".pptx .odt .ods .epub ", "这种办公文档", "an office document of this kind", save_as_docx, save_as_docx_en},
    {"", ".json ", "JSON 数据", "JSON data", "事实文件请用 --facts 提交", "hand facts in with --facts"},
    {"\x89PNG", ".png ", "图片", "a picture", export_docx, export_docx_en},
    {"\xFF\xD8\xFF", ".jpg .jpeg ", "图片", "a picture", export_docx, export_docx_en},
    {"GIF8", ".gif .bmp .tif .tiff .webp ", "图片", "a picture", export_docx, export_docx_en},
    {"Rar!", ".rar ", "压缩包", "an archive", "请解压后提交其中的文件", "unpack it and submit the files in it"},
    {"7z\xBC\xAF\x27\x1C", ".7z .zip .gz .tar ", "压缩包", "an archive", "请解压后提交其中的文件", "unpack it and submit the files in it"},
}};

/// Web pages are told by their first words, whatever the file is called.
bool is_web_page(std::string_view bytes) {
  std::string head;
  for (const char c : bytes.substr(0, 512))
    if (static_cast<unsigned char>(c) > ' ') head += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  const auto begins = [&](std::string_view text) { return std::string_view(head).substr(head.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0).starts_with(text); };
  return begins("<!doctypehtml") || begins("<html") || begins("<head") || begins("<body");
}

std::string formats_read(bool english) {
  std::string list;
  for (const DocumentReader& reader : document_readers()) {
    if (!list.empty()) list += english ? ", " : "、";
    list += english ? reader.english : reader.chinese;
  }
  return list;
}

base::Error refuse(const Foreign& foreign, const std::string& path) {
  return unsupported(foreign.chinese, foreign.english, foreign.what_to_do, foreign.what_to_do_en, path);
}

}  // namespace

std::span<const DocumentReader> document_readers() {
  static constexpr std::array readers{
#define ZS_FORMAT(name, chinese, english) DocumentReader{chinese, english, accepts_##name, read_##name},
#include "engine/intake/formats.def"
#undef ZS_FORMAT
  };
  return readers;
}

base::Error unsupported(std::string_view name, std::string_view name_en, std::string_view what_to_do, std::string_view what_to_do_en, std::string path) {
  std::string chinese = "这是" + std::string(name) + "，目前不能直接读取；现在能读的是" + formats_read(false) + "。" + std::string(what_to_do) + "。";
  std::string english = "this is " + std::string(name_en) + ", which is not read yet; read now: " + formats_read(true) + ". Please " + std::string(what_to_do_en) + ".";
  return make_error(base::ErrorCode::unsupported, std::move(chinese), std::move(english), std::move(path));
}

std::optional<base::Error> refuse_foreign(std::string_view bytes, const std::string& path) {
  if (bytes.starts_with("PK\x03\x04")) return std::nullopt;  // a .docx under any name is read; docx.cpp names other archives
  for (const Foreign& foreign : foreign_formats)
    if (!foreign.magic.empty() && bytes.starts_with(foreign.magic)) return refuse(foreign, path);
  const std::string extension = is_web_page(bytes) ? ".html" : extension_of(path);
  if (extension.empty()) return std::nullopt;
  for (const Foreign& foreign : foreign_formats)
    if (foreign.extensions.find(extension + " ") != std::string_view::npos) return refuse(foreign, path);
  return std::nullopt;
}

std::string clean_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = base::decode(text, offset);
    const bool is_mark = c == 0xFEFF || c == 0x200B || c == 0x2060 || c == 0xAD;
    if (is_mark) continue;
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    base::append_utf8(out, is_control ? U' ' : c);
  }
  return std::string(base::trim(out));
}

std::string extension_of(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string extension(name.substr(dot));
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return extension;
}

base::Result<document::Document> read(std::string_view bytes, std::string path) {
  if (bytes.empty()) return make_error(base::ErrorCode::unreadable, "文件是空的", "the file is empty", std::move(path));
  if (std::optional<base::Error> refused = refuse_foreign(bytes, path)) return *std::move(refused);
  for (const DocumentReader& reader : document_readers()) {
    if (!reader.accepts(bytes)) continue;
    base::Result<document::Document> document = reader.read(bytes, path);
    if (document.is_ok() && document.value().paragraphs.empty())
      return make_error(base::ErrorCode::unreadable, "文件里没有可以读取的文字（可能是扫描件、图片或者空白文档）", "the file has no words that can be read (a scan, a picture or a blank document?)",
                        std::move(path));
    return document;
  }
  return make_error(base::ErrorCode::unsupported, "认不出文件的格式；现在能读的是" + formats_read(false) + "。",
                    "the format of the file is not known; read now: " + formats_read(true) + ".", std::move(path));
}

}  // namespace zhunsheng::intake

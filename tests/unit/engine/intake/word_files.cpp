// SPDX-License-Identifier: Apache-2.0
// libzip writes into a growing buffer.
#include "tests/unit/engine/intake/word_files.hpp"

#include <zip.h>

#include <stdexcept>

namespace zhunsheng::test {
namespace {

constexpr const char* word_namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

std::string type_of(const std::string& part) {
  for (const char* type : {"numbering", "styles", "footnotes", "endnotes", "comments", "header", "footer"})
    if (part.find(type) != std::string::npos) return type;
  return "other";
}

}  // namespace

std::string make_archive(const std::map<std::string, std::string>& parts, const std::string& password) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = target == nullptr ? nullptr : zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("no archive");
  zip_source_keep(target);
  for (const auto& [name, content] : parts) {
    const zip_int64_t index = zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
    if (!password.empty()) zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password.c_str());
  }
  if (zip_close(archive) != 0) throw std::runtime_error("archive not written");
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string document_xml(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document" + std::string(word_namespaces) + "><w:body>" + body + "<w:sectPr/></w:body></w:document>";
}

std::string paragraph(const std::string& text, const std::string& properties) {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

std::string make_word(const std::string& body, std::map<std::string, std::string> parts) {
  std::string relationships;
  for (auto& [name, content] : parts) {
    relationships += "<Relationship Id=\"r" + std::to_string(relationships.size()) + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type_of(name) + "\" Target=\"" +
                     name.substr(std::string("word/").size()) + "\"/>";
    const std::size_t end = content.find('>');
    content.insert(content[end - 1] == '/' ? end - 1 : end, word_namespaces);
  }
  parts["[Content_Types].xml"] = "<Types/>";
  parts["_rels/.rels"] = "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
  parts["word/_rels/document.xml.rels"] = "<Relationships>" + relationships + "</Relationships>";
  parts["word/document.xml"] = document_xml(body);
  return make_archive(parts);
}

}  // namespace zhunsheng::test

// SPDX-License-Identifier: Apache-2.0
// Word documents: finds the parts by their relationships, reads body, notes, headers and footers, and says what it left
// aside. Archives that hold something else (OFD, spreadsheets) are named as what they are.
#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "engine/base/text.hpp"
#include "engine/intake/formats/archive.hpp"
#include "engine/intake/formats/docx_body.hpp"
#include "engine/intake/formats/reader_table.hpp"

namespace zhunsheng::intake {
namespace {

using document::Place;
using document::PlaceKind;

struct Relationship {
  std::string type;    ///< last component: "header", "numbering"
  std::string target;  ///< name of the part in the archive
};

/// Everything one reading needs.
struct WordFile {
  Archive archive;
  std::string path;
  std::string main_part;
  std::vector<Relationship> relationships;  ///< of the main part, sorted by target
};

std::string_view last_component(std::string_view text, char separator) {
  const std::size_t at = text.rfind(separator);
  return at == std::string_view::npos ? text : text.substr(at + 1);
}

/// "../media/x" and "/word/x" and "x", seen from `folder` ("word/").
std::string resolve(std::string_view folder, std::string_view target) {
  if (target.starts_with("/")) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    folder = folder.substr(0, folder.size() < 2 ? 0 : folder.rfind('/', folder.size() - 2) + 1);
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return std::string(folder) + std::string(target);
}

base::Result<std::unique_ptr<XmlPart>> load_part(Archive& archive, const std::string& name, const std::string& path) {
  base::Result<std::string> bytes = archive.part(name);
  if (!bytes.is_ok()) return bytes.error();
  auto part = std::make_unique<XmlPart>();
  part->text = std::move(bytes.value());
  if (std::optional<base::Error> error = parse_part(*part, name, path)) return *std::move(error);
  return part;
}

base::Result<std::vector<Relationship>> load_relationships(Archive& archive, const std::string& of_part, const std::string& path) {
  const std::string folder = of_part.substr(0, of_part.rfind('/') + 1);  // npos + 1 = 0: a part at the root
  const std::string name = folder + "_rels/" + std::string(last_component(of_part, '/')) + ".rels";
  std::vector<Relationship> list;
  if (!archive.has(name)) return list;
  base::Result<std::unique_ptr<XmlPart>> part = load_part(archive, name, path);
  if (!part.is_ok()) return part.error();
  const pugi::xml_node root = part.value()->document.document_element();
  const WordNames names(root);
  for (pugi::xml_node node = root.first_child(); node; node = node.next_sibling()) {
    if (names.attribute(node, "TargetMode") == "External") continue;
    list.push_back({std::string(last_component(names.attribute(node, "Type"), '/')), resolve(folder, names.attribute(node, "Target"))});
  }
  std::stable_sort(list.begin(), list.end(), [](const Relationship& a, const Relationship& b) { return a.target < b.target; });
  return list;
}

base::Error not_word(const Archive& archive, const std::string& path) {
  if (archive.has("OFD.xml")) return unsupported("OFD 文件", "an OFD file", "请提交它的 Word 原件（.docx），或者把文字复制到 .txt 文件里", "submit the Word original (.docx), or copy its words into a .txt file", path);
  if (archive.has("xl/workbook.xml")) return unsupported("电子表格", "a spreadsheet", "请把表格复制到 .docx 文件里", "copy the table into a .docx file", path);
  if (archive.has("ppt/presentation.xml")) return unsupported("演示文稿", "a presentation", "请把文字复制到 .docx 文件里", "copy its words into a .docx file", path);
  if (archive.has("content.xml")) return unsupported("OpenDocument 文件", "an OpenDocument file", "请另存为 .docx 后再提交", "save it as .docx and submit that", path);
  if (extension_of(path) == ".docx" || archive.has("[Content_Types].xml"))
    return make_error(base::ErrorCode::malformed, "文件已损坏（里面没有 word/document.xml）", "the file is damaged (it has no word/document.xml)", path);
  return unsupported("压缩包", "an archive", "请解压后提交其中的文件", "unpack it and submit the files in it", path);
}

base::Result<WordFile> open_word(std::string_view bytes, const std::string& path) {
  base::Result<Archive> archive = Archive::open(bytes, path);
  if (!archive.is_ok()) return archive.error();
  WordFile file{std::move(archive.value()), path, "word/document.xml", {}};
  base::Result<std::vector<Relationship>> package = load_relationships(file.archive, "", path);
  if (!package.is_ok()) return package.error();
  for (const Relationship& relationship : package.value())
    if (relationship.type == "officeDocument" && file.archive.has(relationship.target)) file.main_part = relationship.target;
  if (!file.archive.has(file.main_part)) return not_word(file.archive, path);
  base::Result<std::vector<Relationship>> parts = load_relationships(file.archive, file.main_part, path);
  if (!parts.is_ok()) return parts.error();
  file.relationships = std::move(parts.value());
  return file;
}

/// The part of this type, or nothing where the document has none.
base::Result<std::unique_ptr<XmlPart>> load_related(WordFile& file, std::string_view type) {
  for (const Relationship& relationship : file.relationships)
    if (relationship.type == type && file.archive.has(relationship.target)) return load_part(file.archive, relationship.target, file.path);
  return std::unique_ptr<XmlPart>();
}

base::Error too_deep(const std::string& path) {
  return make_error(base::ErrorCode::malformed, "文件的结构嵌套过深，可能是恶意文件", "the file is nested too deeply; it may be hostile", path);
}

/// Notes in order of reference, each once however often it is referred to; their number counts on from `first`.
bool read_notes(StoryWalker& walker, pugi::xml_node root, const std::vector<std::string>& ids, std::uint32_t first) {
  const WordNames names(root);
  std::map<std::string_view, pugi::xml_node> notes;
  for (pugi::xml_node note = root.first_child(); note; note = note.next_sibling()) notes.emplace(names.attribute(note, "id"), note);
  for (const std::string& id : ids) {
    const auto found = notes.find(id);
    if (found != notes.end() && found->second) {
      if (!walker.walk(root, found->second, {PlaceKind::footnote, first})) return false;
      found->second = {};
    }
    ++first;
  }
  return true;
}

std::optional<base::Error> read_all_notes(WordFile& file, StoryWalker& walker) {
  const std::vector<std::string> footnotes = walker.footnotes, endnotes = walker.endnotes;
  std::uint32_t first = 1;
  for (const bool is_end : {false, true}) {
    const std::vector<std::string>& ids = is_end ? endnotes : footnotes;
    if (ids.empty()) continue;
    base::Result<std::unique_ptr<XmlPart>> part = load_related(file, is_end ? "endnotes" : "footnotes");
    if (!part.is_ok()) return part.error();
    if (part.value() != nullptr && !read_notes(walker, part.value()->document.document_element(), ids, first)) return too_deep(file.path);
    first += static_cast<std::uint32_t>(ids.size());
  }
  return std::nullopt;
}

bool has_words(const std::string& text) {
  for (std::size_t offset = 0; offset < text.size();)
    if (base::is_han(base::decode(text, offset))) return true;
  return false;
}

/// Headers and footers, each wording once; page numbers alone are no text.
std::optional<base::Error> read_headers(WordFile& file, StoryWalker& walker, std::vector<document::Paragraph>& paragraphs) {
  std::uint32_t number = 0;
  const auto first = static_cast<std::ptrdiff_t>(paragraphs.size());
  for (const Relationship& relationship : file.relationships) {
    if ((relationship.type != "header" && relationship.type != "footer") || !file.archive.has(relationship.target)) continue;
    base::Result<std::unique_ptr<XmlPart>> part = load_part(file.archive, relationship.target, file.path);
    if (!part.is_ok()) return part.error();
    const pugi::xml_node root = part.value()->document.document_element();
    if (!walker.walk(root, root, {PlaceKind::header, ++number})) return too_deep(file.path);
  }
  std::vector<document::Paragraph> kept;
  std::set<std::string> seen;
  for (auto at = paragraphs.begin() + first; at != paragraphs.end(); ++at)
    if (has_words(at->text) && seen.insert(at->text).second) kept.push_back(std::move(*at));
  paragraphs.resize(static_cast<std::size_t>(first));
  paragraphs.insert(paragraphs.end(), std::make_move_iterator(kept.begin()), std::make_move_iterator(kept.end()));
  return std::nullopt;
}

void note_aside(document::Document& document, const LeftAside& aside, const std::string& what) {
  if (aside.count == 0) return;
  std::string note = what + "共 " + std::to_string(aside.count) + " 处，未作为正文";
  for (std::size_t i = 0; i < aside.samples.size(); ++i) note += (i == 0 ? "：“" : "、“") + aside.samples[i] + "”";
  document.notes.push_back(std::move(note));
}

std::optional<base::Error> note_left_aside(WordFile& file, const StoryWalker& walker, document::Document& document) {
  note_aside(document, walker.deleted, "文件带有修订痕迹，按全部接受后的文字阅读；删除的内容");
  note_aside(document, walker.hidden, "隐藏文字");
  if (walker.contents.count != 0) document.notes.emplace_back("目录与正文重复，未作为正文");
  if (walker.pictures != 0) document.notes.push_back("文件含有图片 " + std::to_string(walker.pictures) + " 幅，图片里的文字没有读取");
  if (walker.has_foreign_part) {
    document.read_whole = false;
    document.notes.emplace_back("文件里嵌有其他格式的内容，没有读取");
  }
  base::Result<std::unique_ptr<XmlPart>> comments = load_related(file, "comments");
  if (!comments.is_ok()) return comments.error();
  if (comments.value() == nullptr) return std::nullopt;
  const pugi::xml_node root = comments.value()->document.document_element();
  const WordNames names(root);
  const auto count = std::count_if(root.begin(), root.end(), [&](pugi::xml_node node) { return names.of(node) == "comment"; });
  if (count != 0) document.notes.push_back("批注共 " + std::to_string(count) + " 条，未作为正文");
  return std::nullopt;
}

std::optional<base::Error> load_lists(WordFile& file, Styles& styles, Numbering& numbering) {
  base::Result<std::unique_ptr<XmlPart>> style_part = load_related(file, "styles");
  if (!style_part.is_ok()) return style_part.error();
  if (style_part.value() != nullptr) styles.load(style_part.value()->document.document_element());
  base::Result<std::unique_ptr<XmlPart>> numbering_part = load_related(file, "numbering");
  if (!numbering_part.is_ok()) return numbering_part.error();
  if (numbering_part.value() != nullptr) numbering.load(numbering_part.value()->document.document_element(), styles);
  return std::nullopt;
}

}  // namespace

bool accepts_docx(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

base::Result<document::Document> read_docx(std::string_view bytes, std::string path) {
  base::Result<WordFile> opened = open_word(bytes, path);
  if (!opened.is_ok()) return opened.error();
  WordFile& file = opened.value();
  document::Document document;
  document.path = std::move(path);
  document.format = document::Format::docx;
  Styles styles;
  Numbering numbering;
  if (std::optional<base::Error> error = load_lists(file, styles, numbering)) return *std::move(error);
  base::Result<std::unique_ptr<XmlPart>> main = load_part(file.archive, file.main_part, file.path);
  if (!main.is_ok()) return main.error();
  StoryWalker walker(styles, numbering, document.paragraphs);
  const pugi::xml_node root = main.value()->document.document_element();
  if (!walker.walk(root, WordNames(root).child(root, "body"), {PlaceKind::paragraph})) return too_deep(file.path);
  if (std::optional<base::Error> error = read_all_notes(file, walker)) return *std::move(error);
  if (std::optional<base::Error> error = read_headers(file, walker, document.paragraphs)) return *std::move(error);
  if (std::optional<base::Error> error = note_left_aside(file, walker, document)) return *std::move(error);
  return document;
}

}  // namespace zhunsheng::intake

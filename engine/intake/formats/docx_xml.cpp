// SPDX-License-Identifier: Apache-2.0
// Loading and naming of the XML parts.
#include "engine/intake/formats/docx_xml.hpp"

#include <algorithm>
#include <charconv>

#include "engine/base/text.hpp"
#include "engine/intake/formats/reader_table.hpp"

namespace zhunsheng::intake {
namespace {

constexpr std::ptrdiff_t node_limit = 12'000'000;  // '<' and '=' of a part; pugixml keeps some 50 bytes for each, so 600 MB at most

}  // namespace

std::optional<base::Error> parse_part(XmlPart& part, const std::string& name, const std::string& path) {
  const bool is_utf16 = part.text.size() >= 2 && (part.text[0] == '\0' || part.text[1] == '\0' || part.text.starts_with("\xFF\xFE") || part.text.starts_with("\xFE\xFF"));
  if (!is_utf16 && base::find_invalid_utf8(part.text))
    return make_error(base::ErrorCode::encoding, "文件已损坏（" + name + " 不是 UTF-8 编码）", "the file is damaged (" + name + " is not UTF-8)", path);
  const std::ptrdiff_t nodes = std::count(part.text.begin(), part.text.end(), '<') + std::count(part.text.begin(), part.text.end(), '=');
  if (nodes > node_limit) return make_error(base::ErrorCode::too_large, "文件的内容过多（" + name + "），可能是恶意文件", "the file holds too much (" + name + "); it may be hostile", path);
  constexpr unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata_single;
  const pugi::xml_parse_result parsed = part.document.load_buffer_inplace(part.text.data(), part.text.size(), flags);
  if (!parsed || !part.document.document_element())
    return make_error(base::ErrorCode::malformed, "文件已损坏（" + name + " 不是完整的 XML）", "the file is damaged (" + name + " is not well-formed XML)", path);
  return std::nullopt;
}

WordNames::WordNames(pugi::xml_node root) {
  const std::string_view name = root.name();
  const std::size_t colon = name.find(':');
  if (colon != std::string_view::npos) prefix_ = std::string(name.substr(0, colon + 1));
}

std::string_view WordNames::local(const char* name) const {
  const std::string_view full = name;
  return full.starts_with(prefix_) ? full.substr(prefix_.size()) : full;
}

std::string_view WordNames::of(pugi::xml_node node) const { return local(node.name()); }

pugi::xml_node WordNames::child(pugi::xml_node node, std::string_view name) const {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling())
    if (of(child) == name) return child;
  return {};
}

std::string_view WordNames::attribute(pugi::xml_node node, std::string_view name) const {
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute())
    if (local(attribute.name()) == name) return attribute.value();
  return {};
}

std::string_view WordNames::child_value(pugi::xml_node node, std::string_view name) const { return attribute(child(node, name), "val"); }

bool WordNames::has_toggle(pugi::xml_node properties, std::string_view name) const {
  const pugi::xml_node toggle = child(properties, name);
  if (!toggle) return false;
  const std::string_view value = attribute(toggle, "val");
  return value != "0" && value != "false" && value != "off";
}

int to_integer(std::string_view digits, int otherwise) {
  int value = otherwise;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? value : otherwise;
}

}  // namespace zhunsheng::intake

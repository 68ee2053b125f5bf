// SPDX-License-Identifier: Apache-2.0
// The XML parts of a Word document: loaded within bounds, and read by the local names of the WordprocessingML namespace
// whatever its prefix is.
#pragma once
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "engine/base/result.hpp"

namespace zhunsheng::intake {

/// An XML part; keeps the text it was parsed from. pugixml expands no entities of a DTD.
struct XmlPart {
  std::string text;
  pugi::xml_document document;
};

/// Parses `part.text` in place. Errors: not XML, broken UTF-8, or more nodes than memory should hold.
std::optional<base::Error> parse_part(XmlPart& part, const std::string& name, const std::string& path);

/// Names of one part: the prefix its root element uses for WordprocessingML.
class WordNames {
 public:
  explicit WordNames(pugi::xml_node root);
  /// The local name of a WordprocessingML element; any other name as it stands ("mc:Fallback", "m:t").
  [[nodiscard]] std::string_view of(pugi::xml_node node) const;
  [[nodiscard]] pugi::xml_node child(pugi::xml_node node, std::string_view name) const;
  [[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view name) const;
  /// w:val of the child, empty if there is none.
  [[nodiscard]] std::string_view child_value(pugi::xml_node node, std::string_view name) const;
  /// A toggle such as w:vanish: there, and not "0", "false" or "off".
  [[nodiscard]] bool has_toggle(pugi::xml_node properties, std::string_view name) const;

 private:
  [[nodiscard]] std::string_view local(const char* name) const;
  std::string prefix_;  ///< with its colon
};

int to_integer(std::string_view digits, int otherwise);

}  // namespace zhunsheng::intake

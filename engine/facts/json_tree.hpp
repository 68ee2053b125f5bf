// SPDX-License-Identifier: Apache-2.0
// JSON as a small tree of our own: keys in order of the text, duplicate keys kept and reported, numbers as written, so
// that 0.1 is exact. Bounded nesting; broken UTF-8 and broken JSON are errors with line and column, never exceptions.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace zhunsheng::facts {

struct JsonMember;

struct JsonNode {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  std::string text;                       ///< of a string, or a number as written
  bool is_integer = false;                ///< number without fraction or exponent
  std::vector<JsonNode> items;            ///< of an array
  std::vector<JsonMember> members;        ///< of an object, in order of the text

  /// The first member of that name, if any.
  [[nodiscard]] const JsonNode* find(std::string_view name) const;
};

struct JsonMember {
  std::string name;
  JsonNode value;
};

inline constexpr std::size_t deepest_json = 64;

/// How an error says where it is: by line and character of a file, or by character of what is one line.
enum class JsonExtent : std::uint8_t { file, line };

/// The tree, or one error that says where.
base::Result<JsonNode> parse_json(std::string_view text, const std::string& source_name, JsonExtent extent = JsonExtent::file);

/// pointer + "/" + key, with ~ and / escaped (RFC 6901).
std::string child_pointer(const std::string& pointer, std::string_view key);

}  // namespace zhunsheng::facts

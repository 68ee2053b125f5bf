// SPDX-License-Identifier: Apache-2.0
// nlohmann's event parser (it does not recurse) builds the tree. A handler that returns false stops it; it never throws.
#include "engine/facts/json_tree.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/base/text.hpp"

namespace zhunsheng::facts {
namespace {

using Kind = JsonNode::Kind;

class Builder {
 public:
  JsonNode root;
  bool too_deep = false;
  std::size_t error_offset = 0;

  bool null() { return put({}); }
  bool boolean(bool value) {
    JsonNode node;
    node.kind = Kind::boolean;
    node.boolean = value;
    return put(std::move(node));
  }
  bool number_integer(std::int64_t value) { return put_number(std::to_string(value), true); }
  bool number_unsigned(std::uint64_t value) { return put_number(std::to_string(value), true); }
  bool number_float(double, const std::string& written) { return put_number(written, written.find_first_of(".eE") == std::string::npos); }
  bool string(std::string& value) {
    JsonNode node;
    node.kind = Kind::string;
    node.text = std::move(value);
    return put(std::move(node));
  }
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool key(std::string& name) {
    open_.back().members.push_back({std::move(name), {}});
    return true;
  }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  template <class Exception>
  bool parse_error(std::size_t offset, const std::string&, const Exception&) {
    error_offset = offset;
    return false;
  }

 private:
  bool put_number(std::string written, bool is_integer) {
    JsonNode node;
    node.kind = Kind::number;
    node.text = std::move(written);
    node.is_integer = is_integer;
    return put(std::move(node));
  }
  bool put(JsonNode node) {
    if (open_.empty()) root = std::move(node);
    else if (open_.back().kind == Kind::array) open_.back().items.push_back(std::move(node));
    else open_.back().members.back().value = std::move(node);
    return true;
  }
  bool open(Kind kind) {
    too_deep = open_.size() >= deepest_json;
    if (too_deep) return false;
    open_.emplace_back();
    open_.back().kind = kind;
    return true;
  }
  bool close() {
    JsonNode done = std::move(open_.back());
    open_.pop_back();
    return put(std::move(done));
  }

  std::vector<JsonNode> open_;  // INVARIANT: the path from the root to where the parser stands
};

/// "第3行第5个字" of a byte offset.
base::Position position_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1, static_cast<std::uint32_t>(base::count_code_points(before.substr(line_begin))) + 1};
}

/// Makes errors that begin with the place.
struct Source {
  std::string_view text;
  const std::string& name;
  JsonExtent extent;

  [[nodiscard]] base::Error error_at(base::ErrorCode code, std::size_t offset, const std::string& chinese, const std::string& english) const {
    const base::Position place = position_at(text, offset);
    const std::string line = std::to_string(place.line), column = std::to_string(place.column);
    const bool is_file = extent == JsonExtent::file;
    return {code, (is_file ? "第" + line + "行" : "") + "第" + column + "个字：" + chinese, (is_file ? "line " + line + ", " : "") + "column " + column + ": " + english, name};
  }
};

/// What is usually wrong where JSON breaks off; empty words where that is not known.
struct Reason {
  const char* chinese = "";
  const char* english = "";
};
Reason reason_at(std::string_view text, std::size_t offset) {
  if (base::trim(text).empty()) return {"：文件是空的", ": the file is empty"};
  if (offset >= text.size()) return {"：到这里就断了，引号或者括号没有配对", ": it ends here; a quote or a bracket is not closed"};
  const std::string_view rest = text.substr(offset), before = base::trim(text.substr(0, offset));
  for (const std::string_view word : {"NaN", "nan", "Infinity", "None", "undefined"})
    if (rest.starts_with(word)) return {"：不知道的写 null", ": write null for what is not known"};
  if ((rest.front() == '}' || rest.front() == ']') && before.ends_with(',')) return {"：前面多了一个逗号", ": there is a comma too much before"};
  if (rest.front() >= '0' && rest.front() <= '9') return {"：数太大，或者两个数之间没有逗号", ": the number is too large, or a comma is missing"};
  if (rest.front() == '\'') return {"：引号要用英文双引号", ": quotes are double quotes"};
  std::size_t at = 0;
  const char32_t c = base::decode(rest, at);
  if (c == U'“' || c == U'”' || c == U'，' || c == U'：') return {"：引号、逗号、冒号要用英文（半角）的", ": quotes, commas and colons are ASCII"};
  if (rest.front() == '"') return {"：前面少了一个逗号或者冒号", ": a comma or a colon is missing before"};
  return {};
}

}  // namespace

const JsonNode* JsonNode::find(std::string_view name) const {
  for (const auto& [key, value] : members)
    if (key == name) return &value;
  return nullptr;
}

base::Result<JsonNode> parse_json(std::string_view text, const std::string& source_name, JsonExtent extent) {
  const Source source{text, source_name, extent};
  if (const auto broken = base::find_invalid_utf8(text)) return source.error_at(base::ErrorCode::encoding, *broken, "不是有效的 UTF-8 文字", "not valid UTF-8");
  Builder builder;
  const bool parsed = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  if (builder.too_deep) {
    const std::string most = std::to_string(deepest_json);
    return base::Error{base::ErrorCode::malformed, "JSON 嵌套超过 " + most + " 层", "JSON nested deeper than " + most + " levels", source_name};
  }
  if (!parsed) {
    const std::size_t offset = builder.error_offset == 0 ? 0 : builder.error_offset - 1;
    const Reason reason = reason_at(text, offset);
    return source.error_at(base::ErrorCode::malformed, offset, std::string("不是有效的 JSON") + reason.chinese, std::string("not valid JSON") + reason.english);
  }
  return std::move(builder.root);
}

std::string child_pointer(const std::string& pointer, std::string_view key) {
  std::string out = pointer + "/";
  for (const char c : key) {
    if (c == '~') out += "~0";
    else if (c == '/') out += "~1";
    else out += c;
  }
  return out;
}

}  // namespace zhunsheng::facts

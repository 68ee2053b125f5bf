// SPDX-License-Identifier: Apache-2.0
// A table of expected forms by type; text values go through value_text.
#include "engine/facts/json_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/base/text.hpp"
#include "engine/facts/hint.hpp"
#include "engine/facts/value_pool.hpp"
#include "engine/facts/value_text.hpp"

namespace zhunsheng::facts {
namespace {

using model::Given;
using model::TypeKind;
using Kind = JsonNode::Kind;

constexpr std::size_t most_problems = 1000;  // of one file; a reader mends the first hundred at most

/// What a value of the type looks like in JSON, Chinese and English.
struct Form {
  const char* chinese;
  const char* english;
};

Form form_of(const model::Type& type) {
  switch (type.kind) {
    case TypeKind::boolean: return {"是否，写 true 或者 false", "a boolean: true or false"};
    case TypeKind::integer: return {"整数，如 12", "an integer such as 12"};
    case TypeKind::decimal: return {"小数，如 1.25（至多六位小数）", "a decimal such as 1.25 (at most six places)"};
    case TypeKind::percent: return {"比例，写成文字并带单位，如 \"80%\"", "a percentage as text with its unit, such as \"80%\""};
    case TypeKind::money: return {"金额，写成文字并带单位，如 \"400万元\"、\"1,200元\"", "an amount as text with its unit, such as \"400万元\" or \"1,200元\""};
    case TypeKind::date: return {"日期，如 \"2024-03-01\"", "a date such as \"2024-03-01\""};
    case TypeKind::duration: return {"时长，写成文字并带单位，如 \"30日\"、\"5个工作日\"", "a duration as text with its unit, such as \"30日\" or \"5个工作日\""};
    case TypeKind::text: return {"文字，如 \"…\"", "a string"};
    case TypeKind::enumeration: return {"可选值之一（写成文字）", "one of the enumerated words, as a string"};
    case TypeKind::record: return {"对象 {…}", "an object {…}"};
    case TypeKind::list: return {"列表 […]，或者 {\"items\": […], \"open\": true}", "a list […], or {\"items\": […], \"open\": true}"};
    case TypeKind::error: break;
  }
  return {"", ""};
}

std::string shown(const JsonNode& node) {
  constexpr std::size_t longest = 30;
  switch (node.kind) {
    case Kind::null: return "null";
    case Kind::boolean: return node.boolean ? "true" : "false";
    case Kind::number: return node.text.substr(0, longest);
    case Kind::string: {
      const bool is_long = base::count_code_points(node.text) > longest;
      std::string quoted = "\"";
      quoted += base::slice_code_points(node.text, 0, longest);
      quoted += is_long ? "…\"" : "\"";
      return quoted;
    }
    case Kind::array: return "[…]";
    case Kind::object: return "{…}";
  }
  return {};
}

std::optional<std::int64_t> integer_of(const JsonNode& node) {
  if (node.kind != Kind::number || !node.is_integer) return std::nullopt;
  std::int64_t value = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [stop, error] = std::from_chars(node.text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

/// Does a duration of that unit fit 时长(unit)?
bool fits(const model::Type& type, const base::Duration& duration) { return type.unit == 0xff || static_cast<std::uint8_t>(duration.unit) == type.unit; }

const char* unit_word(std::uint8_t unit) {
  static constexpr std::array<const char*, 5> words{"日", "工作日", "周", "月", "年"};
  return words[unit];
}

}  // namespace

bool is_not_applicable(const JsonNode& node) {
  return node.kind == Kind::object && node.members.size() == 1 && node.members[0].name == "n_a" && node.members[0].value.kind == Kind::boolean && node.members[0].value.boolean;
}

void ValueReader::wrong(const std::string& pointer, const std::string& chinese, const std::string& english) {
  if (problems_.size() >= most_problems) return;
  problems_.push_back({pointer, pointer.empty() ? chinese : pointer + "：" + chinese, pointer.empty() ? english : pointer + ": " + english});
}

void ValueReader::wrong_value(const std::string& pointer, const model::Type& type, const JsonNode& node, std::string chinese, std::string english) {
  const Hint hint = hint_for(rules_, type, node);
  if (*hint.chinese != '\0') {
    chinese.append("；").append(hint.chinese);
    english.append("; ").append(hint.english);
  } else if (!hint.value.empty()) {
    chinese.append("；您是不是想写 ").append(hint.value).append("？");
    english.append("; did you mean ").append(hint.value).append("?");
  }
  wrong(pointer, chinese, english);
}

void ValueReader::unknown_name(const std::string& pointer, const std::string& what, const std::string& what_en, const std::string& name, const std::vector<std::string>& candidates) {
  std::string chinese = "没有叫“" + name + "”的" + what, english = "there is no " + what_en + " called “" + name + "”";
  if (const auto near = base::nearest(name, candidates)) {
    chinese += "；您是不是想写“" + *near + "”？";
    english += "; did you mean “" + *near + "”?";
  }
  wrong(pointer, chinese, english);
}

std::vector<std::string_view> ValueReader::report_duplicates(const JsonNode& object, const std::string& pointer) {
  std::vector<std::string_view> names, twice;
  for (const auto& [key, value] : object.members) names.push_back(key);
  std::sort(names.begin(), names.end());
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (names[i] != names[i - 1] || (!twice.empty() && twice.back() == names[i])) continue;
    twice.push_back(names[i]);
    wrong(child_pointer(pointer, names[i]), "“" + std::string(names[i]) + "”写了不止一次", "“" + std::string(names[i]) + "” is given more than once");
  }
  return twice;
}

std::optional<model::Value> ValueReader::enumerant(const model::Type& type, const JsonNode& node, const std::string& pointer) {
  const auto& words = rules_.enums[type.ref].values;
  if (node.kind == Kind::string) {
    const auto found = std::find(words.begin(), words.end(), node.text);
    if (found != words.end()) return model::make_enumerant(found - words.begin());
  }
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : "、") + word;
  wrong_value(pointer, type, node, shown(node) + " 不是可选值（" + all + "）", shown(node) + " is none of: " + all);
  return std::nullopt;
}

std::optional<model::Value> ValueReader::scalar(const model::Type& type, const JsonNode& node, const std::string& pointer) {
  const bool is_text = node.kind == Kind::string;
  std::optional<model::Value> value;
  switch (type.kind) {
    case TypeKind::boolean:
      if (node.kind == Kind::boolean) value = model::make_boolean(node.boolean);
      break;
    case TypeKind::integer:
      if (const auto number = integer_of(node)) value = model::make_integer(*number);
      break;
    case TypeKind::decimal:
      if (const auto number = node.kind == Kind::number ? parse_decimal(node.text) : std::nullopt) value = model::make_decimal(*number);
      break;
    case TypeKind::percent:
      if (const auto fraction = is_text ? parse_percent(node.text) : std::nullopt) value = model::make_percent(*fraction);
      break;
    case TypeKind::money:
      if (const auto fen = is_text ? parse_money(node.text) : std::nullopt) value = model::make_money(*fen);
      break;
    case TypeKind::date:
      if (const auto date = is_text ? base::parse_date(node.text) : std::nullopt) value = model::make_date(*date);
      break;
    case TypeKind::duration:
      if (const auto duration = is_text ? parse_duration(node.text) : std::nullopt) {
        if (fits(type, *duration)) value = model::make_duration(*duration);
        else return wrong(pointer, std::string("这项时长按") + unit_word(type.unit) + "计，却是 " + shown(node), std::string("this duration counts ") + unit_word(type.unit) + ", found " + shown(node)), std::nullopt;
      }
      break;
    case TypeKind::text:
      if (is_text) value = model::make_text(node.text);
      break;
    case TypeKind::enumeration: return enumerant(type, node, pointer);
    case TypeKind::record:
    case TypeKind::list:
    case TypeKind::error: break;
  }
  if (!value) wrong_value(pointer, type, node, std::string("应为") + form_of(type).chinese + "，却是 " + shown(node), std::string("expected ") + form_of(type).english + ", found " + shown(node));
  return value;
}

std::optional<ValueReader::ListNode> ValueReader::list_of(const JsonNode& node, const std::string& pointer) {
  if (node.kind == Kind::array) return ListNode{&node.items, false, pointer};
  const JsonNode* items = node.kind == Kind::object ? node.find("items") : nullptr;
  if (items == nullptr || items->kind != Kind::array) return std::nullopt;
  report_duplicates(node, pointer);
  ListNode out{&items->items, false, child_pointer(pointer, "items")};
  for (const auto& [key, value] : node.members) {
    if (key == "items") continue;
    if (key != "open") unknown_name(child_pointer(pointer, key), "键", "key", key, {"items", "open"});
    else if (value.kind == Kind::boolean) out.open = value.boolean;
    else wrong(child_pointer(pointer, key), "应为 true 或者 false，却是 " + shown(value), "expected true or false, found " + shown(value));
  }
  return out;
}

std::optional<Given> ValueReader::list(const model::Type& type, const JsonNode& node, const std::string& pointer) {
  const auto written = list_of(node, pointer);
  if (!written) {
    wrong(pointer, std::string("应为") + form_of(type).chinese + "，却是 " + shown(node), std::string("expected ") + form_of(type).english + ", found " + shown(node));
    return std::nullopt;
  }
  model::Value value;
  value.kind = TypeKind::list;
  value.open = written->open;
  bool is_good = true;
  for (std::size_t i = 0; i < written->items->size(); ++i) {
    const auto item = read(model::element_type(type), (*written->items)[i], written->pointer + "/" + std::to_string(i));
    is_good = is_good && item.has_value();
    if (item) value.items.push_back(*item);
  }
  if (!is_good) return std::nullopt;  // a list with an item left out would say something else
  return model::known(std::move(value));
}

Given ValueReader::read_record(model::RecordId record, const JsonNode& node, const std::string& pointer) {
  const auto& fields = model::at(rules_, record).fields;
  model::Value value;
  value.kind = TypeKind::record;
  value.items.resize(fields.size());
  const auto twice = report_duplicates(node, pointer);
  for (const auto& [key, member] : node.members) {
    const std::string place = child_pointer(pointer, key);
    if (std::binary_search(twice.begin(), twice.end(), std::string_view(key))) continue;  // which of them is meant?
    const auto field = std::find_if(fields.begin(), fields.end(), [&, &wanted = key](model::FactId id) { return model::at(rules_, id).name == wanted; });
    if (field == fields.end()) {
      std::vector<std::string> names;
      for (const auto id : fields) names.push_back(model::at(rules_, id).name);
      unknown_name(place, "事实", "fact", key, names);
      continue;
    }
    if (const auto given = read(model::at(rules_, *field).type, member, place)) value.items[static_cast<std::size_t>(field - fields.begin())] = *given;
  }
  return model::known(std::move(value));
}

std::optional<Given> ValueReader::read(const model::Type& type, const JsonNode& node, const std::string& pointer) {
  if (node.kind == Kind::null) return Given{model::FactState::unknown, {}};
  if (is_not_applicable(node)) return Given{model::FactState::not_applicable, {}};
  if (type.kind == TypeKind::list) return list(type, node, pointer);
  if (type.kind == TypeKind::record && node.kind == Kind::object) return read_record(model::RecordId(type.ref), node, pointer);
  auto value = scalar(type, node, pointer);
  if (!value) return std::nullopt;
  return model::known(std::move(*value));
}

}  // namespace zhunsheng::facts

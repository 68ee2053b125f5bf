// SPDX-License-Identifier: Apache-2.0
// Scalars stand once in $defs; records are written out where they are used (they cannot hold themselves).
#include "engine/facts/schema.hpp"

#include <nlohmann/json.hpp>

#include "engine/model/builtins.hpp"

namespace zhunsheng::facts {
namespace {

using Json = nlohmann::ordered_json;
using model::RecordUse;
using model::Type;
using model::TypeKind;

Json reference(const char* name) { return Json{{"$ref", std::string("#/$defs/") + name}}; }
Json text_pattern(const char* title, std::string pattern, std::initializer_list<const char*> examples) {
  Json shown = Json::array();
  for (const char* example : examples) shown.push_back(example);
  pattern.insert(0, 1, '^').push_back('$');
  return Json{{"title", title}, {"type", "string"}, {"pattern", std::move(pattern)}, {"examples", std::move(shown)}};
}

/// Amounts go to the fen, so that a larger unit may have more places.
std::string money_pattern() {
  static constexpr std::pair<const char*, int> units[] = {{"元", 2}, {"千元", 5}, {"万元", 6}, {"百万元", 8}, {"千万元", 9}, {"亿元", 10}};
  std::string out = "-?([0-9]{1,19}|[0-9]{1,3}(,[0-9]{3})+)(";
  const char* between = "";
  for (const auto& [unit, places] : units) {
    out.append(between).append("(\\.[0-9]{1,").append(std::to_string(places)).append("}0*)?").append(unit);
    between = "|";
  }
  return out + ")";
}

/// 2024-03-01 or 2024年3月1日, with the days that the month has.
std::string date_pattern() {
  const std::string long_months = "(0?[13578]|1[02])", short_months = "(0?[469]|11)", february = "0?2";
  const std::string to_31 = "(0?[1-9]|[12][0-9]|3[01])", to_30 = "(0?[1-9]|[12][0-9]|30)", to_29 = "(0?[1-9]|[12][0-9])";
  const auto days = [&](const char* month, const char* day) {
    return "(" + long_months + month + to_31 + day + "|" + short_months + month + to_30 + day + "|" + february + month + to_29 + day + ")";
  };
  const std::string year = "(0{0,3}[1-9]|0{0,2}[1-9][0-9]|0?[1-9][0-9]{2}|[1-9][0-9]{3})";
  return "(" + year + "-" + days("-", "") + "|" + year + "年" + days("月", "日") + ")";
}

Json duration(const char* title, const char* units, const char* example) { return text_pattern(title, std::string("-?[0-9]{1,18}(") + units + ")", {example}); }

Json definitions() {
  Json out;
  out["unknown"] = Json{{"title", "不详：问过，说不清"}, {"type", "null"}};
  out["n_a"] = Json{{"title", "不适用"}, {"type", "object"}, {"properties", {{"n_a", {{"const", true}}}}}, {"required", {"n_a"}}, {"additionalProperties", false}};
  out["boolean"] = Json{{"title", "是否"}, {"type", "boolean"}};
  out["integer"] = Json{{"title", "整数"}, {"type", "integer"}, {"minimum", INT64_MIN}, {"maximum", INT64_MAX}};
  out["decimal"] = Json{{"title", "小数，至多六位"}, {"type", "number"}, {"minimum", -9223372036854}, {"maximum", 9223372036854}};
  out["percent"] = text_pattern("比例", "-?[0-9]{1,12}(\\.[0-9]{1,12})?(%|‰)", {"80%", "37.5%"});
  out["money"] = text_pattern("金额", money_pattern(), {"400万元", "1,200元"});
  out["date"] = text_pattern("日期", date_pattern(), {"2024-03-01"});
  out["duration"] = duration("时长", "日|天|工作日|个工作日|周|月|个月|年| ?(days|workdays|weeks|months|years)", "30日");
  out["days"] = duration("时长（日）", "日|天| ?days", "30日");
  out["workdays"] = duration("时长（工作日）", "工作日|个工作日| ?workdays", "5个工作日");
  out["weeks"] = duration("时长（周）", "周| ?weeks", "2周");
  out["months"] = duration("时长（月）", "月|个月| ?months", "18个月");
  out["years"] = duration("时长（年）", "年| ?years", "20年");
  out["text"] = Json{{"title", "文本"}, {"type", "string"}};
  return out;
}

const char* duration_name(std::uint8_t unit) {
  static constexpr const char* names[] = {"days", "workdays", "weeks", "months", "years"};
  return unit < std::size(names) ? names[unit] : "duration";
}

class SchemaWriter {
 public:
  explicit SchemaWriter(const model::Ruleset& rules) : rules_(rules) {}

  Json file() const {
    Json blocks;
    blocks["$dossier"] = header();
    for (std::size_t i = 0; i < rules_.records.size(); ++i)
      if (rules_.records[i].use != RecordUse::element) blocks[rules_.records[i].name] = block(model::RecordId(i));
    Json out;
    out["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    out["title"] = "准绳的事实";
    out["description"] = "null 是不详，没有写的是未提供，{\"n_a\": true} 是不适用；列表写 […]，没有列全的写 {\"items\": […], \"open\": true}。";
    out["type"] = "object";
    out["properties"] = std::move(blocks);
    out["additionalProperties"] = false;
    out["$defs"] = definitions();
    return out;
  }

 private:
  static Json header() {
    Json kinds = Json::array();
    for (unsigned kind = 0; kind < 6; ++kind) kinds.push_back(model::to_english(static_cast<model::Kind>(kind)));
    for (unsigned kind = 0; kind < 6; ++kind) kinds.push_back(model::to_chinese(static_cast<model::Kind>(kind)));
    Json out{{"title", "卷宗"}, {"description", "这些事实属于哪一个卷宗，怎样审查；用于 JSON Lines 的每一行"}, {"type", "object"}};
    out["properties"]["id"] = reference("text");
    out["properties"]["kinds"] = Json{{"title", "文书类别"}, {"type", "array"}, {"items", {{"enum", std::move(kinds)}}}};
    out["properties"]["complete"] = Json{{"title", "不会再补材料"}, {"type", "boolean"}};
    out["properties"]["as_of"] = Json{{"title", "审查基准日"}, {"anyOf", {reference("date"), Json{{"const", "document"}}}}};
    out["additionalProperties"] = false;
    return out;
  }

  /// A singleton block, or the records of a block read 逐 material (one object stands for a list of one).
  Json block(model::RecordId id) const {
    const model::Record& record = model::at(rules_, id);
    Json out{{"title", record.name}};
    if (record.use == RecordUse::singleton) {
      out["anyOf"] = {object(id), reference("unknown"), reference("n_a")};
    } else {
      if (record.material.is_valid()) out["description"] = "每份" + model::at(rules_, record.material).name + "一个对象";
      const Json element = object(id);
      out["anyOf"] = {Json{{"type", "array"}, {"items", element}}, listing(element), element, reference("unknown")};
    }
    return out;
  }

  /// {"items": […], "open": true}.
  static Json listing(const Json& element) {
    Json out{{"type", "object"}};
    out["properties"]["items"] = Json{{"type", "array"}, {"items", element}};
    out["properties"]["open"] = Json{{"title", "没有列全"}, {"type", "boolean"}};
    out["required"] = {"items"};
    out["additionalProperties"] = false;
    return out;
  }

  Json object(model::RecordId id) const {
    Json properties = Json::object();
    for (const auto field : model::at(rules_, id).fields)
      if (field != model::builtin::clauses) properties[model::at(rules_, field).name] = fact(field);  // 条款 are read, never given
    return Json{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  }

  Json fact(model::FactId id) const {
    const model::Fact& row = model::at(rules_, id);
    Json out{{"title", row.label.empty() ? row.name : row.label}, {"description", row.question}};
    std::string sources;
    for (const auto source : row.sources) sources += (sources.empty() ? "" : "、") + model::at(rules_, source).name;
    if (!sources.empty()) out["$comment"] = "自 " + sources;
    out["anyOf"] = any_of(row.type);
    return out;
  }

  Json any_of(const Type& type) const {
    Json out = Json::array();
    if (type.kind == TypeKind::list) {
      Type element;
      element.kind = type.element;
      element.ref = type.ref;
      element.unit = type.unit;
      const Json item{{"anyOf", any_of(element)}};
      out = {Json{{"type", "array"}, {"items", item}}, listing(item)};
    } else {
      out.push_back(scalar(type));
    }
    out.push_back(reference("unknown"));
    out.push_back(reference("n_a"));
    return out;
  }

  Json scalar(const Type& type) const {
    switch (type.kind) {
      case TypeKind::boolean: return reference("boolean");
      case TypeKind::integer: return reference("integer");
      case TypeKind::decimal: return reference("decimal");
      case TypeKind::percent: return reference("percent");
      case TypeKind::money: return reference("money");
      case TypeKind::date: return reference("date");
      case TypeKind::duration: return reference(duration_name(type.unit));
      case TypeKind::text: return reference("text");
      case TypeKind::enumeration: return Json{{"enum", rules_.enums[type.ref].values}};
      case TypeKind::record: return object(model::RecordId(std::size_t{type.ref}));
      case TypeKind::list:
      case TypeKind::error: break;
    }
    return Json(false);  // a type that no checked rule set has
  }

  const model::Ruleset& rules_;
};

}  // namespace

std::string schema_json(const model::Ruleset& rules) { return SchemaWriter(rules).file().dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace zhunsheng::facts

// SPDX-License-Identifier: Apache-2.0
// Written by recursion over the JSON arrays. 70 of 100 rules begin with a test of the kind: that is their 适用.
#include "bench/workload/emit.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace zhunsheng::bench {
namespace {

using nlohmann::json;

constexpr std::string_view block = "件", statute = "《基准条例》", module_name = "基准";
constexpr std::size_t article_count = 999;
constexpr std::string_view severities[] = {"", "提示", "一般", "较大", "重大"};

class Emitter {
 public:
  explicit Emitter(const json& workload) : workload_(workload) {
    for (const auto& fact : workload_.at("facts")) facts_.insert(fact.at("name").get<std::string>());
  }

  std::string run() {
    write_header();
    for (const auto& definition : workload_.at("derived")) write_definition(definition);
    std::size_t index = 0;
    for (const auto& rule : workload_.at("rules")) write_rule(rule, index++);
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void put(const Parts&... parts) {
    ((out_ += parts), ...);
  }

  void write_header() {
    put("模块 ", module_name, "\n\n法规 ", statute, " {\n  机关 国务院   文号 \"基准第1号\"   位阶 行政法规   条数 ", std::to_string(article_count), "\n  施行 2000-01-01\n}\n\n事实 ", block, " {\n");
    for (const auto& fact : workload_.at("facts")) put("  ", fact.at("name").get<std::string>(), " ", type(fact), "\n");
    put("}\n");
  }

  static std::string type(const json& fact) {
    const auto kind = fact.at("type").get<std::string>();
    if (kind == "int") return "整数";
    if (kind == "bool") return "是否";
    if (kind == "intlist") return "列表(整数)";
    std::string values;
    for (const auto& value : fact.at("values")) values += (values.empty() ? "" : "、") + value.get<std::string>();
    return kind == "strlist" ? "列表(枚举(" + values + "))" : "枚举(" + values + ")";
  }

  void write_definition(const json& definition) {
    const json& value = definition.at("expr");
    const bool is_number = definition.at("type") == "int";
    put("\n定义 ", definition.at("name").get<std::string>(), is_number ? " 整数" : " 是否");
    if (is_number && value[0] == "ite") put(" {\n  当 ", condition(value[1]), " : ", number(value[2]), "\n  否则 : ", number(value[3]), "\n}\n");
    else put(" = ", is_number ? number(value) : condition(value), "\n");
  }

  /// One flag of a rule: what must hold besides its `when`, and which exceptions lift it.
  struct Variant {
    int severity = 0;
    std::vector<std::string> conditions;
    std::vector<const json*> exceptions;
  };

  void write_rule(const json& rule, std::size_t index) {
    const json none = json::array();
    const json& exceptions = rule.contains("except") ? rule.at("except") : none;
    for (std::size_t last = 0; last <= exceptions.size(); ++last) {
      Variant variant;
      variant.severity = last < exceptions.size() ? exceptions[last].at("to").get<int>() : rule.at("severity").get<int>();
      if (variant.severity == 0) continue;
      for (std::size_t i = 0; i < last; ++i) {  // the first exception that holds decides
        if (exceptions[i].at("to") == 0) variant.exceptions.push_back(&exceptions[i]);
        else variant.conditions.push_back("不是 (" + condition(exceptions[i].at("when")) + ")");
      }
      if (last < exceptions.size()) variant.conditions.push_back("(" + condition(exceptions[last].at("when")) + ")");
      write_check(rule, index, variant);
    }
  }

  void write_check(const json& rule, std::size_t index, const Variant& variant) {
    const auto code = rule.at("code").get<std::string>();
    put("\n规则 ", rule.at("id").get<std::string>(), "_", std::to_string(variant.severity), " {\n  标题 \"", code, "\"\n  类别 内容   等级 ", severities[variant.severity], "\n  ", cite(index), "\n");
    const json& when = rule.at("when");
    const bool has_kind = when.size() > 2 && when[1][0] == "eq" && when[1][1] == "enm_0";
    if (has_kind) put("  适用 ", condition(when[1]), "\n");
    std::string norm;
    for (std::size_t i = has_kind ? 2 : 1; i < when.size(); ++i) norm += (norm.empty() ? "" : " 且 ") + operand(when[i]);
    for (const auto& more : variant.conditions) norm += " 且 " + more;
    put("  不得 ", norm, "\n");
    for (std::size_t i = 0; i < variant.exceptions.size(); ++i)
      put("  例外 ", i == 0 ? "其一" : "其二", " {\n    当 ", condition(variant.exceptions[i]->at("when")), "\n    ", cite(index + i + 1), "\n  }\n");
    put("  提示 \"", code, "：不符合基准条例第", std::to_string(index % article_count + 1), "条的要求。\"\n}\n");
  }

  static std::string cite(std::size_t index) { return "依据 " + std::string(statute) + "第" + std::to_string(index % article_count + 1) + "条"; }

  std::string name(const json& node) const {
    const auto text = node.get<std::string>();
    return facts_.count(text) != 0 ? std::string(block) + "." + text : text;
  }

  /// A number; operands of the workload's arithmetic are leaves.
  std::string number(const json& node) const {
    if (node.is_number()) return std::to_string(node.get<std::int64_t>());
    const auto op = node[0].get<std::string>();
    if (op == "f") return name(node[1]);
    return number(node[1]) + " " + op + " " + number(node[2]);
  }

  static std::string comparison(const std::string& op) {
    if (op == ">=") return "不少于";
    if (op == ">") return "超过";
    if (op == "<=") return "不超过";
    if (op == "<") return "少于";
    return "=";
  }

  /// An operand of 且 and 或.
  std::string operand(const json& node) const {
    const auto op = node[0].get<std::string>();
    const bool needs_brackets = op == "or" || op == "and" || op == "any" || op == "all";
    return needs_brackets ? "(" + condition(node) + ")" : condition(node);
  }

  std::string condition(const json& node) const {
    const auto op = node[0].get<std::string>();
    if (op == "and" || op == "or") return junction(node, op == "and" ? " 且 " : " 或 ");
    if (op == "is") return name(node[1]);
    if (op == "isnot") return "不是 " + name(node[1]);
    if (op == "eq") return name(node[1]) + " = " + node[2].get<std::string>();
    if (op == "ne") return name(node[1]) + " ≠ " + node[2].get<std::string>();
    if (op == "has") return name(node[1]) + " 含 " + node[2].get<std::string>();
    if (op == "in") return name(node[1]) + " 属于 (" + list(node[2]) + ")";
    if (op == "any" || op == "all")
      return (op == "any" ? "存在 项 属于 " : "每个 项 属于 ") + name(node[1]) + " : 项 " + comparison(node[2].get<std::string>()) + " " + number(node[3]);
    return number(node[1]) + " " + comparison(op) + " " + number(node[2]);
  }

  std::string junction(const json& node, std::string_view word) const {
    if (node.size() == 2) return condition(node[1]);
    std::string text;
    for (std::size_t i = 1; i < node.size(); ++i) text += (i == 1 ? "" : std::string(word)) + operand(node[i]);
    return text;
  }

  static std::string list(const json& values) {
    std::string text;
    for (const auto& value : values) text += (text.empty() ? "" : "、") + value.get<std::string>();
    return text;
  }

  const json& workload_;
  std::set<std::string> facts_;
  std::string out_;
};

}  // namespace

std::string emit_rules(std::string_view rules_json) {
  const json workload = json::parse(rules_json);
  return Emitter(workload).run();
}

std::vector<std::string> in_parts(const std::string& rules) {
  constexpr std::size_t part_bytes = std::size_t{8} << 20;
  const std::string module_line = rules.substr(0, rules.find('\n') + 1);
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < rules.size();) {
    const std::size_t next = begin + part_bytes < rules.size() ? rules.find("\n规则 ", begin + part_bytes) : rules.size();
    const std::size_t end = std::min(next, rules.size());
    out.push_back((begin > 0 ? module_line : "") + rules.substr(begin, end - begin));
    begin = end;
  }
  return out;
}

std::string emit_facts(std::string_view dossier_json) { return json{{std::string(block), json::parse(dossier_json)}}.dump(); }

std::optional<std::uint32_t> flag_of(std::string_view check_id) {
  const std::size_t name = check_id.rfind(".R"), line = check_id.rfind('_');
  if (name == std::string_view::npos || line == std::string_view::npos || line < name) return std::nullopt;
  std::uint32_t rule = 0, severity = 0;
  const char* const end = check_id.data() + check_id.size();
  const bool is_right = std::from_chars(check_id.data() + name + 2, check_id.data() + line, rule).ptr == check_id.data() + line &&
                        std::from_chars(check_id.data() + line + 1, end, severity).ptr == end && severity >= 1 && severity <= 4;
  return is_right ? std::optional(rule * 8 + severity) : std::nullopt;
}

std::uint32_t mix32(std::uint32_t flag) {
  flag ^= flag >> 16;
  flag *= 0x85ebca6bu;
  flag ^= flag >> 13;
  flag *= 0xc2b2ae35u;
  return flag ^ (flag >> 16);
}

}  // namespace zhunsheng::bench

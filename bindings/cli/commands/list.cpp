// SPDX-License-Identifier: Apache-2.0
// list: what is checked, as text, JSON or Markdown.
#include <nlohmann/json.hpp>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

std::string severity_word(const std::string& severity) {
  return severity == "critical" ? "重大" : severity == "major" ? "较大" : severity == "minor" ? "一般" : "提示";
}

std::string list_json(const std::vector<CheckInfo>& checks) {
  Json rows = Json::array();
  for (const auto& check : checks)
    rows.push_back({{"check", check.id}, {"title", check.title}, {"severity", check.severity}, {"category", check.category}, {"points", check.points}, {"kinds", check.kinds}, {"citations", check.citations}});
  return Json{{"checks", std::move(rows)}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string list_markdown(const std::vector<CheckInfo>& checks) {
  std::string out = "| 检查 | 标题 | 等级 | 类别 | 要点 | 依据 |\n| --- | --- | --- | --- | --- | --- |\n";
  for (const auto& check : checks)
    out += "| " + check.id + " | " + check.title + " | " + severity_word(check.severity) + " | " + joined(check.kinds, "、") + " | " + joined(check.points, " ") + " | " + joined(check.citations, "；") + " |\n";
  return out;
}

std::string list_text(const std::vector<CheckInfo>& checks) {
  std::string out;
  for (const auto& check : checks)
    out += check.id + "  【" + severity_word(check.severity) + "】" + check.title + "\n    " + joined(check.citations, "；") + (check.points.empty() ? "" : "  〔" + joined(check.points, " ") + "〕") + "\n";
  return out + "共 " + std::to_string(checks.size()) + " 项检查\n";
}

}  // namespace

int run_list(const Arguments& arguments) {
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  const auto checks = rules->checks();
  return print(arguments, arguments.format == "json" ? list_json(checks) : arguments.format == "md" ? list_markdown(checks) : list_text(checks), exit_clean);
}

}  // namespace zhunsheng::cli

// SPDX-License-Identifier: Apache-2.0
// check, list, test and graph: what is asked of a rule set itself.
#include <algorithm>
#include <iostream>
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

const char* status_word(ExampleResult::Status status) {
  return status == ExampleResult::Status::passed ? "passed" : status == ExampleResult::Status::failed ? "failed" : "known";
}

std::string test_json(const std::vector<ExampleResult>& results) {
  Json rows = Json::array();
  for (const auto& result : results)
    rows.push_back({{"module", result.module}, {"example", result.name}, {"file", result.file}, {"line", result.line}, {"status", status_word(result.status)}, {"messages", result.messages}});
  return Json{{"examples", std::move(rows)}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string test_text(const std::vector<ExampleResult>& results) {
  std::string out;
  std::size_t passed = 0, failed = 0, known = 0;
  for (const auto& result : results) {
    passed += result.status == ExampleResult::Status::passed;
    failed += result.status == ExampleResult::Status::failed;
    known += result.status == ExampleResult::Status::known;
    if (result.status == ExampleResult::Status::passed) continue;
    out += result.file + ":" + std::to_string(result.line) + ": " + (result.status == ExampleResult::Status::failed ? "不符" : "待改") + " 例 " + result.name + "\n";
    for (const auto& message : result.messages) out += "    " + message + "\n";
  }
  return out + "例 " + std::to_string(results.size()) + " 个：相符 " + std::to_string(passed) + "，不符 " + std::to_string(failed) + "，有待改 " + std::to_string(known) + "\n";
}

int print(const Arguments& arguments, const std::string& text, int status) {
  Output output(arguments);
  if (!output.is_open()) return exit_usage;
  output.write(text);
  return output.finish() ? status : static_cast<int>(exit_unreadable);
}

/// Messages on standard error; the exit status of rules that did not load, or nothing.
std::optional<int> report_failure(const Arguments& arguments, const RuleSet& rules) {
  for (const auto& message : rules.unreadable()) std::cerr << message << '\n';
  if (rules.is_ok()) return rules.unreadable().empty() ? std::nullopt : std::optional<int>(exit_usage);
  std::cerr << rules.diagnostics(language_of(arguments));
  return exit_usage;
}

}  // namespace

int run_check(const Arguments& arguments) {
  const RuleSet rules = load_files(arguments, true);
  for (const auto& message : rules.unreadable()) std::cerr << message << '\n';
  std::string own = rules.diagnostics(language_of(arguments), arguments.paths);
  if (own.empty() && !rules.is_ok()) own = rules.diagnostics(language_of(arguments));
  const bool english = language_of(arguments) == Language::english;
  const auto count = [](std::size_t number) { return std::to_string(number); };
  own += english ? count(rules.error_count()) + " errors, " + count(rules.warning_count()) + " warnings; " + count(rules.check_count()) + " checks\n"
                 : "错误 " + count(rules.error_count()) + "，警告 " + count(rules.warning_count()) + "；检查 " + count(rules.check_count()) + " 项\n";
  return print(arguments, own, rules.is_ok() && rules.unreadable().empty() ? exit_clean : exit_usage);
}

int run_list(const Arguments& arguments) {
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  const auto checks = rules->checks();
  return print(arguments, arguments.format == "json" ? list_json(checks) : arguments.format == "md" ? list_markdown(checks) : list_text(checks), exit_clean);
}

int run_test(const Arguments& arguments) {
  const RuleSet rules = load_files(arguments, true);
  if (const auto status = report_failure(arguments, rules)) return *status;
  const auto results = rules.run_examples(arguments.as_of.empty() ? today() : arguments.as_of, arguments.paths);
  const bool failed = std::any_of(results.begin(), results.end(), [](const ExampleResult& result) { return result.status == ExampleResult::Status::failed; });
  return print(arguments, arguments.format == "json" ? test_json(results) : test_text(results), failed ? exit_findings : exit_clean);
}

int run_graph(const Arguments& arguments) {
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  const auto checks = rules->checks();
  for (const auto& wanted : arguments.paths) {
    const bool is_known = std::any_of(checks.begin(), checks.end(), [&](const CheckInfo& check) { return check.id == wanted; });
    if (is_known) continue;
    say(arguments, "没有这项检查：" + wanted + "（zhunsheng list 列出全部）", "no such check: " + wanted + " (zhunsheng list shows them all)");
    return exit_usage;
  }
  return print(arguments, rules->graph(arguments.format == "json", arguments.paths), exit_clean);
}

}  // namespace zhunsheng::cli

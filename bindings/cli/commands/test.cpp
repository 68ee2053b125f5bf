// SPDX-License-Identifier: Apache-2.0
// test: runs the examples (例) of rule files.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {
namespace {

using Json = nlohmann::ordered_json;

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

/// Messages on standard error; the exit status of rules that did not load, or nothing.
std::optional<int> report_failure(const Arguments& arguments, const RuleSet& rules) {
  for (const auto& message : rules.unreadable()) std::cerr << message << '\n';
  if (rules.is_ok()) return rules.unreadable().empty() ? std::nullopt : std::optional<int>(exit_usage);
  std::cerr << rules.diagnostics(language_of(arguments));
  return exit_usage;
}

}  // namespace

int run_test(const Arguments& arguments) {
  const RuleSet rules = load_files(arguments, true);
  if (const auto status = report_failure(arguments, rules)) return *status;
  const auto results = rules.run_examples(arguments.as_of.empty() ? today() : arguments.as_of, arguments.paths);
  const bool failed = std::any_of(results.begin(), results.end(), [](const ExampleResult& result) { return result.status == ExampleResult::Status::failed; });
  return print(arguments, arguments.format == "json" ? test_json(results) : test_text(results), failed ? exit_findings : exit_clean);
}

}  // namespace zhunsheng::cli

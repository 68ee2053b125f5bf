// SPDX-License-Identifier: Apache-2.0
// check: compiles rules and prints their diagnostics.
#include <iostream>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {
namespace {

/// One line on the law texts that citations were compared with; empty without --statutes.
std::string coverage_line(const RuleSet& rules, bool english) {
  const auto coverage = rules.statutes();
  if (!coverage) return {};
  std::string titles;
  for (const auto& title : coverage->without_text) titles += (titles.empty() ? "《" : english ? ", 《" : "、《") + title + "》";
  std::string out = english ? "citations compared with " : "核对了原文 ";
  out += std::to_string(coverage->compared) + (english ? " law texts" : " 部");
  if (!titles.empty()) out += (english ? "; not at hand in full: " : "；没有全文的：") + titles;
  return out + "\n";
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
  own += coverage_line(rules, english);
  return print(arguments, own, rules.is_ok() && rules.unreadable().empty() ? exit_clean : exit_usage);
}

}  // namespace zhunsheng::cli

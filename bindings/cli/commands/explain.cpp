// SPDX-License-Identifier: Apache-2.0
// explain CHECK PATH…: why a check came out as it did; explain CHECK: what it requires; explain ZS3005: the page of a diagnostic.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {
namespace {

/// "zs3005", "3005" and "ＺＳ3005" are ZS3005; nothing for what is no code.
std::optional<std::string> code_in(std::string word) {
  for (const char* wide : {"ＺＳ", "ｚｓ", "ZS", "zs", "Zs", "zS"})
    if (word.starts_with(wide)) {
      word.erase(0, std::string(wide).size());
      break;
    }
  const bool is_number = word.size() == 4 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_number ? std::optional("ZS" + word) : std::nullopt;
}

/// The code whose number is nearest; the smaller of two.
std::string nearest_code(const std::string& code) {
  const auto number = [](const std::string& text) { return std::atoi(text.c_str() + 2); };
  const auto codes = diagnostic_codes();
  return *std::min_element(codes.begin(), codes.end(), [&](const auto& a, const auto& b) { return std::abs(number(a) - number(code)) < std::abs(number(b) - number(code)); });
}

int explain_codes(const Arguments& arguments) {
  std::string out;
  for (const auto& word : arguments.paths) {
    const auto code = code_in(word);
    if (!code) {
      say(arguments, "“" + word + "”不是诊断编号；编号如 ZS3005", "“" + word + "” is no code of a diagnostic; codes look like ZS3005");
      return exit_usage;
    }
    const auto page = diagnostic_page(*code);
    if (!page) {
      const std::string near = nearest_code(*code);
      say(arguments, "没有 " + *code + " 这个诊断编号；最近的是 " + near, "there is no diagnostic " + *code + "; the nearest is " + near);
      return exit_usage;
    }
    out += (out.empty() ? "" : "\n") + *page;
  }
  return print(arguments, out, exit_clean);
}

/// The first word is the check, the others are documents.
int explain_check(Arguments arguments) {
  const std::string check = arguments.paths.front();
  arguments.paths.erase(arguments.paths.begin());
  ReviewOptions options;
  int status = exit_clean;
  if (!fill_options(arguments, options, status)) return status;
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  ExplainOptions explaining;
  explaining.depth = arguments.depth;
  explaining.open = arguments.open;
  explaining.format = arguments.format == "json" ? Format::json : Format::text;
  explaining.language = language_of(arguments);
  explaining.command = explain_command(arguments, check);
  const Explained told = explain(*rules, check, arguments.paths, options, explaining);
  for (const auto& message : told.usage_errors) std::cerr << message << '\n';
  for (const auto& message : told.unreadable) std::cerr << message << '\n';
  if (!told.usage_errors.empty()) return exit_usage;
  return print(arguments, told.text, told.unreadable.empty() ? exit_clean : exit_unreadable);
}

}  // namespace

int run_explain(const Arguments& arguments) { return code_in(arguments.paths.front()) ? explain_codes(arguments) : explain_check(arguments); }

}  // namespace zhunsheng::cli

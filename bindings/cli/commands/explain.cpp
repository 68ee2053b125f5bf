// SPDX-License-Identifier: Apache-2.0
// explain ZS3005: prints the page of a diagnostic. (What else stands there is no code: explaining a check needs documents.)
#include <algorithm>
#include <cstdlib>
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

}  // namespace

int run_explain(const Arguments& arguments) {
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

}  // namespace zhunsheng::cli

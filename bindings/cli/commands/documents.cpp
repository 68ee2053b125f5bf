// SPDX-License-Identifier: Apache-2.0
// facts and text: what was read, without judging it.
#include <iostream>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {
namespace {

Format format_of(const Arguments& arguments) { return arguments.format == "json" ? Format::json : Format::text; }

int print(const Arguments& arguments, const std::string& text, const std::vector<std::string>& errors) {
  Output output(arguments);
  if (!output.is_open()) return exit_usage;
  output.write(text);
  for (const auto& message : errors) std::cerr << message << '\n';
  return output.finish() && errors.empty() ? exit_clean : exit_unreadable;
}

}  // namespace

int run_facts(const Arguments& arguments) {
  ReviewOptions options;
  int status = exit_clean;
  if (!fill_options(arguments, options, status)) return status;
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  std::vector<std::string> errors;
  const std::string text = render_facts(*rules, arguments.paths, options, format_of(arguments), errors);
  return print(arguments, text, errors);
}

int run_text(const Arguments& arguments) {
  std::vector<std::string> errors;
  std::string text;
  for (const auto& path : arguments.paths) text += render_document(path, format_of(arguments), errors);
  return print(arguments, text, errors);
}

}  // namespace zhunsheng::cli

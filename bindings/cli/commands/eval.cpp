// SPDX-License-Identifier: Apache-2.0
// eval --facts FILE: facts alone, without a document. JSON is one dossier, JSON Lines one a line.
#include "bindings/cli/review_writer.hpp"
#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {

int run_eval(const Arguments& arguments) {
  if (arguments.facts.empty()) {
    say(arguments, "eval 需要 --facts FILE", "eval needs --facts FILE");
    return exit_usage;
  }
  ReviewOptions options;
  int status = exit_clean;
  if (!fill_options(arguments, options, status)) return status;
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  Output output(arguments);
  if (!output.is_open()) return exit_usage;
  // One object is one review; JSON Lines is one dossier a line: a bad line is reported with its number, the rest go on.
  const bool is_lines = arguments.facts.ends_with(".jsonl") || arguments.facts.ends_with(".ndjson");
  ReviewWriter writer(arguments, output, is_lines && format_of(arguments) == Format::json);
  if (!is_lines) {
    writer.add(review_facts(*rules, options));
    return writer.finish();
  }
  const std::string all = std::move(options.facts);
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < all.size(); ++line) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    options.facts = all.substr(begin, end - begin);
    options.facts_name = arguments.facts + ":" + std::to_string(line + 1);
    begin = end + 1;
    if (options.facts.find_first_not_of(" \t\r") != std::string::npos) writer.add(review_facts(*rules, options));
  }
  return writer.finish();
}

}  // namespace zhunsheng::cli

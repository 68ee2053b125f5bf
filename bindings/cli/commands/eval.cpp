// SPDX-License-Identifier: Apache-2.0
// eval --facts FILE: facts alone, without a document. JSON is one dossier, JSON Lines one a line.
#include <iostream>

#include "bindings/cli/review_writer.hpp"
#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {
namespace {

/// By its name, also where it is still packed; what comes from standard input is always JSON Lines.
bool is_lines(std::string_view file) {
  if (file == "-") return true;
  if (file.ends_with(".gz")) file.remove_suffix(3);
  return file.ends_with(".jsonl") || file.ends_with(".ndjson");
}

/// One review a line: a bad line is reported with its number, the rest go on.
int eval_lines(const Arguments& arguments, const RuleSet& rules, const ReviewOptions& options, Output& output) {
  ReviewWriter writer(arguments, output, format_of(arguments) == Format::json);
  const LinesOptions lines{format_of(arguments), render_options(arguments, output), arguments.jobs};
  const LinesEnd end = review_lines(rules, arguments.facts, options, lines, [&](const LineReview& line) {
    writer.add(line);
    return output.is_good();
  });
  for (const auto& message : end.usage_errors) std::cerr << message << '\n';
  if (!end.unreadable.empty()) std::cerr << end.unreadable << '\n';
  const int status = writer.finish();
  if (!end.usage_errors.empty()) return exit_usage;
  return end.unreadable.empty() ? status : worse(status, exit_unreadable);
}

}  // namespace

int run_eval(const Arguments& arguments) {
  if (arguments.facts.empty()) {
    say(arguments, "eval 需要 --facts FILE", "eval needs --facts FILE");
    return exit_usage;
  }
  const bool by_lines = is_lines(arguments.facts);
  Arguments without_lines = arguments;
  if (by_lines) without_lines.facts.clear();  // they are read as they are reviewed
  ReviewOptions options;
  int status = exit_clean;
  if (!fill_options(without_lines, options, status)) return status;
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  Output output(arguments);
  if (!output.is_open()) return exit_usage;
  if (by_lines) return eval_lines(arguments, *rules, options, output);
  ReviewWriter writer(arguments, output, false);
  writer.add(review_facts(*rules, options));
  return writer.finish();
}

}  // namespace zhunsheng::cli

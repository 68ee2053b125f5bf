// SPDX-License-Identifier: Apache-2.0
// test: runs the examples (例) of rule files; says what they cover, and which mistakes they would not notice.
#include <algorithm>
#include <iostream>

#include "bindings/cli/session.hpp"
#include "bindings/cli/test_report.hpp"

namespace zhunsheng::cli {
namespace {

/// Messages on standard error; the exit status of rules that did not load, or nothing.
std::optional<int> report_failure(const Arguments& arguments, const RuleSet& rules) {
  for (const auto& message : rules.unreadable()) std::cerr << message << '\n';
  if (rules.is_ok()) return rules.unreadable().empty() ? std::nullopt : std::optional<int>(exit_usage);
  std::cerr << rules.diagnostics(language_of(arguments));
  return exit_usage;
}

/// Options that do not go together, or that select nothing.
std::optional<int> report_misuse(const Arguments& arguments, const std::string& format) {
  if (format == "html" && !arguments.coverage) {
    say(arguments, "--format html 是覆盖报告，请加上 --coverage", "--format html is the report of coverage: add --coverage");
    return exit_usage;
  }
  if (!arguments.as_of.empty() && !is_date(arguments.as_of)) {
    say(arguments, "--as-of 应当写成 2026-03-01 的样子：" + arguments.as_of, "--as-of wants a date like 2026-03-01: " + arguments.as_of);
    return exit_usage;
  }
  return std::nullopt;
}

/// The format asked for; `--coverage -o x.html` is HTML.
std::string format_of(const Arguments& arguments) {
  const bool is_page = arguments.output.ends_with(".html") && arguments.coverage;
  return arguments.format.empty() || arguments.format == "text" ? (is_page ? "html" : "text") : arguments.format;
}

std::string render(const Arguments& arguments, const TestRun& run, const std::string& format) {
  if (format == "json") return test_json(run);
  if (format == "junit") return test_junit(run);
  if (format == "html") return coverage_html(*run.coverage, language_of(arguments));
  return test_text(run, language_of(arguments), arguments.verbosity > 0);
}

}  // namespace

int run_test(const Arguments& arguments) {
  const std::string format = format_of(arguments);
  if (const auto status = report_misuse(arguments, format)) return *status;
  if (refuse_pack(arguments, "test")) return exit_usage;
  const auto loaded = load_files(arguments, true);
  if (!loaded) return exit_usage;
  const RuleSet& rules = *loaded;
  if (const auto status = report_failure(arguments, rules)) return *status;
  TestOptions options;
  options.as_of = arguments.as_of.empty() ? today() : arguments.as_of;
  options.files = arguments.paths;
  options.only = arguments.filter;
  options.language = language_of(arguments);
  options.jobs = arguments.jobs;
  TestRun run;
  run.examples = run_examples(rules, options);
  if (run.examples.empty() && !arguments.filter.empty()) {
    say(arguments, "没有名称或检查编号含“" + arguments.filter + "”的例", "no example has “" + arguments.filter + "” in its name or in the id of its check");
    return exit_usage;
  }
  if (arguments.coverage) run.coverage = measure_coverage(rules, options);
  if (arguments.mutate) run.mutation = run_mutants(rules, options);
  const bool failed = std::any_of(run.examples.begin(), run.examples.end(), [](const ExampleResult& result) { return result.status == ExampleResult::Status::failed; });
  if (failed && format == "html") std::cerr << test_text({run.examples, {}, {}}, options.language, false);
  return print(arguments, render(arguments, run, format), failed ? exit_findings : exit_clean);
}

}  // namespace zhunsheng::cli

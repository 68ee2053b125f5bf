// SPDX-License-Identifier: Apache-2.0
// bench: what a rule set costs, and whether it costs more than it did.
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>

#include "bindings/cli/bench_report.hpp"
#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {
namespace {

constexpr double most_tolerance = 1e6;  // percent
constexpr int most_repeats = 2;  // of a run that seems slower than its baseline

std::optional<std::string> read_file(const Arguments& arguments, const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in) return text;
  say(arguments, path + "：读不了这个文件", path + ": cannot read this file");
  return std::nullopt;
}

/// "10%" → 0.1.
std::optional<double> parse_tolerance(const Arguments& arguments) {
  const std::string& text = arguments.bench.tolerance;
  double value = 0;
  const char* const end = text.data() + text.size() - (text.ends_with('%') ? 1 : 0);
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc{} && stop == end && end != text.data() && value >= 0 && value <= most_tolerance) return value / 100;
  say(arguments, "--tolerance 应当写成 10% 的样子：" + text, "--tolerance is written like 10%: " + text);
  return std::nullopt;
}

/// The dossiers to measure, generated or read; kept where --save-facts names a file.
std::optional<std::string> dossiers_of(const Arguments& arguments, const RuleSet& rules) {
  if (!arguments.facts.empty()) return read_file(arguments, arguments.facts);
  std::string lines = generate_dossiers(rules, arguments.bench.generate, arguments.bench.seed);
  if (arguments.bench.save_facts.empty()) return lines;
  std::ofstream out(arguments.bench.save_facts, std::ios::binary);
  out << lines;
  out.close();
  if (out) return lines;
  say(arguments, arguments.bench.save_facts + "：不能写入", arguments.bench.save_facts + ": cannot write");
  return std::nullopt;
}

std::optional<BenchReport> baseline_of(const Arguments& arguments) {
  const auto text = read_file(arguments, arguments.bench.baseline);
  if (!text) return std::nullopt;
  auto report = parse_bench(*text);
  if (!report) say(arguments, arguments.bench.baseline + "：不是 bench --format json 写出的基线", arguments.bench.baseline + ": this is no baseline written by bench --format json");
  return report;
}

/// False, after a message, where a ratio would say nothing.
bool may_compare(const Arguments& arguments, const BenchReport& now, const BenchReport& before) {
  const BenchMatch same = match(now, before);
  const std::string& path = arguments.bench.baseline;
  if (!same.rules && !arguments.bench.changed_rules) {
    say(arguments, path + "：这份基线量的是另一套规则，或者规则改过了。要比较改动前后，请加 --changed-rules，并用 --facts 给出同一份卷宗（--save-facts 可以存下生成的卷宗）。",
        path + ": this baseline measured other rules, or the rules have changed. To compare before and after a change, add --changed-rules and give the same dossiers with --facts (--save-facts keeps generated ones).");
    return false;
  }
  if (!same.dossiers) {
    say(arguments, path + "：这份基线量的是另外的卷宗（不同的 --facts 文件，或不同的 --generate、--seed；规则中的数值改了，生成的卷宗也随之不同）。",
        path + ": this baseline measured other dossiers (another --facts file, or another --generate or --seed; where constants of the rules change, generated dossiers do too).");
    return false;
  }
  return true;
}

/// Compares, and measures again before it believes in a regression.
void compare_with(const BenchReport& before, const RuleSet& rules, const std::string& dossiers, BenchOptions options, BenchRun& run) {
  options.profile = false;
  run.ratios = compare(run.report, before, run.tolerance);
  for (int repeat = 0; repeat < most_repeats && has_regressed(run); ++repeat) {
    add_segments(run.report, run_bench(rules, dossiers, options));
    run.ratios = compare(run.report, before, run.tolerance);
  }
}

BenchOptions options_of(const Arguments& arguments) {
  BenchOptions out;
  out.as_of = arguments.as_of.empty() ? today() : arguments.as_of;
  out.kinds = arguments.kinds;
  out.complete = arguments.complete;
  out.jobs = arguments.jobs;
  out.profile = arguments.bench.profile;
  out.seconds = arguments.bench.seconds;
  return out;
}

}  // namespace

int run_bench(const Arguments& arguments) {
  const auto tolerance = parse_tolerance(arguments);
  if (!tolerance) return exit_usage;
  std::optional<BenchReport> before;
  if (!arguments.bench.baseline.empty() && !(before = baseline_of(arguments))) return exit_usage;
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  const auto dossiers = dossiers_of(arguments, *rules);
  if (!dossiers) return exit_usage;
  const BenchOptions options = options_of(arguments);
  BenchRun run{zhunsheng::run_bench(*rules, *dossiers, options), {arguments.facts, arguments.bench.seed}, arguments.bench.baseline, *tolerance, {}};
  for (const auto& problem : language_of(arguments) == Language::english ? run.report.problems_en : run.report.problems) std::cerr << arguments.facts << ": " << problem << '\n';
  if (!run.report.usage_error.empty()) {
    say(arguments, run.report.usage_error, run.report.usage_error_en);
    return exit_usage;
  }
  if (before) {
    if (!may_compare(arguments, run.report, *before)) return exit_usage;
    compare_with(*before, *rules, *dossiers, options, run);
  }
  const int status = !run.report.problems.empty() ? exit_unreadable : has_regressed(run) ? exit_findings : exit_clean;
  return print(arguments, arguments.format == "json" ? bench_json(run) : bench_text(run, language_of(arguments)), status);
}

}  // namespace zhunsheng::cli

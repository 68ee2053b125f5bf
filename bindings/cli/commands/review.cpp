// SPDX-License-Identifier: Apache-2.0
// review PATH…: each file on its own, or all together as one dossier.
#include <spdlog/spdlog.h>

#include <filesystem>
#include <iostream>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {
namespace {

namespace fs = std::filesystem;

/// A path to review, or what is wrong with it.
struct Entry {
  std::string path;
  std::string error;
};

std::vector<Entry> expand(const Arguments& arguments) {
  std::vector<Entry> out;
  const bool english = language_of(arguments) == Language::english;
  for (const auto& path : arguments.paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      out.push_back({path, {}});
    } else if (!arguments.recursive) {
      out.push_back({path, english ? "is a folder: add --dossier (one dossier) or --recursive (each file on its own)" : "是目录：加 --dossier（合为一个卷宗）或 --recursive（逐个文件审查）"});
    } else {
      std::string message;
      for (auto& file : list_files(path, message)) out.push_back({std::move(file), {}});
      if (!message.empty()) out.push_back({path, message});
    }
  }
  return out;
}

Format format_of(const Arguments& arguments) { return arguments.format == "json" ? Format::json : arguments.format == "jsonl" ? Format::jsonl : Format::text; }

int status_of(const Review& review, const Arguments& arguments) {
  if (!review.usage_errors().empty()) return exit_usage;
  if (!review.unreadable().empty()) return exit_unreadable;
  if (arguments.fail_on == "never") return exit_clean;
  const Severity at = arguments.fail_on == "critical" ? Severity::critical : arguments.fail_on == "major" ? Severity::major : arguments.fail_on == "note" ? Severity::note : Severity::minor;
  return review.has_violation(at) ? exit_findings : exit_clean;
}

/// Of two statuses the one that wins: 4, 2, 3, 1, 0.
int worse(int left, int right) {
  constexpr int rank[] = {0, 1, 3, 2, 4};  // by status
  return rank[left] >= rank[right] ? left : right;
}

/// Writes reviews as they come, so that a long run shows its results at once.
class Writer {
 public:
  Writer(const Arguments& arguments, Output& output, bool is_array) : arguments_(arguments), output_(output), is_array_(is_array) {
    options_.language = language_of(arguments);
    options_.all = arguments.all;
    options_.quiet = arguments.quiet;
    options_.colour = output.is_terminal();
    if (is_array_) output_.write("[\n");
  }
  void add(const Review& review) {
    const Format format = format_of(arguments_);
    std::string text = render(review, format, options_);
    while (is_array_ && !text.empty() && text.back() == '\n') text.pop_back();
    if (count_ > 0) output_.write(is_array_ ? ",\n" : format == Format::text ? "\n" : "");
    output_.write(text);
    if (format != Format::text)
      for (const auto& message : review.unreadable()) std::cerr << message << '\n';
    for (const auto& message : review.usage_errors()) std::cerr << message << '\n';
    status_ = worse(status_, status_of(review, arguments_));
    ++count_;
  }
  int finish() {
    if (is_array_) output_.write("\n]\n");
    if (!output_.finish()) {
      say(arguments_, "输出没有写完（磁盘满，或读的一方已关闭）", "the output could not be written whole");
      return exit_unreadable;
    }
    return status_;
  }

 private:
  const Arguments& arguments_;
  Output& output_;
  RenderOptions options_;
  bool is_array_;
  std::size_t count_ = 0;
  int status_ = exit_clean;
};

void review_each(const Arguments& arguments, const RuleSet& rules, const ReviewOptions& options, const std::vector<Entry>& entries, Writer& writer) {
  std::vector<std::string> good;
  for (const auto& entry : entries)
    if (entry.error.empty()) good.push_back(entry.path);
  std::size_t next = 0;
  const auto add_failed = [&] {
    for (; next < entries.size() && !entries[next].error.empty(); ++next) writer.add(review_failed(entries[next].path, entries[next].error, options));
  };
  add_failed();
  review_files(rules, good, options, arguments.jobs, [&](const Review& review) {
    writer.add(review);
    ++next;
    add_failed();
    return true;
  });
}

}  // namespace

int run_review(const Arguments& arguments) {
  if (arguments.dossier && arguments.recursive) {
    say(arguments, "--dossier 和 --recursive 只能选一个", "choose one of --dossier and --recursive");
    return exit_usage;
  }
  ReviewOptions options;
  int status = exit_clean;
  if (!fill_options(arguments, options, status)) return status;
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  Output output(arguments);
  if (!output.is_open()) return exit_usage;
  const auto entries = arguments.dossier ? std::vector<Entry>{} : expand(arguments);
  const bool is_array = format_of(arguments) == Format::json && !arguments.dossier && (arguments.recursive || arguments.paths.size() > 1);
  Writer writer(arguments, output, is_array);
  if (arguments.dossier) writer.add(review_dossier(*rules, arguments.paths, options));
  else review_each(arguments, *rules, options, entries, writer);
  return writer.finish();
}

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
  Writer writer(arguments, output, is_lines && format_of(arguments) == Format::json);
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

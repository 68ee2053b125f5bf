// SPDX-License-Identifier: Apache-2.0
// review PATH…: each file on its own, or all together as one dossier.
#include <filesystem>

#include "bindings/cli/review_writer.hpp"
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

void review_each(const Arguments& arguments, const RuleSet& rules, const ReviewOptions& options, const std::vector<Entry>& entries, ReviewWriter& writer) {
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
  ReviewWriter writer(arguments, output, is_array);
  if (arguments.dossier) writer.add(review_dossier(*rules, arguments.paths, options));
  else review_each(arguments, *rules, options, entries, writer);
  return writer.finish();
}

}  // namespace zhunsheng::cli

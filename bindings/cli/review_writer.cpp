// SPDX-License-Identifier: Apache-2.0
// One review after the other; commas and blank lines stand between them.
#include "bindings/cli/review_writer.hpp"

#include <iostream>

namespace zhunsheng::cli {
namespace {

/// What --fail-on names; nothing for never.
std::optional<Severity> fail_on(const Arguments& arguments) {
  if (arguments.fail_on == "never") return std::nullopt;
  if (arguments.fail_on == "critical") return Severity::critical;
  if (arguments.fail_on == "major") return Severity::major;
  return arguments.fail_on == "note" ? Severity::note : Severity::minor;
}

int status_of(const Review& review, const Arguments& arguments) {
  if (!review.usage_errors().empty()) return exit_usage;
  if (!review.unreadable().empty()) return exit_unreadable;
  const auto at = fail_on(arguments);
  return at && review.has_violation(*at) ? exit_findings : exit_clean;
}

}  // namespace

Format format_of(const Arguments& arguments) { return arguments.format == "json" ? Format::json : arguments.format == "jsonl" ? Format::jsonl : Format::text; }

RenderOptions render_options(const Arguments& arguments, const Output& output) {
  RenderOptions out;
  out.language = language_of(arguments);
  out.all = arguments.all;
  out.quiet = arguments.quiet;
  out.colour = output.is_terminal();
  return out;
}

bool fails(const Arguments& arguments, Severity worst) {
  const auto at = fail_on(arguments);
  return at && worst >= *at;
}

int worse(int left, int right) {
  constexpr int rank[] = {0, 1, 3, 2, 4};  // by status
  return rank[left] >= rank[right] ? left : right;
}

int finish(const Arguments& arguments, Output& output, int status) {
  if (output.finish()) return status;
  say(arguments, "输出没有写完（磁盘满，或读的一方已关闭）", "the output could not be written whole");
  return exit_unreadable;
}

ReviewWriter::ReviewWriter(const Arguments& arguments, Output& output, bool is_array)
    : arguments_(arguments), output_(output), options_(render_options(arguments, output)), is_array_(is_array) {
  if (is_array_) output_.write("[\n");
}

void ReviewWriter::add(const Review& review) {
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

int ReviewWriter::finish() {
  if (is_array_) output_.write("\n]\n");
  return cli::finish(arguments_, output_, status_);
}

}  // namespace zhunsheng::cli

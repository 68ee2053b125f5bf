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

int status_of(const LineReview& line, const Arguments& arguments) {
  if (!line.errors.empty()) return exit_unreadable;
  const auto at = fail_on(arguments);
  return at && line.worst && *line.worst >= *at ? exit_findings : exit_clean;
}

}  // namespace

Format format_of(const Arguments& arguments) { return arguments.format == "json" ? Format::json : arguments.format == "jsonl" ? Format::jsonl : Format::text; }

RenderOptions render_options(const Arguments& arguments, const Output& output) {
  RenderOptions out;
  out.language = language_of(arguments);
  out.all = arguments.all;
  out.quiet = arguments.quiet;
  out.colour = output.is_terminal();
  if (arguments.explain) out.explain_command = explain_command(arguments, "{check}");
  return out;
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

void ReviewWriter::write(std::string text) {
  while (is_array_ && !text.empty() && text.back() == '\n') text.pop_back();
  if (count_ > 0) output_.write(is_array_ ? ",\n" : format_of(arguments_) == Format::text ? "\n" : "");
  output_.write(text);
  ++count_;
}

/// Of the text format these stand in the text.
void ReviewWriter::say_unread(const std::vector<std::string>& messages) {
  if (format_of(arguments_) == Format::text) return;
  for (const auto& message : messages) std::cerr << message << '\n';
}

void ReviewWriter::add(const Review& review) {
  write(render(review, format_of(arguments_), options_));
  say_unread(review.unreadable());
  for (const auto& message : review.usage_errors()) std::cerr << message << '\n';
  status_ = worse(status_, status_of(review, arguments_));
}

void ReviewWriter::add(const LineReview& line) {
  write(line.text);
  const std::string place = arguments_.facts + ":" + std::to_string(line.line) + (options_.language == Language::english ? ": " : "：");
  std::vector<std::string> messages;
  for (const auto& error : line.errors) messages.push_back(place + error);
  say_unread(messages);
  status_ = worse(status_, status_of(line, arguments_));
}

int ReviewWriter::finish() {
  if (is_array_) output_.write("\n]\n");
  return cli::finish(arguments_, output_, status_);
}

}  // namespace zhunsheng::cli

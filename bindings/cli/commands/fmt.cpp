// SPDX-License-Identifier: Apache-2.0
// fmt: rule files in their canonical layout, in place; a file is written whole or not at all.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {
namespace {

namespace fs = std::filesystem;

/// How one file ended; the worst of all files is the exit status.
struct Tally {
  bool has_bug = false, has_wrong = false, has_unreadable = false, has_pending = false;
  std::size_t changed = 0, unchanged = 0;
  [[nodiscard]] int status() const {
    return has_bug ? exit_bug : has_wrong ? exit_usage : has_unreadable ? exit_unreadable : has_pending ? exit_findings : exit_clean;
  }
};

bool read(const std::string& path, std::string& text) {
  std::error_code error;
  if (path != "-" && !fs::is_regular_file(path, error)) return false;
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  if (!in) return false;
  text.assign(std::istreambuf_iterator<char>(in), {});
  return !in.bad();
}

class Formatter {
 public:
  explicit Formatter(const Arguments& arguments) : arguments_(arguments) {
    if (arguments.column == "zh") options_.column = KeywordColumn::chinese;
    if (arguments.column == "en") options_.column = KeywordColumn::english;
    options_.language = language_of(arguments);
  }

  void run(const std::string& path) {
    std::string text;
    if (!read(path, text)) {
      say(arguments_, path + "：读不了这个规则文件", path + ": cannot read this rule file");
      tally_.has_unreadable = true;
      return;
    }
    const Formatted result = format_rules({path == "-" ? "stdin" : path, text}, options_);
    switch (result.status) {
      case Formatted::Status::bug:
        say(arguments_, path + "：排版后意思可能改变，文件没有动；请报告", path + ": the layout might change what it says, left alone; please report it");
        tally_.has_bug = true;
        return;
      case Formatted::Status::syntax_error:
        std::cerr << result.diagnostics;
        tally_.has_wrong = true;
        return;
      case Formatted::Status::unchanged: ++tally_.unchanged; break;
      case Formatted::Status::changed: ++tally_.changed; break;
    }
    finish(path, result);
  }

  int finish_all() {
    if (!out_.empty() && print(arguments_, out_, exit_clean) != exit_clean) tally_.has_unreadable = true;
    return tally_.status();
  }

 private:
  void finish(const std::string& path, const Formatted& result) {
    const bool is_changed = result.status == Formatted::Status::changed;
    if (arguments_.is_check) {
      if (is_changed) out_ += path + "\n";
      tally_.has_pending = tally_.has_pending || is_changed;
    } else if (path == "-") {
      out_ += result.text;
    } else if (is_changed && !replace_file(path, result.text)) {
      say(arguments_, path + "：写不进这个文件", path + ": cannot write this file");
      tally_.has_unreadable = true;
    }
  }

  const Arguments& arguments_;
  FormatOptions options_;
  Tally tally_;
  std::string out_;
};

}  // namespace

int run_fmt(const Arguments& arguments) {
  if (refuse_pack(arguments, "fmt")) return exit_usage;
  Formatter formatter(arguments);
  for (const auto& path : find_rule_files(arguments.paths, {.with_tests = true})) formatter.run(path);
  return formatter.finish_all();
}

}  // namespace zhunsheng::cli

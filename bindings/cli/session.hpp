// SPDX-License-Identifier: Apache-2.0
// What the commands share: the language, where output goes, the rule set to use, today's date.
#pragma once
#include <optional>
#include <ostream>
#include <string>

#include "bindings/cli/arguments.hpp"

namespace zhunsheng::cli {

Language language_of(const Arguments& arguments);
/// "2026-11-23" by the machine's clock and time zone: the only place that reads it.
std::string today();
/// "2026-03-01", and a day that there is.
bool is_date(const std::string& text);
/// Folder of the installed rule sets, found relative to the binary; empty if there is none.
std::string builtin_rules();
/// The paths that --rules stands for.
std::vector<std::string> rule_paths(const Arguments& arguments);
/// Loads the rules of --rules; prints diagnostics and gives nothing when they do not compile.
std::optional<RuleSet> load(const Arguments& arguments, bool with_tests = false);
/// Loads files to check or test: alone if that compiles, else with the installed rules where that leaves fewer errors
/// (a file of a rule set needs its siblings; a file of one's own may stand alone). Nothing, after a message, if --rules builtin
/// is asked for where none is installed.
std::optional<RuleSet> load_files(const Arguments& arguments, bool with_tests);
/// True, after a message, if a path of a command that works on rule files is a pack.
bool refuse_pack(const Arguments& arguments, const std::string& command);
/// The review options that the arguments state; false (after a message) for a wrong --as-of or unreadable --facts.
bool fill_options(const Arguments& arguments, ReviewOptions& options, int& exit_status);
/// The command that opens what is folded of the reasons of a check: "zhunsheng explain CHECK 奖补办法.docx --open".
std::string explain_command(const Arguments& arguments, const std::string& check);
/// Standard output, or the file of --output.
class Output {
 public:
  explicit Output(const Arguments& arguments);
  ~Output();
  [[nodiscard]] bool is_open() const;
  void write(const std::string& text);
  /// False once something could not be written.
  [[nodiscard]] bool is_good() const;
  /// True if everything written has arrived.
  bool finish();
  [[nodiscard]] bool is_terminal() const;

 private:
  std::string path_;
  std::FILE* file_ = nullptr;
};

/// Beside the file, then in its place: a reader sees the old text or the new one. A link is followed, the mode is kept;
/// a file that is not there is made.
bool replace_file(const std::string& path, const std::string& text);

/// Says a message in the session's language on standard error.
void say(const Arguments& arguments, const std::string& chinese, const std::string& english);

/// Writes the whole output of a command; `status` if it all arrived.
int print(const Arguments& arguments, const std::string& text, int status);

int run_review(const Arguments& arguments);
int run_check(const Arguments& arguments);
int run_fmt(const Arguments& arguments);
int run_explain(const Arguments& arguments);
int run_list(const Arguments& arguments);
int run_eval(const Arguments& arguments);
int run_facts(const Arguments& arguments);
int run_pack(const Arguments& arguments);
int run_text(const Arguments& arguments);
int run_test(const Arguments& arguments);
int run_graph(const Arguments& arguments);
int run_impact(const Arguments& arguments);
int run_schema(const Arguments& arguments);
int run_bench(const Arguments& arguments);

}  // namespace zhunsheng::cli

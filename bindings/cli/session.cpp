// SPDX-License-Identifier: Apache-2.0
// Rules, options, output and clock for the commands.
#include "bindings/cli/session.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace zhunsheng::cli {
namespace fs = std::filesystem;

Language language_of(const Arguments& arguments) { return arguments.language == "en" ? Language::english : Language::chinese; }

void say(const Arguments& arguments, const std::string& chinese, const std::string& english) {
  std::cerr << (language_of(arguments) == Language::english ? english : chinese) << '\n';
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char buffer[16];
  std::strftime(buffer, sizeof buffer, "%Y-%m-%d", &local);
  return buffer;
}

bool is_date(const std::string& text) {
  std::tm day{};
  const char* end = strptime(text.c_str(), "%Y-%m-%d", &day);
  if (text.size() != 10 || end == nullptr || *end != '\0') return false;
  const int month = day.tm_mon, number = day.tm_mday;
  return timegm(&day) != -1 && day.tm_mon == month && day.tm_mday == number;  // 31 June would have become 1 July
}

std::string builtin_rules() {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  const fs::path folder = self.parent_path();
  for (const fs::path& candidate : {folder / "../share/zhunsheng/rulesets", folder / "../../rulesets"}) {
    if (fs::is_directory(candidate, error)) return candidate.lexically_normal().string();
  }
  return {};
}

std::vector<std::string> rule_paths(const Arguments& arguments) {
  if (arguments.rules.empty()) return {builtin_rules()};
  std::vector<std::string> out;
  for (const auto& path : arguments.rules) out.push_back(path == "builtin" ? builtin_rules() : path);
  return out;
}

namespace {

/// False, after a message, if the installed rule sets are wanted and there are none.
bool has_them_all(const Arguments& arguments, const std::vector<std::string>& paths) {
  if (std::none_of(paths.begin(), paths.end(), [](const std::string& path) { return path.empty(); })) return true;
  say(arguments, "找不到随附的规则集（应在 share/zhunsheng/rulesets），请用 --rules 指明", "the installed rule sets were not found (share/zhunsheng/rulesets); name some with --rules");
  return false;
}

}  // namespace

std::optional<RuleSet> load(const Arguments& arguments, bool with_tests) {
  const auto paths = rule_paths(arguments);
  if (!has_them_all(arguments, paths)) return std::nullopt;
  LoadOptions options;
  options.with_tests = with_tests;
  options.statutes = arguments.statutes;
  RuleSet rules = load_rules(paths, options);
  for (const auto& message : rules.unreadable()) std::cerr << message << '\n';
  if (!rules.unreadable().empty()) return std::nullopt;
  if (rules.file_count() == 0) {
    say(arguments, "这些路径下没有规则文件（*.zs、*.zs.md）", "there is no rule file (*.zs, *.zs.md) below these paths");
    return std::nullopt;
  }
  if (!rules.is_ok()) {
    std::cerr << rules.diagnostics(language_of(arguments));
    say(arguments, "规则没有通过编译（" + std::to_string(rules.error_count()) + " 处错误），没有审查", "the rules do not compile (" + std::to_string(rules.error_count()) + " errors); nothing was reviewed");
    return std::nullopt;
  }
  spdlog::info("rules: {} files, {} checks, {} warnings", rules.file_count(), rules.check_count(), rules.warning_count());
  return rules;
}

std::optional<RuleSet> load_files(const Arguments& arguments, bool with_tests) {
  LoadOptions options;
  options.with_tests = with_tests;
  options.statutes = arguments.statutes;
  const auto with = [&](std::vector<std::string> roots) {
    roots.insert(roots.end(), arguments.paths.begin(), arguments.paths.end());
    return load_rules(roots, options);
  };
  if (!arguments.rules.empty()) {
    const auto paths = rule_paths(arguments);
    return has_them_all(arguments, paths) ? std::optional(with(paths)) : std::nullopt;
  }
  RuleSet alone = with({});
  const std::string builtin = builtin_rules();
  if (alone.is_ok() || builtin.empty()) return alone;
  RuleSet together = with({builtin});
  return std::move(together.error_count() <= alone.error_count() ? together : alone);
}

bool refuse_pack(const Arguments& arguments, const std::string& command) {
  const auto pack = std::find_if(arguments.paths.begin(), arguments.paths.end(), is_pack_file);
  if (pack == arguments.paths.end()) return false;
  say(arguments, *pack + "：这是规则包，" + command + " 要的是规则文件（*.zs、*.zs.md）", *pack + ": this is a pack; " + command + " works on rule files (*.zs, *.zs.md)");
  return true;
}

bool fill_options(const Arguments& arguments, ReviewOptions& options, int& exit_status) {
  options.as_of = arguments.as_of;
  options.as_of_source = ReviewOptions::AsOfSource::option;
  if (arguments.as_of.empty() || arguments.as_of == "document") {
    options.as_of = today();
    options.as_of_source = arguments.as_of.empty() ? ReviewOptions::AsOfSource::today : ReviewOptions::AsOfSource::document;
  }
  options.language = language_of(arguments);
  options.kinds = arguments.kinds;
  options.complete = arguments.complete;
  options.only = arguments.only;
  options.except = arguments.except;
  if (arguments.explain) options.reasons = {arguments.all ? ReasonOptions::Of::all : ReasonOptions::Of::findings, arguments.depth};
  if (arguments.facts.empty()) return true;
  std::ifstream file(arguments.facts, std::ios::binary);
  std::error_code error;
  if (!file || fs::is_directory(arguments.facts, error)) {
    say(arguments, arguments.facts + "：读不了这个事实文件", arguments.facts + ": cannot read this facts file");
    exit_status = exit_usage;
    return false;
  }
  options.facts.assign(std::istreambuf_iterator<char>(file), {});
  options.facts_name = arguments.facts;
  // An empty file is a broken one, not one without facts; of JSON Lines it is no dossier.
  if (options.facts.empty()) options.facts = "\n";
  return true;
}

std::string explain_command(const Arguments& arguments, const std::string& check) {
  const auto quoted = [](const std::string& word) { return word.find_first_of(" '\"\\$&;()<>|*?") == std::string::npos ? word : "'" + word + "'"; };
  std::string out = "zhunsheng explain " + check;
  if (arguments.recursive || (arguments.paths.size() > 1 && !arguments.dossier && arguments.command == "review")) out += " {path}";
  else
    for (const auto& path : arguments.paths) out += " " + quoted(path);
  for (const auto& rules : arguments.rules) out += " --rules " + quoted(rules);
  if (!arguments.facts.empty()) out += " --facts " + quoted(arguments.facts);
  if (!arguments.as_of.empty()) out += " --as-of " + arguments.as_of;
  std::string kinds;
  for (const auto& kind : arguments.kinds) kinds += (kinds.empty() ? "" : ",") + kind;
  if (!kinds.empty()) out += " --kind " + kinds;
  if (arguments.complete) out += " --complete";
  return out + " --open";
}

Output::Output(const Arguments& arguments) : path_(arguments.output) {
  file_ = path_.empty() ? stdout : std::fopen(path_.c_str(), "wb");
  if (file_ == nullptr) say(arguments, path_ + "：不能写入", path_ + ": cannot write");
}
Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}
bool Output::is_open() const { return file_ != nullptr; }
void Output::write(const std::string& text) { std::fwrite(text.data(), 1, text.size(), file_); }
bool Output::is_good() const { return std::ferror(file_) == 0; }
bool Output::finish() { return std::fflush(file_) == 0 && std::ferror(file_) == 0; }
bool Output::is_terminal() const { return file_ == stdout && isatty(fileno(stdout)) != 0 && std::getenv("NO_COLOR") == nullptr; }

bool replace_file(const std::string& path, const std::string& text) {
  std::error_code error;
  const bool is_new = !fs::exists(path, error);
  const fs::path target = is_new ? fs::absolute(path, error) : fs::canonical(path, error);
  if (error) return false;
  const auto mode = fs::status(target, error).permissions();
  const fs::path beside = target.parent_path() / ("." + target.filename().string() + "." + std::to_string(::getpid()) + ".tmp");
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  error.clear();
  if (file && !is_new) fs::permissions(beside, mode, error);
  if (file && !error) fs::rename(beside, target, error);
  if (file && !error) return true;
  fs::remove(beside, error);
  return false;
}

int print(const Arguments& arguments, const std::string& text, int status) {
  Output output(arguments);
  if (!output.is_open()) return exit_usage;
  output.write(text);
  return output.finish() ? status : static_cast<int>(exit_unreadable);
}

}  // namespace zhunsheng::cli

// SPDX-License-Identifier: Apache-2.0
// check: compiles rules and prints their diagnostics, as text or JSON; --fix first mends the files named.
#include <iostream>
#include <nlohmann/json.hpp>

#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {
namespace {

using Json = nlohmann::ordered_json;

/// One line on the law texts that citations were compared with; empty without --statutes.
std::string coverage_line(const RuleSet& rules, bool english) {
  const auto coverage = rules.statutes();
  if (!coverage) return {};
  std::string titles;
  for (const auto& title : coverage->without_text) titles += (titles.empty() ? "《" : english ? ", 《" : "、《") + title + "》";
  std::string out = english ? "citations compared with " : "核对了原文 ";
  out += std::to_string(coverage->compared) + (english ? " law texts" : " 部");
  if (!titles.empty()) out += (english ? "; not at hand in full: " : "；没有全文的：") + titles;
  return out + "\n";
}

/// The diagnostics of the files named; of all, if the mistake is elsewhere.
std::vector<std::string> files_to_show(const Arguments& arguments, const RuleSet& rules) {
  return rules.diagnostic_list(arguments.paths).empty() && !rules.is_ok() ? std::vector<std::string>{} : arguments.paths;
}

Json to_json(const TextPlace& place) {
  return {{"file", place.file}, {"line", place.line}, {"column", place.column}, {"end_line", place.end_line}, {"end_column", place.end_column},
          {"span", {{"begin", place.begin_byte}, {"end", place.end_byte}}}};
}

Json to_json(const Diagnostic& diagnostic) {
  Json out{{"code", diagnostic.code}, {"severity", diagnostic.is_error ? "error" : "warning"}, {"message", {{"zh", diagnostic.message}, {"en", diagnostic.message_en}}}};
  out.update(to_json(diagnostic.place));
  out["notes"] = Json::array();
  for (const auto& note : diagnostic.notes) {
    Json row{{"message", {{"zh", note.message}, {"en", note.message_en}}}};
    row.update(to_json(note.place));
    out["notes"].push_back(std::move(row));
  }
  out["suggestion"] = diagnostic.suggestion ? Json(*diagnostic.suggestion) : Json(nullptr);
  out["fix"] = nullptr;
  if (!diagnostic.fix) return out;
  Json edits = Json::array();
  for (const auto& edit : diagnostic.fix->edits) {
    Json row = to_json(edit.place);
    row["replacement"] = edit.replacement;
    edits.push_back(std::move(row));
  }
  out["fix"] = {{"applies", diagnostic.fix->is_offer ? "offer" : "sure"}, {"edits", std::move(edits)}};
  return out;
}

std::string json_text(const Arguments& arguments, const RuleSet& rules, const std::vector<FixedFile>& fixed) {
  Json diagnostics = Json::array(), places = Json::array();
  for (const auto& diagnostic : rules.diagnostic_list(files_to_show(arguments, rules))) diagnostics.push_back(to_json(diagnostic));
  for (const auto& file : fixed)
    for (const auto& place : file.places) places.push_back({{"file", file.name}, {"line", place.line}, {"before", place.before}, {"after", place.after}});
  Json out{{"zhunsheng", ZHUNSHENG_VERSION}, {"diagnostics", std::move(diagnostics)}};
  if (arguments.fix) out["fixed"] = std::move(places);
  out["unreadable"] = rules.unreadable();
  out["summary"] = {{"errors", rules.error_count()}, {"warnings", rules.warning_count()}, {"checks", rules.check_count()}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string on_one_line(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "⏎");
  return text;
}

/// file:line: before → after.
std::string changes(const std::vector<FixedFile>& files, bool english) {
  std::string out;
  const std::string nothing = english ? "(nothing)" : "（无）";
  for (const auto& file : files)
    for (const auto& place : file.places) {
      const std::string before = on_one_line(place.before), after = on_one_line(place.after);
      out += file.name + ":" + std::to_string(place.line) + ": " + (english ? "changed " : "已改 ") + (before.empty() ? nothing : before) + " → " + (after.empty() ? nothing : after) + "\n";
    }
  return out;
}

std::size_t count_sure_fixes(const Arguments& arguments, const RuleSet& rules) {
  std::size_t out = 0;
  for (const auto& diagnostic : rules.diagnostic_list(arguments.paths)) out += diagnostic.fix && !diagnostic.fix->is_offer ? 1 : 0;
  return out;
}

std::string summary(const Arguments& arguments, const RuleSet& rules, bool english) {
  const auto count = [](std::size_t number) { return std::to_string(number); };
  const auto many = [&](std::size_t number, const char* word) { return count(number) + " " + word + (number == 1 ? "" : "s"); };
  std::string out = english ? many(rules.error_count(), "error") + ", " + many(rules.warning_count(), "warning") + "; " + many(rules.check_count(), "check") + "\n"
                            : "错误 " + count(rules.error_count()) + "，警告 " + count(rules.warning_count()) + "；检查 " + count(rules.check_count()) + " 项\n";
  const std::size_t sure = arguments.fix ? 0 : count_sure_fixes(arguments, rules);
  if (sure > 0) out += english ? "check --fix mends " + count(sure) + " of them\n" : "其中 " + count(sure) + " 处可以用 check --fix 直接改\n";
  return out + coverage_line(rules, english);
}

std::string text(const Arguments& arguments, const RuleSet& rules, const std::vector<FixedFile>& fixed) {
  const bool english = language_of(arguments) == Language::english;
  const bool is_coloured = arguments.output.empty() && Output(arguments).is_terminal();
  return changes(fixed, english) + rules.diagnostics(language_of(arguments), files_to_show(arguments, rules), is_coloured) + summary(arguments, rules, english);
}

int report(const Arguments& arguments, const RuleSet& rules, const std::vector<FixedFile>& fixed, bool is_written) {
  for (const auto& message : rules.unreadable()) std::cerr << message << '\n';
  const std::string out = arguments.format == "json" ? json_text(arguments, rules, fixed) : text(arguments, rules, fixed);
  return print(arguments, out, rules.is_ok() && rules.unreadable().empty() && is_written ? exit_clean : exit_usage);
}

int fix_and_report(const Arguments& arguments, const RuleSet& rules) {
  FixResult result = fix_rules(rules, arguments.paths);
  bool is_written = true;
  for (const auto& file : result.files) {
    if (replace_file(file.name, file.text)) continue;
    say(arguments, file.name + "：不能写入", file.name + ": cannot write");
    is_written = false;
  }
  for (const auto& name : result.refused) say(arguments, name + "：改了错误反而更多，没有改", name + ": not changed, the fixes would have left more errors");
  return report(arguments, result.rules, result.files, is_written);
}

}  // namespace

int run_check(const Arguments& arguments) {
  if (refuse_pack(arguments, "check")) return exit_usage;
  const auto rules = load_files(arguments, true);
  if (!rules) return exit_usage;
  return arguments.fix ? fix_and_report(arguments, *rules) : report(arguments, *rules, {}, true);
}

}  // namespace zhunsheng::cli

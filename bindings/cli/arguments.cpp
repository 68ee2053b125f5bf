// SPDX-License-Identifier: Apache-2.0
// Declares the commands and their options to CLI11 and turns its errors into one line with the nearest fix.
#include "bindings/cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

namespace zhunsheng::cli {
namespace {

const std::vector<std::string> kind_words{"decision", "contract", "subsidy", "normative", "tender", "village"};

void add_shared(CLI::App& command, Arguments& out, const std::vector<std::string>& formats) {
  command.add_option("--rules", out.rules, "规则文件或目录，可重复；builtin 指随附规则集 / rule files or folders")->type_name("PATH")->expected(1)->take_all()->allow_extra_args(false);
  command.add_option("--lang", out.language, "界面语言 / language: zh, en")->check(CLI::IsMember({"zh", "en"}));
  command.add_option("--output,-o", out.output, "写入文件 / write to FILE")->type_name("FILE");
  command.add_flag("-v", out.verbosity, "诊断信息写到标准错误（-vv 更详细）/ diagnostics on standard error");
  if (!formats.empty()) command.add_option("--format", out.format, "输出格式 / output format")->check(CLI::IsMember(formats))->default_str(formats.front());
}

void add_statutes(CLI::App& command, Arguments& out) {
  command.add_option("--statutes", out.statutes, "法规原文目录：核对引用，引出原文 / folder of law texts: checks citations, quotes articles")->type_name("DIR");
}

void add_layout(CLI::App& command, Arguments& out) {
  command.add_option("--layout", out.layout, "SVG 由谁排版：auto 有 Graphviz 就用 / who lays SVG out: auto, graphviz, builtin")->check(CLI::IsMember({"auto", "graphviz", "builtin"}))->default_str("auto");
}

/// What is reviewed, and by which day's law.
void add_facts_options(CLI::App& command, Arguments& out) {
  command.add_option("--as-of", out.as_of, "审查基准日（YYYY-MM-DD，或 document = 成文日期）/ legal date")->type_name("DATE");
  command.add_option("--facts", out.facts, "事实 JSON / facts JSON")->type_name("FILE");
  command.add_option("--kind", out.kinds, "文书类别，逗号分隔 / kinds of document: decision,contract,subsidy,normative,tender,village")
      ->delimiter(',')->allow_extra_args(false)->check(CLI::IsMember(kind_words))->type_name("KIND");
  command.add_flag("--complete", out.complete, "不会再补材料 / nothing more will be submitted");
}

void add_depth(CLI::App& command, Arguments& out) {
  command.add_option("--depth", out.depth, "理由列到第几层，0 = 全部 / levels of reasons, 0 = all")->default_str("3")->type_name("N");
}

void add_review_options(CLI::App& command, Arguments& out) {
  add_facts_options(command, out);
  command.add_flag("--explain", out.explain, "逐项说明理由 / say why, below each finding");
  add_depth(command, out);
  command.add_option("--only", out.only, "只用这些检查（编号或模块）/ only these checks or modules")->delimiter(',')->allow_extra_args(false);
  command.add_option("--except", out.except, "不用这些检查 / not these checks or modules")->delimiter(',')->allow_extra_args(false);
  command.add_flag("--all", out.all, "也列出通过、不适用的 / list satisfied ones too");
  command.add_option("--fail-on", out.fail_on, "达到该等级退出码为 1 / exit 1 at this severity")->check(CLI::IsMember({"critical", "major", "minor", "note", "never"}))->default_str("minor");
}

void add_paths(CLI::App& command, Arguments& out, const char* what, bool required) {
  auto* option = command.add_option("paths", out.paths, what)->type_name("PATH");
  if (required) option->required();
}

CLI::App* add_command(CLI::App& app, Arguments& out, const char* name, const char* what) {
  CLI::App* command = app.add_subcommand(name, what);
  command->parse_complete_callback([&out, name] { out.command = name; });
  return command;
}

void add_review(CLI::App& app, Arguments& out) {
  auto* review = add_command(app, out, "review", "审查文件或卷宗 / review documents");
  add_shared(*review, out, {"text", "json", "jsonl"});
  add_statutes(*review, out);
  add_review_options(*review, out);
  review->add_flag("--recursive,-r", out.recursive, "目录下每个文件单独审查 / each file below a folder on its own");
  review->add_flag("--dossier", out.dossier, "全部路径合为一个卷宗 / all paths are one dossier");
  review->add_option("--jobs,-j", out.jobs, "线程数，0 = 全部核 / threads");
  review->add_flag("--quiet,-q", out.quiet, "只印计数 / the counts only");
  add_paths(*review, out, "文件或目录 / files or folders", true);
}

void add_check(CLI::App& app, Arguments& out) {
  auto* check = add_command(app, out, "check", "编译规则，列出诊断 / compile rules");
  add_shared(*check, out, {"text", "json"});
  add_statutes(*check, out);
  check->add_flag("--fix", out.fix, "改掉只有一种改法的错误，写回文件 / mend what can be mended in one way only, in place");
  add_paths(*check, out, "规则文件或目录 / rule files", true);
}

void add_fmt(CLI::App& app, Arguments& out) {
  auto* fmt = add_command(app, out, "fmt", "规则文件排版 / lay rule files out");
  fmt->add_flag("--check", out.is_check, "只列出要改的文件，有则退出码为 1 / only name the files that would change");
  fmt->add_option("--lang", out.column, "关键字换成这一列 / keywords in this column: zh, en")->check(CLI::IsMember({"zh", "en"}));
  add_paths(*fmt, out, "规则文件或目录，- 为标准输入 / rule files or folders, - for standard input", true);
}

void add_explain(CLI::App& app, Arguments& out) {
  auto* explain = add_command(app, out, "explain", "一项检查为什么是这个结论；没有文件时说明检查本身；或诊断编号的说明 / why a check came out as it did; without PATH what it requires; or the page of a diagnostic");
  add_shared(*explain, out, {"text", "json"});
  add_statutes(*explain, out);
  add_facts_options(*explain, out);
  add_depth(*explain, out);
  explain->add_option("--open", out.open, "展开编号所指的一项，例如 3.2 / show what the number stands for")->delimiter(',')->allow_extra_args(false)->type_name("NUMBER");
  add_paths(*explain, out, "检查（编号或名称），再写文件或目录；或者诊断编号 / CHECK, then files or folders; or codes of diagnostics", true);
}

void add_list(CLI::App& app, Arguments& out) {
  auto* list = add_command(app, out, "list", "列出全部检查 / list the checks");
  add_shared(*list, out, {"text", "json", "md"});
  add_statutes(*list, out);
}

void add_test(CLI::App& app, Arguments& out) {
  auto* test = add_command(app, out, "test", "运行 例 / run the examples");
  add_shared(*test, out, {"text", "json", "junit", "html"});
  test->add_flag("--coverage", out.coverage, "例覆盖了哪些条件（MC/DC）/ which conditions the examples show");
  test->add_flag("--mutate", out.mutate, "改错规则，看例能不能发现 / which mistakes the examples would not notice");
  test->add_option("--only", out.filter, "只看名称或检查编号含 TEXT 的 / only examples and checks whose name contains TEXT")->type_name("TEXT");
  test->add_option("--jobs,-j", out.jobs, "线程数，0 = 全部核 / threads")->default_str("1");
  add_statutes(*test, out);
  test->add_option("--as-of", out.as_of, "没有写 按 的例用的日期 / date for examples without 按")->type_name("DATE");
  add_paths(*test, out, "规则文件或目录 / rule files", true);
}

void add_eval(CLI::App& app, Arguments& out) {
  auto* eval = add_command(app, out, "eval", "只用事实评判 / evaluate facts alone");
  add_shared(*eval, out, {"text", "json", "jsonl"});
  add_statutes(*eval, out);
  add_review_options(*eval, out);
  eval->add_option("--jobs,-j", out.jobs, "线程数，0 = 全部核（JSON Lines）/ threads (JSON Lines)");
}

void add_facts(CLI::App& app, Arguments& out) {
  auto* facts = add_command(app, out, "facts", "从文件读出的事实 / facts read from documents");
  add_shared(*facts, out, {"text", "json"});
  facts->add_option("--kind", out.kinds, "文书类别 / kinds")->delimiter(',')->allow_extra_args(false)->check(CLI::IsMember(kind_words));
  facts->add_option("--facts", out.facts, "事实 JSON / facts JSON")->type_name("FILE");
  add_paths(*facts, out, "文件 / files", true);
}

void add_text(CLI::App& app, Arguments& out) {
  auto* text = add_command(app, out, "text", "读到的文本和结构 / the document as read");
  add_shared(*text, out, {"text", "json"});
  add_paths(*text, out, "文件 / file", true);
}

void add_graph(CLI::App& app, Arguments& out) {
  auto* graph = add_command(app, out, "graph", "依赖图 / dependency graph");
  add_shared(*graph, out, {"dot", "svg", "mermaid", "json"});
  add_layout(*graph, out);
  graph->add_flag("--whole", out.is_whole, "规则再多也逐项画出（否则多于 24 项画模块总览）/ draw every check, however many");
  add_paths(*graph, out, "检查编号或模块名 / ids of checks, modules", false);
}

void add_impact(CLI::App& app, Arguments& out) {
  auto* impact = add_command(app, out, "impact", "一处变动涉及哪些检查 / what a change touches");
  add_shared(*impact, out, {"text", "json", "md", "dot", "svg", "mermaid"});
  add_layout(*impact, out);
  const auto add = [&](const char* name, std::vector<std::string>& to, const char* what, const char* type) { impact->add_option(name, to, what)->type_name(type)->expected(1)->take_all()->allow_extra_args(false); };
  add("--statute", out.impact.statutes, "修改的法规或条文，例如 《公平竞争审查条例》第十条 / article or instrument", "CITATION");
  add("--param", out.impact.parameters, "参数 / parameter", "NAME");
  add("--fact", out.impact.facts, "事实（决策.征求意见）或事实块 / fact or block of facts", "NAME");
  add("--check", out.impact.checks, "检查编号：它由什么构成，还有谁用到 / check: what it rests on, who shares that", "ID");
}

void add_schema(CLI::App& app, Arguments& out) {
  auto* schema = add_command(app, out, "schema", "事实的 JSON Schema / JSON Schema of the facts");
  add_shared(*schema, out, {"json"});
}

void add_bench(CLI::App& app, Arguments& out) {
  auto* bench = add_command(app, out, "bench", "规则集的快慢、内存和各项检查的开销 / what a rule set costs");
  add_shared(*bench, out, {"text", "json"});
  auto* facts = bench->add_option("--facts", out.facts, "卷宗的事实，JSON Lines，一行一份 / dossiers as JSON Lines")->type_name("FILE");
  bench->add_option("--generate", out.bench.generate, "生成 N 份像样的卷宗 / make N plausible dossiers")->type_name("N")->check(CLI::Range(1, 10'000'000))->excludes(facts)->default_str("1000");
  bench->add_option("--seed", out.bench.seed, "生成用的种子 / seed")->type_name("S")->excludes(facts)->default_str("1");
  bench->add_option("--save-facts", out.bench.save_facts, "把生成的卷宗存成 JSON Lines / keep the generated dossiers")->type_name("FILE")->excludes(facts);
  bench->add_flag("--profile", out.bench.profile, "每项检查的时间和结论次数 / time and outcomes of each check");
  bench->add_option("--baseline", out.bench.baseline, "与早先 --format json 的结果比较 / compare with an earlier JSON report")->type_name("FILE");
  bench->add_option("--tolerance", out.bench.tolerance, "比基线慢多少以内不算退步 / how much slower is no regression")->type_name("PERCENT")->default_str("10%");
  bench->add_flag("--changed-rules", out.bench.changed_rules, "基线可以是改动前的规则 / the baseline may be of the rules before a change");
  bench->add_option("--seconds", out.bench.seconds, "测量约用多少秒处理器时间 / CPU seconds to spend, about")->type_name("S")->check(CLI::Range(0.0, 3600.0))->default_str("4");
  bench->add_option("--as-of", out.as_of, "审查基准日（YYYY-MM-DD）/ legal date")->type_name("DATE");
  bench->add_option("--kind", out.kinds, "没有自己写明类别的卷宗属于 / kinds of dossiers that do not say theirs")->delimiter(',')->allow_extra_args(false)->check(CLI::IsMember(kind_words))->type_name("KIND");
  bench->add_flag("--complete", out.complete, "卷宗齐全 / nothing more will be submitted");
  bench->add_option("--jobs,-j", out.jobs, "成批审查的线程数，0 = 全部核 / threads of the batch")->default_str("1");
}

void add_pack(CLI::App& app, Arguments& out) {
  auto* pack = add_command(app, out, "pack", "把规则编译成一个文件（规则包），毫秒级载入 / compile rules into one file that loads in milliseconds");
  pack->add_option("--lang", out.language, "界面语言 / language: zh, en")->check(CLI::IsMember({"zh", "en"}));
  pack->add_option("--output,-o", out.output, "写入文件，如 rules.zsp / write to FILE")->type_name("FILE");
  pack->add_flag("-v", out.verbosity, "诊断信息写到标准错误 / diagnostics on standard error");
  add_paths(*pack, out, "规则文件或目录，builtin 指随附规则集 / rule files or folders, builtin: the installed ones", true);
}

void add_commands(CLI::App& app, Arguments& out) {
  add_review(app, out);
  add_check(app, out);
  add_fmt(app, out);
  add_explain(app, out);
  add_list(app, out);
  add_test(app, out);
  add_eval(app, out);
  add_facts(app, out);
  add_text(app, out);
  add_graph(app, out);
  add_impact(app, out);
  add_schema(app, out);
  add_bench(app, out);
  add_pack(app, out);
}

/// The message for a first word that is no command; nothing if it is one.
std::optional<std::string> unknown_command(CLI::App& app, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return std::nullopt;
  std::string names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (command->get_name() == argv[1]) return std::nullopt;
    names += " " + command->get_name();
  }
  return std::string("没有这个命令 / no such command: ") + argv[1] + "\n可用 / there are:" + names + "\n";
}

bool wants_english(const Arguments& arguments) {
  if (!arguments.language.empty()) return arguments.language == "en";
  const char* locale = std::getenv("LANG");
  return locale != nullptr && std::string_view(locale).starts_with("en");
}

}  // namespace

Parsed parse_arguments(int argc, char** argv) {
  Parsed out;
  CLI::App app{"准绳：乡镇、街道、村居事项的合法性审查 / Zhunsheng: legality review of township decisions", "zhunsheng"};
  app.set_version_flag("--version", std::string("zhunsheng ") + ZHUNSHENG_VERSION);
  app.require_subcommand(1);
  app.failure_message([](const CLI::App* failed, const CLI::Error& error) {
    return std::string("用法错误 / usage: ") + error.what() + "\n" + "见 / see: " + failed->get_name() + " --help\n";
  });
  add_commands(app, out.arguments);
  if (const auto unknown = unknown_command(app, argc, argv)) {
    std::cerr << *unknown;
    out.exit_status = exit_usage;
    return out;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error, std::cout, std::cerr);
    out.exit_status = status == 0 ? exit_clean : exit_usage;
  }
  out.arguments.language = wants_english(out.arguments) ? "en" : "zh";
  return out;
}

}  // namespace zhunsheng::cli

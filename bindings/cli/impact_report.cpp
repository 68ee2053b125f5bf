// SPDX-License-Identifier: Apache-2.0
// The work-list: what changes, where it is declared, what else cites it, then the checks file by file, each with the ways
// in which it is touched and its examples, and the command that runs them.
#include "bindings/cli/impact_report.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace zhunsheng::cli {
namespace {

using Lines = std::vector<std::string>;

std::string joined(const Lines& words, const char* between) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

/// In single quotes unless it is plain, for the shell.
std::string quoted(const std::string& word) {
  const auto is_plain = [](unsigned char c) { return c >= 0x80 || std::isalnum(c) != 0 || c == '/' || c == '.' || c == '_' || c == '-'; };
  if (!word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), is_plain)) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

constexpr std::size_t examples_listed = 12;

/// The bare name of a file in the folder of another.
std::string beside(const std::string& file, const std::string& other) {
  const std::size_t cut = file.rfind('/'), same = other.rfind('/');
  return cut != std::string::npos && cut == same && file.compare(0, cut, other, 0, cut) == 0 ? file.substr(cut + 1) : file;
}

class List {
 public:
  List(const Impact& impact, const ImpactListOptions& options) : impact_(impact), options_(options), is_english_(options.language == Language::english) {}

  std::string write(const ImpactQuery& query) {
    head(query);
    declarations(query);
    other_causes();
    foundations();
    checks();
    kin();
    examples();
    return out_;
  }

 private:
  [[nodiscard]] std::string say(const std::string& chinese, const std::string& english) const { return is_english_ ? english : chinese; }

  /// No control characters reach a terminal; in Markdown no name is read as markup.
  [[nodiscard]] std::string plain(const std::string& text) const {
    std::string out;
    for (const char c : text) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
        out += ' ';
        continue;
      }
      if (options_.is_markdown && std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
    return out;
  }
  [[nodiscard]] std::string where(const TextPlace& place, const std::string& file = {}) const {
    if (place.file.empty()) return {};
    const std::string line = std::to_string(place.line);
    if (place.file == file) return say("（第 " + line + " 行）", " (line " + line + ")");
    return say("（", " (") + plain(place.file) + ":" + line + say("）", ")");
  }

  void heading(const std::string& text) { out_ += options_.is_markdown ? "\n## " + text + "\n\n" : "\n" + text + "\n"; }
  void item(int depth, const std::string& text) { out_ += std::string(static_cast<std::size_t>(depth) * (options_.is_markdown ? 2 : 4) + (options_.is_markdown ? 0 : 2), ' ') + (options_.is_markdown ? "- " : "") + text + "\n"; }
  void todo(const std::string& text) { item(0, options_.is_markdown ? "[ ] " + text : "[ ] " + text); }

  [[nodiscard]] std::string kind_word(const std::string& kind) const {
    static const std::map<std::string, std::pair<const char*, const char*>> words{
        {"fact", {"事实", "fact"}}, {"records", {"事实块", "records"}}, {"parameter", {"参数", "parameter"}}, {"lexicon", {"词表", "lexicon"}}, {"pattern", {"句式", "pattern"}},
        {"material", {"材料", "material"}}, {"definition", {"定义", "definition"}}, {"exception", {"例外", "exception"}}, {"check", {"检查", "check"}}};
    const auto found = words.find(kind);
    return found == words.end() ? kind : is_english_ ? found->second.second : found->second.first;
  }
  [[nodiscard]] std::string part_word(const std::string& part) const {
    static const std::map<std::string, const char*> words{{"itself", "检查本身"}, {"cite", "依据"}, {"by_reference", "参照"}, {"at", "按"}, {"for_each", "逐"}, {"applies", "适用"},
                                                          {"must", "应当"}, {"must_not", "不得"}, {"message", "提示"}, {"advice", "建议"}, {"request", "补正"}};
    const auto found = words.find(part);
    return is_english_ || found == words.end() ? part : found->second;
  }
  [[nodiscard]] std::string severity_word(const std::string& severity) const {
    return say(severity == "critical" ? "【重大】" : severity == "major" ? "【较大】" : severity == "minor" ? "【一般】" : "【提示】", " [" + severity + "] ");
  }
  [[nodiscard]] std::string named(const ImpactStep& step) const { return kind_word(step.kind) + " " + plain(step.name); }

  [[nodiscard]] std::string cited(const ImpactCitation& citation) const {
    std::string out = citation.since.empty() ? "" : say(citation.since + " 起的", "from " + citation.since + ": ");
    out += citation.mode == "by_reference" ? say("参照", "by reference ") : say("依据", "cites ");
    out += plain(citation.citation);
    if (citation.link == "renumbered") out += say("（改号，同一条）", " (renumbered, the same article)");
    if (citation.link == "kin") out += say("（前身或者后继）", " (of a predecessor or successor)");
    return out;
  }

  void head(const ImpactQuery& query) {
    Lines what;
    for (const auto& text : query.statutes) what.push_back(text);
    for (const auto& [names, word] : {std::pair(&query.parameters, "参数 "), std::pair(&query.facts, "事实 "), std::pair(&query.checks, "检查 ")})
      for (const auto& name : *names) what.push_back((is_english_ ? "" : word) + name);
    std::set<std::string> files, examples;
    for (const auto& check : impact_.checks) {
      files.insert(check.place.file);
      for (const auto& example : check.examples) examples.insert(example.place.file + ":" + std::to_string(example.place.begin_byte));
    }
    const std::string title = say("变动：", "Change: ") + plain(joined(what, say("、", ", ").c_str()));
    out_ += options_.is_markdown ? "# " + title + "\n\n" : title + "\n";
    if (impact_.checks.empty()) out_ += say("没有检查受影响。\n", "No check is touched.\n");
    else out_ += say("涉及 " + std::to_string(impact_.checks.size()) + " 项检查，在 " + std::to_string(files.size()) + " 个文件；" + std::to_string(examples.size()) + " 个例。\n",
                     std::to_string(impact_.checks.size()) + " checks touched, in " + std::to_string(files.size()) + " files; " + std::to_string(examples.size()) + " examples.\n");
  }

  void declarations(const ImpactQuery& query) {
    if (!query.parameters.empty() || !query.facts.empty()) heading(say("变动的声明", "Declarations that change"));
    for (const auto& cause : impact_.causes)
      if (cause.is_named && cause.what.kind != "check" && !is_of_block(query, cause.what.name)) todo(named(cause.what) + where(cause.what.place));
    for (const auto& block : query.facts) block_item(block);
    if (impact_.statutes.empty()) return;
    heading(say("法规声明（修改后在这里加新的版本）", "Declarations of the instrument (add the new version here)"));
    for (const auto& statute : impact_.statutes)
      for (const auto& place : statute.declarations) todo(plain(statute.changed) + where(place));
  }

  static bool is_of_block(const ImpactQuery& query, const std::string& fact) {
    return std::any_of(query.facts.begin(), query.facts.end(), [&](const std::string& block) { return fact == block || fact.starts_with(block + "."); }) &&
           std::find(query.facts.begin(), query.facts.end(), fact) == query.facts.end();
  }

  /// A block that was named is one line, with the place of its first fact.
  void block_item(const std::string& block) {
    std::size_t count = 0;
    TextPlace first;
    for (const auto& cause : impact_.causes)
      if (cause.what.kind == "fact" && cause.what.name.starts_with(block + ".") && count++ == 0) first = cause.what.place;
    if (count > 0) todo(say("事实块 " + plain(block) + "，" + std::to_string(count) + " 项事实", "facts " + plain(block) + ", " + std::to_string(count) + " of them") + where(first));
  }

  /// Parameters, definitions and presumptions that cite what changes; checks and exceptions stand with the checks.
  void other_causes() {
    bool is_first = true;
    for (const auto& cause : impact_.causes) {
      if (cause.what.kind == "check" || cause.what.kind == "exception" || cause.citations.empty()) continue;
      if (is_first) heading(say("引用它的参数、定义、推定", "Parameters, definitions and presumptions that cite it"));
      is_first = false;
      todo((cause.what.kind == "fact" ? say("推定 ", "presumption of ") + plain(cause.what.name) : named(cause.what)) + where(cause.what.place));
      for (const auto& citation : cause.citations) item(1, cited(citation) + where(citation.place, cause.what.place.file));
    }
  }

  /// Of a check that was named: facts and materials are shared by many, so that only their number is said.
  void foundations() {
    std::string check;
    for (const auto& row : impact_.foundations) {
      if (row.check != check) heading(say("检查 " + plain(row.check) + " 由什么构成，改了还涉及谁", "What check " + plain(row.check) + " rests on, and who shares it"));
      check = row.check;
      const std::string count = std::to_string(row.others.size());
      const bool is_short = row.others.size() > 6 || row.what.kind == "fact" || row.what.kind == "material";
      std::string shared = row.others.empty() ? say("，只有它用", ", nobody else") : say("，另有 " + count + " 项检查", ", " + count + " other checks");
      if (!is_short && !row.others.empty()) shared += say("：", ": ") + plain(joined(row.others, say("、", ", ").c_str()));
      item(0, named(row.what) + where(row.what.place) + shared);
    }
  }

  void checks() {
    std::map<std::string, std::vector<const ImpactCheck*>> by_file;
    for (const auto& check : impact_.checks) by_file[check.place.file].push_back(&check);
    for (auto& [file, rows] : by_file) {
      std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->place.line < b->place.line; });
      heading(plain(file) + say("：" + std::to_string(rows.size()) + " 项检查", ": " + std::to_string(rows.size()) + " checks"));
      for (const ImpactCheck* check : rows) check_item(*check);
    }
  }

  void check_item(const ImpactCheck& check) {
    todo(plain(check.id) + severity_word(check.severity) + plain(check.title) + where(check.place, check.place.file));
    Lines seen;
    for (const auto& way : check.ways) {
      if (std::find(seen.begin(), seen.end(), key_of(way)) != seen.end()) continue;
      seen.push_back(key_of(way));
      item(1, way_text(check, way) + where(way.place, check.place.file));
    }
    if (!check.examples.empty()) item(1, example_text(check));
  }

  /// Ways that differ in the part of the check alone are one line.
  static std::string key_of(const ImpactWay& way) {
    std::string key = std::to_string(way.cause) + (way.citation ? way.citation->citation + way.part : "") + (way.path.empty() ? way.part : "");
    for (const auto& step : way.path) key += "\n" + step.kind + step.name + std::to_string(step.place.begin_byte);
    return key;
  }

  std::string way_text(const ImpactCheck& check, const ImpactWay& way) const {
    if (way.citation) return cited(*way.citation);
    if (way.path.empty()) return part_word(way.part);
    std::string out, exceptions;
    for (std::size_t i = 0; i < way.path.size(); ++i) {
      const ImpactStep& step = way.path[i];
      if (step.kind == "exception") exceptions = say("例外“" + plain(step.name) + "”" + (exceptions.empty() ? "" : "里的"), (exceptions.empty() ? "" : exceptions + " in ") + std::string("exception “") + plain(step.name) + "”") + (is_english_ ? "" : exceptions);
      else out += (i > 0 ? " → " : "") + step_text(way, i);
    }
    if (way.part == "exception") return out + (out.empty() ? "" : " → ") + exceptions + basis_of_exception(way);
    Lines parts;
    for (const auto& other : check.ways)
      if (key_of(other) == key_of(way) && (parts.empty() || parts.back() != part_word(other.part))) parts.push_back(part_word(other.part));
    return out + " → " + joined(parts, say("、", ", ").c_str());
  }

  /// 提取 and 推定 say how a fact comes from what stands before it; 的依据: the first step changes because it cites.
  std::string step_text(const ImpactWay& way, std::size_t index) const {
    const ImpactStep& step = way.path[index];
    const std::string before = index > 0 ? way.path[index - 1].kind : "";
    std::string out = step.kind != "fact" || index == 0 ? named(step)
                      : before == "fact" || before == "definition" || before == "parameter" ? say("推定 ", "presumption of ") + plain(step.name)
                      : before == "pattern" ? say("提取 ", "extraction of ") + plain(step.name) : named(step);
    if (index == 0 && !impact_.causes[way.cause].citations.empty()) out = step.kind == "fact" ? say("推定 " + plain(step.name) + " 的依据", "basis of the presumption of " + plain(step.name)) : say(out + " 的依据", "basis of " + out);
    return out;
  }

  std::string basis_of_exception(const ImpactWay& way) const {
    const ImpactCause& cause = impact_.causes[way.cause];
    if (cause.what.kind != "exception") return {};
    Lines all;
    for (const auto& citation : cause.citations) all.push_back(cited(citation));
    return say("的", " ") + joined(all, say("、", ", ").c_str());
  }

  std::string example_text(const ImpactCheck& check) const {
    std::map<std::string, Lines> by_file;
    for (const auto& example : check.examples) by_file[example.place.file].push_back(std::to_string(example.place.line));
    Lines files;
    for (auto& [file, lines] : by_file) {
      if (lines.size() > examples_listed) lines.resize(examples_listed), lines.back() = "…";
      files.push_back(plain(beside(file, check.place.file)) + say(" 第 ", " line ") + joined(lines, say("、", ", ").c_str()) + say(" 行", ""));
    }
    return say("例 " + std::to_string(check.examples.size()) + " 个：", std::to_string(check.examples.size()) + " examples: ") + joined(files, say("；", "; ").c_str());
  }

  /// Those that a touched check cites beside what changes are likely to correspond; of the others, how many there are. All
  /// where nothing is touched: an instrument may be new, and every rule still cite the old one.
  void kin() {
    std::set<std::string> touched;
    for (const auto& check : impact_.checks) touched.insert(check.id);
    Lines near;
    std::size_t others = 0;
    for (const auto& statute : impact_.statutes)
      for (const auto& row : statute.kin) {
        const bool is_near = touched.empty() || std::any_of(row.checks.begin(), row.checks.end(), [&](const std::string& check) { return touched.count(check) > 0; });
        if (is_near) near.push_back(plain(row.citation) + say("：", ": ") + plain(joined(row.checks, say("、", ", ").c_str())));
        else ++others;
      }
    if (near.empty() && others == 0) return;
    heading(say("前身、后继的引用（没有写明改号，条文是否对应要人工看）", "Citations of predecessors and successors (nothing says whether the articles correspond)"));
    for (const auto& line : near) item(0, line);
    const std::string count = std::to_string(others);
    if (others > 0) item(0, say("另有 " + count + " 条只在没有涉及的检查里引用；不写条文号，查整部法规就会列出", count + " more, cited by checks that are not touched; ask for the whole instrument to see them"));
  }

  void examples() {
    std::set<std::string> files;
    for (const auto& check : impact_.checks)
      for (const auto& example : check.examples) files.insert(example.place.file);
    if (files.empty()) return;
    heading(say("改完以后", "Afterwards"));
    std::string command = "zhunsheng test";
    for (const auto& rules : options_.rules)
      if (files.count(rules) == 0) command += " --rules " + quoted(rules);
    for (const auto& file : files) command += " " + quoted(file);
    out_ += options_.is_markdown ? "```\n" + command + "\n```\n" : "  " + command + "\n";
  }

  const Impact& impact_;
  const ImpactListOptions& options_;
  bool is_english_;
  std::string out_;
};

}  // namespace

std::string impact_list(const ImpactQuery& query, const Impact& impact, const ImpactListOptions& options) { return List(impact, options).write(query); }

}  // namespace zhunsheng::cli

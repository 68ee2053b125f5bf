// SPDX-License-Identifier: Apache-2.0
// Text, JSON and JUnit of a test run.
#include "bindings/cli/test_report.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace zhunsheng::cli {
namespace {

using Json = nlohmann::ordered_json;
using Status = ExampleResult::Status;

std::string say(Language language, const std::string& chinese, const std::string& english) { return language == Language::english ? english : chinese; }
std::string at(const SourcePlace& place) { return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": "; }
std::string number(std::size_t value) { return std::to_string(value); }

std::size_t count(const std::vector<ExampleResult>& examples, Status status) {
  return static_cast<std::size_t>(std::count_if(examples.begin(), examples.end(), [&](const auto& each) { return each.status == status; }));
}

// ---- text -------------------------------------------------------------------------------------------------------------------

std::string examples_text(const std::vector<ExampleResult>& examples, Language language, bool all) {
  std::string out;
  std::size_t known = 0;
  for (const auto& example : examples) {
    for (const auto& problem : example.problems) {
      known += problem.kind == TestProblem::Kind::known;
      if (problem.kind == TestProblem::Kind::known && !all) continue;
      const std::string kind = problem.kind == TestProblem::Kind::failure ? say(language, "不符", "failed") : problem.kind == TestProblem::Kind::known ? say(language, "待改", "known") : say(language, "已改好", "mended");
      out += at(problem.place) + kind + say(language, " 例 ", " example ") + example.name + say(language, "：", ": ") + problem.message + "\n";
      for (const auto& detail : problem.details) out += "    " + detail + "\n";
    }
  }
  const std::size_t failed = count(examples, Status::failed);
  out += say(language, "例 ", "examples: ") + number(examples.size()) + say(language, " 个：相符 ", ", passed ") + number(examples.size() - failed) + say(language, "，不符 ", ", failed ") + number(failed);
  if (known != 0) out += say(language, "；已知的漏报、误报 " + number(known) + " 处待改", "; known misses and false alarms: " + number(known));
  return out + "\n";
}

struct Totals {
  std::size_t items = 0, conditions = 0, covered = 0, exceptions = 0, settled = 0, outcomes = 0, seen = 0;
  void add(const CoverageItem& item) {
    ++items;
    conditions += item.conditions.size();
    covered += item.covered();
    outcomes += item.outcomes.size() + item.missing_outcomes.size();
    seen += item.outcomes.size();
    exceptions += 2 * item.exceptions.size();
    for (const auto& each : item.exceptions) settled += static_cast<std::size_t>(each.held) + static_cast<std::size_t>(each.failed);
  }
};

std::string shares(const Totals& totals, Language language) {
  const auto share = [&](const char* chinese, const char* english, std::size_t part, std::size_t whole) {
    return whole == 0 ? "" : "  " + say(language, chinese, english) + " " + number(part) + "/" + number(whole) + " (" + percent(part, whole) + ")";
  };
  return share("条件", "conditions", totals.covered, totals.conditions) + share("例外", "exceptions", totals.settled, totals.exceptions) + share("结论", "outcomes", totals.seen, totals.outcomes);
}

std::string coverage_text(const CoverageReport& coverage, Language language, bool all) {
  std::string out = say(language, "\n覆盖（条件按 MC/DC）：\n", "\ncoverage (conditions by MC/DC):\n");
  Totals totals;
  std::size_t whole = 0;
  const auto items = worst_first(coverage);
  for (const auto* item : items) {
    Totals own;
    own.add(*item);
    totals.add(*item);
    const bool is_whole = item->gaps.empty();
    whole += is_whole;
    if (is_whole && !all) continue;
    out += at(item->place) + item->id + (item->is_check ? say(language, "  例 ", "  claims ") + number(item->cases) : say(language, "  定义", "  definition")) + shares(own, language) + "\n";
  }
  for (const auto* item : items)
    for (const auto& gap : item->gaps) out += at(gap.place) + item->id + say(language, "：", ": ") + gap.message + "\n";
  return out + say(language, "规则和定义 " + number(totals.items) + " 个，其中 " + number(whole) + " 个没有缺口", number(totals.items) + " checks and definitions, " + number(whole) + " without a gap") + shares(totals, language) + "\n";
}

std::string mutation_text(const MutationReport& mutation, Language language, bool all) {
  std::string out = say(language, "\n变异：\n", "\nmutants:\n");
  std::map<std::string, std::pair<std::size_t, std::size_t>> owners;  // killed, all
  std::size_t killed = 0, cured = 0;
  for (const auto& mutant : mutation.mutants) {
    auto& [own_killed, own_all] = owners[mutant.owner];
    ++own_all;
    own_killed += mutant.killed;
    killed += mutant.killed;
    cured += !mutant.killed && !mutant.cure.empty();
  }
  for (const auto& [owner, own] : owners)
    if (all || own.first != own.second) out += owner + say(language, "：发现 ", ": killed ") + number(own.first) + "/" + number(own.second) + " (" + percent(own.first, own.second) + ")\n";
  for (const auto& mutant : mutation.mutants) {
    if (mutant.killed && !all) continue;
    const std::string fate = mutant.killed ? say(language, "发现", "killed") : say(language, "没有发现", "survived");
    out += at(mutant.place) + fate + " " + mutant.owner + say(language, "：", ": ") + mutant.kind_label + " " + mutant.from + " → " + mutant.to;
    if (mutant.killed) out += say(language, "（例 " + mutant.killer + "）", " (example " + mutant.killer + ")");
    else if (mutant.cure.empty()) out += say(language, "（等价或未找到）", " (equivalent, or no case found)");
    out += "\n";
    if (mutant.cure.empty()) continue;
    const std::string otherwise = outcome_word(mutant.otherwise, language);
    out += say(language, "    补上这个例（" + mutant.cure_check + "；改错后结论成了 " + otherwise + "）：\n", "    add this example (" + mutant.cure_check + "; the mistake would give " + otherwise + "):\n");
    for (std::size_t begin = 0; begin < mutant.cure.size();) {
      const std::size_t end = std::min(mutant.cure.find('\n', begin), mutant.cure.size());
      out += "    " + mutant.cure.substr(begin, end - begin) + "\n";
      begin = end + 1;
    }
  }
  const std::size_t all_mutants = mutation.mutants.size(), survived = all_mutants - killed;
  return out + say(language, "变异 " + number(all_mutants) + " 个：发现 " + number(killed) + "（" + percent(killed, all_mutants) + "），没有发现 " + number(survived) + "，其中 " + number(cured) + " 个给出了该补的例，" + number(survived - cured) + " 个等价或未找到\n",
                   number(all_mutants) + " mutants: killed " + number(killed) + " (" + percent(killed, all_mutants) + "), survived " + number(survived) + ", " + number(cured) + " with a case to add, " + number(survived - cured) + " equivalent or not found\n");
}

// ---- JSON -------------------------------------------------------------------------------------------------------------------

Json json_of(const SourcePlace& place) { return {{"file", place.file}, {"line", place.line}, {"column", place.column}}; }

const char* word(Status status) { return status == Status::passed ? "passed" : status == Status::failed ? "failed" : "known"; }
const char* word(TestProblem::Kind kind) { return kind == TestProblem::Kind::failure ? "failure" : kind == TestProblem::Kind::known ? "known" : "mended"; }

Json json_of(const ExampleResult& example) {
  Json problems = Json::array();
  for (const auto& problem : example.problems) {
    Json row{{"kind", word(problem.kind)}};
    row.update(json_of(problem.place));
    row["message"] = problem.message;
    row["details"] = problem.details;
    problems.push_back(std::move(row));
  }
  Json out{{"module", example.module}, {"example", example.name}};
  out.update(json_of(example.place));
  out["status"] = word(example.status);
  out["claims"] = example.claims;
  out["problems"] = std::move(problems);
  return out;
}

Json json_of(const CoverageItem& item) {
  Json conditions = Json::array(), exceptions = Json::array(), gaps = Json::array();
  for (const auto& each : item.conditions) {
    Json row{{"text", each.text}, {"role", each.role}, {"exception", each.exception.empty() ? Json() : Json(each.exception)}};
    row.update(json_of(each.place));
    row.update({{"seen_yes", each.seen_yes}, {"seen_no", each.seen_no}, {"decides_yes", each.decides_yes}, {"decides_no", each.decides_no}, {"covered", each.covered}});
    conditions.push_back(std::move(row));
  }
  for (const auto& each : item.exceptions) exceptions.push_back({{"name", each.name}, {"line", each.place.line}, {"held", each.held}, {"failed", each.failed}});
  for (const auto& each : item.gaps) {
    Json row = json_of(each.place);
    row["message"] = each.message;
    gaps.push_back(std::move(row));
  }
  Json out{{"id", item.id}, {"kind", item.is_check ? "check" : "definition"}};
  out.update(json_of(item.place));
  out.update({{"claims", item.cases}, {"outcomes", item.outcomes}, {"missing_outcomes", item.missing_outcomes}, {"covered", item.covered()}, {"conditions", std::move(conditions)}, {"exceptions", std::move(exceptions)}, {"gaps", std::move(gaps)}});
  return out;
}

Json json_of(const MutantReport& mutant) {
  Json out{{"owner", mutant.owner}};
  out.update(json_of(mutant.place));
  out.update({{"kind", mutant.kind}, {"from", mutant.from}, {"to", mutant.to}, {"killed", mutant.killed}});
  if (mutant.killed) out["killer"] = mutant.killer;
  else out.update({{"case", mutant.cure.empty() ? Json() : Json(mutant.cure)}, {"check", mutant.cure.empty() ? Json() : Json(mutant.cure_check)}, {"otherwise", mutant.cure.empty() ? Json() : Json(mutant.otherwise)}});
  return out;
}

// ---- JUnit ------------------------------------------------------------------------------------------------------------------

/// Escapes for XML 1.0; characters it cannot hold are dropped.
std::string xml(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_nonesuch = byte == 0xef && text.compare(i, 2, "\xef\xbf") == 0 && i + 2 < text.size() && (text[i + 2] == '\xbe' || text[i + 2] == '\xbf');  // U+FFFE, U+FFFF
    if (is_nonesuch) i += 2;
    else if (byte == '&') out += "&amp;";
    else if (byte == '<') out += "&lt;";
    else if (byte == '>') out += "&gt;";
    else if (byte == '"') out += "&quot;";
    else if (byte == '\n') out += "&#10;";
    else if (byte >= 0x20 && byte != 0x7f) out += text[i];
  }
  return out;
}

std::string testcase(const ExampleResult& example) {
  std::string out = "    <testcase name=\"" + xml(example.name) + "\" classname=\"" + xml(example.module) + "\" file=\"" + xml(example.place.file) + "\" line=\"" + number(example.place.line) + "\"";
  std::string body, message;
  for (const auto& problem : example.problems) {
    if (example.status == Status::failed && problem.kind != TestProblem::Kind::failure) continue;
    if (message.empty()) message = problem.message;
    body += at(problem.place) + problem.message + "\n";
    for (const auto& detail : problem.details) body += "    " + detail + "\n";
  }
  if (example.status == Status::failed) return out + ">\n      <failure message=\"" + xml(message) + "\">" + xml(body) + "</failure>\n    </testcase>\n";
  if (example.status == Status::known) return out + ">\n      <skipped message=\"" + xml(message) + "\"/>\n    </testcase>\n";
  return out + "/>\n";
}

}  // namespace

std::string percent(std::size_t part, std::size_t whole) { return whole == 0 ? "100%" : number(part * 100 / whole) + "%"; }

std::string outcome_word(const std::string& outcome, Language language) {
  if (language == Language::english) return outcome;
  const std::map<std::string, std::string> words{{"violated", "存在风险"}, {"undetermined", "待查"}, {"exempt", "依例外通过"}, {"satisfied", "通过"}, {"not_applicable", "不适用"}};
  const auto place = words.find(outcome);
  return place == words.end() ? outcome : place->second;
}

std::vector<const CoverageItem*> worst_first(const CoverageReport& coverage) {
  std::vector<const CoverageItem*> out;
  for (const auto& item : coverage.items) out.push_back(&item);
  const auto share = [](const CoverageItem& item) { return item.is_check && item.cases == 0 ? -1.0 : item.conditions.empty() ? 1.0 : static_cast<double>(item.covered()) / static_cast<double>(item.conditions.size()); };
  std::stable_sort(out.begin(), out.end(), [&](const auto* left, const auto* right) {
    const double a = share(*left), b = share(*right);
    return a != b ? a < b : left->gaps.size() > right->gaps.size();
  });
  return out;
}

std::string test_text(const TestRun& run, Language language, bool all) {
  std::string out = examples_text(run.examples, language, all);
  if (run.coverage) out += coverage_text(*run.coverage, language, all);
  if (run.mutation) out += mutation_text(*run.mutation, language, all);
  return out;
}

std::string test_json(const TestRun& run) {
  Json rows = Json::array();
  for (const auto& example : run.examples) rows.push_back(json_of(example));
  Json out{{"summary", {{"examples", run.examples.size()}, {"passed", count(run.examples, Status::passed)}, {"failed", count(run.examples, Status::failed)}, {"known", count(run.examples, Status::known)}}}, {"examples", std::move(rows)}};
  if (run.coverage) {
    Json items = Json::array();
    Totals totals;
    for (const auto& item : run.coverage->items) {
      totals.add(item);
      items.push_back(json_of(item));
    }
    out["coverage"] = {{"conditions", totals.conditions}, {"covered", totals.covered}, {"exception_states", totals.exceptions}, {"exception_states_seen", totals.settled}, {"outcomes", totals.outcomes}, {"outcomes_seen", totals.seen}, {"items", std::move(items)}};
  }
  if (run.mutation) {
    Json mutants = Json::array();
    for (const auto& mutant : run.mutation->mutants) mutants.push_back(json_of(mutant));
    const auto killed = std::count_if(run.mutation->mutants.begin(), run.mutation->mutants.end(), [](const auto& each) { return each.killed; });
    out["mutation"] = {{"mutants", run.mutation->mutants.size()}, {"killed", killed}, {"items", std::move(mutants)}};
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string test_junit(const TestRun& run) {
  std::vector<std::pair<std::string, std::vector<const ExampleResult*>>> suites;  // a file each, in order
  for (const auto& example : run.examples) {
    if (suites.empty() || suites.back().first != example.place.file) suites.push_back({example.place.file, {}});
    suites.back().second.push_back(&example);
  }
  const auto counts = [](const auto& examples) {
    std::size_t failed = 0, skipped = 0;
    for (const ExampleResult* example : examples) {
      failed += example->status == Status::failed;
      skipped += example->status == Status::known;
    }
    return " tests=\"" + number(examples.size()) + "\" failures=\"" + number(failed) + "\" errors=\"0\" skipped=\"" + number(skipped) + "\"";
  };
  std::vector<const ExampleResult*> all;
  for (const auto& example : run.examples) all.push_back(&example);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"zhunsheng\"" + counts(all) + ">\n";
  for (const auto& [file, examples] : suites) {
    out += "  <testsuite name=\"" + xml(file) + "\"" + counts(examples) + ">\n";
    for (const auto* example : examples) out += testcase(*example);
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace zhunsheng::cli

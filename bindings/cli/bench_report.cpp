// SPDX-License-Identifier: Apache-2.0
// Figures with their spread; columns are aligned by display width (a Chinese character is two cells).
#include "bindings/cli/bench_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace zhunsheng::cli {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t dearest_shown = 10;

std::string say(Language language, const std::string& chinese, const std::string& english) { return language == Language::english ? english : chinese; }

/// Three digits that count, no exponent.
std::string figure(double value) {
  const int digits = value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::fabs(value)))) + 1;
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", std::clamp(3 - digits, 0, 6), value);
  return buffer.data();
}

std::string share(double value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.1f%%", value * 100);
  return buffer.data();
}

std::string quantity(double value, const std::string& unit) {
  if (unit != "bytes") return figure(value) + " " + unit;
  return value >= 1e6 ? figure(value / 1e6) + " MB" : figure(value / 1e3) + " kB";
}

std::size_t width(const std::string& text) {
  std::size_t cells = 0;
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x80 || (code >= 0xc0 && code < 0xe0)) ++cells;
    else if (code >= 0xe3) cells += 2;
    else if (code >= 0xe0) ++cells;  // dashes and arrows
  }
  return cells;
}
std::string left(const std::string& text, std::size_t cells) { return text + std::string(cells > width(text) ? cells - width(text) : 0, ' '); }
std::string right(const std::string& text, std::size_t cells) { return std::string(cells > width(text) ? cells - width(text) : 0, ' ') + text; }

struct Label {
  const char *name, *chinese, *english;
};
constexpr std::array labels{
    Label{"reference", "本机快慢（固定的一段计算）", "this machine (a fixed piece of work)"},
    Label{"load", "载入：从源文件到可以审查", "load: from source to ready"},
    Label{"load_pack", "载入：从规则包", "load: from a pack"},
    Label{"memory", "规则集占用内存", "memory of the rule set"},
    Label{"plan_memory", "其中求值计划", "of that, the plan"},
    Label{"first", "载入后的第一份卷宗", "first dossier after loading"},
    Label{"one", "一份卷宗：每项检查的结论", "one dossier: every outcome"},
    Label{"reasons", "同上，记下理由", "the same, reasons recorded"},
    Label{"change", "改一个事实后重审", "one fact changed"},
    Label{"batch", "成批审查，每份", "batch, a dossier"},
    Label{"batch_threads", "成批审查，多线程，每份（实际时间）", "batch on all threads, a dossier (wall clock)"},
    Label{"review", "一份卷宗：写成审查意见", "one dossier: findings in words"},
};

std::string label(const std::string& name, Language language) {
  const auto found = std::find_if(labels.begin(), labels.end(), [&](const Label& each) { return name == each.name; });
  return found == labels.end() ? name : say(language, found->chinese, found->english);
}

std::string head(const BenchRun& run, Language language) {
  const BenchReport& report = run.report;
  const std::string count = std::to_string(report.dossiers), checks = std::to_string(report.checks);
  const std::string source = run.source.file.empty() ? say(language, "生成，种子 ", "generated, seed ") + std::to_string(run.source.seed) : run.source.file;
  return say(language, "规则 " + checks + " 项，卷宗 " + count + " 份（" + source + "），基准日 " + report.as_of + "；时间为处理器时间，各段的中位数（最小–最大）\n",
             checks + " checks, " + count + " dossiers (" + source + "), as of " + report.as_of + "; CPU time, median of the segments (least–most)\n");
}

std::string measures_text(const BenchReport& report, Language language) {
  std::string out;
  for (const auto& measure : report.measures)
    out += "  " + left(label(measure.name, language), 46) + right(quantity(measure.median(), measure.unit), 12) + "   (" + quantity(measure.low(), measure.unit) + " – " + quantity(measure.high(), measure.unit) + ")\n";
  return out;
}

std::string counts_text(const CheckCost& cost, Language language) {
  const auto part = [&](const char* chinese, const char* english, std::size_t count) { return say(language, chinese, english) + " " + std::to_string(count); };
  return part("存在风险", "violated", cost.violated) + "  " + part("待查", "undetermined", cost.undetermined) + "  " + part("依例外通过", "exempt", cost.exempt) + "  " + part("通过", "satisfied", cost.satisfied) + "  " +
         part("不适用", "not applicable", cost.not_applicable);
}

std::string profile_text(const BenchReport& report, Language language) {
  if (report.profile.empty()) return {};
  const std::size_t shown = std::min(dearest_shown, report.profile.size());
  std::string out = say(language, "\n最费时的 " + std::to_string(shown) + " 项检查（每份卷宗单独评判该项的时间，占全部检查之和的份额；下一行是各结论的次数）：\n",
                        "\nthe " + std::to_string(shown) + " dearest checks (time to judge the check alone, a dossier; its share of the sum over all checks; below, how often each outcome):\n");
  double together = 0;
  CheckCost sum;
  for (std::size_t i = 0; i < report.profile.size(); ++i) {
    const CheckCost& cost = report.profile[i];
    sum.violated += cost.violated, sum.undetermined += cost.undetermined, sum.exempt += cost.exempt, sum.satisfied += cost.satisfied, sum.not_applicable += cost.not_applicable;
    if (i >= shown) continue;
    together += cost.share;
    out += "  " + right(figure(cost.nanoseconds) + " ns", 10) + right(share(cost.share), 8) + "  " + cost.check + "\n" + std::string(22, ' ') + counts_text(cost, language) + "\n";
  }
  return out + say(language, "  这 " + std::to_string(shown) + " 项合计 ", "  these " + std::to_string(shown) + " together ") + share(together) + say(language, "；全部检查：", "; all checks: ") + counts_text(sum, language) + "\n";
}

const char* verdict_name(BenchRatio::Verdict verdict) {
  switch (verdict) {
    case BenchRatio::Verdict::same: return "same";
    case BenchRatio::Verdict::faster: return "faster";
    case BenchRatio::Verdict::slower: return "slower";
  }
  return "";
}

std::string verdict_text(BenchRatio::Verdict verdict, Language language) {
  switch (verdict) {
    case BenchRatio::Verdict::same: return "";
    case BenchRatio::Verdict::faster: return say(language, "更省", "less");
    case BenchRatio::Verdict::slower: return say(language, "退步", "regressed");
  }
  return "";
}

std::string comparison_text(const BenchRun& run, Language language) {
  if (run.baseline.empty()) return {};
  std::string out = say(language, "\n与基线 " + run.baseline + " 相比（现在 ÷ 基线，括号内是各段所及的范围；容许 " + share(run.tolerance) + "）：\n",
                        "\ncompared with " + run.baseline + " (now ÷ baseline, in brackets what the segments allow; tolerance " + share(run.tolerance) + "):\n");
  for (const auto& ratio : run.ratios)
    out += "  " + left(label(ratio.name, language), 46) + right(figure(ratio.ratio), 8) + "   (" + figure(ratio.low) + " – " + figure(ratio.high) + ")  " + verdict_text(ratio.verdict, language) + "\n";
  return out + (has_regressed(run) ? say(language, "有退步\n", "there is a regression\n") : say(language, "没有退步\n", "no regression\n"));
}

Json measures_json(const BenchReport& report) {
  Json rows = Json::array();
  for (const auto& measure : report.measures)
    rows.push_back({{"name", measure.name}, {"unit", measure.unit}, {"median", measure.median()}, {"low", measure.low()}, {"high", measure.high()}, {"segments", measure.segments}});
  return rows;
}

Json profile_json(const BenchReport& report) {
  Json rows = Json::array();
  for (const auto& cost : report.profile)
    rows.push_back({{"check", cost.check}, {"ns", cost.nanoseconds}, {"share", cost.share}, {"violated", cost.violated}, {"undetermined", cost.undetermined}, {"exempt", cost.exempt}, {"satisfied", cost.satisfied}, {"not_applicable", cost.not_applicable}});
  return rows;
}

Json comparison_json(const BenchRun& run) {
  Json rows = Json::array();
  for (const auto& ratio : run.ratios)
    rows.push_back({{"name", ratio.name}, {"before", ratio.before}, {"now", ratio.now}, {"ratio", ratio.ratio}, {"low", ratio.low}, {"high", ratio.high}, {"verdict", verdict_name(ratio.verdict)}});
  return Json{{"baseline", run.baseline}, {"tolerance", run.tolerance}, {"regressed", has_regressed(run)}, {"measures", std::move(rows)}};
}

/// Throws Json::exception where something is missing or of another type.
BenchReport report_of(const Json& json) {
  BenchReport out;
  out.version = json.at("zhunsheng").get<std::string>();
  out.rules_sha256 = json.at("rules").at("sha256").get<std::string>();
  out.dossiers_sha256 = json.at("dossiers").at("sha256").get<std::string>();
  for (const auto& row : json.at("measures")) {
    BenchMeasure measure{row.at("name").get<std::string>(), row.at("unit").get<std::string>(), row.at("segments").get<std::vector<double>>()};
    if (!measure.segments.empty()) out.measures.push_back(std::move(measure));
  }
  return out;
}

}  // namespace

bool has_regressed(const BenchRun& run) {
  return std::any_of(run.ratios.begin(), run.ratios.end(), [](const BenchRatio& ratio) { return ratio.verdict == BenchRatio::Verdict::slower; });
}

std::string bench_text(const BenchRun& run, Language language) {
  return head(run, language) + measures_text(run.report, language) + profile_text(run.report, language) + comparison_text(run, language);
}

std::string bench_json(const BenchRun& run) {
  const BenchReport& report = run.report;
  Json out{{"zhunsheng", report.version}, {"as_of", report.as_of}, {"rules", {{"sha256", report.rules_sha256}, {"checks", report.checks}}}};
  out["dossiers"] = {{"sha256", report.dossiers_sha256}, {"count", report.dossiers}};
  if (run.source.file.empty()) out["dossiers"]["seed"] = run.source.seed;
  else out["dossiers"]["file"] = run.source.file;
  out["jobs"] = report.jobs;
  out["measures"] = measures_json(report);
  if (!report.profile.empty()) out["profile"] = profile_json(report);
  if (!run.baseline.empty()) out["comparison"] = comparison_json(run);
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<BenchReport> parse_bench(const std::string& json) {
  const Json tree = Json::parse(json, nullptr, false);
  if (tree.is_discarded()) return std::nullopt;
  try {
    return report_of(tree);
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace zhunsheng::cli

// SPDX-License-Identifier: Apache-2.0
// Coverage as one page: a table of checks, worst first, and below it the rule files with their conditions coloured. No
// script and nothing from outside, so that it may be mailed. Everything from the rules is escaped.
#include <algorithm>
#include <map>

#include "bindings/cli/test_report.hpp"

namespace zhunsheng::cli {
namespace {

constexpr const char* style = R"css(
:root { --good: #d7f0dc; --half: #fdf0c4; --bad: #f9d5d0; --ink: #1c2430; --soft: #69727f; --line: #dfe3e8; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--ink); background: #fff; }
main { max-width: 1180px; margin: 0 auto; padding: 24px 28px 60px; }
h1 { font-size: 22px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 36px 0 8px; font-weight: 600; overflow-wrap: anywhere; }
.totals { color: var(--soft); margin: 0 0 16px; } .totals b { color: var(--ink); font-size: 18px; }
.key span { display: inline-block; padding: 0 8px; margin-right: 10px; border-radius: 3px; }
table { border-collapse: collapse; width: 100%; margin-top: 14px; } th { text-align: left; font-weight: 600; color: var(--soft); border-bottom: 2px solid var(--line); }
th, td { padding: 5px 10px 5px 0; vertical-align: top; } td { border-bottom: 1px solid var(--line); } td.n { white-space: nowrap; font-variant-numeric: tabular-nums; }
td a { color: inherit; text-decoration: none; border-bottom: 1px dotted var(--soft); } .bar { display: inline-block; width: 70px; height: 8px; background: var(--bad); border-radius: 4px; overflow: hidden; margin-right: 8px; }
.bar i { display: block; height: 8px; background: #58b26b; } ul { margin: 0; padding-left: 1.1em; } .all { color: var(--soft); }
pre { margin: 0; border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; font: 13px/1.65 "Noto Sans Mono CJK SC", "Source Code Pro", Consolas, monospace; padding: 8px 0; }
pre .row { display: block; white-space: pre; padding-right: 12px; } pre .no { display: inline-block; width: 4em; padding-right: 1em; text-align: right; color: #a3abb5; user-select: none; }
mark { color: inherit; border-radius: 3px; padding: 1px 2px; } .good { background: var(--good); } .half { background: var(--half); } .bad { background: var(--bad); }
@media print { pre { white-space: pre-wrap; } h2 { break-after: avoid; } }
)css";

std::string escape(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '&') out += "&amp;";
    else if (byte == '<') out += "&lt;";
    else if (byte == '>') out += "&gt;";
    else if (byte == '"') out += "&quot;";
    else if (byte == '\'') out += "&#39;";
    else if (code >= 0x20 || byte == '\t') out += byte;
  }
  return out;
}

struct Region {
  std::size_t begin = 0, end = 0;
  const char* colour = "good";
  std::string title;
};

class Page {
 public:
  Page(const CoverageReport& coverage, Language language) : coverage_(coverage), language_(language) {}

  std::string write() {
    out_ = "<!doctype html>\n<html lang=\"" + say("zh-CN", "en") + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           say("规则覆盖报告", "Rule coverage") + "</title><style>" + style + "</style></head><body><main>\n<h1>" + say("规则覆盖报告", "Rule coverage") + "</h1>\n";
    totals();
    table();
    for (const auto& file : coverage_.files) source(file);
    return out_ + "</main></body></html>\n";
  }

 private:
  std::string say(const char* chinese, const char* english) const { return language_ == Language::english ? english : chinese; }

  void totals() {
    std::size_t conditions = 0, covered = 0, whole = 0;
    for (const auto& item : coverage_.items) {
      conditions += item.conditions.size();
      covered += item.covered();
      whole += item.gaps.empty();
    }
    out_ += "<p class=\"totals\">" + say("条件（MC/DC）", "Conditions (MC/DC)") + " <b>" + percent(covered, conditions) + "</b> " + std::to_string(covered) + "/" + std::to_string(conditions) + " · " +
            say("没有缺口的规则和定义", "checks and definitions without a gap") + " " + std::to_string(whole) + "/" + std::to_string(coverage_.items.size()) + "</p>\n<p class=\"key\"><span class=\"good\">" +
            say("是、否都单独决定过结论", "alone decided as yes and as no") + "</span><span class=\"half\">" + say("只有一半", "one half only") + "</span><span class=\"bad\">" + say("没有例决定于它", "decides in no example") + "</span></p>\n";
  }

  void table() {
    out_ += "<table><thead><tr><th>" + say("规则", "check") + "</th><th>" + say("例", "claims") + "</th><th>" + say("条件", "conditions") + "</th><th>" + say("缺什么例", "examples missing") + "</th></tr></thead><tbody>\n";
    for (const CoverageItem* item : worst_first(coverage_)) {
      const std::size_t all = item->conditions.size(), covered = item->covered();
      out_ += "<tr><td><a href=\"#" + anchor(item->place) + "\">" + escape(item->id) + "</a>" + (item->is_check ? "" : " <span class=\"all\">" + say("定义", "definition") + "</span>") + "</td><td class=\"n\">" + (item->is_check ? std::to_string(item->cases) : "") +
              "</td><td class=\"n\"><span class=\"bar\"><i style=\"width:" + percent(covered, all) + "\"></i></span>" + std::to_string(covered) + "/" + std::to_string(all) + "</td><td>";
      if (item->gaps.empty()) out_ += "<span class=\"all\">—</span>";
      else out_ += "<ul>";
      for (const auto& gap : item->gaps) out_ += "<li>" + escape(gap.message) + "</li>";
      out_ += std::string(item->gaps.empty() ? "" : "</ul>") + "</td></tr>\n";
    }
    out_ += "</tbody></table>\n";
  }

  std::string anchor(const SourcePlace& place) const {
    for (std::size_t i = 0; i < coverage_.files.size(); ++i)
      if (coverage_.files[i].name == place.file) return "f" + std::to_string(i) + "l" + std::to_string(place.line);
    return "";
  }

  /// Of one file, sorted; where one stands in another, the inner one is left to its title.
  std::vector<Region> regions_of(const std::string& file) const {
    std::vector<Region> all;
    for (const auto& item : coverage_.items) {
      if (item.place.file != file) continue;
      for (const auto& each : item.conditions) {
        const bool half = each.decides_yes || each.decides_no;
        std::string title;
        for (const auto& gap : item.gaps)
          if (gap.place.begin == each.place.begin && gap.place.end == each.place.end) title += (title.empty() ? "" : "; ") + gap.message;
        all.push_back({each.place.begin, each.place.end, each.covered ? "good" : half ? "half" : "bad", title});
      }
      for (const auto& each : item.exceptions) {
        const bool whole = each.held && each.failed;
        all.push_back({each.place.begin, each.place.end, whole ? "good" : each.held || each.failed ? "half" : "bad", whole ? "" : say("没有成立或者没有不成立的例", "never held, or never failed")});
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Region& left, const Region& right) { return left.begin != right.begin ? left.begin < right.begin : left.end > right.end; });
    std::vector<Region> out;
    for (auto& region : all)
      if (out.empty() || region.begin >= out.back().end) out.push_back(std::move(region));
    return out;
  }

  void source(const RuleSource& file) {
    const std::vector<Region> regions = regions_of(file.name);
    std::size_t next = 0, line = 0;
    for (std::size_t i = 0; i < coverage_.files.size(); ++i)
      if (coverage_.files[i].name == file.name) out_ += "<h2 id=\"f" + std::to_string(i) + "\">" + escape(file.name) + "</h2>\n<pre>";
    for (std::size_t begin = 0; begin < file.text.size();) {
      const std::size_t end = std::min(file.text.find('\n', begin), file.text.size());
      ++line;
      out_ += "<span class=\"row\" id=\"" + anchor({file.name, line, 0, 0, 0}) + "\"><span class=\"no\">" + std::to_string(line) + "</span>";
      for (std::size_t at = begin; at < end;) {
        while (next < regions.size() && regions[next].end <= at) ++next;
        const bool inside = next < regions.size() && regions[next].begin <= at;
        const std::size_t stop = std::min(end, next == regions.size() ? end : inside ? regions[next].end : regions[next].begin);
        const std::string text = escape(std::string_view(file.text).substr(at, stop - at));
        if (inside) out_ += std::string("<mark class=\"") + regions[next].colour + "\" title=\"" + escape(regions[next].title) + "\">" + text + "</mark>";
        else out_ += text;
        at = stop;
      }
      out_ += "</span>";
      begin = end + 1;
    }
    out_ += "</pre>\n";
  }

  const CoverageReport& coverage_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string coverage_html(const CoverageReport& coverage, Language language) { return Page(coverage, language).write(); }

}  // namespace zhunsheng::cli

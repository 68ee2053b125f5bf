// SPDX-License-Identifier: Apache-2.0
// A description as text and as JSON.
#include <algorithm>

#include "engine/base/text.hpp"
#include "engine/report/cited.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/lines.hpp"
#include "engine/report/reasons/describe.hpp"

namespace zhunsheng::report {
namespace {

using findings::CitedArticle;

class Printer {
 public:
  Printer(const Description& from, const DescribeOptions& options) : from_(from), width_(options.width), say_(options.language) {}

  std::string print() {
    line("", from_.title + say_.bracketed(from_.check));
    line("", summary());
    print_conditions();
    for (const Described& each : from_.exceptions) print_exception(each, 0);
    print_words();
    print_facts();
    print_citations();
    return std::move(out_);
  }

 private:
  void line(const std::string& lead, const std::string& text) {
    const std::size_t indent = base::display_width(lead);
    bool is_first = true;
    for (const auto& row : wrap(clean(text), std::max<std::size_t>(width_, indent + 32) - indent)) {
      out_ += (is_first ? lead : std::string(indent, ' ')) + row + "\n";
      is_first = false;
    }
  }
  [[nodiscard]] std::string joined(const std::vector<std::string>& words) const {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : say_.enumeration_mark()) + word;
    return out;
  }
  [[nodiscard]] std::string joined(const std::vector<CitedArticle>& citations) const {
    std::vector<std::string> words;
    for (const auto& citation : citations)
      if (std::string text = cited(citation, say_, false); std::find(words.begin(), words.end(), text) == words.end()) words.push_back(std::move(text));
    return joined(words);
  }

  [[nodiscard]] std::string basis(const std::vector<CitedArticle>& citations) const { return citations.empty() ? "" : say_.say("，依据", ", by ") + joined(citations); }

  [[nodiscard]] std::string summary() const {
    std::string out = say_.say("等级 ", "severity ") + from_.severity + say_.say(" · 类别 ", " · category ") + from_.category;
    if (!from_.kinds.empty()) out += say_.say(" · 对象 ", " · kinds ") + joined(from_.kinds);
    if (!from_.points.empty()) out += say_.say(" · 要点 ", " · points ") + joined(from_.points);
    return out;
  }

  void print(const Clause& clause, std::size_t level) {
    for (const Clause& part : clause.parts) {
      line(std::string(2 + level * 2, ' ') + "- ", part.text + (part.parts.empty() ? "" : say_.colon()));
      print(part, level + 1);
    }
  }
  void print_head(const std::string& head, const Clause& clause) {
    line("", head + clause.text + (clause.parts.empty() ? "" : say_.colon()));
    print(clause, 0);
  }

  void print_conditions() {
    if (!from_.legal_date.empty()) line("", say_.say("适用哪一天的法律：", "The law of this day counts: ") + from_.legal_date);
    if (!from_.for_each.empty()) line("", say_.say("逐项检查：", "Item by item over: ") + from_.for_each);
    if (!from_.applies.text.empty()) print_head(say_.say("什么时候适用：", "Applies where: "), from_.applies);
    print_head(from_.forbids ? say_.say("不得有：", "Must not be: ") : say_.say("应当做到：", "Must be: "), from_.norm);
  }

  void print_exception(const Described& exception, std::size_t level) {
    const std::string indent(level * 2, ' ');
    const std::string head = level == 0 ? say_.say("例外“", "Exception “") : say_.say("但属于“", "but not if “");
    line(indent, head + exception.name + say_.say(level == 0 ? "”：" : "”的除外：", "”: ") + exception.clause.text + (exception.clause.parts.empty() ? "" : say_.colon()));
    print(exception.clause, level);
    if (!exception.citations.empty()) line(indent + "  — ", joined(exception.citations));
    for (const Described& inner : exception.below) print_exception(inner, level + 1);
  }

  void print_words() {
    if (!from_.patterns.empty()) line("", say_.say("在条款中查找的表述：", "Wordings looked for in the clauses: ") + joined(from_.patterns));
    for (const Described& each : from_.definitions) {
      line("", say_.quoted(each.name) + say_.say("是指：", " means: ") + (each.below.empty() ? each.text : ""));
      for (const Described& row : each.below) line("  - ", row.text + say_.colon() + row.name + basis(row.citations));
    }
    for (const Described& each : from_.parameters) {
      line("", say_.quoted(each.name) + say_.say("的标准：", " by date: "));
      for (const Described& version : each.below)
        line("  - ", (version.name.empty() ? "" : version.name + say_.colon()) + version.text + basis(version.citations));
    }
    for (const Described& each : from_.presumptions) {
      const std::string unless = each.clause.text.empty() ? "" : say_.say("，除非“" + each.clause.text + "”", ", unless “" + each.clause.text + "”");
      line("", say_.quoted(each.name) + say_.say("没有材料说明的，推定为“" + each.text + "”", " is presumed to be “" + each.text + "” where nothing is said of it") + unless + basis(each.citations));
    }
  }

  void print_facts() {
    if (from_.facts.empty()) return;
    line("", say_.say("要弄清的事实：", "What must be known: "));
    for (const Needed& needed : from_.facts) line("  - ", needed.question + say_.bracketed(needed.materials.empty() ? "" : say_.say("见", "see ") + joined(needed.materials)));
  }

  void print_citations() {
    const std::string lead = say_.say("依据：", "Basis: ");
    bool is_first = true;
    for (const CitedArticle& citation : from_.citations) {
      line(is_first ? lead : std::string(base::display_width(lead), ' '), cited(citation, say_, true));
      is_first = false;
    }
  }

  const Description& from_;
  std::size_t width_;
  Words say_;
  std::string out_;
};

Json clause_json(const Clause& clause) {
  Json out{{"text", clause.text}};
  if (!clause.parts.empty()) out["parts"] = Json::array();
  for (const Clause& part : clause.parts) out["parts"].push_back(clause_json(part));
  return out;
}

/// `below` under the name that it has there.
Json described_json(const std::vector<Described>& all, const char* text, const char* below) {
  Json out = Json::array();
  for (const Described& each : all) {
    Json row{{"name", each.name}};
    if (!each.text.empty()) row[text] = each.text;
    if (!each.clause.text.empty()) row["condition"] = clause_json(each.clause);
    if (!each.citations.empty()) row["citations"] = json_of(each.citations);
    if (!each.below.empty()) row[below] = described_json(each.below, text, below);
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace

std::string print_description(const Description& description, const DescribeOptions& options) { return Printer(description, options).print(); }

std::string description_json(const Description& from) {
  Json out{{"check", from.check}, {"title", from.title}, {"severity", from.severity}, {"category", from.category}, {"kinds", from.kinds}, {"points", from.points}};
  if (!from.legal_date.empty()) out["legal_date"] = from.legal_date;
  if (!from.for_each.empty()) out["for_each"] = from.for_each;
  if (!from.applies.text.empty()) out["applies"] = clause_json(from.applies);
  out[from.forbids ? "must_not" : "must"] = clause_json(from.norm);
  out["exceptions"] = described_json(from.exceptions, "text", "exceptions");
  out["patterns"] = from.patterns;
  out["definitions"] = described_json(from.definitions, "text", "cases");
  out["parameters"] = described_json(from.parameters, "value", "versions");
  out["presumptions"] = described_json(from.presumptions, "value", "below");
  out["facts"] = Json::array();
  for (const Needed& needed : from.facts) out["facts"].push_back(Json{{"fact", needed.fact}, {"question", needed.question}, {"materials", needed.materials}});
  out["citations"] = json_of(from.citations);
  return print(out, 2);
}

}  // namespace zhunsheng::report

// SPDX-License-Identifier: Apache-2.0
// An explanation as text for a terminal or a printer, and as JSON. Sentences are numbered; what a sentence rests on stands
// below it behind a dash.
#include <algorithm>

#include "engine/base/text.hpp"
#include "engine/report/cited.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/lines.hpp"
#include "engine/report/reasons/explain.hpp"
#include "engine/report/words.hpp"

namespace zhunsheng::report {
namespace {

using eval::Truth;
using findings::CitedArticle;
using findings::Explanation;
using findings::FindingEvidence;
using findings::Reason;

constexpr std::size_t narrowest = 32;     // below this a line holds no sentence
constexpr std::size_t most_evidence = 3;  // of one sentence
constexpr std::size_t widest_indent = 24, widest_lead = 36;  // cells; deeper levels stand no further in

class Printer {
 public:
  explicit Printer(const ReasonTextOptions& options) : options_(options), say_(options.language) {}

  std::string print(const Explanation& told) {
    if (options_.with_heading) {
      line("", told.title + say_.bracketed(told.check));
      if (!told.legal_date.empty()) line("", say_.say("审查基准日：", "Legal date: ") + told.legal_date);
    } else {
      line("", say_.say("理由", "Why") + say_.bracketed(told.check) + say_.say("：", ":"));
    }
    std::size_t level = 0;
    for (const Reason& above : told.path) print_sentence(above, level++);
    if (!told.path.empty() || options_.with_heading) print_sentence(told.root, level);
    print_grounds(told.root, level);
    print_below(told.root, level);
    if (options_.with_heading && told.path.empty()) print_end(told);
    if (has_folded_ && !options_.command.empty()) line("", say_.say("展开方括号里的一项：", "To open what stands in brackets: ") + options_.command + say_.say(" 编号", " NUMBER"));
    return std::move(out_);
  }

 private:
  void line(const std::string& lead, const std::string& text) {
    std::string front = options_.indent + lead;
    if (base::display_width(front) > widest_lead) {  // the number of a step far down has a line to itself
      out_ += front + "\n";
      front = std::string(widest_lead, ' ');
    }
    const std::size_t indent = base::display_width(front);
    const std::size_t width = std::max(options_.width, narrowest + indent) - indent;
    bool is_first = true;
    for (const auto& row : wrap(clean(text), width)) {
      out_ += (is_first ? front : std::string(indent, ' ')) + row + "\n";
      is_first = false;
    }
  }
  [[nodiscard]] static std::string margin(std::size_t level) { return std::string(std::min<std::size_t>(level < 2 ? 0 : (level - 1) * 2, widest_indent), ' '); }

  /// √ × for conditions below the parts of the outcome.
  [[nodiscard]] static std::string mark(const Reason& reason) {
    if (!reason.truth || reason.is_part || reason.kind == "hit" || reason.kind == "exception" || reason.kind == "force" || reason.kind == "presumption") return "";
    switch (*reason.truth) {
      case Truth::yes: return "√ ";
      case Truth::no: return "× ";
      case Truth::unknown: return "？ ";
      case Truth::not_applicable: break;
    }
    return "－ ";
  }

  /// "［另有 4 项，--open 3.2］".
  [[nodiscard]] std::string fold_mark(const Reason& reason) {
    const std::string number = std::to_string(reason.folded);
    const std::string what = reason.below.empty() ? say_.say("下面还有 " + number + " 项", number + " below") : has_more_alike(reason) ? say_.say("另有 " + number + " 项", number + " more") : say_.say("另有 " + number + " 项不影响结论", number + " that change nothing");
    return mark(what, reason.folded_handle);
  }
  [[nodiscard]] std::string mark(const std::string& what, const std::string& handle) {
    has_folded_ = true;
    return say_.say("［", " [") + what + say_.say("，", ", ") + "--open " + handle + say_.say("］", "]");
  }

  void print_sentence(const Reason& reason, std::size_t level) {
    std::string text = mark(reason) + reason.text;
    text += say_.bracketed(short_grounds(reason) + (only_told(reason) != nullptr ? short_grounds(*only_told(reason)) : ""));
    if (reason.folded > 0) text += fold_mark(reason);
    if (reason.passed > 0) text += mark(say_.say("另有 ", "") + std::to_string(reason.passed) + say_.say(" 项不影响结论", " more that change nothing"), reason.passed_handle);
    line(margin(level) + (reason.handle.empty() ? "" : reason.handle + "  "), text);
  }

  void print_below(const Reason& reason, std::size_t level) {
    for (const Reason& each : reason.below) {
      if (each.is_told) {
        if (&each != only_told(reason)) line(margin(level) + (level > 0 ? "    — " : "  — "), each.text + say_.bracketed(short_grounds(each)));
        print_grounds(each, level + 1);
        continue;
      }
      print_sentence(each, level + 1);
      print_grounds(each, level + 1);
      print_below(each, level + 1);
    }
  }
  /// Are the folded ones just more of those that are shown?
  [[nodiscard]] static bool has_more_alike(const Reason& reason) { return reason.below.size() >= 4 && (reason.below.front().kind == "element" || reason.below.front().kind == "hit" || reason.below.size() >= 8); }

  /// Where a stated fact stands, and articles: they follow the sentence in brackets. Quotes have lines of their own.
  [[nodiscard]] std::string short_grounds(const Reason& reason) const {
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : say_.say("；", "; ")) + text; };
    for (const FindingEvidence& evidence : reason.evidence)
      if (evidence.kind == FindingEvidence::Kind::fact) add(text_of(evidence));
    if (!has_list(reason))
      for (const CitedArticle& citation : reason.citations) add(cited(citation, say_, false));
    return out;
  }
  /// What is told in the sentence above it and needs no line where it is the only one.
  [[nodiscard]] static const Reason* only_told(const Reason& reason) {
    const auto is_told = [](const Reason& each) { return each.is_told; };
    if (std::count_if(reason.below.begin(), reason.below.end(), is_told) != 1) return nullptr;
    const Reason& only = *std::find_if(reason.below.begin(), reason.below.end(), is_told);
    return only.kind == "fact" ? &only : nullptr;
  }
  [[nodiscard]] static bool has_list(const Reason& reason) { return reason.kind == "force"; }

  void print_grounds(const Reason& reason, std::size_t level) {
    if (!options_.with_heading && reason.kind == "hit") return;  // the finding quotes it
    const std::string lead = margin(level) + (level > 0 ? "    — " : "  — ");
    std::size_t shown = 0;
    for (const FindingEvidence& evidence : reason.evidence) {
      if (evidence.kind == FindingEvidence::Kind::fact) continue;
      if (shown++ < most_evidence) line(lead, text_of(evidence));
    }
    if (shown > most_evidence) line(lead, say_.say("另有 " + std::to_string(shown - most_evidence) + " 处", "and " + std::to_string(shown - most_evidence) + " more"));
    if (has_list(reason))
      for (const CitedArticle& citation : reason.citations) line(lead, cited(citation, say_, true));
  }

  [[nodiscard]] std::string text_of(const FindingEvidence& evidence) const {
    const facts::Evidence& source = evidence.source;
    switch (evidence.kind) {
      case FindingEvidence::Kind::text: {
        std::string where = options_.with_documents ? source.document : "";
        if (!source.clause.empty()) where += (where.empty() ? "" : " ") + source.clause;
        where += (where.empty() ? "" : " ") + say_.place(source.place);
        const bool is_marked = !evidence.before.empty() || !evidence.after.empty();
        return where + say_.colon() + "“" + (is_marked ? evidence.before + "〖" + source.quote + "〗" + evidence.after : source.quote) + "”";
      }
      case FindingEvidence::Kind::fact: return source.document + (source.pointer.empty() ? "" : " " + source.pointer);
      case FindingEvidence::Kind::absence: {
        if (!options_.with_documents) return say_.say("已查全文", "the whole text was searched");
        std::string places;
        for (const auto& place : source.looked_in) places += (places.empty() ? "" : say_.enumeration_mark()) + place;
        return say_.say("查过：", "looked in: ") + places;
      }
    }
    return {};
  }

  void print_end(const Explanation& told) {
    bool is_first = true;
    for (const CitedArticle& citation : told.citations) {
      line(is_first ? say_.say("依据：", "Basis: ") : say_.say("      ", "       "), cited(citation, say_, true));
      if (!citation.words.empty()) line(say_.say("      ", "       "), "“" + citation.words + "”");
      is_first = false;
    }
    if (told.questions.empty()) return;
    line("", say_.say("还要查明：", "To find out:"));
    for (const auto& question : told.questions) line("  - ", question);
  }

  const ReasonTextOptions& options_;
  Words say_;
  std::string out_;
  bool has_folded_ = false;
};

}  // namespace

std::string print_explanation(const Explanation& explanation, const ReasonTextOptions& options) { return Printer(options).print(explanation); }

std::string explanation_json(const Explanation& explanation) {
  Json out{{"check", explanation.check}, {"title", explanation.title}};
  out["path"] = Json::array();
  for (const Reason& above : explanation.path) out["path"].push_back(json_of(above));
  out["reasons"] = json_of(explanation.root);
  out["citations"] = json_of(explanation.citations);
  out["questions"] = explanation.questions;
  return print(out, 2);
}

}  // namespace zhunsheng::report

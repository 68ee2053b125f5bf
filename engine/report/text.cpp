// SPDX-License-Identifier: Apache-2.0
// Terminal text for a law officer: what is wrong and where, on what basis, what would cure it; then what to submit.
#include <algorithm>
#include <set>

#include "engine/base/text.hpp"
#include "engine/report/lines.hpp"
#include "engine/report/reasons/explain.hpp"
#include "engine/report/report.hpp"

namespace zhunsheng::report {
namespace {

using findings::Finding;
using findings::FindingEvidence;
using findings::Review;
using model::Outcome;
using model::Severity;

constexpr std::size_t narrowest = 24;     // below this a line holds no clause; wrap as if it were this wide
constexpr std::size_t most_quotes = 3;    // of one finding; the JSON holds the rest
constexpr std::size_t most_questions = 8; // of one request

enum class Style : std::uint8_t { plain, bold, dim, red, yellow, cyan };

const char* escape_of(Style style) {
  switch (style) {
    case Style::plain: return "";
    case Style::bold: return "\x1b[1m";
    case Style::dim: return "\x1b[2m";
    case Style::red: return "\x1b[1;31m";
    case Style::yellow: return "\x1b[1;33m";
    case Style::cyan: return "\x1b[36m";
  }
  return "";
}

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::critical: return Style::red;
    case Severity::major: return Style::yellow;
    case Severity::minor: return Style::cyan;
    case Severity::note: return Style::dim;
  }
  return Style::plain;
}

bool is_words(model::CitationMode mode) { return mode == model::CitationMode::practice || mode == model::CitationMode::local; }

class Printer {
 public:
  Printer(const Review& review, const TextOptions& options) : review_(review), options_(options) {}

  std::string finish() {
    if (is_unread() || options_.quiet) {
      for (const auto& document : review_.documents) print_document(document);
      if (!is_unread()) print_counts();
      return std::move(out_);
    }
    print_header();
    print_violations();
    print_notes();
    print_exempt();
    print_requests();
    print_open_reasons();
    print_undecidable();
    if (options_.all) print_rest();
    print_remarks();
    blank();
    print_counts();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string say(const char* chinese, const char* english) const { return options_.language == base::Language::chinese ? chinese : english; }
  [[nodiscard]] std::string comma() const { return say("、", ", "); }
  [[nodiscard]] std::string name_of(Severity severity) const { return say(model::to_chinese(severity), model::to_english(severity)); }

  /// Nothing could be read: there is nothing to count.
  [[nodiscard]] bool is_unread() const {
    return !review_.documents.empty() && std::all_of(review_.documents.begin(), review_.documents.end(), [](const auto& document) { return !document.error.empty(); });
  }

  void blank() {
    if (!out_.empty()) out_ += '\n';
  }
  /// `lead` on the first line, blanks of its width before the others; document text is cleaned here.
  void line(const std::string& lead, const std::string& text, Style style = Style::plain) {
    const std::size_t indent = base::display_width(lead);
    const std::size_t width = std::max(options_.width, narrowest + indent) - indent;
    bool is_first = true;
    for (const auto& row : wrap(clean(text), width)) {
      out_ += is_first ? lead : std::string(indent, ' ');
      is_first = false;
      const bool coloured = options_.colour && style != Style::plain;
      if (coloured) out_ += escape_of(style);
      out_ += row;
      if (coloured) out_ += "\x1b[0m";
      out_ += '\n';
    }
  }
  void heading(const std::string& text) {
    blank();
    line("", text, Style::bold);
  }

  void print_header() {
    for (const auto& document : review_.documents) print_document(document);
    std::string kinds;
    for (const auto kind : review_.kinds) kinds += (kinds.empty() ? "" : comma()) + say(model::to_chinese(kind), model::to_english(kind));
    std::string basis = say("审查基准日 ", "legal date ") + base::to_string(review_.as_of);
    if (review_.as_of_source == findings::AsOfSource::document) basis += say("（成文日期）", " (the document's)");
    if (review_.as_of_source == findings::AsOfSource::today) basis += say("（当日）", " (today)");
    line("", (kinds.empty() ? "" : kinds + " · ") + basis, Style::dim);
    if (!review_.kinds_evidence.empty()) line("", say("类别识别自：", "kind recognised by: ") + joined(review_.kinds_evidence), Style::dim);
    if (review_.kinds.empty())
      line("", say("没有认出这是哪一类文书，只运行了不分类别的检查；请用 --kind 指明（decision、contract、subsidy、normative、tender、village）。",
                   "The kind of this document was not recognised; only checks for every kind ran. Name it by --kind (decision, contract, subsidy, normative, tender, village)."));
  }
  void print_document(const findings::ReviewedDocument& document) {
    std::string title = document.path;
    if (!document.title.empty()) title += say("  《", "  “") + document.title + say("》", "”");
    if (!document.material.empty() && review_.documents.size() > 1) title += say("（", " (") + document.material + say("）", ")");
    line("", title, Style::bold);
    if (!document.error.empty()) line("  ", say("无法读取：", "cannot be read: ") + document.error, Style::red);
  }

  template <class Select>
  [[nodiscard]] std::vector<const Finding*> select(Select&& is_wanted) const {
    std::vector<const Finding*> out;
    for (const auto& finding : review_.findings)
      if (!finding.is_rest && is_wanted(finding)) out.push_back(&finding);
    return out;
  }

  void print_violations() {
    const auto found = select([](const Finding& finding) { return finding.outcome == Outcome::violated && finding.severity != Severity::note; });
    for (const auto* finding : found) print(*finding);
    if (!found.empty() || review_.summary.undetermined > 0 || review_.unreadable.size() == review_.documents.size()) return;
    blank();
    line("", say("没有发现存在风险的内容。", "No risk was found."));
  }
  void print_notes() {
    const auto found = select([](const Finding& finding) { return finding.outcome == Outcome::violated && finding.severity == Severity::note; });
    if (found.empty()) return;
    heading(say("提示（不影响结论）", "Notes (they do not affect the conclusion)"));
    // One entry a check: a note that fits ten places is one note with ten places.
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto same = [&](const Finding* other) { return other->check == found[i]->check; };
      if (std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
      print(*found[i]);
      std::string others;
      for (std::size_t j = i + 1; j < found.size(); ++j)
        if (const std::string clause = clause_of(*found[j]); same(found[j]) && !others.ends_with(clause)) others += (others.empty() ? "" : comma()) + clause;
      if (!others.empty()) line("  " + say("同样的还有：", "Also in: "), others);
    }
  }

  /// 第五条, or the title's place, of the first quoted words.
  static std::string clause_of(const Finding& finding) {
    for (const auto& evidence : finding.evidence)
      if (evidence.kind == FindingEvidence::Kind::text) return evidence.source.clause;
    return {};
  }

  void print(const Finding& finding) {
    blank();
    std::string title = "【" + name_of(finding.severity) + "】";
    if (const std::string clause = clause_of(finding); !clause.empty()) title += clause + "  ";
    title += finding.title;
    if (!finding.subject.empty()) title += say("（", " (") + finding.subject + say("）", ")");
    line("", title, style_of(finding.severity));
    print_evidence(finding);
    if (!finding.message.empty()) line("  ", finding.reference_note + shortened(finding));
    for (const auto& note : finding.presumed_notes) line("  " + say("推定：", "Presumed: "), note);
    print_citations(finding.citations, "  ");
    if (!finding.advice.empty()) line("  " + say("建议：", "Advice: "), finding.advice);
    if (finding.is_practice) line("  ", say("各地规定不同，请核对本地规定。", "Local rules differ: check those of your place."), Style::dim);
    print_reasons(finding, "  ");
  }

  void print_reasons(const Finding& finding, const std::string& indent) {
    if (!finding.why) return;
    ReasonTextOptions options;
    options.language = options_.language;
    options.indent = indent;
    options.with_heading = false;
    options.with_documents = review_.documents.size() > 1;
    options.width = options_.width;
    out_ += print_explanation(*finding.why, options);
    has_reasons_ = true;
  }

  /// The message, with words that were just quoted in full cut to their ends.
  [[nodiscard]] static std::string shortened(const Finding& finding) {
    constexpr std::size_t longest = 24, head = 10, tail = 8;
    std::string message = finding.message;
    for (const auto& evidence : finding.evidence) {
      const std::string& quote = evidence.source.quote;
      const std::size_t length = base::count_code_points(quote), at = quote.empty() ? std::string::npos : message.find("“" + quote + "”");
      if (at == std::string::npos || length <= longest) continue;
      const std::string cut = std::string(base::slice_code_points(quote, 0, head)) + "……" + std::string(base::slice_code_points(quote, length - tail, length));
      message.replace(at + std::string_view("“").size(), quote.size(), cut);
    }
    return message;
  }

  /// What the document says of itself (its title, its issuer) is no news beside other evidence.
  [[nodiscard]] static bool is_plain_to_see(const Finding& finding, const FindingEvidence& evidence) { return finding.evidence.size() > 1 && evidence.fact.rfind("文书.", 0) == 0; }

  void print_evidence(const Finding& finding) {
    std::size_t shown = 0;
    for (const auto& evidence : finding.evidence) {
      if (is_plain_to_see(finding, evidence)) continue;
      if (shown++ == most_quotes) {
        line("  ", say("另有证据 ", "further evidence: ") + std::to_string(finding.evidence.size() - most_quotes) + say(" 处", ""), Style::dim);
        return;
      }
      print(evidence);
    }
  }
  void print(const FindingEvidence& evidence) {
    const facts::Evidence& source = evidence.source;
    const std::string fact = evidence.fact.empty() ? "" : evidence.fact + say("：", ": ") + evidence.value;
    switch (evidence.kind) {
      case FindingEvidence::Kind::text: {
        const bool has_context = !source.context.empty() && source.context != model::to_chinese(model::Context::affirmed);
        const std::string doubt = has_context ? say("（", " (") + source.context + say("）", ")") : "";
        const std::string where = review_.documents.size() > 1 || !evidence.fact.empty() ? say("（", " (") + source.document + say("）", ")") : "";
        const bool is_marked = !evidence.before.empty() || !evidence.after.empty();
        const std::string quote = is_marked ? evidence.before + "〖" + source.quote + "〗" + evidence.after : source.quote;
        line("  ", (fact.empty() ? "" : fact + say("，", ", ")) + "“" + quote + "”" + doubt + where);
        return;
      }
      case FindingEvidence::Kind::fact: line("  ", fact + say("（", " (") + source.document + " " + source.pointer + say("）", ")")); return;
      case FindingEvidence::Kind::absence:
        line("  ", say("没有找到", "not found") + (evidence.fact.empty() ? "" : say("“", " “") + evidence.fact + "”") + (review_.documents.size() > 1 ? say("，查找范围：", "; looked in: ") + joined(source.looked_in) : say("（已查全文）", " (whole text searched)")));
        return;
    }
  }

  [[nodiscard]] std::string text_of(const findings::CitedArticle& citation) const {
    if (is_words(citation.mode)) return citation.text;
    std::string source = citation.number;
    if (citation.effective) source += (source.empty() ? "" : say("，", ", ")) + say("", "in force since ") + base::to_string(*citation.effective) + say(" 起施行", "");
    if (!citation.verified) source += (source.empty() ? "" : say("，", ", ")) + say("未核对原文", "text not verified");
    return "《" + citation.statute + "》" + citation.article + (source.empty() ? "" : say("（", " (") + source + say("）", ")"));
  }
  [[nodiscard]] std::string word_of(model::CitationMode mode) const {
    switch (mode) {
      case model::CitationMode::direct: return say("依据：", "Basis: ");
      case model::CitationMode::by_reference: return say("参照：", "By reference: ");
      case model::CitationMode::practice: return say("实务：", "Practice: ");
      case model::CitationMode::local: return say("地方：", "Local: ");
    }
    return {};
  }
  void print_citations(const std::vector<findings::CitedArticle>& citations, const std::string& indent) {
    std::string before;  // the word is said once for a run of citations of one mode
    for (const auto& citation : citations) {
      const std::string word = word_of(citation.mode);
      const std::string blanks(base::display_width(word), ' ');
      line(indent + (word == before ? blanks : word), text_of(citation));
      // The words of an article are quoted where it is cited first.
      if (!citation.words.empty() && quoted_.insert("《" + citation.statute + "》" + citation.article).second) line(indent + blanks, "“" + citation.words + "”", Style::dim);
      before = word;
    }
  }

  void print_exempt() {
    const auto found = select([](const Finding& finding) { return finding.outcome == Outcome::exempt; });
    if (found.empty()) return;
    heading(say("依例外通过", "Exempt"));
    for (const auto* finding : found) {
      const std::string clause = clause_of(*finding);
      std::string text = (clause.empty() ? "" : clause + "  ") + finding->title;
      if (!finding->subject.empty()) text += say("（", " (") + finding->subject + say("）", ")");
      for (const auto& exception : finding->exceptions)
        if (exception.holds == eval::Truth::yes) text += say("；例外：", "; exception: ") + exception.name + articles_of(exception);
      line("  - ", text);
      print_reasons(*finding, "    ");
    }
  }
  [[nodiscard]] std::string articles_of(const findings::ExceptionState& exception) const {
    std::string out;
    for (const auto& citation : exception.citations) out += (out.empty() ? "" : comma()) + text_of(citation);
    return out.empty() ? out : say("，", ", ") + out;
  }

  void print_requests() {
    if (review_.requests.empty()) return;
    heading(say("待查：需要补充的材料和情况", "To be determined: what to submit and to explain"));
    std::size_t number = 0;
    for (const auto& group : review_.requests) {
      const std::string what = group.what.empty() ? say("请说明", "Please explain") : say("补交 ", "Submit ") + group.what;
      line("  " + std::to_string(++number) + ". ", what + say("（涉及 ", " (checks: ") + std::to_string(group.checks.size()) + say(" 项）", ")"));
      print_questions(group.questions);
      if (options_.all) line("     ", say("涉及：", "checks: ") + joined(group.checks), Style::dim);
    }
  }
  [[nodiscard]] std::string joined(const std::vector<std::string>& names) const {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : comma()) + name;
    return out;
  }
  void print_questions(const std::vector<std::string>& questions) {
    const std::size_t most = options_.all ? questions.size() : std::min(questions.size(), most_questions);
    for (std::size_t i = 0; i < most; ++i) line("     - ", questions[i]);
    if (most < questions.size()) line("     - ", say("另有 ", "and ") + std::to_string(questions.size() - most) + say(" 个问题（--all 全部列出）", " more (--all lists them)"), Style::dim);
  }

  /// With --explain: why each undetermined check is so, below what is asked for.
  void print_open_reasons() {
    const auto found = select([](const Finding& finding) { return finding.outcome == Outcome::undetermined && finding.why && !finding.missing.empty(); });
    if (found.empty()) return;
    heading(say("待查的理由", "Why they are undetermined"));
    for (const auto* finding : found) {
      line("  - ", finding->title + (finding->subject.empty() ? "" : say("（", " (") + finding->subject + say("）", ")")));
      print_reasons(*finding, "    ");
    }
  }

  /// Undetermined with nothing to ask for: a person must look.
  void print_undecidable() {
    const auto found = select([](const Finding& finding) { return finding.outcome == Outcome::undetermined && finding.missing.empty(); });
    if (found.empty()) return;
    heading(say("待查：需要人工判断", "To be determined by a person"));
    for (const auto* finding : found) {
      const std::string clause = clause_of(*finding);
      line("  - ", (clause.empty() ? "" : clause + "  ") + finding->title + say("：", ": ") + finding->message);
      print_reasons(*finding, "    ");
    }
  }

  void print_rest() {
    for (const Outcome outcome : {Outcome::undetermined, Outcome::satisfied, Outcome::not_applicable}) {
      bool has_heading = false;
      for (const auto& finding : review_.findings) {
        if (!finding.is_rest || finding.outcome != outcome) continue;
        if (!has_heading) heading(outcome == Outcome::undetermined ? say("待查（无论如何不会存在风险）", "Undetermined (harmless)") : say(model::to_chinese(outcome), model::to_english(outcome)));
        has_heading = true;
        line("  - ", finding.title + (finding.subject.empty() ? "" : say("（", " (") + finding.subject + say("）", ")")));
        print_reasons(finding, "    ");
      }
    }
  }

  void print_remarks() {
    std::vector<std::string> remarks;
    for (const auto& conflict : review_.conflicts) remarks.push_back(say("来源不一致：", "sources differ: ") + conflict);
    remarks.insert(remarks.end(), review_.notes.begin(), review_.notes.end());
    for (const auto& file : review_.unreadable)  // those that are documents stand in the header
      if (std::none_of(review_.documents.begin(), review_.documents.end(), [&](const auto& document) { return document.path == file.path; })) remarks.push_back(file.path + say("：", ": ") + file.error);
    if (has_reasons_ && !options_.explain_command.empty()) {
      std::string command = options_.explain_command;
      const auto fill = [&](std::string_view slot, const std::string& word) {
        if (const std::size_t place = command.find(slot); place != std::string::npos) command.replace(place, slot.size(), word);
      };
      fill("{check}", say("检查编号", "CHECK"));
      fill("{path}", review_.documents.empty() ? "" : review_.documents.front().path);
      remarks.push_back(say("展开理由中方括号里的一项：", "To open what stands in brackets in the reasons: ") + command + say(" 编号", " NUMBER"));
    }
    if (remarks.empty()) return;
    heading(say("说明", "Remarks"));
    for (const auto& remark : remarks) line("  - ", remark);
  }

  void print_counts() {
    const findings::Summary& summary = review_.summary;
    const auto& by_severity = summary.violated_by_severity;
    const std::size_t notes = by_severity[static_cast<std::size_t>(Severity::note)];
    std::string severities;
    for (const Severity severity : {Severity::critical, Severity::major, Severity::minor})
      if (const std::size_t number = by_severity[static_cast<std::size_t>(severity)]; number > 0) severities += (severities.empty() ? "" : comma()) + name_of(severity) + " " + std::to_string(number);
    const auto count = [&](Outcome outcome, std::size_t number) { return say(model::to_chinese(outcome), model::to_english(outcome)) + " " + std::to_string(number); };
    const std::string text = count(Outcome::violated, summary.violated - notes) + (severities.empty() ? "" : say("（", " (") + severities + say("）", ")")) + " · " + name_of(Severity::note) + " " +
                             std::to_string(notes) + " · " + count(Outcome::undetermined, summary.undetermined) + " · " + count(Outcome::exempt, summary.exempt) + " · " +
                             count(Outcome::satisfied, summary.satisfied) + " · " + count(Outcome::not_applicable, summary.not_applicable);
    out_ += options_.colour ? escape_of(Style::bold) + text + "\x1b[0m\n" : text + "\n";  // one line, whatever the width
  }

  std::set<std::string> quoted_;  // articles whose words were printed
  bool has_reasons_ = false;
  const Review& review_;
  const TextOptions& options_;
  std::string out_;
};

}  // namespace

std::string render_text(const Review& review, const TextOptions& options) { return Printer(review, options).finish(); }

}  // namespace zhunsheng::report

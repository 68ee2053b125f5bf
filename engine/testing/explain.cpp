// SPDX-License-Identifier: Apache-2.0
#include "engine/testing/explain.hpp"

#include <algorithm>

#include "engine/base/text.hpp"
#include "engine/findings/reads.hpp"
#include "engine/testing/conditions.hpp"
#include "engine/testing/search.hpp"

namespace zhunsheng::testing {
namespace {

using eval::Truth;
using model::Outcome;

const char* unknown_reason(const Bench& bench, eval::Unknown why) {
  const bool english = bench.language == base::Language::english;
  switch (why) {
    case eval::Unknown::fact: return english ? "a fact" : "事实";
    case eval::Unknown::material: return english ? "a material" : "材料";
    case eval::Unknown::open_list: return english ? "the end of a list" : "列表没有列完";
    case eval::Unknown::doubtful_hit: return english ? "a hit in doubt" : "存疑的命中";
    case eval::Unknown::no_document: return english ? "the document (no 文本)" : "送审稿（例中没有 文本）";
    case eval::Unknown::conflict: return english ? "two cases that differ" : "两个情形同时适用而结果不同";
    case eval::Unknown::overflow: return english ? "a number out of range" : "数值超出范围";
    case eval::Unknown::division_by_zero: return english ? "a division by zero" : "除数为零";
    case eval::Unknown::no_calendar: return english ? "the calendar of a year (declare it: 日历)" : "工作日所在年份的日历（请声明 日历）";
    case eval::Unknown::no_parameter_version: return english ? "a version of the parameter at that date" : "该日期参数没有版本";
    case eval::Unknown::no_legal_date: return english ? "the legal date" : "基准日不详";
  }
  return "";
}

std::string clause_of(const facts::Hit& hit) { return hit.clause_number.empty() ? "" : hit.clause_number + " "; }

/// The truths that the conditions of the check took, watched in a run of it alone.
class Seen {
 public:
  Seen(const Bench& bench, const Ended& ended) : plan_(graph::make_check_plan(bench.rules, ended.check, &places_)) {
    eval::Evaluator evaluator(plan_, bench.rules);
    evaluator.watch(&trace_);
    evaluator.evaluate(ended.scene.store, settings_for(bench.rules, ended.scene, ended.check));
  }
  [[nodiscard]] std::uint8_t of(const Condition& condition) const {
    std::uint8_t out = 0;
    for (const auto& place : places_)
      if (std::find(condition.exprs.begin(), condition.exprs.end(), place.expr) != condition.exprs.end()) out |= trace_.nodes[place.node];
    return out;
  }

 private:
  std::vector<graph::Place> places_;
  graph::Plan plan_;
  eval::Trace trace_;
};

std::string words(const Bench& bench, std::uint8_t seen) {
  const char* const chinese[] = {"否", "是", "不详", "不适用"};
  const char* const english[] = {"no", "yes", "unknown", "n/a"};
  std::string out;
  for (unsigned i = 0; i < 4; ++i)
    if ((seen & (1u << i)) != 0) out += (out.empty() ? "" : "/") + std::string(bench.language == base::Language::english ? english[i] : chinese[i]);
  return out;
}

bool is_told(Role role, std::uint8_t seen, Outcome outcome) {
  const bool has_unknown = (seen & eval::seen_bit(Truth::unknown)) != 0, has_no = (seen & (eval::seen_bit(Truth::no) | eval::seen_bit(Truth::not_applicable))) != 0;
  switch (outcome) {
    case Outcome::not_applicable: return role == Role::applies && has_no;
    case Outcome::undetermined: return has_unknown;
    case Outcome::satisfied: return role == Role::norm;
    case Outcome::exempt: return role == Role::exception;
    case Outcome::violated: return role != Role::applies;
  }
  return false;
}

std::string field_of(const Bench& bench, const Condition& condition, const model::Check& check) {
  switch (condition.role) {
    case Role::applies: return bench.say("适用", "applies");
    case Role::norm: return check.forbids ? bench.say("不得", "must_not") : bench.say("应当", "must");
    case Role::exception: return bench.say("例外 ", "except ") + at(bench.rules, model::ExceptionId(std::size_t{condition.owner})).name;
    case Role::definition: break;
  }
  return {};
}

void add_conditions(const Bench& bench, const Ended& ended, std::vector<std::string>& out) {
  const model::Check& check = at(bench.rules, ended.check);
  const Seen seen(bench, ended);
  for (const Condition& condition : conditions_of(bench.rules, check)) {
    const std::uint8_t truths = seen.of(condition);
    const std::string text = words_of(bench, condition);
    if (truths == 0 || text.empty() || !is_told(condition.role, truths, ended.outcome)) continue;
    out.push_back(field_of(bench, condition, check) + bench.say("：“", ": \"") + text + bench.say("”为 ", "\" is ") + words(bench, truths));
  }
}

void add_force_and_kind(const Bench& bench, const Ended& ended, std::vector<std::string>& out) {
  if (ended.outcome != Outcome::not_applicable) return;
  const model::Check& check = at(bench.rules, ended.check);
  if (check.kinds != 0 && ended.scene.kinds != 0 && (check.kinds & ended.scene.kinds) == 0)
    out.push_back(bench.say("规则的 对象 不包括这个例的文书类别", "the document of this example is of no kind in the check's 对象"));
  for (const auto* instance : ended.instances) {
    if (instance->in_force) continue;
    const std::string date = instance->legal_date ? to_string(*instance->legal_date) : "";
    out.push_back(bench.say("规则在 " + date + " 不施行（看 按、施行 和 依据 的有效期）", "the check is not in force on " + date + " (see 按, 施行 and the force of its 依据)"));
    return;
  }
}

void add_hits(const Bench& bench, const Ended& ended, std::vector<std::string>& out) {
  const model::Check& check = at(bench.rules, ended.check);
  const findings::Reads reads = findings::reads_below(bench.rules, findings::all_expressions(bench.rules, check));
  for (const auto pattern : reads.patterns) {
    const std::uint16_t allowed = at(bench.rules, pattern).contexts;
    for (const auto& hit : ended.scene.store.hits.by_pattern[pattern.index()])
      if ((allowed & model::context_bit(hit.context)) != 0)
        out.push_back(bench.say("命中 ", "hit ") + at(bench.rules, pattern).name + bench.say("：", ": ") + clause_of(hit) + "“" + shorten(hit.quote) + "”");
    const auto others = other_contexts(bench, ended.scene.store.hits, pattern);
    out.insert(out.end(), others.begin(), others.end());
    const bool none = ended.scene.store.hits.searched && ended.scene.store.hits.by_pattern[pattern.index()].empty();
    if (none && ended.sample != nullptr) out.push_back(bench.say("句式 ", "pattern ") + at(bench.rules, pattern).name + bench.say(" 没有命中", " did not match"));
  }
}

}  // namespace

std::string shorten(std::string_view text) {
  constexpr std::size_t longest = 40;
  return base::count_code_points(text) <= longest ? std::string(text) : std::string(base::slice_code_points(text, 0, longest)) + "…";
}

std::string missing_of(const Bench& bench, const std::vector<const eval::InstanceOutcome*>& instances) {
  std::string out;
  for (const auto* instance : instances) {
    for (const auto& missing : instance->missing) {
      const std::string name = missing.fact.is_valid() ? model::path_of(bench.rules, missing.fact) : missing.material.is_valid() ? at(bench.rules, missing.material).name : unknown_reason(bench, missing.why);
      if (out.find(name) == std::string::npos) out += (out.empty() ? bench.say("缺 ", "missing: ") : bench.say("、", ", ")) + name;
    }
  }
  return out;
}

std::vector<std::string> other_contexts(const Bench& bench, const facts::Hits& hits, model::PatternId pattern) {
  std::vector<std::string> out;
  const model::Pattern& row = at(bench.rules, pattern);
  std::string allowed;
  for (unsigned i = 0; i < 8; ++i)
    if ((row.contexts & (1u << i)) != 0) allowed += (allowed.empty() ? "" : "、") + std::string(to_chinese(static_cast<model::Context>(i)));
  for (const auto& hit : hits.by_pattern[pattern.index()]) {
    if ((row.contexts & model::context_bit(hit.context)) != 0) continue;
    const std::string context = to_chinese(hit.context), quote = clause_of(hit) + "“" + shorten(hit.quote) + "”";
    out.push_back(bench.say("句式 " + row.name + " 匹配 " + quote + "，但语境是 " + context + "（只认 " + allowed + "）",
                            "pattern " + row.name + " matches " + quote + ", but its context is " + context + " (allowed: " + allowed + ")"));
  }
  return out;
}

std::vector<std::string> explain(const Bench& bench, const Ended& ended, Outcome wanted) {
  std::vector<std::string> out;
  add_force_and_kind(bench, ended, out);
  add_conditions(bench, ended, out);
  if (ended.outcome == Outcome::undetermined) {
    const std::string missing = missing_of(bench, ended.instances);
    if (!missing.empty()) out.push_back(missing);
  }
  for (const auto* instance : ended.instances)
    for (const auto& exception : instance->exceptions)
      out.push_back(bench.say("例外 ", "except ") + at(bench.rules, exception.exception).name +
                    (exception.holds == Truth::yes ? bench.say(" 成立", " holds") : exception.holds == Truth::no ? bench.say(" 不成立", " fails") : bench.say(" 是否成立不详", " is unknown")));
  add_hits(bench, ended, out);
  std::string change;
  for (const Change& one : find_change(bench, ended.example, ended.sample, ended.scene, ended.check, wanted))
    change += (change.empty() ? "" : bench.say("，", ", ")) + one.fact + bench.say(" 由 ", " from ") + one.from + bench.say(" 改为 ", " to ") + one.to;
  if (!change.empty()) out.push_back(bench.say("要得到 ", "nearest change for ") + bench.word(wanted) + bench.say("，最近的改法：", ": ") + change);
  return out;
}

}  // namespace zhunsheng::testing

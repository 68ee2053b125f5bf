// SPDX-License-Identifier: Apache-2.0
// Sentences of the upper steps: which row of the outcome table fits, force, exceptions.
#include <array>

#include "engine/findings/basis.hpp"
#include "engine/findings/elements.hpp"
#include "engine/report/reasons/sentences.hpp"

namespace zhunsheng::report {

using eval::OutcomeRow;
using eval::Role;
using eval::Step;
using eval::StepKind;
using eval::Truth;
using model::Outcome;

std::string Sentences::of_check() {
  std::array<std::size_t, 5> counts{};
  for (const auto& instance : tree_.instances()) ++counts[static_cast<std::size_t>(instance.outcome)];
  std::string out;
  for (const Outcome outcome : {Outcome::violated, Outcome::undetermined, Outcome::exempt, Outcome::satisfied, Outcome::not_applicable})
    if (const std::size_t count = counts[static_cast<std::size_t>(outcome)]; count > 0)
      out += (out.empty() ? "" : say_.enumeration_mark()) + say_.say(model::to_chinese(outcome), model::to_english(outcome)) + " " + std::to_string(count);
  return say_.say("逐项检查“", "Checked item by item over “") + say_.expression(tree_.check().for_each->list) + say_.say("”：", "”: ") + out;
}

std::string Sentences::element_name(const Step& step) {
  const eval::InstanceOutcome& instance = *step.instance;
  if (!tree_.check().for_each || step.bindings.empty()) return {};
  if (instance.is_open_extra) return say_.say("可能还有的一项：", "One more that there may be: ");
  const auto element = findings::element_at(in_, tree_.check().for_each->list, instance.element);
  return findings::label_of(in_, tree_.check().for_each->list, element, instance.element) + say_.colon();
}

std::string Sentences::of_instance(const Step& step) {
  const Outcome outcome = step.subject != nullptr ? step.subject->outcome : step.instance->outcome;
  const std::string name = say_.say(model::to_chinese(outcome), model::to_english(outcome));
  return element_name(step) + say_.say("结论：", "Outcome: ") + name + say_.say("。", ". ") + of_row(step);
}

std::string Sentences::of_row(const Step& step) {
  const eval::InstanceOutcome& instance = *step.instance;
  const bool forbids = tree_.check().forbids;
  switch (step.row) {
    case OutcomeRow::not_in_force:
      return instance.legal_date ? say_.date(*instance.legal_date) + say_.say("，这项检查的依据都不在施行期内。", ": none of the articles that it rests on was in force.")
                                 : say_.say("这项检查的依据都不在施行期内。", "None of the articles that it rests on is in force.");
    case OutcomeRow::other_kind: {
      std::string kinds;
      for (unsigned i = 0; i < 6; ++i)
        if ((tree_.check().kinds & (1u << i)) != 0) kinds += (kinds.empty() ? "" : say_.enumeration_mark()) + say_.say(model::to_chinese(static_cast<model::Kind>(i)), model::to_english(static_cast<model::Kind>(i)));
      const std::string lead = in_.settings.kinds == 0 ? say_.say("没有认出这是哪一类文书（可用 --kind 指明）；", "The kind of this document was not recognised (name it by --kind); ") : say_.say("", "");
      return lead + say_.say("这项检查只针对" + kinds + "，本件不是。", "it is meant for " + kinds + " only.");
    }
    case OutcomeRow::no_list: return say_.say("所检查的各项不适用于本件。", "The list that it goes through does not apply here.");
    case OutcomeRow::does_not_apply: return say_.say("不具备适用条件。", "Its conditions of application are not met.");
    case OutcomeRow::norm_not_applicable: return say_.say("要求所针对的情况不适用于本件。", "What it requires hangs on something that does not apply here.");
    case OutcomeRow::kept: return forbids ? say_.say("没有出现禁止的情形。", "Nothing forbidden was found.") : say_.say("已经做到所要求的。", "What it requires was done.");
    case OutcomeRow::excused: return forbids ? say_.say("有禁止的情形，但属于例外。", "Something forbidden was found, but an exception excuses it.") : say_.say("没有做到所要求的，但属于例外。", "What it requires was not done, but an exception excuses it.");
    case OutcomeRow::broken: {
      const bool has_exceptions = !tree_.check().exceptions.empty();
      return (forbids ? say_.say("有禁止的情形", "Something forbidden was found") : say_.say("没有做到所要求的", "What it requires was not done")) +
             (has_exceptions ? say_.say("，也没有例外可以适用。", ", and no exception excuses it.") : say_.say("。", "."));
    }
    case OutcomeRow::open: return of_open(instance);
  }
  return {};
}

/// What is not known yet, in the order of the table.
std::string Sentences::of_open(const eval::InstanceOutcome& instance) {
  const bool forbids = tree_.check().forbids;
  if (instance.is_open_extra) return say_.say("清单可能还不全。", "The list may not be complete.");
  if (instance.harmless) return say_.say("还有不清楚的，但无论如何都不会存在风险。", "Something is not known, but nothing could make it a risk.");
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : say_.enumeration_mark()) + text; };
  if (tree_.check().at.is_valid() && !instance.legal_date) add(say_.say("适用哪一天的法律", "the day whose law counts"));
  if (instance.applies == Truth::unknown) add(say_.say("是否适用", "whether it applies"));
  if (instance.norm == Truth::unknown) add(forbids ? say_.say("有没有禁止的情形", "whether there is anything forbidden") : say_.say("有没有做到所要求的", "whether what it requires was done"));
  if (instance.norm == Truth::no && !tree_.check().exceptions.empty()) add(say_.say("是否属于例外", "whether an exception excuses it"));
  return say_.say("还不能确定：", "Not known: ") + out + say_.say("。", ".");
}

std::string Sentences::of_force(const Step& step, findings::Reason& out) {
  const auto& uses = step.exception.is_valid() ? model::at(rules_, step.exception).citations : tree_.check().citations;
  const auto& date = step.instance->legal_date;
  if (date || !step.exception.is_valid()) out.citations = findings::every_version(rules_, uses);
  if (!date) return say_.say("适用法律的日期不明，依据当时是否施行也就不能确定", "The legal date is not known, so whether its articles are in force is not either");
  const base::DateSpan& own = tree_.check().in_force;
  if (!step.exception.is_valid() && !own.is_always())
    return say_.say("这项检查", "The check is in force") + (own.from ? say_.say("自", " from ") + say_.date(*own.from) + say_.say("起", "") : "") + (own.until ? say_.say("至", " until ") + say_.date(*own.until) + say_.say("止", "") : "") + say_.say("施行", "");
  return say_.date(*date) + say_.say("，依据不在施行期内", ": its articles are not in force");
}

std::string Sentences::of_exception(const Step& step, findings::Reason& out) {
  const model::Exception& exception = model::at(rules_, step.exception);
  out.citations = findings::in_force(rules_, exception.citations, step.instance->legal_date);
  const std::string holds = step.truth == Truth::yes ? say_.say("成立", "holds") : step.truth == Truth::no ? say_.say("不成立", "does not hold") : say_.say("是否成立，还不能确定", "may hold: that is not known");
  std::string text = say_.say("例外“", "Exception “") + exception.name + say_.say("”", "” ") + holds;
  if (!step.body.is_valid()) return text;
  const bool is_excluded = step.truth == Truth::no && step.body_truth == Truth::yes && !exception.inner.empty();
  if (is_excluded) text += say_.say("（条件具备，但又属于除外的情形）", " (its condition is met, but what excludes it is too)");
  Step when = step;
  when.kind = StepKind::expression;
  when.truth = step.body_truth;
  return text + say_.colon() + (is_leaf(model::at(rules_, step.body).op) ? of_leaf(when, out) : of_expression(when));
}

/// What an expression is there for, in front of what it says.
std::string Sentences::of_role(const Step& step) {
  const bool forbids = tree_.check().forbids;
  const auto choose = [&](const std::string& yes, const std::string& no, const std::string& unknown, const std::string& not_applicable) {
    switch (step.truth) {
      case Truth::yes: return yes;
      case Truth::no: return no;
      case Truth::unknown: return unknown;
      case Truth::not_applicable: break;
    }
    return not_applicable;
  };
  switch (step.role) {
    case Role::legal_date: return step.value.state == model::FactState::known ? say_.say("按当日的法律：", "By the law of the day: ") : say_.say("适用哪一天的法律，还不能确定：", "The day whose law counts is not known: ");
    case Role::list: return say_.say("逐项看：", "Item by item: ");
    case Role::applies:
      return choose(say_.say("适用：", "Applies: "), say_.say("不适用：", "Does not apply: "), say_.say("是否适用：", "Whether it applies: "),
                    say_.say("不适用：", "Does not apply: "));
    case Role::norm:
      if (forbids)
        return choose(say_.say("不得有的情形出现了：", "What is forbidden is there: "), say_.say("不得有的情形没有出现：", "What is forbidden is not there: "),
                      say_.say("有没有不得有的情形：", "Whether what is forbidden is there: "), say_.say("这项要求不适用：", "The norm does not apply: "));
      return choose(say_.say("要求做到了：", "The requirement is met: "), say_.say("要求没有做到：", "The requirement is not met: "),
                    say_.say("要求有没有做到：", "Whether the requirement is met: "), say_.say("这项要求不适用：", "The norm does not apply: "));
    case Role::plain: case Role::value: break;
  }
  return {};
}

findings::Reason Sentences::tell(const Step& step) {
  findings::Reason out;
  out.kind = kind_of(rules_, step);
  out.decides = step.decides;
  out.is_part = step.role == Role::applies || step.role == Role::norm;
  const bool is_truth = step.kind != StepKind::check && step.kind != StepKind::instance && (!step.expr.is_valid() || step.kind == StepKind::choice || step.kind == StepKind::exception ||
                        step.kind == StepKind::presumption || model::at(rules_, step.expr).type.kind == model::TypeKind::boolean);
  if (is_truth) out.truth = step.truth;
  const bool has_value = step.kind == StepKind::expression || step.kind == StepKind::choice;
  if (has_value && step.value.state == model::FactState::known) out.value = say_.value(model::at(rules_, step.expr).type, step.value);
  switch (step.kind) {
    case StepKind::check: out.text = of_check(); break;
    case StepKind::instance: out.text = of_instance(step); break;
    case StepKind::force: out.text = of_force(step, out); break;
    case StepKind::exception: out.text = of_exception(step, out); break;
    case StepKind::presumption: out.text = of_presumption(step, out); break;
    case StepKind::hit: out.text = of_hit(step, out); break;
    case StepKind::choice: out.text = of_choice(step); break;
    case StepKind::element: out.text = of_element(step, out); break;
    case StepKind::expression: {
      const std::string leaf = is_leaf(model::at(rules_, step.body).op) ? of_leaf(step, out) : "";
      out.text = of_role(step) + (leaf.empty() || step.body != step.expr ? of_expression(step) : leaf);
      break;
    }
  }
  if (step.kind == StepKind::choice) out.citations = findings::in_force(rules_, model::at(rules_, step.definition).cases[step.index].citations, step.instance->legal_date);
  return out;
}

}  // namespace zhunsheng::report

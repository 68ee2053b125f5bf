// SPDX-License-Identifier: Apache-2.0
// Sentences of leaves, with what they rest on: facts and fields with their sources, what no material says and where it was
// looked for, parameters with the version used, materials, hits with their words.
#include <algorithm>

#include "engine/findings/basis.hpp"
#include "engine/findings/elements.hpp"
#include "engine/findings/evidence.hpp"
#include "engine/model/builtins.hpp"
#include "engine/report/reasons/sentences.hpp"

namespace zhunsheng::report {

using eval::Step;
using eval::StepKind;
using eval::Truth;
using findings::FindingEvidence;
using model::Expr;
using model::FactState;
using model::Op;

bool is_leaf(Op op) {
  return op == Op::fact || op == Op::field || op == Op::parameter || op == Op::present || op == Op::absent || op == Op::has_material || op == Op::lacks_material || op == Op::matches ||
         op == Op::records || op == Op::variable || op == Op::hit_field || op == Op::constant || op == Op::unknown || op == Op::not_applicable;
}

namespace {

/// The materials that would say the fact: those that are there, and those that are not.
struct Sources {
  std::string there, lacking;
};
Sources sources_of(const findings::Inputs& in, model::FactId fact) {
  Sources out;
  for (const model::MaterialId material : model::at(in.rules, fact).sources) {
    std::string& names = in.store.materials[material.index()] ? out.there : out.lacking;
    names += (names.empty() ? "" : "、") + model::at(in.rules, material).name;
  }
  return out;
}

FindingEvidence nothing_found(std::vector<std::string> looked_in) {
  FindingEvidence out;
  out.kind = FindingEvidence::Kind::absence;
  out.source.kind = facts::EvidenceKind::absence;
  out.source.looked_in = std::move(looked_in);
  return out;
}

}  // namespace

void Sentences::add_evidence(const std::vector<facts::Evidence>& sources, const std::string& fact, const std::string& value, findings::Reason& out) const {
  for (const auto& source : sources) out.evidence.push_back(findings::of_fact(in_, source, fact, value));
}

/// 未见材料, 不详 and 材料表明没有 are three things.
std::string Sentences::state_text(model::FactId fact, const model::Given& given, const std::vector<facts::Evidence>& evidence) const {
  const Sources sources = sources_of(in_, fact);
  switch (given.state) {
    case FactState::not_applicable: return say_.say("不适用", "not applicable");
    case FactState::unknown:
      return evidence.size() > 1 ? say_.say("不详（各处说法不一）", "not known (the places differ)") : say_.say("不详（问过，说不清）", "not known (asked, nobody can say)");
    case FactState::known: {
      const bool is_by_absence = std::any_of(evidence.begin(), evidence.end(), [](const auto& one) { return one.kind == facts::EvidenceKind::absence; });
      const std::string value = say_.value(model::at(rules_, fact).type, given);
      return is_by_absence ? value + say_.say("（材料表明没有）", " (the material shows that it is not so)") : value;
    }
    case FactState::absent: break;
  }
  std::string out = say_.say("未见材料", "no material says it");
  if (!sources.lacking.empty()) out += say_.say("（没有提交" + sources.lacking + "）", " (not submitted: " + sources.lacking + ")");
  else if (!sources.there.empty()) out += say_.say("（已提交的" + sources.there + "没有写明）", " (" + sources.there + " does not say it)");
  return out;
}

std::string Sentences::of_fact(const Step& step, findings::Reason& out) {
  const model::FactId id(model::at(rules_, step.body).ref);
  const facts::FactEntry& entry = in_.store.facts[id.index()];
  const std::string value = say_.value(model::at(rules_, id).type, entry.given);
  add_evidence(entry.evidence, model::path_of(rules_, id), value, out);
  const bool is_said = entry.given.state == FactState::known || entry.given.state == FactState::not_applicable;
  const Expr& body = model::at(rules_, step.body);
  if (!is_said && model::find_presumption(rules_, id) != nullptr) {
    const model::Given presumed = tree_.value(step, step.body);
    if (presumed.state == FactState::known) return say_.name(id) + say_.colon() + say_.say("没有材料说明，推定为", "nothing is said of it, presumed ") + say_.quoted(say_.value(body.type, presumed));
  }
  return say_.name(id) + say_.colon() + state_text(id, entry.given, entry.evidence);
}

std::string Sentences::of_field(const Step& step, findings::Reason& out) {
  const Expr& body = model::at(rules_, step.body);
  const model::FactId id(body.ref);
  const findings::Element field = findings::field_of(in_, body, step.bindings);
  const model::Given given = field.given != nullptr ? *field.given : tree_.value(step, step.body);
  add_evidence(field.evidence, model::path_of(rules_, id), say_.value(body.type, given), out);
  return say_.name(id) + say_.colon() + state_text(id, given, {});
}

std::string Sentences::of_parameter(const Step& step, findings::Reason& out) {
  const model::Parameter& parameter = model::at(rules_, model::ParameterId(model::at(rules_, step.body).ref));
  const std::optional<base::Date> date = step.is_at_review_date ? in_.settings.as_of : step.instance->legal_date;
  const model::ParameterVersion* version = nullptr;
  for (const model::ParameterVersion& each : parameter.versions)
    if (!date || each.from <= *date) version = &each;
  const model::Given value = tree_.value(step, step.body);
  if (value.state != FactState::known || version == nullptr) {
    return parameter.name + say_.colon() + (date ? say_.date(*date) + say_.say("还没有规定", ": nothing was laid down yet") : say_.say("适用法律的日期不明，不能确定用哪一版", "the legal date is not known, nor which version counts"));
  }
  out.citations = findings::in_force(rules_, version->citations, date);
  if (out.citations.empty()) out.citations = findings::in_force(rules_, version->citations, std::nullopt);
  static const base::Date beginning = *base::make_date(1, 1, 1);
  const std::string since = version->from <= beginning ? "" : say_.say("（" + say_.date(version->from) + "起）", " (from " + say_.date(version->from) + ")");
  return parameter.name + " = " + say_.value(parameter.type, value) + since;
}

std::string Sentences::of_presence(const Step& step, findings::Reason& out) {
  const Expr& body = model::at(rules_, step.body);
  const bool wants = body.op == Op::present || body.op == Op::has_material;
  const Truth is_there = wants ? step.body_truth : negate(step.body_truth);
  if (body.op == Op::has_material || body.op == Op::lacks_material) {
    const std::string& name = model::at(rules_, model::MaterialId(body.ref)).name;
    if (is_there == Truth::yes) {
      std::string files;
      for (const auto& file : in_.dossier != nullptr ? in_.dossier->files : std::vector<document::DossierFile>{})
        if (std::find(file.materials.begin(), file.materials.end(), name) != file.materials.end()) files += (files.empty() ? "" : say_.enumeration_mark()) + file.document.path;
      return say_.say("已提交", "submitted: ") + name + say_.bracketed(files);
    }
    out.evidence.push_back(nothing_found(findings::searched(in_)));
    return is_there == Truth::no ? say_.say("没有", "there is no ") + name + say_.say("（材料已经齐全）", " (nothing more will be submitted)")
                                 : say_.say("未见", "not seen: ") + name + say_.say("（可能还会补交）", " (it may still be submitted)");
  }
  const model::FactId id(body.ref);
  model::Given given = in_.store.facts[id.index()].given;
  std::vector<facts::Evidence> evidence = in_.store.facts[id.index()].evidence;
  if (body.a.is_valid()) {
    const findings::Element field = findings::field_of(in_, model::at(rules_, body.a), step.bindings);
    given = field.given != nullptr ? *field.given : model::Given{FactState::unknown, {}};
    evidence = field.evidence;
  }
  add_evidence(evidence, model::path_of(rules_, id), say_.value(model::at(rules_, id).type, given), out);
  const std::string lead = is_there == Truth::yes ? say_.say("有材料说明", "something is said of ") : given.state == FactState::not_applicable ? "" : is_there == Truth::no ? say_.say("没有材料说明", "nothing is said of ") : say_.say("有没有材料说明还不能确定：", "whether anything is said is not known: ");
  return lead + say_.quoted(say_.name(id)) + say_.colon() + state_text(id, given, evidence);
}

std::string Sentences::of_matches(const Step& step, findings::Reason& out) {
  const Expr& body = model::at(rules_, step.body);
  const std::string what = say_.pattern(model::PatternId(body.ref)) + say_.say("的表述", "");
  if (!in_.store.hits.searched) return say_.say("没有送审稿，无从查找", "there is no draft to look in for ") + what;
  Step inner = step;
  inner.kind = StepKind::expression;
  inner.subject = nullptr;
  const auto hits = tree_.below(inner);
  const auto count = [&](Truth truth) { return static_cast<std::size_t>(std::count_if(hits.begin(), hits.end(), [&](const Step& each) { return each.truth == truth; })); };
  const std::size_t apart = count(Truth::no);
  const std::string others = apart == 0 ? "" : say_.say("（另有 " + std::to_string(apart) + " 处在否定、引述等语境中，不算）", " (in contexts that do not count: " + std::to_string(apart) + ")");
  if (step.body_truth == Truth::yes) return say_.say("有", "wording of ") + what + say_.say(" " + std::to_string(count(Truth::yes)) + " 处", ": " + std::to_string(count(Truth::yes))) + others;
  if (const std::size_t doubtful = count(Truth::unknown); step.body_truth == Truth::unknown && doubtful > 0)
    return say_.say("有 " + std::to_string(doubtful) + " 处可能是", "may be wording of ") + what + say_.say("，需要人工判断", " (a person must judge): " + std::to_string(doubtful));
  if (step.body_truth == Truth::unknown) return say_.say("文件没有读全，读到的部分没有", "the document was not read whole; what was read has no wording of ") + what;
  out.evidence.push_back(nothing_found(in_.store.hits.looked_in.empty() ? findings::searched(in_) : in_.store.hits.looked_in));
  return say_.say("没有", "no wording of ") + what + others;
}

std::string Sentences::of_hit(const Step& step, findings::Reason& out) {
  const facts::Hit& hit = in_.store.hits.by_pattern[model::at(rules_, step.expr).ref][step.index];
  out.evidence.push_back(findings::of_hit(in_, hit));
  const bool is_plain = hit.context == model::Context::affirmed;
  std::string text = hit.clause < 0 ? say_.say("标题", "Title") : hit.clause_number.empty() ? say_.say("正文", "Text") : hit.clause_number;
  if (step.truth == Truth::no) text += say_.say("，语境：" + std::string(model::to_chinese(hit.context)) + "，不算", ", context " + std::string(model::to_chinese(hit.context)) + ", does not count");
  else if (step.truth == Truth::unknown) text += say_.say("，存疑，需要人工判断", ", doubtful: a person must judge");
  else if (!is_plain) text += say_.say("，语境：", ", context ") + model::to_chinese(hit.context);
  if (step.subject != nullptr) text += say_.say("，", ", ") + say_.say(model::to_chinese(step.subject->outcome), model::to_english(step.subject->outcome));
  return text;
}

std::string Sentences::of_presumption(const Step& step, findings::Reason& out) {
  const model::Presumption& presumption = *model::find_presumption(rules_, step.fact);
  const std::optional<base::Date> date = step.is_at_review_date ? in_.settings.as_of : step.instance->legal_date;
  out.citations = findings::in_force(rules_, presumption.citations, date);
  std::string unless = presumption.unless.is_valid() ? say_.say("除非“", " unless “") + say_.expression(presumption.unless) + "”" : "";
  if (step.truth == Truth::yes) return say_.say("依法推定", "presumed by law") + (unless.empty() ? "" : say_.say("，", ",") + unless + say_.say("；现在没有这种情形", ", which is not so"));
  if (out.citations.empty()) return say_.say("不能推定：当日没有施行的依据", "cannot be presumed: no article is in force");
  const bool may_come = in_.store.facts[step.fact.index()].given.state == FactState::absent && !in_.store.complete;
  if (may_come) return say_.say("还不能推定：可能还会提交材料", "not presumed yet: material may still be submitted");
  return say_.say("不能推定", "cannot be presumed") + (unless.empty() ? "" : say_.colon() + unless);
}

std::string Sentences::of_element(const Step& step, findings::Reason& out) {
  const eval::Binding& binding = step.bindings.back();
  const std::vector<eval::Binding> around(step.bindings.begin(), step.bindings.end() - 1);
  const findings::Element element = findings::element_at(in_, binding.list, binding.element, around);
  const bool is_scalar = model::at(rules_, binding.list).type.element != model::TypeKind::record;
  const model::Type& list = model::at(rules_, binding.list).type;
  model::Type type = list;
  type.kind = list.element;
  const bool is_made = element.given == nullptr && is_scalar && step.value.state == FactState::known;
  std::string text = (is_made ? say_.value(type, step.value) : findings::label_of(in_, binding.list, element, binding.element)) + say_.colon();
  if (step.subject != nullptr && step.subject->outcome != model::Outcome::violated) text += say_.say(model::to_chinese(step.subject->outcome), model::to_english(step.subject->outcome)) + say_.say("，", ", ");
  if (!step.body.is_valid()) {
    add_evidence(element.evidence, element.list_path, text, out);
    return text + say_.say("计入", "counted");
  }
  const bool is_leaf_body = is_leaf(model::at(rules_, step.body).op);
  if (!is_leaf_body) add_evidence(element.evidence, element.list_path, findings::label_of(in_, binding.list, element, binding.element), out);
  if (!step.is_counted) text += step.truth == Truth::unknown ? say_.say("是否计入，还不能确定，", "whether it counts is not known, ") : say_.say("不计入，", "not counted, ");
  return text + (is_leaf_body ? of_leaf(step, out) : of_expression(step));
}

std::string Sentences::of_leaf(const Step& step, findings::Reason& out) {
  const Expr& body = model::at(rules_, step.body);
  switch (body.op) {
    case Op::fact: return of_fact(step, out);
    case Op::field: return of_field(step, out);
    case Op::parameter: return of_parameter(step, out);
    case Op::present: case Op::absent: case Op::has_material: case Op::lacks_material: return of_presence(step, out);
    case Op::matches: return of_matches(step, out);
    case Op::records: {
      const facts::RecordList& list = in_.store.records[body.ref];
      const std::string& name = rules_.records[body.ref].name;
      if (!list.given) return name + say_.say("：未见材料", ": no material says it");
      return name + say_.say("共 " + std::to_string(list.records.size()) + " 份", ": " + std::to_string(list.records.size())) + (list.open ? say_.say("（可能还不全）", " (there may be more)") : "");
    }
    default: return say_.expression(step.body) + say_.colon() + say_.value(body.type, tree_.value(step, step.body));  // variables, literals, the words of a hit
  }
}

namespace {

std::string kind_of(Op op) {
  switch (op) {
    case Op::constant: case Op::unknown: case Op::not_applicable: return "literal";
    case Op::fact: case Op::field: case Op::variable: return "fact";
    case Op::records: return "list";
    case Op::definition: return "definition";
    case Op::parameter: return "parameter";
    case Op::present: case Op::absent: return "present";
    case Op::has_material: case Op::lacks_material: return "material";
    case Op::logical_not: return "not";
    case Op::logical_and: return "and";
    case Op::logical_or: return "or";
    case Op::equal: case Op::not_equal: case Op::at_least: case Op::greater: case Op::at_most: case Op::less: return "comparison";
    case Op::contains: case Op::in_set: return "contains";
    case Op::matches: return "matches";
    case Op::add: case Op::subtract: case Op::multiply: case Op::divide: case Op::negate: case Op::call: return "arithmetic";
    case Op::every: return "every";
    case Op::some: return "some";
    case Op::none: return "none";
    case Op::sum: return "sum";
    case Op::count: return "count";
    case Op::maximum: return "maximum";
    case Op::minimum: return "minimum";
    case Op::hit_field: return "hit_words";
  }
  return {};
}

}  // namespace

std::string kind_of(const model::Ruleset& rules, const Step& step) {
  switch (step.kind) {
    case StepKind::check: return "check";
    case StepKind::instance: return "outcome";
    case StepKind::force: return "force";
    case StepKind::exception: return "exception";
    case StepKind::presumption: return "presumption";
    case StepKind::element: return "element";
    case StepKind::hit: return "hit";
    case StepKind::choice: return "case";
    case StepKind::expression: break;
  }
  return kind_of(model::at(rules, step.expr).op);
}

}  // namespace zhunsheng::report

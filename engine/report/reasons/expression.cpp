// SPDX-License-Identifier: Apache-2.0
// Sentences of expressions: conditions with their values, formulas, loops, definitions. What is unknown says why.
#include <algorithm>

#include "engine/findings/elements.hpp"
#include "engine/findings/wording.hpp"
#include "engine/model/builtins.hpp"
#include "engine/report/reasons/sentences.hpp"

namespace zhunsheng::report {

using eval::Step;
using eval::StepKind;
using eval::Truth;
using model::Expr;
using model::ExprId;
using model::FactState;
using model::Op;
using model::TypeKind;

namespace {

bool is_comparison(Op op) { return op >= Op::equal && op <= Op::less; }
bool is_arithmetic(Op op) { return op == Op::add || op == Op::subtract || op == Op::multiply || op == Op::divide || op == Op::negate || op == Op::call; }
bool is_quantifier(Op op) { return op == Op::every || op == Op::some || op == Op::none; }
bool is_number(TypeKind kind) { return kind == TypeKind::integer || kind == TypeKind::decimal || kind == TypeKind::percent || kind == TypeKind::money || kind == TypeKind::duration; }

std::size_t count_if(const std::vector<Step>& steps, Truth truth) {
  return static_cast<std::size_t>(std::count_if(steps.begin(), steps.end(), [&](const Step& step) { return step.truth == truth; }));
}

}  // namespace

bool Sentences::tells_operands(const Step& step) const {
  if (!step.body.is_valid() || step.kind == StepKind::choice) return false;
  const Op op = model::at(rules_, step.body).op;
  return is_comparison(op) || is_arithmetic(op) || op == Op::contains || op == Op::in_set || op == Op::logical_not;
}

/// "征求意见天数 = 20日"; a literal is its value.
std::string Sentences::with_value(const Step& at, ExprId id) {
  const Expr& expr = model::at(rules_, id);
  if (expr.op == Op::constant || expr.op == Op::unknown || expr.op == Op::not_applicable) return say_.expression(id);
  const std::string value = say_.value(expr.type, tree_.value(at, id));
  return say_.expression(id) + (expr.type.kind == TypeKind::enumeration || expr.type.kind == TypeKind::boolean ? say_.colon() : " = ") + value;
}

std::string Sentences::unclear(const Step& step) { return step.truth == Truth::not_applicable ? say_.say("不适用", "not applicable") : say_.say("还不能确定", "not known"); }

/// Why, where all that it reads is known; empty otherwise (the steps below say).
std::string Sentences::why_unknown(const Step& step) {
  const auto cause = tree_.cause(step);
  if (!cause) return {};
  if (say_.is_chinese()) {
    const auto reasons = findings::reasons_of(in_, {*cause});
    return reasons.empty() ? "" : "（" + reasons.front() + "）";
  }
  switch (cause->why) {
    case eval::Unknown::overflow: return " (too large to compute)";
    case eval::Unknown::division_by_zero: return " (division by zero)";
    case eval::Unknown::no_calendar: return " (no calendar of that year)";
    case eval::Unknown::conflict: return " (cases that apply give different values, or none applies)";
    case eval::Unknown::no_parameter_version: return " (no version on that day)";
    case eval::Unknown::no_legal_date: return " (the legal date is not known)";
    case eval::Unknown::doubtful_hit: return " (a person must judge the wording)";
    case eval::Unknown::fact: case eval::Unknown::material: case eval::Unknown::open_list: case eval::Unknown::no_document: break;
  }
  return {};
}

std::string Sentences::of_expression(const Step& step) {
  const Expr& named = model::at(rules_, step.expr.is_valid() && step.kind == StepKind::expression ? step.expr : step.body);
  if (named.op == Op::definition) return of_definition(step);
  const Expr& body = model::at(rules_, step.body);
  if (body.type.kind == TypeKind::boolean) return condition(step);
  return say_.expression(step.body) + " = " + say_.value(body.type, step.value) + why_unknown(step);
}

std::string Sentences::condition(const Step& step) {
  const Expr& expr = model::at(rules_, step.body);
  if (expr.op == Op::logical_and || expr.op == Op::logical_or) return junction(step);
  if (expr.op == Op::logical_not) return negation(step, expr);
  if (is_comparison(expr.op)) return comparison(step, expr);
  if (expr.op == Op::contains || expr.op == Op::in_set) return containment(step, expr);
  if (is_quantifier(expr.op)) return quantifier(step, expr);
  findings::Reason unused;
  return is_leaf(expr.op) ? of_leaf(step, unused) : say_.expression(step.body);
}

std::string Sentences::junction(const Step& step) {
  const bool is_and = model::at(rules_, step.body).op == Op::logical_and;
  Step inner = step;
  inner.kind = StepKind::expression;
  inner.subject = nullptr;
  const auto parts = tree_.below(inner);
  const std::string all = std::to_string(parts.size()), some = std::to_string(count_if(parts, step.body_truth));
  switch (step.body_truth) {
    case Truth::yes:
      if (is_and) return say_.say(all + " 项条件都具备", "all " + all + " conditions are met");
      return say_.say(all + " 项中有一项即可，具备 " + some + " 项", "one of " + all + " is enough, met: " + some);
    case Truth::no:
      if (is_and) return say_.say("须 " + all + " 项条件都具备，有 " + some + " 项不具备", "all " + all + " conditions are needed, not met: " + some);
      return say_.say(all + " 项中须有一项，都不具备", "one of " + all + " is needed, none is met");
    case Truth::unknown:
      if (is_and) return say_.say("须 " + all + " 项条件都具备，有 " + some + " 项还不能确定", "all " + all + " conditions are needed, not known: " + some);
      return say_.say(all + " 项中有一项即可，有 " + some + " 项还不能确定", "one of " + all + " is enough, not known: " + some);
    case Truth::not_applicable: break;
  }
  return say_.say("所说的情况不适用", "what it speaks of does not apply");
}

std::string Sentences::comparison(const Step& step, const Expr& expr) {
  const model::Type& type = model::at(rules_, expr.a).type;
  if ((expr.op == Op::equal || expr.op == Op::not_equal) && !is_number(type.kind) && type.kind != TypeKind::date) return equality(step, expr);
  const Expr& right = model::at(rules_, expr.b);
  std::string other = say_.expression(expr.b);
  if (right.op != Op::constant) other += say_.bracketed(say_.value(right.type, tree_.value(step, expr.b)));
  if (step.body_truth == Truth::yes || step.body_truth == Truth::no) return with_value(step, expr.a) + say_.comma() + say_.relation(expr.op, type, step.body_truth == Truth::yes) + " " + other;
  const std::string left = say_.expression(expr.a) + say_.bracketed(say_.value(type, tree_.value(step, expr.a)));
  const std::string relation = say_.relation(expr.op, type, true);
  return say_.say(left + "是否" + relation + " " + other + "，", "whether " + left + " is " + relation + " " + other + " is ") + unclear(step) + why_unknown(step);
}

/// "合同类型：货物，不是 施工".
std::string Sentences::equality(const Step& step, const Expr& expr) {
  const bool is_literal = model::at(rules_, expr.b).op == Op::constant;
  std::string other = say_.expression(expr.b);
  if (!is_literal) other += say_.bracketed(say_.value(model::at(rules_, expr.b).type, tree_.value(step, expr.b)));
  if (step.body_truth == Truth::unknown || step.body_truth == Truth::not_applicable) return with_value(step, expr.a) + say_.bracketed(say_.relation(expr.op, model::at(rules_, expr.a).type, true) + " " + other + say_.say(" 与否，", ": ") + unclear(step));
  const bool is_same = (step.body_truth == Truth::yes) == (expr.op == Op::equal);
  if (is_same && is_literal) return with_value(step, expr.a);
  return with_value(step, expr.a) + say_.comma() + say_.relation(Op::equal, model::at(rules_, expr.a).type, is_same) + " " + other;
}

std::string Sentences::containment(const Step& step, const Expr& expr) {
  std::string set;
  if (expr.op == Op::in_set) {
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) set += (set.empty() ? "" : say_.enumeration_mark()) + say_.expression(rules_.operands[i]);
    set = say_.say("（", "(") + set + say_.say("）", ")");
  } else {
    set = say_.expression(expr.b);
  }
  const bool is_in = expr.op == Op::in_set;
  const std::string lead = with_value(step, expr.a) + say_.comma();
  switch (step.body_truth) {
    case Truth::yes: return lead + (is_in ? say_.say("属于", "one of ") : say_.say("含 ", "contains ")) + set;
    case Truth::no: return lead + (is_in ? say_.say("不属于", "none of ") : say_.say("不含 ", "does not contain ")) + set;
    case Truth::unknown: case Truth::not_applicable: break;
  }
  return lead + (is_in ? say_.say("是否属于", "whether one of ") : say_.say("是否含 ", "whether it contains ")) + set + say_.say("，", " is ") + unclear(step);
}

std::string Sentences::negation(const Step& step, const Expr& expr) {
  if (say_.is_question(expr.a)) return with_value(step, expr.a);
  const std::string what = say_.quoted(say_.expression(expr.a));
  switch (step.body_truth) {
    case Truth::yes: return say_.say("没有", "not ") + what + say_.say("的情形", "");
    case Truth::no: return say_.say("有", "") + what + say_.say("的情形", " is the case");
    case Truth::unknown: return say_.say("有没有", "whether ") + what + say_.say("的情形，还不能确定", " is not known");
    case Truth::not_applicable: break;
  }
  return what + say_.say("不适用", " does not apply");
}

std::string Sentences::quantifier(const Step& step, const Expr& expr) {
  const std::string list = say_.expression(expr.a), what = say_.quoted(say_.condition(expr.b));
  const model::Given given = tree_.value(step, expr.a);
  if (given.state == FactState::not_applicable) return list + say_.say("：不适用", ": not applicable");
  if (given.state != FactState::known) return list + say_.say("：没有材料说明", ": nothing is said of it");
  const std::size_t size = given.value.items.size();
  Step inner = step;
  inner.kind = StepKind::expression;
  inner.subject = nullptr;
  const auto below = tree_.below(inner);
  const auto count = [&](Truth truth) {
    return std::to_string(std::count_if(below.begin(), below.end(), [&](const Step& each) { return each.kind == StepKind::element && each.truth == truth; }));
  };
  const std::string open = given.value.open ? say_.say("（清单可能还不全）", " (the list may not be complete)") : "";
  const std::string lead = list + say_.say("共 " + std::to_string(size) + " 项", ": " + std::to_string(size)) + open + say_.comma();
  if (size == 0 && !given.value.open) return list + say_.say("一项也没有", " is empty");
  if (step.body_truth == Truth::not_applicable) return lead + what + say_.say("不适用", " does not apply");
  const bool is_every = expr.op == Op::every;
  if (step.body_truth == Truth::unknown) return lead + say_.say("有 " + count(Truth::unknown) + " 项是否", "of ") + what + say_.say("还不能确定", " is not known: " + count(Truth::unknown));
  if (is_every) return step.body_truth == Truth::yes ? lead + say_.say("都符合", "each has ") + what : lead + say_.say("有 " + count(Truth::no) + " 项不符合", "without ") + what + say_.say("", ": " + count(Truth::no));
  const bool has_some = (expr.op == Op::some) == (step.body_truth == Truth::yes);
  return has_some ? lead + say_.say("有 " + count(Truth::yes) + " 项属于", "with ") + what + say_.say("", ": " + count(Truth::yes)) : lead + say_.say("没有一项属于", "none with ") + what;
}

/// An operation with the values of its operands: "自公告日期（2024年3月1日）至截止日期（2024年3月21日）".
std::string Sentences::formula(const Step& step) {
  const Expr& expr = model::at(rules_, step.body);
  const auto operand = [&](ExprId id) {
    const Expr& row = model::at(rules_, id);
    if (row.op == Op::constant) return say_.expression(id);
    const std::string value = say_.value(row.type, tree_.value(step, id));
    return is_arithmetic(row.op) ? say_.say("（", "(") + say_.expression(id) + " = " + value + say_.say("）", ")") : say_.expression(id) + say_.bracketed(value);
  };
  const auto is_date = [&](ExprId id) { return model::at(rules_, id).type.kind == TypeKind::date; };
  switch (expr.op) {
    case Op::subtract:
      if (is_date(expr.a) && is_date(expr.b)) return say_.say("自", "from ") + operand(expr.b) + say_.say("至", " to ") + operand(expr.a);
      return operand(expr.a) + " − " + operand(expr.b);
    case Op::add: return operand(expr.a) + " + " + operand(expr.b);
    case Op::multiply: return operand(expr.a) + " × " + operand(expr.b);
    case Op::divide: return operand(expr.a) + " ÷ " + operand(expr.b);
    case Op::call: {
      const ExprId first = rules_.operands[expr.list_begin];
      if (model::builtin_functions()[expr.ref].name != "工作日数") return operand(first) + say_.say("，遇休息日顺延", ", moved to the next working day");
      return say_.say("自", "from ") + operand(first) + say_.say("至", " to ") + operand(rules_.operands[expr.list_begin + 1]) + say_.say("，只算工作日", ", working days only");
    }
    default: return say_.expression(step.body);
  }
}

std::string Sentences::of_definition(const Step& step) {
  const Expr& named = model::at(rules_, step.expr);
  const Expr& body = model::at(rules_, step.body);
  const std::string name = say_.expression(step.expr);
  const bool is_truth = named.type.kind == TypeKind::boolean;
  std::string lead = name;
  if (is_truth) lead = say_.quoted(name) + (step.truth == Truth::yes ? say_.say("成立", " is so") : step.truth == Truth::no ? say_.say("不成立", " is not so") : " " + unclear(step));
  else lead += " = " + say_.value(named.type, step.value);
  if (body.op == Op::definition) {  // its cases, or another name
    const model::Definition& definition = model::at(rules_, model::DefinitionId(named.ref));
    if (definition.cases.size() == 1 && !definition.cases.front().guard.is_valid()) return lead + say_.colon() + say_.say("即", "that is ") + say_.expression(definition.cases.front().value);
    return lead + why_unknown(step);
  }
  if (is_leaf(body.op)) return lead + say_.colon() + say_.say("即", "that is ") + say_.expression(step.body);
  if (is_truth) return lead + say_.colon() + condition(step);
  return lead + say_.colon() + (is_arithmetic(body.op) ? formula(step) : say_.expression(step.body)) + why_unknown(step);
}

std::string Sentences::of_choice(const Step& step) {
  const std::string number = say_.say("第 " + std::to_string(step.index + 1) + " 种情形", "Case " + std::to_string(step.index + 1));
  const std::string value = say_.say("，取 ", ", giving ") + say_.expression(step.expr);
  if (!step.body.is_valid()) {
    const std::string otherwise = say_.say("其他情形", "Otherwise");
    return step.truth == Truth::yes ? otherwise + say_.say("（以上都不成立）", " (no case above applies)") + value : otherwise + (step.truth == Truth::no ? say_.say("（以上已有成立的）", " (a case above applies)") : say_.say("（以上还有不能确定的）", " (a case above may apply)")) + value;
  }
  const std::string holds = step.truth == Truth::yes ? say_.say("成立", " applies") : step.truth == Truth::no ? say_.say("不成立", " does not apply") : say_.say("是否成立，还不能确定", " may apply");
  return number + holds + value + say_.colon() + say_.condition(step.body);
}

}  // namespace zhunsheng::report

// SPDX-License-Identifier: Apache-2.0
// One function a kind of thing; expressions are told no deeper than a reader follows.
#include "engine/report/reasons/phrases.hpp"

#include "engine/base/text.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::report {

using model::Expr;
using model::ExprId;
using model::FactState;
using model::Op;
using model::TypeKind;

namespace {

constexpr std::size_t longest_label = 16, longest_question = 30, shortest_name = 2;  // characters
constexpr std::size_t longest_text = 40;  // of a value
constexpr int deepest_phrase = 6;

bool is_date(const model::Type& type) { return type.kind == TypeKind::date; }
bool is_number(const model::Type& type) {
  return type.kind == TypeKind::integer || type.kind == TypeKind::decimal || type.kind == TypeKind::percent || type.kind == TypeKind::money || type.kind == TypeKind::duration;
}

/// A label without what its author put in brackets behind it.
std::string core_of(const std::string& label) {
  const std::size_t bracket = label.find("（");
  return bracket == 0 ? label : label.substr(0, bracket);
}

Op contrary(Op op) {
  switch (op) {
    case Op::equal: return Op::not_equal;
    case Op::not_equal: return Op::equal;
    case Op::at_least: return Op::less;
    case Op::less: return Op::at_least;
    case Op::greater: return Op::at_most;
    default: return Op::greater;  // at_most: only comparisons come here
  }
}

}  // namespace

std::string Phrases::name(model::FactId id) const {
  const model::Fact& fact = at(rules_, id);
  const std::string label = core_of(fact.label);
  const std::size_t longest = fact.type.kind == TypeKind::boolean ? longest_question : longest_label;
  const bool is_builtin = fact.record == model::document_record;
  if (!is_builtin && !label.empty() && label != fact.name && base::count_code_points(label) <= longest) return label;
  const bool is_short = base::count_code_points(fact.name) <= shortest_name;
  return is_builtin || is_short ? at(rules_, fact.record).name + fact.name : fact.name;
}

std::string Phrases::value(const model::Type& type, const model::Given& given) const {
  if (given.state == FactState::not_applicable) return say("不适用", "not applicable");
  if (given.state != FactState::known) return say("不详", "not known");
  const model::Value& value = given.value;
  switch (type.kind) {
    case TypeKind::boolean: return value.a != 0 ? say("是", "yes") : say("否", "no");
    case TypeKind::date: return date({static_cast<std::int32_t>(value.a)});
    case TypeKind::duration: return duration({value.a, static_cast<base::DurationUnit>(value.b)});
    case TypeKind::text: {
      const bool is_long = base::count_code_points(value.text) > longest_text;
      return quoted(is_long ? std::string(base::slice_code_points(value.text, 0, longest_text)) + "……" : value.text);
    }
    case TypeKind::list:
      if (type.element != TypeKind::enumeration) return std::to_string(value.items.size()) + say("项", value.items.size() == 1 ? " item" : " items");
      break;
    case TypeKind::error: case TypeKind::integer: case TypeKind::decimal: case TypeKind::percent: case TypeKind::money: case TypeKind::enumeration: case TypeKind::record: break;
  }
  return model::print(rules_, type, given);
}

std::string Phrases::relation(Op op, const model::Type& type, bool holds) const {
  const bool dates = is_date(type);
  switch (holds ? op : contrary(op)) {
    case Op::equal: return is_number(type) ? say("等于", "equals") : say("是", "is");
    case Op::not_equal: return is_number(type) ? say("不等于", "differs from") : say("不是", "is not");
    case Op::at_least: return dates ? say("不早于", "not before") : say("不少于", "at least");
    case Op::greater: return dates ? say("晚于", "after") : say("超过", "more than");
    case Op::at_most: return dates ? say("不晚于", "not after") : say("不超过", "at most");
    default: return dates ? say("早于", "before") : say("少于", "less than");  // less
  }
}

std::string Phrases::pattern(model::PatternId id) const {
  const std::string& name = at(rules_, id).name;
  return name.empty() ? say("所列表述", "the wording looked for") : quoted(name);
}

std::string Phrases::operand(ExprId id, int depth) const {
  const Op op = at(rules_, id).op;
  const bool is_compound = op == Op::add || op == Op::subtract || op == Op::multiply || op == Op::divide || op == Op::logical_and || op == Op::logical_or;
  const std::string text = expression(id, depth);
  return is_compound ? say("（", "(") + text + say("）", ")") : text;
}

std::string Phrases::joined(const Expr& expr, const std::string& between, int depth) const {
  std::string out;
  const auto part = [&](ExprId id) { return is_question(id) ? condition(id, depth + 1) : operand(id, depth + 1); };
  for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) out += (out.empty() ? "" : between) + part(rules_.operands[i]);
  return out;
}

bool Phrases::is_question(ExprId id) const {
  const Expr& expr = at(rules_, id);
  return expr.type.kind == TypeKind::boolean && (expr.op == Op::fact || expr.op == Op::field || expr.op == Op::variable || expr.op == Op::parameter || expr.op == Op::definition);
}

std::string Phrases::condition(ExprId id, int depth) const { return expression(id, depth) + (id.is_valid() && is_question(id) ? say("：是", ": yes") : ""); }

std::string Phrases::operation(const Expr& expr, int depth) const {
  const auto left = [&] { return operand(expr.a, depth + 1); };
  const auto right = [&] { return operand(expr.b, depth + 1); };
  switch (expr.op) {
    case Op::subtract:
      if (is_date(at(rules_, expr.a).type) && is_date(at(rules_, expr.b).type)) return say("自", "from ") + right() + say("至", " to ") + left();
      return left() + " − " + right();
    case Op::add: return left() + " + " + right();
    case Op::multiply: return left() + " × " + right();
    case Op::divide: return left() + " ÷ " + right();
    case Op::negate: return "−" + left();
    default: break;
  }
  if (model::builtin_functions()[expr.ref].name == "工作日数") return say("自", "working days from ") + operand(rules_.operands[expr.list_begin], depth + 1) + say("至", " to ") + operand(rules_.operands[expr.list_begin + 1], depth + 1) + say("的工作日数", "");
  return operand(rules_.operands[expr.list_begin], depth + 1) + say("（遇休息日顺延）", " (moved to the next working day)");
}

std::string Phrases::loop(const Expr& expr, int depth) const {
  const std::string list = expression(expr.a, depth + 1);
  const std::string body = expr.b.is_valid() ? condition(expr.b, depth + 1) : "";
  const std::string term = expr.c.is_valid() ? expression(expr.c, depth + 1) : "";
  const std::string of_those = !expr.b.is_valid() || at(rules_, expr.b).op == Op::constant ? list : list + say("中", " with ") + quoted(body) + say("的各项", "");
  switch (expr.op) {
    case Op::every: return list + say("的每一项：", ", each: ") + body;
    case Op::some: return list + say("中至少有一项：", ", at least one: ") + body;
    case Op::none: return list + say("中没有一项：", ", none: ") + body;
    case Op::count: return of_those + say("的项数", ": how many");
    case Op::sum: return of_those + (term.empty() ? "" : say("，", ": ") + term) + say("合计", " in all");
    case Op::maximum: return of_those + say("中最大的", ": the largest ") + term;
    default: return of_those + say("中最小的", ": the smallest ") + term;  // minimum
  }
}

std::string Phrases::connective(const Expr& expr, int depth) const {
  const auto left = [&] { return operand(expr.a, depth + 1); };
  switch (expr.op) {
    case Op::logical_not:
      if (is_question(expr.a)) return expression(expr.a, depth + 1) + say("：否", ": no");
      return say("没有“", "not “") + expression(expr.a, depth + 1) + say("”的情形", "”");
    case Op::logical_and: return joined(expr, say("，且", ", and "), depth);
    case Op::logical_or: return joined(expr, say("，或者", ", or "), depth);
    case Op::contains: return left() + say(" 含 ", " contains ") + operand(expr.b, depth + 1);
    case Op::in_set: return left() + say(" 属于（", " is one of (") + joined(expr, enumeration_mark(), depth) + say("）", ")");
    case Op::matches: return say("条款中有", "wording of ") + pattern(model::PatternId(expr.ref)) + say("的表述", " in the clauses");
    case Op::present: return say("有材料说明“", "something is said of “") + name(model::FactId(expr.ref)) + "”";
    case Op::absent: return say("没有材料说明“", "nothing is said of “") + name(model::FactId(expr.ref)) + "”";
    case Op::has_material: return say("有", "there is ") + at(rules_, model::MaterialId(expr.ref)).name;
    case Op::lacks_material: return say("没有", "there is no ") + at(rules_, model::MaterialId(expr.ref)).name;
    default: return left() + " " + relation(expr.op, at(rules_, expr.a).type, true) + " " + operand(expr.b, depth + 1);  // comparisons
  }
}

std::string Phrases::expression(ExprId id, int depth) const {
  if (!id.is_valid()) return {};
  if (depth > deepest_phrase) return "……";
  const Expr& expr = at(rules_, id);
  switch (expr.op) {
    case Op::constant: return value(expr.type, known(at(rules_, model::ConstantId(expr.ref))));
    case Op::unknown: return say("不详", "not known");
    case Op::not_applicable: return say("不适用", "not applicable");
    case Op::fact: case Op::field: return name(model::FactId(expr.ref));
    case Op::records: return rules_.records[expr.ref].name;
    case Op::variable: return rules_.variables[expr.ref].name;
    case Op::definition: return rules_.definitions[expr.ref].name;
    case Op::parameter: return rules_.parameters[expr.ref].name;
    case Op::hit_field: return say("所引的表述", "the words quoted");
    case Op::add: case Op::subtract: case Op::multiply: case Op::divide: case Op::negate: case Op::call: return operation(expr, depth);
    case Op::every: case Op::some: case Op::none: case Op::sum: case Op::count: case Op::maximum: case Op::minimum: return loop(expr, depth);
    case Op::present: case Op::absent: case Op::has_material: case Op::lacks_material: case Op::logical_not: case Op::logical_and: case Op::logical_or: case Op::equal:
    case Op::not_equal: case Op::at_least: case Op::greater: case Op::at_most: case Op::less: case Op::contains: case Op::in_set: case Op::matches:
      return connective(expr, depth);
  }
  return {};
}

}  // namespace zhunsheng::report

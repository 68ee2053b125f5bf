// SPDX-License-Identifier: Apache-2.0
// Parses and compiles texts; prints a model for golden files.
#include "compiled.hpp"

#include <algorithm>

#include <sstream>

#include "dsl/grammar/parse.hpp"
#include "dsl/sema/compile.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::sema::testing {
namespace {

using model::Op;
using model::Ruleset;

const char* word_of(Op op) {
  switch (op) {
    case Op::constant: return "常数";
    case Op::unknown: return "不详";
    case Op::not_applicable: return "不适用";
    case Op::fact: return "事实";
    case Op::records: return "记录";
    case Op::variable: return "变量";
    case Op::field: return "字段";
    case Op::definition: return "定义";
    case Op::parameter: return "参数";
    case Op::present: return "有";
    case Op::absent: return "缺";
    case Op::has_material: return "有材料";
    case Op::lacks_material: return "缺材料";
    case Op::logical_not: return "不是";
    case Op::logical_and: return "且";
    case Op::logical_or: return "或";
    case Op::equal: return "=";
    case Op::not_equal: return "≠";
    case Op::at_least: return ">=";
    case Op::greater: return ">";
    case Op::at_most: return "<=";
    case Op::less: return "<";
    case Op::contains: return "含";
    case Op::in_set: return "属于";
    case Op::matches: return "命中";
    case Op::add: return "+";
    case Op::subtract: return "-";
    case Op::multiply: return "×";
    case Op::divide: return "÷";
    case Op::negate: return "负";
    case Op::every: return "每个";
    case Op::some: return "存在";
    case Op::none: return "没有";
    case Op::sum: return "合计";
    case Op::count: return "计数";
    case Op::maximum: return "最大";
    case Op::minimum: return "最小";
    case Op::call: return "函数";
    case Op::hit_field: return "命中的";
  }
  return "?";
}

std::string name_of(const Ruleset& rules, const model::Expr& node) {
  const std::size_t ref = node.ref;
  switch (node.op) {
    case Op::constant: return print(rules, node.type, model::known(rules.constants[ref]));
    case Op::fact:
    case Op::present:
    case Op::absent: return path_of(rules, model::FactId(ref));
    case Op::field: return at(rules, model::FactId(ref)).name;
    case Op::records: return rules.records[ref].name;
    case Op::definition: return rules.definitions[ref].name;
    case Op::parameter: return rules.parameters[ref].name;
    case Op::has_material:
    case Op::lacks_material: return rules.materials[ref].name;
    case Op::matches: return rules.patterns[ref].name;
    case Op::call: return std::string(model::builtin_functions()[ref].name);
    case Op::hit_field: return std::to_string(ref);
    case Op::variable:
    case Op::every:
    case Op::some:
    case Op::none:
    case Op::sum:
    case Op::count:
    case Op::maximum:
    case Op::minimum: return rules.variables[ref].name;
    default: return "";
  }
}

std::string print_type(const Ruleset& rules, const model::Type& type) {
  static constexpr const char* kinds[] = {"?", "是否", "整数", "小数", "比例", "金额", "日期", "时长", "文本", "枚举", "记录", "列表"};
  static constexpr const char* units[] = {"日", "工作日", "周", "月", "年"};
  std::string out = kinds[static_cast<std::size_t>(type.kind)];
  if (type.kind == model::TypeKind::duration && type.unit != 0xff) out += std::string("(") + units[type.unit] + ")";
  if (type.kind == model::TypeKind::list) {
    model::Type element = type;
    element.kind = type.element;
    out += "(" + print_type(rules, element) + ")";
  }
  if (type.kind == model::TypeKind::record) out += " " + rules.records[type.ref].name;
  if (type.kind == model::TypeKind::enumeration) {
    out += "(";
    for (const auto& value : rules.enums[type.ref].values) out += (out.back() == '(' ? "" : "、") + value;
    out += ")";
  }
  return out;
}

std::string print_uses(const Ruleset& rules, const std::vector<model::CitationUse>& uses) {
  std::string out;
  for (const auto& use : uses) {
    out += std::string(out.empty() ? "" : ", ") + to_english(use.mode) + " " + (use.text.empty() ? format(use.citation) : use.text);
    for (const auto version : use.versions) out += " @" + (at(rules, version).force.from ? to_string(*at(rules, version).force.from) : std::string("…"));
    if (use.severity) out += std::string(" ") + to_chinese(*use.severity);
  }
  return out;
}

std::string print_message(const Ruleset& rules, const model::Message& message) {
  static constexpr const char* kinds[] = {"", "", "命中.条号", "命中.原文", "命中.语境", "命中.槽 "};
  std::string out;
  for (const auto& part : message) {
    if (part.kind == model::MessagePart::Kind::literal) out += part.text;
    else if (part.kind == model::MessagePart::Kind::value) out += "{" + print_expr(rules, part.expr) + "}";
    else out += std::string("{") + kinds[static_cast<std::size_t>(part.kind)] + part.text + "}";
  }
  return out;
}

std::string print_branches(const Ruleset& rules, const std::vector<model::Branch>& branches);

std::string print_item(const Ruleset& rules, const model::PatternItem& item) {
  using model::ItemKind;
  switch (item.kind) {
    case ItemKind::literal: return "\"" + item.text + "\"";
    case ItemKind::lexicon: return "<词表 " + at(rules, item.lexicon).name + ">";
    case ItemKind::pattern: return "<句式 " + at(rules, item.pattern).name + ">";
    case ItemKind::group: return "(" + print_branches(rules, item.branches) + ")";
    case ItemKind::optional: return "[" + print_branches(rules, item.branches) + "]";
    case ItemKind::gap: return std::to_string(item.minimum) + ".." + std::to_string(item.maximum);
    case ItemKind::not_before: return "前无 " + print_branches(rules, item.branches);
    case ItemKind::not_after: return "后无 " + print_branches(rules, item.branches);
    case ItemKind::slot: return "{" + item.slot_name + ": " + print_type(rules, item.slot_type) + "}";
  }
  return "";
}

std::string print_branches(const Ruleset& rules, const std::vector<model::Branch>& branches) {
  std::string out;
  for (const auto& branch : branches) {
    if (!out.empty()) out += " | ";
    for (std::size_t i = 0; i < branch.size(); ++i) out += (i > 0 ? " " : "") + print_item(rules, branch[i]);
  }
  return out;
}

void print_exceptions(const Ruleset& rules, const std::vector<model::ExceptionId>& ids, const std::string& indent, std::string& out) {
  for (const auto id : ids) {
    const auto& one = at(rules, id);
    out += indent + "例外 " + one.name + (one.per_hit ? " 逐命中" : "") + ": " + print_expr(rules, one.when) + "; " + print_uses(rules, one.citations) + "\n";
    print_exceptions(rules, one.inner, indent + "  ", out);
  }
}

void print_check(const Ruleset& rules, const model::Check& check, std::string& out) {
  static constexpr const char* subjects[] = {"", " 主体=命中", " 主体=元素"};
  out += "规则 " + id_of(check) + " 《" + check.title + "》 " + to_chinese(check.category) + " " + to_chinese(check.severity) + subjects[static_cast<std::size_t>(check.subject.kind)] + "\n";
  if (check.at.is_valid()) out += "  按 " + print_expr(rules, check.at) + "\n";
  if (check.for_each) out += "  逐 " + at(rules, check.for_each->variable).name + " 属于 " + print_expr(rules, check.for_each->list) + "\n";
  if (check.applies.is_valid()) out += "  适用 " + print_expr(rules, check.applies) + "\n";
  out += std::string("  ") + (check.forbids ? "不得 " : "应当 ") + print_expr(rules, check.norm) + "\n";
  out += "  依据 " + print_uses(rules, check.citations) + "\n";
  print_exceptions(rules, check.exceptions, "  ", out);
  out += "  提示 " + print_message(rules, check.message) + "\n";
  for (const auto& request : check.requests) out += "  补正 " + (request.material.is_valid() ? at(rules, request.material).name : request.text) + "\n";
}

void print_example(const Ruleset& rules, const model::Example& example, std::string& out) {
  out += "例 " + example.name + (example.at ? " 按 " + to_string(*example.at) : "") + (example.complete ? " 完整" : "") + "\n";
  for (const auto& fact : example.facts) {
    out += "  给定 ";
    if (fact.fact.is_valid()) out += path_of(rules, fact.fact) + " = " + print(rules, at(rules, fact.fact).type, fact.given) + "\n";
    else out += at(rules, fact.record).name + " = " + std::to_string(fact.given.value.items.size()) + "份" + (fact.given.value.open ? "以上" : "") + "\n";
  }
  for (const auto& text : example.texts) out += "  文本 " + std::string(text.kind ? to_chinese(*text.kind) : text.material.is_valid() ? at(rules, text.material).name.c_str() : "送审稿") + " \"" + text.text + "\"\n";
  for (const auto& one : example.expectations) {
    out += std::string("  期望 ") + to_chinese(one.outcome) + " " + id_of(at(rules, one.check));
    for (const auto fact : one.missing) out += " 缺 " + path_of(rules, fact);
    for (const auto& name : one.because) out += " 因为 " + name;
    out += "\n";
  }
  for (const auto& sample : example.samples) out += "  样例" + std::to_string(static_cast<int>(sample.kind)) + " \"" + sample.text + "\"\n";
}

}  // namespace

std::string print_expr(const Ruleset& rules, model::ExprId id) {
  if (!id.is_valid()) return "—";
  const model::Expr& node = at(rules, id);
  if (node.op == Op::constant) return name_of(rules, node);
  std::string out = word_of(node.op);
  if (const std::string name = name_of(rules, node); !name.empty()) out += " " + name;
  std::vector<std::string> operands;
  for (const model::ExprId child : {node.a, node.b, node.c})
    if (child.is_valid()) operands.push_back(print_expr(rules, child));
  for (std::uint32_t i = node.list_begin; i < node.list_end; ++i) operands.push_back(print_expr(rules, rules.operands[i]));
  for (std::size_t i = 0; i < operands.size(); ++i) out += (i == 0 ? "(" : ", ") + operands[i];
  return operands.empty() ? out : out + ")";
}

std::string print_model(const Ruleset& rules) {
  std::string out;
  for (std::size_t i = 1; i < rules.materials.size(); ++i) out += "材料 " + rules.materials[i].name + ": " + print_expr(rules, rules.materials[i].condition) + "\n";
  for (std::size_t i = model::builtin::file_text.index() + 1; i < rules.facts.size(); ++i) {
    const auto& fact = rules.facts[i];
    static constexpr const char* uses[] = {"", " 逐", " 项"};
    out += "事实 " + path_of(rules, model::FactId(i)) + uses[static_cast<std::size_t>(at(rules, fact.record).use)] + " " + print_type(rules, fact.type) + " 问 \"" + fact.question + "\"\n";
  }
  for (const auto& one : rules.definitions) {
    static constexpr const char* policies[] = {"", " 首个", " 全部"};
    out += "定义 " + one.name + " " + print_type(rules, one.type) + policies[static_cast<std::size_t>(one.policy)] + "\n";
    for (const auto& row : one.cases) out += "  " + print_expr(rules, row.guard) + " : " + print_expr(rules, row.value) + (row.citations.empty() ? "" : "; " + print_uses(rules, row.citations)) + "\n";
  }
  for (const auto& one : rules.presumptions)
    out += "推定 " + path_of(rules, one.fact) + " = " + print_expr(rules, one.value) + (one.unless.is_valid() ? " 除非 " + print_expr(rules, one.unless) : "") + "; " + print_uses(rules, one.citations) + "\n";
  for (const auto& one : rules.parameters) {
    out += "参数 " + one.name + " " + print_type(rules, one.type) + "\n";
    for (const auto& version : one.versions) out += "  " + to_string(version.from) + " 起 " + print(rules, one.type, model::known(version.value)) + "; " + print_uses(rules, version.citations) + "\n";
  }
  for (const auto& one : rules.lexicons) {
    out += "词表 " + one.name + " =";
    for (const auto& phrase : one.phrases) out += " " + phrase;
    out += "\n";
  }
  for (const auto& one : rules.patterns) out += "句式 " + (one.name.empty() ? "（无名）" : one.name) + " = " + print_branches(rules, one.branches) + " 限" + std::to_string(static_cast<int>(one.scope)) + " 语境" + std::to_string(one.contexts) + "\n";
  for (const auto& one : rules.extracts) out += "提取 " + path_of(rules, one.fact) + " 自 " + std::to_string(one.sources.size()) + " 槽 " + one.slot + (one.take ? " 取 " + print(rules, at(rules, one.fact).type, *one.take) : "") + (one.if_none ? " 未见 " + print(rules, at(rules, one.fact).type, *one.if_none) : "") + "\n";
  for (const auto& check : rules.checks) print_check(rules, check, out);
  for (const auto& example : rules.examples) print_example(rules, example, out);
  return out;
}

bool is_lint(const base::Diagnostic& diagnostic) {
  const auto number = static_cast<unsigned>(diagnostic.code);
  return number >= 6002 && number < 7000;
}

namespace {

law::Library library_of(const std::vector<std::pair<std::string, std::string>>& laws) {
  std::vector<law::Library::Entry> entries;
  for (const auto& [name, text] : laws)
    if (auto header = law::read_header(text)) entries.push_back({std::move(*header), name, std::nullopt});
  return law::Library(std::move(entries), [laws](const std::string& name) {
    return std::find_if(laws.begin(), laws.end(), [&](const auto& row) { return row.first == name; })->second;
  });
}

}  // namespace

Compiled compile_texts(std::vector<std::pair<std::string, std::string>> texts, std::vector<std::pair<std::string, std::string>> laws) {
  Compiled out;
  for (auto& [name, text] : texts) out.sources.emplace_back(std::move(name), std::move(text));
  std::vector<syntax::File> files;
  for (std::size_t i = 0; i < out.sources.size(); ++i) {
    auto parsed = grammar::parse(out.sources[i], static_cast<std::uint32_t>(i));
    out.diagnostics.insert(out.diagnostics.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
    if (parsed.value) files.push_back(std::move(*parsed.value));
  }
  law::Library library = library_of(laws);
  auto compiled = compile(files, out.sources, laws.empty() ? nullptr : &library);
  out.diagnostics.insert(out.diagnostics.end(), compiled.diagnostics.begin(), compiled.diagnostics.end());
  out.rules = std::move(compiled.value);
  return out;
}

Compiled compile_text(const std::string& name, const std::string& text) {
  std::vector<std::pair<std::string, std::string>> parts{{name, ""}}, laws;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("#--- ", 0) == 0) parts.emplace_back(line.substr(5), "");
    else parts.back().second += line + "\n";
  }
  const auto is_rules = [](const auto& part) { return part.first.find(".law") == std::string::npos; };
  const auto first_law = std::stable_partition(parts.begin(), parts.end(), is_rules);
  laws.assign(first_law, parts.end());
  parts.erase(first_law, parts.end());
  return compile_texts(std::move(parts), std::move(laws));
}

}  // namespace zhunsheng::sema::testing

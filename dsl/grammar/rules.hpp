// SPDX-License-Identifier: Apache-2.0
// The rules that more than one source uses. Each is defined in the source named beside it and instantiated there for
// Iterator and Context.
#pragma once
#include "dsl/grammar/actions.hpp"
#include "dsl/grammar/context.hpp"
#include "dsl/grammar/directives.hpp"
#include "dsl/grammar/terminals.hpp"

#define ZS_GRAMMAR_RULE(name, type, chinese, english)                \
  using name##_rule = x3::rule<struct name##_id, type>;              \
  inline constexpr name##_rule name{chinese "\x1f" english};         \
  BOOST_SPIRIT_DECLARE(name##_rule)

namespace zhunsheng::grammar {

using NameList = std::vector<syntax::Name>;

// expression.cpp
ZS_GRAMMAR_RULE(expression, syntax::Expr, "表达式", "an expression")
ZS_GRAMMAR_RULE(sum, syntax::Expr, "值", "a value")
ZS_GRAMMAR_RULE(comparison, syntax::ExprKind, "比较词", "a comparison")

// parts.cpp
ZS_GRAMMAR_RULE(type, syntax::Type, "类型", "a type")
ZS_GRAMMAR_RULE(date_range, syntax::DateRange, "起止日期", "dates")
ZS_GRAMMAR_RULE(cite, syntax::Cite, "“依据”", "“cite”")
ZS_GRAMMAR_RULE(names, NameList, "名称", "a name")
ZS_GRAMMAR_RULE(words, NameList, "名称", "a name")

// pattern.cpp
ZS_GRAMMAR_RULE(pattern_body, syntax::PatternBody, "句式的内容", "the items of a pattern")
ZS_GRAMMAR_RULE(lexicon, syntax::Lexicon, "词表", "a lexicon")
ZS_GRAMMAR_RULE(pattern, syntax::Pattern, "句式", "a pattern")
ZS_GRAMMAR_RULE(extract, syntax::Extract, "提取", "an extraction")

// vocabulary.cpp
ZS_GRAMMAR_RULE(statute, syntax::Statute, "法规", "a statute")
ZS_GRAMMAR_RULE(material, syntax::Material, "材料", "a material")
ZS_GRAMMAR_RULE(facts, syntax::Facts, "事实", "facts")
ZS_GRAMMAR_RULE(calendar, syntax::Calendar, "日历", "a calendar")

// definition.cpp
ZS_GRAMMAR_RULE(define, syntax::Define, "定义", "a definition")
ZS_GRAMMAR_RULE(table, syntax::Table, "表", "a table")
ZS_GRAMMAR_RULE(parameter, syntax::Parameter, "参数", "a parameter")
ZS_GRAMMAR_RULE(presume, syntax::Presume, "推定", "a presumption")

// check.cpp
ZS_GRAMMAR_RULE(check, syntax::Check, "规则", "a check")

// example.cpp
ZS_GRAMMAR_RULE(example, syntax::Example, "例", "an example")

// declaration.cpp
ZS_GRAMMAR_RULE(declaration, syntax::Declaration, "声明", "a declaration")
ZS_GRAMMAR_RULE(module_line, syntax::Path, "模块", "a module")
ZS_GRAMMAR_RULE(import_line, syntax::Import, "引用", "an import")

}  // namespace zhunsheng::grammar

#define ZS_INSTANTIATE(name) BOOST_SPIRIT_INSTANTIATE(name##_rule, Iterator, Context)

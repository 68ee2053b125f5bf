// SPDX-License-Identifier: Apache-2.0
// The passes, in the order in which compile.cpp runs them. Each takes the context as its predecessors left it, reports
// whatever it finds wrong, and leaves ids valid for its successors even where it reported an error.
#pragma once
#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// Sorts the declarations by noun and fills the scopes of modules and files (names.cpp).
void collect(Context& context);
/// 引用: the aliases of files; called by collect once the modules are known. Reports modules that import each other (imports.cpp).
void resolve_imports(Context& context);
/// 法规, then the catalogue (statutes.cpp).
void lower_statutes(Context& context);
/// Names of 材料, then 事实 with their types (facts.cpp).
void declare_facts(Context& context);
/// 日历 (calendars.cpp).
void lower_calendars(Context& context);
/// Types of 定义, 表 and 参数, so that expressions may read them in any order (definitions.cpp).
void declare_definitions(Context& context);
/// 词表 and 句式 (patterns.cpp).
void lower_patterns(Context& context);
/// Conditions of 材料 (facts.cpp).
void lower_materials(Context& context);
/// 参数, 定义, 表, 推定 (definitions.cpp).
void lower_definitions(Context& context);
/// 提取 (extracts.cpp).
void lower_extracts(Context& context);
/// 规则 (checks.cpp).
void lower_checks(Context& context);
/// 例, and the lint that a check has none (examples.cpp).
void lower_examples(Context& context);
/// Leaves the model as small as it will stay (compact.cpp).
void compact(model::Ruleset& rules);

}  // namespace zhunsheng::sema

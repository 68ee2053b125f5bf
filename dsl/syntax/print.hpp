// SPDX-License-Identifier: Apache-2.0
// Prints a syntax tree as indented text, one node a line, for golden files and for people who debug a grammar.
#pragma once
#include <string>

#include "dsl/syntax/tree.hpp"

namespace zhunsheng::syntax {

/// With `source`, every declaration, field and expression is followed by its place as @line:column-line:column.
std::string print(const File& file, const base::SourceText* source = nullptr);
/// One expression in prefix form on one line: (且 甲.乙 (>= 丙 30日)).
std::string print(const Expr& expr);
std::string print(const Literal& literal);
/// 枚举(甲, 乙), 列表(付款), 时长(日)
std::string print(const Type& type);

}  // namespace zhunsheng::syntax

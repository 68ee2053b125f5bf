// SPDX-License-Identifier: Apache-2.0
// Rule files in memory, parsed and compiled for a test.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/base/source.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::sema::testing {

struct Compiled {
  std::vector<base::SourceText> sources;
  std::vector<base::Diagnostic> diagnostics;  ///< of the parser, then of sema
  std::optional<model::Ruleset> rules;
};

/// Names and texts of the files, in order. `laws`: texts of a library of law texts (--statutes), none without one.
Compiled compile_texts(std::vector<std::pair<std::string, std::string>> files, std::vector<std::pair<std::string, std::string>> laws = {});
/// One file `name` may hold several: a line "#--- other.zs" begins the next, "#--- other.law" a law text.
Compiled compile_text(const std::string& name, const std::string& text);

/// A warning of dsl/sema/lints: about rules that compile, so that tests of other things leave it out.
bool is_lint(const base::Diagnostic& diagnostic);

/// Facts, definitions, parameters, patterns, extracts, checks and examples in a few words a line, built-ins left out.
std::string print_model(const model::Ruleset& rules);
/// An expression as nested words: 且(事实 决策.征求意见, 不少于(定义 天数, 30日)).
std::string print_expr(const model::Ruleset& rules, model::ExprId id);

}  // namespace zhunsheng::sema::testing

// SPDX-License-Identifier: Apache-2.0
// What a RuleSet holds: the sources for messages, the checked model, the plan, the matcher. Never moved once built.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/graph/plan.hpp"
#include "engine/law/library.hpp"
#include "engine/matching/matcher.hpp"
#include "engine/model/ruleset.hpp"
#include "zhunsheng/ruleset.hpp"

namespace zhunsheng {

struct RuleSet::Impl {
  std::vector<base::SourceText> sources;
  std::vector<base::Diagnostic> diagnostics;
  std::vector<std::string> unreadable;
  bool is_pack = false;                         ///< made from a pack, not from rule files
  std::string statutes_folder;                  ///< LoadOptions::statutes
  std::optional<law::Library> library;          ///< of LoadOptions::statutes; only asked once the rules are built
  std::optional<model::Ruleset> rules;          ///< missing when there are errors
  std::optional<graph::Plan> plan;
  std::optional<matching::Matcher> matcher;     ///< views `rules`
};

/// Is the file one that the user named, or below a folder he named? Every file is, where he named none.
bool is_below(const std::string& file, const std::vector<std::string>& paths);

}  // namespace zhunsheng

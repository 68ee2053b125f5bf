// SPDX-License-Identifier: Apache-2.0
// An impact in words: a work-list by file (plain or Markdown with boxes to tick), or JSON with everything.
#pragma once
#include <string>
#include <vector>

#include "zhunsheng/impact.hpp"

namespace zhunsheng::cli {

struct ImpactListOptions {
  Language language = Language::chinese;
  bool is_markdown = false;
  std::vector<std::string> rules;  ///< --rules, for the command that runs the examples
};

std::string impact_list(const ImpactQuery& query, const Impact& impact, const ImpactListOptions& options);
std::string impact_json(const ImpactQuery& query, const Impact& impact);

}  // namespace zhunsheng::cli

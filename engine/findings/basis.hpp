// SPDX-License-Identifier: Apache-2.0
// 依据: which citations of a check are in force on the legal date, how they apply to who acts, and the severity that
// follows. A check applies by reference where it has a 参照 in force and the acting body is not 县级以上机关; such a
// finding is never 重大. A check that rests on 实务 or 地方 alone is 提示.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/facts/fact_store.hpp"
#include "engine/findings/finding.hpp"

namespace zhunsheng::findings {

struct Basis {
  std::vector<CitedArticle> citations;  ///< in the order of the rule
  model::Severity severity = model::Severity::minor;
  std::string reference_note;           ///< "参照《…》第四十二条，" or empty
  bool is_practice = false;
};

/// Without a legal date every citation counts, in its last version.
Basis basis_of(const model::Ruleset& rules, const model::Check& check, std::optional<base::Date> legal_date, const facts::FactStore& store);
/// Those of an exception.
std::vector<CitedArticle> in_force(const model::Ruleset& rules, const std::vector<model::CitationUse>& uses, std::optional<base::Date> legal_date);

/// Every version that they name, with the span in which it counts.
std::vector<CitedArticle> every_version(const model::Ruleset& rules, const std::vector<model::CitationUse>& uses);

}  // namespace zhunsheng::findings

// SPDX-License-Identifier: Apache-2.0
// 说明: the reasons of an outcome, told: a tree of sentences whose leaves are quotes with their places, versions of parameters,
// or articles. Plain values that outlive the rule set. Made by report/reasons, printed by the reports.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/eval/truth.hpp"
#include "engine/findings/grounds.hpp"

namespace zhunsheng::findings {

struct Reason {
  std::string handle;   ///< "3.2": positions from the root, stable for the same input; empty of the root
  std::string kind;     ///< "comparison", "fact", "exception" …; docs/explain.md lists them
  std::string text;     ///< one sentence
  std::optional<eval::Truth> truth;  ///< of a condition
  std::string value;    ///< of a value, as printed; empty if it is not known
  bool decides = true;  ///< the step above rests on it
  bool is_part = false; ///< 适用 or the norm: a part of the outcome
  bool is_told = false; ///< its sentence stands in that of the step above already
  std::vector<FindingEvidence> evidence;
  std::vector<CitedArticle> citations;
  std::vector<Reason> below;
  std::size_t folded = 0;            ///< steps below that are not shown
  std::string folded_handle;         ///< opens them
  std::size_t passed = 0;            ///< other parts of the condition above, which was left out since it hangs on this part alone
  std::string passed_handle;         ///< opens that condition
};

/// One tree, of a check or of one of its findings.
struct Explanation {
  std::string check, title;     ///< id, 标题
  std::string legal_date;       ///< of a check without 按
  std::vector<Reason> path;     ///< above an opened step, from the root
  Reason root;
  std::vector<CitedArticle> citations;  ///< of the check, in force on the legal date
  std::vector<std::string> questions;   ///< answers that would decide it
};

}  // namespace zhunsheng::findings

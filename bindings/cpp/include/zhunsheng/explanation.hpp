// SPDX-License-Identifier: Apache-2.0
// Why, and why not: the outcome of one check over a document, a dossier or facts, as a tree of sentences whose leaves are
// quotes with their places, versions of parameters, or articles; and what a check requires, without any document.
//
//   zhunsheng::Explained why = zhunsheng::explain(rules, "征求意见期限不足", {"卷宗"}, options, {});
//   std::cout << why.text;
//
// What is folded has a handle ("3.2"), the same for the same input however much is shown; ExplainOptions::open shows it.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "zhunsheng/review.hpp"

namespace zhunsheng {

struct ExplainOptions {
  std::size_t depth = 3;           ///< levels below the outcome, or below what is opened; 0: all (64 at most)
  std::vector<std::string> open;   ///< handles to show instead of the outcome; "3.2+50": what stands behind the 50th step below 3.2
  Format format = Format::text;    ///< json: docs/explain.md
  Language language = Language::chinese;  ///< of the sentences; names and labels are the author's
  std::string command;             ///< opens what is folded, for the last line of text: "zhunsheng explain … --open"
};

struct Explained {
  std::string text;                       ///< empty if there are usage errors
  std::vector<std::string> usage_errors;  ///< no such check (with the nearest), no such handle, a wrong option
  std::vector<std::string> unreadable;    ///< as of a review
};

/// Over documents (one, or all paths together as one dossier) and the facts of the options; without both: what the check
/// requires. `check` is an id, or the name alone where only one module has it.
Explained explain(const RuleSet& rules, const std::string& check, const std::vector<std::string>& paths, const ReviewOptions& options, const ExplainOptions& explaining);

}  // namespace zhunsheng

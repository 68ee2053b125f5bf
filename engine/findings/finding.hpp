// SPDX-License-Identifier: Apache-2.0
// 风险点 and what a report needs beside it. A Finding is one check's objection to one place (or its request, or its
// exemption), with its words, its legal basis and its evidence; plain values that outlive the rule set and the documents.
//
// INVARIANT: a violated finding has evidence (a quoted place, a fact, or what is missing and where it was looked for).
// A Finding never says 违法: it names a risk. What it does not hold: expressions, ids of the model, whole documents.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/eval/outcome.hpp"
#include "engine/findings/explanation.hpp"
#include "engine/findings/grounds.hpp"
#include "engine/model/check.hpp"

namespace zhunsheng::findings {

using model::Outcome;

/// Something that was not known: a fact, or (fact empty) a material.
struct MissingFact {
  std::string fact;      ///< "决策.征求意见"
  std::string question;
  std::string material;  ///< what would say it: a 材料, or the words of 补正; may be empty
  bool is_submitted = false;  ///< that material is there, and does not say it
};

struct ExceptionState {
  std::string name;
  eval::Truth holds = eval::Truth::unknown;
  std::vector<CitedArticle> citations;  ///< in force on the legal date
};

struct Finding {
  std::string id;     ///< 16 hex digits, stable under edits elsewhere
  std::string check;  ///< 模块.名
  std::string title;
  Outcome outcome = Outcome::violated;
  model::Severity severity = model::Severity::minor;  ///< effective: 参照 and 实务 are taken into account
  model::Category category = model::Category::content;
  std::vector<std::string> points;
  std::string reference_note;  ///< "参照《…》第四十二条，" in front of the message, else empty
  std::string message, advice;
  std::optional<base::Date> legal_date;
  std::string subject;         ///< the element judged, in words; empty for a hit or a whole document
  std::vector<std::string> presumed;        ///< facts that are presumed (推定), "合同.相对人知道越权"
  std::vector<std::string> presumed_notes;  ///< of each: the value presumed, and its basis, in words
  bool is_practice = false;    ///< rests on 实务 or 地方 alone: 各地规定不同，请核对本地规定
  std::vector<CitedArticle> citations;
  std::vector<FindingEvidence> evidence;
  std::vector<MissingFact> missing;
  std::vector<ExceptionState> exceptions;
  std::vector<std::string> reasons;  ///< why it is undetermined where no fact could help (overflow, no calendar …)
  bool harmless = false;       ///< undetermined, but nothing could make it violated
  bool is_rest = false;        ///< printed by --all only
  std::optional<Explanation> why;  ///< --explain
};

/// Instances by outcome.
struct Summary {
  std::size_t violated = 0, undetermined = 0, exempt = 0, satisfied = 0, not_applicable = 0;
  std::array<std::size_t, 4> violated_by_severity{};  ///< indexed by Severity, effective
};

/// 补正: what is asked for, once for all checks that ask for it.
struct RequestGroup {
  std::string what;                    ///< name of a material or the words of 补正; empty = 请说明
  std::vector<std::string> questions;  ///< each once
  std::vector<std::string> checks;     ///< titles of the checks that it would serve, each once
};

struct RuleModule {
  std::string name, sha256;
};

/// One file of the review; one that could not be read has an error and no format.
struct ReviewedDocument {
  std::string path, sha256, format, material, title, error;
};

enum class AsOfSource : std::uint8_t { option, document, today };

/// 合法性审查: everything that reports print of one review.
struct Review {
  std::string version;  ///< of the library
  std::string id;
  base::Date as_of;
  AsOfSource as_of_source = AsOfSource::option;
  std::vector<model::Kind> kinds;
  std::vector<std::string> kinds_evidence;  ///< why these kinds were recognised, in Chinese; empty if they were given
  bool complete = false;
  std::vector<RuleModule> rules;
  std::vector<ReviewedDocument> documents;
  Summary summary;
  std::vector<Finding> findings;        ///< in the order of reports
  std::vector<RequestGroup> requests;
  std::vector<ReviewedDocument> unreadable;  ///< path and error
  std::vector<std::string> conflicts, notes;
};

}  // namespace zhunsheng::findings

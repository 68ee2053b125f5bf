// SPDX-License-Identifier: Apache-2.0
// What a Review holds, and the steps that the facade's functions share.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/document/dossier.hpp"
#include "engine/eval/evaluator.hpp"
#include "engine/facts/fact_store.hpp"
#include "engine/facts/json.hpp"
#include "engine/findings/collect.hpp"
#include "engine/findings/finding.hpp"
#include "engine/report/report.hpp"
#include "zhunsheng/review.hpp"

namespace zhunsheng {

struct Review::Impl {
  findings::Review data;
  std::vector<std::string> unreadable;
  std::vector<std::string> usage_errors;
};

/// A document that was read, or why it was not.
struct Opened {
  std::optional<document::Document> document;
  findings::ReviewedDocument row;  ///< with error and no format where it could not be read
};
/// Reads, hashes and structures one file.
Opened open_document(const std::string& path);

/// Everything known before evaluation.
struct Prepared {
  document::Dossier dossier;
  facts::FactStore store;
  model::KindSet kinds = 0;
  std::vector<std::string> kinds_evidence;
  std::optional<base::Date> as_of_stated;  ///< by dossier.json or "$dossier"
  bool as_of_document_stated = false;
  std::string id_stated;
};

/// Facts of recognition and extraction, then those of dossier.json (may be empty), then those of the options.
/// Problems of the facts go to `review`.
Prepared prepare(const RuleSet::Impl& rules, std::vector<document::Document> documents, const ReviewOptions& options, const std::string& dossier_json, const std::string& dossier_json_path, Review::Impl& review);

/// 文书.类别 is the set of the review's kinds, where nothing else says it.
void state_kinds(model::KindSet kinds, facts::FactStore& store);
/// What facts say of the review itself: its id, kinds (unless the options do), completeness, legal date.
void apply_header(const facts::DossierHeader& header, const ReviewOptions& options, Prepared& prepared);

/// Reads kinds, date and selection of the options; wrong ones go to usage_errors.
std::optional<eval::Settings> settings_of(const RuleSet::Impl& rules, const ReviewOptions& options, Review::Impl& review);

/// What every review says of itself, before anything is read.
void start_review(const RuleSet::Impl& rules, const ReviewOptions& options, const eval::Settings& settings, findings::Review& data);
/// The legal date and the kinds, as the options and what was prepared have them; described in `data`.
void settle(const Prepared& prepared, const ReviewOptions& options, eval::Settings& settings, findings::Review& data);
/// How outcomes become findings.
struct Concluding {
  findings::CollectOptions collecting;
  ReasonOptions reasons;
  Language language = Language::chinese;  ///< of the reasons
};
/// From the outcomes to findings, requests and counts.
void conclude(const RuleSet::Impl& rules, const Prepared& prepared, const eval::Settings& settings, const eval::Outcomes& outcomes, const Concluding& how, findings::Review& data);
/// Gives findings their reasons; `origins` says what each was made of.
void explain_findings(const findings::Inputs& in, const eval::Outcomes& outcomes, const std::vector<findings::Origin>& origins, const Concluding& how, std::vector<findings::Finding>& all);
std::string render(const findings::Review& data, Format format, const RenderOptions& options);
report::TextOptions text_options(const RenderOptions& options);

/// What was handed in: documents, and dossier.json.
struct Submitted {
  std::vector<Opened> opened;
  std::string dossier_json, dossier_json_path;
};
Submitted open_dossier(const std::vector<std::string>& paths);
/// Sees the outcomes, and what they were made from, before they become findings.
using Look = std::function<void(const findings::Inputs&, const eval::Outcomes&)>;
Review review_documents(const RuleSet& rule_set, Submitted submitted, const ReviewOptions& options, const Look& look = {});

}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Reviews: prepare, evaluate, collect. Threads live here, over documents.
#include "zhunsheng/review.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <thread>

#include "bindings/cpp/hash.hpp"
#include "bindings/cpp/ordered.hpp"
#include "bindings/cpp/review_impl.hpp"
#include "bindings/cpp/statutes.hpp"
#include "engine/findings/collect.hpp"
#include "engine/findings/requests.hpp"
#include "engine/intake/dossier.hpp"
#include "engine/model/builtins.hpp"
#include "zhunsheng/version.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;

findings::AsOfSource source_of(ReviewOptions::AsOfSource source) {
  switch (source) {
    case ReviewOptions::AsOfSource::option: return findings::AsOfSource::option;
    case ReviewOptions::AsOfSource::document: return findings::AsOfSource::document;
    case ReviewOptions::AsOfSource::today: return findings::AsOfSource::today;
  }
  return findings::AsOfSource::option;
}

/// The legal date of the review: the option, else what dossier.json says, else today; the document's own day on request.
void settle_date(const Prepared& prepared, const ReviewOptions& options, eval::Settings& settings, findings::Review& data) {
  data.as_of_source = source_of(options.as_of_source);
  const bool is_today = options.as_of_source == ReviewOptions::AsOfSource::today;
  if (is_today && prepared.as_of_stated) {
    settings.as_of = *prepared.as_of_stated;
    data.as_of_source = findings::AsOfSource::option;
  }
  if (options.as_of_source == ReviewOptions::AsOfSource::document || (is_today && prepared.as_of_document_stated)) {
    const model::Given& dated = prepared.store.facts[model::builtin::dated.index()].given;
    const bool is_known = dated.state == model::FactState::known;
    if (is_known) settings.as_of = base::Date{static_cast<std::int32_t>(dated.value.a)};
    data.as_of_source = is_known ? findings::AsOfSource::document : findings::AsOfSource::today;
    if (!is_known) data.notes.push_back("没有读出成文日期，按今天（" + base::to_string(settings.as_of) + "）的法审查。");
  }
  data.as_of = settings.as_of;
}

void describe_dossier(const Prepared& prepared, findings::Review& data) {
  for (const auto& file : prepared.dossier.files) {
    const document::Document& document = file.document;
    std::string materials;
    for (const auto& material : file.materials) materials += (materials.empty() ? "" : "、") + material;
    data.documents.push_back({document.path, document.sha256, document::to_string(document.format), materials, document.title, {}});
    for (const auto& note : document.notes) data.notes.push_back(document.path + "：" + note);
  }
}

/// Same documents, rules, date and kinds: the same id.
std::string review_id(const findings::Review& data) {
  std::string key = base::to_string(data.as_of);
  for (const auto& module : data.rules) key += "\n" + module.name + " " + module.sha256;
  for (const auto& document : data.documents) key += "\n" + document.path + " " + document.sha256;
  for (const auto kind : data.kinds) key += std::string("\n") + model::to_english(kind);
  return sha256(key).substr(0, 16);
}

void add_unreadable(Review::Impl& review, const findings::ReviewedDocument& row) {
  review.data.unreadable.push_back(row);
  review.unreadable.push_back(row.path + "：" + row.error);
}

void work(Ordered<Review>& results, const RuleSet& rules, const std::vector<std::string>& paths, const ReviewOptions& options) {
  while (const auto index = results.claim()) {
    try {
      results.put(*index, review_file(rules, paths[*index], options));
    } catch (...) {
      results.fail(std::current_exception());
    }
  }
}

}  // namespace

void start_review(const RuleSet::Impl& rules, const ReviewOptions& options, const eval::Settings& settings, findings::Review& data) {
  data.version = ZHUNSHENG_VERSION;
  for (const auto& module : rules.rules->modules) data.rules.push_back({module.name, module.sha256});
  data.as_of = settings.as_of;
  data.as_of_source = source_of(options.as_of_source);
}

void settle(const Prepared& prepared, const ReviewOptions& options, eval::Settings& settings, findings::Review& data) {
  settle_date(prepared, options, settings, data);
  settings.kinds = prepared.kinds;
  for (unsigned kind = 0; kind < 6; ++kind)
    if (prepared.kinds & (1u << kind)) data.kinds.push_back(static_cast<model::Kind>(kind));
  data.kinds_evidence = prepared.kinds_evidence;
  data.complete = prepared.store.complete;
  describe_dossier(prepared, data);
  data.conflicts = prepared.store.conflicts;
  data.id = prepared.id_stated;
}

void conclude(const RuleSet::Impl& rules, const Prepared& prepared, const eval::Settings& settings, const eval::Outcomes& outcomes, const Concluding& how, findings::Review& data) {
  const findings::Inputs in{*rules.plan, *rules.rules, prepared.store, settings, &prepared.dossier};
  auto collected = findings::collect(in, outcomes, how.collecting);
  data.findings = std::move(collected.findings);
  data.summary = collected.summary;
  if (how.reasons.of != ReasonOptions::Of::none) explain_findings(in, outcomes, collected.origins, how, data.findings);
  if (rules.library) quote_articles(*rules.library, rules.rules->statutes, data);
  data.requests = findings::group_requests(data.findings);
  if (data.id.empty()) data.id = review_id(data);
}

namespace {

/// Evaluates what was prepared and fills the review.
void finish(const RuleSet::Impl& rules, const Prepared& prepared, const ReviewOptions& options, eval::Settings settings, const Look& look, findings::Review& data) {
  settle(prepared, options, settings, data);
  const eval::Outcomes outcomes = eval::evaluate(*rules.plan, *rules.rules, prepared.store, settings);
  if (look) look({*rules.plan, *rules.rules, prepared.store, settings, &prepared.dossier}, outcomes);
  conclude(rules, prepared, settings, outcomes, {{.with_rest = true}, options.reasons, options.language}, data);
}

}  // namespace

Review review_documents(const RuleSet& rule_set, Submitted submitted, const ReviewOptions& options, const Look& look) {
  auto impl = std::make_unique<Review::Impl>();
  const RuleSet::Impl& rules = rule_set.impl();
  if (!rule_set.is_ok()) {
    impl->usage_errors.push_back("规则没有通过编译");
    return Review(std::move(impl));
  }
  const auto settings = settings_of(rules, options, *impl);
  if (!settings) return Review(std::move(impl));
  start_review(rules, options, *settings, impl->data);
  std::vector<document::Document> documents;
  std::vector<findings::ReviewedDocument> failed;
  for (auto& one : submitted.opened) {
    if (one.document) documents.push_back(std::move(*one.document));
    else failed.push_back(one.row);
  }
  const bool nothing_read = documents.empty() && !failed.empty();
  for (const auto& row : failed) add_unreadable(*impl, row);
  if (!nothing_read) {
    const Prepared prepared = prepare(rules, std::move(documents), options, submitted.dossier_json, submitted.dossier_json_path, *impl);
    finish(rules, prepared, options, *settings, look, impl->data);
  }
  for (const auto& row : failed) impl->data.documents.push_back(row);
  if (nothing_read) impl->data.id = review_id(impl->data);
  return Review(std::move(impl));
}

Review::Review(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Review::Review(Review&&) noexcept = default;
Review& Review::operator=(Review&&) noexcept = default;
Review::~Review() = default;

const std::vector<std::string>& Review::unreadable() const { return impl_->unreadable; }
const std::vector<std::string>& Review::usage_errors() const { return impl_->usage_errors; }

Summary Review::summary() const {
  const auto& from = impl_->data.summary;
  return {from.violated, from.undetermined, from.exempt, from.satisfied, from.not_applicable};
}

bool Review::has_violation(Severity at_least) const {
  return std::any_of(impl_->data.findings.begin(), impl_->data.findings.end(), [&](const findings::Finding& finding) {
    return finding.outcome == model::Outcome::violated && static_cast<int>(finding.severity) >= static_cast<int>(at_least);
  });
}

Review review_file(const RuleSet& rules, const std::string& path, const ReviewOptions& options) {
  Submitted submitted;
  submitted.opened.push_back(open_document(path));
  return review_documents(rules, std::move(submitted), options);
}

Review review_facts(const RuleSet& rules, const ReviewOptions& options) { return review_documents(rules, {}, options); }

Review review_failed(const std::string& path, const std::string& message, const ReviewOptions& options) {
  auto impl = std::make_unique<Review::Impl>();
  impl->data.version = ZHUNSHENG_VERSION;
  impl->data.as_of = base::parse_date(options.as_of).value_or(base::Date{});
  impl->data.as_of_source = source_of(options.as_of_source);
  findings::ReviewedDocument row;
  row.path = path;
  row.error = message;
  impl->data.documents.push_back(row);
  add_unreadable(*impl, row);
  impl->data.id = review_id(impl->data);
  return Review(std::move(impl));
}

Submitted open_dossier(const std::vector<std::string>& paths) {
  Submitted out;
  for (const auto& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      out.opened.push_back(open_document(path));
      continue;
    }
    std::string message;
    for (const auto& file : list_files(path, message)) out.opened.push_back(open_document(file));
    if (!message.empty()) {
      Opened failed;
      failed.row.path = path;
      failed.row.error = message;
      out.opened.push_back(std::move(failed));
    }
    const std::string candidate = (fs::path(path) / "dossier.json").string();
    if (out.dossier_json.empty() && fs::is_regular_file(candidate, error)) {
      const auto bytes = intake::read_file(candidate);
      out.dossier_json_path = candidate;
      out.dossier_json = bytes ? bytes.value() : "";
    }
  }
  return out;
}

Review review_dossier(const RuleSet& rules, const std::vector<std::string>& paths, const ReviewOptions& options) { return review_documents(rules, open_dossier(paths), options); }

void review_files(const RuleSet& rules, const std::vector<std::string>& paths, const ReviewOptions& options, unsigned jobs, const std::function<bool(const Review&)>& done) {
  if (jobs == 0) jobs = std::max(1u, std::thread::hardware_concurrency());
  if (jobs == 1 || paths.size() < 2) {
    for (const auto& path : paths)
      if (!done(review_file(rules, path, options))) return;
    return;
  }
  Ordered<Review> results(paths.size(), std::size_t{jobs} * 8);
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < jobs; ++i)
    workers.emplace_back([&] { work(results, rules, paths, options); });
  const StopAtEnd<Review> stop{results};
  while (const auto review = results.take())
    if (!done(*review)) return;
}

std::vector<std::string> list_files(const std::string& folder, std::string& error) {
  auto files = intake::list_files(folder);
  if (files) return std::move(files.value());
  error = files.error().message;
  return {};
}

}  // namespace zhunsheng

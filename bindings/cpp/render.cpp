// SPDX-License-Identifier: Apache-2.0
// Reviews as text and JSON; what was read (facts, clauses) as text and JSON.
#include "bindings/cpp/review_impl.hpp"
#include "engine/report/reading.hpp"
#include "engine/report/report.hpp"
#include "zhunsheng/review.hpp"

namespace zhunsheng {

report::TextOptions text_options(const RenderOptions& options) {
  report::TextOptions out;
  out.language = options.language == Language::english ? base::Language::english : base::Language::chinese;
  out.colour = options.colour;
  out.all = options.all;
  out.quiet = options.quiet;
  out.explain_command = options.explain_command;
  return out;
}

std::string render(const findings::Review& data, Format format, const RenderOptions& options) {
  switch (format) {
    case Format::text: return report::render_text(data, text_options(options));
    case Format::json: return report::render_json(data, options.all);
    case Format::jsonl: return report::render_jsonl(data, options.all);
  }
  return {};
}

std::string render(const Review& review, Format format, const RenderOptions& options) {
  return review.usage_errors().empty() ? render(review.impl().data, format, options) : std::string();
}

std::string render_many(const std::vector<Review>& reviews, Format format, const RenderOptions& options) {
  std::vector<const findings::Review*> rows;
  for (const auto& review : reviews) rows.push_back(&review.impl().data);
  if (format == Format::json) return report::render_json(rows, options.all);
  std::string out;
  for (const auto& review : reviews) out += (out.empty() || format == Format::jsonl ? "" : "\n") + render(review, format, options);
  return out;
}

std::string render_facts(const RuleSet& rules, const std::vector<std::string>& paths, const ReviewOptions& options, Format format, std::vector<std::string>& errors) {
  if (!rules.is_ok()) return {};
  std::vector<document::Document> documents;
  for (const auto& path : paths) {
    Opened opened = open_document(path);
    if (opened.document) documents.push_back(std::move(*opened.document));
    else errors.push_back(path + "：" + opened.row.error);
  }
  Review::Impl review;
  const Prepared prepared = prepare(rules.impl(), std::move(documents), options, {}, {}, review);
  errors.insert(errors.end(), review.unreadable.begin(), review.unreadable.end());
  const model::Ruleset& model_rules = *rules.impl().rules;
  return format == Format::text ? report::print_facts(model_rules, prepared.store) : report::facts_json(model_rules, prepared.store);
}

std::string render_document(const std::string& path, Format format, std::vector<std::string>& errors) {
  const Opened opened = open_document(path);
  if (!opened.document) {
    errors.push_back(path + "：" + opened.row.error);
    return {};
  }
  return format == Format::text ? report::print_document(*opened.document) : report::document_json(*opened.document);
}

}  // namespace zhunsheng

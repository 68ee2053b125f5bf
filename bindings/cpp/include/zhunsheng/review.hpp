// SPDX-License-Identifier: Apache-2.0
// Reviews: a file, a dossier (a folder of 送审材料), a text or facts alone against a rule set.
//
//   zhunsheng::ReviewOptions options;
//   options.as_of = "2025-06-01";
//   zhunsheng::Review review = zhunsheng::review_file(rules, "奖补办法.docx", options);
//   std::cout << zhunsheng::render(review, zhunsheng::Format::text, {});
//
// A Review belongs to one thread. It holds what it needs: the rule set may be freed before it.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "zhunsheng/ruleset.hpp"

namespace zhunsheng {

/// Which findings come with their reasons (why, and why not), and how far down. Costs nothing where none do.
struct ReasonOptions {
  enum class Of { none, findings, all } of = Of::none;  ///< all: also what is satisfied, not applicable or harmless
  std::size_t depth = 3;                                ///< levels; 0: all
};

struct ReviewOptions {
  std::string as_of;                ///< legal date "YYYY-MM-DD"; never empty: the library reads no clock
  enum class AsOfSource { option, document, today } as_of_source = AsOfSource::option;  ///< document: the 成文日期 where there is one, else as_of
  std::vector<std::string> kinds;   ///< subsidy…, empty: recognised from the document
  bool complete = false;            ///< nothing more will be submitted
  std::string facts;                ///< facts JSON, empty: none
  std::string facts_name = "facts"; ///< shown in evidence and messages
  Language language = Language::chinese;  ///< of messages about wrong facts
  std::vector<std::string> only;    ///< ids of checks, or modules; empty: all
  std::vector<std::string> except;
  ReasonOptions reasons;
};

enum class Severity { note, minor, major, critical };

struct Summary {
  std::size_t violated = 0, undetermined = 0, exempt = 0, satisfied = 0, not_applicable = 0;
};

class Review {
 public:
  Review(Review&&) noexcept;
  Review& operator=(Review&&) noexcept;
  ~Review();

  [[nodiscard]] Summary summary() const;
  /// True if something is violated at or above the severity.
  [[nodiscard]] bool has_violation(Severity at_least) const;
  /// One message for each document or facts file that could not be read (worded for the user).
  [[nodiscard]] const std::vector<std::string>& unreadable() const;
  /// Wrong options (an unknown kind or check, a bad date): the review did not run.
  [[nodiscard]] const std::vector<std::string>& usage_errors() const;

  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }
  explicit Review(std::unique_ptr<Impl> impl);

 private:
  std::unique_ptr<Impl> impl_;
};

enum class Format { text, json, jsonl };

struct RenderOptions {
  Language language = Language::chinese;
  bool all = false;    ///< satisfied, not applicable and harmless ones too
  bool colour = false;
  bool quiet = false;  ///< the one-line count only
  std::string explain_command;  ///< opens what is folded of reasons: "zhunsheng explain {check} {path} --open"
};

/// One document on its own.
Review review_file(const RuleSet& rules, const std::string& path, const ReviewOptions& options);
/// All files below the paths together are one dossier; `dossier.json` in a folder may state kinds, materials and facts.
Review review_dossier(const RuleSet& rules, const std::vector<std::string>& paths, const ReviewOptions& options);
/// Facts alone (ReviewOptions::facts), no document.
Review review_facts(const RuleSet& rules, const ReviewOptions& options);
/// A review that could not begin, so that a path which is wrong stands in the output like any other.
Review review_failed(const std::string& path, const std::string& message, const ReviewOptions& options);

/// Reviews each file on its own on `jobs` threads (0: as many as there are cores); `done` is called on the calling
/// thread, in order of `paths`. Returns early if `done` returns false.
void review_files(const RuleSet& rules, const std::vector<std::string>& paths, const ReviewOptions& options, unsigned jobs, const std::function<bool(const Review&)>& done);

/// Every file below a folder, sorted, without hidden files and dossier.json. Nothing on failure; then `error` says why.
std::vector<std::string> list_files(const std::string& folder, std::string& error);

std::string render(const Review& review, Format format, const RenderOptions& options);
/// Several reviews as one JSON array, or as text or lines one after the other.
std::string render_many(const std::vector<Review>& reviews, Format format, const RenderOptions& options);

/// What was read from the documents: every fact with its value and evidence (text or JSON).
std::string render_facts(const RuleSet& rules, const std::vector<std::string>& paths, const ReviewOptions& options, Format format, std::vector<std::string>& errors);
/// The document as read: clauses, tables, places (text or JSON).
std::string render_document(const std::string& path, Format format, std::vector<std::string>& errors);

}  // namespace zhunsheng

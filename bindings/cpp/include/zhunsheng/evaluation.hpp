// SPDX-License-Identifier: Apache-2.0
// Evaluation without reports, for programs that hold facts of their own: the outcome of every check over a dossier's
// facts, and sessions that keep a review open while facts change.
//
//   std::string error;
//   auto facts = zhunsheng::FactSet::parse(rules, R"({"决策": {"征求意见": true}})", error);
//   auto evaluator = zhunsheng::Evaluator::make(rules, {.as_of = "2026-03-01"}, error);
//   for (zhunsheng::Outcome outcome : evaluator->evaluate(*facts)) …        // in the order of rules.checks()
//
//   auto session = zhunsheng::Session::open(rules, std::move(*facts), {.as_of = "2026-03-01"}, error);
//   session->set(R"({"决策": {"征求意见截止": "2026-02-20"}})", error);
//   for (const auto& change : session->update()) …                          // only what became another
//
// A check with several instances (逐) has the worst outcome of them, in the order of the enumerators. Findings, evidence
// and questions are for reviews (review.hpp), which say the same outcomes. All of this views the rule set, which must
// outlive it; an Evaluator and a Session belong to one thread each, and as many as wanted may share one rule set.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zhunsheng/ruleset.hpp"

namespace zhunsheng {

/// 单项结论. The worst comes first.
enum class Outcome : std::uint8_t { violated, undetermined, exempt, satisfied, not_applicable };

struct EvaluationOptions {
  std::string as_of;               ///< legal date "2026-03-01"; never empty: the library reads no clock
  std::vector<std::string> kinds;  ///< subsidy…; empty: what the facts say in "$dossier", else only checks without 对象 run
  Language language = Language::chinese;  ///< of error messages
};

/// The facts of one dossier.
class FactSet {
 public:
  FactSet(FactSet&&) noexcept;
  FactSet& operator=(FactSet&&) noexcept;
  ~FactSet();
  /// Facts JSON as in docs/facts.md. Nothing if anything is wrong with it; then `error` has one line a problem.
  static std::optional<FactSet> parse(const RuleSet& rules, std::string_view json, std::string& error, Language language = Language::chinese);
  /// Nothing more will be submitted: what is not said is decided.
  void set_complete(bool complete);

  struct Impl;
  [[nodiscard]] Impl& impl() { return *impl_; }
  [[nodiscard]] const Impl& impl() const { return *impl_; }
  explicit FactSet(std::unique_ptr<Impl> impl);

 private:
  std::unique_ptr<Impl> impl_;
};

class Evaluator {
 public:
  Evaluator(Evaluator&&) noexcept;
  Evaluator& operator=(Evaluator&&) noexcept;
  ~Evaluator();
  /// Nothing if an option is wrong or the rules did not compile; then `error` says so.
  static std::optional<Evaluator> make(const RuleSet& rules, const EvaluationOptions& options, std::string& error);
  /// One outcome a check, in the order of RuleSet::checks(); valid until the next call.
  std::span<const Outcome> evaluate(const FactSet& facts);

 private:
  struct Impl;
  explicit Evaluator(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// What became of one check: its position in RuleSet::checks().
struct OutcomeChange {
  std::size_t check = 0;
  Outcome before = Outcome::not_applicable, after = Outcome::not_applicable;
};

class Session {
 public:
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();
  /// Nothing if an option is wrong or the rules did not compile; then `error` says so.
  static std::optional<Session> open(const RuleSet& rules, FactSet facts, const EvaluationOptions& options, std::string& error);

  /// Facts JSON with the facts that change; the others stay. False if anything is wrong with it: then nothing was
  /// changed and `error` has one line a problem. Takes effect with the next update.
  bool set(std::string_view json, std::string& error);
  /// The fact "决策.征求意见" is not said any more (未提供). False if there is none of that name.
  bool withdraw(std::string_view fact);
  /// Evaluates what the changes reach. In order of check; valid until the next call.
  const std::vector<OutcomeChange>& update();
  /// One outcome a check, as of the last update; valid until the next one.
  [[nodiscard]] std::span<const Outcome> outcomes() const;

 private:
  struct Impl;
  explicit Session(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Facts in, outcomes out: the engine's verdicts and sessions behind the public names.
#include "zhunsheng/evaluation.hpp"

#include "bindings/cpp/evaluation_impl.hpp"
#include "bindings/cpp/review_impl.hpp"
#include "engine/eval/session.hpp"
#include "engine/eval/verdicts.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng {
namespace {

std::string say(Language language, const std::string& chinese, const std::string& english) { return language == Language::chinese ? chinese : english; }

/// One line a problem; true if there is none.
bool is_fine(const std::vector<facts::FactProblem>& problems, Language language, std::string& error) {
  error.clear();
  for (const auto& problem : problems) error += (error.empty() ? "" : "\n") + say(language, problem.message, problem.message_en);
  return problems.empty();
}

}  // namespace

std::optional<eval::Settings> evaluation_settings(const RuleSet& rules, const EvaluationOptions& options, std::string& error) {
  error.clear();
  if (!rules.is_ok()) {
    error = say(options.language, "规则没有通过编译", "the rules did not compile");
    return std::nullopt;
  }
  eval::Settings settings;
  const auto date = base::parse_date(options.as_of);
  if (!date) error = say(options.language, "审查基准日应当写成 2025-06-01 的样子：" + options.as_of, "the legal date is written like 2025-06-01, not: " + options.as_of);
  settings.as_of = date.value_or(base::Date{});
  for (const auto& word : options.kinds) {
    const auto kind = model::parse_kind(word);
    if (kind) settings.kinds |= model::kind_bit(*kind);
    else error = say(options.language, "没有“" + word + "”这一文书类别", "there is no kind of document named " + word);
  }
  return error.empty() ? std::optional(settings) : std::nullopt;
}

FactSet::FactSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FactSet::FactSet(FactSet&&) noexcept = default;
FactSet& FactSet::operator=(FactSet&&) noexcept = default;
FactSet::~FactSet() = default;

std::optional<FactSet> FactSet::parse(const RuleSet& rules, std::string_view json, std::string& error, Language language) {
  if (!rules.is_ok()) {
    error = say(language, "规则没有通过编译", "the rules did not compile");
    return std::nullopt;
  }
  const model::Ruleset& model_rules = *rules.impl().rules;
  auto impl = std::make_unique<Impl>(Impl{facts::FactStore(model_rules), {}});
  facts::DossierHeader header;
  if (!is_fine(facts::read_facts(model_rules, json, "facts", impl->store, &header), language, error)) return std::nullopt;
  impl->kinds = header.kinds;
  impl->store.complete = header.complete.value_or(false);
  return FactSet(std::move(impl));
}

void FactSet::set_complete(bool complete) { impl_->store.complete = complete; }

struct Evaluator::Impl {
  Impl(const RuleSet::Impl& rules, eval::Settings wanted) : verdicts(*rules.plan, *rules.rules), settings(std::move(wanted)), kinds(settings.kinds) {
    for (const graph::Input& input : rules.plan->facts) reads_kinds = reads_kinds || input.id == model::builtin::kinds.value;
  }
  eval::Verdicts verdicts;
  eval::Settings settings;
  model::KindSet kinds;  ///< of the options
  bool reads_kinds = false;                ///< a check reads 文书.类别
  std::optional<facts::FactStore> stated;  ///< the facts with it
  std::vector<Outcome> outcomes;
};

Evaluator::Evaluator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator& Evaluator::operator=(Evaluator&&) noexcept = default;
Evaluator::~Evaluator() = default;

std::optional<Evaluator> Evaluator::make(const RuleSet& rules, const EvaluationOptions& options, std::string& error) {
  auto settings = evaluation_settings(rules, options, error);
  if (!settings) return std::nullopt;
  return Evaluator(std::make_unique<Impl>(rules.impl(), std::move(*settings)));
}

std::span<const Outcome> Evaluator::evaluate(const FactSet& facts) {
  impl_->settings.kinds = impl_->kinds != 0 ? impl_->kinds : facts.impl().kinds.value_or(0);
  if (impl_->reads_kinds) state_kinds(impl_->settings.kinds, impl_->stated.emplace(facts.impl().store));
  impl_->verdicts.bind(impl_->reads_kinds ? *impl_->stated : facts.impl().store);
  return assign(impl_->outcomes, impl_->verdicts.evaluate(impl_->settings));
}

struct Session::Impl {
  Impl(const RuleSet::Impl& rule_set, FactSet facts, const eval::Settings& settings, Language wanted)
      : rules(*rule_set.rules), readers(graph::find_readers(*rule_set.plan, rules)), session(*rule_set.plan, rules, readers, std::move(facts.impl().store), settings), language(wanted) {
    assign(outcomes, session.outcomes());
  }
  const model::Ruleset& rules;
  graph::Readers readers;
  eval::Session session;
  Language language;
  std::vector<Outcome> outcomes;
  std::vector<OutcomeChange> changes;
};

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

std::optional<Session> Session::open(const RuleSet& rules, FactSet facts, const EvaluationOptions& options, std::string& error) {
  auto settings = evaluation_settings(rules, options, error);
  if (!settings) return std::nullopt;
  if (settings->kinds == 0) settings->kinds = facts.impl().kinds.value_or(0);
  state_kinds(settings->kinds, facts.impl().store);
  return Session(std::make_unique<Impl>(rules.impl(), std::move(facts), *settings, options.language));
}

bool Session::set(std::string_view json, std::string& error) {
  const facts::FactsReading reading = facts::parse_facts(impl_->rules, json, "facts");
  if (!is_fine(reading.problems, impl_->language, error)) return false;
  std::optional<facts::FactStore> replaced;  // records of a block 逐 material are read as a whole
  for (const auto& statement : reading.file.statements) {
    if (statement.fact.is_valid()) impl_->session.set(statement.fact, statement.given);
    else replaced.emplace(impl_->session.store());
  }
  if (!replaced) return true;
  facts::apply(impl_->rules, reading.file, *replaced);
  impl_->session.replace(std::move(*replaced));
  return true;
}

bool Session::withdraw(std::string_view name) {
  for (std::size_t i = 0; i < impl_->rules.facts.size(); ++i) {
    const model::FactId fact(i);
    const bool is_single = model::at(impl_->rules, model::at(impl_->rules, fact).record).use == model::RecordUse::singleton;
    if (!is_single || model::path_of(impl_->rules, fact) != name) continue;
    impl_->session.set(fact, model::Given{});
    return true;
  }
  return false;
}

const std::vector<OutcomeChange>& Session::update() {
  impl_->changes.clear();
  for (const eval::OutcomeChange& change : impl_->session.update()) {
    impl_->outcomes[change.check.index()] = static_cast<Outcome>(change.after);
    impl_->changes.push_back({change.check.index(), static_cast<Outcome>(change.before), static_cast<Outcome>(change.after)});
  }
  return impl_->changes;
}

std::span<const Outcome> Session::outcomes() const { return impl_->outcomes; }

}  // namespace zhunsheng

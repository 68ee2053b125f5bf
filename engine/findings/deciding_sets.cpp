// SPDX-License-Identifier: Apache-2.0
// Sets grow one question at a time, so a set that is tried has no smaller one inside that decides: each of its questions
// must still be missed after the answers to those before it.
#include "engine/findings/deciding_sets.hpp"

#include <algorithm>

#include "engine/findings/ask.hpp"

namespace zhunsheng::findings {

using eval::InstanceOutcome;
using eval::MissingInput;
using model::Given;

namespace {

constexpr std::size_t most_kept = 1'000'000;  // endings
constexpr QuestionSet every_question = ~QuestionSet{0};

/// Elements that one evaluation reads in.
std::size_t elements_of(const graph::Plan& plan, const facts::FactStore& store) {
  std::size_t count = 0;
  for (const graph::Input& leaf : plan.facts) count += store.facts[leaf.id].given.value.items.size();
  for (const graph::Input& leaf : plan.records) count += store.records[leaf.id].records.size();
  return count;
}

}  // namespace

DecidingSets::DecidingSets(const Inputs& in, facts::FactStore& scratch, model::CheckId check, std::vector<const InstanceOutcome*> targets)
    : in_(in), scratch_(scratch), check_(check), targets_(std::move(targets)), plan_(graph::make_check_plan(in.rules, check)), evaluator_(plan_, in.rules) {
  make_questions();
  cost_ = plan_.nodes.size() * (1 + elements_of(plan_, in.store)) + 16;
  evaluator_.watch(&seen_);
  evaluator_.evaluate_check(check_, scratch_, in_.settings);
  evaluator_.watch(nullptr);
  prospect_.emplace(plan_, plan_.checks[check_.index()], seen_, questions_);
}

void DecidingSets::make_questions() {
  const Reads reads = reads_below(in_.rules, all_expressions(in_.rules, model::at(in_.rules, check_)));
  for (const InstanceOutcome* target : targets_)
    for (const MissingInput& input : target->missing) {
      const bool is_there = std::any_of(questions_.begin(), questions_.end(), [&](const Question& each) { return is_answered_by(input, each); });
      if (is_there || questions_.size() == most_in_set) continue;
      if (auto question = make_question(in_, scratch_, reads, input)) questions_.push_back(std::move(*question));
    }
}

QuestionSet DecidingSets::questions_of(const std::vector<MissingInput>& missing) const {
  QuestionSet out = 0;
  for (std::size_t i = 0; i < questions_.size(); ++i)
    if (std::any_of(missing.begin(), missing.end(), [&](const MissingInput& input) { return is_answered_by(input, questions_[i]); })) out |= QuestionSet{1} << i;
  return out;
}

std::vector<DecidingSets::Ending> DecidingSets::work_out() {
  const eval::Outcomes outcomes = evaluator_.evaluate_check(check_, scratch_, in_.settings);
  std::vector<Ending> out;
  for (const InstanceOutcome* target : targets_) {
    const bool is_last = target->is_open_extra || target->element == InstanceOutcome::no_element;
    const std::size_t index = is_last ? outcomes.instances.size() - 1 : target->element;
    const bool is_there = index < outcomes.instances.size() && outcomes.instances[index].is_open_extra == target->is_open_extra;
    if (!is_there || outcomes.instances[index].outcome != Outcome::undetermined) {  // an instance that is gone leaves nothing to decide
      out.push_back({true, 0});
      continue;
    }
    const InstanceOutcome& instance = outcomes.instances[index];
    out.push_back({false, instance.harmless ? every_question : questions_of(instance.missing)});  // what is harmless says nothing of what it misses
  }
  return out;
}

const std::vector<DecidingSets::Ending>& DecidingSets::endings(const Answers& answers, Budget& budget) {
  if (const auto place = known_.find(answers); place != known_.end()) return place->second;
  budget.spend(cost_);
  for (std::size_t i = 0; i < answers.size(); i += 2) {
    const Question& question = questions_[static_cast<std::uint8_t>(answers[i])];
    answer(scratch_, question, question.answers[static_cast<std::uint8_t>(answers[i + 1])]);
  }
  last_ = work_out();
  for (std::size_t i = 0; i < answers.size(); i += 2) take_back(scratch_, questions_[static_cast<std::uint8_t>(answers[i])]);
  if ((known_.size() + 1) * targets_.size() > most_kept) return last_;
  return known_[answers] = last_;
}

/// Answers that no later answer can tell apart are one; the work grows with their product.
void DecidingSets::drop_equal_answers(Budget& budget) {
  has_equal_answers_ = false;
  known_.clear();
  eval::Trace after;
  evaluator_.watch(&after);
  for (std::size_t i = 0; i < questions_.size(); ++i) {
    std::vector<Given> kept;
    std::vector<std::vector<std::uint8_t>> effects;
    for (Given& value : questions_[i].answers) {
      budget.spend(cost_);
      answer(scratch_, questions_[i], value);
      evaluator_.evaluate_check(check_, scratch_, in_.settings);
      take_back(scratch_, questions_[i]);
      const auto effect = prospect_->effect(i, after);
      if (effect && std::find(effects.begin(), effects.end(), *effect) != effects.end()) continue;
      if (effect) effects.push_back(*effect);
      kept.push_back(value);
    }
    questions_[i].answers = std::move(kept);
  }
  evaluator_.watch(nullptr);
}

void DecidingSets::begin(std::size_t target, Budget& budget) {
  target_ = target;
  budget_ = &budget;
  found_.clear();
  order_.clear();
  for (const MissingInput& input : targets_[target]->missing)
    for (std::size_t i = 0; i < questions_.size(); ++i)
      if (is_answered_by(input, questions_[i]) && std::find(order_.begin(), order_.end(), i) == order_.end()) order_.push_back(static_cast<std::uint8_t>(i));
}

std::vector<std::vector<MissingInput>> DecidingSets::single(std::size_t target, Budget& budget) {
  begin(target, budget);
  choose(0, 1);
  return std::move(found_);
}

std::vector<std::vector<MissingInput>> DecidingSets::larger(std::size_t target, Budget& budget) {
  begin(target, budget);
  if (order_.size() < 2 || !may_decide(questions_of(targets_[target]->missing))) return {};
  if (has_equal_answers_ && prospect_->restless() == 0) drop_equal_answers(budget);
  const std::size_t most = order_.size() > most_asked_exactly ? most_together : order_.size();
  for (std::size_t size = 2; size <= most && found_.empty() && budget.left > 0; ++size) choose(0, size);
  return std::move(found_);
}

bool DecidingSets::may_decide(QuestionSet set) {
  budget_->spend(plan_.nodes.size() / 4 + 1);
  const auto asks_for_text = [&](std::uint8_t question) { return questions_[question].asks_for_text && (set & (QuestionSet{1} << question)) != 0; };
  return std::any_of(order_.begin(), order_.end(), asks_for_text) || prospect_->may_decide(set);
}

/// Every set of the size, in order.
void DecidingSets::choose(std::size_t next, std::size_t size) {
  if (found_.size() == most_ask_sets || budget_->left == 0) return;
  if (chosen_.size() == size) {
    QuestionSet set = 0;
    for (const std::uint8_t question : chosen_) set |= QuestionSet{1} << question;
    const bool is_text = size == 1 && questions_[chosen_.front()].asks_for_text;
    Answers answers;
    if (is_text || (may_decide(set) && some_answers_decide(0, answers))) found_.push_back(inputs_of_chosen());
    return;
  }
  for (std::size_t i = next; i + (size - chosen_.size()) <= order_.size(); ++i) {
    chosen_.push_back(order_[i]);
    choose(i + 1, size);
    chosen_.pop_back();
  }
}

bool DecidingSets::some_answers_decide(std::size_t depth, Answers& answers) {
  if (depth > 0) {
    const Ending ending = endings(answers, *budget_)[target_];
    if (ending.is_decided) return depth == chosen_.size();
    for (std::size_t i = depth; i < chosen_.size(); ++i)
      if (((ending.missing | prospect_->restless()) & (QuestionSet{1} << chosen_[i])) == 0) return false;
  }
  if (depth == chosen_.size()) return false;
  for (std::size_t value = 0; value < questions_[chosen_[depth]].answers.size() && budget_->left > 0; ++value) {
    answers.push_back(static_cast<char>(chosen_[depth]));
    answers.push_back(static_cast<char>(value));
    const bool decides = some_answers_decide(depth + 1, answers);
    answers.resize(answers.size() - 2);
    if (decides) return true;
  }
  return false;
}

std::vector<MissingInput> DecidingSets::inputs_of_chosen() const {
  std::vector<MissingInput> out;
  for (const std::uint8_t question : chosen_) out.push_back(questions_[question].input);
  return out;
}

}  // namespace zhunsheng::findings

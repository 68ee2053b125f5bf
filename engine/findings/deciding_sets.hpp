// SPDX-License-Identifier: Apache-2.0
// The smallest sets of questions that can decide the instances of one check, by size: every set that may decide
// (prospect.hpp) is tried with every answer, on the plan of that check alone. What one set of answers gives is worked out
// once, for all instances.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/findings/prospect.hpp"

namespace zhunsheng::findings {

/// What is left of the work that trials may cost, in node evaluations: the same on every machine.
struct Budget {
  std::size_t left = 0;
  bool spend(std::size_t work) {
    left -= left < work ? left : work;
    return left > 0;
  }
};

/// Views its arguments, which must outlive it; `scratch` is a copy of the store, and as before after each search.
class DecidingSets {
 public:
  /// `targets`: the undetermined instances of the check, with what they miss.
  DecidingSets(const Inputs& in, facts::FactStore& scratch, model::CheckId check, std::vector<const eval::InstanceOutcome*> targets);

  /// The sets of one question that decide the target, in order of its `missing`.
  std::vector<std::vector<eval::MissingInput>> single(std::size_t target, Budget& budget);
  /// Where no single one does: the smallest sets; empty where none was found.
  std::vector<std::vector<eval::MissingInput>> larger(std::size_t target, Budget& budget);

 private:
  /// What some answers make of one target.
  struct Ending {
    bool is_decided = false;
    QuestionSet missing = 0;  ///< what it still hangs on
  };
  using Answers = std::string;  ///< two bytes each: question, answer

  void make_questions();
  void begin(std::size_t target, Budget& budget);
  void drop_equal_answers(Budget& budget);
  [[nodiscard]] QuestionSet questions_of(const std::vector<eval::MissingInput>& missing) const;
  const std::vector<Ending>& endings(const Answers& answers, Budget& budget);
  std::vector<Ending> work_out();
  bool may_decide(QuestionSet set);
  void choose(std::size_t next, std::size_t size);
  bool some_answers_decide(std::size_t depth, Answers& answers);
  [[nodiscard]] std::vector<eval::MissingInput> inputs_of_chosen() const;

  const Inputs& in_;
  facts::FactStore& scratch_;
  model::CheckId check_;
  std::vector<const eval::InstanceOutcome*> targets_;
  graph::Plan plan_;
  eval::Evaluator evaluator_;
  std::vector<Question> questions_;
  eval::Trace seen_;
  std::optional<Prospect> prospect_;
  std::size_t cost_ = 0;  // of one evaluation
  bool has_equal_answers_ = true;
  std::unordered_map<Answers, std::vector<Ending>> known_;
  std::vector<Ending> last_;  // where no more are kept

  // of the search that runs
  std::size_t target_ = 0;
  Budget* budget_ = nullptr;
  std::vector<std::uint8_t> order_;   // the target's questions
  std::vector<std::uint8_t> chosen_;
  std::vector<std::vector<eval::MissingInput>> found_;
};

}  // namespace zhunsheng::findings

// SPDX-License-Identifier: Apache-2.0
// Why a check ended as it did: the reason tree of every check of a dossier that is not in order, told in sentences three levels
// deep, and printed. Verified: each is told, its root says the outcome, and telling it twice gives the same words.
#include <algorithm>
#include <map>

#include "bench/suite.hpp"
#include "bench/worlds.hpp"
#include "engine/eval/evaluator.hpp"
#include "engine/report/reasons/explain.hpp"

namespace {

using namespace zhunsheng;

struct Question {
  const bench::Dossier* dossier = nullptr;
  std::vector<eval::InstanceOutcome> instances;  ///< all of one check
};

constexpr std::size_t most_questions = 64;

bool is_in_order(const eval::InstanceOutcome& instance) { return instance.outcome == eval::Outcome::satisfied || instance.outcome == eval::Outcome::not_applicable; }

std::vector<Question> questions_of(const bench::World& world) {
  std::vector<Question> out;
  eval::Evaluator evaluator(world.plan(), world.model());
  for (const auto& dossier : world.dossiers) {
    std::map<model::CheckId, std::vector<eval::InstanceOutcome>> by_check;
    for (auto& instance : evaluator.evaluate(dossier.store, dossier.settings).instances) by_check[instance.check].push_back(std::move(instance));
    for (auto& [check, instances] : by_check)
      if (out.size() < most_questions && !std::all_of(instances.begin(), instances.end(), is_in_order)) out.push_back({&dossier, std::move(instances)});
  }
  bench::require(!out.empty(), world.name + ": every check is in order");
  return out;
}

std::string tell(const bench::World& world, const Question& question) {
  const findings::Inputs in{world.plan(), world.model(), question.dossier->store, question.dossier->settings, nullptr};
  const auto told = report::Explainer(in, question.instances, base::Language::chinese).explain({});
  return told ? report::print_explanation(*told, {}) : std::string();
}

void verify(const bench::World& world, const std::vector<Question>& questions) {
  for (const auto& question : questions) {
    const std::string text = tell(world, question);
    const auto worst = std::min_element(question.instances.begin(), question.instances.end(), [](const auto& left, const auto& right) { return left.outcome < right.outcome; });
    bench::require(text.find(model::to_chinese(worst->outcome)) != std::string::npos, world.name + ": an explanation does not say its outcome:\n" + text);
    bench::require(text == tell(world, question), world.name + ": told twice, an explanation differs");
  }
}

void explain(benchmark::State& state, const bench::World& world) {
  const auto questions = questions_of(world);
  verify(world, questions);
  bench::Ring ring(questions.size());
  std::size_t bytes = 0;
  for (auto _ : state) bytes += tell(world, questions[ring.next()]).size();
  state.counters["bytes"] = static_cast<double>(bytes) / static_cast<double>(state.iterations());
}

const bench::Suite suite{[] { bench::register_over_worlds("explain", explain); }};

}  // namespace

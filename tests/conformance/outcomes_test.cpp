// SPDX-License-Identifier: Apache-2.0
// The cases of facts alone by the ways that give outcomes and nothing else: an evaluator, a session that learns the facts after
// it was opened, and columns with every set of kernels that this processor has. A check with 逐 has the worst outcome of its instances.
#include <gtest/gtest.h>

#include "bindings/cpp/evaluation_impl.hpp"
#include "bindings/cpp/review_impl.hpp"
#include "engine/eval/batch.hpp"
#include "tests/conformance/suite.hpp"

namespace zhunsheng::conformance {
namespace {

const std::vector<std::string> worst_first{"violated", "undetermined", "exempt", "satisfied", "not_applicable"};

std::string worst(const Json& expectation) {
  if (expectation.is_string()) return expectation;
  if (expectation.contains("outcome")) return expectation["outcome"];
  for (const auto& outcome : worst_first)
    if (expectation["instances"].contains(outcome)) return outcome;
  return worst_first.back();
}

/// A case, compiled; its facts as text.
struct Scene {
  Scene(const Suite& suite, const Json& one) : name(suite.file + " “" + one["name"].get<std::string>() + "”"), expect(one["expect"]), rules(rules_of(suite, one)), review(options_of(one)) {
    options.as_of = review.as_of;
    options.kinds = review.kinds;
    if (review.facts.empty()) review.facts = "{}";
  }

  [[nodiscard]] FactSet facts(const std::string& text) const {
    std::string error;
    auto set = FactSet::parse(rules, text, error);
    EXPECT_TRUE(set.has_value()) << name << error;
    set->set_complete(review.complete);
    return std::move(*set);
  }
  /// `outcome_at`: position of a check → its outcome.
  template <class OutcomeAt>
  void expect_outcomes(const char* way, OutcomeAt&& outcome_at) const {
    const std::vector<CheckInfo> checks = rules.checks();
    for (std::size_t i = 0; i < checks.size(); ++i) {
      if (!expect.contains(checks[i].id)) continue;
      EXPECT_EQ(worst_first[static_cast<std::size_t>(outcome_at(i))], worst(expect[checks[i].id])) << way << ": " << name << " " << checks[i].id;
    }
  }

  std::string name;
  const Json& expect;
  RuleSet rules;
  ReviewOptions review;
  EvaluationOptions options;
};

template <class Visit>
void for_each_scene(Visit&& visit) {
  std::size_t seen = 0;
  for (const Suite& suite : load_suites(ZS_SOURCE_DIR "/tests/conformance"))
    for (const auto& one : suite.json["cases"]) {
      if (!one.contains("expect") || one.contains("documents")) continue;
      visit(Scene(suite, one));
      ++seen;
    }
  EXPECT_GT(seen, 900u);
}

TEST(ConformanceOutcomes, of_an_evaluator) {
  for_each_scene([](const Scene& scene) {
    std::string error;
    auto evaluator = Evaluator::make(scene.rules, scene.options, error);
    ASSERT_TRUE(evaluator) << scene.name << error;
    const FactSet facts = scene.facts(scene.review.facts);
    const auto outcomes = evaluator->evaluate(facts);
    scene.expect_outcomes("evaluator", [&](std::size_t check) { return outcomes[check]; });
  });
}

TEST(ConformanceOutcomes, of_a_session_that_learns_the_facts) {
  for_each_scene([](const Scene& scene) {
    std::string error;
    auto session = Session::open(scene.rules, scene.facts("{}"), scene.options, error);
    ASSERT_TRUE(session) << scene.name << error;
    session->update();
    const Json given = Json::parse(scene.review.facts);
    for (const auto& [block, facts] : given.items()) {
      ASSERT_TRUE(session->set(Json{{block, facts}}.dump(), error)) << scene.name << error;
      session->update();
    }
    scene.expect_outcomes("session", [&](std::size_t check) { return session->outcomes()[check]; });
  });
}

TEST(ConformanceOutcomes, of_columns) {
  using eval::columns::Level;
  for_each_scene([](const Scene& scene) {
    std::string error;
    const auto settings = evaluation_settings(scene.rules, scene.options, error);
    ASSERT_TRUE(settings) << scene.name << error;
    FactSet facts = scene.facts(scene.review.facts);
    state_kinds(settings->kinds, facts.impl().store);
    for (const Level level : {Level::portable, Level::avx2, Level::avx512}) {
      eval::Batch batch(*scene.rules.impl().plan, *scene.rules.impl().rules, {.level = level});
      eval::Block block = batch.make_block();
      const std::vector<eval::Lane> lanes(65, eval::Lane{&facts.impl().store, settings->as_of, settings->kinds});
      batch.load(block, lanes);
      batch.evaluate(block);
      for (const std::uint32_t lane : {0u, 64u}) scene.expect_outcomes(batch.instruction_set(), [&](std::size_t check) { return batch.outcome(model::CheckId(check), lane); });
    }
  });
}

}  // namespace
}  // namespace zhunsheng::conformance

// SPDX-License-Identifier: Apache-2.0
// Explanations never lie: over random rule sets and facts, the tree of every instance has the truths that the evaluator
// found, each step has the value that the naive evaluator reads at its place, and each truth follows from the steps below.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/eval/reasons/tree.hpp"
#include "engine/report/reasons/explain.hpp"
#include "tests/harness/naive_evaluator.hpp"
#include "tests/harness/random_cases.hpp"

namespace zhunsheng {
namespace {

using eval::Step;
using eval::StepKind;
using eval::Truth;
using harness::for_random_cases;
using harness::RandomCase;
using model::Op;

constexpr std::size_t most_steps = 400;  // of one instance

Truth truth_of(const model::Given& given) {
  if (given.state == model::FactState::known) return given.value.a != 0 ? Truth::yes : Truth::no;
  return given.state == model::FactState::not_applicable ? Truth::not_applicable : Truth::unknown;
}

class Walk {
 public:
  Walk(const RandomCase& one, std::vector<eval::InstanceOutcome> instances) : rules_(one.rules), store_(one.store), settings_(one.settings), tree_(one.rules, one.store, one.settings, std::move(instances)) {}

  void run() {
    walk(tree_.root(), 0);
  }
  std::size_t steps = 0;

 private:
  void walk(const Step& step, int depth) {
    if (++steps > most_steps || depth > 40 || ::testing::Test::HasFailure()) return;
    const auto below = tree_.below(step);
    switch (step.kind) {
      case StepKind::instance: check_instance(step, below); break;
      case StepKind::exception: check_exception(step, below); break;
      case StepKind::expression: check_value(step); check_parts(step, below); break;
      case StepKind::element: check_element(step); check_parts(step, below); break;
      case StepKind::choice:
        if (step.body.is_valid()) {
          EXPECT_EQ(naive_truth(step, step.body) == Truth::yes, step.truth == Truth::yes);
        }
        break;
      case StepKind::check: case StepKind::force: case StepKind::presumption: case StepKind::hit: break;
    }
    for (const Step& each : below) walk(each, depth + 1);
  }

  model::Given naive(const Step& step, model::ExprId expr) const {
    const auto date = step.is_at_review_date ? std::optional(settings_.as_of) : step.instance->legal_date;
    const facts::Hit* hit = step.hit == Step::none ? nullptr : &store_.hits.by_pattern[at(rules_, tree_.check().subject.expr).ref][step.hit];
    return harness::read_naively(rules_, store_, {date, settings_.as_of, step.bindings, hit}, expr);
  }
  Truth naive_truth(const Step& step, model::ExprId expr) const { return truth_of(naive(step, expr)); }

  [[nodiscard]] std::string describe(const Step& step) const {
    std::string out = "expression " + std::to_string(step.expr.value) + ", operation " + std::to_string(static_cast<int>(at(rules_, step.expr).op)) + (step.is_at_review_date ? ", at the review's date" : "");
    for (const eval::Binding& binding : step.bindings) out += ", variable " + std::to_string(binding.variable.value) + " at " + std::to_string(binding.element);
    return out + (step.hit == Step::none ? "" : ", hit " + std::to_string(step.hit));
  }

  void check_value(const Step& step) {
    const model::Expr& expr = at(rules_, step.expr);
    if (expr.type.kind == model::TypeKind::boolean) {
      EXPECT_EQ(naive_truth(step, step.expr), step.truth) << describe(step);
      return;
    }
    if (expr.type.kind == model::TypeKind::list || expr.type.kind == model::TypeKind::record) return;  // the fields of records are read one by one
    const model::Given wanted = naive(step, step.expr);
    EXPECT_EQ(wanted.state, step.value.state == model::FactState::absent ? model::FactState::unknown : step.value.state) << describe(step);
    if (wanted.state == model::FactState::known) {
      EXPECT_EQ(model::print(rules_, expr.type, wanted), model::print(rules_, expr.type, step.value)) << describe(step);
    }
  }

  void check_element(const Step& step) {
    const eval::Binding& binding = step.bindings.back();
    const model::Expr& loop = at(rules_, binding.loop);
    if (loop.b.is_valid()) {
      EXPECT_EQ(naive_truth(step, loop.b), step.truth) << "element of " << binding.loop.value;
    }
  }

  /// The truth above follows from the truths below; for 且 and 或 from those alone that are said to decide.
  void check_parts(const Step& step, const std::vector<Step>& below) {
    if (!step.body.is_valid() || step.kind == StepKind::element) return;
    const model::Expr& expr = at(rules_, step.body);
    if (expr.op == Op::logical_and || expr.op == Op::logical_or) {
      const bool is_and = expr.op == Op::logical_and;
      Truth all = is_and ? Truth::yes : Truth::no, deciding = all;
      for (const Step& each : below) {
        all = is_and ? both(all, each.truth) : either(all, each.truth);
        if (each.decides) deciding = is_and ? both(deciding, each.truth) : either(deciding, each.truth);
      }
      EXPECT_EQ(all, step.body_truth);
      EXPECT_EQ(deciding, step.body_truth);
      EXPECT_EQ(below.size(), expr.list_end - expr.list_begin);
    } else if (expr.op == Op::logical_not && !below.empty()) {
      EXPECT_EQ(negate(below.front().truth), step.body_truth);
    } else if (expr.op == Op::every || expr.op == Op::some || expr.op == Op::none) {
      const model::Given list = naive(step, expr.a);
      if (list.state != model::FactState::known) return;
      Truth all = expr.op == Op::some ? Truth::no : Truth::yes;
      for (const Step& each : below)
        if (each.kind == StepKind::element) all = expr.op == Op::some ? either(all, each.truth) : both(all, expr.op == Op::every ? each.truth : negate(each.truth));
      if (list.value.open) all = expr.op == Op::some ? either(all, Truth::unknown) : both(all, Truth::unknown);
      EXPECT_EQ(all, step.body_truth);
    }
  }

  static Truth holds_of(const std::vector<eval::ExceptionOutcome>& all, model::ExceptionId id) {
    const auto place = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.exception == id; });
    return place == all.end() ? Truth::unknown : place->holds;
  }

  void check_instance(const Step& step, const std::vector<Step>& below) {
    const eval::InstanceOutcome& instance = *step.instance;
    const bool forbids = tree_.check().forbids;
    for (const Step& each : below) {
      if (each.role == eval::Role::applies) {
        EXPECT_EQ(each.truth, instance.applies);
      }
      if (each.role == eval::Role::norm) {
        EXPECT_EQ(forbids ? negate(each.truth) : each.truth, instance.norm);
      }
      if (each.kind == StepKind::exception) {
        EXPECT_EQ(each.truth, holds_of(instance.exceptions, each.exception));
      }
      if (each.role == eval::Role::legal_date) {
        EXPECT_EQ(each.value.state == model::FactState::known, instance.legal_date.has_value());
      }
    }
  }

  /// Holds if its 当 is true, none of the inner ones holds and it is in force.
  void check_exception(const Step& step, const std::vector<Step>& below) {
    if (step.subject != nullptr) return;
    if (step.expr.is_valid()) {
      EXPECT_EQ(naive_truth(step, step.expr), step.body_truth);
    }
    Truth holds = step.body_truth == Truth::not_applicable ? Truth::no : step.body_truth;
    for (const Step& each : below) {
      if (each.kind == StepKind::exception) holds = both(holds, negate(each.truth));
      if (each.kind == StepKind::force) holds = both(holds, each.truth);
    }
    EXPECT_EQ(holds, step.truth);
  }

  const model::Ruleset& rules_;
  const facts::FactStore& store_;
  const eval::Settings& settings_;
  eval::ReasonTree tree_;
};

/// Instances of one check after the other.
template <class Visit>
void for_each_check(const eval::Outcomes& outcomes, Visit&& visit) {
  for (std::size_t first = 0; first < outcomes.instances.size();) {
    std::size_t last = first;
    while (last < outcomes.instances.size() && outcomes.instances[last].check == outcomes.instances[first].check) ++last;
    visit(std::vector<eval::InstanceOutcome>(outcomes.instances.begin() + static_cast<std::ptrdiff_t>(first), outcomes.instances.begin() + static_cast<std::ptrdiff_t>(last)));
    first = last;
  }
}

TEST(Reasons, never_lie) {
  std::size_t steps = 0;
  for_random_cases(10'000, [&](RandomCase& one) {
    for_each_check(one.evaluator.evaluate(one.store, one.settings), [&](std::vector<eval::InstanceOutcome> instances) {
      Walk walk(one, std::move(instances));
      walk.run();
      steps += walk.steps;
    });
  }, 7);
  if (!harness::is_single_case()) {
    EXPECT_GT(steps, 200'000u);
  }
}

std::size_t check_handles(const findings::Reason& reason, report::Explainer& explainer) {
  EXPECT_FALSE(reason.text.empty()) << reason.handle << " " << reason.kind;
  std::size_t count = 1;
  for (const auto& each : reason.below) count += check_handles(each, explainer);
  if (reason.folded == 0) return count;
  report::ExplainOptions options;
  options.open = reason.folded_handle;
  options.depth = 1;
  EXPECT_TRUE(explainer.explain(options).has_value()) << reason.folded_handle;
  return count;
}

TEST(Reasons, are_told_with_the_outcome_and_every_handle_opens) {
  std::size_t told = 0;
  for_random_cases(1'000, [&](RandomCase& one) {
    const eval::Outcomes outcomes = one.evaluator.evaluate(one.store, one.settings);
    const findings::Inputs in{one.plan, one.rules, one.store, one.settings, nullptr};
    for_each_check(outcomes, [&](std::vector<eval::InstanceOutcome> instances) {
      const model::Outcome outcome = instances.front().outcome;
      const bool is_single = instances.size() == 1;
      for (const auto language : {base::Language::chinese, base::Language::english}) {
        report::Explainer explainer(in, instances, language);
        const auto explanation = explainer.explain({});
        ASSERT_TRUE(explanation.has_value());
        if (is_single) {
          EXPECT_NE(explanation->root.text.find(language == base::Language::chinese ? to_chinese(outcome) : to_english(outcome)), std::string::npos) << explanation->root.text;
        }
        told += check_handles(explanation->root, explainer);
        EXPECT_FALSE(report::print_explanation(*explanation, {}).empty());
      }
    });
  }, 8);
  if (!harness::is_single_case()) {
    EXPECT_GT(told, 10'000u);
  }
}

}  // namespace
}  // namespace zhunsheng

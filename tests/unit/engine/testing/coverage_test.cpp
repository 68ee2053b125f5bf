// SPDX-License-Identifier: Apache-2.0
// Coverage against a computation written for obviousness: random small rule sets over 是否 facts (且 或 不是, a
// definition with cases, quantifiers over a list, nested exceptions) and random examples. The naive one evaluates trees
// by recursion, with one condition held by force, and counts pairs as docs/decisions/0006-coverage.md says.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "engine/testing/coverage.hpp"
#include "tests/harness/generate.hpp"
#include "tests/unit/engine/eval/small_ruleset.hpp"

namespace zhunsheng::testing {
namespace {

using eval::Truth;
using harness::Random;
using model::ExprId;
using model::Op;
using model::Outcome;

constexpr int facts_in_all = 5, fields_in_all = 2;

/// A rule set of one check, its facts, and the list its quantifiers run over.
struct World : eval::SmallRuleset {
  explicit World(Random& seed) : random(seed) {
    for (int i = 0; i < facts_in_all; ++i) facts.push_back(fact(("事实" + std::to_string(i)).c_str(), model::TypeKind::boolean));
    for (int i = 0; i < fields_in_all; ++i) fields.push_back(fact(("字段" + std::to_string(i)).c_str(), simple(model::TypeKind::boolean), item));
    list = fact("列表", items(), single);
    define();
    model::Check& row = check(condition(2, {}));
    if (random.one_in(2)) row.applies = condition(1, {});
    row.forbids = random.one_in(2);
    model::CitationUse practice;
    practice.mode = model::CitationMode::practice;
    row.citations.push_back(practice);
    for (std::uint32_t i = random.below(3); i > 0; --i) add_exception(practice);
    examples();
  }

  void add_exception(const model::CitationUse& practice) {
    std::vector<model::ExceptionId> inner;
    if (random.one_in(3)) {
      inner.push_back(exception(condition(1, {})));
      rules.exceptions.back().citations.push_back(practice);
    }
    const auto id = exception(condition(1, {}), inner);
    rules.exceptions.back().citations.push_back(practice);
    rules.checks.back().exceptions.push_back(id);
  }

  void define() {
    model::Definition row;
    row.name = "定义";
    row.type = simple(model::TypeKind::boolean);
    is_defining = true;
    row.cases.push_back({condition(1, {}), condition(1, {}), {}});
    row.cases.push_back({ExprId{}, condition(1, {}), {}});
    is_defining = false;
    rules.definitions.push_back(row);
  }

  ExprId condition(int depth, model::VariableId bound) {
    const std::uint32_t choice = random.below(depth > 0 ? 8 : 3);
    if (choice <= 2) return atom(bound);
    if (choice == 3) return truth(Op::logical_not, condition(depth - 1, bound));
    if (choice == 4 && !bound.is_valid()) {
      const auto over = variable();
      const ExprId body = condition(depth - 1, over);
      return truth(random.pick(std::vector<Op>{Op::every, Op::some, Op::none}), read(list), body, over.value);
    }
    std::vector<ExprId> operands;
    for (std::uint32_t i = 2 + random.below(2); i > 0; --i) operands.push_back(condition(depth - 1, bound));
    return list_of(choice % 2 == 0 ? Op::logical_and : Op::logical_or, simple(model::TypeKind::boolean), operands);
  }
  ExprId atom(model::VariableId bound) {
    if (bound.is_valid()) return field(bound, random.pick(fields));  // a fact would be seen over an empty list too
    if (!is_defining && random.one_in(5)) return truth(Op::definition, {}, {}, 0);
    return read(random.pick(facts));
  }

  model::Given given() { return eval::given(random.pick(std::vector<Truth>{Truth::yes, Truth::no, Truth::yes, Truth::no, Truth::unknown, Truth::not_applicable})); }

  void examples() {
    for (int i = 0; i < 8; ++i) {
      model::Example example;
      example.name = std::to_string(i);
      for (const auto each : facts) example.facts.push_back({each, {}, given(), {}});
      model::Value elements;
      elements.kind = model::TypeKind::list;
      for (std::uint32_t n = random.below(3); n > 0; --n) {
        model::Value record;
        record.kind = model::TypeKind::record;
        for (int f = 0; f < fields_in_all; ++f) record.items.push_back(given());
        elements.items.push_back(model::known(record));
      }
      example.facts.push_back({list, {}, model::known(elements), {}});
      model::Expectation expectation;
      expectation.check = model::CheckId(std::size_t{0});
      example.expectations.push_back(expectation);
      rules.examples.push_back(example);
    }
  }

  Random& random;
  std::vector<model::FactId> facts, fields;
  model::FactId list;
  bool is_defining = false;
};

/// The check's outcome in one example, straight from the tables of the design; one condition may be held by force.
class Naive {
 public:
  Naive(const model::Ruleset& rules, const model::Example& example) : rules_(rules) {
    for (const auto& fact : example.facts) facts_[fact.fact.value] = fact.given;
  }
  std::optional<std::pair<ExprId, bool>> forced;
  std::map<std::uint32_t, std::set<Truth>> seen;  // by ExprId

  Truth truth(ExprId id) {
    const Truth result = forced && forced->first == id ? (forced->second ? Truth::yes : Truth::no) : of(at(rules_, id));
    seen[id.value].insert(result);
    return result;
  }

  Outcome outcome() {
    const model::Check& check = rules_.checks[0];
    const Truth applies = check.applies.is_valid() ? truth(check.applies) : Truth::yes;
    Truth kept = truth(check.norm);
    if (check.forbids) kept = negate(kept);
    bool one_holds = false, all_fail = true;
    for (const auto id : check.exceptions) {
      const Truth held = holds(id);
      one_holds = one_holds || held == Truth::yes;
      all_fail = all_fail && held == Truth::no;
    }
    for (std::size_t i = 0; i < rules_.definitions[0].cases.size(); ++i) definition();  // seen wherever the check reads it
    if (applies == Truth::no || applies == Truth::not_applicable) return Outcome::not_applicable;
    if (applies == Truth::yes && kept == Truth::yes) return Outcome::satisfied;
    if (applies == Truth::yes && kept == Truth::not_applicable) return Outcome::not_applicable;
    if (applies == Truth::yes && kept == Truth::no && one_holds) return Outcome::exempt;
    if (applies == Truth::yes && kept == Truth::no && all_fail) return Outcome::violated;
    return Outcome::undetermined;
  }

 private:
  static Truth of(const model::Given& given) {
    if (given.state == model::FactState::known) return given.value.a != 0 ? Truth::yes : Truth::no;
    return given.state == model::FactState::not_applicable ? Truth::not_applicable : Truth::unknown;
  }
  Truth holds(model::ExceptionId id) {
    Truth result = truth(at(rules_, id).when);
    if (result == Truth::not_applicable) result = Truth::no;
    for (const auto inner : at(rules_, id).inner) result = both(result, negate(holds(inner)));
    return result;
  }
  Truth definition() {
    const auto& cases = rules_.definitions[0].cases;
    const Truth guard = truth(cases[0].guard), first = truth(cases[0].value), otherwise = truth(cases[1].value);
    if (guard == Truth::yes) return first;
    return guard == Truth::unknown ? Truth::unknown : otherwise;  // no case certainly applies
  }

  Truth of(const model::Expr& expr) {
    switch (expr.op) {
      case Op::fact: return of(facts_.at(expr.ref));
      case Op::field: return of(element_->value.items[rules_.facts[expr.ref].field_index]);
      case Op::definition: return definition();
      case Op::logical_not: return negate(truth(expr.a));
      case Op::logical_and: case Op::logical_or: {
        Truth result = expr.op == Op::logical_and ? Truth::yes : Truth::no;
        for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) {
          const Truth operand = truth(rules_.operands[i]);
          result = expr.op == Op::logical_and ? both(result, operand) : either(result, operand);
        }
        return result;
      }
      case Op::every: case Op::some: case Op::none: {
        Truth result = expr.op == Op::some ? Truth::no : Truth::yes;
        for (const auto& element : facts_.at(at(rules_, expr.a).ref).value.items) {
          element_ = &element;
          const Truth body = truth(expr.b);
          result = expr.op == Op::some ? either(result, body) : both(result, expr.op == Op::none ? negate(body) : body);
        }
        return result;
      }
      default: return Truth::unknown;
    }
  }

  const model::Ruleset& rules_;
  std::map<std::uint32_t, model::Given> facts_;
  const model::Given* element_ = nullptr;
};

ConditionCoverage cover_naively(const model::Ruleset& rules, const Condition& condition) {
  ConditionCoverage out{condition};
  const ExprId id = condition.exprs.front();
  std::set<std::pair<Outcome, Outcome>> pairs;
  std::set<Outcome> yes, no;
  for (const auto& example : rules.examples) {
    Naive naive(rules, example);
    const Outcome outcome = naive.outcome();
    for (const bool was : {true, false}) {
      if (naive.seen[id.value].count(was ? Truth::yes : Truth::no) == 0) continue;
      (was ? out.seen_yes : out.seen_no) = true;
      Naive other(rules, example);
      other.forced = {id, !was};
      if (other.outcome() != outcome) (was ? yes : no).insert(outcome);
    }
  }
  out.decides_yes = !yes.empty();
  out.decides_no = !no.empty();
  for (const Outcome a : yes)
    for (const Outcome b : no) out.covered = out.covered || a != b;
  return out;
}

std::string describe(const ConditionCoverage& row) {
  return "expr " + std::to_string(row.condition.exprs.front().value) + " seen " + std::to_string(row.seen_yes) + std::to_string(row.seen_no) + " decides " + std::to_string(row.decides_yes) +
         std::to_string(row.decides_no) + (row.covered ? " covered" : "");
}

/// What came out becomes what the examples expect: all of them hold.
void expect_what_comes(model::Ruleset& rules) {
  for (auto& example : rules.examples) example.expectations[0].outcome = Naive(rules, example).outcome();
}

TEST(Coverage, is_what_a_naive_count_says) {
  std::size_t covered = 0, conditions = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    World world(random);
    expect_what_comes(world.rules);
    const auto plan = graph::make_plan(world.rules);
    ASSERT_TRUE(plan.is_ok());
    const matching::Matcher matcher(world.rules);
    const Bench bench{world.rules, *plan.value, matcher, base::Date{19'000}};
    const Stage stage(bench);
    ASSERT_EQ(stage.cases_of(model::CheckId(std::size_t{0})).size(), world.rules.examples.size()) << "the naive outcomes are the evaluator's";
    const Coverage coverage = cover(stage);
    std::vector<ConditionCoverage> rows = coverage.checks[0].conditions;
    for (const auto& definition : coverage.definitions) rows.insert(rows.end(), definition.conditions.begin(), definition.conditions.end());
    for (const auto& row : rows) {
      ASSERT_EQ(describe(row), describe(cover_naively(world.rules, row.condition)));
      ++conditions;
      covered += row.covered;
    }
  }
  EXPECT_GT(covered, 200u);
  EXPECT_GT(conditions - covered, 200u);
}

TEST(Coverage, counts_what_examples_claim_and_not_what_they_pass_by) {
  eval::SmallRuleset small;
  const auto applies = small.fact("适用", model::TypeKind::boolean), kept = small.fact("做到", model::TypeKind::boolean);
  model::CitationUse practice;
  practice.mode = model::CitationMode::practice;
  for (int i = 0; i < 2; ++i) {
    model::Check& check = small.check(small.read(kept));
    check.applies = small.read(applies);
    check.citations.push_back(practice);
  }
  const auto example = [&](bool is_applied, bool is_kept, Outcome outcome) {
    model::Example row;
    row.facts.push_back({applies, {}, model::known(model::make_boolean(is_applied)), {}});
    row.facts.push_back({kept, {}, model::known(model::make_boolean(is_kept)), {}});
    model::Expectation expectation;
    expectation.check = model::CheckId(std::size_t{0});
    expectation.outcome = outcome;
    row.expectations.push_back(expectation);
    small.rules.examples.push_back(row);
  };
  example(true, true, Outcome::satisfied);
  example(true, false, Outcome::violated);
  example(true, false, Outcome::satisfied);  // fails: shows nothing
  const auto plan = graph::make_plan(small.rules);
  const matching::Matcher matcher(small.rules);
  const Bench bench{small.rules, *plan.value, matcher, base::Date{19'000}};
  const Coverage coverage = cover(Stage(bench));
  EXPECT_EQ(coverage.checks[0].cases, 2u);
  EXPECT_EQ(coverage.checks[1].cases, 0u);
  EXPECT_FALSE(coverage.checks[0].conditions[0].covered);  // 适用 was never 否
  EXPECT_TRUE(coverage.checks[0].conditions[0].decides_yes);
  EXPECT_FALSE(coverage.checks[0].conditions[0].seen_no);
  EXPECT_TRUE(coverage.checks[0].conditions[1].covered);
  EXPECT_FALSE(coverage.checks[1].conditions[1].seen_yes);
}

}  // namespace
}  // namespace zhunsheng::testing

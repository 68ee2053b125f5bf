// SPDX-License-Identifier: Apache-2.0
// The tables of the semantics, row by row.
#include "engine/eval/evaluator.hpp"

#include <gtest/gtest.h>

#include "tests/unit/engine/eval/small_ruleset.hpp"

namespace zhunsheng::eval {
namespace {

using model::FactState;
using model::Op;
using model::TypeKind;
constexpr Truth N = Truth::no, Y = Truth::yes, U = Truth::unknown, X = Truth::not_applicable;

TEST(Truth, tables_are_those_of_the_design) {
  const Truth values[4] = {N, Y, U, X};
  const Truth conjunction[4][4] = {{N, N, N, N}, {N, Y, U, X}, {N, U, U, U}, {N, X, U, X}};
  const Truth disjunction[4][4] = {{N, Y, U, X}, {Y, Y, Y, Y}, {U, Y, U, U}, {X, Y, U, X}};
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < 4; ++j) {
      EXPECT_EQ(both(values[i], values[j]), conjunction[i][j]) << i << j;
      EXPECT_EQ(either(values[i], values[j]), disjunction[i][j]) << i << j;
    }
  EXPECT_EQ(negate(N), Y);
  EXPECT_EQ(negate(Y), N);
  EXPECT_EQ(negate(U), U);
  EXPECT_EQ(negate(X), X);
}

struct OutcomeRow {
  Truth applies, norm, exception;
  model::Outcome outcome;
  bool harmless;
};

TEST(Evaluator, outcome_is_the_first_row_that_fits) {
  using model::Outcome;
  const OutcomeRow rows[] = {
      {N, N, N, Outcome::not_applicable, false}, {X, N, N, Outcome::not_applicable, false}, {N, U, U, Outcome::not_applicable, false}, {Y, Y, U, Outcome::satisfied, false},
      {Y, X, U, Outcome::not_applicable, false}, {Y, N, Y, Outcome::exempt, false},         {Y, N, N, Outcome::violated, false},       {Y, N, X, Outcome::violated, false},
      {Y, N, U, Outcome::undetermined, false},   {Y, U, N, Outcome::undetermined, false},   {U, N, N, Outcome::undetermined, false},   {U, Y, N, Outcome::undetermined, true},
      {U, X, N, Outcome::undetermined, true},    {Y, U, Y, Outcome::undetermined, true},    {U, N, Y, Outcome::undetermined, true},    {U, U, U, Outcome::undetermined, false}};
  SmallRuleset small;
  const model::FactId applies = small.fact("适用", TypeKind::boolean), norm = small.fact("应当", TypeKind::boolean), when = small.fact("例外", TypeKind::boolean);
  model::Check& check = small.check(small.read(norm));
  check.applies = small.read(applies);
  check.exceptions = {small.exception(small.read(when))};
  for (const OutcomeRow& row : rows) {
    facts::FactStore store(small.rules);
    store.set(applies, given(row.applies), {});
    store.set(norm, given(row.norm), {});
    store.set(when, given(row.exception), {});
    const InstanceOutcome outcome = small.run(store).instances.at(0);
    const int number = static_cast<int>(&row - rows);
    EXPECT_EQ(outcome.outcome, row.outcome) << number;
    EXPECT_EQ(outcome.harmless, row.harmless) << number;
    EXPECT_EQ(outcome.missing.empty(), row.outcome != Outcome::undetermined || row.harmless) << number;
  }
}

TEST(Evaluator, an_inner_exception_that_holds_restores_the_duty) {
  const struct {
    Truth outer, inner, holds;
  } rows[] = {{Y, N, Y}, {Y, X, Y}, {Y, Y, N}, {Y, U, U}, {U, Y, N}, {U, N, U}, {N, U, N}, {X, N, N}};
  SmallRuleset small;
  const model::FactId outer = small.fact("外", TypeKind::boolean), inner = small.fact("内", TypeKind::boolean);
  const model::ExceptionId inside = small.exception(small.read(inner));
  model::Check& check = small.check(small.constant(model::make_boolean(false)));
  check.exceptions = {small.exception(small.read(outer), {inside})};
  for (const auto& row : rows) {
    facts::FactStore store(small.rules);
    store.set(outer, given(row.outer), {});
    store.set(inner, given(row.inner), {});
    EXPECT_EQ(small.run(store).instances.at(0).exceptions.at(0).holds, row.holds);
  }
}

TEST(Evaluator, an_exception_without_a_citation_in_force_fails) {
  SmallRuleset small;
  model::Check& check = small.check(small.constant(model::make_boolean(false)));
  const model::ExceptionId id = small.exception({});
  small.rules.exceptions[id.index()].citations = {small.cite({base::Date{100}, base::Date{200}})};
  check.exceptions = {id};
  const facts::FactStore store(small.rules);
  EXPECT_EQ(small.run(store, {99}).instances[0].outcome, model::Outcome::violated);
  EXPECT_EQ(small.run(store, {100}).instances[0].outcome, model::Outcome::exempt);
  EXPECT_EQ(small.run(store, {199}).instances[0].outcome, model::Outcome::exempt);
  EXPECT_EQ(small.run(store, {200}).instances[0].outcome, model::Outcome::violated);
}

TEST(Evaluator, an_unknown_date_leaves_force_open_and_heads_the_list) {
  SmallRuleset small;
  const model::FactId norm = small.fact("应当", TypeKind::boolean), date = small.fact("日期", TypeKind::date);
  model::Check& check = small.check(small.read(norm));
  check.at = small.read(date);
  check.citations = {small.cite({base::Date{100}, std::nullopt})};
  facts::FactStore store(small.rules);
  const InstanceOutcome open = small.run(store).instances[0];
  EXPECT_EQ(open.outcome, model::Outcome::undetermined);
  ASSERT_EQ(open.missing.size(), 2u);
  EXPECT_EQ(open.missing[0].fact, date);
  EXPECT_EQ(open.missing[1].fact, norm);
  store.set(norm, given(N), {});
  store.set(date, known(model::make_date({99})), {});
  EXPECT_FALSE(small.run(store).instances[0].in_force);
  store.set(date, known(model::make_date({100})), {});
  EXPECT_EQ(small.run(store).instances[0].outcome, model::Outcome::violated);
}

TEST(Evaluator, a_parameter_has_the_version_of_the_legal_date) {
  SmallRuleset small;
  model::Parameter parameter;
  parameter.type = SmallRuleset::simple(TypeKind::money);
  parameter.versions = {{base::Date{100}, model::make_money(200), {}}, {base::Date{200}, model::make_money(400), {}}};
  small.rules.parameters.push_back(parameter);
  small.check(small.truth(Op::at_least, small.constant(model::make_money(300)), small.add(Op::parameter, parameter.type, {}, {}, 0)));
  const facts::FactStore store(small.rules);
  const Outcomes before = small.run(store, {99});
  EXPECT_EQ(before.instances[0].outcome, model::Outcome::undetermined);
  EXPECT_EQ(before.instances[0].missing.at(0).why, Unknown::no_parameter_version);
  EXPECT_EQ(small.run(store, {100}).instances[0].outcome, model::Outcome::satisfied);
  EXPECT_EQ(small.run(store, {199}).instances[0].outcome, model::Outcome::satisfied);
  EXPECT_EQ(small.run(store, {200}).instances[0].outcome, model::Outcome::violated);
}

TEST(Evaluator, presence_reads_the_state_and_whether_the_dossier_is_complete) {
  const struct {
    FactState state;
    bool complete;
    Truth present, absent;
  } rows[] = {{FactState::known, false, Y, N},   {FactState::unknown, false, U, U}, {FactState::unknown, true, U, U}, {FactState::absent, false, U, U},
              {FactState::absent, true, N, Y},   {FactState::not_applicable, false, N, N}};
  SmallRuleset small;
  const model::FactId fact = small.fact("事实", TypeKind::integer);
  small.check(small.truth(Op::present, {}, {}, fact.value));
  small.check(small.truth(Op::absent, {}, {}, fact.value));
  for (const auto& row : rows) {
    facts::FactStore store(small.rules);
    store.complete = row.complete;
    store.set(fact, {row.state, model::make_integer(1)}, {});
    EXPECT_EQ(small.run(store).instances[0].norm, row.present);
    EXPECT_EQ(small.run(store).instances[1].norm, row.absent);
  }
}

struct Lists : ::testing::Test {
  SmallRuleset small;
  model::FactId list, flag;
  Lists() {
    list = small.fact("列表", small.items(), small.single);
    flag = small.fact("是否", SmallRuleset::simple(TypeKind::boolean), small.item);
  }
  model::ExprId quantifier(Op op) {
    const model::VariableId variable = small.variable();
    const model::ExprId source = small.read(list);
    return small.truth(op, source, small.field(variable, flag), variable.value);
  }
  facts::FactStore store_of(const std::vector<Truth>& flags, bool open) const {
    model::Value value;
    value.kind = TypeKind::list;
    value.open = open;
    for (const Truth each : flags) {
      model::Value record;
      record.kind = TypeKind::record;
      record.items = {given(each)};
      value.items.push_back(known(record));
    }
    facts::FactStore store(small.rules);
    store.set(list, known(value), {});
    return store;
  }
};

TEST_F(Lists, quantifiers_over_open_and_closed_lists) {
  for (const Op op : {Op::every, Op::some, Op::none}) small.check(quantifier(op));
  const struct {
    std::vector<Truth> flags;
    bool open;
    Truth every, some, none;
  } rows[] = {{{}, false, Y, N, Y},     {{}, true, U, U, U},      {{Y, Y}, false, Y, Y, N}, {{Y}, true, U, Y, N},
              {{N}, true, N, U, U},     {{Y, U}, false, U, Y, N}, {{N, U}, false, N, U, U}, {{X, Y}, false, X, Y, N}};
  for (const auto& row : rows) {
    const Outcomes outcomes = small.run(store_of(row.flags, row.open));
    EXPECT_EQ(outcomes.instances[0].norm, row.every);
    EXPECT_EQ(outcomes.instances[1].norm, row.some);
    EXPECT_EQ(outcomes.instances[2].norm, row.none);
  }
}

TEST_F(Lists, each_counterexample_is_weighed_by_itself) {
  model::Check& check = small.check(quantifier(Op::every));
  check.subject = {model::Subject::Kind::elements, check.norm, model::VariableId(small.rules.exprs[check.norm.index()].ref)};
  const InstanceOutcome outcome = small.run(store_of({N, Y, U, N}, false)).instances[0];
  EXPECT_EQ(outcome.outcome, model::Outcome::violated);
  ASSERT_EQ(outcome.subjects.size(), 3u);
  EXPECT_EQ(outcome.subjects[0].index, 0u);
  EXPECT_EQ(outcome.subjects[1].index, 2u);
  EXPECT_EQ(outcome.subjects[1].outcome, model::Outcome::undetermined);
  EXPECT_EQ(outcome.subjects[2].outcome, model::Outcome::violated);
  facts::FactStore store = store_of({N, Y, U, N}, false);
  const auto plan = graph::make_plan(small.rules);
  const model::ExprId slot = small.field(check.subject.variable, flag);
  EXPECT_EQ(value_of(*plan.value, small.rules, store, {}, outcome, &outcome.subjects[0], slot), known(model::make_boolean(false)));
  EXPECT_EQ(value_of(*plan.value, small.rules, store, {}, outcome, &outcome.subjects[1], slot).state, FactState::unknown);
}

TEST_F(Lists, a_check_for_each_element_has_one_instance_more_while_the_list_is_open) {
  const model::VariableId variable = small.variable();
  model::Check& check = small.check(small.field(variable, flag));
  check.for_each = model::ForEach{variable, small.read(list)};
  EXPECT_TRUE(small.run(store_of({}, false)).instances.empty());
  const Outcomes outcomes = small.run(store_of({N, Y}, true));
  ASSERT_EQ(outcomes.instances.size(), 3u);
  EXPECT_EQ(outcomes.instances[0].outcome, model::Outcome::violated);
  EXPECT_EQ(outcomes.instances[1].outcome, model::Outcome::satisfied);
  EXPECT_TRUE(outcomes.instances[2].is_open_extra);
  EXPECT_EQ(outcomes.instances[2].outcome, model::Outcome::undetermined);
  EXPECT_EQ(outcomes.instances[2].missing.at(0).why, Unknown::open_list);
  EXPECT_EQ(outcomes.instances[2].missing.at(0).fact, list);
}

TEST(Evaluator, hits_make_findings_by_their_context) {
  SmallRuleset small;
  small.rules.patterns.push_back({});
  const model::ExprId clauses = small.read(model::builtin::clauses);
  const model::ExprId matches = small.truth(Op::matches, clauses, {}, 0);
  model::Check& check = small.check(matches);
  check.forbids = true;
  check.subject = {model::Subject::Kind::hits, matches, {}};
  const auto run = [&](const std::vector<model::Context>& contexts, bool searched) {
    facts::FactStore store(small.rules);
    store.hits.searched = searched;
    for (const model::Context context : contexts) {
      facts::Hit hit;
      hit.clause = 0;
      hit.context = context;
      store.hits.by_pattern[0].push_back(hit);
    }
    return small.run(store).instances[0];
  };
  using model::Context;
  EXPECT_EQ(run({}, false).missing.at(0).why, Unknown::no_document);
  EXPECT_EQ(run({}, true).outcome, model::Outcome::satisfied);
  EXPECT_EQ(run({Context::negated}, true).outcome, model::Outcome::satisfied);
  EXPECT_EQ(run({Context::doubtful}, true).outcome, model::Outcome::undetermined);
  const InstanceOutcome both_kinds = run({Context::doubtful, Context::affirmed, Context::affirmed}, true);
  EXPECT_EQ(both_kinds.outcome, model::Outcome::violated);
  ASSERT_EQ(both_kinds.subjects.size(), 2u);  // the doubtful one makes no finding beside them
  EXPECT_EQ(both_kinds.subjects[0].index, 1u);
}

TEST(Evaluator, what_has_no_value_is_unknown_with_its_reason) {
  SmallRuleset small;
  const model::Type integer = SmallRuleset::simple(TypeKind::integer), percent = SmallRuleset::simple(TypeKind::percent), date = SmallRuleset::simple(TypeKind::date);
  const model::ExprId huge = small.constant(model::make_integer(INT64_MAX)), zero = small.constant(model::make_integer(0));
  const model::ExprId sum = small.add(Op::add, integer, huge, huge), ratio = small.add(Op::divide, percent, huge, zero);
  small.check(small.truth(Op::at_least, sum, zero));
  small.check(small.truth(Op::at_least, ratio, zero));
  const model::ExprId day = small.constant(model::make_date({19'000}));
  small.check(small.truth(Op::equal, small.list_of(Op::call, date, {day}, 1), day));
  const Outcomes outcomes = small.run(facts::FactStore(small.rules));
  const Unknown reasons[] = {Unknown::overflow, Unknown::division_by_zero, Unknown::no_calendar};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(outcomes.instances[i].outcome, model::Outcome::undetermined);
    ASSERT_EQ(outcomes.instances[i].missing.size(), 1u);
    EXPECT_EQ(outcomes.instances[i].missing[0].why, reasons[i]);
  }
}

TEST(Evaluator, cases_that_differ_conflict_and_cases_that_agree_do_not) {
  SmallRuleset small;
  const model::FactId first = small.fact("一", TypeKind::boolean), second = small.fact("二", TypeKind::boolean);
  for (const int other : {3, 4}) {
    model::Definition row;
    row.type = SmallRuleset::simple(TypeKind::integer);
    row.cases = {{small.read(first), small.constant(model::make_integer(3)), {}}, {small.read(second), small.constant(model::make_integer(other)), {}}};
    small.rules.definitions.push_back(row);
    const model::ExprId defined = small.add(Op::definition, row.type, {}, {}, static_cast<std::uint32_t>(small.rules.definitions.size() - 1));
    small.check(small.truth(Op::equal, defined, small.constant(model::make_integer(3))));
  }
  facts::FactStore store(small.rules);
  store.set(first, given(Y), {});
  store.set(second, given(Y), {});
  EXPECT_EQ(small.run(store).instances[0].norm, Y);
  EXPECT_EQ(small.run(store).instances[1].norm, U);
  EXPECT_EQ(small.run(store).instances[1].missing.at(0).why, Unknown::conflict);
  store.set(second, given(U), {});
  EXPECT_EQ(small.run(store).instances[0].norm, Y);
  EXPECT_EQ(small.run(store).instances[1].missing.at(0).fact, second);
}

}  // namespace
}  // namespace zhunsheng::eval

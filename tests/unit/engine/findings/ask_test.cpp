// SPDX-License-Identifier: Apache-2.0
// Ask-lists: the smallest sets of facts that can decide a check, against brute force over the same values.
#include "engine/findings/ask.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/findings/collect.hpp"
#include "tests/unit/engine/findings/world.hpp"

namespace zhunsheng::findings {
namespace {

using model::Op;
using model::TypeKind;

struct Asked {
  eval::Outcomes outcomes;
  std::vector<std::vector<AskSet>> sets;
};

Asked ask(const World& world, const facts::FactStore& store) {
  const auto plan = graph::make_plan(world.rules);
  EXPECT_TRUE(plan.is_ok());
  eval::Settings settings;
  settings.as_of = World::date(2024, 8, 5);
  Asked out;
  out.outcomes = eval::evaluate(*plan.value, world.rules, store, settings);
  out.sets = ask_lists({*plan.value, world.rules, store, settings, nullptr}, out.outcomes);
  return out;
}

/// The sets of the first instance as "甲|乙+丙".
std::string words(const World& world, const Asked& asked) {
  std::string out;
  for (const auto& set : asked.sets[0]) {
    out += out.empty() ? "" : "|";
    for (std::size_t i = 0; i < set.size(); ++i) out += (i == 0 ? "" : "+") + (set[i].fact.is_valid() ? model::at(world.rules, set[i].fact).name : world.rules.materials[set[i].material.index()].name);
  }
  return out;
}

model::Type boolean() { return World::simple(TypeKind::boolean); }

TEST(Ask, asks_for_nothing_that_is_decided) {
  World world;
  const auto norm = world.read(world.fact("甲", boolean()));
  world.check("一").norm = norm;
  facts::FactStore store(world.rules);
  store.set(model::FactId(world.rules.facts.size() - 1), model::known(model::make_boolean(true)), {});
  EXPECT_TRUE(ask(world, store).sets[0].empty());
}

TEST(Ask, finds_every_single_fact_that_can_decide) {
  World world;
  const auto first = world.read(world.fact("甲", boolean())), second = world.read(world.fact("乙", boolean()));
  const auto both = world.all_of({first, second});
  world.check("一").norm = both;
  const facts::FactStore store(world.rules);
  EXPECT_EQ(words(world, ask(world, store)), "甲|乙");
}

TEST(Ask, asks_first_whether_the_check_applies) {
  World world;
  const auto applies = world.read(world.fact("甲", boolean())), norm = world.read(world.fact("乙", boolean()));
  model::Check& check = world.check("一");
  check.applies = applies;
  check.norm = norm;
  const facts::FactStore store(world.rules);
  EXPECT_EQ(words(world, ask(world, store)), "甲");  // 乙 = 是 would leave it undetermined, though harmless
}

TEST(Ask, takes_pairs_only_where_no_single_fact_decides) {
  World world;
  const auto begin = world.fact("开始", World::simple(TypeKind::date)), end = world.fact("截止", World::simple(TypeKind::date));
  const auto a = world.read(end), b = world.read(begin);
  const auto days = world.expr(Op::subtract, TypeKind::duration, 0xffffffffu, a, b);
  world.rules.exprs[days.index()].type.unit = 0;
  const auto month = world.constant(model::make_duration({30, base::DurationUnit::day}));
  world.rules.exprs[month.index()].type.unit = 0;
  const auto norm = world.expr(Op::at_least, TypeKind::boolean, 0xffffffffu, days, month);
  world.check("期限").norm = norm;
  facts::FactStore store(world.rules);
  EXPECT_EQ(words(world, ask(world, store)), "开始+截止");
  store.set(begin, model::known(model::make_date(World::date(2024, 3, 1))), {});
  EXPECT_EQ(words(world, ask(world, store)), "截止");
}

TEST(Ask, says_nothing_of_facts_that_cannot_matter_any_more) {
  World world;
  const auto first = world.fact("甲", boolean());
  const auto a = world.read(first), b = world.read(world.fact("乙", boolean()));
  const auto either = world.expr(Op::logical_or, TypeKind::boolean);
  world.rules.exprs[either.index()].list_begin = static_cast<std::uint32_t>(world.rules.operands.size());
  world.rules.operands.push_back(a);
  world.rules.operands.push_back(b);
  world.rules.exprs[either.index()].list_end = static_cast<std::uint32_t>(world.rules.operands.size());
  world.check("一").norm = either;
  facts::FactStore store(world.rules);
  store.set(first, model::known(model::make_boolean(false)), {});
  EXPECT_EQ(words(world, ask(world, store)), "乙");
}

TEST(Ask, asks_for_a_material) {
  World world;
  const auto notice = world.material("公告");
  const auto norm = world.expr(Op::has_material, TypeKind::boolean, notice.value);
  world.check("一").norm = norm;
  const facts::FactStore store(world.rules);
  EXPECT_EQ(words(world, ask(world, store)), "公告");
}

/// All smallest sets by trying every subset with every value, for a check over booleans.
std::string brute_force(const World& world, const std::vector<model::FactId>& facts, facts::FactStore store) {
  const auto plan = graph::make_plan(world.rules);
  eval::Settings settings;
  settings.as_of = World::date(2024, 8, 5);
  eval::Evaluator evaluator(*plan.value, world.rules);
  for (int size = 1; size <= 3; ++size) {
    std::vector<std::string> found;
    for (unsigned mask = 0; mask < (1u << facts.size()); ++mask) {
      if (__builtin_popcount(mask) != size) continue;
      bool decides = false;
      for (unsigned values = mask;; values = (values - 1) & mask) {
        facts::FactStore trial = store;
        for (std::size_t i = 0; i < facts.size(); ++i)
          if (((mask >> i) & 1u) != 0) trial.set(facts[i], model::known(model::make_boolean(((values >> i) & 1u) != 0)), {});
        decides = decides || evaluator.evaluate(trial, settings).instances[0].outcome != Outcome::undetermined;
        if (values == 0) break;
      }
      if (!decides) continue;
      std::string set;
      for (std::size_t i = 0; i < facts.size(); ++i)
        if (((mask >> i) & 1u) != 0) set += (set.empty() ? "" : "+") + model::at(world.rules, facts[i]).name;
      found.push_back(set);
    }
    if (found.empty()) continue;
    std::sort(found.begin(), found.end());
    std::string out;
    for (const auto& set : found) out += (out.empty() ? "" : "|") + set;
    return out;
  }
  return {};
}

TEST(Ask, agrees_with_brute_force_over_booleans) {
  unsigned seed = 20240805;
  const auto next = [&](unsigned below) { return (seed = seed * 1664525u + 1013904223u) / 65536u % below; };
  for (int round = 0; round < 200; ++round) {
    World world;
    std::vector<model::FactId> facts;
    std::vector<model::ExprId> exprs;
    for (const char* name : {"a", "b", "c", "d"}) facts.push_back(world.fact(name, boolean()));
    for (const auto fact : facts) exprs.push_back(world.read(fact));
    for (int i = 0; i < 6; ++i) {
      const auto left = exprs[next(static_cast<unsigned>(exprs.size()))], right = exprs[next(static_cast<unsigned>(exprs.size()))];
      switch (next(3)) {
        case 0: exprs.push_back(world.all_of({left, right})); break;
        case 1: {
          const auto all = world.all_of({left, right});
          world.rules.exprs[all.index()].op = Op::logical_or;
          exprs.push_back(all);
          break;
        }
        default: exprs.push_back(world.expr(Op::equal, TypeKind::boolean, 0xffffffffu, left, right));
      }
    }
    model::Check& check = world.check("一");
    check.applies = exprs[exprs.size() - 2];
    check.norm = exprs.back();
    facts::FactStore store(world.rules);
    for (const auto fact : facts)
      if (next(4) == 0) store.set(fact, model::known(model::make_boolean(next(2) == 1)), {});
    const auto asked = ask(world, store);
    if (asked.outcomes.instances[0].outcome != Outcome::undetermined || asked.outcomes.instances[0].harmless) continue;
    std::vector<model::FactId> unknown;
    for (const auto fact : facts)
      if (store.facts[fact.index()].given.state != model::FactState::known) unknown.push_back(fact);
    std::string sorted;
    {
      std::vector<std::string> sets;
      for (const auto& set : asked.sets[0]) {
        std::string row;
        for (const auto& input : set) row += (row.empty() ? "" : "+") + model::at(world.rules, input.fact).name;
        sets.push_back(row);
      }
      std::sort(sets.begin(), sets.end());
      for (const auto& set : sets) sorted += (sorted.empty() ? "" : "|") + set;
    }
    EXPECT_EQ(sorted, brute_force(world, unknown, store)) << "round " << round;
  }
}

TEST(Ask, prints_unknown_slots_as_unknown) {
  World world;
  const auto amount = world.fact("金额", World::simple(TypeKind::money)), reviewed = world.fact("已审查", boolean());
  const auto norm = world.read(reviewed), slot = world.read(amount);
  model::Check& check = world.check("一");
  check.norm = norm;
  check.message = {{model::MessagePart::Kind::literal, "合同价", {}}, {model::MessagePart::Kind::value, {}, slot}};
  facts::FactStore store(world.rules);
  store.set(reviewed, model::known(model::make_boolean(false)), {});
  const auto plan = graph::make_plan(world.rules);
  eval::Settings settings;
  settings.as_of = World::date(2024, 8, 5);
  const auto message = [&] { return collect({*plan.value, world.rules, store, settings, nullptr}, eval::evaluate(*plan.value, world.rules, store, settings)).findings.at(0).message; };
  EXPECT_EQ(message(), "合同价（不详）");
  store.set(amount, model::known(model::make_money(40'000'000'000)), {});
  EXPECT_EQ(message(), "合同价4亿元");
}

}  // namespace
}  // namespace zhunsheng::findings

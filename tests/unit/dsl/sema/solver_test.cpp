// SPDX-License-Identifier: Apache-2.0
// The solver against brute force: what it says cannot be true is true for no values of the facts. Conditions are random
// (seeded), over three numbers, two enumerations and two truths, each with few values around the constants used.
#include "dsl/sema/lints/solver.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "compiled.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::sema::testing {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;
using model::Ruleset;

constexpr std::size_t number_facts = 2, enum_facts = 1, truth_facts = 2;
using Facts = std::array<std::int64_t, number_facts + enum_facts + truth_facts>;
const std::size_t first_fact = model::builtin::file_text.index() + 1;

class RandomConditions {
 public:
  explicit RandomConditions(unsigned seed) : random_(seed) {}
  std::string condition(int depth) {
    const int choice = pick(depth <= 0 ? 3 : 6);
    if (choice == 0) return std::string("甲.") + (pick(2) == 0 ? "数一" : "数二") + " " + pick_of(comparisons) + " " + (pick(4) == 0 ? "甲.数一" : std::to_string(pick(4)));
    if (choice == 1) return "甲.类 " + std::string(pick(2) == 0 ? "=" : "≠") + " " + pick_of(kinds);
    if (choice == 2) return pick(3) == 0 ? "甲.类 属于 (" + std::string(pick_of(kinds)) + ", " + pick_of(kinds) + ")" : pick(2) == 0 ? "甲.真一" : "甲.真二";
    if (choice == 3) return "不是 (" + condition(depth - 1) + ")";
    const char* word = choice == 4 ? " 且 " : " 或 ";
    std::string out = "(" + condition(depth - 1) + ")";
    for (int i = pick(2) + 1; i-- > 0;) out += word + ("(" + condition(depth - 1) + ")");
    return out;
  }

 private:
  static constexpr std::array<const char*, 6> comparisons{"=", "≠", ">=", ">", "<=", "<"};
  static constexpr std::array<const char*, 3> kinds{"子", "丑", "寅"};
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  template <std::size_t N>
  const char* pick_of(const std::array<const char*, N>& words) { return words[static_cast<std::size_t>(pick(static_cast<int>(N)))]; }
  std::mt19937 random_;
};

std::int64_t value(const Ruleset& rules, ExprId id, const Facts& facts) {
  const Expr& node = at(rules, id);
  const auto all = [&](bool wanted) {
    for (std::uint32_t i = node.list_begin; i < node.list_end; ++i)
      if ((value(rules, rules.operands[i], facts) != 0) != wanted) return false;
    return true;
  };
  const auto side = [&](ExprId one) { return value(rules, one, facts); };
  switch (node.op) {
    case Op::constant: return rules.constants[node.ref].a;
    case Op::fact: return facts[node.ref - first_fact];
    case Op::logical_not: return side(node.a) == 0;
    case Op::logical_and: return all(true);
    case Op::logical_or: return !all(false);
    case Op::equal: return side(node.a) == side(node.b);
    case Op::not_equal: return side(node.a) != side(node.b);
    case Op::at_least: return side(node.a) >= side(node.b);
    case Op::greater: return side(node.a) > side(node.b);
    case Op::at_most: return side(node.a) <= side(node.b);
    case Op::less: return side(node.a) < side(node.b);
    case Op::in_set:
      for (std::uint32_t i = node.list_begin; i < node.list_end; ++i)
        if (side(rules.operands[i]) == side(node.a)) return 1;
      return 0;
    default: ADD_FAILURE() << "an operator that the generator does not write"; return 0;
  }
}

/// Whether the condition can be true, and false.
std::array<bool, 2> by_brute_force(const Ruleset& rules, ExprId condition) {
  std::array<bool, 2> out{false, false};
  for (std::int64_t a = -1; a <= 4; ++a)
    for (std::int64_t b = -1; b <= 4; ++b)
      for (std::int64_t rest = 0; rest < 12; ++rest) out[value(rules, condition, {a, b, rest % 3, rest / 3 % 2, rest / 6}) != 0 ? 0 : 1] = true;
  return out;
}

TEST(Solver, says_never_only_where_no_values_fit) {
  RandomConditions random(20240801);
  int never = 0, proved = 0;
  for (int i = 0; i < 1500; ++i) {
    const std::string condition = random.condition(3);
    const Compiled compiled = compile_text("甲.zs", "法规 《甲法》 { 条数 9  施行 2019-09-01 }\n事实 甲 { 数一 整数  数二 整数  类 枚举(子、丑、寅)  真一 是否  真二 是否 }\n"
                                                    "规则 甲 { 类别 程序  等级 较大  依据 《甲法》第一条\n  应当 " + condition + "\n  提示 \"提示。\" }\n");
    ASSERT_TRUE(compiled.rules) << condition;
    const Ruleset& rules = *compiled.rules;
    const Terms terms(rules);
    Solver solver(rules, terms);
    const ExprId norm = rules.checks.front().norm;
    const auto can = by_brute_force(rules, norm);
    for (const bool holds : {true, false}) {
      const bool is_possible = can[holds ? 0 : 1], said = solver.can_be({{norm, holds}});
      EXPECT_TRUE(said || !is_possible) << condition << (holds ? " can be true" : " can be false");
      never += is_possible ? 0 : 1;
      proved += said ? 0 : 1;
    }
  }
  EXPECT_GE(proved * 100, never * 95) << "of " << never << " impossible conditions";  // it may miss chains of comparisons only
}


}  // namespace
}  // namespace zhunsheng::sema::testing

// SPDX-License-Identifier: Apache-2.0
// Loops and layers of small rule sets written node by node.
#include "engine/graph/dependency_graph.hpp"

#include <gtest/gtest.h>

#include "engine/graph/plan.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::graph {
namespace {

model::Type simple(model::TypeKind kind) {
  model::Type type;
  type.kind = kind;
  return type;
}

/// Definitions 甲, 乙, 丙 …, each of which reads those listed.
model::Ruleset definitions_reading(const std::vector<std::vector<std::uint32_t>>& reads) {
  static const char* const names[] = {"甲", "乙", "丙", "丁"};
  model::Ruleset rules;
  declare_builtins(rules);
  for (std::size_t i = 0; i < reads.size(); ++i) {
    model::Definition row;
    row.name = names[i];
    row.type = simple(model::TypeKind::boolean);
    row.span = {0, static_cast<std::uint32_t>(100 * i), static_cast<std::uint32_t>(100 * i + 3)};
    model::Expr junction;
    junction.op = model::Op::logical_and;
    junction.type = row.type;
    junction.list_begin = static_cast<std::uint32_t>(rules.operands.size());
    for (const std::uint32_t read : reads[i]) {
      model::Expr expr;
      expr.op = model::Op::definition;
      expr.type = row.type;
      expr.ref = read;
      expr.span = {0, static_cast<std::uint32_t>(100 * i + 10 + read), static_cast<std::uint32_t>(100 * i + 13 + read)};
      rules.operands.emplace_back(rules.exprs.size());
      rules.exprs.push_back(expr);
    }
    junction.list_end = static_cast<std::uint32_t>(rules.operands.size());
    row.cases.push_back({{}, model::ExprId(rules.exprs.size()), {}});
    rules.exprs.push_back(junction);
    rules.definitions.push_back(row);
  }
  return rules;
}

TEST(DependencyGraph, reports_the_whole_loop_with_a_note_an_edge) {
  const model::Ruleset rules = definitions_reading({{1}, {2, 3}, {0}, {}});
  const auto plan = make_plan(rules);
  EXPECT_FALSE(plan.is_ok());
  ASSERT_EQ(plan.diagnostics.size(), 1u);
  const base::Diagnostic& loop = plan.diagnostics.front();
  EXPECT_EQ(base::code_name(loop.code), "ZS4001");
  EXPECT_EQ(message(loop, base::Language::chinese), "定义之间循环：甲 → 乙 → 丙 → 甲");
  ASSERT_EQ(loop.notes.size(), 3u);
  EXPECT_EQ(loop.notes[0].chinese, "“甲”在这里用到“乙”");
  EXPECT_EQ(loop.notes[0].span, (base::Span{0, 11, 14}));
  EXPECT_EQ(loop.notes[2].chinese, "“丙”在这里用到“甲”");
}

TEST(DependencyGraph, reports_each_loop_and_a_definition_that_reads_itself) {
  const auto plan = make_plan(definitions_reading({{0}, {2}, {1}}));
  ASSERT_EQ(plan.diagnostics.size(), 2u);
  EXPECT_EQ(plan.diagnostics[0].arguments.at(0), "甲 → 甲");
  EXPECT_EQ(plan.diagnostics[1].arguments.at(0), "乙 → 丙 → 乙");
}

TEST(DependencyGraph, layers_follow_what_is_read) {
  const model::Ruleset rules = definitions_reading({{1, 2}, {2}, {}});
  const DependencyGraph graph(rules);
  const auto layer = [&, layers = graph.layers()](std::uint32_t id) { return layers.at(graph.index_of({VertexKind::definition, id})); };
  EXPECT_EQ(layer(2), 0u);
  EXPECT_EQ(layer(1), 1u);
  EXPECT_EQ(layer(0), 2u);
  EXPECT_EQ(graph.topological_order().size(), graph.size());
  EXPECT_EQ(graph.reach({graph.index_of({VertexKind::definition, 2})}, Direction::readers).size(), 3u);
}

TEST(Plan, long_chains_of_definitions_need_no_stack) {
  model::Ruleset rules;
  declare_builtins(rules);
  constexpr std::uint32_t count = 100'000;
  for (std::uint32_t i = 0; i < count; ++i) {
    model::Expr expr;
    expr.op = i == 0 ? model::Op::unknown : model::Op::definition;
    expr.type = simple(model::TypeKind::boolean);
    expr.ref = i - 1;
    rules.exprs.push_back(expr);
    model::Definition row;
    row.type = expr.type;
    row.cases.push_back({{}, model::ExprId(std::size_t{i}), {}});
    rules.definitions.push_back(row);
  }
  model::Expr last;
  last.op = model::Op::definition;
  last.type = simple(model::TypeKind::boolean);
  last.ref = count - 1;
  rules.exprs.push_back(last);
  model::Check check;
  check.norm = model::ExprId(rules.exprs.size() - 1);
  rules.checks.push_back(check);
  EXPECT_TRUE(make_plan(rules).is_ok());
}

}  // namespace
}  // namespace zhunsheng::graph

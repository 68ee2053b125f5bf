// SPDX-License-Identifier: Apache-2.0
// Pictures of a small rule set whose names try to break out of every format, as goldens; what folds into one node; the
// layout's promises over random graphs.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/graph/draw.hpp"
#include "engine/graph/json.hpp"
#include "engine/graph/layout.hpp"
#include "engine/model/builtins.hpp"
#include "tests/harness/generate.hpp"

namespace zhunsheng::graph {
namespace {

const std::string hostile = "期限\"不足\"\n<script>&amp;\\N]`#";

/// Two checks over one definition, which reads three facts of a block and a parameter; the first has an exception.
model::Ruleset small_rules() {
  model::Ruleset rules;
  declare_builtins(rules);
  model::Type truth;
  truth.kind = model::TypeKind::boolean;
  const auto expr = [&](model::Op op, std::uint32_t ref) {
    model::Expr node;
    node.op = op;
    node.type = truth;
    node.ref = ref;
    rules.exprs.push_back(node);
    return model::ExprId(rules.exprs.size() - 1);
  };
  const model::RecordId block(rules.records.size());
  rules.records.push_back({"决策", model::RecordUse::singleton, {}, {}, {}});
  std::vector<model::ExprId> reads;
  for (const char* name : {"甲", "乙", "丙"}) {
    model::Fact fact;
    fact.record = block;
    fact.name = name;
    fact.type = truth;
    rules.records[block.index()].fields.emplace_back(rules.facts.size());
    reads.push_back(expr(model::Op::fact, static_cast<std::uint32_t>(rules.facts.size())));
    rules.facts.push_back(fact);
  }
  rules.parameters.push_back({"决策", "限额", truth, {}, {}});
  reads.push_back(expr(model::Op::parameter, 0));
  model::Expr all;
  all.op = model::Op::logical_and;
  all.type = truth;
  all.list_end = static_cast<std::uint32_t>(reads.size());
  rules.operands = reads;
  rules.exprs.push_back(all);
  model::Definition definition;
  definition.module = "决策";
  definition.name = hostile;
  definition.type = truth;
  definition.cases.push_back({{}, model::ExprId(rules.exprs.size() - 1), {}});
  rules.definitions.push_back(definition);
  const model::ExprId norm = expr(model::Op::definition, 0);
  model::Exception exception;
  exception.name = "例外" + hostile;
  exception.when = reads[0];
  model::CitationUse use;
  use.mode = model::CitationMode::by_reference;
  use.citation = law::Citation{"甲\"条例", law::ArticleNumber{5, 0}, 1, 0, 0, ""};
  use.versions.emplace_back(std::size_t{0});
  exception.citations.push_back(use);
  rules.exceptions.push_back(exception);
  for (const char* module : {"决策", "合同"}) {
    model::Check check;
    check.module = module;
    check.name = check.title = hostile;
    check.norm = norm;
    if (rules.checks.empty()) check.exceptions.emplace_back(std::size_t{0});
    rules.checks.push_back(check);
  }
  return rules;
}

void expect_golden(const std::string& name, const std::string& drawn) {
  const std::string path = std::string(ZS_SOURCE_DIR) + "/tests/golden/graph/" + name;
  if (std::getenv("ZS_BLESS") != nullptr) std::ofstream(path, std::ios::binary) << drawn;
  std::ifstream file(path, std::ios::binary);
  std::stringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(drawn, expected.str()) << name;
}

TEST(Pictures, are_as_written_down) {
  const model::Ruleset rules = small_rules();
  const DependencyGraph graph(rules);
  const std::vector<model::CheckId> first{model::CheckId(std::size_t{0})}, both{model::CheckId(std::size_t{0}), model::CheckId(std::size_t{1})};
  const Picture one = draw_checks(rules, graph, first, false), all = draw_checks(rules, graph, both, true);
  expect_golden("one_check.dot", to_dot(one));
  expect_golden("one_check.mmd", to_mermaid(one));
  expect_golden("one_check.svg", to_svg(one));
  expect_golden("two_checks.dot", to_dot(all));
  expect_golden("two_checks.json", to_json(rules, graph, {}));
  expect_golden("overview.mmd", to_mermaid(draw_overview(rules, graph, false)));
  const std::vector<Cause> causes{{{VertexKind::parameter, 0}, {}, true}};
  expect_golden("affected.mmd", to_mermaid(draw_affected(rules, graph, causes, false)));
}

TEST(Pictures, fold_facts_of_one_block_with_the_same_readers) {
  const model::Ruleset rules = small_rules();
  const DependencyGraph graph(rules);
  const Picture picture = draw_checks(rules, graph, {model::CheckId(std::size_t{0})}, false);
  std::vector<std::string> facts;
  for (const PictureNode& node : picture.nodes)
    if (node.kind == NodeKind::fact) facts.push_back(node.name + (node.lines.empty() ? "" : ": " + node.lines[0]));
  EXPECT_EQ(facts, (std::vector<std::string>{"决策.甲", "决策（2 项）: 乙、丙"})) << "the exception reads 甲 too";
}

TEST(Pictures, nothing_to_draw_is_a_picture_too) {
  const Picture empty;
  EXPECT_NE(to_dot(empty).find("digraph"), std::string::npos);
  EXPECT_NE(to_svg(empty).find("</svg>"), std::string::npos);
  EXPECT_EQ(to_mermaid(empty).rfind("flowchart LR\n", 0), 0u);
}

TEST(Pictures, names_break_into_lines_that_fit_and_lose_nothing) {
  for (const std::string& text : {std::string("决策.公众参与.征求意见期限不足的时候怎么办才好"), std::string("a"), std::string(), std::string(200, 'x'), std::string("《甲》第一条、第二条，第三条")}) {
    std::string joined;
    for (const std::string& line : wrap(text, 12)) {
      joined += line;
      EXPECT_LE(line.size(), 36u);
    }
    EXPECT_EQ(joined, text);
  }
}

TEST(Layout, boxes_never_overlap_and_edges_run_to_the_right) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    harness::Random random(seed);
    const std::uint32_t count = 1 + random.below(40);
    std::vector<Box> boxes;
    for (std::uint32_t i = 0; i < count; ++i) boxes.push_back({0, 0, 20.0 + random.below(100), 15.0 + random.below(40), random.below(4), random.one_in(4)});
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    const bool has_circles = random.one_in(3);
    for (std::uint32_t i = random.below(80); i > 0; --i) {
      std::uint32_t from = random.below(count), to = random.below(count);
      if (!has_circles && from >= to) continue;
      edges.emplace_back(from, to);
    }
    const Layout layout = lay_out(boxes, edges);
    ASSERT_EQ(layout.boxes.size(), count);
    ASSERT_EQ(layout.lines.size(), edges.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      const Box& a = layout.boxes[i];
      EXPECT_TRUE(a.x >= 0 && a.y >= 0 && a.x + a.width <= layout.width && a.y + a.height <= layout.height);
      for (std::uint32_t k = 0; k < i; ++k) {
        const Box& b = layout.boxes[k];
        EXPECT_FALSE(a.x < b.x + b.width && b.x < a.x + a.width && a.y + 1 < b.y + b.height && b.y + 1 < a.y + a.height) << i << " and " << k;
      }
    }
    if (has_circles) continue;
    for (const auto& line : layout.lines) {
      ASSERT_GE(line.size(), 2u);
      for (std::size_t i = 1; i < line.size(); ++i) EXPECT_GE(line[i].x, line[i - 1].x);
    }
  }
}

}  // namespace
}  // namespace zhunsheng::graph

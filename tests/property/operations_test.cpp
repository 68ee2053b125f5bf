// SPDX-License-Identifier: Apache-2.0
// What the random cases reach: every operation of the plan, each with every status it can have. An operation that no
// random rule set uses would be compared with nothing.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>

#include "tests/harness/random_cases.hpp"

namespace zhunsheng {
namespace {

using graph::NodeOp;

constexpr std::size_t operations = static_cast<std::size_t>(NodeOp::minimum) + 1;

/// Statuses that an operation is never seen with: literals and leaves that are always there.
bool may_be(NodeOp op, eval::Truth truth) {
  using eval::Truth;
  switch (op) {
    case NodeOp::has_material: case NodeOp::lacks_material: case NodeOp::present: case NodeOp::absent: case NodeOp::present_field: case NodeOp::absent_field: case NodeOp::matches:
      return truth != Truth::not_applicable;
    case NodeOp::in_force: return truth != Truth::not_applicable;
    case NodeOp::parameter: case NodeOp::collect: return truth == Truth::yes || truth == Truth::unknown;
    default: return true;
  }
}

/// Is it noted in a trace, and a truth, so that all of its statuses say something?
bool is_truth(NodeOp op) {
  switch (op) {
    case NodeOp::logical_not: case NodeOp::logical_and: case NodeOp::logical_or: case NodeOp::equal: case NodeOp::not_equal: case NodeOp::at_least: case NodeOp::greater:
    case NodeOp::at_most: case NodeOp::less: case NodeOp::compare_fraction: case NodeOp::compare_duration: case NodeOp::same_truth: case NodeOp::other_truth:
    case NodeOp::contains_text: case NodeOp::contains_element: case NodeOp::every: case NodeOp::some: case NodeOp::none: case NodeOp::present: case NodeOp::absent:
    case NodeOp::present_field: case NodeOp::absent_field: case NodeOp::has_material: case NodeOp::lacks_material: case NodeOp::matches: case NodeOp::in_force: return true;
    default: return false;
  }
}
bool is_leaf(NodeOp op) {
  return op == NodeOp::constant || op == NodeOp::records || op == NodeOp::as_of || op == NodeOp::variable || op == NodeOp::hit || op == NodeOp::hit_field;
}

TEST(Operations, are_all_reached_with_every_status) {
  std::array<std::uint64_t, operations> planned{};
  std::array<std::uint8_t, operations> seen{};
  harness::for_random_cases(20'000, [&](harness::RandomCase& one) {
    eval::Trace trace;
    one.evaluator.watch(&trace);
    one.evaluator.evaluate(one.store, one.settings);
    one.evaluator.watch(nullptr);
    for (std::size_t i = 0; i < one.plan.nodes.size(); ++i) {
      const auto op = static_cast<std::size_t>(one.plan.nodes[i].op);
      ++planned[op];
      seen[op] |= trace.nodes[i];
    }
  });
  if (harness::is_single_case()) return;
  for (std::size_t op = 0; op < operations; ++op) {
    EXPECT_GT(planned[op], 20u) << "operation " << op;
    if (is_leaf(static_cast<NodeOp>(op))) continue;
    for (const eval::Truth truth : {eval::Truth::no, eval::Truth::yes, eval::Truth::unknown, eval::Truth::not_applicable}) {
      if (!may_be(static_cast<NodeOp>(op), truth) || (truth == eval::Truth::no && !is_truth(static_cast<NodeOp>(op)))) continue;
      EXPECT_NE(seen[op] & eval::seen_bit(truth), 0) << "operation " << op << " with status " << static_cast<int>(truth);
    }
  }
}

}  // namespace
}  // namespace zhunsheng

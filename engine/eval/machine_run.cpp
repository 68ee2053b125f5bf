// SPDX-License-Identifier: Apache-2.0
// Programs: runs of one operation as tight loops that look up what they would else have to branch on; and single nodes
// computed again, for sessions.
#include <algorithm>

#include "engine/eval/machine.hpp"

namespace zhunsheng::eval {

using graph::Cell;
using graph::Node;
using graph::NodeIndex;
using graph::NodeOp;
namespace status = graph::status;

namespace {

/// What a comparison comes to, by the status of its operands and by whether it holds: a look-up, where a branch would be
/// guessed wrongly.
constexpr std::uint8_t compared[4][2] = {{status::no, status::no}, {status::no, status::yes}, {status::unknown, status::unknown}, {status::not_applicable, status::not_applicable}};

/// 且 and 或 look up what a set of truths (bit 1 << Truth) comes to.
struct JunctionTable {
  std::uint8_t joined[16] = {};
};
constexpr JunctionTable make_table(bool is_and) {
  JunctionTable table;
  for (unsigned set = 0; set < 16; ++set) {
    Truth truth = is_and ? Truth::yes : Truth::no;
    for (unsigned each = 0; each < 4; ++each)
      if ((set & (1u << each)) != 0) truth = is_and ? both(truth, static_cast<Truth>(each)) : either(truth, static_cast<Truth>(each));
    table.joined[set] = static_cast<std::uint8_t>(truth);
  }
  return table;
}
constexpr JunctionTable and_table = make_table(true), or_table = make_table(false);

}  // namespace

void Machine::refresh(NodeIndex node) {
  const NodeOp op = plan_.nodes[node].op;
  if (op == NodeOp::input || op == NodeOp::records) {
    const std::vector<graph::Input>& leaves = op == NodeOp::input ? plan_.facts : plan_.records;
    const auto leaf = std::lower_bound(leaves.begin(), leaves.end(), node, [](const graph::Input& each, NodeIndex wanted) { return each.node < wanted; });
    const auto position = static_cast<std::size_t>(leaf - leaves.begin());
    if (op == NodeOp::input) inputs_->reread(position);
    const Row& row = op == NodeOp::input ? inputs_->facts()[position] : inputs_->records()[position];
    status_[node] = row.status;
    cells_[node] = row.cell;
  } else if (op == NodeOp::logical_and || op == NodeOp::logical_or) {
    const JunctionTable& table = op == NodeOp::logical_and ? and_table : or_table;
    unsigned set = 0;
    for (std::uint32_t i = plan_.nodes[node].a; i < plan_.nodes[node].b; ++i) set |= 1u << status_[plan_.operands[i]];
    status_[node] = table.joined[set];
  } else {
    step(node);
  }
}

namespace {
/// By comparison: the signs of left - right (-1, 0, 1, as bits 0, 1, 2) for which it holds.
constexpr std::uint8_t holding_signs[] = {0b010, 0b101, 0b110, 0b100, 0b011, 0b001};
static_assert(static_cast<int>(NodeOp::less) - static_cast<int>(NodeOp::equal) == 5 && NodeOp::at_least < NodeOp::greater && NodeOp::greater < NodeOp::at_most);
}  // namespace

bool Machine::compare_again(NodeIndex comparison, std::uint8_t status, std::int64_t left, std::int64_t right) {
  const auto op = static_cast<std::size_t>(plan_.nodes[comparison].op) - static_cast<std::size_t>(NodeOp::equal);
  const int sign = (left > right ? 1 : 0) - (left < right ? 1 : 0);
  const std::uint8_t truth = (holding_signs[op] >> (sign + 1)) & 1;
  const std::uint8_t before = status_[comparison];
  status_[comparison] = status == status::known ? truth : status;
  return status_[comparison] != before;
}

template <bool is_immediate, class Relation>
void Machine::compare_all(const graph::Run& run, Relation relation) {
  const NodeIndex* const steps = plan_.steps.data();
  const Node* const nodes = plan_.nodes.data();
  std::uint8_t* const statuses = status_.data();
  const Cell* const cells = cells_.data();
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const NodeIndex index = steps[i];
    const Node& node = nodes[index];
    const std::uint8_t joined = is_immediate ? statuses[node.a] : std::max(statuses[node.a], statuses[node.b]);
    statuses[index] = compared[joined][relation(cells[node.a].a, cells[node.b].a) ? 1 : 0];
  }
}

template <class Relation>
void Machine::compare_all(const graph::Run& run, Relation relation) {
  if (run.is_immediate) compare_all<true>(run, relation);
  else compare_all<false>(run, relation);
}

namespace {

template <int arity>
void join_all(const graph::Plan& plan, const graph::Run& run, const JunctionTable& table, std::uint8_t* statuses) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const NodeIndex index = plan.steps[i];
    const NodeIndex* const operands = plan.operands.data() + plan.nodes[index].a;
    unsigned set = 0;
    for (int k = 0; k < arity; ++k) set |= 1u << statuses[operands[k]];
    statuses[index] = table.joined[set];
  }
}

}  // namespace

/// Sums, differences and products of one-word values; what overflows is unknown, as are sums of different units.
template <bool has_one_unit, class Operation>
void Machine::compute_all(const graph::Run& run, Operation operation) {
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const NodeIndex index = plan_.steps[i];
    const Node& node = plan_.nodes[index];
    const Cell &left = cells_[node.a], &right = cells_[node.b];
    const std::uint8_t joined = std::max(status_[node.a], status_[node.b]);
    std::int64_t value = 0;
    const bool has_value = !operation(left.a, right.a, &value) && (!has_one_unit || left.b == right.b);
    status_[index] = joined != status::known || has_value ? joined : status::unknown;
    cells_[index] = {value, left.b};
  }
}

void Machine::join_all(const graph::Run& run) {
  const JunctionTable& table = run.op == NodeOp::logical_and ? and_table : or_table;
  switch (run.arity) {
    case 2: return eval::join_all<2>(plan_, run, table, status_.data());
    case 3: return eval::join_all<3>(plan_, run, table, status_.data());
    case 4: return eval::join_all<4>(plan_, run, table, status_.data());
    case 5: return eval::join_all<5>(plan_, run, table, status_.data());
    case 6: return eval::join_all<6>(plan_, run, table, status_.data());
    default:
      for (std::uint32_t i = run.begin; i < run.end; ++i) step(plan_.steps[i]);
  }
}

void Machine::negate_all(const graph::Run& run) {
  static constexpr std::uint8_t negated[] = {status::yes, status::no, status::unknown, status::not_applicable};
  std::uint8_t* const statuses = status_.data();
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const NodeIndex index = plan_.steps[i];
    statuses[index] = negated[statuses[plan_.nodes[index].a]];
  }
}

void Machine::run(graph::Program program) {
  for (std::uint32_t r = program.begin; r < program.end; ++r) {
    const graph::Run& run = plan_.runs[r];
    switch (run.op) {
      case NodeOp::equal: compare_all(run, [](auto left, auto right) { return left == right; }); break;
      case NodeOp::not_equal: compare_all(run, [](auto left, auto right) { return left != right; }); break;
      case NodeOp::at_least: compare_all(run, [](auto left, auto right) { return left >= right; }); break;
      case NodeOp::greater: compare_all(run, [](auto left, auto right) { return left > right; }); break;
      case NodeOp::at_most: compare_all(run, [](auto left, auto right) { return left <= right; }); break;
      case NodeOp::less: compare_all(run, [](auto left, auto right) { return left < right; }); break;
      case NodeOp::add: compute_all<true>(run, [](std::int64_t left, std::int64_t right, std::int64_t* out) { return __builtin_add_overflow(left, right, out); }); break;
      case NodeOp::subtract: compute_all<true>(run, [](std::int64_t left, std::int64_t right, std::int64_t* out) { return __builtin_sub_overflow(left, right, out); }); break;
      case NodeOp::multiply: compute_all<false>(run, [](std::int64_t left, std::int64_t right, std::int64_t* out) { return __builtin_mul_overflow(left, right, out); }); break;
      case NodeOp::logical_and: case NodeOp::logical_or: join_all(run); break;
      case NodeOp::logical_not: negate_all(run); break;
      default:  // the rest is not worth a loop of its own
        for (std::uint32_t i = run.begin; i < run.end; ++i) step(plan_.steps[i]);
    }
  }
  if (trace_ != nullptr) note(program);
}

void Machine::note(graph::Program program) {
  for (std::uint32_t r = program.begin; r < program.end; ++r)
    for (std::uint32_t i = plan_.runs[r].begin; i < plan_.runs[r].end; ++i) note(plan_.steps[i]);
}

}  // namespace zhunsheng::eval

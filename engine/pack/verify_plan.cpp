// SPDX-License-Identifier: Apache-2.0
// The plan against its rules: tables of the right size, leaves that are what they say, programs that lie apart and end,
// checks whose parts are there.
#include <algorithm>

#include "engine/pack/kinds.hpp"
#include "engine/pack/values.hpp"
#include "engine/pack/verify.hpp"

namespace zhunsheng::pack {
namespace {

using graph::no_node;
using graph::Node;
using graph::NodeIndex;
using graph::NodeOp;
using graph::Plan;
using graph::Range;

constexpr std::uint64_t most_steps = std::uint64_t{1} << 32;  ///< of all programs over lists of one element: far more than text can say
constexpr std::uint64_t most_spans = 1u << 26;

bool is_inside(Range range, std::size_t size) { return range.begin <= range.end && range.end <= size; }

template <class Rows, class Test>
bool all(const Rows& rows, Test&& test) {
  return std::all_of(rows.begin(), rows.end(), test);
}

bool has_tables(const Plan& plan, const model::Ruleset& rules) {
  const std::size_t nodes = plan.nodes.size();
  bool has_strides = plan.strides.size() == rules.records.size();
  for (std::size_t i = 0; has_strides && i < rules.records.size(); ++i) has_strides = plan.strides[i] == rules.records[i].fields.size();
  const bool is_sorted = std::adjacent_find(plan.texts.begin(), plan.texts.end(), [](const auto& a, const auto& b) { return a >= b; }) == plan.texts.end();
  return has_strides && is_sorted && nodes < no_node && plan.initial_status.size() == nodes && plan.initial_cells.size() == nodes && plan.is_closed.size() == nodes &&
         plan.checks.size() == rules.checks.size() && plan.parameters.size() == rules.parameters.size() && plan.collected_rows <= 64 * plan.operands.size();
}

/// The lists of nodes that evaluation goes through hold nodes of that operation.
bool has_leaves(const Plan& plan) {
  const auto is_op = [&](NodeIndex node, NodeOp op) { return node < plan.nodes.size() && plan.nodes[node].op == op; };
  const auto is_leaf = [&](const graph::Input& leaf, NodeOp op) { return is_op(leaf.node, op) && plan.nodes[leaf.node].imm == leaf.id; };
  return all(plan.facts, [&](const auto& leaf) { return is_leaf(leaf, NodeOp::input); }) && all(plan.records, [&](const auto& leaf) { return is_leaf(leaf, NodeOp::records); }) &&
         all(plan.presumed, [&](NodeIndex node) { return is_op(node, NodeOp::presumed); }) && all(plan.hit_fields, [&](NodeIndex node) { return is_op(node, NodeOp::hit_field); }) &&
         is_op(plan.as_of, NodeOp::as_of);
}

/// Ranges of dates lie in their table, and all of them together are not many more than it can need.
bool has_dates(const Plan& plan, const model::Ruleset& rules) {
  std::uint64_t spans = 0;
  const auto is_force = [&](Range range) {
    if (!is_inside(range, plan.spans.size())) return false;
    return (spans += range.end - range.begin) <= most_spans;
  };
  for (std::size_t i = 0; i < plan.parameters.size(); ++i) {
    const Range range = plan.parameters[i];
    if (!is_inside(range, plan.parameter_steps.size()) || range.end - range.begin > rules.parameters[i].versions.size()) return false;
    const bool is_truth = rules.parameters[i].type.kind == model::TypeKind::boolean;
    const Readings wanted = kind_of(rules.parameters[i].type).readings;
    for (std::uint32_t k = range.begin; k < range.end; ++k)
      if (!is_truth && (readings_of(plan, plan.parameter_steps[k].cell) & wanted) != wanted) return false;
  }
  return all(plan.forces, is_force) && all(plan.exceptions, [&](const auto& row) { return is_force(row.force); }) && all(plan.checks, [&](const auto& row) { return is_force(row.force); });
}

class ProgramChecker {
 public:
  ProgramChecker(const Plan& plan, const std::vector<Kind>& kinds) : plan_(plan), kinds_(kinds), costs_(plan.blocks.size(), 0), last_steps_(plan.blocks.size(), 0) {}

  bool are_good() { return all(plan_.runs, [&](const auto& run) { return is_run(run); }) && lie_apart() && all(plan_.blocks, [&](const auto& block) { return is_block(block); }) && end(); }

 private:
  bool is_run(const graph::Run& run) const {
    if (!is_inside({run.begin, run.end}, plan_.steps.size())) return false;
    return std::all_of(plan_.steps.begin() + run.begin, plan_.steps.begin() + run.end, [&](NodeIndex step) { return step < plan_.nodes.size() && has_shape(plan_.nodes[step], run); });
  }
  bool has_shape(const Node& node, const graph::Run& run) const {
    const bool is_junction = node.op == NodeOp::logical_and || node.op == NodeOp::logical_or;
    const std::uint32_t arity = is_junction ? std::min<std::uint32_t>(node.b - node.a, 255) : 0;
    const auto is_known_constant = [&](NodeIndex operand) { return operand < plan_.nodes.size() && plan_.nodes[operand].op == NodeOp::constant && plan_.initial_status[operand] == graph::status::known; };
    return node.op == run.op && arity == run.arity && (!run.is_immediate || is_known_constant(node.b));
  }

  /// No step is in two runs, no run in two programs.
  bool lie_apart() const {
    std::uint32_t steps = 0;
    for (const graph::Run& run : plan_.runs) {
      if (run.begin != steps) return false;
      steps = run.end;
    }
    std::vector<Range> programs;
    for_each_program([&](graph::Program program) { programs.push_back({program.begin, program.end}); });
    std::sort(programs.begin(), programs.end(), [](Range left, Range right) { return std::make_pair(left.begin, left.end) < std::make_pair(right.begin, right.end); });
    std::uint32_t runs = 0;
    for (const Range program : programs) {
      if (program.begin < runs || !is_inside(program, plan_.runs.size())) return false;
      runs = program.end;
    }
    return true;
  }

  template <class Visit>
  void for_each_program(Visit&& visit) const {
    for (const graph::Block& block : plan_.blocks) visit(block.program);
    for (const graph::Bucket& bucket : plan_.buckets) visit(bucket.program);
    visit(plan_.top);
  }
  template <class Visit>
  void for_each_step(graph::Program program, Visit&& visit) const {
    for (std::uint32_t r = program.begin; r < program.end; ++r)
      for (std::uint32_t i = plan_.runs[r].begin; i < plan_.runs[r].end; ++i) visit(plan_.steps[i]);
  }

  bool is_block(const graph::Block& block) const {
    if (block.variable >= plan_.nodes.size()) return false;
    const Node& variable = plan_.nodes[block.variable];
    if (block.list == no_node) return variable.op == NodeOp::hit;
    if (variable.op != NodeOp::variable || variable.a != block.list) return false;  // the kind pass saw that it is a list
    const Kind& list = kinds_[block.list];
    const bool holds_records = list.record != any_record;
    if (holds_records) return block.of_records && block.stride == std::max(1u, plan_.strides[list.record]);
    return list.element == reading::all || (!block.of_records && block.stride == 1);
  }

  /// A loop runs its program once an element: what it computes comes before the loop, so programs nest without end nowhere.
  bool end() {
    for (std::size_t i = 0; i < plan_.blocks.size(); ++i) for_each_step(plan_.blocks[i].program, [&](NodeIndex step) { last_steps_[i] = std::max(last_steps_[i], step); });
    std::uint64_t total = 0;
    std::vector<std::size_t> order(plan_.blocks.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) { return last_steps_[left] < last_steps_[right]; });
    for (const std::size_t i : order)
      if (!add_cost(plan_.blocks[i].program, costs_[i])) return false;
    for_each_program([&](graph::Program program) { total = add_cost(program, total) ? total : most_steps + 1; });
    return total <= most_steps;
  }
  bool add_cost(graph::Program program, std::uint64_t& cost) const {
    bool is_good = true;
    for_each_step(program, [&](NodeIndex step) {
      ++cost;
      const Node& node = plan_.nodes[step];
      if (node.op < NodeOp::every) return;
      is_good = is_good && last_steps_[node.imm] < step && cost <= most_steps;
      cost += costs_[node.imm];
    });
    return is_good && cost <= most_steps;
  }

  const Plan& plan_;
  const std::vector<Kind>& kinds_;
  std::vector<std::uint64_t> costs_;       ///< by block: steps over lists of one element
  std::vector<NodeIndex> last_steps_;      ///< by block
};

class CheckChecker {
 public:
  CheckChecker(const Plan& plan, const model::Ruleset& rules, const std::vector<Kind>& kinds) : plan_(plan), rules_(rules), kinds_(kinds), depths_(plan.exceptions.size(), 0), owners_(plan.exceptions.size(), 0) {}

  bool are_good() {
    for (std::uint32_t i = 0; i < plan_.exceptions.size(); ++i)
      if (!is_exception(i)) return false;
    for (std::size_t i = 0; i < plan_.checks.size(); ++i)
      if (!is_check(plan_.checks[i], rules_.checks[i])) return false;
    return stand_in_one_bucket_each();
  }

 private:
  bool is(NodeIndex node, Readings wanted) const { return node < kinds_.size() && (kinds_[node].readings & wanted) != 0; }
  bool is_truth_or_none(NodeIndex node) const { return node == no_node || is(node, reading::truth); }
  bool is_loop(std::uint32_t block) const { return block < plan_.blocks.size() && plan_.blocks[block].list != no_node; }

  /// Inner exceptions come before the outer one; each has one owner.
  bool is_exception(std::uint32_t self) {
    const graph::ExceptionPlan& row = plan_.exceptions[self];
    if (!row.id.is_valid() || row.id.index() >= rules_.exceptions.size() || !is_truth_or_none(row.when) || !owns(row.inner) || row.inner.end > self) return false;
    for (std::uint32_t i = row.inner.begin; i < row.inner.end; ++i) depths_[self] = std::max(depths_[self], depths_[i] + 1);
    return depths_[self] <= 64;
  }
  bool owns(Range exceptions) {
    if (!is_inside(exceptions, plan_.exceptions.size())) return false;
    for (std::uint32_t i = exceptions.begin; i < exceptions.end; ++i)
      if (owners_[i]++ != 0) return false;
    return true;
  }

  bool stand_in_one_bucket_each() const {
    std::vector<std::uint8_t> seen(plan_.checks.size(), 0);
    std::uint32_t next = 0;
    for (const graph::Bucket& bucket : plan_.buckets) {
      if (!is_truth_or_none(bucket.guard) || bucket.checks.begin != next || !is_inside(bucket.checks, plan_.bucket_checks.size())) return false;
      next = bucket.checks.end;
    }
    if (next != plan_.bucket_checks.size() || next != plan_.checks.size()) return false;
    return all(plan_.bucket_checks, [&](std::uint32_t check) { return check < seen.size() && seen[check]++ == 0; });
  }

  bool is_check(const graph::CheckPlan& row, const model::Check& check) {
    if (!is(row.at, reading::date) || !is_truth_or_none(row.applies) || !is(row.norm, reading::truth) || !is_truth_or_none(row.rest)) return false;
    if (row.kinds != check.kinds || row.forbids != check.forbids || check.for_each.has_value() != (row.block != no_node) || (row.block != no_node && !is_loop(row.block))) return false;
    if (!owns(row.exceptions) || row.per_hit_begin < row.exceptions.begin || row.per_hit_begin > row.exceptions.end) return false;
    return has_subject(row, check);
  }
  /// Reports take hits and elements from the rules, evaluation from the plan: they must speak of the same.
  bool has_subject(const graph::CheckPlan& row, const model::Check& check) const {
    switch (row.subject) {
      case graph::SubjectKind::none: return row.per_hit_begin == row.exceptions.end;
      case graph::SubjectKind::hits:
        return check.subject.kind == model::Subject::Kind::hits && row.subject_block < plan_.blocks.size() && is(row.subject_node, reading::truth) &&
               plan_.nodes[row.subject_node].op == NodeOp::matches && plan_.nodes[row.subject_node].imm == at(rules_, check.subject.expr).ref;
      case graph::SubjectKind::elements: return check.subject.kind == model::Subject::Kind::elements && is_loop(row.subject_block) && is(row.subject_node, reading::truth);
    }
    return false;
  }

  const Plan& plan_;
  const model::Ruleset& rules_;
  const std::vector<Kind>& kinds_;
  std::vector<std::uint32_t> depths_;
  std::vector<std::uint8_t> owners_;
};

}  // namespace

const char* find_problem_in_plan(const Plan& plan, const model::Ruleset& rules) {
  if (!has_tables(plan, rules)) return "tables of the plan";
  if (!has_leaves(plan)) return "leaves of the plan";
  if (!has_dates(plan, rules)) return "dates of the plan";
  const std::vector<Kind> kinds = find_kinds(plan, rules);
  if (kinds.size() != plan.nodes.size()) return "nodes of the plan";
  if (!ProgramChecker(plan, kinds).are_good()) return "programs of the plan";
  return CheckChecker(plan, rules, kinds).are_good() ? nullptr : "checks of the plan";
}

}  // namespace zhunsheng::pack

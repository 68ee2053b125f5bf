// SPDX-License-Identifier: Apache-2.0
// Consing, free variables, programs. Everything here is about nodes; what an expression means is in lower*.cpp.
#include "engine/graph/builder.hpp"

#include <algorithm>

#include "engine/graph/operands.hpp"

namespace zhunsheng::graph {

std::size_t NodeHash::operator()(const Node& node) const {
  std::uint64_t hash = static_cast<std::uint64_t>(node.op) * 2 + (node.flag ? 1 : 0);
  for (const std::uint32_t word : {node.a, node.b, node.c, node.imm}) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    hash ^= hash >> 29;
  }
  return hash;
}

Builder::Builder(const model::Ruleset& rules) : rules_(rules) {
  for (const model::Record& record : rules.records) plan.strides.push_back(static_cast<std::uint32_t>(record.fields.size()));
  plan.parameters.resize(rules.parameters.size());
}

namespace {
bool is_loop(NodeOp op) { return op >= NodeOp::every; }
static_assert(NodeOp::every < NodeOp::some && NodeOp::some < NodeOp::minimum, "the loops stand last");
}  // namespace

void Builder::note_free_variables(const Node& node) {
  const auto self = static_cast<NodeIndex>(plan.nodes.size() - 1);
  std::vector<NodeIndex> free;
  std::uint32_t level = 0;
  for_each_operand(plan, node, [&](NodeIndex operand) {
    free.insert(free.end(), free_[operand].begin(), free_[operand].end());
    level = std::max(level, level_[operand] + 1);
  });
  if (node.op == NodeOp::variable || node.op == NodeOp::hit) free.push_back(self);
  if (is_loop(node.op)) {  // the list stands outside of its own variable, the body and the filter inside
    const NodeIndex variable = plan.blocks[node.imm].variable;
    free.erase(std::remove(free.begin(), free.end(), variable), free.end());
  }
  std::sort(free.begin(), free.end());
  free.erase(std::unique(free.begin(), free.end()), free.end());
  plan.is_closed.push_back(free.empty() ? 1 : 0);
  free_.push_back(std::move(free));
  level_.push_back(level);
  visited_.push_back(0);
  list_strides_.push_back(0);
}

NodeIndex Builder::make(Node node) {
  const auto [place, is_new] = known_.try_emplace(node, static_cast<NodeIndex>(plan.nodes.size()));
  if (!is_new) return place->second;
  plan.nodes.push_back(node);
  plan.initial_status.push_back(status::unknown);
  plan.initial_cells.push_back({});
  note_free_variables(node);
  return place->second;
}

NodeIndex Builder::constant(std::uint8_t status, Cell cell, bool is_text) {
  const auto [place, is_new] = constants_.try_emplace({status * 2 + (is_text ? 1 : 0), cell.a, cell.b}, no_node);
  if (!is_new) return place->second;
  Node node;
  node.imm = static_cast<std::uint32_t>(constants_.size() - 1);
  place->second = make(node);
  plan.initial_status.back() = status;
  plan.initial_cells.back() = cell;
  if (is_text) text_nodes_.push_back(place->second);
  return place->second;
}

std::uint32_t Builder::intern(const std::string& text) { return texts_.try_emplace(text, static_cast<std::uint32_t>(texts_.size())).first->second; }

NodeIndex Builder::as_of() {
  Node node;
  node.op = NodeOp::as_of;
  return plan.as_of = make(node);
}

NodeIndex Builder::hit() {
  Node node;
  node.op = NodeOp::hit;
  return make(node);
}

NodeIndex Builder::make_not(NodeIndex operand) {
  if (plan.nodes[operand].op == NodeOp::logical_not) return plan.nodes[operand].a;
  Node node;
  node.op = NodeOp::logical_not;
  node.a = operand;
  return make(node);
}

NodeIndex Builder::make_junction(NodeOp op, std::vector<NodeIndex> operands) {
  ZS_ASSERT(op == NodeOp::logical_and || op == NodeOp::logical_or, "these do not mind order or repetition");
  std::sort(operands.begin(), operands.end());
  operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
  return operands.size() == 1 ? operands.front() : make_list(op, std::move(operands), 0);
}

NodeIndex Builder::make_list(NodeOp op, std::vector<NodeIndex> operands, std::uint32_t imm, bool flag) {
  const auto [place, is_new] = lists_.try_emplace(std::move(operands));
  if (is_new) {
    place->second.begin = static_cast<std::uint32_t>(plan.operands.size());
    plan.operands.insert(plan.operands.end(), place->first.begin(), place->first.end());
    place->second.end = static_cast<std::uint32_t>(plan.operands.size());
  }
  Node node;
  node.op = op;
  node.a = place->second.begin;
  node.b = place->second.end;
  node.imm = imm;
  node.flag = flag;
  return make(node);
}

NodeIndex Builder::variable_over(NodeIndex list, const Environment& environment) {
  Node node;
  node.op = NodeOp::variable;
  node.a = list;
  for (const auto& [id, bound] : environment.bindings)
    if (plan.nodes[bound].op == NodeOp::variable && plan.nodes[bound].a == list) ++node.imm;
  return make(node);
}

void Builder::note_element_type(NodeIndex list, const model::Type& list_type) {
  if (list_type.kind == model::TypeKind::list && list_type.element == model::TypeKind::record) list_strides_[list] = plan.strides[list_type.ref];
}

std::uint32_t Builder::make_block(NodeIndex list, NodeIndex variable, const std::vector<NodeIndex>& roots, NodeIndex inner) {
  Block block;
  block.list = list;
  block.variable = variable;
  if (list != no_node) {
    block.of_records = list_strides_[list] != 0;
    block.stride = std::max(1u, list_strides_[list]);
  }
  block.program = make_program(variable, roots, inner);
  plan.blocks.push_back(block);
  return static_cast<std::uint32_t>(plan.blocks.size() - 1);
}

bool Builder::changes_with(NodeIndex node, NodeIndex variable) const { return std::binary_search(free_[node].begin(), free_[node].end(), variable); }

Program Builder::make_program(NodeIndex variable, const std::vector<NodeIndex>& roots, NodeIndex inner) {
  ++walk_;
  std::vector<NodeIndex> stack, met, bound_inside;
  if (inner != no_node) bound_inside.push_back(inner);
  const auto visit = [&](NodeIndex node) {
    if (node == no_node || visited_[node] == walk_) return;
    visited_[node] = walk_;
    if (variable != no_node && !changes_with(node, variable)) return;
    stack.push_back(node);
  };
  for (const NodeIndex root : roots) visit(root);
  while (!stack.empty()) {
    const NodeIndex now = stack.back();
    stack.pop_back();
    met.push_back(now);
    const Node& node = plan.nodes[now];
    if (is_loop(node.op)) bound_inside.push_back(plan.blocks[node.imm].variable);
    for_each_operand(plan, node, visit);
  }
  const auto is_elsewhere = [&](NodeIndex node) {
    if (plan.nodes[node].op <= NodeOp::hit_field) return true;  // leaves are filled, not computed
    if (variable == no_node) return plan.is_closed[node] == 0;
    return std::any_of(bound_inside.begin(), bound_inside.end(), [&](NodeIndex other) { return changes_with(node, other); });
  };
  met.erase(std::remove_if(met.begin(), met.end(), is_elsewhere), met.end());
  std::sort(met.begin(), met.end(), [&](NodeIndex left, NodeIndex right) {
    return std::make_tuple(level_[left], shape_of(left), left) < std::make_tuple(level_[right], shape_of(right), right);
  });
  return make_program_of(met);
}

Builder::Shape Builder::shape_of(NodeIndex index) const {
  const Node& node = plan.nodes[index];
  const bool is_junction = node.op == NodeOp::logical_and || node.op == NodeOp::logical_or;
  const bool is_comparison = node.op >= NodeOp::equal && node.op <= NodeOp::less;
  const bool is_immediate = is_comparison && plan.nodes[node.b].op == NodeOp::constant && plan.initial_status[node.b] == status::known;
  return {node.op, static_cast<std::uint8_t>(is_junction ? std::min<std::uint32_t>(node.b - node.a, 255) : 0), is_immediate};
}

Program Builder::make_program_of(const std::vector<NodeIndex>& nodes) {
  Program program;
  program.begin = static_cast<std::uint32_t>(plan.runs.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto step = static_cast<std::uint32_t>(plan.steps.size());
    const Shape shape = shape_of(nodes[i]);
    if (i == 0 || shape_of(nodes[i - 1]) != shape) plan.runs.push_back({shape.op, shape.arity, shape.is_immediate, step, step});
    plan.steps.push_back(nodes[i]);
    plan.runs.back().end = step + 1;
  }
  program.end = static_cast<std::uint32_t>(plan.runs.size());
  return program;
}

Plan Builder::finish() {
  if (plan.as_of == no_node) as_of();
  std::vector<std::uint32_t> sorted(texts_.size());
  for (const auto& [text, number] : texts_) {
    sorted[number] = static_cast<std::uint32_t>(plan.texts.size());
    plan.texts.push_back(text);
  }
  for (const NodeIndex node : text_nodes_) plan.initial_cells[node].a = sorted[static_cast<std::size_t>(plan.initial_cells[node].a)];
  for (const std::uint32_t step : text_steps_) plan.parameter_steps[step].cell.a = sorted[static_cast<std::size_t>(plan.parameter_steps[step].cell.a)];
  for (NodeIndex i = 0; i < plan.nodes.size(); ++i) {
    Node& node = plan.nodes[i];
    if (node.op == NodeOp::input) plan.facts.push_back({i, node.imm});
    if (node.op == NodeOp::records) plan.records.push_back({i, node.imm});
    if (node.op == NodeOp::presumed) plan.presumed.push_back(i);
    if (node.op == NodeOp::hit_field) {
      plan.hit_fields.push_back(i);
      if (node.b != no_node) node.b = sorted[node.b];
    }
  }
  const auto tighten = [](auto&... vectors) { (vectors.shrink_to_fit(), ...); };
  tighten(plan.nodes, plan.operands, plan.initial_status, plan.initial_cells, plan.is_closed, plan.steps, plan.runs, plan.buckets, plan.bucket_checks, plan.blocks, plan.checks, plan.exceptions, plan.spans);
  return std::move(plan);
}

}  // namespace zhunsheng::graph

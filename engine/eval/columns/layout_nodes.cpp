// SPDX-License-Identifier: Apache-2.0
// Nodes → slots and steps, operands first. Comparisons that say the same (less and at least, greater and at most) are made
// once.
#include "engine/eval/columns/layout_maker.hpp"

#include <algorithm>
#include <limits>

namespace zhunsheng::eval::columns {

using graph::Node;
using graph::NodeOp;

std::uint32_t LayoutMaker::number_constant(std::uint8_t status, std::int64_t value) {
  const auto [place, is_new] = number_constants_.try_emplace({status, value}, 0);
  if (is_new) {
    place->second = new_number();
    out_.constants.push_back({place->second, status, value});
    if (status == graph::status::known) known_[place->second] = value;
  }
  return place->second;
}

Ref LayoutMaker::truth_constant(std::uint8_t status) const {
  switch (status) {
    case graph::status::no: return no_ref;
    case graph::status::yes: return yes_ref;
    case graph::status::unknown: return ref_of(Layout::unknown_slot);
    default: return ref_of(Layout::inapplicable_slot);
  }
}

std::uint32_t LayoutMaker::leaf(Leaf wanted) {
  const auto [place, is_new] = leaves_.try_emplace({wanted.kind, wanted.position}, static_cast<std::uint32_t>(out_.leaves.size()));
  if (is_new) out_.leaves.push_back(wanted);
  return place->second;
}

void LayoutMaker::put(NodeIndex node, Item item) {
  item.level = levels_[node];
  if (plan_.is_closed[node] != 0) top_.push_back(std::move(item));
  else items_[node].push_back(std::move(item));
}

void LayoutMaker::put(NodeIndex node, Step step) {
  Item item;
  item.step = step;
  put(node, std::move(item));
}

Item LayoutMaker::junction(std::uint32_t out, const std::vector<Ref>& refs) {
  Item item;
  item.step.action = Action::junction;
  item.junction = {out, static_cast<std::uint32_t>(out_.refs.size()), static_cast<std::uint32_t>(out_.refs.size() + refs.size())};
  out_.refs.insert(out_.refs.end(), refs.begin(), refs.end());
  return item;
}

Item LayoutMaker::comparison(Comparison made) {
  Item item;
  item.step.action = Action::comparison;
  item.comparison = made;
  return item;
}

void LayoutMaker::make_truth(NodeIndex node, Step step) {
  step.out = new_truth();
  refs_[node] = ref_of(step.out);
  put(node, step);
}

void LayoutMaker::make_number(NodeIndex node, Step step) {
  step.out = new_number();
  numbers_[node] = step.out;
  put(node, step);
}

void LayoutMaker::emit(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  switch (node.op) {
    case NodeOp::constant: emit_constant(index); return;
    case NodeOp::input: case NodeOp::as_of: case NodeOp::present: case NodeOp::absent: case NodeOp::has_material: case NodeOp::lacks_material: emit_leaf(index); return;
    case NodeOp::variable: case NodeOp::field: emit_element(index); return;
    case NodeOp::logical_not: refs_[index] = truth(node.a) ^ 1u; return;
    case NodeOp::logical_and: case NodeOp::logical_or: emit_junction(index); return;
    case NodeOp::equal: case NodeOp::not_equal: case NodeOp::at_least: case NodeOp::greater: case NodeOp::at_most: case NodeOp::less:
      emit_comparison(index, static_cast<graph::Relation>(static_cast<int>(node.op) - static_cast<int>(NodeOp::equal)));
      return;
    case NodeOp::compare_duration: emit_comparison(index, static_cast<graph::Relation>(node.imm)); return;
    case NodeOp::same_truth: case NodeOp::other_truth:
      make_truth(index, {.action = Action::same_truth, .a = truth(node.a), .b = truth(node.b)});
      if (node.op == NodeOp::other_truth) refs_[index] ^= 1u;
      return;
    case NodeOp::add: emit_arithmetic(index, Action::add); return;
    case NodeOp::subtract: emit_arithmetic(index, Action::subtract); return;
    case NodeOp::multiply: emit_arithmetic(index, Action::multiply); return;
    case NodeOp::negate: emit_arithmetic(index, Action::negate); return;
    case NodeOp::parameter: emit_parameter(index); return;
    case NodeOp::in_force: {
      const Range spans = plan_.forces[node.imm];
      make_truth(index, {.action = Action::in_force, .a = numbers_[node.a], .b = spans.begin, .c = spans.end});
      return;
    }
    case NodeOp::presumed: emit_presumed(index); return;
    case NodeOp::cases: emit_cases(index); return;
    case NodeOp::contains_element: emit_contains(index); return;
    case NodeOp::every: case NodeOp::some: case NodeOp::none: emit_quantifier(index); return;
    default: emit_arithmetic(index, Action::lane_by_lane);  // what is suitable and not named here
  }
}

void LayoutMaker::emit_constant(NodeIndex index) {
  const std::uint8_t status = plan_.initial_status[index];
  if (wants_truth_[index]) refs_[index] = truth_constant(status);
  if (wants_number_[index]) numbers_[index] = number_constant(status, status == graph::status::known ? plan_.initial_cells[index].a : 0);
}

std::uint32_t LayoutMaker::fact_position(NodeIndex index) const {
  const auto place = std::find_if(plan_.facts.begin(), plan_.facts.end(), [&](const graph::Input& input) { return input.node == index; });
  return static_cast<std::uint32_t>(place - plan_.facts.begin());
}

void LayoutMaker::emit_leaf(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  Leaf source;
  Binding binding;
  if (node.op == NodeOp::input) {
    source = {Leaf::Kind::fact, wants_truth_[index] != 0, fact_position(index), suitable_[index].unit};
    binding.part = wants_truth_[index] ? Binding::Part::truth : Binding::Part::number;
  } else if (node.op == NodeOp::as_of) {
    source.kind = Leaf::Kind::as_of;
  } else {
    const bool is_material = node.op == NodeOp::has_material || node.op == NodeOp::lacks_material;
    source = {is_material ? Leaf::Kind::material : Leaf::Kind::state, true, node.imm, 0};
    const bool wants = node.op == NodeOp::present || node.op == NodeOp::has_material;
    binding.part = wants ? Binding::Part::present : Binding::Part::absent;
  }
  binding.column = leaf(source);
  if (binding.part == Binding::Part::number) numbers_[index] = binding.slot = new_number();
  else refs_[index] = ref_of(binding.slot = new_truth());
  out_.bindings.push_back(binding);
}

std::uint32_t LayoutMaker::list(NodeIndex index) {
  const auto [place, is_new] = lists_.try_emplace(index, static_cast<std::uint32_t>(out_.lists.size()));
  if (!is_new) return place->second;
  const Node& node = plan_.nodes[index];
  ListLeaf made;
  const model::Type element = element_type(plan_, rules_, index);
  made.of_records = element.kind == model::TypeKind::record;
  made.is_block = node.op == NodeOp::records;
  if (made.of_records) made.stride = std::max(1u, plan_.strides[element.ref]);
  if (made.is_block) {
    const auto block = std::find_if(plan_.records.begin(), plan_.records.end(), [&](const graph::Input& input) { return input.node == index; });
    made.position = static_cast<std::uint32_t>(block - plan_.records.begin());
  } else {
    made.position = fact_position(index);
  }
  out_.lists.push_back(std::move(made));
  return place->second;
}

std::uint32_t LayoutMaker::list_field(std::uint32_t index, ListLeaf::Field field) {
  std::vector<ListLeaf::Field>& fields = out_.lists[index].fields;
  const auto place = std::find_if(fields.begin(), fields.end(), [&](const ListLeaf::Field& other) { return other.position == field.position; });
  if (place != fields.end()) return static_cast<std::uint32_t>(place - fields.begin());
  fields.push_back(field);
  return static_cast<std::uint32_t>(fields.size() - 1);
}

void LayoutMaker::emit_element(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  const bool is_field = node.op == NodeOp::field;
  if (!is_field && suitable_[index].record) return;
  const NodeIndex variable = is_field ? node.a : index;
  field_of_[index] = list_field(list(plan_.nodes[variable].a), {is_field ? node.imm : 0u, suitable_[index].truth, suitable_[index].unit});
  if (suitable_[index].truth) refs_[index] = ref_of(new_truth());
  else numbers_[index] = new_number();
}

void LayoutMaker::emit_junction(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  const Ref flip = node.op == NodeOp::logical_or ? 1u : 0u;
  std::vector<Ref> refs;
  for (std::uint32_t i = node.a; i < node.b; ++i) refs.push_back(truth(plan_.operands[i]) ^ flip);
  const std::uint32_t out = new_truth();
  refs_[index] = ref_of(out) ^ flip;
  put(index, junction(out, refs));
}

const std::int64_t* LayoutMaker::known_constant(NodeIndex node) const {
  const bool is_known = plan_.nodes[node].op == NodeOp::constant && plan_.initial_status[node] == graph::status::known;
  return is_known ? &plan_.initial_cells[node].a : nullptr;
}

void LayoutMaker::emit_comparison(NodeIndex index, graph::Relation relation) {
  using graph::Relation;
  NodeIndex left = plan_.nodes[index].a, right = plan_.nodes[index].b;
  if (known_constant(left) != nullptr && known_constant(right) == nullptr) {
    std::swap(left, right);
    constexpr Relation mirrored[] = {Relation::equal, Relation::not_equal, Relation::at_most, Relation::less, Relation::at_least, Relation::greater};
    relation = mirrored[static_cast<std::size_t>(relation)];
  }
  std::uint32_t a = numbers_[left], b = numbers_[right];
  const bool negates = relation == Relation::not_equal || relation == Relation::at_most || relation == Relation::less;
  const bool is_equal = relation == Relation::equal || relation == Relation::not_equal;
  if (relation == Relation::at_least || relation == Relation::less) {  // a ≥ b: not b > a; and for a constant a > b - 1
    const std::int64_t* value = known_constant(right);
    if (value == nullptr || *value == std::numeric_limits<std::int64_t>::min()) {
      std::swap(a, b);
      refs_[index] = compare(index, is_equal, a, b) ^ (negates ? 0u : 1u);
      return;
    }
    b = number_constant(graph::status::known, *value - 1);
  }
  refs_[index] = compare(index, is_equal, a, b) ^ (negates ? 1u : 0u);
}

Ref LayoutMaker::compare(NodeIndex index, bool is_equal, std::uint32_t a, std::uint32_t b) {
  const bool is_closed = plan_.is_closed[index] != 0;
  const auto [place, is_new] = comparisons_.try_emplace({is_equal, a, b, is_closed ? no_node : index}, 0);
  if (!is_new) return place->second;
  Comparison made{new_truth(), a, b, is_equal};
  if (const auto one = known_.find(b); one != known_.end()) {
    made.has_one = true;
    made.one = one->second;
  }
  Item item = comparison(made);
  refs_[index] = ref_of(item.comparison.out);
  put(index, std::move(item));
  return place->second = refs_[index];
}

void LayoutMaker::emit_arithmetic(NodeIndex index, Action action) {
  const Node& node = plan_.nodes[index];
  Step step{.action = action, .op = node.op, .a = numbers_[node.a]};
  if (node.b != no_node) {
    step.b = numbers_[node.b];
    step.unit = suitable_[node.b].unit;
  }
  make_number(index, step);
}

void LayoutMaker::emit_parameter(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  const Step step{.action = node.flag ? Action::parameter_truth : Action::parameter, .a = numbers_[node.a], .b = node.imm};
  if (node.flag) make_truth(index, step);
  else make_number(index, step);
}

void LayoutMaker::emit_presumed(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  Binding binding;
  binding.part = Binding::Part::may_presume;
  binding.column = leaf({Leaf::Kind::state, true, node.imm, 0});
  binding.slot = new_truth();
  out_.bindings.push_back(binding);
  const bool is_truth = wants_truth_[index] != 0;
  Step step{.action = is_truth ? Action::presumed_truth : Action::presumed, .c = truth(node.c), .d = ref_of(binding.slot)};
  step.a = is_truth ? truth(node.a) : numbers_[node.a];
  step.b = is_truth ? truth(node.b) : numbers_[node.b];
  if (is_truth) make_truth(index, step);
  else make_number(index, step);
}

void LayoutMaker::emit_cases(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  const bool is_truth = wants_truth_[index] != 0;
  Step step{.action = is_truth ? Action::cases_truth : Action::cases, .a = static_cast<std::uint32_t>(out_.refs.size()), .d = node.flag ? 1u : 0u};
  for (std::uint32_t i = node.a; i < node.b; i += 2) {
    const NodeIndex guard = plan_.operands[i], value = plan_.operands[i + 1];
    out_.refs.push_back(guard == no_node ? no_index : truth(guard));
    out_.refs.push_back(is_truth ? truth(value) : numbers_[value]);
  }
  step.b = static_cast<std::uint32_t>(out_.refs.size());
  if (is_truth) make_truth(index, step);
  else make_number(index, step);
}

void LayoutMaker::add_loop(NodeIndex index, Loop loop, LoopSource source, bool negates) {
  loop.list = list(plan_.nodes[index].a);
  make_truth(index, {.action = Action::loop, .a = static_cast<std::uint32_t>(out_.loops.size())});
  if (negates) refs_[index] ^= 1u;
  out_.loops.push_back(loop);
  loop_sources_.push_back(std::move(source));
}

void LayoutMaker::emit_quantifier(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  Loop loop;
  loop.body = truth(node.b) ^ (node.op == NodeOp::every ? 0u : 1u);
  LoopSource source;
  source.body = node.b;
  add_loop(index, loop, std::move(source), node.op == NodeOp::some);
}

void LayoutMaker::emit_contains(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  const bool is_truth = node.imm == 1;
  Loop loop;
  loop.is_contains = true;
  LoopSource source;
  const std::uint32_t field = list_field(list(node.a), {0, is_truth, suitable_[node.a].unit});
  const std::uint32_t slot = is_truth ? new_truth() : new_number();
  source.bindings.push_back({is_truth ? Binding::Part::truth : Binding::Part::number, field, slot});
  const std::uint32_t out = new_truth();
  Item item = comparison({out, slot, numbers_[node.b], true});
  if (is_truth) item.step = {.action = Action::same_truth, .out = out, .a = ref_of(slot), .b = truth(node.b)};
  loop.body = ref_of(out) ^ 1u;
  if (is_truth) loop.part_truth = truth(node.b);
  else loop.part_number = numbers_[node.b];
  source.items.push_back(std::move(item));
  add_loop(index, loop, std::move(source), true);
}
}  // namespace zhunsheng::eval::columns

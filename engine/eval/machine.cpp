// SPDX-License-Identifier: Apache-2.0
// Leaves, truths and loops, one node at a time; programs are run in machine_run.cpp.
#include "engine/eval/machine.hpp"

#include <algorithm>

namespace zhunsheng::eval {

using graph::Cell;
using graph::Node;
using graph::NodeIndex;
using graph::NodeOp;
namespace status = graph::status;

namespace {
std::uint8_t as_status(Truth truth) { return static_cast<std::uint8_t>(truth); }
Truth as_truth(std::uint8_t value) { return static_cast<Truth>(value); }
std::uint8_t of(bool value) { return value ? status::yes : status::no; }
}  // namespace

Machine::Machine(const graph::Plan& plan, const model::Ruleset& rules)
    : plan_(plan), rules_(rules), own_(std::make_unique<Inputs>(plan, rules)), inputs_(own_.get()), status_(plan.initial_status), cells_(plan.initial_cells) {}

void Machine::start(const facts::FactStore& store, base::Date as_of) {
  bind(store);
  start_top(as_of);
  for (const graph::Bucket& bucket : plan_.buckets) run(bucket.program);
}

void Machine::start_top(base::Date as_of) {
  fill_leaves(as_of);
  if (trace_ != nullptr) {
    trace_->nodes.assign(plan_.nodes.size(), 0);
    trace_->exceptions.assign(plan_.exceptions.size(), 0);
    for (const graph::Input& leaf : plan_.facts) note(leaf.node);
  }
  run(plan_.top);
}

void Machine::fill_leaves(base::Date as_of) {
  const auto fill = [&](const std::vector<graph::Input>& leaves, const std::vector<Row>& rows) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      status_[leaves[i].node] = rows[i].status;
      cells_[leaves[i].node] = rows[i].cell;
    }
  };
  fill(plan_.facts, inputs_->facts());
  fill(plan_.records, inputs_->records());
  status_[plan_.as_of] = status::known;
  cells_[plan_.as_of].a = as_of.days;
}

std::optional<base::Date> Machine::date(NodeIndex node) const {
  if (status_[node] != status::known) return std::nullopt;
  return base::Date{static_cast<std::int32_t>(cells_[node].a)};
}

bool Machine::has_unknown_element(NodeIndex list) const {
  const auto first = static_cast<std::size_t>(static_cast<std::uint64_t>(cells_[list].a) >> 32);
  for (std::uint32_t i = 0; i < list_size(list); ++i)
    if (inputs_->row(first + i).status == status::unknown) return true;
  return false;
}

void Machine::set_element(const graph::Block& block, std::uint32_t element) {
  const auto first = static_cast<std::size_t>(static_cast<std::uint64_t>(cells_[block.list].a) >> 32) + std::size_t{element} * block.stride;
  if (block.of_records) {
    status_[block.variable] = status::known;
    cells_[block.variable] = {static_cast<std::int64_t>(first), element};
  } else {
    const Row& row = inputs_->row(first);
    status_[block.variable] = row.status;
    cells_[block.variable] = row.cell;
    if (trace_ != nullptr) note(block.variable);
  }
}

void Machine::enter(const graph::Block& block, std::uint32_t element) {
  set_element(block, element);
  run(block.program);
}

void Machine::enter_unknown(const graph::Block& block) {
  status_[block.variable] = block.of_records ? status::known : status::unknown;
  cells_[block.variable] = {Inputs::unknown_record, InstanceOutcome::no_element};
  run(block.program);
}

template <class Visit>
void Machine::for_each_step(const graph::Block& block, Visit&& visit) const {
  visit(block.variable);
  for (std::uint32_t r = block.program.begin; r < block.program.end; ++r)
    for (std::uint32_t i = plan_.runs[r].begin; i < plan_.runs[r].end; ++i) visit(plan_.steps[i]);
}

Machine::Saved Machine::save(const graph::Block& block) const {
  Saved saved;
  for_each_step(block, [&](NodeIndex node) {
    saved.status.push_back(status_[node]);
    saved.cells.push_back(cells_[node]);
  });
  return saved;
}

void Machine::restore(const graph::Block& block, const Saved& saved) {
  std::size_t next = 0;
  for_each_step(block, [&](NodeIndex node) {
    status_[node] = saved.status[next];
    cells_[node] = saved.cells[next++];
  });
}

void Machine::set_hit(const facts::Hit& hit) {
  for (const NodeIndex index : plan_.hit_fields) {
    const Node& node = plan_.nodes[index];
    status_[index] = status::known;
    switch (static_cast<model::HitField>(node.imm)) {
      case model::HitField::number: cells_[index].a = inputs_->number_of(hit.clause_number); break;
      case model::HitField::text: cells_[index].a = inputs_->number_of(hit.quote); break;
      case model::HitField::context: cells_[index].a = inputs_->number_of(to_chinese(hit.context)); break;
      case model::HitField::slot: {
        const auto has_name = [&](const facts::HitSlot& slot) { return slot.name == plan_.texts[node.b] && slot.value.kind == static_cast<model::TypeKind>(node.c); };
        const auto slot = std::find_if(hit.slots.begin(), hit.slots.end(), has_name);
        model::Type type;
        type.kind = static_cast<model::TypeKind>(node.c);
        const Row row = slot == hit.slots.end() ? Row{} : inputs_->row_of(slot->value, type);
        status_[index] = slot == hit.slots.end() ? status::not_applicable : row.status;  // the branch that matched has no such slot
        cells_[index] = row.cell;
        break;
      }
    }
  }
}

void Machine::enter_hit(const graph::Block& block, const facts::Hit& hit) {
  set_hit(hit);
  run(block.program);
}

std::uint8_t Machine::junction(const Node& node) const {
  const bool is_and = node.op == NodeOp::logical_and;
  Truth result = is_and ? Truth::yes : Truth::no;
  for (std::uint32_t i = node.a; i < node.b; ++i) {
    const Truth operand = as_truth(status_[plan_.operands[i]]);
    result = is_and ? both(result, operand) : either(result, operand);
    if (result == (is_and ? Truth::no : Truth::yes)) break;
  }
  return as_status(result);
}

std::uint8_t Machine::presence(const Node& node) const {
  const facts::FactStore& store = inputs_->store();
  if (node.op == NodeOp::has_material || node.op == NodeOp::lacks_material) {
    const Truth has = store.materials[node.imm] ? Truth::yes : store.complete ? Truth::no : Truth::unknown;
    return as_status(node.op == NodeOp::has_material ? has : negate(has));
  }
  const bool wants = node.op == NodeOp::present || node.op == NodeOp::present_field;
  model::FactState state = model::FactState::unknown;
  if (node.op == NodeOp::present || node.op == NodeOp::absent) state = store.facts[node.imm].given.state;
  else if (status_[node.a] == status::known) state = inputs_->row(static_cast<std::size_t>(cells_[node.a].a) + node.imm).state;
  switch (state) {
    case model::FactState::known: return of(wants);
    case model::FactState::not_applicable: return status::no;  // neither there nor lacking
    case model::FactState::absent: return store.complete ? of(!wants) : status::unknown;
    case model::FactState::unknown: break;
  }
  return status::unknown;
}

bool Machine::is_target(const Node& node, const facts::Hit& hit) const {
  switch (static_cast<graph::Target>(node.b)) {
    case graph::Target::clauses: return hit.clause >= 0;
    case graph::Target::title: return hit.clause < 0;
    case graph::Target::clause: return hit.clause >= 0 && static_cast<std::int64_t>(hit.clause) == cells_[node.a].b;
  }
  return false;
}

std::uint8_t Machine::matches(const Node& node) const {
  const facts::Hits& hits = inputs_->store().hits;
  if (!hits.searched) return status::unknown;
  const std::uint16_t contexts = rules_.patterns[node.imm].contexts;
  bool is_doubtful = hits.open;
  if (static_cast<graph::Target>(node.b) == graph::Target::clause && cells_[node.a].b == InstanceOutcome::no_element) return status::unknown;
  for (const facts::Hit& hit : hits.by_pattern[node.imm]) {
    if (!is_target(node, hit)) continue;
    if ((contexts & model::context_bit(hit.context)) != 0) return status::yes;
    is_doubtful = is_doubtful || hit.context == model::Context::doubtful;
  }
  return is_doubtful ? status::unknown : status::no;
}

std::uint8_t Machine::contains(const Node& node) const {
  const std::uint8_t whole = status_[node.a], part = status_[node.b];
  if (node.op == NodeOp::contains_text) {
    const std::uint8_t joined = std::max(whole, part);
    if (joined != status::known) return joined;
    return of(inputs_->text(cells_[node.a].a).find(inputs_->text(cells_[node.b].a)) != std::string_view::npos);
  }
  if (whole >= status::unknown || part >= status::unknown) return std::max(whole, part);
  Truth found = is_open(node.a) ? Truth::unknown : Truth::no;
  const auto first = static_cast<std::size_t>(static_cast<std::uint64_t>(cells_[node.a].a) >> 32);
  for (std::uint32_t i = 0; i < list_size(node.a); ++i) {
    const Row& row = inputs_->row(first + i);
    const bool is_same = row.status == part && row.cell == cells_[node.b];
    found = either(found, row.status >= status::unknown ? as_truth(row.status) : is_same ? Truth::yes : Truth::no);
  }
  return as_status(found);
}

std::uint8_t Machine::quantifier(const Node& node) {
  if (status_[node.a] != status::known) return status_[node.a];
  const graph::Block& block = plan_.blocks[node.imm];
  const bool folds_and = node.op != NodeOp::some;
  const Truth decided = folds_and ? Truth::no : Truth::yes;
  Truth result = is_open(node.a) ? Truth::unknown : negate(decided);
  const std::uint32_t size = list_size(node.a);
  for (std::uint32_t i = 0; i < size && (result != decided || trace_ != nullptr); ++i) {
    enter(block, i);
    const Truth body = as_truth(status_[node.b]);
    result = folds_and ? both(result, node.op == NodeOp::none ? negate(body) : body) : either(result, body);
  }
  return as_status(result);
}

std::uint8_t Machine::cases(const Node& node, Cell& out) const {
  bool applies = false, may_apply = false, differs = false;
  std::uint8_t result = status::unknown;
  bool is_first = true;
  const auto read = [&](NodeIndex value) {
    if (is_first) {
      result = status_[value];
      out = cells_[value];
      is_first = false;
    } else if (result != status_[value] || (result < status::unknown && out != cells_[value])) {
      differs = true;
    }
  };
  for (std::uint32_t i = node.a; i < node.b; i += 2) {
    const NodeIndex guard = plan_.operands[i];
    const Truth holds = guard != graph::no_node ? as_truth(status_[guard]) : applies ? Truth::no : may_apply ? Truth::unknown : Truth::yes;
    if (holds == Truth::yes) applies = true;
    if (holds == Truth::unknown) may_apply = true;
    if (holds == Truth::yes || holds == Truth::unknown) read(plan_.operands[i + 1]);
    if (holds == Truth::yes && node.flag) break;
  }
  return applies && !differs ? result : status::unknown;
}

/// A row that may apply makes the whole list unknown.
std::uint8_t Machine::collect(const Node& node, Cell& out) {
  const std::size_t first = inputs_->collected_begin() + node.imm;
  std::size_t count = 0;
  for (std::uint32_t i = node.a; i < node.b; i += 2) {
    const Truth holds = as_truth(status_[plan_.operands[i]]);
    if (holds == Truth::unknown) return status::unknown;
    if (holds != Truth::yes) continue;
    const NodeIndex value = plan_.operands[i + 1];
    const std::uint8_t state = status_[value];
    const auto given = state == status::not_applicable ? model::FactState::not_applicable : state == status::unknown ? model::FactState::unknown : model::FactState::known;
    inputs_->set_row(first + count++, {given, state, cells_[value]});
  }
  out = {static_cast<std::int64_t>(first << 32 | count), 0};
  return status::known;
}

std::uint8_t Machine::in_force(const Node& node) const {
  const std::optional<base::Date> when = date(node.a);
  if (!when) return status::unknown;
  const graph::Range range = plan_.forces[node.imm];
  bool is_inside = false;
  for (std::uint32_t i = range.begin; i < range.end; ++i) is_inside = is_inside || plan_.spans[i].contains(*when);
  return of(is_inside);
}

/// What is said is never presumed; what may still be submitted is not presumed either.
std::uint8_t Machine::presumed(const Node& node, Cell& out) const {
  out = cells_[node.a];
  if (status_[node.a] != status::unknown) return status_[node.a];
  const facts::FactStore& store = inputs_->store();
  const model::FactState state = store.facts[node.imm].given.state;
  const bool may_presume = state == model::FactState::unknown || (state == model::FactState::absent && store.complete);
  if (!may_presume || truth(node.c) != Truth::yes) return status::unknown;
  out = cells_[node.b];
  return status_[node.b];
}

void Machine::step(NodeIndex index) {
  const Node& node = plan_.nodes[index];
  Cell& out = cells_[index];
  std::uint8_t& result = status_[index];
  switch (node.op) {
    case NodeOp::constant: case NodeOp::input: case NodeOp::records: case NodeOp::as_of: case NodeOp::variable: case NodeOp::hit: case NodeOp::hit_field: return;
    case NodeOp::field:
      result = status_[node.a];
      if (result == status::known) {
        const Row& row = inputs_->row(static_cast<std::size_t>(cells_[node.a].a) + node.imm);
        result = row.status;
        out = row.cell;
      }
      return;
    case NodeOp::present: case NodeOp::absent: case NodeOp::present_field: case NodeOp::absent_field: case NodeOp::has_material: case NodeOp::lacks_material:
      result = presence(node);
      return;
    case NodeOp::logical_not: result = as_status(negate(as_truth(status_[node.a]))); return;
    case NodeOp::logical_and: case NodeOp::logical_or: result = junction(node); return;
    case NodeOp::equal: case NodeOp::not_equal: case NodeOp::at_least: case NodeOp::greater: case NodeOp::at_most: case NodeOp::less:
    case NodeOp::compare_fraction: case NodeOp::compare_duration: case NodeOp::same_truth: case NodeOp::other_truth:
      result = compare(node);
      return;
    case NodeOp::contains_text: case NodeOp::contains_element: result = contains(node); return;
    case NodeOp::matches: result = matches(node); return;
    case NodeOp::add: case NodeOp::subtract: case NodeOp::multiply: case NodeOp::negate: case NodeOp::multiply_decimal: case NodeOp::scale: case NodeOp::quotient:
    case NodeOp::integer_to_decimal: case NodeOp::integer_to_fraction: case NodeOp::decimal_to_fraction: case NodeOp::fraction_to_decimal:
      result = arithmetic(node, out);
      return;
    case NodeOp::add_fraction: case NodeOp::subtract_fraction: case NodeOp::multiply_fraction: case NodeOp::divide_fraction: case NodeOp::negate_fraction: case NodeOp::reciprocal:
      result = fraction(node, out);
      return;
    case NodeOp::add_duration: case NodeOp::subtract_duration: case NodeOp::workdays_between: case NodeOp::roll_forward: result = dates(node, out); return;
    case NodeOp::parameter: result = parameter(node, out); return;
    case NodeOp::in_force: result = in_force(node); return;
    case NodeOp::presumed: result = presumed(node, out); return;
    case NodeOp::cases: result = cases(node, out); return;
    case NodeOp::collect: result = collect(node, out); return;
    case NodeOp::every: case NodeOp::some: case NodeOp::none: result = quantifier(node); return;
    case NodeOp::sum: case NodeOp::sum_fraction: case NodeOp::count: case NodeOp::maximum: case NodeOp::minimum: result = aggregate(node, out); return;
  }
}

void Machine::run_all_up_to(NodeIndex root) {
  for (NodeIndex i = 0; i <= root; ++i) step(i);
}

}  // namespace zhunsheng::eval

// SPDX-License-Identifier: Apache-2.0
// One forward pass over the nodes. Words are whole numbers of any unit, so a date and a text number may be read as words, a
// fraction may not.
#include "engine/pack/kinds.hpp"

#include <algorithm>

#include "engine/graph/operands.hpp"
#include "engine/pack/values.hpp"

namespace zhunsheng::pack {

using graph::Node;
using graph::NodeIndex;
using graph::NodeOp;
using graph::no_node;
using model::TypeKind;

namespace {

Readings readings_of(TypeKind kind) {
  switch (kind) {
    case TypeKind::boolean: return reading::truth;
    case TypeKind::integer: case TypeKind::decimal: case TypeKind::money: case TypeKind::duration: case TypeKind::enumeration: return reading::word;
    case TypeKind::percent: return reading::fraction;
    case TypeKind::date: return reading::date | reading::word;
    case TypeKind::text: return reading::text | reading::word;
    case TypeKind::list: return reading::list;
    case TypeKind::record: case TypeKind::error: break;
  }
  return 0;
}

constexpr Kind anything{reading::all, reading::all, any_record};  ///< of what is never known
constexpr std::uint64_t most_operands = 1u << 26;                 ///< read in one pass over the plan

Kind both(const Kind& left, const Kind& right) {
  Kind out{static_cast<Readings>(left.readings & right.readings), static_cast<Readings>(left.element & right.element), left.record == any_record ? right.record : left.record};
  const bool differ = left.record != any_record && right.record != any_record && left.record != right.record;
  if (differ) out.readings = static_cast<Readings>(out.readings & ~(reading::record | reading::list));
  return out;
}

class KindPass {
 public:
  KindPass(const graph::Plan& plan, const model::Ruleset& rules) : plan_(plan), rules_(rules) {}

  std::vector<Kind> run() {
    kinds_.reserve(plan_.nodes.size());
    for (self_ = 0; self_ < plan_.nodes.size(); ++self_) {
      const Node& node = plan_.nodes[self_];
      const Kind kind = kind_of(node);  // lists of operands lie in their table when it is not empty
      if (kind.readings == 0 || !starts_right(node) || !comes_last(node)) return {};
      kinds_.push_back(kind);
    }
    return std::move(kinds_);
  }

 private:
  /// Only constants are known before anything is computed.
  bool starts_right(const Node& node) const {
    const std::uint8_t status = plan_.initial_status[self_];
    if (node.op == NodeOp::constant) return status <= graph::status::not_applicable;
    return status == graph::status::unknown && plan_.initial_cells[self_] == graph::Cell{};
  }
  /// Walks over the plan follow every operand, also where evaluation reads only the first.
  bool comes_last(const Node& node) const {
    bool is_last = true;
    graph::for_each_operand(plan_, node, [&](NodeIndex operand) { is_last = is_last && operand < self_; });
    return is_last;
  }
  bool is(NodeIndex node, Readings wanted) const { return node < self_ && (kinds_[node].readings & wanted) != 0; }
  bool is_or_none(NodeIndex node, Readings wanted) const { return node == no_node || is(node, wanted); }
  Kind truth_if(bool is_good) const { return is_good ? Kind{reading::truth} : Kind{}; }
  Kind word_if(bool is_good) const { return is_good ? Kind{reading::word} : Kind{}; }
  Kind fraction_if(bool is_good) const { return is_good ? Kind{reading::fraction} : Kind{}; }

  Kind kind_of(const Node& node);
  Kind constant() const;
  Kind variable(const Node& node) const;
  Kind field(const Node& node) const;
  Kind hit_field(const Node& node) const;
  Kind matches(const Node& node) const;
  Kind arithmetic(const Node& node) const;
  Kind cases(const Node& node);
  Kind loop(const Node& node) const;
  bool has_operands(const Node& node);
  bool are_truths(const Node& node);

  const graph::Plan& plan_;
  const model::Ruleset& rules_;
  std::vector<Kind> kinds_;
  std::size_t self_ = 0;
  std::uint64_t read_ = 0;
};

Kind KindPass::constant() const {
  const std::uint8_t status = plan_.initial_status[self_];
  if (status == graph::status::unknown || status == graph::status::not_applicable) return anything;
  return {static_cast<Readings>(status == graph::status::known ? pack::readings_of(plan_, plan_.initial_cells[self_]) | reading::truth : reading::truth)};
}

Kind KindPass::variable(const Node& node) const {
  if (!is(node.a, reading::list)) return {};
  const Kind& list = kinds_[node.a];
  if (list.record == any_record) return list.element == reading::all ? anything : Kind{list.element};
  return {reading::record, 0, list.record};
}

Kind KindPass::field(const Node& node) const {
  if (!is(node.a, reading::record) || node.b >= rules_.facts.size()) return {};
  const model::Fact& fact = rules_.facts[node.b];
  const std::uint32_t record = kinds_[node.a].record;
  if (fact.field_index != node.imm || (record != any_record && fact.record.value != record)) return {};
  return pack::kind_of(fact.type);
}

Kind KindPass::hit_field(const Node& node) const {
  if (!is(node.a, reading::hit) || node.imm > static_cast<std::uint32_t>(model::HitField::slot)) return {};
  if (static_cast<model::HitField>(node.imm) != model::HitField::slot) return {reading::text | reading::word};
  const bool is_scalar = node.c > static_cast<std::uint32_t>(TypeKind::error) && node.c < static_cast<std::uint32_t>(TypeKind::record);
  return is_scalar && node.b < plan_.texts.size() ? Kind{readings_of(static_cast<TypeKind>(node.c))} : Kind{};
}

Kind KindPass::matches(const Node& node) const {
  if (node.imm >= rules_.patterns.size() || node.b > static_cast<std::uint32_t>(graph::Target::clause)) return {};
  const bool is_one = static_cast<graph::Target>(node.b) == graph::Target::clause;
  return truth_if(is_one ? is(node.a, reading::record) : is_or_none(node.a, reading::all));
}

Kind KindPass::arithmetic(const Node& node) const {
  const Readings word = reading::word, fraction = reading::fraction, date = reading::date;
  switch (node.op) {
    case NodeOp::add: case NodeOp::subtract: case NodeOp::multiply: case NodeOp::multiply_decimal: return word_if(is(node.a, word) && is(node.b, word));
    case NodeOp::negate: case NodeOp::integer_to_decimal: return word_if(is(node.a, word) && node.b == no_node);
    case NodeOp::scale: return word_if(is(node.a, word) && is(node.b, fraction));
    case NodeOp::fraction_to_decimal: return word_if(is(node.a, fraction) && node.b == no_node);
    case NodeOp::quotient: return fraction_if(is(node.a, word) && is(node.b, word));
    case NodeOp::integer_to_fraction: case NodeOp::decimal_to_fraction: return fraction_if(is(node.a, word) && node.b == no_node);
    case NodeOp::add_fraction: case NodeOp::subtract_fraction: case NodeOp::multiply_fraction: case NodeOp::divide_fraction:
      return fraction_if(is(node.a, fraction) && is(node.b, fraction));
    case NodeOp::negate_fraction: case NodeOp::reciprocal: return fraction_if(is(node.a, fraction) && node.b == no_node);
    case NodeOp::add_duration: case NodeOp::subtract_duration: return is(node.a, date) && is(node.b, word) ? pack::kind_of({TypeKind::date}) : Kind{};
    case NodeOp::workdays_between: return word_if(is(node.a, date) && is(node.b, date));
    case NodeOp::roll_forward: return is(node.a, date) && node.b == no_node ? pack::kind_of({TypeKind::date}) : Kind{};
    default: return {};
  }
}

bool KindPass::has_operands(const Node& node) {
  if (node.a > node.b || node.b > plan_.operands.size()) return false;
  read_ += node.b - node.a;
  return read_ <= most_operands;
}

bool KindPass::are_truths(const Node& node) {
  if (!has_operands(node)) return false;
  return std::all_of(plan_.operands.begin() + node.a, plan_.operands.begin() + node.b, [&](NodeIndex operand) { return is(operand, reading::truth); });
}

/// 否则 has no guard, and a 表 that collects has no 否则.
Kind KindPass::cases(const Node& node) {
  if (!has_operands(node) || (node.b - node.a) % 2 != 0) return {};
  const bool collects = node.op == NodeOp::collect;
  Kind value = anything;
  for (std::uint32_t i = node.a; i < node.b; i += 2) {
    const NodeIndex guard = plan_.operands[i];
    if (!(collects ? is(guard, reading::truth) : is_or_none(guard, reading::truth)) || !is(plan_.operands[i + 1], reading::all)) return {};
    value = both(value, kinds_[plan_.operands[i + 1]]);
  }
  if (!collects) return node.imm < rules_.definitions.size() ? value : Kind{};
  const bool has_room = node.imm <= plan_.collected_rows && plan_.collected_rows - node.imm >= (node.b - node.a) / 2;
  const auto element = static_cast<Readings>(value.readings & ~(reading::record | reading::list | reading::hit));
  return has_room && element != 0 ? Kind{reading::list, element} : Kind{};
}

Kind KindPass::loop(const Node& node) const {
  if (!is(node.a, reading::list) || node.imm >= plan_.blocks.size() || plan_.blocks[node.imm].list != node.a || !is_or_none(node.c, reading::truth)) return {};
  const bool has_term = node.b < self_;
  switch (node.op) {
    case NodeOp::every: case NodeOp::some: case NodeOp::none: return truth_if(is(node.b, reading::truth) && node.c == no_node);
    case NodeOp::sum: return word_if(is(node.b, reading::word));
    case NodeOp::sum_fraction: return fraction_if(is(node.b, reading::fraction));
    case NodeOp::count: return word_if(is_or_none(node.b, reading::all));
    default: break;  // 最大 and 最小 give one of the terms
  }
  const Readings wanted = node.flag ? reading::fraction : reading::word;
  return has_term && is(node.b, wanted) ? Kind{static_cast<Readings>(kinds_[node.b].readings & (reading::fraction | reading::word | reading::date))} : Kind{};
}

Kind KindPass::kind_of(const Node& node) {
  const std::size_t facts = rules_.facts.size(), materials = rules_.materials.size();
  switch (node.op) {
    case NodeOp::constant: return constant();
    case NodeOp::input: return node.imm < facts ? pack::kind_of(rules_.facts[node.imm].type) : Kind{};
    case NodeOp::records: return node.imm < rules_.records.size() ? Kind{reading::list, 0, node.imm} : Kind{};
    case NodeOp::as_of: return pack::kind_of({TypeKind::date});
    case NodeOp::variable: return variable(node);
    case NodeOp::hit: return {reading::hit};
    case NodeOp::hit_field: return hit_field(node);
    case NodeOp::field: return field(node);
    case NodeOp::present: case NodeOp::absent: return truth_if(node.imm < facts);
    case NodeOp::present_field: case NodeOp::absent_field: return truth_if(field(node).readings != 0);
    case NodeOp::has_material: case NodeOp::lacks_material: return truth_if(node.imm < materials);
    case NodeOp::logical_not: return truth_if(is(node.a, reading::truth));
    case NodeOp::logical_and: case NodeOp::logical_or: return truth_if(are_truths(node));
    case NodeOp::equal: case NodeOp::not_equal: case NodeOp::at_least: case NodeOp::greater: case NodeOp::at_most: case NodeOp::less:
      return truth_if(is(node.a, reading::all) && is(node.b, reading::all));
    case NodeOp::compare_fraction: return truth_if(is(node.a, reading::fraction) && is(node.b, reading::fraction) && node.imm <= static_cast<std::uint32_t>(graph::Relation::less));
    case NodeOp::compare_duration: return truth_if(is(node.a, reading::word) && is(node.b, reading::word) && node.imm <= static_cast<std::uint32_t>(graph::Relation::less));
    case NodeOp::same_truth: case NodeOp::other_truth: return truth_if(is(node.a, reading::truth) && is(node.b, reading::truth));
    case NodeOp::contains_text: return truth_if(is(node.a, reading::text) && is(node.b, reading::text));
    case NodeOp::contains_element: return truth_if(is(node.a, reading::list) && is(node.b, reading::all) && node.imm <= 1);
    case NodeOp::matches: return matches(node);
    case NodeOp::add: case NodeOp::subtract: case NodeOp::multiply: case NodeOp::negate: case NodeOp::multiply_decimal: case NodeOp::scale: case NodeOp::quotient:
    case NodeOp::integer_to_decimal: case NodeOp::integer_to_fraction: case NodeOp::decimal_to_fraction: case NodeOp::fraction_to_decimal:
    case NodeOp::add_fraction: case NodeOp::subtract_fraction: case NodeOp::multiply_fraction: case NodeOp::divide_fraction: case NodeOp::negate_fraction: case NodeOp::reciprocal:
    case NodeOp::add_duration: case NodeOp::subtract_duration: case NodeOp::workdays_between: case NodeOp::roll_forward:
      return arithmetic(node);
    case NodeOp::parameter: return is(node.a, reading::date) && node.imm < rules_.parameters.size() ? pack::kind_of(rules_.parameters[node.imm].type) : Kind{};
    case NodeOp::in_force: return truth_if(is(node.a, reading::date) && node.imm < plan_.forces.size());
    case NodeOp::presumed: {
      const bool is_good = node.imm < facts && is(node.a, reading::all) && is(node.b, reading::all) && is_or_none(node.c, reading::truth);
      return is_good ? both(kinds_[node.a], kinds_[node.b]) : Kind{};
    }
    case NodeOp::cases: case NodeOp::collect: return cases(node);
    case NodeOp::every: case NodeOp::some: case NodeOp::none: case NodeOp::sum: case NodeOp::sum_fraction: case NodeOp::count: case NodeOp::maximum: case NodeOp::minimum:
      return loop(node);
  }
  return {};
}

}  // namespace

Readings readings_of(const graph::Plan& plan, const graph::Cell& cell) {
  const bool is_text = cell.b == 0 && cell.a >= 0 && static_cast<std::uint64_t>(cell.a) < plan.texts.size();
  Readings out = reading::word;
  if (is_date(cell.a)) out |= reading::date;
  if (cell.b > 0) out |= reading::fraction;
  if (is_text) out |= reading::text;
  return out;
}

Kind kind_of(const model::Type& type) {
  if (type.kind == TypeKind::record || type.kind == TypeKind::error) return anything;  // such a fact is never known
  const bool holds_records = type.kind == TypeKind::list && type.element == TypeKind::record;
  return {readings_of(type.kind), type.kind == TypeKind::list && !holds_records ? readings_of(type.element) : Readings{0}, holds_records ? type.ref : any_record};
}

std::vector<Kind> find_kinds(const graph::Plan& plan, const model::Ruleset& rules) { return KindPass(plan, rules).run(); }

}  // namespace zhunsheng::pack

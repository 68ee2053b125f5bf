// SPDX-License-Identifier: Apache-2.0
// One pass upwards: operands come before their readers.
#include "engine/eval/columns/suitable.hpp"

#include "engine/graph/operands.hpp"

namespace zhunsheng::eval::columns {

using graph::Node;
using graph::NodeIndex;
using graph::NodeOp;
using graph::no_node;
using model::Type;
using model::TypeKind;

bool is_one_word(const Type& type) {
  switch (type.kind) {
    case TypeKind::integer: case TypeKind::decimal: case TypeKind::money: case TypeKind::date: case TypeKind::duration: case TypeKind::text: case TypeKind::enumeration: return true;
    case TypeKind::error: case TypeKind::boolean: case TypeKind::percent: case TypeKind::record: case TypeKind::list: break;
  }
  return false;
}

std::optional<std::int64_t> unit_of(const Type& type) {
  if (type.kind != TypeKind::duration) return 0;
  return type.unit == 0xff ? std::nullopt : std::optional<std::int64_t>(type.unit);
}

Type element_type(const graph::Plan& plan, const model::Ruleset& rules, NodeIndex list) {
  const Node& node = plan.nodes[list];
  Type element;
  if (node.op == NodeOp::records) {
    element.kind = TypeKind::record;
    element.ref = node.imm;
  } else if (node.op == NodeOp::input) {
    const Type& type = rules.facts[node.imm].type;
    if (type.kind != TypeKind::list) return element;
    element.kind = type.element;
    element.ref = type.ref;
    element.unit = type.unit;
  }
  return element;
}

namespace {

class Finder {
 public:
  Finder(const graph::Plan& plan, const model::Ruleset& rules) : plan_(plan), rules_(rules), out_(plan.nodes.size()) {}

  std::vector<Suitable> run() {
    for (NodeIndex i = 0; i < plan_.nodes.size(); ++i) {
      out_[i] = judge(i);
      if (!find_variable(i)) out_[i] = {};
    }
    return std::move(out_);
  }

 private:
  static Suitable truth_if(bool fits) {
    Suitable result;
    result.truth = fits;
    return result;
  }
  static Suitable number_if(bool fits, std::int64_t unit = 0) {
    Suitable result;
    result.number = fits;
    result.unit = unit;
    return result;
  }
  Suitable typed(const Type& type) const {
    if (type.kind == TypeKind::boolean) return truth_if(true);
    const auto unit = unit_of(type);
    return number_if(is_one_word(type) && unit.has_value(), unit.value_or(0));
  }
  bool is_truth(NodeIndex node) const { return out_[node].truth; }
  bool is_number(NodeIndex node) const { return out_[node].number; }
  bool are_numbers(const Node& node) const { return is_number(node.a) && is_number(node.b); }

  static bool joins(std::int64_t& unit, std::int64_t other) {
    if (unit == any_unit) unit = other;
    return other == any_unit || unit == other;
  }
  bool have_one_unit(const Node& node, std::int64_t& unit) const {
    unit = out_[node.a].unit;
    return joins(unit, out_[node.b].unit);
  }

  /// Sets the one variable that the node changes with. False if there are several, or a hit.
  bool find_variable(NodeIndex index) {
    const Node& node = plan_.nodes[index];
    if (plan_.is_closed[index] != 0) return true;
    if (node.op == NodeOp::variable) {
      out_[index].variable = index;
      return plan_.is_closed[node.a] != 0;
    }
    if (node.op >= NodeOp::every) return false;  // a loop inside of a loop
    NodeIndex variable = no_node;
    bool is_single = true;
    graph::for_each_operand(plan_, node, [&](NodeIndex operand) {
      const NodeIndex other = out_[operand].variable;
      if (plan_.is_closed[operand] != 0) return;
      is_single = is_single && other != no_node && (variable == no_node || variable == other);
      variable = other;
    });
    out_[index].variable = variable;
    return is_single && variable != no_node;
  }

  Suitable constant(NodeIndex index) const {
    const std::uint8_t status = plan_.initial_status[index];
    Suitable result;
    result.truth = true;
    result.number = status != graph::status::no;
    result.unit = status == graph::status::known ? plan_.initial_cells[index].b : any_unit;
    return result;
  }

  Suitable variable(const Node& node) const {
    const Type element = element_type(plan_, rules_, node.a);
    if (!out_[node.a].list) return {};
    if (element.kind != TypeKind::record) return typed(element);
    Suitable result;
    result.record = true;
    return result;
  }

  Suitable input(const Node& node) const {
    const Type& type = rules_.facts[node.imm].type;
    if (type.kind != TypeKind::list) return typed(type);
    Type element;
    element.kind = type.element;
    element.unit = type.unit;
    Suitable result = typed(element);
    result.list = type.element == TypeKind::record || result.truth || result.number;
    result.truth = result.number = false;
    return result;
  }

  Suitable parameter(const Node& node) const {
    const graph::Range range = plan_.parameters[node.imm];
    if (!is_number(node.a)) return {};
    if (node.flag) return truth_if(true);
    std::int64_t unit = any_unit;
    bool is_same = rules_.parameters[node.imm].type.kind != TypeKind::percent;
    for (std::uint32_t i = range.begin; i < range.end; ++i) is_same = joins(unit, plan_.parameter_steps[i].cell.b) && is_same;
    return number_if(is_same, unit);
  }

  Suitable contains(const Node& node) const {
    const bool is_plain = out_[node.a].list && element_type(plan_, rules_, node.a).kind != TypeKind::record && plan_.is_closed[node.b] != 0;
    if (!is_plain) return {};
    if (node.imm == 1) return truth_if(is_truth(node.b));
    std::int64_t unit = out_[node.a].unit;
    return truth_if(is_number(node.b) && joins(unit, out_[node.b].unit));
  }

  Suitable cases(const Node& node) const {
    Suitable result;
    result.truth = result.number = true;
    result.unit = any_unit;
    for (std::uint32_t i = node.a; i < node.b; i += 2) {
      const NodeIndex guard = plan_.operands[i];
      const Suitable& value = out_[plan_.operands[i + 1]];
      if (guard != no_node && !is_truth(guard)) return {};
      result.truth = result.truth && value.truth;
      result.number = result.number && value.number && joins(result.unit, value.unit);
    }
    return result;
  }

  Suitable presumed(const Node& node) const {
    const Suitable &said = out_[node.a], &value = out_[node.b];
    if (node.c != no_node && !is_truth(node.c)) return {};
    if (said.truth) return truth_if(value.truth);
    std::int64_t unit = said.unit;
    return number_if(said.number && value.number && joins(unit, value.unit), unit);
  }

  Suitable quantifier(NodeIndex index) const {
    const Node& node = plan_.nodes[index];
    if (plan_.is_closed[index] == 0 || !out_[node.a].list || !is_truth(node.b)) return {};
    return truth_if(plan_.is_closed[node.b] != 0 || out_[node.b].variable == plan_.blocks[node.imm].variable);
  }

  Suitable arithmetic(const Node& node) const {
    std::int64_t unit = 0;
    switch (node.op) {
      case NodeOp::add: case NodeOp::subtract: return number_if(are_numbers(node) && have_one_unit(node, unit), unit);
      case NodeOp::multiply: return number_if(are_numbers(node) && out_[node.a].unit != any_unit, out_[node.a].unit);
      case NodeOp::negate: return number_if(is_number(node.a), out_[node.a].unit);
      case NodeOp::multiply_decimal: return number_if(are_numbers(node));
      case NodeOp::integer_to_decimal: case NodeOp::roll_forward: return number_if(is_number(node.a));
      case NodeOp::add_duration: case NodeOp::subtract_duration: return number_if(are_numbers(node) && out_[node.b].unit != any_unit);
      default: return number_if(are_numbers(node), static_cast<std::int64_t>(base::DurationUnit::workday));  // workdays_between
    }
  }

  Suitable judge(NodeIndex index) const {
    const Node& node = plan_.nodes[index];
    std::int64_t unit = 0;
    switch (node.op) {
      case NodeOp::constant: return constant(index);
      case NodeOp::input: return input(node);
      case NodeOp::records: {
        Suitable result;
        result.list = true;
        return result;
      }
      case NodeOp::as_of: return number_if(true);
      case NodeOp::variable: return variable(node);
      case NodeOp::field: return plan_.nodes[node.a].op == NodeOp::variable && out_[node.a].record ? typed(rules_.facts[node.b].type) : Suitable{};
      case NodeOp::present: case NodeOp::absent: case NodeOp::has_material: case NodeOp::lacks_material: return truth_if(true);
      case NodeOp::logical_not: return truth_if(is_truth(node.a));
      case NodeOp::logical_and: case NodeOp::logical_or: {
        bool fits = true;
        for (std::uint32_t i = node.a; i < node.b; ++i) fits = fits && is_truth(plan_.operands[i]);
        return truth_if(fits);
      }
      case NodeOp::equal: case NodeOp::not_equal: case NodeOp::at_least: case NodeOp::greater: case NodeOp::at_most: case NodeOp::less: return truth_if(are_numbers(node));
      case NodeOp::compare_duration: return truth_if(are_numbers(node) && have_one_unit(node, unit));
      case NodeOp::same_truth: case NodeOp::other_truth: return truth_if(is_truth(node.a) && is_truth(node.b));
      case NodeOp::contains_element: return contains(node);
      case NodeOp::add: case NodeOp::subtract: case NodeOp::multiply: case NodeOp::negate: case NodeOp::multiply_decimal: case NodeOp::integer_to_decimal:
      case NodeOp::add_duration: case NodeOp::subtract_duration: case NodeOp::workdays_between: case NodeOp::roll_forward:
        return arithmetic(node);
      case NodeOp::parameter: return parameter(node);
      case NodeOp::in_force: return truth_if(is_number(node.a));
      case NodeOp::presumed: return presumed(node);
      case NodeOp::cases: return cases(node);
      case NodeOp::every: case NodeOp::some: case NodeOp::none: return quantifier(index);
      case NodeOp::hit: case NodeOp::hit_field: case NodeOp::present_field: case NodeOp::absent_field: case NodeOp::compare_fraction: case NodeOp::contains_text: case NodeOp::matches:
      case NodeOp::add_fraction: case NodeOp::subtract_fraction: case NodeOp::multiply_fraction: case NodeOp::divide_fraction: case NodeOp::negate_fraction: case NodeOp::scale:
      case NodeOp::quotient: case NodeOp::reciprocal: case NodeOp::integer_to_fraction: case NodeOp::decimal_to_fraction: case NodeOp::fraction_to_decimal: case NodeOp::collect:
      case NodeOp::sum: case NodeOp::sum_fraction: case NodeOp::count: case NodeOp::maximum: case NodeOp::minimum:
        return {};
    }
    return {};
  }

  const graph::Plan& plan_;
  const model::Ruleset& rules_;
  std::vector<Suitable> out_;
};

}  // namespace

std::vector<Suitable> find_suitable(const graph::Plan& plan, const model::Ruleset& rules) { return Finder(plan, rules).run(); }

}  // namespace zhunsheng::eval::columns

// SPDX-License-Identifier: Apache-2.0
// Values against their types. For loops the graph is: vertices are expressions; edges go to operands, and from a name to the
// expressions that define it. The question: does a walk from any definition come back to itself?
#include "engine/pack/values.hpp"

#include <algorithm>

namespace zhunsheng::pack {

using model::ExprId;
using model::Op;
using model::TypeKind;

bool is_date(std::int64_t days) {
  static const std::int64_t first = base::make_date(1, 1, 1)->days, last = base::make_date(9999, 12, 31)->days;
  return first <= days && days <= last;
}

bool is_given_of(const model::Ruleset& rules, const std::optional<model::Given>& given, const model::Type& type) {
  return !given || given->state != model::FactState::known || is_value_of(rules, given->value, type);
}

bool is_value_of(const model::Ruleset& rules, const model::Value& value, const model::Type& type) {
  if (value.kind != type.kind) return false;
  switch (type.kind) {
    case TypeKind::boolean: return value.a == 0 || value.a == 1;
    case TypeKind::integer: case TypeKind::decimal: case TypeKind::money: case TypeKind::text: return value.b == 0;
    case TypeKind::percent: return value.b > 0;
    case TypeKind::date: return is_date(value.a);
    case TypeKind::duration: return value.b >= 0 && value.b <= static_cast<std::int64_t>(base::DurationUnit::year);
    case TypeKind::enumeration: return value.a >= 0 && static_cast<std::uint64_t>(value.a) < rules.enums[type.ref].values.size();
    case TypeKind::list: {
      model::Type element = type;
      element.kind = type.element;
      return std::all_of(value.items.begin(), value.items.end(), [&](const model::Given& item) { return is_given_of(rules, item, element); });
    }
    case TypeKind::error: case TypeKind::record: break;
  }
  return false;
}

namespace {

class LoopSearch {
 public:
  explicit LoopSearch(const model::Ruleset& rules) : rules_(rules), state_(rules.exprs.size(), State::unseen) {}

  bool finds_one() {
    for (const auto& definition : rules_.definitions)
      for (const auto& row : definition.cases)
        if (comes_back(row.guard) || comes_back(row.value)) return true;
    return std::any_of(rules_.presumptions.begin(), rules_.presumptions.end(), [&](const auto& row) { return comes_back(row.value) || comes_back(row.unless); });
  }

 private:
  enum class State : std::uint8_t { unseen, open, done };

  /// Depth first, on a stack of its own: chains of definitions may be long.
  bool comes_back(ExprId root) {
    if (!root.is_valid()) return false;
    stack_.push_back(root);
    while (!stack_.empty()) {
      const ExprId now = stack_.back();
      State& state = state_[now.index()];
      if (state != State::unseen) {
        state = State::done;
        stack_.pop_back();
        continue;
      }
      state = State::open;
      if (!push_all_below(at(rules_, now))) return true;
    }
    return false;
  }
  bool push(ExprId id) {
    if (!id.is_valid() || state_[id.index()] == State::done) return true;
    if (state_[id.index()] == State::open) return false;
    stack_.push_back(id);
    return true;
  }
  bool push_all_below(const model::Expr& expr) {
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i)
      if (!push(rules_.operands[i])) return false;
    if (!push(expr.a) || !push(expr.b) || !push(expr.c)) return false;
    if (expr.op == Op::definition)
      return std::all_of(rules_.definitions[expr.ref].cases.begin(), rules_.definitions[expr.ref].cases.end(), [&](const auto& row) { return push(row.guard) && push(row.value); });
    if (expr.op != Op::fact) return true;
    const model::Presumption* presumption = find_presumption(rules_, model::FactId(std::size_t{expr.ref}));
    return presumption == nullptr || (push(presumption->value) && push(presumption->unless));
  }

  const model::Ruleset& rules_;
  std::vector<State> state_;
  std::vector<ExprId> stack_;
};

}  // namespace

bool has_loop(const model::Ruleset& rules) { return LoopSearch(rules).finds_one(); }

}  // namespace zhunsheng::pack

// SPDX-License-Identifier: Apache-2.0
// Hash-consing: the key of a node is its operator and the numbers of its operands.
#include "dsl/sema/lints/terms.hpp"

#include <algorithm>
#include <utility>

namespace zhunsheng::sema {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;

constexpr TermId none = 0xffffffffu;
constexpr unsigned deepest = 150;  // definitions read through one another; one deeper has a number of its own

enum Progress : std::uint8_t { pending, active, done };

template <class T>
void put(std::string& key, T value) { key.append(reinterpret_cast<const char*>(&value), sizeof value); }

void put_constant(std::string& key, const model::Value& value) {
  put(key, value.kind);
  put(key, value.a);
  put(key, value.b);
  key += value.text;
}

bool is_symmetric(Op op) { return op == Op::equal || op == Op::not_equal || op == Op::logical_and || op == Op::logical_or; }

/// a > b is b < a.
bool is_mirrored(Op op) { return op == Op::greater || op == Op::at_least; }
Op mirrored(Op op) { return op == Op::greater ? Op::less : op == Op::at_least ? Op::at_most : op; }

}  // namespace

ExprId plain_value(const model::Ruleset& rules, const Expr& node) {
  if (node.op != Op::definition || node.ref >= rules.definitions.size()) return {};
  const auto& cases = rules.definitions[node.ref].cases;
  return cases.size() == 1 && !cases.front().guard.is_valid() ? cases.front().value : ExprId{};
}

Terms::Terms(const model::Ruleset& rules) : rules_(rules), numbers_(rules.exprs.size(), none), progress_(rules.exprs.size(), pending) {
  known_.reserve(rules.exprs.size());
  for (std::size_t i = 0; i < rules.exprs.size(); ++i) number(ExprId(i), 0);
}

TermId Terms::number(ExprId id, unsigned depth) {
  if (progress_[id.index()] == done) return numbers_[id.index()];
  const Expr& node = at(rules_, id);
  const bool is_active = progress_[id.index()] == active;
  progress_[id.index()] = active;
  if (const ExprId value = plain_value(rules_, node); value.is_valid() && depth < deepest && progress_[value.index()] != active && !is_active) {
    numbers_[id.index()] = number(value, depth + 1);
    progress_[id.index()] = done;
    return numbers_[id.index()];
  }
  for_each_operand(rules_, node, [&](ExprId one) { number(one, depth); });
  write_key(node);
  auto found = known_.find(key_);
  if (found == known_.end()) {
    found = known_.emplace(key_, static_cast<TermId>(expressions_.size())).first;
    expressions_.push_back(id);
  }
  numbers_[id.index()] = found->second;
  progress_[id.index()] = done;
  return found->second;
}

/// The operands have their numbers by now.
void Terms::write_key(const Expr& node) {
  const auto number_of = [&](ExprId one) { return one.is_valid() ? numbers_[one.index()] : none; };
  operands_ = {number_of(node.a), number_of(node.b), number_of(node.c)};
  for (std::uint32_t i = node.list_begin; i < node.list_end; ++i) operands_.push_back(numbers_[rules_.operands[i].index()]);
  if (is_mirrored(node.op)) std::swap(operands_[0], operands_[1]);
  if (is_symmetric(node.op)) std::sort(operands_.begin(), operands_.end());
  key_.clear();
  put(key_, static_cast<std::uint32_t>(mirrored(node.op)));
  if (node.op == Op::constant) put_constant(key_, rules_.constants[node.ref]);
  else put(key_, node.ref);
  for (const TermId one : operands_) put(key_, one);
}

}  // namespace zhunsheng::sema

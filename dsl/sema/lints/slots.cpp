// SPDX-License-Identifier: Apache-2.0
// Slots of 提示 that may print （不详）. For a check to be violated 适用 must be true and the norm broken; what must be
// known for that is collected, and a slot over a fact that is not among it is reported. Only facts are judged: what is
// computed, counted or read of a hit stays silent, and so do the facts of 文书, which are read from the draft itself.
#include <unordered_set>

#include "dsl/sema/lints/lints.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::sema {
namespace {

using model::Expr;
using model::ExprId;
using model::Op;

struct Known : std::unordered_set<TermId> {
  std::unordered_set<std::uint32_t> walked;  ///< expressions whose operands are among them: one may stand in many places
};

class Slots {
 public:
  explicit Slots(LintInput& input) : input_(input), rules_(input.rules) {}

  void examine(const model::Check& check, const syntax::Check& node) {
    Known known;
    if (check.for_each) add_value(check.for_each->list, known);
    if (check.at.is_valid()) add_value(check.at, known);
    if (check.applies.is_valid()) add_condition(check.applies, true, known);
    add_condition(check.norm, check.forbids, known);
    for (const auto& part : check.message) {
      if (part.kind != model::MessagePart::Kind::value || !part.expr.is_valid() || !may_be_unknown(part.expr, known)) continue;
      const Expr& slot = at(rules_, part.expr);
      const base::Span span = slot.span.source == node.name.span.source ? slot.span : node.name.span;
      input_.warn(base::Code::slot_may_be_unknown, span, {input_.text_of(span)});
    }
  }

 private:
  /// What is known if the expression has a value.
  void add_value(ExprId id, Known& known) {
    if (!id.is_valid()) return;
    const Expr& node = at(rules_, id);
    known.insert(input_.terms.of(id));
    if (!known.walked.insert(id.value).second) return;
    if (const ExprId value = plain_value(rules_, node); value.is_valid() && depth_ < deepest) {
      ++depth_;
      if (node.type.kind != model::TypeKind::boolean) add_value(value, known);
      --depth_;
    }
    const bool has_all = (node.op >= Op::add && node.op <= Op::negate) || node.op == Op::call || node.op == Op::field || (node.op >= Op::equal && node.op <= Op::contains) ||
                         node.op == Op::in_set || node.op == Op::matches;
    if (has_all) for_each_operand(rules_, node, [&](ExprId one) { add_value(one, known); });
    if (node.op >= Op::every && node.op <= Op::minimum) add_value(node.a, known);
  }

  static void join(Known& into, const Known& more) { into.insert(more.begin(), more.end()); }

  /// What is known if the condition is `holds`.
  void add_condition(ExprId id, bool holds, Known& known) {
    if (!id.is_valid()) return;
    const Expr& node = at(rules_, id);
    if (node.op == Op::logical_not) return add_condition(node.a, !holds, known);
    if (const ExprId value = plain_value(rules_, node); value.is_valid() && depth_ < deepest) {
      known.insert(input_.terms.of(id));
      ++depth_;
      add_condition(value, holds, known);
      --depth_;
      return;
    }
    if (node.op == Op::logical_and || node.op == Op::logical_or) return add_run(node, holds, known);
    if (node.op == Op::present || node.op == Op::has_material) {
      if (node.op == Op::present && holds) known.insert(fact_term(node));
      return;
    }
    if (node.op == Op::absent || node.op == Op::lacks_material) return;
    add_value(id, known);
    const bool has_witness = node.op == Op::every ? !holds : (node.op == Op::some && holds) || (node.op == Op::none && !holds);
    if (has_witness) add_condition(node.b, node.op != Op::every, known);
  }

  void add_run(const Expr& node, bool holds, Known& known) {
    const bool all = (node.op == Op::logical_and) == holds;
    std::optional<Known> common;
    for (std::uint32_t i = node.list_begin; i < node.list_end; ++i) {
      Known one;
      add_condition(rules_.operands[i], holds, one);
      if (all) join(known, one);
      else if (!common) common = std::move(one);
      else std::erase_if(*common, [&](TermId term) { return one.count(term) == 0; });
    }
    if (common) join(known, *common);
  }

  /// 有(x) says that x is known; x has the term of whatever else reads it.
  TermId fact_term(const Expr& node) {
    if (node.a.is_valid()) return input_.terms.of(node.a);
    if (facts_.empty()) {
      facts_.assign(rules_.facts.size(), none);
      for (std::size_t i = 0; i < rules_.exprs.size(); ++i)
        if (rules_.exprs[i].op == Op::fact) facts_[rules_.exprs[i].ref] = input_.terms.of(ExprId(i));
    }
    return facts_[node.ref];
  }

  bool may_be_unknown(ExprId id, const Known& known) {
    if (known.count(input_.terms.of(id)) > 0) return false;
    const Expr& node = at(rules_, id);
    if (node.op == Op::fact) return at(rules_, model::FactId(std::size_t{node.ref})).record != model::document_record;
    if (node.op == Op::field) return at(rules_, model::FactId(std::size_t{node.ref})).record != model::clause_record;
    bool out = false;
    const ExprId value = plain_value(rules_, node);
    if (value.is_valid() && depth_ < deepest) {
      ++depth_;
      out = may_be_unknown(value, known);
      --depth_;
    }
    if (node.op >= Op::add && node.op <= Op::negate) for_each_operand(rules_, node, [&](ExprId one) { out = may_be_unknown(one, known) || out; });
    return out;
  }

  static constexpr unsigned deepest = 32;
  static constexpr TermId none = 0xffffffffu;

  LintInput& input_;
  const model::Ruleset& rules_;
  std::vector<TermId> facts_;
  unsigned depth_ = 0;
};

}  // namespace

void lint_slots(LintInput& input) {
  Slots slots(input);
  for (std::size_t i = 0; i < input.rules.checks.size(); ++i)
    if (input.rules.checks[i].norm.is_valid()) slots.examine(input.rules.checks[i], *input.context.declarations.checks[i].node);
}

}  // namespace zhunsheng::sema

// SPDX-License-Identifier: Apache-2.0
// Can these conditions hold together, for any known values of the facts? Conjunctions narrow one domain a term; 或 is
// tried branch by branch, within a budget. "No" is a proof; "yes" may only mean that the proof is beyond the solver.
//
// What is used: numbers, dates and money against constants, parameters (the span of all their versions) and definitions
// by cases of constants; enumerations; 是否; texts against constants; two terms against each other; 有 and 缺 of one fact.
// Everything else is a condition of its own that may hold or not. Facts that are unknown or 不适用 make no condition true
// or false that known values cannot (truth is monotone), so they need not be tried.
#pragma once
#include <vector>

#include "dsl/sema/lints/domain.hpp"
#include "dsl/sema/lints/terms.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::sema {

/// `condition` is true, or (not `holds`) false.
struct Goal {
  model::ExprId condition;
  bool holds = true;
};

class Solver {
 public:
  Solver(const model::Ruleset& rules, const Terms& terms) : rules_(rules), terms_(terms) {}
  /// False: proved that they cannot all be as the goals say.
  [[nodiscard]] bool can_be(const std::vector<Goal>& goals);

 private:
  struct Narrowed {
    TermId term;
    Domain domain;
  };
  using State = std::vector<Narrowed>;

  /// One branch of the search: what is known so far, and what must still be met.
  struct Attempt {
    State& state;
    std::vector<Goal>& work;
  };

  bool solve(State state, std::vector<Goal> work);
  bool assume(const Goal& goal, Attempt attempt);
  bool assume_comparison(const model::Expr& node, bool holds, Attempt attempt);
  bool compare_with_constant(model::ExprId left, model::Op op, const model::Expr& constant, Attempt attempt);
  bool compare_terms(model::ExprId left, model::Op op, model::ExprId right, State& state);
  void bound_by_values(TermId term, model::Op op, TermId other, State& state);
  TermId order_of(TermId left, TermId right);
  bool assume_contains(const model::Expr& node, const Goal& goal, State& state);
  bool assume_member(const model::Expr& node, const Goal& goal, State& state);
  bool assume_presence(const model::Expr& node, bool holds, State& state);
  bool choose(TermId term, std::uint64_t alternatives, State& state);
  bool is_disjunction(const Goal& goal) const;
  std::vector<Goal> alternatives(const Goal& goal) const;
  Domain& domain(TermId term, State& state);
  void narrow_at_first(TermId term, Domain& domain) const;
  [[nodiscard]] std::vector<const model::Value*> possible_values(TermId term) const;

  const model::Ruleset& rules_;
  const Terms& terms_;
  std::vector<std::uint64_t> pairs_;  ///< pairs of terms compared in this question; one more number each
  unsigned budget_ = 0;
};

}  // namespace zhunsheng::sema

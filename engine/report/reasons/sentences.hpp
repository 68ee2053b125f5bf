// SPDX-License-Identifier: Apache-2.0
// One step of a reason tree → one sentence, with the evidence, parameter version or article that it rests on. Internal to the
// room; the tree is unfolded in explain.cpp.
#pragma once
#include <string>
#include <vector>

#include "engine/eval/reasons/tree.hpp"
#include "engine/findings/case.hpp"
#include "engine/findings/explanation.hpp"
#include "engine/report/reasons/phrases.hpp"

namespace zhunsheng::report {

class Sentences {
 public:
  Sentences(const findings::Inputs& in, eval::ReasonTree& tree, base::Language language) : in_(in), tree_(tree), rules_(in.rules), say_(in.rules, language) {}

  /// The step without handle and without what is below it.
  findings::Reason tell(const eval::Step& step);
  [[nodiscard]] const Phrases& phrases() const { return say_; }
  /// Does the sentence of a step on this expression name the values of its operands?
  [[nodiscard]] bool tells_operands(const eval::Step& step) const;

 private:
  // outcome.cpp
  std::string of_check();
  std::string of_instance(const eval::Step& step);
  std::string of_row(const eval::Step& step);
  std::string of_open(const eval::InstanceOutcome& instance);
  std::string of_force(const eval::Step& step, findings::Reason& out);
  std::string of_exception(const eval::Step& step, findings::Reason& out);
  std::string of_role(const eval::Step& step);
  std::string element_name(const eval::Step& step);
  // expression.cpp
  std::string of_expression(const eval::Step& step);
  std::string of_element(const eval::Step& step, findings::Reason& out);
  std::string of_choice(const eval::Step& step);
  std::string of_definition(const eval::Step& step);
  std::string condition(const eval::Step& step);
  std::string junction(const eval::Step& step);
  std::string comparison(const eval::Step& step, const model::Expr& expr);
  std::string equality(const eval::Step& step, const model::Expr& expr);
  std::string containment(const eval::Step& step, const model::Expr& expr);
  std::string quantifier(const eval::Step& step, const model::Expr& expr);
  std::string negation(const eval::Step& step, const model::Expr& expr);
  std::string formula(const eval::Step& step);
  std::string with_value(const eval::Step& at, model::ExprId expr);
  std::string unclear(const eval::Step& step);
  std::string why_unknown(const eval::Step& step);
  // leaf.cpp
  std::string of_leaf(const eval::Step& step, findings::Reason& out);
  std::string of_fact(const eval::Step& step, findings::Reason& out);
  std::string of_field(const eval::Step& step, findings::Reason& out);
  std::string of_parameter(const eval::Step& step, findings::Reason& out);
  std::string of_presence(const eval::Step& step, findings::Reason& out);
  std::string of_matches(const eval::Step& step, findings::Reason& out);
  std::string of_hit(const eval::Step& step, findings::Reason& out);
  std::string of_presumption(const eval::Step& step, findings::Reason& out);
  std::string state_text(model::FactId fact, const model::Given& given, const std::vector<facts::Evidence>& evidence) const;
  void add_evidence(const std::vector<facts::Evidence>& sources, const std::string& fact, const std::string& value, findings::Reason& out) const;
  [[nodiscard]] std::string text_of(const std::vector<findings::CitedArticle>& citations) const;

  const findings::Inputs& in_;
  eval::ReasonTree& tree_;
  const model::Ruleset& rules_;
  Phrases say_;
};

/// The English word that JSON and docs have for a step.
std::string kind_of(const model::Ruleset& rules, const eval::Step& step);
/// Is the expression a leaf: a fact, a parameter, a question of presence?
bool is_leaf(model::Op op);

}  // namespace zhunsheng::report

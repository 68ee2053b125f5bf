// SPDX-License-Identifier: Apache-2.0
// What things are called in sentences, in either language: facts by their labels, values, expressions of a rule as words.
// Names and labels are the author's, and Chinese in both languages.
#pragma once
#include <string>

#include "engine/model/ruleset.hpp"
#include "engine/report/words.hpp"

namespace zhunsheng::report {

class Phrases : public Words {
 public:
  Phrases(const model::Ruleset& rules, base::Language language) : Words(language), rules_(rules) {}

  /// Its label where that is short enough to stand in a sentence, else its name.
  [[nodiscard]] std::string name(model::FactId fact) const;
  /// A value; 不详, 不适用 where there is none.
  [[nodiscard]] std::string value(const model::Type& type, const model::Given& given) const;
  /// "不少于", "早于": the words of a comparison of values of that type; `holds` false: of its contrary.
  [[nodiscard]] std::string relation(model::Op op, const model::Type& type, bool holds) const;
  /// An expression in words, without values: "征求意见天数 不少于 30日".
  [[nodiscard]] std::string expression(model::ExprId expr) const { return expression(expr, 0); }
  /// The same of a condition: a question is answered, "是否召开听证会：是".
  [[nodiscard]] std::string condition(model::ExprId expr) const { return condition(expr, 0); }
  /// Is it a question by itself: a fact, a field, an element?
  [[nodiscard]] bool is_question(model::ExprId expr) const;
  [[nodiscard]] std::string pattern(model::PatternId pattern) const;

 private:
  [[nodiscard]] std::string expression(model::ExprId expr, int depth) const;
  [[nodiscard]] std::string operation(const model::Expr& expr, int depth) const;
  [[nodiscard]] std::string condition(model::ExprId expr, int depth) const;
  [[nodiscard]] std::string connective(const model::Expr& expr, int depth) const;
  [[nodiscard]] std::string loop(const model::Expr& expr, int depth) const;
  [[nodiscard]] std::string joined(const model::Expr& expr, const std::string& between, int depth) const;
  [[nodiscard]] std::string operand(model::ExprId expr, int depth) const;

  const model::Ruleset& rules_;
};

}  // namespace zhunsheng::report

// SPDX-License-Identifier: Apache-2.0
// Random expressions, typed as the type checker would type them, over what a random rule set declares.
#pragma once
#include "tests/harness/generate.hpp"

namespace zhunsheng::harness {

model::Type simple(model::TypeKind kind);
model::Type list_of(model::TypeKind element, std::uint32_t ref = 0xffffffffu);
/// 文书.条款.
model::Type clause_list();
/// The one enum that rule sets declare.
model::Type enum_type();
model::Type typed(model::TypeKind kind);
extern const std::vector<model::TypeKind> scalars;

/// A variable in scope.
struct Bound {
  model::VariableId variable;
  model::Type type;
};

/// The 事实 blocks of a random rule set.
struct Blocks {
  model::RecordId single, element, per_material;
};

/// Adds expressions to the rule set, which must outlive it. A depth bounds how far each nests.
class Expressions {
 public:
  Expressions(Random& random, model::Ruleset& rules, RulesetStyle style = RulesetStyle::any) : random_(random), rules_(rules), is_columnar_(style == RulesetStyle::columnar) {}

  Blocks records;
  std::vector<Bound> bound;
  bool reads_hit = false;              ///< 命中 is in scope
  std::vector<model::FactId> hidden;   ///< facts that may not be read yet: theirs is the presumption being made, or a later one

  model::ExprId add(model::Op op, const model::Type& type, model::ExprId a = {}, model::ExprId b = {}, std::uint32_t ref = 0xffffffffu);
  model::ExprId add_list(model::Op op, const model::Type& type, const std::vector<model::ExprId>& operands, model::ExprId a = {}, std::uint32_t ref = 0xffffffffu);
  model::ExprId constant(const model::Type& type);
  /// A kind of value. Fractions have no columns.
  model::TypeKind scalar();
  model::ExprId any_list(model::Type& type);
  Bound bind(const model::Type& list);
  model::ExprId loop(model::Op op, const model::Type& type, model::TypeKind term, int depth);
  model::ExprId matches(bool as_subject);
  model::ExprId truth(int depth);
  model::ExprId value(const model::Type& type, int depth);

 private:
  /// A fact, field, definition, parameter or constant of the type.
  model::ExprId leaf(const model::Type& type);
  /// What the subject's hit says, where it may be read.
  void add_hit_fields(const model::Type& type, std::vector<std::function<model::ExprId()>>& choices);
  model::ExprId comparison(int depth);
  model::ExprId junction(int depth);
  model::ExprId presence();
  model::ExprId membership(int depth);
  model::ExprId columnar_truth(int depth);
  model::ExprId binary(model::Op op, const model::Type& type, const model::Type& left, const model::Type& right, int depth);
  model::ExprId plain_number(const model::Type& type, int depth);
  model::ExprId amount(const model::Type& type, int depth);
  model::ExprId date(const model::Type& type, int depth);
  model::ExprId duration(const model::Type& type, int depth);
  bool is_hidden(model::FactId fact) const;

  Random& random_;
  model::Ruleset& rules_;
  const bool is_columnar_;
};

}  // namespace zhunsheng::harness

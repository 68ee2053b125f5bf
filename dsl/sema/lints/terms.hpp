// SPDX-License-Identifier: Apache-2.0
// Numbers for expressions: two expressions with one number have one value in every evaluation of a check. A definition of
// one case without a guard has the number of its value. Different numbers say nothing.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/model/ruleset.hpp"

namespace zhunsheng::sema {

using TermId = std::uint32_t;

class Terms {
 public:
  explicit Terms(const model::Ruleset& rules);
  [[nodiscard]] TermId of(model::ExprId id) const { return numbers_[id.index()]; }
  /// An expression with this number that is no definition of one case.
  [[nodiscard]] model::ExprId expression(TermId term) const { return expressions_[term]; }
  /// Numbers given so far; ids above are free for the caller's own terms.
  [[nodiscard]] TermId count() const { return static_cast<TermId>(expressions_.size()); }

 private:
  TermId number(model::ExprId id, unsigned depth);
  void write_key(const model::Expr& node);

  const model::Ruleset& rules_;
  std::vector<TermId> numbers_;
  std::vector<std::uint8_t> progress_;
  std::vector<model::ExprId> expressions_;
  std::unordered_map<std::string, TermId> known_;
  std::string key_;               ///< of the node being numbered
  std::vector<TermId> operands_;  ///< its operands, in the order of the key
};

/// The value of a definition that is one expression, else invalid.
model::ExprId plain_value(const model::Ruleset& rules, const model::Expr& node);

/// Calls visit(ExprId) for every direct operand: a, b, c and the list.
template <class Visit>
void for_each_operand(const model::Ruleset& rules, const model::Expr& node, const Visit& visit) {
  for (const model::ExprId id : {node.a, node.b, node.c})
    if (id.is_valid()) visit(id);
  for (std::uint32_t i = node.list_begin; i < node.list_end; ++i) visit(rules.operands[i]);
}

}  // namespace zhunsheng::sema

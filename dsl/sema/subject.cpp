// SPDX-License-Identifier: Apache-2.0
// Walks the 且 of a norm and collects what could be its subject; two of them are none.
#include "dsl/sema/subject.hpp"

namespace zhunsheng::sema {
namespace {

using model::Op;

void collect(const model::Ruleset& rules, model::ExprId id, bool forbids, std::vector<model::ExprId>& out) {
  const model::Expr& node = at(rules, id);
  if (node.op == Op::logical_and) {
    for (std::uint32_t i = node.list_begin; i < node.list_end; ++i) collect(rules, rules.operands[i], forbids, out);
    return;
  }
  const bool is_candidate = forbids ? node.op == Op::matches || node.op == Op::some : node.op == Op::every || node.op == Op::none;
  if (is_candidate) out.push_back(id);
}

}  // namespace

model::Subject find_subject(const model::Ruleset& rules, model::ExprId norm, bool forbids) {
  std::vector<model::ExprId> candidates;
  collect(rules, norm, forbids, candidates);
  if (candidates.size() != 1) return {};
  const model::Expr& node = at(rules, candidates.front());
  if (node.op == Op::matches) return {model::Subject::Kind::hits, candidates.front(), {}};
  return {model::Subject::Kind::elements, candidates.front(), model::VariableId(std::size_t{node.ref})};
}

}  // namespace zhunsheng::sema

// SPDX-License-Identifier: Apache-2.0
// 要点 that are no numbers of the checklist, and 补正 of materials that nothing reads.
#include <set>

#include "dsl/sema/lints/lints.hpp"

namespace zhunsheng::sema {
namespace {

/// A letter and two digits, as B05.
bool is_point(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() == 3 && text[0] >= 'A' && text[0] <= 'Z' && is_digit(text[1]) && is_digit(text[2]);
}

/// Materials from which something is read: sources of facts and extracts, 逐, 有 and 缺.
std::set<model::MaterialId> read_materials(const model::Ruleset& rules) {
  std::set<model::MaterialId> out;
  for (const auto& fact : rules.facts) out.insert(fact.sources.begin(), fact.sources.end());
  for (const auto& extract : rules.extracts) out.insert(extract.sources.begin(), extract.sources.end());
  for (const auto& record : rules.records) out.insert(record.material);
  for (const auto& node : rules.exprs)
    if (node.op == model::Op::has_material || node.op == model::Op::lacks_material) out.insert(model::MaterialId(std::size_t{node.ref}));
  return out;
}

}  // namespace

void lint_checks(LintInput& input) {
  const auto read = read_materials(input.rules);
  for (const auto& declared : input.context.declarations.checks) {
    for (const auto& point : declared.node->points)
      if (!is_point(point.text)) input.warn(base::Code::malformed_point, point.span, {point.text});
    for (const auto& request : declared.node->requests) {
      if (!request.material) continue;
      const auto found = input.context.names.materials.find(request.material->text);
      if (found != input.context.names.materials.end() && found->second.index() > 0 && read.count(found->second) == 0)
        input.warn(base::Code::request_without_reader, request.material->span, {request.material->text});
    }
  }
}

}  // namespace zhunsheng::sema

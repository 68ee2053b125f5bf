// SPDX-License-Identifier: Apache-2.0
// Two checks of one norm, two of one title in a module, and a citation that stands twice in one check. Checks are
// compared by a spelling of their conditions in which the names of variables do not show.
#include <map>
#include <unordered_map>

#include "dsl/sema/lints/lints.hpp"
#include "dsl/sema/lints/words.hpp"

namespace zhunsheng::sema {
namespace {

using model::Check;
using model::CitationUse;
using model::Expr;
using model::ExprId;
using model::Op;

class Spelling {
 public:
  Spelling(const model::Ruleset& rules, const Terms& terms) : rules_(rules), terms_(terms) {}

  /// The condition under which the check is violated, exceptions apart, and what it rests on.
  std::string of(const Check& check) {
    variables_.clear();
    std::string out = std::to_string(check.kinds) + (check.forbids ? "!" : "=");
    if (check.for_each) {
      write(check.for_each->list, out);
      bind(check.for_each->variable.value);
    }
    for (const ExprId id : {check.at, check.applies, check.norm}) write(id, out);
    for (const auto& use : check.citations) out += "|" + spell(use);
    out += "|" + base::to_string(check.in_force.from.value_or(base::Date{})) + base::to_string(check.in_force.until.value_or(base::Date{}));
    return out;
  }

  static std::string spell(const CitationUse& use) {
    std::string out = std::to_string(static_cast<int>(use.mode)) + (use.text.empty() ? law::format(use.citation) : use.text);
    if (use.bracket.from) out += " " + base::to_string(*use.bracket.from);
    if (use.bracket.until) out += "-" + base::to_string(*use.bracket.until);
    return out;
  }

 private:
  void bind(std::uint32_t variable) { variables_.emplace(variable, variables_.size()); }

  bool holds_variable(ExprId id) {
    const auto [found, is_new] = holds_.try_emplace(id.value, false);
    if (!is_new) return found->second;
    const Expr& node = at(rules_, id);
    bool holds = node.op == Op::variable || (node.op >= Op::every && node.op <= Op::minimum);
    for_each_operand(rules_, node, [&](ExprId one) { holds = holds_variable(one) || holds; });
    return holds_[id.value] = holds;
  }

  void write(ExprId id, std::string& out) {
    if (!id.is_valid()) {
      out += "-";
      return;
    }
    const Expr& node = at(rules_, id);
    if (!holds_variable(id)) {
      out += "#" + std::to_string(terms_.of(id)) + ";";
      return;
    }
    const bool is_binder = node.op >= Op::every && node.op <= Op::minimum;
    out += std::to_string(static_cast<int>(node.op)) + "(";
    if (node.a.is_valid()) write(node.a, out);
    if (is_binder) bind(node.ref);
    if (node.op == Op::variable) out += "$" + std::to_string(variables_.count(node.ref) > 0 ? variables_[node.ref] : node.ref + 1'000'000);
    else if (!is_binder) out += std::to_string(node.ref);
    for (const ExprId one : {node.b, node.c})
      if (one.is_valid()) write(one, out);
    for (std::uint32_t i = node.list_begin; i < node.list_end; ++i) write(rules_.operands[i], out);
    out += ")";
  }

  const model::Ruleset& rules_;
  const Terms& terms_;
  std::unordered_map<std::uint32_t, std::size_t> variables_;
  std::unordered_map<std::uint32_t, bool> holds_;
};

void repeated_citations(LintInput& input, const std::vector<CitationUse>& uses) {
  for (std::size_t i = 0; i < uses.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      if (Spelling::spell(uses[i]) != Spelling::spell(uses[k]) || uses[i].severity != uses[k].severity) continue;
      if (base::Diagnostic* diagnostic = input.warn(base::Code::duplicate_citation, uses[i].span, {uses[i].text.empty() ? law::format(uses[i].citation) : uses[i].text})) {
        diagnostic->notes.push_back(first_note(uses[k].span));
        diagnostic->fix = removal(input, uses[i - 1].span, uses[i].span);
      }
      break;
    }
}

}  // namespace

void lint_duplicates(LintInput& input) {
  Spelling spelling(input.rules, input.terms);
  std::unordered_map<std::string, const Check*> norms;
  std::map<std::pair<std::string_view, std::string_view>, const Check*> titles;
  for (const Check& check : input.rules.checks) {
    repeated_citations(input, check.citations);
    const auto [same, is_new] = norms.emplace(spelling.of(check), &check);
    if (!is_new) {
      if (base::Diagnostic* diagnostic = input.warn(base::Code::duplicate_check, check.span, {check.name, id_of(*same->second)}))
        diagnostic->notes.push_back({same->second->span, "另一项写在这里", "the other one is here"});
      continue;
    }
    const auto [titled, is_first] = titles.emplace(std::pair<std::string_view, std::string_view>(check.module, check.title), &check);
    if (is_first) continue;
    if (base::Diagnostic* diagnostic = input.warn(base::Code::same_title, check.span, {check.name, titled->second->name}))
      diagnostic->notes.push_back({titled->second->span, "另一项写在这里", "the other one is here"});
  }
  for (const auto& exception : input.rules.exceptions) repeated_citations(input, exception.citations);
}

}  // namespace zhunsheng::sema

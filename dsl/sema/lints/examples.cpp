// SPDX-License-Identifier: Apache-2.0
// An example that expects nothing; a check that has examples, none of which expects 存在风险 or a hit: nothing shows that it
// finds what it is for.
#include "dsl/sema/lints/lints.hpp"

namespace zhunsheng::sema {

void lint_examples(LintInput& input) {
  const auto& rules = input.rules;
  std::vector<bool> named(rules.checks.size()), violated(rules.checks.size());
  for (const auto& example : rules.examples) {
    if (example.expectations.empty() && example.samples.empty()) input.warn(base::Code::example_expects_nothing, example.span, {example.name});
    for (const auto& expectation : example.expectations) {
      named[expectation.check.index()] = true;
      if (expectation.outcome == model::Outcome::violated) violated[expectation.check.index()] = true;
    }
    if (!example.check.is_valid()) continue;
    named[example.check.index()] = true;
    for (const auto& sample : example.samples)
      if (sample.kind == model::SampleKind::hit) violated[example.check.index()] = true;
  }
  for (std::size_t i = 0; i < named.size(); ++i)
    if (named[i] && !violated[i]) input.warn(base::Code::check_never_expected_violated, rules.checks[i].span, {rules.checks[i].name});
}

}  // namespace zhunsheng::sema

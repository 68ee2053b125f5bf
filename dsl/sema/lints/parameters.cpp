// SPDX-License-Identifier: Apache-2.0
// A version of a 参数 holds from its date to the next version's. Days on which none of its citations is in force are a
// gap; a version with the value and the citations of the one before changes nothing.
#include <algorithm>

#include "dsl/sema/citations.hpp"
#include "dsl/sema/lints/lints.hpp"

namespace zhunsheng::sema {
namespace {

using model::ParameterVersion;

/// The first stretch of `span` that no citation covers; nothing if there is none, or if it cannot be told.
std::optional<base::DateSpan> find_gap(const Context& context, const ParameterVersion& version, const base::DateSpan& span) {
  std::vector<base::DateSpan> covers;
  for (const auto& use : version.citations) {
    const auto force = force_of(context, use);
    if (force.empty()) return std::nullopt;
    covers.insert(covers.end(), force.begin(), force.end());
  }
  const auto begin_of = [](const base::DateSpan& one) { return one.from.value_or(base::Date{INT32_MIN}); };
  std::sort(covers.begin(), covers.end(), [&](const auto& a, const auto& b) { return begin_of(a) < begin_of(b); });
  base::Date covered = *span.from;
  for (const auto& one : covers) {
    if (covered < begin_of(one)) {
      if (span.until && *span.until <= begin_of(one)) break;
      return base::DateSpan{covered, one.from};
    }
    if (!one.until) return std::nullopt;
    covered = std::max(covered, *one.until);
  }
  if (span.until && *span.until <= covered) return std::nullopt;
  return base::DateSpan{covered, span.until};
}

std::string in_words(const base::DateSpan& span) { return base::to_string(*span.from) + " 起" + (span.until ? "、" + base::to_string(*span.until) + " 止" : ""); }

bool same_citations(const ParameterVersion& left, const ParameterVersion& right) {
  return std::equal(left.citations.begin(), left.citations.end(), right.citations.begin(), right.citations.end(),
                    [](const auto& a, const auto& b) { return a.mode == b.mode && a.citation == b.citation && a.text == b.text && a.bracket == b.bracket; });
}

}  // namespace

void lint_parameters(LintInput& input) {
  for (std::size_t i = 0; i < input.context.declarations.parameters.size(); ++i) {
    const model::Parameter& parameter = input.rules.parameters[i];
    const auto& nodes = input.context.declarations.parameters[i].node->versions;
    for (std::size_t k = 0; k < parameter.versions.size(); ++k) {
      const ParameterVersion& version = parameter.versions[k];
      const auto node = std::find_if(nodes.begin(), nodes.end(), [&](const auto& one) { return one.from == version.from; });
      base::DateSpan span{version.from, {}};
      if (k + 1 < parameter.versions.size()) span.until = parameter.versions[k + 1].from;
      if (const auto gap = find_gap(input.context, version, span)) {
        base::Diagnostic* diagnostic = input.warn(base::Code::parameter_gap, node->from_span, {parameter.name, base::to_string(version.from), in_words(*gap)});
        if (diagnostic != nullptr && !version.citations.empty()) diagnostic->notes.push_back({version.citations.front().span, "它的依据", "its citation"});
      }
      const bool is_idle = k > 0 && version.value == parameter.versions[k - 1].value && same_citations(version, parameter.versions[k - 1]);
      if (is_idle) input.warn(base::Code::idle_version, node->from_span, {parameter.name, base::to_string(version.from)});
    }
  }
}

}  // namespace zhunsheng::sema

// SPDX-License-Identifier: Apache-2.0
#include "bench/workload/reviewer.hpp"

#include "bench/workload/emit.hpp"
#include "engine/base/assert.hpp"

namespace zhunsheng::bench {

std::vector<RuleSource> workload_sources(const std::string& rules_json) {
  std::vector<RuleSource> out;
  for (auto& part : in_parts(emit_rules(rules_json))) out.push_back({"workload_" + std::to_string(out.size()), std::move(part)});
  return out;
}

Reviewer::Reviewer(RuleSet rules, const std::vector<FactInfo>& facts) : rules_(std::move(rules)), filler_(*rules_.impl().rules, facts) {
  settings_.as_of = *base::make_date(2025, 6, 1);
  for (const auto& check : model().checks) {
    const auto flag = flag_of(model::id_of(check));
    ZS_ASSERT(flag.has_value(), "every check of the workload is named for its flag");
    flags_.push_back(*flag);
  }
}

Digest Reviewer::digest(std::span<const eval::Outcome> outcomes) const {
  Digest out;
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (outcomes[i] == eval::Outcome::violated) out.add(flags_[i]);
  return out;
}

}  // namespace zhunsheng::bench

// SPDX-License-Identifier: Apache-2.0
// Our engine over the workload: rules emitted, compiled and planned, and outcomes as flags.
#pragma once
#include <optional>
#include <span>

#include "bench/workload/filler.hpp"
#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/eval/verdicts.hpp"

namespace zhunsheng::bench {

/// The rules of the workload in our language, as files of at most 8 MiB.
std::vector<RuleSource> workload_sources(const std::string& rules_json);

/// A loaded rule set and what its checks mean in the workload.
class Reviewer {
 public:
  Reviewer(RuleSet rules, const std::vector<FactInfo>& facts);
  [[nodiscard]] const graph::Plan& plan() const { return *rules_.impl().plan; }
  [[nodiscard]] const model::Ruleset& model() const { return *rules_.impl().rules; }
  [[nodiscard]] const Filler& filler() const { return filler_; }
  [[nodiscard]] const eval::Settings& settings() const { return settings_; }
  /// rule index * 8 + severity, by CheckId.
  [[nodiscard]] const std::vector<std::uint32_t>& flags() const { return flags_; }
  [[nodiscard]] Digest digest(std::span<const eval::Outcome> outcomes) const;

 private:
  RuleSet rules_;
  Filler filler_;
  eval::Settings settings_;
  std::vector<std::uint32_t> flags_;
};

}  // namespace zhunsheng::bench

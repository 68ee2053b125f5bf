// SPDX-License-Identifier: Apache-2.0
// generate_dossiers and run_bench: prepare, measure in turn, profile.
#include <algorithm>
#include <thread>

#include "bindings/cpp/bench/measures.hpp"
#include "bindings/cpp/bench/profile.hpp"
#include "bindings/cpp/hash.hpp"
#include "bindings/cpp/review_impl.hpp"
#include "engine/facts/write_json.hpp"
#include "engine/testing/plausible.hpp"
#include "zhunsheng/version.hpp"

namespace zhunsheng {
namespace {

std::string hash_of(const model::Ruleset& rules) {
  std::string key;
  for (const auto& module : rules.modules) key += module.name + " " + module.sha256 + "\n";
  return sha256(key);
}

/// Segment by segment, each measure in turn: a disturbance meets them all.
void measure(const bench::Subject& subject, const BenchOptions& options, BenchReport& report) {
  const auto measures = bench::measures_of(subject);
  const double budget = options.seconds / static_cast<double>(options.segments * measures.size());
  for (const auto& each : measures) report.measures.push_back({each.name, each.unit, {}});
  for (const auto& each : measures) each.segment(0);  // warm
  for (std::size_t segment = 0; segment < options.segments; ++segment)
    for (std::size_t i = 0; i < measures.size(); ++i) report.measures[i].segments.push_back(measures[i].segment(budget));
}

void refuse(BenchReport& report, std::string chinese, std::string english) {
  report.usage_error = std::move(chinese);
  report.usage_error_en = std::move(english);
}

/// The settings of dossiers that say nothing of their own; nothing, with a usage error, for a wrong date or kind.
std::optional<eval::Settings> settings_of(const BenchOptions& options, BenchReport& report) {
  eval::Settings settings;
  const auto date = base::parse_date(options.as_of);
  if (!date) return refuse(report, "审查基准日应当写成 2025-06-01 的样子：" + options.as_of, "a legal date is written like 2025-06-01: " + options.as_of), std::nullopt;
  settings.as_of = *date;
  for (const auto& word : options.kinds) {
    const auto kind = model::parse_kind(word);
    if (!kind) return refuse(report, "没有这种文书类别：" + word, "there is no such kind of document: " + word), std::nullopt;
    settings.kinds = static_cast<model::KindSet>(settings.kinds | model::kind_bit(*kind));
  }
  return settings;
}

}  // namespace

std::string generate_dossiers(const RuleSet& rules, std::size_t count, std::uint64_t seed) {
  std::string out;
  if (!rules.is_ok()) return out;
  const model::Ruleset& model_rules = *rules.impl().rules;
  const testing::DossierGenerator generator(model_rules, seed);
  for (std::size_t i = 0; i < count; ++i) out += facts::write_facts(model_rules, generator.make(i)) + "\n";
  return out;
}

BenchReport run_bench(const RuleSet& rules, const std::string& dossiers, const BenchOptions& options) {
  BenchReport report;
  report.version = ZHUNSHENG_VERSION;
  report.as_of = options.as_of;
  report.jobs = options.jobs == 0 ? std::max(1u, std::thread::hardware_concurrency()) : options.jobs;
  if (!rules.is_ok()) return refuse(report, "规则没有通过编译", "the rules do not compile"), report;
  const auto settings = settings_of(options, report);
  if (!settings) return report;
  const RuleSet::Impl& impl = rules.impl();
  const auto read = bench::read_dossiers(*impl.rules, dossiers, *settings, options.complete, report);
  report.rules_sha256 = hash_of(*impl.rules);
  report.dossiers_sha256 = sha256(dossiers);
  report.checks = impl.rules->checks.size();
  report.dossiers = read.size();
  if (read.empty()) return refuse(report, "没有一份能读的卷宗", "there is no dossier that can be read"), report;
  const bench::Subject subject{rules, impl, read, report.jobs};
  measure(subject, options, report);
  if (options.profile) report.profile = bench::profile(subject, options.seconds);
  return report;
}

}  // namespace zhunsheng

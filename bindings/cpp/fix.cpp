// SPDX-License-Identifier: Apache-2.0
// Rounds of: apply what stands apart, build anew, keep it if no file got worse.
#include "zhunsheng/fix.hpp"

#include <algorithm>

#include "bindings/cpp/build.hpp"
#include "bindings/cpp/statutes.hpp"
#include "engine/base/fix.hpp"

namespace zhunsheng {
namespace {

constexpr int most_rounds = 10;

struct ErrorCount {
  std::size_t syntax = 0, all = 0;
  [[nodiscard]] bool is_worse_than(const ErrorCount& before) const { return syntax > before.syntax || (syntax == before.syntax && all > before.all); }
};

/// Of each source, and last of all together.
std::vector<ErrorCount> count_errors(const RuleSet::Impl& impl) {
  std::vector<ErrorCount> out(impl.sources.size() + 1);
  for (const auto& diagnostic : impl.diagnostics) {
    if (base::info(diagnostic.code).severity != base::DiagnosticSeverity::error) continue;
    for (ErrorCount* count : {&out[diagnostic.span.source], &out.back()}) {
      ++count->all;
      if (static_cast<int>(diagnostic.code) / 1000 == 1) ++count->syntax;
    }
  }
  return out;
}

RuleSet rebuilt(const RuleSet::Impl& old, const std::vector<std::string>& texts) {
  auto impl = std::make_unique<RuleSet::Impl>();
  for (std::size_t i = 0; i < texts.size(); ++i) impl->sources.emplace_back(old.sources[i].name(), texts[i]);
  impl->unreadable = old.unreadable;
  impl->statutes_folder = old.statutes_folder;
  std::string problem;  // already among the unreadable
  if (!old.statutes_folder.empty()) impl->library = open_library(old.statutes_folder, problem);
  build(*impl);
  return RuleSet(std::move(impl));
}

class Fixer {
 public:
  Fixer(const RuleSet& rules, const std::vector<std::string>& files) : result_{rebuilt(rules.impl(), texts_of(rules.impl())), {}, {}}, texts_(texts_of(rules.impl())) {
    places_.resize(texts_.size());
    for (const auto& source : rules.impl().sources) is_wanted_.push_back(is_below(source.name(), files));
  }

  FixResult run() {
    for (int round = 0; round < most_rounds && run_round(); ++round) {
    }
    const auto& sources = result_.rules.impl().sources;
    for (std::size_t i = 0; i < sources.size(); ++i)
      if (!places_[i].empty()) result_.files.push_back({sources[i].name(), texts_[i], std::move(places_[i])});
    return std::move(result_);
  }

 private:
  static std::vector<std::string> texts_of(const RuleSet::Impl& impl) {
    std::vector<std::string> out;
    for (const auto& source : impl.sources) out.emplace_back(source.text());
    return out;
  }

  /// False when there is nothing left to do.
  bool run_round() {
    std::vector<base::FixedText> fixed(texts_.size());
    std::vector<std::string> next = texts_;
    std::vector<std::size_t> changed;
    const auto& impl = result_.rules.impl();
    for (std::uint32_t i = 0; i < texts_.size(); ++i) {
      if (!is_wanted_[i]) continue;
      fixed[i] = base::apply_fixes(texts_[i], i, impl.diagnostics);
      if (fixed[i].applied == 0) continue;
      changed.push_back(i);
      next[i] = fixed[i].text;
    }
    if (changed.empty()) return false;
    RuleSet trial = rebuilt(impl, next);
    if (refuse_worse(trial.impl(), changed)) return true;
    for (const std::size_t i : changed) note_places(impl.sources[i], fixed[i]);
    texts_ = std::move(next);
    result_.rules = std::move(trial);
    return true;
  }

  /// Files that got worse (all that changed, if only the whole did) are left alone from now on; true if there are any.
  bool refuse_worse(const RuleSet::Impl& trial, const std::vector<std::size_t>& changed) {
    const auto before = count_errors(result_.rules.impl()), after = count_errors(trial);
    std::vector<std::size_t> worse;
    for (const std::size_t i : changed)
      if (after[i].is_worse_than(before[i])) worse.push_back(i);
    if (worse.empty() && after.back().is_worse_than(before.back())) worse = changed;
    for (const std::size_t i : worse) {
      is_wanted_[i] = false;
      result_.refused.push_back(trial.sources[i].name());
    }
    return !worse.empty();
  }

  void note_places(const base::SourceText& source, const base::FixedText& fixed) {
    const auto index = static_cast<std::size_t>(&source - result_.rules.impl().sources.data());
    for (const auto& edit : fixed.edits) places_[index].push_back({source.position(edit.span.begin).line, std::string(source.slice(edit.span)), edit.replacement});
  }

  FixResult result_;
  std::vector<std::string> texts_;
  std::vector<bool> is_wanted_;
  std::vector<std::vector<FixedPlace>> places_;
};

}  // namespace

FixResult fix_rules(const RuleSet& rules, const std::vector<std::string>& files) { return Fixer(rules, files).run(); }

}  // namespace zhunsheng

// SPDX-License-Identifier: Apache-2.0
// Examples, coverage and mutants of a loaded rule set, as plain values. Threads live here: one workshop each.
#include "zhunsheng/testing.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <set>
#include <thread>

#include "bindings/cpp/ruleset_impl.hpp"
#include "dsl/grammar/keywords.hpp"
#include "engine/testing/coverage.hpp"
#include "engine/testing/examples.hpp"
#include "engine/testing/mutate.hpp"
#include "engine/testing/write_example.hpp"

namespace zhunsheng {
namespace {

using model::Outcome;

bool is_reserved(std::string_view name) { return grammar::is_reserved(grammar::find_spelling(name)); }

std::optional<testing::Bench> bench_of(const RuleSet& rules, const TestOptions& options) {
  const auto date = base::parse_date(options.as_of);
  if (!rules.is_ok() || !date) return std::nullopt;
  const RuleSet::Impl& impl = rules.impl();
  return testing::Bench{*impl.rules, *impl.plan, *impl.matcher, *date, impl.sources, options.language == Language::english ? base::Language::english : base::Language::chinese, &is_reserved};
}

SourcePlace place_of(const RuleSet::Impl& impl, base::Span span) {
  const auto& source = impl.sources[span.source];
  const base::Position position = source.position(span.begin);
  return {source.name(), position.line, position.column, span.begin, span.end};
}

std::string id_of(const model::Pattern& pattern) { return pattern.module.empty() ? pattern.name : pattern.module + "." + pattern.name; }

bool is_wanted(const model::Ruleset& rules, const model::Example& example, const std::string& only) {
  if (only.empty()) return true;
  const auto contains = [&](const std::string& text) { return text.find(only) != std::string::npos; };
  if (contains(example.name) || (example.pattern.is_valid() && contains(id_of(at(rules, example.pattern)))) || (example.check.is_valid() && contains(model::id_of(at(rules, example.check))))) return true;
  return std::any_of(example.expectations.begin(), example.expectations.end(), [&](const auto& expectation) { return contains(model::id_of(at(rules, expectation.check))); });
}

/// Runs `work(index, workshop)` for each index, on the threads asked for. Results go where `work` puts them, by index.
void spread(const testing::Stage& stage, std::size_t count, unsigned jobs, const std::function<void(std::size_t, testing::Workshop&)>& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    testing::Workshop workshop(stage.bench().rules);
    for (std::size_t i = next++; i < count; i = next++) work(i, workshop);
  };
  const unsigned threads = jobs == 0 ? std::max(1u, std::thread::hardware_concurrency()) : jobs;
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads && i < count; ++i) others.emplace_back(run);
  run();
  for (auto& thread : others) thread.join();
}

/// The checks to report on: those that stand in the named files, and those that examples there speak of.
class Chosen {
 public:
  Chosen(const RuleSet::Impl& impl, const TestOptions& options) : impl_(impl), options_(options) {
    for (const auto& source : impl.sources) is_named_.push_back(is_below(source.name(), options.files));
    const model::Ruleset& rules = *impl.rules;
    checks_.assign(rules.checks.size(), false);
    for (std::size_t i = 0; i < rules.checks.size(); ++i) checks_[i] = holds(rules.checks[i].span, model::id_of(rules.checks[i]));
    for (std::size_t i = 0; i < rules.examples.size(); ++i) {
      if (!is_named_[rules.examples[i].span.source]) continue;
      for (const auto& claim : testing::claims_of(rules, i))
        if (contains(model::id_of(at(rules, claim.check)))) checks_[claim.check.index()] = true;
    }
  }
  [[nodiscard]] bool has(model::CheckId check) const { return checks_[check.index()]; }
  /// Of a definition or parameter.
  [[nodiscard]] bool holds(base::Span span, const std::string& id) const { return is_named_[span.source] && contains(id); }

 private:
  [[nodiscard]] bool contains(const std::string& id) const { return options_.only.empty() || id.find(options_.only) != std::string::npos; }
  const RuleSet::Impl& impl_;
  const TestOptions& options_;
  std::vector<bool> is_named_, checks_;
};

template <class T>
std::string full_name(const T& row) {
  return row.module.empty() ? row.name : row.module + "." + row.name;
}

// ---- coverage ---------------------------------------------------------------------------------------------------------------

class CoverageTeller {
 public:
  CoverageTeller(const RuleSet::Impl& impl, const testing::Bench& bench) : impl_(impl), bench_(bench), rules_(bench.rules) {}

  CoverageItem tell(const testing::CheckCoverage& row) {
    const model::Check& check = at(rules_, row.check);
    CoverageItem out;
    out.id = model::id_of(check);
    out.place = place_of(impl_, check.span);
    out.cases = row.cases;
    if (row.cases == 0) out.gaps.push_back({out.place, bench_.say("没有一个例说到这条规则", "no example speaks of this check")});
    for (unsigned i = 0; i < 5; ++i) add_outcome(static_cast<Outcome>(i), row, out);
    for (const auto& condition : row.conditions) add(condition, row.cases != 0, out);
    for (const auto& exception : row.exceptions) add(exception, row.cases != 0, out);
    return out;
  }

  CoverageItem tell(const testing::DefinitionCoverage& row) {
    const model::Definition& definition = at(rules_, row.definition);
    CoverageItem out;
    out.id = full_name(definition);
    out.is_check = false;
    out.place = place_of(impl_, definition.span);
    for (const auto& condition : row.conditions) add(condition, true, out);
    return out;
  }

 private:
  void add_outcome(Outcome outcome, const testing::CheckCoverage& row, CoverageItem& out) const {
    const unsigned bit = 1u << static_cast<unsigned>(outcome);
    if ((row.outcomes & bit) != 0) out.outcomes.emplace_back(to_english(outcome));
    else if ((row.wanted_outcomes & bit) != 0) out.missing_outcomes.emplace_back(to_english(outcome));
    else return;
    if ((row.outcomes & bit) == 0 && row.cases != 0) out.gaps.push_back({out.place, bench_.say("没有一个例的结论是 ", "no example ends in ") + bench_.word(outcome)});
  }

  void add(const testing::ConditionCoverage& row, bool tells, CoverageItem& out) const {
    ConditionCoverage told;
    told.place = place_of(impl_, row.condition.span);
    told.text = testing::words_of(bench_, row.condition);
    constexpr const char* roles[] = {"applies", "norm", "exception", "definition"};
    told.role = roles[static_cast<std::size_t>(row.condition.role)];
    if (row.condition.role == testing::Role::exception) told.exception = at(rules_, model::ExceptionId(std::size_t{row.condition.owner})).name;
    told.seen_yes = row.seen_yes;
    told.seen_no = row.seen_no;
    told.decides_yes = row.decides_yes;
    told.decides_no = row.decides_no;
    told.covered = row.covered;
    if (tells && !row.covered) add_gaps(told, out);
    out.conditions.push_back(std::move(told));
  }

  void add_gaps(const ConditionCoverage& row, CoverageItem& out) const {
    const std::string quoted = "“" + row.text + "”";
    const auto gap = [&](bool seen, bool decides, const char* chinese, const char* english) {
      if (!seen) out.gaps.push_back({row.place, bench_.say("没有一个例使" + quoted + "为" + chinese, "no example makes " + quoted + " " + english)});
      else if (!decides) out.gaps.push_back({row.place, bench_.say("有例使" + quoted + "为" + chinese + "，但没有一个例的结论只取决于它", "in no example where " + quoted + " is " + english + " does the outcome hang on it alone")});
    };
    gap(row.seen_yes, row.decides_yes, "是", "yes");
    gap(row.seen_no, row.decides_no, "否", "no");
    if (row.decides_yes && row.decides_no) out.gaps.push_back({row.place, bench_.say(quoted + "为是和为否的例结论相同", "examples where " + quoted + " is yes and no end alike")});
  }

  void add(const testing::ExceptionCoverage& row, bool tells, CoverageItem& out) const {
    const model::Exception& exception = at(rules_, row.exception);
    const SourcePlace place = place_of(impl_, exception.span);
    const std::string quoted = "“" + exception.name + "”";
    if (tells && !row.held) out.gaps.push_back({place, bench_.say("没有一个例使例外" + quoted + "成立", "in no example does the exception " + quoted + " hold")});
    if (tells && !row.failed) out.gaps.push_back({place, bench_.say("没有一个例使例外" + quoted + "不成立", "in no example does the exception " + quoted + " fail")});
    out.exceptions.push_back({place, exception.name, row.held, row.failed});
  }

  const RuleSet::Impl& impl_;
  const testing::Bench& bench_;
  const model::Ruleset& rules_;
};

// ---- mutants ----------------------------------------------------------------------------------------------------------------

std::string owner_name(const model::Ruleset& rules, testing::Owner owner) {
  switch (owner.kind) {
    case testing::OwnerKind::check: return model::id_of(rules.checks[owner.id]);
    case testing::OwnerKind::definition: return full_name(rules.definitions[owner.id]);
    case testing::OwnerKind::parameter: return full_name(rules.parameters[owner.id]);
  }
  return {};
}

bool is_chosen(const model::Ruleset& rules, const Chosen& chosen, testing::Owner owner) {
  switch (owner.kind) {
    case testing::OwnerKind::check: return chosen.has(model::CheckId(std::size_t{owner.id}));
    case testing::OwnerKind::definition: return chosen.holds(rules.definitions[owner.id].span, owner_name(rules, owner));
    case testing::OwnerKind::parameter: return chosen.holds(rules.parameters[owner.id].span, owner_name(rules, owner));
  }
  return false;
}

MutantReport tell(const RuleSet::Impl& impl, const testing::Bench& bench, testing::MutantResult&& result) {
  MutantReport out;
  out.place = place_of(impl, result.mutant.span);
  out.owner = owner_name(bench.rules, result.mutant.owner);
  out.kind = testing::to_english(result.mutant.kind);
  out.kind_label = bench.language == base::Language::english ? out.kind : testing::to_chinese(result.mutant.kind);
  out.from = std::move(result.mutant.from);
  out.to = std::move(result.mutant.to);
  out.killed = result.killed;
  if (result.killed) out.killer = bench.rules.examples[result.killer].name;
  if (!result.cure) return out;
  result.cure->example.name = out.from + " → " + out.to;
  out.cure = testing::write_example(bench, result.cure->example);
  out.cure_check = model::id_of(at(bench.rules, result.cure->check));
  out.otherwise = to_english(result.cure->otherwise);
  return out;
}

}  // namespace

std::size_t CoverageItem::covered() const {
  return static_cast<std::size_t>(std::count_if(conditions.begin(), conditions.end(), [](const ConditionCoverage& each) { return each.covered; }));
}

std::vector<ExampleResult> run_examples(const RuleSet& rules, const TestOptions& options) {
  std::vector<ExampleResult> out;
  const auto bench = bench_of(rules, options);
  if (!bench) return out;
  const RuleSet::Impl& impl = rules.impl();
  for (std::size_t i = 0; i < impl.rules->examples.size(); ++i) {
    const auto& example = impl.rules->examples[i];
    if (!is_below(impl.sources[example.span.source].name(), options.files) || !is_wanted(*impl.rules, example, options.only)) continue;
    const auto result = testing::run_example(*bench, i);
    ExampleResult row{example.module, example.name, place_of(impl, example.span), static_cast<ExampleResult::Status>(result.status), result.claims, {}};
    for (const auto& problem : result.problems)
      row.problems.push_back({static_cast<TestProblem::Kind>(problem.kind), place_of(impl, problem.span), problem.message, problem.details});
    out.push_back(std::move(row));
  }
  return out;
}

CoverageReport measure_coverage(const RuleSet& rules, const TestOptions& options) {
  CoverageReport out;
  const auto bench = bench_of(rules, options);
  if (!bench) return out;
  const RuleSet::Impl& impl = rules.impl();
  const testing::Stage stage(*bench);
  const testing::Coverage coverage = testing::cover(stage);
  const Chosen chosen(impl, options);
  CoverageTeller teller(impl, *bench);
  for (const auto& row : coverage.checks)
    if (chosen.has(row.check)) out.items.push_back(teller.tell(row));
  for (const auto& row : coverage.definitions)
    if (chosen.holds(at(bench->rules, row.definition).span, full_name(at(bench->rules, row.definition)))) out.items.push_back(teller.tell(row));
  std::set<std::string> files;
  for (const auto& item : out.items) files.insert(item.place.file);
  for (const auto& source : impl.sources)
    if (files.count(source.name()) != 0) out.files.push_back({source.name(), std::string(source.text())});
  return out;
}

MutationReport run_mutants(const RuleSet& rules, const TestOptions& options) {
  MutationReport out;
  const auto bench = bench_of(rules, options);
  if (!bench) return out;
  const testing::Stage stage(*bench);
  const Chosen chosen(rules.impl(), options);
  std::vector<testing::Owner> owners = testing::owners(bench->rules);
  owners.erase(std::remove_if(owners.begin(), owners.end(), [&](testing::Owner owner) { return !is_chosen(bench->rules, chosen, owner); }), owners.end());
  std::vector<std::vector<testing::MutantResult>> results(owners.size());
  spread(stage, owners.size(), options.jobs, [&](std::size_t i, testing::Workshop& workshop) { results[i] = testing::mutate(stage, workshop, owners[i]); });
  for (auto& rows : results)
    for (auto& row : rows) out.mutants.push_back(tell(rules.impl(), *bench, std::move(row)));
  return out;
}

}  // namespace zhunsheng

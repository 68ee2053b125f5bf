// SPDX-License-Identifier: Apache-2.0
#include "engine/testing/mutate.hpp"

#include <algorithm>

#include "engine/graph/dependency_graph.hpp"
#include "engine/testing/conditions.hpp"

namespace zhunsheng::testing {
namespace {

/// The checks that read the owner, itself if it is one.
std::vector<model::CheckId> readers(const model::Ruleset& rules, Owner owner) {
  if (owner.kind == OwnerKind::check) return {model::CheckId(std::size_t{owner.id})};
  const graph::DependencyGraph graph(rules);
  const graph::Vertex start{owner.kind == OwnerKind::definition ? graph::VertexKind::definition : graph::VertexKind::parameter, owner.id};
  std::vector<model::CheckId> out;
  for (const auto index : graph.reach({graph.index_of(start)}, graph::Direction::readers)) {
    const graph::Vertex vertex = graph.vertex(index);
    if (vertex.kind == graph::VertexKind::check) out.emplace_back(std::size_t{vertex.id});
  }
  return out;
}

std::vector<Mutant> mutants_of(const Bench& bench, Owner owner) {
  switch (owner.kind) {
    case OwnerKind::check: return mutants_of(bench, model::CheckId(std::size_t{owner.id}));
    case OwnerKind::definition: return mutants_of(bench, model::DefinitionId(std::size_t{owner.id}));
    case OwnerKind::parameter: return mutants_of(bench, model::ParameterId(std::size_t{owner.id}));
  }
  return {};
}

/// Tries the cases of the checks against the rules as they stand in the workshop.
void run(const Stage& stage, Workshop& workshop, const std::vector<model::CheckId>& checks, MutantResult& result) {
  for (const model::CheckId check : checks) {
    const auto& cases = stage.cases_of(check);
    if (cases.empty()) continue;
    result.reached = true;
    workshop.settle(check);
    const graph::Plan plan = graph::make_check_plan(workshop.rules(), check);
    eval::Evaluator evaluator(plan, workshop.rules());
    for (const Case& one : cases) {
      const auto outcomes = evaluator.evaluate(one.scene->store, settings_for(workshop.rules(), *one.scene, check));
      if (agrees(workshop.rules(), one.claim, *one.scene, outcomes)) continue;
      result.killed = true;
      result.killer = one.claim.example;
      return;
    }
  }
}

}  // namespace

std::vector<Owner> owners(const model::Ruleset& rules) {
  std::vector<Owner> out;
  std::vector<bool> definitions(rules.definitions.size(), false), parameters(rules.parameters.size(), false);
  for (std::size_t i = 0; i < rules.checks.size(); ++i) out.push_back({OwnerKind::check, static_cast<std::uint32_t>(i)});
  for (const auto& check : rules.checks) {
    std::vector<model::ExprId> roots = roots_of(rules, check);
    for (const auto id : definitions_below(rules, check)) {
      definitions[id.index()] = true;
      for (const auto& row : at(rules, id).cases) roots.insert(roots.end(), {row.guard, row.value});
    }
    for (const auto id : expressions_below(rules, roots))
      if (at(rules, id).op == model::Op::parameter) parameters[at(rules, id).ref] = true;
  }
  for (std::size_t i = 0; i < definitions.size(); ++i)
    if (definitions[i]) out.push_back({OwnerKind::definition, static_cast<std::uint32_t>(i)});
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (parameters[i]) out.push_back({OwnerKind::parameter, static_cast<std::uint32_t>(i)});
  return out;
}

std::vector<MutantResult> mutate(const Stage& stage, Workshop& workshop, Owner owner) {
  std::vector<MutantResult> out;
  const std::vector<model::CheckId> checks = readers(workshop.original(), owner);
  for (auto& mutant : mutants_of(stage.bench(), owner)) {
    MutantResult result;
    result.mutant = std::move(mutant);
    result.mutant.apply(workshop);
    run(stage, workshop, checks, result);
    for (std::size_t i = 0; !result.killed && !result.cure && i < checks.size(); ++i) {
      workshop.settle(checks[i]);
      result.cure = find_difference(stage, workshop, checks[i]);
    }
    workshop.restore();
    out.push_back(std::move(result));
  }
  return out;
}

}  // namespace zhunsheng::testing

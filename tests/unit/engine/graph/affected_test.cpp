// SPDX-License-Identifier: Apache-2.0
// What a change reaches, against a search that knows no graph: for every check, everything that stands in its declaration
// or in the declaration of what stands there, over random rule sets. Each way is a path of readers into its check.
#include "engine/graph/affected.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/model/builtins.hpp"
#include "tests/harness/generate.hpp"

namespace zhunsheng::graph {
namespace {

using Key = std::pair<VertexKind, std::uint32_t>;

/// Recursion over declarations, written for obviousness.
class Search {
 public:
  explicit Search(const model::Ruleset& rules) : rules_(rules) {}

  std::set<Key> rests_on(model::CheckId id) {
    found_.clear();
    const model::Check& check = at(rules_, id);
    for (const model::ExprId root : {check.at, check.applies, check.norm}) expression(root);
    if (check.for_each) expression(check.for_each->list);
    for (const model::Message* message : {&check.message, &check.advice})
      for (const auto& part : *message) expression(part.expr);
    for (const auto& request : check.requests)
      if (request.material.is_valid()) enter({VertexKind::material, request.material.value});
    for (const auto exception : check.exceptions) enter({VertexKind::exception, exception.value});
    return found_;
  }

 private:
  void enter(Key key) {
    if (!found_.insert(key).second) return;
    const std::uint32_t id = key.second;
    if (key.first == VertexKind::definition)
      for (const auto& row : rules_.definitions[id].cases) expression(row.guard), expression(row.value);
    if (key.first == VertexKind::exception) {
      expression(rules_.exceptions[id].when);
      for (const auto inner : rules_.exceptions[id].inner) enter({VertexKind::exception, inner.value});
    }
    if (key.first == VertexKind::fact) fact(id);
    if (key.first == VertexKind::records && rules_.records[id].material.is_valid()) enter({VertexKind::material, rules_.records[id].material.value});
    if (key.first == VertexKind::material) expression(rules_.materials[id].condition);
  }
  void fact(std::uint32_t id) {
    for (const auto& presumption : rules_.presumptions)
      if (presumption.fact.value == id) expression(presumption.value), expression(presumption.unless);
    for (const auto source : rules_.facts[id].sources) enter({VertexKind::material, source.value});
    for (const auto& extract : rules_.extracts) {
      if (extract.fact.value != id) continue;
      enter({VertexKind::pattern, extract.pattern.value});
      for (const auto source : extract.sources) enter({VertexKind::material, source.value});
    }
  }
  void expression(model::ExprId id) {
    if (!id.is_valid()) return;
    using model::Op;
    const model::Expr& expr = at(rules_, id);
    if (expr.op == Op::fact || expr.op == Op::field || expr.op == Op::present || expr.op == Op::absent) enter({VertexKind::fact, expr.ref});
    if (expr.op == Op::records) enter({VertexKind::records, expr.ref});
    if (expr.op == Op::definition) enter({VertexKind::definition, expr.ref});
    if (expr.op == Op::parameter) enter({VertexKind::parameter, expr.ref});
    if (expr.op == Op::has_material || expr.op == Op::lacks_material) enter({VertexKind::material, expr.ref});
    if (expr.op == Op::matches) enter({VertexKind::pattern, expr.ref});
    for (const model::ExprId child : {expr.a, expr.b, expr.c}) expression(child);
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) expression(rules_.operands[i]);
  }

  const model::Ruleset& rules_;
  std::set<Key> found_;
};

/// What random rule sets lack: extractions, materials behind facts, words that read something.
void enrich(harness::Random& random, model::Ruleset& rules) {
  const auto any = [&](std::size_t count) { return std::size_t{random.below(static_cast<std::uint32_t>(count))}; };
  for (int i = 0; i < 4; ++i) {
    model::Extract extract;
    extract.fact = model::FactId(any(rules.facts.size()));
    extract.pattern = model::PatternId(any(rules.patterns.size()));
    if (random.one_in(2)) extract.sources.emplace_back(any(rules.materials.size()));
    rules.extracts.push_back(std::move(extract));
    rules.facts[any(rules.facts.size())].sources.emplace_back(any(rules.materials.size()));
  }
  for (model::Check& check : rules.checks) {
    if (random.one_in(2)) check.message.push_back({model::MessagePart::Kind::value, "", model::ExprId(any(rules.exprs.size()))});
    if (random.one_in(3)) check.requests.push_back({model::MaterialId(any(rules.materials.size())), ""});
  }
}

void expect_path(const model::Ruleset& rules, const DependencyGraph& graph, const Cause& cause, const AffectedCheck& check, const Way& way) {
  if (way.path.empty()) {
    EXPECT_EQ(cause.vertex, (Vertex{VertexKind::check, check.check.value}));
    return;
  }
  EXPECT_EQ(graph.vertex(way.path.front()), cause.vertex);
  std::vector<VertexIndex> path = way.path;
  path.push_back(graph.index_of({VertexKind::check, check.check.value}));
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const auto readers = graph.readers(path[i]);
    EXPECT_TRUE(std::any_of(readers.begin(), readers.end(), [&](const Edge& edge) { return edge.to == path[i + 1]; })) << name_of(rules, graph.vertex(path[i]));
  }
  const bool through_exception = graph.vertex(way.path.back()).kind == VertexKind::exception;
  EXPECT_EQ(way.part == Part::exception, through_exception);
}

TEST(Affected, is_what_a_search_through_every_declaration_finds) {
  std::size_t reached = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    harness::Random random(seed);
    model::Ruleset rules = harness::generate_ruleset(random);
    enrich(random, rules);
    const DependencyGraph graph(rules);
    if (graph.topological_order().empty()) continue;  // what enrich added ran in a circle
    Search search(rules);
    std::vector<std::set<Key>> rests_on;
    for (std::size_t i = 0; i < rules.checks.size(); ++i) rests_on.push_back(search.rests_on(model::CheckId(i)));
    for (VertexIndex index = 0; index < graph.size(); ++index) {
      const Vertex vertex = graph.vertex(index);
      if (vertex.kind == VertexKind::check) continue;
      std::vector<std::uint32_t> expected, found;
      for (std::uint32_t i = 0; i < rules.checks.size(); ++i)
        if (rests_on[i].count({vertex.kind, vertex.id}) > 0) expected.push_back(i);
      const std::vector<Cause> causes{{vertex, {}, true}};
      for (const AffectedCheck& check : affected(rules, graph, causes)) {
        found.push_back(check.check.value);
        EXPECT_FALSE(check.ways.empty());
        for (const Way& way : check.ways) expect_path(rules, graph, causes.front(), check, way);
      }
      EXPECT_EQ(found, expected) << name_of(rules, vertex);
      reached += found.size();
    }
    for (std::uint32_t i = 0; i < rules.checks.size(); ++i) {
      std::set<Key> found;
      for (const Shared& shared : foundations(graph, model::CheckId(std::size_t{i}))) {
        const Vertex vertex = graph.vertex(shared.vertex);
        found.insert({vertex.kind, vertex.id});
        for (const model::CheckId other : shared.others) EXPECT_EQ(rests_on[other.value].count({vertex.kind, vertex.id}), 1u);
      }
      std::erase_if(rests_on[i], [](const Key& key) { return key.first == VertexKind::exception; });
      EXPECT_EQ(found, rests_on[i]);
    }
  }
  EXPECT_GT(reached, 3'000u) << "the rule sets are not empty";
}

TEST(Affected, a_citation_touches_what_rests_on_its_holder) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    harness::Random random(seed);
    const model::Ruleset rules = harness::generate_ruleset(random);
    const DependencyGraph graph(rules);
    std::size_t in_checks = 0;
    for (const Mention& mention : find_mentions(rules)) {
      const std::vector<Cause> causes{{mention.holder, {mention}, false}};
      const auto found = affected(rules, graph, causes);
      if (mention.holder.kind == VertexKind::check) {
        ASSERT_EQ(found.size(), 1u);
        ASSERT_EQ(found[0].ways.size(), 1u);
        EXPECT_EQ(found[0].ways[0].part, mention.use->mode == model::CitationMode::by_reference ? Part::by_reference : Part::cited);
        EXPECT_EQ(found[0].ways[0].mention->use, mention.use);
        ++in_checks;
      }
      if (mention.holder.kind == VertexKind::exception) {
        ASSERT_EQ(found.size(), 1u) << "an exception belongs to one check";
        EXPECT_EQ(found[0].ways.at(0).part, Part::exception);
      }
    }
    EXPECT_GT(in_checks, 0u);
  }
}

}  // namespace
}  // namespace zhunsheng::graph

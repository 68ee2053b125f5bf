// SPDX-License-Identifier: Apache-2.0
// Depth-first over expressions; a definition is entered once.
#include "engine/findings/reads.hpp"

#include <algorithm>

#include "engine/graph/reads.hpp"

namespace zhunsheng::findings {
namespace {

template <class Id>
void sort_once(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

class Walk {
 public:
  explicit Walk(const model::Ruleset& rules) : rules_(rules), entered_(rules.definitions.size(), false), entered_facts_(rules.facts.size(), false) {}

  void enter(model::ExprId root) {
    graph::for_each_read(rules_, root, [&](const graph::Vertex& vertex, base::Span) { take(vertex); });
    add_constants(root);
  }
  Reads finish() {
    sort_once(out_.facts);
    sort_once(out_.records);
    sort_once(out_.materials);
    sort_once(out_.patterns);
    sort_once(out_.parameters);
    sort_once(out_.definitions);
    sort_once(out_.constants);
    return std::move(out_);
  }

 private:
  void take(const graph::Vertex& vertex) {
    const std::size_t id = vertex.id;
    switch (vertex.kind) {
      case graph::VertexKind::fact: return enter_fact(id);
      case graph::VertexKind::records: out_.records.emplace_back(id); return;
      case graph::VertexKind::parameter: out_.parameters.emplace_back(id); return;
      case graph::VertexKind::pattern: out_.patterns.emplace_back(id); return;
      case graph::VertexKind::material: out_.materials.emplace_back(id); return;
      case graph::VertexKind::definition: enter_definition(id); return;
      case graph::VertexKind::lexicon:
      case graph::VertexKind::exception:
      case graph::VertexKind::check: return;  // not read by expressions
    }
  }
  /// A fact, and what its presumption reads.
  void enter_fact(std::size_t id) {
    if (entered_facts_[id]) return;
    entered_facts_[id] = true;
    out_.facts.emplace_back(id);
    const model::Presumption* presumption = model::find_presumption(rules_, model::FactId(id));
    if (presumption == nullptr) return;
    enter(presumption->value);
    enter(presumption->unless);
  }
  void enter_definition(std::size_t id) {
    if (entered_[id]) return;
    entered_[id] = true;
    out_.definitions.emplace_back(id);
    for (const auto& one : rules_.definitions[id].cases) {
      enter(one.guard);
      enter(one.value);
    }
  }
  void add_constants(model::ExprId root) {
    if (!root.is_valid()) return;
    const model::Expr& expr = at(rules_, root);
    if (expr.op == model::Op::constant) out_.constants.emplace_back(std::size_t{expr.ref});
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) add_constants(rules_.operands[i]);
    for (const model::ExprId child : {expr.a, expr.b, expr.c}) add_constants(child);
  }

  const model::Ruleset& rules_;
  std::vector<bool> entered_, entered_facts_;
  Reads out_;
};

void add_exceptions(const model::Ruleset& rules, const std::vector<model::ExceptionId>& exceptions, std::vector<model::ExprId>& out) {
  for (const auto id : exceptions) {
    out.push_back(model::at(rules, id).when);
    add_exceptions(rules, model::at(rules, id).inner, out);
  }
}

}  // namespace

Reads reads_below(const model::Ruleset& rules, const std::vector<model::ExprId>& roots) {
  Walk walk(rules);
  for (const auto root : roots) walk.enter(root);
  return walk.finish();
}

std::vector<model::ExprId> all_expressions(const model::Ruleset& rules, const model::Check& check) {
  std::vector<model::ExprId> out{check.at, check.applies, check.norm};
  if (check.for_each) out.push_back(check.for_each->list);
  add_exceptions(rules, check.exceptions, out);
  return out;
}

}  // namespace zhunsheng::findings

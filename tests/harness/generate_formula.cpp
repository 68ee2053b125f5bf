// SPDX-License-Identifier: Apache-2.0
// Leaves are joined two by two until one expression is left, so that every fact counts.
#include "engine/model/builtins.hpp"
#include "tests/harness/generate_expression.hpp"

namespace zhunsheng::harness {
namespace {

using model::ExprId;
using model::Op;
using model::TypeKind;

const model::Type truth = simple(TypeKind::boolean);

class Formula {
 public:
  explicit Formula(Random& random) : random_(random), exprs_(random, rules) {
    declare_builtins(rules);
    rules.enums.push_back({"类型", {"甲", "乙", "丙"}});
  }

  model::Ruleset generate(std::uint32_t facts) {
    declare_facts(facts);
    std::vector<ExprId> parts;
    for (const model::FactId fact : rules.records.back().fields) parts.push_back(leaf(fact));
    model::Check check;
    check.name = check.title = "规则";
    check.citations.emplace_back();
    check.citations.back().mode = model::CitationMode::practice;
    if (parts.size() > 4 && random_.one_in(3)) {
      check.applies = join({parts[0], parts[1]});
      parts.erase(parts.begin(), parts.begin() + 2);
    }
    check.norm = join(std::move(parts));
    check.forbids = random_.one_in(2);
    rules.checks.push_back(std::move(check));
    return std::move(rules);
  }

 private:
  void declare_facts(std::uint32_t count) {
    model::Record record;
    record.name = "决策";
    for (std::uint32_t i = 0; i < count; ++i) {
      model::Fact fact;
      fact.record = model::RecordId(rules.records.size());
      fact.field_index = i;
      fact.name = "事实" + std::to_string(i);
      fact.question = "请说明";
      fact.type = typed(random_.pick<TypeKind>({TypeKind::boolean, TypeKind::boolean, TypeKind::boolean, TypeKind::boolean, TypeKind::enumeration, TypeKind::integer}));
      record.fields.emplace_back(rules.facts.size());
      rules.facts.push_back(std::move(fact));
    }
    rules.records.push_back(std::move(record));
  }

  ExprId leaf(model::FactId fact) {
    const model::Type& type = at(rules, fact).type;
    const ExprId read = exprs_.add(Op::fact, type, {}, {}, fact.value);
    if (type.kind == TypeKind::boolean) return read;
    const Op op = type.kind == TypeKind::integer && random_.one_in(2) ? Op::at_least : Op::equal;
    return exprs_.add(op, truth, read, exprs_.constant(type));
  }

  ExprId join(std::vector<ExprId> parts) {
    while (parts.size() > 1) {
      const ExprId left = take(parts), right = take(parts);
      switch (random_.below(5)) {
        case 0: parts.push_back(exprs_.add(Op::equal, truth, left, right)); break;
        case 1: parts.push_back(exprs_.add(Op::logical_not, truth, exprs_.add(Op::not_equal, truth, left, right))); break;
        case 2: case 3: parts.push_back(exprs_.add_list(Op::logical_and, truth, {left, right})); break;
        default: parts.push_back(exprs_.add_list(Op::logical_or, truth, {left, right}));
      }
    }
    return parts.front();
  }
  ExprId take(std::vector<ExprId>& parts) {
    const std::size_t index = random_.below(static_cast<std::uint32_t>(parts.size()));
    const ExprId out = parts[index];
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(index));
    return out;
  }

  Random& random_;
  model::Ruleset rules;
  Expressions exprs_;
};

}  // namespace

model::Ruleset generate_formula(Random& random, std::uint32_t facts) { return Formula(random).generate(facts); }

}  // namespace zhunsheng::harness

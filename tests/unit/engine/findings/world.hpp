// SPDX-License-Identifier: Apache-2.0
// A rule set built by hand, small enough to read: one check by words, some by facts. For tests of findings.
#pragma once
#include <string>
#include <vector>

#include "engine/facts/fact_store.hpp"
#include "engine/model/builtins.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::findings {

struct World {
  model::Ruleset rules;
  model::RecordId decision;

  World() {
    model::declare_builtins(rules);
    rules.modules.push_back({"试", ""});
    model::Record record;
    record.name = "决策";
    rules.records.push_back(record);
    decision = model::RecordId(rules.records.size() - 1);
  }

  static base::Date date(int year, int month, int day) { return *base::make_date(year, month, day); }
  static model::Type simple(model::TypeKind kind) {
    model::Type type;
    type.kind = kind;
    return type;
  }

  model::FactId fact(const std::string& name, model::Type type, std::vector<model::MaterialId> sources = {}) {
    model::Fact row;
    row.record = decision;
    row.field_index = static_cast<std::uint32_t>(rules.records[decision.index()].fields.size());
    row.name = name;
    row.type = type;
    row.question = name + "？";
    row.sources = std::move(sources);
    rules.facts.push_back(row);
    rules.records[decision.index()].fields.emplace_back(rules.facts.size() - 1);
    return model::FactId(rules.facts.size() - 1);
  }
  model::MaterialId material(const std::string& name) {
    model::Material row;
    row.name = row.label = name;
    rules.materials.push_back(row);
    return model::MaterialId(rules.materials.size() - 1);
  }
  law::StatuteId statute(const std::string& title, const std::string& number, base::Date from, std::optional<base::Date> until = {}) {
    law::Statute row;
    row.title = title;
    row.number = number;
    row.force = {from, until};
    rules.statutes.push_back(row);
    return law::StatuteId(rules.statutes.size() - 1);
  }
  static model::CitationUse cite(law::StatuteId statute, const std::string& title, int article, model::CitationMode mode = model::CitationMode::direct) {
    model::CitationUse use;
    use.mode = mode;
    use.citation.title = title;
    use.citation.article = law::ArticleNumber{article, 0};
    use.versions = {statute};
    return use;
  }
  static model::CitationUse practice(const std::string& text) {
    model::CitationUse use;
    use.mode = model::CitationMode::practice;
    use.text = text;
    return use;
  }

  model::ExprId expr(model::Op op, model::TypeKind kind, std::uint32_t ref = 0xffffffffu, model::ExprId a = {}, model::ExprId b = {}) {
    model::Expr node;
    node.op = op;
    node.type = simple(kind);
    node.ref = ref;
    node.a = a;
    node.b = b;
    rules.exprs.push_back(node);
    return model::ExprId(rules.exprs.size() - 1);
  }
  model::ExprId read(model::FactId id) {
    const model::ExprId out = expr(model::Op::fact, model::TypeKind::boolean, id.value);
    rules.exprs[out.index()].type = model::at(rules, id).type;
    return out;
  }
  model::ExprId all_of(const std::vector<model::ExprId>& operands) {
    const model::ExprId out = expr(model::Op::logical_and, model::TypeKind::boolean);
    rules.exprs[out.index()].list_begin = static_cast<std::uint32_t>(rules.operands.size());
    rules.operands.insert(rules.operands.end(), operands.begin(), operands.end());
    rules.exprs[out.index()].list_end = static_cast<std::uint32_t>(rules.operands.size());
    return out;
  }
  model::ExprId constant(model::Value value) {
    const model::TypeKind kind = value.kind;
    rules.constants.push_back(std::move(value));
    return expr(model::Op::constant, kind, static_cast<std::uint32_t>(rules.constants.size() - 1));
  }

  model::Check& check(const std::string& name) {
    model::Check row;
    row.module = "试";
    row.name = row.title = name;
    rules.checks.push_back(row);
    return rules.checks.back();
  }
  /// 不得 文书.条款 命中 <a pattern>: the subject is its hits.
  model::Check& check_of_words(const std::string& name) {
    model::Pattern pattern;
    pattern.module = "试";
    pattern.name = name;
    rules.patterns.push_back(pattern);
    const model::ExprId clauses = read(model::builtin::clauses);
    const model::ExprId matches = expr(model::Op::matches, model::TypeKind::boolean, static_cast<std::uint32_t>(rules.patterns.size() - 1), clauses);
    model::Check& row = check(name);
    row.norm = matches;
    row.forbids = true;
    row.subject = {model::Subject::Kind::hits, matches, {}};
    return row;
  }
  static facts::Hit hit(std::string clause, std::uint32_t paragraph, std::string quote, model::Context context = model::Context::affirmed) {
    facts::Hit out;
    out.pattern = model::PatternId(std::size_t{0});
    out.clause = 0;
    out.context = context;
    out.clause_number = out.evidence.clause = std::move(clause);
    out.quote = out.evidence.quote = std::move(quote);
    out.evidence.kind = facts::EvidenceKind::text;
    out.evidence.document = "稿.txt";
    out.evidence.place = {document::PlaceKind::paragraph, paragraph};
    return out;
  }
};

}  // namespace zhunsheng::findings

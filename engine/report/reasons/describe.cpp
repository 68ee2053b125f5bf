// SPDX-License-Identifier: Apache-2.0
// A check as the model has it → words.
#include "engine/report/reasons/describe.hpp"

#include <algorithm>

#include "engine/findings/basis.hpp"
#include "engine/findings/reads.hpp"
#include "engine/model/builtins.hpp"
#include "engine/report/reasons/phrases.hpp"

namespace zhunsheng::report {
namespace {

using findings::CitedArticle;
using model::ExprId;
using model::Op;

constexpr std::size_t most_parts = 64;  // of one condition

class Describer {
 public:
  Describer(const model::Ruleset& rules, base::Language language) : rules_(rules), say_(rules, language) {}

  Description describe(const model::Check& check) {
    Description out;
    out.check = model::id_of(check);
    out.title = check.title;
    out.severity = say_.say(model::to_chinese(check.severity), model::to_english(check.severity));
    out.category = say_.say(model::to_chinese(check.category), model::to_english(check.category));
    for (unsigned i = 0; i < 6; ++i)
      if ((check.kinds & (1u << i)) != 0) out.kinds.push_back(say_.say(model::to_chinese(static_cast<model::Kind>(i)), model::to_english(static_cast<model::Kind>(i))));
    out.points = check.points;
    if (check.at.is_valid()) out.legal_date = say_.expression(check.at);
    if (check.for_each) out.for_each = say_.expression(check.for_each->list);
    if (check.applies.is_valid()) out.applies = clause(check.applies);
    out.norm = clause(check.norm);
    out.forbids = check.forbids;
    for (const auto id : check.exceptions) out.exceptions.push_back(exception(id));
    out.citations = findings::every_version(rules_, check.citations);
    add_reads(findings::reads_below(rules_, findings::all_expressions(rules_, check)), out);
    return out;
  }

 private:
  Clause clause(ExprId id) {
    const model::Expr& expr = model::at(rules_, id);
    const bool is_and = expr.op == Op::logical_and;
    const std::size_t size = expr.list_end - expr.list_begin;
    if ((!is_and && expr.op != Op::logical_or) || size > most_parts) return {say_.condition(id), {}};
    Clause out{is_and ? say_.say("以下 " + std::to_string(size) + " 项都具备", "all of these " + std::to_string(size)) : say_.say("以下 " + std::to_string(size) + " 项中有一项", "one of these " + std::to_string(size)), {}};
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) out.parts.push_back(clause(rules_.operands[i]));
    return out;
  }

  Described exception(model::ExceptionId id) {
    const model::Exception& from = model::at(rules_, id);
    Described out;
    out.name = from.name;
    if (from.when.is_valid()) out.clause = clause(from.when);
    out.citations = findings::every_version(rules_, from.citations);
    for (const auto inner : from.inner) out.below.push_back(exception(inner));
    return out;
  }

  Described definition(const model::Definition& from) {
    Described out;
    out.name = from.name;
    if (from.cases.size() == 1 && !from.cases.front().guard.is_valid()) {
      out.text = say_.expression(from.cases.front().value);
      return out;
    }
    for (const auto& row : from.cases)
      out.below.push_back({say_.expression(row.value), row.guard.is_valid() ? say_.condition(row.guard) : say_.say("其他情形", "otherwise"), {}, findings::every_version(rules_, row.citations), {}});
    return out;
  }

  Described parameter(const model::Parameter& from) {
    static const base::Date beginning = *base::make_date(1, 1, 1);
    Described out;
    out.name = from.name;
    for (const auto& version : from.versions) {
      const std::string since = version.from <= beginning ? "" : say_.say(say_.date(version.from) + "起", "from " + say_.date(version.from));
      out.below.push_back({since, say_.value(from.type, model::known(version.value)), {}, findings::every_version(rules_, version.citations), {}});
    }
    return out;
  }

  void add_reads(const findings::Reads& reads, Description& out) {
    for (const auto id : reads.definitions) out.definitions.push_back(definition(model::at(rules_, id)));
    for (const auto id : reads.parameters) out.parameters.push_back(parameter(model::at(rules_, id)));
    for (const auto id : reads.patterns) out.patterns.push_back(model::at(rules_, id).name);
    for (const auto id : reads.facts) {
      const model::Fact& fact = model::at(rules_, id);
      if (const auto* presumption = model::find_presumption(rules_, id)) out.presumptions.push_back(presumed(id, *presumption));
      if (fact.record == model::document_record || fact.record == model::clause_record) continue;  // read from the document
      Needed needed{model::path_of(rules_, id), fact.question, {}};
      for (const auto material : fact.sources) needed.materials.push_back(model::at(rules_, material).name);
      out.facts.push_back(std::move(needed));
    }
  }

  Described presumed(model::FactId id, const model::Presumption& from) {
    Described out;
    out.name = say_.name(id);
    out.text = say_.expression(from.value);
    if (from.unless.is_valid()) out.clause = clause(from.unless);
    out.citations = findings::every_version(rules_, from.citations);
    return out;
  }

  const model::Ruleset& rules_;
  Phrases say_;
};

}  // namespace

Description describe(const model::Ruleset& rules, model::CheckId check, const DescribeOptions& options) { return Describer(rules, options.language).describe(model::at(rules, check)); }

}  // namespace zhunsheng::report

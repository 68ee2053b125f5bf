// SPDX-License-Identifier: Apache-2.0
// 定义, 参数 and 推定. A definition whose declared 时长 has no unit takes the unit of its values, so that 30日 beside it can
// be checked: such definitions are lowered when first read.
#include "dsl/sema/definitions.hpp"

#include <algorithm>

#include "dsl/sema/citations.hpp"
#include "dsl/sema/expressions.hpp"
#include "dsl/sema/names.hpp"
#include "dsl/sema/passes.hpp"
#include "dsl/sema/tables.hpp"
#include "engine/base/bilingual.hpp"

namespace zhunsheng::sema {
namespace {

using model::DefinitionId;
using model::Type;

constexpr std::uint32_t deepest_definition = 64;  // definitions read inside one another while units are settled

const std::string& module_of(const Context& context, std::uint32_t file) { return context.names.modules[context.names.files[file].module].name; }

/// The value is right and the declared type is not: the other type is offered.
void offer_type(Context& context, const syntax::Define& define, const syntax::Expr& value) {
  base::Diagnostic& last = context.report.last();
  const bool is_whole_value = define.is_plain && last.code == base::Code::type_mismatch && last.span == value.span && value.kind != syntax::ExprKind::literal && !last.fix;
  if (is_whole_value && last.arguments.size() > 2) last.fix = base::Fix::offer(define.type.span, std::string(base::in_language(last.arguments[2], base::Language::chinese)));
}

void lower_cases(Context& context, DefinitionId id, const Declared<syntax::Define>& declared) {
  const Type type = at(context.rules, id).type;
  std::vector<model::DefinitionCase> cases;
  for (const auto& node : declared.node->cases) {
    ExpressionLowering lowering(context, {declared.file, false, {}, {}, {}});
    model::DefinitionCase one;
    if (node.guard) one.guard = lowering.condition(*node.guard);
    const std::size_t before = context.report.count();
    one.value = lowering.value(node.value, type);
    if (context.report.count() == before + 1) offer_type(context, *declared.node, node.value);
    one.citations = lower_cites(context, node.cites, {});
    cases.push_back(std::move(one));
  }
  context.rules.definitions[id.index()].cases = std::move(cases);
}

/// The one unit that all values of a 时长 have.
void settle_unit(Context& context, DefinitionId id) {
  model::Definition& definition = context.rules.definitions[id.index()];
  if (!is_any_duration(definition.type) || definition.cases.empty()) return;
  const auto unit_of = [&](const model::DefinitionCase& one) { return at(context.rules, one.value).type.unit; };
  const std::uint8_t unit = unit_of(definition.cases.front());
  if (std::all_of(definition.cases.begin(), definition.cases.end(), [&](const auto& one) { return unit_of(one) == unit; })) definition.type.unit = unit;
}

void lower_definition(Context& context, DefinitionId id) {
  auto& progress = context.definition_progress[id.index()];
  if (progress != Progress::pending) return;
  progress = Progress::active;
  ++context.definition_depth;
  const auto& defines = context.declarations.defines;
  if (id.index() < defines.size()) lower_cases(context, id, defines[id.index()]);
  else lower_table(context, id, context.declarations.tables[id.index() - defines.size()]);
  settle_unit(context, id);
  --context.definition_depth;
  context.definition_progress[id.index()] = Progress::done;
}

void lower_parameter(Context& context, std::size_t index, const Declared<syntax::Parameter>& declared) {
  auto versions = declared.node->versions;
  std::stable_sort(versions.begin(), versions.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  std::vector<model::ParameterVersion> out;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const syntax::ParameterVersion& node = versions[i];
    if (i > 0 && versions[i - 1].from == node.from) context.report.add(base::Code::duplicate_version, node.from_span, {base::to_string(node.from)}).notes.push_back(first_note(versions[i - 1].from_span));
    base::DateSpan span{node.from, {}};
    if (i + 1 < versions.size() && node.from < versions[i + 1].from) span.until = versions[i + 1].from;
    model::ParameterVersion version;
    version.from = node.from;
    version.citations = lower_cites(context, node.cites, span);
    const auto given = lower_constant(context, declared.file, node.value, context.rules.parameters[index].type);
    if (given && given->state == model::FactState::known) version.value = given->value;
    else if (given) context.report.add(base::Code::expected_constant, node.value.span, {std::string(context.slice(node.value.span))});
    out.push_back(std::move(version));
  }
  context.rules.parameters[index].versions = std::move(out);
}

/// Of one fact of a block that is there once; only one.
void lower_presumption(Context& context, const Declared<syntax::Presume>& declared) {
  const syntax::Presume& node = *declared.node;
  const auto fact = resolve_fact(context, node.fact);
  if (!fact) return;
  if (at(context.rules, at(context.rules, *fact).record).use != model::RecordUse::singleton) {
    context.report.add(base::Code::cannot_presume, node.fact.span, {to_string(node.fact)});
    return;
  }
  const auto& known = context.rules.presumptions;
  const auto other = std::find_if(known.begin(), known.end(), [&](const model::Presumption& each) { return each.fact == *fact; });
  if (other != known.end()) {
    context.report.add(base::Code::duplicate_presumption, node.fact.span, {to_string(node.fact)}).notes.push_back(first_note(other->span));
    return;
  }
  ExpressionLowering lowering(context, {declared.file, false, {}, {}, {}});
  model::Presumption out;
  out.fact = *fact;
  out.span = node.fact.span;
  out.value = lowering.value(node.value, at(context.rules, *fact).type);
  if (node.unless) out.unless = lowering.condition(*node.unless);
  out.citations = lower_cites(context, node.cites, {});
  context.rules.presumptions.push_back(std::move(out));
}

}  // namespace

const Type& type_of_definition(Context& context, DefinitionId id) {
  if (is_any_duration(context.rules.definitions[id.index()].type) && context.definition_depth < deepest_definition) lower_definition(context, id);
  return context.rules.definitions[id.index()].type;
}

void declare_definitions(Context& context) {
  const auto& all = context.declarations;
  for (const auto& [node, file, is_private] : all.defines) context.rules.definitions.push_back({module_of(context, file), node->name.text, lower_type(context, node->type, node->name.text), {}, node->name.span});
  for (const auto& [node, file, is_private] : all.tables) context.rules.definitions.push_back({module_of(context, file), node->name.text, lower_type(context, node->type, node->name.text), {}, node->name.span});
  for (const auto& [node, file, is_private] : all.parameters) context.rules.parameters.push_back({module_of(context, file), node->name.text, lower_type(context, node->type, node->name.text), {}, node->name.span});
  context.definition_progress.assign(context.rules.definitions.size(), Progress::pending);
}

void lower_definitions(Context& context) {
  for (std::size_t i = 0; i < context.declarations.parameters.size(); ++i) lower_parameter(context, i, context.declarations.parameters[i]);
  for (std::size_t i = 0; i < context.rules.definitions.size(); ++i) lower_definition(context, DefinitionId(i));
  for (const auto& declared : context.declarations.presumptions) lower_presumption(context, declared);
  auto& presumptions = context.rules.presumptions;
  std::sort(presumptions.begin(), presumptions.end(), [](const auto& a, const auto& b) { return a.fact < b.fact; });
}

}  // namespace zhunsheng::sema

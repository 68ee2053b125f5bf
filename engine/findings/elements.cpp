// SPDX-License-Identifier: Apache-2.0
// A list is a fact, a block read 逐 material, a field of another element, or a definition that names one of these.
#include "engine/findings/elements.hpp"

#include <algorithm>

#include "engine/base/text.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::findings {
namespace {

using eval::Binding;
using model::FactState;

constexpr std::size_t longest_label = 120;  // of a clause or a value quoted as a whole

std::string text_of_clause(const document::Document& document, const document::Clause& clause) {
  std::string out;
  for (auto i = clause.first_paragraph; i < clause.last_paragraph && i < document.paragraphs.size(); ++i) out += document.paragraphs[i].text;
  return std::string(base::slice_code_points(out, 0, longest_label));
}

/// The clause itself as evidence (an element of 文书.条款).
void add_clause(const Inputs& in, std::size_t index, Element& out) {
  if (in.dossier == nullptr || in.dossier->draft < 0) return;
  const auto& document = in.dossier->files[static_cast<std::size_t>(in.dossier->draft)].document;
  if (index >= document.clauses.size()) return;
  const auto& clause = document.clauses[index];
  if (clause.first_paragraph >= document.paragraphs.size()) return;
  facts::Evidence evidence;
  evidence.kind = facts::EvidenceKind::text;
  evidence.document = document.path;
  evidence.clause = clause.number;
  evidence.place = document.paragraphs[clause.first_paragraph].place;
  evidence.quote = text_of_clause(document, clause);
  evidence.end = static_cast<std::uint32_t>(base::count_code_points(document.paragraphs[clause.first_paragraph].text));
  out.evidence.push_back(std::move(evidence));
}

model::Type element_type(const Inputs& in, model::ExprId list) {
  const model::Type& type = model::at(in.rules, list).type;
  model::Type out = type;
  out.kind = type.kind == model::TypeKind::list ? type.element : type.kind;
  return out;
}

const Binding* find(const std::vector<Binding>& around, std::uint32_t variable) {
  const auto place = std::find_if(around.rbegin(), around.rend(), [&](const Binding& each) { return each.variable.value == variable; });
  return place == around.rend() ? nullptr : &*place;
}

/// The loops outside of a binding.
std::vector<Binding> outside(const std::vector<Binding>& around, const Binding& binding) { return {around.begin(), around.begin() + (&binding - around.data())}; }

void point_below(std::vector<facts::Evidence>& evidence, const std::string& below) {
  for (auto& one : evidence)
    if (one.kind == facts::EvidenceKind::given) one.pointer += below;
}

/// The expression behind definitions that only name a list.
model::ExprId named_list(const Inputs& in, model::ExprId list) {
  for (std::size_t i = 0; i <= in.rules.definitions.size(); ++i) {
    const model::Expr& expr = model::at(in.rules, list);
    if (expr.op != model::Op::definition) return list;
    const model::Definition& definition = model::at(in.rules, model::DefinitionId(expr.ref));
    if (definition.policy == model::CasePolicy::all || definition.cases.size() != 1 || definition.cases.front().guard.is_valid()) return list;
    list = definition.cases.front().value;
  }
  return list;
}

}  // namespace

Element field_of(const Inputs& in, const model::Expr& field, const std::vector<Binding>& around) {
  const model::Expr& owner = model::at(in.rules, field.a);
  const Binding* binding = owner.op == model::Op::variable ? find(around, owner.ref) : nullptr;
  if (binding == nullptr) return {};
  Element out = element_at(in, binding->list, binding->element, outside(around, *binding));
  const model::Fact& fact = model::at(in.rules, model::FactId(field.ref));
  const bool is_known = out.given != nullptr && out.given->state == FactState::known;
  out.given = is_known && fact.field_index < out.given->value.items.size() ? &out.given->value.items[fact.field_index] : out.given;
  out.list_path = model::path_of(in.rules, model::FactId(field.ref));
  point_below(out.evidence, "/" + fact.name);
  return out;
}

Element element_at(const Inputs& in, model::ExprId list, std::size_t index, const std::vector<Binding>& around) {
  Element out;
  if (!list.is_valid() || index == eval::InstanceOutcome::no_element) return out;
  const model::Expr& expr = model::at(in.rules, named_list(in, list));
  if (expr.op == model::Op::records) {
    const auto& records = in.store.records[expr.ref];
    out.list_path = in.rules.records[expr.ref].name;
    if (index < records.records.size()) out.given = &records.records[index];
    if (index < records.evidence.size()) out.evidence.push_back(records.evidence[index]);
    return out;
  }
  const model::Given* whole = nullptr;
  if (expr.op == model::Op::fact) {
    const auto& entry = in.store.facts[expr.ref];
    out.list_path = model::path_of(in.rules, model::FactId(expr.ref));
    whole = &entry.given;
    if (model::FactId(expr.ref) == model::builtin::clauses) add_clause(in, index, out);
    else out.evidence = entry.evidence;
  } else if (expr.op == model::Op::field) {
    out = field_of(in, expr, around);
    whole = out.given;
  }
  out.given = whole != nullptr && whole->state == FactState::known && index < whole->value.items.size() ? &whole->value.items[index] : nullptr;
  if (whole != nullptr) point_below(out.evidence, (whole->value.open ? "/items/" : "/") + std::to_string(index));
  return out;
}

std::string label_of(const Inputs& in, model::ExprId list, const Element& element, std::size_t index) {
  const std::string ordinal = "第" + std::to_string(index + 1) + "项";
  if (element.given == nullptr || element.given->state != FactState::known) return ordinal;
  const model::Type type = element_type(in, list);
  if (type.kind != model::TypeKind::record) return model::print(in.rules, type, *element.given);
  for (const auto& field : element.given->value.items)
    if (field.state == FactState::known && field.value.kind == model::TypeKind::text && !field.value.text.empty()) return std::string(base::slice_code_points(field.value.text, 0, longest_label));
  return ordinal;
}

}  // namespace zhunsheng::findings

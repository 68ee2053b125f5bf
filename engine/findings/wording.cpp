// SPDX-License-Identifier: Apache-2.0
// Slots, questions and reasons. Chinese only: rule sets speak Chinese.
#include "engine/findings/wording.hpp"

#include <algorithm>

#include "engine/findings/basis.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::findings {
namespace {

using eval::Unknown;
using model::FactState;
using model::MessagePart;

constexpr const char* not_known = "（不详）";

std::string value_slot(const Inputs& in, const Case& one, model::ExprId expr) {
  const model::Given given = eval::value_of(in.plan, in.rules, in.store, in.settings, one.instance, one.subject, expr);
  if (given.state == FactState::absent || given.state == FactState::unknown) return not_known;
  return model::print(in.rules, model::at(in.rules, expr).type, given);
}

std::string hit_slot(const facts::Hit& hit, const std::string& name) {
  for (const auto& slot : hit.slots)
    if (slot.name == name) return slot.text;
  return not_known;
}

std::string part_text(const Inputs& in, const Case& one, const MessagePart& part) {
  const facts::Hit* hit = hit_of(in, one);
  switch (part.kind) {
    case MessagePart::Kind::literal: return part.text;
    case MessagePart::Kind::value: return value_slot(in, one, part.expr);
    case MessagePart::Kind::hit_number: return hit == nullptr ? not_known : hit->clause < 0 ? "标题" : hit->clause_number;
    case MessagePart::Kind::hit_text: return hit == nullptr ? not_known : hit->quote;
    case MessagePart::Kind::hit_context: return hit == nullptr ? not_known : model::to_chinese(hit->context);
    case MessagePart::Kind::hit_slot: return hit == nullptr ? not_known : hit_slot(*hit, part.text);
  }
  return {};
}

/// The material that would say the fact: one that is not there yet, else one that is.
void add_material(const Inputs& in, const std::vector<model::MaterialId>& sources, MissingFact& out) {
  for (const auto material : sources) {
    const bool is_there = in.store.materials[material.index()];
    if (!out.material.empty() && is_there) continue;
    out.material = model::at(in.rules, material).name;
    out.is_submitted = is_there;
    if (!is_there) return;
  }
}

void add_request(const Inputs& in, const model::Check& check, MissingFact& out) {
  if (!out.material.empty() || check.requests.empty()) return;
  const model::Request& request = check.requests.front();
  if (!request.material.is_valid()) {
    out.material = request.text;
    return;
  }
  add_material(in, {request.material}, out);
}

MissingFact of_fact(const Inputs& in, const model::Check& check, model::FactId id) {
  const model::Fact& fact = model::at(in.rules, id);
  MissingFact out;
  out.fact = model::path_of(in.rules, id);
  out.question = fact.question;
  add_material(in, fact.sources, out);
  add_request(in, check, out);
  return out;
}

MissingFact of_material(const std::string& name) {
  MissingFact out;
  out.question = "有没有“" + name + "”？有的，请提交。";
  out.material = name;
  return out;
}

const char* draft_name(const Inputs& in) {
  return in.settings.kinds == model::kind_bit(model::Kind::contract) ? "合同文本" : "送审稿";
}

/// "“风险”的第1种和第3种情形同时成立，结果不同".
std::string conflict_text(const Inputs& in, const eval::MissingInput& input) {
  if (!input.definition.is_valid()) return "规则中的几种情形得出不同的结果";
  const std::string name = "“" + model::at(in.rules, input.definition).name + "”";
  if (input.first_case == 0) return name + "的各种情形都不成立，没有结果";
  return name + "的第" + std::to_string(input.first_case) + "种和第" + std::to_string(input.second_case) + "种情形同时成立，结果不同";
}

const char* reason_text(Unknown why) {
  switch (why) {
    case Unknown::doubtful_hit: return "有的表述是否属于这种情形，需要人工判断";
    case Unknown::overflow: return "数值过大，无法计算";
    case Unknown::division_by_zero: return "除数为零，无法计算";
    case Unknown::no_calendar: return "没有当年的节假日安排，无法计算工作日";
    case Unknown::no_parameter_version: return "基准日没有适用的标准";
    case Unknown::no_legal_date: return "适用法律的日期不明";
    case Unknown::conflict:  // conflict_text
    case Unknown::fact:
    case Unknown::material:
    case Unknown::open_list:
    case Unknown::no_document: return nullptr;  // an answer would help
  }
  return nullptr;
}

bool is_same(const MissingFact& left, const MissingFact& right) { return left.fact == right.fact && left.question == right.question && left.material == right.material; }

}  // namespace

std::string fill_slots(const Inputs& in, const Case& one, const model::Message& message) {
  std::string out;
  for (const auto& part : message) out += part_text(in, one, part);
  return out;
}

std::vector<MissingFact> missing_of(const Inputs& in, const model::Check& check, const std::vector<eval::MissingInput>& inputs) {
  std::vector<MissingFact> out;
  const auto add = [&](MissingFact missing) {
    if (std::none_of(out.begin(), out.end(), [&](const MissingFact& other) { return is_same(other, missing); })) out.push_back(std::move(missing));
  };
  for (const auto& input : inputs) {
    if (input.why == Unknown::no_document) add(of_material(draft_name(in)));
    else if (input.material.is_valid()) add(of_material(model::at(in.rules, input.material).name));
    else if (input.fact.is_valid()) add(of_fact(in, check, input.fact));
  }
  return out;
}

std::vector<std::string> reasons_of(const Inputs& in, const std::vector<eval::MissingInput>& inputs) {
  std::vector<std::string> out;
  for (const auto& input : inputs) {
    const char* fixed = reason_text(input.why);
    const std::string text = input.why == Unknown::conflict ? conflict_text(in, input) : fixed != nullptr ? fixed : "";
    if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) out.emplace_back(text);
  }
  return out;
}

std::string presumed_note(const Inputs& in, const Case& one, model::FactId fact) {
  const model::Presumption* presumption = model::find_presumption(in.rules, fact);
  if (presumption == nullptr) return {};
  std::string basis;
  for (const CitedArticle& cited : in_force(in.rules, presumption->citations, one.instance.legal_date))
    basis += (basis.empty() ? "依" : "、") + (cited.text.empty() ? "《" + cited.statute + "》" + cited.article : cited.text);
  const model::Given value = eval::value_of(in.plan, in.rules, in.store, in.settings, one.instance, nullptr, presumption->value);
  return "“" + model::path_of(in.rules, fact) + "”没有材料说明，" + basis + "推定为“" + model::print(in.rules, model::at(in.rules, fact).type, value) + "”";
}

std::string undetermined_message(const std::vector<MissingFact>& missing, const std::vector<std::string>& reasons) {
  std::string out;
  for (const auto& one : missing) out += one.question;
  if (!out.empty()) out = "待核实：" + out;
  for (const auto& reason : reasons) out += reason + "。";
  return out.empty() ? "现有材料不足以判断。" : out;
}

}  // namespace zhunsheng::findings

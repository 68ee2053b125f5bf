// SPDX-License-Identifier: Apache-2.0
// A small vocabulary with a fact of every type, for the tests of the readers.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/json.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::facts {

using model::TypeKind;

inline model::Type type_of(TypeKind kind) {
  model::Type type;
  type.kind = kind;
  return type;
}

struct World {
  model::Ruleset rules;
  model::RecordId decision, contract, lease, payment;

  World() {
    model::declare_builtins(rules);
    rules.enums.push_back({"合同.类型", {"货物", "施工", "服务"}});
    rules.materials.push_back({"租赁合同文本", "租赁合同文本", {}, {}});
    decision = block("决策", model::RecordUse::singleton);
    add(decision, "征求意见", type_of(TypeKind::boolean));
    add(decision, "征求意见开始", type_of(TypeKind::date));
    add(decision, "期限", type_of(TypeKind::duration));
    payment = block("付款", model::RecordUse::element);
    add(payment, "金额", type_of(TypeKind::money));
    add(payment, "预付", type_of(TypeKind::boolean));
    contract = block("合同", model::RecordUse::singleton);
    add(contract, "金额", type_of(TypeKind::money));
    model::Type kind = type_of(TypeKind::enumeration);
    kind.ref = 2;
    add(contract, "类型", kind);
    add(contract, "份数", type_of(TypeKind::integer));
    add(contract, "面积", type_of(TypeKind::decimal));
    add(contract, "预付比例", type_of(TypeKind::percent));
    add(contract, "名称", type_of(TypeKind::text));
    model::Type list = type_of(TypeKind::list);
    list.element = TypeKind::record;
    list.ref = payment.value;
    add(contract, "付款", list);
    lease = block("租约", model::RecordUse::per_material);
    add(lease, "租金", type_of(TypeKind::money));
  }

  model::RecordId block(const char* name, model::RecordUse use) {
    model::Record record;
    record.name = name;
    record.use = use;
    rules.records.push_back(record);
    return model::RecordId(rules.records.size() - 1);
  }
  void add(model::RecordId record, const char* name, model::Type type) {
    model::Fact fact;
    fact.record = record;
    fact.field_index = static_cast<std::uint32_t>(rules.records[record.index()].fields.size());
    fact.name = name;
    fact.type = type;
    rules.records[record.index()].fields.push_back(model::FactId(rules.facts.size()));
    rules.facts.push_back(fact);
  }
  [[nodiscard]] model::FactId fact(const std::string& path) const {
    for (std::size_t i = 0; i < rules.facts.size(); ++i)
      if (model::path_of(rules, model::FactId(i)) == path) return model::FactId(i);
    return {};
  }
  [[nodiscard]] std::vector<std::string> problems(std::string_view json) const {
    std::vector<std::string> out;
    for (const auto& problem : parse_facts(rules, json, "facts.json").problems) out.push_back(problem.message);
    return out;
  }
  /// What the JSON says of the fact, printed.
  [[nodiscard]] std::string said(std::string_view json, const std::string& path) const {
    FactStore store(rules);
    EXPECT_TRUE(read_facts(rules, json, "facts.json", store).empty()) << json;
    return model::print(rules, model::at(rules, fact(path)).type, store.facts[fact(path).index()].given);
  }
};

}  // namespace zhunsheng::facts
